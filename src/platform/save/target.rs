//! Where a path leads to: what is written is the file at the end of all links, which stay links.

use std::io;
use std::path::{Path, PathBuf};

use crate::platform::disk::DiskError;
use crate::platform::fs::{Fs, Kind, Stat, write_all};

/// Links that are followed to a file that is not there; the system follows as many to one that is.
const MOST_LINKS: usize = 40;

#[derive(Debug)]
pub struct Target {
    /// Without links, as far as there is anything.
    pub path: PathBuf,
    /// `None`: a new file.
    pub there: Option<Stat>,
}

impl Target {
    /// # Errors
    /// Where the path is a folder or leads in a circle, or the disk does not tell.
    pub fn of(fs: &dyn Fs, path: &Path) -> Result<Self, DiskError> {
        let path = resolved(fs, path)?;
        let there = match fs.stat(&path) {
            Ok(there) if there.kind == Kind::Folder => return Err(DiskError::IsFolder),
            Ok(there) => Some(there),
            Err(error) if is_missing(&error) => None,
            Err(error) => return Err(error.into()),
        };
        Ok(Self { path, there })
    }

    pub fn folder(&self) -> &Path {
        match self.path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        }
    }

    /// What is no file can not be replaced. It needs no flush, and most devices know none.
    pub fn write_device(&self, fs: &dyn Fs, bytes: &[u8]) -> io::Result<()> {
        let mut device = fs.overwrite(&self.path)?;
        write_all(&mut *device, bytes)
    }
}

pub fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn resolved(fs: &dyn Fs, path: &Path) -> Result<PathBuf, DiskError> {
    match fs.canonicalize(path) {
        Err(error) if is_missing(&error) => {}
        done => return Ok(done?),
    }
    let mut at = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs.read_link(&at) {
            Ok(to) => at = at.parent().map_or_else(|| to.clone(), |folder| folder.join(&to)),
            Err(_) => return Ok(at),
        }
    }
    Err(DiskError::LinkLoop)
}
