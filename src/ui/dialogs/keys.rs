//! All keys: those of the table of commands, and those that tables, forms and lists have of their own.
//!
//! *Invariant:* every shortcut of the table of commands is on the page.

use egui::{Grid, Label, RichText, ScrollArea, TextEdit, Vec2};

use super::{After, shell};
use crate::ui::View;
use crate::ui::command::{COMMANDS, Menu, keys_text};
use crate::ui::theme::{self, Theme};
use crate::words::Words;

/// Groups of keys that no command has: what they do, and which they are.
const OWN: [(&str, &[(&str, &str)]); 5] = [
    (
        "keys-group-move",
        &[
            ("keys-move", "keys-move-keys"),
            ("keys-edge", "keys-edge-keys"),
            ("keys-row-ends", "keys-row-ends-keys"),
            ("keys-table-ends", "keys-table-ends-keys"),
            ("keys-page", "keys-page-keys"),
            ("keys-tab", "keys-tab-keys"),
            ("keys-enter", "keys-enter-keys"),
            ("keys-leave", "keys-leave-keys"),
        ],
    ),
    (
        "keys-group-select",
        &[
            ("keys-extend", "keys-extend-keys"),
            ("keys-several", "keys-several-keys"),
            ("keys-row", "keys-row-keys"),
            ("keys-column", "keys-column-keys"),
        ],
    ),
    (
        "keys-group-edit",
        &[
            ("keys-type", "keys-type-keys"),
            ("keys-edit", "keys-edit-keys"),
            ("keys-commit-all", "keys-commit-all-keys"),
            ("keys-give-up", "keys-give-up-keys"),
            ("keys-delete", "keys-delete-keys"),
        ],
    ),
    (
        "keys-group-chart",
        &[
            ("keys-chart-walk", "keys-chart-walk-keys"),
            ("keys-chart-figure", "keys-chart-figure-keys"),
            ("keys-chart-zoom", "keys-chart-zoom-keys"),
            ("keys-chart-fit", "keys-chart-fit-keys"),
            ("keys-chart-pan", "keys-chart-pan-keys"),
            ("keys-chart-copy", "keys-chart-copy-keys"),
            ("keys-chart-hide", "keys-chart-hide-keys"),
            ("keys-chart-menu", "keys-chart-menu-keys"),
        ],
    ),
    (
        "keys-in-tables",
        &[
            ("keys-reorder", "keys-reorder-keys"),
            ("keys-menu", "keys-menu-keys"),
            ("keys-menu-bar", "keys-menu-bar-keys"),
            ("keys-list", "keys-list-keys"),
        ],
    ),
];

/// What is typed to find a key.
#[derive(Debug, Default)]
pub struct KeysPage {
    search: String,
}

/// A group of the page with its rows: what is done, by which keys.
type Section = (String, Vec<(String, String)>);

/// The whole page: keys that are no command's first, then the commands by menu.
fn sections(ctx: &egui::Context, words: &Words) -> Vec<Section> {
    let own = OWN.iter().map(|(title, rows)| {
        let rows = rows.iter().map(|(what, keys)| (words.t(what).to_owned(), words.t(keys).to_owned()));
        (words.t(title).to_owned(), rows.collect())
    });
    let of_menu = |menu: Menu| {
        let with_keys = COMMANDS.iter().filter(move |spec| spec.menu == menu && !spec.keys.is_empty());
        let rows = with_keys.map(|spec| {
            let keys: Vec<_> = spec.keys.iter().map(|keys| keys_text(ctx, keys)).collect();
            (words.t(spec.text).to_owned(), keys.join(", "))
        });
        (words.t(menu.text()).to_owned(), rows.collect::<Vec<_>>())
    };
    own.chain(Menu::ALL.map(of_menu)).filter(|(_, rows)| !rows.is_empty()).collect()
}

/// Sections with the rows that have all words of a search in what they say.
fn found(sections: Vec<Section>, search: &str) -> Vec<Section> {
    let search = search.to_lowercase();
    let sections = sections.into_iter().map(|(title, mut rows)| {
        rows.retain(|(what, keys)| {
            let text = format!("{what} {keys} {title}").to_lowercase();
            search.split_whitespace().all(|word| text.contains(word))
        });
        (title, rows)
    });
    sections.filter(|(_, rows)| !rows.is_empty()).collect()
}

