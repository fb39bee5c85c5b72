//! What a secretariat hands out: the annex "status of implementation", the list of open points, and days for calendars.

mod shown;

use jiff::civil::Date;

use super::wording::record::{deadline_name, outcome_status_name, result_name, session_name, session_title};
use crate::analysis::record::calendar::{EntryOf, calendar};
use crate::analysis::record::due::{is_overdue, last_day};
use crate::analysis::record::{Because, Memory, Point, is_pending, is_task};
use crate::domain::paper::{Paper, PaperColumn, PaperPart};
use crate::domain::{Commission, CommissionId, CommissionSession, OutcomeStatus, Project, SessionId, StatusEntry};
use crate::formats::paper::{docx, ics, markdown, table};
use crate::words::Words;
pub use shown::{filter_text, shown_paper};

/// What a document says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaperKind {
    /// Every point with what became of it.
    Status,
    /// Only what is still to be done.
    Open,
}

/// What a document is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaperOf {
    /// All sessions.
    Commission(CommissionId),
    /// Status: of the session's own points. Open points: of it and of those before it.
    Session(SessionId),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaperFormat {
    Docx,
    Xlsx,
    Csv,
    Markdown,
}

impl PaperFormat {
    pub const ALL: [Self; 4] = [Self::Docx, Self::Xlsx, Self::Csv, Self::Markdown];

    /// Of a file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Markdown => "md",
        }
    }

    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.ending().eq_ignore_ascii_case(ending))
    }
}

/// The document could not be made into a file: more than the format has room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the document is too large for this format")]
pub struct TooLarge;

/// The bytes of a document's file.
///
/// # Errors
/// When it has more rows than the format has room for.
pub fn written(words: &Words, paper: &Paper, format: PaperFormat) -> Result<Vec<u8>, TooLarge> {
    let separator = if words.numbers.decimal_sign() == ',' { ';' } else { ',' };
    match format {
        PaperFormat::Docx => docx::written(paper).map_err(|_| TooLarge),
        PaperFormat::Xlsx => table::xlsx(paper, &paper.title).map_err(|_| TooLarge),
        PaperFormat::Csv => Ok(table::csv(paper, separator)),
        PaperFormat::Markdown => Ok(markdown::written(paper).into_bytes()),
    }
}

/// A document as of a day; `None` where what it is of is gone.
pub fn paper(words: &Words, project: &Project, kind: PaperKind, of: PaperOf, at: Date) -> Option<Paper> {
    let memory = Memory::of(project);
    let (commission, sessions, own) = match of {
        PaperOf::Commission(id) => (project.commissions.get(id)?, memory.sessions_of(id), None),
        PaperOf::Session(id) => {
            let (commission, turn) = memory.turn_of(id)?;
            let sessions = memory.sessions_of(commission.id);
            let first = if kind == PaperKind::Open { 0 } else { turn };
            (commission, sessions.get(first..=turn)?, project.session(id))
        }
    };
    let writer = Writer { words, memory: &memory, kind, at };
    let name = words.t(match kind {
        PaperKind::Status => "paper-status",
        PaperKind::Open => "paper-open",
    });
    let of = own.map_or_else(|| commission.head.name.clone(), |session| session_name(words, &session.head));
    let points = sessions.iter().flat_map(|session| writer.points(session));
    let lines = own.map(|_| commission.head.name.clone()).into_iter().chain([writer.counts(points)]);
    Some(Paper {
        title: words.with("paper-title", &[("paper", name), ("of", &of)]),
        date: words.with("paper-date", &[("date", &words.date(at))]),
        source: source(words, project, commission, own),
        lines: lines.collect(),
        part_column: words.t("sessions-session").to_owned(),
        columns: writer.columns(),
        // A list of what is open has no room for sessions that left nothing.
        parts: sessions
            .iter()
            .map(|session| writer.part(session))
            .filter(|part| kind == PaperKind::Status || !part.rows.is_empty() || sessions.len() == 1)
            .collect(),
        page: page(words),
        day: (at.year(), at.month(), at.day()),
    })
}

/// What stands around the numbers of a page and of all pages.
fn page(words: &Words) -> [String; 3] {
    const MARKS: (&str, &str) = ("\u{1}", "\u{2}");
    let text = words.with("paper-page", &[("page", MARKS.0), ("pages", MARKS.1)]);
    let (before, rest) = text.split_once(MARKS.0).unwrap_or((&text, ""));
    let (between, after) = rest.split_once(MARKS.1).unwrap_or((rest, ""));
    [before, between, after].map(str::to_owned)
}

