//! What a drawing looks like: which shapes there are, in which colours, and that every text can be read.

use super::super::layout::{Paper, draw};
use super::super::palette::{READABLE, contrast};
use super::super::tests::{SevenPixels, datum, key};
use super::marks::runs;
use super::*;
use crate::domain::Flow;
use crate::domain::drawing::{DrawnBar, DrawnNote, DrawnPanel, DrawnRibbon, Side};
use crate::domain::marks::{Line, LinePoint, Mark, Named, Panel, PanelKind, RibbonPoint, Series, Shape, Tone};
use crate::words::Words;

fn look(palette: Palette, patterns: bool) -> Look {
    Look { palette, patterns, transparent: false, chrome: Chrome::WHOLE }
}

fn plain() -> Look {
    look(Palette::light(), false)
}

fn bar(left: f64, tone: Tone) -> DrawnBar {
    let area = Area { left, top: 20.3, right: left + 12.4, bottom: 90.0 };
    DrawnBar { area, ink: Ink::Flow(Flow::Imports), tone, datum: datum("2023") }
}

fn panel() -> DrawnPanel {
    DrawnPanel {
        kind: PanelKind::Level,
        area: Area { left: 40.0, top: 10.0, right: 190.0, bottom: 90.0 },
        range: (0.0, 10.0),
        log: false,
        baseline: 90.0,
        caption: None,
        title: None,
        ticks: Vec::new(),
        minor: Vec::new(),
        ribbons: Vec::new(),
        bars: Vec::new(),
        bands: Vec::new(),
        lines: Vec::new(),
        notes: Vec::new(),
        labels: Vec::new(),
        breaks: Vec::new(),
        times: Vec::new(),
    }
}

fn shapes(panel: DrawnPanel, look: &Look) -> Vec<Item> {
    let drawing = Drawing { width: 200.0, height: 100.0, panels: vec![panel], ..Drawing::default() };
    scene(&Picture::default(), &drawing, look).layers.remove(1).items
}

fn fills(items: &[Item]) -> Vec<(Fill, bool)> {
    let fill = |item: &Item| match item {
        Item::Rect { fill: Some(fill), stroke, .. } => Some((*fill, stroke.is_some())),
        _ => None,
    };
    items.iter().filter_map(fill).collect()
}

#[test]
fn a_bar_is_full_pale_or_an_outline_by_how_sure_it_is() {
    let bars = [Tone::Full, Tone::Pale, Tone::Hollow].map(|tone| bar(50.0, tone)).to_vec();
    let palette = Palette::light();
    let color = palette.imports;
    for patterns in [false, true] {
        let drawn = fills(&shapes(DrawnPanel { bars: bars.clone(), ..panel() }, &look(Palette::light(), patterns)));
        let colors: Vec<_> = drawn.iter().map(|(fill, outline)| (fill.color, *outline)).collect();
        let expected = [(color, false), (palette.pale(color, 0.45), false), (palette.pale(color, 0.15), true)];
        assert_eq!(colors, expected);
        let lines: Vec<_> = drawn.iter().map(|(fill, _)| fill.pattern).collect();
        let dark = Some((Pattern::Falling, color));
        let light = Some((Pattern::Falling, lines_on(&palette, color)));
        assert_eq!(lines, if patterns { vec![light, dark, dark] } else { vec![None; 3] });
    }
}

#[test]
fn the_lines_of_a_pattern_are_seen_on_their_bar() {
    for palette in [Palette::light(), Palette::dark()] {
        for ink in (0..8).map(Ink::Nth).chain([Ink::Flow(Flow::Transit)]) {
            let color = palette.color(ink);
            assert!(contrast(lines_on(&palette, color), color) >= 2.0, "{ink:?} {}", palette.dark);
        }
    }
}

#[test]
fn bars_stand_on_whole_pixels_and_thin_ones_where_they_are() {
    let thin = DrawnBar { area: Area { right: 51.2, ..bar(50.4, Tone::Full).area }, ..bar(50.4, Tone::Full) };
    let items = shapes(DrawnPanel { bars: vec![bar(50.4, Tone::Full), thin], ..panel() }, &plain());
    let areas: Vec<_> =
        items.iter().filter_map(|item| if let Item::Rect { area, .. } = item { Some(*area) } else { None }).collect();
    assert_eq!(areas[0], Area { left: 50.0, top: 20.0, right: 63.0, bottom: 90.0 });
    assert_eq!(areas[1], thin.area);
}

fn points(tones: &[Tone]) -> Vec<LinePoint> {
    let xs = (0..).map(f64::from);
    tones.iter().zip(xs).map(|(tone, x)| LinePoint { x, y: 50.0, tone: *tone, datum: datum("2023") }).collect()
}

