//! File types of the records beside figures and commissions, and of the project that holds them all.
//!
//! *Invariant:* only an id is required; a field that is left out has the value of a new record.

use jiff::civil::Date;
use serde::Deserialize;

use super::charts::{ChartFile, StyleFile};
use super::choice::{EventKindFile, FlowFile, MeasureFile};
use super::commissions::CommissionFile;
use super::dataset::DatasetFile;
use super::text::{Quoted, maybe};
use super::words::Bare;
use crate::domain::{
    Acknowledgement, AcknowledgementId, Area, AreaId, AreaKind, CellRef, DatasetId, Event, EventId, Filter, FlowId, Id,
    Identity, IdentityId, Key, NamedFlow, Period, Project, ProjectHead, Rounding, RoundingConvention, Source, SourceId,
    Term, View, ViewId, ViewOf,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProjectFile {
    #[serde(rename = "schema")]
    _schema: u64,
    #[serde(default)]
    title: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    style: StyleFile,
    #[serde(default)]
    areas: Vec<AreaFile>,
    #[serde(default)]
    flows: Vec<NamedFlowFile>,
    #[serde(default)]
    sources: Vec<SourceFile>,
    #[serde(default)]
    datasets: Vec<DatasetFile>,
    #[serde(default)]
    identities: Vec<IdentityFile>,
    #[serde(default)]
    commissions: Vec<CommissionFile>,
    #[serde(default)]
    events: Vec<EventFile>,
    #[serde(default)]
    charts: Vec<ChartFile>,
    #[serde(default)]
    views: Vec<ViewFile>,
    #[serde(default)]
    acknowledgements: Vec<AcknowledgementFile>,
}

/// A project, and every id of its file: of two records with one id a table keeps one.
pub struct Collected {
    pub project: Project,
    pub ids: Vec<Id>,
}

impl From<ProjectFile> for Collected {
    fn from(file: ProjectFile) -> Self {
        let mut ids: Vec<Id> = Vec::new();
        ids.extend(file.areas.iter().map(|record| record.id.0.0));
        ids.extend(file.flows.iter().map(|record| record.id.0.0));
        ids.extend(file.sources.iter().map(|record| record.id.0.0));
        ids.extend(file.datasets.iter().map(|record| record.0.id.0));
        ids.extend(file.identities.iter().map(|record| record.id.0.0));
        file.commissions.iter().for_each(|commission| commission.collect_ids(&mut ids));
        ids.extend(file.events.iter().map(|record| record.id.0.0));
        ids.extend(file.charts.iter().map(|record| record.id.0.0));
        ids.extend(file.views.iter().map(|record| record.id.0.0));
        ids.extend(file.acknowledgements.iter().map(|record| record.id.0.0));
        let project = Project {
            head: ProjectHead { title: file.title, note: file.note, style: file.style.into() },
            areas: file.areas.into_iter().map(Into::into).collect(),
            flows: file.flows.into_iter().map(Into::into).collect(),
            sources: file.sources.into_iter().map(Into::into).collect(),
            datasets: file.datasets.into_iter().map(|dataset| dataset.0).collect(),
            identities: file.identities.into_iter().map(Into::into).collect(),
            commissions: file.commissions.into_iter().map(Into::into).collect(),
            events: file.events.into_iter().map(Into::into).collect(),
            charts: file.charts.into_iter().map(Into::into).collect(),
            views: file.views.into_iter().map(Into::into).collect(),
            acknowledgements: file.acknowledgements.into_iter().map(Into::into).collect(),
        };
        Self { project, ids }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AreaFile {
    id: Quoted<AreaId>,
    #[serde(default)]
    code: String,
    #[serde(default)]
    names: Vec<(String, String)>,
    #[serde(default)]
    kind: Bare<AreaKind>,
    #[serde(default)]
    members: Vec<String>,
}

impl From<AreaFile> for Area {
    fn from(file: AreaFile) -> Self {
        Self { id: file.id.0, code: file.code, names: file.names, kind: file.kind.0, members: file.members }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NamedFlowFile {
    id: Quoted<FlowId>,
    #[serde(default)]
    name: String,
}

impl From<NamedFlowFile> for NamedFlow {
    fn from(file: NamedFlowFile) -> Self {
        Self { id: file.id.0, name: file.name }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceFile {
    id: Quoted<SourceId>,
    #[serde(default)]
    office: String,
    #[serde(default)]
    publisher: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    link: String,
    #[serde(default)]
    published: Option<Quoted<Date>>,
    #[serde(default)]
    accessed: Option<Quoted<Date>>,
    #[serde(default)]
    rounds_levels: Option<Bare<Rounding>>,
    #[serde(default)]
    rounds_rates: Option<Bare<Rounding>>,
    #[serde(default)]
    note: String,
}

impl From<SourceFile> for Source {
    fn from(file: SourceFile) -> Self {
        Self {
            id: file.id.0,
            office: file.office,
            publisher: file.publisher,
            title: file.title,
            link: file.link,
            published: maybe(file.published),
            accessed: maybe(file.accessed),
            rounding: RoundingConvention {
                levels: file.rounds_levels.map(|bare| bare.0),
                rates: file.rounds_rates.map(|bare| bare.0),
            },
            note: file.note,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TermFile {
    dataset: Quoted<DatasetId>,
    flow: FlowFile,
}

impl From<TermFile> for Term {
    fn from(file: TermFile) -> Self {
        Self { dataset: file.dataset.0, flow: file.flow.into() }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct IdentityFile {
    id: Quoted<IdentityId>,
    whole: TermFile,
    #[serde(default)]
    parts: Vec<TermFile>,
    #[serde(default)]
    complete: Option<bool>,
    #[serde(default)]
    note: String,
}

impl From<IdentityFile> for Identity {
    fn from(file: IdentityFile) -> Self {
        Self {
            id: file.id.0,
            whole: file.whole.into(),
            parts: file.parts.into_iter().map(Into::into).collect(),
            complete: file.complete,
            note: file.note,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EventFile {
    id: Quoted<EventId>,
    from: Quoted<Date>,
    #[serde(default)]
    to: Option<Quoted<Date>>,
    #[serde(default)]
    kind: EventKindFile,
    #[serde(default)]
    title: String,
    #[serde(default)]
    link: String,
}

impl From<EventFile> for Event {
    fn from(file: EventFile) -> Self {
        Self {
            id: file.id.0,
            from: file.from.0,
            to: maybe(file.to),
            kind: file.kind.into(),
            title: file.title,
            link: file.link,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FilterFile {
    #[serde(default)]
    field: String,
    #[serde(default)]
    any_of: Vec<String>,
}

impl From<FilterFile> for Filter {
    fn from(file: FilterFile) -> Self {
        Self { field: file.field, any_of: file.any_of }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ViewFile {
    id: Quoted<ViewId>,
    #[serde(default)]
    name: String,
    #[serde(default)]
    of: Bare<ViewOf>,
    #[serde(default)]
    filters: Vec<FilterFile>,
    #[serde(default)]
    group_by: String,
    #[serde(default)]
    sort_by: String,
    #[serde(default)]
    descending: bool,
}

impl From<ViewFile> for View {
    fn from(file: ViewFile) -> Self {
        Self {
            id: file.id.0,
            name: file.name,
            of: file.of.0,
            filters: file.filters.into_iter().map(Into::into).collect(),
            group_by: file.group_by,
            sort_by: file.sort_by,
            descending: file.descending,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CellRefFile {
    dataset: Quoted<DatasetId>,
    period: Quoted<Period>,
    flow: FlowFile,
    #[serde(default)]
    measure: MeasureFile,
}

impl From<CellRefFile> for CellRef {
    fn from(file: CellRefFile) -> Self {
        let key = Key::new(file.flow.into(), file.period.0, file.measure.into());
        Self { dataset: file.dataset.0, key }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AcknowledgementFile {
    id: Quoted<AcknowledgementId>,
    #[serde(default)]
    statements: Vec<CellRefFile>,
    #[serde(default)]
    fingerprint: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    date: Option<Quoted<Date>>,
}

impl From<AcknowledgementFile> for Acknowledgement {
    fn from(file: AcknowledgementFile) -> Self {
        Self {
            id: file.id.0,
            statements: file.statements.into_iter().map(Into::into).collect(),
            fingerprint: file.fingerprint,
            reason: file.reason,
            date: maybe(file.date),
        }
    }
}
