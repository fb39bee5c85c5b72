//! Pasted texts as people copy them, and what the table says afterwards.

mod across;
mod labels;

use proptest::prelude::*;

use super::*;
use crate::analysis::sheet::{Column, Part};
use crate::domain::{AreaRef, DatasetHead, DatasetId, Flow, Id, Key, Multiplier, ObsStatus, Project};
use crate::session::action::{Action, Conflicts, LookAction, Reading};
use crate::session::copying::copied;
use crate::session::grid::{Block as Rectangle, Marks};
use crate::session::{CountedIds, Extent, NewRecord, Span};
use crate::words::{NumberFormat, Words};

fn id() -> DatasetId {
    DatasetId(Id::new(1).unwrap())
}

fn session_in(numbers: NumberFormat, cells: &[(&str, Flow, &str)]) -> Session {
    let mut session = Session::new(Project::default(), Box::<CountedIds>::default());
    session.set_number_format(numbers);
    let head = DatasetHead {
        reporter: AreaRef::new("KAZ"),
        partner: AreaRef::new("AZE"),
        unit: "USD".into(),
        shown: Multiplier::MILLION,
        ..DatasetHead::default()
    };
    session.dispatch(Action::Add(NewRecord::Dataset(head))).unwrap();
    for period in ["2020", "2021", "2022"] {
        session.dispatch(Action::AddPeriod { dataset: id(), period: period.parse().unwrap() }).unwrap();
    }
    for (period, flow, text) in cells {
        let key = Key::level(*flow, period.parse().unwrap());
        session.dispatch(Action::Enter { dataset: id(), key, text: (*text).to_owned() }).unwrap();
    }
    session
}

fn session(cells: &[(&str, Flow, &str)]) -> Session {
    session_in(NumberFormat::CommaPoint, cells)
}

fn paste_at(period: &str, column: Column, text: &str) -> Paste {
    let at = Cursor { period: period.parse().unwrap(), column };
    Paste { at, size: (1, 1), text: text.to_owned(), reading: Reading::default() }
}

fn paste(text: &str) -> Paste {
    paste_at("2020", Column::level(Flow::Exports), text)
}

fn planned(session: &Session, paste: &Paste) -> Rc<Plan> {
    let shown = session.sheet(id()).unwrap().row_of(paste.at.period).is_some();
    let table = session.table(id(), (!shown).then_some(paste.at.period)).unwrap();
    plan(session, &table, paste)
}

fn dispatch(session: &mut Session, paste: Paste) {
    session.dispatch(Action::Paste(Box::new(paste))).unwrap();
}

/// Every figure as `2020 X 1.5e6`, adopted ones first among rivals.
fn figures(session: &Session) -> Vec<String> {
    let dataset = session.project().datasets.get(id()).unwrap();
    let text = |said: &crate::domain::Said| match said {
        crate::domain::Said::Number(number) => number.to_string(),
        crate::domain::Said::Unread(text) => format!("{text:?}"),
        other => format!("{other:?}"),
    };
    let cell = |observation: &crate::domain::Observation| {
        let all: Vec<_> = observation.figures.iter().map(|figure| text(&figure.said)).collect();
        let Key { period, measure, flow } = observation.key;
        let growth = if measure == crate::domain::Measure::Level { "" } else { "g" };
        format!("{period} {growth}{} {}", flow.code().unwrap_or("?"), all.join("|"))
    };
    dataset.observations.iter().map(cell).collect()
}

fn pasted(text: &str) -> Vec<String> {
    let mut session = session(&[]);
    dispatch(&mut session, paste(text));
    figures(&session)
}

fn unplaced(plan: &Plan) -> Vec<(&str, NoPlace)> {
    plan.unplaced.iter().map(|one| (one.text.as_str(), one.why)).collect()
}

#[test]
fn a_block_of_numbers_goes_to_the_cells_under_it_at_once() {
    let mut session = session(&[]);
    let block = paste("456.3\t21.6%\t73\n1\t2%\t3\r\n");
    assert!(planned(&session, &block).is_plain());
    dispatch(&mut session, block);
    let expected = ["2020 X 456.3e6", "2020 M 73e6", "2020 gX 21.6", "2021 X 1e6", "2021 M 3e6", "2021 gX 2"];
    assert_eq!(figures(&session), expected);
}

