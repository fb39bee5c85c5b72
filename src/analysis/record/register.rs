//! The register: every point of every session as a row, filtered, sorted, grouped and counted.
//!
//! Rows are built once for a state of the project and hold what is looked for in lower case, so that a filter is one
//! walk over them. An order is made once for a way of sorting; filtering keeps it.
//! *Invariant:* a row is found by its number until the register is built again.

mod count;
mod filter;
mod group;
mod saved;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::due::{is_overdue, last_day};
use super::{Memory, Standing, is_pending, is_task};
use crate::domain::{CommissionId, Outcome, OutcomeId, OutcomeStatus, Project, SessionId, StatusEntry};

pub use count::Counts;
pub use filter::RegisterFilter;
pub use group::{Group, GroupBy, GroupKey};
pub use saved::{RegisterQuery, kind_code, priority_code, status_code};

/// One point.
#[derive(Debug, Clone)]
pub struct Row {
    pub commission: CommissionId,
    pub session: SessionId,
    /// Place of the session in [`Register::sessions`].
    pub turn: u32,
    pub outcome: Arc<Outcome>,
    /// With what later sessions made of the point.
    pub standing: Standing,
    pub last_day: Option<Date>,
    /// Place in [`Register::topics`].
    topic: u32,
    /// Places in [`Register::sides`].
    sides: Vec<u32>,
    /// What free text is looked for in: lower case.
    search: Arc<str>,
}

impl Row {
    pub fn id(&self) -> OutcomeId {
        self.outcome.id
    }

    pub fn status(&self) -> OutcomeStatus {
        self.standing.status
    }

    /// Something is still to be done of it.
    pub fn is_pending(&self) -> bool {
        is_task(self.outcome.kind) && is_pending(self.standing.status)
    }

    pub fn is_overdue(&self, at: Date) -> bool {
        is_overdue(self.outcome.kind, self.standing.status, self.last_day, at)
    }

    pub fn last_entry(&self) -> Option<&StatusEntry> {
        self.outcome.log.last()
    }
}

/// A session that rows are of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterSession {
    pub commission: CommissionId,
    pub id: SessionId,
    pub number: Option<u32>,
    pub from: Option<Date>,
    pub place: String,
}

/// By what rows are sorted; those that are equal there stand as in the protocols.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum SortBy {
    /// Commission, session in time, order of the protocol.
    #[default]
    Protocol,
    /// Rows without a last day follow the others both ways.
    Deadline,
    Status,
    Kind,
    Topic,
    Side,
    Priority,
    Text,
    /// The day of the last entry of the log.
    LastEntry,
}

impl SortBy {
    pub const ALL: [Self; 9] = [
        Self::Protocol,
        Self::Deadline,
        Self::Status,
        Self::Kind,
        Self::Topic,
        Self::Side,
        Self::Priority,
        Self::Text,
        Self::LastEntry,
    ];
}

/// All rows, in the order of the protocols, with the lists that filters choose from.
#[derive(Debug, Default)]
pub struct Register {
    rows: Vec<Row>,
    /// In use, sorted, each once; "" is a point without one.
    topics: Vec<String>,
    /// Sides and bodies in use, sorted, each once.
    sides: Vec<String>,
    commissions: Vec<(CommissionId, String)>,
    /// By commission, then in time.
    sessions: Vec<RegisterSession>,
}

/// Texts in use, each with a number that rises as they do.
fn numbered<'t>(texts: impl Iterator<Item = &'t str>) -> BTreeMap<&'t str, u32> {
    let mut numbers: BTreeMap<&str, u32> = texts.map(|text| (text, 0)).collect();
    numbers.values_mut().zip(0..).for_each(|(number, nth)| *number = nth);
    numbers
}

fn owned(numbers: &BTreeMap<&str, u32>) -> Vec<String> {
    numbers.keys().map(|text| (*text).to_owned()).collect()
}

impl Register {
    pub fn of(project: &Project, memory: &Memory<'_>) -> Self {
        Self::after(&Self::default(), project, memory)
    }

    /// The same, taking over what is looked for from the rows `before`, as far as their points are the same.
    pub fn after(before: &Self, project: &Project, memory: &Memory<'_>) -> Self {
        let mut known = Known { rows: &before.rows, at: 0 };
        let outcomes = || project.sessions().flat_map(|(_, session)| session.outcomes.iter());
        let topics = numbered(outcomes().map(|outcome| outcome.topic.trim()));
        let sides = numbered(outcomes().flat_map(|outcome| &outcome.responsible).map(|side| side.trim()));
        let mut register = Self { topics: owned(&topics), sides: owned(&sides), ..Self::default() };
        for commission in project.commissions.iter() {
            register.commissions.push((commission.id, commission.head.name.clone()));
            for session in memory.sessions_of(commission.id) {
                let turn = u32::try_from(register.sessions.len()).unwrap_or(u32::MAX);
                let head = &session.head;
                register.sessions.push(RegisterSession {
                    commission: commission.id,
                    id: session.id,
                    number: head.number,
                    from: head.from,
                    place: head.place.clone(),
                });
                let about = about(&commission.head.name, head.number, &head.place);
                for outcome in session.outcomes.iter_shared() {
                    let Some(point) = memory.point(outcome.id) else { continue };
                    register.rows.push(Row {
                        commission: commission.id,
                        session: session.id,
                        turn,
                        standing: memory.standing(point),
                        last_day: last_day(&outcome.deadline),
                        topic: topics.get(outcome.topic.trim()).copied().unwrap_or(0),
                        sides: outcome.responsible.iter().filter_map(|side| sides.get(side.trim()).copied()).collect(),
                        search: known.search(&about, outcome),
                        outcome: Arc::clone(outcome),
                    });
                }
            }
        }
        register
    }

    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    pub fn row(&self, nth: u32) -> Option<&Row> {
        self.rows.get(nth as usize)
    }

