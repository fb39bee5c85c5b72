//! What is told of the labels and heads of a block: each column of labels by what it was read as, the rest as left out.

use std::collections::BTreeMap;

use super::block::Block;
use super::heads;
use super::labels::Role;
use super::layout::Layout;
use super::rows::RowTime;
use super::{NoPlace, PlanCell, Unplaced};

/// What a column of labels was read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToldOf {
    Period,
    Flow,
    Reporter,
    Partner,
    Country,
    Product,
    /// Nothing that is known: it is left out.
    Nothing,
}

/// A column of labels, for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Its head, else its first text.
    pub name: String,
    pub of: ToldOf,
    /// What it says of the figures that are put, where that is one thing.
    pub says: Option<String>,
}

/// Each column of labels, from left to right.
pub fn told(block: &Block, layout: &Layout, cells: &[PlanCell]) -> Vec<Told> {
    let told = |label: &super::labels::Label| {
        let under = |row: usize| block.text(row + layout.head_rows, label.column).trim().to_owned();
        let head = head_of(block, layout, label.column);
        let name = head.or_else(|| (0..layout.rows.len()).map(under).find(|text| !text.is_empty()));
        let mut said: Vec<String> = Vec::new();
        for cell in cells {
            let text = under(cell.from.row);
            if !text.is_empty() && !said.contains(&text) {
                said.push(text);
            }
            if said.len() > 1 {
                break;
            }
        }
        let says_flow = layout.rows_say_flows() && label.role == Role::Words && says_flow(block, layout, label.column);
        let of = match label.role {
            Role::Time | Role::Month => ToldOf::Period,
            Role::Flow => ToldOf::Flow,
            Role::Reporter => ToldOf::Reporter,
            Role::Partner => ToldOf::Partner,
            Role::Country => ToldOf::Country,
            Role::Product => ToldOf::Product,
            Role::Words if says_flow => ToldOf::Flow,
            Role::Words => ToldOf::Nothing,
        };
        let says = match said.as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        };
        Told { name: name.unwrap_or_default(), of, says }
    };
    layout.labels.iter().map(told).collect()
}

/// The head of a column of labels; a row without heads over the figures is the title's.
fn head_of(block: &Block, layout: &Layout, column: usize) -> Option<String> {
    let is_of_heads = |row: &usize| layout.figures.iter().any(|column| !block.text(*row, *column).trim().is_empty());
    let heads = (0..layout.head_rows).filter(is_of_heads).map(|row| block.text(row, column).trim().to_owned());
    heads.rev().find(|text| !text.is_empty())
}

fn says_flow(block: &Block, layout: &Layout, column: usize) -> bool {
    let mut rows = (0..layout.rows.len()).filter(|row| layout.rows.get(*row).is_some_and(|row| row.flow.is_some()));
    rows.any(|row| heads::said(&block.text(row + layout.head_rows, column)).flow.is_some())
}

/// Heads that say nothing that is known, and the words before rows that are put.
pub fn unread(block: &Block, layout: &Layout) -> Vec<Unplaced> {
    let mut unread = Vec::new();
    let mut name = |text: &str, texts| {
        if !text.trim().is_empty() {
            unread.push(Unplaced { text: text.trim().to_owned(), why: NoPlace::Words, texts });
        }
    };
    if !layout.by_flow {
        // Beside a column of values the others are named with what they hold.
        let unknown = layout.columns.iter().zip(&layout.figures);
        let unknown = unknown.filter(|(head, _)| head.unknown && head.left.is_none() && layout.values.is_none());
        for (_, column) in unknown {
            (0..layout.head_rows).for_each(|row| name(&block.text(row, *column), 1));
        }
    }
    for text in titles(block, layout) {
        name(&text, 1);
    }
    for label in layout.labels.iter().filter(|label| label.role == Role::Words) {
        let mut all: Vec<String> = Vec::new();
        // How often each text stands there, and whether it says the flow of its rows.
        let mut counts: BTreeMap<String, (usize, bool)> = BTreeMap::new();
        for (nth, row) in layout.rows.iter().enumerate() {
            let text = block.text(nth + layout.head_rows, label.column);
            if row.left.is_some() || row.time == RowTime::Unknown || text.trim().is_empty() {
                continue;
            }
            let (count, says_flow) = counts.entry(text.trim().to_owned()).or_insert_with(|| {
                all.push(text.trim().to_owned());
                (0, heads::said(&text).flow.is_some())
            });
            *count += usize::from(row.flow.is_none() || !*says_flow);
        }
        all.retain(|text| counts.get(text).is_some_and(|(count, _)| *count > 0));
        match head_of(block, layout, label.column) {
            // What stands under a head is named by it.
            Some(_) if all.is_empty() => {}
            Some(head) => name(&head, counts.values().map(|(count, _)| count).sum()),
            None => all.iter().for_each(|text| name(text, counts.get(text).map_or(1, |(count, _)| *count))),
        }
    }
    unread
}

/// Rows of words over the labels of which nothing is understood.
fn titles(block: &Block, layout: &Layout) -> Vec<String> {
    let mut titles = Vec::new();
    for row in 0..layout.head_rows {
        let over_figures = layout.figures.iter().any(|column| !block.text(row, *column).trim().is_empty());
        if over_figures {
            continue;
        }
        for label in &layout.labels {
            let text = block.text(row, label.column);
            let time = super::periods::time(&text).or_else(|| super::periods::year_in(&text));
            if heads::said(&text).is_nothing() && time.is_none() {
                titles.push(text.into_owned());
            }
        }
    }
    titles
}
