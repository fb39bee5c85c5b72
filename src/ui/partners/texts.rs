//! What the cells of the table of partners say, in the one wording of figures.

use crate::analysis::growth::{Estimate, Growth};
use crate::analysis::partners::Value;
use crate::analysis::sheet::{Cell, Column, Content, Part};
use crate::domain::{Flow, Qualifier};
use crate::session::wording;
use crate::ui::dataset::decimals_of_cell;
use crate::words::Words;

pub fn value_text(words: &Words, value: &Value, flow: Flow) -> String {
    match value {
        Value::Missing => words.t("figure-missing").to_owned(),
        Value::Level { amount, .. } => {
            let content = match amount.value {
                Some(value) => Content::Level { value, qualifier: Qualifier::Exact },
                None => Content::Bounds(amount.interval),
            };
            of_content(words, content, Column::level(flow))
        }
        Value::Cell(cell) => wording::cell_text(words, cell, Column::growth(flow)),
        Value::Growth(growth) => of_content(words, Content::Growth(growth.clone()), Column::growth(flow)),
        Value::Share(of) => estimate(words, of, Part::Share),
        Value::Points(of) => estimate(words, of, Part::Contribution),
        Value::Bounds(interval) => {
            of_content(words, Content::Bounds(*interval), Column::new(flow_of(flow), Part::Share))
        }
    }
}

/// The decimals that one number is written with; `None` where there is none or are two.
pub fn decimals(words: &Words, value: &Value, text: &str) -> Option<u32> {
    let single = match value {
        Value::Level { amount, .. } => amount.value.is_some(),
        Value::Growth(growth) => growth.estimate().is_some(),
        Value::Share(_) | Value::Points(_) => true,
        Value::Cell(cell) => return decimals_of_cell(cell),
        Value::Missing | Value::Bounds(_) => false,
    };
    let text = single.then_some(text)?;
    let after = text.rsplit_once(words.numbers.decimal_sign()).map_or("", |(_, after)| after);
    u32::try_from(after.chars().take_while(char::is_ascii_digit).count()).ok()
}

/// A sign of its own has only the level of a balance.
fn flow_of(flow: Flow) -> Flow {
    if flow == Flow::Balance { Flow::Exports } else { flow }
}

fn of_content(words: &Words, content: Content, column: Column) -> String {
    wording::cell_text(words, &Cell { content, ..Cell::default() }, column)
}

fn estimate(words: &Words, of: &Estimate, part: Part) -> String {
    let content = Content::Level { value: of.value, qualifier: Qualifier::Exact };
    approximate(of.approximate, of_content(words, content, Column::new(Flow::Exports, part)))
}

pub fn approximate(approximate: bool, text: String) -> String {
    if approximate { format!("≈\u{a0}{text}") } else { text }
}

/// What the printed digits allow, where that is not one value.
pub fn interval_text(words: &Words, value: &Value, flow: Flow) -> Option<String> {
    let (interval, part) = match value {
        Value::Level { amount, derived: true } => (amount.interval, Part::Level),
        Value::Share(of) => (of.interval, Part::Share),
        Value::Points(of) => (of.interval, Part::Contribution),
        Value::Growth(Growth::Percent(of)) => {
            return Some(of_content(words, Content::Growth(Growth::Bounded(of.interval)), Column::growth(flow)));
        }
        _ => return None,
    };
    (interval.low != interval.high)
        .then(|| of_content(words, Content::Bounds(interval), Column::new(flow_of(flow), part)))
}
