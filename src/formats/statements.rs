//! A plain list of statements, as RON or JSON, for asking about figures that are in no project.
//!
//! Unknowns are named by the sums that speak of them. A statement has one of `level`, `growth`, `percent`, `times` and
//! `compound`, what it is `on` where it is a quotient, and what was `printed`; docs/statements.md has examples.

use std::collections::BTreeMap;

use ron::extensions::Extensions;
use serde::Deserialize;

use crate::domain::statement::{Form, Law, Printed, RatioForm, Statement, Sum, System, Tie, Unknown};
use crate::domain::{Multiplier, Number, Qualifier, Rounding};

/// Statements, unknowns and laws that a list has at most.
pub const MOST: usize = 10_000;
/// Bytes that a list has at most.
pub const LONGEST: u64 = 4 * 1024 * 1024;

/// A list of statements, with what its parts are called.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StatementList {
    pub system: System,
    pub unknowns: Vec<String>,
    pub statements: Vec<String>,
}

/// Why a list can not be used: one sentence that says where and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StatementsError {
    #[error("line {line}, column {column}: {cause}")]
    Notation { line: usize, column: usize, cause: String },
    #[error("a list has at most {MOST} statements and identities: split it")]
    TooMany,
    #[error("{place}: give one of level, growth, percent, times and compound")]
    OneForm { place: String },
    #[error("{place}: say what the {form} is on, as in on: \"T22\"")]
    OnMissing { place: String, form: &'static str },
    #[error("{place}: a level is on nothing; remove \"on\"")]
    OnLevel { place: String },
    #[error("{place}: a compound rate needs years, 1 to 200")]
    Years { place: String },
    #[error("{place}: {text:?} is not a sum of names; write it as \"X23 + M23 - T23\"")]
    Sum { place: String, text: String },
    #[error("{place}: {cause}")]
    Number { place: String, cause: String },
    #[error("{place}: the first of two printed numbers is to be the lower one")]
    Range { place: String },
    #[error("{place}: {text:?} is none of exact, over, nearly and about")]
    Qualifier { place: String, text: String },
    #[error("{place}: {text:?} is none of nearest, toward-zero, down, up and from-rounded-levels")]
    Rounding { place: String, text: String },
    #[error("identity {number}: {text:?} has no \"=\" or \">=\" between two sums")]
    Identity { number: usize, text: String },
    #[error("signed: nothing is said of {name:?}")]
    UnknownName { name: String },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListRecord {
    /// Unknowns that can be below zero.
    #[serde(default)]
    signed: Vec<String>,
    #[serde(default)]
    identities: Vec<String>,
    statements: Vec<StatementRecord>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StatementRecord {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    level: Option<String>,
    #[serde(default)]
    growth: Option<String>,
    #[serde(default)]
    percent: Option<String>,
    #[serde(default)]
    times: Option<String>,
    #[serde(default)]
    compound: Option<String>,
    #[serde(default)]
    on: Option<String>,
    #[serde(default)]
    years: Option<u32>,
    printed: String,
    /// The upper end of a printed range.
    #[serde(default)]
    to: Option<String>,
    #[serde(default)]
    qualifier: Option<String>,
    #[serde(default)]
    rounding: Option<String>,
}

/// Reads a list; what begins with `{` is JSON.
pub fn read(text: &str) -> Result<StatementList, StatementsError> {
    let text = text.trim_start_matches('\u{feff}');
    let record: ListRecord = if text.trim_start().starts_with('{') {
        serde_json::from_str(text).map_err(|error| StatementsError::Notation {
            line: error.line(),
            column: error.column(),
            cause: error.to_string().split(" at line ").next().unwrap_or_default().to_owned(),
        })?
    } else {
        let options =
            ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).with_recursion_limit(16);
        options.from_str(text).map_err(|error| StatementsError::Notation {
            line: error.span.start.line,
            column: error.span.start.col,
            cause: error.code.to_string(),
        })?
    };
    if record.statements.len() > MOST || record.identities.len() > MOST {
        return Err(StatementsError::TooMany);
    }
    let mut reader = Reader::default();
    for (number, text) in record.identities.iter().enumerate() {
        reader.identity(number + 1, text)?;
    }
    for (number, record) in record.statements.iter().enumerate() {
        reader.statement(number + 1, record)?;
    }
    reader.finish(&record.signed)
}

#[derive(Default)]
struct Reader {
    places: BTreeMap<String, usize>,
    list: StatementList,
}

impl Reader {
    fn identity(&mut self, number: usize, text: &str) -> Result<(), StatementsError> {
        let wrong = || StatementsError::Identity { number, text: excerpt(text) };
        let (whole, tie, parts) = match (text.split_once(">="), text.split_once('=')) {
            (Some((whole, parts)), _) => (whole, Tie::NotBelowZero, parts),
            (None, Some((whole, parts))) => (whole, Tie::Zero, parts),
            (None, None) => return Err(wrong()),
        };
        let place = format!("identity {number}");
        let (whole, parts) = (self.sum(&place, whole)?, self.sum(&place, parts)?);
        self.list.system.laws.push(Law { sum: whole.minus(&parts), tie });
        Ok(())
    }

    fn statement(&mut self, number: usize, record: &StatementRecord) -> Result<(), StatementsError> {
        let place = match &record.name {
            Some(name) => format!("statement {number} ({})", excerpt(name)),
            None => format!("statement {number}"),
        };
        let forms = [
            ("level", &record.level),
            ("growth", &record.growth),
            ("percent", &record.percent),
            ("times", &record.times),
            ("compound", &record.compound),
        ];
        let given: Vec<_> = forms.iter().filter_map(|(form, sum)| Some((*form, sum.as_ref()?))).collect();
        let [(form, sum)] = given.as_slice() else { return Err(StatementsError::OneForm { place }) };
        let part = self.sum(&place, sum)?;
        let form = match (*form, &record.on) {
            ("level", None) => Form::Amount(part),
            ("level", Some(_)) => return Err(StatementsError::OnLevel { place }),
            (form, None) => return Err(StatementsError::OnMissing { place, form }),
            (form, Some(on)) => {
                let whole = self.sum(&place, on)?;
                let form = match (form, record.years) {
                    ("growth", _) => RatioForm::Growth,
                    ("percent", _) => RatioForm::Percent,
                    ("times", _) => RatioForm::Times,
                    (_, Some(years)) if (1..=200).contains(&years) => RatioForm::Compound { years },
                    _ => return Err(StatementsError::Years { place }),
                };
                Form::Ratio { part, whole, form }
            }
        };
        let printed = printed(&place, record)?;
        let rounding = record.rounding.as_deref().map(|text| rounding(&place, text)).transpose()?;
        self.list.system.statements.push(Statement { form, printed, rounding });
        self.list.statements.push(record.name.clone().unwrap_or_else(|| place.clone()));
        Ok(())
    }

    /// Names with "+" or "-" between them; the order in which they come is their place.
    fn sum(&mut self, place: &str, text: &str) -> Result<Sum, StatementsError> {
        let wrong = || StatementsError::Sum { place: place.to_owned(), text: excerpt(text) };
        let spaced = text.replace('+', " + ").replace(['-', '−'], " - ");
        let (mut terms, mut sign, mut open) = (Vec::new(), 1, true);
        for word in spaced.split_whitespace() {
            match word {
                "+" | "-" if open && !terms.is_empty() => return Err(wrong()),
                "+" => (sign, open) = (1, true),
                "-" => (sign, open) = (-1, true),
                name => {
                    let is_name = name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '/' | '\''));
                    if !open || !is_name || name.starts_with(|c: char| c.is_ascii_digit()) {
                        return Err(wrong());
                    }
                    terms.push((self.unknown(name), sign));
                    (sign, open) = (1, false);
                }
            }
        }
        if open || terms.is_empty() { Err(wrong()) } else { Ok(Sum::new(terms)) }
    }

    fn unknown(&mut self, name: &str) -> Unknown {
        let next = self.places.len();
        let place = *self.places.entry(name.to_owned()).or_insert(next);
        if place == next {
            self.list.unknowns.push(name.to_owned());
            self.list.system.signed.push(false);
        }
        Unknown(place)
    }

    fn finish(mut self, signed: &[String]) -> Result<StatementList, StatementsError> {
        for name in signed {
            let place = self.places.get(name).ok_or_else(|| StatementsError::UnknownName { name: excerpt(name) })?;
            if let Some(signed) = self.list.system.signed.get_mut(*place) {
                *signed = true;
            }
        }
        Ok(self.list)
    }
}

