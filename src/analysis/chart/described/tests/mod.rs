//! Small projects made by hand, and what each kind of chart draws and says of them.

mod any;
mod bars;
mod captions;
mod compared;
mod goals;
mod lines;
mod tables;

use crate::domain::marks::{Bar, Line, LinePoint, Mark, Panel, PanelKind, Picture, SeriesKey};
use crate::domain::{
    AreaRef, Chart, ChartId, ChartKind, Dataset, DatasetHead, DatasetId, Figure, FigureDetails, Figures, Flow, Id, Key,
    Measure, Multiplier, ObsStatus, Observation, Period, Project, Said, Source, SourceId,
};
use crate::words::Words;

use super::{described, of_selection};

pub const X: Flow = Flow::Exports;
pub const M: Flow = Flow::Imports;
pub const T: Flow = Flow::Turnover;
pub const B: Flow = Flow::Balance;

pub fn id(raw: u32) -> Id {
    Id::new(raw).unwrap()
}

pub fn period(text: &str) -> Period {
    text.parse().unwrap()
}

/// `456.3` in millions, `1.2e9`, `374.9..375.1`, `nil`; `P 456.3` and the like with a status.
pub fn figure(text: &str, source: Option<u32>) -> Figure {
    let (status, text) = match text.split_once(' ') {
        Some((code, text)) => (ObsStatus::CODES.iter().find(|(_, known)| *known == code).unwrap().0, text),
        None => (ObsStatus::Normal, text),
    };
    let number = |text: &str| if text.contains('e') { text.parse() } else { format!("{text}e6").parse() }.unwrap();
    let said = match text {
        "nil" => Said::Nil,
        text => match text.split_once("..") {
            Some((low, high)) => Said::Range(Box::new((number(low), number(high)))),
            None => Said::Number(number(text)),
        },
    };
    let mut figure = Figure::new(said, source.map(|raw| SourceId(id(raw))));
    figure.status = status;
    figure
}

pub fn cell(flow: Flow, at: &str, text: &str) -> Observation {
    Observation { key: Key::level(flow, period(at)), figures: Figures::one(figure(text, Some(100))) }
}

pub fn rate(flow: Flow, at: &str, text: &str) -> Observation {
    let key = Key::new(flow, period(at), Measure::growth(crate::domain::Against::YearEarlier));
    let said = Said::Number(text.parse().unwrap());
    Observation { key, figures: Figures::one(Figure::new(said, Some(SourceId(id(100))))) }
}

pub fn with_note(mut observation: Observation, note: &str) -> Observation {
    let details = FigureDetails { note: Some(note.into()), ..FigureDetails::default() };
    let figure = observation.figures.adopted().unwrap().clone().with_details(details);
    observation.figures = Figures::one(figure);
    observation
}

/// Kazakhstan's trade with a partner, in million US dollars.
pub fn dataset(raw: u32, partner: &str, cells: Vec<Observation>) -> Dataset {
    let head = DatasetHead {
        reporter: AreaRef::new("KAZ"),
        partner: AreaRef::new(partner),
        unit: "USD".to_owned(),
        shown: Multiplier::MILLION,
        ..DatasetHead::default()
    };
    let mut dataset = Dataset::new(DatasetId(id(raw)), head);
    dataset.observations = cells.into_iter().collect();
    dataset
}

/// Levels of one flow in years.
pub fn years(flow: Flow, cells: &[(i32, &str)]) -> Vec<Observation> {
    cells.iter().map(|(year, text)| cell(flow, &year.to_string(), text)).collect()
}

pub fn project(datasets: Vec<Dataset>) -> Project {
    let mut source = Source::new(SourceId(id(100)), "Foreign trade by country");
    source.office = "Bureau of National Statistics".to_owned();
    source.published = Some(jiff::civil::date(2024, 3, 5));
    Project { datasets: datasets.into_iter().collect(), sources: [source].into_iter().collect(), ..Project::default() }
}

/// A chart of the first datasets, in years.
pub fn chart(kind: ChartKind, datasets: &[u32], flows: &[Flow]) -> Chart {
    let mut chart = of_selection(ChartId(id(900)), kind, DatasetId(id(1)), flows, &[]);
    chart.datasets = datasets.iter().map(|raw| DatasetId(id(*raw))).collect();
    chart
}

