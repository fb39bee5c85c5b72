//! How a chart looks: scale, labels, patterns, markers, legend, size.

use egui::Ui;

use super::Part;
use crate::domain::marks::PanelKind;
use crate::domain::{Chart, ChartKind, ChartSize};
use crate::ui::commission::Editing;
use crate::ui::dataset::inspector::parts::{card, muted, row};
use crate::ui::fields::{check, choice, number_field};
use crate::words::Words;

/// Sizes that have a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    /// As the house style says.
    House,
    Column,
    Slide,
    Post,
    Own,
}

impl Preset {
    pub fn of(size: Option<ChartSize>) -> Self {
        match size {
            None => Self::House,
            Some(ChartSize::COLUMN) => Self::Column,
            Some(ChartSize::SLIDE) => Self::Slide,
            Some(ChartSize::POST) => Self::Post,
            Some(_) => Self::Own,
        }
    }

    /// The size, where the name says it.
    pub fn size(self) -> Option<ChartSize> {
        match self {
            Self::Column => Some(ChartSize::COLUMN),
            Self::Slide => Some(ChartSize::SLIDE),
            Self::Post => Some(ChartSize::POST),
            Self::House | Self::Own => None,
        }
    }

    /// "Word column, 16 × 10 cm".
    pub fn name(self, words: &Words, house: ChartSize) -> String {
        match self {
            Self::House => words.with("page-size-house", &[("size", &size_text(words, house))]),
            Self::Column => words.t("page-size-column").to_owned(),
            Self::Slide => words.t("page-size-slide").to_owned(),
            Self::Post => words.t("page-size-post").to_owned(),
            Self::Own => words.t("page-size-own").to_owned(),
        }
    }
}

/// "605 × 378".
pub fn size_text(words: &Words, size: ChartSize) -> String {
    words.with("page-size", &[("width", &size.width.to_string()), ("height", &size.height.to_string())])
}

/// A number of pixels within what can be drawn.
pub fn pixels(number: Option<u32>, before: u16) -> u16 {
    let pixels = number.and_then(|number| u16::try_from(number).ok()).unwrap_or(before);
    pixels.clamp(ChartSize::LEAST, ChartSize::MOST)
}

pub fn look_ui(ui: &mut Ui, part: Part<'_>, chart: &Chart, editing: &mut Editing<'_, Chart>) {
    let words = part.words;
    card(ui, words.t("page-look"), |ui| {
        let why_not = (!has_levels_without_bars(chart.kind)).then(|| words.t("page-log-why-not"));
        editing.take(check(ui, words.t("page-log"), chart.log_scale, why_not), |chart, on| chart.log_scale = on);
        if chart.log_scale && why_not.is_none() && !is_drawn_in_log(part) {
            muted(ui, words.t("page-log-not-drawn"));
        }
        editing.take(check(ui, words.t("page-labels"), chart.data_labels, None), |chart, on| chart.data_labels = on);
        let house = part.project.head.style.patterns.then(|| words.t("page-patterns-house"));
        let on = chart.patterns || house.is_some();
        editing.take(check(ui, words.t("page-patterns"), on, house), |chart, on| chart.patterns = on);
        editing.take(check(ui, words.t("page-events"), chart.events, None), |chart, on| chart.events = on);
        row(ui, words.t("page-names"), |ui| {
            let name = |legend| words.t(if legend { "page-names-legend" } else { "page-names-ends" }).to_owned();
            let answer = choice(ui, part.field("legend", "page-names-name"), chart.legend, &[false, true], name);
            editing.take(answer.change, |chart, legend| chart.legend = legend);
        });
        size_ui(ui, part, chart, editing);
    });
}

/// Bars begin at 0, which a log scale does not have.
fn has_levels_without_bars(kind: ChartKind) -> bool {
    match kind {
        ChartKind::Lines | ChartKind::YearToDate | ChartKind::Slope | ChartKind::SmallMultiples => true,
        ChartKind::Grouped
        | ChartKind::Stacked
        | ChartKind::Mirrored
        | ChartKind::Area
        | ChartKind::Index
        | ChartKind::Growth
        | ChartKind::Contribution
        | ChartKind::Share => false,
    }
}

/// Figures of 0 and below can not stand on it.
fn is_drawn_in_log(part: Part<'_>) -> bool {
    let levels = part.picture.and_then(|picture| picture.panel(PanelKind::Level));
    levels.is_none_or(|panel| panel.log)
}

fn size_ui(ui: &mut Ui, part: Part<'_>, chart: &Chart, editing: &mut Editing<'_, Chart>) {
    let words = part.words;
    let house = part.project.head.style.size;
    row(ui, words.t("page-size-label"), |ui| {
        let all = [Preset::House, Preset::Column, Preset::Slide, Preset::Post, Preset::Own];
        let name = |preset: Preset| preset.name(words, house);
        let field = part.field("size", "page-size-name");
        let answer = choice(ui, field, Preset::of(chart.size), &all, name);
        editing.take(answer.change, |chart, preset| {
            chart.size = match preset {
                // A size that no name has, so that the fields for it are there.
                Preset::Own => Some(own_size(chart.size.unwrap_or(house))),
                preset => preset.size(),
            };
        });
    });
    let Some(size) = chart.size.filter(|size| Preset::of(Some(*size)) == Preset::Own) else { return };
    for (label, name, before, is_width) in
        [("page-width", "page-width-name", size.width, true), ("page-height", "page-height-name", size.height, false)]
    {
        row(ui, words.t(label), |ui| {
            let answer = number_field(ui, part.field(name, name), words, Some(u32::from(before)));
            editing.take(answer.change, |chart, number| {
                let length = pixels(number, before);
                let size = chart.size.unwrap_or(size);
                chart.size = Some(if is_width {
                    ChartSize { width: length, ..size }
                } else {
                    ChartSize { height: length, ..size }
                });
            });
        });
    }
}

/// The size that an own one begins with.
fn own_size(size: ChartSize) -> ChartSize {
    if Preset::of(Some(size)) == Preset::Own { size } else { ChartSize { width: size.width, height: size.height + 2 } }
}
