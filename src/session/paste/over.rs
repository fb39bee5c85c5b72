//! What the heads over the columns of figures say: flow, part, unit, period, country; and the title over all of them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::NoPlace;
use super::block::Block;
use super::heads::{self, Said};
use super::labels::{Label, Role};
use super::layout::joined;
use super::periods::{self, Time};
use super::whose::{Who, Whose};
use crate::analysis::sheet::Part;
use crate::domain::Flow;

/// What stands over a column of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ColumnHead {
    pub said: Said,
    pub time: Option<Time>,
    /// Words that say nothing that is known.
    pub unknown: bool,
    /// Why the column is left out as a whole.
    pub left: Option<NoPlace>,
}

/// What is said above the heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Title {
    pub said: Said,
    pub year: Option<i32>,
    /// The period of the whole table.
    pub time: Option<Time>,
}

/// What rows of words over the labels, or a single text, say of everything under them.
pub fn title(block: &Block, head_rows: usize, labels: &[Label], figures: &[usize]) -> Title {
    let mut title = Title::default();
    let filled = |row: usize, column: usize| !block.text(row, column).trim().is_empty();
    for row in 0..head_rows {
        let over_figures = figures.iter().filter(|column| filled(row, **column)).count();
        let over_labels: Vec<_> =
            labels.iter().map(|label| label.column).filter(|column| filled(row, *column)).collect();
        let is_alone = over_figures + over_labels.len() == 1;
        let is_title = over_figures == 0 || is_alone;
        let texts: Vec<usize> = if is_alone && over_figures == 1 {
            figures.iter().copied().filter(|column| filled(row, *column)).collect()
        } else {
            over_labels
        };
        for (nth, column) in texts.into_iter().enumerate() {
            let text = block.text(row, column);
            let said = heads::said(&text);
            // "Exports and imports" is the name of the table, not of a flow.
            let flow = said.flow.filter(|_| heads::flows(&text) == 1);
            // A later row is nearer to the figures; of one row the first text stands.
            let (inner, outer) =
                if nth == 0 { (Said { flow, ..said }, title.said) } else { (title.said, Said { flow, ..said }) };
            title.said = inner.within(outer);
            if is_title {
                let time = periods::time(&text).or_else(|| periods::year_in(&text));
                title.time = title.time.or(time);
                title.year = title.year.or(time.and_then(|time| time.named.year()));
            }
        }
    }
    title
}

/// The heads of the columns of figures. A head that is merged over several columns stands in its first one.
///
/// With what stands over each, for people.
pub fn columns(
    block: &Block,
    head_rows: usize,
    labels: &[Label],
    figures: &[usize],
    whose: &Whose,
) -> (Vec<ColumnHead>, Vec<String>) {
    let mut texts: Vec<Vec<Cow<'_, str>>> = vec![Vec::new(); if head_rows > 0 { figures.len() } else { 0 }];
    let mut found = vec![ColumnHead::default(); figures.len()];
    let mut who: Vec<Vec<Who>> = vec![Vec::new(); figures.len()];
    let mut further = vec![0_usize; figures.len()];
    let filled = |row: usize, column: usize| !block.text(row, column).trim().is_empty();
    for row in 0..head_rows {
        let over = figures.iter().filter(|column| filled(row, **column)).count();
        let all = over + labels.iter().filter(|label| filled(row, label.column)).count();
        if over == 0 || (all < 2 && figures.len() > 1) {
            continue;
        }
        let is_last = (row + 1..head_rows).all(|row| figures.iter().all(|column| !filled(row, *column)));
        let mut above = ColumnHead::default();
        let mut above_text = Cow::default();
        let mut above_who = None;
        let mut above_further = 0;
        for (nth, column) in figures.iter().enumerate() {
            let own = block.text(row, *column);
            let text = own.trim();
            if text.is_empty() && is_last {
                continue;
            }
            if !text.is_empty() {
                above_text = own.clone();
                let said = code(text).unwrap_or_else(|| heads::said(text));
                let time = periods::time(text).or_else(|| said.flow.and(periods::year_in(text)));
                let is_nothing = said.is_nothing() && time.is_none();
                above_who = (is_nothing).then(|| whose.areas.code(text).map(str::to_owned)).flatten();
                above_further = if said.flow.is_some() { heads::further_words(text) } else { 0 };
                above = ColumnHead { said, time, unknown: is_nothing && above_who.is_none(), left: None };
            }
            let Some(head) = found.get_mut(nth) else { continue };
            head.said = above.said.within(head.said);
            head.time = above.time.or(head.time);
            head.unknown |= above.unknown;
            if let Some(texts) = texts.get_mut(nth) {
                texts.push(above_text.clone());
            }
            if let Some(who) = who.get_mut(nth) {
                who.extend(above_who.clone());
            }
            if let Some(further) = further.get_mut(nth) {
                *further += above_further;
            }
        }
    }
    inherit_flows(&mut found);
    leave_out(&mut found, &who, &further, whose);
    (found, texts.into_iter().map(|texts| joined(texts.into_iter())).collect())
}

