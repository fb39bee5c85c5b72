//! The target of a commitment: baseline, goal and series, how far it has come, and the calculation behind that.

use egui::{Label, RichText, Ui};

use super::{Editing, Part};
use crate::analysis::record::target::{Verdict, measured};
use crate::domain::{Dataset, DatasetId, Figure, Flow, Measure, Multiplier, Number, Outcome, Period, Said, Target};
use crate::session::wording::target::{target_steps, verdict_sentence};
use crate::session::{dataset_name, entry};
use crate::ui::fields::layout::add_button;
use crate::ui::fields::{
    Answer, Change, Field, Problem, Typing, choice, heading, next_interaction, period_field, text_button, text_field,
    typed,
};
use crate::ui::theme::{self, Theme};

pub fn target_ui(ui: &mut Ui, part: Part<'_>, outcome: &Outcome, editing: &mut Editing<'_, Outcome>) {
    let words = part.words;
    heading(ui, words.t("outcome-target"));
    let Some(target) = outcome.target.as_deref() else {
        let text = format!("+ {}", words.t("target-add"));
        if add_button(ui, part.base.with("target"), &text).clicked() {
            let change = Change { value: Some(Box::new(fresh(part))), interaction: next_interaction(ui.ctx()) };
            editing.take(Some(change), |outcome, target| outcome.target = target);
            typed::focus(ui, part.base.with("target goal"));
        }
        return;
    };
    let mut own = Editing::new(target);
    form_ui(ui, part, target, &mut own);
    if let Some(interaction) = own.interaction {
        let change = Change { value: own.now.into_owned(), interaction };
        editing.take(Some(change), |outcome, target| outcome.target = Some(Box::new(target)));
    }
    measured_ui(ui, part, target);
    if text_button(ui, words.t("target-delete")).clicked() {
        let change = Change { value: None, interaction: next_interaction(ui.ctx()) };
        editing.take(Some(change), |outcome, target| outcome.target = target);
    }
}

/// Of the first dataset, because most commitments are about trade between the two sides.
fn fresh(part: Part<'_>) -> Target {
    Target {
        dataset: part.project.datasets.at(0).map(|dataset| dataset.id),
        flow: Flow::Turnover,
        baseline: None,
        target: Number::new(0.into(), Multiplier::UNITS),
        by: None,
        words: String::new(),
    }
}

fn form_ui(ui: &mut Ui, part: Part<'_>, target: &Target, editing: &mut Editing<'_, Target>) {
    let words = part.words;
    let dataset = target.dataset.and_then(|id| part.project.datasets.get(id));
    let field = |id: &str, label| Field::new(part.base.with(id), words.t(label));
    let above = |ui: &mut Ui, label: &str| {
        ui.label(RichText::new(label).font(theme::small()).color(Theme::of(ui).muted));
    };
    let series = field("target dataset", "target-series");
    above(ui, series.label);
    let all: Vec<Option<DatasetId>> =
        std::iter::once(None).chain(part.project.datasets.iter().map(|dataset| Some(dataset.id))).collect();
    let called = |id: Option<DatasetId>| match id.map(|id| part.project.datasets.get(id)) {
        None => words.t("target-field-none").to_owned(),
        Some(None) => words.t("target-field-gone").to_owned(),
        Some(Some(dataset)) => dataset_name(part.project, dataset, words),
    };
    editing.take(choice(ui, series, target.dataset, &all, called).change, |target, dataset| target.dataset = dataset);
    let flow = field("target flow", "target-flow");
    above(ui, flow.label);
    let called = |flow| words.flow_of(part.project, flow).to_owned();
    editing.take(choice(ui, flow, target.flow, &Flow::CODED, called).change, |target, flow| target.flow = flow);
    let goal = field("target goal", "target-goal");
    above(ui, &with_unit(part, goal.label, dataset));
    let shown = Some(target.target).filter(|number| !number.value().is_zero());
    let change = number_field(ui, part, goal, shown, dataset).change;
    editing.take(change, |target, number| target.target = number.unwrap_or(Number::new(0.into(), Multiplier::UNITS)));
    let by = field("target by", "target-by");
    above(ui, by.label);
    editing.take(period_field(ui, by, words, target.by).change, |target, by| target.by = by);
    baseline_ui(ui, part, target, dataset, editing);
    let said = field("target words", "target-words");
    above(ui, said.label);
    editing.take(text_field(ui, said, &target.words).change, |target, words| target.words = words);
}

