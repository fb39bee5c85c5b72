//! Charts into files: one in each format at the size of a page's column, and the memory of a batch of 200.
//!
//! Targets: SVG ≤ 100 ms, PNG at 300 dpi ≤ 300 ms, memory that does not grow with the number of charts.
//! *Invariant:* what is measured goes all the way from figures to bytes.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench may stop and tells what it measured")]

mod common;

use std::hint::black_box;

use criterion::{Criterion, criterion_group};
use tradebook::analysis::chart::described::of_selection;
use tradebook::domain::{Chart, ChartId, ChartKind, Flow, Id, Period, Project};
use tradebook::formats::svg::Letters;
use tradebook::formats::{project, sample};
use tradebook::platform::pictures::Studio;
use tradebook::session::charts::{Looked, PictureFormat, Wish, written};
use tradebook::words::Words;

/// Charts of a batch.
const MANY: u32 = 200;

fn sample() -> Project {
    project::read(sample::NORTHLAND_SOUTHLAND.bytes).unwrap().project
}

/// Sixty months of three flows.
fn chart(project: &Project, kind: ChartKind, nth: u32) -> Chart {
    let id = ChartId(Id::new(700_000 + nth).unwrap());
    let months = [Period::of_month(2019, 1).unwrap(), Period::of_month(2023, 12).unwrap()];
    let flows = [Flow::Exports, Flow::Imports, Flow::Turnover];
    of_selection(id, kind, project.datasets.at(0).unwrap().id, &flows, &months)
}

fn file(studio: &mut Studio<'_>, chart: &Chart, words: &Words, wish: &Wish) -> Vec<u8> {
    let (page, font) = studio.page(chart, &Looked::default(), wish);
    written(&page.scene, chart, &font, words, wish).unwrap()
}

fn bench(criterion: &mut Criterion) {
    let (project, words) = (sample(), Words::english());
    let mut studio = Studio::new(&project, &words);
    let chart = chart(&project, ChartKind::Grouped, 0);
    let svg = Wish::of(PictureFormat::Svg);
    let mut group = criterion.benchmark_group("export");
    group.sample_size(20);
    for (name, wish) in [
        ("svg", svg),
        ("svg with whole fonts", Wish { letters: Letters::Whole, ..svg }),
        ("svg of outlines", Wish { letters: Letters::Outlines, ..svg }),
        ("pdf", Wish::of(PictureFormat::Pdf)),
        ("png at 96 dpi", Wish { dpi: 96, ..Wish::of(PictureFormat::Png) }),
        ("png at 300 dpi", Wish::of(PictureFormat::Png)),
        ("png at 600 dpi", Wish { dpi: 600, ..Wish::of(PictureFormat::Png) }),
    ] {
        println!("{name}: {} bytes", file(&mut studio, &chart, &words, &wish).len());
        group.bench_function(name, |bencher| {
            bencher.iter(|| file(&mut studio, black_box(&chart), &words, &wish));
        });
    }
    group.finish();
}

/// What a batch adds to the process once its first charts are through.
fn memory() {
    let (project, words) = (sample(), Words::english());
    let mut studio = Studio::new(&project, &words);
    let kinds = [ChartKind::Grouped, ChartKind::Lines, ChartKind::Stacked, ChartKind::Area];
    let mut after_first = 0;
    let mut bytes = 0;
    for (nth, kind) in (0..MANY).zip(kinds.into_iter().cycle()) {
        let chart = chart(&project, kind, nth);
        for format in PictureFormat::ALL {
            bytes += file(&mut studio, &chart, &words, &Wish::of(format)).len();
        }
        if nth == 9 {
            after_first = common::resident();
        }
    }
    let grown = common::resident().saturating_sub(after_first);
    println!("{MANY} charts, {bytes} bytes of files: {after_first} bytes resident after 10, {grown} more after all");
}

criterion_group!(benches, bench);

fn main() {
    memory();
    benches();
    Criterion::default().configure_from_args().final_summary();
}
