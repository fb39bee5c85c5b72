//! Every text of every record: where it stands, and how another one gets there.
//!
//! *Invariant:* the texts of a record are visited in the same order each time, whatever they say.

use serde::{Deserialize, Serialize};

use crate::domain::area::{area_from_text, area_name};
use crate::domain::{
    AcknowledgementId, Area, AreaId, AreaRef, ChartId, CommissionHead, CommissionId, DatasetHead, DatasetId, Deadline,
    EventId, EventKind, Fields, FlowId, IdentityId, Indicator, Outcome, OutcomeId, Person, Project, ReviewId,
    SessionHead, SessionId, SessionTemplate, Source, SourceId, Table, ViewId,
};

/// A record that has texts, with the records it is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RecordRef {
    Project,
    Dataset(DatasetId),
    Source(SourceId),
    Commission(CommissionId),
    Session(CommissionId, SessionId),
    Outcome(CommissionId, SessionId, OutcomeId),
    Review(CommissionId, SessionId, ReviewId),
    Area(AreaId),
    Flow(FlowId),
    Identity(IdentityId),
    Event(EventId),
    Chart(ChartId),
    View(ViewId),
    Acknowledgement(AcknowledgementId),
}

/// What a text is of its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Field {
    Name,
    Title,
    Text,
    Note,
    Quote,
    Office,
    Publisher,
    Link,
    Product,
    Indicator,
    Reporter,
    Partner,
    Party,
    Person,
    PersonOffice,
    WorkingGroup,
    Place,
    Topic,
    Speaker,
    Responsible,
    Paragraph,
    Deadline,
    Words,
    Reason,
    TemplateName,
    TemplateParty,
    /// Any other text of a template of sessions.
    Template,
    /// Of a point that was deleted, as the review of it says it.
    Gone,
}

impl Field {
    /// What a person wrote about the record, beside what it says.
    pub fn is_note(self) -> bool {
        matches!(self, Self::Note | Self::Quote | Self::Reason)
    }

    /// Whether a record can be without it.
    fn needed(self, record: RecordRef) -> bool {
        match record {
            RecordRef::Source(_) => self == Self::Title,
            RecordRef::Commission(_) => {
                matches!(self, Self::Name | Self::TemplateName | Self::TemplateParty)
            }
            RecordRef::Area(_) | RecordRef::Flow(_) | RecordRef::View(_) => self == Self::Name,
            _ => matches!(self, Self::Reporter | Self::Partner | Self::Party),
        }
    }
}

/// All records, in the order in which hits are listed.
pub fn records(project: &Project) -> Vec<RecordRef> {
    let mut all = vec![RecordRef::Project];
    all.extend(project.datasets.iter().map(|record| RecordRef::Dataset(record.id)));
    for commission in project.commissions.iter() {
        all.push(RecordRef::Commission(commission.id));
        for session in commission.sessions.iter() {
            all.push(RecordRef::Session(commission.id, session.id));
            let outcomes = session.outcomes.iter();
            all.extend(outcomes.map(|record| RecordRef::Outcome(commission.id, session.id, record.id)));
            let reviews = session.reviews.iter();
            all.extend(reviews.map(|record| RecordRef::Review(commission.id, session.id, record.id)));
        }
    }
    all.extend(project.sources.iter().map(|record| RecordRef::Source(record.id)));
    all.extend(project.areas.iter().map(|record| RecordRef::Area(record.id)));
    all.extend(project.flows.iter().map(|record| RecordRef::Flow(record.id)));
    all.extend(project.identities.iter().map(|record| RecordRef::Identity(record.id)));
    all.extend(project.events.iter().map(|record| RecordRef::Event(record.id)));
    all.extend(project.charts.iter().map(|record| RecordRef::Chart(record.id)));
    all.extend(project.views.iter().map(|record| RecordRef::View(record.id)));
    all.extend(project.acknowledgements.iter().map(|record| RecordRef::Acknowledgement(record.id)));
    all
}

