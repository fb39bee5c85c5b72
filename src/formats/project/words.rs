//! Values that stand in the file as a bare word: statuses, kinds, conventions.
//!
//! *Invariant:* the words are the file's own: a value that is renamed in the model keeps its word.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

use crate::domain::{
    Adjustment, AreaKind, ChartKind, Confidentiality, Frequency, ObsStatus, OutcomeKind, OutcomeStatus, Phase,
    Priority, Qualifier, RateForm, ReviewResult, Rounding, SessionFormat, TradeSystem, Valuation, ViewOf,
};

/// A value with a word of its own.
pub trait Word: Sized + Copy + 'static {
    const WORDS: &'static [&'static str];
    fn word(self) -> &'static str;
    fn from_word(word: &str) -> Option<Self>;
}

/// What a field that is left out says. The file's own: a new record of the model may begin otherwise one day.
pub trait Usual: Word + PartialEq {
    const USUAL: Self;
}

macro_rules! words {
    ($($kind:ty $([$usual:ident])? { $($variant:ident = $word:ident),* $(,)? })*) => {$(
        impl Word for $kind {
            const WORDS: &'static [&'static str] = &[$(stringify!($word)),*];

            fn word(self) -> &'static str {
                match self { $(Self::$variant => stringify!($word)),* }
            }

            fn from_word(word: &str) -> Option<Self> {
                $(if word == stringify!($word) {
                    return Some(Self::$variant);
                })*
                None
            }
        }

        $(impl Usual for $kind {
            const USUAL: Self = Self::$usual;
        })?
    )*};
}

words! {
    Adjustment [None] {
        None = None,
        Seasonal = Seasonal,
        Calendar = Calendar,
        SeasonalAndCalendar = SeasonalAndCalendar,
    }
    AreaKind [Country] {
        Country = Country,
        Group = Group,
        Region = Region,
        Other = Other,
    }
    ChartKind [Grouped] {
        Grouped = Grouped,
        Stacked = Stacked,
        Mirrored = Mirrored,
        Lines = Lines,
        Area = Area,
        Index = Index,
        Growth = Growth,
        Contribution = Contribution,
        Share = Share,
        YearToDate = YearToDate,
        Slope = Slope,
        SmallMultiples = SmallMultiples,
    }
    Confidentiality [Free] {
        Free = F,
        NotForPublication = N,
        Confidential = C,
    }
    Frequency {
        Annual = Annual,
        HalfYear = HalfYear,
        Quarter = Quarter,
        Month = Month,
        YearToDate = YearToDate,
        Span = Span,
    }
    ObsStatus [Normal] {
        Normal = A,
        Break = B,
        DefinitionDiffers = D,
        Estimated = E,
        Forecast = F,
        Experimental = G,
        Imputed = I,
        OtherCategory = K,
        NotCollected = L,
        CannotExist = M,
        NotSignificant = N,
        Missing = O,
        Provisional = P,
        Suppressed = Q,
        Strike = S,
        LowReliability = U,
        Unvalidated = V,
    }
    OutcomeKind [Commitment] {
        Information = Information,
        Decision = Decision,
        Commitment = Commitment,
        Intention = Intention,
    }
    OutcomeStatus [Open] {
        Open = Open,
        InProgress = InProgress,
        Done = Done,
        PartlyDone = PartlyDone,
        Postponed = Postponed,
        Dropped = Dropped,
        Superseded = Superseded,
    }
    Phase [Draft] {
        Draft = Draft,
        Agreed = Agreed,
        Signed = Signed,
    }
    Priority [Normal] {
        Normal = Normal,
        High = High,
        Low = Low,
    }
    Qualifier [Exact] {
        Exact = Exact,
        Over = Over,
        Nearly = Nearly,
        About = About,
    }
    RateForm {
        Percent = Percent,
        Times = Times,
        Index = Index,
    }
    ReviewResult [Continued] {
        Continued = Continued,
        Reworded = Reworded,
        Narrowed = Narrowed,
        Merged = Merged,
        Split = Split,
        Fulfilled = Fulfilled,
        Dropped = Dropped,
    }
    Rounding {
        Nearest = Nearest,
        TowardZero = TowardZero,
        Down = Down,
        Up = Up,
        FromRoundedLevels = FromRoundedLevels,
    }
    SessionFormat [NotStated] {
        NotStated = NotStated,
        InPerson = InPerson,
        Online = Online,
        Mixed = Mixed,
    }
    TradeSystem [NotStated] {
        NotStated = NotStated,
        General = General,
        SpecialStrict = SpecialStrict,
        SpecialRelaxed = SpecialRelaxed,
    }
    Valuation [NotStated] {
        NotStated = NotStated,
        Fob = Fob,
        Cif = Cif,
    }
    ViewOf [Register] {
        Register = Register,
        Figures = Figures,
        Checks = Checks,
        Sources = Sources,
    }
}

/// A [`Word`] without quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bare<T>(pub T);

impl<T: Usual> Default for Bare<T> {
    fn default() -> Self {
        Self(T::USUAL)
    }
}

struct BareVisitor<T>(PhantomData<T>);

impl<T: Word> Visitor<'_> for BareVisitor<T> {
    type Value = Bare<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "one of {}", T::WORDS.join(", "))
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<Self::Value, E> {
        T::from_word(word).map(Bare).ok_or_else(|| E::unknown_variant(word, T::WORDS))
    }
}

impl<'de, T: Word> Deserialize<'de> for Bare<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_identifier(BareVisitor(PhantomData))
    }
}
