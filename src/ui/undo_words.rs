//! What a step of undo is called: "set exports 2023 to 456.3". And why an action was refused.

use crate::domain::{Flow, Measure, Period, Project, RateForm};
use crate::session::label::{Kind, Verb};
use crate::session::{Label, Refusal};
use crate::words::Words;

pub fn label_text(words: &Words, project: &Project, label: &Label) -> String {
    let of_cell = |id: &str, flow: Flow, measure: Measure, period: Period| {
        words.with(id, &[("cell", &cell(words, project, flow, measure, period))])
    };
    match label {
        Label::SetFigure { flow, measure, period, text } => {
            words.with("undo-set", &[("cell", &cell(words, project, *flow, *measure, *period)), ("text", text)])
        }
        Label::ClearFigure { flow, measure, period } => of_cell("undo-clear", *flow, *measure, *period),
        Label::ClearFigures(count) => words.count("undo-clear-figures", *count),
        Label::AddFigure { flow, measure, period } => of_cell("undo-add-figure", *flow, *measure, *period),
        Label::ChangeFigure { flow, measure, period } => of_cell("undo-change-figure", *flow, *measure, *period),
        Label::AdoptFigure { flow, measure, period } => of_cell("undo-adopt-figure", *flow, *measure, *period),
        Label::RemoveFigure { flow, measure, period } => of_cell("undo-remove-figure", *flow, *measure, *period),
        Label::SetFigures { count, text } => {
            words.with("undo-set-figures", &[("count", &count.to_string()), ("text", text)])
        }
        Label::ChangeFigures(count) => words.count("undo-change-figures", *count),
        Label::Fill(count) => words.count("undo-fill", *count),
        Label::Paste(count) => words.count("undo-paste", *count),
        Label::TakeOver { flow, measure, period } => of_cell("undo-take-over", *flow, *measure, *period),
        Label::Replace(count) => words.count("undo-replace", *count),
        Label::Merge(count) => words.count("undo-merge", *count),
        Label::RestoreVersion(count) => words.count("undo-restore-version", *count),
        Label::SetStatus(count) => words.count("undo-set-status", *count),
        Label::ChangePoints(count) => words.count("undo-change-points", *count),
        Label::Reopen(name) => words.with("undo-reopen", &[("what", &record_text(words, Kind::Session, name))]),
        Label::AddCharts(count) => words.count("undo-add-charts", *count),
        Label::ChangeUnit => words.t("undo-change-unit").to_owned(),
        Label::AddPeriods(count) => words.count("undo-add-periods", *count),
        Label::AddPeriod(period) => words.with("undo-add-period", &[("period", &words.period(*period))]),
        Label::RemovePeriod(period) => words.with("undo-remove-period", &[("period", &words.period(*period))]),
        Label::RemovePeriods(count) => words.count("undo-remove-periods", *count),
        Label::Record { verb, kind, name } => words.with(verb_id(*verb), &[("what", &record_text(words, *kind, name))]),
    }
}

/// "dataset KZ–AZ goods"; a record without a name is called by its kind alone.
pub fn record_text(words: &Words, kind: Kind, name: &str) -> String {
    words.with(kind_id(kind), &[("name", name)]).trim_end().to_owned()
}

/// One sentence for a toast or for a place beside a field.
pub fn refusal_text(words: &Words, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Gone(_) => words.t("refused-gone").to_owned(),
        Refusal::PeriodThere(period) => words.with("refused-period-there", &[("period", &words.period(*period))]),
        Refusal::PeriodNeeded => words.t("bulletin-period-needed").to_owned(),
        Refusal::NameNeeded => words.t("tree-name-needed").to_owned(),
        Refusal::OverSourced(count) => words.count("refused-over-sourced", *count),
        Refusal::NoFigure => words.t("refused-no-figure").to_owned(),
        Refusal::NothingImplied => words.t("refused-nothing-implied").to_owned(),
        Refusal::TooManyDigits => words.t("refused-too-many-digits").to_owned(),
        Refusal::FactorNeeded => words.t("refused-factor-needed").to_owned(),
        Refusal::Locked(number) => words.with("refused-locked", &[("session", &words.session_title(*number))]),
        Refusal::NotSigned => words.t("refused-not-signed").to_owned(),
        Refusal::WhoAndWhyNeeded => words.t("refused-who-and-why").to_owned(),
        Refusal::NotLater => words.t("refused-not-later").to_owned(),
        Refusal::AlreadyReviewed => words.t("refused-already-reviewed").to_owned(),
        Refusal::ReadOnly => words.t("refused-read-only").to_owned(),
        Refusal::TextNeeded => words.t("refused-text-needed").to_owned(),
        Refusal::NothingToUndo => words.t("why-not-undo").to_owned(),
        Refusal::NothingToRedo => words.t("why-not-redo").to_owned(),
    }
}