#[test]
fn one_paste_is_one_step_of_undo_and_selects_what_it_put() {
    let mut session = session(&[("2020", Flow::Exports, "1")]);
    let before = session.project().clone();
    dispatch(&mut session, paste("5\t\t6\n7\t\t8\n9\t\t10\n11\t\t12"));
    let after = session.project().clone();
    assert_eq!(figures(&session).len(), 8, "a fourth row was made: 2023");
    let selection = session.selection().clone();
    assert_eq!(selection.cursor.map(|cursor| cursor.period.to_string()).as_deref(), Some("2020"));
    let far = Cursor { period: "2023".parse().unwrap(), column: Column::level(Flow::Imports) };
    assert_eq!(selection.spans, [Span { anchor: selection.cursor.unwrap(), far, extent: Extent::Cells }]);
    session.dispatch(Action::Undo).unwrap();
    assert_eq!(session.project(), &before);
    session.dispatch(Action::Redo).unwrap();
    assert_eq!(session.project(), &after);
}

#[test]
fn blocks_of_every_shape_are_read() {
    for (text, expected) in [
        ("", &[][..]),
        ("\n", &[]),
        // Ragged rows leave what they do not have.
        ("1\t\t2\n3\n4\t\t5", &["2020 X 1e6", "2020 M 2e6", "2021 X 3e6", "2022 X 4e6", "2022 M 5e6"]),
        // Periods before the rows, in any order, with new ones among them.
        ("2024\t4\n2019\t5", &["2019 X 5e6", "2024 X 4e6"]),
        ("2023 год\t4\nЯнварь 2024\t5", &["2023 X 4e6", "2024-01 X 5e6"]),
        ("2023-Q3\t4\nI кв. 2024\t5\n", &["2023-Q3 X 4e6", "2024-Q1 X 5e6"]),
        ("янв–сен 2023\t4\nянв–сен 2024\t5\n", &["2023-01-01/P9M X 4e6", "2024-01-01/P9M X 5e6"]),
        // Flows over the columns.
        ("Imports\tExports\n1\t2", &["2020 X 2e6", "2020 M 1e6"]),
        ("\tЭкспорт\tИмпорт\tОборот\n2023\t1,5\t2\t3,5", &["2023 X 1.5e6", "2023 M 2e6", "2023 T 3.5e6"]),
        // Periods over the columns, flows before the rows.
        ("\t2022\t2023\nExports\t1\t2\nImports\t3\t4", &["2022 X 1e6", "2022 M 3e6", "2023 X 2e6", "2023 M 4e6"]),
        ("2022\t2023\n1\t2", &["2022 X 1e6", "2023 X 2e6"]),
        // Months down, years across.
        (
            "\t2022\t2023\nJanuary\t1\t2\nFebruary\t3\t4",
            &["2022-01 X 1e6", "2022-02 X 3e6", "2023-01 X 2e6", "2023-02 X 4e6"],
        ),
        // The unit over the columns.
        ("\tExports, thousand USD\n2023\t456333.1", &["2023 X 456333.1e3"]),
        ("тыс. долларов США\t\n\tэкспорт\n2023\t456 333,1", &["2023 X 456333.1e3"]),
        ("Year\tExport\tGrowth, %\n2023\t456.3\t21.6", &["2023 X 456.3e6", "2023 gX 21.6"]),
        // A year alone in its row, then its months; flow and year in one head; the period over the growth too.
        ("2023\t\nянварь\t1\nфевраль\t2", &["2023-01 X 1e6", "2023-02 X 2e6"]),
        ("Partner\tExported value in 2019\tExported value in 2020\nWorld\t1\t2", &["2019 X 1e6", "2020 X 2e6"]),
        ("\tExports\t\n\t2023\tgrowth\nWorld\t1\t2", &["2023 X 1e6", "2023 gX 2"]),
        (
            "Trade of Kazakhstan\t\t\nfor January–December 2020\t\t\n\tExports\tImports\n2020\t1\t2",
            &["2020 X 1e6", "2020 M 2e6"],
        ),
        // Merged heads stand in their first column.
        (
            "\tExports\t\tImports\t\n\tmln USD\tgrowth\tmln USD\tgrowth\n2023\t1\t2\t3\t4",
            &["2023 X 1e6", "2023 M 3e6", "2023 gX 2", "2023 gM 4"],
        ),
    ] {
        assert_eq!(pasted(text), expected, "{text:?}");
    }
}

#[test]
fn a_wide_row_puts_what_has_a_column_and_names_the_rest() {
    let session = session(&[]);
    let plan = planned(&session, &paste(&vec!["1"; 16_384].join("\t")));
    assert_eq!((plan.cells.len(), plan.unplaced.len()), (8, 16_376));
    assert!(plan.unplaced.iter().all(|one| one.why == NoPlace::BeyondColumns && one.text == "1"));
    assert!(!plan.is_plain());
}

