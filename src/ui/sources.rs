//! The list of sources and the form of one.

use std::collections::BTreeMap;

use egui::{Button, ComboBox, Label, Margin, RichText, ScrollArea, Sense, TextEdit, Vec2};
use jiff::civil::Date;

use super::command::Command;
use super::dialogs::is_web;
use super::fields::{Field, date_field};
use super::frame::{names, new_source};
use super::theme::{self, ROW, Theme};
use super::{Request, View};
use crate::domain::{Fields, Project, Rounding, Source, SourceId};
use crate::session::action::ChecksAction;
use crate::session::checks::Guess;
use crate::session::{Action, Interaction, Place, checks_words};

/// What the two screens remember.
#[derive(Debug, Default)]
pub struct SourcesState {
    /// How many figures name each source, and at which revision they were counted.
    used: Option<(u64, BTreeMap<SourceId, usize>)>,
    /// The source on the form.
    form: Option<SourceId>,
    /// The title while it is being typed: it may be empty for a while, a source's may not.
    title: Option<String>,
    /// Rises with each visit to a field: all keystrokes of one visit are one step of undo.
    interaction: Interaction,
    visited: Option<egui::Id>,
    /// The mark of the visit to a date that was changed in this frame.
    of_date: Option<Interaction>,
}

/// Width of a date with its calendar.
const DATE: f32 = 240.0;

/// Guesses that are named one by one.
const MOST_GUESSES: usize = 6;

const ROUNDINGS: [(Option<Rounding>, &str); 6] = [
    (None, "source-rounds-not-known"),
    (Some(Rounding::Nearest), "source-rounds-nearest"),
    (Some(Rounding::TowardZero), "source-rounds-toward-zero"),
    (Some(Rounding::Down), "source-rounds-down"),
    (Some(Rounding::Up), "source-rounds-up"),
    (Some(Rounding::FromRoundedLevels), "source-rounds-from-levels"),
];

impl SourcesState {
    /// Counts again only when something changed.
    fn used(&mut self, revision: u64, project: &Project) -> &BTreeMap<SourceId, usize> {
        if self.used.as_ref().is_none_or(|(counted, _)| *counted != revision) {
            self.used = Some((revision, count_uses(project)));
        }
        let (_, used) = self.used.get_or_insert_default();
        used
    }
}

fn count_uses(project: &Project) -> BTreeMap<SourceId, usize> {
    let mut used = BTreeMap::new();
    let observations = project.datasets.iter().flat_map(|dataset| dataset.observations.iter());
    for figure in observations.flat_map(|observation| observation.figures.iter()) {
        if let Some(source) = figure.source {
            *used.entry(source).or_default() += 1;
        }
    }
    used
}

/// Shares of the width: title, office, publisher, published, used.
const COLUMNS: [(&str, f32); 5] = [
    ("source-title", 0.30),
    ("source-office", 0.22),
    ("source-publisher", 0.20),
    ("source-published", 0.15),
    ("source-used", 0.13),
];

pub fn sources_ui(ui: &mut egui::Ui, view: &mut View<'_>, state: &mut SourcesState) {
    let words = view.words;
    egui::Frame::new().inner_margin(Margin::symmetric(18, 14)).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(RichText::new(words.t("sources-title")).font(theme::title()));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let add = ui.add(Button::new(words.t("source-add")).min_size(Vec2::new(0.0, ROW)));
                if add.on_hover_text(words.t(Command::NewSource.spec().tip)).clicked() {
                    new_source(view);
                }
            });
        });
        ui.add_space(8.0);
        let sources = &view.session.project().sources;
        if sources.is_empty() {
            ui.add(Label::new(RichText::new(words.t("sources-empty")).color(Theme::of(ui).muted)).wrap());
            return;
        }
        let used = state.used(view.session.revision(), view.session.project());
        ui.spacing_mut().item_spacing.y = 0.0;
        row_ui(ui, COLUMNS.map(|(id, _)| words.t(id).to_owned()), true);
        let mut go = None;
        ScrollArea::vertical().auto_shrink(false).show_rows(ui, ROW, sources.len(), |ui, rows| {
            for source in rows.filter_map(|at| sources.at(at)) {
                let published = source.published.map(|date| words.date(date));
                let count = used.get(&source.id).copied().unwrap_or(0);
                let texts = [
                    names::source_name(source, words),
                    source.office.clone(),
                    source.publisher.clone(),
                    published.unwrap_or_else(|| words.t("source-missing").to_owned()),
                    words.count("source-used-count", count),
                ];
                if ui.push_id(source.id, |ui| row_ui(ui, texts, false)).inner {
                    go = Some(source.id);
                }
            }
        });
        view.actions.extend(go.map(|id| Action::GoTo(Place::Source(id))));
    });
}

