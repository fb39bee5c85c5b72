//! The text with which a figure is edited; typed again it gives the same figure.

use super::in_unit;
use super::lexicon::magnitude_text;
use super::missing::{self, NEGLIGIBLE, NIL};
use crate::domain::{Figure, Measure, Multiplier, Number, Qualifier, Said};
use crate::words::NumberFormat;

/// The text with which a figure is edited; typed again unchanged it gives the same figure.
pub fn text_of(figure: &Figure, measure: Measure, shown: Multiplier, format: NumberFormat) -> String {
    let shown = if in_unit(measure) { shown } else { Multiplier::UNITS };
    let plain = |number: Number| format.decimal(number.value());
    let magnitude = |number: Number| magnitude_text(number.multiplier());
    let amount = |number: Number| {
        if number.multiplier() == shown {
            return plain(number);
        }
        if !in_unit(measure) {
            return number.amount_in(shown).map_or_else(|| number.to_string(), |value| format.decimal(value));
        }
        format!("{} {}", plain(number), magnitude(number))
    };
    let text = match &figure.said {
        Said::Number(number) => amount(*number),
        Said::Range(ends) if ends.0.multiplier() == ends.1.multiplier() => {
            format!("{}…{}", plain(ends.0), amount(ends.1))
        }
        // Each end needs its word: one without is counted as the other end is.
        Said::Range(ends) => {
            format!("{} {}…{} {}", plain(ends.0), magnitude(ends.0), plain(ends.1), magnitude(ends.1))
        }
        Said::Unread(text) => return text.to_string(),
        Said::Nil => return NIL.to_owned(),
        Said::Negligible => return NEGLIGIBLE.to_owned(),
        Said::NoValue => return missing::text_of(figure.status),
    };
    match figure.qualifier {
        Qualifier::Exact => text,
        Qualifier::Over => format!(">{text}"),
        Qualifier::Nearly => format!("almost {text}"),
        Qualifier::About => format!("≈{text}"),
    }
}
