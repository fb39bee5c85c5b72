//! The verdicts as a list: filtered, most urgent first, one focus stop with arrow keys.

use std::collections::BTreeMap;

use egui::accesskit::Role;
use egui::{
    Align, Button, EventFilter, Id, Key, Layout, Modifiers, Rect, RichText, ScrollArea, Sense, Ui, UiBuilder, Vec2,
    pos2, vec2,
};

use super::{ChecksState, Filter, standing_name, tone};
use crate::analysis::checks::{Glance, Judged, Standing};
use crate::session::checks::{Acceptance, by_urgency};
use crate::session::{Session, checks_words as say};
use crate::ui::command::{CheckCommand, Command, take_key};
use crate::ui::fields::{Field, choice, text_field};
use crate::ui::theme::{self, ROW, Theme};
use crate::ui::{Request, View};
use crate::words::{DateFormat, NumberFormat, Words};

/// Rows of the list that are shown without scrolling.
const MOST_ROWS: usize = 4;
/// Texts to find words in that are made in one frame.
const SLICE: usize = 400;
/// Part of the width that the title has.
const TITLE: f32 = 0.6;
/// Width of the word that says how figures stand.
const STANDING: f32 = 118.0;

/// What the list is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
struct ListKey {
    stamp: u64,
    revision: u64,
    filter: Filter,
    text: String,
    numbers: NumberFormat,
    dates: DateFormat,
}

/// The places in the report that are shown, in their order, with the texts of those that were drawn.
#[derive(Default)]
pub struct Listed {
    key: Option<ListKey>,
    places: Vec<usize>,
    /// Whether each place in the report is among them.
    is_in: Vec<bool>,
    texts: BTreeMap<usize, (String, String)>,
    /// All places, most urgent first.
    order: Vec<usize>,
    /// Texts to find words in, as far as they are made.
    searched: Vec<String>,
    counts: BTreeMap<Standing, usize>,
    accepted: usize,
    open: usize,
    implied: usize,
}

impl Listed {
    pub fn has(&self, place: usize) -> bool {
        self.is_in.get(place).copied().unwrap_or(false)
    }

    pub fn first(&self) -> Option<usize> {
        self.places.first().copied()
    }

    /// False while titles are still made to find words in; then another frame is needed.
    fn update(&mut self, view: &View<'_>, filter: Filter, text: &str) -> bool {
        let (session, words) = (view.session, view.words);
        let key = ListKey {
            stamp: session.checks().stamp(),
            revision: session.edited_revision(),
            filter,
            text: text.trim().to_lowercase(),
            numbers: words.numbers,
            dates: words.dates,
        };
        let report = session.checks().report();
        let is_searched = |made: usize| key.text.is_empty() || made == report.judged.len();
        if self.key.as_ref() == Some(&key) && is_searched(self.searched.len()) {
            return true;
        }
        let same = |known: &ListKey| (known.stamp, known.revision, known.numbers, known.dates);
        if self.key.as_ref().map(same) != Some(same(&key)) {
            self.texts.clear();
            self.searched.clear();
            self.order = by_urgency(report, &session.standings());
            self.count(session);
        }
        if !key.text.is_empty() {
            let more = report.judged.iter().skip(self.searched.len()).take(SLICE);
            self.searched.extend(more.map(|judged| searched(words, session, judged)));
        }
        self.places = self.chosen(session, &key);
        self.is_in = vec![false; report.judged.len()];
        for place in &self.places {
            if let Some(is_in) = self.is_in.get_mut(*place) {
                *is_in = true;
            }
        }
        let is_done = is_searched(self.searched.len());
        self.key = Some(key);
        is_done
    }

    /// What the filter leaves, in its order.
    fn chosen(&self, session: &Session, key: &ListKey) -> Vec<usize> {
        let (report, standings) = (session.checks().report(), session.standings());
        let has_words = |place: &usize| {
            let text = self.searched.get(*place).map_or("", String::as_str);
            key.text.split_whitespace().all(|word| text.contains(word))
        };
        let is_chosen = |place: &usize| {
            let Some(Glance { standing, implies }) = report.glances.get(*place).copied() else { return false };
            let accepted = matches!(standings.accepted.get(place), Some(Acceptance::Accepted(_)));
            match key.filter {
                Filter::All => true,
                Filter::Open => standing == Standing::CannotHold && !accepted,
                Filter::Accepted => accepted,
                Filter::Implied => implies,
                Filter::Only(only) => standing == only,
            }
        };
        self.order.iter().copied().filter(is_chosen).filter(has_words).collect()
    }

    fn count(&mut self, session: &Session) {
        self.counts.clear();
        self.implied = 0;
        for glance in &session.checks().report().glances {
            self.implied += usize::from(glance.implies);
            *self.counts.entry(glance.standing).or_default() += 1;
        }
        let standings = session.standings();
        self.accepted = standings.accepted.values().filter(|of| matches!(of, Acceptance::Accepted(_))).count();
        self.open = standings.open;
    }

