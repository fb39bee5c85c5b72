//! The project tree: everything in the project that has a screen, as one focus stop with arrow keys.
//!
//! *Invariant:* only rows in view are laid out, named and given nodes for assistive technology.

mod item;
mod keys;
mod menu;
mod rename;
mod row;

use std::collections::{BTreeMap, BTreeSet};

use egui::accesskit::Role;
use egui::style::ScrollAnimation;
use egui::{EventFilter, Id, Pos2, Rect, ScrollArea, Sense, UiBuilder, Vec2};

use super::root::RootState;
use crate::domain::CommissionId;
use crate::session::{Action, Place};
use crate::ui::View;
use crate::ui::theme::ROW;
use item::{Group, Item};
use rename::Rename;

/// Width of the scroll bar, left free also where there is none: rows do not wrap otherwise when it comes.
const BAR: f32 = 6.0;

/// Passes that bring a row into view: one to go there, the others to follow it while rows before it are measured.
const REVEALING: u8 = 6;

#[derive(Default)]
pub struct TreeState {
    cursor: Option<Item>,
    /// The place the cursor last followed.
    place: Option<Place>,
    folded: BTreeSet<Group>,
    folded_commissions: BTreeSet<CommissionId>,
    rename: Option<Rename>,
    /// The open menu of an item, and where.
    menu: Option<(Item, Pos2)>,
    /// Heights of the rows that are taller than one line, as they were last drawn.
    tall: BTreeMap<Item, f32>,
    width: f32,
    /// Passes in which the row under the cursor is still brought into view: rows on the way there turn out to be taller.
    reveal: u8,
}

/// What is to be done with an item, by key, menu or button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    Go,
    Rename,
    Duplicate,
    Delete,
    Up,
    Down,
    AddTo,
    Fold(bool),
    Menu(Pos2),
}

pub fn tree_ui(ui: &mut egui::Ui, root: &mut RootState, view: &mut View<'_>) {
    let id = Id::unique("project-tree");
    follow_place(&mut root.tree, view);
    let items = item::items(view.session.project(), &root.tree.folded, &root.tree.folded_commissions);
    let focus = ui.interact(ui.max_rect(), id, Sense::FOCUSABLE);
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(
            id,
            EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() },
        );
    });
    let mut deeds = Vec::new();
    if focus.has_focus() && root.tree.rename.is_none() && root.tree.menu.is_none() {
        keys::keys(ui, &mut root.tree, view, &items, &mut deeds);
    }
    let heading = view.words.t("tree-heading");
    let active = root.tree.cursor.map(|item| item.id(id).accesskit_id());
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Tree);
        node.set_label(heading);
        if let Some(active) = active {
            node.set_active_descendant(active);
        }
    });
    ui.scope_builder(UiBuilder::new().accessibility_parent(id), |ui| {
        ui.spacing_mut().scroll.bar_width = BAR;
        ScrollArea::vertical().auto_shrink(false).show_viewport(ui, |ui, viewport| {
            rows_ui(ui, viewport, &focus, root, view, &items, &mut deeds);
        });
    });
    menu::menu_ui(ui, &mut root.tree, view, &mut deeds);
    if focus.gained_focus() {
        root.tree.cursor.get_or_insert(items.first().copied().unwrap_or(Item::Head(Group::Datasets)));
    }
    for (item, deed) in deeds {
        do_it(root, view, &items, item, deed);
    }
}

/// The cursor goes where the person went by another way.
fn follow_place(state: &mut TreeState, view: &View<'_>) {
    let place = view.session.place();
    if state.place == Some(place) {
        return;
    }
    state.place = Some(place);
    let item = Item::of_place(view.session.project(), place);
    if let Some(Item::Session(commission, _)) = item {
        state.folded_commissions.remove(&commission);
    }
    state.folded.retain(|group| item.is_none_or(|item| item.group() != *group));
    if item.is_some() {
        state.cursor = item;
        state.reveal = REVEALING;
    }
}