/// The fields of a record, to be read or changed; `None` when it is gone.
pub fn fields(project: &Project, record: RecordRef) -> Option<Fields> {
    let session = |commission, id| project.commissions.get(commission)?.sessions.get(id);
    Some(match record {
        RecordRef::Project => Fields::Project(project.head.clone()),
        RecordRef::Dataset(id) => Fields::Dataset(id, project.datasets.get(id)?.head.clone()),
        RecordRef::Source(id) => Fields::Source(project.sources.get(id)?.clone()),
        RecordRef::Commission(id) => Fields::Commission(id, project.commissions.get(id)?.head.clone()),
        RecordRef::Session(commission, id) => Fields::Session(id, session(commission, id)?.head.clone()),
        RecordRef::Outcome(commission, of, id) => {
            Fields::Outcome(of, session(commission, of)?.outcomes.get(id)?.clone())
        }
        RecordRef::Review(commission, of, id) => Fields::Review(of, session(commission, of)?.reviews.get(id)?.clone()),
        RecordRef::Area(id) => Fields::Area(project.areas.get(id)?.clone()),
        RecordRef::Flow(id) => Fields::Flow(project.flows.get(id)?.clone()),
        RecordRef::Identity(id) => Fields::Identity(project.identities.get(id)?.clone()),
        RecordRef::Event(id) => Fields::Event(project.events.get(id)?.clone()),
        RecordRef::Chart(id) => Fields::Chart(project.charts.get(id)?.clone()),
        RecordRef::View(id) => Fields::View(project.views.get(id)?.clone()),
        RecordRef::Acknowledgement(id) => Fields::Acknowledgement(project.acknowledgements.get(id)?.clone()),
    })
}

/// One text of a record and its place among the record's texts.
pub struct Visit<'a> {
    areas: &'a Table<Area>,
    language: &'a str,
    seen: usize,
    visit: &'a mut dyn FnMut(usize, Field, &mut String),
}

/// Shows every text of a record to `visit`, which may change it.
pub fn texts(project: &Project, language: &str, fields: &mut Fields, visit: &mut dyn FnMut(usize, Field, &mut String)) {
    let mut on = Visit { areas: &project.areas, language, seen: 0, visit };
    match fields {
        Fields::Project(head) => on.all(&mut [(Field::Title, &mut head.title), (Field::Note, &mut head.note)]),
        Fields::Dataset(_, head) => dataset(&mut on, head),
        Fields::Source(record) => source(&mut on, record),
        Fields::Commission(_, head) => commission(&mut on, head),
        Fields::Session(_, head) => session(&mut on, head),
        Fields::Outcome(_, record) => outcome(&mut on, record),
        Fields::Review(_, record) => {
            on.text(Field::Words, &mut record.words);
            if let Some(gone) = &mut record.was {
                on.all(&mut [(Field::Gone, &mut gone.paragraph), (Field::Gone, &mut gone.text)]);
            }
        }
        Fields::Area(record) => record.names.iter_mut().for_each(|(_, name)| on.text(Field::Name, name)),
        Fields::Flow(record) => on.text(Field::Name, &mut record.name),
        Fields::Identity(record) => on.text(Field::Note, &mut record.note),
        Fields::Event(record) => {
            on.all(&mut [(Field::Title, &mut record.title), (Field::Link, &mut record.link)]);
            if let EventKind::Other(kind) = &mut record.kind {
                on.text(Field::Words, kind);
            }
        }
        Fields::Chart(record) => {
            on.all(&mut [
                (Field::Name, &mut record.name),
                (Field::Title, &mut record.title),
                (Field::Text, &mut record.subtitle),
                (Field::Text, &mut record.source),
            ]);
            record.notes.iter_mut().for_each(|note| on.text(Field::Note, &mut note.text));
        }
        Fields::View(record) => on.text(Field::Name, &mut record.name),
        Fields::Acknowledgement(record) => on.text(Field::Reason, &mut record.reason),
    }
}

/// Whether a text may become empty.
pub fn may_be_empty(record: RecordRef, field: Field) -> bool {
    !field.needed(record)
}

impl Visit<'_> {
    fn text(&mut self, field: Field, text: &mut String) {
        (self.visit)(self.seen, field, text);
        self.seen += 1;
    }

    fn all(&mut self, texts: &mut [(Field, &mut String)]) {
        for (field, text) in texts {
            self.text(*field, text);
        }
    }

    /// An area is searched by the name that people see, and what is typed over it is an area again.
    fn area(&mut self, field: Field, area: &mut AreaRef) {
        let shown = area_name(self.areas, area, self.language).to_owned();
        let mut text = shown.clone();
        self.text(field, &mut text);
        if text != shown {
            *area = area_from_text(self.areas, &text);
        }
    }

    fn person(&mut self, person: &mut Person) {
        self.all(&mut [(Field::Person, &mut person.name), (Field::PersonOffice, &mut person.office)]);
    }
}

