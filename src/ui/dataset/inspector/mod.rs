//! The inspector: all that is known of the cursor's cell, and the fields that change it.
//!
//! *Invariant:* what a field shows is the model's; one visit of a field is one step of undo.

mod figure;
mod growth;
pub(in crate::ui) mod parts;
mod rivals;
mod sources;

use egui::accesskit::Role;
use egui::{ScrollArea, Ui, UiBuilder};

use self::growth::PrintedText;
use self::rivals::{NewFigure, ValueText};
pub use self::sources::{Chosen, NewSource, new_source_ui, source_choice};
use super::texts;
use crate::analysis::sheet::{Cell, Column, Content, Part, Remark, Sheet};
use crate::domain::{Dataset, DatasetId, Figures, Key};
use crate::session::action::CellsAction;
use crate::session::{Action, Cursor, wording};
use crate::ui::View;
use crate::ui::theme::{self, Theme};
use crate::words::plain_spaces;

const BAR: f32 = 4.0;

/// What is being typed beside the fields of the figure itself.
#[derive(Default)]
pub struct InspectorState {
    new_figure: Option<NewFigure>,
    new_source: Option<NewSource>,
    /// Place of the figure that the new source is for; none: the new figure.
    new_source_of: Option<usize>,
    /// The figure whose fields are open among the others.
    open: Option<usize>,
    /// The value of a figure while it is typed over.
    value: Option<ValueText>,
    printed: Option<PrintedText>,
    about: Option<Cursor>,
}

impl InspectorState {
    /// Opens the form for another figure of the cursor's cell.
    pub fn add_figure(&mut self) {
        self.new_figure = Some(NewFigure::default());
    }

    /// Takes in the value of another figure that is still being typed: for when another cell or screen comes.
    pub fn commit(&mut self, view: &mut View<'_>) {
        if let Some(value) = self.value.take() {
            value.commit(view);
        }
    }
}

/// The cell that the inspector is about.
struct Subject<'s> {
    id: DatasetId,
    dataset: &'s Dataset,
    cursor: Cursor,
    cell: Cell,
    key: Key,
    figures: Option<&'s Figures>,
}

pub fn inspector_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut InspectorState, id: DatasetId) {
    let words = view.words;
    let session = view.session;
    let (Some(dataset), Some(sheet)) = (session.project().datasets.get(id), session.sheet(id)) else { return };
    let Some(cursor) = session.selection().cursor else {
        parts::muted(ui, words.t("inspector-nothing"));
        return;
    };
    if state.about.replace(cursor).is_some_and(|about| about != cursor) {
        state.commit(view);
        *state = InspectorState { about: Some(cursor), printed: state.printed.take(), ..InspectorState::default() };
    }
    let key = cursor.column.key(cursor.period, sheet.question.basis);
    let cell = sheet.cell(cursor.period, cursor.column).cloned().unwrap_or_default();
    let subject = Subject { id, dataset, cursor, cell, key, figures: session.figures(id, key) };
    let name = texts::cell_name(words, session.project(), cursor.column, cursor.period, sheet.question.basis);
    let region = words.with("inspector-region", &[("cell", &name)]);
    let builder = UiBuilder::new().accessibility_role(Role::Region).accessibility_label(region);
    ui.scope_builder(builder, |ui| {
        ScrollArea::vertical().id_salt(("inspector", id.0.raw())).auto_shrink([false, true]).show(ui, |ui| {
            // The scroll bar does not lie on the fields.
            ui.set_width(ui.available_width() - BAR);
            head_ui(ui, view, &subject, &name);
            figure::figure_ui(ui, view, state, &subject);
            growth::growth_ui(ui, view, state, &subject, &sheet);
            take_over_ui(ui, view, &subject, &sheet);
            rivals::rivals_ui(ui, view, state, &subject);
        });
    });
}

fn head_ui(ui: &mut Ui, view: &View<'_>, subject: &Subject<'_>, name: &str) {
    let (words, theme) = (view.words, Theme::of(ui));
    let Subject { cell, cursor, dataset, .. } = subject;
    parts::painted(ui, name, theme::strong(), theme.text);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let text: String = wording::cell_text(words, cell, cursor.column).chars().take(200).collect();
        let unread = matches!(cell.content, Content::Unread(_));
        parts::painted(ui, &text, if unread { theme::body() } else { theme::figure() }, theme.text);
        if in_unit(cell, cursor.column) {
            let unit = words.unit_code(&dataset.head.unit, dataset.head.shown);
            parts::painted(ui, &unit, theme::body(), theme.muted);
        }
    });
    if let Some(reason) = unread_reason(view, subject) {
        parts::notice(ui, &reason);
    }
    for remark in cell.remarks.iter().filter(|remark| texts::needs_attention(**remark) && **remark != Remark::Unread) {
        parts::notice(ui, wording::remark_sentence(words, *remark));
    }
    let calculated = subject.figures.and_then(Figures::adopted).is_none();
    if let Some(sentence) = wording::origin_sentence(words, view.session.project(), cell, cursor.period)
        && calculated
    {
        parts::muted(ui, &sentence);
    }
    ui.add_space(4.0);
}

/// Takes over what is implied for this cell, or for the level or the base of this growth.
fn take_over_ui(ui: &mut Ui, view: &mut View<'_>, subject: &Subject<'_>, sheet: &Sheet) {
    let words = view.words;
    for cell in view.session.implied_near(subject.id, subject.cursor) {
        let period = cell.key.period;
        let column = Column::level(cell.key.flow);
        let Some(implied) = sheet.cell(period, column) else { continue };
        let value = wording::cell_text(words, implied, column);
        let text = if period == subject.cursor.period {
            words.with("inspector-take-over", &[("value", &value)])
        } else {
            words.with("inspector-take-over-period", &[("value", &value), ("period", &words.period(period))])
        };
        ui.add_space(4.0);
        if ui.add(egui::Button::new(&text).wrap()).accessible_name(plain_spaces(&text)).clicked() {
            view.act(Action::Cells(CellsAction::TakeOver(cell)));
        }
    }
}

fn in_unit(cell: &Cell, column: Column) -> bool {
    column.part == Part::Level && matches!(cell.content, Content::Level { .. } | Content::Bounds(_))
}

/// Why the adopted figure's text could not be read.
fn unread_reason(view: &View<'_>, subject: &Subject<'_>) -> Option<String> {
    let Content::Unread(text) = &subject.cell.content else { return None };
    let read = view.session.read_entry(subject.id, subject.key, text);
    read.problem.map(|problem| wording::unreadable(view.words, problem))
}
