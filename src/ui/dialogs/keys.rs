//! All shortcuts, from the table of commands, and the keys that tables and lists have of their own.

use egui::{Grid, Label, RichText, ScrollArea};

use super::{After, shell};
use crate::ui::View;
use crate::ui::command::{COMMANDS, Menu, keys_text};
use crate::ui::theme::{self, Theme};

const IN_TABLES: [(&str, &str); 7] = [
    ("keys-move", "keys-move-keys"),
    ("keys-edit", "keys-edit-keys"),
    ("keys-delete", "keys-delete-keys"),
    ("keys-reorder", "keys-reorder-keys"),
    ("keys-menu", "keys-menu-keys"),
    ("keys-menu-bar", "keys-menu-bar-keys"),
    ("keys-give-up", "keys-give-up-keys"),
];

pub(super) fn keys_ui(ui: &egui::Ui, view: &View<'_>) -> After {
    let words = view.words;
    let shown = shell::modal(ui, "keys", words.t("keys-title"), 520.0, |ui, fresh| {
        let height = (ui.ctx().content_rect().height() - 200.0).max(120.0);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            for menu in Menu::ALL {
                let with_keys = COMMANDS.iter().filter(|spec| spec.menu == menu && !spec.keys.is_empty());
                let rows: Vec<_> = with_keys
                    .map(|spec| {
                        let keys: Vec<_> = spec.keys.iter().map(|keys| keys_text(ui.ctx(), keys)).collect();
                        (words.t(spec.text), keys.join(", "))
                    })
                    .collect();
                if !rows.is_empty() {
                    section(ui, words.t(menu.text()), &rows);
                }
            }
            let rows = IN_TABLES.map(|(what, keys)| (words.t(what), words.t(keys).to_owned()));
            section(ui, words.t("keys-in-tables"), &rows);
        });
        shell::buttons(ui, |ui| {
            let close = shell::primary(ui, words.t("dialog-close"), true);
            if fresh {
                close.request_focus();
            }
            close.clicked()
        })
    });
    shell::close_if(shown.inner || shown.dismissed)
}

fn section(ui: &mut egui::Ui, title: &str, rows: &[(&str, String)]) {
    let theme = Theme::of(ui);
    ui.add_space(6.0);
    ui.label(RichText::new(title).font(theme::strong()));
    Grid::new(("keys", title)).num_columns(2).min_col_width(220.0).spacing([16.0, 4.0]).show(ui, |ui| {
        for (what, keys) in rows {
            ui.add(Label::new(*what));
            ui.add(Label::new(RichText::new(keys).color(theme.muted)));
            ui.end_row();
        }
    });
}