impl KeysPage {
    pub(super) fn ui(&mut self, ui: &egui::Ui, view: &View<'_>) -> After {
        let words = view.words;
        let shown = shell::hanging(ui, "keys", words.t("keys-title"), 560.0, |ui, fresh| {
            let name = words.t("keys-search");
            let edit = TextEdit::singleline(&mut self.search).hint_text(name).margin(Vec2::new(8.0, 5.0));
            let field = ui.add(edit.desired_width(f32::INFINITY)).accessible_name(name);
            if fresh {
                field.request_focus();
            }
            let height = (ui.ctx().content_rect().height() - 280.0).max(120.0);
            let sections = found(sections(ui.ctx(), words), &self.search);
            if sections.is_empty() {
                ui.label(RichText::new(words.t("keys-none")).color(Theme::of(ui).muted));
            }
            ScrollArea::vertical().min_scrolled_height(height).max_height(height).auto_shrink([false, true]).show(
                ui,
                |ui| {
                    for (title, rows) in &sections {
                        section(ui, title, rows);
                    }
                },
            );
            shell::buttons(ui, |ui| shell::primary(ui, words.t("dialog-close"), true).clicked())
        });
        shell::close_if(shown.inner || shown.dismissed)
    }
}

fn section(ui: &mut egui::Ui, title: &str, rows: &[(String, String)]) {
    let theme = Theme::of(ui);
    ui.add_space(6.0);
    ui.label(RichText::new(title).font(theme::strong()));
    Grid::new(("keys", title)).num_columns(2).min_col_width(260.0).spacing([16.0, 4.0]).show(ui, |ui| {
        for (what, keys) in rows {
            ui.add(Label::new(what));
            ui.add(Label::new(RichText::new(keys).color(theme.muted)));
            ui.end_row();
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Vec<(String, String)> {
        sections(&egui::Context::default(), &Words::english()).into_iter().flat_map(|(_, rows)| rows).collect()
    }

    #[test]
    fn every_shortcut_of_the_table_of_commands_is_on_the_page() {
        let (ctx, words, page) = (egui::Context::default(), Words::english(), page());
        for spec in COMMANDS {
            for keys in spec.keys {
                let keys = keys_text(&ctx, keys);
                let there =
                    page.iter().any(|(what, on)| what == words.t(spec.text) && on.split(", ").any(|k| k == keys));
                assert!(there, "{}: {keys}", spec.name);
            }
        }
    }

    #[test]
    fn every_key_of_the_grid_is_on_the_page() {
        let all: Vec<_> =
            page().into_iter().flat_map(|(_, keys)| keys.split(", ").map(str::to_owned).collect::<Vec<_>>()).collect();
        for keys in [
            "Arrow keys",
            "Ctrl+arrow keys",
            "Home",
            "End",
            "Ctrl+Home",
            "Ctrl+End",
            "Page Up",
            "Page Down",
            "Tab",
            "Shift+Tab",
            "Enter",
            "Shift+Enter",
            "Ctrl+Enter",
            "F2",
            "Escape",
            "Delete",
            "Backspace",
            "Ctrl+A",
            "Shift+Space",
            "Ctrl+Space",
            "Ctrl+D",
            "Ctrl+R",
            "Ctrl+C",
            "Ctrl+X",
            "Ctrl+V",
            "Ctrl+Shift+C",
            "Ctrl+G",
            "Menu",
            "Shift+F10",
            "Ctrl+Tab",
        ] {
            assert!(all.iter().any(|known| known == keys), "{keys}");
        }
        assert!(all.iter().any(|known| known == "Shift with any of these"));
    }

    #[test]
    fn the_page_is_searched_by_what_is_done_and_by_key() {
        let rows = |search: &str| found(sections(&egui::Context::default(), &Words::english()), search);
        assert!(rows("ctrl+d").iter().any(|(_, rows)| rows.iter().any(|(what, _)| what == "Fill down")));
        assert!(rows("FILL right").iter().flat_map(|(_, rows)| rows).count() == 1);
        assert!(rows("no such key").is_empty());
    }
}
