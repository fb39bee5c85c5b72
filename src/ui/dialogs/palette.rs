//! Every command, dataset, session and source by a few letters.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, RichText, ScrollArea, Sense, TextEdit, Vec2};

use super::{After, shell};
use crate::session::Place;
use crate::ui::View;
use crate::ui::command::{self, COMMANDS, Command, reason};
use crate::ui::frame::{FileView, names};
use crate::ui::theme::{self, CORNER, ROW, Theme};
use crate::words::plain_spaces;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    Command(Command),
    Place(Place),
}

#[derive(Debug, Clone)]
struct Entry {
    title: String,
    /// Small letters, what is searched first.
    words: String,
    /// First letters of the words: "ns" for "New session".
    initials: String,
    /// Searched last: tooltip and menu of a command.
    also: String,
    /// At the right: shortcut of a command, kind of a record.
    right: String,
    target: Target,
    why_not: Option<&'static str>,
}

#[derive(Debug, Default)]
pub struct Palette {
    query: String,
    entries: Vec<Entry>,
    /// Places in `entries`, best first.
    found: Vec<usize>,
    at: usize,
    moved: bool,
    /// An arrow went to the marked entry.
    picked: bool,
}

impl Palette {
    pub(super) fn ui(&mut self, ui: &egui::Ui, view: &View<'_>, file: &FileView) -> (After, Option<Target>) {
        let title = view.words.t("palette-title");
        let shown = shell::hanging(ui, "palette", title, 560.0, |ui, fresh| {
            if fresh || self.entries.is_empty() {
                self.entries = entries(ui.ctx(), view, file);
                self.search();
            }
            // Enter that comes with the keys that opened the list, or before a letter, means no entry of it.
            let enter = self.keys(ui) && !fresh;
            let edit = TextEdit::singleline(&mut self.query).desired_width(f32::INFINITY).margin(Vec2::new(8.0, 6.0));
            let field = ui.add(edit).accessible_name(title);
            if fresh {
                field.request_focus();
            }
            if field.changed() {
                self.search();
            }
            // Letters of the same pass are in the field by now.
            let enter = enter && (self.picked || !self.query.trim().is_empty());
            let clicked = self.list_ui(ui, view, field.id);
            enter.then_some(self.at).or(clicked).and_then(|at| self.target(at))
        });
        (shell::close_if(shown.dismissed || shown.inner.is_some()), shown.inner)
    }

    /// Takes the keys that move in the list; true when the marked entry is meant.
    fn keys(&mut self, ui: &egui::Ui) -> bool {
        let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        let last = self.found.len().saturating_sub(1);
        let before = self.at;
        self.at = (self.at + pressed(Key::ArrowDown) + 10 * pressed(Key::PageDown)).min(last);
        self.at = self.at.saturating_sub(pressed(Key::ArrowUp) + 10 * pressed(Key::PageUp));
        self.moved |= self.at != before;
        self.picked |= self.at != before;
        pressed(Key::Enter) > 0
    }

    fn target(&self, at: usize) -> Option<Target> {
        let entry = self.entries.get(*self.found.get(at)?)?;
        entry.why_not.is_none().then_some(entry.target)
    }

    fn search(&mut self) {
        let query = self.query.to_lowercase();
        let mut scored: Vec<_> =
            self.entries.iter().enumerate().filter_map(|(at, entry)| Some((score(entry, &query)?, at))).collect();
        scored.sort_unstable();
        self.found = scored.into_iter().map(|(_, at)| at).collect();
        self.at = 0;
        self.moved = true;
        self.picked = false;
    }

