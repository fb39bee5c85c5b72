//! The power goes: every state that a disk may be found in, after every change.
//!
//! What was flushed is there. Of what was not, any subset is: a later write without an earlier one, a part of a write, a
//! name before its content or the other way round, a folder without its entries.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::memory::{Change, Contents, Memory};

/// More than these at a time would take too long; flushes in between keep them few.
const MOST_LOOSE: usize = 14;

impl Memory {
    /// Changes so far.
    pub fn changes(&self) -> usize {
        self.inner().log.len()
    }

    /// Visits each state once for each number of changes after which the power may have gone. Gives how many there were.
    pub fn crashes(&self, mut visit: impl FnMut(usize, &Self)) -> usize {
        let (before, log) = {
            let inner = self.inner();
            (inner.before.clone(), inner.log.clone())
        };
        let mut count = 0;
        for done in 0..=log.len() {
            let loose = loose(&log[..done]);
            assert!(loose.len() <= MOST_LOOSE, "{} changes are not flushed: {:?}", loose.len(), log[..done].last());
            for contents in states(&before, &log[..done], &loose, all_subsets(loose.len())) {
                count += 1;
                visit(done, &Self::holding(contents, self.piece()));
            }
        }
        count
    }

    /// Visits each state in which the disk may be found when the power goes now. Where failed flushes left too many
    /// changes loose, only those states that have a beginning of them, one of them, or all but one.
    pub fn crashes_now(&self, mut visit: impl FnMut(&Self)) {
        let (before, log) = {
            let inner = self.inner();
            (inner.before.clone(), inner.log.clone())
        };
        let loose = loose(&log);
        let subsets = if loose.len() <= MOST_LOOSE { all_subsets(loose.len()) } else { some_subsets(loose.len()) };
        let states = states(&before, &log, &loose, subsets);
        states.into_iter().for_each(|contents| visit(&Self::holding(contents, self.piece())));
    }

    /// What is there, by path.
    pub fn seen(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        self.inner().now.seen()
    }
}

fn is_flushed(change: &Change, later: &[Change]) -> bool {
    let folder_of = |path: &Path| path.parent().map(Path::to_owned);
    let (file, folder) = match change {
        Change::Written { file, .. } | Change::Cut { file, .. } => (Some(*file), None),
        Change::Named { path, .. }
        | Change::Folder { path }
        | Change::FolderRemoved { path }
        | Change::Removed { path } => (None, folder_of(path)),
        Change::Renamed { to, .. } => (None, folder_of(to)),
        Change::Synced { .. } | Change::FolderSynced { .. } => return true,
    };
    later.iter().any(|later| match later {
        Change::Synced { file: synced } => Some(*synced) == file,
        Change::FolderSynced { path } => Some(path) == folder.as_ref(),
        _ => false,
    })
}

/// Places of the changes that were not flushed.
fn loose(log: &[Change]) -> Vec<usize> {
    (0..log.len()).filter(|nth| !is_flushed(&log[*nth], &log[nth + 1..])).collect()
}

/// Each as one bit a change.
fn all_subsets(count: usize) -> Vec<u128> {
    (0..1 << count).collect()
}

fn some_subsets(count: usize) -> Vec<u128> {
    let all = (1 << count) - 1;
    (0..=count).map(|len| (1 << len) - 1).chain((0..count).flat_map(|nth| [1 << nth, all ^ (1 << nth)])).collect()
}

fn states(before: &Contents, log: &[Change], loose: &[usize], subsets: Vec<u128>) -> Vec<Contents> {
    let mut known = BTreeSet::new();
    let mut found = Vec::new();
    for subset in subsets {
        let mut contents = before.clone();
        for (nth, change) in log.iter().enumerate() {
            let is_there = loose.binary_search(&nth).map_or(true, |bit| subset & (1 << bit) != 0);
            if is_there {
                contents.apply(change);
            }
        }
        let seen = contents.seen();
        contents.names.retain(|path, _| seen.contains_key(path));
        if known.insert((contents.folders.clone(), seen)) {
            found.push(contents);
        }
    }
    found
}

#[test]
fn a_name_before_its_content_and_a_hole_are_among_the_states() {
    use crate::platform::fs::{Fs as _, write_all};
    let disk = Memory::new(&["/doc"], 2);
    disk.put("/doc/a", b"old");
    let mut fresh = disk.create_new(Path::new("/doc/b")).unwrap();
    write_all(&mut *fresh, b"1234").unwrap();
    disk.rename(Path::new("/doc/b"), Path::new("/doc/a")).unwrap();
    let mut found = BTreeSet::new();
    disk.crashes(|_, state| _ = found.insert(state.seen().remove(Path::new("/doc/a")).unwrap()));
    let expected: [&[u8]; 5] = [b"", b"\0\x0034", b"12", b"1234", b"old"];
    assert_eq!(found.iter().map(Vec::as_slice).collect::<Vec<_>>(), expected);
    fresh.sync().unwrap();
    disk.sync_folder(Path::new("/doc")).unwrap();
    let last = disk.changes();
    disk.crashes(|done, state| assert!(done < last || state.seen()[Path::new("/doc/a")] == b"1234"));
}
