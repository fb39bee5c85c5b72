//! What is asked of a dataset: which rows, growth against what, and what each column says of its flow.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::analysis::growth::Basis;
use crate::domain::{Against, DatasetId, Flow, Frequency, Key, Measure, Period, RateForm, Whole};

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
    pub(super) fn in_force(self) -> Self {
        let year_to_date = self.rows == RowsOf::YearToDate && self.basis.against == Against::Previous;
        let against = if year_to_date { Against::YearEarlier } else { self.basis.against };
        Self { basis: Basis { against, ..self.basis }, ..self }
    }
}

/// What a column says of its flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Part {
    Level,
    /// In the form of the basis; of a balance always the absolute change.
    Growth,
    /// The absolute change, whatever the form of the basis.
    Change,
    /// Base = 100, whatever the form of the basis.
    Index,
    /// Percent of turnover.
    Share,
    /// Percentage points of the growth of turnover.
    Contribution,
    /// Exports as percent of imports; stands under the balance.
    Cover,
    /// The growth that a source printed, also where the calculated one is shown.
    Printed,
    /// The source of the level's adopted figure.
    Source,
    /// Its note.
    Note,
}

/// Which dataset of those side by side a column is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Side {
    /// The one on the screen.
    #[default]
    Own,
    Beside(DatasetId),
    /// The own level less that of the dataset beside it.
    Difference(DatasetId),
    /// The difference as percent of the level beside it.
    DifferencePercent(DatasetId),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Column {
    pub flow: Flow,
    pub part: Part,
    #[serde(default)]
    pub of: Side,
}

impl Column {
    pub const fn new(flow: Flow, part: Part) -> Self {
        Self { flow, part, of: Side::Own }
    }

    pub const fn level(flow: Flow) -> Self {
        Self::new(flow, Part::Level)
    }

    pub const fn growth(flow: Flow) -> Self {
        Self::new(flow, Part::Growth)
    }

    /// The same of another side.
    pub const fn of(self, of: Side) -> Self {
        Self { of, ..self }
    }

    /// The key under which a figure typed into this column is kept; of a source or a note, that of their level.
    pub fn key(self, period: Period, basis: Basis) -> Key {
        let basis = Basis { against: settled(basis.against, period), ..basis };
        let measure = match self.part {
            Part::Level | Part::Source | Part::Note => Measure::Level,
            Part::Growth | Part::Printed | Part::Change if self.flow == Flow::Balance => {
                Measure::AbsoluteChange { against: basis.against }
            }
            Part::Growth | Part::Printed => basis.measure(),
            Part::Change => Measure::AbsoluteChange { against: basis.against },
            Part::Index => Measure::Rate { form: RateForm::Index, against: basis.against },
            Part::Share => Measure::Share { of: Whole::Flow(Flow::Turnover) },
            Part::Contribution => Measure::Contribution { to: Whole::Flow(Flow::Turnover) },
            Part::Cover => Measure::Cover,
        };
        Key::new(self.flow, period, measure)
    }
}

/// Where the period before is the one of a year before, both are one basis: a rate stands in the tables of both.
pub(super) fn settled(against: Against, period: Period) -> Against {
    let same = against == Against::Previous && period.previous() == period.year_earlier();
    if same { Against::YearEarlier } else { against }
}