#[test]
fn a_line_is_dashed_where_its_figures_are_calculated_and_never_where_they_are_printed() {
    use Tone::{Full, Hollow, Pale};
    let runs_of =
        |tones: &[Tone]| runs(&points(tones), |point| point.tone).iter().map(|run| run.len()).collect::<Vec<_>>();
    for (tones, expected) in [
        (vec![], vec![]),
        (vec![Full], vec![]),
        (vec![Full, Full, Full], vec![3]),
        (vec![Full, Full, Pale], vec![2, 2]),
        (vec![Pale, Full, Full, Pale, Pale], vec![2, 2, 3]),
        (vec![Full, Hollow, Pale], vec![3]),
    ] {
        assert_eq!(runs_of(&tones), expected, "{tones:?}");
    }
    let series = Series { key: key(Flow::Exports), panel: PanelKind::Level };
    let drawn = crate::domain::drawing::DrawnLine {
        series,
        ink: Ink::Flow(Flow::Exports),
        points: points(&[Full, Full, Pale]),
        joined: true,
        dots: true,
        runs_on: false,
    };
    let items = shapes(DrawnPanel { lines: vec![drawn.clone()], ..panel() }, &plain());
    let dashes: Vec<_> = items
        .iter()
        .filter_map(|item| if let Item::Line { stroke, .. } = item { Some(stroke.dash.is_some()) } else { None })
        .collect();
    assert_eq!(dashes, [false, false, true], "baseline, printed, calculated");
    let dots = items.iter().filter(|item| matches!(item, Item::Dot { .. })).count();
    assert_eq!(dots, 3);
    let beyond = crate::domain::drawing::DrawnLine { runs_on: true, ..drawn.clone() };
    let items = shapes(DrawnPanel { lines: vec![beyond], ..panel() }, &plain());
    let dots = items.iter().filter(|item| matches!(item, Item::Dot { .. })).count();
    assert_eq!(dots, 2, "where a line runs on beyond the paper there is no figure");
    let apart = crate::domain::drawing::DrawnLine { joined: false, dots: false, ..drawn };
    let items = shapes(DrawnPanel { lines: vec![apart], ..panel() }, &plain());
    let dots = items.iter().filter(|item| matches!(item, Item::Dot { .. })).count();
    assert_eq!((dots, items.len()), (3, 4), "points that no line joins are always drawn");
}

#[test]
fn dashes_that_nobody_can_follow_are_drawn_through() {
    let series = Series { key: key(Flow::Exports), panel: PanelKind::Level };
    let line = |count: u16, height: f64| crate::domain::drawing::DrawnLine {
        series,
        ink: Ink::Flow(Flow::Exports),
        points: (0..count)
            .map(|at| LinePoint {
                x: f64::from(at),
                y: f64::from(at % 2) * height,
                tone: Tone::Pale,
                datum: datum("2023"),
            })
            .collect(),
        joined: true,
        dots: false,
        runs_on: false,
    };
    let dashed = |lines: Vec<crate::domain::drawing::DrawnLine>| {
        let items = shapes(DrawnPanel { lines, ..panel() }, &plain());
        items.iter().filter(|item| matches!(item, Item::Line { stroke, .. } if stroke.dash.is_some())).count()
    };
    assert_eq!(dashed(vec![line(1000, 2.0)]), 1, "a calm line");
    assert_eq!(dashed(vec![line(1000, 80.0)]), 0, "up and down in every pixel");
    assert_eq!(dashed(vec![line(20, 80.0)]), 1, "a few steep figures");
    assert_eq!(dashed(vec![line(1000, 2.0); 40]), 40);
    assert_eq!(dashed(vec![line(1000, 2.0); 41]), 0, "too many to tell apart");
}

#[test]
fn areas_on_each_other_cover_and_areas_side_by_side_do_not() {
    let point = |x: f64, base: f64, y: f64| RibbonPoint { x, base, y, tone: Tone::Full, datum: datum("2023") };
    let series = Series { key: key(Flow::Exports), panel: PanelKind::Level };
    let ribbon =
        |base, y| DrawnRibbon { series, ink: Ink::Nth(0), points: vec![point(50.0, base, y), point(90.0, base, y)] };
    let opacities = |ribbons: Vec<DrawnRibbon>| {
        let items = shapes(DrawnPanel { ribbons, ..panel() }, &plain());
        let of = |item: &Item| {
            if let Item::Polygon { fill, points } = item { Some((fill.opacity, points.len())) } else { None }
        };
        items.iter().filter_map(of).collect::<Vec<_>>()
    };
    assert_eq!(opacities(vec![ribbon(90.0, 60.0), ribbon(90.0, 40.0)]), [(0.35, 4), (0.35, 4)]);
    assert_eq!(opacities(vec![ribbon(90.0, 60.0), ribbon(60.0, 40.0)]), [(0.85, 4), (0.85, 4)]);
}

/// The colour under a text is the last fill that covers it, or the surface.
fn ground(items: &[&Item], at: (f64, f64), surface: Rgb) -> Rgb {
    let mut ground = surface;
    for item in items {
        match item {
            Item::Rect { area, fill: Some(fill), .. } if area.contains(at.0, at.1) => {
                ground = ground.mixed(fill.color, fill.opacity);
            }
            _ => {}
        }
    }
    ground
}

