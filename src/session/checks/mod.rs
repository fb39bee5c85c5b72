//! The verdicts on the figures as they were last worked out, what was accepted of them, and what is being tried out.
//!
//! The work itself takes longer than a frame: it is handed out as an order, and its answer handed in.
//! *Invariant:* an answer counts only for the session that gave the order, and only while what it was asked about is
//! still wanted.

mod accepted;
mod estimate;
mod guess;
mod trying;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

pub use accepted::{Acceptance, standings, subject};
pub use estimate::{Estimate, estimate, figure_of, unit_of};
pub use guess::Guess;
pub(in crate::session) use trying::edits;
pub use trying::{Trial, TryOrigin, Trying, as_printed, trying_convention, trying_repair};

use super::{Refusal, Session};
use crate::analysis::checks::{Choice, Glance, Origin, Report, Standing, report, verdicts};
use crate::domain::{DatasetId, Edit, Fields, Key, List, Project, SourceId};

/// What an order asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// All verdicts, of the state with this number.
    Report(u64),
    /// What becomes of a verdict with a change that is not made.
    Trial(u64),
    /// How a source rounds.
    Guess(SourceId),
}

/// Work for somebody who has the time.
pub struct CheckOrder {
    pub question: Question,
    owner: Arc<()>,
    project: Project,
    choice: Choice,
    before: Arc<Report>,
    _replaced: Option<Arc<Report>>,
}

pub struct CheckAnswer {
    question: Question,
    owner: Arc<()>,
    found: Found,
    /// More is to come.
    so_far: bool,
}

enum Found {
    Report(Box<Report>),
    Guess(Guess),
}

impl CheckOrder {
    /// As [`Self::carry_out`]. Of a whole report `tell` hears the verdicts before what follows from large blocks, and
    /// what follows while it grows, as often as `is_time` says.
    pub fn carry_out_telling(
        self,
        stop: &dyn Fn() -> bool,
        is_time: &mut dyn FnMut() -> bool,
        tell: &mut dyn FnMut(CheckAnswer),
    ) -> CheckAnswer {
        if !matches!(self.question, Question::Report(_)) {
            return self.carry_out(stop);
        }
        let verdicts = verdicts(&self.project, self.choice, &self.before.known, stop);
        let answer = |report: Report, so_far| {
            let (question, owner) = (self.question, Arc::clone(&self.owner));
            CheckAnswer { question, owner, found: Found::Report(Box::new(report)), so_far }
        };
        if verdicts.stopped || !verdicts.is_pending() {
            return answer(verdicts, false);
        }
        tell(answer(verdicts.clone(), true));
        let followed = verdicts.followed(stop, &mut |so_far| {
            if is_time() {
                tell(answer(so_far(), true));
            }
        });
        answer(followed, false)
    }

    /// Does the work; `stop` is asked before each block of statements.
    pub fn carry_out(self, stop: &dyn Fn() -> bool) -> CheckAnswer {
        let found = match self.question {
            Question::Report(_) | Question::Trial(_) => {
                Found::Report(Box::new(report(&self.project, self.choice, &self.before.known, stop)))
            }
            Question::Guess(source) => Found::Guess(Guess::of(&self.before, source, stop)),
        };
        CheckAnswer { question: self.question, owner: self.owner, found, so_far: false }
    }

    /// Whether a session gave this order.
    pub fn mark(&self) -> OrderMark {
        OrderMark { question: self.question, owner: Arc::clone(&self.owner) }
    }
}

impl CheckAnswer {
    /// Whether the rest of it is still being worked out.
    pub fn is_so_far(&self) -> bool {
        self.so_far
    }

    pub fn question(&self) -> Question {
        self.question
    }
}

/// Which order of which session.
#[derive(Debug, Clone)]
pub struct OrderMark {
    pub question: Question,
    owner: Arc<()>,
}

/// How many conflicts nobody accepted, and which were accepted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standings {
    /// By place in the report.
    pub accepted: BTreeMap<usize, Acceptance>,
    pub open: usize,
}

impl Standings {
    /// Conflicts that nobody accepted, by their places in the report.
    pub fn open_in<'a>(&'a self, report: &'a Report) -> impl Iterator<Item = usize> {
        let is_open = |(place, glance): &(usize, &Glance)| {
            glance.standing == Standing::CannotHold
                && !matches!(self.accepted.get(place), Some(Acceptance::Accepted(_)))
        };
        report.glances.iter().enumerate().filter(is_open).map(|(place, _)| place)
    }
}

