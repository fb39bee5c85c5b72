//! Who edits a file: one window of this machine at a time. The system frees what a dead program held.
//!
//! Another machine is noticed when the file is saved: see the check there.
//! *Invariant:* a lock is a file of its own in the application's folder, never the project's file and nothing beside it.

use std::io;
use std::path::Path;

use super::fs::{Fs, FsFile, make_folder};
use super::headless::disk_message;
use super::journal::file_key;
use crate::words::Words;

/// Held for as long as it lives.
pub struct Lock {
    _file: Box<dyn FsFile>,
}

/// What became of taking a lock.
pub enum Taken {
    Ours(Lock),
    /// Another window has the file.
    Held,
    /// This disk knows no locks, or takes none now: whoever opens the file edits it, and the check at the save is left.
    Unknown(io::Error),
}

/// What it means that a lock could not be taken.
pub fn unknown_message(words: &Words, error: io::Error) -> String {
    let why = disk_message(words, &error.into());
    words.with("lock-unknown", &[("why", why.trim_end_matches('.'))])
}

/// Takes the lock of a file, in a folder of locks.
pub fn take(fs: &dyn Fs, folder: &Path, path: &Path) -> Taken {
    match locked(fs, folder, path) {
        Ok(Some(lock)) => Taken::Ours(lock),
        Ok(None) => Taken::Held,
        Err(error) => Taken::Unknown(error),
    }
}

fn locked(fs: &dyn Fs, folder: &Path, path: &Path) -> io::Result<Option<Lock>> {
    make_folder(fs, folder)?;
    let path = folder.join(format!("{}.lock", file_key(path)));
    let mut file = match fs.create_new(&path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => fs.append(&path)?,
        file => file?,
    };
    Ok(file.try_lock()?.then_some(Lock { _file: file }))
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::disallowed_methods,
        reason = "tests fail by panicking, and make files to lock"
    )]

    use super::*;
    use crate::platform::fs::RealFs;
    use crate::platform::testing::{matrix, quick_folder};

    #[test]
    fn one_has_it_until_it_is_gone_and_other_files_are_free() {
        let folder = tempfile::tempdir().unwrap();
        let (locks, file) = (folder.path().join("locks"), folder.path().join("a.ron"));
        std::fs::write(&file, "").unwrap();
        let first = take(&RealFs, &locks, &file);
        assert!(matches!(first, Taken::Ours(_)));
        assert!(matches!(take(&RealFs, &locks, &file), Taken::Held));
        assert!(matches!(take(&RealFs, &locks, &folder.path().join("b.ron")), Taken::Ours(_)));
        drop(first);
        assert!(matches!(take(&RealFs, &locks, &file), Taken::Ours(_)));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_the_file_that_it_leads_to() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("a.ron"), folder.path().join("link.ron"));
        std::fs::write(&file, "").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        let _first = take(&RealFs, folder.path(), &file);
        assert!(matches!(take(&RealFs, folder.path(), &link), Taken::Held));
    }

    #[test]
    fn without_a_folder_nobody_is_kept_out() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        std::fs::write(&file, "").unwrap();
        assert!(matches!(take(&RealFs, &file.join("locks"), &file), Taken::Unknown(_)));
    }

    /// On a failing disk, alone or beside another window; each run ends with a disk that is well again.
    fn on_a_failing_disk(held: bool) -> usize {
        let words = Words::english();
        matrix(|disk, _, at| {
            let folder = quick_folder();
            let (locks, file) = (folder.path().join("data/locks"), folder.path().join("a.ron"));
            std::fs::write(&file, "theirs").unwrap();
            let other = held.then(|| take(&RealFs, &locks, &file));
            let ours = take(disk, &locks, &file);
            match &ours {
                Taken::Ours(_) => assert!(!held, "{at}: two windows have it"),
                Taken::Held => assert!(held, "{at}: nobody has it"),
                Taken::Unknown(error) => {
                    assert!(disk.has_met(), "{at}: {error}");
                    let error = io::Error::from_raw_os_error(error.raw_os_error().unwrap());
                    let sentence = unknown_message(&words, error);
                    assert!(sentence.ends_with('.') && sentence.contains(". "), "{at}: {sentence}");
                }
            }
            let beside: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
            assert!(beside.iter().all(|path| *path == file || path.ends_with("data")), "{at}: {beside:?}");
            assert_eq!(std::fs::read(&file).unwrap(), b"theirs", "{at}");
            disk.heal();
            if !matches!(ours, Taken::Ours(_)) {
                let again = take(disk, &locks, &file);
                assert!(if held { matches!(again, Taken::Held) } else { matches!(again, Taken::Ours(_)) }, "{at}");
            }
            // Who is gone holds nothing, whatever went wrong before.
            drop((ours, other));
            assert!(matches!(take(disk, &locks, &file), Taken::Ours(_)), "{at}");
            let left: Vec<_> = std::fs::read_dir(&locks).unwrap().map(|entry| entry.unwrap().path()).collect();
            assert_eq!(left.len(), 1, "{at}: {left:?}");
        })
    }

    #[test]
    fn on_a_failing_disk_a_lock_is_ours_or_is_told_to_be_unknown() {
        let met = on_a_failing_disk(false);
        assert!(met > 150, "{met}");
    }

    #[test]
    fn on_a_failing_disk_nobody_gets_the_lock_of_another_window() {
        let met = on_a_failing_disk(true);
        assert!(met > 90, "{met}");
    }
}
