//! The columns of the register: what a cell shows, and what a text typed into it means.

use jiff::civil::Date;

use crate::analysis::record::register::{Row, SortBy};
use crate::domain::{Deadline, Outcome, OutcomeKind, OutcomeStatus, Priority};
use crate::session::wording::record::{deadline_name, kind_name, outcome_status_name, priority_name};
use crate::ui::commission::deadline::read_deadline;
use crate::ui::commission::{names_text, read_names};
use crate::words::Words;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RegisterColumn {
    Session,
    Paragraph,
    Text,
    Responsible,
    Deadline,
    Status,
    Overdue,
    Priority,
    Topic,
    Kind,
    LastEntry,
}

use RegisterColumn as C;

/// From left to right: what is asked for most stands where a narrow window shows it.
pub const COLUMNS: [RegisterColumn; 11] = [
    C::Session,
    C::Paragraph,
    C::Text,
    C::Responsible,
    C::Deadline,
    C::Status,
    C::Overdue,
    C::Priority,
    C::Topic,
    C::Kind,
    C::LastEntry,
];

impl RegisterColumn {
    /// The name of the head in the translations.
    pub fn head(self) -> &'static str {
        match self {
            C::Session => "sessions-session",
            C::Paragraph => "outcome-paragraph-sign",
            C::Text => "outcome-text",
            C::Responsible => "outcome-responsible",
            C::Deadline => "outcome-deadline",
            C::Status => "outcome-status",
            C::Overdue => "register-overdue",
            C::Priority => "outcome-priority",
            C::Topic => "outcome-topic",
            C::Kind => "outcome-kind",
            C::LastEntry => "register-last-entry",
        }
    }

    /// The same for assistive technology, where a sign stands for a word.
    pub fn name(self) -> &'static str {
        if self == C::Paragraph { "outcome-paragraph" } else { self.head() }
    }

    /// Width in points before a person drags it; `None` takes what is left over.
    pub fn width(self) -> Option<f32> {
        Some(match self {
            C::Text => return None,
            C::Session => 142.0,
            C::Paragraph => 42.0,
            C::Responsible => 116.0,
            C::Deadline => 146.0,
            C::Status => 96.0,
            C::Overdue => 98.0,
            C::Priority => 78.0,
            C::Topic => 124.0,
            C::Kind => 102.0,
            C::LastEntry => 200.0,
        })
    }

    pub fn sort(self) -> Option<SortBy> {
        Some(match self {
            C::Session => SortBy::Protocol,
            C::Text => SortBy::Text,
            C::Responsible => SortBy::Side,
            C::Deadline => SortBy::Deadline,
            C::Status => SortBy::Status,
            C::Priority => SortBy::Priority,
            C::Topic => SortBy::Topic,
            C::Kind => SortBy::Kind,
            C::LastEntry => SortBy::LastEntry,
            C::Paragraph | C::Overdue => return None,
        })
    }

    /// A signed protocol does not keep it as it is.
    pub fn is_noted_later(self) -> bool {
        matches!(self, C::Status | C::Priority)
    }
}

/// What a cell of a point shows. `session` is what its session is called in the column.
pub fn cell_text(words: &Words, session: &str, row: &Row, column: RegisterColumn, at: Date) -> String {
    let outcome = &row.outcome;
    match column {
        C::Session => session.to_owned(),
        C::Paragraph => outcome.paragraph.clone(),
        C::Text => outcome.text.clone(),
        C::Responsible => outcome.responsible.join(", "),
        C::Deadline => deadline_name(words, &outcome.deadline),
        C::Status => outcome_status_name(words, row.status()),
        C::Overdue => overdue_text(words, row, at),
        C::Priority => priority_name(words, outcome.priority),
        C::Topic => outcome.topic.clone(),
        C::Kind => kind_name(words, outcome.kind),
        C::LastEntry => last_entry(words, row),
    }
}

/// "! 34 days"; nothing where there is time left.
fn overdue_text(words: &Words, row: &Row, at: Date) -> String {
    let last = row.last_day.filter(|_| row.is_overdue(at));
    let days = last.map(|last| days_between(last, at));
    days.map_or_else(String::new, |days| words.count("register-overdue-days", days))
}

pub fn days_between(from: Date, to: Date) -> usize {
    from.until(to).ok().and_then(|span| usize::try_from(span.get_days()).ok()).unwrap_or(0)
}

