//! Figures that a text quotes, against the cells that they were taken from.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::domain::{Figure, Figures, Number, Project, QuotedFigure, Said};

/// How a quoted figure stands to its cell today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// The cell says the same, or what rounds or is cut to it.
    Same,
    /// The cell says another number.
    Other(Number),
    /// The cell has no number, or is gone.
    Nothing,
}

/// Compares a quoted figure with the adopted figure of its cell.
pub fn matched(project: &Project, quoted: QuotedFigure) -> Match {
    let cell = quoted.cell;
    let observation = project.datasets.get(cell.dataset).and_then(|dataset| dataset.observations.get(cell.key));
    let said = observation.and_then(|observation| Figures::adopted(&observation.figures)).map(said);
    match said {
        Some(Said::Number(number)) if says(*number, quoted.number) => Match::Same,
        Some(Said::Number(number)) => Match::Other(*number),
        _ => Match::Nothing,
    }
}

fn said(figure: &Figure) -> &Said {
    &figure.said
}

/// Whether a figure, written with the digits of the quoted one, is the quoted one: rounded to nearest or cut.
fn says(figure: Number, quoted: Number) -> bool {
    let written = |strategy| {
        let amount = figure.amount_in(quoted.multiplier())?;
        Some(amount.round_dp_with_strategy(quoted.decimals(), strategy))
    };
    let is_quoted = |written: Option<Decimal>| written.is_some_and(|written| written == quoted.value());
    figure.compare(quoted).is_eq()
        || is_quoted(written(RoundingStrategy::MidpointAwayFromZero))
        || is_quoted(written(RoundingStrategy::ToZero))
}

/// The numbers in a text that a cell's number could be quoted as: with their places in bytes. For offering links.
pub fn numbers_in(text: &str) -> Vec<(std::ops::Range<usize>, Decimal)> {
    let mut found = Vec::new();
    let mut start: Option<usize> = None;
    let mut end = 0;
    let mut take = |start: &mut Option<usize>, end: usize| {
        let Some(from) = start.take() else { return };
        let written = text.get(from..end).unwrap_or_default();
        let range = from..from + written.trim_end_matches(['.', ',']).len();
        let written = text.get(range.clone()).unwrap_or_default();
        let plain: String = written.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
        if let Some(value) = written.split(',').all(|part| !part.is_empty()).then(|| plain.parse().ok()).flatten() {
            found.push((range, value));
        }
    };
    for (at, c) in text.char_indices() {
        let goes_on = c.is_ascii_digit() || (start.is_some() && matches!(c, '.' | ','));
        if goes_on {
            start = start.or(Some(at));
            end = at + c.len_utf8();
        } else {
            take(&mut start, end);
        }
    }
    take(&mut start, end);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CellRef, Dataset, DatasetHead, Edit, Entry, Flow, Id, Key, List, Period};

    fn project(text: &str) -> (Project, CellRef) {
        let id = Id::new(1).unwrap().into();
        let cell = CellRef { dataset: id, key: Key::level(Flow::Turnover, Period::of_year(2023).unwrap()) };
        let mut project = Project::default();
        let entry = Entry::Dataset(std::sync::Arc::new(Dataset::new(id, DatasetHead::default())));
        project.apply(Edit::Insert { list: List::Datasets, place: 0, entry }).unwrap();
        if !text.is_empty() {
            let figures = Some(Figures::one(Figure::new(Said::Number(text.parse().unwrap()), None)));
            project.apply(Edit::Figures { dataset: id, key: cell.key, figures }).unwrap();
        }
        (project, cell)
    }

    #[test]
    fn a_quoted_figure_is_marked_when_its_cell_says_something_else() {
        for (cell_says, quoted, same) in [
            ("529.4e6", "529.4e6", true),
            ("529.4e6", "0.53e9", true),
            ("529.4e6", "529e6", true),
            ("529.4e6", "0.52e9", true),
            ("529.4e6", "0.5e9", true),
            ("556.7e6", "529.4e6", false),
            ("-0.04e6", "0.0e6", true),
        ] {
            let (project, cell) = project(cell_says);
            let quoted = QuotedFigure { number: quoted.parse().unwrap(), cell };
            let expected = if same { Match::Same } else { Match::Other(cell_says.parse().unwrap()) };
            assert_eq!(matched(&project, quoted), expected, "{cell_says} {}", quoted.number);
        }
        let (project, cell) = project("");
        assert_eq!(matched(&project, QuotedFigure { number: "1".parse().unwrap(), cell }), Match::Nothing);
    }

    #[test]
    fn numbers_are_found_in_a_text() {
        let found = numbers_in("Turnover of 529.4 million in 2023, 1,234.5 more; 3.");
        let texts: Vec<_> = found.iter().map(|(_, value)| value.to_string()).collect();
        assert_eq!(texts, ["529.4", "2023", "1234.5", "3"]);
        assert_eq!(numbers_in("none"), []);
    }
}
