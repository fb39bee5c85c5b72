//! What would mend a conflict, in words.

use rust_decimal::Decimal;

use super::names::{Names, Written, printed, written};
use crate::analysis::reconcile::{Rational, Repair, Span, Toward};
use crate::domain::statement::System;
use crate::words::{Words, plain_spaces};

/// Decimals of an interval.
const DECIMALS: u32 = 3;

/// "Turnover, 2023 as 529.3 instead of 529.4 (529.200…529.336)"; several figures each with its own.
pub fn repair_of(words: &Words, names: &Names, system: &System, repair: &Repair) -> String {
    let changes = repair.changes.iter().filter_map(|change| {
        let statement = system.statements.get(change.statement)?;
        let range = |admissible| span(words, admissible, Written::of(&statement.form));
        let range = change.admissible.as_ref().map_or_else(String::new, range);
        let now = printed(words, statement);
        let mut arguments = vec![("name", names.of_statement(change.statement)), ("now", &*now), ("range", &*range)];
        let other = change.printed.map(|value| written(words, &statement.form, value));
        Some(match &other {
            Some(other) => {
                arguments.push(("other", other));
                words.with("verdict-repair-to", &arguments)
            }
            None if range.is_empty() => words.with("verdict-repair-out", &arguments),
            None => words.with("verdict-repair-range", &arguments),
        })
    });
    let changes: Vec<_> = changes.collect();
    match changes.as_slice() {
        [one] => one.clone(),
        several => words.with("verdict-repair-together", &[("changes", &several.join("; "))]),
    }
}

/// "374.938…375.079", "≥ 400", "+21.654…+21.695 %"; each end rounded to three decimals.
pub fn span(words: &Words, span: &Span, written: Written) -> String {
    let sign = |value: Decimal| written.end(words, value);
    let end =
        |end: &Rational| end.decimal(DECIMALS, Toward::Nearest).map_or_else(|| format!("{:e}", end.to_f64()), sign);
    let unit = written.unit();
    let text = match (&span.low, &span.high) {
        (Some(low), Some(high)) if low == high => format!("{}{unit}", end(low)),
        (Some(low), Some(high)) => format!("{}…{}{unit}", end(low), end(high)),
        (Some(low), None) => format!("≥ {}{unit}", end(low)),
        (None, Some(high)) => format!("≤ {}{unit}", end(high)),
        (None, None) => words.t("verdict-anything").to_owned(),
    };
    plain_spaces(&text)
}
