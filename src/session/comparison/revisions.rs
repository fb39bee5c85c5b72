//! The revision table in words: issues across, cells down, and the means of the revisions.

use std::ops::Range;
use std::rc::Rc;

use rust_decimal::Decimal;

use super::reading::{ReadCell, ReadHead, ReadTable};
use crate::analysis::growth::{Estimate, Growth, GrowthForm};
use crate::analysis::interval::Interval;
use crate::analysis::revisions::{Issue, Mean, Of, Revisions, Row, Scope};
use crate::analysis::sheet::{Cell, Column, Content};
use crate::domain::{
    CellRef, DatasetId, Figure, Figures, Flow, Key, Measure, Multiplier, ObsStatus, Project, RateForm, Said,
};
use crate::session::all_figures::texts::measure_name;
use crate::session::copying::{Plain, number_cell};
use crate::session::entry::in_unit;
use crate::session::units::printed_as;
use crate::session::{Session, wording};
use crate::words::Words;

/// What a column says of an issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    Figure,
    Revision,
    Percent,
}

/// The cells of a scope with what each issue says of them.
pub struct RevisionTable<'a> {
    session: &'a Session,
    words: &'a Words,
    dataset: DatasetId,
    found: Rc<Revisions>,
    /// After the names of the rows: issue and what is said of it.
    columns: Vec<(usize, Says)>,
    labels: Vec<String>,
}

impl<'a> RevisionTable<'a> {
    /// `None` where the dataset is gone.
    pub fn new(session: &'a Session, words: &'a Words, dataset: DatasetId, scope: Scope) -> Option<Self> {
        let found = session.revisions_of(dataset, scope)?;
        let mut columns = Vec::new();
        for (at, has) in found.has.iter().enumerate() {
            columns.push((at, Says::Figure));
            columns.extend(has.revisions.then_some((at, Says::Revision)));
            columns.extend(has.percents.then_some((at, Says::Percent)));
        }
        let labels = labels(words, session.project(), &found.issues);
        Some(Self { session, words, dataset, found, columns, labels })
    }

    pub fn found(&self) -> &Rc<Revisions> {
        &self.found
    }

    /// The means under it.
    pub fn means(&self) -> MeansTable<'a> {
        let (words, project) = (self.words, self.session.project());
        MeansTable { words, project, found: Rc::clone(&self.found), labels: self.labels.clone() }
    }

    fn row(&self, row: usize) -> Option<&Row> {
        self.found.rows.get(row)
    }

    fn figures(&self, key: Key) -> Option<&'a Figures> {
        self.session.figures(self.dataset, key)
    }

    fn label(&self, at: usize) -> &str {
        self.labels.get(at).map_or("", String::as_str)
    }

    fn shown(&self) -> Multiplier {
        self.session.project().datasets.get(self.dataset).map(|dataset| dataset.head.shown).unwrap_or_default()
    }

    fn figure_cell(&self, row: &Row, at: usize) -> Option<ReadCell> {
        let place = (*row.figures.get(at)?)?;
        let figures = self.figures(row.key)?;
        let figure = figures.get(place)?;
        let (content, column) = (content(figure, row.key.measure, self.shown()), column_of(row.key));
        let cell = Cell { content, ..Cell::default() };
        let text = wording::cell_text(self.words, &cell, column);
        let mut said = Vec::new();
        let head = self.session.project().datasets.get(self.dataset).map(|dataset| &dataset.head);
        said.extend(head.and_then(|head| printed_as(self.words, head, row.key.measure, figure)));
        let source = figure.source.and_then(|id| self.session.project().sources.get(id));
        said.extend(source.map(|source| self.words.with("figure-printed-by", &[("source", &source.title)])));
        if figure.status != ObsStatus::Normal {
            said.push(wording::status_name(self.words, figure.status).to_owned());
        }
        said.extend(figure.note().map(str::to_owned));
        let is_adopted = figures.adopted_place() == Some(place);
        said.push(self.words.t(if is_adopted { "revisions-adopted" } else { "revisions-not-adopted" }).to_owned());
        let decimals = decimals_of(&cell.content);
        let plain = number_cell(&cell, column).unwrap_or_else(|| Plain::Text(text.clone()));
        Some(ReadCell { text, plain, decimals, said, ..ReadCell::default() })
    }

    fn revision_cell(&self, row: &Row, at: usize, says: Says) -> Option<ReadCell> {
        let revision = row.revisions.get(at)?.as_ref()?;
        let growth = match says {
            Says::Percent => revision.percent.as_ref()?,
            _ => &revision.change,
        };
        let form = if says == Says::Percent { GrowthForm::Percent } else { GrowthForm::Change };
        let mut cell = growth_cell(self.words, growth, form);
        cell.said.insert(0, self.words.with("revisions-on", &[("issue", self.label(revision.from))]));
        cell.said.extend(growth.estimate().filter(|of| of.approximate).map(|of| interval_text(self.words, of, form)));
        if revision.within_rounding {
            cell.said.push(self.words.t("revisions-within-rounding").to_owned());
        }
        Some(cell)
    }
}