/// The bulletin of the first worked example, with 2021 from the official table.
pub fn bulletin() -> Project {
    project(vec![dataset(
        1,
        "AZE",
        vec![
            cell(X, "2021", "287.9"),
            cell(M, "2021", "44.4"),
            cell(T, "2021", "332.2"),
            cell(M, "2022", "88.3"),
            cell(T, "2022", "463.3"),
            cell(X, "2023", "456.3"),
            cell(M, "2023", "73"),
            cell(T, "2023", "529.4"),
            rate(X, "2023", "21.6"),
            rate(M, "2023", "-17.3"),
            rate(T, "2023", "14.2"),
        ],
    )])
}

thread_local! {
    /// Read once: translations take longer to read than a picture to make.
    static WORDS: Words = Words::english();
}

pub fn with_words<T>(make: impl FnOnce(&Words) -> T) -> T {
    WORDS.with(make)
}

pub fn drawn(project: &Project, chart: &Chart) -> Picture {
    with_words(|words| described(project, chart, words))
}

pub fn bars(panel: &Panel) -> Vec<Bar> {
    panel.marks.iter().filter_map(|mark| if let Mark::Bar(bar) = mark { Some(*bar) } else { None }).collect()
}

pub fn line_runs(panel: &Panel) -> Vec<&Line> {
    panel.marks.iter().filter_map(|mark| if let Mark::Line(line) = mark { Some(line) } else { None }).collect()
}

pub fn points(panel: &Panel) -> Vec<LinePoint> {
    line_runs(panel).into_iter().flat_map(|line| line.points.iter().copied()).collect()
}

pub fn labels(picture: &Picture) -> Vec<String> {
    let marks = picture.panels.iter().flat_map(|panel| panel.marks.iter());
    marks.filter_map(|mark| if let Mark::Label(label) = mark { Some(label.text.clone()) } else { None }).collect()
}

/// "Exports 2021 0…287.9": each bar with its base and end.
pub fn bars_told(picture: &Picture) -> Vec<String> {
    let told = |bar: Bar| {
        let name = picture.named(bar.datum.series.key).map_or("?", |named| named.name.as_str());
        format!("{name} {} {}…{}", bar.datum.period, rounded(bar.base), rounded(bar.y))
    };
    picture.panels.iter().flat_map(bars).map(told).collect()
}

/// "Exports 2021 287.9": each point of each line.
pub fn points_told(picture: &Picture) -> Vec<String> {
    let told = |point: LinePoint| {
        let name = picture.named(point.datum.series.key).map_or("?", |named| named.name.as_str());
        format!("{name} {} {}", point.datum.period, rounded(point.y))
    };
    picture.panels.iter().flat_map(points).map(told).collect()
}

pub fn rounded(y: f64) -> f64 {
    (y * 1000.0).round() / 1000.0
}

pub fn key(raw: u32, flow: Flow) -> SeriesKey {
    SeriesKey { dataset: DatasetId(id(raw)), flow, year: None }
}

pub fn only_panel(picture: &Picture, kind: PanelKind) -> &Panel {
    assert_eq!(picture.panels.iter().map(|panel| panel.kind).collect::<Vec<_>>(), [kind]);
    &picture.panels[0]
}

/// Every text of the picture, for what must not be in any.
pub fn said(picture: &Picture) -> String {
    format!("{picture:?}")
}

/// Nothing has a place that no paper has, and lines go to the right.
pub fn assert_sound(picture: &Picture) {
    let text = said(picture);
    assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
    for panel in &picture.panels {
        for line in line_runs(panel) {
            assert!(line.points.is_sorted_by(|a, b| a.x < b.x), "{line:?}");
            assert!(!panel.log || line.points.iter().all(|point| point.y > 0.0), "{line:?}");
        }
        assert!(!panel.log || bars(panel).is_empty());
    }
    assert!(picture.time.0 < picture.time.1, "{:?}", picture.time);
    assert!(!picture.summary.is_empty());
    for text in ["charts-", "chart-", "figure-"] {
        assert!(!picture.summary.contains(text), "{}", picture.summary);
        assert!(!format!("{:?}", picture.captions).contains(text), "{:?}", picture.captions);
    }
    let mut names: Vec<&str> = picture.legend.iter().map(|named| named.name.as_str()).collect();
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count, "two series have one name");
}
