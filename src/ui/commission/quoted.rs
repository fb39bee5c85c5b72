//! Figures that the text of an outcome quotes: linked to their cells, and marked when they no longer match.

use egui::{Label, RichText, Ui};

use super::{CommissionState, Editing, Part};
use crate::analysis::record::quoted::{Match, matched, numbers_in};
use crate::domain::{CellRef, Dataset, Measure, Number, Outcome, OutcomeId, Project, QuotedFigure};
use crate::session::{Action, Place, dataset_name};
use crate::ui::View;
use crate::ui::fields::layout::{add_button, glyph_button};
use crate::ui::fields::{Change, heading, next_interaction, text_button};
use crate::ui::theme::{self, Theme};

/// Cells that the numbers of a text may come from, and of which state of the project.
#[derive(Debug, Default)]
pub struct Offers {
    of: Option<(u64, OutcomeId)>,
    found: Vec<QuotedFigure>,
    none: bool,
}

/// How many cells are offered.
const MOST: usize = 8;

pub fn quoted_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    state: &mut CommissionState,
    part: Part<'_>,
    outcome: &Outcome,
    editing: &mut Editing<'_, Outcome>,
) {
    let words = part.words;
    let numbers = numbers_in(&outcome.text);
    if outcome.figures.is_empty() && numbers.is_empty() {
        return;
    }
    heading(ui, words.t("quoted-title"));
    for (place, figure) in outcome.figures.iter().enumerate() {
        linked_ui(ui, view, part, outcome, (place, figure), editing);
    }
    let shown = state.offers.of.is_some_and(|(_, of)| of == outcome.id);
    if !shown {
        let text = format!("+ {}", words.t("quoted-link"));
        if !numbers.is_empty() && add_button(ui, part.base.with("quoted"), &text).clicked() {
            state.offers = Offers { of: Some((u64::MAX, outcome.id)), ..Offers::default() };
        }
        return;
    }
    let now = (view.session.revision(), outcome.id);
    if state.offers.of != Some(now) {
        let found = offers(part.project, outcome);
        state.offers = Offers { of: Some(now), none: found.is_empty(), found };
    }
    if state.offers.none {
        ui.add(Label::new(RichText::new(words.t("quoted-none")).color(Theme::of(ui).muted)).wrap());
    }
    for figure in &state.offers.found {
        let text = format!("+ {}", name(part, figure));
        if text_button(ui, &text).clicked() {
            let change = Change { value: *figure, interaction: next_interaction(ui.ctx()) };
            editing.take(Some(change), |outcome, figure| outcome.figures.push(figure));
        }
    }
}

fn linked_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    part: Part<'_>,
    outcome: &Outcome,
    (place, figure): (usize, &QuotedFigure),
    editing: &mut Editing<'_, Outcome>,
) {
    let (words, theme) = (part.words, Theme::of(ui));
    let text = name(part, figure);
    let (mark, colour, sentence) = match matched(part.project, *figure) {
        Match::Same => ("✓", theme.agrees_text, words.t("quoted-same").to_owned()),
        Match::Other(now) => {
            let shown = part.project.datasets.get(figure.cell.dataset).map(|dataset| dataset.head.shown);
            let value = now.amount_in(shown.unwrap_or(now.multiplier())).unwrap_or(now.value());
            ("!", theme.conflict_text, words.with("quoted-other", &[("value", &words.decimal(value))]))
        }
        Match::Nothing => ("!", theme.conflict_text, words.t("quoted-gone").to_owned()),
    };
    ui.horizontal(|ui| {
        let delete = words.with("quoted-unlink", &[("figure", &text)]);
        if glyph_button(ui, part.base.with(("quoted", place)), "✕", &delete, true).clicked() {
            let mut left = outcome.figures.clone();
            left.remove(place);
            let change = Change { value: left, interaction: next_interaction(ui.ctx()) };
            editing.take(Some(change), |outcome, figures| outcome.figures = figures);
        }
        let link = egui::Link::new(&text);
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
        if ui.add(link).on_hover_text(&text).clicked() {
            view.act(Action::GoTo(Place::Dataset(figure.cell.dataset)));
        }
    });
    let line = format!("{mark} {sentence}");
    ui.add(Label::new(RichText::new(line).font(theme::small()).color(colour)).wrap());
}

/// "529.4, turnover 2023, Kazakhstan – Azerbaijan"
fn name(part: Part<'_>, figure: &QuotedFigure) -> String {
    let words = part.words;
    let dataset = part.project.datasets.get(figure.cell.dataset);
    let of = dataset.map_or_else(
        || words.t("quoted-dataset-gone").to_owned(),
        |dataset| dataset_name(part.project, dataset, words),
    );
    let parts = [
        ("number", &*words.decimal(figure.number.value())),
        ("flow", words.flow_of(part.project, figure.cell.key.flow)),
        ("period", &*words.period(figure.cell.key.period)),
        ("dataset", &*of),
    ];
    words.with("quoted-figure", &parts)
}

/// Cells that say just what a number of the text says.
fn offers(project: &Project, outcome: &Outcome) -> Vec<QuotedFigure> {
    let mut found = Vec::new();
    for (_, value) in numbers_in(&outcome.text) {
        for dataset in project.datasets.iter() {
            let number = Number::new(value, dataset.head.shown);
            found.extend(cells(dataset).map(|cell| QuotedFigure { number, cell }).filter(|figure| {
                let known = outcome.figures.contains(figure);
                // A number without decimals rounds from too many cells: they have to say it digit for digit.
                let says = matched(project, *figure) == Match::Same && (value.scale() > 0 || is_whole(project, figure));
                !known && says
            }));
        }
    }
    found.truncate(MOST);
    found
}

fn is_whole(project: &Project, figure: &QuotedFigure) -> bool {
    let dataset = project.datasets.get(figure.cell.dataset);
    let cell = dataset.and_then(|dataset| dataset.observations.get(figure.cell.key));
    let said = cell.and_then(|cell| crate::domain::Figures::adopted(&cell.figures)).map(|figure| &figure.said);
    matches!(said, Some(crate::domain::Said::Number(number)) if number.compare(figure.number).is_eq())
}

fn cells(dataset: &Dataset) -> impl Iterator<Item = CellRef> {
    let keys = dataset.observations.iter().map(|observation| observation.key);
    let levels = keys.filter(|key| key.measure == Measure::Level);
    levels.map(|key| CellRef { dataset: dataset.id, key })
}
