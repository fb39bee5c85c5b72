//! The register as plain text and as JSON.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::{printable, push_line};
use crate::analysis::record::Memory;
use crate::analysis::record::register::{
    Counts, GroupBy, GroupKey, Register, RegisterFilter, Row, SortBy, kind_code, priority_code, status_code,
};
use crate::domain::{Deadline, Project, SessionId};
use crate::session::wording::record::{deadline_name, kind_name, outcome_status_name, session_name};
use crate::words::{Words, plain_spaces};

/// The rows of a filter under the heads of their sessions, then how many there are. `at` is the day that overdue is
/// calculated against.
pub fn register_text(project: &Project, words: &Words, filter: &RegisterFilter, at: Date) -> String {
    let register = Register::of(project, &Memory::of(project));
    let rows = register.filtered(&register.order(SortBy::Protocol, false), filter, at);
    let mut text = String::new();
    for group in register.grouped(&rows, GroupBy::Session, at) {
        if let GroupKey::Session(session) = group.key {
            push_line(&mut text, &printable(&head(project, words, session)));
        }
        for row in group.rows.iter().filter_map(|nth| register.row(*nth)) {
            push_line(&mut text, &printable(&line(words, row, at)));
        }
        text.push('\n');
    }
    let Counts { done, open, overdue, .. } = register.counts(&rows, at);
    let points = words.count("register-points", rows.len());
    let [done, open, overdue] = [done, open + overdue, overdue].map(|count| count.to_string());
    let known = [("points", points.as_str()), ("done", &done), ("open", &open), ("overdue", &overdue)];
    let counts = plain_spaces(&words.with("paper-counts", &known));
    push_line(&mut text, &words.with("register-counts", &[("counts", &counts), ("date", &words.date(at))]));
    text
}

/// "Kazakhstan–Azerbaijan Commission · 20th session, Astana, 5 March 2024"
fn head(project: &Project, words: &Words, id: SessionId) -> String {
    let commission = project.commission_of(id).map_or("", |commission| commission.head.name.as_str());
    let session = project.session(id).map(|session| session_name(words, &session.head)).unwrap_or_default();
    format!("{commission} · {session}")
}

/// "  3.1 · commitment · open, overdue · second half of 2024 · Kazakhstan · Complete the line"
fn line(words: &Words, row: &Row, at: Date) -> String {
    let outcome = &row.outcome;
    let mut status = outcome_status_name(words, row.status());
    if row.is_overdue(at) {
        status = words.with("paper-overdue", &[("status", &status)]);
    }
    let deadline = match &outcome.deadline {
        Deadline::NoneStated => String::new(),
        other => deadline_name(words, other),
    };
    let kind = kind_name(words, outcome.kind);
    let parts =
        [outcome.paragraph.clone(), kind, status, deadline, outcome.responsible.join(", "), outcome.text.clone()];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.trim().is_empty()).collect();
    format!("  {}", parts.join(" · "))
}

/// The same rows as JSON; what is not stated is null. Words of kinds, statuses and priorities are English.
pub fn register_json(project: &Project, filter: &RegisterFilter, at: Date) -> String {
    let register = Register::of(project, &Memory::of(project));
    let rows = register.filtered(&register.order(SortBy::Protocol, false), filter, at);
    let Counts { done, open, overdue, settled } = register.counts(&rows, at);
    let outcomes = rows.iter().filter_map(|nth| register.row(*nth)).map(|row| outcome(&register, row, at));
    let value = json!({
        "at": at.to_string(),
        "counts": { "done": done, "open": open, "overdue": overdue, "settled": settled },
        "outcomes": outcomes.collect::<Vec<_>>(),
    });
    format!("{value:#}\n")
}

fn outcome(register: &Register, row: &Row, at: Date) -> Value {
    let outcome = &row.outcome;
    let session = register.session_of(row);
    let commission = register.commissions().iter().find(|(id, _)| *id == row.commission);
    let deadline = match &outcome.deadline {
        Deadline::NoneStated => None,
        Deadline::NearFuture => Some("in the near future".to_owned()),
        Deadline::Permanent => Some("permanent".to_owned()),
        Deadline::On(date) => Some(date.to_string()),
        Deadline::Within(period) => Some(period.to_string()),
        Deadline::Words(words) => Some(words.clone()),
    };
    let log = outcome.log.iter().map(|entry| {
        let (date, status) = (entry.date.map(|date| date.to_string()), status_code(entry.status));
        json!({ "date": date, "status": status, "words": entry.words, "source": entry.source.map(|id| id.to_string()) })
    });
    json!({
        "id": outcome.id.to_string(),
        "commission": row.commission.to_string(),
        "commission_name": commission.map(|(_, name)| name),
        "session": row.session.to_string(),
        "session_number": session.and_then(|session| session.number),
        "session_date": session.and_then(|session| session.from).map(|date| date.to_string()),
        "paragraph": outcome.paragraph,
        "kind": kind_code(outcome.kind),
        "text": outcome.text,
        "topic": outcome.topic,
        "responsible": outcome.responsible,
        "deadline": deadline,
        "last_day": row.last_day.map(|date| date.to_string()),
        "priority": priority_code(outcome.priority),
        "status": status_code(row.status()),
        "overdue": row.is_overdue(at),
        "log": log.collect::<Vec<_>>(),
    })
}