fn dataset(on: &mut Visit<'_>, head: &mut DatasetHead) {
    on.text(Field::Name, &mut head.name);
    on.area(Field::Reporter, &mut head.reporter);
    on.area(Field::Partner, &mut head.partner);
    if let Indicator::Other(name) = &mut head.indicator {
        on.text(Field::Indicator, name);
    }
    on.all(&mut [(Field::Product, &mut head.product), (Field::Note, &mut head.note)]);
}

fn source(on: &mut Visit<'_>, record: &mut Source) {
    on.all(&mut [
        (Field::Title, &mut record.title),
        (Field::Office, &mut record.office),
        (Field::Publisher, &mut record.publisher),
        (Field::Link, &mut record.link),
        (Field::Note, &mut record.note),
    ]);
}

fn commission(on: &mut Visit<'_>, head: &mut CommissionHead) {
    on.text(Field::Name, &mut head.name);
    head.parties.iter_mut().for_each(|party| on.area(Field::Party, party));
    for chair in &mut head.co_chairs {
        on.area(Field::Party, &mut chair.party);
        on.person(&mut chair.person);
    }
    head.working_groups.iter_mut().for_each(|group| on.text(Field::WorkingGroup, group));
    let document = &mut head.founding_document;
    on.all(&mut [
        (Field::Title, &mut document.title),
        (Field::Link, &mut document.link),
        (Field::Note, &mut head.note),
    ]);
    head.templates.iter_mut().for_each(|of| template(on, of));
}

fn template(on: &mut Visit<'_>, record: &mut SessionTemplate) {
    on.all(&mut [(Field::TemplateName, &mut record.name), (Field::Template, &mut record.place)]);
    for delegation in &mut record.delegations {
        on.area(Field::TemplateParty, &mut delegation.party);
        for person in std::iter::once(&mut delegation.head).chain(&mut delegation.members) {
            on.all(&mut [(Field::Template, &mut person.name), (Field::Template, &mut person.office)]);
        }
    }
    for topic in &mut record.agenda {
        on.all(&mut [(Field::Template, &mut topic.text), (Field::Template, &mut topic.rapporteur)]);
    }
}

fn session(on: &mut Visit<'_>, head: &mut SessionHead) {
    on.text(Field::Place, &mut head.place);
    for delegation in &mut head.delegations {
        on.area(Field::Party, &mut delegation.party);
        on.person(&mut delegation.head);
        delegation.members.iter_mut().for_each(|member| on.person(member));
    }
    for topic in &mut head.agenda {
        on.all(&mut [(Field::Topic, &mut topic.text), (Field::Person, &mut topic.rapporteur)]);
    }
    for statement in &mut head.statements {
        on.all(&mut [(Field::Speaker, &mut statement.speaker), (Field::Text, &mut statement.text)]);
    }
    for document in &mut head.documents {
        on.all(&mut [(Field::Title, &mut document.title), (Field::Link, &mut document.link)]);
    }
    head.sources.iter_mut().for_each(|citation| on.text(Field::Quote, &mut citation.quote));
    on.text(Field::Place, &mut head.next_place);
    for reopening in &mut head.reopened {
        on.all(&mut [(Field::Person, &mut reopening.who), (Field::Reason, &mut reopening.why)]);
    }
    on.text(Field::Note, &mut head.note);
}

fn outcome(on: &mut Visit<'_>, record: &mut Outcome) {
    on.all(&mut [
        (Field::Paragraph, &mut record.paragraph),
        (Field::Text, &mut record.text),
        (Field::Topic, &mut record.topic),
    ]);
    record.responsible.iter_mut().for_each(|name| on.text(Field::Responsible, name));
    if let Deadline::Words(words) = &mut record.deadline {
        on.text(Field::Deadline, words);
    }
    record.log.iter_mut().for_each(|entry| on.text(Field::Words, &mut entry.words));
    if let Some(target) = &mut record.target {
        on.text(Field::Words, &mut target.words);
    }
    on.text(Field::Note, &mut record.note);
}
