//! What a new session can start from: a session is kept as a template, and the commission lists them.

use egui::{Key, Label, RichText, Ui};

use super::{CommissionState, Editing, Part, line_below};
use crate::domain::{Commission, CommissionHead, CommissionSession};
use crate::session::Action;
use crate::session::action::RecordAction;
use crate::ui::View;
use crate::ui::dialogs::shell;
use crate::ui::fields::layout::glyph_button;
use crate::ui::fields::{Change, Field, heading, next_interaction, text_field, typed};
use crate::ui::theme::Theme;

/// "Keep as template…", then its name.
pub fn keep_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    state: &mut CommissionState,
    part: Part<'_>,
    session: &CommissionSession,
) {
    let words = part.words;
    let id = part.base.with("template");
    let Some(mut name) = state.template.take() else {
        if ui.button(words.t("session-keep-template")).clicked() {
            state.template = Some(session.head.place.clone());
            typed::focus(ui, id);
        }
        return;
    };
    let left = ui.scope(|ui| {
        ui.set_max_width(220.0);
        let field = Field::new(id, words.t("template-name")).hint(words.t("template-name-hint"));
        let answer = text_field(ui, field, &name);
        if let Some(change) = answer.change {
            name = change.value;
        }
        let named = !name.trim().is_empty();
        let kept = shell::entered(ui, &answer.response) && named;
        if kept {
            let action = RecordAction::KeepTemplate { session: session.id, name: name.clone() };
            view.act(Action::Record(action));
            view.toast("template-kept");
        }
        kept || answer.response.lost_focus() || ui.input(|input| input.key_pressed(Key::Escape))
    });
    if !left.inner {
        state.template = Some(name);
    }
}

/// The templates of a commission: a session from one, and the way to drop it.
pub fn templates_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    part: Part<'_>,
    commission: &Commission,
    editing: &mut Editing<'_, CommissionHead>,
) {
    let (theme, words) = (Theme::of(ui), part.words);
    heading(ui, words.t("commission-templates"));
    let templates = &commission.head.templates;
    if templates.is_empty() {
        ui.add(Label::new(RichText::new(words.t("commission-templates-none")).color(theme.muted)).wrap());
    }
    for (place, template) in templates.iter().enumerate() {
        ui.horizontal(|ui| {
            let name = words.with("template-new-session", &[("name", &template.name)]);
            if ui.button(words.t("template-start")).accessible_name(&name).on_hover_text(&name).clicked() {
                let action = RecordAction::FromTemplate { commission: commission.id, template: place };
                view.act(Action::Record(action));
            }
            let delete = words.with("row-delete", &[("row", &template.name)]);
            if glyph_button(ui, part.base.with(("template", place)), "✕", &delete, true).clicked() {
                let mut left = templates.clone();
                left.remove(place);
                let change = Change { value: left, interaction: next_interaction(ui.ctx()) };
                editing.take(Some(change), |head, templates| head.templates = templates);
            }
            ui.label(&template.name);
            let topics = template.agenda.len().to_string();
            let about = [("place", &*template.place), ("topics", &*topics)];
            let about = RichText::new(words.with("template-about", &about)).color(theme.muted);
            ui.add(Label::new(about).truncate());
        });
        line_below(ui, theme.table_line);
    }
}
