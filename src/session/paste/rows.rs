//! What the labels before each row of figures say: period, flow, unit, and whether the row is of the dataset at all.

use std::collections::BTreeMap;

use super::NoPlace;
use super::block::Block;
use super::heads::{self, Said};
use super::labels::{Label, Role, flow_in};
use super::periods::{self, Named, Time};
use super::whose::{Who, Whose};
use crate::domain::{Flow, Multiplier, Period};

/// The period that a row is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RowTime {
    /// No label says it: the column does, or the place.
    #[default]
    None,
    Time(Time),
    /// A text that is no period; empty before a row that has figures.
    Unknown,
}

/// What is said of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RowHead {
    pub time: RowTime,
    pub flow: Option<Flow>,
    pub multiplier: Option<Multiplier>,
    /// Why the row is left out as a whole.
    pub left: Option<NoPlace>,
}

/// Labels say the same over and over: each text is read once.
#[derive(Default)]
struct Known {
    times: BTreeMap<String, Option<Time>>,
    said: BTreeMap<String, (Said, Option<Said>, usize)>,
}

impl Known {
    fn time(&mut self, text: &str) -> Option<Time> {
        if let Some(known) = self.times.get(text) {
            return *known;
        }
        let read = periods::time(text);
        self.times.insert(text.to_owned(), read);
        read
    }

    /// What a label says; what it says of a flow, where that is all; how many flows it names.
    fn said(&mut self, text: &str) -> (Said, Option<Said>, usize) {
        if let Some(known) = self.said.get(text) {
            return *known;
        }
        let read = (heads::said(text), flow_in(text), heads::flows(text));
        self.said.insert(text.to_owned(), read);
        read
    }
}

/// One for each row under the heads.
pub fn rows(block: &Block, head_rows: usize, labels: &[Label], whose: &Whose) -> Vec<RowHead> {
    let mut rows = vec![RowHead::default(); block.rows().saturating_sub(head_rows)];
    if labels.is_empty() {
        return rows;
    }
    let texts = Texts::new(block, head_rows, labels);
    let mut known = Known::default();
    let mut section = None;
    for (nth, row) in rows.iter_mut().enumerate() {
        row.time = time(&texts, labels, nth, &mut known);
        read_flow(&texts, labels, nth, row, &mut known);
        let by_time = labels.iter().any(|label| label.role == Role::Time);
        match (row.time, row.flow) {
            // "Total exports", then its months.
            (RowTime::Unknown, Some(flow)) if by_time => (section, row.time) = (Some(flow), RowTime::None),
            (RowTime::Time(_), None) => row.flow = section,
            _ => {}
        }
    }
    years_go_on(block, &mut rows, head_rows);
    leave_out(&texts, labels, &mut rows, whose);
    rows
}

/// The texts of the labels; one that stands for several rows stands in the first of them.
struct Texts<'b> {
    block: &'b Block,
    head_rows: usize,
    /// For each label the row whose text is in force, where the label is not the last one.
    in_force: Vec<Vec<usize>>,
}

impl<'b> Texts<'b> {
    fn new(block: &'b Block, head_rows: usize, labels: &[Label]) -> Self {
        let last = labels.len().saturating_sub(1);
        let of_label = |(nth, label): (usize, &Label)| {
            // A lone label, or the one nearest to the figures, is written for each row.
            if nth == last || label.role == Role::Words {
                return Vec::new();
            }
            let mut from = head_rows;
            let rows = head_rows..block.rows();
            rows.map(|row| {
                if !block.text(row, label.column).trim().is_empty() {
                    from = row;
                }
                from
            })
            .collect()
        };
        let in_force = labels.iter().enumerate().map(of_label).collect();
        Self { block, head_rows, in_force }
    }

    fn text(&self, nth: usize, label: usize, labels: &[Label]) -> std::borrow::Cow<'b, str> {
        let Some(column) = labels.get(label).map(|label| label.column) else { return Default::default() };
        let row = self.in_force.get(label).and_then(|rows| rows.get(nth)).copied();
        self.block.text(row.unwrap_or(nth + self.head_rows), column)
    }
}

fn time(texts: &Texts<'_>, labels: &[Label], nth: usize, known: &mut Known) -> RowTime {
    let (mut exact, mut year, mut part) = (None, None, None);
    let mut unknown = false;
    let mut any = false;
    for (at, label) in labels.iter().enumerate() {
        if !matches!(label.role, Role::Time | Role::Month) {
            continue;
        }
        any = true;
        let text = texts.text(nth, at, labels);
        let read = if label.role == Role::Month { month(&text, known) } else { known.time(&text).map(Some) };
        match read {
            None => unknown = true,
            Some(None) => {}
            Some(Some(time)) => match time.named {
                Named::InYear { .. } => part = Some(time),
                Named::Whole(_) if time.named.year().is_some() => year = year.or(Some(time)),
                Named::Whole(_) => exact = exact.or(Some(time)),
            },
        }
    }
    let in_year = part.zip(year).and_then(|(part, year): (Time, Time)| {
        let named = part.named.in_year(year.named.year()).map(Named::Whole)?;
        Some(Time { named, starred: part.starred || year.starred, bare: false })
    });
    match exact.or(in_year).or(year).or(part) {
        _ if !any => RowTime::None,
        Some(time) if !unknown || exact.is_some() => RowTime::Time(time),
        _ => RowTime::Unknown,
    }
}