#[test]
fn what_has_no_place_is_named() {
    for (text, expected) in [
        ("1\t2\t3\t4\t5\t6\t7\t8\tnine", &[("nine", NoPlace::BeyondColumns)][..]),
        ("\tExports\tServices\n2023\t1\t2", &[("Services", NoPlace::UnknownColumn)]),
        ("2022\t1\nTotal\t2\n2023\t3", &[("Total", NoPlace::UnknownRow)]),
        ("2022\t1\n2022\t2\n2023\t3", &[("2", NoPlace::Twice)]),
        ("Azerbaijan\t1\nGeorgia\t2", &[("Georgia", NoPlace::OtherCountry)]),
        ("Oil\t1\nGas\t2", &[("Oil", NoPlace::Words), ("Gas", NoPlace::Words)]),
        ("\tExports\tExports share\n2023\t1\t2", &[("Exports share", NoPlace::UnknownColumn)]),
    ] {
        let session = session(&[]);
        let plan = planned(&session, &paste(text));
        assert_eq!(unplaced(&plan), expected, "{text:?}");
        assert!(!plan.is_plain(), "{text:?}");
    }
}

#[test]
fn decimal_signs_are_read_by_column_and_an_open_one_is_flipped() {
    for (format, text, expected, open) in [
        (NumberFormat::CommaPoint, "456,3\n73,0", "456.3e6 73.0e6", 0),
        (NumberFormat::SpaceComma, "456.3\n73.0", "456.3e6 73.0e6", 0),
        (NumberFormat::CommaPoint, "1,118\n2", "1118e6 2e6", 1),
        (NumberFormat::SpaceComma, "1,118\n2", "1.118e6 2e6", 0),
        (NumberFormat::SpaceComma, "1.118\n2", "1118e6 2e6", 1),
        (NumberFormat::CommaPoint, "1.118\n2", "1.118e6 2e6", 0),
        (NumberFormat::CommaPoint, "1,118\n2,5", "1.118e6 2.5e6", 0),
        (NumberFormat::CommaPoint, "1,118\n2,345,678", "1118e6 2345678e6", 0),
        (NumberFormat::CommaPoint, "1\u{a0}234,5\n-2", "1234.5e6 -2e6", 0),
    ] {
        let mut session = session_in(format, &[]);
        let plan = planned(&session, &paste(text));
        assert_eq!(plan.counts.open, open, "{text:?}");
        assert_eq!(plan.is_plain(), open == 0, "{text:?}");
        dispatch(&mut session, paste(text));
        let values: Vec<_> =
            figures(&session).iter().map(|line| line.replace("2020 X ", "").replace("2021 X ", "")).collect();
        assert_eq!(values.join(" "), expected, "{text:?}");
    }
    let mut flipped = paste("1,118\n2");
    flipped.reading.decimal = Some(DecimalSign::Comma);
    let mut session = session(&[]);
    assert_eq!(planned(&session, &flipped).counts.open, 0);
    dispatch(&mut session, flipped);
    assert_eq!(figures(&session), ["2020 X 1.118e6", "2021 X 2e6"]);
}

#[test]
fn what_the_person_says_of_the_block_wins() {
    let mut plain = paste("2022\t1\n2023\t2");
    plain.at.column = Column::level(Flow::Exports);
    plain.reading.heads = Some(false);
    let mut table = session(&[]);
    dispatch(&mut table, plain);
    assert_eq!(figures(&table), ["2020 X 2022e6", "2020 gX 1", "2021 X 2023e6", "2021 gX 2"]);
    let mut turned = paste("1\t2");
    turned.reading.turned = Some(true);
    let mut table = session(&[]);
    dispatch(&mut table, turned);
    assert_eq!(figures(&table), ["2020 X 1e6", "2021 X 2e6"]);
    let mut thousand = paste("1");
    thousand.reading.multiplier = Some(Multiplier::THOUSAND);
    let mut table = session(&[]);
    dispatch(&mut table, thousand);
    assert_eq!(figures(&table), ["2020 X 1e3"]);
}

fn sourced() -> (Session, SourceId) {
    let mut session = session(&[("2020", Flow::Exports, "5"), ("2021", Flow::Exports, "6")]);
    session.dispatch(Action::Add(NewRecord::Source { title: "Bulletin".into() })).unwrap();
    let source = session.project().sources.iter().next().unwrap().id;
    session.dispatch(Action::GoTo(super::super::Place::Dataset(id()))).unwrap();
    let cell = CellRef { dataset: id(), key: Key::level(Flow::Exports, "2020".parse().unwrap()) };
    let change = crate::session::FigureChange::Source(Some(source));
    session.dispatch(Action::ChangeFigure { dataset: id(), key: cell.key, place: 0, change, interaction: 0 }).unwrap();
    (session, source)
}

