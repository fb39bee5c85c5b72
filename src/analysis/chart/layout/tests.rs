//! Whether texts lie on each other or leave the paper, on every paper and with the hardest names.

use proptest::prelude::*;

use super::super::tests::{SevenPixels, id, marker};
use super::reduced::Reduced;
use super::text::Pen;
use super::*;
use crate::domain::drawing::{Area, Text};
use crate::domain::marks::{
    Bar, Captions, Datum, End, Grain, Ink, Label, Line, LinePoint, Mark, Named, Note, Panel, PanelKind, Remark, Ribbon,
    RibbonPoint, Series, SeriesKey, Shape, Tone,
};
use crate::domain::{DatasetId, Flow, Period};

const FIRST: f64 = 2000.0 * 12.0;

/// What a picture is made of in these tests.
#[derive(Debug, Clone)]
struct Sketch {
    panels: usize,
    series: usize,
    periods: usize,
    /// Months of a period.
    step: u16,
    kind: Kind,
    /// Values are multiplied by it.
    size: f64,
    /// Lowest value to highest.
    low: f64,
    name: String,
    captions: bool,
    labels: bool,
    markers: usize,
    remarks: usize,
    across: Across,
    tiles: bool,
    log: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Bars,
    Stacked,
    Lines,
    Areas,
}

fn period(nth: usize, step: u16) -> Period {
    let start = nth * usize::from(step);
    Period::new(2000 + i32::try_from(start / 12).unwrap(), u8::try_from(start % 12 + 1).unwrap(), step).unwrap()
}

impl Sketch {
    fn simple() -> Self {
        Self {
            panels: 1,
            series: 2,
            periods: 6,
            step: 12,
            kind: Kind::Bars,
            size: 100.0,
            low: 0.0,
            name: "Exports".to_owned(),
            captions: false,
            labels: false,
            markers: 0,
            remarks: 0,
            across: Across::Time,
            tiles: false,
            log: false,
        }
    }

    fn key(nth: usize) -> SeriesKey {
        SeriesKey { dataset: DatasetId(id(u32::try_from(nth).unwrap() + 1)), flow: Flow::Exports, year: None }
    }

    fn value(&self, series: usize, nth: usize) -> f64 {
        let part = f64::from(u32::try_from((series * 37 + nth * 7919) % 101).unwrap()) / 100.0;
        let value = (self.low + part * (1.0 - self.low)) * self.size;
        if self.log { value.abs().max(self.size * 1e-6) } else { value }
    }

    fn x(&self, nth: usize) -> (f64, f64) {
        let nth = f64::from(u32::try_from(nth).unwrap());
        match self.across {
            Across::Time => (FIRST + nth * f64::from(self.step), f64::from(self.step)),
            Across::Year => (nth % 12.0, 1.0),
            Across::Ends(..) => (nth - 0.5, 1.0),
        }
    }

