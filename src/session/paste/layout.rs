//! Where heads and figures stand in a pasted block: which row and column says what.
//!
//! *Invariant:* nothing is guessed in silence: what a block needs beyond plain figures makes it one that is looked at.

use crate::analysis::sheet::Part;
use crate::domain::{Flow, Period};

use super::block::Block;
use super::heads::{self, Said};
use super::periods::{self, Named, Time};

/// What stands before a row of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowHead {
    /// Nothing: the row goes by place.
    None,
    Time(Time),
    /// A text that is no period; empty before a row that has figures.
    Unknown,
}

/// What stands over a column of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ColumnHead {
    pub said: Said,
    pub time: Option<Time>,
    /// Words that say nothing that is known.
    pub unknown: bool,
}

/// How a block is laid out, in its rows and columns as turned.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// Rows of heads above the figures.
    pub head_rows: usize,
    /// The first column is heads.
    pub has_labels: bool,
    /// One a row of figures.
    pub rows: Vec<RowHead>,
    /// One a column of figures.
    pub columns: Vec<ColumnHead>,
    /// What is said above the heads: title, unit, year.
    pub title: Said,
    pub year: Option<i32>,
    /// The periods are known from heads.
    pub by_period: bool,
    /// The columns are known from heads.
    pub by_flow: bool,
}

impl Layout {
    /// Nothing but figures: rows and columns go by place.
    pub fn plain(block: &Block) -> Self {
        Self {
            rows: vec![RowHead::None; block.rows()],
            columns: vec![ColumnHead::default(); block.columns()],
            ..Self::default()
        }
    }

    pub fn has_heads(&self) -> bool {
        self.head_rows > 0 || self.has_labels
    }
}

/// Most rows of heads that are looked for.
const MOST_HEADS: usize = 8;

/// Recognises heads. `forced`: the person said that there are some; `takes_text`: the cell under the block is for words.
pub fn recognised(block: &Block, forced: bool, takes_text: bool) -> Layout {
    let labels = labels(block);
    let by_label = labels.iter().filter(|label| label.is_some()).count();
    let head_rows = head_rows(block, &labels).max(usize::from(forced && block.rows() > 1));
    let below = || labels.iter().skip(head_rows);
    let is_time_column = block.columns() > 1 && by_label > 0 && are_periods(block, &labels, head_rows);
    let is_text_column = || {
        let cell = |row: usize| block.text(row, 0);
        let rows = head_rows..block.rows();
        let texts = rows.clone().filter(|row| is_words(&cell(*row))).count();
        block.columns() > 1 && texts > 0 && rows.clone().all(|row| is_words(&cell(row)) || cell(row).trim().is_empty())
    };
    let has_labels = is_time_column
        || (forced && block.columns() > 1)
        || (!takes_text && head_rows < block.rows() && is_text_column());
    let rows = below().enumerate().map(|(nth, label)| match label {
        _ if !has_labels || !(is_time_column || forced) => RowHead::None,
        Some(time) => RowHead::Time(*time),
        None if !is_time_column && block.text(head_rows + nth, 0).trim().is_empty() => RowHead::None,
        None => RowHead::Unknown,
    });
    let mut rows: Vec<_> = rows.collect();
    years_go_on(block, &mut rows, head_rows);
    let first = usize::from(has_labels);
    let (title, year) = title(block, head_rows, first);
    let mut columns = columns(block, head_rows, first);
    take_flow_of_title(&mut columns, title);
    let by_flow = columns.iter().any(|column| column.said.flow.is_some());
    let over = columns.iter().any(|head| head.time.is_some_and(|time| matches!(time.named, Named::Whole(_))));
    let by_period = rows.iter().any(|row| matches!(row, RowHead::Time(_))) || (over && head_rows > 0);
    Layout { head_rows, has_labels, rows, columns, title, year, by_period, by_flow }
}

