//! The two sides of one trade: what a reporter says of it beside what its partner says.
//!
//! What the importer counted less what the exporter counted is an asymmetry. It has usual causes, and is no error.
//! *Invariant:* nothing follows where one side has no level or counts in another unit.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::beside::{difference, difference_percent};
use super::exact::{Form, Toward, quotient};
use super::growth::Growth;
use super::sheet::{Cell, Column, Content, Question, RowsOf, Sheet, sheet};
use crate::domain::{
    Confidentiality, Dataset, DatasetHead, DatasetId, Flow, ObsStatus, Period, Project, Source, Table, TradeSystem,
    Valuation,
};

/// Decimals of a ratio.
const RATIO: u32 = 3;
/// Statuses under which an office holds a figure back.
const HELD_BACK: [ObsStatus; 1] = [ObsStatus::Suppressed];

/// The dataset of the partner's own figures of the same trade; of several the first in the same unit.
pub fn mirror_of(project: &Project, dataset: DatasetId) -> Option<DatasetId> {
    let own = &project.datasets.get(dataset)?.head;
    if own.reporter.0.trim().is_empty() || own.partner.0.trim().is_empty() || own.reporter == own.partner {
        return None;
    }
    let swapped = |head: &DatasetHead| {
        head.reporter == own.partner
            && head.partner == own.reporter
            && head.indicator == own.indicator
            && head.product.trim() == own.product.trim()
    };
    let found = || project.datasets.iter().filter(|other| other.id != dataset && swapped(&other.head));
    let in_same_unit = found().find(|other| other.head.unit.trim() == own.unit.trim());
    in_same_unit.or_else(|| found().next()).map(|other| other.id)
}

/// Goods that went one way in one period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Way {
    /// As the side counted that they left.
    pub exports: Cell,
    /// As the side counted that they came to.
    pub imports: Cell,
    /// Imports less exports, with the decimals of the rougher of both.
    pub gap: Cell,
    /// In percent of the exports.
    pub percent: Cell,
    /// Imports by exports: about 1.06 where only freight and insurance lie between them.
    pub ratio: Option<Decimal>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MirrorRow {
    pub period: Period,
    /// From the reporter to its partner.
    pub out: Way,
    /// From the partner to the reporter.
    pub back: Way,
}

/// Both sides of a trade against periods, and what can lie between them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mirror {
    pub rows: Vec<MirrorRow>,
    pub causes: Vec<Cause>,
}

/// Both sides in periods of one kind.
pub fn mirror(own: &Dataset, other: &Dataset, sources: &Table<Source>, kind: RowsOf) -> Mirror {
    Mirror { rows: rows(own, other, sources, kind), causes: causes(own, other, kind) }
}

/// Every period of one kind in which a side has exports or imports; the other side in the multiplier of the own one.
fn rows(own: &Dataset, other: &Dataset, sources: &Table<Source>, rows: RowsOf) -> Vec<MirrorRow> {
    let question = Question { rows, ..Question::default() };
    let head = DatasetHead { shown: own.head.shown, ..other.head.clone() };
    let other = Dataset { head, ..other.clone() };
    let (own, other) = (sheet(own, sources, question, &[]), sheet(&other, sources, question, &[]));
    let periods: BTreeSet<Period> = own.periods().chain(other.periods()).collect();
    let row = |period| MirrorRow { period, out: way(&own, &other, period), back: way(&other, &own, period) };
    let is_there =
        |row: &MirrorRow| [&row.out, &row.back].iter().any(|way| !way.exports.is_empty() || !way.imports.is_empty());
    periods.into_iter().map(row).filter(is_there).collect()
}

/// Kinds of periods that a side has figures of, years first.
pub fn kinds(own: &Dataset, other: &Dataset) -> Vec<RowsOf> {
    let periods: BTreeSet<Period> = own.observations.periods().chain(other.observations.periods()).collect();
    let all =
        [RowsOf::Years, RowsOf::HalfYears, RowsOf::Quarters, RowsOf::Months, RowsOf::YearToDate, RowsOf::OtherSpans];
    let has = |rows: &RowsOf| {
        periods.iter().any(|period| match rows {
            // Years and first quarters alone have tables of their own.
            RowsOf::YearToDate => period.frequency() == crate::domain::Frequency::YearToDate,
            rows => rows.shows(*period),
        })
    };
    all.into_iter().filter(has).collect()
}

