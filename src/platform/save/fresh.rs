//! A file with its whole content, beside the one that it is to replace.
//!
//! *Invariant:* it takes the other's name or is removed; one that the disk would not remove is remembered, and removed
//! before the next is made in its folder. One that a dead program left is removed when it is a day old.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use super::target::is_missing;
use crate::platform::fs::{Fs, FsFile, Kind, write_all};

/// Tells the names of this program apart.
static NEXT: AtomicU64 = AtomicU64::new(0);

/// Those that could not be removed.
static LEFT: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Names that are tried: another machine may have the same ones in a shared folder.
const MOST_NAMES: usize = 64;

const PREFIX: &str = ".tradebook-";
const SUFFIX: &str = ".tmp";

/// No save takes so long: in milliseconds.
const DEAD_AFTER: i64 = 24 * 60 * 60 * 1000;

/// Who may read and write a file.
#[derive(Debug, Clone, Copy)]
pub enum Rights<'a> {
    /// Those of another file.
    Like(&'a Path),
    /// Those of a new document.
    Public,
    /// Its owner only.
    Private,
}

pub struct Fresh<'a> {
    fs: &'a dyn Fs,
    path: PathBuf,
    /// It has its name, or was removed.
    done: bool,
}

impl<'a> Fresh<'a> {
    /// # Errors
    /// As the disk has them, when no file can be made in the folder.
    pub fn create(fs: &'a dyn Fs, folder: &Path) -> io::Result<(Self, Box<dyn FsFile>)> {
        remove_left(fs, folder);
        let mut taken = io::Error::from(io::ErrorKind::AlreadyExists);
        for _ in 0..MOST_NAMES {
            let nth = NEXT.fetch_add(1, Ordering::Relaxed);
            let path = folder.join(format!("{PREFIX}{:x}-{nth:x}{SUFFIX}", std::process::id()));
            match fs.create_new(&path) {
                Ok(file) => return Ok((Self { fs, path, done: false }, file)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => taken = error,
                Err(error) => return Err(error),
            }
        }
        Err(taken)
    }

    /// Writes and flushes everything. False where it could not get all the rights: it has fewer then.
    ///
    /// # Errors
    /// As the disk has them.
    pub fn fill(&mut self, mut file: Box<dyn FsFile>, bytes: &[u8], rights: Rights<'_>) -> io::Result<bool> {
        write_all(&mut *file, bytes)?;
        let kept = match rights {
            Rights::Like(other) => self.fs.copy_attributes(other, &self.path).is_ok(),
            Rights::Public => self.fs.make_public(&self.path).is_ok(),
            Rights::Private => true,
        };
        file.sync()?;
        Ok(kept)
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// # Errors
    /// As the disk has them; the other file is as it was then.
    pub fn rename_to(mut self, path: &Path) -> io::Result<()> {
        self.fs.rename(&self.path, path)?;
        self.done = true;
        Ok(())
    }
}

impl Drop for Fresh<'_> {
    fn drop(&mut self) {
        if !self.done {
            remove(self.fs, std::mem::take(&mut self.path));
        }
    }
}

fn left() -> std::sync::MutexGuard<'static, BTreeSet<PathBuf>> {
    LEFT.lock().unwrap_or_else(PoisonError::into_inner)
}

fn remove(fs: &dyn Fs, path: PathBuf) {
    match fs.remove(&path) {
        Err(error) if !is_missing(&error) => _ = left().insert(path),
        _ => {}
    }
}

fn remove_left(fs: &dyn Fs, folder: &Path) {
    let of_folder: Vec<_> = left().iter().filter(|path| path.parent() == Some(folder)).cloned().collect();
    for path in of_folder {
        left().remove(&path);
        remove(fs, path);
    }
}

fn is_ours(name: &OsStr) -> bool {
    let name = name.to_str().and_then(|name| name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX));
    name.is_some_and(|name| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'))
}

/// Removes what programs left that ended while they saved. `now`: in milliseconds since 1970.
pub fn sweep(fs: &dyn Fs, folder: &Path, now: i64) {
    let Ok(names) = fs.list(folder) else { return };
    for path in names.into_iter().filter(|path| path.file_name().is_some_and(is_ours)) {
        let Ok(about) = fs.stat_link(&path) else { continue };
        let is_dead = about.modified_at().is_some_and(|at| at.saturating_add(DEAD_AFTER) < now);
        if about.kind == Kind::File && is_dead {
            // Another one may be at it.
            let _gone = fs.remove(&path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_we_give_are_ours() {
        for name in [".tradebook-1a-0.tmp", ".tradebook-aB3xYz.tmp"] {
            assert!(is_ours(OsStr::new(name)), "{name}");
        }
        for name in ["tradebook-1.tmp", ".tradebook-.tmp", ".tradebook-1.ron", ".tradebook-my notes.tmp", "a.tmp"] {
            assert!(!is_ours(OsStr::new(name)), "{name}");
        }
    }
}
