//! Actions on whole records: add, change, delete, duplicate, move.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::record;
use crate::domain::{
    Chart, ChartId, Commission, CommissionHead, CommissionId, CommissionSession, Dataset, DatasetId, Delegation, Edit,
    EditError, Entry, Event, EventId, Fields, Id, List, Outcome, OutcomeId, Phase, Project, Record, Review, ReviewId,
    SessionFormat, SessionHead, SessionId, Source, SourceId, Table, View, ViewId,
};
use crate::session::label::{Kind, Verb};
use crate::session::{Action, Interaction, Label, NewRecord, Place, Refusal, Selection, Session};

impl Session {
    pub(super) fn dispatch_records(&mut self, action: Action) -> Result<(), Refusal> {
        match action {
            Action::Add(new) => self.add(new),
            Action::Set { fields, interaction } => self.set(*fields, interaction),
            Action::Delete { list, id } => self.delete(list, id),
            Action::Duplicate { list, id } => self.duplicate(list, id),
            Action::Move { list, id, place } => self.move_record(list, id, place),
            _ => Ok(()),
        }
    }

    fn add(&mut self, new: NewRecord) -> Result<(), Refusal> {
        let id = self.fresh_id(match &new {
            NewRecord::Dataset(_) => Kind::Dataset,
            NewRecord::Source { .. } => Kind::Source,
            NewRecord::Commission { .. } => Kind::Commission,
            NewRecord::Session(_) => Kind::Session,
            NewRecord::Outcome { .. } => Kind::Outcome,
            NewRecord::Chart(_) => Kind::Chart,
            NewRecord::View(_) => Kind::View,
            NewRecord::Event(_) => Kind::Event,
        });
        let mut after = Selection { place: self.selection.place, ..Selection::default() };
        let project = self.project();
        let (list, place, entry) = match new {
            NewRecord::Dataset(head) => {
                after.place = Place::Dataset(DatasetId(id));
                let entry = Entry::Dataset(Arc::new(Dataset::new(DatasetId(id), head)));
                (List::Datasets, project.datasets.len(), entry)
            }
            NewRecord::Source { title } => {
                let title = needed(&title)?;
                if matches!(after.place, Place::Sources | Place::Source(_) | Place::Start) {
                    after.place = Place::Source(SourceId(id));
                } else {
                    after = self.selection.clone();
                }
                (List::Sources, project.sources.len(), Entry::Source(Arc::new(Source::new(SourceId(id), &title))))
            }
            NewRecord::Commission { name, parties } => {
                after.place = Place::Commission(CommissionId(id));
                let head = CommissionHead { name: needed(&name)?, parties, ..CommissionHead::default() };
                let commission = Commission { id: CommissionId(id), head, sessions: Table::default() };
                (List::Commissions, project.commissions.len(), Entry::Commission(Arc::new(commission)))
            }
            NewRecord::Session(commission) => {
                after.place = Place::Session(SessionId(id));
                let of = project.commissions.get(commission).ok_or(EditError::Gone(commission.0))?;
                let session = CommissionSession::new(SessionId(id), next_session(of));
                (List::Sessions(commission), of.sessions.len(), Entry::Session(Arc::new(session)))
            }
            NewRecord::Outcome { session, after: previous, kind, text } => {
                let of = project.session(session).ok_or(EditError::Gone(session.0))?;
                let place = previous.and_then(|id| of.outcomes.place(id)).map_or(of.outcomes.len(), |place| place + 1);
                after.outcome = Some(OutcomeId(id));
                let outcome = Outcome::new(OutcomeId(id), kind, &text);
                (List::Outcomes(session), place, Entry::Outcome(Arc::new(outcome)))
            }
            NewRecord::Chart(chart) => {
                after.place = Place::Chart(ChartId(id));
                let entry = Entry::Chart(Arc::new(Chart { id: ChartId(id), ..*chart }));
                (List::Charts, project.charts.len(), entry)
            }
            NewRecord::View(view) => {
                needed(&view.name)?;
                after = self.selection.clone();
                let entry = Entry::View(Arc::new(View { id: ViewId(id), ..*view }));
                (List::Views, project.views.len(), entry)
            }
            NewRecord::Event(event) => {
                after.place = Place::Event(EventId(id));
                let place = project.events.iter().take_while(|other| other.from <= event.from).count();
                (List::Events, place, Entry::Event(Arc::new(Event { id: EventId(id), ..event })))
            }
        };
        let label = Label::Record { verb: Verb::Add, kind: kind_of(&entry), name: name_of(&entry) };
        self.drop_draft();
        self.commit(label, vec![Edit::Insert { list, place, entry }], after, 0)
    }

