//! Which of several figures is in force, when each was published, and whether two levels are of one issue.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Session;
use crate::analysis::sheet::{Cell, How, Operand};
use crate::domain::{DatasetId, Figure, Figures, Flow, Key, SourceId};
use crate::words::Words;

impl Session {
    /// When a figure was printed: its own date, else that of its source.
    pub fn published(&self, figure: &Figure) -> Option<Date> {
        figure.published().or_else(|| self.project().sources.get(figure.source?)?.published)
    }

    /// Place of the figure that the table shows: the adopted one, or the latest one published by the date asked for.
    pub fn place_in_force(&self, dataset: DatasetId, key: Key) -> Option<usize> {
        let figures = self.figures(dataset, key)?;
        let Some(as_of) = self.view_of(dataset).question.as_of else { return figures.adopted_place() };
        let by_then = figures.iter().enumerate().filter_map(|(place, figure)| {
            let published = self.published(figure).filter(|date| *date <= as_of)?;
            Some((published, figures.adopted_place() == Some(place), place))
        });
        by_then.max().map(|(_, _, place)| place)
    }

    /// Every date at which a figure of a dataset was published, the latest first.
    pub fn known_dates(&self, dataset: DatasetId) -> Vec<Date> {
        let Some(table) = self.project().datasets.get(dataset) else { return Vec::new() };
        let figures = table.observations.iter().flat_map(|observation| observation.figures.iter());
        let dates: BTreeSet<_> = figures.filter_map(|figure| self.published(figure)).collect();
        dates.into_iter().rev().collect()
    }

    /// "The two levels come from two issues: 5 March 2024 and 30 July 2024", of the growth in a cell, also where its
    /// levels follow from those of other flows. `None` where they are of one issue, where the issue of the level prints
    /// the same base, or where an issue is not known.
    pub fn two_issues(&self, words: &Words, dataset: DatasetId, cell: &Cell, flow: Flow) -> Option<String> {
        let (level, base) = cell.level.zip(cell.base)?;
        let (levels, bases) = (behind(level, flow), behind(base, flow));
        let pairs = levels.iter().flat_map(|level| bases.iter().map(move |base| (*level, *base)));
        let mut pairs = pairs.filter(|(one, other)| levels != bases || one == other);
        pairs.find_map(|(one, other)| {
            self.issues_differ(words, dataset, Key::level(one, level.period), Key::level(other, base.period))
        })
    }

    fn issues_differ(&self, words: &Words, dataset: DatasetId, level: Key, base: Key) -> Option<String> {
        let in_force = |key| self.figures(dataset, key)?.get(self.place_in_force(dataset, key)?);
        let (current, used) = (in_force(level)?, in_force(base)?);
        let issue = |figure: &Figure| Some((figure.source?, self.published(figure)));
        let (one, other) = (issue(current)?, issue(used)?);
        let prints_it = |figure: &Figure| issue(figure) == Some(one) && figure.said == used.said;
        let same_base = self.figures(dataset, base).is_some_and(|all: &Figures| all.iter().any(prints_it));
        if one == other || same_base {
            return None;
        }
        let name = |(source, date): (SourceId, Option<Date>)| match date {
            Some(date) => words.date(date),
            None => self.project().sources.get(source).map_or_else(String::new, |source| source.title.clone()),
        };
        let (one, other) = (name(one), name(other));
        let told = !one.is_empty() && !other.is_empty() && one != other;
        told.then(|| words.with("cells-two-issues", &[("base", &other), ("level", &one)]))
    }
}

/// The flows whose figures a level is, or follows from.
fn behind(level: Operand, flow: Flow) -> Vec<Flow> {
    match level.how {
        None => vec![flow],
        Some(How::ExportsPlusImports | How::ExportsMinusImports) => vec![Flow::Exports, Flow::Imports],
        Some(How::TurnoverMinusExports) => vec![Flow::Turnover, Flow::Exports],
        Some(How::TurnoverMinusImports) => vec![Flow::Turnover, Flow::Imports],
        Some(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sheet::Column;
    use crate::domain::{DatasetHead, Fields, Period, Project};
    use crate::session::{Action, CountedIds, FigureChange, NewRecord};

    #[test]
    fn a_growth_of_levels_that_follow_from_two_issues_says_so_too() {
        let mut session = Session::new(Project::default(), Box::<CountedIds>::default());
        session.dispatch(Action::Add(NewRecord::Dataset(DatasetHead::default()))).unwrap();
        let dataset = session.project().datasets.at(0).unwrap().id;
        for (year, date) in [(2022, jiff::civil::date(2023, 3, 1)), (2023, jiff::civil::date(2024, 3, 5))] {
            session.dispatch(Action::Add(NewRecord::Source { title: format!("Issue {year}") })).unwrap();
            let mut source = session.project().sources.iter().last().unwrap().clone();
            source.published = Some(date);
            let id = source.id;
            let fields = Box::new(Fields::Source(source));
            session.dispatch(Action::Set { fields, interaction: 0 }).unwrap();
            for (flow, text) in [(Flow::Exports, "5.0"), (Flow::Imports, "3.0")] {
                let key = Key::level(flow, Period::of_year(year).unwrap());
                session.dispatch(Action::Enter { dataset, key, text: text.into() }).unwrap();
                let change = FigureChange::Source(Some(id));
                session.dispatch(Action::ChangeFigure { dataset, key, place: 0, change, interaction: 0 }).unwrap();
            }
        }
        let words = Words::english();
        let said = |session: &Session, flow| {
            let sheet = session.sheet(dataset).unwrap();
            let cell = sheet.cell(Period::of_year(2023).unwrap(), Column::growth(flow)).unwrap();
            session.two_issues(&words, dataset, cell, flow)
        };
        let told = Some("The two levels come from two issues: 1 March 2023 and 5 March 2024".to_owned());
        for flow in [Flow::Exports, Flow::Turnover, Flow::Balance] {
            assert_eq!(said(&session, flow), told, "{flow:?}");
        }
        let newer = session.project().sources.iter().last().unwrap().id;
        for (flow, text) in [(Flow::Exports, "5.0"), (Flow::Imports, "3.0")] {
            let key = Key::level(flow, Period::of_year(2022).unwrap());
            let source = Some(newer);
            session.dispatch(Action::AddFigure { dataset, key, text: text.into(), source, adopt: false }).unwrap();
        }
        assert_eq!(said(&session, Flow::Turnover), None, "the newer issue prints the same base");
    }
}
