//! The register as it is looked at: built once for a state of the project, sorted once for an order, filtered again
//! with each keystroke.
//!
//! *Invariant:* what is shown is of the state that the session had when it was asked for.
use jiff::civil::Date;

use super::Session;
use super::history::StateMark;
use crate::analysis::record::Memory;
use crate::analysis::record::register::{Counts, Group, Register, RegisterQuery};
use crate::domain::OutcomeId;

/// Which point stands in which row.
#[derive(Default)]
pub struct ShownRegister {
    mark: Option<StateMark>,
    register: Register,
    query: RegisterQuery,
    at: Option<Date>,
    /// All rows as they are sorted.
    order: Vec<u32>,
    rows: Vec<u32>,
    groups: Vec<Group>,
    counts: Counts,
    /// Rises whenever rows or what they say may be others.
    version: u64,
}

impl ShownRegister {
    /// Shows what is asked for, by the project as it is; overdue is calculated against `at`. True when anything
    /// changed.
    pub fn show(&mut self, session: &Session, query: &RegisterQuery, at: Date) -> bool {
        let mark = Some(session.state_mark());
        let rebuilt = self.mark != mark;
        if rebuilt {
            let project = session.project();
            self.register = Register::after(&self.register, project, &Memory::of(project));
            self.mark = mark;
        }
        let sorted_otherwise = (self.query.sort, self.query.descending) != (query.sort, query.descending);
        if rebuilt || sorted_otherwise {
            self.order = self.register.order(query.sort, query.descending);
        }
        if !rebuilt && self.query == *query && self.at == Some(at) {
            return false;
        }
        self.rows = self.register.filtered(&self.order, &query.filter, at);
        self.groups = self.register.grouped(&self.rows, query.group, at);
        self.counts = self.register.counts(&self.rows, at);
        self.query = query.clone();
        self.at = Some(at);
        self.version += 1;
        true
    }

    pub fn register(&self) -> &Register {
        &self.register
    }

    /// Numbers of the rows shown, in order; a row of several sides stands here once.
    pub fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// The rows under their heads; one group of all where none are asked for, no group where there are no rows.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    pub fn counts(&self) -> Counts {
        self.counts
    }

    pub fn version(&self) -> u64 {
        self.version
    }

    /// The place of a point among the rows shown.
    pub fn place_of(&self, id: OutcomeId) -> Option<usize> {
        self.rows.iter().position(|nth| self.register.row(*nth).is_some_and(|row| row.id() == id))
    }
}
