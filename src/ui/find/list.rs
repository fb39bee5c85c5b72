//! The places found: what stands there, what it would become, and where it is.

use std::ops::Range;

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Id, Label, Layout, Rect, RichText, ScrollArea, Sense, Ui, UiBuilder, Vec2, pos2};

use super::{FindState, fields, reason};
use crate::session::Place;
use crate::session::find::{Hit, Seen, place_text};
use crate::ui::View;
use crate::ui::frame::names::place_name;
use crate::ui::theme::{self, CORNER, ROW, Theme};
use crate::words::plain_spaces;

/// What a person did to a row.
enum Answer {
    Go(usize),
    Choose(usize, bool),
}

pub(super) fn list_ui(ui: &mut Ui, state: &mut FindState, view: &mut View<'_>) {
    let count = state.hits().len();
    if count == 0 {
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let room = ui.available_height();
    let mut area = ScrollArea::vertical().id_salt("find-list").auto_shrink([false, false]);
    if std::mem::take(&mut state.moved) {
        area = area.vertical_scroll_offset(offset_for(ui, state.at, room));
    }
    let mut answer = None;
    let output = area.show_rows(ui, ROW, count, |ui, rows| {
        for at in rows {
            let Some(hit) = state.hits().get(at) else { continue };
            let said = row_ui(ui, state, view, hit, at);
            answer = said.or(answer.take());
        }
    });
    ui.data_mut(|data| data.insert_temp(offset_id(), output.state.unclamped_offset().y));
    match answer {
        Some(Answer::Go(at)) => {
            state.at = at;
            state.go(view);
        }
        Some(Answer::Choose(at, chosen)) => {
            if let Some(target) = state.hits().get(at).map(|hit| hit.target) {
                if chosen {
                    state.left_out.remove(&target)
                } else {
                    state.left_out.insert(target)
                };
            }
        }
        None => {}
    }
}

fn offset_id() -> Id {
    Id::unique("find-offset")
}

/// The least scrolling that brings a row into sight.
fn offset_for(ui: &Ui, at: usize, room: f32) -> f32 {
    let offset = ui.data(|data| data.get_temp::<f32>(offset_id())).unwrap_or(0.0);
    // Hits are limited to a number that u16 holds.
    let top = u16::try_from(at).map_or(f32::MAX, f32::from) * ROW;
    offset.min(top).max(top + ROW - room)
}

fn row_ui(ui: &mut Ui, state: &FindState, view: &View<'_>, hit: &Hit, at: usize) -> Option<Answer> {
    let (theme, words) = (Theme::of(ui), view.words);
    let marked = at == state.at;
    let place = place_of(state, view, hit);
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), ROW));
    let response = ui.interact(rect, Id::unique(("find-hit", at)), Sense::CLICK);
    if marked || response.hovered() {
        let fill = if marked { theme.accent_pale } else { theme.table_line };
        ui.painter().rect_filled(rect, f32::from(CORNER), fill);
    }
    let mut answer = None;
    let mut inner = rect.shrink2(Vec2::new(8.0, 0.0));
    if state.replacing {
        let mut chosen = !state.left_out.contains(&hit.target);
        let area = Rect::from_min_size(inner.min, Vec2::new(24.0, ROW));
        let name = words.with("find-choose", &[("place", &place)]);
        let mut boxed =
            ui.new_child(UiBuilder::new().max_rect(area).layout(Layout::left_to_right(Align::Center)).id_salt(at));
        if theme::checkbox(&mut boxed, &mut chosen, ()).accessible_name(plain_spaces(&name)).changed() {
            answer = Some(Answer::Choose(at, chosen));
        }
        inner.min.x += 28.0;
    }
    let middle = inner.left() + inner.width() * 0.6;
    let left = Rect::from_min_max(inner.min, pos2(middle - 8.0, inner.bottom()));
    let right = Rect::from_min_max(pos2(middle, inner.top()), inner.max);
    let becomes = state.replacing.then(|| becomes(state, view, hit));
    part_ui(ui, left, (at, "text"), Label::new(excerpt(theme, hit, becomes.as_deref())));
    let muted = RichText::new(&place).font(theme::small()).color(theme.muted);
    part_ui(ui, right, (at, "place"), Label::new(muted));
    let value = match &becomes {
        Some(becomes) => format!("{}, {becomes}", hit.text),
        None => hit.text.clone(),
    };
    response.widget_info(|| egui::WidgetInfo::labeled(Role::ListBoxOption, true, plain_spaces(&place)));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(marked);
        node.set_value(plain_spaces(&value));
    });
    if marked {
        let id = response.id.accesskit_id();
        ui.ctx().accesskit_node_builder(fields::field_id(), |node| node.set_active_descendant(id));
    }
    let hovered = response.on_hover_text(format!("{value}\n{place}"));
    if hovered.clicked() { Some(Answer::Go(at)) } else { answer }
}

/// Where a hit stands; of a record without a screen, where a press leads.
fn place_of(state: &FindState, view: &View<'_>, hit: &Hit) -> String {
    let (project, words) = (view.session.project(), view.words);
    let text = place_text(project, words, hit.target);
    match state.seen(view, hit.target) {
        Seen::On(_) => text,
        Seen::Near(shown) => {
            let near = place_name(project, shown.place, words);
            let near = near.unwrap_or_else(|| words.t(screen_id(shown.place)).to_owned());
            words.with("find-at-near", &[("text", &text), ("place", &near)])
        }
        Seen::Nowhere => words.with("find-at-nowhere", &[("text", &text)]),
    }
}

/// The screens that are no record's.
fn screen_id(place: Place) -> &'static str {
    if place == Place::Sources { "tree-sources" } else { "figures-title" }
}

fn part_ui(ui: &mut Ui, rect: Rect, id: (usize, &str), label: Label) {
    let builder = UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)).id_salt(id);
    ui.scope_builder(builder, |ui| ui.add(label.truncate().selectable(false).sense(Sense::empty())));
}

/// What the text would be, or why it stays.
fn becomes(state: &FindState, view: &View<'_>, hit: &Hit) -> String {
    let words = view.words;
    match view.session.replacement(words.language(), hit.target, &state.query, &state.with) {
        Ok(new) => {
            let one_line: String = new.text.chars().take(200).map(|c| if c.is_control() { ' ' } else { c }).collect();
            words.with("find-becomes", &[("text", &one_line)])
        }
        Err(why) => reason(words, why),
    }
}

/// The text with its matches underlined as well as coloured.
fn excerpt(theme: &Theme, hit: &Hit, becomes: Option<&str>) -> LayoutJob {
    let plain = TextFormat::simple(theme::body(), theme.text);
    let found = TextFormat {
        background: theme.attention,
        underline: egui::Stroke::new(1.0, theme.attention_text),
        ..TextFormat::simple(theme::strong(), theme.attention_text)
    };
    let mut job = LayoutJob::default();
    let mut add = |range: Range<usize>, format: &TextFormat| {
        if let Some(text) = hit.text.get(range).filter(|text| !text.is_empty()) {
            job.append(text, 0.0, format.clone());
        }
    };
    let mut from = 0;
    for range in &hit.matches {
        add(from..range.start, &plain);
        add(range.clone(), &found);
        from = range.end;
    }
    add(from..hit.text.len(), &plain);
    if let Some(becomes) = becomes {
        job.append(&format!("   {becomes}"), 0.0, TextFormat::simple(theme::small(), theme.muted));
    }
    job
}
