//! Every call of the journal fails in turn: what it said to be on the disk is, and when the disk is well again all is.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use super::tests::edits;
use super::writer::Writer;
use super::*;
use crate::platform::fs::RealFs;
use crate::platform::headless::disk_message;
use crate::platform::testing::{FaultFs, Memory, matrix, matrix_over, quick_folder};
use crate::words::Words;

/// A journal of a file that is saved when it has two edits of three, then gets a fourth.
struct Work {
    folder: PathBuf,
    writer: Writer,
    given: Vec<Logged>,
    last: u64,
    /// Of the last edit that was said to be on the disk.
    kept: u64,
    /// The save could be announced.
    announced: bool,
    errors: Vec<io::Error>,
}

const SAVED: u64 = 2;

fn base(content: &str) -> Base {
    Base::file(Path::new("/doc/a.ron"), content.to_owned())
}

impl Work {
    fn new(disk: &FaultFs, folder: PathBuf) -> Self {
        let header = Header { version: "1".to_owned(), base: base("old") };
        let writer = Writer::new(Arc::new(disk.clone()), folder.clone(), header, 1, 7);
        Self { folder, writer, given: edits(5), last: 0, kept: 0, announced: false, errors: Vec::new() }
    }

    /// As the thread takes what was done.
    fn done(&mut self, done: io::Result<()>) -> bool {
        let is_done = done.is_ok();
        if is_done && self.writer.is_synced() {
            self.kept = self.last;
        }
        self.errors.extend(done.err());
        is_done
    }

    fn append(&mut self) {
        let next = self.given[usize::try_from(self.last).unwrap()].clone();
        self.last += 1;
        let done = self.writer.append(self.last, 0, Waiting::Ready(next));
        self.done(done);
    }

    fn sync(&mut self) {
        let done = self.writer.sync();
        self.done(done);
    }

    fn all(&mut self) {
        self.append();
        self.append();
        self.sync();
        self.append();
        let announced = self.writer.saving(self.last, SAVED, "new");
        self.announced = self.done(announced);
        let saved = self.writer.saved(SAVED, base("new"));
        self.done(saved);
        self.append();
        self.sync();
    }

    /// The program ends: what is found then.
    fn crash(self) -> Crash {
        drop(self.writer);
        Crash { folder: self.folder, given: self.given, kept: self.kept, announced: self.announced }
    }
}

/// After the end of the program.
struct Crash {
    folder: PathBuf,
    given: Vec<Logged>,
    kept: u64,
    announced: bool,
}

impl Crash {
    /// What was said to be kept is found on the disk.
    fn check(&self, disk: &dyn Fs, at: &str) {
        let left = abandoned(disk, &self.folder).unwrap();
        for found in &left {
            let edits: Vec<_> = found.edits().cloned().collect();
            assert!(self.given.windows(edits.len()).any(|run| run == edits), "{at}: no run of what was given");
        }
        let is_there = is_restored(&self.given, &left, self.kept);
        // Where the save could not be announced, its edits are there for a person to judge.
        let last = &self.given[usize::try_from(self.kept.max(1) - 1).unwrap()];
        let by_hand = !self.announced && left.iter().any(|found| found.edits().any(|edit| edit == last));
        assert!(is_there || by_hand, "{at}: kept {}, left {left:?}", self.kept);
    }
}

/// Whether a journal has what the saved file lacks, at least up to a record, and nothing else.
fn is_restored(given: &[Logged], left: &[Abandoned], upto: u64) -> bool {
    let from = usize::try_from(SAVED).unwrap();
    let wanted = usize::try_from(upto.saturating_sub(SAVED)).unwrap();
    wanted == 0
        || left
            .iter()
            .filter_map(|found| found.missing_in("new"))
            .any(|missing| missing.len() >= wanted && missing[..] == given[from..from + missing.len()])
}

#[test]
fn after_a_crash_on_a_failing_disk_what_was_kept_is_there() {
    let words = Words::english();
    let met = matrix(|disk, _, at| {
        let folder = quick_folder();
        let mut work = Work::new(disk, folder.path().join("data/journal"));
        work.all();
        for error in std::mem::take(&mut work.errors) {
            let sentence = disk_message(&words, &error.into());
            assert!(sentence.ends_with('.') && sentence.contains(". "), "{at}: {sentence}");
        }
        work.crash().check(&RealFs, at);
    });
    assert!(met > 300, "{met}");
}

#[test]
fn when_the_disk_is_well_again_everything_is_in_one_journal() {
    matrix(|disk, _, at| {
        let folder = quick_folder();
        let mut work = Work::new(disk, folder.path().join("data/journal"));
        work.all();
        disk.heal();
        work.sync();
        work.append();
        work.sync();
        assert_eq!(work.kept, 5, "{at}");
        // A second save takes what was left behind with it.
        let done = work.writer.saved(3, base("newer"));
        assert!(work.done(done), "{at}");
        let crash = work.crash();
        let left = abandoned(&RealFs, &crash.folder).unwrap();
        let [found] = &left[..] else { panic!("{at}: {left:?}") };
        assert_eq!(found.missing_in("newer").unwrap(), crash.given[3..], "{at}");
        assert_eq!(RealFs.list(&crash.folder).unwrap().len(), 1, "{at}");
    });
}

#[test]
fn what_was_kept_on_a_failing_disk_outlives_a_power_cut_too() {
    let met = matrix_over(
        || Arc::new(Memory::new(&["/doc", "/data"], 1 << 20)),
        |disk, memory, _, at| {
            let mut work = Work::new(disk, PathBuf::from("/data/journal"));
            work.all();
            let crash = work.crash();
            // A folder above the journal that this user may not flush is left to the system.
            let may_flush = !(disk.met() == "sync_folder" && at.starts_with("Number(13)"));
            memory.crashes_now(|state| {
                if may_flush {
                    crash.check(state, at);
                }
            });
        },
    );
    assert!(met > 300, "{met}");
}
