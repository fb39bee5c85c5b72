//! What the open file held before each save: to be read, or put into the project again; and how much room that may take.

use egui::{Id, Label, RichText, ScrollArea, Ui, Vec2};

use super::shell;
use crate::ui::fields::{Field, choice};
use crate::ui::frame::{OlderVersions, VersionAnswer};
use crate::ui::settings::Settings;
use crate::ui::theme::{self, Theme};
use crate::ui::{Request, View};
use crate::words::Words;

pub fn versions_ui(ui: &Ui, view: &mut View<'_>, settings: &mut Settings, all: &OlderVersions) {
    let words = view.words;
    let place = Id::unique("older versions");
    let shown = shell::modal(ui, "versions", &all.title, 520.0, |ui, fresh| {
        let mut chosen = ui.data(|data| data.get_temp::<usize>(place)).filter(|_| !fresh).unwrap_or(0);
        if all.versions.is_empty() {
            ui.add(Label::new(words.t("versions-none")).wrap());
        } else {
            list_ui(ui, all, &mut chosen, fresh);
        }
        room_ui(ui, words, settings);
        let can_be_read = all.versions.get(chosen).is_some_and(|version| version.can_be_read);
        let answer = shell::buttons(ui, |ui| {
            let restore = shell::primary(ui, words.t("versions-restore"), can_be_read).clicked();
            let read = ui.add_enabled_ui(can_be_read, |ui| shell::plain(ui, words.t("versions-read")).clicked()).inner;
            let close = shell::plain(ui, words.t("dialog-close")).clicked();
            match (restore, read, close) {
                (true, ..) => Some(Some(VersionAnswer::Restore)),
                (_, true, _) => Some(Some(VersionAnswer::Read)),
                (.., true) => Some(None),
                _ => None,
            }
        });
        ui.data_mut(|data| data.insert_temp(place, chosen));
        answer.map(|answer| (chosen, answer))
    });
    let escape = shown.dismissed && !ui.input(|input| input.pointer.any_click());
    match shown.inner {
        Some((chosen, Some(answer))) => view.requests.push(Request::AnswerVersion(chosen, answer)),
        Some((_, None)) => view.requests.push(Request::CloseProblem),
        None if escape => view.requests.push(Request::CloseProblem),
        None => {}
    }
}

/// Two lines for each version.
fn list_ui(ui: &mut Ui, all: &OlderVersions, chosen: &mut usize, fresh: bool) {
    let height = (ui.ctx().content_rect().height() - 340.0).clamp(120.0, 400.0);
    ScrollArea::vertical().id_salt("versions").max_height(height).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (at, version) in all.versions.iter().enumerate() {
            let text = RichText::new(format!("{}\n{}", version.at, version.told));
            let button = egui::Button::selectable(*chosen == at, text).right_text("");
            let response = ui.add_sized(Vec2::new(ui.available_width(), 44.0), button);
            if fresh && at == 0 {
                response.request_focus();
            }
            if response.clicked() {
                *chosen = at;
            }
        }
    });
}

/// All files share it, so it is a setting and no part of the project.
fn room_ui(ui: &mut Ui, words: &Words, settings: &mut Settings) {
    let (room, muted) = (settings.versions_room, Theme::of(ui).muted);
    let mut rooms = Settings::ROOMS.to_vec();
    if let Err(place) = rooms.binary_search(&room) {
        rooms.insert(place, room);
    }
    ui.add_space(4.0);
    let label = words.t("versions-room");
    ui.add(Label::new(RichText::new(label).color(muted)).selectable(false));
    let changed = ui.scope(|ui| {
        ui.set_max_width(140.0);
        choice(ui, Field::new(Id::unique("versions room"), label), room, &rooms, |room| room_text(words, room)).change
    });
    if let Some(change) = changed.inner {
        settings.versions_room = change.value;
    }
    ui.add(Label::new(RichText::new(words.t("versions-room-full")).font(theme::small()).color(muted)).wrap());
}

fn room_text(words: &Words, room: u32) -> String {
    let whole = room.is_multiple_of(1024) && room > 0;
    let (id, size) = if whole { ("versions-room-gb", room / 1024) } else { ("versions-room-mb", room) };
    words.with(id, &[("size", &size.to_string())])
}
