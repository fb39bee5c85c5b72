//! The house style: how all charts of the project look, with one of them as it would be.
//!
//! *Invariant:* nothing changes before it is applied, and all of it is one step of undo.

use std::sync::Arc;

use egui::{Id, Label, Rect, RichText, ScrollArea, Sense, Slider, Ui, Vec2};

use super::{After, shell};
use crate::analysis::chart::described::described;
use crate::analysis::chart::layout::{Paper, draw};
use crate::analysis::chart::palette::{Palette, contrast};
use crate::analysis::chart::scene::{Chrome, Look, scene};
use crate::domain::marks::Picture;
use crate::domain::scene::Scene;
use crate::domain::{ChartKind, ChartSize, ChartStyle, Fields, Project, ProjectHead, Rgb};
use crate::formats::font::{FAMILY, Font};
use crate::session::{Action, Place};
use crate::ui::View;
use crate::ui::chart::paint::{self, Families};
use crate::ui::chart::px;
use crate::ui::charts::{Preset, fitting, pixels};
use crate::ui::fields::{Field, check, choice, number_field};
use crate::ui::fonts::installed::{self as fonts, ChartFont, Presence};
use crate::ui::theme::{self, Theme};
use crate::words::Words;

/// What each colour is of, in the order of the style.
const COLORS: [&str; 9] = [
    "style-color-exports",
    "style-color-imports",
    "style-color-turnover",
    "style-color-other",
    "style-color-5",
    "style-color-6",
    "style-color-7",
    "style-color-8",
    "style-color-9",
];
/// Two colours with less contrast are hardly told apart in grey.
const TOLD_APART: f64 = 1.25;
/// Height of the preview in a column of its own, and under the fields.
const PREVIEW: (f32, f32) = (300.0, 250.0);
/// Least width of three columns.
const WIDE: f32 = 900.0;

pub struct StyleDialog {
    head: ProjectHead,
    style: ChartStyle,
    /// The texts of colours while they are typed.
    texts: Vec<String>,
    picture: Option<Picture>,
    /// With the families that it is painted in.
    made: Option<(ChartStyle, Families, Scene)>,
}

impl std::fmt::Debug for StyleDialog {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StyleDialog").field("style", &self.style).finish_non_exhaustive()
    }
}

/// The installed families, and whether the chosen one is among them.
struct Fonts {
    names: Arc<[String]>,
    presence: Presence,
}

/// The program's own colours in light or in dark, in the order of the style.
fn own_colors(dark: bool) -> Vec<Rgb> {
    let palette = Palette::of(&ChartStyle { dark, ..ChartStyle::default() });
    let flows = [palette.exports, palette.imports, palette.turnover, palette.other_flows];
    flows.into_iter().chain(palette.further.iter().copied()).take(COLORS.len()).collect()
}

impl StyleDialog {
    pub fn of(project: &Project) -> Self {
        let style = project.head.style.clone();
        let mut dialog = Self { head: project.head.clone(), style, texts: Vec::new(), picture: None, made: None };
        dialog.texts = dialog.colors().iter().map(Rgb::to_string).collect();
        dialog
    }

    /// Every colour that is in force.
    fn colors(&self) -> Vec<Rgb> {
        let own = own_colors(self.style.dark).into_iter().enumerate();
        own.map(|(nth, own)| self.style.colors.get(nth).copied().unwrap_or(own)).collect()
    }

    /// Puts colours into the style; those at the end that are the program's own are left out.
    fn set_colors(&mut self, mut colors: Vec<Rgb>) {
        let own = own_colors(self.style.dark);
        while colors.last().is_some_and(|last| own.get(colors.len() - 1) == Some(last)) {
            colors.pop();
        }
        self.style.colors = colors;
    }

    pub(super) fn ui(&mut self, ui: &Ui, view: &mut View<'_>) -> After {
        let words = view.words;
        if self.picture.is_none() {
            self.picture = preview(view);
        }
        let font = fonts::font_of(ui.ctx(), &self.style.font, view.requests);
        let fonts = Fonts { names: fonts::names(ui.ctx(), view.requests).unwrap_or_default(), presence: font.presence };
        let shown = shell::modal(ui, "chart-style", words.t("style-title"), 980.0, |ui, fresh| {
            let room = (ui.ctx().content_rect().height() - 190.0).max(160.0);
            ScrollArea::vertical().min_scrolled_height(room).max_height(room).auto_shrink([false, true]).show(
                ui,
                |ui| {
                    let wide = ui.available_width() >= WIDE;
                    ui.columns(if wide { 3 } else { 2 }, |columns| {
                        let [left, middle, further @ ..] = columns else { return };
                        self.fields_ui(left, words, fresh);
                        self.font_ui(left, words, &fonts);
                        self.colors_ui(middle, words);
                        if let [right, ..] = further {
                            self.preview_ui(right, words, (&font, PREVIEW.0));
                        }
                    });
                    if !wide {
                        ui.add_space(8.0);
                        self.preview_ui(ui, words, (&font, PREVIEW.1));
                    }
                },
            );
            let (mut go, mut cancelled) = (false, false);
            shell::buttons(ui, |ui| {
                go = shell::primary(ui, words.t("dialog-apply"), true).clicked();
                cancelled = shell::plain(ui, words.t("dialog-cancel")).clicked();
                if shell::plain(ui, words.t("style-reset")).clicked() {
                    self.style = ChartStyle::default();
                    self.texts = self.colors().iter().map(Rgb::to_string).collect();
                }
            });
            (go, cancelled)
        });
        let (go, cancelled) = shown.inner;
        if go {
            let head = ProjectHead { style: self.style.clone(), ..self.head.clone() };
            view.act(Action::Set { fields: Box::new(Fields::Project(head)), interaction: 0 });
        }
        shell::close_if(go || cancelled || shown.dismissed)
    }

