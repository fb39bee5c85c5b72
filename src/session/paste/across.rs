//! Places in the table of partners or products: each row of a block to a dataset, each column to a period.
//!
//! A row goes by what it is called, wherever it stands; without names it goes by place, as in every table.

use std::collections::BTreeMap;

use super::NoPlace;
use super::block::Block;
use super::heads::folded;
use super::labels::Role;
use super::layout::Layout;
use super::places::{At, Placing, repeated};
use super::rows::period_of;
use super::whose::{Who, Whose};
use crate::analysis::growth::Basis;
use crate::analysis::sheet::{Column, Part, Side};
use crate::domain::{CellRef, DatasetId, Frequency, Period};
use crate::session::action::PasteAcross;
use crate::session::grid::Spot;
use crate::session::{Cursor, Session, Takes};

pub struct Across<'a> {
    paste: &'a PasteAcross,
    layout: &'a Layout,
    height: usize,
    width: usize,
    rows: usize,
    columns: usize,
    /// Where names say it: the datasets of the block's rows and columns.
    row_datasets: Option<Vec<Option<DatasetId>>>,
    column_datasets: Option<Vec<Option<DatasetId>>>,
    /// The column of the table that the first column of figures goes to.
    from: usize,
}

impl<'a> Across<'a> {
    pub fn new(session: &Session, paste: &'a PasteAcross, block: &Block, layout: &'a Layout, whose: &Whose) -> Self {
        let (height, width) = (layout.rows.len(), layout.columns.len());
        let whole = layout.has_heads() || block.rows() == 0;
        let (rows, columns) = if whole { (height, width) } else { repeated((height, width), paste.size) };
        let names = Names::new(session, paste, whose);
        let is_name = |role| !matches!(role, Role::Time | Role::Month | Role::Flow);
        let of_row = |row: usize| {
            let labels = layout.labels.iter().filter(|label| is_name(label.role));
            let texts = labels.map(|label| block.text(row + layout.head_rows, label.column));
            texts.filter_map(|text| names.dataset(&text, whose)).next()
        };
        let of_column = |nth: usize| {
            let column = layout.figures.get(nth).copied().unwrap_or(usize::MAX);
            (0..layout.head_rows).rev().find_map(|row| names.dataset(&block.text(row, column), whose))
        };
        let any = |all: Vec<Option<DatasetId>>| all.iter().any(Option::is_some).then_some(all);
        // A block with its names, put where the names stand, covers them with its own.
        let before = layout.figures.first().copied().unwrap_or(0);
        let is_on_names = paste.columns.get(paste.at.1).is_none_or(Option::is_none);
        Self {
            paste,
            layout,
            height,
            width,
            rows,
            columns,
            row_datasets: any((0..height).map(of_row).collect()),
            column_datasets: any((0..width).map(of_column).collect()),
            from: paste.at.1 + if is_on_names { before } else { 0 },
        }
    }

    fn dataset(&self, row: usize, column: usize) -> Result<DatasetId, NoPlace> {
        let named = |all: &Option<Vec<Option<DatasetId>>>, at: usize| {
            all.as_ref().map(|all| all.get(at).copied().flatten().ok_or(NoPlace::NoDataset))
        };
        let of_row = named(&self.row_datasets, row % self.height.max(1));
        if let Some(found) = of_row.or_else(|| named(&self.column_datasets, column % self.width.max(1))) {
            return found;
        }
        match self.paste.rows.get(self.paste.at.0 + row) {
            Some(Some(dataset)) => Ok(*dataset),
            Some(None) => Err(NoPlace::Calculated),
            None => Err(NoPlace::BeyondRows),
        }
    }

    fn period(&self, row: usize, column: usize) -> Result<Period, NoPlace> {
        let head = self.layout.columns.get(column % self.width.max(1)).copied().unwrap_or_default();
        if self.layout.by_period {
            let time = self.layout.rows.get(row).copied().unwrap_or_default().time;
            return period_of(time, head.time, self.layout.title.year).ok_or(NoPlace::UnknownRow);
        }
        let place = self.from + column;
        match self.paste.columns.get(place) {
            Some(Some(period)) => Ok(*period),
            Some(None) => Err(NoPlace::Calculated),
            None => self.beyond(place).ok_or(NoPlace::BeyondColumns),
        }
    }

    /// After the last column the periods go on.
    fn beyond(&self, place: usize) -> Option<Period> {
        let last = self.paste.columns.last().copied().flatten()?;
        let on = |period: &Period| match period.frequency() {
            Frequency::YearToDate | Frequency::Span => period.plus_years(1),
            _ => period.next(),
        };
        std::iter::successors(Some(last), on).nth(place + 1 - self.paste.columns.len())
    }
}

impl Placing for Across<'_> {
    fn rows(&self) -> usize {
        self.rows
    }

    fn columns(&self) -> usize {
        self.columns
    }

    fn may_meet(&self) -> bool {
        self.layout.has_heads()
    }

    fn from(&self, row: usize, column: usize) -> Spot {
        Spot::new(row % self.height.max(1), column % self.width.max(1))
    }

    fn place(&mut self, row: usize, column: usize) -> Result<At, NoPlace> {
        let head = self.layout.columns.get(column % self.width.max(1)).copied().unwrap_or_default();
        let of_row = self.layout.rows.get(row).copied().unwrap_or_default();
        if let Some(why) = head.left.or(of_row.left) {
            return Err(why);
        }
        let is_level = matches!(head.said.part, None | Some(Part::Level));
        let flow = of_row.flow.or(head.said.flow);
        let is_known = !self.layout.by_flow || flow.is_some();
        if head.said.foreign || !is_level || !is_known {
            return Err(NoPlace::UnknownColumn);
        }
        let dataset = self.dataset(row, column)?;
        let period = self.period(row, column)?;
        let level = Column::level(flow.unwrap_or(self.paste.flow));
        let key = level.key(period, Basis::default());
        let cursor = Cursor { period, column: level.of(Side::Beside(dataset)) };
        Ok(At { cursor, takes: Takes::Figure(CellRef { dataset, key }) })
    }
}

/// What the datasets of the table are called.
struct Names {
    of: BTreeMap<Who, DatasetId>,
}

impl Names {
    /// By partner where the partners differ, else by product; what several are called is the first one's.
    fn new(session: &Session, paste: &PasteAcross, whose: &Whose) -> Self {
        let project = session.project();
        let heads = || {
            let there = paste.rows.iter().flatten();
            there.filter_map(|id| project.datasets.get(*id)).map(|dataset| (dataset.id, &dataset.head))
        };
        let first = heads().next().map(|(_, head)| head.partner.clone());
        let one_partner = heads().count() > 1 && heads().all(|(_, head)| Some(&head.partner) == first.as_ref());
        let mut of = BTreeMap::new();
        let mut call = |name: Who, id| {
            if !name.is_empty() {
                of.entry(name).or_insert(id);
            }
        };
        for (id, head) in heads() {
            if one_partner {
                call(folded(&head.product), id);
                call(head.product.split_whitespace().next().map(folded).unwrap_or_default(), id);
            } else {
                call(whose.areas.code_of(&head.partner).unwrap_or_default(), id);
            }
            call(folded(&head.name), id);
        }
        Self { of }
    }

    fn dataset(&self, text: &str, whose: &Whose) -> Option<DatasetId> {
        if text.trim().is_empty() {
            return None;
        }
        self.of.get(&whose.who(text)).or_else(|| self.of.get(&folded(text))).copied()
    }
}
