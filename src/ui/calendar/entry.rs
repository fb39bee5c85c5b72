//! What an entry of the calendar is called, and where it leads.

use egui::Color32;
use jiff::civil::Date;

use crate::analysis::record::calendar::{CalendarEntry, EntryOf};
use crate::session::wording::record::session_title;
use crate::session::{Action, Place};
use crate::ui::View;
use crate::ui::register::{days_between, go_to_point};
use crate::ui::theme::Theme;

/// An entry in words.
pub struct Named {
    /// For a day of the month: "20th session", "! ¶ 3.1 Finish the study".
    pub short: String,
    /// "Session", "Deadline", "Overdue by 34 days", "Settled".
    pub kind: String,
    /// "¶ 3.1 Finish the study".
    pub text: String,
    /// The commission, with the session of a point.
    pub about: String,
    pub color: Color32,
    pub strong: bool,
}

/// Texts are cut here: a cell of a month has room for a few words.
const MOST: usize = 160;

pub fn named(view: &View<'_>, theme: &Theme, entry: &CalendarEntry, at: Date) -> Named {
    let words = view.words;
    let project = view.session.project();
    let commission = project.commissions.get(entry.commission);
    let session = commission.and_then(|commission| commission.sessions.get(entry.session));
    let title = session.map_or_else(String::new, |session| session_title(words, &session.head));
    let name = commission.map_or_else(String::new, |commission| commission.head.name.clone());
    let joined =
        |parts: [&str; 2]| parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(" · ");
    match entry.of {
        EntryOf::Session { .. } => Named {
            short: title.clone(),
            kind: words.t("calendar-kind-session").to_owned(),
            text: joined([&title, session.map_or("", |session| session.head.place.as_str())]),
            about: name,
            color: theme.session,
            strong: true,
        },
        EntryOf::Announced => {
            let text = words.with("calendar-announced", &[("session", &title)]);
            let place = session.map_or("", |session| session.head.next_place.as_str());
            Named {
                short: text.clone(),
                kind: words.t("calendar-kind-announced").to_owned(),
                text: joined([&text, place]),
                about: name,
                color: theme.session,
                strong: false,
            }
        }
        EntryOf::Deadline { outcome, pending } => {
            let outcome = session.and_then(|session| session.outcomes.get(outcome));
            let paragraph = outcome.map_or("", |outcome| outcome.paragraph.as_str());
            let said: String = outcome.map_or("", |outcome| outcome.text.as_str()).chars().take(MOST).collect();
            let text = if paragraph.is_empty() { said } else { format!("¶ {paragraph} {said}") };
            let overdue = entry.is_overdue(at);
            let kind = match (overdue, pending) {
                (true, _) => words.count("calendar-kind-overdue", days_between(entry.date, at)),
                (false, true) => words.t("calendar-kind-deadline").to_owned(),
                (false, false) => words.t("calendar-kind-settled").to_owned(),
            };
            let (sign, color) = match (overdue, pending) {
                (true, _) => ("! ", theme.conflict_text),
                (false, true) => ("", theme.text),
                (false, false) => ("✓ ", theme.muted),
            };
            Named { short: format!("{sign}{text}"), kind, text, about: joined([&title, &name]), color, strong: false }
        }
    }
}

/// The session of an entry; the point where it is a deadline.
pub fn go_to(view: &mut View<'_>, entry: &CalendarEntry) {
    match entry.of {
        EntryOf::Deadline { outcome, .. } => go_to_point(view, outcome),
        EntryOf::Session { .. } | EntryOf::Announced => view.act(Action::GoTo(Place::Session(entry.session))),
    }
}
