//! The figures that the marks of a chart stand for, in all their digits: for pointers and for tables.
//!
//! *Invariant:* a mark and its exact figure come from one calculation.

use std::collections::BTreeMap;

use super::kinds::Plot;
use super::strand::{Entry, Strand};
use super::study::Study;
use crate::analysis::growth::Basis;
use crate::domain::marks::{Across, Datum, PanelKind, Series};
use crate::domain::{Multiplier, Period};
use crate::words::Words;

/// Every figure of a chart.
pub struct Exacts {
    plot: Plot,
    shown: Multiplier,
    basis: Basis,
    /// "million US dollars"
    unit: String,
}

/// A row of the chart as a table.
#[derive(Debug, Clone, PartialEq)]
pub struct ExactRow {
    slot: usize,
    /// "2023"; of curves of years the month.
    pub head: String,
    /// Months across.
    pub x: f64,
}

impl Exacts {
    /// Of all series of a chart.
    pub(super) fn new(study: &Study<'_>, plot: Plot) -> Self {
        let against = plot.base.filter(|_| plot.kind == PanelKind::Index).map(crate::domain::Against::Period);
        let basis = Basis { against: against.unwrap_or(study.basis.against), ..study.basis };
        Self { shown: study.shown, basis, unit: study.unit(), plot }
    }

    /// What amounts are shown in.
    pub fn shown(&self) -> Multiplier {
        self.shown
    }

    /// What growth is on and what is 100.
    pub fn basis(&self) -> Basis {
        self.basis
    }

    fn strand(&self, series: Series) -> Option<&Strand> {
        self.plot.strands.iter().find(|strand| strand.series() == series)
    }

    fn entry(&self, datum: Datum) -> Option<(&Strand, &Entry)> {
        let strand = self.strand(datum.series)?;
        // Entries stand in the order of the axis, which is that of their periods.
        let place = strand.entries.partition_point(|entry| entry.period < datum.period);
        let entry = strand.entries.get(place).filter(|entry| entry.period == datum.period);
        let entry = entry.or_else(|| strand.entries.iter().find(|entry| entry.period == datum.period));
        Some((strand, entry?))
    }

    /// The number of a mark: "456.3", "+21.6 %"; `None` where there is no mark.
    pub fn text(&self, datum: Datum, words: &Words) -> Option<String> {
        self.entry(datum).map(|(strand, entry)| strand.whole_text(entry, words))
    }

    /// The same with the unit of an amount.
    pub fn with_unit(&self, datum: Datum, words: &Words) -> Option<String> {
        let text = self.text(datum, words)?;
        if datum.series.panel != PanelKind::Level {
            return Some(text);
        }
        Some(words.with("chart-hover-value", &[("value", &text), ("unit", &self.unit)]).trim_end().to_owned())
    }

    /// The series with a figure and their names.
    pub fn series(&self) -> Vec<(Series, String)> {
        let filled = self.plot.strands.iter().filter(|strand| !strand.entries.is_empty());
        filled.map(|strand| (strand.series(), strand.name.clone())).collect()
    }

    /// The places across that some series has a figure at.
    pub fn rows(&self, words: &Words) -> Vec<ExactRow> {
        let entries = self.plot.strands.iter().flat_map(|strand| &strand.entries);
        let slots: BTreeMap<usize, Period> = entries.map(|entry| (entry.slot, entry.period)).collect();
        let row = |(slot, period): (usize, Period)| {
            let head = if self.plot.across == Across::Year {
                words.month(period.last_month()).to_owned()
            } else {
                words.period(period)
            };
            Some(ExactRow { slot, head, x: self.plot.axis.slot(slot)?.middle() })
        };
        slots.into_iter().filter_map(row).collect()
    }

    /// The figure of a series in a row.
    pub fn datum(&self, row: &ExactRow, series: Series) -> Option<Datum> {
        let strand = self.strand(series)?;
        let place = strand.entries.partition_point(|entry| entry.slot < row.slot);
        let entry = strand.entries.get(place).filter(|entry| entry.slot == row.slot)?;
        Some(strand.datum(entry))
    }
}
