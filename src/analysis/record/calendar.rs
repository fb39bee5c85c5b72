//! Sessions and deadlines as dated entries: by month, and as what is next.

use jiff::civil::Date;

use super::due::last_day;
use super::{Memory, is_pending, is_task};
use crate::domain::{CommissionId, OutcomeId, Project, SessionId};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryOf {
    /// A session, with its last day where it takes several.
    Session { until: Option<Date> },
    /// The session that this one announces, where no session of that day is in the record.
    Announced,
    /// The last day of a point.
    Deadline { outcome: OutcomeId, pending: bool },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CalendarEntry {
    pub date: Date,
    pub of: EntryOf,
    pub commission: CommissionId,
    pub session: SessionId,
}

impl CalendarEntry {
    /// Still to be done after its day.
    pub fn is_overdue(&self, at: Date) -> bool {
        matches!(self.of, EntryOf::Deadline { pending: true, .. }) && self.date < at
    }

    /// The last day that it is about.
    pub fn last_day(&self) -> Date {
        match self.of {
            EntryOf::Session { until: Some(until) } => until.max(self.date),
            _ => self.date,
        }
    }
}

/// All entries in time. A point that was carried over has its day at the later point only.
pub fn calendar(project: &Project, memory: &Memory<'_>) -> Vec<CalendarEntry> {
    let mut entries = Vec::new();
    for commission in project.commissions.iter() {
        let mut put = |date, of, session| entries.push(CalendarEntry { date, of, commission: commission.id, session });
        for session in memory.sessions_of(commission.id) {
            let head = &session.head;
            if let Some(from) = head.from {
                put(from, EntryOf::Session { until: head.to.filter(|to| *to > from) }, session.id);
            }
            let is_there = |date: Date| commission.sessions.iter().any(|other| other.head.from == Some(date));
            let followed = memory.next_session(session.id).is_some_and(|next| next.head.from.is_some());
            if let Some(next) = head.next_date.filter(|next| !followed && !is_there(*next)) {
                put(next, EntryOf::Announced, session.id);
            }
            for outcome in session.outcomes.iter().filter(|outcome| is_task(outcome.kind)) {
                let Some((point, date)) = memory.point(outcome.id).zip(last_day(&outcome.deadline)) else { continue };
                let standing = memory.standing(point).status;
                if standing != crate::domain::OutcomeStatus::Superseded {
                    let of = EntryOf::Deadline { outcome: outcome.id, pending: is_pending(standing) };
                    put(date, of, session.id);
                }
            }
        }
    }
    entries.sort_unstable();
    entries
}

/// The entries of a month, those of sessions that reach into it among them.
pub fn of_month(entries: &[CalendarEntry], year: i16, month: i8) -> impl Iterator<Item = &CalendarEntry> {
    let first = Date::new(year, month, 1).ok();
    let last = first.map(Date::last_of_month);
    let within = move |entry: &&CalendarEntry| {
        first.is_some_and(|first| entry.last_day() >= first) && last.is_some_and(|last| entry.date <= last)
    };
    entries.iter().filter(within)
}

/// What is next: everything from a day on, and before it what is overdue then.
pub fn agenda(entries: &[CalendarEntry], from: Date) -> impl Iterator<Item = &CalendarEntry> {
    entries.iter().filter(move |entry| entry.last_day() >= from || entry.is_overdue(from))
}
