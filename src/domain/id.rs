//! Stable names of records: numbers that never change and never follow a position.
//!
//! In files an id is up to seven characters of a base-32 alphabet without look-alikes (`kzaz`, `3f9q0c`).
//! *Invariant:* an id is never reused for another record of the same project while that record is in its history.

use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// No `i`, `l`, `o`, `u`: they are misread for 1, 1, 0 and v.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// An id whose kind is known from where it stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id(NonZeroU32);

impl Id {
    /// Stands in a new record until its own id is given.
    pub const NONE_YET: Self = Self(NonZeroU32::MIN);

    /// `None` for zero, which is no id.
    pub fn new(raw: u32) -> Option<Self> {
        NonZeroU32::new(raw).map(Self)
    }

    pub fn raw(self) -> u32 {
        self.0.get()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut raw = self.0.get();
        let mut reversed = String::with_capacity(7);
        while raw > 0 {
            let digit = ALPHABET.get((raw % 32) as usize).copied().unwrap_or(b'0');
            reversed.push(char::from(digit));
            raw /= 32;
        }
        for digit in reversed.chars().rev() {
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// What is wrong with a text that should be an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not an id: an id has one to seven of 0-9 and a-z without i, l, o, u, and does not begin with 0")]
pub struct IdError(String);

impl FromStr for Id {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let wrong = || IdError(text.chars().take(40).collect());
        if text.is_empty() || text.len() > 7 || text.starts_with('0') {
            return Err(wrong());
        }
        let mut raw: u64 = 0;
        for byte in text.bytes() {
            let digit = ALPHABET.iter().position(|&c| c == byte).ok_or_else(wrong)?;
            raw = raw * 32 + digit as u64;
        }
        u32::try_from(raw).ok().and_then(Id::new).ok_or_else(wrong)
    }
}

impl TryFrom<String> for Id {
    type Error = IdError;

    fn try_from(text: String) -> Result<Self, IdError> {
        text.parse()
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.to_string()
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Id);

        impl From<$name> for Id {
            fn from(id: $name) -> Id {
                id.0
            }
        }

        impl From<Id> for $name {
            fn from(id: Id) -> Self {
                Self(id)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }
    )*};
}

ids! {
    /// An area that the project adds to the built-in list.
    AreaId,
    /// One dated publication.
    SourceId,
    /// A flow that has no code of its own.
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_it_was_written() {
        for raw in [1, 31, 32, 33, 1_000_000, u32::MAX] {
            let id = Id::new(raw).unwrap();
            assert_eq!(id.to_string().parse::<Id>().unwrap(), id);
        }
        assert_eq!("kzaz".parse::<Id>().unwrap().to_string(), "kzaz");
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in ["", "0", "01", "KZ", "four", "zzzzzzz", "12345678", "a b", "é"] {
            assert!(text.parse::<Id>().is_err(), "{text:?}");
        }
    }
}
