//! File types of the choices that carry a value: flows, measures, deadlines, kinds with words of their own.
//!
//! *Invariant:* every choice of the model has exactly one here, in both directions.

use jiff::civil::Date;
use serde::Deserialize;

use super::text::Quoted;
use super::words::Bare;
use crate::domain::{
    Against, AreaId, DatasetId, Deadline, EventKind, Flow, FlowId, Indicator, Measure, Period, RateForm, Whole,
};

/// SDMX codes, bare, because they stand in every line of figures.
#[derive(Debug, Clone, Copy, Deserialize)]
pub enum FlowFile {
    X,
    M,
    T,
    B,
    RX,
    RM,
    DX,
    TR,
    Named(Quoted<FlowId>),
}

impl From<FlowFile> for Flow {
    fn from(flow: FlowFile) -> Self {
        match flow {
            FlowFile::X => Self::Exports,
            FlowFile::M => Self::Imports,
            FlowFile::T => Self::Turnover,
            FlowFile::B => Self::Balance,
            FlowFile::RX => Self::ReExports,
            FlowFile::RM => Self::ReImports,
            FlowFile::DX => Self::DomesticExports,
            FlowFile::TR => Self::Transit,
            FlowFile::Named(id) => Self::Named(id.0),
        }
    }
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
pub enum AgainstFile {
    #[default]
    YearEarlier,
    Previous,
    Period(Quoted<Period>),
}

impl From<AgainstFile> for Against {
    fn from(against: AgainstFile) -> Self {
        match against {
            AgainstFile::YearEarlier => Self::YearEarlier,
            AgainstFile::Previous => Self::Previous,
            AgainstFile::Period(period) => Self::Period(period.0),
        }
    }
}

#[derive(Debug, Clone, Copy, Deserialize)]
pub enum WholeFile {
    Flow(FlowFile),
    Dataset(Quoted<DatasetId>),
    Area(Quoted<AreaId>),
    World,
}

impl From<WholeFile> for Whole {
    fn from(whole: WholeFile) -> Self {
        match whole {
            WholeFile::Flow(flow) => Self::Flow(flow.into()),
            WholeFile::Dataset(id) => Self::Dataset(id.0),
            WholeFile::Area(id) => Self::Area(id.0),
            WholeFile::World => Self::World,
        }
    }
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
pub enum MeasureFile {
    #[default]
    Level,
    Rate(Bare<RateForm>, AgainstFile),
    Change(AgainstFile),
    Share(WholeFile),
    ShareChange(WholeFile),
    Contribution(WholeFile),
    CompoundRate(Quoted<Period>),
    Cover,
}

impl From<MeasureFile> for Measure {
    fn from(measure: MeasureFile) -> Self {
        match measure {
            MeasureFile::Level => Self::Level,
            MeasureFile::Rate(form, against) => Self::Rate { form: form.0, against: against.into() },
            MeasureFile::Change(against) => Self::AbsoluteChange { against: against.into() },
            MeasureFile::Share(of) => Self::Share { of: of.into() },
            MeasureFile::ShareChange(of) => Self::ShareChange { of: of.into() },
            MeasureFile::Contribution(to) => Self::Contribution { to: to.into() },
            MeasureFile::CompoundRate(from) => Self::CompoundRate { from: from.0 },
            MeasureFile::Cover => Self::Cover,
        }
    }
}

#[derive(Debug, Clone, Default, Deserialize)]
pub enum IndicatorFile {
    #[default]
    Goods,
    Services,
    GoodsAndServices,
    Other(String),
}

impl From<IndicatorFile> for Indicator {
    fn from(indicator: IndicatorFile) -> Self {
        match indicator {
            IndicatorFile::Goods => Self::Goods,
            IndicatorFile::Services => Self::Services,
            IndicatorFile::GoodsAndServices => Self::GoodsAndServices,
            IndicatorFile::Other(name) => Self::Other(name),
        }
    }
}

#[derive(Debug, Clone, Default, Deserialize)]
pub enum DeadlineFile {
    #[default]
    NoneStated,
    NearFuture,
    Permanent,
    On(Quoted<Date>),
    Within(Quoted<Period>),
    Words(String),
}

impl From<DeadlineFile> for Deadline {
    fn from(deadline: DeadlineFile) -> Self {
        match deadline {
            DeadlineFile::NoneStated => Self::NoneStated,
            DeadlineFile::NearFuture => Self::NearFuture,
            DeadlineFile::Permanent => Self::Permanent,
            DeadlineFile::On(date) => Self::On(date.0),
            DeadlineFile::Within(period) => Self::Within(period.0),
            DeadlineFile::Words(words) => Self::Words(words),
        }
    }
}

#[derive(Debug, Clone, Default, Deserialize)]
pub enum EventKindFile {
    #[default]
    Visit,
    Agreement,
    Other(String),
}

impl From<EventKindFile> for EventKind {
    fn from(kind: EventKindFile) -> Self {
        match kind {
            EventKindFile::Visit => Self::Visit,
            EventKindFile::Agreement => Self::Agreement,
            EventKindFile::Other(name) => Self::Other(name),
        }
    }
}