/// One line of the table; true when it was chosen.
fn row_ui(ui: &mut egui::Ui, texts: [String; 5], head: bool) -> bool {
    let theme = Theme::of(ui);
    let width = ui.available_width();
    let (_, rect) = ui.allocate_space(Vec2::new(width, ROW));
    let name = texts.first().cloned().unwrap_or_default();
    let sense = if head { Sense::hover() } else { Sense::click() };
    let response = ui.interact(rect, ui.scope_id().with("row"), sense);
    if head {
        ui.painter().rect_filled(rect, 0.0, theme.panel);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 0.0, theme.accent_pale);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), egui::Stroke::new(1.0, theme.table_line));
    let spoken = texts.join(", ");
    let mut left = rect.left();
    for (text, (_, share)) in texts.into_iter().zip(COLUMNS) {
        let cell = egui::Rect::from_min_size(egui::pos2(left, rect.top()), Vec2::new(width * share, ROW));
        left = cell.right();
        let font = if head { theme::small() } else { theme::body() };
        let shown = RichText::new(&text).font(font).color(if head { theme.muted } else { theme.text });
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        let builder = egui::UiBuilder::new().max_rect(cell.shrink2(Vec2::new(8.0, 0.0))).layout(layout);
        let label = Label::new(shown).truncate().selectable(false);
        ui.scope_builder(builder, |ui| ui.add(if head { label } else { label.sense(Sense::hover()) }));
    }
    if head {
        return false;
    }
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(spoken));
    response.clicked()
}

pub fn source_ui(ui: &mut egui::Ui, view: &mut View<'_>, state: &mut SourcesState, id: SourceId) {
    let words = view.words;
    let Some(source) = view.session.project().sources.get(id) else {
        ui.label(words.t("source-gone"));
        return;
    };
    state.begin(id);
    let mut edited = source.clone();
    egui::Frame::new().inner_margin(Margin::symmetric(18, 14)).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.set_max_width(760.0);
            let title = names::source_name(source, words);
            ui.add(Label::new(RichText::new(title).font(theme::title())).truncate());
            // Counted when the form is opened: what is typed here changes no figure.
            let counted = state.used.as_ref().map_or(view.session.revision(), |(counted, _)| *counted);
            let count = state.used(counted, view.session.project()).get(&id).copied().unwrap_or(0);
            let used = format!("{} {}", words.t("source-used"), words.count("source-used-count", count));
            ui.label(RichText::new(used).color(Theme::of(ui).muted));
            ui.add_space(8.0);
            form_ui(ui, view, state, &mut edited);
        });
    });
    let interaction = state.of_date.take().unwrap_or(state.interaction);
    if edited != *source {
        view.act(Action::Set { fields: Box::new(Fields::Source(edited)), interaction });
    }
}

impl SourcesState {
    /// Another source comes to the form: nothing is left of what was typed for the one before.
    fn begin(&mut self, id: SourceId) {
        if self.form == Some(id) {
            return;
        }
        self.form = Some(id);
        self.visited = None;
        self.title = None;
        self.used = None;
    }

