//! Conflicts accepted, repairs tried out and made, conventions set, by actions alone.

use jiff::civil::date;

use super::*;
use crate::analysis::reconcile::Verdict;
use crate::domain::{
    Against, CellRef, DatasetHead, DatasetId, Flow, Key, Multiplier, ObsStatus, Period, Qualifier, Rounding, Said,
    Source,
};
use crate::session::action::ChecksAction;
use crate::session::{Action, CountedIds, FigureChange, NewRecord};

fn year(year: i32) -> Period {
    Period::of_year(year).unwrap()
}

fn growth(flow: Flow) -> Key {
    Key::growth(flow, year(2023), Against::YearEarlier)
}

/// The worked example, in a dataset with one source.
fn worked_example() -> (Session, DatasetId, SourceId) {
    let mut session = Session::new(Project::default(), Box::<CountedIds>::default());
    session.dispatch(Action::Add(NewRecord::Source { title: "A bulletin".into() })).unwrap();
    let source = session.project().sources.at(0).unwrap().clone();
    let id = source.id;
    let of = Source { office: "An office".into(), published: Some(date(2024, 3, 5)), ..source };
    session.dispatch(Action::Set { fields: Box::new(Fields::Source(of)), interaction: 0 }).unwrap();
    let head = DatasetHead {
        unit: "USD".into(),
        shown: Multiplier::MILLION,
        default_source: Some(id),
        ..DatasetHead::default()
    };
    session.dispatch(Action::Add(NewRecord::Dataset(head))).unwrap();
    let dataset = session.project().datasets.at(0).unwrap().id;
    for (key, text) in [
        (Key::level(Flow::Turnover, year(2022)), "463.3"),
        (Key::level(Flow::Imports, year(2022)), "88.3"),
        (Key::level(Flow::Turnover, year(2023)), "529.4"),
        (Key::level(Flow::Exports, year(2023)), "456.3"),
        (Key::level(Flow::Imports, year(2023)), "73.0"),
        (growth(Flow::Turnover), "14.2"),
        (growth(Flow::Exports), "21.6"),
        (growth(Flow::Imports), "-17.3"),
    ] {
        enter(&mut session, dataset, key, text);
    }
    session.check_now();
    (session, dataset, id)
}

fn enter(session: &mut Session, dataset: DatasetId, key: Key, text: &str) {
    session.dispatch(Action::Enter { dataset, key, text: text.into() }).unwrap();
}

fn only(session: &Session) -> Arc<crate::analysis::checks::Judged> {
    let [judged] = session.checks().report().judged.as_slice() else { panic!("{:?}", session.checks().report()) };
    Arc::clone(judged)
}

fn accept(session: &mut Session, reason: &str) -> Result<(), Refusal> {
    let (statements, fingerprint) = subject(session.project(), &only(session)).unwrap();
    let date = Some(date(2024, 3, 6));
    let (reason, replaces) = (reason.into(), session.standings().accepted.get(&0).map(|of| of.id()));
    session.dispatch(Action::Checks(ChecksAction::Accept { statements, fingerprint, reason, date, replaces }))
}

/// The repair that gives this figure another number.
fn repair_of(session: &Session, key: Key) -> Trying {
    let judged = only(session);
    let repairs = judged.answer.findings.repairs.iter().filter_map(|of| trying_repair(session.project(), &judged, of));
    let is_it = |trying: &Trying| matches!(trying, Trying::Figures(of) if of.len() == 1 && of[0].0.cell.key == key);
    repairs.into_iter().find(is_it).unwrap()
}

