//! Reads the figures of a dataset, line by line, straight into the model.
//!
//! A line is `("2023", X, "456.3")`: period, flow, amount. A fourth part holds what is not usual:
//! `("2023", X, "456.3", (status: P, note: "…"))`.
//! *Invariant:* a cell stands once; the figures of a cell keep their order, and one of them or none is adopted.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use jiff::civil::Date;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, SeqAccess, Visitor};

use super::amount::Amount;
use super::choice::{FlowFile, MeasureFile};
use super::error::Wanted;
use super::text::{Plain, Quoted, Stated, maybe, refused};
use super::words::Bare;
use crate::domain::{
    Confidentiality, Figure, FigureDetails, Figures, Key, Measure, Multiplier, ObsStatus, Observation, Observations,
    Period, Qualifier, SourceId,
};

/// What a line of figures leaves out.
#[derive(Debug, Clone, Copy)]
pub struct Defaults {
    pub shown: Multiplier,
    pub source: Option<SourceId>,
}

impl Defaults {
    /// Amounts are in the dataset's multiples; rates, shares and cover are in units.
    pub fn multiplier(self, measure: Measure) -> Multiplier {
        match measure {
            Measure::Level | Measure::AbsoluteChange { .. } => self.shown,
            _ => Multiplier::UNITS,
        }
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AmountVisitor;
        impl Visitor<'_> for AmountVisitor {
            type Value = Amount;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&Wanted::Amount, f)
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Amount, E> {
                Amount::read(text).map_err(|wanted| refused(text, wanted))
            }
        }
        deserializer.deserialize_str(AmountVisitor)
    }
}

macro_rules! with_figure_fields {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $kind:ty),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Default, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        struct $name {
            $($field: $kind,)*
            qualifier: Bare<Qualifier>,
            status: Bare<ObsStatus>,
            confidentiality: Bare<Confidentiality>,
            source: Stated<Option<Quoted<SourceId>>>,
            published: Option<Quoted<Date>>,
            quote: Option<Box<str>>,
            quote_outdated: bool,
            note: Option<Box<str>>,
        }

        impl $name {
            fn figure(self, amount: Amount, multiplier: Multiplier, source: Option<SourceId>) -> Figure {
                let mut figure = Figure::new(amount.said(multiplier), maybe(self.source.or(source.map(Quoted))));
                figure.qualifier = self.qualifier.0;
                figure.status = self.status.0;
                figure.confidentiality = self.confidentiality.0;
                figure.with_details(FigureDetails {
                    published: maybe(self.published),
                    quote: self.quote,
                    quote_outdated: self.quote_outdated,
                    note: self.note,
                })
            }
        }
    };
}

with_figure_fields!(
    /// The unusual parts of the first figure of a cell, of its key, and its rivals.
    Unusual { measure: MeasureFile, rivals: Vec<Rival>, adopted: Stated<Option<usize>> }
);

with_figure_fields!(
    /// The unusual parts of a rival.
    UnusualRival {}
);

/// A further figure of a cell: `("456.4")`, `("456.4", (source: "b2"))`.
#[derive(Debug)]
struct Rival {
    amount: Amount,
    unusual: UnusualRival,
}

impl<'de> Deserialize<'de> for Rival {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RivalVisitor;
        impl<'de> Visitor<'de> for RivalVisitor {
            type Value = Rival;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("(amount, (what is unusual))")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Rival, A::Error> {
                let amount = parts.next_element()?.ok_or_else(|| A::Error::invalid_length(0, &self))?;
                Ok(Rival { amount, unusual: parts.next_element()?.unwrap_or_default() })
            }
        }
        deserializer.deserialize_tuple(2, RivalVisitor)
    }
}

/// Reads all lines of a dataset.
pub struct ObservationsSeed(pub Defaults);

impl<'de> DeserializeSeed<'de> for ObservationsSeed {
    type Value = Observations;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Observations, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for ObservationsSeed {
    type Value = Observations;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of figures")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut lines: A) -> Result<Observations, A::Error> {
        let mut all: Vec<Observation> = Vec::new();
        let mut known = KnownCells::default();
        let mut period = LastPeriod::default();
        while let Some(observation) =
            lines.next_element_seed(Line { defaults: self.0, known: &mut known, period: &mut period, before: &all })?
        {
            all.push(observation);
        }
        Ok(Observations::from_unsorted(all))
    }
}

