//! Which of several figures is in force, when each was published, and whether two levels are of one issue.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Session;
use crate::domain::{DatasetId, Figure, Figures, Key};
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

    /// "The two levels come from two issues: 5 March 2024 and 30 July 2024"; `None` where both are of one issue, where
    /// the issue of the level prints the same base, or where an issue is not known.
    pub fn two_issues(&self, words: &Words, dataset: DatasetId, level: Key, base: Key) -> Option<String> {
        let in_force = |key| self.figures(dataset, key)?.get(self.place_in_force(dataset, key)?);
        let (current, used) = (in_force(level)?, in_force(base)?);
        let issue = |figure: &Figure| Some((figure.source?, self.published(figure)));
        let (one, other) = (issue(current)?, issue(used)?);
        let prints_it = |figure: &Figure| issue(figure) == Some(one) && figure.said == used.said;
        let same_base = self.figures(dataset, base).is_some_and(|all: &Figures| all.iter().any(prints_it));
        if one == other || same_base {
            return None;
        }
        let name = |(source, date): (crate::domain::SourceId, Option<Date>)| match date {
            Some(date) => words.date(date),
            None => self.project().sources.get(source).map_or_else(String::new, |source| source.title.clone()),
        };
        let (one, other) = (name(one), name(other));
        let told = !one.is_empty() && !other.is_empty() && one != other;
        told.then(|| words.with("cells-two-issues", &[("base", &other), ("level", &one)]))
    }
}
