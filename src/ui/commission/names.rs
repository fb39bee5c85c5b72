//! What sessions, kinds, statuses and phases are called, and the colours of their chips.

use egui::Color32;

use crate::analysis::record::due;
use crate::domain::{Outcome, OutcomeKind, OutcomeStatus, Phase, Priority, SessionFormat};
pub use crate::session::wording::record::{
    format_name, kind_name, outcome_status_name as status_name, phase_name, priority_name, session_name, session_title,
};
use crate::ui::fields::choice::Look;
use crate::ui::theme::Theme;
use jiff::civil::Date;

pub const FORMATS: [SessionFormat; 4] =
    [SessionFormat::NotStated, SessionFormat::InPerson, SessionFormat::Online, SessionFormat::Mixed];
pub const PHASES: [Phase; 3] = [Phase::Draft, Phase::Agreed, Phase::Signed];
pub const PRIORITIES: [Priority; 3] = [Priority::High, Priority::Normal, Priority::Low];

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
pub fn is_overdue(outcome: &Outcome, status: OutcomeStatus, today: Date) -> bool {
    due::is_overdue(outcome.kind, status, due::last_day(&outcome.deadline), today)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::{Deadline, Id, OutcomeId, SessionHead, StatusEntry};
    use crate::words::Words;

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
            is_overdue(&outcome, status, today)
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
