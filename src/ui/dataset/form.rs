//! The form with a dataset's own fields, over the window. What is typed in one opening is one step of undo.

use egui::{Id, Key, Modal, RichText, ScrollArea, Ui};

use super::inspector::{Chosen, NewSource, new_source_ui, source_choice};
use crate::domain::{
    Adjustment, Dataset, DatasetHead, DatasetId, Fields, Indicator, Multiplier, TradeSystem, Valuation,
};
use crate::session::{Action, Interaction};
use crate::ui::View;
use crate::ui::fields::{Field, area_field, choice, labelled, multiline_field, next_interaction, text_field};
use crate::ui::theme;
use crate::words::Words;

const WIDTH: f32 = 520.0;
/// The text of the first field, which the keyboard begins in.
const FIRST: &str = "form-name";

/// Which dataset's form is open.
#[derive(Default)]
pub struct FormState {
    open: Option<(DatasetId, Option<Interaction>)>,
    new_source: Option<NewSource>,
    /// The first field has not got the focus yet; in its first frame the form is measured only, and takes none.
    begins: bool,
    /// A field had the focus in the last frame: Escape is the field's.
    in_field: bool,
}

impl FormState {
    pub fn open(&mut self, dataset: &Dataset) {
        *self = Self { open: Some((dataset.id, None)), begins: true, ..Self::default() };
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Goods,
    Services,
    GoodsAndServices,
    Other,
}

/// Draws the form while it is open; true when it was closed.
pub fn form_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut FormState, shown: DatasetId) -> bool {
    let Some((id, mark)) = state.open else { return false };
    let field = Id::unique("dataset-form-field").with(id.0.raw());
    let Some(dataset) = view.session.project().datasets.get(id).filter(|_| id == shown) else {
        state.open = None;
        return false;
    };
    let mark = mark.unwrap_or_else(|| next_interaction(ui.ctx()));
    state.open = Some((id, Some(mark)));
    let mut head = dataset.head.clone();
    let mut done = false;
    let height = (ui.ctx().content_rect().height() - 140.0).max(160.0);
    let modal = Modal::new(Id::unique("dataset-form")).frame(egui::Frame::popup(ui.style()).inner_margin(16)).show(
        ui.ctx(),
        |ui| {
            ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 64.0));
            ui.label(RichText::new(view.words.t("form-title")).font(theme::title()));
            ui.add_space(8.0);
            ScrollArea::vertical().max_height(height).show(ui, |ui| {
                fields_ui(ui, view, state, field, &mut head);
            });
            ui.add_space(8.0);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                done = ui.button(view.words.t("form-done")).clicked();
            });
        },
    );
    if head != dataset.head {
        let fields = Box::new(Fields::Dataset(id, head));
        view.act(Action::Set { fields, interaction: mark });
    }
    if state.begins {
        let first = field.with(FIRST);
        state.begins = !ui.memory(|memory| memory.has_focus(first));
        if state.begins {
            ui.memory_mut(|memory| memory.request_focus(first));
            ui.ctx().request_repaint();
        }
    }
    let escape = ui.input(|input| input.key_pressed(Key::Escape));
    if done || (modal.should_close() && !(escape && state.in_field)) {
        state.open = None;
    }
    state.in_field = ui.memory(|memory| memory.focused().is_some());
    state.open.is_none()
}

fn fields_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut FormState, id: Id, head: &mut DatasetHead) {
    let words = view.words;
    let project = view.session.project();
    text_row(ui, words, id, FIRST, "form-name-hint", &mut head.name);
    for (text, area) in [("form-reporter", &mut head.reporter), ("form-partner", &mut head.partner)] {
        let label = words.t(text);
        labelled(ui, label, |ui| {
            let field = Field::new(id.with(text), label).hint(words.t("form-area-hint"));
            if let Some(change) = area_field(ui, field, words, project, area).change {
                *area = change.value;
            }
        });
    }
    indicator_row(ui, words, id, &mut head.indicator);
    text_row(ui, words, id, "form-product", "form-product-hint", &mut head.product);
    text_row(ui, words, id, "form-unit", "form-unit-hint", &mut head.unit);
    let name = |shown| match words.multiplier(shown) {
        "" => words.t("form-units").to_owned(),
        name => name.to_owned(),
    };
    choice_row(ui, words, id, "form-shown", &mut head.shown, &Multiplier::ALL, name);
    let valuations = [Valuation::NotStated, Valuation::Fob, Valuation::Cif];
    let valuation = |valuation| words.t(valuation_name(valuation)).to_owned();
    choice_row(ui, words, id, "form-export-valuation", &mut head.export_valuation, &valuations, valuation);
    choice_row(ui, words, id, "form-import-valuation", &mut head.import_valuation, &valuations, valuation);
    let systems =
        [TradeSystem::NotStated, TradeSystem::General, TradeSystem::SpecialStrict, TradeSystem::SpecialRelaxed];
    choice_row(ui, words, id, "form-system", &mut head.system, &systems, |system| {
        words.t(system_name(system)).to_owned()
    });
    let adjustments = [Adjustment::None, Adjustment::Seasonal, Adjustment::Calendar, Adjustment::SeasonalAndCalendar];
    choice_row(ui, words, id, "form-adjustment", &mut head.adjustment, &adjustments, |adjustment| {
        words.t(adjustment_name(adjustment)).to_owned()
    });
    source_row(ui, view, state, id, head);
    let label = words.t("form-note");
    labelled(ui, label, |ui| {
        if let Some(change) = multiline_field(ui, Field::new(id.with("form-note"), label), &head.note).change {
            head.note = change.value;
        }
    });
}

