//! The register as it is looked at: built once for a state of the project, sorted once for an order, filtered again
//! with each keystroke. While points are edited in place no row jumps under the hand.
//!
//! *Invariant:* what is shown is of the state that the session had when it was asked for.
use jiff::civil::Date;

use super::Session;
use super::history::StateMark;
use crate::analysis::record::Memory;
use crate::analysis::record::register::{Counts, Group, Register, RegisterQuery};
use crate::domain::OutcomeId;

/// The same points under the same numbers.
fn has_same_points(before: &Register, now: &Register) -> bool {
    before.rows().len() == now.rows().len()
        && before.rows().iter().zip(now.rows()).all(|(before, now)| before.id() == now.id())
}

fn stand_alike(shown: &[Group], now: &[Group]) -> bool {
    shown.len() == now.len() && shown.iter().zip(now).all(|(one, other)| one.key == other.key && one.rows == other.rows)
}

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
    is_edited: bool,
    /// Rises whenever rows or what they say may be others.
    version: u64,
}

impl ShownRegister {
    /// Shows what is asked for, by the project as it is; overdue is calculated against `at`. True when anything
    /// changed. Points that were edited in place stay where they are until they are sorted again.
    pub fn show(&mut self, session: &Session, query: &RegisterQuery, at: Date) -> bool {
        let mark = Some(session.state_mark());
        let rebuilt = self.mark != mark;
        let mut in_place = self.query == *query && self.at == Some(at);
        if !rebuilt && in_place {
            return false;
        }
        if rebuilt {
            let project = session.project();
            let register = Register::after(&self.register, project, &Memory::of(project));
            in_place &= has_same_points(&self.register, &register);
            self.register = register;
            self.mark = mark;
        }
        if rebuilt || (self.query.sort, self.query.descending) != (query.sort, query.descending) {
            self.order = self.register.order(query.sort, query.descending);
        }
        let rows = self.register.filtered(&self.order, &query.filter, at);
        let groups = self.register.grouped(&rows, query.group, at);
        self.is_edited = in_place && (self.rows != rows || !stand_alike(&self.groups, &groups));
        if self.is_edited {
            for group in &mut self.groups {
                group.counts = self.register.counts(&group.rows, at);
            }
        } else {
            (self.rows, self.groups) = (rows, groups);
        }
        self.counts = self.register.counts(&self.rows, at);
        self.query = query.clone();
        self.at = Some(at);
        self.version += 1;
        true
    }

    /// Filters, sorts and groups once more by what the points say now, when it is shown next.
    pub fn sort_again(&mut self) {
        self.at = self.at.filter(|_| !self.is_edited);
    }

    /// Points were edited since they were filtered, sorted and grouped, and some would stand elsewhere.
    pub fn is_edited(&self) -> bool {
        self.is_edited
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::analysis::record::register::{GroupBy, SortBy};
    use crate::domain::{OutcomeKind, Project};
    use crate::session::action::RecordAction;
    use crate::session::{Action, CountedIds, NewRecord};

    /// A session with points of these texts.
    fn session(texts: &[&str]) -> Session {
        let mut session = Session::new(Project::default(), Box::new(CountedIds::default()));
        let commission = NewRecord::Commission { name: "Joint Commission".to_owned(), parties: Vec::new() };
        session.dispatch(Action::Add(commission)).unwrap();
        let commission = session.project().commissions.at(0).unwrap().id;
        session.dispatch(Action::Add(NewRecord::Session(commission))).unwrap();
        texts.iter().for_each(|text| add(&mut session, text));
        session
    }

    fn add(session: &mut Session, text: &str) {
        let of = session.project().sessions().next().unwrap().1.id;
        let text = text.to_owned();
        let point = NewRecord::Outcome { session: of, after: None, kind: OutcomeKind::Commitment, text };
        session.dispatch(Action::Add(point)).unwrap();
    }

    fn change(session: &mut Session, text: &str, into: &str) {
        let mut points = session.project().sessions().flat_map(|(_, session)| session.outcomes.iter());
        let point = points.find(|point| point.text == text).unwrap().clone();
        drop(points);
        let changed = crate::domain::Outcome { text: into.to_owned(), ..point };
        session.dispatch(Action::Record(RecordAction::ChangePoints(vec![changed]))).unwrap();
    }

    fn texts(shown: &ShownRegister) -> Vec<&str> {
        let rows = shown.rows().iter().filter_map(|nth| shown.register().row(*nth));
        rows.map(|row| row.outcome.text.as_str()).collect()
    }

    #[test]
    fn edited_points_stay_in_place_until_they_are_sorted_again_or_asked_for_otherwise() {
        let mut session = session(&["b", "a", "c"]);
        let mut shown = ShownRegister::default();
        let mut query = RegisterQuery { sort: SortBy::Text, group: GroupBy::Session, ..RegisterQuery::default() };
        let at = date(2026, 7, 1);
        shown.show(&session, &query, at);
        assert_eq!((texts(&shown), shown.is_edited()), (vec!["a", "b", "c"], false));
        change(&mut session, "a", "z");
        assert!(shown.show(&session, &query, at));
        assert_eq!((texts(&shown), shown.is_edited()), (vec!["z", "b", "c"], true));
        assert!(!shown.show(&session, &query, at), "nothing happened since");
        shown.sort_again();
        shown.show(&session, &query, at);
        assert_eq!((texts(&shown), shown.is_edited()), (vec!["b", "c", "z"], false));
        change(&mut session, "b", "bb");
        shown.show(&session, &query, at);
        assert_eq!((texts(&shown), shown.is_edited()), (vec!["bb", "c", "z"], false), "it stands where it belongs");
        change(&mut session, "bb", "y");
        shown.show(&session, &query, at);
        query.descending = true;
        shown.show(&session, &query, at);
        assert_eq!((texts(&shown), shown.is_edited()), (vec!["z", "y", "c"], false));
    }

    #[test]
    fn a_point_that_comes_stands_where_it_belongs() {
        let mut session = session(&["b", "d"]);
        let mut shown = ShownRegister::default();
        let query = RegisterQuery { sort: SortBy::Text, ..RegisterQuery::default() };
        shown.show(&session, &query, date(2026, 7, 1));
        change(&mut session, "b", "e");
        add(&mut session, "c");
        shown.show(&session, &query, date(2026, 7, 1));
        assert_eq!((texts(&shown), shown.is_edited()), (vec!["c", "d", "e"], false));
        assert_eq!(shown.groups().len(), 1);
    }
}
