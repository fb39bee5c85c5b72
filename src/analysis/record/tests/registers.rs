//! The register: rows, filters, orders, groups, counts, saved queries.

use std::collections::BTreeSet;

use jiff::civil::date;

use super::*;
use crate::analysis::record::Memory;
use crate::analysis::record::register::{Counts, GroupBy, GroupKey, Register, RegisterFilter, RegisterQuery, SortBy};
use crate::domain::{Priority, ReviewResult as R, ViewOf};

const AT: Date = date(2024, 7, 1);

fn two_commissions() -> Project {
    let with = |outcome: Outcome, topic: &str, sides: &[&str]| Outcome {
        topic: topic.to_owned(),
        responsible: sides.iter().map(|side| (*side).to_owned()).collect(),
        ..outcome
    };
    let due = |outcome: Outcome, day| Outcome { deadline: on(day), ..outcome };
    let done = |outcome: Outcome| Outcome { log: vec![entry(None, OutcomeStatus::Done)], ..outcome };
    let first = vec![
        due(
            with(point(1, "Complete the fibre-optic Line"), "Energy", &["Kazakhstan", "Azerbaijan"]),
            date(2024, 6, 30),
        ),
        with(point(2, "Exchange statistics"), "", &["Kazakhstan"]),
        done(due(with(point(3, "Строительство терминала"), "Transport", &["Azerbaijan"]), date(2024, 1, 1))),
    ];
    let second =
        vec![due(Outcome { priority: Priority::High, ..point(4, "Exchange statistics monthly") }, date(2025, 1, 1))];
    let other = vec![Outcome { kind: OutcomeKind::Information, ..point(5, "Noted") }];
    project(vec![
        commission(
            900,
            "Kazakhstan and Azerbaijan",
            vec![
                meeting(20, 20, Some(date(2024, 3, 5)), second, &[(2, R::Reworded, &[4])]),
                meeting(19, 19, Some(date(2023, 3, 1)), first, &[]),
            ],
        ),
        commission(901, "Other", vec![meeting(3, 1, None, other, &[])]),
    ])
}

fn shown(register: &Register, rows: &[u32]) -> Vec<u32> {
    rows.iter().map(|nth| register.row(*nth).unwrap().id().0.raw()).collect()
}

fn filtered(register: &Register, filter: &RegisterFilter) -> Vec<u32> {
    let order = register.order(SortBy::Protocol, false);
    shown(register, &register.filtered(&order, filter, AT))
}

#[test]
fn rows_stand_as_in_the_protocols_and_carry_what_became_of_them() {
    let project = two_commissions();
    let register = Register::of(&project, &Memory::of(&project));
    assert_eq!(filtered(&register, &RegisterFilter::default()), [1, 2, 3, 4, 5]);
    let statuses: Vec<_> = register.rows().iter().map(|row| row.status()).collect();
    use OutcomeStatus::{Done, Open, Superseded};
    assert_eq!(statuses, [Open, Superseded, Done, Open, Open]);
    assert_eq!(register.topics(), ["", "Energy", "Transport"]);
    assert_eq!(register.sides(), ["Azerbaijan", "Kazakhstan"]);
}

#[test]
fn a_filter_keeps_the_rows_that_meet_all_of_it() {
    let project = two_commissions();
    let register = Register::of(&project, &Memory::of(&project));
    let all = RegisterFilter::default;
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<BTreeSet<_>>();
    let text = |text: &str| RegisterFilter { text: text.to_owned(), ..all() };
    for (filter, expected) in [
        (text("LINE fibre"), vec![1]),
        (text("строительство"), vec![3]),
        (text("19"), vec![1, 2, 3]),
        (text("azerbaijan energy"), vec![1]),
        (text("nowhere"), vec![]),
        (RegisterFilter { sides: texts(&["Azerbaijan"]), ..all() }, vec![1, 3]),
        (RegisterFilter { sides: texts(&["Nobody"]), ..all() }, vec![]),
        (RegisterFilter { topics: texts(&["", "Energy"]), ..all() }, vec![1, 2, 4, 5]),
        (RegisterFilter { statuses: [OutcomeStatus::Open].into(), ..all() }, vec![1, 4, 5]),
        (RegisterFilter { kinds: [OutcomeKind::Information].into(), ..all() }, vec![5]),
        (RegisterFilter { priorities: [Priority::High].into(), ..all() }, vec![4]),
        (RegisterFilter { sessions: [session_id(20)].into(), ..all() }, vec![4]),
        (RegisterFilter { commissions: [id(901)].into(), ..all() }, vec![5]),
        (RegisterFilter { deadline_from: Some(date(2024, 6, 30)), ..all() }, vec![1, 4]),
        (RegisterFilter { deadline_to: Some(date(2024, 6, 30)), ..all() }, vec![1, 3]),
        (RegisterFilter { pending: true, ..all() }, vec![1, 4]),
        (RegisterFilter { overdue: true, ..all() }, vec![1]),
        (RegisterFilter { overdue: true, text: "monthly".to_owned(), ..all() }, vec![]),
    ] {
        assert_eq!(filtered(&register, &filter), expected, "{filter:?}");
    }
}

