//! A proof line by line.

use super::names::{Names, number, printed, push_term};
use crate::analysis::reconcile::{Conflict, Line, Rational, Reason, Side, Taken, Toward};
use crate::domain::statement::{Form, Law, System, Tie, Unknown};
use crate::words::Words;

/// Rates and identities first, then what they make of the first figure, the numbers, and the contradiction.
pub fn proof_of(words: &Words, names: &Names, system: &System, conflict: &Conflict) -> Vec<String> {
    let proof = &conflict.proof;
    let mut lines: Vec<String> = Vec::new();
    let mut add = |line: String| {
        if !line.is_empty() && !lines.contains(&line) {
            lines.push(line);
        }
    };
    let mut steps: Vec<_> = proof.taken.iter().enumerate().filter(|(nth, _)| Some(*nth) != proof.head).collect();
    steps.sort_by_key(|(_, taken)| order(system, taken.reason));
    steps.iter().for_each(|(_, taken)| add(step(words, names, system, taken)));
    let head = proof.head.and_then(|head| proof.taken.get(head));
    match proof.line().zip(head) {
        Some((line, head)) => {
            conclusion(words, names, &line, head).into_iter().for_each(&mut add);
            let said = match head.reason {
                Reason::Statement(place) => system.statements.get(place).map(|of| printed(words, of)),
                Reason::Law(_) | Reason::NotNegative => None,
            };
            let limit = decimal_text(words, &line.printed, &line.total);
            let id = if line.side == Side::Lower { "proof-but-at-least" } else { "proof-but-at-most" };
            add(words.with(id, &[("limit", &limit), ("printed", &said.unwrap_or_default())]));
        }
        None => add(words.t("proof-nothing-left").to_owned()),
    }
    lines
}

/// Rates, then identities, then levels.
fn order(system: &System, reason: Reason) -> (u8, usize) {
    match reason {
        Reason::Statement(place) if system.statements.get(place).is_some_and(|of| of.form.is_rate()) => (0, place),
        Reason::NotNegative => (1, 0),
        Reason::Law(place) => (2, place),
        Reason::Statement(place) => (3, place),
    }
}

/// A line for what is used of a rate, an identity or a level.
fn step(words: &Words, names: &Names, system: &System, taken: &Taken) -> String {
    let sign = if taken.side == Side::Upper { "≤" } else { "≥" };
    match taken.reason {
        Reason::Law(place) => system.laws.get(place).map_or_else(String::new, |law| law_text(words, names, law)),
        Reason::NotNegative => format!("{} ≥ 0", names.sum(words, &taken.sum)),
        Reason::Statement(place) => {
            let Some(statement) = system.statements.get(place) else { return String::new() };
            let because = names.statement(words, system, place);
            let line = match &statement.form {
                Form::Amount(_) => {
                    format!("{} {sign} {}", names.sum(words, &taken.sum), number(words, &taken.limit))
                }
                Form::Ratio { .. } if taken.sum.is_empty() => {
                    return words.with("proof-not-from-levels", &[("because", &because)]);
                }
                // That the base is above zero goes without saying.
                Form::Ratio { .. } if !taken.limit.is_zero() => return String::new(),
                Form::Ratio { part, whole, .. } => {
                    let Some(factor) = factor_of(part.terms(), whole.terms(), &taken.sum) else { return String::new() };
                    let whole = match whole.terms() {
                        [_] => names.plain_sum(words, whole),
                        _ => format!("({})", names.plain_sum(words, whole)),
                    };
                    let mut right = String::new();
                    push_term(&mut right, words, &factor, &whole);
                    format!("{} {sign} {right}", names.plain_sum(words, part))
                }
            };
            words.with("proof-because", &[("because", &because), ("line", &line)])
        }
    }
}

/// What the whole is taken times in `part − factor × whole`.
fn factor_of(part: &[(Unknown, i32)], whole: &[(Unknown, i32)], sum: &[(usize, Rational)]) -> Option<Rational> {
    let (Unknown(place), times) = whole.first()?;
    let of_part = part.iter().find(|(Unknown(other), _)| other == place).map_or(0, |(_, factor)| *factor);
    let of_sum = sum.iter().find(|(other, _)| other == place).map_or(Rational::ZERO, |(_, factor)| factor.clone());
    (&Rational::whole(i64::from(of_part)) - &of_sum).over(&Rational::whole(i64::from(*times)))
}

/// "turnover 2022 = exports 2022 + imports 2022".
fn law_text(words: &Words, names: &Names, law: &Law) -> String {
    let (whole, parts): (Vec<_>, Vec<_>) = law.sum.terms().iter().partition(|(_, factor)| *factor > 0);
    let side = |terms: Vec<&(Unknown, i32)>| {
        let mut text = String::new();
        for (Unknown(place), factor) in terms {
            let name = names.quantities.get(*place).map_or("", String::as_str);
            push_term(&mut text, words, &Rational::whole(i64::from(factor.abs())), name);
        }
        if text.is_empty() { "0".to_owned() } else { text }
    };
    let sign = if law.tie == Tie::Zero { "=" } else { "≥" };
    format!("{} {sign} {}", side(whole), side(parts))
}

/// The first figure as a sum of others, and that sum in numbers.
fn conclusion(words: &Words, names: &Names, line: &Line, head: &Taken) -> Vec<String> {
    let sign = if line.side == Side::Lower { "≤" } else { "≥" };
    let first = names.sum(words, &head.sum);
    let (mut with_names, mut with_numbers) = (String::new(), String::new());
    for (factor, sum, limit) in &line.terms {
        let name = names.sum(words, sum);
        let name = if sum.len() > 1 { format!("({name})") } else { name };
        push_term(&mut with_names, words, factor, &name);
        push_term(&mut with_numbers, words, factor, &number(words, limit));
    }
    let total = decimal_text(words, &line.total, &line.printed);
    if with_names.is_empty() {
        return vec![format!("{first} {sign} {total}")];
    }
    vec![format!("{first} {sign} {with_names}"), format!("{first} {sign} {with_numbers} = {total}")]
}

/// With three decimals, or as many more as it needs to be told from the other.
fn decimal_text(words: &Words, value: &Rational, other: &Rational) -> String {
    const MOST: u32 = 20;
    let at = |decimals| value.decimal(decimals, Toward::Nearest).map(|value| value.normalize());
    let differs =
        |decimals: &u32| at(*decimals) != other.decimal(*decimals, Toward::Nearest).map(|value| value.normalize());
    let decimals = (3..MOST).find(differs).unwrap_or(MOST);
    at(decimals).map_or_else(|| format!("{:e}", value.to_f64()), |value| words.decimal(value))
}
