//! The journal on a real disk: what is written, what is left after an end without a goodbye, what a save leaves.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and writes as another program does"
)]

use std::sync::atomic::AtomicUsize;

use super::*;
use crate::domain::{DatasetHead, Project};
use crate::platform::fs::RealFs;
use crate::session::{Action, CountedIds, NewRecord, Session};

/// A session that logs, with its journal in a folder.
struct Bench {
    session: Session,
    journal: Journal,
    folder: tempfile::TempDir,
    woken: Arc<AtomicUsize>,
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let woken = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&woken);
        let wake = move || _ = count.fetch_add(1, Ordering::SeqCst);
        let journal = Journal::start(Arc::new(RealFs), folder.path().join("journal"), wake).unwrap();
        let mut session = Session::new(Project::default(), Box::new(CountedIds::default()));
        session.keep_log();
        Self { session, journal, folder, woken }
    }

    fn add(&mut self, name: &str) {
        let head = DatasetHead { name: name.to_owned(), ..DatasetHead::default() };
        self.session.dispatch(Action::Add(NewRecord::Dataset(head))).unwrap();
        for waiting in self.session.take_log() {
            self.journal.append(waiting);
        }
    }

    fn wait(&self) {
        let begun = instant();
        while !self.journal.is_kept() {
            assert!(begun.elapsed() < Duration::from_secs(20), "never kept");
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    fn names(&self) -> Vec<String> {
        let names = |found: Abandoned| found.edits().map(|logged| format!("{:?}", logged.label())).collect::<Vec<_>>();
        self.left().into_iter().flat_map(names).collect()
    }

    fn left(&self) -> Vec<Abandoned> {
        abandoned(&RealFs, self.journal.folder()).unwrap()
    }

    /// The program ends without a goodbye: whatever was given is on the disk.
    fn crash(self) -> (Session, Vec<Abandoned>) {
        let folder = self.journal.folder().to_owned();
        drop(self.journal);
        (self.session, abandoned(&RealFs, &folder).unwrap())
    }
}

/// Edits, one after another.
pub fn edits(count: usize) -> Vec<Logged> {
    let mut session = Session::new(Project::default(), Box::new(CountedIds::default()));
    session.keep_log();
    for nth in 0..count {
        let head = DatasetHead { name: format!("edit {nth}"), ..DatasetHead::default() };
        session.dispatch(Action::Add(NewRecord::Dataset(head))).unwrap();
    }
    session.take_log().into_iter().map(Waiting::ready).collect()
}

fn unsaved() -> Base {
    Base::Project { name: String::new(), text: String::new() }
}

#[test]
fn an_edit_is_on_the_disk_without_another_one() {
    let mut bench = Bench::new();
    bench.journal.begin(unsaved());
    assert!(bench.journal.is_kept());
    bench.add("a");
    bench.wait();
    assert!(bench.woken.load(Ordering::SeqCst) > 0);
    // Its window lives: it is nobody else's.
    assert_eq!(bench.names(), Vec::<String>::new());
    let (session, left) = bench.crash();
    let [found] = &left[..] else { panic!("{left:?}") };
    assert_eq!((found.count(), found.torn), (1, false));
    let mut again = Session::new(Project::default(), Box::new(CountedIds::default()));
    for logged in found.edits() {
        again.replay(logged.clone()).unwrap();
    }
    assert_eq!(again.project(), session.project());
}

#[test]
fn without_an_edit_there_is_no_file() {
    let mut bench = Bench::new();
    bench.journal.begin(unsaved());
    let folder = bench.folder.path().to_owned();
    drop(bench);
    assert!(!folder.join("journal").exists());
}

#[test]
fn a_save_leaves_only_what_came_after_its_snapshot() {
    let mut bench = Bench::new();
    let path = bench.folder.path().join("a.ron");
    std::fs::write(&path, "old").unwrap();
    bench.journal.begin(Base::file(&path, sha256(b"old")));
    bench.add("in the file");
    let saved = bench.journal.announcer();
    bench.add("after it");
    saved.announce(&sha256(b"new"));
    std::fs::write(&path, "new").unwrap();
    bench.journal.saved(saved.upto(), Base::file(&path, sha256(b"new")));
    bench.wait();
    let (_, left) = bench.crash();
    let [found] = &left[..] else { panic!("{left:?}") };
    assert!(found.is_of(&path));
    assert_eq!((found.count(), found.missing_in(&sha256(b"new")).map(|missing| missing.len())), (1, Some(1)));
    assert_eq!(found.missing_in(&sha256(b"old")), None);
}

#[test]
fn a_crash_around_the_rename_of_a_save_leaves_no_edit_twice() {
    let mut bench = Bench::new();
    let path = bench.folder.path().join("a.ron");
    std::fs::write(&path, "old").unwrap();
    bench.journal.begin(Base::file(&path, sha256(b"old")));
    bench.add("in the file");
    let saved = bench.journal.announcer();
    bench.add("after it");
    saved.announce(&sha256(b"new"));
    let (_, left) = bench.crash();
    let missing = |sha: &[u8]| left.first().and_then(|found| found.missing_in(&sha256(sha))).map(|all| all.len());
    assert_eq!((missing(b"old"), missing(b"new"), missing(b"other")), (Some(2), Some(1), None));
}

#[test]
fn a_save_of_everything_and_a_project_given_up_leave_nothing() {
    for saves in [true, false] {
        let mut bench = Bench::new();
        bench.journal.begin(unsaved());
        bench.add("a");
        bench.wait();
        if saves {
            let saved = bench.journal.announcer();
            saved.announce("abc");
            bench.journal.saved(saved.upto(), unsaved());
        } else {
            bench.journal.end();
        }
        let (_, left) = bench.crash();
        assert_eq!(left, []);
    }
}

#[test]
fn a_torn_end_is_dropped_and_said() {
    let mut bench = Bench::new();
    bench.journal.begin(unsaved());
    bench.add("a");
    bench.add("b");
    let (_, left) = bench.crash_with(|bytes| bytes.truncate(bytes.len() - 3));
    let [found] = &left[..] else { panic!("{left:?}") };
    assert_eq!((found.count(), found.torn), (1, true));
}

impl Bench {
    fn crash_with(self, damage: impl Fn(&mut Vec<u8>)) -> (Session, Vec<Abandoned>) {
        let folder = self.folder;
        let place = self.journal.folder().to_owned();
        drop(self.journal);
        for path in RealFs.list(&place).unwrap() {
            let mut bytes = std::fs::read(&path).unwrap();
            damage(&mut bytes);
            std::fs::write(&path, bytes).unwrap();
        }
        let left = abandoned(&RealFs, &place).unwrap();
        drop(folder);
        (self.session, left)
    }
}

#[test]
fn on_another_base_what_was_kept_stays_until_the_next_edit_is_on_the_disk() {
    let begun = || {
        let mut bench = Bench::new();
        let path = bench.folder.path().join("a.ron");
        std::fs::write(&path, "old").unwrap();
        bench.journal.begin(Base::file(&path, sha256(b"old")));
        bench.add("before");
        bench.journal.begin_anew(Base::Project { name: "a.ron".to_owned(), text: "with before".to_owned() });
        bench
    };
    let bases = |left: &[Abandoned]| -> Vec<_> {
        left.iter().map(|found| (matches!(found.header.base, Base::File { .. }), found.count())).collect()
    };
    let bench = begun();
    bench.wait();
    let (_session, left) = bench.crash();
    assert_eq!(bases(&left), [(true, 1)], "nothing was done on the new base");
    let mut bench = begun();
    bench.add("after");
    bench.wait();
    let (_session, left) = bench.crash();
    assert_eq!(bases(&left), [(false, 1)], "the new base has it");
    let mut bench = begun();
    let path = bench.folder.path().join("a.ron");
    bench.journal.saved(1, Base::file(&path, sha256(b"new")));
    let (_session, left) = bench.crash();
    assert_eq!(bases(&left), [], "the file has it");
    let mut bench = begun();
    bench.journal.end();
    let (_session, left) = bench.crash();
    assert_eq!(bases(&left), [], "it was given up");
}

#[test]
fn a_journal_of_the_same_name_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let writer = || Writer::new(Arc::new(RealFs), folder.path().to_owned(), header(unsaved()), 1, 7);
    let (mut one, mut other) = (writer(), writer());
    for (writer, edit) in [&mut one, &mut other].into_iter().zip(edits(2)) {
        writer.append(1, 0, Waiting::Ready(edit)).unwrap();
        writer.sync().unwrap();
    }
    drop((one, other));
    let left = abandoned(&RealFs, folder.path()).unwrap();
    assert_eq!(left.iter().map(Abandoned::count).collect::<Vec<_>>(), [1, 1]);
}