fn rows_ui(
    ui: &mut egui::Ui,
    viewport: Rect,
    focus: &egui::Response,
    root: &mut RootState,
    view: &mut View<'_>,
    items: &[Item],
    deeds: &mut Vec<(Item, Deed)>,
) {
    // The scroll bar does not lie on the buttons of the rows.
    let width = ui.available_width() - BAR;
    if (root.tree.width - width).abs() > 0.5 {
        root.tree.width = width;
        root.tree.tall.clear();
    }
    let origin = ui.max_rect().min;
    let mut top = 0.0;
    let mut measured = Vec::new();
    for &item in items {
        let height = root.tree.height_of(item);
        let place = Rect::from_min_size(origin + Vec2::new(0.0, top), Vec2::new(width, height));
        if root.tree.reveal > 0 && root.tree.cursor == Some(item) {
            root.tree.reveal -= 1;
            ui.scroll_to_rect_animation(place, None, ScrollAnimation::none());
            if root.tree.reveal > 0 {
                ui.ctx().request_repaint();
            }
        }
        let renamed = root.tree.rename.as_ref().is_some_and(|rename| rename.item == item);
        if top + height >= viewport.top() && top <= viewport.bottom() {
            let needed = if renamed {
                rename::rename_ui(ui, place, root, view, focus)
            } else {
                row::row_ui(ui, place, focus, &root.tree, view, item, deeds)
            };
            measured.push((item, needed));
        }
        top += height;
    }
    ui.allocate_space(Vec2::new(width, top));
    for (item, needed) in measured {
        if (needed - root.tree.height_of(item)).abs() > 0.5 {
            root.tree.remember_height(item, needed);
            ui.ctx().request_discard("a row of the project tree wraps");
        }
    }
}

impl TreeState {
    fn height_of(&self, item: Item) -> f32 {
        self.tall.get(&item).copied().unwrap_or(if matches!(item, Item::Head(_)) { ROW + 4.0 } else { ROW })
    }

    fn remember_height(&mut self, item: Item, height: f32) {
        self.tall.insert(item, height);
    }

    fn put_cursor(&mut self, item: Item) {
        self.cursor = Some(item);
        self.reveal = REVEALING;
    }
}

fn do_it(root: &mut RootState, view: &mut View<'_>, items: &[Item], item: Item, deed: Deed) {
    let state = &mut root.tree;
    match deed {
        Deed::Go => {
            state.put_cursor(item);
            view.actions.extend(item.place().map(Action::GoTo));
        }
        Deed::Rename => state.rename = Rename::of(view, item),
        Deed::Duplicate => {
            view.actions.extend(item.record().map(|(list, id, _)| Action::Duplicate { list, id }));
        }
        Deed::Delete => {
            let Some((list, id, kind)) = item.record() else { return };
            if let Some(next) = item::neighbour(items, item) {
                state.put_cursor(next);
            }
            let name = Some(item.name(view.session.project(), view.words));
            super::run::delete(root, view, list, id, kind, &name);
        }
        Deed::Up | Deed::Down => {
            let Some((list, id, _)) = item.record() else { return };
            let place = item.moved(view.session.project(), deed == Deed::Up);
            view.actions.extend(place.map(|place| Action::Move { list, id, place }));
        }
        Deed::AddTo => item::add_to(root, view, item),
        Deed::Fold(fold) => match item {
            Item::Head(group) if fold => _ = state.folded.insert(group),
            Item::Head(group) => _ = state.folded.remove(&group),
            Item::Commission(id) if fold => _ = state.folded_commissions.insert(id),
            Item::Commission(id) => _ = state.folded_commissions.remove(&id),
            _ => {}
        },
        Deed::Menu(at) => {
            state.put_cursor(item);
            state.menu = Some((item, at));
        }
    }
}
