//! The table of a dataset as people see it: every level and growth, printed or calculated, with what is to be said of it.

mod figures;
mod levels;
mod rates;

use std::cmp::Ordering;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::growth::{Amount, Basis, Growth, GrowthForm};
use super::interval::Interval;
use crate::domain::{
    Against, Dataset, Flow, Frequency, Key, Measure, ObsStatus, Period, Qualifier, Source, SourceId, Table,
};

/// Which periods stand in the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum RowsOf {
    #[default]
    Years,
    HalfYears,
    Quarters,
    Months,
    /// January to some month, quarters and halves that begin in January and whole years among them.
    YearToDate,
    /// Spans that are none of the others.
    OtherSpans,
}

impl RowsOf {
    pub fn shows(self, period: Period) -> bool {
        let frequency = period.frequency();
        match self {
            Self::Years => frequency == Frequency::Annual,
            Self::HalfYears => frequency == Frequency::HalfYear,
            Self::Quarters => frequency == Frequency::Quarter,
            Self::Months => frequency == Frequency::Month,
            Self::YearToDate => period.month() == 1 && period.months() <= 12,
            Self::OtherSpans => frequency == Frequency::Span,
        }
    }
}

/// What is asked of a dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Question {
    pub rows: RowsOf,
    pub basis: Basis,
    /// Only figures published by then; `None`: the adopted ones.
    pub as_of: Option<Date>,
}

impl Question {
    /// The year to September follows on the year to September before, and so does its first quarter.
    fn in_force(self) -> Self {
        let year_to_date = self.rows == RowsOf::YearToDate && self.basis.against == Against::Previous;
        let against = if year_to_date { Against::YearEarlier } else { self.basis.against };
        Self { basis: Basis { against, ..self.basis }, ..self }
    }
}

/// A level or what it changed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Part {
    Level,
    /// In the form of the basis; of a balance always the absolute change.
    Growth,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Column {
    pub flow: Flow,
    pub part: Part,
}

impl Column {
    pub fn level(flow: Flow) -> Self {
        Self { flow, part: Part::Level }
    }

    pub fn growth(flow: Flow) -> Self {
        Self { flow, part: Part::Growth }
    }

    /// The key under which a figure typed into this column is kept.
    pub fn key(self, period: Period, basis: Basis) -> Key {
        let basis = Basis { against: settled(basis.against, period), ..basis };
        let measure = match self.part {
            Part::Level => Measure::Level,
            Part::Growth if self.flow == Flow::Balance => Measure::AbsoluteChange { against: basis.against },
            Part::Growth => basis.measure(),
        };
        Key::new(self.flow, period, measure)
    }
}

/// Where the period before is the one of a year before, both are one basis: a rate stands in the tables of both.
fn settled(against: Against, period: Period) -> Against {
    let same = against == Against::Previous && period.previous() == period.year_earlier();
    if same { Against::YearEarlier } else { against }
}

/// Rows in time order, each with one cell a column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// What was asked; in a table of years to date "the previous period" is the year before.
    pub question: Question,
    /// Exports, imports, turnover each with growth, balance with change, then further flows that have figures.
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub period: Period,
    /// As long as the sheet's columns.
    pub cells: Vec<Cell>,
}

impl Sheet {
    pub fn row_of(&self, period: Period) -> Option<usize> {
        self.rows.binary_search_by_key(&period, |row| row.period).ok()
    }

    pub fn cell(&self, period: Period, column: Column) -> Option<&Cell> {
        let at = self.columns.iter().position(|known| *known == column)?;
        self.rows.get(self.row_of(period)?)?.cells.get(at)
    }
}

/// What a cell shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Content {
    /// Nobody printed it and nothing follows: "—".
    #[default]
    Missing,
    /// A level in the dataset's shown multiplier, with its printed (or calculated) decimals.
    Level {
        value: Decimal,
        qualifier: Qualifier,
    },
    /// A printed range, or an implied level that does not round to one value: "374.9…375.1".
    Bounds(Interval),
    Nil,
    Negligible,
    /// Typed words that are no number.
    Unread(String),
    /// A status that says why there is no value.
    NoValue(ObsStatus),
    /// A growth figure as a source printed it, in the basis' form.
    PrintedGrowth(Decimal),
    /// A calculated one, or why there is none.
    Growth(Growth),
}

/// Where a content comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Origin {
    #[default]
    Nobody,
    /// Printed by a source, or typed without one.
    Printed { source: Option<SourceId>, status: ObsStatus },
    /// Follows from printed figures.
    Calculated(How),
    /// Follows from an identity or a printed growth rate for a figure that nobody printed.
    Implied(How),
}

