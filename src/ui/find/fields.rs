//! What is looked for, where, and what replaces it.

use egui::text::{CCursor, CCursorRange};
use egui::{Id, Key, Label, Modifiers, Rect, Response, RichText, TextEdit, Ui, UiBuilder, Vec2, pos2};

use super::FindState;
use crate::ui::View;
use crate::ui::theme::{self, Theme};
use crate::words::Words;

pub(super) fn field_id() -> Id {
    Id::unique("find-field")
}

/// True when the panel is to be closed.
pub(super) fn fields_ui(ui: &mut Ui, state: &mut FindState, view: &mut View<'_>) -> bool {
    let words = view.words;
    keys(ui, state, view);
    let all = ui.max_rect();
    ui.scope(|ui| {
        ui.set_max_width(all.width() - 34.0);
        ui.horizontal_wrapped(|ui| {
            find_field(ui, state, words);
            options_ui(ui, state, words);
        });
    });
    let corner = Rect::from_min_size(pos2(all.right() - 26.0, all.top()), Vec2::splat(26.0));
    let button = egui::Button::new("×").frame_when_inactive(false);
    // Beside the flow of the fields: it moves none of them.
    let mut beside = ui.new_child(UiBuilder::new().max_rect(corner).id_salt("find-close"));
    let close = words.t("find-close");
    let close = beside.add_sized(corner.size(), button).on_hover_text(close).accessible_name(close).clicked();
    if state.replacing {
        ui.horizontal_wrapped(|ui| replace_ui(ui, state, view));
    }
    status_ui(ui, state, words);
    close
}

/// Keys of the list, while the hand is in the field.
fn keys(ui: &Ui, state: &mut FindState, view: &mut View<'_>) {
    let in_field = ui.memory(|memory| memory.has_focus(field_id()));
    if !in_field {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    let down = pressed(Key::ArrowDown) + 10 * pressed(Key::PageDown);
    let up = pressed(Key::ArrowUp) + 10 * pressed(Key::PageUp);
    state.move_by(down, up);
    if pressed(Key::Enter) > 0 {
        state.go(view);
    }
}

fn edit(ui: &mut Ui, id: Id, text: &mut String, name: &str) -> Response {
    let edit = TextEdit::singleline(text).id(id).hint_text(name).desired_width(200.0).margin(Vec2::new(8.0, 5.0));
    ui.add(edit).accessible_name(name)
}

fn find_field(ui: &mut Ui, state: &mut FindState, words: &Words) {
    let field = edit(ui, field_id(), &mut state.query.text, words.t("find-field"));
    if std::mem::take(&mut state.wants_focus) {
        field.request_focus();
        if let Some(mut cursor) = TextEdit::load_state(ui.ctx(), field.id) {
            let all = CCursorRange::two(CCursor::new(0), CCursor::new(state.query.text.chars().count()));
            cursor.cursor.set_char_range(Some(all));
            cursor.store(ui.ctx(), field.id);
        }
    }
}

fn options_ui(ui: &mut Ui, state: &mut FindState, words: &Words) {
    let query = &mut state.query;
    for (on, id) in [
        (&mut query.match_case, "find-match-case"),
        (&mut query.whole_words, "find-whole-words"),
        (&mut query.places.figures, "find-in-figures"),
        (&mut query.places.notes, "find-in-notes"),
        (&mut query.places.sources, "find-in-sources"),
        (&mut query.places.names, "find-in-names"),
    ] {
        if id == "find-in-figures" {
            ui.separator();
        }
        theme::checkbox(ui, on, words.t(id));
    }
    if !state.replacing && ui.button(words.t("find-show-replace")).clicked() {
        state.open(true);
    }
}

fn replace_ui(ui: &mut Ui, state: &mut FindState, view: &mut View<'_>) {
    let words = view.words;
    edit(ui, Id::unique("find-with"), &mut state.with, words.t("find-with"));
    let marked = state.hits().get(state.at).map(|hit| hit.target);
    let ready = state.search.is_done();
    if ui.add_enabled(ready && marked.is_some(), egui::Button::new(words.t("find-replace-one"))).clicked() {
        state.replace(view, marked.into_iter().collect());
    }
    let any = ready && !state.hits().is_empty();
    let chosen = state.hits().iter().filter(|hit| !state.left_out.contains(&hit.target)).count();
    let button = egui::Button::new(words.t("find-replace-chosen"));
    if ui.add_enabled(any && chosen > 0, button).clicked() {
        let targets = state.chosen();
        state.replace(view, targets);
    }
    if ui.add_enabled(any && !state.left_out.is_empty(), egui::Button::new(words.t("find-choose-all"))).clicked() {
        state.left_out.clear();
    }
    if ui.add_enabled(any && chosen > 0, egui::Button::new(words.t("find-choose-none"))).clicked() {
        state.left_out = state.hits().iter().map(|hit| hit.target).collect();
    }
    if any {
        let text = words.with("find-chosen", &[("chosen", &chosen.to_string())]);
        ui.label(RichText::new(text).font(theme::small()).color(Theme::of(ui).muted));
    }
}

/// How many places there are, and what the last replacement came to.
fn status_ui(ui: &mut Ui, state: &FindState, words: &Words) {
    let (found, listed) = (state.search.found(), state.hits().len());
    let count = words.count("find-count", found);
    let mut text = if state.query.text.is_empty() {
        words.t("find-begin").to_owned()
    } else if !state.search.is_done() {
        words.t("find-searching").to_owned()
    } else if found == 0 {
        words.t("find-none").to_owned()
    } else if found > listed {
        words.with("find-count-more", &[("found", &count), ("listed", &listed.to_string())])
    } else {
        count
    };
    if let Some(notice) = &state.notice {
        text = format!("{text} · {notice}");
    }
    let label = ui.add(Label::new(RichText::new(&text).font(theme::small()).color(Theme::of(ui).muted)).truncate());
    ui.ctx().accesskit_node_builder(label.id, |node| {
        node.set_role(egui::accesskit::Role::Status);
        node.set_live(egui::accesskit::Live::Polite);
        node.set_label(text.as_str());
    });
}
