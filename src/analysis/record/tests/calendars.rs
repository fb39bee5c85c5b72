//! Sessions and deadlines in time.

use jiff::civil::date;

use super::*;
use crate::analysis::record::Memory;
use crate::analysis::record::calendar::{CalendarEntry, EntryOf, agenda, calendar, of_month};
use crate::domain::ReviewResult as R;

fn shown(entries: &[&CalendarEntry]) -> Vec<String> {
    let one = |entry: &&CalendarEntry| match entry.of {
        EntryOf::Session { .. } => format!("{} session {}", entry.date, entry.session),
        EntryOf::Announced => format!("{} announced by {}", entry.date, entry.session),
        EntryOf::Deadline { outcome, pending } => format!("{} {outcome} {pending}", entry.date),
    };
    entries.iter().map(one).collect()
}

#[test]
fn sessions_and_deadlines_stand_in_time_each_once() {
    let due = |raw, day| Outcome { deadline: on(day), ..point(raw, "a") };
    let done = Outcome { log: vec![entry(None, OutcomeStatus::Done)], ..due(3, date(2024, 2, 1)) };
    let mut first = meeting(1, 19, Some(date(2023, 12, 30)), vec![due(5, date(2024, 6, 30)), done], &[]);
    first.head.to = Some(date(2024, 1, 2));
    first.head.next_date = Some(date(2024, 9, 9));
    let mut second = meeting(
        2,
        20,
        Some(date(2024, 3, 5)),
        vec![due(6, date(2024, 8, 31)), point(7, "b")],
        &[(5, R::Reworded, &[6])],
    );
    second.head.next_date = Some(date(2025, 3, 5));
    let project = of_sessions(vec![first, second]);
    let entries = calendar(&project, &Memory::of(&project));
    let all: Vec<_> = entries.iter().collect();
    assert_eq!(
        shown(&all),
        [
            "2023-12-30 session 1",
            "2024-02-01 3 false",
            "2024-03-05 session 2",
            "2024-08-31 6 true",
            "2025-03-05 announced by 2",
        ]
    );
    let january: Vec<_> = of_month(&entries, 2024, 1).collect();
    assert_eq!(shown(&january), ["2023-12-30 session 1"], "it reaches into January");
    assert_eq!(of_month(&entries, 2024, 13).count(), 0);
    let next: Vec<_> = agenda(&entries, date(2024, 9, 1)).collect();
    assert_eq!(shown(&next), ["2024-08-31 6 true", "2025-03-05 announced by 2"], "what is overdue comes first");
}
