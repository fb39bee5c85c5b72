//! Edits that were not saved when the program ended: what they did, and what is to become of them.
//!
//! *Invariant:* nothing is thrown away by one press: the button that does it is pressed twice.

use egui::{Id, Label, RichText, ScrollArea, Ui, Vec2};

use super::shell;
use crate::ui::frame::{LeftBehind, Restore};
use crate::ui::theme::{self, Theme};
use crate::ui::{Request, View};
use crate::words::plain_spaces;

/// What was chosen in the dialog so far.
#[derive(Clone, Copy, Default)]
struct Chosen {
    at: usize,
    /// The button that throws away was pressed once.
    discards: bool,
}

pub fn restore_ui(ui: &Ui, view: &mut View<'_>, left: &[LeftBehind]) {
    let words = view.words;
    let place = Id::unique("edits left behind");
    let shown = shell::modal(ui, "restore", words.t("restore-title"), 560.0, |ui, fresh| {
        let mut chosen = ui.data(|data| data.get_temp::<Chosen>(place)).filter(|_| !fresh).unwrap_or_default();
        chosen.at = chosen.at.min(left.len().saturating_sub(1));
        if left.len() > 1 {
            names_ui(ui, left, &mut chosen);
        }
        let one = left.get(chosen.at)?;
        details_ui(ui, one, left.len() == 1);
        let answer = shell::buttons(ui, |ui| {
            let restore = shell::primary(ui, words.t("restore-restore"), true);
            if fresh {
                restore.request_focus();
            }
            let later = shell::plain(ui, words.t("restore-later"));
            let text = words.t(if chosen.discards { "restore-discard-really" } else { "restore-discard" });
            let discard = shell::plain(ui, text);
            let pressed = (restore.clicked(), later.clicked(), discard.clicked());
            match pressed {
                (true, ..) => Some(Some(Restore::Restore)),
                (_, true, _) => Some(None),
                (.., true) if chosen.discards => Some(Some(Restore::Discard)),
                (.., true) => {
                    chosen.discards = true;
                    None
                }
                _ => None,
            }
        });
        ui.data_mut(|data| data.insert_temp(place, Chosen { discards: chosen.discards && answer.is_none(), ..chosen }));
        answer.map(|answer| (chosen.at, answer))
    });
    let escape = shown.dismissed && !ui.input(|input| input.pointer.any_click());
    match shown.inner {
        Some((at, Some(answer))) => view.requests.push(Request::AnswerRestore(at, answer)),
        Some((_, None)) => view.requests.push(Request::CloseProblem),
        None if escape => view.requests.push(Request::CloseProblem),
        None => {}
    }
}

/// One line for each project.
fn names_ui(ui: &mut Ui, left: &[LeftBehind], chosen: &mut Chosen) {
    ScrollArea::vertical().id_salt("projects").max_height(132.0).show(ui, |ui| {
        for (at, one) in left.iter().enumerate() {
            let text = RichText::new(format!("{}\n{}", one.name, one.told));
            let response =
                ui.add_sized(Vec2::new(ui.available_width(), 40.0), egui::Button::selectable(chosen.at == at, text));
            let response = if one.path.is_empty() { response } else { response.on_hover_text(&one.path) };
            if response.clicked() {
                *chosen = Chosen { at, discards: false };
            }
        }
    });
    ui.add_space(4.0);
}

fn details_ui(ui: &mut Ui, one: &LeftBehind, alone: bool) {
    let theme = Theme::of(ui);
    if alone {
        ui.add(Label::new(RichText::new(&one.name).font(theme::strong())).wrap());
        ui.add(Label::new(&one.told).wrap());
    }
    if !one.path.is_empty() {
        ui.add(Label::new(RichText::new(&one.path).color(theme.muted)).wrap());
    }
    for note in &one.notes {
        shell::trouble(ui, note);
    }
    ui.add_space(4.0);
    ScrollArea::vertical().id_salt("edits").max_height(180.0).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        for line in &one.lines {
            let label = ui.add(Label::new(line).wrap());
            ui.ctx().accesskit_node_builder(label.id, |node| node.set_value(plain_spaces(line)));
        }
    });
}