/// The protocols that a document rests on, with the publications that they were taken from.
fn source(words: &Words, project: &Project, commission: &Commission, own: Option<&CommissionSession>) -> String {
    let sessions: Vec<_> = own.map_or_else(|| commission.sessions.iter().collect(), |session| vec![session]);
    let protocol = match own {
        Some(session) => words.with("paper-source-session", &[("session", &session_name(words, &session.head))]),
        None => words.t("paper-source-commission").to_owned(),
    };
    source_of(words, project, &protocol, &sessions)
}

fn source_of(words: &Words, project: &Project, protocol: &str, sessions: &[&CommissionSession]) -> String {
    let mut titles: Vec<&str> = Vec::new();
    for citation in sessions.iter().flat_map(|session| &session.head.sources) {
        let title = project.sources.get(citation.source).map_or("", |source| source.title.as_str());
        if !title.is_empty() && !titles.contains(&title) {
            titles.push(title);
        }
    }
    let all = std::iter::once(protocol).chain(titles).collect::<Vec<_>>().join("; ");
    words.with("paper-source", &[("source", &all)])
}

/// "open, overdue"
fn status_text(words: &Words, status: OutcomeStatus, overdue: bool) -> String {
    let status = outcome_status_name(words, status);
    if overdue { words.with("paper-overdue", &[("status", &status)]) } else { status }
}

/// "4 points · 1 done · 1 open · 1 overdue"
fn counts_text(words: &Words, [all, done, open, overdue]: [usize; 4]) -> String {
    let points = words.count("register-points", all);
    let [done, open, overdue] = [done, open, overdue].map(|count| count.to_string());
    let known = [("points", points.as_str()), ("done", &done), ("open", &open), ("overdue", &overdue)];
    words.with("paper-counts", &known)
}

/// What was said of a point: each entry of its log, or the last one, on a line, and what later sessions made of it.
fn report_of(words: &Words, memory: &Memory<'_>, point: Point<'_>, last: bool) -> String {
    let log = &point.outcome.log;
    let first = if last { log.len().saturating_sub(1) } else { 0 };
    let entries = log.iter().skip(first).map(|entry| entry_text(words, entry)).filter(|line| !line.is_empty());
    let mut lines: Vec<String> = entries.collect();
    for found in memory.reviews_of(point.outcome.id).iter().filter(|found| memory.is_in_order(found)) {
        let result = result_name(words, found.review.result);
        let session = session_title(words, &found.session.head);
        let becomes = memory.becomes(found);
        let paragraphs = becomes.iter().map(|point| point.outcome.paragraph.as_str()).filter(|text| !text.is_empty());
        let paragraphs = paragraphs.collect::<Vec<_>>().join(", ");
        let known = [("result", result.as_str()), ("session", &session), ("paragraphs", &paragraphs)];
        let id = if paragraphs.is_empty() { "paper-became" } else { "paper-became-as" };
        let mut line = words.with(id, &known);
        if !found.review.words.is_empty() {
            line = format!("{line} · {}", found.review.words);
        }
        lines.push(line);
    }
    lines.join("\n")
}

