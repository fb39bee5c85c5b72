//! The unit of a dataset: shown in other multiples, named rightly, or converted, with one figure before and after.

use egui::{ComboBox, Frame, Label, Margin, RichText};
use rust_decimal::Decimal;

use super::{After, shell};
use crate::domain::{DatasetHead, DatasetId, Figure, Flow, Key, Measure, Multiplier, Period};
use crate::session::action::UnitChange;
use crate::session::dispatch::unit::figure_after;
use crate::session::units::printed_amount;
use crate::session::{Action, Session, entry};
use crate::ui::View;
use crate::ui::fields::radio;
use crate::ui::theme::{self, Theme};
use crate::words::Words;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    ShowIn,
    Relabel,
    Convert,
}

const WAYS: [(Way, &str, &str); 3] = [
    (Way::ShowIn, "unit-show-in", "unit-show-in-explained"),
    (Way::Relabel, "unit-relabel", "unit-relabel-explained"),
    (Way::Convert, "unit-convert", "unit-convert-explained"),
];

/// Width of a choice's circle with the space after it.
const UNDER_TEXT: i8 = 18;

#[derive(Debug)]
pub struct UnitDialog {
    dataset: DatasetId,
    head: DatasetHead,
    example: Option<Figure>,
    way: Way,
    unit: String,
    multiplier: Multiplier,
    factor: String,
    refused: Option<&'static str>,
}

impl UnitDialog {
    pub fn of(session: &Session, dataset: DatasetId) -> Option<Self> {
        let head = session.project().datasets.get(dataset)?.head.clone();
        Some(Self {
            dataset,
            example: example(session, dataset),
            way: Way::ShowIn,
            unit: head.unit.clone(),
            multiplier: head.shown,
            factor: String::new(),
            refused: None,
            head,
        })
    }

    pub(super) fn ui(&mut self, ui: &egui::Ui, view: &mut View<'_>) -> After {
        let words = view.words;
        let shown = shell::modal(ui, "unit", words.t("unit-title"), 460.0, |ui, fresh| {
            let muted = Theme::of(ui).muted;
            let now = words.unit_code(&self.head.unit, self.head.shown);
            ui.label(RichText::new(words.with("unit-now", &[("unit", &now)])).color(muted));
            self.ways_ui(ui, words, fresh);
            let mut go = self.fields_ui(ui, words);
            if let Some(example) = self.example_text(view) {
                ui.add(Label::new(RichText::new(example).font(theme::strong())).wrap());
            }
            if let Some(refused) = self.refused {
                shell::trouble(ui, words.t(refused));
            }
            let mut cancelled = false;
            shell::buttons(ui, |ui| {
                go |= shell::primary(ui, words.t("dialog-apply"), true).clicked();
                cancelled = shell::plain(ui, words.t("dialog-cancel")).clicked();
            });
            (go, cancelled)
        });
        let (go, cancelled) = shown.inner;
        let done = go && self.send(view);
        shell::close_if(done || cancelled || shown.dismissed)
    }

    fn ways_ui(&mut self, ui: &mut egui::Ui, words: &Words, fresh: bool) {
        let theme = Theme::of(ui);
        for (way, title, explained) in WAYS {
            let radio = radio(ui, self.way == way, words.t(title));
            if fresh && way == self.way {
                radio.request_focus();
            }
            if radio.clicked() {
                (self.way, self.refused) = (way, None);
            }
            // Close under the text of its choice.
            ui.add_space(-4.0);
            Frame::new().inner_margin(Margin { left: UNDER_TEXT, ..Margin::ZERO }).show(ui, |ui| {
                let text = RichText::new(words.t(explained)).font(theme::small()).color(theme.muted);
                ui.add(Label::new(text).wrap());
            });
        }
    }

