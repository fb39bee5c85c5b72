//! What each kind of chart draws.

use std::collections::BTreeSet;

use super::account::Stretch;
use super::axis::Axis;
use super::bars::{breaks, hung, labels, side_by_side, stacked};
use super::lanes::lanes;
use super::lines::{line, ribbons};
use super::names::name;
use super::strand::{Entry, Strand, strands};
use super::study::{Study, index_base};
use super::{captions, compared, slope, tiles, to_date};
use crate::analysis::chart::told_apart;
use crate::analysis::growth::{Basis, GrowthForm};
use crate::analysis::sheet::RowsOf;
use crate::domain::marks::{Across, Arrangement, Ink, Mark, Named, Panel, PanelKind, SeriesKey, Shape};
use crate::domain::{Against, ChartKind, DatasetId, Flow, Period};

/// All that a kind of chart draws, and what it is drawn from.
pub(super) struct Plot {
    pub axis: Axis,
    pub rows: RowsOf,
    pub across: Across,
    pub arrangement: Arrangement,
    /// Without the hidden ones.
    pub strands: Vec<Strand>,
    pub legend: Vec<Named>,
    pub panels: Vec<Panel>,
    /// What the values are of.
    pub kind: PanelKind,
    /// What is 100, or the left one of two periods.
    pub base: Option<Period>,
    /// Whose figures are the whole of shares and contributions.
    pub whole: Option<DatasetId>,
    /// What a logarithmic scale has no place for.
    pub below_log: Stretch,
    /// Shares and contributions are of the sum of several datasets.
    pub of_all: bool,
    /// Periods that are left out because one of several datasets has no figure.
    pub incomplete: Stretch,
    /// Names of what this kind of chart does not draw.
    pub not_drawn: Vec<String>,
}

impl Plot {
    /// The chart without the hidden series, and the study that it was drawn from in the end.
    pub fn of<'a>(study: Study<'a>, hidden: &BTreeSet<SeriesKey>) -> (Study<'a>, Self) {
        let plot = match study.chart.kind {
            ChartKind::Index => {
                let base = index_base(&study);
                let against = base.map_or(study.basis.against, Against::Period);
                let study = study.on(Basis { against, form: GrowthForm::Index });
                let plot = over_time(&study, hidden, PanelKind::Index, base);
                return (study, plot);
            }
            ChartKind::YearToDate => return to_date::plot(study, hidden),
            ChartKind::Growth => over_time(&study, hidden, PanelKind::Growth, None),
            ChartKind::Contribution => compared::contributions(&study, hidden),
            ChartKind::Share => compared::shares(&study, hidden),
            ChartKind::Slope => slope::plot(&study, hidden),
            ChartKind::SmallMultiples => tiles::plot(&study, hidden),
            ChartKind::Grouped | ChartKind::Stacked | ChartKind::Mirrored | ChartKind::Lines | ChartKind::Area => {
                over_time(&study, hidden, PanelKind::Level, None)
            }
        };
        (study, plot)
    }

    /// Over time, with nothing drawn yet.
    pub fn new(
        study: &Study<'_>,
        axis: Axis,
        kind: PanelKind,
        strands: Vec<Strand>,
        hidden: &BTreeSet<SeriesKey>,
    ) -> Self {
        let legend = told_apart(strands.iter().map(named).collect());
        let shown = strands.into_iter().filter(|strand| !hidden.contains(&strand.key)).collect();
        Self {
            axis,
            rows: study.rows,
            across: Across::Time,
            arrangement: Arrangement::Stacked,
            strands: shown,
            legend,
            panels: Vec::new(),
            kind,
            base: None,
            whole: None,
            below_log: Stretch::default(),
            of_all: false,
            incomplete: Stretch::default(),
            not_drawn: Vec::new(),
        }
    }

    pub fn of_shape(&self, shape: Shape) -> Vec<&Strand> {
        self.strands.iter().filter(|strand| strand.shape == shape).collect()
    }

    /// With one panel of these marks.
    pub fn with(mut self, study: &Study<'_>, marks: Vec<Mark>) -> Self {
        let strands: Vec<&Strand> = self.strands.iter().collect();
        self.panels = vec![panel(study, &self, marks, &strands)];
        self
    }
}

pub(super) fn named(strand: &Strand) -> Named {
    Named { key: strand.key, name: strand.name.clone(), ink: strand.ink, shape: strand.shape }
}

/// Turnover and balance stand for exports and imports together.
fn is_whole(flow: Flow) -> bool {
    matches!(flow, Flow::Turnover | Flow::Balance)
}

/// Names and colours: one colour a flow; of several datasets one a series.
pub(super) fn dressed(study: &Study<'_>, mut strands: Vec<Strand>) -> Vec<Strand> {
    strands.retain(|strand| !strand.entries.is_empty());
    name(study, &mut strands);
    if study.has_several() {
        for (nth, strand) in (0_u16..).zip(&mut strands) {
            strand.ink = Ink::Nth(nth);
        }
    }
    strands
}

