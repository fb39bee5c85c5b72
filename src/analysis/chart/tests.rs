//! Small tables made by hand, and what their charts must show.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::layout::{Paper, draw};
use super::*;
use crate::analysis::growth::{Estimate, Growth};
use crate::analysis::interval::Interval;
use crate::analysis::sheet::{Cell, Content, How, Origin, Question, Row};
use crate::domain::drawing::Drawing;
use crate::domain::marks::{Target, TextWidth, Tone};
use crate::domain::{DatasetId, Id, ObsStatus, Qualifier, SessionId};

pub struct SevenPixels;

impl TextWidth for SevenPixels {
    fn width(&self, text: &str, _size: f64, _bold: bool) -> f64 {
        f64::from(u16::try_from(text.chars().count()).unwrap_or(u16::MAX)) * 7.0
    }
}

pub fn id(raw: u32) -> Id {
    Id::new(raw).unwrap()
}

pub fn key(flow: Flow) -> SeriesKey {
    SeriesKey { dataset: DatasetId(id(1)), flow, year: None }
}

pub fn datum(period: &str) -> Datum {
    let series = Series { key: key(Flow::Exports), panel: PanelKind::Level };
    Datum { period: period.parse().unwrap(), series }
}

fn printed(value: &str) -> Cell {
    cell(
        Content::Level { value: value.parse().unwrap(), qualifier: Qualifier::Exact },
        Origin::Printed { source: None, status: ObsStatus::Normal },
    )
}

fn cell(content: Content, origin: Origin) -> Cell {
    Cell { content, origin, ..Cell::default() }
}

fn percent(value: &str) -> Cell {
    let value: Decimal = value.parse().unwrap();
    let estimate = Estimate { value, approximate: false, interval: Interval::point(value) };
    cell(Content::Growth(Growth::Percent(estimate)), Origin::Nobody)
}

/// Rows of levels "exports imports turnover", `-` for none.
fn sheet(rows_of: RowsOf, rows: &[(&str, [&str; 3])]) -> Sheet {
    let flows = [Flow::Exports, Flow::Imports, Flow::Turnover];
    let columns = flows.into_iter().flat_map(|flow| [Column::level(flow), Column::growth(flow)]).collect();
    let row = |(period, levels): &(&str, [&str; 3])| Row {
        period: period.parse().unwrap(),
        cells: levels
            .iter()
            .flat_map(|text| [if *text == "-" { Cell::default() } else { printed(text) }, Cell::default()])
            .collect(),
    };
    let question = Question { rows: rows_of, ..Question::default() };
    Sheet::of_rows(question, columns, rows.iter().map(row).collect())
}

fn put(sheet: &mut Sheet, period: &str, column: Column, cell: Cell) {
    let at = sheet.columns.iter().position(|known| *known == column).unwrap();
    let row = sheet.row_of(period.parse().unwrap()).unwrap();
    *sheet = with_rows(sheet, sheet.columns.clone(), |nth, cells| {
        if nth == row {
            cells[at] = cell.clone();
        }
    });
}

fn with_rows(sheet: &Sheet, columns: Vec<Column>, change: impl Fn(usize, &mut Vec<Cell>)) -> Sheet {
    let rows = sheet.periods().enumerate().map(|(nth, period)| {
        let mut cells = sheet.cells(nth).to_vec();
        change(nth, &mut cells);
        Row { period, cells }
    });
    Sheet::of_rows(sheet.question, columns, rows.collect())
}

fn picture_with(sheet: &Sheet, markers: &[Marker], hidden: &BTreeSet<Flow>) -> Picture {
    picture_beside(sheet, markers, &[], hidden)
}

fn picture_beside(sheet: &Sheet, markers: &[Marker], goals: &[Goal], hidden: &BTreeSet<Flow>) -> Picture {
    let words = Words::english();
    let names = |flow| words.flow(flow).to_owned();
    picture(&Input {
        dataset: DatasetId(id(1)),
        sheet,
        markers,
        goals,
        unit: "million US dollars",
        names: &names,
        hidden,
        words: &words,
        within: None,
    })
}

fn picture_of(sheet: &Sheet) -> Picture {
    picture_with(sheet, &[], &BTreeSet::new())
}

