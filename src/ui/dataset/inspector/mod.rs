//! The inspector: all that is known of the cursor's cell, and the fields that change it.
//!
//! *Invariant:* what a field shows is the model's; one visit of a field is one step of undo.

mod figure;
mod growth;
pub(in crate::ui) mod parts;
mod rivals;
mod sources;

use std::borrow::Cow;
use std::rc::Rc;

use egui::accesskit::Role;
use egui::{ScrollArea, Ui, UiBuilder};

use self::growth::PrintedText;
pub(in crate::ui) use self::parts::{card, chip};
use self::rivals::{NewFigure, ValueText};
pub use self::sources::{Chosen, NewSource, new_source_ui, source_choice};
use super::texts;
use crate::analysis::sheet::{Cell, Column, Content, Part, Remark, Sheet, Side};
use crate::domain::{CellRef, Dataset, DatasetId, Figures, Key};
use crate::session::action::CellsAction;
use crate::session::{Action, Cursor, dataset_name, wording};
use crate::ui::theme::{self, Theme};
use crate::ui::{Request, View};
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
    let Some(at) = session.selection().cursor else {
        parts::muted(ui, words.t("inspector-nothing"));
        return;
    };
    if state.about.replace(at).is_some_and(|about| about != at) {
        state.commit(view);
        *state = InspectorState { about: Some(at), printed: state.printed.take(), ..InspectorState::default() };
    }
    let Some((id, sheet, cell)) = shown(view, id, at) else { return };
    let Some(dataset) = session.project().datasets.get(id) else { return };
    let cursor = Cursor { column: at.column.of(Side::Own), ..at };
    let key = cursor.column.key(cursor.period, sheet.question.basis);
    let subject = Subject { id, dataset, cursor, cell, key, figures: session.figures(id, key) };
    let name = named(view, at, &subject, &sheet);
    let region = words.with("inspector-region", &[("cell", &name)]);
    let builder = UiBuilder::new().accessibility_role(Role::Region).accessibility_label(region);
    ui.scope_builder(builder, |ui| {
        ScrollArea::vertical().id_salt(("inspector", id.0.raw())).auto_shrink([false, true]).show(ui, |ui| {
            // The scroll bar does not lie on the fields.
            ui.set_width(ui.available_width() - BAR);
            if matches!(at.column.of, Side::Difference(_) | Side::DifferencePercent(_)) {
                difference_ui(ui, view, &subject, at, &name);
                return;
            }
            head_ui(ui, view, &subject, &name);
            figure::figure_ui(ui, view, state, &subject);
            growth::growth_ui(ui, view, state, &subject, &sheet);
            take_over_ui(ui, view, &subject, &sheet);
            rivals::rivals_ui(ui, view, state, &subject);
        });
    });
}

/// The cell of the cursor, with the dataset that it is of and the table that it stands in. A cell of a dataset beside is
/// that dataset's own.
fn shown(view: &View<'_>, id: DatasetId, at: Cursor) -> Option<(DatasetId, Rc<Sheet>, Cell)> {
    if at.column.of == Side::Own {
        let sheet = view.session.sheet(id)?;
        let cell = sheet.cell(at.period, at.column).cloned().unwrap_or_default();
        return Some((id, sheet, cell));
    }
    let table = view.session.table(id, None)?;
    let dataset = table.dataset_of(at.column);
    let cell = table.cell(at).map(Cow::into_owned).unwrap_or_default();
    Some((dataset, Rc::clone(table.sheet_of(dataset)?), cell))
}

/// `Exports, 2023`; of a dataset beside with its name.
fn named(view: &View<'_>, at: Cursor, subject: &Subject<'_>, sheet: &Sheet) -> String {
    let (words, project) = (view.words, view.session.project());
    let column = wording::head_name(words, project, at.column, sheet.question.basis);
    let name = words.with("figure-cell-name", &[("column", &column), ("period", &words.period(at.period))]);
    let (Side::Beside(other) | Side::Difference(other) | Side::DifferencePercent(other)) = at.column.of else {
        return name;
    };
    let beside = project.datasets.get(other).unwrap_or(subject.dataset);
    words.with("grid-beside-name", &[("cell", &name), ("dataset", &dataset_name(project, beside, words))])
}

/// Of a difference there is nothing to type.
fn difference_ui(ui: &mut Ui, view: &View<'_>, subject: &Subject<'_>, at: Cursor, name: &str) {
    let (words, theme) = (view.words, Theme::of(ui));
    parts::painted(ui, name, theme::strong(), theme.text);
    parts::painted(ui, &wording::cell_text(words, &subject.cell, at.column), theme::figure(), theme.text);
    let sentences = texts::sentences(words, view.session.project(), &subject.cell, at.column, at.period);
    for sentence in sentences {
        parts::muted(ui, &sentence);
    }
}

fn head_ui(ui: &mut Ui, view: &mut View<'_>, subject: &Subject<'_>, name: &str) {
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
    for (remark, sentence) in wording::remarks_of(words, cell, cursor.column.flow) {
        if texts::needs_attention(remark) && remark != Remark::Unread {
            parts::notice(ui, &sentence);
        }
    }
    let judged = [Remark::InConflict, Remark::NothingLeft].into_iter().any(|remark| cell.has(remark));
    if judged && ui.button(words.t("checks-show-verdict")).clicked() {
        view.requests.push(Request::ShowCheck(CellRef { dataset: subject.id, key: subject.key }));
    }
    if let Some(sentence) = texts::agreeing_parts(words, cell, cursor.column.flow) {
        parts::muted(ui, &sentence);
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