/// The calculation behind a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum How {
    ExportsPlusImports,
    ExportsMinusImports,
    TurnoverMinusExports,
    TurnoverMinusImports,
    /// From the level of another period and the printed growth between the two.
    FromGrowth(Period),
    /// Growth of the level in this period on the level in `base`.
    GrowthOn {
        base: Period,
    },
}

/// What is to be said of a cell beside its content. Each has one sentence in the translations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Remark {
    /// The printed growth agrees with the two levels.
    Agrees,
    /// The printed growth can not hold with the two levels shown; the calculated one is shown.
    DoesNotAgree,
    /// The printed figure can not hold with an identity (turnover ≠ exports + imports) in any reading of its digits.
    CannotHold,
    /// More figures than the one shown.
    Rivals,
    /// Figures are there but none is adopted.
    NoneAdopted,
    /// One of the two levels has the status "break".
    AcrossBreak,
    /// The two levels come from different publishers.
    MixedSources,
    /// The source of the current figure prints the base in other digits than the one used.
    OtherBase,
    Provisional,
    /// The two valuations (exports FOB, imports CIF) are mixed.
    MixedValuation,
    /// Growth on the previous period without seasonal adjustment.
    NotAdjusted,
    Unread,
    HasNote,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    pub content: Content,
    pub origin: Origin,
    /// Sorted, each once.
    pub remarks: Vec<Remark>,
    /// The calculated growth beside a printed one, for hover and inspector.
    pub calculated: Option<Growth>,
    /// Level and base that the growth was calculated from, as intervals of their printed digits.
    pub operands: Option<(Interval, Interval)>,
    /// The level in this cell, or the level that this cell is the growth of.
    pub level: Option<Operand>,
    /// The base of a growth.
    pub base: Option<Operand>,
    /// How the growth in this cell is expressed; of no meaning in a level.
    pub form: GrowthForm,
    /// The growth that a source printed, also where the calculated one is shown.
    pub printed: Option<Printed>,
}

/// A level that a calculation rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operand {
    pub period: Period,
    pub amount: Amount,
    /// Nobody printed it: calculated or implied.
    pub derived: bool,
}

/// A growth figure as its source printed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Printed {
    /// In percent or, for a change, in the dataset's shown multiplier; its scale is the printed decimals.
    pub value: Decimal,
    pub qualifier: Qualifier,
    /// What the printed digits can stand for.
    pub interval: Interval,
}

impl Cell {
    pub fn has(&self, remark: Remark) -> bool {
        self.remarks.contains(&remark)
    }

    /// Nothing is shown but "—".
    pub fn is_empty(&self) -> bool {
        matches!(self.content, Content::Missing | Content::Growth(Growth::NoLevel | Growth::NoBase))
    }

    /// Whether the growth shown is a rise, a fall or neither; `None` in a level, or where it can not be told.
    pub fn direction(&self) -> Option<Ordering> {
        match &self.content {
            Content::PrintedGrowth(value) if self.form == GrowthForm::Index => Some(value.cmp(&Decimal::ONE_HUNDRED)),
            Content::PrintedGrowth(value) => Some(value.cmp(&Decimal::ZERO)),
            Content::Growth(growth) => growth.direction(),
            _ => None,
        }
    }

    fn remark(&mut self, remark: Remark) {
        if let Err(place) = self.remarks.binary_search(&remark) {
            self.remarks.insert(place, remark);
        }
    }
}

/// The table of a dataset.
pub fn sheet(dataset: &Dataset, sources: &Table<Source>, question: Question) -> Sheet {
    let question = question.in_force();
    let gathered = figures::gather(dataset, sources, question);
    let levels = levels::levels(&gathered);
    let columns = gathered.flows.iter().flat_map(|flow| [Column::level(*flow), Column::growth(*flow)]).collect();
    let shown = gathered.periods.iter().enumerate().filter(|(_, period)| question.rows.shows(**period));
    let rows = shown.map(|(line, period)| Row { period: *period, cells: cells(&gathered, &levels, line) });
    Sheet { question, columns, rows: rows.collect() }
}

fn cells(gathered: &figures::Gathered<'_>, levels: &levels::Levels<'_>, line: usize) -> Vec<Cell> {
    let base = gathered.base_line(line);
    let slots = 0..gathered.flows.len();
    slots
        .flat_map(|slot| [levels.cell(gathered, line, slot), rates::cell(gathered, levels, line, slot, base)])
        .collect()
}

#[cfg(test)]
#[path = "sheet_tests.rs"]
mod tests;
