//! A dataset's table as a grid: periods down, flows with their parts across, datasets side by side.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};

use egui::Id;

use super::menu;
use super::shape::shape;
use crate::analysis::sheet::{Cell, Column, Content, Origin, Part, Remark, RowsOf, Side};
use crate::analysis::totals::TotalRow;
use crate::domain::{CellRef, DatasetId, Figure, Figures, ObsStatus, SourceId};
use crate::session::entry;
use crate::session::grid::{Cells, Marks, Spot};
use crate::session::{Cursor, DatasetTable, Session, TableRow, Takes, dataset_name, wording};
use crate::ui::dataset::texts;
use crate::ui::grid::{Align, Face, GridSource, Group, Head, Hint, Ink, Mark, MenuEntry, RowHead, Shape, Target};
use crate::ui::theme::Theme;
use crate::words::Words;

/// The id under which the grid of a dataset has the focus.
pub fn grid_id(id: DatasetId) -> Id {
    Id::unique("dataset-grid").with(id.0.raw())
}

/// The source that a typed title names.
pub fn source_named(session: &Session, title: &str) -> Option<SourceId> {
    let title = title.trim().to_lowercase();
    let mut sources = session.project().sources.iter();
    sources.find(|source| source.title.trim().to_lowercase() == title).map(|source| source.id)
}

pub struct DatasetGrid<'s> {
    pub session: &'s Session,
    pub words: &'s Words,
    pub theme: &'static Theme,
    pub table: &'s DatasetTable,
}