#[test]
fn an_accepted_conflict_is_open_no_more_until_undo() {
    let (mut session, ..) = worked_example();
    assert_eq!(session.standings().open, 1);
    assert_eq!(accept(&mut session, "  "), Err(Refusal::TextNeeded));
    accept(&mut session, "The bulletin truncates").unwrap();
    assert_eq!(session.standings().open, 0);
    let record = session.project().acknowledgements.at(0).unwrap();
    assert_eq!((record.reason.as_str(), record.date), ("The bulletin truncates", Some(date(2024, 3, 6))));
    assert_eq!(record.statements.len(), 6, "the cells of both minimal conflicts");
    assert!(!session.checks_are_old(), "no verdict depends on what was accepted");
    session.dispatch(Action::Undo).unwrap();
    assert_eq!(session.standings().open, 1);
    assert!(session.project().acknowledgements.is_empty());
}

#[test]
fn whatever_changes_a_figure_of_the_conflict_opens_it_again() {
    type Change = fn(&mut Session, DatasetId, SourceId);
    fn set(session: &mut Session, id: SourceId, change: impl Fn(&mut Source)) {
        let mut source = session.project().sources.get(id).unwrap().clone();
        change(&mut source);
        session.dispatch(Action::Set { fields: Box::new(Fields::Source(source)), interaction: 0 }).unwrap();
    }
    fn change(session: &mut Session, dataset: DatasetId, key: Key, change: FigureChange) {
        session.dispatch(Action::ChangeFigure { dataset, key, place: 0, change, interaction: 0 }).unwrap();
    }
    let cases: [(&str, Change, bool); 8] = [
        ("a digit", |session, dataset, _| enter(session, dataset, growth(Flow::Exports), "21.5"), true),
        (
            "a decimal",
            |session, dataset, _| enter(session, dataset, Key::level(Flow::Turnover, year(2022)), "463.30"),
            true,
        ),
        (
            "a qualifier",
            |session, dataset, _| {
                change(session, dataset, growth(Flow::Imports), FigureChange::Qualifier(Qualifier::About));
            },
            true,
        ),
        (
            "the source of a figure",
            |session, dataset, _| change(session, dataset, growth(Flow::Imports), FigureChange::Source(None)),
            true,
        ),
        ("the date of the source", |session, _, id| set(session, id, |of| of.published = Some(date(2024, 3, 7))), true),
        ("its convention", |session, _, id| set(session, id, |of| of.rounding.levels = Some(Rounding::Nearest)), true),
        ("a note of the source", |session, _, id| set(session, id, |of| of.note = "Read again".into()), false),
        (
            "a figure that is in no conflict",
            |session, dataset, _| enter(session, dataset, Key::level(Flow::Imports, year(2023)), "73"),
            false,
        ),
    ];
    for (what, make, opens) in cases {
        let (mut session, dataset, source) = worked_example();
        accept(&mut session, "The bulletin truncates").unwrap();
        make(&mut session, dataset, source);
        assert_eq!(session.standings().open, usize::from(opens), "{what}, before it is judged again");
        session.check_now();
        let report = Arc::clone(session.checks().report());
        let conflict = report.judged.iter().position(|of| of.answer.cannot_hold());
        if let Some(place) = conflict {
            let told = session.standings().accepted.get(&place).copied();
            assert_eq!(matches!(told, Some(Acceptance::Accepted(_))), !opens, "{what}");
            assert!(told.is_some(), "{what}: what was said before is still told");
        }
    }
}

#[test]
fn accepting_again_replaces_what_was_said_of_the_same_figures() {
    let (mut session, dataset, _) = worked_example();
    accept(&mut session, "The bulletin truncates").unwrap();
    enter(&mut session, dataset, growth(Flow::Exports), "21.5");
    session.check_now();
    assert_eq!(session.standings().open, 1);
    accept(&mut session, "As printed").unwrap();
    let reasons: Vec<_> = session.project().acknowledgements.iter().map(|of| of.reason.as_str()).collect();
    assert_eq!(reasons, ["As printed"]);
    assert_eq!(session.standings().open, 0);
}

