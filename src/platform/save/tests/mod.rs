//! Saving: what it promises on a disk that works, that fails, whose power goes, and in odd places.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and writes as another program does"
)]

mod crashes;
mod faults;
#[cfg(unix)]
mod places;
mod promises;

use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::domain::{Dataset, DatasetHead, Id, Project, ProjectHead};
pub use crate::platform::fs::RealFs;
use crate::platform::testing::quick_folder;

/// Noon of 1 March 2026, in milliseconds since 1970.
pub const NOON: i64 = 1_772_366_400_000;

pub fn project(title: &str) -> Project {
    let head = DatasetHead { name: format!("Exports of {title}"), ..DatasetHead::default() };
    Project {
        head: ProjectHead { title: title.to_owned(), ..ProjectHead::default() },
        datasets: std::iter::once(Dataset::new(Id::new(7).unwrap().into(), head)).collect(),
        ..Project::default()
    }
}

/// As the file has it.
pub fn bytes(title: &str) -> Vec<u8> {
    write(&project(title))
}

/// A save of `title` that replaces whatever is there, without older versions.
pub fn order<'a>(path: &'a Path, project: &'a Project) -> Order<'a> {
    Order { path, project, expected: Expected::Anything, backups: None, now: NOON, announce: &|_| {} }
}

/// A folder with a file that holds "old", and one for older versions.
pub struct Place {
    _folder: tempfile::TempDir,
    pub path: PathBuf,
    pub backups: Backups,
}

impl Place {
    pub fn new() -> Self {
        let folder = quick_folder();
        fs::create_dir(folder.path().join("doc")).unwrap();
        let path = folder.path().join("doc/a.ron");
        fs::write(&path, bytes("old")).unwrap();
        let backups = Backups::new(folder.path().join("data/backups"));
        Self { _folder: folder, path, backups }
    }

    pub fn seen(&self) -> Seen {
        Seen::of(RealFs.stat(&self.path).unwrap(), &fs::read(&self.path).unwrap())
    }

    pub fn names(&self) -> Vec<String> {
        names(self.path.parent().unwrap())
    }
}

pub fn names(folder: &Path) -> Vec<String> {
    let list = RealFs.list(folder).unwrap_or_default();
    list.iter().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect()
}