    fn fields_ui(&mut self, ui: &mut Ui, words: &Words, fresh: bool) {
        let muted = Theme::of(ui).muted;
        let label = ui.label(RichText::new(words.t("style-text-size")).color(muted));
        let range = ChartStyle::LEAST_TEXT..=ChartStyle::MOST_TEXT;
        let slider = Slider::new(&mut self.style.text_percent, range).suffix("\u{202f}%").step_by(5.0);
        let slider = ui.scope(|ui| {
            // The rail is seen on the ground of a dialog.
            let line = Theme::of(ui).line;
            ui.visuals_mut().widgets.inactive.bg_fill = line;
            ui.add(slider.trailing_fill(true))
        });
        let slider = slider.inner.labelled_by(label.id);
        if fresh {
            slider.request_focus();
        }
        let id = Id::unique("chart-style");
        ui.label(RichText::new(words.t("style-size")).color(muted));
        let all = [Preset::Column, Preset::Slide, Preset::Post, Preset::Own];
        let size = self.style.size;
        let field = Field::new(id.with("size"), words.t("style-size"));
        let answer = choice(ui, field, Preset::of(Some(size)), &all, |preset| preset.name(words, size));
        if let Some(change) = answer.change {
            self.style.size = change.value.size().unwrap_or(ChartSize { height: size.height + 2, ..size });
        }
        if Preset::of(Some(self.style.size)) == Preset::Own {
            self.own_size_ui(ui, words, id);
        }
        if let Some(change) = check(ui, words.t("style-patterns"), self.style.patterns, None) {
            self.style.patterns = change.value;
        }
        if let Some(change) = check(ui, words.t("style-dark"), self.style.dark, None) {
            let own = self.style.colors.is_empty();
            self.style.dark = change.value;
            if own {
                self.texts = self.colors().iter().map(Rgb::to_string).collect();
            }
        }
    }

    /// The program's own font, or one that is installed; one that is not here stays chosen.
    fn font_ui(&mut self, ui: &mut Ui, words: &Words, fonts: &Fonts) {
        ui.label(RichText::new(words.t("style-font")).color(Theme::of(ui).muted));
        let chosen = self.style.font.trim().to_owned();
        let own = [String::new()];
        let gone = Some(chosen.clone()).filter(|chosen| !chosen.is_empty() && !fonts.names.contains(chosen));
        let all: Vec<&String> = own.iter().chain(&gone).chain(fonts.names.iter()).collect();
        let places: Vec<usize> = (0..all.len()).collect();
        let name = |place: usize| match all.get(place) {
            Some(family) if !family.is_empty() => (*family).clone(),
            _ => words.with("style-font-own", &[("family", FAMILY)]),
        };
        let place = all.iter().position(|family| **family == chosen).unwrap_or(0);
        let field = Field::new(Id::unique("chart-style").with("font"), words.t("style-font"));
        if let Some(change) = choice(ui, field, place, &places, name).change
            && let Some(family) = all.get(change.value)
        {
            self.style.font.clone_from(family);
        }
        if fonts.presence == Presence::Missing {
            shell::trouble(ui, &words.with("style-no-font", &[("family", &chosen)]));
        }
    }