    pub fn topics(&self) -> &[String] {
        &self.topics
    }

    pub fn sides(&self) -> &[String] {
        &self.sides
    }

    pub fn commissions(&self) -> &[(CommissionId, String)] {
        &self.commissions
    }

    pub fn sessions(&self) -> &[RegisterSession] {
        &self.sessions
    }

    pub fn session_of(&self, row: &Row) -> Option<&RegisterSession> {
        self.sessions.get(row.turn as usize)
    }

    /// The sides and bodies of a row.
    pub fn sides_of(&self, row: &Row) -> impl Iterator<Item = &str> {
        row.sides.iter().filter_map(|side| self.sides.get(*side as usize)).map(String::as_str)
    }

    /// All rows in an order, to be kept while rows are filtered.
    pub fn order(&self, by: SortBy, descending: bool) -> Vec<u32> {
        let mut order: Vec<(u32, &Row)> = (0..).zip(&self.rows).collect();
        match by {
            SortBy::Protocol if descending => order.sort_by_key(|(nth, row)| (std::cmp::Reverse(row.turn), *nth)),
            SortBy::Protocol => {}
            SortBy::Deadline => last_without(&mut order, descending, |row| row.last_day),
            SortBy::LastEntry => {
                last_without(&mut order, descending, |row| row.last_entry().and_then(|entry| entry.date));
            }
            SortBy::Status => sorted(&mut order, descending, Row::status),
            SortBy::Kind => sorted(&mut order, descending, |row| row.outcome.kind),
            SortBy::Topic => sorted(&mut order, descending, |row| row.topic),
            SortBy::Side => sorted(&mut order, descending, |row| row.sides.first().copied()),
            SortBy::Priority => sorted(&mut order, descending, |row| urgency(row.outcome.priority)),
            SortBy::Text => {
                let mut lower: Vec<_> =
                    order.iter().map(|(nth, row)| (row.outcome.text.to_lowercase(), *nth)).collect();
                if descending {
                    lower.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
                } else {
                    lower.sort();
                }
                return lower.into_iter().map(|(_, nth)| nth).collect();
            }
        }
        order.into_iter().map(|(nth, _)| nth).collect()
    }
}

/// Rows of the register before, walked along with the new ones.
struct Known<'b> {
    rows: &'b [Row],
    at: usize,
}

/// How many points can come or go in one place before the walk loses its way; it then makes every text afresh.
const NEAR: usize = 64;

impl Known<'_> {
    fn search(&mut self, about: &str, outcome: &Arc<Outcome>) -> Arc<str> {
        let ahead = self.rows.get(self.at..).unwrap_or_default().iter().take(NEAR);
        let Some(nth) = ahead.map(|row| &row.outcome).position(|known| known.id == outcome.id) else {
            return search(about, outcome);
        };
        let row = self.rows.get(self.at + nth);
        self.at += nth + 1;
        let same = row.filter(|row| Arc::ptr_eq(&row.outcome, outcome)).filter(|row| begins_with(&row.search, about));
        same.map_or_else(|| search(about, outcome), |row| Arc::clone(&row.search))
    }
}

fn begins_with(search: &str, about: &str) -> bool {
    search.strip_prefix(about).is_some_and(|rest| rest.is_empty() || rest.starts_with('\n'))
}

/// High first.
fn urgency(priority: crate::domain::Priority) -> u8 {
    match priority {
        crate::domain::Priority::High => 0,
        crate::domain::Priority::Normal => 1,
        crate::domain::Priority::Low => 2,
    }
}

fn sorted<K: Ord>(order: &mut [(u32, &Row)], descending: bool, key: impl Fn(&Row) -> K) {
    order.sort_by(|(_, one), (_, other)| {
        let rising = key(one).cmp(&key(other));
        if descending { rising.reverse() } else { rising }
    });
}

/// Rows without a key follow the others both ways.
fn last_without<K: Ord>(order: &mut [(u32, &Row)], descending: bool, key: impl Fn(&Row) -> Option<K>) {
    order.sort_by(|(_, one), (_, other)| match (key(one), key(other)) {
        (Some(one), Some(other)) if descending => other.cmp(&one),
        (Some(one), Some(other)) => one.cmp(&other),
        (one, other) => one.is_none().cmp(&other.is_none()),
    });
}

/// What is looked for in every row of a session.
fn about(commission: &str, number: Option<u32>, place: &str) -> String {
    let number = number.map(|number| number.to_string()).unwrap_or_default();
    format!("{commission}\n{number}\n{place}").to_lowercase()
}

fn search(about: &str, outcome: &Outcome) -> Arc<str> {
    let mut text = String::with_capacity(about.len() + outcome.text.len() + 64);
    text.push_str(about);
    let sides = outcome.responsible.iter().map(String::as_str);
    let said = outcome.log.last().map(|entry| entry.words.as_str());
    let own = [&outcome.paragraph, &outcome.text, &outcome.topic, &outcome.note].map(String::as_str);
    for part in own.into_iter().chain(sides).chain(said).filter(|part| !part.is_empty()) {
        text.push('\n');
        // Most letters are plain: these need no table.
        if part.is_ascii() {
            text.extend(part.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
        } else {
            text.push_str(&part.to_lowercase());
        }
    }
    text.into()
}
