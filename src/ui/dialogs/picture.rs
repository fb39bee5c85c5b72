//! How a chart, or all of them, leave the program: format, size, resolution, and where to.

use std::path::PathBuf;

use egui::{Id, Label, RichText, Ui};

use super::{After, shell};
use crate::domain::{Chart, ChartSize};
use crate::formats::svg::Letters;
use crate::session::chart_name;
use crate::session::charts::{PictureFormat, Wish};
use crate::ui::charts::{Look, Preset, pixels};
use crate::ui::exporting::{ChartDataExport, ChartExport, ChartsExport};
use crate::ui::fields::{Field, check, number_field};
use crate::ui::theme::Theme;
use crate::ui::{Request, View};
use crate::words::Words;

/// What the file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Picture(PictureFormat),
    /// The figures.
    Csv,
}

/// One chart as it is looked at; `None`: all of them, whole.
type One = Option<(Chart, Look)>;

#[derive(Debug)]
pub struct PictureDialog {
    one: One,
    name: String,
    format: Format,
    /// Of all charts.
    formats: Vec<PictureFormat>,
    wish: Wish,
    house: ChartSize,
    path: String,
    replace: bool,
    problem: Option<String>,
}

impl PictureDialog {
    /// The chart on the screen.
    pub fn one(view: &View<'_>, chart: &Chart, look: Look) -> Self {
        let name = chart_name(view.session.project(), chart, view.words);
        let house = chart.size.unwrap_or(view.session.project().head.style.size);
        Self::new(Some((chart.clone(), look)), name, house)
    }

    pub fn all(view: &View<'_>) -> Self {
        Self::new(None, String::new(), view.session.project().head.style.size)
    }

    fn new(one: One, name: String, house: ChartSize) -> Self {
        Self {
            one,
            name,
            format: Format::Picture(PictureFormat::Svg),
            formats: PictureFormat::ALL.to_vec(),
            wish: Wish::of(PictureFormat::Svg),
            house,
            path: String::new(),
            replace: false,
            problem: None,
        }
    }

    /// What was typed could not be used: the sentence stands under the field.
    pub fn failed(&mut self, sentence: &str) {
        self.problem = Some(sentence.to_owned());
    }

    pub(super) fn ui(&mut self, ui: &Ui, view: &mut View<'_>) -> After {
        let words = view.words;
        let title = words.t(if self.one.is_some() { "picture-title" } else { "picture-all-title" });
        let shown = shell::modal(ui, "chart-export", title, 480.0, |ui, fresh| {
            let muted = Theme::of(ui).muted;
            let explained = if self.one.is_some() { "picture-explained" } else { "picture-all-explained" };
            if self.one.is_some() {
                ui.add(Label::new(&self.name).truncate());
            }
            ui.add(Label::new(RichText::new(words.t(explained)).color(muted)).wrap());
            self.format_ui(ui, words, fresh);
            if self.format != Format::Csv {
                self.look_ui(ui, words);
            }
            let label = if self.one.is_some() { "picture-path" } else { "picture-folder" };
            let field = shell::field(ui, words.t(label), &mut self.path, words.t("picture-path-hint"));
            if field.changed() {
                self.problem = None;
            }
            if let Some(problem) = &self.problem {
                shell::trouble(ui, problem);
            }
            if self.one.is_none() {
                let change = check(ui, words.t("picture-replace"), self.replace, None);
                self.replace = change.map_or(self.replace, |change| change.value);
            }
            let mut go = shell::entered(ui, &field);
            let mut cancelled = false;
            shell::buttons(ui, |ui| {
                let there = self.one.is_some() || !self.formats.is_empty();
                go |= shell::primary(ui, words.t("picture-export"), there).clicked();
                cancelled = shell::plain(ui, words.t("dialog-cancel")).clicked();
            });
            (go, cancelled)
        });
        let (go, cancelled) = shown.inner;
        if go {
            view.requests.push(self.request());
        }
        // With a typed path the dialog stays until it is known to be good.
        shell::close_if(cancelled || shown.dismissed || go && self.path.trim().is_empty())
    }

