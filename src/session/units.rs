//! Amounts in other multiples than they were printed in: what is shown, and with how many digits it was printed.

use rust_decimal::Decimal;

use crate::analysis::sheet::{Cell, Content, Origin};
use crate::domain::{DatasetHead, Figure, Flow, Measure, Number, Qualifier, Said};
use crate::session::{entry, wording};
use crate::words::Words;

/// "1.2 billion USD": a number as its source printed it.
pub fn printed_amount(words: &Words, unit: &str, said: &Said) -> Option<String> {
    let text = |number: Number| words.decimal(number.value());
    match said {
        Said::Number(number) => Some(format!("{} {}", text(*number), words.unit_code(unit, number.multiplier()))),
        Said::Range(ends) => {
            let unit = words.unit_code(unit, ends.1.multiplier());
            Some(format!("{}…{} {unit}", text(ends.0), text(ends.1)))
        }
        _ => None,
    }
}

/// "Printed as 1.2 billion USD" where the dataset is shown in other multiples.
pub fn printed_as(words: &Words, head: &DatasetHead, measure: Measure, figure: &Figure) -> Option<String> {
    let other = match &figure.said {
        Said::Number(number) => number.multiplier() != head.shown,
        Said::Range(ends) => ends.0.multiplier() != head.shown || ends.1.multiplier() != head.shown,
        _ => false,
    };
    let amount = printed_amount(words, &head.unit, &figure.said).filter(|_| other && entry::in_unit(measure))?;
    Some(words.with("cells-printed-as", &[("amount", &amount)]))
}

/// For a level whose last digits nobody printed, as 1,200 for "1.2 billion": what it stands for.
pub fn coarse_sentence(words: &Words, cell: &Cell, flow: Flow) -> Option<String> {
    let Content::Level { value, qualifier: Qualifier::Exact } = cell.content else { return None };
    let (Origin::Printed { .. }, Some(level)) = (&cell.origin, cell.level) else { return None };
    let interval = level.amount.interval;
    let width = interval.high.checked_sub(interval.low)?;
    // A number with all its digits printed stands for one unit of its last digit, or two.
    let ten_units = Decimal::try_from_i128_with_scale(10, value.scale()).ok()?;
    let coarse = value.scale() == 0 && width >= ten_units;
    coarse.then(|| words.with("cells-coarse", &[("interval", &wording::level_interval(words, level, flow))]))
}