#[test]
fn a_repair_is_tried_out_before_it_is_made_and_is_one_step() {
    let turnover = Key::level(Flow::Turnover, year(2023));
    let (mut session, dataset, _) = worked_example();
    let trying = repair_of(&session, turnover);
    let before = session.snapshot();
    let of = TryOrigin::of(only(&session).check.origins[0]);
    session.dispatch(Action::Checks(ChecksAction::TryOut { trying: trying.clone(), of })).unwrap();
    assert!(session.checks().trial().unwrap().is_waiting());
    let order = session.wanted_check().unwrap();
    assert!(matches!(order.question, Question::Trial(_)));
    let answer = order.carry_out(&|| false);
    assert!(!session.take_check(answer), "it is no report");
    let tried = session.checks().trial().unwrap().judged().unwrap();
    assert!(!tried.answer.cannot_hold(), "{:?}", tried.answer.findings.verdict);
    assert!(only(&session).answer.cannot_hold(), "nothing is made yet");
    assert_eq!(session.project(), &before);
    session.dispatch(Action::Checks(ChecksAction::Make(trying))).unwrap();
    assert_eq!(session.text_of(dataset, turnover), "529.3");
    assert!(session.checks().trial().is_none() && session.checks_are_old());
    session.check_now();
    assert_eq!(session.standings().open, 0);
    session.dispatch(Action::Undo).unwrap();
    assert_eq!(session.text_of(dataset, turnover), "529.4");
    assert_eq!(session.project(), &before);
    session.check_now();
    assert_eq!(session.standings().open, 1);
}

#[test]
fn the_four_repairs_of_the_worked_example_give_the_printed_numbers() {
    let (session, ..) = worked_example();
    for (key, printed) in [
        (Key::level(Flow::Turnover, year(2023)), "529.3e6"),
        (Key::level(Flow::Turnover, year(2022)), "463.4e6"),
        (growth(Flow::Exports), "21.7"),
        (growth(Flow::Imports), "-17.2"),
    ] {
        let Trying::Figures(changes) = repair_of(&session, key) else { panic!("{key:?}") };
        assert_eq!(changes[0].1.to_string(), printed);
    }
    let alone = |of: &&crate::analysis::reconcile::Repair| of.changes.len() == 1;
    assert_eq!(only(&session).answer.findings.repairs.iter().filter(alone).count(), 4);
}

#[test]
fn a_figure_printed_in_thousands_is_mended_in_thousands() {
    let (mut session, dataset, _) = worked_example();
    let turnover = Key::level(Flow::Turnover, year(2023));
    let said = Said::Number("529400e3".parse().unwrap());
    let figures = session.figures(dataset, turnover).unwrap().clone().with(0, |figure| figure.said = said.clone());
    let edit = Edit::Figures { dataset, key: turnover, figures: Some(figures) };
    session.commit(crate::session::Label::ChangeFigures(1), vec![edit], session.selection().clone(), 0).unwrap();
    session.check_now();
    let Trying::Figures(changes) = repair_of(&session, turnover) else { panic!() };
    let number = changes[0].1;
    assert_eq!((number.multiplier(), number.decimals()), (Multiplier::THOUSAND, 0));
    assert!(number.value() < "529400".parse().unwrap() && number.value() > "529000".parse().unwrap(), "{number}");
}

#[test]
fn a_trial_ends_with_the_next_change_and_can_be_left() {
    let (mut session, dataset, _) = worked_example();
    let trying = repair_of(&session, growth(Flow::Exports));
    let of = TryOrigin::of(only(&session).check.origins[0]);
    let begin = Action::Checks(ChecksAction::TryOut { trying, of });
    session.dispatch(begin.clone()).unwrap();
    session.dispatch(Action::Checks(ChecksAction::LeaveIt)).unwrap();
    assert!(session.checks().trial().is_none() && session.wanted_check().is_none());
    session.dispatch(begin).unwrap();
    let late = session.wanted_check().unwrap();
    enter(&mut session, dataset, growth(Flow::Exports), "21.7");
    assert!(session.checks().trial().is_none());
    let answer = late.carry_out(&|| false);
    session.take_check(answer);
    assert!(session.checks().trial().is_none(), "an answer to what nobody asks any more is not kept");
}