    fn set(&mut self, fields: Fields, interaction: Interaction) -> Result<(), Refusal> {
        let current = current_fields(self.project(), &fields);
        if current.as_ref() == Some(&fields) {
            return Ok(());
        }
        let (kind, name) = named(&fields);
        let needs_name = !matches!(kind, Kind::Project | Kind::Dataset | Kind::Session | Kind::Outcome | Kind::Chart)
            && !matches!(kind, Kind::Identity | Kind::Review | Kind::Acknowledgement | Kind::Event);
        if needs_name && name.trim().is_empty() {
            return Err(Refusal::NameNeeded);
        }
        let label = Label::Record { verb: Verb::Change, kind, name };
        self.commit(label, vec![Edit::Set(fields)], self.selection.clone(), interaction)
    }

    fn delete(&mut self, list: List, id: Id) -> Result<(), Refusal> {
        let entry = entry(self.project(), list, id).ok_or(EditError::Gone(id))?;
        let mut after = self.selection.clone();
        if self.shows(&entry) {
            after = Selection { place: self.place_beside(list, id), ..Selection::default() };
        }
        after.outcome = after.outcome.filter(|outcome| outcome.0 != id);
        let label = Label::Record { verb: Verb::Delete, kind: kind_of(&entry), name: name_of(&entry) };
        self.drop_draft();
        self.spent_ids.extend(ids_in(&entry));
        // First what is left of the points in other sessions' reviews, then the record itself.
        let mut edits = record::kept_legible(self.project(), &entry);
        edits.push(Edit::Remove { list, id });
        self.commit(label, edits, after, 0)
    }

    /// The reviews of other sessions that refer to the points of a record: to be said before it is deleted.
    pub fn referrers(&self, list: List, id: Id) -> Vec<record::Referrer> {
        entry(self.project(), list, id).map_or(Vec::new(), |entry| record::referrers(self.project(), &entry))
    }

    /// Whether what is on the screen is this record, or inside it.
    pub(super) fn shows(&self, entry: &Entry) -> bool {
        match (self.selection.place, entry) {
            (Place::Session(shown), Entry::Commission(commission)) => commission.sessions.get(shown).is_some(),
            (Place::Dataset(shown) | Place::Revisions(shown) | Place::Mirror(shown), entry) => shown.0 == entry.id(),
            (Place::Commission(shown), entry) => shown.0 == entry.id(),
            (Place::Session(shown), entry) => shown.0 == entry.id(),
            (Place::Source(shown), entry) => shown.0 == entry.id(),
            (Place::Chart(shown), entry) => shown.0 == entry.id(),
            (Place::Event(shown), entry) => shown.0 == entry.id(),
            (
                Place::Start
                | Place::Events
                | Place::Sources
                | Place::Figures
                | Place::Partners
                | Place::Register
                | Place::Calendar
                | Place::Checks,
                _,
            ) => false,
        }
    }

