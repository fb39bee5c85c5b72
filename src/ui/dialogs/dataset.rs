//! A new dataset, or the properties of one: whose trade, with whom, in what.

use egui::{Align, Button, ComboBox, Label, Layout, Response, RichText, Vec2};

use super::{After, shell};
use crate::domain::area::{area_from_text, known_area, known_areas};
use crate::domain::area_names::folded;
use crate::domain::{Area, AreaRef, DatasetHead, DatasetId, Fields, Indicator, Multiplier, Project, SourceId, Table};
use crate::session::{Action, NewRecord};
use crate::ui::View;
use crate::ui::frame::names;
use crate::ui::theme::{self, Theme};
use crate::words::Words;

const MULTIPLIERS: [Multiplier; 5] =
    [Multiplier::UNITS, Multiplier::THOUSAND, Multiplier::MILLION, Multiplier::BILLION, Multiplier::TRILLION];

#[derive(Debug)]
pub struct DatasetDialog {
    /// `None` makes a new one.
    id: Option<DatasetId>,
    /// What the fields below do not show stays as it is.
    head: DatasetHead,
    reporter: String,
    partner: String,
    other_indicator: String,
    refused: Option<&'static str>,
}

impl Default for DatasetDialog {
    fn default() -> Self {
        let head = DatasetHead { unit: "USD".to_owned(), shown: Multiplier::MILLION, ..DatasetHead::default() };
        Self {
            id: None,
            head,
            reporter: String::new(),
            partner: String::new(),
            other_indicator: String::new(),
            refused: None,
        }
    }
}

impl DatasetDialog {
    pub fn of(project: &Project, words: &Words, id: DatasetId) -> Option<Self> {
        let head = project.datasets.get(id)?.head.clone();
        let name = |area: &AreaRef| project.area_name(area, words.language()).to_owned();
        let (reporter, partner) = (name(&head.reporter), name(&head.partner));
        let other_indicator = match &head.indicator {
            Indicator::Other(name) => name.clone(),
            _ => String::new(),
        };
        Some(Self { id: Some(id), head, reporter, partner, other_indicator, refused: None })
    }

    pub(super) fn ui(&mut self, ui: &egui::Ui, view: &mut View<'_>) -> After {
        let words = view.words;
        let title = words.t(if self.id.is_some() { "edit-dataset-title" } else { "new-dataset-title" });
        let shown = shell::modal(ui, "dataset", title, 520.0, |ui, fresh| {
            let mut go = self.fields_ui(ui, view, fresh);
            if let Some(refused) = self.refused {
                shell::trouble(ui, words.t(refused));
            }
            let mut cancelled = false;
            shell::buttons(ui, |ui| {
                let does = words.t(if self.id.is_some() { "dialog-apply" } else { "dialog-add" });
                go |= shell::primary(ui, does, true).clicked();
                cancelled = shell::plain(ui, words.t("dialog-cancel")).clicked();
            });
            (go, cancelled)
        });
        let (go, cancelled) = shown.inner;
        let done = go && self.send(view);
        shell::close_if(done || cancelled || shown.dismissed)
    }