/// One flow for the whole block, where its columns say levels and growth, or there is only one.
fn take_flow_of_title(columns: &mut [ColumnHead], title: Said) {
    let is_needed = columns.len() == 1 || columns.iter().any(|head| head.said.part.is_some());
    if !is_needed || columns.iter().any(|head| head.said.flow.is_some()) {
        return;
    }
    for head in columns.iter_mut().filter(|head| !head.unknown) {
        head.said.flow = title.flow;
    }
}

/// "2006" alone in its row, then its months: they are of that year.
fn years_go_on(block: &Block, rows: &mut [RowHead], head_rows: usize) {
    let mut year = None;
    for (nth, row) in rows.iter_mut().enumerate() {
        let RowHead::Time(time) = row else { continue };
        match (time.named, time.named.year()) {
            (_, Some(own)) if filled_in(block, nth + head_rows) < 2 => year = Some(own),
            (Named::InYear { .. }, _) if year.is_some() => {
                time.named = time.named.in_year(year).map_or(time.named, Named::Whole);
            }
            _ => {}
        }
    }
}

/// Whether periods stand across and flows, or nothing, down: then the block is to be turned.
pub fn lies_across(block: &Block) -> bool {
    let across: Vec<_> = (0..block.columns()).map(|column| periods::time(&block.text(0, column))).collect();
    let whole = across.iter().flatten().filter(|time| matches!(time.named, Named::Whole(_))).count();
    if block.rows() < 2 || whole == 0 {
        return false;
    }
    let labels = labels(block);
    let down = labels.iter().flatten().filter(|time| matches!(time.named, Named::Whole(_))).count();
    let from = usize::from(across.first().is_some_and(Option::is_none) && block.columns() > 1);
    let filled = (from..block.columns()).filter(|column| !block.text(0, *column).trim().is_empty()).count();
    let in_months = labels.iter().skip(1).flatten().any(|time| matches!(time.named, Named::InYear { .. }));
    whole > down && whole * 2 > filled && !in_months && run_of_years(across.iter().flatten())
}

fn labels(block: &Block) -> Vec<Option<Time>> {
    (0..block.rows()).map(|row| periods::time(&block.text(row, 0))).collect()
}

/// Years of nothing but digits could be figures: as periods they go on in one direction.
fn run_of_years<'a>(times: impl Iterator<Item = &'a Time>) -> bool {
    let times: Vec<_> = times.collect();
    if !times.iter().all(|time| time.bare) {
        return true;
    }
    let years: Vec<_> = times.iter().filter_map(|time| time.named.year()).collect();
    let goes_on = years.len() < 2 || years.first() != years.last();
    goes_on && (years.is_sorted() || years.is_sorted_by(|a, b| a >= b))
}

fn are_periods(block: &Block, labels: &[Option<Time>], head_rows: usize) -> bool {
    let below = labels.iter().skip(head_rows);
    let known = below.clone().filter(|label| label.is_some()).count();
    let filled = (head_rows..block.rows()).filter(|row| !block.text(*row, 0).trim().is_empty()).count();
    known * 2 >= filled && known > 0 && run_of_years(below.flatten())
}

/// How many rows at the top are heads: words, periods across, titles.
fn head_rows(block: &Block, labels: &[Option<Time>]) -> usize {
    let most = block.rows().saturating_sub(1).min(MOST_HEADS);
    let mut heads = 0;
    for row in 0..most {
        if is_head(block, row, labels.get(row).copied().flatten()) {
            heads = row + 1;
        } else if filled_in(block, row) > 1 || (labels.get(row).copied().flatten().is_none() && !is_blank(block, row)) {
            break;
        }
    }
    heads
}

fn filled_in(block: &Block, row: usize) -> usize {
    (0..block.columns()).filter(|column| !block.text(row, *column).trim().is_empty()).count()
}

fn is_blank(block: &Block, row: usize) -> bool {
    (0..block.columns()).all(|column| block.text(row, column).trim().is_empty())
}

