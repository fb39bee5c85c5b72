//! A text that is typed and read as a value: the common part of all fields.
//!
//! *Invariant:* a text that can not be read stays in its field, and the model keeps the value from before the visit.

use egui::text::CCursorRange;
use egui::text_edit::{TextEditOutput, TextEditState};
use egui::{
    Align2, CompletionPopup, CornerRadius, Frame, Id, Key, KeyboardShortcut, Margin, Modifiers, RectAlign, Response,
    Stroke, Suggestion, TextEdit, Ui, vec2,
};

use super::layout::is_read_only;
use super::{Answer, Change, Field, next_interaction};
use crate::session::Interaction;
use crate::ui::theme::{self, Theme};

/// Why a text can not be read, in one sentence that says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub sentence: String,
    /// More typing may mend it: the sentence is shown when the field is left.
    pub unfinished: bool,
}

/// Gives texts that may be meant by what is typed.
pub type Offers<'a> = &'a dyn Fn(&str) -> Vec<String>;

/// No key makes a new line: a text that is one line, but is shown whole.
pub const NO_KEY: KeyboardShortcut = KeyboardShortcut::new(Modifiers::ALT.plus(Modifiers::SHIFT), Key::F35);

/// How a value is typed.
pub struct Typing<'a, T> {
    pub field: Field<'a>,
    pub value: &'a T,
    pub show: &'a dyn Fn(&T) -> String,
    /// The flag tells whether the person is still in the field.
    pub read: &'a dyn Fn(&str, bool) -> Result<T, Problem>,
    /// `Some`: several lines, the key makes a new one; with [`NO_KEY`] one line of text that wraps.
    pub new_line: Option<KeyboardShortcut>,
    /// Texts offered for what stands before the caret, since the last of these signs.
    pub suggest: Option<(Offers<'a>, &'a [char])>,
}

/// The state of a visit; it stays after the visit when the text could not be read.
#[derive(Clone)]
struct Visit<T> {
    text: String,
    before: T,
    seen: T,
    sent: Option<T>,
    interaction: Interaction,
    focused: bool,
}

pub fn typed<T>(ui: &mut Ui, typing: &Typing<'_, T>) -> Answer<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let (id, value) = (typing.field.id, typing.value);
    let mut known: Option<Visit<T>> = ui.data(|data| data.get_temp(id));
    if let Some(visit) = known.as_mut().filter(|visit| visit.seen != *value) {
        visit.seen = value.clone();
        if visit.sent.as_ref() != Some(value) {
            // Somebody else changed it: undo, or another place that shows the same.
            visit.text = (typing.show)(value);
            visit.sent = None;
        }
    }
    let mut text = known.as_ref().map_or_else(|| (typing.show)(value), |visit| visit.text.clone());
    let wraps = typing.new_line == Some(NO_KEY);
    let (output, accepted) = edit(ui, typing, &mut text);
    if wraps {
        if text.contains(['\n', '\r']) {
            text = text.split(['\n', '\r']).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
        }
        let leaves = |input: &mut egui::InputState| input.consume_key(Modifiers::NONE, Key::Enter);
        if output.response.response.has_focus() && !accepted && ui.input_mut(leaves) {
            ui.memory_mut(|memory| memory.surrender_focus(id));
        }
    }
    let response = output.response.response.clone();
    let focused = response.has_focus();
    let was_focused = known.as_ref().is_some_and(|visit| visit.focused);
    let changed = response.changed() || accepted;
    if output.galley.size().x > response.rect.width() && !focused {
        response.clone().on_hover_text(&text);
    }
    if !focused && !changed && known.is_none() {
        return Answer { change: None, response };
    }
    let mut visit = known.unwrap_or_else(|| Visit {
        text: String::new(),
        before: value.clone(),
        seen: value.clone(),
        sent: None,
        interaction: next_interaction(ui.ctx()),
        focused: false,
    });
    if focused && !was_focused {
        visit.before = value.clone();
        visit.interaction = next_interaction(ui.ctx());
    }
    visit.focused = focused;
    visit.text = text;
    let left = was_focused && !focused;
    if left && ui.input(|input| input.key_pressed(Key::Escape)) {
        ui.data_mut(|data| data.remove::<Visit<T>>(id));
        let change = (visit.before != *value).then_some(Change { value: visit.before, interaction: visit.interaction });
        return Answer { change, response };
    }
    if response.gained_focus() && !ui.clip_rect().contains_rect(response.rect) {
        response.scroll_to_me(None);
    }
    if focused && !was_focused && (wraps || typing.new_line.is_none()) {
        select_all_after_tab(ui, id, &visit.text);
    }
    let read = (typing.read)(&visit.text, focused);
    let mut change = None;
    if changed || left {
        let target = read.as_ref().unwrap_or(&visit.before);
        if target != value {
            visit.sent = Some(target.clone());
            change = Some(Change { value: target.clone(), interaction: visit.interaction });
        }
    }
    if let Err(problem) = &read
        && !(focused && problem.unfinished)
    {
        problem_ui(ui, &response, problem);
    }
    let over = !focused && read.is_ok();
    ui.data_mut(|data| {
        if over {
            data.remove::<Visit<T>>(id);
        } else {
            data.insert_temp(id, visit);
        }
    });
    Answer { change, response }
}

