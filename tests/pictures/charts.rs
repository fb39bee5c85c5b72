//! A chart of each kind over the sample of made-up figures.

use tradebook::analysis::chart::described::of_selection;
use tradebook::domain::{Chart, ChartId, ChartKind, DatasetId, Flow, Frequency, Id, Period, Project};
use tradebook::formats::font::Font;
use tradebook::formats::{project, sample};
use tradebook::session::charts::{Looked, Page, Wish, page, written};
use tradebook::words::Words;

/// Every kind with the name of its file.
pub fn kinds() -> impl Iterator<Item = (&'static str, ChartKind)> {
    let name = |kind| match kind {
        ChartKind::Grouped => "grouped",
        ChartKind::Stacked => "stacked",
        ChartKind::Mirrored => "mirrored",
        ChartKind::Lines => "lines",
        ChartKind::Area => "area",
        ChartKind::Index => "index",
        ChartKind::Growth => "growth",
        ChartKind::Contribution => "contribution",
        ChartKind::Share => "share",
        ChartKind::YearToDate => "year-to-date",
        ChartKind::Slope => "slope",
        ChartKind::SmallMultiples => "small-multiples",
    };
    ChartKind::ALL.into_iter().map(move |kind| (name(kind), kind))
}

pub fn sample() -> Project {
    project::read(sample::NORTHLAND_SOUTHLAND.bytes).unwrap().project
}

fn dataset(project: &Project) -> DatasetId {
    project.datasets.at(0).unwrap().id
}

/// What the kind is mostly asked of.
pub fn chart(project: &Project, kind: ChartKind) -> Chart {
    let flows = match kind {
        ChartKind::Stacked | ChartKind::Area | ChartKind::Contribution | ChartKind::Share => {
            vec![Flow::Exports, Flow::Imports]
        }
        ChartKind::YearToDate | ChartKind::SmallMultiples => vec![Flow::Exports],
        _ => vec![Flow::Exports, Flow::Imports, Flow::Turnover],
    };
    let id = ChartId(Id::new(700_001).unwrap());
    let (from, to) = (Period::of_year(2020).unwrap(), Period::of_year(2023).unwrap());
    let plain = of_selection(id, kind, dataset(project), &flows, &[from, to]);
    let frequency = match kind {
        ChartKind::YearToDate => Frequency::Month,
        _ => Frequency::Annual,
    };
    let datasets = match kind {
        ChartKind::SmallMultiples => project.datasets.iter().map(|dataset| dataset.id).collect(),
        _ => plain.datasets.clone(),
    };
    Chart { frequency, datasets, data_labels: kind == ChartKind::Grouped, ..plain }
}

pub fn page_of(project: &Project, chart: &Chart, wish: &Wish) -> Page {
    page(project, chart, &Words::english(), &Font::bundled(), &Looked::default(), wish)
}

pub fn file_of(project: &Project, chart: &Chart, wish: &Wish) -> Vec<u8> {
    let page = page_of(project, chart, wish);
    written(&page.scene, chart, &Font::bundled(), &Words::english(), wish).unwrap()
}