    fn visit(&mut self, response: &egui::Response) {
        if response.has_focus() && self.visited != Some(response.id) {
            self.visited = Some(response.id);
            self.interaction = self.interaction.wrapping_add(1).max(1);
        }
        if response.lost_focus() && self.visited == Some(response.id) {
            self.visited = None;
        }
    }
}

fn form_ui(ui: &mut egui::Ui, view: &mut View<'_>, state: &mut SourcesState, edited: &mut Source) {
    let words = view.words;
    title_ui(ui, view, state, edited);
    text_ui(ui, view, state, "source-office", Some("source-office-tip"), &mut edited.office);
    text_ui(ui, view, state, "source-publisher", Some("source-publisher-tip"), &mut edited.publisher);
    link_ui(ui, view, state, &mut edited.link);
    date_ui(ui, view, state, "source-published", &mut edited.published);
    date_ui(ui, view, state, "source-accessed", &mut edited.accessed);
    rounding_ui(ui, view, state, "source-rounding-levels", &mut edited.rounding.levels, 5);
    rounding_ui(ui, view, state, "source-rounding-rates", &mut edited.rounding.rates, 6);
    if guess_ui(ui, view, edited) {
        state.interaction = state.interaction.wrapping_add(1).max(1);
    }
    line_ui(ui, words.t("source-note"), |ui| {
        let width = ui.available_width();
        let edit = TextEdit::multiline(&mut edited.note).desired_rows(3).desired_width(width);
        let response = ui.add(edit.margin(Vec2::new(8.0, 5.0)));
        state.visit(&response);
        response
    });
}

/// Ways of rounding under which all figures of the source can hold; true when one was taken.
fn guess_ui(ui: &mut egui::Ui, view: &mut View<'_>, edited: &mut Source) -> bool {
    let words = view.words;
    let checks = view.session.checks();
    if view.session.checks_are_old() || checks.report().judged.is_empty() {
        return false;
    }
    let Some(guess) = checks.guess(edited.id) else {
        view.act(Action::Checks(ChecksAction::Guess(edited.id)));
        return false;
    };
    let muted = Theme::of(ui).muted;
    let mut taken = None;
    ui.horizontal_top(|ui| {
        ui.add_space(158.0);
        ui.vertical(|ui| {
            let told = match guess {
                Guess { blocks: 0, .. } => words.t("source-guess-none"),
                Guess { tells_nothing: true, .. } => words.t("source-guess-any"),
                Guess { fits, .. } if fits.is_empty() => words.t("source-guess-no-way"),
                _ => words.t("source-guess"),
            };
            ui.add(Label::new(RichText::new(told).color(muted)).wrap());
            let named = if guess.tells_nothing { 0 } else { MOST_GUESSES };
            for convention in guess.fits.iter().take(named) {
                let text = checks_words::convention(words, *convention);
                let is_set = (edited.rounding.levels, edited.rounding.rates)
                    == (Some(convention.levels), Some(convention.rates));
                let button = Button::new(words.sentence(&text)).selected(is_set);
                if ui.add(button).on_hover_text(words.t("source-guess-tip")).clicked() {
                    taken = Some(*convention);
                }
            }
        });
    });
    if let Some(convention) = taken {
        edited.rounding.levels = Some(convention.levels);
        edited.rounding.rates = Some(convention.rates);
    }
    taken.is_some()
}

fn text_ui(
    ui: &mut egui::Ui,
    view: &View<'_>,
    state: &mut SourcesState,
    label: &str,
    tip: Option<&str>,
    text: &mut String,
) {
    line_ui(ui, view.words.t(label), |ui| {
        let edit = TextEdit::singleline(text).desired_width(ui.available_width()).margin(Vec2::new(8.0, 5.0));
        let response = ui.add(edit);
        state.visit(&response);
        match tip {
            Some(tip) => response.on_hover_text(view.words.t(tip)),
            None => response,
        }
    });
}