    /// Where to go when the record on the screen is deleted: its neighbour, else what it was in.
    fn place_beside(&self, list: List, id: Id) -> Place {
        fn neighbour<T: Record>(table: &Table<T>, id: Id) -> Option<Id> {
            let place = table.place(id.into())?;
            let beside = table.at(place + 1).or_else(|| place.checked_sub(1).and_then(|before| table.at(before)));
            beside.map(|record| record.id().into())
        }
        let project = self.project();
        match list {
            List::Datasets => neighbour(&project.datasets, id).map(|id| Place::Dataset(id.into())),
            List::Commissions => neighbour(&project.commissions, id).map(|id| Place::Commission(id.into())),
            List::Sessions(commission) => Some(Place::Commission(commission)),
            List::Sources => Some(Place::Sources),
            List::Charts => self.place_without_chart(id),
            List::Events => Some(Place::Events),
            _ => Some(self.selection.place),
        }
        .unwrap_or_default()
    }

    fn duplicate(&mut self, list: List, id: Id) -> Result<(), Refusal> {
        let original = entry(self.project(), list, id).ok_or(EditError::Gone(id))?;
        let place = place_in(self.project(), list, id).map_or(0, |place| place + 1);
        let label = Label::Record { verb: Verb::Duplicate, kind: kind_of(&original), name: name_of(&original) };
        let copy = self.copy(original);
        let mut after = self.selection.clone();
        let go = match &copy {
            Entry::Dataset(dataset) => Some(Place::Dataset(dataset.id)),
            Entry::Commission(commission) => Some(Place::Commission(commission.id)),
            Entry::Session(session) => Some(Place::Session(session.id)),
            Entry::Source(source) => Some(Place::Source(source.id)),
            Entry::Chart(chart) => Some(Place::Chart(chart.id)),
            Entry::Event(event) => Some(Place::Event(event.id)),
            _ => None,
        };
        if let Some(place) = go {
            after = Selection { place, ..Selection::default() };
        }
        if let Entry::Outcome(outcome) = &copy {
            after.outcome = Some(outcome.id);
        }
        self.drop_draft();
        self.commit(label, vec![Edit::Insert { list, place, entry: copy }], after, 0)
    }

    /// The same record under new ids, inside too; a name gets a number so that the two can be told apart.
    fn copy(&mut self, original: Entry) -> Entry {
        let used = self.project().ids().collect();
        let kind = kind_of(&original);
        let mut fresh_of = |kind| self.fresh_id_beside(&used, kind);
        let mut fresh = || fresh_of(kind);
        match original {
            Entry::Area(record) => {
                let code = numbered(&record.code);
                Entry::Area(Arc::new(crate::domain::Area { id: fresh().into(), code, ..Arc::unwrap_or_clone(record) }))
            }
            Entry::Flow(record) => {
                Entry::Flow(Arc::new(crate::domain::NamedFlow { id: fresh().into(), name: numbered(&record.name) }))
            }
            Entry::Source(record) => {
                let title = numbered(&record.title);
                Entry::Source(Arc::new(Source { id: fresh().into(), title, ..Arc::unwrap_or_clone(record) }))
            }
            Entry::Dataset(record) => {
                let mut copy = Arc::unwrap_or_clone(record);
                copy.id = fresh().into();
                if !copy.head.name.is_empty() {
                    copy.head.name = numbered(&copy.head.name);
                }
                Entry::Dataset(Arc::new(copy))
            }
            Entry::Identity(record) => Entry::Identity(Arc::new(crate::domain::Identity {
                id: fresh().into(),
                ..Arc::unwrap_or_clone(record)
            })),
            Entry::Commission(record) => {
                let mut copy = Arc::unwrap_or_clone(record);
                copy.id = fresh().into();
                copy.head.name = numbered(&copy.head.name);
                copy.sessions = copied_sessions(&copy.sessions, &mut fresh_of);
                Entry::Commission(Arc::new(copy))
            }
            Entry::Session(record) => {
                let renamed = renamed_outcomes(std::iter::once(&*record), &mut fresh_of);
                // What was signed is the original.
                let mut copy = copied_session(&record, &renamed, &mut fresh_of);
                copy.head.phase = Phase::Draft;
                Entry::Session(Arc::new(copy))
            }
            Entry::Outcome(record) => {
                Entry::Outcome(Arc::new(Outcome { id: fresh().into(), ..Arc::unwrap_or_clone(record) }))
            }
            Entry::Review(record) => {
                Entry::Review(Arc::new(Review { id: fresh().into(), ..Arc::unwrap_or_clone(record) }))
            }
            Entry::Event(record) => {
                Entry::Event(Arc::new(Event { id: fresh().into(), ..Arc::unwrap_or_clone(record) }))
            }
            Entry::Chart(record) => {
                let mut copy = Chart { id: fresh().into(), ..Arc::unwrap_or_clone(record) };
                if !copy.name.is_empty() {
                    copy.name = numbered(&copy.name);
                }
                Entry::Chart(Arc::new(copy))
            }
            Entry::View(record) => {
                let name = numbered(&record.name);
                Entry::View(Arc::new(View { id: fresh().into(), name, ..Arc::unwrap_or_clone(record) }))
            }
            Entry::Acknowledgement(record) => Entry::Acknowledgement(Arc::new(crate::domain::Acknowledgement {
                id: fresh().into(),
                ..Arc::unwrap_or_clone(record)
            })),
        }
    }