/// What the printed digits allow.
fn interval_text(words: &Words, of: &Estimate, form: GrowthForm) -> String {
    let interval = wording::growth_text(words, &Growth::Bounded(of.interval), form);
    words.with("revisions-interval", &[("interval", &interval)])
}

/// The column that a figure is written as in.
fn column_of(key: Key) -> Column {
    match key.measure {
        Measure::Level => Column::level(key.flow),
        // A sign, and percent where it is one.
        _ => Column::growth(if key.flow == Flow::Balance { Flow::Exports } else { key.flow }),
    }
}

/// What a figure says, counted in the multiplier that the dataset is shown in.
fn content(figure: &Figure, measure: Measure, shown: Multiplier) -> Content {
    let shown = if in_unit(measure) { shown } else { Multiplier::UNITS };
    match &figure.said {
        Said::Number(number) => match number.amount_in(shown) {
            Some(value) if matches!(measure, Measure::Rate { form: RateForm::Percent, .. }) => {
                Content::PrintedGrowth(value)
            }
            Some(value) => Content::Level { value, qualifier: figure.qualifier },
            None => Content::Unread(number.to_string()),
        },
        Said::Range(ends) => {
            let ends = ends.0.amount_in(shown).zip(ends.1.amount_in(shown));
            let interval = ends.and_then(|(low, high)| Interval::new(low, high));
            interval.map_or(Content::Missing, Content::Bounds)
        }
        Said::Nil => Content::Nil,
        Said::Negligible => Content::Negligible,
        Said::Unread(text) => Content::Unread(text.to_string()),
        Said::NoValue => Content::NoValue(figure.status),
    }
}

fn decimals_of(content: &Content) -> u32 {
    match content {
        Content::Level { value, .. } | Content::PrintedGrowth(value) => value.scale(),
        _ => 0,
    }
}

fn growth_cell(words: &Words, growth: &Growth, form: GrowthForm) -> ReadCell {
    let text = wording::growth_text(words, growth, form);
    let plain = match growth {
        Growth::Percent(of) => Plain::Percent(of.value),
        Growth::Change(of) | Growth::ChangeOnly(of) | Growth::Points(of) => Plain::Number(of.value),
        Growth::Times(of) => Plain::Times(of.value),
        _ => Plain::Text(text.clone()),
    };
    let decimals = growth.estimate().map_or(0, |of| of.value.scale());
    ReadCell { text, plain, decimals, calculated: true, ..ReadCell::default() }
}

/// What an issue is called: its date, then its source; with its office where there are several.
fn labels(words: &Words, project: &Project, issues: &[Issue]) -> Vec<String> {
    let several = issues.iter().any(|issue| issues.first().is_some_and(|first| first.office != issue.office));
    let dates: Vec<String> = issues.iter().map(|issue| date_name(words, issue)).collect();
    let name = |(issue, date): (&Issue, &String)| {
        let source = issue.source.and_then(|id| project.sources.get(id)).map_or("", |source| source.title.trim());
        let twice = dates.iter().filter(|other| *other == date).count() > 1;
        let mut parts = vec![date.as_str()];
        if twice && !source.is_empty() {
            parts.push(source);
        }
        if several && !issue.office.is_empty() && !(twice && source.contains(&issue.office)) {
            parts.push(&issue.office);
        }
        parts.join(" · ")
    };
    issues.iter().zip(&dates).map(name).collect()
}

fn date_name(words: &Words, issue: &Issue) -> String {
    match (issue.published, issue.source) {
        (Some(date), _) => words.date(date),
        (None, Some(_)) => words.t("revisions-undated").to_owned(),
        (None, None) => words.t("revisions-no-source").to_owned(),
    }
}

impl ReadTable for RevisionTable<'_> {
    fn words(&self) -> &Words {
        self.words
    }

    fn rows(&self) -> usize {
        self.found.rows.len()
    }

    fn columns(&self) -> usize {
        1 + self.columns.len()
    }

    fn groups(&self) -> Vec<(Range<usize>, String)> {
        let mut groups: Vec<(Range<usize>, String)> = Vec::new();
        for (nth, (at, says)) in self.columns.iter().enumerate() {
            match groups.last_mut().filter(|_| *says != Says::Figure) {
                Some((range, _)) => range.end = nth + 2,
                None => groups.push((nth + 1..nth + 2, self.label(*at).to_owned())),
            }
        }
        groups
    }

    fn head(&self, column: usize) -> ReadHead {
        let Some((at, says)) = column.checked_sub(1).and_then(|column| self.columns.get(column)) else {
            let text = self.words.t("revisions-column-cell").to_owned();
            return ReadHead { name: text.clone(), text, begins: false };
        };
        let (text, name) = match says {
            Says::Figure => ("revisions-column-figure", "revisions-name-figure"),
            Says::Revision => ("revisions-column-change", "revisions-name-change"),
            Says::Percent => ("revisions-column-percent", "revisions-name-percent"),
        };
        let name = self.words.with(name, &[("issue", self.label(*at))]);
        ReadHead { text: self.words.t(text).to_owned(), name, begins: *says == Says::Figure }
    }

    fn cell(&self, row: usize, column: usize) -> ReadCell {
        let Some(row) = self.row(row) else { return ReadCell::default() };
        let Some((at, says)) = column.checked_sub(1).and_then(|column| self.columns.get(column)) else {
            return ReadCell::of_text(cell_called(self.words, self.session.project(), row.key));
        };
        let cell = match says {
            Says::Figure => self.figure_cell(row, *at),
            says => self.revision_cell(row, *at, *says),
        };
        cell.unwrap_or_else(|| ReadCell::missing(self.words))
    }

    fn place(&self, row: usize, _column: usize) -> Option<CellRef> {
        Some(CellRef { dataset: self.dataset, key: self.row(row)?.key })
    }
}

