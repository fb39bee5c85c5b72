//! Where heads, labels and figures stand in a pasted block, and what they say of each figure.
//!
//! *Invariant:* nothing is guessed in silence: what a block needs beyond plain figures makes it one that is looked at.

use super::block::Block;
use super::heads;
use super::labels::{self, Asked, Label, Role};
use super::over::{self, ColumnHead, Title};
use super::periods::{self, Named, Time};
use super::rows::{self, RowHead, RowTime};
use super::whose::Whose;
use crate::session::grid::Spot;

/// How a block is laid out, in its rows and columns as turned.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// Rows of heads above the figures.
    pub head_rows: usize,
    /// From left to right.
    pub labels: Vec<Label>,
    /// The columns of the block with figures, from left to right.
    pub figures: Vec<usize>,
    /// One a row of figures.
    pub rows: Vec<RowHead>,
    /// One a column of figures.
    pub columns: Vec<ColumnHead>,
    /// What the heads over each column of figures say, for people.
    pub heads: Vec<String>,
    pub title: Title,
    /// The periods are known from heads.
    pub by_period: bool,
    /// The columns are known from heads, or the rows from their labels.
    pub by_flow: bool,
    /// Heads say no flow: this column has the values.
    pub values: Option<usize>,
}

impl Layout {
    /// Nothing but figures: rows and columns go by place.
    pub fn plain(block: &Block) -> Self {
        Self {
            figures: (0..block.columns()).collect(),
            rows: vec![RowHead::default(); block.rows()],
            columns: vec![ColumnHead::default(); block.columns()],
            heads: Vec::new(),
            ..Self::default()
        }
    }

    pub fn has_heads(&self) -> bool {
        self.head_rows > 0 || !self.labels.is_empty()
    }

    pub fn rows_say_flows(&self) -> bool {
        !self.labels.is_empty() && self.rows.iter().any(|row| row.flow.is_some())
    }

    /// The row and the column of the block of a cell among its figures.
    pub fn in_block(&self, from: Spot) -> (usize, usize) {
        (from.row + self.head_rows, self.figures.get(from.column).copied().unwrap_or(usize::MAX))
    }

    /// What the labels before a row of figures say, for people.
    pub fn row_text(&self, block: &Block, row: usize) -> String {
        let texts = self.labels.iter().map(|label| block.text(row + self.head_rows, label.column));
        joined(texts)
    }
}

/// Each text once, in the order in which they stand.
pub fn joined<'t>(texts: impl Iterator<Item = std::borrow::Cow<'t, str>>) -> String {
    let mut all = String::new();
    for text in texts {
        let text = text.trim();
        if text.is_empty() || all.split(" · ").any(|known| known == text) {
            continue;
        }
        if !all.is_empty() {
            all.push_str(" · ");
        }
        all.push_str(text);
    }
    all
}

/// Most rows of heads that are looked for.
const MOST_HEADS: usize = 8;

/// Recognises heads and labels.
pub fn recognised(block: &Block, asked: Asked, whose: &Whose) -> Layout {
    let head_rows = head_rows(block).max(usize::from(asked.forced && block.rows() > 1));
    let labels = labels::found(block, head_rows, asked, whose);
    let is_label = |column: &usize| labels.iter().any(|label| label.column == *column);
    let figures: Vec<usize> = (0..block.columns()).filter(|column| !is_label(column)).collect();
    let rows = rows::rows(block, head_rows, &labels, whose);
    let title = over::title(block, head_rows, &labels, &figures);
    let (mut columns, heads) = over::columns(block, head_rows, &labels, &figures, whose);
    let by_row = !labels.is_empty() && rows.iter().any(|row| row.flow.is_some());
    if !by_row {
        take_flow_of_title(&mut columns, title);
    }
    let says_flow = |head: &ColumnHead| head.said.flow.is_some() && !head.said.foreign && head.left.is_none();
    let by_flow = by_row || columns.iter().any(says_flow);
    let values = if by_row || !by_flow { over::of_values(&heads, &columns, by_row) } else { None };
    let is_whole = |time: Time| matches!(time.named, Named::Whole(_)) || title.year.is_some();
    let over = head_rows > 0 && columns.iter().any(|head| head.time.is_some_and(is_whole));
    let by_row_time = rows.iter().any(|row| matches!(row.time, RowTime::Time(_)));
    let by_period = over || by_row_time;
    let mut layout = Layout { head_rows, labels, figures, rows, columns, heads, title, by_period, by_flow, values };
    let is_told = by_flow || whose.is_of_all;
    if !layout.by_period && is_told && is_of_title(&layout, block, whose.is_of_all) {
        let time = layout.title.time.map_or(RowTime::None, RowTime::Time);
        layout.rows.iter_mut().for_each(|row| row.time = time);
        layout.by_period = true;
    }
    layout
}

/// "2023" over a table whose rows are countries, of which one is ours, or flows: the period of all of it.
fn is_of_title(layout: &Layout, block: &Block, is_of_all: bool) -> bool {
    let is_labelled = layout.labels.iter().any(|label| label.role != Role::Words);
    let has_figures = |nth: &usize| {
        let row = *nth + layout.head_rows;
        layout.figures.iter().any(|column| !block.text(row, *column).trim().is_empty())
    };
    let ours = |nth: &usize| layout.rows.get(*nth).is_some_and(|row| row.left.is_none());
    let mut flows: Vec<_> = (0..layout.rows.len())
        .filter(ours)
        .filter(has_figures)
        .map(|nth| layout.rows.get(nth).and_then(|row| row.flow))
        .collect();
    let count = flows.len();
    flows.sort_unstable();
    flows.dedup();
    let is_whole = layout.title.time.is_some_and(|time| matches!(time.named, Named::Whole(_)));
    is_whole && is_labelled && (is_of_all || flows.len() == count)
}