/// "5 March 2024, the study is with the ministries"
fn last_entry(words: &Words, row: &Row) -> String {
    let Some(entry) = row.last_entry() else { return String::new() };
    let date = entry.date.map(|date| words.date(date)).unwrap_or_default();
    let parts = [date.as_str(), entry.words.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The text that editing a cell begins with.
pub fn edit_text(words: &Words, row: &Row, column: RegisterColumn) -> String {
    let outcome = &row.outcome;
    match column {
        C::Responsible => names_text(&outcome.responsible),
        C::Deadline if outcome.deadline == Deadline::NoneStated => String::new(),
        C::Deadline => deadline_name(words, &outcome.deadline),
        C::Status => outcome_status_name(words, row.status()),
        C::Priority => priority_name(words, outcome.priority),
        C::Kind => kind_name(words, outcome.kind),
        C::Paragraph => outcome.paragraph.clone(),
        C::Text => outcome.text.clone(),
        C::Topic => outcome.topic.clone(),
        C::Session | C::Overdue | C::LastEntry => String::new(),
    }
}

/// What a typed text makes of a point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    Paragraph(String),
    Text(String),
    Topic(String),
    Responsible(Vec<String>),
    Deadline(Deadline),
    Priority(Priority),
    Kind(OutcomeKind),
    /// With what is to be said of it.
    Status(OutcomeStatus, String),
}

impl Typed {
    /// The point with it; a status is no field but an entry, and leaves the point as it is.
    pub fn put(&self, outcome: &Outcome) -> Outcome {
        let mut new = outcome.clone();
        match self.clone() {
            Self::Paragraph(text) => new.paragraph = text,
            Self::Text(text) => new.text = text,
            Self::Topic(text) => new.topic = text,
            Self::Responsible(names) => new.responsible = names,
            Self::Deadline(deadline) => new.deadline = deadline,
            Self::Priority(priority) => new.priority = priority,
            Self::Kind(kind) => new.kind = kind,
            Self::Status(..) => {}
        }
        new
    }
}

/// Reads a text typed into a column.
///
/// # Errors
/// With one sentence where it means nothing there.
pub fn typed(words: &Words, column: RegisterColumn, text: &str) -> Result<Typed, String> {
    let plain = text.trim().to_owned();
    match column {
        C::Paragraph => Ok(Typed::Paragraph(plain)),
        C::Text => Ok(Typed::Text(plain)),
        C::Topic => Ok(Typed::Topic(plain)),
        C::Responsible => Ok(Typed::Responsible(read_names(text))),
        C::Deadline => read_deadline(words, text, false).map(Typed::Deadline).map_err(|problem| problem.sentence),
        C::Priority => {
            let all = [Priority::High, Priority::Normal, Priority::Low];
            one_of(words, &all, priority_name, &plain).map(Typed::Priority)
        }
        C::Kind => one_of(words, &OutcomeKind::ALL, kind_name, &plain).map(Typed::Kind),
        C::Status => {
            let (status, said) = plain.split_once([',', ';', ':']).unwrap_or((&plain, ""));
            let status = one_of(words, &OutcomeStatus::ALL, outcome_status_name, status.trim())?;
            Ok(Typed::Status(status, said.trim().to_owned()))
        }
        C::Session | C::Overdue | C::LastEntry => Err(words.t("register-read-only").to_owned()),
    }
}

/// The one whose name is the text, or the only one that begins with it.
fn one_of<T: Copy>(words: &Words, all: &[T], name: impl Fn(&Words, T) -> String, text: &str) -> Result<T, String> {
    let low = text.to_lowercase();
    let named: Vec<_> = all.iter().map(|value| (*value, name(words, *value))).collect();
    let is = |known: &&(T, String)| known.1.to_lowercase() == low;
    let begins = || named.iter().filter(|known| !low.is_empty() && known.1.to_lowercase().starts_with(&low));
    let mut first = begins();
    match (named.iter().find(is), first.next(), first.next()) {
        (Some(exact), ..) => Ok(exact.0),
        (None, Some(only), None) => Ok(only.0),
        (None, some, _) => {
            let offered: Vec<_> = match some {
                Some(_) => begins().map(|known| known.1.as_str()).collect(),
                None => named.iter().map(|known| known.1.as_str()).collect(),
            };
            Err(words.with("register-one-of", &[("names", &offered.join(", "))]))
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn statuses_priorities_and_kinds_are_known_by_how_they_begin() {
        let words = Words::english();
        let status = |status, said: &str| Ok(Typed::Status(status, said.to_owned()));
        let several = |names: &str| Err(format!("Write one of these: {names}"));
        for (column, text, expected) in [
            (C::Status, "in", status(OutcomeStatus::InProgress, "")),
            (C::Status, "Done, report sent", status(OutcomeStatus::Done, "report sent")),
            (C::Status, "partly done; first stage", status(OutcomeStatus::PartlyDone, "first stage")),
            (C::Status, "d", several("done, dropped")),
            (C::Status, "", several("open, in progress, done, partly done, postponed, dropped, superseded")),
            (C::Priority, "h", Ok(Typed::Priority(Priority::High))),
            (C::Kind, "dec", Ok(Typed::Kind(OutcomeKind::Decision))),
            (C::Deadline, "5.3.2024", Ok(Typed::Deadline(Deadline::On(date(2024, 3, 5))))),
            (C::Deadline, "31 February 2023", Err("February 2023 has 28 days".to_owned())),
            (C::Responsible, "A, B", Ok(Typed::Responsible(vec!["A".to_owned(), "B".to_owned()]))),
            (C::Overdue, "1", Err("This is calculated".to_owned())),
        ] {
            assert_eq!(typed(&words, column, text), expected, "{column:?} {text}");
        }
    }
}
