//! Trade at the date of a session: what was known then, and what has changed since the session before.
//!
//! That both happened in one year is coincidence until somebody shows more: nothing here says why.

use std::cmp::Ordering;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Memory;
use super::due::last_day_of;
use crate::analysis::growth::{Amount, Basis, Growth, GrowthForm, growth};
use crate::analysis::sheet::{Question, RowsOf, Sheet, sheet};
use crate::analysis::tiles::{Tile, tiles};
use crate::domain::{AreaRef, Commission, CommissionSession, Dataset, DatasetId, Flow, Period, Project, SessionId};

/// The flows that are looked at.
pub const FLOWS: [Flow; 3] = [Flow::Turnover, Flow::Exports, Flow::Imports];

/// The last known period of a dataset before a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TradeAt {
    pub dataset: DatasetId,
    pub period: Period,
    /// Turnover, exports, imports and balance with their growth.
    pub tiles: [Tile; 4],
    /// Nothing is known to have been published by then: the figures are those on file today.
    pub of_today: bool,
    /// Against the session before.
    pub since: Option<Since>,
}

/// What has changed from one session to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Since {
    pub session: SessionId,
    /// The last period known then.
    pub period: Period,
    pub changes: Vec<Change>,
    /// Figures of that period that are known otherwise now.
    pub revisions: Vec<Revision>,
}

/// From the last period known then to the last one known now; only between periods of one length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub flow: Flow,
    pub then: Decimal,
    pub now: Decimal,
    pub growth: Growth,
}

/// One period, as it was known at each of the two sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revision {
    pub flow: Flow,
    pub then: Decimal,
    pub now: Decimal,
}

/// The datasets whose two sides are parties of a commission.
pub fn between<'a>(project: &'a Project, commission: &'a Commission) -> impl Iterator<Item = &'a Dataset> {
    let is_party = |area: &AreaRef| commission.head.parties.contains(area);
    project.datasets.iter().filter(move |of| is_party(&of.head.reporter) && is_party(&of.head.partner))
}

/// The trade between the parties at a session's first day: the last whole year of each dataset, and a part of a year
/// that ends after it. Empty where the session has no date.
pub fn trade_at(project: &Project, memory: &Memory<'_>, session: &CommissionSession) -> Vec<TradeAt> {
    let Some((date, (commission, _))) = session.head.from.zip(memory.turn_of(session.id)) else { return Vec::new() };
    let previous = memory.previous_session(session.id).and_then(|before| Some((before.id, before.head.from?)));
    between(project, commission).flat_map(|dataset| of_dataset(project, dataset, date, previous)).collect()
}

/// As [`trade_at`], of one dataset.
pub fn of_dataset(
    project: &Project,
    dataset: &Dataset,
    date: Date,
    previous: Option<(SessionId, Date)>,
) -> Vec<TradeAt> {
    let year = of_rows(project, dataset, RowsOf::Years, date, previous);
    let part = of_rows(project, dataset, RowsOf::YearToDate, date, previous);
    let later = part.filter(|part| year.as_ref().is_none_or(|year| part.period.end_index() > year.period.end_index()));
    year.into_iter().chain(later).collect()
}

fn of_rows(
    project: &Project,
    dataset: &Dataset,
    rows: RowsOf,
    date: Date,
    previous: Option<(SessionId, Date)>,
) -> Option<TradeAt> {
    let known = Known::at(project, dataset, rows, date)?;
    let since =
        previous.and_then(|(session, then)| Some(known.since(session, &Known::at(project, dataset, rows, then)?)));
    let tiles = tiles(&known.sheet, known.period);
    Some(TradeAt { dataset: dataset.id, period: known.period, tiles, of_today: known.of_today, since })
}

/// What was on file at a date.
struct Known {
    sheet: Sheet,
    period: Period,
    of_today: bool,
}

impl Known {
    fn at(project: &Project, dataset: &Dataset, rows: RowsOf, date: Date) -> Option<Self> {
        let of = |as_of| {
            let sheet = sheet(dataset, &project.sources, Question { rows, basis: Basis::default(), as_of }, &[]);
            let period = last_period(&sheet, date)?;
            Some(Self { sheet, period, of_today: as_of.is_none() })
        };
        of(Some(date)).or_else(|| of(None))
    }

    fn level(&self, period: Period, flow: Flow) -> Option<Amount> {
        self.sheet.level(self.sheet.row_of(period)?, flow)
    }

    fn since(&self, session: SessionId, then: &Self) -> Since {
        let changes = FLOWS.into_iter().filter(|_| then.period.months() == self.period.months()).filter_map(|flow| {
            let (old, new) = (then.level(then.period, flow)?, self.level(self.period, flow)?);
            let growth = growth(Some(new), Some(old), GrowthForm::Percent);
            Some(Change { flow, then: old.value?, now: new.value?, growth })
        });
        let changes = if then.period == self.period { Vec::new() } else { changes.collect() };
        let revisions = FLOWS.into_iter().filter_map(|flow| {
            let (old, new) = (then.level(then.period, flow)?.value?, self.level(then.period, flow)?.value?);
            (old.cmp(&new) != Ordering::Equal).then_some(Revision { flow, then: old, now: new })
        });
        Since { session, period: then.period, changes, revisions: revisions.collect() }
    }
}

/// The last period with a figure that had ended before the date.
fn last_period(sheet: &Sheet, date: Date) -> Option<Period> {
    let over = |period: Period| last_day_of(period).is_some_and(|day| day < date);
    let has_figures = |row: usize| FLOWS.iter().any(|flow| sheet.level(row, *flow).is_some());
    let periods = (0..sheet.len()).filter(|row| sheet.period(*row).is_some_and(over) && has_figures(*row));
    periods.filter_map(|row| sheet.period(row)).max_by_key(|period| (period.end_index(), period.months()))
}