    fn texts(&mut self, view: &View<'_>, place: usize) -> (String, String) {
        let judged = view.session.checks().report().judged.get(place);
        let make = || {
            judged.map_or_else(Default::default, |judged| {
                (say::title(view.words, view.session.project(), judged), say::verdict(view.words, judged))
            })
        };
        self.texts.entry(place).or_insert_with(make).clone()
    }
}

/// Title, sentence and name of its standing in small letters.
fn searched(words: &Words, session: &Session, judged: &Judged) -> String {
    let (title, sentence) = (say::title(words, session.project(), judged), say::verdict(words, judged));
    format!("{title} {sentence} {}", say::standing(words, judged.standing())).to_lowercase()
}

/// The title, what is shown, and the filter.
pub fn head_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut ChecksState) {
    let words = view.words;
    ui.horizontal(|ui| {
        ui.label(RichText::new(words.t("checks-title")).font(theme::title()));
        let theme = Theme::of(ui);
        let waits = view.session.checks_are_old();
        let text = if waits { words.t("checks-waiting").to_owned() } else { super::told(words, view.session) };
        ui.add_space(4.0);
        ui.label(RichText::new(text).color(theme.muted));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let command = Command::Checks(CheckCommand::Now);
            let button = Button::new(words.t(command.spec().text)).min_size(Vec2::new(0.0, ROW));
            if ui.add(button).on_hover_text(words.t(command.spec().tip)).clicked() {
                view.requests.push(Request::Run(command.spec().name));
            }
        });
    });
    if view.session.checks().report().judged.is_empty() {
        return;
    }
    let base = Id::unique("checks-filter");
    ui.horizontal(|ui| {
        ui.scope(|ui| {
            ui.set_width(220.0);
            let field = Field::new(base.with("text"), words.t("checks-find")).hint(words.t("checks-find"));
            if let Some(change) = text_field(ui, field, &state.text).change {
                state.text = change.value;
            }
        });
        ui.scope(|ui| {
            ui.set_width(220.0);
            let (all, names) = choices(words, &state.listed);
            let field = Field::new(base.with("standing"), words.t("checks-which"));
            let name = |filter: Filter| {
                let place = all.iter().position(|known| *known == filter);
                place.and_then(|place| names.get(place)).cloned().unwrap_or_default()
            };
            if let Some(change) = choice(ui, field, state.filter, &all, name).change {
                state.filter = change.value;
            }
        });
    });
    if !state.listed.update(view, state.filter, &state.text) {
        ui.ctx().request_repaint();
    }
}

/// The filters, with how many verdicts each shows.
fn choices(words: &Words, listed: &Listed) -> (Vec<Filter>, Vec<String>) {
    let total: usize = listed.counts.values().sum();
    let with = |name: &str, count: usize| words.with("checks-choice", &[("count", &count.to_string()), ("name", name)]);
    let mut all = vec![
        (Filter::All, with(words.t("checks-which-all"), total)),
        (Filter::Open, with(words.t("checks-which-open"), listed.open)),
        (Filter::Accepted, with(words.t("checks-which-accepted"), listed.accepted)),
        (Filter::Implied, with(words.t("checks-which-implied"), listed.implied)),
    ];
    for standing in Standing::ALL {
        let count = listed.counts.get(&standing).copied().unwrap_or(0);
        all.push((Filter::Only(standing), with(say::standing(words, standing), count)));
    }
    all.into_iter().unzip()
}

pub fn list_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut ChecksState) {
    let id = Id::unique("checks-list");
    let count = state.listed.places.len();
    if count == 0 {
        return;
    }
    let shown = state.place(view.session);
    let rows = count.min(MOST_ROWS);
    // Half a row more says that the list goes on.
    let rest = if count > MOST_ROWS { ROW / 2.0 } else { 0.0 };
    // Of a small window the verdict itself needs the most.
    let most = (ui.available_height() * 0.34 / ROW).floor().max(2.0);
    #[allow(clippy::cast_precision_loss, reason = "a few rows")]
    let height = (rows as f32).min(most) * ROW + rest;
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let focus = ui.interact(area, id, Sense::FOCUSABLE);
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(id, EventFilter { vertical_arrows: true, ..EventFilter::default() });
    });
    if focus.has_focus() {
        keys(ui, view, state, shown);
    }
    let name = view.words.t("checks-list");
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::ListBox);
        node.set_label(name);
    });
    ui.painter().rect_stroke(
        area.expand(1.0),
        4.0,
        egui::Stroke::new(1.0, if focus.has_focus() { Theme::of(ui).accent } else { Theme::of(ui).table_line }),
        egui::StrokeKind::Outside,
    );
    let at = shown.and_then(|shown| state.listed.places.iter().position(|place| *place == shown));
    let builder = UiBuilder::new().max_rect(area).accessibility_parent(id);
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut scroll = ScrollArea::vertical().id_salt("checks-list").auto_shrink(false);
        if let Some(at) = at.filter(|_| std::mem::take(&mut state.reveal)) {
            #[allow(clippy::cast_precision_loss, reason = "points on the screen")]
            let top = at as f32 * ROW;
            scroll = scroll.vertical_scroll_offset((top - height / 2.0).max(0.0));
        }
        scroll.show_rows(ui, ROW, count, |ui, range| {
            for nth in range {
                let Some(place) = state.listed.places.get(nth).copied() else { continue };
                if row_ui(ui, view, state, (id, place), shown == Some(place)) {
                    focus.request_focus();
                    state.select(view.session, place);
                    state.reveal = false;
                }
            }
        });
    });
}