fn is_head(block: &Block, row: usize, label: Option<Time>) -> bool {
    let mut words = false;
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
        } else if is_words(&text) {
            words = true;
        } else if !text.trim().is_empty() {
            return false;
        }
    }
    if label.is_some() && (times.is_empty() || !words && others > 0 && times.len() < 2) && !words {
        return false;
    }
    // "2023", then words: a row of notes under its period, not a head.
    if label.is_some() && words && times.is_empty() {
        return false;
    }
    words || (times.len() > 1 && run_of_years(times.iter()))
}

/// Letters, and no number among them that could be a figure.
fn is_words(text: &str) -> bool {
    let text = text.trim();
    if is_missing(text) || !text.contains(char::is_alphabetic) {
        return false;
    }
    let begins = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    !begins.starts_with(|c: char| c.is_ascii_digit()) && !is_amount(text)
}

/// "USD 6.89 billion", "about 450": a word or two and the number.
fn is_amount(text: &str) -> bool {
    let said = heads::said(text);
    let has_number = text.split_whitespace().any(|word| {
        let word = word.trim_start_matches(['$', '€', '+', '-', '−', '(']);
        word.starts_with(|c: char| c.is_ascii_digit())
    });
    has_number
        && said.flow.is_none()
        && said.part.is_none()
        && periods::time(text).is_none()
        && text.split_whitespace().count() <= 4
}

/// Signs that say "nothing was printed" or "none".
pub fn is_missing(text: &str) -> bool {
    let text = text.trim().to_lowercase();
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

/// What rows with a single text say of everything under them.
fn title(block: &Block, head_rows: usize, first: usize) -> (Said, Option<i32>) {
    let mut title = Said::default();
    let mut year = None;
    for row in 0..head_rows {
        let filled: Vec<_> =
            (0..block.columns()).filter(|column| !block.text(row, *column).trim().is_empty()).collect();
        let is_corner = first > 0 && filled.first() == Some(&0);
        if filled.len() == 1 || is_corner {
            let Some(column) = filled.first() else { continue };
            let text = block.text(row, *column);
            let said = heads::said(&text);
            // "Exports and imports" is the name of the table, not of a flow.
            let flow = said.flow.filter(|_| heads::flows(&text) == 1);
            title = Said { flow, ..said }.within(title);
            if filled.len() == 1 {
                year = year.or(periods::time(&text).and_then(|time| time.named.year()));
            }
        }
    }
    (title, year)
}

/// The heads of the columns of figures. A head that is merged over several columns stands in its first one.
fn columns(block: &Block, head_rows: usize, first: usize) -> Vec<ColumnHead> {
    let mut found = vec![ColumnHead::default(); block.columns().saturating_sub(first)];
    for row in 0..head_rows {
        let filled = (0..block.columns()).filter(|column| !block.text(row, *column).trim().is_empty()).count();
        if filled < 2 && block.columns() > first + 1 {
            continue;
        }
        let mut above = ColumnHead::default();
        for (nth, head) in found.iter_mut().enumerate() {
            let text = block.text(row, nth + first);
            let text = text.trim();
            let is_last = row + 1 == head_rows;
            if text.is_empty() && is_last {
                continue;
            }
            if !text.is_empty() {
                let said = heads::said(text);
                let time = periods::time(text).or_else(|| said.flow.and(periods::year_in(text)));
                above = ColumnHead { said, time, unknown: said.is_nothing() && time.is_none() };
            }
            head.said = above.said.within(head.said);
            head.time = above.time.or(head.time);
            head.unknown |= above.unknown;
        }
    }
    inherit_flows(&mut found);
    found
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

/// The period of a figure from the heads of its row and its column.
pub fn period_of(row: RowHead, column: ColumnHead, year: Option<i32>) -> Option<Period> {
    let time = match row {
        RowHead::Time(time) => time,
        RowHead::None => return column.time?.named.in_year(None),
        RowHead::Unknown => return None,
    };
    let over = column.time.and_then(|time| time.named.year());
    time.named.in_year(over.or(year))
}