/// `M` and `X` over columns.
fn code(text: &str) -> Option<Said> {
    let flow = match text {
        "X" => Flow::Exports,
        "M" => Flow::Imports,
        _ => return None,
    };
    Some(Said { flow: Some(flow), ..Said::default() })
}

/// "Exports | Growth": a growth without a flow is that of the column before it.
fn inherit_flows(columns: &mut [ColumnHead]) {
    let mut flow: Option<Flow> = None;
    let mut over = None;
    for head in columns {
        if matches!(head.said.part, Some(Part::Growth | Part::Index | Part::Change | Part::Printed)) {
            head.time = head.time.or(over);
        }
        over = head.time.or(over);
        match (head.said.flow, head.said.part) {
            (Some(own), _) => flow = Some(own),
            (None, Some(Part::Growth | Part::Index | Part::Change | Part::Printed | Part::Note | Part::Source)) => {
                head.said.flow = flow;
            }
            (None, _) => {}
        }
    }
}

/// Columns of other countries, and those whose head another one says more plainly: "Import" before "Dutiable imports".
fn leave_out(columns: &mut [ColumnHead], who: &[Vec<Who>], further: &[usize], whose: &Whose) {
    let others = whose.others(Role::Country, who);
    for (head, _) in columns.iter_mut().zip(others).filter(|(_, other)| *other) {
        head.left = Some(NoPlace::OtherCountry);
    }
    let mut plainest: BTreeMap<_, usize> = BTreeMap::new();
    let key = |head: &ColumnHead, who| {
        let time = head.time.and_then(|time| time.named.in_year(None));
        head.said.flow.filter(|_| !head.said.foreign).map(|flow| (flow, head.said.part, time, who))
    };
    for (nth, (head, further)) in columns.iter().zip(further).enumerate() {
        let Some(key) = key(head, who.get(nth)) else { continue };
        let least = plainest.entry(key).or_insert(*further);
        *least = (*least).min(*further);
    }
    for (nth, (head, further)) in columns.iter_mut().zip(further).enumerate() {
        let least = key(head, who.get(nth)).and_then(|key| plainest.get(&key));
        if least.is_some_and(|least| least < further) {
            head.left = head.left.or(Some(NoPlace::UnknownColumn));
        }
    }
}

/// The column that holds the values, where heads do not say the flow. `by_row`: rows say it, so that one lone column of
/// figures needs no head.
pub fn of_values(heads: &[String], columns: &[ColumnHead], by_row: bool) -> Option<usize> {
    let is_open = |head: &ColumnHead| head.said.flow.is_none() && !head.said.foreign && head.left.is_none();
    let open: Vec<usize> = (0..columns.len()).filter(|nth| columns.get(*nth).is_some_and(is_open)).collect();
    if let [only] = open.as_slice()
        && by_row
    {
        return Some(*only);
    }
    let names = ["primaryvalue", "trade value", "obs_value", "value", "стоимость", "сумма", "amount", "dəyər", "değer"];
    let likely = |nth: &usize| {
        let head = heads::folded(heads.get(*nth)?);
        names.iter().position(|name| head.contains(name))
    };
    open.into_iter().filter_map(|nth| Some((likely(&nth)?, nth))).min().map(|(_, nth)| nth)
}