#[test]
fn a_figure_of_another_source_is_shown_before_and_treated_as_chosen() {
    for (conflicts, expected) in [
        (Conflicts::Correct, ["2020 X 7e6", "2021 X 8e6"]),
        (Conflicts::KeepBoth, ["2020 X 5e6|7e6", "2021 X 8e6"]),
        (Conflicts::Leave, ["2020 X 5e6", "2021 X 8e6"]),
    ] {
        let (mut session, source) = sourced();
        let mut block = paste("7\n8");
        block.reading.conflicts = conflicts;
        let plan = planned(&session, &block);
        assert_eq!((plan.counts.conflicts, plan.counts.corrections, plan.is_plain()), (1, 1, false));
        dispatch(&mut session, block);
        assert_eq!(figures(&session), expected, "{conflicts:?}");
        let key = Key::level(Flow::Exports, "2020".parse().unwrap());
        let adopted = session.figures(id(), key).unwrap().adopted().unwrap();
        assert_eq!(adopted.source, Some(source), "typing over keeps the source");
    }
}

#[test]
fn empty_cells_clear_by_place_and_leave_by_period() {
    let filled = [("2020", Flow::Exports, "5"), ("2021", Flow::Exports, "6")];
    let mut table = session(&filled);
    dispatch(&mut table, paste("\n7"));
    assert_eq!(figures(&table), ["2021 X 7e6"]);
    assert!(table.sheet(id()).unwrap().row_of("2020".parse().unwrap()).is_some(), "the row stays");
    let mut table = session(&filled);
    dispatch(&mut table, paste("2020\t\n2021\t7"));
    assert_eq!(figures(&table), ["2020 X 5e6", "2021 X 7e6"]);
}

#[test]
fn a_block_is_repeated_where_it_fits_into_the_selection() {
    for (text, size, expected) in [
        ("1", (3, 1), &["2020 X 1e6", "2021 X 1e6", "2022 X 1e6"][..]),
        ("1\n2", (3, 1), &["2020 X 1e6", "2021 X 2e6"]),
        ("1", (1, 3), &["2020 X 1e6", "2020 M 1e6", "2020 gX 1"]),
        ("1\n2", (4, 1), &["2020 X 1e6", "2021 X 2e6", "2022 X 1e6", "2023 X 2e6"]),
        ("1\n2\n3", (1, 1), &["2020 X 1e6", "2021 X 2e6", "2022 X 3e6"]),
    ] {
        let mut session = session(&[]);
        let mut block = paste(text);
        block.size = size;
        dispatch(&mut session, block);
        assert_eq!(figures(&session), expected, "{text:?} {size:?}");
    }
}

#[test]
fn words_stay_in_their_cell_with_the_reason_and_are_shown_before() {
    let mut session = session(&[]);
    let block = paste("abc\t\t1\n2\t\t\"two\nlines\"");
    let plan = planned(&session, &block);
    assert_eq!((plan.counts.unread, plan.counts.figures, plan.is_plain()), (2, 2, false));
    dispatch(&mut session, block);
    assert_eq!(figures(&session), ["2020 X \"abc\"", "2020 M 1e6", "2021 X 2e6", "2021 M \"two\\nlines\""]);
}

#[test]
fn a_star_at_a_period_says_provisional() {
    let mut session = session(&[]);
    dispatch(&mut session, paste("2023\t1\n2024*\t2"));
    let status = |period: &str| {
        let key = Key::level(Flow::Exports, period.parse().unwrap());
        session.figures(id(), key).unwrap().adopted().unwrap().status
    };
    assert_eq!((status("2023"), status("2024")), (ObsStatus::Normal, ObsStatus::Provisional));
}

#[test]
fn notes_and_sources_are_pasted_where_there_is_a_figure() {
    let (mut session, source) = sourced();
    let columns = [Part::Level, Part::Source, Part::Note].map(|part| Column::new(Flow::Exports, part));
    let look = LookAction::Columns(Some(columns.to_vec()));
    session.dispatch(Action::Look { dataset: id(), look }).unwrap();
    let block = paste_at("2021", Column::level(Flow::Exports), "6\tbulletin\tas printed\n\tBulletin\tlost\n\tNobody\t");
    let plan = planned(&session, &block);
    let lost = [("Nobody", NoPlace::NoSource), ("Bulletin", NoPlace::NoFigure), ("lost", NoPlace::NoFigure)];
    assert_eq!(unplaced(&plan), lost);
    dispatch(&mut session, block);
    let key = Key::level(Flow::Exports, "2021".parse().unwrap());
    let figure = session.figures(id(), key).unwrap().adopted().unwrap();
    assert_eq!((figure.source, figure.note()), (Some(source), Some("as printed")));
}