fn way(from: &Sheet, to: &Sheet, period: Period) -> Way {
    let level = |sheet: &Sheet, flow| sheet.cell(period, Column::level(flow)).cloned().unwrap_or_default();
    let (exports, imports) = (level(from, Flow::Exports), level(to, Flow::Imports));
    let both = ((&imports, to.unit()), (&exports, from.unit()));
    let (mut gap, percent) = (difference(both.0, both.1), difference_percent(both.0, both.1));
    let values = exports.level.and_then(|of| of.amount.value).zip(imports.level.and_then(|of| of.amount.value));
    if let (Content::Growth(Growth::Change(of)), Some((exports, imports))) = (&gap.content, values) {
        let change = Growth::Change(of.to_decimals(exports.scale().min(imports.scale())));
        (gap.calculated, gap.content) = (Some(change.clone()), Content::Growth(change));
    }
    let operands = percent.level.zip(percent.base).filter(|_| percent.content != Content::Growth(Growth::OtherUnit));
    let ratio = operands.and_then(|(imports, exports)| {
        let (x, b) = (imports.amount.value?, exports.amount.value.filter(|exports| *exports > Decimal::ZERO)?);
        quotient(x, b, Form::Ratio, RATIO, Toward::Nearest)
    });
    Way { exports, imports, gap, percent, ratio }
}

/// Why the two sides can count the same goods differently, as far as the datasets tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// How the exports of a side and the imports of the other are valued; `exporter` is the dataset of the exports.
    Valuation { exporter: DatasetId, importer: DatasetId, exports: Valuation, imports: Valuation },
    /// Nobody says how anything is valued.
    ValuationNotStated,
    /// What each side counts as trade: its own and its partner's.
    System(TradeSystem, TradeSystem),
    /// Goods that leave in one period and come in the next.
    TimeLag { short_periods: bool },
    /// Origin against consignment, and goods that only pass; the sides that have re-exports or transit on file.
    Attribution { on_file: Vec<DatasetId> },
    /// Figures that are held back; the sides that have such.
    Confidentiality { held_back: Vec<DatasetId> },
    /// Each office converts in its own way.
    Currency { own: String, other: String },
    /// A side has figures that are still provisional.
    Provisional(Vec<DatasetId>),
}

/// The usual causes, those first that the datasets say something of.
fn causes(own: &Dataset, other: &Dataset, rows: RowsOf) -> Vec<Cause> {
    let both = [own, other];
    let which = |fits: &dyn Fn(&Dataset) -> bool| -> Vec<DatasetId> {
        both.iter().filter(|dataset| fits(dataset)).map(|dataset| dataset.id).collect()
    };
    let valuation = |from: &Dataset, to: &Dataset| Cause::Valuation {
        exporter: from.id,
        importer: to.id,
        exports: from.head.export_valuation,
        imports: to.head.import_valuation,
    };
    let has_flow = |dataset: &Dataset| {
        let passing = [Flow::ReExports, Flow::ReImports, Flow::Transit];
        dataset.observations.iter().any(|observation| passing.contains(&observation.key.flow))
    };
    let some = |dataset: &Dataset, fits: &dyn Fn(&crate::domain::Figure) -> bool| {
        dataset.observations.iter().filter_map(|observation| observation.figures.adopted()).any(fits)
    };
    let is_held_back = |dataset: &Dataset| {
        some(dataset, &|figure| figure.confidentiality != Confidentiality::Free || HELD_BACK.contains(&figure.status))
    };
    let provisional = which(&|dataset| some(dataset, &|figure| figure.status == ObsStatus::Provisional));
    let short_periods = !matches!(rows, RowsOf::Years | RowsOf::OtherSpans);
    let stated = both.iter().flat_map(|dataset| [dataset.head.export_valuation, dataset.head.import_valuation]);
    let mut causes = match stated.into_iter().all(|valuation| valuation == Valuation::NotStated) {
        true => vec![Cause::ValuationNotStated],
        false => vec![valuation(own, other), valuation(other, own)],
    };
    causes.extend([
        Cause::System(own.head.system, other.head.system),
        Cause::TimeLag { short_periods },
        Cause::Attribution { on_file: which(&has_flow) },
        Cause::Confidentiality { held_back: which(&is_held_back) },
        Cause::Currency { own: own.head.unit.clone(), other: other.head.unit.clone() },
    ]);
    causes.extend((!provisional.is_empty()).then_some(Cause::Provisional(provisional)));
    causes
}
