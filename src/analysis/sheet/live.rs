//! What follows for a cell from everything that is tied to it, over what its own row says.
//!
//! *Invariant:* what somebody printed is never replaced; an implied interval only ever becomes narrower.

use rust_decimal::Decimal;

use super::levels::shorter;
use super::{Cell, Content, How, Operand, Origin, Remark};
use crate::analysis::checks::Live;
use crate::analysis::growth::Amount;
use crate::analysis::interval::Interval;
use crate::domain::{Flow, Key, Period};

/// What is to be said of a printed figure that can not hold together with others.
pub(super) fn remark_conflict(cell: &mut Cell, live: &Live, key: Key) {
    if live.conflict.contains(&key) {
        // The proof says more than that nothing is left.
        cell.remarks.retain(|remark| *remark != Remark::NothingLeft);
        cell.remark(Remark::InConflict);
    }
}

pub(super) fn lay_over(cell: &mut Cell, live: &Live, key: (Period, Flow), decimals: u32) {
    if live.empty.contains(&key) {
        cell.remark(Remark::NothingLeft);
        return;
    }
    let implied = matches!(
        (&cell.origin, &cell.content),
        (Origin::Nobody, Content::Missing) | (Origin::Implied(_), Content::Bounds(_))
    );
    let Some(span) = live.spans.get(&key).filter(|_| implied) else { return };
    let span = span.outward(decimals);
    let Some(narrower) = narrower(span, cell.level.map(|level| level.amount.interval)) else { return };
    cell.content = Content::Bounds(shorter(narrower));
    cell.origin = Origin::Implied(How::Together);
    let amount = Amount { value: None, interval: narrower };
    cell.level = Some(Operand { period: key.0, amount, derived: true, how: Some(How::Together) });
}

/// `None` where the row itself says as much already, or where nothing is said that is worth showing.
fn narrower(span: Interval, known: Option<Interval>) -> Option<Interval> {
    let Some(known) = known else {
        // From nothing to a whole is true of every part, and tells nobody anything.
        return (span.low > Decimal::ZERO && span.is_bounded()).then_some(span);
    };
    let both = Interval::new(span.low.max(known.low), span.high.min(known.high))?;
    (both != known && both.is_bounded()).then_some(both)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sheet::{Column, Question, sheet};
    use crate::domain::{
        Against, Dataset, DatasetHead, Figure, Figures, Id, Measure, Multiplier, Number, Project, Said,
    };

    fn shown(figures: &[(Key, &str)], key: Key) -> Cell {
        of(figures, key, false)
    }

    /// Every figure has a rival of another source.
    fn with_rival(figures: &[(Key, &str)], key: Key) -> Cell {
        of(figures, key, true)
    }

    fn of(figures: &[(Key, &str)], key: Key, rivals: bool) -> Cell {
        let head = DatasetHead { shown: Multiplier::MILLION, ..DatasetHead::default() };
        let mut table = Dataset::new(Id::new(1).unwrap().into(), head);
        for (key, text) in figures {
            let multiplier = if key.measure == Measure::Level { Multiplier::MILLION } else { Multiplier::UNITS };
            let said = Said::Number(Number::new(text.parse().unwrap(), multiplier));
            let mut all = Figures::one(Figure::new(said, None));
            if rivals {
                let other = Said::Number(Number::new("90.7".parse().unwrap(), multiplier));
                all = all.with_another(Figure::new(other, Some(Id::new(7).unwrap().into())), false);
            }
            table.observations.set(*key, Some(all));
        }
        table.periods.insert(key.period);
        let project = Project { datasets: [table.clone()].into_iter().collect(), ..Project::default() };
        let live = crate::analysis::checks::live(&project, table.id);
        let sheet = sheet(&table, &project.sources, Question::default(), &[]).with_live(live);
        sheet.cell(key.period, Column::level(key.flow)).unwrap().clone()
    }

    #[test]
    fn an_unprinted_level_is_as_narrow_as_all_figures_leave_it() {
        let year = |year| Period::of_year(year).unwrap();
        let exports = Key::level(Flow::Exports, year(2022));
        let mut figures = vec![
            (Key::level(Flow::Turnover, year(2022)), "463.3"),
            (Key::level(Flow::Imports, year(2022)), "88.3"),
            (Key::level(Flow::Exports, year(2023)), "456.3"),
        ];
        let alone = shown(&figures, exports);
        assert_eq!(
            alone.content,
            Content::Bounds(Interval { low: "374.9".parse().unwrap(), high: "375.1".parse().unwrap() })
        );
        figures.push((Key::growth(Flow::Exports, year(2023), Against::YearEarlier), "21.6"));
        let together = shown(&figures, exports);
        assert_eq!(together.origin, Origin::Implied(How::Together));
        // 456.25 / 1.2165 = 375.05…, and not above 375.1.
        assert_eq!(
            together.content,
            Content::Bounds(Interval { low: "375.05".parse().unwrap(), high: "375.1".parse().unwrap() })
        );
        assert_eq!(with_rival(&figures, exports).content, together.content, "a rival that is not adopted says nothing");
        figures.push((Key::growth(Flow::Turnover, year(2023), Against::YearEarlier), "2.0"));
        figures.push((Key::level(Flow::Imports, year(2023)), "73.0"));
        let nothing = [Flow::Exports, Flow::Imports, Flow::Turnover]
            .into_iter()
            .flat_map(|flow| [2022, 2023].map(|of| Key::level(flow, year(of))))
            .any(|key| shown(&figures, key).has(Remark::NothingLeft));
        assert!(nothing, "a cell has the mark as soon as nothing is left");
    }
}
