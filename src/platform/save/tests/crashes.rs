//! The power goes after every change of a save: each state that the disk may be in opens as the old file or the new one,
//! and can be saved to.

use std::cell::Cell;
use std::sync::Arc;

use super::*;
use crate::platform::testing::{Memory, matrix_over};

const FILE: &str = "/doc/a.ron";

fn backups() -> Backups {
    Backups::new(PathBuf::from("/data/backups"))
}

/// A disk with the old file, saved to; with the number of changes after which the save said that it was done.
fn saved(how: fn(&dyn Fs, &Order<'_>) -> Result<Saved, SaveError>, piece: usize) -> (Memory, usize) {
    let disk = Memory::new(&["/doc", "/data"], piece);
    disk.put(FILE, &bytes("old"));
    let (keeps, new) = (backups(), project("new"));
    let done = how(&disk, &Order { backups: Some(&keeps), ..order(Path::new(FILE), &new) }).unwrap();
    assert!(done.warnings.is_empty() && done.is_flushed());
    let changes = disk.changes();
    (disk, changes)
}

fn versions(disk: &Memory) -> Vec<Vec<u8>> {
    let list = backups().list(disk, Path::new(FILE)).unwrap();
    list.iter().map(|one| backups().read(disk, one).unwrap()).collect()
}

fn check_next(state: &Memory) {
    let (keeps, next) = (backups(), project("next"));
    let before = state.read(Path::new(FILE)).unwrap();
    let saved = save(state, &Order { backups: Some(&keeps), ..order(Path::new(FILE), &next) }).unwrap();
    assert!(saved.warnings.is_empty(), "{:?}", saved.warnings);
    assert_eq!(state.read(Path::new(FILE)).unwrap(), bytes("next"));
    assert!(versions(state).contains(&before));
}

#[test]
fn after_every_power_cut_of_a_save_the_file_is_the_old_or_the_new_one() {
    for piece in [64, 1 << 20] {
        let (disk, finished) = saved(save, piece);
        let (old, new) = (Cell::new(0), Cell::new(0));
        let states = disk.crashes(|done, state| {
            let found = state.read(Path::new(FILE)).unwrap();
            match () {
                () if found == bytes("new") => new.set(new.get() + 1),
                () if found == bytes("old") && done < finished => old.set(old.get() + 1),
                () => panic!("after {done} changes: {}", String::from_utf8_lossy(&found)),
            }
            assert_eq!(read(&found).unwrap().warnings, []);
            assert!(found != bytes("new") || versions(state).contains(&bytes("old")));
            check_next(state);
        });
        assert!(old.get() > 10 && new.get() > 0, "{states} states");
    }
}

#[test]
fn after_every_power_cut_of_a_first_save_the_file_is_whole_or_not_there() {
    let disk = Memory::new(&["/doc"], 64);
    let new = project("new");
    save(&disk, &order(Path::new(FILE), &new)).unwrap();
    let finished = disk.changes();
    disk.crashes(|done, state| match state.read(Path::new(FILE)) {
        Ok(found) => assert_eq!(found, bytes("new")),
        Err(_) => assert!(done < finished, "after {done} changes"),
    });
}

#[test]
fn after_every_power_cut_while_a_file_is_written_over_its_old_content_is_there_or_kept() {
    let (disk, finished) = saved(save_in_place, 64);
    let half = Cell::new(0);
    disk.crashes(|done, state| {
        let found = state.read(Path::new(FILE)).unwrap();
        if found != bytes("new") {
            assert!(done < finished, "after {done} changes");
            if found != bytes("old") {
                half.set(half.get() + 1);
                assert!(versions(state).contains(&bytes("old")), "after {done} changes");
            }
        }
        check_next(state);
    });
    // Otherwise nothing was put to the test.
    assert!(half.get() > 0);
}

#[test]
fn a_save_that_met_a_fault_and_says_that_it_is_flushed_outlives_a_power_cut() {
    let (keeps, new) = (backups(), project("new"));
    let make = || {
        let disk = Memory::new(&["/doc", "/data"], 1 << 20);
        disk.put(FILE, &bytes("old"));
        Arc::new(disk)
    };
    let flushed = Cell::new(0);
    let met = matrix_over(make, |disk, memory, _, at| {
        let outcome = save(disk, &Order { backups: Some(&keeps), ..order(Path::new(FILE), &new) });
        let is_flushed = outcome.as_ref().is_ok_and(Saved::is_flushed);
        flushed.set(flushed.get() + usize::from(is_flushed && disk.has_met()));
        memory.crashes_now(|state| {
            let found = state.read(Path::new(FILE)).unwrap();
            assert!(found == bytes("new") || (!is_flushed && found == bytes("old")), "{at}: {outcome:?}");
        });
    });
    assert!(met > 700 && flushed.get() > 50, "{met} {}", flushed.get());
}
