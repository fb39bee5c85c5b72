//! One open project: actions come in, edits go to the project, and what follows is answered on demand.
//!
//! The whole application is here, without a window. No clock, thread or file: what is needed of them comes in as values.
//! *Invariant:* the project changes only in `dispatch`, and every change is a step of the history.

pub mod action;
pub mod all_figures;
pub mod bulletin;
pub mod charts;
pub mod checks;
pub mod checks_words;
pub mod columns;
mod commit;
pub mod comparison;
pub mod copying;
pub mod damage_words;
pub mod differences;
pub mod dispatch;
pub mod documents;
pub mod dump;
pub mod entry;
mod exact_sum;
pub mod export;
pub mod file_words;
pub mod find;
pub mod footnotes;
pub mod grid;
pub mod history;
pub mod journal;
pub mod label;
pub mod lock;
pub mod new_charts;
pub mod papers;
pub mod paste;
pub mod periods;
pub mod place;
pub mod register;
mod selected;
pub mod summary;
pub mod table;
pub mod units;
mod vintages;
pub mod wording;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

pub use action::{Action, FigureChange, Interaction, NewRecord};
pub use history::StateMark;
pub use label::Label;
pub use place::{Cursor, DatasetView, Extent, FigureColumn, FigureCursor, Place, RowFilter, Selection, Span};
pub use table::{DatasetTable, TableRow, Takes};

use crate::analysis::checks::{Live, live};
use crate::analysis::sheet::{Column, Question, RowsOf, Sheet, Side, sheet};
use crate::domain::{Chart, Dataset, DatasetId, Edit, EditError, Figure, Figures, Frequency, Id, Key, Period, Project};
use crate::words::{NumberFormat, Words};
use history::History;
use label::Kind;

/// Gives numbers for new ids; random in the program, counted in tests.
pub trait IdSource {
    fn next(&mut self, kind: Kind) -> u32;
}

/// Ids 1, 2, 3 …
#[derive(Debug, Default)]
pub struct CountedIds(u32);

impl IdSource for CountedIds {
    fn next(&mut self, _kind: Kind) -> u32 {
        self.0 = self.0.wrapping_add(1);
        self.0
    }
}

/// Why an action was not carried out. Nothing has changed then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// What the action names is gone.
    #[error(transparent)]
    Gone(#[from] EditError),
    #[error("the period is in the table already")]
    PeriodThere(Period),
    #[error("a name is needed")]
    NameNeeded,
    #[error("{0} figures have a source of their own")]
    OverSourced(usize),
    #[error("none of the cells has a figure")]
    NoFigure,
    #[error("nothing follows for the cell from other figures")]
    NothingImplied,
    #[error("a number would have more digits than it can hold")]
    TooManyDigits,
    #[error("a factor above 0 is needed")]
    FactorNeeded,
    #[error("the protocol of the session is signed")]
    Locked(Option<u32>),
    #[error("the protocol is not signed")]
    NotSigned,
    #[error("who reopens the protocol is needed, and why")]
    WhoAndWhyNeeded,
    #[error("a session looks at points of earlier sessions of its commission only")]
    NotLater,
    #[error("the session has a review of the point already")]
    AlreadyReviewed,
    #[error("a text is needed")]
    TextNeeded,
    #[error("another window edits the file")]
    ReadOnly,
    #[error("a period is needed")]
    PeriodNeeded,
    #[error("there is nothing to undo")]
    NothingToUndo,
    #[error("there is nothing to redo")]
    NothingToRedo,
}

/// A text that is being typed into a cell, and how it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub dataset: DatasetId,
    pub key: Key,
    pub text: String,
    pub read: entry::CellEntry,
}

#[derive(Clone)]
struct Remembered {
    revision: u64,
    /// Figures that verdicts call in conflict.
    conflict: BTreeSet<Key>,
    question: Question,
    further: Vec<Column>,
    sheet: Rc<Sheet>,
}