fn printed(place: &str, record: &StatementRecord) -> Result<Printed, StatementsError> {
    let number = |text: &str| {
        let read = text.trim().replace('−', "-").parse::<Number>();
        read.map_err(|error| StatementsError::Number { place: place.to_owned(), cause: error.to_string() })
    };
    let too_long =
        || StatementsError::Number { place: place.to_owned(), cause: "the number has too many digits".into() };
    let qualifier = match record.qualifier.as_deref() {
        None | Some("exact") => Qualifier::Exact,
        Some("over") => Qualifier::Over,
        Some("nearly") => Qualifier::Nearly,
        Some("about") => Qualifier::About,
        Some(text) => return Err(StatementsError::Qualifier { place: place.to_owned(), text: excerpt(text) }),
    };
    let low = number(&record.printed)?;
    let Some(to) = &record.to else {
        return Printed::number(low, Multiplier::UNITS, qualifier).ok_or_else(too_long);
    };
    Printed::range(low, number(to)?, Multiplier::UNITS)
        .ok_or_else(|| StatementsError::Range { place: place.to_owned() })
}

fn rounding(place: &str, text: &str) -> Result<Rounding, StatementsError> {
    Ok(match text {
        "nearest" => Rounding::Nearest,
        "toward-zero" => Rounding::TowardZero,
        "down" => Rounding::Down,
        "up" => Rounding::Up,
        "from-rounded-levels" => Rounding::FromRoundedLevels,
        _ => return Err(StatementsError::Rounding { place: place.to_owned(), text: excerpt(text) }),
    })
}

