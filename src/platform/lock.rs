//! Who edits a file: one window of this machine at a time. The system frees what a dead program held.
//!
//! Another machine is noticed when the file is saved: see the check there.
//! *Invariant:* a lock is a file of its own in the application's folder, never the project's file and nothing beside it.

use std::io;
use std::path::Path;

use super::fs::{Fs, FsFile, make_folder};
use super::journal::file_key;

/// Held for as long as it lives.
pub struct Lock {
    _file: Box<dyn FsFile>,
}

/// What became of taking a lock.
pub enum Taken {
    Ours(Lock),
    /// Another window has the file.
    Held,
    /// This disk knows no locks.
    Unknown,
}

/// Takes the lock of a file, in a folder of locks.
pub fn take(fs: &dyn Fs, folder: &Path, path: &Path) -> Taken {
    match locked(fs, folder, path) {
        Ok(Some(lock)) => Taken::Ours(lock),
        Ok(None) => Taken::Held,
        Err(_) => Taken::Unknown,
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
        assert!(matches!(take(&RealFs, &file.join("locks"), &file), Taken::Unknown));
    }
}
