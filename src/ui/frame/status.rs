//! The line at the bottom: what is safe, what undo would take back, what is selected, the scale.

use egui::accesskit::{Live, Role};
use egui::{Align, Button, Label, Layout, ProgressBar, RichText, Vec2};

use super::FileView;
use super::file_view::Busy;
use super::root::RootState;
use super::run;
use crate::session::{Action, Place};
use crate::ui::command::{CheckCommand, Command};
use crate::ui::settings::Settings;
use crate::ui::theme::{self, Theme};
use crate::ui::undo_words::label_text;
use crate::ui::{Request, View};
use crate::words::{Words, plain_spaces};

pub fn status_ui(
    ui: &mut egui::Ui,
    root: &mut RootState,
    view: &mut View<'_>,
    file: &FileView,
    settings: &mut Settings,
) {
    let theme = Theme::of(ui);
    let small = |text: &str| RichText::new(text).font(theme::small()).color(theme.muted);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let mark = if settings.inspector.is_shown() { "▸" } else { "◂" };
        fold_ui(ui, Command::Inspector, mark, root, view, file, settings);
        let percent = view.words.with("status-scale", &[("percent", &settings.scale.to_string())]);
        let scale = ui.add(Button::new(small(&percent)).frame(false));
        if scale.on_hover_text(view.words.t("status-scale-tip")).accessible_name(plain_spaces(&percent)).clicked() {
            settings.scale = 100;
        }
        checks_ui(ui, view);
        if !root.selection_info.is_empty() {
            ui.add_space(8.0);
            // At most half of the line, so that what is saved stays in sight.
            ui.scope(|ui| {
                ui.set_max_width(ui.available_width() / 2.0);
                ui.add(Label::new(small(&root.selection_info)).truncate().selectable(false));
            });
        }
        ui.add_space(16.0);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let mark = if settings.tree.is_shown() { "◂" } else { "▸" };
            fold_ui(ui, Command::ProjectPanel, mark, root, view, file, settings);
            left_ui(ui, view, file);
        });
    });
}

/// How many conflicts nobody accepted; a click shows them.
fn checks_ui(ui: &mut egui::Ui, view: &mut View<'_>) {
    if view.session.checks().report().judged.is_empty() {
        return;
    }
    let theme = Theme::of(ui);
    let open = view.session.standings().open;
    let (text, colour) = match open {
        0 => (view.words.t("status-checks-none").to_owned(), theme.muted),
        open => (view.words.count("status-checks", open), theme.conflict_text),
    };
    let button = Button::new(RichText::new(&text).font(theme::small()).color(colour)).frame(false);
    let tip = view.words.t(Command::Checks(CheckCommand::Show).spec().tip);
    if ui.add(button).on_hover_text(tip).accessible_name(plain_spaces(&text)).clicked() {
        view.act(Action::GoTo(Place::Checks));
    }
}

/// The button that folds or unfolds a side panel.
fn fold_ui(
    ui: &mut egui::Ui,
    command: Command,
    mark: &str,
    root: &mut RootState,
    view: &mut View<'_>,
    file: &FileView,
    settings: &mut Settings,
) {
    let theme = Theme::of(ui);
    let (name, tip) = (view.words.t(command.spec().text), view.words.t(command.spec().tip));
    let button = Button::new(RichText::new(mark).font(theme::small()).color(theme.muted)).frame_when_inactive(false);
    let button = button.min_size(Vec2::splat(22.0));
    let response = ui.scope(|ui| {
        ui.spacing_mut().button_padding = Vec2::splat(2.0);
        ui.add(button)
    });
    if response.inner.on_hover_text(tip).accessible_name(name).clicked() {
        run(command, root, view, file, settings);
    }
}

fn left_ui(ui: &mut egui::Ui, view: &mut View<'_>, file: &FileView) {
    let theme = Theme::of(ui);
    let (words, session) = (view.words, view.session);
    let undo = session
        .undo_label()
        .map(|label| words.with("status-undo", &[("what", &label_text(words, session.project(), label))]));
    if let Some(busy) = &file.busy {
        busy_ui(ui, view, busy);
        return;
    }
    let saved = saved_text(words, file);
    let shown = undo.as_ref().map_or_else(|| saved.clone(), |undo| format!("{saved}      {undo}"));
    let text = RichText::new(&shown).font(theme::small()).color(theme.muted);
    let response = ui.add(Label::new(text).truncate().selectable(false));
    let spoken = undo.map_or_else(|| saved.clone(), |undo| format!("{saved} · {undo}"));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(plain_spaces(&spoken)));
}

/// "saved 14:32 · kept", "not saved yet", "no unsaved changes".
pub fn saved_text(words: &Words, file: &FileView) -> String {
    let saved = match (&file.saved_at, file.modified) {
        _ if file.read_only => words.t("status-read-only").to_owned(),
        (Some(time), false) => words.with("status-saved", &[("time", time)]),
        (Some(time), true) if file.kept => words.with("status-saved", &[("time", time)]),
        (Some(time), true) => words.with("status-unsaved", &[("time", time)]),
        (None, false) => words.t("status-no-changes").to_owned(),
        (None, true) if file.path.is_some() => words.t("status-changes").to_owned(),
        (None, true) => words.t("status-never-saved").to_owned(),
    };
    if file.kept { format!("{saved} · {}", words.t("status-kept")) } else { saved }
}

fn busy_ui(ui: &mut egui::Ui, view: &mut View<'_>, busy: &Busy) {
    let theme = Theme::of(ui);
    let text = match busy.progress {
        Some(part) => {
            let percent = format!("{:.0}", part.clamp(0.0, 1.0) * 100.0);
            view.words.with("status-progress", &[("text", &busy.text), ("percent", &percent)])
        }
        None => busy.text.clone(),
    };
    if let Some(part) = busy.progress {
        let bar = ProgressBar::new(part.clamp(0.0, 1.0)).desired_width(120.0).desired_height(6.0).fill(theme.accent);
        let response = ui
            .scope(|ui| {
                ui.visuals_mut().extreme_bg_color = theme.line;
                ui.add(bar)
            })
            .inner;
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(busy.text.as_str()));
    }
    let shown = RichText::new(&text).font(theme::small()).color(theme.text);
    let label = ui.add(Label::new(shown).truncate().selectable(false));
    ui.ctx().accesskit_node_builder(label.id, |node| {
        node.set_role(Role::Status);
        node.set_live(Live::Polite);
        node.set_label(busy.text.as_str());
    });
    let cancel = RichText::new(view.words.t("status-cancel")).font(theme::small());
    if busy.cancellable && ui.add(Button::new(cancel).min_size(Vec2::new(0.0, 20.0))).clicked() {
        view.requests.push(Request::CancelWork);
    }
}