fn text_row(ui: &mut Ui, words: &Words, id: Id, text: &'static str, hint: &str, value: &mut String) {
    let label = words.t(text);
    labelled(ui, label, |ui| {
        let field = Field::new(id.with(text), label).hint(words.t(hint));
        if let Some(change) = text_field(ui, field, value).change {
            *value = change.value;
        }
    });
}

fn choice_row<T: Copy + PartialEq>(
    ui: &mut Ui,
    words: &Words,
    id: Id,
    text: &'static str,
    value: &mut T,
    all: &[T],
    name: impl Fn(T) -> String,
) {
    let label = words.t(text);
    labelled(ui, label, |ui| {
        if let Some(change) = choice(ui, Field::new(id.with(text), label), *value, all, name).change {
            *value = change.value;
        }
    });
}

fn indicator_row(ui: &mut Ui, words: &Words, id: Id, indicator: &mut Indicator) {
    let mut kind = match indicator {
        Indicator::Goods => Kind::Goods,
        Indicator::Services => Kind::Services,
        Indicator::GoodsAndServices => Kind::GoodsAndServices,
        Indicator::Other(_) => Kind::Other,
    };
    let before = kind;
    let all = [Kind::Goods, Kind::Services, Kind::GoodsAndServices, Kind::Other];
    choice_row(ui, words, id, "form-indicator", &mut kind, &all, |kind| {
        let text = match kind {
            Kind::Goods => "figure-indicator-goods",
            Kind::Services => "figure-indicator-services",
            Kind::GoodsAndServices => "figure-indicator-goods-and-services",
            Kind::Other => "form-indicator-other",
        };
        words.t(text).to_owned()
    });
    if kind != before {
        *indicator = match kind {
            Kind::Goods => Indicator::Goods,
            Kind::Services => Indicator::Services,
            Kind::GoodsAndServices => Indicator::GoodsAndServices,
            Kind::Other => Indicator::Other(String::new()),
        };
    }
    if let Indicator::Other(name) = indicator {
        text_row(ui, words, id, "form-indicator-name", "form-indicator-hint", name);
    }
}

fn source_row(ui: &mut Ui, view: &mut View<'_>, state: &mut FormState, id: Id, head: &mut DatasetHead) {
    let label = view.words.t("form-default-source");
    labelled(ui, label, |ui| {
        match source_choice(ui, view, id.with("source"), label, head.default_source) {
            Some(Chosen::Source(source, _)) => head.default_source = source,
            Some(Chosen::New) => state.new_source = Some(NewSource::default()),
            None => {}
        }
        if let Some(made) = new_source_ui(ui, view, &mut state.new_source, id.with("new-source")) {
            head.default_source = Some(made);
        }
    });
}

fn valuation_name(valuation: Valuation) -> &'static str {
    match valuation {
        Valuation::NotStated => "form-not-stated",
        Valuation::Fob => "form-valuation-fob",
        Valuation::Cif => "form-valuation-cif",
    }
}

fn system_name(system: TradeSystem) -> &'static str {
    match system {
        TradeSystem::NotStated => "form-not-stated",
        TradeSystem::General => "form-system-general",
        TradeSystem::SpecialStrict => "form-system-special-strict",
        TradeSystem::SpecialRelaxed => "form-system-special-relaxed",
    }
}

fn adjustment_name(adjustment: Adjustment) -> &'static str {
    match adjustment {
        Adjustment::None => "form-adjustment-none",
        Adjustment::Seasonal => "form-adjustment-seasonal",
        Adjustment::Calendar => "form-adjustment-calendar",
        Adjustment::SeasonalAndCalendar => "form-adjustment-both",
    }
}