fn drawing(picture: &Picture, width: f64, height: f64) -> Drawing {
    draw(picture, picture.time, Paper { width, height }, &Words::english(), &SevenPixels)
}

fn example() -> Sheet {
    let mut sheet = sheet(
        RowsOf::Years,
        &[("2021", ["287.9", "44.4", "332.2"]), ("2022", ["-", "88.3", "463.3"]), ("2023", ["456.3", "73", "529.4"])],
    );
    let bounds = Interval::new("374.9".parse().unwrap(), "375.1".parse().unwrap()).unwrap();
    let implied = cell(Content::Bounds(bounds), Origin::Implied(How::TurnoverMinusImports));
    put(&mut sheet, "2022", Column::level(Flow::Exports), implied);
    put(
        &mut sheet,
        "2023",
        Column::growth(Flow::Exports),
        cell(Content::PrintedGrowth(Decimal::new(216, 1)), Origin::Nobody),
    );
    put(&mut sheet, "2023", Column::growth(Flow::Imports), percent("-17.3"));
    put(&mut sheet, "2023", Column::growth(Flow::Turnover), percent("14.3"));
    sheet
}

pub fn marker(x: f64) -> Marker {
    let shorter = ["20th session, Astana", "20th, Astana", "20th"].map(str::to_owned).to_vec();
    let target = Target::Session(SessionId(id(7)));
    Marker { x, to: None, date: None, name: shorter[0].clone(), shorter, target }
}

fn bars(picture: &Picture, kind: PanelKind) -> Vec<Bar> {
    let marks = &picture.panel(kind).unwrap().marks;
    marks.iter().filter_map(|mark| if let Mark::Bar(bar) = mark { Some(*bar) } else { None }).collect()
}

fn lines(picture: &Picture) -> Vec<Line> {
    let marks = &picture.panel(PanelKind::Level).unwrap().marks;
    marks.iter().filter_map(|mark| if let Mark::Line(line) = mark { Some(line.clone()) } else { None }).collect()
}

fn assert_finite(picture: &Picture, width: f64, height: f64) {
    let drawing = drawing(picture, width, height);
    let text = format!("{picture:?} {drawing:?}");
    assert!(!text.contains("NaN") && !text.contains("inf"), "{width}×{height}: {text}");
}

#[test]
fn the_example_shows_an_implied_bar_pale_with_its_band() {
    let picture = picture_of(&example());
    let tones: Vec<_> = bars(&picture, PanelKind::Level).iter().map(|bar| (bar.y.round(), bar.tone)).collect();
    assert_eq!(
        tones,
        [
            (288.0, Tone::Full),
            (375.0, Tone::Pale),
            (456.0, Tone::Full),
            (44.0, Tone::Full),
            (88.0, Tone::Full),
            (73.0, Tone::Full)
        ]
    );
    let marks = &picture.panel(PanelKind::Level).unwrap().marks;
    assert!(marks.iter().any(|mark| matches!(mark, Mark::Band(band) if band.low < 375.0 && band.high > 375.0)));
    assert_eq!(bars(&picture, PanelKind::Growth).len(), 3);
    assert_eq!(lines(&picture).len(), 1);
}

#[test]
fn bars_of_a_period_stand_side_by_side_within_it() {
    let picture = picture_of(&example());
    let of_2023: Vec<_> =
        bars(&picture, PanelKind::Level).into_iter().filter(|bar| bar.datum.period.year() == 2023).collect();
    assert!(of_2023[0].x1 <= of_2023[1].x0);
    assert!(of_2023[0].x0 >= 2023.0 * 12.0 && of_2023[1].x1 <= 2024.0 * 12.0);
}

#[test]
fn the_summary_says_what_the_chart_shows() {
    let picture = picture_with(&example(), &[marker(24290.0)], &BTreeSet::new());
    assert_eq!(
        picture.summary,
        "Turnover rose from 463.3 in 2022 to 529.4 in 2023; Exports rose from 374.9…375.1 in 2022 to 456.3 in 2023; \
         Imports fell from 88.3 in 2022 to 73 in 2023; 1 session marked"
    );
}