fn edit<T>(ui: &mut Ui, typing: &Typing<'_, T>, text: &mut String) -> (TextEditOutput, bool) {
    let field = typing.field;
    let widget = match typing.new_line {
        Some(new_line) => TextEdit::multiline(text).desired_rows(1).return_key(new_line),
        None => TextEdit::singleline(text),
    };
    let widget = widget
        .align(Align2::LEFT_CENTER)
        .id(field.id)
        .hint_text(field.hint)
        .frame(frame(ui, field))
        .min_size(vec2(0.0, theme::ROW))
        .desired_width(f32::INFINITY);
    let (output, accepted) = match typing.suggest {
        None => (widget.show(ui), false),
        Some((suggest, boundary)) => {
            let shown = CompletionPopup::new(field.id)
                .word_boundary(|sign| boundary.contains(&sign))
                .align(RectAlign::BOTTOM_START)
                .accept_keys([Key::Enter])
                .show(ui, widget, |query| {
                    let space = query.word.len() - query.word.trim_start().len();
                    let indent = query.word.get(..space).unwrap_or_default();
                    let offers = suggest(query.word.trim());
                    offers.into_iter().map(|offer| Suggestion::new(format!("{indent}{offer}")).content(offer)).collect()
                });
            (shown.text_edit, shown.accepted.is_some())
        }
    };
    let _named = output.response.response.clone().accessible_name(field.label);
    (output, accepted)
}

/// Tab into a line selects it, so that typing replaces it; Escape still brings it back.
fn select_all_after_tab(ui: &Ui, id: Id, text: &str) {
    if !ui.input(|input| input.key_pressed(Key::Tab) || input.key_down(Key::Tab)) {
        return;
    }
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::select_all_str(text)));
    state.store(ui.ctx(), id);
}

/// The frame of a field: a hairline, the accent where the focus is; nothing in a table until it is touched.
pub fn frame(ui: &Ui, field: Field<'_>) -> Frame {
    let theme = Theme::of(ui);
    let focused = ui.memory(|memory| memory.has_focus(field.id));
    let hovered = ui.ctx().read_response(field.id).is_some_and(|last| last.hovered());
    let stroke = if is_read_only(ui) {
        Stroke::NONE
    } else if focused {
        Stroke::new(2.0, theme.accent)
    } else if hovered || !field.in_cell {
        Stroke::new(1.0, theme.line)
    } else {
        Stroke::NONE
    };
    let fill = if field.in_cell && !focused || is_read_only(ui) { egui::Color32::TRANSPARENT } else { theme.surface };
    // The margin takes what the stroke leaves, so that nothing moves.
    let side = if focused {
        6
    } else if stroke.is_empty() {
        8
    } else {
        7
    };
    let top = side - 4;
    Frame::new()
        .fill(fill)
        .stroke(stroke)
        .corner_radius(CornerRadius::same(theme::CORNER))
        .inner_margin(Margin::symmetric(side, top))
}

/// The sentence under a field, also told to assistive technology.
fn problem_ui(ui: &mut Ui, response: &Response, problem: &Problem) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_invalid(egui::accesskit::Invalid::True);
        node.set_description(problem.sentence.as_str());
    });
    let theme = Theme::of(ui);
    ui.painter().rect_stroke(
        response.rect,
        CornerRadius::same(theme::CORNER),
        Stroke::new(1.0, theme.conflict_text),
        egui::StrokeKind::Inside,
    );
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::STEP;
        ui.add(egui::Label::new(egui::RichText::new("!").font(theme::strong()).color(theme.conflict_text)));
        ui.add(egui::Label::new(egui::RichText::new(&problem.sentence).color(theme.conflict_text)).wrap());
    });
}

/// Puts the caret into a field that may appear only in the next frame.
pub fn focus(ui: &Ui, id: Id) {
    ui.memory_mut(|memory| memory.request_focus(id));
    ui.ctx().request_repaint();
}