fn baseline_ui(
    ui: &mut Ui,
    part: Part<'_>,
    target: &Target,
    dataset: Option<&Dataset>,
    editing: &mut Editing<'_, Target>,
) {
    let words = part.words;
    let muted = Theme::of(ui).muted;
    let period = Field::new(part.base.with("target from"), words.t("target-baseline-period"));
    ui.label(RichText::new(period.label).font(theme::small()).color(muted));
    let then = target.baseline.map(|(period, _)| period);
    let change = period_field(ui, period, words, then).change;
    let level = |period: Period| level_at(dataset, target.flow, period);
    editing.take(change, |target, period| {
        let amount = |period| level(period).or(target.baseline.map(|(_, number)| number));
        target.baseline = period.map(|period| (period, amount(period).unwrap_or(zero())));
    });
    let Some((period, number)) = target.baseline else { return };
    let amount = Field::new(part.base.with("target baseline"), words.t("target-baseline"));
    ui.label(RichText::new(with_unit(part, amount.label, dataset)).font(theme::small()).color(muted));
    let change = number_field(ui, part, amount, Some(number), dataset).change;
    editing.take(change, |target, number| target.baseline = Some((period, number.unwrap_or(zero()))));
}

fn zero() -> Number {
    Number::new(0.into(), Multiplier::UNITS)
}

/// The figure on file for a baseline.
fn level_at(dataset: Option<&Dataset>, flow: Flow, period: Period) -> Option<Number> {
    let key = crate::domain::Key::level(flow, period);
    let figures = &dataset?.observations.get(key)?.figures;
    match crate::domain::Figures::adopted(figures).map(|figure| &figure.said) {
        Some(Said::Number(number)) => Some(*number),
        _ => None,
    }
}

fn with_unit(part: Part<'_>, label: &str, dataset: Option<&Dataset>) -> String {
    let Some(dataset) = dataset else { return label.to_owned() };
    format!("{label}, {}", part.words.unit(&dataset.head.unit, dataset.head.shown))
}

/// An amount as cells take it: in the dataset's unit, or with "billion" behind it.
fn number_field(
    ui: &mut Ui,
    part: Part<'_>,
    field: Field<'_>,
    value: Option<Number>,
    dataset: Option<&Dataset>,
) -> Answer<Option<Number>> {
    let words = part.words;
    let shown = dataset.map_or(Multiplier::UNITS, |dataset| dataset.head.shown);
    let show = |value: &Option<Number>| {
        let figure = value.map(|number| Figure::new(Said::Number(number), None));
        figure.map_or(String::new(), |figure| entry::text_of(&figure, Measure::Level, shown, words.numbers))
    };
    let read = |text: &str, _| {
        let read = entry::read(text, Measure::Level, shown, words.numbers);
        match (read.said, read.problem) {
            (None, _) => Ok(None),
            (Some(Said::Number(number)), _) => Ok(Some(number)),
            (_, problem) => {
                // Here is no cell to be cleared.
                let problem = problem.filter(|problem| *problem != entry::Unreadable::NoDigits);
                let needed = || words.t("target-number-needed").to_owned();
                let sentence = problem.map_or_else(needed, |problem| entry::reason(words, problem));
                Err(Problem { sentence, unfinished: true })
            }
        }
    };
    typed(ui, &Typing { field, value: &value, show: &show, read: &read, new_line: None, suggest: None })
}

/// How far it has come, with each step of the calculation.
fn measured_ui(ui: &mut Ui, part: Part<'_>, target: &Target) {
    if target.target.value().is_zero() {
        // Every series has reached a target that nobody has written down yet.
        return;
    }
    let (words, theme) = (part.words, Theme::of(ui));
    let of = measured(part.project, target, None);
    let (mark, colour) = match of.verdict {
        Verdict::Reached | Verdict::OnTrack => ("✓ ", theme.agrees_text),
        Verdict::OffTrack | Verdict::Missed => ("! ", theme.conflict_text),
        Verdict::NotMeasurable(_) => ("", theme.muted),
    };
    let verdict = format!("{mark}{}", verdict_sentence(words, &of));
    ui.add_space(theme::STEP);
    ui.add(Label::new(RichText::new(verdict).font(theme::strong()).color(colour)).wrap());
    for (name, text) in target_steps(words, &of) {
        ui.add(Label::new(RichText::new(format!("{name} {text}")).color(theme.muted)).wrap());
    }
}
