//! A paragraph of figures, typed as it was printed: three flows, each with a level, its base and its growth.
//!
//! *Invariant:* nothing of it is in the project before it is made a dataset, and then all of it is, as one step.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::checks_words::Names;
use super::entry::{CellEntry, Context, read_in};
use super::label::{Kind, Verb};
use super::{Label, Place, Refusal, Selection, Session};
use crate::analysis::checks::{Choice, Judged, Known, report};
use crate::domain::area::area_from_text;
use crate::domain::{
    Against, AreaRef, Dataset, DatasetHead, DatasetId, Edit, Entry, Flow, Id, Key, List, Measure, Multiplier, Period,
    Project, Source, SourceId,
};
use crate::words::{NumberFormat, PeriodProblem, Words, read_period};

/// The flows of a bulletin, in the order of its rows.
pub const FLOWS: [Flow; 3] = [Flow::Exports, Flow::Imports, Flow::Turnover];

/// What was typed for one flow.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BulletinRow {
    pub now: String,
    pub base: String,
    pub growth: String,
}

/// What was typed of a bulletin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bulletin {
    pub period: String,
    pub reporter: String,
    pub partner: String,
    pub unit: String,
    pub shown: Multiplier,
    /// Title of the source; empty: none.
    pub source: String,
    /// In the order of [`FLOWS`].
    pub rows: [BulletinRow; 3],
}

impl Default for Bulletin {
    fn default() -> Self {
        Self {
            period: String::new(),
            reporter: String::new(),
            partner: String::new(),
            unit: "USD".to_owned(),
            shown: Multiplier::MILLION,
            source: String::new(),
            rows: Default::default(),
        }
    }
}

/// A bulletin as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadBulletin {
    /// The period, with the one a year before.
    pub period: Result<(Period, Period), PeriodProblem>,
    /// Exports, imports, turnover; of each the level, its base and its growth.
    pub cells: [[CellEntry; 3]; 3],
}

impl Bulletin {
    pub fn read(&self, format: NumberFormat) -> ReadBulletin {
        // Periods are not needed for a verdict on the figures: until there is one, this year stands for it.
        let period = read_period(&self.period)
            .and_then(|period| period.year_earlier().map(|base| (period, base)).ok_or(PeriodProblem::YearOutOfRange));
        let cell = |text: &str, measure| read_in(text, &Context::new(measure, self.shown, &self.unit, format));
        let growth = Measure::growth(Against::YearEarlier);
        let cells = self
            .rows
            .each_ref()
            .map(|row| [cell(&row.now, Measure::Level), cell(&row.base, Measure::Level), cell(&row.growth, growth)]);
        ReadBulletin { period, cells }
    }

    /// Whether anything was typed that could be a figure.
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(|row| [&row.now, &row.base, &row.growth].iter().all(|text| text.trim().is_empty()))
    }

    fn dataset(&self, project: &Project, read: &ReadBulletin, id: DatasetId, source: Option<SourceId>) -> Dataset {
        let head = DatasetHead {
            reporter: area(project, &self.reporter),
            partner: area(project, &self.partner),
            unit: self.unit.trim().to_owned(),
            shown: self.shown,
            default_source: source,
            ..DatasetHead::default()
        };
        let mut dataset = Dataset::new(id, head);
        let Some((now, base)) = read.period.as_ref().ok().copied().or_else(some_years) else { return dataset };
        for (flow, [level, before, growth]) in FLOWS.into_iter().zip(&read.cells) {
            let keys = [Key::level(flow, now), Key::level(flow, base), Key::growth(flow, now, Against::YearEarlier)];
            for (key, entry) in keys.into_iter().zip([level, before, growth]) {
                if let Some(figures) = super::dispatch::entered(None, entry, source) {
                    dataset.observations.set(key, Some(figures));
                }
            }
        }
        dataset.periods.extend([now, base]);
        dataset
    }

    /// The verdict on what was typed; `None` where nothing can be held against anything else yet.
    pub fn judged(&self, format: NumberFormat) -> Option<(Project, Arc<Judged>)> {
        let mut project = Project::default();
        let dataset = self.dataset(&project, &self.read(format), DatasetId(Id::NONE_YET), None);
        project.datasets = [dataset].into_iter().collect();
        let report = report(&project, Choice::All, &Known::default(), &|| false);
        let most_urgent = report.judged.into_iter().min_by_key(|judged| judged.standing())?;
        Some((project, most_urgent))
    }
}

