//! The headline tiles of a period: turnover, exports, imports and balance, each with its growth.

use super::growth::{Amount, Estimate, cover};
use super::sheet::{Cell, Column, Operand, Sheet};
use crate::domain::{Flow, Period};

/// The flows of the tiles, from left to right.
pub const FLOWS: [Flow; 4] = [Flow::Turnover, Flow::Exports, Flow::Imports, Flow::Balance];

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tile {
    pub flow: Flow,
    pub period: Period,
    pub level: Cell,
    pub growth: Cell,
    /// On the tile of the balance: exports as percent of imports, rounded to whole percent.
    pub cover: Option<Estimate>,
}

impl Tile {
    /// The base of the growth, and whether nobody printed it.
    pub fn base(&self) -> Option<Operand> {
        self.growth.base
    }
}

/// The tiles of a period; their cells are empty when the period is not in the table.
pub fn tiles(sheet: &Sheet, period: Period) -> [Tile; 4] {
    let cell = |column| sheet.cell(period, column).cloned().unwrap_or_default();
    let amount = |flow| amount(sheet, period, flow);
    FLOWS.map(|flow| Tile {
        flow,
        period,
        level: cell(Column::level(flow)),
        growth: cell(Column::growth(flow)),
        cover: if flow == Flow::Balance { cover(amount(Flow::Exports), amount(Flow::Imports)) } else { None },
    })
}

fn amount(sheet: &Sheet, period: Period, flow: Flow) -> Option<Amount> {
    sheet.cell(period, Column::level(flow))?.level.map(|level| level.amount)
}

/// The period that the tiles show: that of the cursor's row, else the last one with figures, else the last one.
pub fn headline_period(sheet: &Sheet, cursor: Option<Period>) -> Option<Period> {
    let in_table = cursor.filter(|period| sheet.row_of(*period).is_some());
    let with_figures = || (0..sheet.len()).rev().find(|row| sheet.has_figures(*row)).and_then(|row| sheet.period(row));
    in_table.or_else(with_figures).or_else(|| sheet.periods().next_back())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sheet::{Content, Question, sheet};
    use crate::domain::{Dataset, DatasetHead, Figure, Figures, Id, Key, Observation, Said, Table};

    fn bulletin() -> Sheet {
        let mut dataset = Dataset::new(Id::new(1).unwrap().into(), DatasetHead::default());
        let lines = [
            (Flow::Imports, "2022", "88.3"),
            (Flow::Turnover, "2022", "463.3"),
            (Flow::Exports, "2023", "456.3"),
            (Flow::Imports, "2023", "73"),
            (Flow::Turnover, "2023", "529.4"),
        ];
        let observation = |(flow, period, text): (_, &str, &str)| Observation {
            key: Key::level(flow, period.parse().unwrap()),
            figures: Figures::one(Figure::new(Said::Number(text.parse().unwrap()), None)),
        };
        dataset.observations = lines.into_iter().map(observation).collect();
        dataset.periods.insert(Period::of_year(2024).unwrap());
        sheet(&dataset, &Table::default(), Question::default(), &[])
    }

    #[test]
    fn tiles_have_level_growth_base_and_cover() {
        let sheet = bulletin();
        let [turnover, exports, _, balance] = tiles(&sheet, Period::of_year(2023).unwrap());
        assert!(matches!(turnover.level.content, Content::Level { value, .. } if value.to_string() == "529.4"));
        let base = exports.base().unwrap();
        assert_eq!((base.amount.value.unwrap().to_string().as_str(), base.derived), ("375.0", true));
        assert!(!turnover.base().unwrap().derived);
        let cover = balance.cover.unwrap();
        assert_eq!((cover.value.to_string().as_str(), cover.approximate), ("625", true));
        assert_eq!(exports.cover, None);
    }

    #[test]
    fn the_headline_is_of_the_cursor_else_of_the_last_period_with_figures() {
        let sheet = bulletin();
        let year = |year| Period::of_year(year);
        assert_eq!(headline_period(&sheet, year(2022)), year(2022));
        assert_eq!(headline_period(&sheet, None), year(2023));
        assert_eq!(headline_period(&sheet, year(1999)), year(2023));
        assert_eq!(headline_period(&Sheet::default(), None), None);
    }

    #[test]
    fn a_period_outside_the_table_has_empty_tiles() {
        let [turnover, .., balance] = tiles(&bulletin(), Period::of_year(1999).unwrap());
        assert!(turnover.level.is_empty() && balance.cover.is_none());
    }
}
