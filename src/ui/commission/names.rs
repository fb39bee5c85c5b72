//! What sessions, kinds, statuses and phases are called, and the colours of their chips.

use egui::Color32;

use crate::domain::{
    CommissionSession, Deadline, Outcome, OutcomeKind, OutcomeStatus, Phase, Priority, SessionFormat, SessionHead,
};
use crate::ui::fields::choice::Look;
use crate::ui::theme::Theme;
use crate::words::Words;
use jiff::civil::Date;

pub const FORMATS: [SessionFormat; 4] =
    [SessionFormat::NotStated, SessionFormat::InPerson, SessionFormat::Online, SessionFormat::Mixed];
pub const PHASES: [Phase; 3] = [Phase::Draft, Phase::Agreed, Phase::Signed];
pub const PRIORITIES: [Priority; 3] = [Priority::High, Priority::Normal, Priority::Low];

/// "20th session"; "New session" without a number.
pub fn session_title(words: &Words, head: &SessionHead) -> String {
    head.number.map_or_else(|| words.t("session-new").to_owned(), |number| words.session_title(Some(number)))
}

/// "20th session, Astana, 5 March 2024", for lists: there "New session" would be taken for the button.
pub fn session_name(words: &Words, head: &SessionHead) -> String {
    let date = head.from.map(|date| words.date(date)).unwrap_or_default();
    let title = head.number.map(|_| session_title(words, head));
    let title = title.unwrap_or_else(|| words.t("session-without-number").to_owned());
    let parts = [title, head.place.clone(), date];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

pub fn format_name(words: &Words, format: SessionFormat) -> String {
    words
        .t(match format {
            SessionFormat::NotStated => "format-not-stated",
            SessionFormat::InPerson => "format-in-person",
            SessionFormat::Online => "format-online",
            SessionFormat::Mixed => "format-mixed",
        })
        .to_owned()
}

pub fn phase_name(words: &Words, phase: Phase) -> String {
    words
        .t(match phase {
            Phase::Draft => "phase-draft",
            Phase::Agreed => "phase-agreed",
            Phase::Signed => "phase-signed",
        })
        .to_owned()
}

pub fn kind_name(words: &Words, kind: OutcomeKind) -> String {
    words
        .t(match kind {
            OutcomeKind::Information => "kind-information",
            OutcomeKind::Decision => "kind-decision",
            OutcomeKind::Commitment => "kind-commitment",
            OutcomeKind::Intention => "kind-intention",
        })
        .to_owned()
}

pub fn status_name(words: &Words, status: OutcomeStatus) -> String {
    words
        .t(match status {
            OutcomeStatus::Open => "status-open",
            OutcomeStatus::InProgress => "status-in-progress",
            OutcomeStatus::Done => "status-done",
            OutcomeStatus::PartlyDone => "status-partly-done",
            OutcomeStatus::Postponed => "status-postponed",
            OutcomeStatus::Dropped => "status-dropped",
            OutcomeStatus::Superseded => "status-superseded",
        })
        .to_owned()
}

pub fn priority_name(words: &Words, priority: Priority) -> String {
    words
        .t(match priority {
            Priority::Normal => "priority-normal",
            Priority::High => "priority-high",
            Priority::Low => "priority-low",
        })
        .to_owned()
}

pub fn kind_look(theme: &Theme, kind: OutcomeKind) -> Look {
    match kind {
        OutcomeKind::Commitment | OutcomeKind::Decision => Look::Chip { fill: theme.accent_pale, text: theme.accent },
        OutcomeKind::Intention => Look::Chip { fill: pale(theme, theme.session), text: theme.session },
        OutcomeKind::Information => Look::Chip { fill: theme.table_line, text: theme.muted },
    }
}

pub fn status_look(theme: &Theme, status: OutcomeStatus) -> Look {
    match status {
        OutcomeStatus::Open | OutcomeStatus::Superseded => Look::Chip { fill: theme.table_line, text: theme.text },
        OutcomeStatus::InProgress | OutcomeStatus::PartlyDone | OutcomeStatus::Postponed => {
            Look::Chip { fill: theme.attention, text: theme.attention_text }
        }
        OutcomeStatus::Done => Look::Chip { fill: theme.agrees, text: theme.agrees_text },
        OutcomeStatus::Dropped => Look::Chip { fill: theme.conflict, text: theme.conflict_text },
    }
}

/// A colour thinned with the surface, for fills behind its own text.
fn pale(theme: &Theme, colour: Color32) -> Color32 {
    theme.surface.lerp_to_gamma(colour, 0.14)
}

/// Whether something is still to be done after its time.
pub fn is_overdue(outcome: &Outcome, today: Date) -> bool {
    let pending = matches!(
        outcome.status(),
        OutcomeStatus::Open | OutcomeStatus::InProgress | OutcomeStatus::PartlyDone | OutcomeStatus::Postponed
    );
    let month = i32::from(today.year()) * 12 + i32::from(today.month()) - 1;
    let past = match &outcome.deadline {
        Deadline::On(date) => *date < today,
        Deadline::Within(period) => period.end_index() <= month,
        Deadline::NoneStated | Deadline::NearFuture | Deadline::Permanent | Deadline::Words(_) => false,
    };
    pending && past
}

/// How many outcomes are open.
pub fn open_count(session: &CommissionSession) -> usize {
    session.outcomes.iter().filter(|outcome| outcome.status() == OutcomeStatus::Open).count()
}

pub fn overdue_count(session: &CommissionSession, today: Date) -> usize {
    session.outcomes.iter().filter(|outcome| is_overdue(outcome, today)).count()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::{Id, OutcomeId, StatusEntry};

    #[test]
    fn sessions_are_called_by_their_ordinal() {
        let words = Words::english();
        for (number, title) in [
            (Some(1), "1st session"),
            (Some(2), "2nd session"),
            (Some(3), "3rd session"),
            (Some(11), "11th session"),
            (Some(20), "20th session"),
            (Some(21), "21st session"),
            (Some(112), "112th session"),
            (None, "New session"),
        ] {
            assert_eq!(session_title(&words, &SessionHead { number, ..SessionHead::default() }), title);
        }
        let head = SessionHead { number: Some(20), place: "Astana".to_owned(), ..SessionHead::default() };
        assert_eq!(session_name(&words, &head), "20th session, Astana");
    }

    #[test]
    fn what_is_pending_after_its_time_is_overdue() {
        let today = date(2024, 7, 1);
        let outcome = |deadline: Deadline, status: OutcomeStatus| {
            let mut outcome = Outcome::new(OutcomeId(Id::new(1).unwrap()), OutcomeKind::Commitment, "");
            outcome.deadline = deadline;
            outcome.log.push(StatusEntry { date: None, status, words: String::new(), source: None });
            is_overdue(&outcome, today)
        };
        let within = |text: &str| Deadline::Within(text.parse().unwrap());
        for (deadline, overdue) in [
            (Deadline::On(date(2024, 6, 30)), true),
            (Deadline::On(date(2024, 7, 1)), false),
            (within("2024-S1"), true),
            (within("2024-07"), false),
            (within("2024"), false),
            (Deadline::NoneStated, false),
            (Deadline::NearFuture, false),
            (Deadline::Permanent, false),
            (Deadline::Words("2001".to_owned()), false),
        ] {
            assert_eq!(outcome(deadline.clone(), OutcomeStatus::Open), overdue, "{deadline:?}");
            assert!(!outcome(deadline, OutcomeStatus::Done));
        }
        assert!(outcome(within("2023"), OutcomeStatus::PartlyDone));
        assert!(!outcome(within("2023"), OutcomeStatus::Dropped));
    }
}