    fn move_record(&mut self, list: List, id: Id, place: usize) -> Result<(), Refusal> {
        let entry = entry(self.project(), list, id).ok_or(EditError::Gone(id))?;
        if place_in(self.project(), list, id) == Some(place) {
            return Ok(());
        }
        let label = Label::Record { verb: Verb::Move, kind: kind_of(&entry), name: name_of(&entry) };
        self.commit(label, vec![Edit::Move { list, id, place }], self.selection.clone(), 0)
    }
}

/// Every id inside a record, its own among them.
fn ids_in(entry: &Entry) -> Vec<Id> {
    let of_session = |session: &CommissionSession| {
        let outcomes = session.outcomes.iter().map(|outcome| outcome.id.0);
        let reviews = session.reviews.iter().map(|review| review.id.0);
        std::iter::once(session.id.0).chain(outcomes).chain(reviews).collect::<Vec<_>>()
    };
    match entry {
        Entry::Commission(commission) => {
            std::iter::once(commission.id.0).chain(commission.sessions.iter().flat_map(of_session)).collect()
        }
        Entry::Session(session) => of_session(session),
        other => vec![other.id()],
    }
}

type Renamed = BTreeMap<OutcomeId, OutcomeId>;

/// A new id for each outcome of these sessions.
fn renamed_outcomes<'a>(
    sessions: impl Iterator<Item = &'a CommissionSession>,
    fresh: &mut impl FnMut(Kind) -> Id,
) -> Renamed {
    sessions
        .flat_map(|session| session.outcomes.iter())
        .map(|outcome| (outcome.id, OutcomeId(fresh(Kind::Outcome))))
        .collect()
}

/// All sessions of a copied commission: a review of an earlier session is one of its copy.
fn copied_sessions(
    sessions: &Table<CommissionSession>,
    fresh: &mut impl FnMut(Kind) -> Id,
) -> Table<CommissionSession> {
    let renamed = renamed_outcomes(sessions.iter(), fresh);
    sessions.iter().map(|session| copied_session(session, &renamed, fresh)).collect()
}

fn copied_session(
    session: &CommissionSession,
    renamed: &Renamed,
    fresh: &mut impl FnMut(Kind) -> Id,
) -> CommissionSession {
    let copy_of = |id: OutcomeId| renamed.get(&id).copied().unwrap_or(id);
    let id = SessionId(fresh(Kind::Session));
    let outcomes = session.outcomes.iter().map(|outcome| Outcome { id: copy_of(outcome.id), ..outcome.clone() });
    let reviews = session.reviews.iter().map(|review| Review {
        id: ReviewId(fresh(Kind::Review)),
        outcome: copy_of(review.outcome),
        becomes: review.becomes.iter().map(|id| copy_of(*id)).collect(),
        ..review.clone()
    });
    CommissionSession { id, head: session.head.clone(), outcomes: outcomes.collect(), reviews: reviews.collect() }
}