#[derive(Clone)]
struct RememberedTable {
    /// Revisions of the dataset and of those beside it.
    revisions: Vec<u64>,
    /// Figures of the dataset that verdicts call in conflict.
    conflict: BTreeSet<Key>,
    view: DatasetView,
    table: Rc<DatasetTable>,
}

/// One open project.
pub struct Session {
    project: Project,
    history: History,
    /// For the journal, until it is taken.
    log: journal::Log,
    /// Why nothing can be changed: another window edits the file.
    read_only: bool,
    selection: Selection,
    views: BTreeMap<DatasetId, DatasetView>,
    draft: Option<Draft>,
    /// Rises with every change of what can be seen.
    revision: u64,
    /// Revision at which each dataset was last touched; others are as old as `shared_revision`.
    dataset_revisions: BTreeMap<DatasetId, u64>,
    /// Revision of what all datasets depend on: sources.
    shared_revision: u64,
    numbers: NumberFormat,
    /// Of what is written into figures.
    language: &'static str,
    ids: Box<dyn IdSource>,
    /// Ids that were given, and those of records that were deleted: undo and redo can bring them back.
    spent_ids: BTreeSet<Id>,
    sheets: RefCell<BTreeMap<DatasetId, Remembered>>,
    /// By the period that is offered too: in one frame some ask with it, others without.
    tables: RefCell<BTreeMap<(DatasetId, Option<Period>), RememberedTable>>,
    footnotes: RefCell<footnotes::Remembered>,
    /// By the revision of the dataset.
    first_rows: RefCell<BTreeMap<DatasetId, (u64, RowsOf)>>,
    comparisons: RefCell<comparison::Remembered>,
    /// Until the next change.
    planned: RefCell<Option<paste::Remembered>>,
    checks: checks::Checks,
    /// Rises with every edit.
    edited_revision: u64,
    /// Rises with every edit that a verdict can depend on.
    judged_revision: u64,
}

/// Datasets whose first kind of rows is remembered.
const REMEMBERED_ROWS: usize = 4096;

impl Session {
    /// Opens a project; the first dataset, else the first session, is on the screen.
    pub fn new(project: Project, ids: Box<dyn IdSource>) -> Self {
        let mut session = Self {
            project,
            history: History::default(),
            log: journal::Log::default(),
            read_only: false,
            selection: Selection::default(),
            views: BTreeMap::new(),
            draft: None,
            revision: 1,
            dataset_revisions: BTreeMap::new(),
            shared_revision: 1,
            numbers: NumberFormat::default(),
            language: "en",
            ids,
            spent_ids: BTreeSet::new(),
            sheets: RefCell::default(),
            tables: RefCell::default(),
            footnotes: RefCell::default(),
            first_rows: RefCell::default(),
            comparisons: RefCell::default(),
            planned: RefCell::default(),
            checks: checks::Checks::default(),
            edited_revision: 1,
            judged_revision: 1,
        };
        let dataset = session.project.datasets.at(0).map(|dataset| Place::Dataset(dataset.id));
        let commission = session.project.commissions.at(0).map(|commission| Place::Commission(commission.id));
        session.selection.place = dataset.or(commission).unwrap_or_default();
        session
    }

    pub fn project(&self) -> &Project {
        &self.project
    }

    /// The project as it is to be saved. What is done from now on is a step of its own, and is not in it.
    pub fn begin_save(&mut self) -> Project {
        self.history.close_step();
        self.log.begin_epoch();
        self.snapshot()
    }

    /// A snapshot that shares all records; for the worker.
    pub fn snapshot(&self) -> Project {
        self.project.clone()
    }

    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    pub fn place(&self) -> Place {
        self.selection.place
    }

    pub fn draft(&self) -> Option<&Draft> {
        self.draft.as_ref()
    }

    /// Rises whenever something that can be seen may have changed.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Rises whenever what is calculated from this dataset may have changed.
    pub fn dataset_revision(&self, id: DatasetId) -> u64 {
        self.dataset_revisions.get(&id).copied().unwrap_or(0).max(self.shared_revision)
    }

