//! What the other figures imply for a cell becomes its figure, estimated, with a note that says from what.

use rust_decimal::{Decimal, RoundingStrategy};

use super::Plan;
use crate::analysis::interval::Interval;
use crate::analysis::sheet::{Cell, Column, Content, How, Origin, Question, Sheet};
use crate::domain::{
    CellRef, Dataset, Figure, FigureDetails, Figures, Flow, Key, Measure, Multiplier, Number, ObsStatus, Period,
    Qualifier, Said,
};
use crate::session::periods::rows_of;
use crate::session::{Label, Refusal, Session, wording};
use crate::words::{Words, plain_spaces};

impl Session {
    /// The figure that [`crate::session::action::CellsAction::TakeOver`] makes of a cell; `None` where nothing is implied.
    pub fn implied(&self, cell: CellRef) -> Option<Figure> {
        let CellRef { dataset, key } = cell;
        if key.measure != Measure::Level || self.figures(dataset, key).is_some_and(|all| all.adopted().is_some()) {
            return None;
        }
        let (table, sheet) = (self.project().datasets.get(dataset)?, self.sheet_of_rows(dataset, key.period)?);
        let found = sheet.cell(key.period, Column::level(key.flow))?;
        let (Origin::Implied(how) | Origin::Calculated(how)) = found.origin else { return None };
        let (said, qualifier) = said(table, found)?;
        let words = self.words();
        let note = note(&words, &sheet, how, key);
        let details = FigureDetails { note: Some(note.into()), ..FigureDetails::default() };
        let mut figure = Figure::new(said, None);
        (figure.qualifier, figure.status) = (qualifier, ObsStatus::Estimated);
        Some(figure.with_details(details))
    }

    fn sheet_of_rows(&self, dataset: crate::domain::DatasetId, period: Period) -> Option<std::rc::Rc<Sheet>> {
        let view = self.view_of(dataset);
        if view.question.rows.shows(period) && view.question.as_of.is_none() {
            return self.sheet(dataset);
        }
        let question = Question { rows: rows_of(period), as_of: None, ..view.question };
        self.sheet_with(dataset, question, Vec::new())
    }

    pub(super) fn take_over(&mut self, cell: CellRef) -> Result<(), Refusal> {
        self.dataset(cell.dataset)?;
        let Some(figure) = self.implied(cell) else { return Err(Refusal::NothingImplied) };
        let figures = match self.figures(cell.dataset, cell.key) {
            Some(rivals) => rivals.clone().with_another(figure, true),
            None => Figures::one(figure),
        };
        let Key { flow, measure, period } = cell.key;
        let mut plan = Plan::default();
        plan.put(cell, Some(figures));
        self.carry_out(Label::TakeOver { flow, measure, period }, plan)
    }
}

fn said(dataset: &Dataset, cell: &Cell) -> Option<(Said, Qualifier)> {
    let shown = dataset.head.shown;
    let number = |value| Said::Number(Number::new(value, shown));
    let interval = match &cell.content {
        Content::Level { value, qualifier } => return Some((number(*value), *qualifier)),
        Content::Bounds(interval) => *interval,
        _ => return None,
    };
    let decimals = usual_decimals(dataset, shown);
    // One digit more than is usual, so that the ends stay outside of what they bound.
    let wide = interval.outward(decimals + 1);
    match (wide.low == Decimal::MIN, wide.high == Decimal::MAX) {
        (true, _) => None,
        (false, true) => Some((number(wide.low), Qualifier::Over)),
        (false, false) => {
            let said = one_value(interval, decimals).map_or_else(|| range(wide, decimals + 1, shown), number);
            Some((said, Qualifier::Exact))
        }
    }
}

fn range(ends: Interval, decimals: u32, shown: Multiplier) -> Said {
    // All digits of the ends are meant: they are read as closely as they are written.
    let end = |mut value: Decimal| {
        value.rescale(decimals);
        Number::new(value, shown)
    };
    Said::Range(Box::new((end(ends.low), end(ends.high))))
}

/// The one number with these decimals that the whole interval rounds to.
fn one_value(interval: Interval, decimals: u32) -> Option<Decimal> {
    let mut value = interval.low.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    value.rescale(decimals);
    (value.scale() == decimals && interval.rounds_to(value)).then_some(value)
}

/// The decimals that most levels of a dataset have in its shown multiples; of equally usual ones the fewest.
fn usual_decimals(dataset: &Dataset, shown: Multiplier) -> u32 {
    let mut counts = std::collections::BTreeMap::<u32, usize>::new();
    for observation in dataset.observations.iter().filter(|observation| observation.key.measure == Measure::Level) {
        let number = observation.figures.adopted().and_then(|figure| figure.said.number());
        if let Some(amount) = number.and_then(|number| number.amount_in(shown)) {
            *counts.entry(amount.scale()).or_default() += 1;
        }
    }
    let most = counts.into_iter().rev().max_by_key(|(_, count)| *count);
    most.map_or(0, |(decimals, _)| decimals)
}

/// "Estimated: turnover 463.3 − imports 88.3".
fn note(words: &Words, sheet: &Sheet, how: How, Key { flow, period, .. }: Key) -> String {
    let text = |flow: Flow, period: Period| {
        let column = Column::level(flow);
        let cell = sheet.cell(period, column).cloned().unwrap_or_default();
        plain_spaces(&wording::cell_text(words, &cell, column))
    };
    let of_two = |id, a, b| words.with(id, &[("a", &text(a, period)), ("b", &text(b, period))]);
    match how {
        How::ExportsPlusImports => of_two("cells-note-turnover", Flow::Exports, Flow::Imports),
        How::ExportsMinusImports => of_two("cells-note-balance", Flow::Exports, Flow::Imports),
        How::TurnoverMinusExports => of_two("cells-note-imports", Flow::Turnover, Flow::Exports),
        How::TurnoverMinusImports => of_two("cells-note-exports", Flow::Turnover, Flow::Imports),
        How::FromGrowth(other) | How::GrowthOn { base: other } => {
            let growth = [period, other].into_iter().find_map(|period| printed_growth(words, sheet, flow, period));
            let (level, other) = (text(flow, other), words.period(other));
            match growth {
                Some(growth) => {
                    words.with("cells-note-growth", &[("level", &level), ("period", &other), ("growth", &growth)])
                }
                None => words.with("cells-note-some-growth", &[("level", &level), ("period", &other)]),
            }
        }
        How::SumOf { .. } | How::Together => wording::how_sentence(words, how, period),
        // Shares, points, cover and differences are no figures of a cell.
        How::ShareOfTurnover | How::ContributionOn { .. } | How::ExportsPerImports | How::Difference => String::new(),
    }
}

fn printed_growth(words: &Words, sheet: &Sheet, flow: Flow, period: Period) -> Option<String> {
    let column = Column::growth(flow);
    let cell = sheet.cell(period, column).filter(|cell| cell.printed.is_some())?;
    Some(plain_spaces(&wording::cell_text(words, cell, column)))
}