#[test]
fn a_gap_splits_the_line_and_is_never_zero() {
    let picture = picture_of(&sheet(
        RowsOf::Years,
        &[
            ("2018", ["-", "-", "10"]),
            ("2019", ["-", "-", "11"]),
            ("2020", ["-", "-", "-"]),
            ("2021", ["-", "-", "12"]),
            ("2023", ["-", "-", "13"]),
        ],
    ));
    let runs: Vec<_> = lines(&picture).iter().map(|line| line.points.len()).collect();
    assert_eq!(runs, [2, 1, 1]);
    assert!(bars(&picture, PanelKind::Level).is_empty());
    assert_eq!(picture.legend.iter().map(|named| named.key.flow).collect::<Vec<_>>(), [Flow::Turnover]);
}

#[test]
fn sessions_in_the_year_after_the_figures_are_on_the_axis_and_others_not() {
    let all = [marker(23000.0), marker(24290.0), marker(24500.0)];
    let picture = picture_with(&example(), &all, &BTreeSet::new());
    assert_eq!(picture.markers, all[1..2]);
    assert!(picture.time.1 > 24290.0);
}

#[test]
fn a_hidden_series_leaves_its_room_to_the_others() {
    let hidden = BTreeSet::from([Flow::Exports]);
    let picture = picture_with(&example(), &[], &hidden);
    assert!(bars(&picture, PanelKind::Level).iter().all(|bar| bar.datum.series.flow() == Flow::Imports));
    assert_eq!(picture.legend.len(), 3);
    assert!(!picture.summary.contains("Exports"));
}

#[test]
fn an_empty_table_draws_nothing_and_breaks_nothing() {
    for rows in [&[][..], &[("2023", ["-", "-", "-"])][..]] {
        let picture = picture_of(&sheet(RowsOf::Years, rows));
        assert!(picture.is_empty());
        assert_finite(&picture, 700.0, 300.0);
    }
}

#[test]
fn one_figure_has_an_axis_with_two_numbers() {
    let picture = picture_of(&sheet(RowsOf::Months, &[("2023-07", ["-", "-", "5"])]));
    let drawing = drawing(&picture, 700.0, 300.0);
    assert!(drawing.panels[0].ticks.len() >= 2);
    assert!(drawing.panels[0].lines[0].dots);
    assert_eq!(picture.summary, "Turnover 5 in July 2023");
    assert_finite(&picture, 700.0, 300.0);
}

#[test]
fn nothing_is_ever_without_a_place() {
    let huge = "9".repeat(28);
    let minus = format!("-{huge}");
    let tables = [
        sheet(RowsOf::Years, &[("2022", [&huge, "1", &minus]), ("2023", ["0", "0", &huge])]),
        sheet(RowsOf::Years, &[("2022", ["0", "0", "0"])]),
        sheet(
            RowsOf::Months,
            &[("1000-01", ["0.0000000000000000000000000001", "-", "-"]), ("2999-12", ["1", "1", "2"])],
        ),
        sheet(
            RowsOf::YearToDate,
            &[("2023-01", ["1", "2", "3"]), ("2023-Q1", ["4", "5", "9"]), ("2023", ["9", "9", "18"])],
        ),
        sheet(RowsOf::OtherSpans, &[("2022-11-01/P5M", ["1", "2", "3"]), ("2022-12-01/P5M", ["1", "2", "3"])]),
        example(),
    ];
    for table in tables {
        let picture = picture_of(&table);
        for (width, height) in [(420.0, 160.0), (1024.0, 320.0), (1600.0, 900.0), (1.0, 1.0)] {
            assert_finite(&picture, width, height);
        }
    }
}

#[test]
fn a_negative_balance_hangs_below_zero() {
    let sheet = example();
    let columns = sheet.columns.iter().copied().chain([Column::level(Flow::Balance)]).collect();
    let sheet = with_rows(&sheet, columns, |_, cells| {
        cells.push(cell(
            Content::Level { value: Decimal::from(-40), qualifier: Qualifier::Exact },
            Origin::Calculated(How::ExportsMinusImports),
        ));
    });
    let picture = picture_of(&sheet);
    let drawing = drawing(&picture, 800.0, 400.0);
    let panel = &drawing.panels[0];
    assert!(panel.range.0 <= -40.0 && panel.baseline < panel.area.bottom);
    let balance = panel.lines.iter().find(|line| line.series.flow() == Flow::Balance).unwrap();
    assert!(balance.points.iter().all(|point| point.y > panel.baseline && point.tone == Tone::Pale));
    assert!(bars(&picture, PanelKind::Growth).iter().all(|bar| bar.datum.series.flow() != Flow::Balance));
}