    /// True when Enter was pressed in a field.
    fn fields_ui(&mut self, ui: &mut egui::Ui, view: &View<'_>, fresh: bool) -> bool {
        let words = view.words;
        let mut texts = Vec::new();
        let (language, hint) = (words.language(), words.t("dataset-field-area-hint"));
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                let areas = &view.session.project().areas;
                let label = words.t("dataset-field-reporter");
                texts.push(area_ui(left, (areas, language), label, &mut self.reporter, hint));
                let label = words.t("dataset-field-partner");
                texts.push(area_ui(right, (areas, language), label, &mut self.partner, hint));
                self.indicator_ui(left, words);
                if matches!(self.head.indicator, Indicator::Other(_)) {
                    let label = words.t("dataset-field-indicator-other");
                    texts.push(shell::field(right, label, &mut self.other_indicator, ""));
                } else {
                    right.add_space(0.0);
                }
            }
        });
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                let hint = words.t("dataset-field-unit-hint");
                texts.push(shell::field(left, words.t("dataset-field-unit"), &mut self.head.unit, hint));
                self.multiplier_ui(right, words);
            }
        });
        let hint = words.t("dataset-field-name-hint");
        texts.push(shell::field(ui, words.t("dataset-field-name"), &mut self.head.name, hint));
        self.source_ui(ui, view);
        texts.push(shell::field(ui, words.t("dataset-field-note"), &mut self.head.note, ""));
        if let Some(first) = texts.first().filter(|_| fresh) {
            first.request_focus();
        }
        if texts.iter().any(Response::changed) {
            self.refused = None;
        }
        texts.iter().any(|text| shell::entered(ui, text))
    }

    fn indicator_ui(&mut self, ui: &mut egui::Ui, words: &Words) {
        let choices = [
            (Indicator::Goods, "indicator-goods"),
            (Indicator::Services, "indicator-services"),
            (Indicator::GoodsAndServices, "indicator-goods-and-services"),
            (Indicator::Other(self.other_indicator.clone()), "indicator-other"),
        ];
        let same = |one: &Indicator, other: &Indicator| std::mem::discriminant(one) == std::mem::discriminant(other);
        let shown = choices.iter().find(|(choice, _)| same(choice, &self.head.indicator));
        let text = shown.map_or("", |(_, id)| words.t(id));
        combo(ui, words.t("dataset-field-indicator"), "indicator", text, |ui| {
            for (choice, id) in choices {
                let on = same(&choice, &self.head.indicator);
                if ui.selectable_label(on, words.t(id)).clicked() {
                    self.head.indicator = choice;
                }
            }
        });
    }

    fn multiplier_ui(&mut self, ui: &mut egui::Ui, words: &Words) {
        let name = |multiplier| match words.multiplier(multiplier) {
            "" => words.t("multiplier-units"),
            name => name,
        };
        combo(ui, words.t("dataset-field-multiplier"), "multiplier", name(self.head.shown), |ui| {
            for multiplier in MULTIPLIERS {
                ui.selectable_value(&mut self.head.shown, multiplier, name(multiplier));
            }
        });
    }

    fn source_ui(&mut self, ui: &mut egui::Ui, view: &View<'_>) {
        let words = view.words;
        let sources = &view.session.project().sources;
        let name = |id: Option<SourceId>| {
            let source = id.and_then(|id| sources.get(id));
            source.map_or_else(|| words.t("dataset-source-none").to_owned(), |source| names::source_name(source, words))
        };
        combo(ui, words.t("dataset-field-source"), "source", &name(self.head.default_source), |ui| {
            ui.selectable_value(&mut self.head.default_source, None, name(None));
            for source in sources.iter() {
                let id = Some(source.id);
                ui.push_id(source.id, |ui| ui.selectable_value(&mut self.head.default_source, id, name(id)));
            }
        });
    }

    /// False when something is missing; the sentence stands in the dialog.
    fn send(&mut self, view: &mut View<'_>) -> bool {
        self.head.unit = self.head.unit.trim().to_owned();
        self.refused = if self.reporter.trim().is_empty() {
            Some("dataset-reporter-needed")
        } else if self.head.unit.is_empty() {
            Some("dataset-unit-needed")
        } else {
            None
        };
        if self.refused.is_some() {
            return false;
        }
        let areas = &view.session.project().areas;
        let mut head = self.head.clone();
        head.name = head.name.trim().to_owned();
        head.reporter = area_from_text(areas, &self.reporter);
        head.partner = area_from_text(areas, &self.partner);
        if matches!(head.indicator, Indicator::Other(_)) {
            head.indicator = Indicator::Other(self.other_indicator.trim().to_owned());
        }
        view.act(match self.id {
            Some(id) => Action::Set { fields: Box::new(Fields::Dataset(id, head)), interaction: 0 },
            None => Action::Add(NewRecord::Dataset(head)),
        });
        true
    }
}

/// A field for a country or group; under it the code it means, or the name it may be the beginning of.
fn area_ui(
    ui: &mut egui::Ui,
    (areas, language): (&Table<Area>, &str),
    label: &str,
    text: &mut String,
    hint: &str,
) -> Response {
    let theme = Theme::of(ui);
    let mut response = shell::field(ui, label, text, hint);
    let line = Vec2::new(ui.available_width(), 20.0);
    ui.allocate_ui_with_layout(line, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_size(line);
        match guess(areas, language, text) {
            Guess::None => {}
            Guess::Meant(code) => {
                ui.add(Label::new(RichText::new(code).font(theme::small()).color(theme.muted)).selectable(false));
            }
            Guess::Perhaps(name) => {
                let shown = RichText::new(&name).font(theme::small()).color(theme.accent);
                if ui.add(Button::new(shown).frame(false)).clicked() {
                    *text = name;
                    response.mark_changed();
                }
            }
        }
    });
    response
}

#[derive(Debug, PartialEq, Eq)]
enum Guess {
    /// Nothing typed, or free text.
    None,
    /// The code of the area that the text means.
    Meant(String),
    /// The name of an area that begins like the text.
    Perhaps(String),
}

fn guess(areas: &Table<Area>, language: &str, text: &str) -> Guess {
    let typed = folded(text);
    if typed.is_empty() {
        return Guess::None;
    }
    let meant = area_from_text(areas, text);
    if known_area(&meant.0).is_some() || areas.iter().any(|area| area.code == meant.0) {
        return Guess::Meant(meant.0);
    }
    let begins = |name: &str| name.starts_with(&typed);
    let own = areas.iter().flat_map(|area| area.names.iter()).map(|(_, name)| name.clone());
    let own = own.into_iter().find(|name| begins(&folded(name)));
    let known =
        || known_areas().into_iter().find(|area| area.is_called(begins)).map(|area| area.name_in(language).to_owned());
    own.or_else(known).map_or(Guess::None, Guess::Perhaps)
}

fn combo(ui: &mut egui::Ui, label: &str, id: &str, shown: &str, content: impl FnOnce(&mut egui::Ui)) {
    shell::labelled(ui, label, |ui| {
        let width = ui.available_width();
        let combo = ComboBox::from_id_salt(id).selected_text(shown).icon(theme::list_sign);
        combo.width(width).truncate().show_ui(ui, content).response.on_hover_text(shown)
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_country_is_recognised_or_guessed_or_left_as_it_is() {
        let areas = Table::default();
        for (text, expected) in [
            ("", Guess::None),
            ("kazakhstan", Guess::Meant("KAZ".to_owned())),
            ("AZE", Guess::Meant("AZE".to_owned())),
            ("azer", Guess::Perhaps("Azerbaijan".to_owned())),
            ("Қазақстан", Guess::Meant("KAZ".to_owned())),
            ("азерб", Guess::Perhaps("Azerbaijan".to_owned())),
            ("Northland", Guess::None),
        ] {
            assert_eq!(guess(&areas, "en", text), expected, "{text}");
        }
    }
}