/// What the figures of a bulletin are called before their period is known: "exports, this period".
pub fn names(words: &Words, judged: &Judged) -> Names {
    let when = |period: Period| {
        let base = some_years().is_some_and(|(_, base)| base == period);
        words.t(if base { "bulletin-base" } else { "bulletin-now" })
    };
    let field =
        |flow: Flow, column: &str| words.with("bulletin-field", &[("column", column), ("flow", words.flow(flow))]);
    let statements = judged.check.origins.iter().map(|origin| {
        let key = origin.cell.key;
        let column = if key.measure == Measure::Level { when(key.period) } else { words.t("bulletin-growth") };
        field(key.flow, column)
    });
    let quantities = judged.check.quantities.iter().map(|of| field(of.flow, when(of.period)).to_lowercase());
    Names { statements: statements.collect(), quantities: quantities.collect() }
}

/// Two years that stand for a period that was not typed yet.
fn some_years() -> Option<(Period, Period)> {
    Period::of_year(2001).zip(Period::of_year(2000))
}

fn area(project: &Project, text: &str) -> AreaRef {
    if text.trim().is_empty() { AreaRef::default() } else { area_from_text(&project.areas, text) }
}

impl Session {
    /// Makes a dataset of a bulletin, with its source, as one step.
    pub(super) fn add_bulletin(&mut self, bulletin: &Bulletin) -> Result<(), Refusal> {
        let read = bulletin.read(self.number_format());
        if read.period.is_err() {
            return Err(Refusal::PeriodNeeded);
        }
        let mut edits = Vec::new();
        let title = bulletin.source.trim();
        let known = self.project().sources.iter().find(|source| source.title.trim() == title).map(|source| source.id);
        let source = match known {
            _ if title.is_empty() => None,
            Some(known) => Some(known),
            None => {
                let id = SourceId(self.fresh_id(Kind::Source));
                let entry = Entry::Source(Arc::new(Source::new(id, title)));
                edits.push(Edit::Insert { list: List::Sources, place: self.project().sources.len(), entry });
                Some(id)
            }
        };
        let id = DatasetId(self.fresh_id(Kind::Dataset));
        let dataset = bulletin.dataset(self.project(), &read, id, source);
        let name = super::dataset_name(self.project(), &dataset, &self.words());
        let entry = Entry::Dataset(Arc::new(dataset));
        edits.push(Edit::Insert { list: List::Datasets, place: self.project().datasets.len(), entry });
        let label = Label::Record { verb: Verb::Add, kind: Kind::Dataset, name };
        let after = Selection { place: Place::Dataset(id), ..Selection::default() };
        self.commit(label, edits, after, 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::checks::Standing;
    use crate::session::{Action, CountedIds};

    fn worked_example() -> Bulletin {
        let row = |now: &str, base: &str, growth: &str| BulletinRow {
            now: now.into(),
            base: base.into(),
            growth: growth.into(),
        };
        Bulletin {
            period: "2023".into(),
            reporter: "Kazakhstan".into(),
            partner: "Azerbaijan".into(),
            source: "A paragraph".into(),
            rows: [row("456.3", "", "21.6"), row("73", "88.3", "-17.3 %"), row("529.4", "463.3", "+14.2 %")],
            ..Bulletin::default()
        }
    }

    #[test]
    fn a_paragraph_is_judged_as_it_is_typed() {
        let format = NumberFormat::default();
        let mut bulletin = Bulletin::default();
        assert!(bulletin.judged(format).is_none() && bulletin.is_empty());
        bulletin = Bulletin { period: String::new(), ..worked_example() };
        assert_eq!(bulletin.judged(format).unwrap().1.standing(), Standing::CannotHold, "also before it has a period");
        bulletin.rows[2].now = "529.3".into();
        assert!(bulletin.judged(format).unwrap().1.standing() > Standing::NotDecided);
        bulletin.rows[2].now = "52x".into();
        assert!(bulletin.read(format).cells[2][0].problem.is_some());
    }

    #[test]
    fn a_bulletin_becomes_a_dataset_with_its_source_in_one_step() {
        let mut session = Session::new(Project::default(), Box::<CountedIds>::default());
        let add = |session: &mut Session, bulletin: Bulletin| session.dispatch(Action::Bulletin(Box::new(bulletin)));
        let without_period = Bulletin { period: "soon".into(), ..worked_example() };
        assert_eq!(add(&mut session, without_period), Err(Refusal::PeriodNeeded));
        add(&mut session, worked_example()).unwrap();
        let dataset = session.project().datasets.at(0).unwrap().clone();
        assert_eq!((dataset.observations.len(), dataset.head.reporter.0.as_str()), (8, "KAZ"));
        let source = session.project().sources.at(0).unwrap();
        assert!(dataset.observations.iter().all(|of| of.figures.adopted().unwrap().source == Some(source.id)));
        add(&mut session, worked_example()).unwrap();
        assert_eq!(session.project().sources.len(), 1, "a source of this title is taken");
        session.dispatch(Action::Undo).unwrap();
        session.dispatch(Action::Undo).unwrap();
        assert_eq!(*session.project(), Project::default());
    }
}
