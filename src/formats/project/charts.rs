//! File types of charts and of the house style that they have in common.
//!
//! *Invariant:* a field that is left out has the value of a new record.

use jiff::civil::Date;
use serde::Deserialize;

use super::choice::{AgainstFile, FlowFile};
use super::text::{Quoted, maybe, plain};
use super::words::Bare;
use crate::domain::{
    Chart, ChartId, ChartKind, ChartNote, ChartSize, ChartStyle, DatasetId, Frequency, Multiplier, Period, Rgb,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ChartNoteFile {
    from: Quoted<Period>,
    #[serde(default)]
    to: Option<Quoted<Period>>,
    #[serde(default)]
    flow: Option<FlowFile>,
    #[serde(default)]
    dataset: Option<Quoted<DatasetId>>,
    #[serde(default)]
    text: String,
}

impl From<ChartNoteFile> for ChartNote {
    fn from(file: ChartNoteFile) -> Self {
        Self {
            from: file.from.0,
            to: maybe(file.to),
            flow: file.flow.map(Into::into),
            dataset: maybe(file.dataset),
            text: file.text,
        }
    }
}

fn size((width, height): (u16, u16)) -> ChartSize {
    ChartSize { width, height }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChartFile {
    pub id: Quoted<ChartId>,
    #[serde(default)]
    name: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    subtitle: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    kind: Bare<ChartKind>,
    #[serde(default)]
    datasets: Vec<Quoted<DatasetId>>,
    #[serde(default)]
    flows: Vec<FlowFile>,
    frequency: Bare<Frequency>,
    #[serde(default)]
    against: AgainstFile,
    #[serde(default)]
    as_of: Option<Quoted<Date>>,
    #[serde(default)]
    shown: Option<u8>,
    #[serde(default)]
    from: Option<Quoted<Period>>,
    #[serde(default)]
    to: Option<Quoted<Period>>,
    #[serde(default)]
    log_scale: bool,
    #[serde(default)]
    data_labels: bool,
    #[serde(default)]
    patterns: bool,
    #[serde(default)]
    events: bool,
    #[serde(default)]
    legend: bool,
    #[serde(default)]
    size: Option<(u16, u16)>,
    #[serde(default)]
    notes: Vec<ChartNoteFile>,
}

impl From<ChartFile> for Chart {
    fn from(file: ChartFile) -> Self {
        Self {
            id: file.id.0,
            name: file.name,
            title: file.title,
            subtitle: file.subtitle,
            source: file.source,
            kind: file.kind.0,
            datasets: plain(file.datasets),
            flows: file.flows.into_iter().map(Into::into).collect(),
            frequency: file.frequency.0,
            against: file.against.into(),
            as_of: maybe(file.as_of),
            shown: file.shown.map(Multiplier),
            from: maybe(file.from),
            to: maybe(file.to),
            log_scale: file.log_scale,
            data_labels: file.data_labels,
            patterns: file.patterns,
            events: file.events,
            legend: file.legend,
            size: file.size.map(size),
            notes: file.notes.into_iter().map(Into::into).collect(),
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StyleFile {
    #[serde(default)]
    font: String,
    #[serde(default)]
    text_percent: Option<u16>,
    #[serde(default)]
    colors: Vec<Quoted<Rgb>>,
    #[serde(default)]
    patterns: bool,
    #[serde(default)]
    dark: bool,
    #[serde(default)]
    size: Option<(u16, u16)>,
}

impl From<StyleFile> for ChartStyle {
    fn from(file: StyleFile) -> Self {
        let new = Self::default();
        Self {
            font: file.font,
            text_percent: file.text_percent.unwrap_or(new.text_percent),
            colors: plain(file.colors),
            patterns: file.patterns,
            dark: file.dark,
            size: file.size.map_or(new.size, size),
        }
    }
}
