//! The table of all figures as a grid.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use egui::Id;

use crate::domain::{Number, Said};
use crate::session::all_figures::texts::{self, COLUMNS};
use crate::session::all_figures::{FigureTable, Found, Sort, Typed, problem_text, typed};
use crate::session::grid::{Cells, Marks, Spot};
use crate::session::{FigureColumn, FigureCursor, Session, wording};
use crate::ui::View;
use crate::ui::command::GridCommand;
use crate::ui::grid::{Align, Does, Face, GridSource, Head, Hint, Ink, Mark, MenuEntry, Shape, Sorting, Target};
use crate::words::{Words, plain_spaces};

/// Own entries of the menu of a cell.
pub const GO_TO_DATASET: u32 = 1;
pub const GO_TO_SOURCE: u32 = 2;
pub const ADOPT: u32 = 3;
pub const ONLY_DATASET: u32 = 4;
pub const ONLY_SOURCE: u32 = 5;

type Texts = Rc<[String; COLUMNS.len()]>;

pub struct FigureSource<'a> {
    session: &'a Session,
    words: &'a Words,
    table: FigureTable<'a>,
    sort: Option<Sort>,
    widths: &'a BTreeMap<FigureColumn, f32>,
    /// Texts of the rows in view: they are asked for more than once in a frame.
    texts: RefCell<BTreeMap<usize, Texts>>,
}

/// Under which the table has the focus.
pub fn grid_id() -> Id {
    Id::unique("all-figures")
}

/// Longer texts are cut, with the whole in the tooltip.
fn most_signs(column: FigureColumn) -> usize {
    match column {
        FigureColumn::Amount => 40,
        FigureColumn::Dataset | FigureColumn::Source | FigureColumn::Note | FigureColumn::Measure => 26,
        _ => 24,
    }
}

impl<'a> FigureSource<'a> {
    pub fn new(
        view: &View<'a>,
        table: FigureTable<'a>,
        sort: Option<Sort>,
        widths: &'a BTreeMap<FigureColumn, f32>,
    ) -> Self {
        Self { session: view.session, words: view.words, table, sort, widths, texts: RefCell::default() }
    }

    fn found(&self, row: usize) -> Option<Found<'a>> {
        self.table.figures.row(self.table.project, row)
    }

    fn texts_of(&self, row: usize) -> Option<Texts> {
        if let Some(known) = self.texts.borrow().get(&row) {
            return Some(Rc::clone(known));
        }
        let found = self.found(row)?;
        let text = |column| texts::cell_text(self.words, self.table.project, &found, column);
        let fresh: Texts = Rc::new(COLUMNS.map(text));
        self.texts.borrow_mut().insert(row, Rc::clone(&fresh));
        Some(fresh)
    }

    fn text(&self, spot: Spot) -> String {
        self.texts_of(spot.row).and_then(|texts| texts.get(spot.column).cloned()).unwrap_or_default()
    }

    fn amount_hint(&self, at: FigureCursor, text: &str) -> Option<Hint> {
        let read = self.session.read_entry(at.cell.dataset, at.cell.key, text);
        if let Some(problem) = read.problem {
            return Some(Hint { text: wording::unreadable(self.words, problem), attention: true });
        }
        let Some(Said::Number(number)) = read.said else { return None };
        let head = &self.table.project.datasets.get(at.cell.dataset)?.head;
        let unit = texts::unit_name(self.words, head, at.cell.key.measure);
        let shown = |number: Number| self.words.decimal(number.value());
        Some(Hint { text: format!("{} {unit}", shown(number)), attention: false })
    }
}

impl Cells for FigureSource<'_> {
    fn rows(&self) -> usize {
        self.table.rows()
    }

    fn columns(&self) -> usize {
        self.table.columns()
    }

    fn is_filled(&self, spot: Spot) -> bool {
        self.table.is_filled(spot)
    }
}