    fn request(&self) -> Request {
        let path = self.path.trim();
        let to = (!path.is_empty()).then(|| PathBuf::from(path));
        match (&self.one, self.format) {
            (None, _) => Request::ExportCharts(Box::new(ChartsExport {
                charts: None,
                formats: self.formats.clone(),
                wish: self.wish,
                to,
                replace: self.replace,
            })),
            (Some((chart, _)), Format::Csv) => Request::ExportChartData(ChartDataExport { chart: chart.id, to }),
            (Some((chart, look)), Format::Picture(format)) => Request::ExportChart(Box::new(ChartExport {
                chart: chart.id,
                looked: look.looked(),
                wish: Wish { format, ..self.wish },
                to,
            })),
        }
    }

    fn format_ui(&mut self, ui: &mut Ui, words: &Words, fresh: bool) {
        if self.one.is_none() {
            ui.horizontal(|ui| {
                for format in PictureFormat::ALL {
                    let on = self.formats.contains(&format);
                    let Some(change) = check(ui, format.program(), on, None) else { continue };
                    self.formats.retain(|known| *known != format);
                    if change.value {
                        self.formats.push(format);
                    }
                }
            });
            return;
        }
        let all: Vec<_> = PictureFormat::ALL.into_iter().map(Format::Picture).chain([Format::Csv]).collect();
        let name = |format| match format {
            Format::Picture(format) => format.program().to_owned(),
            Format::Csv => words.t("picture-csv").to_owned(),
        };
        let answer = shell::labelled_choice(ui, "chart-export", words.t("picture-format"), self.format, &all, name);
        if fresh {
            answer.1.request_focus();
        }
        self.format = answer.0.unwrap_or(self.format);
    }

    fn look_ui(&mut self, ui: &mut Ui, words: &Words) {
        let all = [Preset::House, Preset::Column, Preset::Slide, Preset::Post, Preset::Own];
        let house = self.house;
        let name = |preset: Preset| match preset {
            Preset::House => words.with("picture-size-chart", &[("size", &crate::ui::charts::size_text(words, house))]),
            preset => preset.name(words, house),
        };
        let (size, _) =
            shell::labelled_choice(ui, "chart-export", words.t("picture-size"), Preset::of(self.wish.size), &all, name);
        match size {
            Some(Preset::Own) => self.wish.size = Some(ChartSize { height: house.height + 2, ..house }),
            Some(preset) => self.wish.size = preset.size(),
            None => {}
        }
        if let Some(size) = self.wish.size.filter(|size| Preset::of(Some(*size)) == Preset::Own) {
            self.wish.size = Some(own_size_ui(ui, words, size));
        }
        let png = self.one.is_none() || self.format == Format::Picture(PictureFormat::Png);
        if png {
            let name = |dpi: u16| words.with("picture-dpi-value", &[("dpi", &dpi.to_string())]);
            let (dpi, _) = shell::labelled_choice(
                ui,
                "chart-export",
                words.t("picture-dpi"),
                self.wish.dpi,
                &Wish::RESOLUTIONS,
                name,
            );
            self.wish.dpi = dpi.unwrap_or(self.wish.dpi);
        }
        let svg = self.one.is_none() || self.format == Format::Picture(PictureFormat::Svg);
        if svg {
            let all = [Letters::Cut, Letters::Whole, Letters::Outlines];
            let name = |letters| {
                let text = match letters {
                    Letters::Cut => "picture-letters-cut",
                    Letters::Whole => "picture-letters-whole",
                    Letters::Outlines => "picture-letters-outlines",
                };
                words.t(text).to_owned()
            };
            let (letters, _) =
                shell::labelled_choice(ui, "chart-export", words.t("picture-letters"), self.wish.letters, &all, name);
            self.wish.letters = letters.unwrap_or(self.wish.letters);
        }
        if let Some(change) = check(ui, words.t("picture-transparent"), self.wish.transparent, None) {
            self.wish.transparent = change.value;
        }
    }
}

fn own_size_ui(ui: &mut Ui, words: &Words, size: ChartSize) -> ChartSize {
    let mut now = size;
    ui.columns(2, |columns| {
        let [left, right] = columns else { return };
        let sides = [(left, "page-width-name", size.width), (right, "page-height-name", size.height)];
        for (nth, (ui, name, before)) in sides.into_iter().enumerate() {
            ui.label(RichText::new(words.t(name)).color(Theme::of(ui).muted));
            let field = Field::new(Id::unique("chart-export").with(name), words.t(name));
            let Some(change) = number_field(ui, field, words, Some(u32::from(before))).change else { continue };
            let length = pixels(change.value, before);
            if nth == 0 { now.width = length } else { now.height = length }
        }
    });
    now
}
