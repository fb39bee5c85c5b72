//! Values that stand in the file as a text in quotes: ids, dates, periods, numbers.
//!
//! *Invariant:* each value has one notation, and a text that is not that notation is refused where it stands.

use std::fmt;
use std::marker::PhantomData;

use jiff::civil::Date;
use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};

use super::amount;
use super::error::Wanted;
use crate::domain::{
    AcknowledgementId, AreaId, ChartId, CommissionId, DatasetId, EventId, FlowId, Id, IdentityId, Number, OutcomeId,
    Period, ReviewId, Rgb, SessionId, SourceId, ViewId,
};

/// A value with a notation of its own.
pub trait Plain: Sized {
    const WANTED: Wanted;
    fn read(text: &str) -> Option<Self>;
}

macro_rules! plain_ids {
    ($($id:ty),* $(,)?) => {$(
        impl Plain for $id {
            const WANTED: Wanted = Wanted::Id;
            fn read(text: &str) -> Option<Self> {
                text.parse::<Id>().ok().map(Self::from)
            }
        }
    )*};
}

plain_ids!(
    AreaId,
    SourceId,
    FlowId,
    DatasetId,
    IdentityId,
    CommissionId,
    SessionId,
    OutcomeId,
    ReviewId,
    EventId,
    ChartId,
    ViewId,
    AcknowledgementId,
);

impl Plain for Period {
    const WANTED: Wanted = Wanted::Period;
    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Plain for Date {
    const WANTED: Wanted = Wanted::Date;
    fn read(text: &str) -> Option<Self> {
        // The parser of dates takes more notations than one.
        text.parse::<Self>().ok().filter(|date| date.to_string() == text)
    }
}

impl Plain for Rgb {
    const WANTED: Wanted = Wanted::Color;
    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Plain for Number {
    const WANTED: Wanted = Wanted::Number;
    fn read(text: &str) -> Option<Self> {
        amount::number(text).ok()
    }
}

/// A [`Plain`] value in quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quoted<T>(pub T);

pub fn refused<E: Error>(found: &str, wanted: Wanted) -> E {
    let excerpt: String = found.chars().take(60).collect();
    E::invalid_value(Unexpected::Other(&excerpt), &wanted)
}

struct QuotedVisitor<T>(PhantomData<T>);

impl<T: Plain> Visitor<'_> for QuotedVisitor<T> {
    type Value = Quoted<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&T::WANTED, f)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        T::read(text).map(Quoted).ok_or_else(|| refused(text, T::WANTED))
    }
}

impl<'de, T: Plain> Deserialize<'de> for Quoted<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(QuotedVisitor(PhantomData))
    }
}

/// Takes the values out of their quotes.
pub fn plain<T>(list: Vec<Quoted<T>>) -> Vec<T> {
    list.into_iter().map(|quoted| quoted.0).collect()
}

pub fn maybe<T>(value: Option<Quoted<T>>) -> Option<T> {
    value.map(|quoted| quoted.0)
}

/// A field that was written, or was left out: then something else says what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stated<T> {
    #[default]
    LeftOut,
    As(T),
}

impl<T> Stated<T> {
    pub fn or(self, default: T) -> T {
        match self {
            Self::LeftOut => default,
            Self::As(value) => value,
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Stated<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self::As)
    }
}
