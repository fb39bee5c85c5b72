//! The power goes after every change of a journal and the saves between: with the file as it is found, a journal gives
//! back every edit that was said to be kept, in order, and none twice.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use std::cell::Cell;

use super::tests::edits;
use super::writer::Writer;
use super::*;
use crate::platform::disk::replace_on;
use crate::platform::testing::Memory;

const FILE: &str = "/doc/a.ron";
const FOLDER: &str = "/data/journal";

/// Edits of a file whose content is the number of edits in it.
struct Work {
    disk: Memory,
    writer: Writer,
    given: Vec<Logged>,
    last: u64,
    /// After how many changes of the disk how many edits were said to be kept.
    kept: Vec<(usize, u64)>,
}

fn content(edits: u64) -> Vec<u8> {
    format!("a file with {edits} edits").into_bytes()
}

impl Work {
    fn new(piece: usize) -> Self {
        let disk = Memory::new(&["/doc", "/data"], piece);
        disk.put(FILE, &content(0));
        let base = Base::file(Path::new(FILE), sha256(&content(0)));
        let header = Header { version: "1".to_owned(), base };
        let writer = Writer::new(Arc::new(disk.clone()), PathBuf::from(FOLDER), header, 1, 7);
        Self { disk, writer, given: edits(8), last: 0, kept: Vec::new() }
    }

    fn note(&mut self) {
        if self.writer.is_synced() {
            self.kept.push((self.disk.changes(), self.last));
        }
    }

    fn append(&mut self) {
        let next = self.given[usize::try_from(self.last).unwrap()].clone();
        self.last += 1;
        self.writer.append(self.last, 0, Waiting::Ready(next)).unwrap();
        self.note();
    }

    fn sync(&mut self) {
        self.writer.sync().unwrap();
        self.note();
    }

    /// With an edit in between, which the file lacks, where `between`.
    fn save(&mut self, between: bool) {
        let upto = self.last;
        if between {
            self.append();
        }
        let sha = sha256(&content(upto));
        self.writer.saving(self.last, upto, &sha).unwrap();
        self.note();
        replace_on(&self.disk, Path::new(FILE), &content(upto)).unwrap();
        self.writer.saved(upto, Base::file(Path::new(FILE), sha)).unwrap();
        self.note();
    }

    fn check(&self) {
        let more = Cell::new(0);
        let states = self.disk.crashes(|done, state| {
            let file = state.read(Path::new(FILE)).unwrap();
            let in_file = (0..=8).find(|edits| content(*edits) == file).expect("half a file");
            let kept = self.kept.iter().rfind(|(changes, _)| *changes <= done).map_or(0, |(_, kept)| *kept);
            let mut restored = in_file;
            for found in abandoned(state, Path::new(FOLDER)).unwrap() {
                let edits: Vec<_> = found.edits().cloned().collect();
                assert!(self.given.windows(edits.len()).any(|run| run == edits), "after {done} changes: {edits:?}");
                let Some(missing) = found.missing_in(&sha256(&file)) else { continue };
                let from = usize::try_from(in_file).unwrap();
                assert_eq!(missing[..], self.given[from..from + missing.len()], "after {done} changes");
                restored = restored.max(in_file + missing.len() as u64);
            }
            assert!(restored >= kept, "after {done} changes {kept} were kept, {restored} are there");
            more.set(more.get() + usize::from(restored > kept));
        });
        // Otherwise nothing was put to the test.
        assert!(
            states > self.disk.changes() && more.get() > 0,
            "{states} states, {} with more than was kept",
            more.get()
        );
    }
}

#[test]
fn edits_that_were_kept_outlive_every_power_cut() {
    for piece in [90, 1 << 20] {
        let mut work = Work::new(piece);
        for _ in 0..3 {
            work.append();
            work.sync();
        }
        work.append();
        work.append();
        work.sync();
        assert_eq!(work.kept.last().unwrap().1, 5);
        work.check();
    }
}

#[test]
fn so_they_do_around_saves_with_edits_that_came_meanwhile() {
    for between in [[true, true], [true, false], [false, true], [false, false]] {
        let mut work = Work::new(1 << 20);
        work.append();
        work.append();
        work.save(between[0]);
        work.append();
        work.sync();
        work.save(between[1]);
        work.append();
        work.sync();
        work.check();
    }
}