impl GridSource for FigureSource<'_> {
    type At = FigureCursor;

    fn at(&self, spot: Spot) -> Option<FigureCursor> {
        self.table.cursor_at(spot)
    }

    fn spot_of(&self, at: FigureCursor) -> Option<Spot> {
        self.table.spot_of(at)
    }

    fn words(&self) -> &Words {
        self.words
    }

    fn id(&self) -> Id {
        grid_id()
    }

    fn name(&self) -> String {
        self.words.t("figures-title").to_owned()
    }

    fn revision(&self) -> u64 {
        self.table.figures.version() * 64 + self.words.numbers as u64 * 8 + self.words.dates as u64
    }

    fn head(&self, column: usize) -> Head {
        let Some(column) = COLUMNS.get(column) else { return Head::default() };
        let text = texts::column_name(self.words, *column).to_owned();
        let sort = self.sort.filter(|sort| sort.column == *column);
        let (sorting, id) = match sort {
            None => (Sorting::Not, None),
            Some(Sort { descending: false, .. }) => (Sorting::Ascending, Some("figures-head-ascending")),
            Some(Sort { descending: true, .. }) => (Sorting::Descending, Some("figures-head-descending")),
        };
        let name = id.map_or_else(String::new, |id| self.words.with(id, &[("column", &text)]));
        Head { text, name, begins_group: false, left: *column != FigureColumn::Amount, sort: Some(sorting) }
    }

    fn width(&self, column: usize) -> Option<f32> {
        self.widths.get(COLUMNS.get(column)?).copied()
    }

    fn frozen(&self) -> usize {
        1
    }

    fn face(&self, spot: Spot) -> Face {
        let Some((found, column)) = self.found(spot.row).zip(COLUMNS.get(spot.column)) else { return Face::default() };
        let amount = *column == FigureColumn::Amount;
        let unread = amount && matches!(found.figure.said, Said::Unread(_));
        let ink = match column {
            _ if unread => Ink::Attention,
            FigureColumn::Published if found.figure.published().is_none() => Ink::Calculated,
            _ if !texts::is_filled(self.table.project, &found, *column) => Ink::Muted,
            // A rival is not what the project goes by.
            FigureColumn::Amount if !found.is_adopted() => Ink::Calculated,
            FigureColumn::Amount | FigureColumn::Source | FigureColumn::Note | FigureColumn::Dataset => Ink::Text,
            _ => Ink::Muted,
        };
        let text = self.text(spot);
        let count = found.figures.count();
        Face {
            align: if amount { Align::Right } else { Align::Left },
            ink,
            mark: if amount && count > 1 && found.is_adopted() { Mark::Count(count) } else { Mark::None },
            letter: None,
            note: None,
            attention: unread,
            text,
        }
    }

    fn shape(&self, spot: Spot) -> Shape {
        let Some(column) = COLUMNS.get(spot.column) else { return Shape::default() };
        let shape = Shape::of_text(&self.text(spot), most_signs(*column));
        Shape { marked: *column == FigureColumn::Amount, ..shape }
    }

    fn cell_name(&self, spot: Spot) -> String {
        let found = self.found(spot.row).zip(COLUMNS.get(spot.column));
        found.map_or_else(String::new, |(found, column)| {
            texts::cell_name(self.words, self.table.project, &found, *column)
        })
    }

    fn cell_value(&self, spot: Spot) -> String {
        let text = plain_spaces(&self.text(spot));
        if text.chars().nth(500).is_none() { text } else { text.chars().take(500).chain(['…']).collect() }
    }

    fn sentences(&self, spot: Spot) -> Vec<String> {
        let Some((found, column)) = self.found(spot.row).zip(COLUMNS.get(spot.column)) else { return Vec::new() };
        let mut sentences = Vec::new();
        let text = self.text(spot);
        if text.chars().count() > most_signs(*column).min(14) {
            sentences.push(text.chars().take(300).collect());
        }
        if *column == FigureColumn::Amount {
            if matches!(found.figure.said, Said::Unread(_)) {
                sentences.push(self.words.t("figure-remark-unread").to_owned());
            }
            if !found.is_adopted() {
                sentences.push(self.words.t("figures-not-adopted").to_owned());
            }
        }
        let from_source = *column == FigureColumn::Published
            && found.figure.published().is_none()
            && texts::is_filled(self.table.project, &found, *column);
        if from_source {
            sentences.push(self.words.t("figures-date-of-source").to_owned());
        }
        sentences
    }

    fn text_to_edit(&self, spot: Spot) -> Result<String, String> {
        let read_only = || self.words.t("figures-read-only").to_owned();
        let found = self.found(spot.row).zip(COLUMNS.get(spot.column));
        let (found, column) = found.filter(|(_, column)| texts::is_typed(**column)).ok_or_else(read_only)?;
        Ok(texts::edit_text(self.words, self.table.project, &found, *column))
    }

    fn opens(&self, spot: Spot) -> bool {
        COLUMNS.get(spot.column) == Some(&FigureColumn::Dataset)
    }

    fn hint(&self, at: FigureCursor, text: &str) -> Option<Hint> {
        match typed(self.table.project, self.words, at.column, text) {
            Err(problem) => Some(Hint { text: problem_text(self.words, problem), attention: true }),
            Ok(Typed::Amount(text)) => self.amount_hint(at, &text),
            Ok(Typed::Change(crate::session::FigureChange::Source(Some(id)))) => {
                let source = self.table.project.sources.get(id)?;
                Some(Hint { text: source.title.clone(), attention: false })
            }
            Ok(Typed::Change(crate::session::FigureChange::Status(status))) => {
                Some(Hint { text: wording::status_name(self.words, status).to_owned(), attention: false })
            }
            Ok(Typed::Change(crate::session::FigureChange::Published(Some(date)))) => {
                Some(Hint { text: self.words.date(date), attention: false })
            }
            Ok(Typed::Change(_)) => None,
        }
    }

    fn holds_back(&self, at: FigureCursor, text: &str) -> bool {
        typed(self.table.project, self.words, at.column, text).is_err()
    }

    fn is_text_column(&self, column: usize) -> bool {
        COLUMNS.get(column) != Some(&FigureColumn::Amount)
    }

    fn menu(&self, target: Target, _marks: &Marks) -> Vec<MenuEntry> {
        let Target::Cell(spot) = target else { return Vec::new() };
        let Some((found, column)) = self.found(spot.row).zip(COLUMNS.get(spot.column)) else { return Vec::new() };
        let own = |id: &'static str, choice| MenuEntry::new(self.words.t(id), Does::Own(choice));
        let sourced = found.figure.source.is_some();
        vec![
            MenuEntry::new(self.words.t("figures-menu-edit"), Does::Edit).enabled(texts::is_typed(*column)),
            MenuEntry::new(self.words.t("figures-menu-clear"), Does::Clear).enabled(texts::is_typed(*column)),
            own("figures-menu-adopt", ADOPT).enabled(!found.is_adopted()),
            MenuEntry::line(),
            own("figures-menu-dataset", GO_TO_DATASET),
            own("figures-menu-source", GO_TO_SOURCE).enabled(sourced),
            own("figures-menu-only-dataset", ONLY_DATASET),
            own("figures-menu-only-source", ONLY_SOURCE),
            MenuEntry::line(),
            MenuEntry::new(self.words.t("figures-menu-copy"), Does::Command(GridCommand::Copy)),
            MenuEntry::new(self.words.t("figures-menu-copy-heads"), Does::Command(GridCommand::CopyWithHeadings)),
        ]
    }
}
