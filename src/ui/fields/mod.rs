//! The fields of all forms: what is typed stays, one visit of a field is one step of undo, Escape takes it back.
//!
//! A field shows the value of the model and answers with a new one; it never changes anything itself.
//! *Invariant:* the accessible name of a field is its label, and what can not be read is kept, with a sentence under it.

pub mod area;
pub mod calendar;
pub mod choice;
pub mod date;
pub mod layout;
pub mod list;
pub mod menu;
pub mod period;
#[cfg(test)]
mod tests;
pub mod text;
pub mod typed;

pub use area::{area_field, area_list_field};
pub use choice::{check, choice, choice_of, radio};
pub use date::date_field;
pub use layout::{glyph_button, heading, labelled, pair, short_pair, text_button};
pub use list::{ListChange, Row, RowAnswer, RowKey, row_keys, rows_ui, text_list, with_row_buttons};
pub use period::period_field;
pub use text::{line_field, multiline_field, number_field, text_field};
pub use typed::{Problem, Typing, typed};

use egui::{Id, Response};

use crate::session::Interaction;

/// A field's stable id and its name; the hint stands in it while it is empty.
#[derive(Debug, Clone, Copy)]
pub struct Field<'a> {
    pub id: Id,
    pub label: &'a str,
    pub hint: &'a str,
    /// In a table: no frame until the pointer or the focus is there.
    pub in_cell: bool,
}

impl<'a> Field<'a> {
    pub fn new(id: Id, label: &'a str) -> Self {
        Self { id, label, hint: "", in_cell: false }
    }

    #[must_use]
    pub fn hint(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }

    #[must_use]
    pub fn in_cell(self) -> Self {
        Self { in_cell: true, ..self }
    }
}

/// A new value, and the mark of the visit that it was given in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change<T> {
    pub value: T,
    pub interaction: Interaction,
}

/// What a field did in this frame.
pub struct Answer<T> {
    pub change: Option<Change<T>>,
    pub response: Response,
}

/// A mark that no other visit of any field has.
pub fn next_interaction(ctx: &egui::Context) -> Interaction {
    // High, so that marks counted elsewhere are others.
    const FIRST: Interaction = 1 << 40;
    ctx.data_mut(|data| {
        let last = data.get_temp_mut_or_insert_with(Id::unique("interaction of fields"), || FIRST);
        *last += 1;
        *last
    })
}