    /// True when Enter was pressed in a field.
    fn fields_ui(&mut self, ui: &mut egui::Ui, words: &Words) -> bool {
        let mut texts = Vec::new();
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            if self.way != Way::ShowIn {
                texts.push(shell::field(left, words.t("unit-name"), &mut self.unit, words.t("unit-name-hint")));
            }
            if self.way == Way::Convert {
                let hint = words.t("unit-factor-hint");
                texts.push(shell::field(right, words.t("unit-factor"), &mut self.factor, hint));
            } else {
                let side = if self.way == Way::ShowIn { left } else { right };
                self.multiplier_ui(side, words);
            }
        });
        if texts.iter().any(egui::Response::changed) {
            self.refused = None;
        }
        texts.iter().any(|text| shell::entered(ui, text))
    }

    fn multiplier_ui(&mut self, ui: &mut egui::Ui, words: &Words) {
        let name = |multiplier| match words.multiplier(multiplier) {
            "" => words.t("multiplier-units"),
            name => name,
        };
        shell::labelled(ui, words.t("unit-multiplier"), |ui| {
            let combo =
                ComboBox::from_id_salt("unit-multiplier").selected_text(name(self.multiplier)).icon(theme::list_sign);
            let list = combo.width(ui.available_width()).show_ui(ui, |ui| {
                for multiplier in Multiplier::ALL {
                    ui.selectable_value(&mut self.multiplier, multiplier, name(multiplier));
                }
            });
            list.response
        });
    }

    fn change(&self, session: &Session) -> Result<UnitChange, &'static str> {
        let unit = self.unit.trim().to_owned();
        if self.way != Way::ShowIn && unit.is_empty() {
            return Err("unit-name-needed");
        }
        Ok(match self.way {
            Way::ShowIn => UnitChange::ShowIn(self.multiplier),
            Way::Relabel => UnitChange::Relabel { unit, multiplier: self.multiplier },
            Way::Convert => {
                UnitChange::Convert { unit, factor: self.read_factor(session).ok_or("unit-factor-needed")? }
            }
        })
    }

    /// As numbers are typed into cells.
    fn read_factor(&self, session: &Session) -> Option<Decimal> {
        let key = Key::new(Flow::Exports, Period::of_year(2000)?, Measure::Cover);
        let read = session.read_entry(self.dataset, key, &self.factor);
        let factor = read.said?.number()?.value();
        (factor > Decimal::ZERO && !self.factor.contains('%')).then_some(factor)
    }

    /// "529.4 million USD → 487.0 million EUR".
    fn example_text(&self, view: &View<'_>) -> Option<String> {
        let (words, figure) = (view.words, self.example.as_ref()?);
        let change = self.change(view.session).ok()?;
        let before = printed_amount(words, &self.head.unit, &figure.said)?;
        let after = match &change {
            UnitChange::ShowIn(multiplier) => {
                let amount = words.decimal(figure.said.number()?.amount_in(*multiplier)?);
                let unit = words.unit_code(&self.head.unit, *multiplier);
                format!("{amount} {unit}")
            }
            UnitChange::Relabel { unit, .. } | UnitChange::Convert { unit, .. } => {
                let Some(after) = figure_after(words, &self.head, figure, &change) else {
                    return Some(words.t("unit-too-many-digits").to_owned());
                };
                printed_amount(words, unit, &after.said)?
            }
        };
        Some(words.with("unit-example", &[("before", &before), ("after", &after)]))
    }

    /// False when something is missing; the sentence stands in the dialog.
    fn send(&mut self, view: &mut View<'_>) -> bool {
        match self.change(view.session) {
            Ok(change) => {
                view.act(Action::Unit { dataset: self.dataset, change });
                true
            }
            Err(refused) => {
                self.refused = Some(refused);
                false
            }
        }
    }
}

/// The figure of the cursor's cell, else the latest amount of the dataset.
fn example(session: &Session, dataset: DatasetId) -> Option<Figure> {
    let of = |key: Key| session.figures(dataset, key)?.adopted().filter(|figure| figure.said.number().is_some());
    let selected = session.selected_cells(dataset);
    let mut keys = selected.iter().take(1).map(|cell| cell.key).filter(|key| entry::in_unit(key.measure));
    let table = session.project().datasets.get(dataset)?;
    let any = || {
        let amounts = table.observations.iter().filter(|at| entry::in_unit(at.key.measure));
        amounts.filter_map(|at| of(at.key)).last()
    };
    keys.find_map(of).or_else(any).cloned()
}