    /// How typed numbers are read and undo labels are written.
    pub fn set_number_format(&mut self, numbers: NumberFormat) {
        if self.numbers != numbers {
            self.planned.take();
        }
        self.numbers = numbers;
    }

    /// The BCP 47 tag of the language that notes are written in.
    pub fn set_language(&mut self, language: &'static str) {
        self.language = language;
    }

    /// For what is written into the project itself: the interface's language and number format.
    fn words(&self) -> Words {
        let mut words = Words::of(self.language).unwrap_or_else(Words::english);
        words.numbers = self.numbers;
        words
    }

    pub fn number_format(&self) -> NumberFormat {
        self.numbers
    }

    pub fn undo_label(&self) -> Option<&Label> {
        self.history.undo_step().map(|step| &step.label)
    }

    pub fn redo_label(&self) -> Option<&Label> {
        self.history.redo_step().map(|step| &step.label)
    }

    /// Whether every change is refused.
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    pub fn set_read_only(&mut self, read_only: bool) {
        self.read_only = read_only;
    }

    pub fn is_modified(&self) -> bool {
        self.history.is_modified()
    }

    /// The state that a snapshot taken now has.
    pub fn state_mark(&self) -> StateMark {
        self.history.mark()
    }

    /// A file now holds the state of this mark.
    pub fn set_saved(&mut self, mark: StateMark) {
        self.history.set_saved(mark);
    }

    /// No file holds any state of this project.
    pub fn forget_saved(&mut self) {
        self.history.forget_saved();
    }

    /// How a dataset is looked at: as the person left it, else by the first kind of period that has figures.
    pub fn view_of(&self, id: DatasetId) -> DatasetView {
        if let Some(view) = self.views.get(&id) {
            return view.clone();
        }
        let rows = self.first_rows(id);
        DatasetView { question: Question { rows, ..Question::default() }, ..DatasetView::default() }
    }

    /// A dataset's table is laid out as it was left last time; what is asked of it begins afresh.
    pub fn restore_look(&mut self, id: DatasetId, look: &DatasetView) {
        if self.project.datasets.get(id).is_none() {
            return;
        }
        let now = self.view_of(id);
        let DatasetView { question, filter, beside, .. } = now;
        self.views.insert(id, DatasetView { question, filter, beside, ..look.clone() });
        self.revision += 1;
    }

    /// The kind of rows that a dataset opens with, found again when it changes.
    fn first_rows(&self, id: DatasetId) -> RowsOf {
        let revision = self.dataset_revision(id);
        let mut known = self.first_rows.borrow_mut();
        if let Some((at, rows)) = known.get(&id)
            && *at == revision
        {
            return *rows;
        }
        let rows = self.project.datasets.get(id).map(first_rows).unwrap_or_default();
        if known.len() > REMEMBERED_ROWS {
            known.clear();
        }
        known.insert(id, (revision, rows));
        rows
    }

    /// The dataset as it would be with the text that is being typed.
    pub fn shown_dataset(&self, id: DatasetId) -> Option<Arc<Dataset>> {
        let dataset = self.project.datasets.shared(id)?;
        let Some(draft) = self.draft.as_ref().filter(|draft| draft.dataset == id) else {
            return Some(dataset);
        };
        let before = dataset.observations.get(draft.key).map(|observation| &observation.figures);
        let figures = dispatch::entered(before, &draft.read, dataset.head.default_source);
        let mut changed = Dataset::clone(&dataset);
        changed.observations.set(draft.key, figures);
        changed.periods.insert(draft.key.period);
        Some(Arc::new(changed))
    }