/// A session after the last one of its commission: its number follows, its delegations are the parties.
fn next_session(commission: &Commission) -> SessionHead {
    let last_number = commission.sessions.iter().filter_map(|session| session.head.number).max();
    let delegation = |party: &crate::domain::AreaRef| Delegation { party: party.clone(), ..Delegation::default() };
    SessionHead {
        number: last_number.and_then(|number| number.checked_add(1)),
        format: SessionFormat::NotStated,
        delegations: commission.head.parties.iter().map(delegation).collect(),
        ..SessionHead::default()
    }
}

fn needed(name: &str) -> Result<String, Refusal> {
    let name = name.trim();
    if name.is_empty() { Err(Refusal::NameNeeded) } else { Ok(name.to_owned()) }
}

/// "Name" → "Name (2)", "Name (2)" → "Name (3)".
fn numbered(name: &str) -> String {
    let (stem, number) = name
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once(" ("))
        .and_then(|(stem, number)| Some((stem, number.parse::<u32>().ok()?)))
        .unwrap_or((name, 1));
    format!("{stem} ({})", number.saturating_add(1))
}

macro_rules! in_table {
    ($project:expr, $list:expr, |$table:ident, $kind:ident| $body:expr) => {{
        macro_rules! arm {
            ($found:expr, $variant:ident) => {{
                let $table = $found;
                #[allow(unused_imports, reason = "not every body names the kind of entry")]
                use Entry::$variant as $kind;
                $body
            }};
        }
        let project: &Project = $project;
        match $list {
            List::Areas => arm!(&project.areas, Area),
            List::Flows => arm!(&project.flows, Flow),
            List::Sources => arm!(&project.sources, Source),
            List::Datasets => arm!(&project.datasets, Dataset),
            List::Identities => arm!(&project.identities, Identity),
            List::Commissions => arm!(&project.commissions, Commission),
            List::Sessions(id) => arm!(&project.commissions.get(id)?.sessions, Session),
            List::Outcomes(id) => arm!(&project.session(id)?.outcomes, Outcome),
            List::Reviews(id) => arm!(&project.session(id)?.reviews, Review),
            List::Events => arm!(&project.events, Event),
            List::Charts => arm!(&project.charts, Chart),
            List::Views => arm!(&project.views, View),
            List::Acknowledgements => arm!(&project.acknowledgements, Acknowledgement),
        }
    }};
}

/// The record of a list.
pub fn entry(project: &Project, list: List, id: Id) -> Option<Entry> {
    in_table!(project, list, |table, Kind| table.shared(id.into()).map(Kind))
}

fn place_in(project: &Project, list: List, id: Id) -> Option<usize> {
    in_table!(project, list, |table, _Kind| table.place(id.into()))
}

fn current_fields(project: &Project, fields: &Fields) -> Option<Fields> {
    Some(match fields {
        Fields::Project(_) => Fields::Project(project.head.clone()),
        Fields::Area(new) => Fields::Area(project.areas.get(new.id)?.clone()),
        Fields::Flow(new) => Fields::Flow(project.flows.get(new.id)?.clone()),
        Fields::Source(new) => Fields::Source(project.sources.get(new.id)?.clone()),
        Fields::Dataset(id, _) => Fields::Dataset(*id, project.datasets.get(*id)?.head.clone()),
        Fields::Identity(new) => Fields::Identity(project.identities.get(new.id)?.clone()),
        Fields::Commission(id, _) => Fields::Commission(*id, project.commissions.get(*id)?.head.clone()),
        Fields::Session(id, _) => Fields::Session(*id, project.session(*id)?.head.clone()),
        Fields::Outcome(id, new) => Fields::Outcome(*id, project.session(*id)?.outcomes.get(new.id)?.clone()),
        Fields::Review(id, new) => Fields::Review(*id, project.session(*id)?.reviews.get(new.id)?.clone()),
        Fields::Event(new) => Fields::Event(project.events.get(new.id)?.clone()),
        Fields::Chart(new) => Fields::Chart(project.charts.get(new.id)?.clone()),
        Fields::View(new) => Fields::View(project.views.get(new.id)?.clone()),
        Fields::Acknowledgement(new) => Fields::Acknowledgement(project.acknowledgements.get(new.id)?.clone()),
    })
}