/// A part of a year by its name or number; `Some(None)`: the whole year.
fn month(text: &str, known: &mut Known) -> Option<Option<Time>> {
    let text = text.trim();
    let at = |named| Some(Some(Time { named, starred: false, bare: false }));
    if let Some(month) = text.parse::<u8>().ok().filter(|month| (1..=12).contains(month)) {
        return at(Named::InYear { month, months: 1 });
    }
    match text.to_lowercase().as_str() {
        "52" | "year" | "annual" | "total" | "год" | "год." | "всего" | "il" | "yil" | "yıl" | "жыл" => {
            Some(None)
        }
        _ => known.time(text).map(Some),
    }
}

/// A column of flows says it; else words that say a flow and nothing else.
fn read_flow(texts: &Texts<'_>, labels: &[Label], nth: usize, row: &mut RowHead, known: &mut Known) {
    let by_column = labels.iter().any(|label| label.role == Role::Flow);
    let mut flows: Vec<Flow> = Vec::new();
    let mut mixed = false;
    for (at, label) in labels.iter().enumerate() {
        let says = match label.role {
            Role::Flow => true,
            Role::Words | Role::Time => !by_column,
            _ => false,
        };
        if !says {
            continue;
        }
        let text = texts.text(nth, at, labels);
        let (said, plain, named) = known.said(&text);
        row.multiplier = row.multiplier.or(said.multiplier);
        match plain.and_then(|plain| plain.flow) {
            Some(flow) => flows.push(flow),
            None => mixed |= named > 0,
        }
    }
    flows.dedup();
    if let ([flow], false) = (flows.as_slice(), mixed) {
        row.flow = Some(*flow);
    }
}

/// "2006" alone in its row, then its months: they are of that year.
fn years_go_on(block: &Block, rows: &mut [RowHead], head_rows: usize) {
    let mut year = None;
    for (nth, row) in rows.iter_mut().enumerate() {
        let RowTime::Time(time) = &mut row.time else { continue };
        match (time.named, time.named.year()) {
            (_, Some(own)) if block.filled_in(nth + head_rows) < 2 => year = Some(own),
            (Named::InYear { .. }, _) if year.is_some() => {
                time.named = time.named.in_year(year).map_or(time.named, Named::Whole);
            }
            _ => {}
        }
    }
}

/// Rows of other countries and products.
fn leave_out(texts: &Texts<'_>, labels: &[Label], rows: &mut [RowHead], whose: &Whose) {
    for (roles, why) in [
        (&[Role::Reporter][..], NoPlace::OtherCountry),
        (&[Role::Partner], NoPlace::OtherCountry),
        (&[Role::Country], NoPlace::OtherCountry),
        (&[Role::Product], NoPlace::OtherProduct),
    ] {
        let of_role: Vec<usize> =
            (0..labels.len()).filter(|at| labels.get(*at).is_some_and(|label| roles.contains(&label.role))).collect();
        let (Some(role), false) = (roles.first(), of_role.is_empty()) else { continue };
        let mut known: BTreeMap<String, Who> = BTreeMap::new();
        let mut who = |text: &str| match known.get(text) {
            Some(who) => who.clone(),
            None => {
                // A code of goods is no number of a country.
                let who = if *role == Role::Product { heads::folded(text) } else { whose.who(text) };
                known.insert(text.to_owned(), who.clone());
                who
            }
        };
        let there: Vec<usize> =
            (0..rows.len()).filter(|nth| rows.get(*nth).is_some_and(|row| row.left.is_none())).collect();
        let of_row = |nth: &usize| {
            let texts = of_role.iter().map(|at| texts.text(*nth, *at, labels));
            texts.filter(|text| !text.trim().is_empty()).map(|text| who(&text)).collect()
        };
        let all: Vec<Vec<Who>> = there.iter().map(of_row).collect();
        let others = whose.others(*role, &all);
        for (nth, _) in there.iter().zip(others).filter(|(_, other)| *other) {
            if let Some(row) = rows.get_mut(*nth) {
                row.left = Some(why);
            }
        }
    }
}

/// The period of a figure from what is said of its row and its column.
pub fn period_of(row: RowTime, column: Option<Time>, year: Option<i32>) -> Option<Period> {
    let time = match row {
        RowTime::Time(time) => time,
        RowTime::None => return column?.named.in_year(year),
        RowTime::Unknown => return None,
    };
    let over = column.and_then(|time| time.named.year());
    time.named.in_year(over.or(year))
}
