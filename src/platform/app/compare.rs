//! The file that another program changed, brought together with the project on the screen.
//!
//! *Invariant:* the file itself is not touched; what was on the screen and what was in the file is one step of undo and
//! one older version away.

use std::path::PathBuf;
use std::sync::Arc;

use super::App;
use super::files::{Work, WorkKind, banner, name_of};
use crate::analysis::merge::{Choice, Merge};
use crate::domain::Project;
use crate::platform::disk::DiskError;
use crate::platform::save::Seen;
use crate::platform::worker::{Compared, Job};
use crate::session::action::{MergedFrom, TakenOver};
use crate::session::{Action, StateMark};
use crate::ui::frame::{BannerKind, Comparison, Contested, ProblemKind, Question};
use crate::ui::merge_words::{Sides, conflict_texts, taken_line};
use crate::words::Words;

/// More lines than this nobody reads.
const MOST_LINES: usize = 200;

/// What waits for the person's choices.
pub struct Comparing {
    merge: Merge,
    theirs: Project,
    seen: Seen,
    mark: StateMark,
}

impl App {
    pub(super) fn compare_with_file(&mut self) {
        self.leave_version();
        self.forget_next();
        self.keep_typed();
        let Some(path) = self.file.path.clone() else { return };
        if self.work.is_some() {
            return;
        }
        self.work = Some(Work { kind: WorkKind::Comparing(self.session.state_mark()), name: name_of(&path) });
        let base = self.on_disk.base.clone().map(Box::new);
        self.worker.start(Job::Compare { path, base, mine: Box::new(self.session.snapshot()) });
    }

    pub(super) fn compared(&mut self, path: PathBuf, result: Result<Box<Compared>, DiskError>, work: Option<Work>) {
        let Some(Work { kind: WorkKind::Comparing(mark), .. }) = work else { return };
        if self.file.path.as_ref() != Some(&path) {
            return;
        }
        let Compared { theirs, warnings, seen, merge } = match result {
            Ok(compared) => *compared,
            Err(error) => {
                let sentence = crate::platform::headless::disk_message(&self.words, &error);
                return self.tell(ProblemKind::Open, path, sentence);
            }
        };
        // What was done meanwhile counts too.
        if mark != self.session.state_mark() {
            return self.compare_with_file();
        }
        let comparing = Comparing { merge, theirs, seen, mark };
        if comparing.merge.is_empty() {
            self.root.toast(self.words.t("compare-same"));
            self.file_is_known(comparing);
            return;
        }
        let sides = Sides { mine: self.session.project(), theirs: &comparing.theirs };
        let known = self.on_disk.base.is_some();
        let warning = banner(&self.words, &warnings).filter(|banner| banner.kind == BannerKind::Attention);
        let question = Comparison {
            warning: warning.map(|banner| banner.text),
            ..comparison(&self.words, &self.file.name, sides, &comparing.merge, known)
        };
        self.question = Some(Question::Compare(Arc::new(question)));
        self.on_disk.comparing = Some(comparing);
    }

    pub(super) fn answer_comparison(&mut self, choices: &[Choice]) {
        self.question = None;
        let Some(comparing) = self.on_disk.comparing.take() else { return };
        if comparing.mark != self.session.state_mark() {
            return self.compare_with_file();
        }
        let edits = comparing.merge.edits(choices);
        let count = comparing.merge.taken.len() + comparing.merge.conflicts.len();
        self.begin_journal_anew();
        if let Err(refusal) =
            self.session.dispatch(Action::Merge(Box::new(TakenOver { from: MergedFrom::File, edits })))
        {
            let sentence = crate::ui::undo_words::refusal_text(&self.words, &refusal);
            return self.root.toast(&sentence);
        }
        self.root.toast(&self.words.count("compare-done", count));
        self.file_is_known(comparing);
    }

    /// The file as it was compared is what the next save replaces; whether the screen shows anything else is known too.
    fn file_is_known(&mut self, comparing: Comparing) {
        if *self.session.project() == comparing.theirs {
            self.session.set_saved(self.session.state_mark());
        } else {
            self.session.forget_saved();
        }
        self.on_disk.seen = Some(comparing.seen);
        self.on_disk.base = Some(comparing.theirs);
        self.on_disk.changed = None;
    }
}

fn comparison(words: &Words, name: &str, sides: Sides<'_>, merge: &Merge, known: bool) -> Comparison {
    let mut taken: Vec<_> = merge.taken.iter().take(MOST_LINES).map(|taken| taken_line(words, sides, taken)).collect();
    if merge.taken.len() > MOST_LINES {
        taken.push(words.count("compare-more", merge.taken.len() - MOST_LINES));
    }
    let told = match merge.taken.len() {
        _ if !known => words.t("compare-unknown").to_owned(),
        0 => words.t("compare-nothing-taken").to_owned(),
        count => words.count("compare-taken", count),
    };
    let contested = merge.conflicts.iter().map(|conflict| {
        let (what, mine, theirs) = conflict_texts(words, sides, conflict);
        Contested { what, mine, theirs, both: conflict.both.is_some(), usual: Some(conflict.usual) }
    });
    Comparison {
        title: words.with("compare-title", &[("name", name)]),
        warning: None,
        told,
        taken,
        asked: words.count("compare-asked", merge.conflicts.len()),
        contested: contested.collect(),
    }
}