fn named(fields: &Fields) -> (Kind, String) {
    match fields {
        Fields::Project(head) => (Kind::Project, head.title.clone()),
        Fields::Area(record) => (Kind::Area, record.code.clone()),
        Fields::Flow(record) => (Kind::Flow, record.name.clone()),
        Fields::Source(record) => (Kind::Source, record.title.clone()),
        Fields::Dataset(_, head) => (Kind::Dataset, head.name.clone()),
        Fields::Identity(_) => (Kind::Identity, String::new()),
        Fields::Commission(_, head) => (Kind::Commission, head.name.clone()),
        Fields::Session(_, head) => (Kind::Session, head.number.map_or(String::new(), |number| number.to_string())),
        Fields::Outcome(_, record) => (Kind::Outcome, record.paragraph.clone()),
        Fields::Review(..) => (Kind::Review, String::new()),
        Fields::Event(record) => (Kind::Event, record.title.clone()),
        Fields::Chart(record) => (Kind::Chart, own_name(record)),
        Fields::View(record) => (Kind::View, record.name.clone()),
        Fields::Acknowledgement(_) => (Kind::Acknowledgement, String::new()),
    }
}

/// What a person called a chart.
fn own_name(chart: &Chart) -> String {
    if chart.name.is_empty() { chart.title.clone() } else { chart.name.clone() }
}

pub fn kind_of(entry: &Entry) -> Kind {
    match entry {
        Entry::Area(_) => Kind::Area,
        Entry::Flow(_) => Kind::Flow,
        Entry::Source(_) => Kind::Source,
        Entry::Dataset(_) => Kind::Dataset,
        Entry::Identity(_) => Kind::Identity,
        Entry::Commission(_) => Kind::Commission,
        Entry::Session(_) => Kind::Session,
        Entry::Outcome(_) => Kind::Outcome,
        Entry::Review(_) => Kind::Review,
        Entry::Event(_) => Kind::Event,
        Entry::Chart(_) => Kind::Chart,
        Entry::View(_) => Kind::View,
        Entry::Acknowledgement(_) => Kind::Acknowledgement,
    }
}

/// What a person called a record; empty where it has no name.
pub fn name_of(entry: &Entry) -> String {
    match entry {
        Entry::Area(record) => record.code.clone(),
        Entry::Flow(record) => record.name.clone(),
        Entry::Source(record) => record.title.clone(),
        Entry::Dataset(record) => record.head.name.clone(),
        Entry::Commission(record) => record.head.name.clone(),
        Entry::Session(record) => record.head.number.map_or(String::new(), |number| number.to_string()),
        Entry::Outcome(record) => record.paragraph.clone(),
        Entry::Event(record) => record.title.clone(),
        Entry::Chart(record) => own_name(record),
        Entry::View(record) => record.name.clone(),
        Entry::Identity(_) | Entry::Review(_) | Entry::Acknowledgement(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_numbered() {
        assert_eq!(numbered("KZ–AZ goods"), "KZ–AZ goods (2)");
        assert_eq!(numbered("KZ–AZ goods (2)"), "KZ–AZ goods (3)");
        assert_eq!(numbered("Trade (mirror)"), "Trade (mirror) (2)");
    }
}