fn keys(ui: &Ui, view: &View<'_>, state: &mut ChecksState, shown: Option<usize>) {
    let pressed = |key| take_key(ui.ctx(), Modifiers::NONE, key);
    let places = &state.listed.places;
    let at = shown.and_then(|shown| places.iter().position(|place| *place == shown)).unwrap_or(0);
    let last = places.len().saturating_sub(1);
    let to = if pressed(Key::ArrowDown) {
        Some((at + 1).min(last))
    } else if pressed(Key::ArrowUp) {
        Some(at.saturating_sub(1))
    } else if pressed(Key::Home) {
        Some(0)
    } else if pressed(Key::End) {
        Some(last)
    } else {
        None
    };
    if let Some(place) = to.and_then(|to| places.get(to).copied()) {
        state.select(view.session, place);
    }
}

/// One verdict; true when it was chosen.
fn row_ui(ui: &mut Ui, view: &View<'_>, state: &mut ChecksState, (list, place): (Id, usize), shown: bool) -> bool {
    let theme = Theme::of(ui);
    let Some(judged) = view.session.checks().report().judged.get(place) else { return false };
    let accepted = matches!(view.session.standings().accepted.get(&place), Some(Acceptance::Accepted(_)));
    let (title, sentence) = state.listed.texts(view, place);
    // The scroll bar does not lie on the sentence.
    let (_, rect) = ui.allocate_space(vec2(ui.available_width() - 8.0, ROW));
    let response = ui.interact(rect, list.with(place), Sense::CLICK);
    if shown || response.hovered() {
        ui.painter().rect_filled(rect, 0.0, theme.accent_pale);
    }
    let standing = judged.standing();
    let word = standing_name(view.words, standing, accepted);
    let (fill, colour) = tone(theme, standing, accepted);
    let text = ui.painter().layout_no_wrap(word.to_owned(), theme::small(), colour);
    let chip = Rect::from_min_size(
        pos2(rect.left() + 6.0, rect.center().y - text.size().y / 2.0 - 2.0),
        text.size() + vec2(14.0, 4.0),
    );
    ui.painter().rect_filled(chip, 9.0, fill);
    ui.painter().galley(chip.min + vec2(7.0, 2.0), text, colour);
    let left = rect.left() + STANDING + 12.0;
    let room = rect.right() - left - 8.0;
    let wide = room * TITLE;
    let of_title = cut(ui, &title, wide - 16.0, theme.text);
    let of_sentence = cut(ui, &sentence, room - wide, theme.muted);
    let elided = of_title.elided || of_sentence.elided;
    let at = |left: f32, galley: &egui::Galley| pos2(left, rect.center().y - galley.size().y / 2.0);
    let second = left + wide;
    ui.painter().galley(at(left, &of_title), of_title, theme.text);
    ui.painter().galley(at(second, &of_sentence), of_sentence, theme.muted);
    ui.painter().hline(rect.x_range(), rect.bottom(), egui::Stroke::new(1.0, theme.table_line));
    let spoken = format!("{word}, {title}");
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::ListBoxOption);
        node.set_label(spoken.as_str());
        node.set_description(sentence.as_str());
        node.set_selected(shown);
        node.add_action(egui::accesskit::Action::Click);
        node.set_bounds(egui::accesskit::Rect {
            x0: rect.min.x.into(),
            y0: rect.min.y.into(),
            x1: rect.max.x.into(),
            y1: rect.max.y.into(),
        });
    });
    let clicked = response.clicked();
    if elided {
        response.on_hover_text(format!("{title}\n{sentence}"));
    }
    clicked
}

fn cut(ui: &Ui, text: &str, width: f32, colour: egui::Color32) -> std::sync::Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), theme::body(), colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(8.0));
    ui.painter().layout_job(job)
}
