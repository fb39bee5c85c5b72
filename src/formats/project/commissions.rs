//! File types of commissions: sessions stand inside their commission, outcomes and reviews inside their session.
//!
//! *Invariant:* only an id, a party of a delegation or co-chair, and what an entry is about are required.

use jiff::civil::Date;
use serde::Deserialize;

use super::choice::{DeadlineFile, FlowFile};
use super::records::CellRefFile;
use super::text::{Quoted, maybe, plain};
use super::words::Bare;
use crate::domain::{
    AreaRef, Citation, CoChair, Commission, CommissionHead, CommissionId, CommissionSession, DatasetId, Delegation,
    Document, Flow, GonePoint, Id, Number, Outcome, OutcomeId, OutcomeKind, OutcomeStatus, Period, Person, Phase,
    Priority, QuotedFigure, Reopening, Review, ReviewId, ReviewResult, SessionFormat, SessionHead, SessionId,
    SessionTemplate, SourceId, Statement, StatusEntry, Target, Topic,
};

fn all<File, Model: From<File>>(list: Vec<File>) -> Vec<Model> {
    list.into_iter().map(Model::from).collect()
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonFile {
    #[serde(default)]
    name: String,
    #[serde(default)]
    office: String,
}

impl From<PersonFile> for Person {
    fn from(file: PersonFile) -> Self {
        Self { name: file.name, office: file.office }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CoChairFile {
    #[serde(default)]
    party: String,
    #[serde(default)]
    person: PersonFile,
    #[serde(default)]
    from: Option<Quoted<Date>>,
    #[serde(default)]
    to: Option<Quoted<Date>>,
}

impl From<CoChairFile> for CoChair {
    fn from(file: CoChairFile) -> Self {
        Self { party: AreaRef(file.party), person: file.person.into(), from: maybe(file.from), to: maybe(file.to) }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct DocumentFile {
    #[serde(default)]
    title: String,
    #[serde(default)]
    link: String,
}

impl From<DocumentFile> for Document {
    fn from(file: DocumentFile) -> Self {
        Self { title: file.title, link: file.link }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommissionFile {
    id: Quoted<CommissionId>,
    #[serde(default)]
    name: String,
    #[serde(default)]
    parties: Vec<String>,
    #[serde(default)]
    co_chairs: Vec<CoChairFile>,
    #[serde(default)]
    working_groups: Vec<String>,
    #[serde(default)]
    founding_document: DocumentFile,
    #[serde(default)]
    templates: Vec<TemplateFile>,
    #[serde(default)]
    note: String,
    #[serde(default)]
    sessions: Vec<SessionFile>,
}

impl CommissionFile {
    /// Its own id and those of all records inside it.
    pub fn collect_ids(&self, ids: &mut Vec<Id>) {
        ids.push(self.id.0.0);
        for session in &self.sessions {
            ids.push(session.id.0.0);
            ids.extend(session.outcomes.iter().map(|outcome| outcome.id.0.0));
            ids.extend(session.reviews.iter().map(|review| review.id.0.0));
        }
    }
}

impl From<CommissionFile> for Commission {
    fn from(file: CommissionFile) -> Self {
        Self {
            id: file.id.0,
            head: CommissionHead {
                name: file.name,
                parties: file.parties.into_iter().map(AreaRef).collect(),
                co_chairs: all(file.co_chairs),
                working_groups: file.working_groups,
                founding_document: file.founding_document.into(),
                templates: all(file.templates),
                note: file.note,
            },
            sessions: file.sessions.into_iter().map(Into::into).collect(),
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DelegationFile {
    #[serde(default)]
    party: String,
    #[serde(default)]
    head: PersonFile,
    #[serde(default)]
    members: Vec<PersonFile>,
}

impl From<DelegationFile> for Delegation {
    fn from(file: DelegationFile) -> Self {
        Self { party: AreaRef(file.party), head: file.head.into(), members: all(file.members) }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TopicFile {
    #[serde(default)]
    text: String,
    #[serde(default)]
    rapporteur: String,
}

impl From<TopicFile> for Topic {
    fn from(file: TopicFile) -> Self {
        Self { text: file.text, rapporteur: file.rapporteur }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplateFile {
    #[serde(default)]
    name: String,
    #[serde(default)]
    place: String,
    #[serde(default)]
    format: Bare<SessionFormat>,
    #[serde(default)]
    delegations: Vec<DelegationFile>,
    #[serde(default)]
    agenda: Vec<TopicFile>,
}

impl From<TemplateFile> for SessionTemplate {
    fn from(file: TemplateFile) -> Self {
        Self {
            name: file.name,
            place: file.place,
            format: file.format.0,
            delegations: all(file.delegations),
            agenda: all(file.agenda),
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StatementFile {
    #[serde(default)]
    speaker: String,
    #[serde(default)]
    text: String,
}

impl From<StatementFile> for Statement {
    fn from(file: StatementFile) -> Self {
        Self { speaker: file.speaker, text: file.text }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CitationFile {
    source: Quoted<SourceId>,
    #[serde(default)]
    quote: String,
}

impl From<CitationFile> for Citation {
    fn from(file: CitationFile) -> Self {
        Self { source: file.source.0, quote: file.quote }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReopeningFile {
    date: Quoted<Date>,
    #[serde(default)]
    who: String,
    #[serde(default)]
    why: String,
}

impl From<ReopeningFile> for Reopening {
    fn from(file: ReopeningFile) -> Self {
        Self { date: file.date.0, who: file.who, why: file.why }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SessionFile {
    id: Quoted<SessionId>,
    #[serde(default)]
    number: Option<u32>,
    #[serde(default)]
    from: Option<Quoted<Date>>,
    #[serde(default)]
    to: Option<Quoted<Date>>,
    #[serde(default)]
    place: String,
    #[serde(default)]
    format: Bare<SessionFormat>,
    #[serde(default)]
    phase: Bare<Phase>,
    #[serde(default)]
    delegations: Vec<DelegationFile>,
    #[serde(default)]
    agenda: Vec<TopicFile>,
    #[serde(default)]
    statements: Vec<StatementFile>,
    #[serde(default)]
    documents: Vec<DocumentFile>,
    #[serde(default)]
    sources: Vec<CitationFile>,
    #[serde(default)]
    next_date: Option<Quoted<Date>>,
    #[serde(default)]
    next_place: String,
    #[serde(default)]
    reopened: Vec<ReopeningFile>,
    #[serde(default)]
    note: String,
    #[serde(default)]
    outcomes: Vec<OutcomeFile>,
    #[serde(default)]
    reviews: Vec<ReviewFile>,
}

impl From<SessionFile> for CommissionSession {
    fn from(file: SessionFile) -> Self {
        let head = SessionHead {
            number: file.number,
            from: maybe(file.from),
            to: maybe(file.to),
            place: file.place,
            format: file.format.0,
            phase: file.phase.0,
            delegations: all(file.delegations),
            agenda: all(file.agenda),
            statements: all(file.statements),
            documents: all(file.documents),
            sources: all(file.sources),
            next_date: maybe(file.next_date),
            next_place: file.next_place,
            reopened: all(file.reopened),
            note: file.note,
        };
        Self {
            id: file.id.0,
            head,
            outcomes: file.outcomes.into_iter().map(Into::into).collect(),
            reviews: file.reviews.into_iter().map(Into::into).collect(),
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StatusEntryFile {
    #[serde(default)]
    date: Option<Quoted<Date>>,
    #[serde(default)]
    status: Bare<OutcomeStatus>,
    #[serde(default)]
    words: String,
    #[serde(default)]
    source: Option<Quoted<SourceId>>,
}

impl From<StatusEntryFile> for StatusEntry {
    fn from(file: StatusEntryFile) -> Self {
        Self { date: maybe(file.date), status: file.status.0, words: file.words, source: maybe(file.source) }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TargetFile {
    #[serde(default)]
    dataset: Option<Quoted<DatasetId>>,
    flow: FlowFile,
    #[serde(default)]
    baseline: Option<(Quoted<Period>, Quoted<Number>)>,
    target: Quoted<Number>,
    #[serde(default)]
    by: Option<Quoted<Period>>,
    #[serde(default)]
    words: String,
}

impl From<TargetFile> for Target {
    fn from(file: TargetFile) -> Self {
        Self {
            dataset: maybe(file.dataset),
            flow: Flow::from(file.flow),
            baseline: file.baseline.map(|(period, number)| (period.0, number.0)),
            target: file.target.0,
            by: maybe(file.by),
            words: file.words,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct QuotedFigureFile {
    number: Quoted<Number>,
    cell: CellRefFile,
}

impl From<QuotedFigureFile> for QuotedFigure {
    fn from(file: QuotedFigureFile) -> Self {
        Self { number: file.number.0, cell: file.cell.into() }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OutcomeFile {
    id: Quoted<OutcomeId>,
    #[serde(default)]
    paragraph: String,
    #[serde(default)]
    kind: Bare<OutcomeKind>,
    #[serde(default)]
    text: String,
    #[serde(default)]
    topic: String,
    #[serde(default)]
    responsible: Vec<String>,
    #[serde(default)]
    deadline: DeadlineFile,
    #[serde(default)]
    priority: Bare<Priority>,
    #[serde(default)]
    log: Vec<StatusEntryFile>,
    #[serde(default)]
    target: Option<TargetFile>,
    #[serde(default)]
    figures: Vec<QuotedFigureFile>,
    #[serde(default)]
    note: String,
}

impl From<OutcomeFile> for Outcome {
    fn from(file: OutcomeFile) -> Self {
        Self {
            id: file.id.0,
            paragraph: file.paragraph,
            kind: file.kind.0,
            text: file.text,
            topic: file.topic,
            responsible: file.responsible,
            deadline: file.deadline.into(),
            priority: file.priority.0,
            log: all(file.log),
            target: file.target.map(|target| Box::new(target.into())),
            figures: all(file.figures),
            note: file.note,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GonePointFile {
    #[serde(default)]
    session: Option<u32>,
    #[serde(default)]
    paragraph: String,
    #[serde(default)]
    text: String,
}

impl From<GonePointFile> for GonePoint {
    fn from(file: GonePointFile) -> Self {
        Self { session: file.session, paragraph: file.paragraph, text: file.text }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReviewFile {
    id: Quoted<ReviewId>,
    outcome: Quoted<OutcomeId>,
    #[serde(default)]
    result: Bare<ReviewResult>,
    #[serde(default)]
    becomes: Vec<Quoted<OutcomeId>>,
    #[serde(default)]
    words: String,
    #[serde(default)]
    was: Option<GonePointFile>,
}

impl From<ReviewFile> for Review {
    fn from(file: ReviewFile) -> Self {
        Self {
            id: file.id.0,
            outcome: file.outcome.0,
            result: file.result.0,
            becomes: plain(file.becomes),
            words: file.words,
            was: file.was.map(Into::into),
        }
    }
}
