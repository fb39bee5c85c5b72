//! The cells and periods that a person has selected, as actions name them.

use std::collections::BTreeSet;

use super::{Cursor, Session, Takes};
use crate::analysis::sheet::{Column, Content, Origin, Part, RowsOf, Side};
use crate::domain::{Against, CellRef, DatasetId, Figure, Figures, Key, Period};

impl Session {
    /// The selected cells of a dataset on screen that can have a figure, each once. Of a column of sources or notes
    /// those of its levels.
    pub fn selected_cells(&self, dataset: DatasetId) -> Vec<CellRef> {
        let Some(table) = self.table(dataset, None) else { return Vec::new() };
        let cell = |cursor: Cursor| match table.takes(cursor) {
            Takes::Figure(cell) | Takes::Note(cell) | Takes::Source(cell) => Some(cell),
            Takes::Nothing => None,
        };
        let cells: BTreeSet<_> = match table.marks(self.selection()) {
            Some(marks) => {
                let spots = marks.blocks(&*table).into_iter().flat_map(super::grid::Block::spots);
                spots.filter_map(|spot| cell(table.cursor_at(spot)?)).collect()
            }
            None => self.selection().cursor.and_then(cell).into_iter().collect(),
        };
        cells.into_iter().collect()
    }

    /// The selected periods of a dataset on screen, in time order.
    pub fn selected_periods(&self, dataset: DatasetId) -> BTreeSet<Period> {
        let Some(table) = self.table(dataset, None) else { return BTreeSet::new() };
        let marks = table.marks(self.selection());
        let rows = marks.iter().flat_map(|marks| marks.blocks(&*table)).flat_map(super::grid::Block::rows);
        let found: BTreeSet<_> = rows.filter_map(|row| table.period_at(row)).collect();
        if found.is_empty() { self.selection().cursor.map(|cursor| cursor.period).into_iter().collect() } else { found }
    }

    /// What is missing between the selected periods; of one period alone between it and the next row, else the one
    /// before it.
    pub fn missing_at_selection(&self, dataset: DatasetId) -> Vec<Period> {
        let rows = self.view_of(dataset).question.rows;
        let selected = self.selected_periods(dataset);
        let Some(only) = selected.first().filter(|_| selected.len() == 1) else {
            return self.missing_between(dataset, &selected, rows);
        };
        let neighbours = self.neighbours(dataset, *only, rows);
        let gap = |other: Option<Period>| {
            let ends: BTreeSet<_> = [Some(*only), other].into_iter().flatten().collect();
            self.missing_between(dataset, &ends, rows)
        };
        let after = gap(neighbours.1);
        if after.is_empty() { gap(neighbours.0) } else { after }
    }

    fn neighbours(&self, dataset: DatasetId, period: Period, rows: RowsOf) -> (Option<Period>, Option<Period>) {
        let Some(table) = self.project().datasets.get(dataset) else { return (None, None) };
        let shown = table.all_periods();
        let (earlier, later) = shown.split_at(shown.partition_point(|at| *at < period));
        let before = earlier.iter().rev().find(|at| rows.shows(**at)).copied();
        let after = later.iter().find(|at| **at > period && rows.shows(**at)).copied();
        (before, after)
    }

    /// The level that can be taken over as estimated where the cursor is: that of its own cell; of a growth the level
    /// that it is the growth of, else its base.
    pub fn implied_at_cursor(&self, dataset: DatasetId) -> Option<CellRef> {
        let cursor = self.selection().cursor.filter(|cursor| cursor.column.of == Side::Own)?;
        self.implied_near(dataset, cursor).into_iter().next()
    }

    /// The implied levels that a cell is about: its own period's, of a growth its base's too. Those that are only calculated as a
    /// sum or a balance are offered in their own cell alone.
    pub fn implied_near(&self, dataset: DatasetId, cursor: Cursor) -> Vec<CellRef> {
        let Some(sheet) = self.sheet(dataset) else { return Vec::new() };
        let level = Column::level(cursor.column.flow);
        let growth = sheet.cell(cursor.period, Column::growth(cursor.column.flow));
        let base = || match sheet.question.basis.against {
            Against::YearEarlier => cursor.period.year_earlier(),
            Against::Previous => cursor.period.previous(),
            Against::Period(base) => Some(base),
        };
        let base = growth.and_then(|cell| cell.base).map_or_else(base, |base| Some(base.period));
        let offered = |period: Period| {
            let cell = sheet.cell(period, level)?;
            let here = cursor.period == period && cursor.column.part == Part::Level;
            let follows =
                matches!(cell.origin, Origin::Implied(_)) || here && matches!(cell.origin, Origin::Calculated(_));
            let amount = matches!(cell.content, Content::Level { .. } | Content::Bounds(_));
            let cell = CellRef { dataset, key: Key::level(cursor.column.flow, period) };
            let is_open = self.figures(dataset, cell.key).is_none_or(|figures| figures.adopted().is_none());
            (follows && amount && is_open).then_some(cell)
        };
        let base = base.filter(|base| *base != cursor.period && cursor.column.part != Part::Level);
        [Some(cursor.period), base].into_iter().flatten().filter_map(offered).collect()
    }

    /// The adopted figures of cells.
    pub fn adopted_of<'s>(&'s self, cells: &'s [CellRef]) -> impl Iterator<Item = &'s Figure> {
        cells.iter().filter_map(|cell| self.figures(cell.dataset, cell.key).and_then(Figures::adopted))
    }
}
