//! What a person types into a cell, read as the cell's figure.
//!
//! A text is taken apart (`token`) into digits, signs and words (`lexicon`, `currency`); what stands around the number
//! is put aside (`marks`), and the rest is an amount, a rate, or arithmetic.
//! *Invariant:* a text that is not plainly a number never becomes one; it is kept as it was typed, with the reason.

mod amount;
mod currency;
mod digits;
mod formula;
mod lexicon;
mod marks;
mod missing;
mod rate;
mod spoken;
mod text;
mod token;

pub use currency::Currency;
pub use spoken::{read_back, reason, spoken};
pub use text::text_of;

use crate::domain::{Measure, Multiplier, ObsStatus, Qualifier, Said};
use crate::words::NumberFormat;

/// Bytes of the longest text that is looked at for a number.
const LONGEST: usize = 400;

/// Why a typed text is not read. Each has one sentence in the translations, [`reason`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unreadable {
    Letters,
    TwoDecimalSigns,
    /// More than [`crate::domain::number::MAX_DIGITS`].
    TooManyDigits,
    Exponent,
    /// Digits are grouped in a way that could mean two numbers, or none.
    Grouping,
    /// "739,386 mln" under a decimal point.
    ThousandsOrDecimals,
    NoDigits,
    TooLong,
    /// Control characters, or marks that turn the direction of writing.
    HiddenSigns,
    /// Known words and signs that do not make one number.
    Order,
    /// "12.3-": a minus, or a range without its end.
    SignAfter,
    /// "less than 450" has no lower end.
    UpperEndAlone,
    RangeOrder,
    /// "$529.4" in a table of millions may have lost its "million".
    Magnitude,
    /// `table` is `None` where the dataset does not count money.
    OtherCurrency {
        typed: Currency,
        table: Option<Currency>,
    },
    RateInLevel,
    ChangeInLevel,
    AmountInRate,
    PointsInRate,
    /// A ratio where a share is expected, percent where a ratio is.
    OtherForm,
    /// "3.1 times higher" is 3.1 or 4.1 times.
    TimesHigher,
    /// Arithmetic without its "=".
    Formula,
    FormulaUnknown,
    FormulaParentheses,
    /// An amount with "million" and one without in one sum.
    FormulaMagnitudes,
    FormulaTooLong,
    DivisionByZero,
}

/// A typed text and how it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CellEntry {
    /// `None`: nothing was typed, the cell is to be cleared.
    pub said: Option<Said>,
    pub qualifier: Qualifier,
    /// Set where the text says one: a flag, a star, "n/a".
    pub status: Option<ObsStatus>,
    /// The text itself where the figure does not hold all that it says: arithmetic, ratios, footnote marks.
    pub note: Option<String>,
    /// Set when `said` is `Unread`.
    pub problem: Option<Unreadable>,
    /// The text is the one that editing began with: the figures stay as they are, also where it shows less than they say.
    pub unchanged: bool,
}

/// What a text is read by.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    pub measure: Measure,
    /// The multiplier of the dataset.
    pub shown: Multiplier,
    /// The unit of the dataset; empty where it has none, then no currency can be compared.
    pub unit: &'a str,
    pub format: NumberFormat,
    /// The text is long enough for "million" alone to be one million.
    is_worded: bool,
}

impl<'a> Context<'a> {
    pub fn new(measure: Measure, shown: Multiplier, unit: &'a str, format: NumberFormat) -> Self {
        Self { measure, shown, unit, format, is_worded: false }
    }
}

/// Reads a typed text without knowing the dataset's unit. `shown` is the multiplier of the dataset.
pub fn read(text: &str, measure: Measure, shown: Multiplier, format: NumberFormat) -> CellEntry {
    read_in(text, &Context::new(measure, shown, "", format))
}

/// Reads a typed text; rates are in percent, without a multiplier.
pub fn read_in(text: &str, context: &Context<'_>) -> CellEntry {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return CellEntry::default();
    }
    understood(trimmed, context).unwrap_or_else(|problem| CellEntry {
        said: Some(Said::Unread(text.into())),
        problem: Some(problem),
        ..CellEntry::default()
    })
}