#[derive(Debug, Clone, Default)]
pub struct Checks {
    owner: Arc<()>,
    report: Arc<Report>,
    /// The one before: letting go of thousands of verdicts takes longer than a frame has, and goes with the next order.
    replaced: RefCell<Option<Arc<Report>>>,
    /// The state that the report is of; 0 is none.
    of: u64,
    /// What follows from some of its verdicts is still to be worked out.
    is_pending: bool,
    /// Rises with every report.
    stamp: u64,
    trial: Option<Trial>,
    trials: u64,
    /// With the state that each is of: what follows from the verdicts makes no other guess.
    guesses: BTreeMap<SourceId, (u64, Guess)>,
    wants_guess: Option<SourceId>,
    standings: RefCell<Option<KnownStandings>>,
    in_conflict: RefCell<Option<InConflict>>,
}

/// Figures of conflicts that nobody accepted, of which report and after which edit.
#[derive(Debug, Clone)]
struct InConflict {
    of: (u64, u64),
    keys: Rc<BTreeMap<DatasetId, BTreeSet<Key>>>,
}

/// What was counted, of which report and after which edit.
#[derive(Debug, Clone)]
struct KnownStandings {
    of: (u64, u64),
    standings: Rc<Standings>,
}

impl Checks {
    pub fn report(&self) -> &Arc<Report> {
        &self.report
    }

    /// Another one means another report.
    pub fn stamp(&self) -> u64 {
        self.stamp
    }

    /// The change that is being tried out.
    pub fn trial(&self) -> Option<&Trial> {
        self.trial.as_ref()
    }

    /// How a source rounds by the figures of the report; `None` until it is worked out.
    pub fn guess(&self, source: SourceId) -> Option<&Guess> {
        self.guesses.get(&source).filter(|(of, _)| *of == self.of).map(|(_, guess)| guess)
    }
}

impl Session {
    pub fn checks(&self) -> &Checks {
        &self.checks
    }

    /// Figures, sources or ties were changed since the report.
    pub fn checks_are_old(&self) -> bool {
        self.checks.of != self.judged_revision
    }

    /// Another report would say more.
    pub fn wants_report(&self) -> bool {
        self.checks_are_old() || self.checks.is_pending
    }

    /// Somebody waits for an answer that does not depend on what follows from the verdicts of the report.
    pub fn wants_other_checks(&self) -> bool {
        let waits = |trial: &Trial| trial.is_waiting();
        self.checks_are_old() || self.checks.wants_guess.is_some() || self.checks.trial.as_ref().is_some_and(waits)
    }

    /// Rises whenever a verdict may be another one.
    pub fn judged_revision(&self) -> u64 {
        self.judged_revision
    }

    /// Rises with every edit.
    pub fn edited_revision(&self) -> u64 {
        self.edited_revision
    }

    /// What was accepted, and how many conflicts nobody accepted, by the report there is.
    pub fn standings(&self) -> Rc<Standings> {
        let key = (self.checks.stamp, self.edited_revision);
        let mut known = self.checks.standings.borrow_mut();
        if let Some(known) = known.as_ref().filter(|known| known.of == key) {
            return Rc::clone(&known.standings);
        }
        let fresh = Rc::new(standings(&self.project, &self.checks.report));
        *known = Some(KnownStandings { of: key, standings: Rc::clone(&fresh) });
        fresh
    }

    /// Figures of a dataset that can not all hold together with others, by the report there is.
    pub(in crate::session) fn in_conflict(&self, dataset: DatasetId) -> BTreeSet<Key> {
        let of = (self.checks.stamp, self.edited_revision);
        let mut known = self.checks.in_conflict.borrow_mut();
        let keys = match known.as_ref().filter(|known| known.of == of) {
            Some(known) => Rc::clone(&known.keys),
            None => {
                let keys = Rc::new(self.all_in_conflict());
                *known = Some(InConflict { of, keys: Rc::clone(&keys) });
                keys
            }
        };
        keys.get(&dataset).cloned().unwrap_or_default()
    }

    fn all_in_conflict(&self) -> BTreeMap<DatasetId, BTreeSet<Key>> {
        let mut keys: BTreeMap<DatasetId, BTreeSet<Key>> = BTreeMap::new();
        let standings = self.standings();
        let report = &self.checks.report;
        for judged in standings.open_in(report).filter_map(|place| report.judged.get(place)) {
            let places = judged.answer.findings.conflicts.iter().flat_map(|conflict| &conflict.statements);
            for origin in places.filter_map(|place| judged.check.origins.get(*place)) {
                keys.entry(origin.cell.dataset).or_default().insert(origin.cell.key);
            }
        }
        keys
    }

    /// What is wanted by the person who looks: a trial, then a guess.
    pub fn wanted_check(&self) -> Option<CheckOrder> {
        if let Some(trial) = self.checks.trial.as_ref().filter(|trial| trial.is_waiting()) {
            let mut project = self.snapshot();
            let (_, made) = edits(&project, &trial.trying).ok()?;
            for edit in made {
                project.apply(edit).ok()?;
            }
            return Some(self.order(Question::Trial(trial.id), project, Choice::TiedTo(trial.origin.cell.dataset)));
        }
        let source = self.checks.wants_guess?;
        Some(self.order(Question::Guess(source), Project::default(), Choice::All))
    }