/// The cells that were read: none as long as they rise, as those do that we wrote.
#[derive(Default)]
struct KnownCells(Option<BTreeSet<Key>>);

impl KnownCells {
    /// Whether the cell is new after those `before` it.
    fn add(&mut self, key: Key, before: &[Observation]) -> bool {
        if self.0.is_none() {
            if before.last().is_none_or(|last| last.key < key) {
                return true;
            }
            self.0 = Some(before.iter().map(|observation| observation.key).collect());
        }
        self.0.as_mut().is_none_or(|keys| keys.insert(key))
    }
}

/// Several flows of one period follow each other: its text is read once.
#[derive(Default)]
struct LastPeriod<'de> {
    text: Cow<'de, str>,
    period: Option<Period>,
}

struct PeriodSeed<'a, 'de>(&'a mut LastPeriod<'de>);

impl<'de> DeserializeSeed<'de> for PeriodSeed<'_, 'de> {
    type Value = Period;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Period, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for PeriodSeed<'_, 'de> {
    type Value = Period;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&Period::WANTED, f)
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Period, E> {
        match self.0.period.filter(|_| self.0.text == text) {
            Some(period) => Ok(period),
            None => {
                let period = Period::read(text).ok_or_else(|| refused(text, Period::WANTED))?;
                *self.0 = LastPeriod { text: Cow::Borrowed(text), period: Some(period) };
                Ok(period)
            }
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Period, E> {
        Period::read(text).ok_or_else(|| refused(text, Period::WANTED))
    }
}

struct Line<'a, 'de> {
    defaults: Defaults,
    known: &'a mut KnownCells,
    period: &'a mut LastPeriod<'de>,
    before: &'a [Observation],
}

impl<'de> DeserializeSeed<'de> for Line<'_, 'de> {
    type Value = Observation;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Observation, D::Error> {
        deserializer.deserialize_tuple(4, self)
    }
}

impl<'de> Visitor<'de> for Line<'_, 'de> {
    type Value = Observation;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(period, flow, amount) or (period, flow, amount, (what is unusual))")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Observation, A::Error> {
        let short = |length: usize| A::Error::invalid_length(length, &"(period, flow, amount)");
        let period = parts.next_element_seed(PeriodSeed(self.period))?.ok_or_else(|| short(0))?;
        let flow = parts.next_element::<FlowFile>()?.ok_or_else(|| short(1))?;
        let amount = parts.next_element::<Amount>()?.ok_or_else(|| short(2))?;
        let unusual = parts.next_element::<Box<Unusual>>()?;
        let measure = unusual.as_ref().map_or(Measure::Level, |unusual| unusual.measure.into());
        let key = Key::new(flow.into(), period, measure);
        if !self.known.add(key, self.before) {
            return Err(refused(&format!("{period} {}", key.flow.code().unwrap_or("Named")), Wanted::NewCell));
        }
        let multiplier = self.defaults.multiplier(measure);
        let source = self.defaults.source;
        let figures = match unusual {
            None => Figures::one(Figure::new(amount.said(multiplier), source)),
            Some(unusual) => figures(*unusual, amount, multiplier, source)?,
        };
        Ok(Observation { key, figures })
    }
}

fn figures<E: Error>(
    mut unusual: Unusual,
    amount: Amount,
    multiplier: Multiplier,
    source: Option<SourceId>,
) -> Result<Figures, E> {
    let adopted = std::mem::take(&mut unusual.adopted).or(Some(0));
    let rivals = std::mem::take(&mut unusual.rivals);
    if let Some(place) = adopted.filter(|place| *place > rivals.len()) {
        return Err(refused(&place.to_string(), Wanted::AdoptedFigure));
    }
    let mut all = Vec::with_capacity(1 + rivals.len());
    all.push(unusual.figure(amount, multiplier, source));
    all.extend(rivals.into_iter().map(|rival| rival.unusual.figure(rival.amount, multiplier, source)));
    Figures::new(all, adopted).ok_or_else(|| refused("", Wanted::AdoptedFigure))
}