    fn marks(&self, kind: PanelKind) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut stacked = vec![0.0; self.periods];
        for series in 0..self.series {
            let of = Series { key: Self::key(series), panel: kind };
            let mut points = Vec::new();
            for (nth, end) in stacked.iter_mut().enumerate() {
                let (from, wide) = self.x(nth);
                let datum = Datum { period: period(nth, self.step), series: of };
                let (middle, value) = (from + wide / 2.0, self.value(series, nth));
                let base = if self.kind == Kind::Bars || self.kind == Kind::Lines { 0.0 } else { *end };
                let y = base + value;
                *end = y;
                let count = f64::from(u32::try_from(self.series).unwrap());
                let one = 0.72 * wide / if self.kind == Kind::Bars { count } else { 1.0 };
                let at = if self.kind == Kind::Bars { f64::from(u32::try_from(series).unwrap()) } else { 0.0 };
                let x0 = middle - 0.36 * wide + at * one;
                let tone = if nth == self.periods - 1 { Tone::Hollow } else { Tone::Full };
                match self.kind {
                    Kind::Bars | Kind::Stacked => {
                        marks.push(Mark::Bar(Bar { middle, x0, x1: x0 + one, base, y, tone, datum }));
                    }
                    Kind::Lines | Kind::Areas => points.push(RibbonPoint { x: middle, base, y, tone, datum }),
                }
                let (x, point) = if points.is_empty() { (x0 + one / 2.0, base) } else { (middle, y) };
                if self.labels {
                    let text = format!("{:.1}", value.clamp(-1e6, 1e6));
                    marks.push(Mark::Label(Label { middle, x, y, base: point, text, datum }));
                    marks.push(Mark::Note(Note { middle, x, text: "×11.4".to_owned(), datum }));
                }
            }
            if self.kind == Kind::Areas {
                marks.push(Mark::Ribbon(Ribbon { series: of, points }));
            } else if self.kind == Kind::Lines {
                let point = |p: &RibbonPoint| LinePoint { x: p.x, y: p.y, tone: p.tone, datum: p.datum };
                marks.push(Mark::Line(Line {
                    series: of,
                    points: points.iter().map(point).collect(),
                    joined: true,
                    runs_on: false,
                }));
            }
        }
        marks
    }

    fn picture(&self) -> Picture {
        let kinds = [PanelKind::Level, PanelKind::Growth];
        let panel = |nth: usize| Panel {
            kind: kinds[nth.min(1)],
            title: if self.tiles { self.name.clone() } else { String::new() },
            caption: "million US dollars".to_owned(),
            baseline: 0.0,
            log: self.log,
            mirrored: false,
            marks: self.marks(kinds[nth.min(1)]),
        };
        let named = |nth: usize| Named {
            key: Self::key(nth),
            name: self.name.clone(),
            ink: Ink::Nth(u16::try_from(nth).unwrap()),
            shape: Shape::Line,
        };
        let end = |nth: usize, place: usize| {
            let (from, wide) = self.x(place);
            let (x, y) = (from + wide / 2.0, self.value(nth, place));
            let bar = if self.kind == Kind::Bars { 0.72 * wide / 12.0 } else { 0.0 };
            let series = Series { key: Self::key(nth), panel: PanelKind::Level };
            let datum = Datum { period: period(place, self.step), series };
            let (name, value) = (self.name.clone(), "12.3".to_owned());
            let x1 = x + bar * f64::from(u32::try_from(nth).unwrap());
            End { key: series.key, datum, x: x1, middle: x, wide: bar, y, text: format!("{name} {value}"), name, value }
        };
        let slope = matches!(self.across, Across::Ends(..));
        let places = if slope && self.periods > 1 { vec![0, self.periods - 1] } else { vec![self.periods - 1] };
        let (last, wide) = self.x(self.periods - 1);
        let time = match self.across {
            Across::Time => (FIRST, last + wide),
            Across::Year => (0.0, 12.0),
            Across::Ends(..) => (-0.25, 1.25),
        };
        let long = [self.name.as_str(), "rose by 21.6 % on a year earlier"].join(" ");
        let remark = |nth: usize| {
            let at = time.0 + (time.1 - time.0) * f64::from(u32::try_from(nth * 37 % 100).unwrap()) / 100.0;
            let to = (nth % 3 == 1).then_some(at + (time.1 - time.0) / 8.0);
            Remark {
                place: nth,
                from: at,
                to,
                at: nth.is_multiple_of(2).then_some((PanelKind::Level, 1.0)),
                text: long.clone(),
            }
        };
        let markers = (0..self.markers).map(|nth| marker(FIRST + f64::from(u32::try_from(nth).unwrap()) * 9.0));
        Picture {
            captions: if self.captions {
                Captions {
                    title: long.clone(),
                    subtitle: long.clone(),
                    source: format!("Source: {long}"),
                    notes: vec![long.clone(); 2],
                }
            } else {
                Captions::default()
            },
            across: self.across.clone(),
            arrangement: if self.tiles { Arrangement::Tiles } else { Arrangement::Stacked },
            panels: (0..self.panels).map(panel).collect(),
            markers: markers.collect(),
            remarks: (0..self.remarks).map(remark).collect(),
            legend: (0..self.series).map(named).collect(),
            time,
            shortest: f64::from(self.step),
            grain: if self.step == 12 { Grain::Year } else { Grain::Month },
            ends: (0..self.series)
                .flat_map(|nth| places.iter().map(move |at| (nth, *at)))
                .map(|(nth, at)| end(nth, at))
                .collect(),
            ..Picture::default()
        }
    }

    fn draw(&self, width: f64, height: f64) -> Drawing {
        let picture = self.picture();
        draw(&picture, picture.time, Paper { width, height }, &Words::english(), &SevenPixels)
    }
}