impl DatasetGrid<'_> {
    fn cursor(&self, spot: Spot) -> Option<Cursor> {
        self.table.cursor_at(spot)
    }

    fn column(&self, column: usize) -> Option<Column> {
        self.table.columns.get(column).copied()
    }

    /// A row under the table, in one of its columns.
    fn total(&self, spot: Spot) -> Option<(&TotalRow, Column, &Cell)> {
        let total = self.table.total(spot.row.checked_sub(self.table.rows())?)?;
        Some((total, self.column(spot.column)?, total.cells.get(spot.column)?))
    }

    /// The dataset that stands beside the own one in a column.
    fn other(column: Column) -> Option<DatasetId> {
        match column.of {
            Side::Own => None,
            Side::Beside(id) | Side::Difference(id) | Side::DifferencePercent(id) => Some(id),
        }
    }

    fn other_name(&self, column: Column) -> Option<String> {
        let project = self.session.project();
        let dataset = project.datasets.get(Self::other(column)?)?;
        Some(dataset_name(project, dataset, self.words))
    }

    pub fn flow_name(&self, column: Column) -> &str {
        wording::flow_name(self.words, self.session.project(), column.flow)
    }

    /// The head of a column under its flow.
    pub fn part_name(&self, column: Column) -> &str {
        match column.of {
            Side::Difference(_) => self.words.t("grid-difference"),
            Side::DifferencePercent(_) => self.words.t("grid-difference-percent"),
            _ => texts::part_name(self.words, column, self.table.sheet.question.basis),
        }
    }

    fn column_name(&self, column: Column) -> String {
        wording::head_name(self.words, self.session.project(), column, self.table.sheet.question.basis)
    }

    /// The unit of a level beside, where it is not that of the own dataset.
    fn other_unit(&self, column: Column) -> Option<String> {
        let Side::Beside(other) = column.of else { return None };
        let head = |id| self.session.project().datasets.get(id).map(|dataset| (&dataset.head.unit, dataset.head.shown));
        let (own, (unit, shown)) = (head(self.table.id)?, head(other)?);
        (column.part == Part::Level && own != (unit, shown)).then(|| self.words.unit_code(unit, shown))
    }

    pub fn figures(&self, cursor: Cursor) -> Option<&Figures> {
        let (Takes::Figure(cell) | Takes::Note(cell) | Takes::Source(cell)) = self.table.takes(cursor) else {
            return None;
        };
        self.session.figures(cell.dataset, cell.key)
    }

    pub fn adopted(&self, cursor: Cursor) -> Option<&Figure> {
        self.figures(cursor).and_then(Figures::adopted)
    }

    fn note(&self, cursor: Cursor) -> Option<&str> {
        self.adopted(cursor)?.details()?.note.as_deref()
    }

    fn source_title(&self, cursor: Cursor) -> Option<&str> {
        let source = self.session.project().sources.get(self.adopted(cursor)?.source?)?;
        Some(&source.title)
    }

    /// The words of a note or a source column.
    fn written(&self, cursor: Cursor) -> Option<&str> {
        match cursor.column.part {
            Part::Note => Some(self.note(cursor).unwrap_or_default()),
            Part::Source => Some(self.source_title(cursor).unwrap_or_default()),
            _ => None,
        }
    }

    fn cell(&self, spot: Spot) -> Option<Cow<'_, Cell>> {
        self.table.cell_at(spot)
    }

    /// The letter of the cell's note.
    fn footnote(&self, cursor: Cursor) -> Option<String> {
        self.note(cursor).filter(|note| !note.trim().is_empty())?;
        let cell = self.table.figure_cell(cursor)?;
        Some(self.session.footnotes(self.table).of_cell(cell)?.letter())
    }

    /// What is painted of a cell, whoever it belongs to.
    fn face_of(&self, cell: &Cell, column: Column) -> Face {
        let ink = match (&cell.content, &cell.origin) {
            (Content::Unread(_), _) => Ink::Attention,
            (Content::Missing, _) => Ink::Calculated,
            (_, Origin::Printed { .. }) => Ink::Text,
            _ => Ink::Calculated,
        };
        let align = match &cell.content {
            Content::Unread(_) => Align::Left,
            _ => super::shape::decimals(cell).map_or(Align::Right, Align::Decimals),
        };
        let letter = match (&cell.content, &cell.origin) {
            (Content::NoValue(_), _) => None,
            (_, Origin::Printed { status, .. }) if *status != ObsStatus::Normal => Some(status.code()),
            _ => None,
        };
        let text = wording::cell_text(self.words, cell, column);
        let attention = cell.remarks.iter().any(|remark| texts::needs_attention(*remark));
        Face { text, align, ink, letter, attention, ..Face::default() }
    }

    fn total_head(&self, row: usize) -> RowHead {
        let Some((total, ..)) = self.total(Spot::new(row, 0)) else { return RowHead::default() };
        let (text, name) = (wording::total_name_short(self.words, total), wording::total_name(self.words, total));
        let tip = format!("{name}\n{}", self.words.t("figure-total-tip"));
        RowHead { text, name, tip, ..RowHead::default() }
    }

    /// That the growth in a cell mixes two issues of a source.
    fn two_issues(&self, cell: &Cell, column: Column) -> Option<String> {
        let growth =
            matches!(column.part, Part::Growth | Part::Change | Part::Index | Part::Contribution | Part::Printed);
        let compared = matches!(column.of, Side::Difference(_) | Side::DifferencePercent(_));
        let dataset = self.table.dataset_of(column);
        if growth && !compared { self.session.two_issues(self.words, dataset, cell, column.flow) } else { None }
    }

    fn mark(&self, cell: &Cell, cursor: Cursor) -> Mark {
        if cell.has(Remark::Agrees) {
            Mark::Agrees
        } else if cell.has(Remark::Rivals) {
            Mark::Count(self.figures(cursor).map_or(0, Figures::count))
        } else {
            Mark::None
        }
    }

    fn figure_hint(&self, cell: CellRef, text: &str) -> Option<Hint> {
        let read = self.session.read_entry(cell.dataset, cell.key, text);
        let head = &self.session.project().datasets.get(cell.dataset)?.head;
        let said = entry::spoken(self.words, text, &read, cell.key.measure, &head.unit, head.shown)?;
        Some(Hint { text: said, attention: read.problem.is_some() })
    }
}

impl Cells for DatasetGrid<'_> {
    fn rows(&self) -> usize {
        self.table.rows()
    }

    fn columns(&self) -> usize {
        self.table.columns()
    }

    fn used_rows(&self) -> Option<(usize, usize)> {
        self.table.used_rows()
    }

    fn is_filled(&self, spot: Spot) -> bool {
        match self.cursor(spot).and_then(|cursor| self.written(cursor)) {
            Some(text) => !text.is_empty(),
            None => self.table.is_filled(spot),
        }
    }
}

/// Signs of a note or a source that a column has room for.
const MOST_WRITTEN: usize = 26;
/// Of an empty one, in tenths of a digit.
const LEAST_WRITTEN: u32 = 100;

/// Width of the column with the periods.
fn period_width(rows: RowsOf) -> f32 {
    match rows {
        RowsOf::Years => 76.0,
        RowsOf::HalfYears | RowsOf::Quarters => 100.0,
        RowsOf::Months => 108.0,
        RowsOf::YearToDate | RowsOf::OtherSpans => 148.0,
    }
}

