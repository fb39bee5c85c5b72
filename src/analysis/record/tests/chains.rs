//! Chains of reviews: what became of a point, what is open, what was forgotten, what cannot be.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::analysis::record::difference::Mark;
use crate::analysis::record::issues::{Issue, issues};
use crate::analysis::record::{Because, Memory, in_time};
use crate::domain::ReviewResult as R;

/// 19th: 1 (reworded into 4), 2 (forgotten), 3 (merged into 4), 9 (information). 20th: 4 (split into 6 and 7),
/// 5 (fulfilled at the 21st). 21st: 6, 7, and 8 new.
fn three_sessions() -> Project {
    let deadline = |outcome, deadline| Outcome { deadline, ..outcome };
    let first = vec![
        deadline(point(1, "Complete the line by 2024"), on(date(2024, 12, 31))),
        point(2, "Exchange statistics"),
        point(3, "Study the line"),
        Outcome { kind: OutcomeKind::Information, ..point(9, "The sides noted trade") },
    ];
    let second =
        vec![deadline(point(4, "Complete the line by 2026"), on(date(2026, 12, 31))), point(5, "Hold a forum")];
    let third = vec![point(6, "Complete the western part"), point(7, "Complete the eastern part"), point(8, "New")];
    of_sessions(vec![
        meeting(19, 19, Some(date(2023, 3, 1)), first, &[]),
        meeting(20, 20, Some(date(2024, 3, 5)), second, &[(1, R::Reworded, &[4]), (3, R::Merged, &[4])]),
        meeting(21, 21, Some(date(2025, 3, 5)), third, &[(4, R::Split, &[6, 7]), (5, R::Fulfilled, &[])]),
    ])
}

#[test]
fn a_commitment_is_followed_both_ways_through_merges_and_splits() {
    let project = three_sessions();
    let memory = Memory::of(&project);
    let of = |raw| {
        let lineage = memory.lineage(id(raw)).unwrap();
        let stages: Vec<_> = lineage.stages.iter().map(|stage| stage.outcome.0.raw()).collect();
        (stages, ids(&lineage.latest), lineage.status)
    };
    let open = OutcomeStatus::Open;
    assert_eq!(of(4), (vec![1, 3, 4, 6, 7], vec![6, 7], open));
    assert_eq!(of(1), (vec![1, 4, 6, 7], vec![6, 7], open));
    assert_eq!(of(7), (vec![1, 3, 4, 7], vec![7], open));
    assert_eq!(of(5), (vec![5], vec![5], OutcomeStatus::Done));
    assert_eq!(memory.lineage(id(77)), None);
}

#[test]
fn wording_and_deadline_are_shown_then_and_now() {
    let project = three_sessions();
    let memory = Memory::of(&project);
    let lineage = memory.lineage(id(1)).unwrap();
    let step = &lineage.stages.iter().find(|stage| stage.outcome == id(4)).unwrap().from[0];
    let changed: Vec<_> = step.wording.iter().filter(|piece| piece.mark != Mark::Same).map(|one| &*one.text).collect();
    assert_eq!(changed, ["2024", "2026"]);
    assert_eq!(step.moved, Some((on(date(2024, 12, 31)), on(date(2026, 12, 31)))));
    assert_eq!(lineage.circle, []);
}

#[test]
fn what_is_open_at_the_end_of_a_session_is_neither_settled_nor_carried_over_by_then() {
    let project = three_sessions();
    let memory = Memory::of(&project);
    let open = |session| memory.open_at_end(session_id(session)).iter().map(|of| of.outcome.id).collect::<Vec<_>>();
    assert_eq!(ids(&open(19)), [1, 2, 3]);
    assert_eq!(ids(&open(20)), [2, 4, 5]);
    assert_eq!(ids(&open(21)), [2, 6, 7, 8]);
    let arising =
        |session| memory.matters_arising(session_id(session)).iter().map(|of| of.outcome.id).collect::<Vec<_>>();
    assert_eq!(ids(&arising(21)), [2]);
    assert!(arising(19).is_empty());
}

