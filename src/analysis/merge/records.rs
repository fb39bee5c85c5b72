//! What each kind of record consists of, for comparing it field by field.

use std::sync::Arc;

use super::What;
use super::walk::Walk;
use crate::domain::{
    Acknowledgement, Area, Chart, Commission, CommissionHead, CommissionSession, Dataset, DatasetHead, Entry, Event,
    Fields, Identity, List, NamedFlow, Outcome, ProjectHead, Record, Review, SessionHead, SessionId, Source, View,
};

/// A value of several fields, each of which can be changed without the others.
pub trait Parts: Clone + PartialEq {
    /// Mine, with the fields that only they changed as they have them; what both changed is as they have it where asked.
    #[must_use]
    fn with_parts_of(&self, base: &Self, theirs: &Self, both_as_theirs: bool) -> Self;
}

macro_rules! parts {
    ($($kind:ident { $($field:ident),* })*) => {$(
        impl Parts for $kind {
            fn with_parts_of(&self, base: &Self, theirs: &Self, both_as_theirs: bool) -> Self {
                let mut merged = self.clone();
                $(
                    if theirs.$field != base.$field && (both_as_theirs || self.$field == base.$field) {
                        merged.$field = theirs.$field.clone();
                    }
                )*
                merged
            }
        }
    )*};
}

parts! {
    ProjectHead { title, note, style }
    Area { code, names, kind, members }
    NamedFlow { name }
    Source { office, publisher, title, link, published, accessed, rounding, note }
    DatasetHead {
        name, reporter, partner, indicator, product, unit, shown, export_valuation, import_valuation, system,
        adjustment, default_source, note
    }
    Identity { whole, parts, complete, note }
    CommissionHead { name, parties, co_chairs, working_groups, founding_document, templates, note }
    SessionHead {
        number, from, to, place, format, phase, delegations, agenda, statements, documents, sources, next_date,
        next_place, reopened, note
    }
    Outcome {
        paragraph, kind, text, topic, responsible, deadline, priority, log, target, figures, note
    }
    Review { outcome, result, becomes, words, was }
    Event { from, to, kind, title, link }
    Chart {
        name, title, subtitle, source, kind, datasets, flows, frequency, against, as_of, shown, from, to, log_scale,
        data_labels, patterns, events, legend, size, notes
    }
    View { name, of, filters, group_by, sort_by, descending }
    Acknowledgement { statements, fingerprint, reason, date }
}

/// A record of a list.
pub trait Mergeable: Record {
    fn entry(record: Arc<Self>) -> Entry;
    /// Notes what differs in a record that both have.
    fn both(walk: &mut Walk, list: List, base: Option<&Self>, mine: &Self, theirs: &Self);
}

macro_rules! plain {
    ($($kind:ident),*) => {$(
        impl Mergeable for $kind {
            fn entry(record: Arc<Self>) -> Entry {
                Entry::$kind(record)
            }

            fn both(walk: &mut Walk, list: List, base: Option<&Self>, mine: &Self, theirs: &Self) {
                walk.fields(What::Record(list, mine.id.0), base, mine, theirs, Fields::$kind);
            }
        }
    )*};
}

plain!(Area, Source, Identity, Event, Chart, View, Acknowledgement);

impl Mergeable for NamedFlow {
    fn entry(record: Arc<Self>) -> Entry {
        Entry::Flow(record)
    }

    fn both(walk: &mut Walk, list: List, base: Option<&Self>, mine: &Self, theirs: &Self) {
        walk.fields(What::Record(list, mine.id.0), base, mine, theirs, Fields::Flow);
    }
}

/// The session that a list of points or reviews is in.
fn session_of(list: List) -> Option<SessionId> {
    match list {
        List::Outcomes(session) | List::Reviews(session) => Some(session),
        _ => None,
    }
}

impl Mergeable for Outcome {
    fn entry(record: Arc<Self>) -> Entry {
        Entry::Outcome(record)
    }

    fn both(walk: &mut Walk, list: List, base: Option<&Self>, mine: &Self, theirs: &Self) {
        let Some(session) = session_of(list) else { return };
        let fields = |record| Fields::Outcome(session, record);
        walk.fields(What::Record(list, mine.id.0), base, mine, theirs, fields);
    }
}

impl Mergeable for Review {
    fn entry(record: Arc<Self>) -> Entry {
        Entry::Review(record)
    }

    fn both(walk: &mut Walk, list: List, base: Option<&Self>, mine: &Self, theirs: &Self) {
        let Some(session) = session_of(list) else { return };
        let fields = |record| Fields::Review(session, record);
        walk.fields(What::Record(list, mine.id.0), base, mine, theirs, fields);
    }
}

impl Mergeable for Dataset {
    fn entry(record: Arc<Self>) -> Entry {
        Entry::Dataset(record)
    }

    fn both(walk: &mut Walk, list: List, base: Option<&Self>, mine: &Self, theirs: &Self) {
        let fields = |head| Fields::Dataset(mine.id, head);
        let what = What::Record(list, mine.id.0);
        walk.fields(what, base.map(|base| &base.head), &mine.head, &theirs.head, fields);
        walk.periods(base, mine, theirs);
        walk.cells(base, mine, theirs);
    }
}

impl Mergeable for Commission {
    fn entry(record: Arc<Self>) -> Entry {
        Entry::Commission(record)
    }

    fn both(walk: &mut Walk, list: List, base: Option<&Self>, mine: &Self, theirs: &Self) {
        let fields = |head| Fields::Commission(mine.id, head);
        let what = What::Record(list, mine.id.0);
        walk.fields(what, base.map(|base| &base.head), &mine.head, &theirs.head, fields);
        walk.table(List::Sessions(mine.id), base.map(|base| &base.sessions), &mine.sessions, &theirs.sessions);
    }
}

impl Mergeable for CommissionSession {
    fn entry(record: Arc<Self>) -> Entry {
        Entry::Session(record)
    }

    fn both(walk: &mut Walk, list: List, base: Option<&Self>, mine: &Self, theirs: &Self) {
        let fields = |head| Fields::Session(mine.id, head);
        let what = What::Record(list, mine.id.0);
        walk.fields(what, base.map(|base| &base.head), &mine.head, &theirs.head, fields);
        walk.table(List::Outcomes(mine.id), base.map(|base| &base.outcomes), &mine.outcomes, &theirs.outcomes);
        walk.table(List::Reviews(mine.id), base.map(|base| &base.reviews), &mine.reviews, &theirs.reviews);
    }
}
