//! One of a few values: a button with a list. Up, Down and the first letter choose without opening it.

use egui::{Button, Color32, EventFilter, Key, Modifiers, Popup, Response, RichText, ScrollArea, Stroke, Ui, vec2};

use super::layout::fixed;
use super::menu::{Menu, menu};
use super::{Answer, Change, Field, next_interaction};
use crate::ui::theme::{self, Theme};

/// How the chosen value looks: a field, or a small chip in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Field,
    Chip { fill: Color32, text: Color32 },
}

/// Height of an entry of the list. A longer list than this many is scrolled.
const ITEM: f32 = 26.0;
const MOST_ITEMS: usize = 14;
const HIGHEST: f32 = 360.0;

/// Chooses one of `all`, each called by `name`.
pub fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    field: Field<'_>,
    value: T,
    all: &[T],
    name: impl Fn(T) -> String,
) -> Answer<T> {
    choice_of(ui, field, Look::Field, value, all, name)
}

/// One of several that are all on the screen; the circle is seen on any ground.
pub fn radio<'a>(ui: &mut Ui, chosen: bool, text: impl egui::IntoAtoms<'a>) -> Response {
    let muted = Theme::of(ui).muted;
    let button = |ui: &mut Ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        for look in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
            look.bg_stroke = Stroke::new(1.0, muted);
        }
        ui.radio(chosen, text)
    };
    ui.scope(button).inner
}

/// Yes or no. A box that can not be ticked says why when the pointer rests on it.
pub fn check(ui: &mut Ui, text: &str, on: bool, why_not: Option<&str>) -> Option<Change<bool>> {
    let mut now = on;
    let response = ui.add_enabled_ui(why_not.is_none(), |ui| theme::checkbox(ui, &mut now, text)).inner;
    let response = response.on_disabled_hover_text(why_not.unwrap_or_default());
    if let Some(why) = why_not {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(why));
    }
    response.clicked().then(|| Change { value: now, interaction: next_interaction(ui.ctx()) })
}

/// As [`choice`], in another look.
pub fn choice_of<T: Copy + PartialEq>(
    ui: &mut Ui,
    field: Field<'_>,
    look: Look,
    value: T,
    all: &[T],
    name: impl Fn(T) -> String,
) -> Answer<T> {
    let names: Vec<_> = all.iter().map(|item| name(*item)).collect();
    let shown = name(value);
    let response = button(ui, field, look, &shown);
    super::layout::hand_focus(ui, field.id, &response);
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::accesskit::Role::ComboBox, true, field.label);
        info.current_text_value = Some(shown.clone());
        info
    });
    if response.gained_focus() {
        if !ui.clip_rect().contains_rect(response.rect) {
            response.scroll_to_me(None);
        }
        ui.data_mut(|data| data.remove::<u64>(response.id.with("visit")));
    }
    let place = all.iter().position(|item| *item == value);
    let is_open = Popup::menu(&response).is_open();
    let by_key = (!is_open).then(|| by_key(ui, &response, place, &names)).flatten();
    let width = response.rect.width().max(120.0);
    let list = Menu { button: &response, by_key: false, back: field.id, width };
    let items = |ui: &mut Ui, opened: bool| {
        let mut chosen = None;
        for (nth, name) in names.iter().enumerate() {
            let item = Button::selectable(place == Some(nth), name.as_str()).min_size(vec2(ui.available_width(), ITEM));
            let item = ui.add(item);
            let first = opened && nth == place.unwrap_or(0);
            if first {
                item.request_focus();
            }
            if names.len() > MOST_ITEMS && (first || item.gained_focus()) {
                item.scroll_to_me(None);
            }
            if item.clicked() {
                chosen = Some(nth);
            }
        }
        chosen
    };
    let chosen = by_key.or(menu(ui, &list, |ui, opened| {
        if names.len() <= MOST_ITEMS {
            return items(ui, opened);
        }
        ScrollArea::vertical().max_height(HIGHEST).show(ui, |ui| items(ui, opened)).inner
    }));
    let picked = chosen.and_then(|nth| all.get(nth)).copied().filter(|picked| *picked != value);
    let change = picked.map(|value| Change { value, interaction: visit_mark(ui, &response) });
    Answer { change, response }
}

fn button(ui: &mut Ui, field: Field<'_>, look: Look, shown: &str) -> Response {
    let theme = Theme::of(ui);
    let text = RichText::new(shown).font(theme::body());
    match look {
        Look::Field => {
            let row = |ui: &mut Ui| {
                ui.spacing_mut().button_padding = vec2(8.0, 4.0);
                let size = vec2(ui.available_width(), theme::ROW);
                let still = super::layout::is_read_only(ui);
                let arrow = RichText::new(if still { "" } else { "▾" }).color(theme.muted);
                let mut button = Button::new((text, egui::Atom::grow(), arrow)).min_size(size).truncate();
                if still {
                    button = button.fill(Color32::TRANSPARENT).stroke(Stroke::NONE);
                } else if field.in_cell {
                    button = button.fill(Color32::TRANSPARENT).frame_when_inactive(false);
                }
                let response = ui.add(button);
                let whole = ui.painter().layout_no_wrap(shown.to_owned(), theme::body(), theme.text).size().x;
                // The padding and the arrow.
                if whole > response.rect.width() - 36.0 { response.on_hover_text(shown) } else { response }
            };
            fixed(ui, field.id, row)
        }
        Look::Chip { fill, text: ink } => {
            let chip = |ui: &mut Ui| {
                ui.spacing_mut().button_padding = vec2(8.0, 1.0);
                let text = RichText::new(shown).font(theme::small()).color(ink);
                let button = Button::new(text).fill(fill).stroke(Stroke::NONE).corner_radius(9).small();
                let response = ui.add(button.min_size(vec2(0.0, 20.0)).truncate());
                if response.has_focus() {
                    let around = response.rect.expand(2.0);
                    let stroke = Stroke::new(2.0, theme.accent);
                    ui.painter().rect_stroke(around, 10, stroke, egui::StrokeKind::Inside);
                }
                response
            };
            fixed(ui, field.id, chip)
        }
    }
}

/// What a key pressed on the closed button chooses.
fn by_key(ui: &Ui, response: &Response, place: Option<usize>, names: &[String]) -> Option<usize> {
    if !response.has_focus() {
        return None;
    }
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown) {
        return Some(place.map_or(0, |place| place + 1)).filter(|place| *place < names.len());
    }
    if pressed(Key::ArrowUp) {
        return place.and_then(|place| place.checked_sub(1));
    }
    let letter = ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            egui::Event::Text(text) => text.chars().next().filter(|letter| letter.is_alphanumeric()),
            _ => None,
        })
    })?;
    let begins = |name: &String| name.to_lowercase().starts_with(&letter.to_lowercase().to_string());
    let from = place.map_or(0, |place| place + 1);
    let mut order = (from..names.len()).chain(0..from.min(names.len()));
    order.find(|nth| names.get(*nth).is_some_and(begins))
}

/// One mark for all choices of one visit, so that leafing through them is one step of undo.
fn visit_mark(ui: &Ui, response: &Response) -> crate::session::Interaction {
    let id = response.id.with("visit");
    if !response.has_focus() {
        ui.data_mut(|data| data.remove::<u64>(id));
    }
    let known = ui.data(|data| data.get_temp(id));
    known.unwrap_or_else(|| {
        let mark = next_interaction(ui.ctx());
        ui.data_mut(|data| data.insert_temp(id, mark));
        mark
    })
}
