//! What a step of undo is called, as data; the words are made where they are shown.

use serde::{Deserialize, Serialize};

use crate::domain::{Flow, Measure, Period};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verb {
    Add,
    Change,
    Delete,
    Duplicate,
    Move,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    Project,
    Area,
    Flow,
    Source,
    Dataset,
    Identity,
    Commission,
    Session,
    Outcome,
    Review,
    Event,
    Chart,
    View,
    Acknowledgement,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Label {
    /// "set exports 2023 to 456.3"
    SetFigure {
        flow: Flow,
        measure: Measure,
        period: Period,
        text: String,
    },
    /// "clear exports 2023"
    ClearFigure {
        flow: Flow,
        measure: Measure,
        period: Period,
    },
    /// "clear 6 figures"
    ClearFigures(usize),
    /// "add another figure to exports 2023"
    AddFigure {
        flow: Flow,
        measure: Measure,
        period: Period,
    },
    /// "change the source, status or note of exports 2023"
    ChangeFigure {
        flow: Flow,
        measure: Measure,
        period: Period,
    },
    AdoptFigure {
        flow: Flow,
        measure: Measure,
        period: Period,
    },
    RemoveFigure {
        flow: Flow,
        measure: Measure,
        period: Period,
    },
    /// "set 6 figures to 456.3"
    SetFigures {
        count: usize,
        text: String,
    },
    /// "change 6 figures"
    ChangeFigures(usize),
    /// "fill 6 cells"
    Fill(usize),
    /// "paste 6 figures"
    Paste(usize),
    /// "take over exports 2022 as estimated"
    TakeOver {
        flow: Flow,
        measure: Measure,
        period: Period,
    },
    /// "replace 6 texts"
    Replace(usize),
    /// "take over 6 changes of the file"
    Merge(usize),
    /// "restore an older version: 6 changes"
    RestoreVersion(usize),
    /// "set the status of 3 outcomes"
    SetStatus(usize),
    /// So many points were changed at once.
    ChangePoints(usize),
    /// "reopen session 20"
    Reopen(String),
    /// "add 30 charts"
    AddCharts(usize),
    /// "change the unit to thousand US dollars"
    ChangeUnit,
    /// "add 24 periods"
    AddPeriods(usize),
    AddPeriod(Period),
    RemovePeriod(Period),
    RemovePeriods(usize),
    /// "delete session 20th session"; the name may be empty.
    Record {
        verb: Verb,
        kind: Kind,
        name: String,
    },
}

impl Label {
    /// A state of the whole project is taken over that was allowed where it was made: no lock stands in its way.
    pub fn is_of_another_state(&self) -> bool {
        matches!(self, Self::Merge(_) | Self::RestoreVersion(_))
    }
}
