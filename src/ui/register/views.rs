//! The menu of saved views of the register.

use egui::{Button, Id, Ui, Vec2};

use super::RegisterState;
use crate::analysis::record::register::RegisterQuery;
use crate::domain::{Fields, List, View as SavedView, ViewId, ViewOf};
use crate::session::Action;
use crate::ui::command::{Command, RegisterCommand};
use crate::ui::fields::layout::{fixed, hand_focus};
use crate::ui::fields::menu::{Menu, menu};
use crate::ui::theme::ROW;
use crate::ui::{Request, View};
use crate::words::Words;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Show(ViewId),
    Keep,
    Replace(ViewId),
    Delete(ViewId),
}

pub fn views_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut RegisterState) {
    let words = view.words;
    let saved: Vec<&SavedView> =
        view.session.project().views.iter().filter(|view| view.of == ViewOf::Register).collect();
    let chosen = state.view.and_then(|id| saved.iter().copied().find(|view| view.id == id));
    let changed = chosen.is_some_and(|view| RegisterQuery::of(view).as_ref() != Some(&kept(&state.query)));
    let text = match chosen {
        Some(view) if changed => words.with("register-view-changed", &[("name", &view.name)]),
        Some(view) => view.name.clone(),
        None => words.t("register-views").to_owned(),
    };
    let id = Id::unique("register-views");
    let shown: String = text.chars().take(28).collect();
    let atoms = (shown, egui::RichText::new("▾"));
    let button = fixed(ui, id, |ui| ui.add(Button::new(atoms).min_size(Vec2::new(0.0, ROW))));
    hand_focus(ui, id, &button);
    button.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::accesskit::Role::ComboBox, true, words.t("register-views"));
        info.current_text_value = Some(text.clone());
        info
    });
    let button = button.on_hover_text(words.t("register-views-tip"));
    let asked = menu(ui, &Menu { button: &button, by_key: false, back: id, width: 220.0 }, |ui, opened| {
        entries_ui(ui, words, &saved, chosen.map(|view| (view, changed)), opened)
    });
    match asked {
        Some(Asked::Show(id)) => {
            let query = saved.iter().find(|view| view.id == id).and_then(|view| RegisterQuery::of(view));
            if let Some(query) = query {
                state.show_view(id, query);
            }
        }
        Some(Asked::Keep) => {
            view.requests.push(Request::Run(Command::Register(RegisterCommand::KeepView).spec().name));
        }
        Some(Asked::Replace(id)) => {
            if let Some(known) = saved.iter().find(|view| view.id == id) {
                let fields = Box::new(Fields::View(state.query.view(id, &known.name)));
                view.act(Action::Set { fields, interaction: 0 });
            }
        }
        Some(Asked::Delete(id)) => {
            state.view = None;
            view.act(Action::Delete { list: List::Views, id: id.0 });
        }
        None => {}
    }
}

/// The query as a view keeps it.
fn kept(query: &RegisterQuery) -> RegisterQuery {
    let mut query = query.clone();
    query.filter.text = query.filter.text.trim().to_owned();
    query
}

fn entries_ui(
    ui: &mut Ui,
    words: &Words,
    saved: &[&SavedView],
    chosen: Option<(&SavedView, bool)>,
    opened: bool,
) -> Option<Asked> {
    let mut asked = None;
    let mut focus_first = opened;
    let mut entry = |ui: &mut Ui, text: &str, on: bool, means: Asked| {
        let item = ui.add(Button::selectable(on, text).min_size(Vec2::new(ui.available_width(), 26.0)).truncate());
        if std::mem::take(&mut focus_first) {
            item.request_focus();
        }
        if item.clicked() {
            asked = Some(means);
        }
    };
    for view in saved {
        let on = chosen.is_some_and(|(known, _)| known.id == view.id);
        entry(ui, &view.name, on, Asked::Show(view.id));
    }
    if !saved.is_empty() {
        ui.separator();
    }
    entry(ui, words.t(Command::Register(RegisterCommand::KeepView).spec().text), false, Asked::Keep);
    if let Some((view, changed)) = chosen {
        if changed {
            let text = words.with("register-view-replace", &[("name", &view.name)]);
            entry(ui, &text, false, Asked::Replace(view.id));
        }
        let text = words.with("register-view-delete", &[("name", &view.name)]);
        entry(ui, &text, false, Asked::Delete(view.id));
    }
    asked
}