impl GridSource for DatasetGrid<'_> {
    type At = Cursor;

    fn at(&self, spot: Spot) -> Option<Cursor> {
        self.cursor(spot)
    }

    fn spot_of(&self, at: Cursor) -> Option<Spot> {
        self.table.spot_of(at)
    }

    fn start(&self) -> Option<Spot> {
        self.table.first_cursor().and_then(|cursor| self.table.spot_of(cursor))
    }

    fn words(&self) -> &Words {
        self.words
    }

    fn id(&self) -> Id {
        grid_id(self.table.id)
    }

    fn name(&self) -> String {
        let project = self.session.project();
        let dataset = project.datasets.get(self.table.id);
        dataset.map(|dataset| dataset_name(project, dataset, self.words)).unwrap_or_default()
    }

    fn revision(&self) -> u64 {
        let beside: u64 = self.table.beside.iter().map(|(id, _)| self.session.dataset_revision(*id)).sum();
        self.session.dataset_revision(self.table.id).wrapping_add(beside)
    }

    fn columns_key(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.table.sheet.question, &self.table.columns).hash(&mut hasher);
        hasher.finish()
    }

    fn groups(&self) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        let mut last = None;
        for (nth, column) in self.table.columns.iter().enumerate() {
            let key = (column.flow, Self::other(*column));
            match groups.last_mut() {
                Some(group) if last == Some(key) => group.columns.end = nth + 1,
                _ => {
                    let flow = self.flow_name(*column);
                    let text = match self.other_name(*column) {
                        Some(dataset) => format!("{flow} · {dataset}"),
                        None => flow.to_owned(),
                    };
                    groups.push(Group { columns: nth..nth + 1, text, color: Some(self.theme.flow(column.flow)) });
                }
            }
            last = Some(key);
        }
        groups
    }

    fn head(&self, column: usize) -> Head {
        let Some(at) = self.column(column) else { return Head::default() };
        let before = column.checked_sub(1).and_then(|before| self.column(before));
        let begins_group = before.is_none_or(|b| (b.flow, Self::other(b)) != (at.flow, Self::other(at)));
        let mut name = self.column_name(at);
        if let Some(dataset) = self.other_name(at) {
            name = self.words.with("grid-beside-name", &[("cell", &name), ("dataset", &dataset)]);
        }
        let part = self.part_name(at);
        let text = match self.other_unit(at) {
            Some(unit) => self.words.with("grid-part-in", &[("part", part), ("unit", &unit)]),
            None => part.to_owned(),
        };
        Head { text, name, begins_group, left: self.is_text_column(column), sort: None }
    }

    fn head_tip(&self, column: usize) -> Vec<String> {
        let Some(column) = self.column(column) else { return Vec::new() };
        let project = self.session.project();
        let lines = wording::head_lines(self.words, project, self.table.id, column, self.table.sheet.question.basis);
        lines.into_iter().filter(|line| !line.is_empty()).collect()
    }

    fn width(&self, column: usize) -> Option<f32> {
        let widths = self.session.view_of(self.table.id).widths;
        widths.get(&self.column(column)?).map(|width| f32::from(*width))
    }

    fn row_head_width(&self) -> f32 {
        period_width(self.table.sheet.question.rows)
    }

    fn row_head_title(&self) -> String {
        self.words.t("grid-period").to_owned()
    }

    fn row_head(&self, row: usize) -> RowHead {
        let words = self.words;
        match self.table.row(row) {
            None => self.total_head(row),
            Some(TableRow::Period(period)) => {
                let (text, name) = (words.period_short(period), words.period(period));
                RowHead { text, name, ..RowHead::default() }
            }
            Some(TableRow::Next(period)) => {
                let text = format!("+ {}", words.period_short(period));
                RowHead { text, adds: true, tip: words.t("grid-add-tooltip").to_owned(), ..RowHead::default() }
            }
        }
    }

    fn totals(&self) -> usize {
        self.table.totals()
    }

    fn total_of(&self, row: usize) -> Option<usize> {
        self.table.total_of(row)
    }

    fn face(&self, spot: Spot) -> Face {
        if let Some((_, column, cell)) = self.total(spot) {
            return self.face_of(cell, column);
        }
        let Some(cursor) = self.cursor(spot) else { return Face::default() };
        if let Some(text) = self.written(cursor) {
            let text: String = text.chars().take(160).collect();
            return Face { text, ..Face::default() };
        }
        let Some(cell) = self.cell(spot) else { return Face::default() };
        let face = self.face_of(&cell, cursor.column);
        Face { mark: self.mark(&cell, cursor), note: self.footnote(cursor), ..face }
    }

    fn shape(&self, spot: Spot) -> Shape {
        if let Some((_, column, cell)) = self.total(spot) {
            return shape(self.words, cell, column);
        }
        let Some(cursor) = self.cursor(spot) else { return Shape::default() };
        if let Some(text) = self.written(cursor) {
            let shape = Shape::of_text(text, MOST_WRITTEN);
            return Shape { tenths: shape.tenths.max(LEAST_WRITTEN), ..shape };
        }
        self.cell(spot).map(|cell| shape(self.words, &cell, cursor.column)).unwrap_or_default()
    }

    fn cell_name(&self, spot: Spot) -> String {
        let total = self.total(spot);
        let column = total.map(|(_, column, _)| column).or_else(|| self.column(spot.column));
        let period = match total {
            Some((total, ..)) => Some(wording::total_name(self.words, total)),
            None => self.table.period_at(spot.row).map(|period| self.words.period(period)),
        };
        let Some((column, period)) = column.zip(period) else { return String::new() };
        let named = self.column_name(column);
        let name = self.words.with("figure-cell-name", &[("column", &named), ("period", &period)]);
        match self.other_name(column) {
            Some(dataset) => self.words.with("grid-beside-name", &[("cell", &name), ("dataset", &dataset)]),
            None => name,
        }
    }

    fn cell_value(&self, spot: Spot) -> String {
        if let Some((_, column, cell)) = self.total(spot) {
            return texts::cell_value(self.words, cell, column);
        }
        let Some(cursor) = self.cursor(spot) else { return String::new() };
        let missing = || "—".to_owned();
        if let Some(text) = self.written(cursor) {
            return if text.is_empty() { missing() } else { text.to_owned() };
        }
        self.cell(spot).map_or_else(missing, |cell| texts::cell_value(self.words, &cell, cursor.column))
    }

    fn sentences(&self, spot: Spot) -> Vec<String> {
        if let Some((total, column, cell)) = self.total(spot) {
            let (project, basis) = (self.session.project(), self.table.sheet.question.basis);
            return wording::total_sentences(self.words, project, total, column, cell, basis);
        }
        let Some(cursor) = self.cursor(spot) else { return Vec::new() };
        if let Some(text) = self.written(cursor) {
            return if text.is_empty() { Vec::new() } else { vec![text.chars().take(300).collect()] };
        }
        let Some(cell) = self.cell(spot) else { return Vec::new() };
        let project = self.session.project();
        let mut sentences = texts::sentences(self.words, project, &cell, cursor.column, cursor.period);
        sentences.extend(self.two_issues(&cell, cursor.column));
        if cell.has(Remark::HasNote)
            && let Some(note) = self.note(cursor)
        {
            let note: String = note.chars().take(300).collect();
            let letter = self.footnote(cursor).unwrap_or_default();
            sentences.push(self.words.with("grid-note-is", &[("letter", &letter), ("note", &note)]));
        }
        sentences
    }

    fn text_to_edit(&self, spot: Spot) -> Result<String, String> {
        let nothing = || self.words.t("grid-calculated-only").to_owned();
        let cursor = self.cursor(spot).ok_or_else(nothing)?;
        let needs_figure = || self.words.t("grid-needs-figure").to_owned();
        match self.table.takes(cursor) {
            Takes::Figure(cell) => Ok(self.session.text_of(cell.dataset, cell.key)),
            Takes::Note(_) => {
                self.adopted(cursor).ok_or_else(needs_figure)?;
                Ok(self.note(cursor).unwrap_or_default().to_owned())
            }
            Takes::Source(_) => {
                self.adopted(cursor).ok_or_else(needs_figure)?;
                Ok(self.source_title(cursor).unwrap_or_default().to_owned())
            }
            Takes::Nothing => Err(nothing()),
        }
    }

    fn hint(&self, at: Cursor, text: &str) -> Option<Hint> {
        match self.table.takes(at) {
            Takes::Figure(cell) => self.figure_hint(cell, text),
            Takes::Source(_) if self.holds_back(at, text) => {
                Some(Hint { text: self.words.t("grid-no-such-source").to_owned(), attention: true })
            }
            _ => None,
        }
    }

    fn holds_back(&self, at: Cursor, text: &str) -> bool {
        matches!(self.table.takes(at), Takes::Source(_))
            && !text.trim().is_empty()
            && source_named(self.session, text).is_none()
    }

    fn is_text_column(&self, column: usize) -> bool {
        self.column(column).is_some_and(|column| matches!(column.part, Part::Note | Part::Source))
    }

    fn fills(&self) -> bool {
        true
    }

    fn moves_columns(&self) -> bool {
        true
    }

    fn menu(&self, target: Target, marks: &Marks) -> Vec<MenuEntry> {
        menu::entries(self, target, marks)
    }
}
