//! The gallery: every kind of chart, drawn with the figures on the screen, to choose one from.

use egui::accesskit::Role;
use egui::{Key, Label, Modifiers, Pos2, Rect, Response, RichText, ScrollArea, Sense, Stroke, StrokeKind, Vec2};

use super::{After, shell};
use crate::analysis::chart::described::described;
use crate::analysis::chart::layout::{Paper, draw};
use crate::analysis::chart::palette::Palette;
use crate::analysis::chart::scene::{Chrome, Look, scene};
use crate::domain::marks::{Captions, Picture, TextWidth};
use crate::domain::scene::Scene;
use crate::domain::{Chart, ChartKind, DatasetId};
use crate::formats::font::Font;
use crate::session::wording::chart_kind_name;
use crate::session::{Action, NewRecord};
use crate::ui::View;
use crate::ui::chart::paint;
use crate::ui::command::{ChartCommand, Command};
use crate::ui::theme::{self, Theme};

/// The paper that a small picture is laid out on, and how much of that it is shown at.
const PAPER: Paper = Paper { width: 300.0, height: 176.0 };
const SCALE: f32 = 0.5;
const PICTURE: Vec2 = Vec2::new(150.0, 88.0);
const CARD: Vec2 = Vec2::new(166.0, 126.0);
const GAP: f32 = 8.0;
/// Pictures that are made in one frame: a large dataset does not hold the window up.
const AT_ONCE: usize = 3;

pub struct Gallery {
    dataset: DatasetId,
    at: usize,
    /// One a kind, as far as they are made.
    made: Vec<(Chart, Option<Scene>)>,
    font: Font,
    width: f32,
}

impl std::fmt::Debug for Gallery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gallery").field("dataset", &self.dataset).field("at", &self.at).finish_non_exhaustive()
    }
}

impl Gallery {
    pub fn of(dataset: DatasetId) -> Self {
        Self { dataset, at: 0, made: Vec::new(), font: Font::bundled(), width: 0.0 }
    }

    pub(super) fn ui(&mut self, ui: &egui::Ui, view: &mut View<'_>) -> After {
        let words = view.words;
        let more = ChartKind::ALL.iter().skip(self.made.len()).take(AT_ONCE);
        let fresh: Vec<_> = more.map(|kind| self.make(view, *kind)).collect();
        self.made.extend(fresh);
        if self.made.len() < ChartKind::ALL.len() {
            ui.ctx().request_repaint();
        }
        let shown = shell::hanging(ui, "gallery", words.t("gallery-title"), 4.0 * (CARD.x + GAP), |ui, fresh| {
            let muted = Theme::of(ui).muted;
            ui.add(Label::new(RichText::new(words.t("gallery-explained")).color(muted)).wrap());
            let mut chosen = self.cards_ui(ui, view, fresh);
            let mut cancelled = false;
            shell::buttons(ui, |ui| {
                if shell::primary(ui, words.t("gallery-make"), true).clicked() {
                    chosen = Some(self.at);
                }
                cancelled = shell::plain(ui, words.t("dialog-cancel")).clicked();
            });
            (chosen, cancelled)
        });
        let (chosen, cancelled) = shown.inner;
        let chart =
            chosen.and_then(|at| ChartKind::ALL.get(at)).map(|kind| view.session.chart_of_view(self.dataset, *kind));
        let done = chart.is_some();
        view.actions.extend(chart.map(|chart| Action::Add(NewRecord::Chart(Box::new(chart)))));
        shell::close_if(done || cancelled || shown.dismissed)
    }

    /// A small picture of a kind; none where there is nothing to draw.
    fn make(&self, view: &View<'_>, kind: ChartKind) -> (Chart, Option<Scene>) {
        let chart = view.session.chart_of_view(self.dataset, kind);
        let bare = Chart { events: false, legend: false, ..chart.clone() };
        let project = view.session.project();
        let whole = described(project, &bare, view.words);
        let picture = Picture { captions: Captions::default(), ends: Vec::new(), ..whole };
        let style = &project.head.style;
        let look =
            Look { palette: Palette::of(style), patterns: style.patterns, transparent: false, chrome: Chrome::BARE };
        let width: &dyn TextWidth = &self.font;
        let drawing = draw(&picture, picture.time, PAPER, view.words, width);
        let drawn = !picture.is_empty() && !picture.stops.is_empty();
        (chart, drawn.then(|| scene(&picture, &drawing, &look)))
    }

