//! The points that the register shows, as a document: its groups are the parts, and its filter is said under the title.

use jiff::civil::Date;

use super::{counts_text, page, report_of, source_of, status_text};
use crate::analysis::record::Memory;
use crate::analysis::record::register::{GroupBy, Register, RegisterFilter, RegisterQuery, Row};
use crate::domain::paper::{Paper, PaperColumn, PaperPart};
use crate::domain::{CommissionSession, Project};
use crate::session::wording::record::{
    deadline_name, group_name, kind_name, outcome_status_name, priority_name, session_name,
};
use crate::words::Words;

/// The document as of a day, which is the day that overdue is counted on.
pub fn shown_paper(words: &Words, project: &Project, query: &RegisterQuery, at: Date) -> Paper {
    let memory = Memory::of(project);
    let register = Register::of(project, &memory);
    let order = register.order(query.sort, query.descending);
    let rows = register.filtered(&order, &query.filter, at);
    let shown = || rows.iter().filter_map(|nth| register.row(*nth));
    let writer = Writer { words, project, memory: &memory, several: register.commissions().len() > 1, at };
    let part = |group: &crate::analysis::record::register::Group| PaperPart {
        head: if query.group == GroupBy::None { String::new() } else { writer.group(&group.key) },
        rows: group.rows.iter().filter_map(|nth| register.row(*nth)).map(|row| writer.row(row)).collect(),
        nothing: String::new(),
    };
    let mut parts: Vec<_> = register.grouped(&rows, query.group, at).iter().map(part).collect();
    if parts.is_empty() {
        let nothing = words.t("register-none-found").to_owned();
        parts.push(PaperPart { head: String::new(), rows: Vec::new(), nothing });
    }
    let sessions = project.sessions().map(|(_, session)| session);
    let of_shown: std::collections::BTreeSet<_> = shown().map(|row| row.session).collect();
    let sessions: Vec<&CommissionSession> = sessions.filter(|session| of_shown.contains(&session.id)).collect();
    let counts = register.counts(&rows, at);
    Paper {
        title: words.t("paper-shown").to_owned(),
        date: words.with("paper-date", &[("date", &words.date(at))]),
        source: source_of(words, project, words.t("paper-source-shown"), &sessions),
        lines: vec![
            filter_text(words, project, &query.filter),
            counts_text(words, [counts.all(), counts.done, counts.open, counts.overdue]),
        ],
        part_column: group_column(query.group).map_or_else(String::new, |id| words.t(id).to_owned()),
        columns: writer.columns(),
        parts,
        page: page(words),
        day: (at.year(), at.month(), at.day()),
    }
}

/// What the groups are of; `None` where there are none.
fn group_column(group: GroupBy) -> Option<&'static str> {
    Some(match group {
        GroupBy::None => return None,
        GroupBy::Commission => "register-commission",
        GroupBy::Session => "sessions-session",
        GroupBy::Side => "outcome-responsible",
        GroupBy::Topic => "outcome-topic",
        GroupBy::Status => "outcome-status",
        GroupBy::Kind => "outcome-kind",
        GroupBy::Priority => "outcome-priority",
        GroupBy::Month => "outcome-deadline",
    })
}

/// "Shown: to be done; Kazakhstan; “corridor”": every condition that a point has to meet.
pub fn filter_text(words: &Words, project: &Project, filter: &RegisterFilter) -> String {
    let mut all: Vec<String> = Vec::new();
    let any_of = |names: Vec<String>| names.join(words.t("paper-filter-or"));
    let named = |text: &String, otherwise| if text.is_empty() { words.t(otherwise).to_owned() } else { text.clone() };
    let commission = |id| project.commissions.get(id).map_or_else(String::new, |of| of.head.name.clone());
    let session = |id| project.session(id).map_or_else(String::new, |of| session_name(words, &of.head));
    let text = filter.text.trim();
    if !text.is_empty() {
        all.push(words.with("paper-filter-text", &[("text", text)]));
    }
    all.push(any_of(filter.commissions.iter().map(|id| commission(*id)).collect()));
    all.push(any_of(filter.sessions.iter().map(|id| session(*id)).collect()));
    all.push(any_of(filter.sides.iter().map(|side| named(side, "register-nobody")).collect()));
    all.push(any_of(filter.topics.iter().map(|topic| named(topic, "register-no-topic")).collect()));
    all.push(any_of(filter.kinds.iter().map(|kind| kind_name(words, *kind)).collect()));
    all.push(any_of(filter.statuses.iter().map(|status| outcome_status_name(words, *status)).collect()));
    all.push(any_of(filter.priorities.iter().map(|priority| priority_name(words, *priority)).collect()));
    let day = |id, day: Option<Date>| day.map(|day| words.with(id, &[("date", &words.date(day))])).unwrap_or_default();
    all.push(day("paper-filter-from", filter.deadline_from));
    all.push(day("paper-filter-to", filter.deadline_to));
    for (is, id) in [(filter.pending, "register-which-pending"), (filter.overdue, "register-which-overdue")] {
        all.extend(is.then(|| words.t(id).to_owned()));
    }
    all.retain(|condition| !condition.is_empty());
    if all.is_empty() {
        return words.t("paper-filter-none").to_owned();
    }
    words.with("paper-filter", &[("filter", &all.join("; "))])
}

struct Writer<'a> {
    words: &'a Words,
    project: &'a Project,
    memory: &'a Memory<'a>,
    /// Points of several commissions: sessions are named with theirs.
    several: bool,
    at: Date,
}

impl Writer<'_> {
    fn columns(&self) -> Vec<PaperColumn> {
        let columns = [
            ("sessions-session", 12),
            ("outcome-paragraph-sign", 5),
            ("outcome-text", 30),
            ("outcome-responsible", 12),
            ("outcome-deadline", 10),
            ("outcome-status", 9),
            ("outcome-priority", 7),
            ("outcome-topic", 10),
            ("outcome-kind", 9),
            ("paper-last-report", 15),
        ];
        columns.map(|(id, share)| PaperColumn { head: self.words.t(id).to_owned(), share }).to_vec()
    }

    fn group(&self, key: &crate::analysis::record::register::GroupKey) -> String {
        let commission = |id| self.project.commissions.get(id).map(|of| of.head.name.clone()).unwrap_or_default();
        group_name(self.words, key, commission, |id| self.session(id))
    }

    fn session(&self, id: crate::domain::SessionId) -> String {
        let Some((commission, _)) = self.memory.turn_of(id) else { return String::new() };
        let Some(session) = commission.sessions.get(id) else { return String::new() };
        let name = session_name(self.words, &session.head);
        match commission.head.name.trim() {
            of if self.several && !of.is_empty() => format!("{name} · {of}"),
            _ => name,
        }
    }

    fn row(&self, row: &Row) -> Vec<String> {
        let (words, outcome) = (self.words, &row.outcome);
        let report = self.memory.point(row.id()).map(|point| report_of(words, self.memory, point, true));
        vec![
            self.session(row.session),
            outcome.paragraph.clone(),
            outcome.text.clone(),
            outcome.responsible.join(", "),
            deadline_name(words, &outcome.deadline),
            status_text(words, row.status(), row.is_overdue(self.at)),
            priority_name(words, outcome.priority),
            outcome.topic.clone(),
            kind_name(words, outcome.kind),
            report.unwrap_or_default(),
        ]
    }
}