/// Every text of a drawing with the room that it takes.
fn texts(drawing: &Drawing) -> Vec<(String, Area)> {
    let (small, strong) = (Pen::small(&SevenPixels), Pen::strong(&SevenPixels));
    let mut all: Vec<(&Text, Pen<'_>)> = Vec::new();
    for panel in &drawing.panels {
        all.extend(panel.caption.iter().chain(&panel.ticks).chain(&panel.times).map(|text| (text, small)));
        all.extend(panel.title.iter().map(|text| (text, strong)));
        all.extend(panel.notes.iter().chain(&panel.labels).map(|note| (&note.text, small)));
    }
    all.extend(drawing.times.iter().map(|text| (text, small)));
    all.extend(drawing.markers.iter().filter_map(|marker| marker.label.as_ref()).map(|text| (text, small)));
    all.extend(drawing.remarks.iter().flat_map(|remark| &remark.lines).map(|text| (text, small)));
    all.extend(drawing.ends.iter().map(|end| (&end.text, strong)));
    all.extend(drawing.legend.iter().map(|item| (&item.text, small)));
    let captions = drawing.captions.iter();
    all.extend(captions.map(|c| (&c.text, Pen { size: c.size, bold: c.bold, width: &SevenPixels })));
    all.retain(|(text, _)| !text.text.is_empty());
    all.into_iter().map(|(text, pen)| (text.text.clone(), pen.area(text))).collect()
}

/// Lines may stand closer than their heights by as much as letters are lower than a line.
fn check(drawing: &Drawing, sketch: &Sketch) {
    let texts = texts(drawing);
    let finite = format!("{drawing:?}");
    assert!(!finite.contains("NaN") && !finite.contains("inf"), "{sketch:?}");
    for (nth, (text, a)) in texts.iter().enumerate() {
        let (right, bottom) = (drawing.width + 0.5, drawing.height + 0.5);
        let inside = a.left >= -0.5 && a.top >= -0.5 && a.right <= right && a.bottom <= bottom;
        assert!(inside, "{text:?} {a:?} leaves {}×{}: {sketch:?}", drawing.width, drawing.height);
        for (other, b) in texts.iter().skip(nth + 1) {
            let inner = Area { left: a.left + 0.5, top: a.top + 2.0, right: a.right - 0.5, bottom: a.bottom - 2.0 };
            assert!(!inner.meets(*b), "{text:?} {a:?} lies on {other:?} {b:?}: {sketch:?}");
        }
    }
    for panel in &drawing.panels {
        assert!(panel.ticks.len() >= 2, "{sketch:?}");
        assert!(panel.area.bottom <= drawing.height && panel.area.right <= drawing.width, "{sketch:?}");
    }
}

const SIZES: [(f64, f64); 7] = [
    (160.0, 160.0),
    (160.0, 900.0),
    (1200.0, 160.0),
    (605.0, 378.0),
    (1280.0, 720.0),
    (4000.0, 500.0),
    (4000.0, 4000.0),
];

fn hard_names() -> [String; 5] {
    [
        "Exports".to_owned(),
        "Donaudampfschifffahrtsgesellschaft ".repeat(6),
        "سلام على تجارة كازاخستان وأذربيجان".to_owned(),
        "🚢🇰🇿→🇦🇿 👨‍👩‍👧‍👦 trade".to_owned(),
        "x".repeat(200),
    ]
}

#[test]
fn no_text_lies_on_another_or_leaves_the_paper() {
    let base = Sketch::simple();
    let kinds = [Kind::Bars, Kind::Stacked, Kind::Lines, Kind::Areas];
    for (width, height) in SIZES {
        for (nth, name) in hard_names().into_iter().enumerate() {
            let kind = kinds[nth % kinds.len()];
            let full = Sketch { name, kind, captions: true, labels: true, markers: 3, remarks: 3, ..base.clone() };
            for sketch in [
                full.clone(),
                Sketch { series: 9, periods: 24, step: 1, ..full.clone() },
                Sketch { panels: 2, low: -0.4, ..full.clone() },
                Sketch { across: Across::Year, periods: 12, markers: 0, ..full.clone() },
                Sketch {
                    across: Across::Ends(full.name.clone(), "2023".to_owned()),
                    periods: 2,
                    kind: Kind::Lines,
                    markers: 0,
                    ..full.clone()
                },
                Sketch { tiles: true, panels: 7, markers: 0, remarks: 0, ..full.clone() },
                Sketch { log: true, kind: Kind::Lines, size: 1e9, ..full.clone() },
                Sketch { captions: false, labels: false, ..full },
            ] {
                check(&sketch.draw(width, height), &sketch);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn texts_keep_apart_whatever_is_drawn(
        (series, periods, step) in (1..12_usize, 1..30_usize, prop::sample::select(vec![1_u16, 3, 12])),
        kind in prop::sample::select(vec![Kind::Bars, Kind::Stacked, Kind::Lines, Kind::Areas]),
        (power, low) in (-9..13_i32, prop::sample::select(vec![0.0, -1.0, -0.3, 0.99])),
        (captions, labels, log, tiles) in any::<(bool, bool, bool, bool)>(),
        (markers, remarks, panels) in (0..6_usize, 0..5_usize, 1..14_usize),
        (width, height) in (160..2000_u16, 160..1500_u16),
        name in "\\PC{0,40}",
    ) {
        let log = log && kind == Kind::Lines;
        let panels = if tiles { panels } else { panels.min(2) };
        let (markers, remarks) = if tiles { (0, 0) } else { (markers, remarks) };
        let sketch = Sketch {
            panels, series, periods, step, kind, low, name, captions, labels, markers, remarks, tiles, log,
            size: 10_f64.powi(power),
            across: Across::Time,
        };
        check(&sketch.draw(f64::from(width), f64::from(height)), &sketch);
    }
}

#[test]
fn three_hundred_series_leave_room_for_the_chart() {
    for (width, height) in SIZES {
        let sketch = Sketch { series: 300, periods: 12, kind: Kind::Lines, captions: true, ..Sketch::simple() };
        let drawing = sketch.draw(width, height);
        check(&drawing, &sketch);
        assert!(drawing.panels[0].area.height() >= 24.0);
        let more = drawing.captions.iter().find(|caption| caption.text.text.starts_with("and "));
        let shown = drawing.legend.len();
        assert_eq!(more.is_some(), shown < 300, "{width}×{height}");
        if let Some(more) = more {
            assert_eq!(more.text.text.trim_end_matches('…'), format!("and {} more", 300 - shown));
        }
    }
}

#[test]
fn many_tiles_are_as_many_as_can_be_seen_and_the_rest_is_counted() {
    let sketch = Sketch { tiles: true, panels: 300, ..Sketch::simple() };
    let drawing = sketch.draw(605.0, 378.0);
    check(&drawing, &sketch);
    let shown = drawing.panels.len();
    assert!((10..300).contains(&shown));
    assert_eq!(drawing.captions.last().unwrap().text.text, format!("and {} more", 300 - shown));
}

#[test]
fn how_many_tiles_are_left_out_has_a_line_of_its_own_at_every_size() {
    for width in (160..700).step_by(6) {
        for height in (160..420).step_by(20) {
            let sketch = Sketch {
                tiles: true,
                panels: 13,
                periods: 3,
                step: 12,
                kind: Kind::Areas,
                size: 1e9,
                ..Sketch::simple()
            };
            check(&sketch.draw(f64::from(width), f64::from(height)), &sketch);
        }
    }
}

#[test]
fn tiles_have_one_range_numbers_at_the_left_and_times_at_the_foot() {
    let sketch = Sketch { tiles: true, panels: 5, series: 1, ..Sketch::simple() };
    let drawing = sketch.draw(605.0, 378.0);
    let lefts: Vec<_> = drawing.panels.iter().map(|panel| panel.area.left).collect();
    let first = lefts[0];
    for panel in &drawing.panels {
        assert_eq!(panel.range, drawing.panels[0].range);
        let numbered = panel.ticks.iter().any(|tick| !tick.text.is_empty());
        assert_eq!(numbered, panel.area.left == first);
        let lowest = !drawing.panels.iter().any(|p| p.area.left == panel.area.left && p.area.top > panel.area.top);
        assert_eq!(panel.times.is_empty(), !lowest);
        assert!(panel.caption.is_none() && panel.title.is_some());
        let x = drawing.x_in(panel, FIRST + 6.0);
        assert!((drawing.months_in(panel, x) - FIRST - 6.0).abs() < 1e-9 && panel.area.contains(x, panel.area.top));
    }
}

#[test]
fn captions_take_no_room_when_there_are_none() {
    let plain = Sketch::simple().draw(605.0, 378.0);
    assert!(plain.captions.is_empty());
    assert_eq!(plain.panels[0].area.top, HEAD);
    let with = Sketch { captions: true, ..Sketch::simple() }.draw(605.0, 378.0);
    assert!(with.panels[0].area.top > HEAD + 17.0);
    assert_eq!(with.captions[0].text.text, "Exports rose by 21.6 % on a year earlier");
    let last = with.captions.last().unwrap();
    assert!(last.text.text.starts_with("Source: ") && last.quiet, "the source comes last: {last:?}");
}

#[test]
fn a_long_title_has_two_lines_and_ends_with_an_ellipsis() {
    let sketch = Sketch { captions: true, name: "Trade with many partners ".repeat(20), ..Sketch::simple() };
    let drawing = sketch.draw(605.0, 378.0);
    let title: Vec<_> = drawing.captions.iter().filter(|caption| caption.bold).map(|c| c.text.text.as_str()).collect();
    assert_eq!(title.len(), 2);
    assert!(!title[0].ends_with('…') && title[1].ends_with('…'), "{title:?}");
}

#[test]
fn lines_named_at_their_ends_need_no_legend_on_paper_and_keep_it_in_the_window() {
    let named = Sketch { kind: Kind::Lines, captions: true, ..Sketch::simple() };
    let drawing = named.draw(605.0, 378.0);
    assert_eq!((drawing.ends.len(), drawing.legend.len()), (2, 0));
    assert_eq!(Sketch { captions: false, ..named.clone() }.draw(605.0, 378.0).legend.len(), 2);
    let narrow = named.draw(200.0, 378.0);
    assert_eq!((narrow.ends.len(), narrow.legend.len()), (0, 2), "names that have no room are in the legend");
}

#[test]
fn bars_side_by_side_have_samples_before_their_names_and_no_legend_beside_them() {
    let bars = Sketch { captions: true, ..Sketch::simple() };
    let drawing = bars.draw(605.0, 378.0);
    check(&drawing, &bars);
    assert!(drawing.legend.is_empty());
    let ends: Vec<_> = drawing.ends.iter().map(|end| (end.text.text.as_str(), end.sample)).collect();
    assert_eq!(ends, [("Exports 12.3", Some(Shape::Line)); 2]);
    for end in &drawing.ends {
        assert!((end.text.x - end.area.left - SAMPLE - 4.0).abs() < 1e-9);
    }
    // A single bar and a line stand beside their names.
    let lines = Sketch { kind: Kind::Stacked, ..bars.clone() }.draw(605.0, 378.0);
    assert!(lines.ends.iter().all(|end| end.sample.is_none()));
    // A name that the legend has is not said twice.
    let mut picture = bars.picture();
    picture.legend.push(Named { key: Sketch::key(7), name: "Hidden".to_owned(), ..picture.legend[0].clone() });
    let paper = Paper { width: 605.0, height: 378.0 };
    let drawing = draw(&picture, picture.time, paper, &Words::english(), &SevenPixels);
    assert_eq!(drawing.legend.len(), 3);
    assert_eq!(drawing.ends.iter().map(|end| end.text.text.as_str()).collect::<Vec<_>>(), ["12.3", "12.3"]);
}

#[test]
fn a_figure_on_its_mark_is_not_said_again_beside_it() {
    let sketch =
        Sketch { kind: Kind::Stacked, captions: true, labels: true, series: 1, periods: 3, ..Sketch::simple() };
    let drawing = sketch.draw(605.0, 378.0);
    check(&drawing, &sketch);
    let last = drawing.panels[0].bars.last().unwrap().datum;
    assert!(drawing.panels[0].labels.iter().any(|label| label.datum == last));
    assert_eq!(drawing.ends.iter().map(|end| end.text.text.as_str()).collect::<Vec<_>>(), ["Exports"]);
}

#[test]
fn an_axis_that_is_held_stands_still_whatever_its_marks_do() {
    let before = Sketch { kind: Kind::Lines, ..Sketch::simple() };
    let picture = before.picture();
    let held = reaches(&picture, &Reduced::of(&picture), picture.time);
    let still = before.draw(605.0, 378.0);
    let paper = Paper { width: 605.0, height: 378.0 };
    for size in [1.0, 90.0, 4_000.0] {
        let moved = Picture { held: held.clone(), ..Sketch { size, ..before.clone() }.picture() };
        let drawing = draw(&moved, moved.time, paper, &Words::english(), &SevenPixels);
        let (panel, other) = (&drawing.panels[0], &still.panels[0]);
        assert_eq!((panel.range, &panel.ticks), (other.range, &other.ticks), "{size}");
    }
}

#[test]
fn a_figure_lies_in_its_bar_if_it_fits_and_else_beside_it() {
    let wide = Sketch { series: 1, periods: 3, labels: true, kind: Kind::Stacked, ..Sketch::simple() };
    let drawing = wide.draw(605.0, 378.0);
    let panel = &drawing.panels[0];
    assert!(!panel.labels.is_empty());
    for label in &panel.labels {
        let bar = panel.bars.iter().find(|bar| bar.datum == label.datum).unwrap();
        let (top, bottom) = (label.area.top, label.area.bottom);
        let within = top >= bar.area.top - 0.01 && bottom <= bar.area.bottom + 0.01;
        assert_eq!(label.inside, within, "{label:?} {bar:?}");
        assert!(label.inside || bottom <= bar.area.top);
    }
    assert!(panel.labels.iter().any(|label| label.inside));
}

#[test]
fn a_mirrored_panel_counts_in_both_directions() {
    let mut picture = Sketch { low: -1.0, ..Sketch::simple() }.picture();
    picture.panels[0].mirrored = true;
    let paper = Paper { width: 605.0, height: 378.0 };
    let drawing = draw(&picture, picture.time, paper, &Words::english(), &SevenPixels);
    let ticks: Vec<_> = drawing.panels[0].ticks.iter().map(|tick| tick.text.as_str()).collect();
    assert_eq!(ticks, ["100", "50", "0", "50", "100"]);
}

#[test]
fn a_panel_of_powers_of_ten_begins_above_zero() {
    let sketch = Sketch { log: true, kind: Kind::Lines, size: 1e6, ..Sketch::simple() };
    let panel = &sketch.draw(605.0, 378.0).panels[0];
    assert!(panel.log && panel.range.0 > 0.0 && panel.baseline == panel.area.bottom);
    for point in panel.lines.iter().flat_map(|line| &line.points) {
        assert!((panel.area.top..=panel.area.bottom).contains(&point.y));
        assert!((panel.y_of(panel.value_at(point.y)) - point.y).abs() < 1e-6);
    }
}

#[test]
fn notes_of_a_person_lie_apart_and_point_at_what_they_are_about() {
    let sketch = Sketch { remarks: 5, kind: Kind::Lines, periods: 24, step: 1, ..Sketch::simple() };
    let drawing = sketch.draw(1280.0, 720.0);
    check(&drawing, &sketch);
    assert_eq!(drawing.remarks.len(), 5);
    for remark in &drawing.remarks {
        assert!(remark.lines.len() <= 5 && remark.lines.iter().all(|line| line.text.chars().count() <= 24));
        assert_eq!(remark.span.is_some(), remark.place % 3 == 1);
        let panel = &drawing.panels[0];
        assert!(panel.area.contains(remark.x, remark.y));
    }
}

#[test]
fn a_million_points_are_drawn_as_few_and_none_of_their_extremes_is_lost() {
    let series = Series { key: Sketch::key(0), panel: PanelKind::Level };
    let datum = Datum { period: period(0, 12), series };
    let y = |nth: u32| match nth {
        123_456 => 5_000.0,
        654_321 => -5_000.0,
        nth => f64::from(nth % 997 * 7919 % 997),
    };
    let point = |nth: u32| LinePoint { x: FIRST + f64::from(nth) / 1000.0, y: y(nth), tone: Tone::Full, datum };
    let line = Line { series, points: (0..1_000_000).map(point).collect(), joined: true, runs_on: false };
    let mut picture = Sketch { kind: Kind::Lines, series: 1, periods: 1, ..Sketch::simple() }.picture();
    picture.panels[0].marks = vec![Mark::Line(line)];
    picture.ends.clear();
    let reduced = Reduced::of(&picture);
    let paper = Paper { width: 1000.0, height: 400.0 };
    for view in [(FIRST, FIRST + 1000.0), (FIRST + 100.0, FIRST + 700.0)] {
        let drawing = draw_reduced(&picture, &reduced, view, paper, &Words::english(), &SevenPixels);
        let panel = &drawing.panels[0];
        let points = &panel.lines[0].points;
        assert!(points.len() <= 4_100, "{}", points.len());
        for peak in [5_000.0, -5_000.0] {
            assert!(points.iter().any(|point| (point.y - panel.y_of(peak)).abs() < 1e-6), "{peak}");
        }
    }
}
