//! Where a found text stands, in words.

use super::Target;
use super::texts::{Field, RecordRef};
use crate::domain::{CellRef, Key, Measure, Project, RateForm, SessionId};
use crate::session::wording::flow_name;
use crate::session::{chart_name, dataset_name};
use crate::words::Words;

/// "Exports, 2023 · Kazakhstan – Azerbaijan", "Note of Exports, 2023 · …", "Text, point 3 · 20th session".
pub fn place_text(project: &Project, words: &Words, target: Target) -> String {
    match target {
        Target::Figure { cell, place } => of_cell(project, words, "find-at-figure", cell, place),
        Target::Quote { cell, place } => of_cell(project, words, "find-at-quote", cell, place),
        Target::Note { cell, place } => of_cell(project, words, "find-at-note", cell, place),
        Target::Text { record, field, .. } => {
            let (field, record) = (words.t(field_id(field)), record_name(project, words, record));
            words.with("find-at-text", &[("field", field), ("record", &record)])
        }
    }
}

fn of_cell(project: &Project, words: &Words, id: &str, cell: CellRef, place: usize) -> String {
    let name = key_name(project, words, cell.key);
    let dataset = project.datasets.get(cell.dataset);
    let record = dataset.map_or_else(String::new, |dataset| dataset_name(project, dataset, words));
    let figures = dataset.and_then(|dataset| dataset.observations.get(cell.key)).map(|found| &found.figures);
    let rival = figures.is_some_and(|figures| figures.adopted_place() != Some(place));
    let text = words.with(id, &[("cell", &name), ("record", &record)]);
    if rival { words.with("find-at-rival", &[("text", &text)]) } else { text }
}

/// "Exports growth, 2023".
pub fn key_name(project: &Project, words: &Words, key: Key) -> String {
    let flow = flow_name(words, project, key.flow);
    let id = match key.measure {
        Measure::Level => "find-cell-level",
        Measure::Rate { form: RateForm::Index, .. } => "find-cell-index",
        Measure::Rate { .. } | Measure::CompoundRate { .. } => "find-cell-growth",
        Measure::AbsoluteChange { .. } => "find-cell-change",
        Measure::Share { .. } | Measure::ShareChange { .. } => "find-cell-share",
        Measure::Contribution { .. } => "find-cell-contribution",
        Measure::Cover => "find-cell-cover",
    };
    words.with(id, &[("flow", flow), ("period", &words.period(key.period))])
}

fn record_name(project: &Project, words: &Words, record: RecordRef) -> String {
    let or = |name: &str, id: &str| if name.trim().is_empty() { words.t(id).to_owned() } else { name.to_owned() };
    let session = |id: SessionId| {
        let head = project.session(id).map(|session| &session.head);
        let name = words.session_title(head.and_then(|head| head.number));
        match head.map(|head| head.place.trim()).filter(|place| !place.is_empty()) {
            Some(place) => words.with("session-with-place", &[("session", &name), ("place", place)]),
            None => name,
        }
    };
    match record {
        RecordRef::Project => words.t("find-record-project").to_owned(),
        RecordRef::Dataset(id) => {
            project.datasets.get(id).map_or_else(String::new, |dataset| dataset_name(project, dataset, words))
        }
        RecordRef::Source(id) => or(project.sources.get(id).map_or("", |record| &record.title), "source-unnamed"),
        RecordRef::Commission(id) => {
            or(project.commissions.get(id).map_or("", |record| &record.head.name), "commission-untitled")
        }
        RecordRef::Session(_, id) => session(id),
        RecordRef::Review(_, of, _) => session(of),
        RecordRef::Outcome(commission, of, id) => {
            let found = project.commissions.get(commission).and_then(|commission| commission.sessions.get(of));
            let point = found.and_then(|session| session.outcomes.place(id)).map_or(0, |place| place + 1);
            let paragraph = found.and_then(|session| session.outcomes.get(id)).map(|outcome| outcome.paragraph.trim());
            let point = paragraph.filter(|text| !text.is_empty()).map_or_else(|| point.to_string(), str::to_owned);
            words.with("find-record-outcome", &[("point", &point), ("session", &session(of))])
        }
        RecordRef::Area(_) => words.t("find-record-area").to_owned(),
        RecordRef::Flow(_) => words.t("find-record-flow").to_owned(),
        RecordRef::Identity(_) => words.t("find-record-identity").to_owned(),
        RecordRef::Event(id) => or(project.events.get(id).map_or("", |record| &record.title), "find-record-event"),
        RecordRef::Chart(id) => {
            project.charts.get(id).map_or_else(String::new, |chart| chart_name(project, chart, words))
        }
        RecordRef::View(_) => words.t("find-record-view").to_owned(),
        RecordRef::Acknowledgement(_) => words.t("find-record-acknowledgement").to_owned(),
    }
}

fn field_id(field: Field) -> &'static str {
    match field {
        Field::Name => "find-field-name",
        Field::Title => "find-field-title",
        Field::Text => "find-field-text",
        Field::Note => "find-field-note",
        Field::Quote => "find-field-quote",
        Field::Office => "find-field-office",
        Field::Publisher => "find-field-publisher",
        Field::Link => "find-field-link",
        Field::Product => "find-field-product",
        Field::Indicator => "find-field-indicator",
        Field::Reporter => "find-field-reporter",
        Field::Partner => "find-field-partner",
        Field::Party => "find-field-party",
        Field::Person => "find-field-person",
        Field::PersonOffice => "find-field-person-office",
        Field::WorkingGroup => "find-field-working-group",
        Field::Place => "find-field-place",
        Field::Topic => "find-field-topic",
        Field::Speaker => "find-field-speaker",
        Field::Responsible => "find-field-responsible",
        Field::Paragraph => "find-field-paragraph",
        Field::Deadline => "find-field-deadline",
        Field::Words => "find-field-words",
        Field::Reason => "find-field-reason",
        Field::TemplateName | Field::TemplateParty | Field::Template => "find-field-template",
        Field::Gone => "find-field-gone",
    }
}