#[test]
fn growth_that_is_no_percent_is_a_word_and_never_a_bar() {
    let mut sheet = example();
    let ratio = Decimal::new(114, 1);
    let times = Estimate { value: ratio, approximate: false, interval: Interval::point(ratio) };
    put(&mut sheet, "2022", Column::growth(Flow::Exports), cell(Content::Growth(Growth::Times(times)), Origin::Nobody));
    put(&mut sheet, "2022", Column::growth(Flow::Imports), cell(Content::Growth(Growth::New), Origin::Nobody));
    put(&mut sheet, "2022", Column::growth(Flow::Turnover), cell(Content::Growth(Growth::NoBase), Origin::Nobody));
    let drawing = drawing(&picture_of(&sheet), 900.0, 400.0);
    let notes: Vec<_> = drawing.panels[1].notes.iter().map(|note| note.text.text.as_str()).collect();
    assert_eq!(notes, ["×11.4", "new"]);
    assert!(drawing.panels[1].bars.iter().all(|bar| bar.datum.period.year() == 2023));
    let narrow = self::drawing(&picture_of(&sheet), 140.0, 400.0);
    assert_eq!(narrow.panels[1].notes.len(), 1, "words do not lie on each other");
}

#[test]
fn the_growth_panel_folds_away_in_a_low_chart() {
    let picture = picture_of(&example());
    assert_eq!(drawing(&picture, 800.0, 199.0).panels.len(), 1);
    assert_eq!(drawing(&picture, 800.0, 260.0).panels.len(), 2);
}

#[test]
fn everything_lies_on_the_paper() {
    let picture = picture_with(&example(), &[marker(24270.0), marker(24290.0)], &BTreeSet::new());
    for (width, height) in [(420.0, 160.0), (420.0, 400.0), (700.0, 240.0), (1600.0, 320.0)] {
        let drawing = drawing(&picture, width, height);
        for panel in &drawing.panels {
            assert!(panel.area.bottom <= height && panel.area.top >= 20.0 && panel.area.height() > 30.0, "{panel:?}");
            for bar in &panel.bars {
                assert!(bar.area.left >= panel.area.left && bar.area.right <= panel.area.right);
                let widest = (panel.area.width() / 10.0).clamp(40.0, 72.0);
                assert!(bar.area.width() <= widest + 0.001);
                assert!(bar.area.top >= panel.area.top - 0.01 && bar.area.bottom <= panel.area.bottom + 1.01);
            }
        }
        assert!(drawing.times.iter().all(|text| text.y + 8.0 <= height), "{:?} {height}", drawing.times);
        for end in &drawing.ends {
            assert!(end.text.x + SevenPixels.width(&end.text.text, SMALL, true) <= width);
        }
        for marker in &drawing.markers {
            assert!(marker.area.right <= width + 7.0 && marker.area.bottom <= drawing.times[0].y - 5.0);
        }
    }
}

#[test]
fn names_of_the_last_figures_never_touch() {
    let table = sheet(RowsOf::Years, &[("2023", ["100", "101", "102"])]);
    let ends = drawing(&picture_of(&table), 900.0, 300.0).ends;
    assert_eq!(ends.len(), 3);
    let mut heights: Vec<_> = ends.iter().map(|end| end.text.y).collect();
    heights.sort_by(f64::total_cmp);
    assert!(heights.windows(2).all(|pair| pair[1] - pair[0] >= 14.9), "{heights:?}");
}