#[test]
fn every_text_can_be_read_on_its_ground() {
    for palette in [Palette::light(), Palette::dark()] {
        for (patterns, tone) in
            [false, true].into_iter().flat_map(|p| [Tone::Full, Tone::Pale, Tone::Hollow].map(|t| (p, t)))
        {
            for ink in (0..8).map(Ink::Nth).chain([Ink::Flow(Flow::Transit), Ink::Year { nth: 0, of: 4 }]) {
                let bar = DrawnBar { ink, ..bar(50.0, tone) };
                let text = Text { x: 56.0, y: 50.0, text: "12".to_owned(), side: Side::Middle };
                let area = Area { left: 51.0, top: 43.0, right: 61.0, bottom: 57.0 };
                let inside = DrawnNote { text: text.clone(), area, ink, tone, inside: true, datum: datum("2023") };
                let far = Text { x: 150.0, ..text.clone() };
                let beside = DrawnNote { text: far, inside: false, ..inside.clone() };
                let panel = DrawnPanel {
                    ticks: vec![Text { x: 34.0, y: 90.0, text: "0".to_owned(), side: Side::Right }],
                    bars: vec![bar],
                    labels: vec![inside.clone(), beside.clone()],
                    notes: vec![DrawnNote { area: Area { left: 140.0, right: 160.0, ..area }, ..beside }],
                    ..panel()
                };
                let end = crate::domain::drawing::DrawnEnd {
                    key: key(Flow::Exports),
                    datum: datum("2023"),
                    ink,
                    sample: None,
                    text: Text { x: 192.0, ..text },
                    area,
                };
                let drawing =
                    Drawing { width: 200.0, height: 100.0, panels: vec![panel], ends: vec![end], ..Drawing::default() };
                let scene = scene(&Picture::default(), &drawing, &look(palette.clone(), patterns));
                let items: Vec<_> = scene.layers.iter().flat_map(|layer| &layer.items).collect();
                let mut texts = 0;
                for (nth, item) in items.iter().enumerate() {
                    let Item::Text { text, color, .. } = item else { continue };
                    texts += 1;
                    let ground = ground(&items[..nth], (text.x, text.y), palette.surface);
                    assert!(contrast(*color, ground) >= READABLE, "{text:?} {color} on {ground} {ink:?} {tone:?}");
                }
                assert_eq!(texts, 5);
            }
        }
    }
}

fn pictured() -> Picture {
    let series = Series { key: key(Flow::Turnover), panel: PanelKind::Level };
    let point = |x: f64, y: f64| LinePoint { x, y, tone: Tone::Full, datum: datum("2023") };
    let line = Line { series, points: vec![point(24_000.5, 3.0), point(24_006.5, 5.0)], joined: true, runs_on: false };
    let named =
        Named { key: series.key, name: "Turnover".to_owned(), ink: Ink::Flow(Flow::Turnover), shape: Shape::Line };
    let panel = Panel {
        kind: PanelKind::Level,
        title: String::new(),
        caption: "million".to_owned(),
        baseline: 0.0,
        log: false,
        mirrored: false,
        marks: vec![Mark::Line(line)],
    };
    Picture {
        panels: vec![panel],
        legend: vec![named],
        time: (24_000.0, 24_012.0),
        shortest: 6.0,
        summary: "Turnover rose".to_owned(),
        ..Picture::default()
    }
}

#[test]
fn the_window_s_scene_leaves_the_legend_to_the_window() {
    let picture = pictured();
    let drawing = draw(&picture, picture.time, Paper { width: 400.0, height: 200.0 }, &Words::english(), &SevenPixels);
    let texts = |look: &Look| {
        let scene = scene(&picture, &drawing, look);
        let text = |item: &Item| if let Item::Text { text, .. } = item { Some(text.text.clone()) } else { None };
        scene.layers.iter().flat_map(|layer| &layer.items).filter_map(text).collect::<Vec<_>>()
    };
    let named = |texts: Vec<String>| texts.iter().filter(|text| *text == "Turnover").count();
    assert_eq!(named(texts(&plain())), 1);
    assert_eq!(named(texts(&Look { chrome: Chrome::BARE, ..plain() })), 0);
}

#[test]
fn a_transparent_scene_has_no_background_and_every_scene_has_words() {
    let picture = pictured();
    let drawing = draw(&picture, picture.time, Paper { width: 400.0, height: 200.0 }, &Words::english(), &SevenPixels);
    let opaque = scene(&picture, &drawing, &plain());
    assert_eq!((opaque.background, opaque.width, opaque.height), (Some(Rgb(255, 255, 255)), 400.0, 200.0));
    assert_eq!(opaque.description, "Turnover rose");
    assert_eq!(scene(&picture, &drawing, &Look { transparent: true, ..plain() }).background, None);
    let clips: Vec<_> = opaque.layers.iter().map(|layer| layer.clip.is_some()).collect();
    assert_eq!(clips, [false, true, false, false], "ground, marks, what lies over them, legend");
}