/// Whether a measure is an amount in the dataset's unit; the others are percent or points.
pub fn in_unit(measure: Measure) -> bool {
    matches!(measure, Measure::Level | Measure::AbsoluteChange { .. })
}

fn understood(trimmed: &str, context: &Context<'_>) -> Result<CellEntry, Unreadable> {
    let bare = trimmed.trim_matches(|c: char| c.is_whitespace() || is_harmless(c));
    if bare.is_empty() {
        return Err(Unreadable::HiddenSigns);
    }
    let note = |keep: bool| keep.then(|| bare.to_owned());
    if let Some(formula) = bare.strip_prefix('=') {
        let (number, _) = formula::calculate(formula, context)?;
        return Ok(CellEntry { said: Some(Said::Number(number)), note: note(true), ..CellEntry::default() });
    }
    if bare.len() > LONGEST {
        return Err(too_long(bare));
    }
    if let Some(missing) = missing::missing(bare) {
        let note = note(missing.kept_as_note);
        return Ok(CellEntry { said: Some(missing.said), status: missing.status, note, ..CellEntry::default() });
    }
    if is_exponent(bare) {
        return Err(Unreadable::Exponent);
    }
    let (core, footnote) = marks::without_footnote(without_unit(bare, context));
    let context = Context { is_worded: core.chars().count() >= 6, ..*context };
    let core = core.replace("U.S.", "US").replace("п.п.", "пп").replace("p.p.", "pp");
    let (tokens, marks) = marks::unmarked(&token::tokens(&core)?)?;
    let mut entry = CellEntry { qualifier: marks.qualifier, status: marks.status, ..CellEntry::default() };
    let mut keep = footnote || marks.kept_as_note;
    if in_unit(context.measure) {
        let (said, foreign) = amount::amounts(&tokens, &context)?;
        entry.said = Some(said);
        keep |= foreign;
    } else {
        let rate = rate::rate(&tokens, &context)?;
        if rate.about && entry.qualifier == Qualifier::Exact {
            entry.qualifier = Qualifier::About;
        }
        entry.said = Some(rate.said);
        keep |= rate.converted;
    }
    entry.note = note(keep);
    Ok(entry)
}

/// Marks that pasted numbers carry at their ends and that change nothing there.
fn is_harmless(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{feff}' | '\u{200b}' | '\u{2060}')
}

/// The reason for a text that is too long to be a number, by what it is made of.
fn too_long(text: &str) -> Unreadable {
    if text.contains(char::is_alphabetic) {
        return Unreadable::TooLong;
    }
    let is_digits = text.chars().all(|c| c.is_ascii_digit() || token::is_gap(c) || matches!(c, '.' | ','));
    if is_digits && text.contains(|c: char| c.is_ascii_digit()) {
        return Unreadable::TooManyDigits;
    }
    if text.contains(|c: char| c.is_control() || token::is_hidden(c)) {
        Unreadable::HiddenSigns
    } else {
        Unreadable::TooLong
    }
}

/// "1e999": digits, one "e", and digits again.
fn is_exponent(text: &str) -> bool {
    let of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '+' | '-' | '−' | ' ');
    let mut parts = text.split(['e', 'E']);
    let (Some(first), Some(second), None) = (parts.next(), parts.next(), parts.next()) else { return false };
    let has_digits = |part: &str| part.contains(|c: char| c.is_ascii_digit()) && part.chars().all(of_number);
    has_digits(first) && has_digits(second)
}

/// Without the dataset's own unit at the end: "5 thousand tonnes" in a table of tonnes.
fn without_unit<'a>(text: &'a str, context: &Context<'_>) -> &'a str {
    let unit = context.unit.trim();
    if unit.is_empty() || currency::of_unit(unit).is_some() || !in_unit(context.measure) {
        return text;
    }
    let Some(place) = text.len().checked_sub(unit.len()) else { return text };
    let (Some(before), Some(after)) = (text.get(..place), text.get(place..)) else { return text };
    let stands_alone = before.ends_with(|c: char| !c.is_alphabetic());
    if stands_alone && after.to_lowercase() == unit.to_lowercase() { before.trim_end() } else { text }
}

#[cfg(test)]
mod tests;
