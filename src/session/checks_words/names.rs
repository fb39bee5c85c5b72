//! What the parts of a system are called, and how its numbers are written.

use rust_decimal::Decimal;

use crate::analysis::reconcile::{Rational, Toward};
use crate::domain::Qualifier;
use crate::domain::statement::{Form, RatioForm, Statement, Sum, System, Unknown};
use crate::words::{Words, plain_spaces};

/// What a number of a form has before and after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    Plain,
    Percent,
    /// With a plus where it is one.
    Change,
}

impl Written {
    pub fn of(form: &Form) -> Self {
        match form {
            Form::Ratio { form: RatioForm::Growth | RatioForm::Compound { .. }, .. } => Self::Change,
            Form::Ratio { form: RatioForm::Percent, .. } => Self::Percent,
            Form::Amount(_) | Form::Ratio { form: RatioForm::Times, .. } => Self::Plain,
        }
    }

    pub fn number(self, words: &Words, value: Decimal) -> String {
        match self {
            Self::Plain => words.decimal(value),
            Self::Percent => words.numbers.percent(value),
            Self::Change => words.numbers.signed_percent(value),
        }
    }

    /// An end of an interval, whose sign stands after both.
    pub fn end(self, words: &Words, value: Decimal) -> String {
        if self == Self::Change { words.numbers.signed(value) } else { words.decimal(value) }
    }

    pub fn unit(self) -> &'static str {
        if self == Self::Plain { "" } else { " %" }
    }
}

/// Names by place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Names {
    pub statements: Vec<String>,
    pub quantities: Vec<String>,
}

impl Names {
    pub fn of_statement(&self, place: usize) -> &str {
        self.statements.get(place).map_or("", String::as_str)
    }

    /// "Exports growth, 2023: +21.6 %".
    pub fn statement(&self, words: &Words, system: &System, place: usize) -> String {
        let printed = system.statements.get(place).map_or_else(String::new, |of| printed(words, of));
        words.with("verdict-statement", &[("name", self.of_statement(place)), ("printed", &printed)])
    }

    /// "exports 2023 + imports 2023".
    pub fn sum(&self, words: &Words, terms: &[(usize, Rational)]) -> String {
        let mut text = String::new();
        for (place, factor) in terms {
            let name = self.quantities.get(*place).map_or("", String::as_str);
            push_term(&mut text, words, factor, name);
        }
        text
    }

    pub fn plain_sum(&self, words: &Words, sum: &Sum) -> String {
        let terms: Vec<_> =
            sum.terms().iter().map(|(Unknown(place), factor)| (*place, Rational::whole(i64::from(*factor)))).collect();
        self.sum(words, &terms)
    }
}

/// Adds "+ 1.2165 × name" to a sum.
pub(super) fn push_term(text: &mut String, words: &Words, factor: &Rational, name: &str) {
    let sign = if factor.is_negative() { "−" } else { "+" };
    match (text.is_empty(), sign) {
        (true, "+") => {}
        (true, sign) => text.push_str(sign),
        (false, sign) => {
            text.push(' ');
            text.push_str(sign);
            text.push(' ');
        }
    }
    let size = if factor.is_negative() { -factor } else { factor.clone() };
    if size != Rational::ONE {
        text.push_str(&number(words, &size));
        text.push_str(" × ");
    }
    text.push_str(name);
}

/// What was printed: "529.4", "+21.6 %", "over 400", "from 2 to 3".
pub fn printed(words: &Words, statement: &Statement) -> String {
    let write = |value: Decimal| written(words, &statement.form, value);
    let of = &statement.printed;
    if of.low != of.high {
        return words.with("verdict-printed-range", &[("from", &write(of.low)), ("to", &write(of.high))]);
    }
    let number = write(of.low);
    let id = match of.qualifier {
        Qualifier::Exact => return number,
        Qualifier::Over => "figure-over",
        Qualifier::Nearly => "figure-nearly",
        Qualifier::About => "figure-about",
    };
    words.with(id, &[("number", &number)])
}

/// A printed number of this form, with its signs and plain spaces.
pub fn written(words: &Words, form: &Form, value: Decimal) -> String {
    plain_spaces(&Written::of(form).number(words, value))
}

/// Exact where it has up to six decimals, else rounded to six.
pub fn number(words: &Words, value: &Rational) -> String {
    const MOST: u32 = 6;
    let text = value.decimal(MOST, Toward::Nearest).map(|value| words.decimal(value.normalize()));
    text.unwrap_or_else(|| format!("{:e}", value.to_f64()))
}