/// "Exports, 2023", "Exports, growth on a year earlier, 2023".
fn cell_called(words: &Words, project: &Project, key: Key) -> String {
    let series = series_name(words, project, key.flow, key.measure);
    words.with("figure-cell-name", &[("column", &series), ("period", &words.period(key.period))])
}

/// "Exports", "Exports, growth on a year earlier".
pub fn series_name(words: &Words, project: &Project, flow: Flow, measure: Measure) -> String {
    let flow = wording::flow_name(words, project, flow);
    if measure == Measure::Level {
        return flow.to_owned();
    }
    let measure = uncapitalised(&measure_name(words, project, measure));
    words.with("revisions-series", &[("flow", flow), ("measure", &measure)])
}

fn uncapitalised(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map(|first| first.to_lowercase().chain(signs).collect()).unwrap_or_default()
}

/// The means of the revisions, a pair of issues a row.
pub struct MeansTable<'a> {
    words: &'a Words,
    project: &'a Project,
    found: Rc<Revisions>,
    labels: Vec<String>,
}

/// Columns of the means: over what, how many, then the numbers.
const MEANS: [(&str, &str); 6] = [
    ("revisions-means", "revisions-means"),
    ("revisions-column-count", "revisions-column-count"),
    ("revisions-column-mean", "revisions-name-mean"),
    ("revisions-column-absolute", "revisions-name-absolute"),
    ("revisions-column-percent", "revisions-name-mean-percent"),
    ("revisions-column-percent-absolute", "revisions-name-absolute-percent"),
];

impl MeansTable<'_> {
    fn estimate(&self, of: Of, mean: Mean, absolute: bool, form: GrowthForm) -> ReadCell {
        let estimate = if absolute { mean.absolute } else { mean.mean };
        let points = form == GrowthForm::Change && matches!(of, Of::Series(_, measure) if !in_unit(measure));
        let growth = match form {
            GrowthForm::Percent => Growth::Percent(estimate),
            _ if points => Growth::Points(estimate),
            _ => Growth::Change(estimate),
        };
        let mut cell = growth_cell(self.words, &growth, form);
        if absolute {
            // A size has no sign.
            cell.text = cell.text.replacen('+', "", 1);
        }
        if estimate.approximate {
            cell.said.push(interval_text(self.words, &estimate, form));
        }
        cell
    }
}

impl ReadTable for MeansTable<'_> {
    fn words(&self) -> &Words {
        self.words
    }

    fn rows(&self) -> usize {
        self.found.summaries.len()
    }

    fn columns(&self) -> usize {
        if self.found.summaries.iter().any(|of| of.percent.is_some()) { MEANS.len() } else { 4 }
    }

    fn head(&self, column: usize) -> ReadHead {
        let (text, name) = MEANS.get(column).copied().unwrap_or_default();
        ReadHead { text: self.words.t(text).to_owned(), name: self.words.t(name).to_owned(), begins: column == 4 }
    }

    fn cell(&self, row: usize, column: usize) -> ReadCell {
        let Some(summary) = self.found.summaries.get(row) else { return ReadCell::default() };
        let missing = || ReadCell::missing(self.words);
        let percent = |absolute| {
            let of = summary.percent.map(|mean| self.estimate(summary.of, mean, absolute, GrowthForm::Percent));
            of.unwrap_or_else(missing)
        };
        match column {
            0 => {
                let of = match summary.of {
                    Of::Series(flow, measure) => series_name(self.words, self.project, flow, measure),
                    Of::Levels => self.words.t("revisions-all-levels").to_owned(),
                };
                let label = |at: usize| self.labels.get(at).map_or("", String::as_str);
                let pair = match summary.pair {
                    Some((from, to)) => self.words.with("revisions-pair", &[("from", label(from)), ("to", label(to))]),
                    None => self.words.t("revisions-all-pairs").to_owned(),
                };
                ReadCell::of_text(format!("{of} · {pair}"))
            }
            1 => {
                let count = Decimal::from(summary.change.count);
                let text = self.words.decimal(count);
                ReadCell { text, plain: Plain::Number(count), ..ReadCell::default() }
            }
            2 | 3 => self.estimate(summary.of, summary.change, column == 3, GrowthForm::Change),
            4 | 5 => percent(column == 5),
            _ => ReadCell::default(),
        }
    }
}