fn entry_text(words: &Words, entry: &StatusEntry) -> String {
    let date = entry.date.map(|date| words.date(date)).unwrap_or_default();
    let parts = [date, outcome_status_name(words, entry.status), entry.words.clone()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

struct Writer<'a> {
    words: &'a Words,
    memory: &'a Memory<'a>,
    kind: PaperKind,
    at: Date,
}

impl<'a> Writer<'a> {
    fn columns(&self) -> Vec<PaperColumn> {
        let last = match self.kind {
            PaperKind::Status => ("paper-report", 25),
            PaperKind::Open => ("paper-last-report", 18),
        };
        let columns = [
            ("outcome-paragraph-sign", 5),
            ("outcome-text", 38),
            ("outcome-responsible", 14),
            ("outcome-deadline", 11),
            ("outcome-status", 10),
            last,
        ];
        columns.map(|(id, share)| PaperColumn { head: self.words.t(id).to_owned(), share }).to_vec()
    }

    fn points(&self, session: &CommissionSession) -> Vec<Point<'a>> {
        let points = session.outcomes.iter().filter_map(|outcome| self.memory.point(outcome.id));
        let shown = |point: &Point<'_>| {
            let pending = is_task(point.outcome.kind) && is_pending(self.memory.standing(*point).status);
            pending || self.kind == PaperKind::Status
        };
        points.filter(shown).collect()
    }

    fn part(&self, session: &CommissionSession) -> PaperPart {
        let nothing = match self.kind {
            PaperKind::Status => "paper-no-points",
            PaperKind::Open => "paper-nothing-open",
        };
        PaperPart {
            head: session_name(self.words, &session.head),
            rows: self.points(session).into_iter().map(|point| self.row(point)).collect(),
            nothing: self.words.t(nothing).to_owned(),
        }
    }

    fn is_overdue(&self, point: Point<'_>, status: OutcomeStatus) -> bool {
        is_overdue(point.outcome.kind, status, last_day(&point.outcome.deadline), self.at)
    }

    fn row(&self, point: Point<'_>) -> Vec<String> {
        let (words, outcome) = (self.words, point.outcome);
        let standing = self.memory.standing(point);
        let status = if !is_task(outcome.kind) && standing.because == Because::Start {
            super::wording::record::kind_name(words, outcome.kind)
        } else {
            status_text(words, standing.status, self.is_overdue(point, standing.status))
        };
        vec![
            outcome.paragraph.clone(),
            outcome.text.clone(),
            outcome.responsible.join(", "),
            deadline_name(words, &outcome.deadline),
            status,
            report_of(words, self.memory, point, self.kind == PaperKind::Open),
        ]
    }

    fn counts(&self, points: impl Iterator<Item = Point<'a>>) -> String {
        let (mut all, mut done, mut open, mut overdue) = (0_usize, 0_usize, 0_usize, 0_usize);
        for point in points {
            let status = self.memory.standing(point).status;
            all += 1;
            done += usize::from(status == OutcomeStatus::Done);
            open += usize::from(is_task(point.outcome.kind) && is_pending(status));
            overdue += usize::from(self.is_overdue(point, status));
        }
        counts_text(self.words, [all, done, open, overdue])
    }
}

/// Sessions and deadlines as the file of a calendar program; `None` of a commission: of all. `at` is the day that it
/// is made.
pub fn calendar_file(words: &Words, project: &Project, of: Option<CommissionId>, at: Date) -> String {
    let memory = Memory::of(project);
    let entries = calendar(project, &memory);
    let days = entries.iter().filter(|entry| of.is_none_or(|id| id == entry.commission)).filter_map(|entry| {
        let commission = project.commissions.get(entry.commission)?;
        let session = commission.sessions.get(entry.session)?;
        let known = |id: &str, what: &str| words.with(id, &[("what", what), ("commission", &commission.head.name)]);
        let title = session_title(words, &session.head);
        Some(match entry.of {
            EntryOf::Session { .. } => ics::Day {
                id: format!("session-{}", session.id),
                from: entry.date,
                to: entry.last_day(),
                title: known("calendar-session", &title),
                text: String::new(),
                place: session.head.place.clone(),
            },
            EntryOf::Announced => ics::Day {
                id: format!("next-{}", session.id),
                from: entry.date,
                to: entry.date,
                title: known("calendar-next", &title),
                text: String::new(),
                place: session.head.next_place.clone(),
            },
            EntryOf::Deadline { outcome, pending } => {
                let outcome = session.outcomes.get(outcome)?;
                let id = if pending { "calendar-deadline" } else { "calendar-deadline-settled" };
                let sides = outcome.responsible.join(", ");
                let text = [outcome.text.as_str(), &sides, &session_name(words, &session.head)];
                let text = text.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
                let first: String = outcome.text.chars().take(80).collect();
                let title = known(id, &first);
                ics::Day {
                    id: format!("deadline-{}", outcome.id),
                    from: entry.date,
                    to: entry.date,
                    title,
                    text,
                    place: String::new(),
                }
            }
        })
    });
    let name = of.and_then(|id| project.commissions.get(id)).map(|of| of.head.name.clone());
    ics::written(&name.unwrap_or_else(|| words.t("calendar-all").to_owned()), &days.collect::<Vec<_>>(), at)
}
