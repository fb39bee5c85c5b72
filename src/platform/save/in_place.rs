//! Writing over a file where it can not be replaced: asked for by the person, and only once its content is on the disk
//! elsewhere.

use std::io;
use std::path::Path;

use super::{Old, Order, SaveError, SaveWarning, Saved, Seen, faithful, unchanged, written_to_device};
use crate::platform::backups::BackupError;
use crate::platform::disk::DiskError;
use crate::platform::fs::{Fs, FsFile, Kind, Stat, write_all};
use crate::platform::journal::sha256;
use crate::platform::save::Target;

/// As [`super::save`], without a second file in the folder.
///
/// # Errors
/// See [`SaveError`]; [`SaveError::HalfWritten`] names the copy of the old content.
pub fn save_in_place(fs: &dyn Fs, order: &Order<'_>) -> Result<Saved, SaveError> {
    let bytes = faithful(order.project)?;
    let target = Target::of(fs, order.path)?;
    if target.there.is_some_and(|there| there.kind != Kind::File) {
        return written_to_device(fs, &target, &bytes);
    }
    let old = Old::look(fs, &target, order)?;
    let sha256 = sha256(&bytes);
    let Some(old) = old else {
        (order.announce)(&sha256);
        let mut warnings = Vec::new();
        new_file(fs, &target.path, &bytes).map_err(|error| super::not_made(error, None))?;
        if let Err(error) = fs.sync_folder(target.folder()) {
            warnings.push(SaveWarning::NotFlushed(error.into()));
        }
        return Ok(Saved { seen: Some(seen(fs, &target.path, &bytes)), warnings });
    };
    let kept = old.keep(fs, &target, order).unwrap_or(Err(BackupError::Off)).map_err(SaveError::NoCopy)?;
    let Some(Ok(before)) = &old.bytes else { return Err(SaveError::NoCopy(BackupError::Off)) };
    // Not what is believed to be kept, but what is.
    if !fs.read(&kept).is_ok_and(|copy| copy == *before) {
        return Err(SaveError::NoCopy(BackupError::Damaged));
    }
    (order.announce)(&sha256);
    unchanged(fs, &target)?;
    let file = fs.overwrite(&target.path).map_err(DiskError::from)?;
    if let Err(cause) = overwritten(file, &bytes) {
        let cause = DiskError::from(cause);
        // A descriptor whose flush failed is not flushed again.
        return match fs.overwrite(&target.path).and_then(|file| overwritten(file, before)) {
            Ok(()) => Err(cause.into()),
            Err(_) => Err(SaveError::HalfWritten { cause, kept }),
        };
    }
    Ok(Saved { seen: Some(seen(fs, &target.path, &bytes)), warnings: Vec::new() })
}

fn overwritten(mut file: Box<dyn FsFile>, bytes: &[u8]) -> io::Result<()> {
    write_all(&mut *file, bytes)?;
    file.cut(bytes.len() as u64)?;
    file.sync()
}

fn new_file(fs: &dyn Fs, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let file = fs.create_new(path)?;
    let written = overwritten(file, bytes);
    if written.is_err() {
        let _gone = fs.remove(path);
    } else {
        // It stays private where it can not be more.
        let _public = fs.make_public(path);
    }
    written
}

/// The file holds the project. Where it can not be asked for what it is known by, the next save reads it.
fn seen(fs: &dyn Fs, path: &Path, bytes: &[u8]) -> Seen {
    let (kind, len) = (Kind::File, bytes.len() as u64);
    let unknown = Stat { kind, len, modified: None, identity: None, links: 1, readonly: false, owner: None };
    Seen::of(fs.stat(path).unwrap_or(unknown), bytes)
}
