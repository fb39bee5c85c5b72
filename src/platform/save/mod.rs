//! Saving a project so that there is the old file or the new one, and nothing that somebody else wrote is lost.
//!
//! What is written is read back and compared before anything is touched; the file is written beside the old one, flushed
//! and renamed over it; the old one is kept as an older version.
//! *Invariant:* whatever fails and whenever the power goes, the name leads to a whole file.

mod error;
mod fresh;
mod in_place;
mod seen;
mod target;
#[cfg(test)]
mod tests;
mod wording;

use std::io;
use std::path::{Path, PathBuf};

pub use error::{SaveError, SaveWarning};
pub use fresh::{Fresh, Rights, sweep};
pub use in_place::save_in_place;
pub use seen::{Expected, Seen, There};
pub use target::Target;
pub use wording::{save_message, save_warning};

use super::backups::{BackupError, Backups};
use super::disk::{DiskError, LARGEST};
use super::fs::{Fs, Kind, Stat};
use super::journal::sha256;
use crate::domain::Project;
use crate::formats::project::{ReadError, read, write};

/// What is to be saved, where, and over what.
pub struct Order<'a> {
    pub path: &'a Path,
    pub project: &'a Project,
    pub expected: Expected,
    /// Where the old file is kept; `None`: nowhere.
    pub backups: Option<&'a Backups>,
    /// In milliseconds since 1970.
    pub now: i64,
    /// Called with the SHA-256 of the new content right before the file gets it.
    pub announce: &'a dyn Fn(&str),
}

/// A project that is in its file.
#[derive(Debug)]
pub struct Saved {
    /// The file as it is now, for the next save; `None` for what is no file.
    pub seen: Option<Seen>,
    pub warnings: Vec<SaveWarning>,
}

impl Saved {
    /// No power cut brings the old file back: the journal may forget what the file holds.
    pub fn is_flushed(&self) -> bool {
        !self.warnings.iter().any(|warning| matches!(warning, SaveWarning::NotFlushed(_)))
    }
}

/// Replaces a file by one with the project.
///
/// # Errors
/// See [`SaveError`]; the file is as it was then, and nothing is left beside it.
pub fn save(fs: &dyn Fs, order: &Order<'_>) -> Result<Saved, SaveError> {
    let bytes = faithful(order.project)?;
    let target = Target::of(fs, order.path)?;
    if target.there.is_some_and(|there| there.kind != Kind::File) {
        return written_to_device(fs, &target, &bytes);
    }
    let old = Old::look(fs, &target, order)?;
    let (mut fresh, file) = Fresh::create(fs, target.folder()).map_err(|error| not_made(error, old.as_ref()))?;
    let rights = if old.is_some() { Rights::Like(&target.path) } else { Rights::Public };
    let rights_kept = fresh.fill(file, &bytes, rights).map_err(DiskError::from)?;
    let stat = fs.stat(fresh.path()).map_err(DiskError::from)?;
    let mut warnings = old.as_ref().map_or_else(Vec::new, |old| old.warnings(&stat, rights_kept));
    if let Some(Err(error)) = old.as_ref().and_then(|old| old.keep(fs, &target, order)) {
        warnings.push(SaveWarning::NotKept(error));
    }
    let sha256 = sha256(&bytes);
    (order.announce)(&sha256);
    unchanged(fs, &target)?;
    fresh.rename_to(&target.path).map_err(not_renamed)?;
    if let Err(error) = fs.sync_folder(target.folder()) {
        warnings.push(SaveWarning::NotFlushed(error.into()));
    }
    sweep(fs, target.folder(), order.now);
    Ok(Saved { seen: Some(Seen { stat, sha256 }), warnings })
}

/// The bytes of a project, which were read back as just this project.
fn faithful(project: &Project) -> Result<Vec<u8>, SaveError> {
    let bytes = write(project);
    match read(&bytes) {
        Ok(again) if again.project == *project => Ok(bytes),
        Err(ReadError::TooLarge { .. }) => Err(DiskError::TooLarge.into()),
        _ => Err(SaveError::Unfaithful),
    }
}

fn written_to_device(fs: &dyn Fs, target: &Target, bytes: &[u8]) -> Result<Saved, SaveError> {
    target.write_device(fs, bytes).map_err(DiskError::from)?;
    Ok(Saved { seen: None, warnings: Vec::new() })
}