/// One flow for the whole block, where its columns say levels and growth, or periods, or there is only one.
fn take_flow_of_title(columns: &mut [ColumnHead], title: Title) {
    let ours = columns.iter().filter(|head| head.left.is_none()).count();
    let all_of_time = are_times(columns);
    let is_needed = ours == 1 || all_of_time || columns.iter().any(|head| head.said.part.is_some());
    if !is_needed || columns.iter().any(|head| head.said.flow.is_some()) {
        return;
    }
    for head in columns.iter_mut().filter(|head| !head.unknown) {
        head.said.flow = title.said.flow;
    }
}

/// Whether periods stand over all columns that have a head.
pub fn are_times(columns: &[ColumnHead]) -> bool {
    let mut heads = columns.iter().filter(|head| **head != ColumnHead::default()).peekable();
    heads.peek().is_some() && heads.all(|head| head.time.is_some())
}

/// How many rows at the top are heads: words, periods across, titles.
fn head_rows(block: &Block) -> usize {
    let most = block.rows().saturating_sub(1).min(MOST_HEADS);
    let mut heads = 0;
    for row in 0..most {
        let label = periods::time(&block.text(row, 0));
        let filled = block.filled_in(row);
        if is_head(block, row, label) || is_of_periods(block, row) {
            heads = row + 1;
        } else if filled > 1 || (label.is_none() && filled > 0) {
            break;
        }
    }
    heads
}

/// Nothing but periods, and none before the next row: "2022, 2023" over figures.
fn is_of_periods(block: &Block, row: usize) -> bool {
    let filled = (0..block.columns()).filter(|column| !block.text(row, *column).trim().is_empty());
    let mut times = Vec::new();
    let mut last = 0;
    for column in filled {
        let Some(time) = periods::time(&block.text(row, column)) else { return false };
        times.push(time);
        last = column;
    }
    let next = (row + 1..block.rows()).find(|row| block.filled_in(*row) > 0);
    let is_before_next = next.is_some_and(|row| periods::time(&block.text(row, 0)).is_some());
    last > 0 && next.is_some() && !is_before_next && periods::run_of_years(times.iter())
}

fn is_head(block: &Block, row: usize, label: Option<Time>) -> bool {
    let mut words = false;
    let mut codes = [false; 2];
    let mut times = Vec::new();
    let mut others = 0;
    // A row of figures shows itself within its first cells.
    for column in (0..block.columns()).take(64) {
        let text = block.text(row, column);
        if column == 0 && label.is_some() {
            others += 1;
        } else if column > 0
            && let Some(time) = periods::time(&text)
        {
            times.push(time);
        } else if let Some(nth) = ["X", "M"].iter().position(|code| *code == text.trim()) {
            codes.get_mut(nth).into_iter().for_each(|code| *code = true);
        } else if is_words(&text) {
            words = true;
        } else if !text.trim().is_empty() {
            return false;
        }
    }
    words |= codes == [true, true];
    if label.is_some() && (times.is_empty() || !words && others > 0 && times.len() < 2) && !words {
        return false;
    }
    // "2023", then words: a row of notes under its period, not a head.
    if label.is_some() && words && times.is_empty() {
        return false;
    }
    words || (times.len() > 1 && periods::run_of_years(times.iter()))
}

/// Letters, and no number among them that could be a figure.
pub fn is_words(text: &str) -> bool {
    let text = text.trim();
    if !text.contains(char::is_alphabetic) || is_missing(text) {
        return false;
    }
    let begins = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    if begins.starts_with(|c: char| c.is_ascii_digit()) {
        // "4.03.00.20: Trade by country", "1 Preliminary data of customs": a number, and what it is the number of.
        let says_more = heads::further_words(text) > 1 || heads::words_but_units(text) > 1;
        return says_more && periods::time(text).is_none();
    }
    !is_amount(text)
}

/// "USD 6.89 billion", "about 450": a word or two and the number.
fn is_amount(text: &str) -> bool {
    let has_number = text.split_whitespace().any(|word| {
        let word = word.trim_start_matches(['$', '€', '+', '-', '−', '(']);
        word.starts_with(|c: char| c.is_ascii_digit())
    });
    if !has_number || text.split_whitespace().count() > 4 {
        return false;
    }
    let said = heads::said(text);
    said.flow.is_none() && said.part.is_none() && periods::time(text).is_none()
}

/// Signs that say "nothing was printed" or "none".
pub fn is_missing(text: &str) -> bool {
    let text = text.trim();
    if text.len() > 6 {
        return false;
    }
    let text = text.to_lowercase();
    matches!(
        text.as_str(),
        "" | "-"
            | "–"
            | "—"
            | "−"
            | "..."
            | "…"
            | ".."
            | ":"
            | "n/a"
            | "na"
            | "n.a."
            | "nan"
            | "x"
            | "х"
            | "nil"
            | "н/д"
            | "нет"
    )
}