fn over_time(study: &Study<'_>, hidden: &BTreeSet<SeriesKey>, kind: PanelKind, base: Option<Period>) -> Plot {
    let chart = study.chart.kind;
    let axis = Axis::of(study);
    // A balance changes its sign: neither percent nor an index mean anything of it.
    let fits = |flow: &Flow| kind == PanelKind::Level || *flow != Flow::Balance;
    let (flows, left): (Vec<Flow>, Vec<Flow>) = study.flows.iter().partition(|flow| fits(flow));
    let all = study.sets.iter().flat_map(|set| strands(study, set, &flows, kind, &axis)).collect();
    let mut all: Vec<Strand> = dressed(study, all);
    let below_log = fit_scale(study, &mut all);
    let parts = all.iter().any(|strand| !is_whole(strand.key.flow));
    for strand in &mut all {
        strand.shape = match chart {
            ChartKind::Lines | ChartKind::Index => Shape::Line,
            ChartKind::Growth => Shape::Bar,
            // Beside the parts of a whole the whole is a line over them.
            _ if parts && is_whole(strand.key.flow) => Shape::Line,
            ChartKind::Area => Shape::Area,
            _ => Shape::Bar,
        };
    }
    let not_drawn = left.into_iter().map(|flow| super::names::flow_name(study, flow));
    let plot = Plot { base, below_log, not_drawn: not_drawn.collect(), ..Plot::new(study, axis, kind, all, hidden) };
    let mut marks = Vec::new();
    let bars = plot.of_shape(Shape::Bar);
    match chart {
        ChartKind::Stacked => stacked(&plot.axis, &lanes(study, &bars), &mut marks),
        ChartKind::Mirrored => mirrored(study, &plot.axis, &bars, &mut marks),
        _ => side_by_side(&plot.axis, &bars, 0.0, &mut marks),
    }
    let areas = plot.of_shape(Shape::Area);
    let negative =
        |strand: &&&Strand| strand.entries.iter().filter_map(|entry| entry.value()).any(|value| value.y < 0.0);
    let on_each_other = lanes(study, &areas).len() == 1 && areas.iter().find(negative).is_none();
    ribbons(&plot.axis, &areas, on_each_other, &mut marks);
    plot.of_shape(Shape::Line).into_iter().for_each(|strand| line(&plot.axis, strand, true, &mut marks));
    plot.with(study, marks)
}

/// Only levels that are drawn as lines or points have a logarithmic scale.
fn is_log(study: &Study<'_>) -> bool {
    let fits = matches!(
        study.chart.kind,
        ChartKind::Lines | ChartKind::YearToDate | ChartKind::Slope | ChartKind::SmallMultiples
    );
    study.chart.log_scale && fits
}

/// Takes away what a logarithmic scale has no place for, and tells the periods.
pub(super) fn fit_scale(study: &Study<'_>, strands: &mut Vec<Strand>) -> Stretch {
    let mut below = Stretch::default();
    if is_log(study) {
        for strand in strands.iter_mut() {
            let mut own = Stretch::default();
            let fits = |entry: &Entry| entry.value().is_some_and(|value| value.y > 0.0);
            strand.entries.iter().filter(|entry| !fits(entry)).for_each(|entry| own.add(entry.period));
            below.with(&own);
            strand.entries.retain(fits);
            strand.entries.iter_mut().for_each(Entry::keep_band_above_zero);
        }
    }
    strands.retain(|strand| !strand.entries.is_empty());
    below
}

/// What comes in hangs down; each dataset has its own place.
fn mirrored(study: &Study<'_>, axis: &Axis, bars: &[&Strand], marks: &mut Vec<Mark>) {
    let sets: Vec<DatasetId> = study.sets.iter().map(|set| set.dataset.id).collect();
    let down = |flow: Flow| matches!(flow, Flow::Imports | Flow::ReImports);
    let turned: Vec<Strand> =
        bars.iter().map(|strand| if down(strand.key.flow) { hung(strand) } else { (*strand).clone() }).collect();
    // In a place stand as many bars up and as many down as the dataset with most of them has.
    let of = |id: DatasetId, hangs: bool| {
        turned.iter().filter(move |strand| strand.key.dataset == id && down(strand.key.flow) == hangs)
    };
    for hangs in [false, true] {
        let mut row: Vec<Option<&Strand>> = Vec::new();
        for id in &sets {
            let wide = of(*id, true).count().max(of(*id, false).count());
            let mut own: Vec<_> = of(*id, hangs).map(Some).collect();
            own.resize(wide, None);
            row.extend(own);
        }
        super::bars::in_places(axis, &row, 0.0, marks);
    }
}

/// A panel with breaks and labels added to its marks.
pub(super) fn panel(study: &Study<'_>, plot: &Plot, mut marks: Vec<Mark>, strands: &[&Strand]) -> Panel {
    if study.chart.data_labels {
        labels(strands, study.words, &mut marks);
    }
    strands.iter().for_each(|strand| breaks(&plot.axis, strand, &mut marks));
    Panel {
        kind: plot.kind,
        title: String::new(),
        caption: captions::panel_caption(study, plot),
        baseline: if plot.kind == PanelKind::Index { 100.0 } else { 0.0 },
        log: is_log(study),
        mirrored: study.chart.kind == ChartKind::Mirrored,
        marks,
    }
}
