//! Conflicts that a person accepted with a reason, and whether the figures are still those that were accepted.
//!
//! *Invariant:* a conflict is accepted only while every figure of its sets says what it said then, by the same source,
//! which rounds as it did.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::Standings;
use crate::analysis::checks::{Glance, Judged, Origin, Report, Standing};
use crate::domain::{Acknowledgement, AcknowledgementId, CellRef, Project};

/// What was once said of a conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Acceptance {
    Accepted(AcknowledgementId),
    /// The figures are others by now: it is open again.
    Changed(AcknowledgementId),
}

impl Acceptance {
    pub fn id(self) -> AcknowledgementId {
        match self {
            Self::Accepted(id) | Self::Changed(id) => id,
        }
    }
}

/// The figures of all conflicts of a block, as an acknowledgement names them: their cells, and how they stand now.
/// `None` where nothing conflicts.
pub fn subject(project: &Project, judged: &Judged) -> Option<(Vec<CellRef>, String)> {
    let origins = in_conflict(judged);
    let cells: BTreeSet<_> = origins.iter().map(|origin| origin.cell).collect();
    (!origins.is_empty()).then(|| (cells.into_iter().collect(), fingerprint(project, &origins)))
}

fn in_conflict(judged: &Judged) -> Vec<Origin> {
    let places: BTreeSet<usize> =
        judged.answer.findings.conflicts.iter().flat_map(|of| of.statements.clone()).collect();
    let origins: BTreeSet<_> = places.iter().filter_map(|place| judged.check.origins.get(*place).copied()).collect();
    origins.into_iter().collect()
}

/// What the figures say, who says so, and how that source rounds.
fn fingerprint(project: &Project, origins: &[Origin]) -> String {
    let mut lines: Vec<String> = origins.iter().map(|origin| line(project, *origin)).collect();
    lines.sort_unstable();
    let mut text = String::new();
    for byte in Sha256::digest(lines.join("\n").as_bytes()) {
        // Writing into a text does not fail.
        let _written = write!(text, "{byte:02x}");
    }
    text
}

fn line(project: &Project, origin: Origin) -> String {
    let Origin { cell, place, .. } = origin;
    let dataset = project.datasets.get(cell.dataset);
    let figures = dataset.and_then(|dataset| dataset.observations.get(cell.key)).map(|found| &found.figures);
    let Some(figure) = figures.and_then(|figures| figures.get(place)) else { return format!("{:?} gone", cell) };
    let source = figure.source.and_then(|id| project.sources.get(id));
    // As files and the journal write them, which stays the same from version to version.
    let told = (
        cell,
        (&figure.said, figure.qualifier, figure.published()),
        figure.source,
        source.map(|source| (source.issuer(), source.published, source.rounding)),
    );
    ron::to_string(&told).unwrap_or_default()
}

/// The verdicts on what conflicts, with their places.
fn conflicts(report: &Report) -> impl Iterator<Item = (usize, &Arc<Judged>)> {
    let conflicts = |glance: &Glance| matches!(glance.standing, Standing::CannotHold | Standing::Attention);
    let glances = report.glances.iter().enumerate().filter(move |(_, glance)| conflicts(glance));
    glances.filter_map(|(place, _)| Some((place, report.judged.get(place)?)))
}

type ByCell<'a> = BTreeMap<CellRef, Vec<&'a Acknowledgement>>;

fn by_cell<'a>(known: &[&'a Acknowledgement]) -> ByCell<'a> {
    let mut all = ByCell::new();
    for record in known {
        for cell in &record.statements {
            all.entry(*cell).or_default().push(record);
        }
    }
    all
}

/// Records that name a figure of a conflict.
fn touched<'a>(judged: &Judged, known: &ByCell<'a>) -> BTreeMap<AcknowledgementId, &'a Acknowledgement> {
    let of_cell = |origin: &Origin| known.get(&origin.cell).cloned().unwrap_or_default();
    in_conflict(judged).iter().flat_map(of_cell).map(|record| (record.id, record)).collect()
}

/// What was said of every conflict of a report, by the project as it is now.
pub fn standings(project: &Project, report: &Report) -> Standings {
    let records: Vec<_> = project.acknowledgements.iter().collect();
    let known = by_cell(&records);
    let mut accepted = BTreeMap::new();
    let mut others = Vec::new();
    for (place, judged) in conflicts(report) {
        let touched = touched(judged, &known);
        let Some((cells, fingerprint)) = (!touched.is_empty()).then(|| subject(project, judged)).flatten() else {
            continue;
        };
        let same = touched.values().find(|record| record.statements == cells && record.fingerprint == fingerprint);
        match same {
            Some(record) => _ = accepted.insert(place, Acceptance::Accepted(record.id)),
            None => others.push((place, cells, touched)),
        }
    }
    // What was said of one conflict is not said of another that has the same cells in another issue.
    let taken: BTreeSet<_> = accepted.values().map(|of| of.id()).collect();
    for (place, cells, touched) in others {
        let shared = |record: &&&Acknowledgement| record.statements.iter().filter(|cell| cells.contains(cell)).count();
        let most = touched.values().filter(|record| !taken.contains(&record.id)).max_by_key(shared);
        if let Some(record) = most {
            accepted.insert(place, Acceptance::Changed(record.id));
        }
    }
    let standings = Standings { accepted, open: 0 };
    let open = standings.open_in(report).count();
    Standings { open, ..standings }
}