    fn list_ui(&mut self, ui: &mut egui::Ui, view: &View<'_>, field: egui::Id) -> Option<usize> {
        let theme = Theme::of(ui);
        if self.found.is_empty() {
            ui.label(RichText::new(view.words.t("palette-none")).color(theme.muted));
            return None;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let room = (ui.ctx().content_rect().height() - 220.0).clamp(4.0 * ROW, 12.0 * ROW);
        let mut area = ScrollArea::vertical().min_scrolled_height(room).max_height(room).auto_shrink([false, true]);
        if std::mem::take(&mut self.moved) {
            area = area.vertical_scroll_offset(offset_for(ui, self.at, room));
        }
        let mut clicked = None;
        let output = area.show_rows(ui, ROW, self.found.len(), |ui, rows| {
            for at in rows {
                let Some(entry) = self.found.get(at).and_then(|nth| self.entries.get(*nth)) else { continue };
                let response = entry_ui(ui, view, entry, at, at == self.at);
                if at == self.at {
                    let id = response.id.accesskit_id();
                    ui.ctx().accesskit_node_builder(field, |node| node.set_active_descendant(id));
                }
                if response.clicked() {
                    clicked = Some(at);
                }
            }
        });
        remember_offset(ui, output.state.unclamped_offset().y);
        clicked
    }
}

fn offset_id() -> egui::Id {
    egui::Id::unique("palette-offset")
}

fn remember_offset(ui: &egui::Ui, offset: f32) {
    ui.data_mut(|data| data.insert_temp(offset_id(), offset));
}

/// The least scrolling that brings a row into sight.
fn offset_for(ui: &egui::Ui, at: usize, room: f32) -> f32 {
    let offset = ui.data(|data| data.get_temp::<f32>(offset_id())).unwrap_or(0.0);
    // Rows are few enough for f32.
    let top = u16::try_from(at).map_or(f32::MAX, f32::from) * ROW;
    offset.min(top).max(top + ROW - room)
}

fn entry_ui(ui: &mut egui::Ui, view: &View<'_>, entry: &Entry, at: usize, marked: bool) -> egui::Response {
    let theme = Theme::of(ui);
    let size = Vec2::new(ui.available_width(), ROW);
    let (_, rect) = ui.allocate_space(size);
    let response = ui.interact(rect, egui::Id::unique(("palette-entry", at)), Sense::CLICK);
    if marked || response.hovered() {
        let fill = if marked { theme.accent_pale } else { theme.table_line };
        ui.painter().rect_filled(rect, f32::from(CORNER), fill);
    }
    let inner = rect.shrink2(Vec2::new(10.0, 0.0));
    let colour = if entry.why_not.is_some() { theme.calculated } else { theme.text };
    let right_text = entry.why_not.map_or(entry.right.as_str(), |why| view.words.t(why));
    let right = ui.painter().layout_no_wrap(right_text.to_owned(), theme::small(), theme.muted);
    let right_width = right.size().x;
    ui.painter().galley(
        egui::pos2(inner.right() - right_width, inner.center().y - right.size().y / 2.0),
        right,
        theme.muted,
    );
    let room = Rect::from_min_max(inner.min, egui::pos2(inner.right() - right_width - 12.0, inner.bottom()));
    let text = RichText::new(&entry.title).color(colour);
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.scope_builder(egui::UiBuilder::new().max_rect(room).layout(layout).id_salt(at), |ui| {
        ui.add(egui::Label::new(text).truncate().selectable(false).sense(Sense::empty()));
    });
    let (name, enabled) = (plain_spaces(&entry.title), entry.why_not.is_none());
    response.widget_info(|| egui::WidgetInfo::labeled(Role::ListBoxOption, enabled, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(marked);
        node.set_description(right_text);
    });
    response
}

fn entries(ctx: &egui::Context, view: &View<'_>, file: &FileView) -> Vec<Entry> {
    let (words, session, project) = (view.words, view.session, view.session.project());
    let commands = COMMANDS.iter().filter(|spec| spec.command != Command::FindCommand).map(|spec| {
        let mut title = spec.command.title(words, session);
        if let Some(submenu) = spec.submenu {
            title = format!("{}: {title}", words.t(submenu.text()));
        }
        let also = format!("{} {}", words.t(spec.tip), words.t(spec.menu.text()));
        let right = command::shortcut_text(ctx, spec).unwrap_or_default();
        entry(title, &also, right, Target::Command(spec.command), reason::why_not(spec.command, session, file))
    });
    let go = |name: String, kind: &str, also: &str, place: Place| {
        entry(name, also, words.t(kind).to_owned(), Target::Place(place), None)
    };
    let datasets = project.datasets.iter().map(|dataset| {
        let name = names::dataset_name(project, dataset, words);
        go(name, "palette-go-dataset", "", Place::Dataset(dataset.id))
    });
    let charts = project.charts.iter().map(|chart| {
        let name = names::chart_name(project, chart, words);
        go(name, "palette-go-chart", &chart.title, Place::Chart(chart.id))
    });
    let events = project.events.iter().map(|event| {
        let year = event.from.year().to_string();
        go(names::event_name(event, words), "palette-go-event", &year, Place::Event(event.id))
    });
    let meetings = project.commissions.iter().flat_map(|commission| {
        let name = names::commission_name(commission, words);
        let sessions: Vec<_> = commission
            .sessions
            .iter()
            .map(|session| {
                let year = session.head.from.map_or(String::new(), |date| date.year().to_string());
                let title = names::session_name(session, words);
                go(title, "palette-go-session", &format!("{name} {year}"), Place::Session(session.id))
            })
            .collect();
        let own = go(name, "palette-go-commission", "", Place::Commission(commission.id));
        std::iter::once(own).chain(sessions)
    });
    let sources = project.sources.iter().map(|source| {
        go(names::source_name(source, words), "palette-go-source", &source.office, Place::Source(source.id))
    });
    commands.chain(datasets).chain(charts).chain(meetings).chain(events).chain(sources).collect()
}

fn entry(title: String, also: &str, right: String, target: Target, why_not: Option<&'static str>) -> Entry {
    let words = plain_spaces(&title).to_lowercase();
    let parts = words.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let initials = parts.filter_map(|part| part.chars().next()).collect();
    Entry { words, initials, also: also.to_lowercase(), title, right, target, why_not }
}

/// Lower is better; `None` when a word of the query is nowhere. Words may come in any order.
fn score(entry: &Entry, query: &str) -> Option<u32> {
    let mut sum = 0;
    for word in query.split_whitespace() {
        let starts = |text: &str| text.split(|c: char| !c.is_alphanumeric()).any(|part| part.starts_with(word));
        sum += if entry.words.starts_with(word) {
            0
        } else if starts(&entry.words) {
            1
        } else if entry.initials.starts_with(word) {
            2
        } else if entry.words.contains(word) || entry.initials.contains(word) {
            4
        } else if starts(&entry.also) {
            8
        } else {
            return None;
        };
    }
    Some(2 * sum + u32::from(entry.why_not.is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_order_and_by_first_letters() {
        let new = entry("New session".into(), "Add a session", String::new(), Target::Place(Place::Start), None);
        for (query, found) in [
            ("new session", true),
            ("session new", true),
            ("ns", true),
            ("sess", true),
            ("add", true),
            ("", true),
            ("dataset", false),
            ("new zebra", false),
        ] {
            assert_eq!(score(&new, query).is_some(), found, "{query}");
        }
        let all = entry("All sessions of a new kind".into(), "", String::new(), Target::Place(Place::Start), None);
        assert!(score(&new, "new") < score(&all, "new"));
    }
}