    fn own_size_ui(&mut self, ui: &mut Ui, words: &Words, id: Id) {
        let size = self.style.size;
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            let sides = [(left, "page-width-name", size.width), (right, "page-height-name", size.height)];
            for (nth, (ui, name, before)) in sides.into_iter().enumerate() {
                ui.label(RichText::new(words.t(name)).color(Theme::of(ui).muted));
                let field = Field::new(id.with(name), words.t(name));
                let Some(change) = number_field(ui, field, words, Some(u32::from(before))).change else { continue };
                let length = pixels(change.value, before);
                if nth == 0 { self.style.size.width = length } else { self.style.size.height = length }
            }
        });
    }

    /// A colour a row: a swatch that opens a picker, its digits, and a warning beside one that looks as the one above.
    fn colors_ui(&mut self, ui: &mut Ui, words: &Words) {
        let theme = Theme::of(ui);
        ui.label(RichText::new(words.t("style-colors")).color(theme.muted));
        let mut colors = self.colors();
        let mut changed = false;
        for (nth, name) in COLORS.iter().enumerate() {
            let (Some(color), Some(text)) = (colors.get(nth).copied(), self.texts.get_mut(nth)) else { continue };
            let name = words.t(name);
            let mut now = color;
            ui.horizontal(|ui| {
                let Rgb(red, green, blue) = color;
                let mut bytes = [red, green, blue];
                let swatch = ui.color_edit_button_srgb(&mut bytes);
                if swatch.accessible_name(name).changed() {
                    let [red, green, blue] = bytes;
                    now = Rgb(red, green, blue);
                    *text = now.to_string();
                }
                let edit = egui::TextEdit::singleline(text).desired_width(84.0);
                let digits = ui.add(edit).accessible_name(words.with("style-digits", &[("color", name)]));
                if digits.changed() {
                    now = text.trim().parse().unwrap_or(now);
                }
                if digits.lost_focus() {
                    *text = now.to_string();
                }
                ui.add(Label::new(name).truncate());
            });
            if now != color {
                changed = true;
                if let Some(slot) = colors.get_mut(nth) {
                    *slot = now;
                }
            }
        }
        if let Some((one, other)) = alike(&colors).filter(|_| !self.style.patterns && !self.style.dark) {
            let [one, other] = [one, other].map(|nth| COLORS.get(nth).map_or("", |name| words.t(name)));
            shell::trouble(ui, &words.with("style-alike", &[("one", one), ("other", other)]));
        }
        if changed {
            self.set_colors(colors);
        }
    }

    fn preview_ui(&mut self, ui: &mut Ui, words: &Words, (font, height): (&ChartFont, f32)) {
        let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::hover());
        ui.painter().rect_filled(rect, 6.0, Theme::of(ui).panel);
        let Some(picture) = &self.picture else {
            let muted = Theme::of(ui).muted;
            let text = words.t("style-no-chart");
            ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, text, theme::body(), muted);
            return;
        };
        if self.made.as_ref().is_none_or(|(style, families, _)| *style != self.style || *families != font.families) {
            let scene = made(picture, &self.style, words, &font.font);
            self.made = Some((self.style.clone(), font.families.clone(), scene));
        }
        let Some((style, families, scene)) = &self.made else { return };
        let size = style.size.limited();
        let zoom = fitting(rect.size(), size);
        let paper = Rect::from_center_size(rect.center(), Vec2::new(size.width.into(), size.height.into()) * zoom);
        paint::scene(ui.painter(), (paper.min, px(f64::from(zoom) * style.text_factor())), scene, families);
        let response = ui.interact(paper, ui.unique_id().with("style-preview"), Sense::hover());
        let name = words.t("style-preview");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Image, true, name));
    }
}

/// The first two neighbours that look alike in grey: series mostly stand in the order of the style.
fn alike(colors: &[Rgb]) -> Option<(usize, usize)> {
    let place = colors.windows(2).take(3).position(|pair| match pair {
        [one, other] => contrast(*one, *other) < TOLD_APART,
        _ => false,
    })?;
    Some((place, place + 1))
}

/// The chart on the screen, else the first one, else one of the first dataset.
fn preview(view: &View<'_>) -> Option<Picture> {
    let project = view.session.project();
    let shown = match view.session.place() {
        Place::Chart(id) => project.charts.get(id),
        _ => None,
    };
    let chart = shown.or_else(|| project.charts.at(0)).cloned();
    let of = || Some(view.session.chart_of_view(project.datasets.at(0)?.id, ChartKind::Grouped));
    Some(described(project, &chart.or_else(of)?, view.words))
}

fn made(picture: &Picture, style: &ChartStyle, words: &Words, font: &Font) -> Scene {
    let size = style.size.limited();
    let factor = style.text_factor();
    let paper = Paper { width: f64::from(size.width) / factor, height: f64::from(size.height) / factor };
    let drawing = draw(picture, picture.time, paper, words, font);
    let look =
        Look { palette: Palette::of(style), patterns: style.patterns, transparent: false, chrome: Chrome::WHOLE };
    scene(picture, &drawing, &look)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_own_colours_are_told_apart_in_grey_and_a_warning_names_those_that_are_not() {
        // A dark ground is for screens: nobody prints it in grey.
        assert_eq!(alike(&own_colors(false)), None);
        let mut colors = own_colors(false);
        colors[1] = Rgb(12, 100, 140);
        assert_eq!(alike(&colors), Some((0, 1)));
    }

    #[test]
    fn only_colours_that_were_chosen_are_kept() {
        let mut dialog = StyleDialog::of(&Project::default());
        let own = own_colors(false);
        dialog.set_colors(own.clone());
        assert_eq!(dialog.style.colors, []);
        let mut third = own.clone();
        third[2] = Rgb(0, 0, 0);
        dialog.set_colors(third);
        assert_eq!(dialog.style.colors, [own[0], own[1], Rgb(0, 0, 0)]);
    }
}