/// "exports growth 2023"
pub fn cell(words: &Words, project: &Project, flow: Flow, measure: Measure, period: Period) -> String {
    let id = match measure {
        Measure::Level => "undo-cell-level",
        Measure::Rate { form: RateForm::Index, .. } => "undo-cell-index",
        Measure::Rate { .. } | Measure::CompoundRate { .. } => "undo-cell-growth",
        Measure::AbsoluteChange { .. } => "undo-cell-change",
        _ => "undo-cell-other",
    };
    let flow = match flow {
        Flow::Named(id) => project.flows.get(id).map_or("", |flow| &flow.name),
        flow => words.t(flow_id(flow)),
    };
    words.with(id, &[("flow", flow), ("period", &words.period(period))])
}

fn flow_id(flow: Flow) -> &'static str {
    match flow {
        Flow::Exports => "undo-flow-exports",
        Flow::Imports => "undo-flow-imports",
        Flow::Turnover => "undo-flow-turnover",
        Flow::Balance => "undo-flow-balance",
        Flow::ReExports => "undo-flow-re-exports",
        Flow::ReImports => "undo-flow-re-imports",
        Flow::DomesticExports => "undo-flow-domestic-exports",
        Flow::Transit => "undo-flow-transit",
        Flow::Named(_) => "flow-named",
    }
}

fn verb_id(verb: Verb) -> &'static str {
    match verb {
        Verb::Add => "undo-add",
        Verb::Change => "undo-change",
        Verb::Delete => "undo-delete",
        Verb::Duplicate => "undo-duplicate",
        Verb::Move => "undo-move",
    }
}

fn kind_id(kind: Kind) -> &'static str {
    match kind {
        Kind::Project => "undo-kind-project",
        Kind::Area => "undo-kind-area",
        Kind::Flow => "undo-kind-flow",
        Kind::Source => "undo-kind-source",
        Kind::Dataset => "undo-kind-dataset",
        Kind::Identity => "undo-kind-identity",
        Kind::Commission => "undo-kind-commission",
        Kind::Session => "undo-kind-session",
        Kind::Outcome => "undo-kind-outcome",
        Kind::Review => "undo-kind-review",
        Kind::Event => "undo-kind-event",
        Kind::Chart => "undo-kind-chart",
        Kind::View => "undo-kind-view",
        Kind::Acknowledgement => "undo-kind-acknowledgement",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Against;

    #[test]
    fn a_step_is_called_by_what_it_did() {
        let (words, project) = (Words::english(), Project::default());
        let (flow, period) = (Flow::Exports, "2023".parse().unwrap());
        let measure = Measure::growth(Against::YearEarlier);
        for (label, text) in [
            (
                Label::SetFigure { flow, measure: Measure::Level, period, text: "456.3".to_owned() },
                "set exports 2023 to 456.3",
            ),
            (Label::ClearFigure { flow, measure, period }, "clear exports growth 2023"),
            (Label::ClearFigures(6), "clear 6 figures"),
            (Label::RemovePeriods(1), "remove 1 period"),
            (
                Label::Record { verb: Verb::Delete, kind: Kind::Dataset, name: "KZ–AZ goods".to_owned() },
                "delete dataset KZ–AZ goods",
            ),
            (Label::Record { verb: Verb::Add, kind: Kind::Outcome, name: String::new() }, "add outcome"),
        ] {
            assert_eq!(label_text(&words, &project, &label), text);
        }
    }
}
