//! Reads a dataset. Written out by hand because the figures are read straight into the model, and what is left out in
//! their lines is told by two fields that stand before them.
//!
//! *Invariant:* `shown` and `default_source` are known before the first figure is read.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use super::choice::IndicatorFile;
use super::error::Wanted;
use super::observations::{Defaults, ObservationsSeed};
use super::text::{Quoted, maybe, refused};
use super::words::Bare;
use crate::domain::{
    Adjustment, AreaRef, Dataset, DatasetHead, DatasetId, Multiplier, Observations, Period, SourceId, TradeSystem,
    Valuation,
};

/// A dataset of the model, read from a file.
#[derive(Debug)]
pub struct DatasetFile(pub Dataset);

macro_rules! fields {
    ($($field:ident),* $(,)?) => {
        const FIELDS: &[&str] = &[$(stringify!($field)),*];

        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
        #[serde(field_identifier, rename_all = "snake_case")]
        #[allow(non_camel_case_types, reason = "the variants are the names of the fields")]
        enum Field { $($field),* }
    };
}

fields!(
    id,
    name,
    reporter,
    partner,
    indicator,
    product,
    unit,
    shown,
    export_valuation,
    import_valuation,
    system,
    adjustment,
    default_source,
    note,
    periods,
    observations,
);

impl Field {
    fn name(self) -> &'static str {
        FIELDS.get(self as usize).copied().unwrap_or_default()
    }
}

struct DatasetVisitor;

impl<'de> Visitor<'de> for DatasetVisitor {
    type Value = DatasetFile;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a dataset")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<DatasetFile, A::Error> {
        let mut seen = Vec::new();
        let mut id: Option<Quoted<DatasetId>> = None;
        let mut head = DatasetHead::default();
        let mut periods: Vec<Quoted<Period>> = Vec::new();
        let mut observations = Observations::default();
        while let Some(field) = map.next_key::<Field>()? {
            if seen.contains(&field) {
                return Err(A::Error::duplicate_field(field.name()));
            }
            if matches!(field, Field::shown | Field::default_source) && seen.contains(&Field::observations) {
                return Err(refused(field.name(), Wanted::HeadBeforeObservations));
            }
            seen.push(field);
            match field {
                Field::id => id = Some(map.next_value()?),
                Field::name => head.name = map.next_value()?,
                Field::reporter => head.reporter = AreaRef(map.next_value()?),
                Field::partner => head.partner = AreaRef(map.next_value()?),
                Field::indicator => head.indicator = map.next_value::<IndicatorFile>()?.into(),
                Field::product => head.product = map.next_value()?,
                Field::unit => head.unit = map.next_value()?,
                Field::shown => head.shown = Multiplier(map.next_value()?),
                Field::export_valuation => head.export_valuation = map.next_value::<Bare<Valuation>>()?.0,
                Field::import_valuation => head.import_valuation = map.next_value::<Bare<Valuation>>()?.0,
                Field::system => head.system = map.next_value::<Bare<TradeSystem>>()?.0,
                Field::adjustment => head.adjustment = map.next_value::<Bare<Adjustment>>()?.0,
                Field::default_source => {
                    head.default_source = maybe(map.next_value::<Option<Quoted<SourceId>>>()?);
                }
                Field::note => head.note = map.next_value()?,
                Field::periods => periods = map.next_value()?,
                Field::observations => {
                    let defaults = Defaults { shown: head.shown, source: head.default_source };
                    observations = map.next_value_seed(ObservationsSeed(defaults))?;
                }
            }
        }
        let id = id.ok_or_else(|| A::Error::missing_field(Field::id.name()))?.0;
        let periods = periods.into_iter().map(|period| period.0).collect();
        Ok(DatasetFile(Dataset { id, head, periods, observations }))
    }
}

impl<'de> Deserialize<'de> for DatasetFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct("Dataset", FIELDS, DatasetVisitor)
    }
}
