//! All tables of a dataset that have something to show, one for each kind of rows.

use super::growth::Basis;
use super::sheet::{Question, RowsOf, Sheet, sheet};
use crate::domain::{Dataset, Frequency, Source, Table};

const KINDS: [RowsOf; 6] =
    [RowsOf::Years, RowsOf::HalfYears, RowsOf::Quarters, RowsOf::Months, RowsOf::YearToDate, RowsOf::OtherSpans];

/// The tables of a dataset, growth by `basis`; years first. A kind of rows without figures is left out.
pub fn report(dataset: &Dataset, sources: &Table<Source>, basis: Basis) -> Vec<Sheet> {
    let periods = dataset.all_periods();
    let kinds = KINDS.into_iter().filter(|kind| {
        periods.iter().any(|period| match kind {
            // Years and first quarters alone have tables of their own.
            RowsOf::YearToDate => period.frequency() == Frequency::YearToDate,
            kind => kind.shows(*period),
        })
    });
    let sheets = kinds.map(|rows| sheet(dataset, sources, Question { rows, basis, as_of: None }, &[]));
    sheets.filter(|sheet| (0..sheet.len()).any(|row| sheet.has_figures(row))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DatasetHead, Figure, Figures, Flow, Id, Key, Observation, Said};

    #[test]
    fn each_kind_of_rows_with_figures_has_a_table() {
        let mut dataset = Dataset::new(Id::new(1).unwrap().into(), DatasetHead::default());
        let figures = || Figures::one(Figure::new(Said::Number("1.0".parse().unwrap()), None));
        let observation =
            |period: &str| Observation { key: Key::level(Flow::Exports, period.parse().unwrap()), figures: figures() };
        dataset.observations = ["2023", "2023-Q1", "2023-01-01/P9M"].into_iter().map(observation).collect();
        dataset.periods.insert("2023-07".parse().unwrap());
        let kinds: Vec<_> = report(&dataset, &Table::default(), Basis::default())
            .into_iter()
            .map(|sheet| (sheet.question.rows, sheet.len()))
            .collect();
        assert_eq!(kinds, [(RowsOf::Years, 1), (RowsOf::Quarters, 1), (RowsOf::YearToDate, 3)]);
    }
}
