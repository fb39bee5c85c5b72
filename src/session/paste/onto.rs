//! What a block is pasted onto: a dataset's table, or the table of partners or products.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use rust_decimal::Decimal;

use crate::analysis::sheet::{Part, Question, Sheet, Side, Stated, Walk, sheet};
use crate::domain::{CellRef, DatasetHead, DatasetId, Figure, Measure, Multiplier, Number, Qualifier, Said};
use crate::formats::formula::unguarded;
use crate::session::action::{PasteAcross, Reading};
use crate::session::copying::{Plain, number_cell};
use crate::session::table::DatasetTable;
use crate::session::{Cursor, Session};

#[derive(Clone, Copy)]
pub enum Onto<'a> {
    Table(&'a DatasetTable),
    Across(&'a PasteAcross),
}

/// What stands in a table already, as far as a paste asks.
pub struct Ground<'a> {
    session: &'a Session,
    onto: Onto<'a>,
    pub reading: Reading,
    /// Of datasets across: nothing else has their tables at hand.
    sheets: RefCell<BTreeMap<DatasetId, Option<Rc<Sheet>>>>,
    /// Of a dataset's table.
    walk: RefCell<Option<Walk<'a>>>,
}

impl<'a> Ground<'a> {
    pub fn new(session: &'a Session, onto: Onto<'a>, reading: Reading) -> Self {
        Self { session, onto, reading, sheets: RefCell::default(), walk: RefCell::default() }
    }

    fn head_of(&self, id: DatasetId) -> Option<&'a DatasetHead> {
        self.session.project().datasets.get(id).map(|dataset| &dataset.head)
    }

    /// Every dataset that a cell can be of.
    pub fn datasets(&self) -> Vec<DatasetId> {
        match self.onto {
            Onto::Table(table) => std::iter::once(table.id).chain(table.beside.iter().map(|(id, _)| *id)).collect(),
            Onto::Across(paste) => paste.rows.iter().flatten().copied().collect(),
        }
    }

    /// The unit that all of the table is in.
    pub fn unit(&self) -> Option<&'a str> {
        let id = self.datasets().first().copied()?;
        self.head_of(id).map(|head| head.unit.as_str())
    }

    /// What amounts of a dataset are counted in where the block says nothing.
    pub fn multiplier(&self, dataset: Option<DatasetId>) -> Multiplier {
        match self.onto {
            Onto::Across(paste) => paste.multiplier,
            Onto::Table(table) => self.head_of(dataset.unwrap_or(table.id)).map(|head| head.shown).unwrap_or_default(),
        }
    }

    /// What the table shows there already, as copying writes it: a calculated figure does not become a printed one.
    ///
    /// `text`: also as the plain number that it is; `shown`: what the dataset's amounts are shown in.
    pub fn shows(&self, at: Cursor, text: (&str, Option<Decimal>), old: Option<&Figure>, shown: Multiplier) -> bool {
        let (text, plain) = text;
        if old.is_some_and(|old| matches!(&old.said, Said::Unread(kept) if **kept == *text)) {
            return true;
        }
        let Onto::Table(table) = self.onto else { return old.is_none() && text.trim().is_empty() };
        let known = plain.and_then(|value| self.level_shows(table, at, value, old, shown));
        known.unwrap_or_else(|| self.table_shows(table, at, text, old))
    }

    /// By far the most cells are levels, and plain numbers; `None` where the cell has to be looked at as a whole.
    fn level_shows(
        &self,
        table: &'a DatasetTable,
        at: Cursor,
        value: Decimal,
        old: Option<&Figure>,
        shown: Multiplier,
    ) -> Option<bool> {
        let is_level = at.column.part == Part::Level && at.column.of == Side::Own;
        if !is_level || table.sheet.question.as_of.is_some() {
            return None;
        }
        let same = |other: Decimal| other == value && other.scale() == value.scale();
        let Some(old) = old else {
            // Nobody printed it: the table shows it where it follows from others.
            let mut walk = self.walk.borrow_mut();
            let walk = walk.get_or_insert_with(|| table.sheet.walk());
            if !walk.go_to(at.period) {
                return Some(false);
            }
            return match walk.level(at.column) {
                Some(Stated::Value(known, Qualifier::Exact)) => Some(same(known)),
                Some(_) => None,
                None => Some(false),
            };
        };
        let number = old.said.number().filter(|number| number.multiplier() == shown)?;
        (old.qualifier == Qualifier::Exact).then(|| same(number.value()))
    }

    fn table_shows(&self, table: &DatasetTable, at: Cursor, text: &str, old: Option<&Figure>) -> bool {
        let Some(shown) = table.glance(at) else { return old.is_none() && text.trim().is_empty() };
        match number_cell(&shown, at.column) {
            Some(Plain::Text(_)) => false,
            Some(plain) => unguarded(&plain.written(self.session.number_format())) == text,
            // "new", "no trade": words for what can not be calculated.
            None => old.is_none() && !text.trim().is_empty() && !text.contains(|c: char| c.is_ascii_digit()),
        }
    }

    /// Whether what stands in a cell across says a number already, in other multiples or by calculation.
    pub fn says(&self, at: CellRef, number: Number, old: Option<&Figure>) -> bool {
        let Onto::Across(paste) = self.onto else { return false };
        let same = |known: Option<Decimal>| {
            let new = number.amount_in(paste.multiplier);
            known.zip(new).is_some_and(|(known, new)| known == new && known.scale() == new.scale())
        };
        if let Some(old) = old {
            return same(old.said.number().and_then(|old| old.amount_in(paste.multiplier)));
        }
        if at.key.measure != Measure::Level {
            return false;
        }
        let sheet = self.sheet(at.dataset);
        let level = sheet.and_then(|sheet| sheet.level_in(at.key.period, at.key.flow));
        let power = i32::from(self.head_of(at.dataset).map(|head| head.shown).unwrap_or_default().0)
            - i32::from(paste.multiplier.0);
        same(level.and_then(|level| crate::domain::number::shift(level.amount.value?, power)))
    }

    fn sheet(&self, id: DatasetId) -> Option<Rc<Sheet>> {
        let project = self.session.project();
        let fresh = || {
            let dataset = project.datasets.get(id)?;
            Some(Rc::new(sheet(dataset, &project.sources, Question::default(), &[])))
        };
        self.sheets.borrow_mut().entry(id).or_insert_with(fresh).clone()
    }
}
