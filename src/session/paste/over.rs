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

/// What stands over one column, gathered from the heads above each other.
#[derive(Clone, Default)]
struct Over<'b> {
    head: ColumnHead,
    who: Vec<Who>,
    /// Words of heads with a flow that say something else.
    further: usize,
    texts: Vec<Cow<'b, str>>,
}

impl<'b> Over<'b> {
    /// One head alone.
    fn of(text: Cow<'b, str>, whose: &Whose) -> Self {
        let trimmed = text.trim();
        let said = code(trimmed).unwrap_or_else(|| heads::said(trimmed));
        let time = periods::time(trimmed).or_else(|| said.flow.and(periods::year_in(trimmed)));
        let is_nothing = said.is_nothing() && time.is_none();
        let who = whose.areas.code(trimmed).filter(|_| is_nothing).map(str::to_owned);
        Self {
            head: ColumnHead { said, time, unknown: is_nothing && who.is_none(), left: None },
            who: who.into_iter().collect(),
            further: if said.flow.is_some() { heads::further_words(trimmed) } else { 0 },
            texts: vec![text],
        }
    }

    /// What a head nearer to the figures adds.
    fn add(&mut self, nearer: &Self) {
        self.head.said = nearer.head.said.within(self.head.said);
        self.head.time = nearer.head.time.or(self.head.time);
        self.head.unknown |= nearer.head.unknown;
        self.who.extend(nearer.who.iter().cloned());
        self.further += nearer.further;
        self.texts.extend(nearer.texts.iter().cloned());
    }
}

/// The heads of the columns of figures, and what stands over each, for people. A head that is merged over several
/// columns stands in its first one.
pub fn columns(
    block: &Block,
    head_rows: usize,
    labels: &[Label],
    figures: &[usize],
    whose: &Whose,
) -> (Vec<ColumnHead>, Vec<String>) {
    if head_rows == 0 {
        return (vec![ColumnHead::default(); figures.len()], Vec::new());
    }
    let mut all = vec![Over::default(); figures.len()];
    let filled = |row: usize, column: usize| !block.text(row, column).trim().is_empty();
    for row in 0..head_rows {
        let over = figures.iter().filter(|column| filled(row, **column)).count();
        let cells = over + labels.iter().filter(|label| filled(row, label.column)).count();
        if over == 0 || (cells < 2 && figures.len() > 1) {
            continue;
        }
        let is_last = (row + 1..head_rows).all(|row| figures.iter().all(|column| !filled(row, *column)));
        let mut above = Over::default();
        for (over, column) in all.iter_mut().zip(figures) {
            let text = block.text(row, *column);
            let is_empty = text.trim().is_empty();
            if is_empty && is_last {
                continue;
            }
            if !is_empty {
                above = Over::of(text, whose);
            }
            over.add(&above);
        }
    }
    inherit_flows(&mut all);
    leave_out(&mut all, whose);
    let text = |over: Over<'_>| (over.head, joined(over.texts.into_iter()));
    all.into_iter().map(text).unzip()
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
fn inherit_flows(columns: &mut [Over<'_>]) {
    let mut flow: Option<Flow> = None;
    let mut over = None;
    for Over { head, .. } in columns {
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
fn leave_out(columns: &mut [Over<'_>], whose: &Whose) {
    let who: Vec<Vec<Who>> = columns.iter().map(|over| over.who.clone()).collect();
    let others = whose.others(Role::Country, &who);
    for (over, _) in columns.iter_mut().zip(others).filter(|(_, other)| *other) {
        over.head.left = Some(NoPlace::OtherCountry);
    }
    let same = |over: &Over<'_>| {
        let Said { flow, part, foreign, .. } = over.head.said;
        let time = over.head.time.and_then(|time| time.named.in_year(None));
        flow.filter(|_| !foreign).map(|flow| (flow, part, time, over.who.clone()))
    };
    let mut plainest: BTreeMap<_, usize> = BTreeMap::new();
    for over in &*columns {
        if let Some(same) = same(over) {
            let least = plainest.entry(same).or_insert(over.further);
            *least = (*least).min(over.further);
        }
    }
    for over in columns {
        let least = same(over).and_then(|same| plainest.get(&same).copied());
        if least.is_some_and(|least| least < over.further) {
            over.head.left = over.head.left.or(Some(NoPlace::UnknownColumn));
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
