//! What columns, cells, tiles, bases and statuses are called.

use crate::analysis::growth::{Basis, GrowthForm};
use crate::analysis::sheet::{Column, Part, RowsOf};
use crate::domain::{Against, ChartKind, Confidentiality, Flow, ObsStatus, Period, Project, Qualifier};
use crate::words::Words;

/// `Exports`; a flow of the project's own by the name that the project gives it.
pub fn flow_name<'a>(words: &'a Words, project: &'a Project, flow: Flow) -> &'a str {
    words.flow_of(project, flow)
}

/// `Exports`, `Exports growth`, `Exports index`, `Exports change`, `Balance change`.
pub fn column_name(words: &Words, column: Column, basis: Basis, flow: &str) -> String {
    let form = if column.flow == Flow::Balance { GrowthForm::Change } else { basis.form };
    let id = match (column.part, form) {
        (Part::Level, _) => return flow.to_owned(),
        (Part::Growth, GrowthForm::Percent) => "figure-column-growth",
        (Part::Growth, GrowthForm::Index) | (Part::Index, _) => "figure-column-index",
        (Part::Growth, GrowthForm::Change) | (Part::Change, _) => "figure-column-change",
        (Part::Share, _) => "figure-column-share",
        (Part::Contribution, _) => "figure-column-contribution",
        (Part::Cover, _) => return words.t("figure-column-cover").to_owned(),
        (Part::Printed, _) => "figure-column-printed",
        (Part::Source, _) => "figure-column-source",
        (Part::Note, _) => "figure-column-note",
    };
    words.with(id, &[("flow", flow)])
}

/// `Exports growth, 2023`: how assistive technology finds a cell.
pub fn cell_name(words: &Words, column: Column, period: Period, basis: Basis, flow: &str) -> String {
    let column = column_name(words, column, basis, flow);
    words.with("figure-cell-name", &[("column", &column), ("period", &words.period(period))])
}

/// `Turnover tile, 2023`.
pub fn tile_name(words: &Words, flow: Flow, period: Period) -> String {
    words.with("figure-tile-name", &[("flow", words.flow(flow)), ("period", &words.period(period))])
}

/// `on a year earlier`, `on the previous period`, `on 2019`.
pub fn basis_name(words: &Words, against: Against) -> String {
    match against {
        Against::YearEarlier => words.t("figure-basis-year").to_owned(),
        Against::Previous => words.t("figure-basis-previous").to_owned(),
        Against::Period(period) => words.with("figure-basis-period", &[("period", &words.period(period))]),
    }
}

/// `Growth`, `Change`, `Index`.
pub fn form_name(words: &Words, form: GrowthForm) -> &str {
    words.t(match form {
        GrowthForm::Percent => "figure-form-percent",
        GrowthForm::Change => "figure-form-change",
        GrowthForm::Index => "figure-form-index",
    })
}

/// `Years`, `Quarters`, `Year to date`.
pub fn rows_name(words: &Words, rows: RowsOf) -> &str {
    words.t(match rows {
        RowsOf::Years => "figure-rows-years",
        RowsOf::HalfYears => "figure-rows-half-years",
        RowsOf::Quarters => "figure-rows-quarters",
        RowsOf::Months => "figure-rows-months",
        RowsOf::YearToDate => "figure-rows-year-to-date",
        RowsOf::OtherSpans => "figure-rows-other-spans",
    })
}

pub fn status_name(words: &Words, status: ObsStatus) -> &str {
    words.status(status)
}

pub fn qualifier_name(words: &Words, qualifier: Qualifier) -> &str {
    words.t(match qualifier {
        Qualifier::Exact => "figure-qualifier-exact",
        Qualifier::Over => "figure-qualifier-over",
        Qualifier::Nearly => "figure-qualifier-nearly",
        Qualifier::About => "figure-qualifier-about",
    })
}

pub fn confidentiality_name(words: &Words, confidentiality: Confidentiality) -> &str {
    words.t(match confidentiality {
        Confidentiality::Free => "figure-confidentiality-free",
        Confidentiality::NotForPublication => "figure-confidentiality-not-for-publication",
        Confidentiality::Confidential => "figure-confidentiality-confidential",
    })
}

/// What a kind of chart is called; the id of its text.
pub fn chart_kind_name(kind: ChartKind) -> &'static str {
    match kind {
        ChartKind::Grouped => "page-kind-grouped",
        ChartKind::Stacked => "page-kind-stacked",
        ChartKind::Mirrored => "page-kind-mirrored",
        ChartKind::Lines => "page-kind-lines",
        ChartKind::Area => "page-kind-area",
        ChartKind::Index => "page-kind-index",
        ChartKind::Growth => "page-kind-growth",
        ChartKind::Contribution => "page-kind-contribution",
        ChartKind::Share => "page-kind-share",
        ChartKind::YearToDate => "page-kind-year-to-date",
        ChartKind::Slope => "page-kind-slope",
        ChartKind::SmallMultiples => "page-kind-small-multiples",
    }
}
