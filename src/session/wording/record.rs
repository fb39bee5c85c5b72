//! What sessions, points, findings and issues of the record are called, and the sentences about them.

use jiff::civil::Date;

use crate::analysis::record::issues::Issue;
use crate::analysis::record::register::GroupKey;
use crate::domain::{
    CommissionId, CommissionSession, Deadline, GonePoint, OutcomeKind, OutcomeStatus, Period, Phase, Priority, Project,
    ReviewResult, SessionFormat, SessionHead, SessionId,
};
use crate::words::Words;

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
    let id = match format {
        SessionFormat::NotStated => "format-not-stated",
        SessionFormat::InPerson => "format-in-person",
        SessionFormat::Online => "format-online",
        SessionFormat::Mixed => "format-mixed",
    };
    words.t(id).to_owned()
}

pub fn phase_name(words: &Words, phase: Phase) -> String {
    let id = match phase {
        Phase::Draft => "phase-draft",
        Phase::Agreed => "phase-agreed",
        Phase::Signed => "phase-signed",
    };
    words.t(id).to_owned()
}

pub fn kind_name(words: &Words, kind: OutcomeKind) -> String {
    let id = match kind {
        OutcomeKind::Information => "kind-information",
        OutcomeKind::Decision => "kind-decision",
        OutcomeKind::Commitment => "kind-commitment",
        OutcomeKind::Intention => "kind-intention",
    };
    words.t(id).to_owned()
}

pub fn outcome_status_name(words: &Words, status: OutcomeStatus) -> String {
    let id = match status {
        OutcomeStatus::Open => "status-open",
        OutcomeStatus::InProgress => "status-in-progress",
        OutcomeStatus::Done => "status-done",
        OutcomeStatus::PartlyDone => "status-partly-done",
        OutcomeStatus::Postponed => "status-postponed",
        OutcomeStatus::Dropped => "status-dropped",
        OutcomeStatus::Superseded => "status-superseded",
    };
    words.t(id).to_owned()
}

pub fn priority_name(words: &Words, priority: Priority) -> String {
    let id = match priority {
        Priority::Normal => "priority-normal",
        Priority::High => "priority-high",
        Priority::Low => "priority-low",
    };
    words.t(id).to_owned()
}

/// "reworded"
pub fn result_name(words: &Words, result: ReviewResult) -> String {
    let id = match result {
        ReviewResult::Continued => "result-continued",
        ReviewResult::Reworded => "result-reworded",
        ReviewResult::Narrowed => "result-narrowed",
        ReviewResult::Merged => "result-merged",
        ReviewResult::Split => "result-split",
        ReviewResult::Fulfilled => "result-fulfilled",
        ReviewResult::Dropped => "result-dropped",
    };
    words.t(id).to_owned()
}

/// "none stated", "in the near future", "second half of 2024" …
pub fn deadline_name(words: &Words, deadline: &Deadline) -> String {
    match deadline {
        Deadline::NoneStated => words.t("deadline-none").to_owned(),
        Deadline::NearFuture => words.t("deadline-near-future").to_owned(),
        Deadline::Permanent => words.t("deadline-permanent").to_owned(),
        Deadline::On(date) => words.date(*date),
        Deadline::Within(period) => words.period(*period),
        Deadline::Words(text) => text.clone(),
    }
}

/// "19th session, ¶ 3.1, deleted": where a deleted point was; its text stands beside it.
/// A group of the register; commissions and sessions are named as the reader has them.
pub fn group_name(
    words: &Words,
    key: &GroupKey,
    commission: impl Fn(CommissionId) -> String,
    session: impl Fn(SessionId) -> String,
) -> String {
    let or = |text: String, otherwise: &str| if text.is_empty() { words.t(otherwise).to_owned() } else { text };
    match key {
        GroupKey::All => String::new(),
        GroupKey::Commission(id) => or(commission(*id), "commission-unnamed"),
        GroupKey::Session(id) => session(*id),
        GroupKey::Side(name) => or(name.clone(), "register-nobody"),
        GroupKey::Topic(name) => or(name.clone(), "register-no-topic"),
        GroupKey::Status(status) => outcome_status_name(words, *status),
        GroupKey::Kind(kind) => kind_name(words, *kind),
        GroupKey::Priority(priority) => priority_name(words, *priority),
        GroupKey::Month(None) => words.t("register-no-day").to_owned(),
        GroupKey::Month(Some((year, month))) => {
            let month = u8::try_from(*month).ok();
            let period = month.and_then(|month| Period::of_month(i32::from(*year), month));
            period.map_or_else(String::new, |period| words.period(period))
        }
    }
}

pub fn gone_point_name(words: &Words, gone: &GonePoint) -> String {
    let session = words.session_title(gone.session);
    if gone.paragraph.is_empty() {
        return words.with("gone-point-plain", &[("session", &session)]);
    }
    words.with("gone-point", &[("session", &session), ("paragraph", &gone.paragraph)])
}

/// One sentence that says what cannot be and what to do.
pub fn issue_sentence(words: &Words, project: &Project, issue: &Issue) -> String {
    let day = |date: &Date| words.date(*date);
    let title = |id: &SessionId| {
        words.session_title(project.session(*id).and_then(|session: &CommissionSession| session.head.number))
    };
    match issue {
        Issue::SameNumber { number, .. } => words.with("issue-same-number", &[("rank", &words.rank(*number))]),
        Issue::EndsBeforeStart { from, to, .. } => {
            words.with("issue-ends-before-start", &[("from", &day(from)), ("to", &day(to))])
        }
        Issue::NextNotAfter { from, next, .. } => {
            words.with("issue-next-not-after", &[("from", &day(from)), ("next", &day(next))])
        }
        Issue::NumberOutOfOrder { earlier, later } => {
            words.with("issue-number-out-of-order", &[("earlier", &title(earlier)), ("later", &title(later))])
        }
        Issue::DeadlineBeforeSession { last_day, from, .. } => {
            words.with("issue-deadline-before-session", &[("day", &day(last_day)), ("from", &day(from))])
        }
        Issue::ReviewOfGone { .. } => words.t("issue-review-of-gone").to_owned(),
        Issue::BecomesGone { .. } => words.t("issue-becomes-gone").to_owned(),
        Issue::ReviewOutOfOrder { .. } => words.t("issue-review-out-of-order").to_owned(),
        Issue::LeadsNowhere { .. } => words.t("issue-leads-nowhere").to_owned(),
        Issue::Circle { .. } => words.t("issue-circle").to_owned(),
        Issue::LongText { bytes, .. } => words.with("issue-long-text", &[("size", &(bytes / 1000).to_string())]),
    }
}