#[test]
fn an_open_point_without_a_review_at_the_next_session_is_found() {
    let project = three_sessions();
    let memory = Memory::of(&project);
    let dropped = |session| memory.silently_dropped(session_id(session));
    let of_first = dropped(19);
    assert_eq!(of_first.iter().map(|one| one.outcome.0.raw()).collect::<Vec<_>>(), [2]);
    assert!(of_first[0].is_lost() && !of_first[0].next_is_draft);
    assert_eq!((dropped(20), dropped(21)), (vec![], vec![]));
    assert_eq!(memory.all_lost().len(), 1);
}

#[test]
fn a_point_that_was_settled_between_sessions_or_taken_up_later_is_not_lost() {
    let settled = Outcome { log: vec![entry(Some(date(2023, 6, 1)), OutcomeStatus::Done)], ..point(1, "a") };
    // Done only after the 20th: nobody looked at it there, but it is not lost today.
    let late = Outcome { log: vec![entry(Some(date(2024, 6, 1)), OutcomeStatus::Done)], ..point(2, "b") };
    let again = point(3, "c");
    let project = of_sessions(vec![
        meeting(19, 19, Some(date(2023, 3, 1)), vec![settled, late, again], &[]),
        meeting(20, 20, Some(date(2024, 3, 5)), vec![], &[]),
        meeting(21, 21, Some(date(2025, 3, 5)), vec![point(4, "c again")], &[(3, R::Continued, &[4])]),
    ]);
    let memory = Memory::of(&project);
    let dropped: Vec<_> =
        memory.silently_dropped(session_id(19)).iter().map(|of| (of.outcome.0.raw(), of.taken_up)).collect();
    assert_eq!(dropped, [(2, None), (3, Some(session_id(21)))]);
    assert_eq!(memory.all_lost(), []);
}

#[test]
fn a_point_has_the_status_that_its_log_or_a_later_session_gives_it() {
    let project = three_sessions();
    let memory = Memory::of(&project);
    for (raw, status, by_review) in [
        (1, OutcomeStatus::Superseded, true),
        (2, OutcomeStatus::Open, false),
        (4, OutcomeStatus::Superseded, true),
        (5, OutcomeStatus::Done, true),
        (6, OutcomeStatus::Open, false),
    ] {
        let standing = memory.standing(memory.point(id(raw)).unwrap());
        assert_eq!((standing.status, matches!(standing.because, Because::Review(..))), (status, by_review), "{raw}");
    }
}

#[test]
fn a_circle_is_reported_and_loses_no_point() {
    let reviews: [(u32, R, &[u32]); 3] = [(1, R::Continued, &[2]), (3, R::Reworded, &[3]), (2, R::Continued, &[])];
    let project = of_sessions(vec![
        meeting(19, 19, Some(date(2023, 3, 1)), vec![point(1, "a"), point(3, "c")], &[(2, R::Continued, &[1])]),
        meeting(20, 20, Some(date(2024, 3, 5)), vec![point(2, "b")], &reviews),
    ]);
    let memory = Memory::of(&project);
    let mut circles: Vec<_> = memory.circles().iter().map(|circle| ids(circle)).collect();
    circles.iter_mut().for_each(|circle| circle.sort_unstable());
    circles.sort();
    assert_eq!(circles, [vec![1, 2], vec![3]]);
    assert_eq!(memory.lineage(id(1)).unwrap().stages.len(), 2);
    assert!(!memory.lineage(id(2)).unwrap().circle.is_empty());
    let open: Vec<_> = memory.open_at_end(session_id(20)).iter().map(|point| point.outcome.id).collect();
    assert_eq!(ids(&open), [3, 2], "the later point of a circle is to be done, and so is one that continues itself");
    assert!(issues(&project, &memory).iter().any(|issue| matches!(issue, Issue::Circle { .. })));
}