#[test]
fn a_convention_that_fits_is_set_on_the_source_as_one_step() {
    let (mut session, _, source) = worked_example();
    let judged = only(&session);
    let fits = &judged.answer.findings.conventions;
    let truncated = fits.iter().find(|of| of.levels == Rounding::Nearest && of.rates == Rounding::TowardZero).unwrap();
    let trying = trying_convention(session.project(), &judged, *truncated).unwrap();
    session.dispatch(Action::Checks(ChecksAction::Make(trying))).unwrap();
    let rounding = session.project().sources.get(source).unwrap().rounding;
    assert_eq!((rounding.levels, rounding.rates), (None, Some(Rounding::TowardZero)));
    session.check_now();
    assert_eq!(only(&session).standing(), Standing::ByConvention);
    assert_eq!(session.standings().open, 0);
    session.dispatch(Action::Undo).unwrap();
    session.check_now();
    assert_eq!(session.standings().open, 1);
}

#[test]
fn what_follows_is_taken_over_as_estimated() {
    let (mut session, dataset, _) = worked_example();
    let trying = repair_of(&session, Key::level(Flow::Turnover, year(2023)));
    session.dispatch(Action::Checks(ChecksAction::Make(trying))).unwrap();
    session.check_now();
    let judged = only(&session);
    let exports = Key::level(Flow::Exports, year(2022));
    let estimates = judged.answer.implied.iter().filter_map(|of| estimate(session.project(), &judged, of));
    let Estimate { cell, said, qualifier } = estimates.into_iter().find(|of| of.cell.key == exports).unwrap();
    session.dispatch(Action::Checks(ChecksAction::TakeOver { cell, said, qualifier })).unwrap();
    let figure = session.figures(dataset, exports).unwrap().adopted().unwrap().clone();
    assert_eq!(figure.status, ObsStatus::Estimated);
    assert!(matches!(&figure.said, Said::Range(_) | Said::Number(_)), "{figure:?}");
    assert!(figure.note().is_some());
    session.check_now();
    assert_eq!(session.standings().open, 0, "what follows can hold with the rest");
    let again = Action::Checks(ChecksAction::TakeOver {
        cell: CellRef { dataset, key: exports },
        said: figure.said,
        qualifier: Qualifier::Exact,
    });
    assert_eq!(session.dispatch(again), Err(Refusal::NothingImplied));
}

#[test]
fn a_source_is_guessed_from_the_figures_it_printed() {
    let (mut session, _, source) = worked_example();
    session.dispatch(Action::Checks(ChecksAction::Guess(source))).unwrap();
    assert!(session.checks().guess(source).is_none());
    let order = session.wanted_check().unwrap();
    assert_eq!(order.question, Question::Guess(source));
    let answer = order.carry_out(&|| false);
    session.take_check(answer);
    let guess = session.checks().guess(source).unwrap();
    assert_eq!((guess.blocks, guess.undecided, guess.tells_nothing), (1, 0, false));
    let fits = |levels, rates| guess.fits.iter().any(|of| (of.levels, of.rates) == (levels, rates));
    assert!(fits(Rounding::Nearest, Rounding::TowardZero));
    assert!(fits(Rounding::TowardZero, Rounding::TowardZero));
    assert!(!fits(Rounding::Nearest, Rounding::Nearest));
    assert!(session.wanted_check().is_none());
}

#[test]
fn an_answer_counts_only_for_the_session_that_asked() {
    let (mut session, ..) = worked_example();
    let (other, ..) = worked_example();
    let stamp = session.checks().stamp();
    let answer = other.whole_check().carry_out(&|| false);
    assert!(!session.take_check(answer));
    assert_eq!(session.checks().stamp(), stamp);
    let stopped = session.whole_check().carry_out(&|| true);
    assert!(!session.take_check(stopped), "half a report is none");
    assert_eq!(session.checks().stamp(), stamp);
}