#[test]
fn a_unit_that_is_not_the_datasets_own_is_said() {
    let session = session(&[]);
    let plan = planned(&session, &paste("\tExports, mln EUR\n2023\t1"));
    assert_eq!((plan.other_unit, plan.multiplier), (Some("EUR"), Multiplier::MILLION));
}

#[test]
fn in_a_table_with_the_newest_row_first_a_block_goes_down_into_the_past() {
    let mut session = session(&[]);
    session.dispatch(Action::ShowNewestFirst { dataset: id(), newest_first: true }).unwrap();
    dispatch(&mut session, paste_at("2023", Column::level(Flow::Exports), "1\n2\n3"));
    assert_eq!(figures(&session), ["2021 X 3e6", "2022 X 2e6", "2023 X 1e6"]);
}

#[test]
fn a_fast_reading_is_the_reading_of_entry() {
    for text in ["0", "1", "12.5", "12,5", "-3.10", "0012", ".5", "5.", "-", "1.2.3", "", "79228162514264337593543950"]
    {
        for decimal in [DecimalSign::Comma, DecimalSign::Point] {
            let format =
                if decimal == DecimalSign::Comma { NumberFormat::PointComma } else { NumberFormat::CommaPoint };
            let Some(fast) = cells::plain_number(text, decimal) else { continue };
            let read = crate::session::entry::read(text, crate::domain::Measure::Level, Multiplier::UNITS, format);
            let said = Some(crate::domain::Said::Number(crate::domain::Number::new(fast, Multiplier::UNITS)));
            assert_eq!(read.said, said, "{text:?} {decimal:?}");
        }
    }
}

fn any_cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "-?[0-9]{1,6}(\\.[0-9]{1,3})?",
        1 => Just(String::new()),
        1 => "[a-z\"\t\n=+@' ]{0,8}",
        1 => Just("1,118".to_owned()),
    ]
}

fn filled(cells: &[(usize, usize, String)], format: NumberFormat) -> Session {
    let mut session = session_in(format, &[]);
    let table = session.table(id(), None).unwrap();
    for (row, column, text) in cells {
        let cursor = table.cursor_at(Spot::new(*row, *column)).unwrap();
        let cell = table.figure_cell(cursor).unwrap();
        session.dispatch(Action::Enter { dataset: id(), key: cell.key, text: text.clone() }).unwrap();
    }
    session
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_copied_from_the_table_pastes_back_unchanged(
        cells in prop::collection::vec((0..3_usize, 0..8_usize, any_cell()), 0..12),
        (top, left) in (0..3_usize, 0..8_usize),
        (height, width) in (1..4_usize, 1..9_usize),
        format in prop::sample::select(NumberFormat::ALL.to_vec()),
    ) {
        let mut session = filled(&cells, format);
        let mut words = Words::english();
        words.numbers = format;
        let table = session.table(id(), None).unwrap();
        let last = Spot::new((top + height - 1).min(2), (left + width - 1).min(7));
        let block = Rectangle::of(Spot::new(top, left), last);
        let span = Span { anchor: block.first, far: block.last, extent: Extent::Cells };
        let marks = Marks { cursor: block.first, spans: vec![span] };
        let text = copied(&session, &words, &table, &marks, false).unwrap().text;
        let at = table.cursor_at(block.first).unwrap();
        let before = session.project().clone();
        let reading = Reading { heads: Some(false), turned: Some(false), ..Reading::default() };
        let paste = Paste { at, size: (block.height(), block.width()), text: text.clone(), reading };
        session.dispatch(Action::Paste(Box::new(paste))).unwrap();
        prop_assert!(session.project() == &before, "{:?}", text);
    }

    #[test]
    fn any_text_is_planned_without_harm_and_undone(text in "([0-9]{1,4}|[a-zа-я\"=*%,. ]{0,6}|2023|Exports)([\t\n\r]([0-9]{1,4}|[a-zа-я\"=*%,. ]{0,6}|Q[1-4]|Imports)){0,20}") {
        let mut session = session(&[("2020", Flow::Exports, "1")]);
        let before = session.project().clone();
        let steps = session.undo_label().cloned();
        dispatch(&mut session, paste(&text));
        if session.project() != &before {
            session.dispatch(Action::Undo).unwrap();
        }
        prop_assert!(session.project() == &before);
        prop_assert!(session.undo_label() == steps.as_ref());
    }
}