fn link_ui(ui: &mut egui::Ui, view: &mut View<'_>, state: &mut SourcesState, link: &mut String) {
    let words = view.words;
    line_ui(ui, words.t("source-link"), |ui| {
        let room = if link.is_empty() { 0.0 } else { 90.0 };
        let edit = TextEdit::singleline(link).desired_width(ui.available_width() - room).margin(Vec2::new(8.0, 5.0));
        let response = ui.add(edit);
        state.visit(&response);
        if !link.is_empty() {
            let open = ui.add_enabled(is_web(link), Button::new(words.t("source-open-link")));
            if open.on_disabled_hover_text(words.t("source-link-bad")).clicked() {
                view.requests.push(Request::OpenLink(link.trim().to_owned()));
            }
        }
        response
    });
}

fn title_ui(ui: &mut egui::Ui, view: &View<'_>, state: &mut SourcesState, edited: &mut Source) {
    let words = view.words;
    let mut text = state.title.take().unwrap_or_else(|| edited.title.clone());
    line_ui(ui, words.t("source-title"), |ui| {
        let edit = TextEdit::singleline(&mut text).desired_width(ui.available_width()).margin(Vec2::new(8.0, 5.0));
        let response = ui.add(edit);
        state.visit(&response);
        if response.changed() && !text.trim().is_empty() {
            edited.title.clone_from(&text);
        }
        if response.has_focus() {
            state.title = Some(text.clone());
        }
        response
    });
    if text.trim().is_empty() {
        trouble_ui(ui, words.t("tree-name-needed"));
    }
}

fn line_ui(ui: &mut egui::Ui, label: &str, content: impl FnOnce(&mut egui::Ui) -> egui::Response) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        let size = Vec2::new(150.0, ROW);
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        let label = ui.allocate_ui_with_layout(size, layout, |ui| {
            ui.set_min_size(size);
            ui.add(Label::new(RichText::new(label).color(theme.muted)).truncate().selectable(false))
        });
        content(ui).labelled_by(label.inner.id)
    });
}

fn trouble_ui(ui: &mut egui::Ui, sentence: &str) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        ui.add_space(158.0);
        ui.label(RichText::new(sentence).color(theme.conflict_text));
    });
}

fn date_ui(ui: &mut egui::Ui, view: &View<'_>, state: &mut SourcesState, label: &str, date: &mut Option<Date>) {
    let words = view.words;
    line_ui(ui, words.t(label), |ui| {
        let id = egui::Id::unique((label, state.form.map(|source| source.0.raw())));
        let answer = ui.scope(|ui| {
            ui.set_width(DATE.min(ui.available_width()));
            date_field(ui, Field::new(id, words.t(label)), words, *date, view.today)
        });
        if let Some(change) = answer.inner.change {
            *date = change.value;
            state.of_date = Some(change.interaction);
        }
        answer.inner.response
    });
}

fn rounding_ui(
    ui: &mut egui::Ui,
    view: &View<'_>,
    state: &mut SourcesState,
    label: &str,
    rounding: &mut Option<Rounding>,
    choices: usize,
) {
    let words = view.words;
    let shown = ROUNDINGS.iter().find(|(choice, _)| choice == rounding).map_or("", |(_, id)| words.t(id));
    line_ui(ui, words.t(label), |ui| {
        let combo = ComboBox::from_id_salt(label).selected_text(shown).icon(theme::list_sign).width(200.0);
        let before = *rounding;
        let response = combo
            .show_ui(ui, |ui| {
                for (choice, id) in ROUNDINGS.iter().take(choices) {
                    ui.selectable_value(rounding, *choice, words.t(id));
                }
            })
            .response;
        if before != *rounding {
            state.interaction = state.interaction.wrapping_add(1).max(1);
        }
        response.on_hover_text(words.t("source-rounding-tip"))
    });
}