    /// The project as it would be with the text that is being typed.
    pub fn shown_project(&self) -> Cow<'_, Project> {
        let Some(draft) = &self.draft else { return Cow::Borrowed(&self.project) };
        let Some(dataset) = self.project.datasets.get(draft.dataset) else { return Cow::Borrowed(&self.project) };
        let before = dataset.observations.get(draft.key).map(|observation| &observation.figures);
        let figures = dispatch::entered(before, &draft.read, dataset.head.default_source);
        let mut project = self.project.clone();
        // The dataset is there: nothing stands in the way.
        let _applied = project.apply(Edit::Figures { dataset: draft.dataset, key: draft.key, figures });
        Cow::Owned(project)
    }

    /// What follows from a dataset in the view it has, and from what is being typed.
    pub fn sheet(&self, id: DatasetId) -> Option<Rc<Sheet>> {
        let view = self.view_of(id);
        self.sheet_with(id, view.question, view.columns.unwrap_or_default())
    }

    fn sheet_with(&self, id: DatasetId, question: Question, columns: Vec<Column>) -> Option<Rc<Sheet>> {
        let revision = self.dataset_revision(id);
        let conflict = self.in_conflict(id);
        let further: Vec<_> = columns.into_iter().filter(|column| column.of == Side::Own).collect();
        let mut sheets = self.sheets.borrow_mut();
        let known = sheets.get(&id).filter(|known| {
            known.revision == revision
                && known.conflict == conflict
                && known.question == question
                && known.further == further
        });
        if let Some(known) = known {
            return Some(Rc::clone(&known.sheet));
        }
        let dataset = self.shown_dataset(id)?;
        let fresh = sheet(&dataset, &self.project.sources, question, &further);
        // As of a date other figures are in force than those that are judged.
        let mut live = if question.as_of.is_none() { live(&self.shown_project(), id) } else { Live::default() };
        live.conflict.clone_from(&conflict);
        let fresh = Rc::new(fresh.with_live(live));
        if sheets.len() > 8 {
            sheets.clear();
        }
        sheets.insert(id, Remembered { revision, conflict, question, further, sheet: Rc::clone(&fresh) });
        Some(fresh)
    }

    /// The table of a dataset as it is shown. `next` is the period that it offers to add.
    pub fn table(&self, id: DatasetId, next: Option<Period>) -> Option<Rc<DatasetTable>> {
        let view = self.view_of(id);
        let revisions: Vec<_> = std::iter::once(&id).chain(&view.beside).map(|id| self.dataset_revision(*id)).collect();
        let (asked, conflict) = ((id, next), self.in_conflict(id));
        let holds =
            |known: &RememberedTable| known.revisions == revisions && known.conflict == conflict && known.view == view;
        if let Some(known) = self.tables.borrow().get(&asked).filter(|known| holds(known)) {
            return Some(Rc::clone(&known.table));
        }
        let own = self.sheet(id)?;
        let beside = self.beside(&view);
        let columns = table::shown_columns(&own, &view, &beside);
        let next = next.filter(|_| view.filter == RowFilter::All);
        let periods = table::shown_periods(&own, &view, &beside);
        let fresh = DatasetTable::new(id, own, beside, columns, periods.into_iter(), next, view.newest_first);
        let fresh = Rc::new(if view.without_totals { fresh } else { fresh.with_totals() });
        let mut tables = self.tables.borrow_mut();
        // What was is not kept alive: a table of many periods is large.
        tables.retain(|(other, _), known| *other != id || holds(known));
        if tables.len() > 8 {
            tables.clear();
        }
        tables.insert(asked, RememberedTable { revisions, conflict, view, table: Rc::clone(&fresh) });
        Some(fresh)
    }

    /// The tables of the datasets side by side with a view's own, by the same question.
    fn beside(&self, view: &DatasetView) -> Vec<(DatasetId, Rc<Sheet>)> {
        let sheet = |id: &DatasetId| {
            let columns = view.columns.clone().unwrap_or_default();
            Some((*id, self.sheet_with(*id, view.question, columns)?))
        };
        view.beside.iter().filter_map(sheet).collect()
    }

    /// All figures of a cell, without what is being typed.
    pub fn figures(&self, dataset: DatasetId, key: Key) -> Option<&Figures> {
        self.project.datasets.get(dataset)?.observations.get(key).map(|observation| &observation.figures)
    }

    /// The text to edit a cell with: its adopted figure in the signs in force.
    pub fn text_of(&self, dataset: DatasetId, key: Key) -> String {
        let adopted = self.figures(dataset, key).and_then(Figures::adopted);
        adopted.map_or(String::new(), |figure| self.text_of_figure(dataset, key, figure))
    }

    /// The text to edit one figure of a cell with.
    pub fn text_of_figure(&self, dataset: DatasetId, key: Key, figure: &Figure) -> String {
        let shown = self.project.datasets.get(dataset).map(|dataset| dataset.head.shown).unwrap_or_default();
        entry::text_of(figure, key.measure, shown, self.numbers)
    }

    /// Reads a typed text as this session's settings and the dataset's unit say.
    pub fn read_entry(&self, dataset: DatasetId, key: Key, text: &str) -> entry::CellEntry {
        let head = self.project.datasets.get(dataset).map(|dataset| &dataset.head);
        let (shown, unit) = head.map_or((crate::domain::Multiplier::UNITS, ""), |head| (head.shown, &*head.unit));
        let unchanged = text == self.text_of(dataset, key) && self.figures(dataset, key).is_some();
        let context = entry::Context::new(key.measure, shown, unit, self.numbers);
        entry::CellEntry { unchanged, ..entry::read_in(text, &context) }
    }

    /// An id that no record has, and none had that undo or redo can bring back.
    fn fresh_id(&mut self, kind: Kind) -> Id {
        let used = self.project.ids().collect();
        self.fresh_id_beside(&used, kind)
    }

    /// As [`Self::fresh_id`], where the ids in use are known already: a large copy asks for many.
    fn fresh_id_beside(&mut self, used: &BTreeSet<Id>, kind: Kind) -> Id {
        loop {
            let candidate = Id::new(self.ids.next(kind));
            if let Some(id) = candidate.filter(|id| !used.contains(id) && !self.spent_ids.contains(id)) {
                self.spent_ids.insert(id);
                return id;
            }
        }
    }
}

