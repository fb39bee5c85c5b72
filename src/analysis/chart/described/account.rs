//! What the figures of a series rest on: their sources, statuses, notes and what follows from what.
//!
//! *Invariant:* only figures that are drawn are accounted for, and what a calculated one rests on.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::strand::Entry;
use super::study::Set;
use crate::analysis::sheet::{Cell, Column, Content, How, Operand, Origin, Remark};
use crate::analysis::totals::partitions;
use crate::domain::marks::{PanelKind, Tone};
use crate::domain::{Figure, Flow, Multiplier, ObsStatus, Period, SourceId};

/// A publication that a figure is taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Credit {
    pub source: SourceId,
    /// Where it differs from the date of the source.
    pub published: Option<Date>,
}

/// Periods that something is said of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Stretch {
    /// The first ones, in order.
    pub first: Vec<Period>,
    pub last: Option<Period>,
    pub count: usize,
}

/// More periods than this are told by their ends.
pub(super) const NAMED: usize = 3;

impl Stretch {
    pub fn add(&mut self, period: Period) {
        if self.last == Some(period) {
            return;
        }
        if self.first.len() < NAMED {
            self.first.push(period);
        }
        self.last = Some(period);
        self.count += 1;
    }

    /// With the periods of another one, as far as they are known.
    pub fn with(&mut self, other: &Self) {
        let mut all: BTreeSet<Period> = self.first.iter().chain(&other.first).copied().collect();
        all.extend(self.last.iter().chain(&other.last));
        let count = if self.count.max(other.count) > NAMED { self.count.max(other.count) } else { all.len() };
        self.count = count.max(all.len());
        self.last = all.last().copied();
        self.first = all.into_iter().take(NAMED).collect();
    }
}

/// What is to be said under a chart of one series.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Account {
    pub credits: BTreeSet<Credit>,
    pub statuses: BTreeMap<ObsStatus, Stretch>,
    pub implied: Stretch,
    pub calculated: Stretch,
    pub remarks: BTreeMap<Remark, Stretch>,
    /// Notes of the figures.
    pub notes: BTreeMap<Box<str>, Stretch>,
    /// What the figures were printed in.
    pub multipliers: BTreeSet<Multiplier>,
}

/// Remarks of cells that a reader of the picture should know.
const TOLD: [Remark; 4] = [Remark::AcrossBreak, Remark::MixedSources, Remark::OtherBase, Remark::MixedValuation];

/// A calculated figure rests on others no deeper than this.
const DEPTH: u8 = 4;

impl Account {
    /// Takes in a cell that is drawn.
    pub fn take(&mut self, set: &Set<'_>, panel: PanelKind, flow: Flow, period: Period, cell: &Cell) {
        let is_level = panel == PanelKind::Level;
        match cell.origin {
            Origin::Printed { .. } => {
                let column = Column::new(flow, super::strand::part_of(panel));
                if let Some(figure) = set.sheet.figure_in(period, column) {
                    self.figure(figure, period, is_level);
                }
            }
            Origin::Implied(how) => {
                self.implied.add(period);
                self.follow(set, flow, period, how, DEPTH);
            }
            Origin::Calculated(how) if is_level => {
                self.calculated.add(period);
                self.follow(set, flow, period, how, DEPTH);
            }
            Origin::Calculated(how) => self.operands(set, flow, how, [cell.level, cell.base]),
            Origin::Nobody => {}
        }
        for remark in TOLD.into_iter().filter(|remark| cell.has(*remark)) {
            self.remarks.entry(remark).or_default().add(period);
        }
        let unsure = cell.has(Remark::Provisional) && !matches!(cell.origin, Origin::Printed { .. });
        if unsure && !matches!(cell.content, Content::PrintedGrowth(_)) {
            self.statuses.entry(ObsStatus::Provisional).or_default().add(period);
        }
    }

    fn figure(&mut self, figure: &Figure, period: Period, is_level: bool) {
        self.credit(figure);
        if figure.status != ObsStatus::Normal {
            self.statuses.entry(figure.status).or_default().add(period);
        }
        if let Some(note) = figure.note().map(str::trim).filter(|note| !note.is_empty()) {
            self.notes.entry(note.into()).or_default().add(period);
        }
        if is_level {
            self.multipliers.extend(figure.said.number().map(|number| number.multiplier()));
        }
    }

    fn credit(&mut self, figure: &Figure) {
        let published = figure.published();
        self.credits.extend(figure.source.map(|source| Credit { source, published }));
    }

    /// The two levels behind a growth or a percentage.
    fn operands(&mut self, set: &Set<'_>, flow: Flow, how: How, operands: [Option<Operand>; 2]) {
        let [level, base] = operands;
        for (operand, flow) in [(level, flow), (base, if how == How::ShareOfTurnover { Flow::Turnover } else { flow })]
        {
            let Some(operand) = operand else { continue };
            if matches!(operand.how, Some(How::TurnoverMinusExports | How::TurnoverMinusImports | How::FromGrowth(_))) {
                self.implied.add(operand.period);
            }
            self.level(set, flow, operand.period, DEPTH);
        }
        if let (How::ContributionOn { base }, true) = (how, flow != Flow::Turnover) {
            self.level(set, Flow::Turnover, base, DEPTH);
        }
    }

    /// Takes in a percentage that was calculated of the levels of several datasets.
    pub fn percentage(&mut self, set: &Set<'_>, flow: Flow, entry: &Entry, panel: PanelKind) {
        self.level(set, flow, entry.period, DEPTH);
        if entry.status != ObsStatus::Normal {
            self.statuses.entry(entry.status).or_default().add(entry.period);
        }
        if entry.value().is_some_and(|value| value.tone == Tone::Pale) {
            self.implied.add(entry.period);
        }
        let base = set.sheet.question.basis.against.base_of(entry.period).filter(|_| panel == PanelKind::Contribution);
        if let Some(base) = base {
            self.level(set, flow, base, DEPTH);
        }
    }

    /// The figures that a level rests on, printed or not.
    fn level(&mut self, set: &Set<'_>, flow: Flow, period: Period, depth: u8) {
        if let Some(figure) = set.sheet.figure_in(period, Column::level(flow)) {
            self.credit(figure);
            return;
        }
        let how = set.sheet.level_in(period, flow).and_then(|level| level.how);
        if let (Some(how), Some(depth)) = (how, depth.checked_sub(1)) {
            self.follow(set, flow, period, how, depth);
        }
    }

    fn follow(&mut self, set: &Set<'_>, flow: Flow, period: Period, how: How, depth: u8) {
        let flows: &[Flow] = match how {
            How::ExportsPlusImports | How::ExportsMinusImports => &[Flow::Exports, Flow::Imports],
            How::TurnoverMinusExports => &[Flow::Turnover, Flow::Exports],
            How::TurnoverMinusImports => &[Flow::Turnover, Flow::Imports],
            How::FromGrowth(other) => {
                for at in [period, other] {
                    if let Some(rate) = set.sheet.figure_in(at, Column::growth(flow)) {
                        self.credit(rate);
                    }
                }
                return self.level(set, flow, other, depth);
            }
            How::SumOf { each, .. } => {
                let parts =
                    partitions(period).find(|partition| partition.each == each).map(|partition| partition.parts);
                parts.unwrap_or_default().into_iter().for_each(|part| self.level(set, flow, part, depth));
                return;
            }
            _ => &[],
        };
        flows.iter().for_each(|flow| self.level(set, *flow, period, depth));
    }
}
