//! The sources that the record of a session rests on, each with the words quoted.

use egui::{Button, Key, TextEdit, Ui, vec2};

use super::{CommissionState, Editing, Part};
use crate::domain::{Citation, CommissionSession, SessionHead, SourceId};
use crate::session::{Action, NewRecord};
use crate::ui::View;
use crate::ui::fields::layout::add_button;
use crate::ui::fields::menu::{Menu, menu};
use crate::ui::fields::{
    Change, Field, Row, RowAnswer, choice, labelled, multiline_field, next_interaction, rows_ui, with_row_buttons,
};

pub fn sources_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    state: &mut CommissionState,
    part: Part<'_>,
    session: &CommissionSession,
    editing: &mut Editing<'_, SessionHead>,
) {
    let words = part.words;
    let list = part.base.with("sources");
    let cite = |editing: &mut Editing<'_, SessionHead>, source, ui: &Ui| {
        let change = Change { value: source, interaction: next_interaction(ui.ctx()) };
        editing.take(Some(change), |head, source| head.sources.push(Citation { source, quote: String::new() }));
    };
    labelled(ui, words.t("session-source"), |ui| {
        let cited = &session.head.sources;
        let Some(any) = cited.first().cloned().or_else(|| {
            let first = part.project.sources.at(0)?;
            Some(Citation { source: first.id, quote: String::new() })
        }) else {
            return new_source_ui(ui, view, state, part, session);
        };
        let change = rows_ui(ui, list, cited, any, None, &mut |ui, row, citation| citation_ui(ui, part, row, citation));
        editing.take(change, |head, sources| head.sources = sources);
        // The field before the button: in the frame of the click it would lose the focus again.
        new_source_field_ui(ui, view, state, part, session);
        if let Some(source) = add_ui(ui, state, part, cited) {
            cite(editing, source, ui);
        }
    });
    if let Some((_, known)) = state.awaited_source.as_ref().filter(|(asked, _)| *asked == session.id)
        && let Some(source) = part.project.sources.iter().find(|source| !known.contains(&source.id))
    {
        cite(editing, source.id, ui);
        state.awaited_source = None;
    }
}

fn citation_ui(ui: &mut Ui, part: Part<'_>, row: Row, citation: &Citation) -> RowAnswer<Citation> {
    let words = part.words;
    let name = part.numbered("session-source-nth", row.place);
    let mut now = citation.clone();
    let mut mark = None;
    let fields = |ui: &mut Ui| {
        let ids: Vec<SourceId> = part.project.sources.iter().map(|source| source.id).collect();
        let title = |id: SourceId| {
            let source = part.project.sources.get(id);
            source.map_or_else(|| words.t("session-source-gone").to_owned(), |source| source.title.clone())
        };
        let field = Field::new(row.id, &name);
        if let Some(change) = choice(ui, field, citation.source, &ids, title).change {
            now.source = change.value;
            mark = Some(change.interaction);
        }
        let label = part.numbered("session-source-quote", row.place);
        let field = Field::new(row.id.with("quote"), &label).hint(words.t("session-source-quote-hint"));
        if let Some(change) = multiline_field(ui, field, &citation.quote).change {
            now.quote = change.value;
            mark = Some(change.interaction);
        }
    };
    let ((), list) = with_row_buttons(ui, words, row, &name, fields);
    RowAnswer { change: mark.map(|interaction| Change { value: now, interaction }), list }
}

/// "+ Add a source": the sources of the project that are not cited yet, or a new one.
fn add_ui(ui: &mut Ui, state: &mut CommissionState, part: Part<'_>, cited: &[Citation]) -> Option<SourceId> {
    let words = part.words;
    let text = format!("+ {}", words.t("session-source-add"));
    let button = add_button(ui, part.base.with("sources").with("add"), &text);
    let back = part.base.with("sources").with("add");
    let picked = menu(ui, &Menu { button: &button, by_key: false, back, width: 240.0 }, |ui, opened| {
        let titles = part.project.sources.iter().filter(|source| !cited.iter().any(|cited| cited.source == source.id));
        let titles = titles.map(|source| (Some(source.id), source.title.as_str()));
        let mut picked = None;
        for (nth, (source, title)) in titles.chain([(None, words.t("session-source-new"))]).enumerate() {
            let item = ui.add(Button::selectable(false, title).min_size(vec2(ui.available_width(), 26.0)));
            if opened && nth == 0 {
                item.request_focus();
            }
            if item.clicked() {
                picked = Some(source);
            }
        }
        picked
    })?;
    if picked.is_none() {
        state.new_source = Some(String::new());
        crate::ui::fields::typed::focus(ui, part.base.with("new source"));
    }
    picked
}

/// The project has no source yet: the button makes the first.
fn new_source_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    state: &mut CommissionState,
    part: Part<'_>,
    session: &CommissionSession,
) {
    new_source_field_ui(ui, view, state, part, session);
    let text = format!("+ {}", part.words.t("session-source-new"));
    if state.new_source.is_none() && add_button(ui, part.base.with("sources").with("add"), &text).clicked() {
        state.new_source = Some(String::new());
        crate::ui::fields::typed::focus(ui, part.base.with("new source"));
    }
}

fn new_source_field_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    state: &mut CommissionState,
    part: Part<'_>,
    session: &CommissionSession,
) {
    let Some(title) = &mut state.new_source else { return };
    let words = part.words;
    let field = Field::new(part.base.with("new source"), words.t("session-source-title"))
        .hint(words.t("session-source-title-hint"));
    let edit = TextEdit::singleline(title)
        .id(field.id)
        .hint_text(field.hint)
        .frame(crate::ui::fields::typed::frame(ui, field))
        .min_size(vec2(0.0, crate::ui::theme::ROW))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name(field.label);
    if !response.lost_focus() {
        return;
    }
    // What was typed becomes a source also when the field is left by Tab or mouse; Escape gives it up.
    let given_up = title.trim().is_empty() || ui.input(|input| input.key_pressed(Key::Escape));
    if !given_up {
        let known = part.project.sources.iter().map(|source| source.id).collect();
        state.awaited_source = Some((session.id, known));
        view.act(Action::Add(NewRecord::Source { title: title.clone() }));
    }
    state.new_source = None;
}