#[test]
fn a_bar_is_found_where_it_is_drawn() {
    let drawing = drawing(&picture_of(&example()), 900.0, 400.0);
    let bar = drawing.panels[0].bars[0];
    let found = drawing.datum_at((bar.area.left + bar.area.right) / 2.0, bar.area.bottom - 2.0);
    assert_eq!(found, Some(bar.datum));
    let point = drawing.panels[0].lines[0].points[2];
    assert_eq!(drawing.datum_at(point.x + 2.0, point.y), Some(point.datum));
    assert_eq!(drawing.datum_at(bar.area.left - 20.0, bar.area.bottom - 2.0), None);
}

#[test]
fn years_to_date_stand_at_their_last_month() {
    let rows = [("2023-01", ["1", "1", "2"]), ("2023-01-01/P2M", ["2", "2", "4"]), ("2023-Q1", ["3", "3", "6"])];
    let picture = picture_of(&sheet(RowsOf::YearToDate, &rows));
    let stops: Vec<_> = picture.stops.iter().map(|stop| stop.x - 2023.0 * 12.0).collect();
    assert_eq!(stops, [0.5, 1.5, 2.5]);
    assert_eq!(lines(&picture)[0].points.len(), 3);
}

#[test]
fn a_chart_of_many_periods_draws_no_more_than_its_pixels() {
    let months: Vec<String> = (1000..2000).flat_map(|y| (1..=12).map(move |m| format!("{y}-{m:02}"))).collect();
    let rows: Vec<_> = months.iter().map(|month| (month.as_str(), ["1", "2", "3"])).collect();
    let drawing = drawing(&picture_of(&sheet(RowsOf::Months, &rows)), 800.0, 300.0);
    let panel = &drawing.panels[0];
    assert!(panel.bars.len() <= 2 * 2 * 800, "{}", panel.bars.len());
    assert!(panel.lines[0].points.len() <= 4 * 800);
}

/// Months of 1000–1999 with one peak, one trough and a gap of a decade.
fn thousand_years() -> Sheet {
    let months: Vec<String> = (1000..2000)
        .filter(|year| !(1500..1510).contains(year))
        .flat_map(|year| (1..=12).map(move |month| format!("{year}-{month:02}")))
        .collect();
    let level = |month: &str| match month {
        "1234-05" => "900",
        "1789-07" => "1",
        _ => "100",
    };
    let rows: Vec<_> = months.iter().map(|month| (month.as_str(), ["50", "50", level(month)])).collect();
    sheet(RowsOf::Months, &rows)
}

fn picture_within(sheet: &Sheet, within: Option<(f64, f64)>) -> Picture {
    let (words, hidden) = (Words::english(), BTreeSet::new());
    let names = |flow| words.flow(flow).to_owned();
    picture(&Input {
        dataset: DatasetId(id(1)),
        sheet,
        markers: &[],
        goals: &[],
        unit: "",
        names: &names,
        hidden: &hidden,
        words: &words,
        within,
    })
}

#[test]
fn of_very_many_periods_peaks_troughs_gaps_and_the_newest_figure_stay() {
    let picture = picture_within(&thousand_years(), None);
    let lines = lines(&picture);
    let points: Vec<_> = lines.iter().flat_map(|line| &line.points).collect();
    assert!(points.len() < 1200, "{}", points.len());
    for peak in ["1234-05", "1789-07", "1000-01", "1999-12"] {
        assert!(points.iter().any(|point| point.datum.period == peak.parse().unwrap()), "{peak}");
    }
    assert_eq!(lines.len(), 2, "the decade without figures is a gap");
    assert_eq!((picture.time, picture.window), ((12_000.0, 24_000.0), Some((12_000.0, 24_000.0))));
    assert_eq!(picture.ends.len(), 3);
}

#[test]
fn near_by_every_period_is_drawn() {
    let within = (1_700.0 * 12.0, 1_710.0 * 12.0);
    let picture = picture_within(&thousand_years(), Some(within));
    let inside = |stop: &&Stop| (within.0..=within.1).contains(&stop.x);
    assert_eq!(picture.stops.iter().filter(inside).count(), 120);
    assert_eq!((picture.time, picture.window), ((12_000.0, 24_000.0), Some(within)));
    assert_eq!(picture.ends.len(), 3, "the newest figures keep their names");
}

