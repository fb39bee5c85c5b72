//! Journals that nobody writes any more: what a program that ended without a goodbye left.
//!
//! *Invariant:* nothing is removed here but by the person's word, and the journal of an open window is never touched.

use std::io;
use std::path::{Path, PathBuf};

use super::{Base, Entry, Header, file_key};
use crate::formats::journal::records;
use crate::platform::fs::Fs;
use crate::session::journal::Logged;

/// What such a journal holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Abandoned {
    pub path: PathBuf,
    pub header: Header,
    edits: Vec<(u64, i64, Logged)>,
    /// What the file was about to hold: everything up to a record.
    saves: Vec<(u64, String)>,
    /// Something at its end can not be read.
    pub torn: bool,
}

impl Abandoned {
    pub fn count(&self) -> usize {
        self.edits.len()
    }

    /// When the last edit was made, in milliseconds since 1970.
    pub fn last_at(&self) -> Option<i64> {
        self.edits.last().map(|(_, at, _)| *at)
    }

    pub fn edits(&self) -> impl DoubleEndedIterator<Item = &Logged> {
        self.edits.iter().map(|(_, _, logged)| logged)
    }

    pub fn is_of(&self, path: &Path) -> bool {
        matches!(&self.header.base, Base::File { key, .. } if *key == file_key(path))
    }

    /// The edits that a file with these bytes lacks; `None` where it is neither the file that they were made on nor what
    /// it was being saved as.
    pub fn missing_in(&self, sha256: &str) -> Option<Vec<Logged>> {
        let of_base = matches!(&self.header.base, Base::File { sha256: base, .. } if base == sha256);
        let saved = self.saves.iter().rev().find(|(_, saved)| saved == sha256).map(|(upto, _)| *upto);
        let after = saved.or(of_base.then_some(0))?;
        Some(self.edits.iter().filter(|(number, ..)| *number > after).map(|(_, _, logged)| logged.clone()).collect())
    }
}

/// All that hold edits, the one of the last edit first.
///
/// # Errors
/// When the folder can not be read; that there is none yet is no error.
pub fn abandoned(fs: &dyn Fs, folder: &Path) -> io::Result<Vec<Abandoned>> {
    let names = match fs.list(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        names => names?,
    };
    let journals = names.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "journal"));
    let mut all: Vec<_> = journals.filter_map(|path| read(fs, &path)).filter(|found| found.count() > 0).collect();
    all.sort_by_key(|found| std::cmp::Reverse(found.last_at()));
    Ok(all)
}

/// `None` while a window writes it, and where it is no journal.
pub fn read(fs: &dyn Fs, path: &Path) -> Option<Abandoned> {
    // Held by its writer for as long as that lives. A disk without locks says so: then nobody holds it.
    let free = fs.append(path).and_then(|mut file| file.try_lock()).unwrap_or(true);
    let bytes = if free { fs.read(path).ok()? } else { return None };
    let read = records(&bytes)?;
    let mut torn = read.torn;
    let mut entries = read.records.iter().map_while(|record| match ron::from_str::<Entry>(record.text) {
        Ok(entry) => Some((record.number, entry)),
        Err(_) => {
            torn = true;
            None
        }
    });
    let (_, Entry::Header(header)) = entries.next()? else { return None };
    let (mut edits, mut saves) = (Vec::new(), Vec::new());
    for (number, entry) in entries {
        match entry {
            Entry::Header(_) => {}
            Entry::Logged { at, logged } => edits.push((number, at, logged)),
            Entry::Saving { upto, sha256 } => saves.push((upto, sha256)),
        }
    }
    Some(Abandoned { path: path.to_owned(), header, edits, saves, torn })
}

/// Removes a journal whose edits are restored or given up.
///
/// # Errors
/// As the disk has them; that it is gone is no error.
pub fn discard(fs: &dyn Fs, path: &Path) -> io::Result<()> {
    match fs.remove(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}
