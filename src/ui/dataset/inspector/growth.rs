//! The card of a growth: what was printed, what is calculated and how, and whether the two agree.

use egui::{Id, Key as Keyboard, TextEdit, Ui};

use super::{InspectorState, Subject, parts};
use crate::analysis::sheet::{Column, How, Origin, Remark, Sheet};
use crate::domain::Key;
use crate::session::{Action, wording};
use crate::ui::View;
use crate::ui::theme::{self, Theme};

/// A printed growth while it is being typed.
pub struct PrintedText {
    key: Key,
    text: String,
}

pub fn growth_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut InspectorState, subject: &Subject<'_>, sheet: &Sheet) {
    let (words, flow, period) = (view.words, subject.cursor.column.flow, subject.cursor.period);
    let column = Column::growth(flow);
    let Some(cell) = sheet.cell(period, column) else { return };
    let base = match &cell.origin {
        Origin::Calculated(How::GrowthOn { base }) => Some(*base),
        _ => cell.base.map(|base| base.period),
    };
    let part = super::texts::part_name(words, column, sheet.question.basis);
    let against = base.map_or_else(
        || wording::basis_name(words, sheet.question.basis.against),
        |base| words.with("inspector-growth-base", &[("period", &words.period(base))]),
    );
    let title = words.with("inspector-growth", &[("growth", part), ("base", &against)]);
    let key = column.key(period, sheet.question.basis);
    parts::card(ui, &title, |ui| {
        let label = words.t("inspector-printed");
        parts::row(ui, label, |ui| printed_ui(ui, view, state, subject, key));
        if let Some(growth) = &cell.calculated
            && let Some(interval) = wording::growth_interval(words, growth, cell.form)
        {
            parts::told(ui, words.t("inspector-calculated"), &interval);
        }
        if let Some(how) = wording::growth_explained(words, cell, flow) {
            parts::told(ui, words.t("inspector-how"), &how);
        }
        if let Some(two_issues) = view.session.two_issues(words, subject.id, cell, flow) {
            parts::muted(ui, &two_issues);
        }
        let theme = Theme::of(ui);
        if cell.has(Remark::Agrees) {
            parts::chip(ui, words.t("inspector-agrees"), theme.agrees, theme.agrees_text);
        } else if cell.has(Remark::DoesNotAgree) && subject.cursor.column != column {
            parts::notice(ui, wording::remark_sentence(words, Remark::DoesNotAgree));
        }
    });
}

/// The field of the printed growth. The table follows while it is typed; it is taken in when the field is left.
fn printed_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut InspectorState, subject: &Subject<'_>, key: Key) {
    let id = Id::unique("inspector-printed").with((subject.id.0.raw(), format!("{key:?}")));
    // The cell was left by a click into the grid while its growth was being typed.
    if let Some(left) = state.printed.take_if(|typed| typed.key != key) {
        view.act(Action::Enter { dataset: subject.id, key: left.key, text: left.text });
    }
    let stored = view.session.text_of(subject.id, key);
    let mut text = state.printed.as_ref().map_or(stored, |typed| typed.text.clone());
    let label = view.words.t("inspector-printed-name");
    let field = TextEdit::singleline(&mut text)
        .id(id)
        .font(theme::body())
        .hint_text(view.words.t("inspector-printed-hint"))
        .desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name(label);
    if response.changed() {
        view.act(Action::Draft { dataset: subject.id, key, text: text.clone() });
        state.printed = Some(PrintedText { key, text });
    }
    if let Some(typed) = &state.printed
        && let Some(problem) = view.session.read_entry(subject.id, key, &typed.text).problem
    {
        parts::notice(ui, &wording::unreadable(view.words, problem));
    }
    if response.has_focus() {
        return;
    }
    let Some(typed) = state.printed.take() else { return };
    if ui.input(|input| input.key_pressed(Keyboard::Escape)) {
        view.act(Action::DropDraft);
    } else {
        view.act(Action::Enter { dataset: subject.id, key: typed.key, text: typed.text });
    }
}
