//! A table that is only read as a grid.

use std::collections::BTreeMap;

use egui::Id;

use crate::session::comparison::reading::{ReadTable, copied};
use crate::session::grid::{Cells, Marks, Spot};
use crate::ui::command::GridCommand;
use crate::ui::figures::go_to_dataset;
use crate::ui::grid::{
    Align, Does, Face, GridEvent, GridSource, GridState, Group, Head, Ink, MenuEntry, Shape, Target, grid_ui,
};
use crate::ui::{Request, View};
use crate::words::{Words, plain_spaces};

const GO_TO_DATASET: u32 = 1;
/// A name in the first column is seen so far at least.
const NAME: usize = 44;

/// What a grid keeps between frames.
#[derive(Default)]
pub struct ReadGrid {
    grid: GridState<Spot>,
    marks: Option<Marks>,
    widths: BTreeMap<usize, f32>,
    /// What the widths and the selection are of.
    of: u64,
}

impl ReadGrid {
    /// A command of the window's menus.
    pub fn ask(&mut self, command: GridCommand) {
        self.grid.ask(command);
    }
}

/// Shows a table in the room that is left. `of` is another number for another table, `revision` for other texts.
pub fn read_grid_ui(
    ui: &mut egui::Ui,
    view: &mut View<'_>,
    state: &mut ReadGrid,
    table: &dyn ReadTable,
    (id, name): (&'static str, &str),
    (of, revision): (u64, u64),
) {
    if state.of != of {
        *state = ReadGrid { of, ..ReadGrid::default() };
    }
    let source = ReadSource { table, id, name, of, revision, widths: &state.widths };
    let marks = state.marks.as_ref().and_then(|marks| marks.within(&source));
    let events = grid_ui(ui, &mut state.grid, &source, marks);
    for event in events {
        match event {
            GridEvent::Selected(marks) => state.marks = Some(marks),
            GridEvent::Copy { marks, with_headings } => {
                let source = ReadSource { table, id, name, of, revision, widths: &state.widths };
                let block = marks.block(&source);
                view.requests.push(Request::Copy(copied(table, block.rows(), block.columns(), with_headings)));
            }
            GridEvent::Width { column, width: Some(width) } => _ = state.widths.insert(column, f32::from(width)),
            GridEvent::Width { column, width: None } => _ = state.widths.remove(&column),
            GridEvent::Opened(spot) | GridEvent::Chosen { target: Target::Cell(spot), choice: GO_TO_DATASET, .. } => {
                if let Some(cell) = table.place(spot.row, spot.column) {
                    go_to_dataset(view, cell.dataset, cell.key);
                }
            }
            _ => {}
        }
    }
}

struct ReadSource<'a> {
    table: &'a dyn ReadTable,
    id: &'static str,
    name: &'a str,
    of: u64,
    revision: u64,
    widths: &'a BTreeMap<usize, f32>,
}

impl Cells for ReadSource<'_> {
    fn rows(&self) -> usize {
        self.table.rows()
    }

    fn columns(&self) -> usize {
        self.table.columns()
    }

    fn is_filled(&self, spot: Spot) -> bool {
        self.table.cell(spot.row, spot.column).text != self.table.words().t("figure-missing")
    }
}

impl GridSource for ReadSource<'_> {
    type At = Spot;

    fn at(&self, spot: Spot) -> Option<Spot> {
        self.last().filter(|last| spot.row <= last.row && spot.column <= last.column).map(|_| spot)
    }

    fn spot_of(&self, at: Spot) -> Option<Spot> {
        self.at(at)
    }

    fn words(&self) -> &Words {
        self.table.words()
    }

    fn id(&self) -> Id {
        Id::unique(self.id)
    }

    fn name(&self) -> String {
        self.name.to_owned()
    }

    fn revision(&self) -> u64 {
        let words = self.table.words();
        self.revision * 64 + words.numbers as u64 * 8 + words.dates as u64
    }

    fn columns_key(&self) -> u64 {
        self.of
    }

    fn groups(&self) -> Vec<Group> {
        let groups = self.table.groups().into_iter();
        groups.map(|(columns, text)| Group { columns, text, color: None }).collect()
    }

    fn head(&self, column: usize) -> Head {
        let head = self.table.head(column);
        let name = plain_spaces(&head.name);
        Head { text: head.text, name, begins_group: head.begins, left: column == 0, sort: None }
    }

    fn head_tip(&self, column: usize) -> Vec<String> {
        vec![self.table.head(column).name]
    }

    fn width(&self, column: usize) -> Option<f32> {
        self.widths.get(&column).copied()
    }

    fn frozen(&self) -> usize {
        1
    }

    fn face(&self, spot: Spot) -> Face {
        let cell = self.table.cell(spot.row, spot.column);
        let align = if spot.column == 0 {
            Align::Left
        } else if cell.plain.is_number() {
            Align::Decimals(cell.decimals)
        } else {
            Align::Right
        };
        let missing = cell.text == self.table.words().t("figure-missing");
        let ink = match cell.calculated {
            _ if missing => Ink::Muted,
            true => Ink::Calculated,
            false => Ink::Text,
        };
        Face { text: cell.text, align, ink, ..Face::default() }
    }

    fn shape(&self, spot: Spot) -> Shape {
        let cell = self.table.cell(spot.row, spot.column);
        let shape = Shape::of_text(&cell.text, if spot.column == 0 { NAME } else { 40 });
        Shape { decimals: if cell.plain.is_number() { cell.decimals } else { 0 }, ..shape }
    }

    fn cell_name(&self, spot: Spot) -> String {
        self.table.cell_name(spot.row, spot.column)
    }

    fn sentences(&self, spot: Spot) -> Vec<String> {
        self.table.cell(spot.row, spot.column).said
    }

    fn text_to_edit(&self, _spot: Spot) -> Result<String, String> {
        Err(self.words().t("figures-read-only").to_owned())
    }

    fn opens(&self, spot: Spot) -> bool {
        self.table.place(spot.row, spot.column).is_some()
    }

    fn is_text_column(&self, column: usize) -> bool {
        column == 0
    }

    fn menu(&self, target: Target, _marks: &Marks) -> Vec<MenuEntry> {
        let Target::Cell(spot) = target else { return Vec::new() };
        let words = self.words();
        let command = |id: &'static str, command| MenuEntry::new(words.t(id), Does::Command(command));
        vec![
            MenuEntry::new(words.t("figures-menu-dataset"), Does::Own(GO_TO_DATASET)).enabled(self.opens(spot)),
            MenuEntry::line(),
            command("figures-menu-copy", GridCommand::Copy),
            command("figures-menu-copy-heads", GridCommand::CopyWithHeadings),
        ]
    }
}