/// The file that is to be replaced.
struct Old {
    stat: Stat,
    /// Read where they are to be kept or compared.
    bytes: Option<Result<Vec<u8>, DiskError>>,
}

impl Old {
    /// `None` where there is no file yet.
    fn look(fs: &dyn Fs, target: &Target, order: &Order<'_>) -> Result<Option<Self>, SaveError> {
        let seen = match &order.expected {
            Expected::Seen(seen) => Some(seen),
            Expected::Anything => None,
        };
        let Some(stat) = target.there else {
            return match (fs.stat(target.folder()), seen) {
                (Err(error), _) if !target::is_missing(&error) => Err(DiskError::from(error).into()),
                (Ok(folder), _) if folder.kind != Kind::Folder => Err(SaveError::FolderGone),
                (Err(_), _) => Err(SaveError::FolderGone),
                (Ok(_), Some(_)) => Err(SaveError::ChangedOutside(There::Gone)),
                (Ok(_), None) => Ok(None),
            };
        };
        let rewritten = seen.is_some_and(|seen| !stat.is_as(&seen.stat));
        let wanted = rewritten || order.backups.is_some();
        let bytes = match wanted {
            true if stat.len > LARGEST => Some(Err(DiskError::TooLarge)),
            true => Some(fs.read(&target.path).map_err(DiskError::from)),
            false => None,
        };
        match (seen, &bytes) {
            (Some(seen), Some(Ok(bytes))) if sha256(bytes) != seen.sha256 => {
                return Err(SaveError::ChangedOutside(There::Other(Seen::of(stat, bytes))));
            }
            (Some(_), Some(Err(_))) if rewritten => {
                return Err(SaveError::ChangedOutside(There::now(fs, &target.path)?));
            }
            _ => {}
        }
        if stat.readonly {
            return Err(DiskError::NotAllowed.into());
        }
        Ok(Some(Self { stat, bytes }))
    }

    /// Keeps it as an older version; `None` where none are kept.
    fn keep(&self, fs: &dyn Fs, target: &Target, order: &Order<'_>) -> Option<Result<PathBuf, BackupError>> {
        let backups = order.backups?;
        let bytes = match self.bytes.as_ref()? {
            Ok(bytes) => bytes,
            Err(error) => return Some(Err(BackupError::Unread(error.to_string()))),
        };
        // Of its own time, unless that is yet to come.
        let at = self.stat.modified_at().unwrap_or(order.now).min(order.now);
        Some(backups.keep(fs, &target.path, bytes, at, order.now))
    }

    fn warnings(&self, fresh: &Stat, rights_kept: bool) -> Vec<SaveWarning> {
        let other_names = (self.stat.links > 1).then_some(SaveWarning::OtherNames(self.stat.links));
        let owner = (rights_kept && self.stat.owner != fresh.owner).then_some(SaveWarning::OwnerChanged);
        let rights = (!rights_kept).then_some(SaveWarning::RightsLost);
        [other_names, owner, rights].into_iter().flatten().collect()
    }
}

/// Nobody wrote to the file while this save went on.
fn unchanged(fs: &dyn Fs, target: &Target) -> Result<(), SaveError> {
    let is_same = match (fs.stat(&target.path), &target.there) {
        (Ok(now), Some(before)) => now.is_as(before),
        (Err(error), before) if target::is_missing(&error) => before.is_none(),
        (Err(error), _) => return Err(DiskError::from(error).into()),
        (Ok(_), None) => false,
    };
    if is_same { Ok(()) } else { Err(SaveError::ChangedOutside(There::now(fs, &target.path)?)) }
}

/// A folder that takes no new file may have one that can be written over.
fn not_made(error: io::Error, old: Option<&Old>) -> SaveError {
    match error.kind() {
        io::ErrorKind::PermissionDenied if old.is_some() => SaveError::CannotReplace(error.into()),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => SaveError::FolderGone,
        _ => SaveError::Disk(error.into()),
    }
}

/// Some shares, a file that is mounted by itself, and folders where only owners rename.
fn not_renamed(error: io::Error) -> SaveError {
    match error.kind() {
        io::ErrorKind::CrossesDevices
        | io::ErrorKind::PermissionDenied
        | io::ErrorKind::Unsupported
        | io::ErrorKind::InvalidInput
        | io::ErrorKind::ResourceBusy => SaveError::CannotReplace(error.into()),
        _ => SaveError::Disk(error.into()),
    }
}