    /// A report of the project as it is.
    pub fn whole_check(&self) -> CheckOrder {
        self.order(Question::Report(self.judged_revision), self.snapshot(), Choice::All)
    }

    fn order(&self, question: Question, project: Project, choice: Choice) -> CheckOrder {
        let (owner, before) = (Arc::clone(&self.checks.owner), Arc::clone(&self.checks.report));
        let replaced = self.checks.replaced.take();
        CheckOrder { question, owner, project, choice, before, _replaced: replaced }
    }

    /// Whether this session gave the order.
    pub fn ordered(&self, mark: &OrderMark) -> bool {
        Arc::ptr_eq(&mark.owner, &self.checks.owner)
    }

    /// Takes in what was found out. True when it is a new report.
    pub fn take_check(&mut self, answer: CheckAnswer) -> bool {
        if !Arc::ptr_eq(&answer.owner, &self.checks.owner) {
            return false;
        }
        match (answer.question, answer.found) {
            (Question::Report(of), Found::Report(report)) if !report.stopped => {
                self.checks.is_pending = report.is_pending();
                let replaced = std::mem::replace(&mut self.checks.report, Arc::from(report));
                *self.checks.replaced.borrow_mut() = Some(replaced);
                self.checks.of = of;
                self.checks.stamp += 1;
                return true;
            }
            (Question::Trial(id), Found::Report(report)) => {
                if let Some(trial) = self.checks.trial.as_mut().filter(|trial| trial.id == id) {
                    trial.judge(&report);
                }
            }
            (Question::Guess(source), Found::Guess(guess)) => {
                if self.checks.wants_guess == Some(source) {
                    self.checks.wants_guess = None;
                }
                self.checks.guesses.insert(source, (self.checks.of, guess));
            }
            _ => {}
        }
        false
    }

    /// The work on an order failed: it is not tried again before something changes.
    pub fn give_up_check(&mut self, mark: &OrderMark) {
        if !self.ordered(mark) {
            return;
        }
        match mark.question {
            Question::Report(of) => (self.checks.of, self.checks.is_pending) = (of, false),
            Question::Trial(_) => self.checks.trial = None,
            Question::Guess(source) => {
                self.checks.wants_guess = None;
                self.checks.guesses.insert(source, (self.checks.of, Guess::default()));
            }
        }
    }

    /// Works everything out on the spot; for programs without a window.
    pub fn check_now(&mut self) {
        let answer = self.whole_check().carry_out(&|| false);
        self.take_check(answer);
        while let Some(order) = self.wanted_check() {
            let answer = order.carry_out(&|| false);
            self.take_check(answer);
        }
    }

    pub(super) fn want_guess(&mut self, source: SourceId) {
        if self.project.sources.get(source).is_some() && self.checks.guess(source).is_none() {
            self.checks.wants_guess = Some(source);
        }
    }

    pub(super) fn begin_trial(&mut self, trying: Trying, origin: Origin) -> Result<(), Refusal> {
        edits(&self.project, &trying)?;
        self.checks.trials += 1;
        self.checks.trial = Some(Trial::new(self.checks.trials, trying, origin));
        Ok(())
    }

    pub(super) fn end_trial(&mut self) {
        self.checks.trial = None;
    }

    /// What an edit means for the verdicts.
    pub(super) fn touch_checks(&mut self, edit: &Edit) {
        self.edited_revision += 1;
        if is_judged(edit) {
            self.judged_revision += 1;
            self.checks.trial = None;
        }
    }
}

/// Whether a verdict may be another one after an edit.
fn is_judged(edit: &Edit) -> bool {
    let of_figures = |list: &List| matches!(list, List::Datasets | List::Sources | List::Identities | List::Areas);
    match edit {
        Edit::Figures { .. } | Edit::Cells { .. } => true,
        Edit::Period { .. } => false,
        Edit::Insert { list, .. } | Edit::Remove { list, .. } | Edit::Move { list, .. } => of_figures(list),
        Edit::Set(fields) => {
            matches!(fields, Fields::Source(_) | Fields::Dataset(..) | Fields::Identity(_) | Fields::Area(_))
        }
    }
}

/// Most urgent first, open before accepted, in the order of the report where they are alike.
pub fn by_urgency(report: &Report, standings: &Standings) -> Vec<usize> {
    let mut places: Vec<usize> = (0..report.glances.len()).collect();
    let urgency = |place: &usize| {
        let standing = report.glances.get(*place).map_or(Standing::Undetermined, |glance| glance.standing);
        let accepted = matches!(standings.accepted.get(place), Some(Acceptance::Accepted(_)));
        (standing, accepted)
    };
    places.sort_by_cached_key(urgency);
    places
}

#[cfg(test)]
mod tests;