fn goal(flow: Flow, by: &str) -> Goal {
    let baseline = Some(("2021".parse().unwrap(), "300".parse().unwrap()));
    Goal { dataset: DatasetId(id(1)), flow, by: by.parse().unwrap(), value: "1000".parse().unwrap(), baseline }
}

/// Where the lines of goals begin and end, as periods and heights.
fn goal_lines(picture: &Picture) -> Vec<((String, f64), (String, f64))> {
    let of_goal = |line: &Line| line.points.last().is_some_and(|last| last.datum.period.year() > 2023);
    let at = |point: LinePoint| (point.datum.period.to_string(), point.y);
    let ends = |line: &Line| (at(line.points[0]), at(line.points[line.points.len() - 1]));
    lines(picture).into_iter().filter(of_goal).map(|line| ends(&line)).collect()
}

/// Of each line of a goal, whether it runs on beyond the paper.
fn runs_on(picture: &Picture) -> Vec<bool> {
    let of_goal = |line: &Line| line.points.last().is_some_and(|last| last.datum.period.year() > 2023);
    lines(picture).into_iter().filter(of_goal).map(|line| line.runs_on).collect()
}

fn first_label(picture: &Picture) -> Option<&str> {
    picture.panels[0].marks.iter().find_map(|mark| match mark {
        Mark::Label(label) => Some(label.text.as_str()),
        _ => None,
    })
}

#[test]
fn a_goal_is_a_line_and_a_point_beside_the_figures_of_its_series() {
    let none = BTreeSet::new();
    let before = picture_of(&example());
    for flow in [Flow::Exports, Flow::Turnover] {
        let picture = picture_beside(&example(), &[], &[goal(flow, "2024")], &none);
        assert_eq!(goal_lines(&picture), [(("2021".to_owned(), 300.0), ("2024".to_owned(), 1000.0))]);
        assert_eq!(first_label(&picture), Some("target 1,000, 2024"));
        assert_eq!(runs_on(&picture), [false], "the goal itself is a point");
        assert!(picture.time.1 > 2024.5 * 12.0, "its date is on the paper: {:?}", picture.time);
        assert!(picture.summary.contains("Target of 1,000 for"), "{}", picture.summary);
        assert_eq!((picture.ends, picture.stops), (before.ends.clone(), before.stops.clone()), "it is no figure");
    }
    let bare = Goal { baseline: None, ..goal(Flow::Turnover, "2024") };
    let picture = picture_beside(&example(), &[], &[bare], &none);
    assert_eq!(goal_lines(&picture), [(("2023".to_owned(), 529.4), ("2024".to_owned(), 1000.0))]);
}

#[test]
fn of_a_goal_far_ahead_the_way_there_is_drawn_and_the_figures_keep_their_room() {
    let before = picture_of(&example());
    let picture = picture_beside(&example(), &[], &[goal(Flow::Turnover, "2060")], &BTreeSet::new());
    assert_eq!(first_label(&picture), Some("target 1,000, 2060 →"));
    let width = |picture: &Picture| picture.time.1 - picture.time.0;
    assert!(width(&picture) < 1.5 * width(&before), "{:?} {:?}", picture.time, before.time);
    let [(from, to)] = &goal_lines(&picture)[..] else { panic!("one line") };
    assert_eq!(from.1, 300.0);
    assert_eq!(runs_on(&picture), [true], "there is no figure where the paper ends");
    // A few years of the 39 that it takes: 2021.5 to 2026.5 would be 390.
    assert!(to.1 > 300.0 && to.1 < 400.0, "{to:?}");
    assert!(picture.summary.contains("Target of 1,000 for"), "{}", picture.summary);
}

#[test]
fn a_goal_is_not_drawn_without_its_series_nor_among_periods_of_another_length() {
    let hidden = BTreeSet::from([Flow::Exports]);
    let all = [goal(Flow::Exports, "2030"), goal(Flow::Transit, "2030"), goal(Flow::Turnover, "2030-06")];
    let picture = picture_beside(&example(), &[], &all, &hidden);
    assert_eq!(goal_lines(&picture), []);
    assert_eq!(picture.time, picture_with(&example(), &[], &hidden).time);
    assert!(!picture.summary.contains("Target"), "{}", picture.summary);
}