#[test]
fn a_register_that_follows_another_is_the_same_as_a_new_one() {
    let project = two_commissions();
    let before = Register::of(&project, &Memory::of(&project));
    let mut changed = project.clone();
    let new = Outcome { note: "watched".to_owned(), ..point(2, "Exchange figures") };
    changed.apply(Edit::Set(crate::domain::Fields::Outcome(session_id(19), new))).unwrap();
    changed.apply(Edit::Remove { list: List::Outcomes(session_id(19)), id: id(1) }).unwrap();
    let mut head = changed.session(session_id(20)).unwrap().head.clone();
    head.place = "Shymkent".to_owned();
    changed.apply(Edit::Set(crate::domain::Fields::Session(session_id(20), head))).unwrap();
    let memory = Memory::of(&changed);
    let (after, fresh) = (Register::after(&before, &changed, &memory), Register::of(&changed, &memory));
    for text in ["", "figures", "watched", "statistics", "line", "shymkent", "строительство", "20", "noted"]
    {
        let filter = RegisterFilter { text: text.to_owned(), ..RegisterFilter::default() };
        assert_eq!(filtered(&after, &filter), filtered(&fresh, &filter), "{text}");
    }
    assert_eq!(filtered(&after, &RegisterFilter { text: "shymkent".to_owned(), ..Default::default() }), [4]);
}

#[test]
fn rows_are_sorted_and_those_that_are_equal_stay_as_in_the_protocols() {
    let project = two_commissions();
    let register = Register::of(&project, &Memory::of(&project));
    for (by, rising, falling) in [
        (SortBy::Protocol, [1, 2, 3, 4, 5], [5, 4, 1, 2, 3]),
        (SortBy::Deadline, [3, 1, 4, 2, 5], [4, 1, 3, 2, 5]),
        (SortBy::Text, [1, 2, 4, 5, 3], [3, 5, 4, 2, 1]),
        (SortBy::Priority, [4, 1, 2, 3, 5], [1, 2, 3, 5, 4]),
        (SortBy::Topic, [2, 4, 5, 1, 3], [3, 1, 2, 4, 5]),
    ] {
        assert_eq!(shown(&register, &register.order(by, false)), rising, "{by:?}");
        assert_eq!(shown(&register, &register.order(by, true)), falling, "{by:?}");
    }
    for by in SortBy::ALL {
        let mut rows = register.order(by, true);
        rows.sort_unstable();
        assert_eq!(rows, [0, 1, 2, 3, 4], "{by:?}");
    }
}

#[test]
fn groups_have_their_rows_in_the_order_given() {
    let project = two_commissions();
    let register = Register::of(&project, &Memory::of(&project));
    let order = register.order(SortBy::Text, true);
    let groups = |by| {
        let groups = register.grouped(&order, by, AT).into_iter();
        groups.map(|group| (group.key, shown(&register, &group.rows))).collect::<Vec<_>>()
    };
    let side = |name: &str| GroupKey::Side(name.to_owned());
    assert_eq!(
        groups(GroupBy::Side),
        [(side(""), vec![5, 4]), (side("Azerbaijan"), vec![3, 1]), (side("Kazakhstan"), vec![2, 1]),]
    );
    assert_eq!(
        groups(GroupBy::Session),
        [
            (GroupKey::Session(session_id(19)), vec![3, 2, 1]),
            (GroupKey::Session(session_id(20)), vec![4]),
            (GroupKey::Session(session_id(3)), vec![5]),
        ]
    );
    assert_eq!(groups(GroupBy::Month).last(), Some(&(GroupKey::Month(None), vec![5, 2])));
    for by in GroupBy::ALL.into_iter().filter(|by| *by != GroupBy::Side) {
        assert_eq!(groups(by).iter().map(|(_, rows)| rows.len()).sum::<usize>(), 5, "{by:?}");
    }
}

#[test]
fn each_row_counts_once_and_for_each_of_its_sides() {
    let project = two_commissions();
    let register = Register::of(&project, &Memory::of(&project));
    let order = register.order(SortBy::Protocol, false);
    assert_eq!(register.counts(&order, AT), Counts { done: 1, open: 1, overdue: 1, settled: 2 });
    let by_session = register.counts_by_session(&order, AT);
    assert_eq!(
        by_session.iter().map(|(id, counts)| (id.0.raw(), counts.all())).collect::<Vec<_>>(),
        [(19, 3), (20, 1), (3, 1)]
    );
    let by_side = register.counts_by_side(&order, AT);
    let kazakhstan = Counts { overdue: 1, settled: 1, ..Counts::default() };
    assert_eq!(
        by_side,
        [("Azerbaijan", Counts { done: 1, overdue: 1, ..Counts::default() }), ("Kazakhstan", kazakhstan)]
    );
}

#[test]
fn a_query_comes_back_from_its_saved_view() {
    let filter = RegisterFilter {
        text: "line".to_owned(),
        commissions: [id(1)].into(),
        sessions: [id(2), id(3)].into(),
        kinds: OutcomeKind::ALL.into(),
        statuses: OutcomeStatus::ALL.into(),
        priorities: [Priority::High, Priority::Low, Priority::Normal].into(),
        topics: [String::new(), "Energy".to_owned()].into(),
        sides: ["Kazakhstan".to_owned()].into(),
        deadline_from: Some(AT),
        deadline_to: Some(date(2025, 1, 1)),
        pending: true,
        overdue: true,
    };
    for (group, sort) in GroupBy::ALL.into_iter().zip(SortBy::ALL) {
        let query = RegisterQuery { filter: filter.clone(), group, sort, descending: true };
        assert_eq!(RegisterQuery::of(&query.view(id(7), "Open")), Some(query));
    }
    let plain = RegisterQuery::default();
    let view = plain.view(id(7), "All");
    assert_eq!((view.filters.len(), RegisterQuery::of(&view)), (0, Some(plain)));
    assert_eq!(RegisterQuery::of(&crate::domain::View { of: ViewOf::Figures, ..view }), None);
}
