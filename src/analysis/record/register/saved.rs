//! What is asked of the register, as a view that a project keeps.
//!
//! *Invariant:* a query comes back from its view as it was; fields and texts that are not known are left out.

use jiff::civil::Date;

use super::{GroupBy, RegisterFilter, SortBy};
use crate::domain::{Filter, Id, OutcomeKind, OutcomeStatus, Priority, View, ViewId, ViewOf};

/// Which rows are shown, in which order, under which heads.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RegisterQuery {
    pub filter: RegisterFilter,
    pub group: GroupBy,
    pub sort: SortBy,
    pub descending: bool,
}

const STATUSES: [(OutcomeStatus, &str); 7] = [
    (OutcomeStatus::Open, "open"),
    (OutcomeStatus::InProgress, "in progress"),
    (OutcomeStatus::Done, "done"),
    (OutcomeStatus::PartlyDone, "partly done"),
    (OutcomeStatus::Postponed, "postponed"),
    (OutcomeStatus::Dropped, "dropped"),
    (OutcomeStatus::Superseded, "superseded"),
];
const KINDS: [(OutcomeKind, &str); 4] = [
    (OutcomeKind::Information, "information"),
    (OutcomeKind::Decision, "decision"),
    (OutcomeKind::Commitment, "commitment"),
    (OutcomeKind::Intention, "intention"),
];
const PRIORITIES: [(Priority, &str); 3] =
    [(Priority::Normal, "normal"), (Priority::High, "high"), (Priority::Low, "low")];
const GROUPS: [(GroupBy, &str); 9] = [
    (GroupBy::None, ""),
    (GroupBy::Commission, "commission"),
    (GroupBy::Session, "session"),
    (GroupBy::Side, "side"),
    (GroupBy::Topic, "topic"),
    (GroupBy::Status, "status"),
    (GroupBy::Kind, "kind"),
    (GroupBy::Priority, "priority"),
    (GroupBy::Month, "month"),
];
const SORTS: [(SortBy, &str); 9] = [
    (SortBy::Protocol, ""),
    (SortBy::Deadline, "deadline"),
    (SortBy::Status, "status"),
    (SortBy::Kind, "kind"),
    (SortBy::Topic, "topic"),
    (SortBy::Side, "side"),
    (SortBy::Priority, "priority"),
    (SortBy::Text, "text"),
    (SortBy::LastEntry, "last entry"),
];

fn code<T: PartialEq, const N: usize>(codes: &[(T, &'static str); N], of: &T) -> String {
    codes.iter().find(|(known, _)| known == of).map_or("", |(_, code)| code).to_owned()
}

fn read<T: Copy, const N: usize>(codes: &[(T, &'static str); N], text: &str) -> Option<T> {
    codes.iter().find(|(_, code)| *code == text).map(|(known, _)| *known)
}

/// The word of a status in views and in JSON.
pub fn status_code(status: OutcomeStatus) -> String {
    code(&STATUSES, &status)
}

/// The word of a kind in views and in JSON.
pub fn kind_code(kind: OutcomeKind) -> String {
    code(&KINDS, &kind)
}

/// The word of a priority in views and in JSON.
pub fn priority_code(priority: Priority) -> String {
    code(&PRIORITIES, &priority)
}

impl RegisterQuery {
    /// The view that keeps this query.
    pub fn view(&self, id: ViewId, name: &str) -> View {
        let of = &self.filter;
        let date = |date: Option<Date>| date.iter().map(ToString::to_string).collect();
        let flag = |set: bool| if set { vec!["yes".to_owned()] } else { Vec::new() };
        let words = of.text.trim();
        let fields: [(&str, Vec<String>); 12] = [
            ("text", if words.is_empty() { Vec::new() } else { vec![words.to_owned()] }),
            ("commission", of.commissions.iter().map(ToString::to_string).collect()),
            ("session", of.sessions.iter().map(ToString::to_string).collect()),
            ("kind", of.kinds.iter().map(|kind| code(&KINDS, kind)).collect()),
            ("status", of.statuses.iter().map(|status| code(&STATUSES, status)).collect()),
            ("priority", of.priorities.iter().map(|priority| code(&PRIORITIES, priority)).collect()),
            ("topic", of.topics.iter().cloned().collect()),
            ("side", of.sides.iter().cloned().collect()),
            ("deadline from", date(of.deadline_from)),
            ("deadline to", date(of.deadline_to)),
            ("to be done", flag(of.pending)),
            ("overdue", flag(of.overdue)),
        ];
        let filters = fields.into_iter().filter(|(_, any_of)| !any_of.is_empty());
        View {
            id,
            name: name.to_owned(),
            of: ViewOf::Register,
            filters: filters.map(|(field, any_of)| Filter { field: field.to_owned(), any_of }).collect(),
            group_by: code(&GROUPS, &self.group),
            sort_by: code(&SORTS, &self.sort),
            descending: self.descending,
        }
    }

    /// The query that a view keeps; `None` for a view of another table.
    pub fn of(view: &View) -> Option<Self> {
        if view.of != ViewOf::Register {
            return None;
        }
        let mut filter = RegisterFilter::default();
        for Filter { field, any_of } in &view.filters {
            let first = any_of.first().map(String::as_str).unwrap_or_default();
            let ids = || any_of.iter().filter_map(|text| text.parse::<Id>().ok());
            match field.as_str() {
                "text" => filter.text = first.to_owned(),
                "commission" => filter.commissions = ids().map(Into::into).collect(),
                "session" => filter.sessions = ids().map(Into::into).collect(),
                "kind" => filter.kinds = any_of.iter().filter_map(|text| read(&KINDS, text)).collect(),
                "status" => filter.statuses = any_of.iter().filter_map(|text| read(&STATUSES, text)).collect(),
                "priority" => filter.priorities = any_of.iter().filter_map(|text| read(&PRIORITIES, text)).collect(),
                "topic" => filter.topics = any_of.iter().cloned().collect(),
                "side" => filter.sides = any_of.iter().cloned().collect(),
                "deadline from" => filter.deadline_from = first.parse().ok(),
                "deadline to" => filter.deadline_to = first.parse().ok(),
                "to be done" => filter.pending = first == "yes",
                "overdue" => filter.overdue = first == "yes",
                _ => {}
            }
        }
        Some(Self {
            filter,
            group: read(&GROUPS, &view.group_by).unwrap_or_default(),
            sort: read(&SORTS, &view.sort_by).unwrap_or_default(),
            descending: view.descending,
        })
    }
}
