//! A name typed in place. An empty one is refused beside the field, and nothing changes.

use egui::{Key, Label, Modifiers, Rect, Response, RichText, TextEdit, UiBuilder, Vec2};

use super::item::Item;
use crate::domain::{Fields, Project};
use crate::session::Action;
use crate::ui::View;
use crate::ui::frame::root::RootState;
use crate::ui::theme::{self, ROW, Theme};

pub struct Rename {
    pub item: Item,
    text: String,
    refused: bool,
    fresh: bool,
}

impl Rename {
    pub fn of(view: &View<'_>, item: Item) -> Option<Self> {
        let text = item.has_name().then(|| item.name(view.session.project(), view.words))?;
        Some(Self { item, text, refused: false, fresh: true })
    }
}

/// What becomes of the typing in this pass.
enum End {
    Not,
    Keep,
    Drop,
}

/// Draws the field in the place of the row; gives the height that it needs.
pub fn rename_ui(ui: &mut egui::Ui, place: Rect, root: &mut RootState, view: &mut View<'_>, tree: &Response) -> f32 {
    let Some(rename) = &mut root.tree.rename else { return ROW };
    let theme = Theme::of(ui);
    let escape = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let layout = egui::Layout::top_down(egui::Align::Min);
    let field = ui.scope_builder(UiBuilder::new().max_rect(place).layout(layout), |ui| {
        let edit = TextEdit::singleline(&mut rename.text).id(rename.item.id(tree.id).with("name"));
        let response = ui.add(edit.desired_width(f32::INFINITY).margin(Vec2::new(7.0, 4.0)));
        let response = response.accessible_name(view.words.t("tree-name"));
        if rename.refused {
            let text = RichText::new(view.words.t("tree-name-needed")).font(theme::small());
            ui.add(Label::new(text.color(theme.conflict_text)).wrap());
        }
        response
    });
    let response = field.inner;
    if rename.fresh {
        rename.fresh = false;
        response.request_focus();
        select_all(ui, response.id, rename.text.chars().count());
    }
    if response.changed() {
        rename.refused = false;
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let end = match (escape, response.lost_focus()) {
        (true, _) => End::Drop,
        (false, true) => End::Keep,
        (false, false) => End::Not,
    };
    let height = if rename.refused { ROW + 18.0 } else { ROW };
    finish(end, entered, root, view, &response, tree);
    height
}

fn finish(end: End, entered: bool, root: &mut RootState, view: &mut View<'_>, field: &Response, tree: &Response) {
    let Some(rename) = &mut root.tree.rename else { return };
    match end {
        End::Not => return,
        End::Keep if rename.text.trim().is_empty() && entered => {
            rename.refused = true;
            field.request_focus();
            return;
        }
        // Left empty by a click elsewhere: the old name stays.
        End::Keep if rename.text.trim().is_empty() => {}
        End::Keep => {
            let changed = rename.text.trim() != rename.item.name(view.session.project(), view.words);
            let fields = changed.then(|| renamed(view.session.project(), rename.item, rename.text.trim())).flatten();
            view.actions.extend(fields.map(|fields| Action::Set { fields: Box::new(fields), interaction: 0 }));
        }
        End::Drop => {}
    }
    root.tree.tall.remove(&rename.item);
    root.tree.rename = None;
    if entered || matches!(end, End::Drop) {
        tree.request_focus();
    }
}

fn renamed(project: &Project, item: Item, name: &str) -> Option<Fields> {
    let name = name.to_owned();
    Some(match item {
        Item::Dataset(id) => {
            let head = project.datasets.get(id)?.head.clone();
            Fields::Dataset(id, crate::domain::DatasetHead { name, ..head })
        }
        Item::Commission(id) => {
            let head = project.commissions.get(id)?.head.clone();
            Fields::Commission(id, crate::domain::CommissionHead { name, ..head })
        }
        Item::Chart(id) => Fields::Chart(crate::domain::Chart { name, ..project.charts.get(id)?.clone() }),
        Item::Source(id) => Fields::Source(crate::domain::Source { title: name, ..project.sources.get(id)?.clone() }),
        _ => return None,
    })
}

fn select_all(ui: &egui::Ui, id: egui::Id, length: usize) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), CCursor::new(length))));
    state.store(ui.ctx(), id);
}