fn excerpt(text: &str) -> String {
    text.chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RON: &str = r#"(
        identities: ["T22 = X22 + M22", "T23 >= X23"],
        signed: ["B23"],
        statements: [
            (name: "turnover", level: "T23", printed: "529.4"),
            (growth: "X23", on: "X22", printed: "21.6", rounding: "toward-zero"),
            (level: "X23 - M23 - B23", printed: "-1.0", to: "2", qualifier: "exact"),
            (compound: "X23", on: "X18", years: 5, printed: "3.1", qualifier: "about"),
        ],
    )"#;

    #[test]
    fn a_list_is_read_from_both_notations() {
        let list = read(RON).unwrap();
        assert_eq!(list.unknowns.join(" "), "T22 X22 M22 T23 X23 M23 B23 X18");
        assert_eq!(list.statements, ["turnover", "statement 2", "statement 3", "statement 4"]);
        assert_eq!(list.system.signed.iter().position(|signed| *signed), Some(6));
        assert_eq!(list.system.statements[1].rounding, Some(Rounding::TowardZero));
        assert_eq!(list.system.laws[1].tie, Tie::NotBelowZero);
        let json = r#"{"statements": [{"level": "T23", "printed": "529.40"}]}"#;
        assert_eq!(read(json).unwrap().system.statements[0].printed.unit.to_string(), "0.01");
    }

    #[test]
    fn what_is_wrong_with_a_list_is_said_with_its_place() {
        let one = |statement: &str| format!("(statements: [({statement})])");
        let cases = [
            ("(statements: [", "line 1, column 14: "),
            (&*one("printed: \"1\""), "statement 1: give one of level"),
            (&one("level: \"A\", growth: \"A\", printed: \"1\""), "statement 1: give one of level"),
            (&one("name: \"g\", growth: \"A\", printed: \"1\""), "statement 1 (g): say what the growth is on"),
            (&one("level: \"A\", on: \"B\", printed: \"1\""), "statement 1: a level is on nothing"),
            (&one("compound: \"A\", on: \"B\", printed: \"1\""), "statement 1: a compound rate needs years"),
            (&one("level: \"A +\", printed: \"1\""), "statement 1: \"A +\" is not a sum of names"),
            (&one("level: \"A B\", printed: \"1\""), "statement 1: \"A B\" is not a sum of names"),
            (&one("level: \"2\", printed: \"1\""), "statement 1: \"2\" is not a sum of names"),
            (&one("level: \"A\", printed: \"1,5\""), "statement 1: \"1,5\" is not a number"),
            (&one("level: \"A\", printed: \"2\", to: \"1\""), "statement 1: the first of two"),
            (&one("level: \"A\", printed: \"2\", qualifier: \"some\""), "statement 1: \"some\" is none of exact"),
            (&one("level: \"A\", printed: \"2\", rounding: \"even\""), "statement 1: \"even\" is none of nearest"),
            ("(identities: [\"A + B\"], statements: [])", "identity 1: \"A + B\" has no"),
            ("(signed: [\"A\"], statements: [])", "signed: nothing is said of \"A\""),
        ];
        for (text, expected) in cases {
            let error = read(text).unwrap_err().to_string();
            assert!(error.starts_with(expected), "{text}: {error}");
        }
    }
}
