//! Texts that say that there is no number: nil, negligible, or missing for a reason.

use super::lexicon::{self, Flag};
use super::token::is_stroke;
use crate::domain::{ObsStatus, Said};

/// What a sign for "no number" says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Missing {
    pub(super) said: Said,
    pub(super) status: Option<ObsStatus>,
    /// The sign means different things in different tables, or more than a status can say.
    pub(super) kept_as_note: bool,
}

pub(super) const NIL: &str = "—";
pub(super) const NEGLIGIBLE: &str = "negligible";
const NOT_AVAILABLE: &str = "n/a";

/// `None` where the text says something else.
pub(super) fn missing(text: &str) -> Option<Missing> {
    if text.len() > 40 {
        return None;
    }
    let plain = |said, status| Some(Missing { said, status, kept_as_note: false });
    let mut signs = text.chars();
    if signs.next().is_some_and(is_stroke) && signs.next().is_none() {
        return plain(Said::Nil, None);
    }
    match lexicon::folded(text).as_str() {
        "nil" => plain(Said::Nil, None),
        NEGLIGIBLE => plain(Said::Negligible, None),
        "..."
        | "…"
        | ".."
        | ":"
        | "n/a"
        | "na"
        | "n.a."
        | "n.a"
        | "#n/a"
        | "nan"
        | "null"
        | "н/д"
        | "нд"
        | "н.д."
        | "нет данных"
        | "missing"
        | "not available" => plain(Said::NoValue, Some(ObsStatus::Missing)),
        // Confidential in one office's tables, not applicable in another's.
        "x" | "х" => Some(Missing { said: Said::NoValue, status: Some(ObsStatus::Missing), kept_as_note: true }),
        _ => flagged(text),
    }
}

/// `: c` with a small flag letter, `: Q` with a capital SDMX code.
fn flagged(text: &str) -> Option<Missing> {
    let letters = text.strip_prefix(':')?.trim();
    let status = ObsStatus::CODES.iter().find(|(_, code)| *code == letters).map(|(status, _)| *status);
    if status.is_some() {
        return Some(Missing { said: Said::NoValue, status, kept_as_note: false });
    }
    let known = (1..=2).contains(&letters.len()) && letters.chars().all(|c| lexicon::FLAGS.contains(c));
    let flag = Flag { letter: letters.chars().find(|_| known)?, with_another: letters.len() > 1 };
    let status = flag.status();
    let kept_as_note = status.is_none() || flag.with_another;
    Some(Missing { said: Said::NoValue, status: status.or(Some(ObsStatus::Missing)), kept_as_note })
}

/// The text that is read as this reason.
pub(super) fn text_of(status: ObsStatus) -> String {
    match status {
        ObsStatus::Missing => NOT_AVAILABLE.to_owned(),
        status => format!(": {}", status.code()),
    }
}
