//! The line over the table of partners: whose trade, in what, and what is shown of it.

use egui::{Id, Ui, UiBuilder, Vec2};

use super::PartnersState;
use crate::analysis::partners::{By, Partners, Set, Shown};
use crate::analysis::sheet::RowsOf;
use crate::domain::{AreaRef, Flow, Period};
use crate::session::wording;
use crate::ui::View;
use crate::ui::fields::{Field, choice};
use crate::ui::theme::ROW;
use crate::words::Words;

const ROWS: [RowsOf; 6] =
    [RowsOf::Years, RowsOf::HalfYears, RowsOf::Quarters, RowsOf::Months, RowsOf::YearToDate, RowsOf::OtherSpans];

pub fn choices_ui(ui: &mut Ui, view: &View<'_>, state: &mut PartnersState, table: &Partners) {
    let words = view.words;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(6.0, 6.0);
        set_ui(ui, view, state);
        let flows = view.session.project().flows.iter().map(|flow| Flow::Named(flow.id));
        let flows: Vec<_> = Flow::CODED.into_iter().chain(flows).collect();
        let flow_name = |flow| wording::flow_name(words, view.session.project(), flow).to_owned();
        let chosen = &mut state.chosen;
        pick(ui, "flow", words.t("figures-column-flow"), 112.0, &mut chosen.flow, &flows, flow_name);
        let rows_name = |rows| wording::rows_name(words, rows).to_owned();
        pick(ui, "rows", words.t("partners-rows"), 118.0, &mut chosen.rows, &ROWS, rows_name);
        let shown_name = |shown| shown_text(words, shown).to_owned();
        pick(ui, "shown", words.t("partners-shown"), 170.0, &mut chosen.shown, &Shown::ALL, shown_name);
        let full = table.fullest();
        let mut at = chosen.at.filter(|at| table.periods().contains(at)).or(full);
        let before = at;
        let all: Vec<Option<Period>> = table.periods().iter().rev().map(|period| Some(*period)).collect();
        let period_name = |at: Option<Period>| {
            let period = at.map_or_else(String::new, |at| words.period_short(at));
            words.with("partners-rank-in", &[("period", &period)])
        };
        if !all.is_empty() {
            pick(ui, "at", words.t("partners-rank-period"), 140.0, &mut at, &all, period_name);
        }
        if at != before {
            chosen.at = at;
        }
    });
}

fn shown_text(words: &Words, shown: Shown) -> &str {
    words.t(match shown {
        Shown::Level => "partners-shown-level",
        Shown::Growth => "partners-shown-growth",
        Shown::Share => "partners-shown-share",
        Shown::Contribution => "partners-shown-contribution",
    })
}

fn pick<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &'static str,
    label: &str,
    width: f32,
    value: &mut T,
    all: &[T],
    text: impl Fn(T) -> String,
) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, ROW), egui::Sense::hover());
    let builder = UiBuilder::new().max_rect(rect).layout(egui::Layout::left_to_right(egui::Align::Center));
    let id = Id::unique("partners-choice").with(name);
    let answer = ui.scope_builder(builder, |ui| choice(ui, Field::new(id, label), *value, all, text));
    if let Some(change) = answer.inner.change {
        *value = change.value;
    }
}

/// Reporter, then which of its tables.
fn set_ui(ui: &mut Ui, view: &View<'_>, state: &mut PartnersState) {
    let (words, project) = (view.words, view.session.project());
    let Some(sets) = state.sets.as_ref().map(|(_, sets)| sets) else { return };
    let Some(now) = state.chosen.set.clone() else { return };
    let mut reporters: Vec<&AreaRef> = Vec::new();
    for set in sets {
        if !reporters.contains(&&set.reporter) {
            reporters.push(&set.reporter);
        }
    }
    let places: Vec<_> = (0..reporters.len()).collect();
    let mut reporter = reporters.iter().position(|known| **known == now.reporter).unwrap_or(0);
    let name = |at: usize| {
        reporters.get(at).map_or_else(String::new, |area| project.area_name(area, words.language()).to_owned())
    };
    let before = reporter;
    pick(ui, "reporter", words.t("partners-reporter"), 150.0, &mut reporter, &places, name);
    if reporter != before {
        let first = reporters.get(reporter).and_then(|area| sets.iter().find(|set| set.reporter == **area));
        state.chosen.set = first.cloned();
        state.marks = None;
        return;
    }
    let own: Vec<&Set> = sets.iter().filter(|set| set.reporter == now.reporter).collect();
    let places: Vec<_> = (0..own.len()).collect();
    let mut at = own.iter().position(|set| **set == now).unwrap_or(0);
    let before = at;
    let name = |at: usize| own.get(at).map_or_else(String::new, |set| set_name(view, set));
    pick(ui, "set", words.t("partners-table"), 230.0, &mut at, &places, name);
    if at != before {
        state.chosen.set = own.get(at).map(|set| (*set).clone());
        state.marks = None;
    }
}

/// "Partners · goods · USD".
fn set_name(view: &View<'_>, set: &Set) -> String {
    let (words, project) = (view.words, view.session.project());
    let rows = match &set.by {
        By::Partner { product } if product.is_empty() => words.t("partners-by-partner").to_owned(),
        By::Partner { product } => words.with("partners-by-partner-of", &[("product", product)]),
        By::Product { partner } => {
            words.with("partners-by-product", &[("partner", project.area_name(partner, words.language()))])
        }
    };
    let indicator = crate::ui::dataset::indicator_name(words, &set.indicator);
    let mut parts = vec![rows, indicator, set.unit.clone()];
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}