#[test]
fn what_cannot_be_is_listed_with_its_place() {
    let early = Outcome { deadline: on(date(2023, 1, 1)), ..point(1, "a") };
    let long = point(2, &"x".repeat(100_001));
    let mut first = meeting(1, 19, Some(date(2024, 3, 5)), vec![early, long], &[]);
    first.head.to = Some(date(2024, 3, 1));
    first.head.next_date = Some(date(2024, 3, 5));
    let second = meeting(
        2,
        19,
        Some(date(2025, 3, 5)),
        vec![point(3, "b")],
        &[(77, R::Fulfilled, &[]), (1, R::Continued, &[78]), (3, R::Fulfilled, &[]), (2, R::Split, &[])],
    );
    let third = meeting(3, 5, Some(date(2026, 3, 5)), vec![], &[]);
    let project = of_sessions(vec![first, second, third]);
    let memory = Memory::of(&project);
    let found = issues(&project, &memory);
    let names: Vec<_> =
        found.iter().map(|issue| format!("{issue:?}").split([' ', '{']).next().unwrap().to_owned()).collect();
    assert_eq!(
        names,
        [
            "SameNumber",
            "NumberOutOfOrder",
            "EndsBeforeStart",
            "NextNotAfter",
            "DeadlineBeforeSession",
            "LongText",
            "ReviewOfGone",
            "BecomesGone",
            "ReviewOutOfOrder",
            "LeadsNowhere",
        ]
    );
    assert!(found.iter().all(|issue| !issue.places(&memory).is_empty()));
    let good = three_sessions();
    assert_eq!(issues(&good, &Memory::of(&good)), []);
}

#[test]
fn a_review_of_a_deleted_point_that_left_its_words_is_no_issue() {
    let mut session = meeting(20, 20, Some(date(2024, 3, 5)), vec![], &[(77, R::Fulfilled, &[])]);
    let was = Some(crate::domain::GonePoint { session: Some(19), ..Default::default() });
    session.reviews = session.reviews.iter().map(|review| Review { was: was.clone(), ..review.clone() }).collect();
    let project = of_sessions(vec![session]);
    assert_eq!(issues(&project, &Memory::of(&project)), []);
}

#[test]
fn sessions_stand_in_time_whatever_their_order_in_the_list() {
    let none = meeting(4, 22, None, vec![], &[]);
    let of = commission(
        9,
        "",
        vec![
            meeting(2, 21, Some(date(2025, 1, 1)), vec![], &[]),
            none,
            meeting(1, 20, Some(date(2024, 1, 1)), vec![], &[]),
            meeting(3, 19, None, vec![], &[]),
        ],
    );
    let numbers: Vec<_> = in_time(&of).iter().map(|session| session.head.number.unwrap()).collect();
    // The 19th has no date and no number before it: it stays after the one it follows in the list.
    assert_eq!(numbers, [20, 19, 21, 22]);
}

proptest! {
    #[test]
    fn no_chain_of_reviews_however_tangled_ends_the_walk(links in prop::collection::vec((0..3_u32, 1..12_u32, prop::collection::vec(1..12_u32, 0..4)), 0..25)) {
        let points = |from: u32| (from..from + 4).map(|raw| point(raw, "text")).collect::<Vec<_>>();
        let sessions = (0..3_u32).map(|nth| {
            let reviews: Vec<_> = links.iter().filter(|(session, ..)| *session == nth).collect();
            let reviews: Vec<_> = reviews.iter().map(|(_, of, to)| (*of, R::Continued, to.as_slice())).collect();
            meeting(100 + nth, nth, Some(date(2020 + i16::try_from(nth).unwrap(), 1, 1)), points(1 + nth * 4), &reviews)
        });
        let project = of_sessions(sessions.collect());
        let memory = Memory::of(&project);
        for raw in 1..=12_u32 {
            let lineage = memory.lineage(id(raw)).unwrap();
            prop_assert!(lineage.stages.iter().any(|stage| stage.outcome == id(raw)));
        }
        // A point is settled, to be done, or carried over to one that is: none is lost.
        for point in memory.points() {
            let standing = memory.standing(point);
            let carried = standing.status == OutcomeStatus::Superseded;
            let later = memory.reviews_of(point.outcome.id).iter().flat_map(|found| memory.becomes(found));
            prop_assert_eq!(carried, later.count() > 0);
        }
        issues(&project, &memory);
        memory.all_lost();
    }
}