/// The kind of rows that a dataset opens with.
fn first_rows(dataset: &Dataset) -> RowsOf {
    let mut there: Vec<Frequency> = Vec::new();
    let mut last = None;
    for period in dataset.periods.iter().copied().chain(dataset.observations.periods()) {
        // Neighbours are mostly of one kind, and nothing comes before years.
        let frequency = period.frequency();
        if last.replace(frequency) != Some(frequency) && !there.contains(&frequency) {
            there.push(frequency);
        }
        if frequency == Frequency::Annual {
            break;
        }
    }
    let order = [
        (Frequency::Annual, RowsOf::Years),
        (Frequency::Quarter, RowsOf::Quarters),
        (Frequency::Month, RowsOf::Months),
        (Frequency::HalfYear, RowsOf::HalfYears),
        (Frequency::YearToDate, RowsOf::YearToDate),
        (Frequency::Span, RowsOf::OtherSpans),
    ];
    order.into_iter().find(|(frequency, _)| there.contains(frequency)).map(|(_, rows)| rows).unwrap_or_default()
}

/// What a dataset is called in lists and titles: its own name, else reporter – partner.
pub fn dataset_name(project: &Project, dataset: &Dataset, words: &Words) -> String {
    words.dataset_of(project, dataset)
}

/// What a chart is called in lists: its name, else its title, else its kind and what it is of.
pub fn chart_name(project: &Project, chart: &Chart, words: &Words) -> String {
    if let Some(own) = [&chart.name, &chart.title].into_iter().find(|text| !text.trim().is_empty()) {
        return own.trim().to_owned();
    }
    let kind = words.t(wording::chart_kind_name(chart.kind));
    match chart.datasets.iter().find_map(|id| project.datasets.get(*id)) {
        Some(dataset) => {
            words.with("page-named", &[("kind", kind), ("dataset", &dataset_name(project, dataset, words))])
        }
        None => kind.to_owned(),
    }
}