    /// The card that was chosen by Enter or a double click.
    fn cards_ui(&mut self, ui: &mut egui::Ui, view: &View<'_>, fresh: bool) -> Option<usize> {
        let room = (ui.ctx().content_rect().height() - 240.0).max(CARD.y);
        self.width = ui.available_width();
        let columns = self.columns();
        let mut chosen = None;
        ScrollArea::vertical().min_scrolled_height(room).max_height(room).auto_shrink([false, true]).show(ui, |ui| {
            let rows = ChartKind::ALL.len().div_ceil(columns);
            let height = f32::from(u8::try_from(rows).unwrap_or(u8::MAX)) * (CARD.y + GAP) - GAP;
            let (all, _) = ui.allocate_exact_size(Vec2::new(self.width, height), Sense::hover());
            for (nth, kind) in ChartKind::ALL.iter().enumerate() {
                let count = |number: usize| f32::from(u8::try_from(number).unwrap_or(u8::MAX));
                let at = Vec2::new(count(nth % columns) * (CARD.x + GAP), count(nth / columns) * (CARD.y + GAP));
                let response = self.card_ui(ui, view, Rect::from_min_size(all.min + at, CARD), (nth, *kind));
                if response.clicked() || response.gained_focus() {
                    self.at = nth;
                }
                if response.double_clicked() {
                    chosen = Some(nth);
                }
                if fresh && nth == self.at {
                    response.request_focus();
                }
                if response.has_focus() {
                    chosen = chosen.or(self.keys(ui, &response));
                }
            }
        });
        chosen
    }

    fn columns(&self) -> usize {
        let fit = ((self.width + GAP) / (CARD.x + GAP)).floor();
        (1..=4_u8).rev().find(|columns| f32::from(*columns) <= fit).map_or(1, usize::from)
    }

    /// Arrows go from card to card; Enter makes the chart.
    fn keys(&mut self, ui: &egui::Ui, card: &Response) -> Option<usize> {
        let arrows = egui::EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(card.id, arrows));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (last, columns) = (ChartKind::ALL.len() - 1, self.columns());
        let to = if pressed(Key::ArrowRight) {
            self.at + 1
        } else if pressed(Key::ArrowLeft) {
            self.at.saturating_sub(1)
        } else if pressed(Key::ArrowDown) {
            self.at + columns
        } else if pressed(Key::ArrowUp) {
            self.at.checked_sub(columns).unwrap_or(self.at)
        } else {
            return pressed(Key::Enter).then_some(self.at);
        };
        if to <= last && to != self.at {
            self.at = to;
            ui.memory_mut(|memory| memory.request_focus(card_id(to)));
        }
        None
    }

    fn card_ui(&self, ui: &egui::Ui, view: &View<'_>, card: Rect, (nth, kind): (usize, ChartKind)) -> Response {
        let theme = Theme::of(ui);
        let words = view.words;
        let name = words.t(chart_kind_name(kind));
        let response = ui.interact(card, card_id(nth), Sense::click());
        let chosen = nth == self.at;
        let (width, color) = if chosen { (2.0, theme.accent) } else { (1.0, theme.line) };
        let fill = if chosen || response.hovered() { theme.accent_pale } else { theme.surface };
        ui.painter().rect(card, 6.0, fill, Stroke::new(width, color), StrokeKind::Inside);
        let picture = Rect::from_min_size(card.min + Vec2::splat(8.0), PICTURE);
        match self.made.get(nth) {
            Some((_, Some(scene))) => {
                paint::scene(ui.painter(), (picture.min, SCALE), scene, &paint::Families::default());
            }
            Some((_, None)) => {
                let text = words.t("gallery-nothing");
                let job = ui.painter().layout(text.to_owned(), theme::small(), theme.muted, PICTURE.x - 12.0);
                ui.painter().galley(picture.center() - job.size() / 2.0, job, theme.muted);
            }
            None => {}
        }
        let under = Pos2::new(card.left() + 8.0, card.bottom() - 14.0);
        ui.painter().text(under, egui::Align2::LEFT_CENTER, name, theme::body(), theme.text);
        response.widget_info(|| egui::WidgetInfo::selected(Role::RadioButton, true, chosen, name));
        let tip = words.t(Command::Chart(ChartCommand::Kind(kind)).spec().tip);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(tip));
        response.on_hover_text(tip)
    }
}

fn card_id(nth: usize) -> egui::Id {
    egui::Id::unique(("gallery-card", nth))
}
