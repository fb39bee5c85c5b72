//! Writes a project: our own layout, because each kind of record decides what stands on one line.
//!
//! Every record is taken apart field by field, so that a field that is added to the model does not compile until it
//! is written.
//! *Invariant:* the same project gives the same bytes.

mod charts;
mod commissions;
mod datasets;
mod records;
mod sheet;

use crate::domain::{Project, ProjectHead};
use crate::formats::project::migrate::SCHEMA;
use sheet::Sheet;

/// Bytes that a line of figures takes, about.
const LINE: usize = 48;

/// The whole file but its seal.
pub fn project(project: &Project) -> String {
    let Project {
        head: ProjectHead { title, note, style },
        areas,
        flows,
        sources,
        datasets,
        identities,
        commissions,
        events,
        charts,
        views,
        acknowledgements,
    } = project;
    let figures: usize = datasets.iter().map(|dataset| dataset.observations.len()).sum();
    let mut sheet = Sheet::with_capacity(figures * LINE + 4096);
    sheet.raw("// Tradebook project\n");
    sheet.block(|fields| {
        fields.with("schema", |sheet| sheet.raw(&SCHEMA.to_string()));
        fields.text("title", title);
        fields.text("note", note);
        fields.unless("style", style, charts::style);
        fields.rows("areas", areas.iter(), records::area);
        fields.rows("flows", flows.iter(), records::flow);
        fields.rows("sources", sources.iter(), records::source);
        fields.rows("datasets", datasets.iter(), datasets::dataset);
        fields.rows("identities", identities.iter(), records::identity);
        fields.rows("commissions", commissions.iter(), commissions::commission);
        fields.rows("events", events.iter(), records::event);
        fields.rows("charts", charts.iter(), charts::chart);
        fields.rows("views", views.iter(), records::view);
        fields.rows("acknowledgements", acknowledgements.iter(), records::acknowledgement);
    });
    sheet.raw("\n");
    sheet.into_text()
}