#[test]
fn verdicts_are_told_first_and_what_was_stopped_is_wanted_again() {
    let (mut session, dataset, source) = worked_example();
    for of in 1990..2002 {
        for (flow, text) in [(Flow::Turnover, "50.0"), (Flow::Exports, "30.0")] {
            enter(&mut session, dataset, Key::level(flow, year(of)), text);
        }
        enter(&mut session, dataset, Key::growth(Flow::Exports, year(of), Against::YearEarlier), "0.0");
    }
    assert!(session.wants_report() && session.wants_other_checks());
    let mut told = Vec::new();
    let order = session.whole_check();
    let stopped = std::cell::Cell::new(false);
    let answer = order.carry_out_telling(&|| stopped.get(), &mut || true, &mut |so_far| {
        assert!(so_far.is_so_far());
        stopped.set(told.len() == 1);
        told.push(so_far);
    });
    assert_eq!(told.len(), 2, "the verdicts, and what followed before the stop");
    let implied = |session: &Session| {
        let blocks = session.checks().report().judged.iter();
        blocks.map(|judged| judged.answer.implied.len()).max().unwrap()
    };
    let (mut grown, mut guessed) = (Vec::new(), Vec::new());
    for answer in told.into_iter().chain([answer]) {
        assert!(session.take_check(answer));
        grown.push(implied(&session));
        assert!(!session.wants_other_checks(), "the verdicts are known");
        assert!(session.wants_report(), "and not what follows");
        if session.checks().guess(source).is_none() {
            session.want_guess(source);
            let guess = session.wanted_check().unwrap().carry_out(&|| false);
            session.take_check(guess);
        }
        guessed.push(session.checks().guess(source).cloned());
    }
    assert!(guessed[0].is_some() && guessed.iter().all(|guess| *guess == guessed[0]), "it is not asked for again");
    assert!(grown[0] == 0 && grown[1] > 0 && grown[2] == grown[1], "{grown:?}");
    session.check_now();
    assert!(!session.wants_report() && implied(&session) > grown[2]);
}

#[test]
fn only_what_a_verdict_depends_on_makes_the_report_old() {
    let (mut session, dataset, _) = worked_example();
    session.dispatch(Action::AddPeriod { dataset, period: year(2030) }).unwrap();
    session.dispatch(Action::Add(NewRecord::Commission { name: "A commission".into(), parties: Vec::new() })).unwrap();
    assert!(!session.checks_are_old());
    enter(&mut session, dataset, Key::level(Flow::Exports, year(2024)), "1");
    assert!(session.checks_are_old());
    let mark = session.whole_check().mark();
    session.give_up_check(&mark);
    assert!(!session.checks_are_old(), "what failed is not tried again before something changes");
    assert_eq!(only(&session).answer.findings.verdict, Verdict::CannotHold, "the last report stays");
}

#[test]
fn figures_of_a_conflict_are_marked_in_their_table_until_it_is_accepted() {
    use crate::analysis::sheet::{Column, Remark};
    let (mut session, dataset, _) = worked_example();
    let marked = |session: &Session| {
        let sheet = session.sheet(dataset).unwrap();
        let columns = [Column::level(Flow::Turnover), Column::growth(Flow::Exports), Column::growth(Flow::Turnover)];
        columns.map(|column| sheet.cell(year(2023), column).unwrap().has(Remark::InConflict))
    };
    assert_eq!(marked(&session), [true, true, false], "the growth of turnover is in no minimal set");
    accept(&mut session, "Truncated, as the office says").unwrap();
    assert_eq!(marked(&session), [false, false, false]);
    session.dispatch(Action::Undo).unwrap();
    assert_eq!(marked(&session), [true, true, false]);
    enter(&mut session, dataset, Key::level(Flow::Turnover, year(2023)), "529.3");
    session.check_now();
    assert_eq!(marked(&session), [false, false, false]);
}
