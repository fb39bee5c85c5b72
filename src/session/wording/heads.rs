//! The heads of columns, whole: what a column is called, what it is counted in, and what it is compared with.

use super::{basis_name, column_name, flow_name};
use crate::analysis::growth::{Basis, GrowthForm};
use crate::analysis::sheet::{Column, Part, Side};
use crate::domain::{DatasetId, Flow, Project};
use crate::session::dataset_name;
use crate::words::Words;

/// `Exports`, `Exports growth`, `Exports difference`.
pub fn head_name(words: &Words, project: &Project, column: Column, basis: Basis) -> String {
    let flow = flow_name(words, project, column.flow);
    match column.of {
        Side::Difference(_) => words.with("grid-difference-name", &[("flow", flow)]),
        Side::DifferencePercent(_) => words.with("grid-difference-percent-name", &[("flow", flow)]),
        Side::Own | Side::Beside(_) => column_name(words, column, basis, flow),
    }
}

/// The name with the dataset where it is another, then unit and basis: `Exports growth`, `Percent, on a year earlier`.
pub fn head_lines(words: &Words, project: &Project, own: DatasetId, column: Column, basis: Basis) -> Vec<String> {
    let called = |id: DatasetId| {
        project.datasets.get(id).map_or_else(String::new, |dataset| dataset_name(project, dataset, words))
    };
    let unit = |id: DatasetId| unit_of(words, project, id);
    let name = head_name(words, project, column, basis);
    let compared = |id: &str, other: DatasetId| {
        let (own_name, other) = (called(own), called(other));
        words.with(id, &[("own", &own_name), ("other", &other), ("unit", &unit(own))])
    };
    match column.of {
        Side::Own => vec![name, counted_in(words, column, basis, &unit(own))],
        Side::Beside(other) => {
            let name = words.with("grid-beside-name", &[("cell", &name), ("dataset", &called(other))]);
            vec![name, counted_in(words, column, basis, &unit(other))]
        }
        Side::Difference(other) => vec![name, compared("head-difference", other)],
        Side::DifferencePercent(other) => vec![name, compared("head-difference-percent", other)],
    }
}

/// `million US dollars`
pub fn unit_of(words: &Words, project: &Project, dataset: DatasetId) -> String {
    project.datasets.get(dataset).map_or_else(String::new, |dataset| words.unit(&dataset.head.unit, dataset.head.shown))
}

/// What the numbers of a column are, in which unit, against what.
fn counted_in(words: &Words, column: Column, basis: Basis, unit: &str) -> String {
    let against = basis_name(words, basis.against);
    let with_basis = |id: &str| words.with(id, &[("basis", &against)]);
    let in_unit = || [unit, &against].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let form = if column.flow == Flow::Balance { GrowthForm::Change } else { basis.form };
    match (column.part, form) {
        (Part::Level, _) => unit.to_owned(),
        (Part::Change, _) | (Part::Growth, GrowthForm::Change) => in_unit(),
        (Part::Growth, GrowthForm::Percent) => with_basis("head-growth"),
        (Part::Growth, GrowthForm::Index) | (Part::Index, _) => with_basis("head-index"),
        (Part::Printed, _) => with_basis("head-printed"),
        (Part::Contribution, _) => with_basis("head-contribution"),
        (Part::Share, _) => words.t("head-share").to_owned(),
        (Part::Cover, _) => words.t("head-cover").to_owned(),
        (Part::Source | Part::Note, _) => words.t("head-of-figure").to_owned(),
    }
}
