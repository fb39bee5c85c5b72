//! Reading a file whole, and replacing one so that there is the old file or the new one, never half of either.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::journal::sha256;
use crate::formats::project::{Opened, ReadError, read};

/// Largest file that is read (the limit of the reader too).
const LARGEST: u64 = 512 * 1024 * 1024;

/// What Windows says of a file that another program has open.
const SHARING_VIOLATION: i32 = 32;
const LOCK_VIOLATION: i32 = 33;

/// Why a file could not be opened or saved. The path is the caller's to say.
#[derive(Debug, thiserror::Error)]
pub enum DiskError {
    #[error("there is no file of this name")]
    NotFound,
    #[error("this is a folder, not a file")]
    IsFolder,
    #[error("the file may not be read or written by this user")]
    NotAllowed,
    #[error("the file is larger than 512 MiB")]
    TooLarge,
    #[error("the disk is full")]
    DiskFull,
    #[error("another program has the file open")]
    InUse,
    #[error("{0}")]
    Other(io::Error),
    #[error(transparent)]
    Content(#[from] ReadError),
}

impl From<io::Error> for DiskError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NotFound,
            io::ErrorKind::IsADirectory => Self::IsFolder,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::NotAllowed,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => Self::InUse,
            _ if cfg!(windows) && matches!(error.raw_os_error(), Some(SHARING_VIOLATION | LOCK_VIOLATION)) => {
                Self::InUse
            }
            _ => Self::Other(error),
        }
    }
}

/// A project file as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    pub opened: Opened,
    /// Of its bytes.
    pub sha256: String,
}

/// Reads and checks a project file.
pub fn open(path: &Path) -> Result<Opened, DiskError> {
    open_seen(path).map(|read| read.opened)
}

/// The same, with what tells whether the file is another one later.
pub fn open_seen(path: &Path) -> Result<Read, DiskError> {
    let about = fs::metadata(path)?;
    if about.is_dir() {
        return Err(DiskError::IsFolder);
    }
    if about.len() > LARGEST {
        return Err(DiskError::TooLarge);
    }
    let bytes = fs::read(path)?;
    Ok(Read { opened: read(&bytes)?, sha256: sha256(&bytes) })
}

/// Writes beside the file, flushes, renames over it, flushes the folder. On an error the old file is as it was.
///
/// What is no file but a device or a pipe is written to.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    let target = resolved(path)?;
    match fs::metadata(&target) {
        Ok(about) if about.is_dir() => return Err(DiskError::IsFolder),
        Ok(about) if !about.is_file() => {
            let mut device = fs::OpenOptions::new().write(true).open(&target)?;
            device.write_all(bytes)?;
            return Ok(device.flush()?);
        }
        _ => {}
    }
    replace_by(&target, &mut |file| file.write_all(bytes))
}

/// As [`replace`], of a file that `write` fills.
fn replace_by(target: &Path, write: &mut dyn FnMut(&mut File) -> io::Result<()>) -> Result<(), DiskError> {
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    let mut fresh = tempfile::Builder::new().prefix(".tradebook-").suffix(".tmp").tempfile_in(&folder)?;
    write(fresh.as_file_mut())?;
    match fs::metadata(target) {
        Ok(about) if about.permissions().readonly() => return Err(DiskError::NotAllowed),
        Ok(about) => fresh.as_file().set_permissions(about.permissions())?,
        Err(_) => fresh.as_file().set_permissions(fresh_permissions(fresh.as_file())?)?,
    }
    fresh.as_file().sync_all()?;
    fresh.persist(target).map_err(|failed| failed.error)?;
    flush_folder(&folder)
}

/// Where a link leads; the path itself when nothing is there yet.
fn resolved(path: &Path) -> Result<PathBuf, DiskError> {
    match fs::canonicalize(path) {
        Ok(target) => Ok(target),
        Err(error) if error.kind() == io::ErrorKind::NotFound => match fs::read_link(path) {
            Ok(to) => Ok(path.parent().map_or(to.clone(), |folder| folder.join(to))),
            Err(_) => Ok(path.to_owned()),
        },
        Err(error) => Err(error.into()),
    }
}

/// A new document is for its folder's readers; only the temporary file is private.
#[cfg(unix)]
fn fresh_permissions(_file: &File) -> io::Result<fs::Permissions> {
    use std::os::unix::fs::PermissionsExt as _;
    Ok(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn fresh_permissions(file: &File) -> io::Result<fs::Permissions> {
    file.metadata().map(|about| about.permissions())
}

#[cfg(unix)]
fn flush_folder(folder: &Path) -> Result<(), DiskError> {
    Ok(File::open(folder)?.sync_all()?)
}

#[cfg(not(unix))]
fn flush_folder(_folder: &Path) -> Result<(), DiskError> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        replace(&path, b"one").unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(names(folder.path()), ["a.ron"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_its_target_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let (target, link) = (folder.path().join("target.ron"), folder.path().join("link.ron"));
        replace(&target, b"one").unwrap();
        std::os::unix::fs::symlink("target.ron", &link).unwrap();
        replace(&link, b"two").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&target).unwrap(), b"two");
    }

    #[cfg(unix)]
    #[test]
    fn the_mode_of_the_old_file_is_kept() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        replace(&path, b"one").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[test]
    fn what_can_not_be_saved_says_why_and_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(replace(folder.path(), b"x"), Err(DiskError::IsFolder)));
        assert!(matches!(replace(&folder.path().join("no/a.ron"), b"x"), Err(DiskError::NotFound)));
        assert_eq!(names(folder.path()), Vec::<String>::new());
    }

    #[test]
    fn a_disk_that_is_full_half_way_leaves_the_old_file_and_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.svg");
        replace(&path, b"old").unwrap();
        for (kind, told) in [
            (io::ErrorKind::StorageFull, "the disk is full"),
            (io::ErrorKind::QuotaExceeded, "the disk is full"),
            (io::ErrorKind::ResourceBusy, "another program has the file open"),
            (io::ErrorKind::PermissionDenied, "the file may not be read or written by this user"),
        ] {
            let mut half = |file: &mut File| {
                file.write_all(b"<svg")?;
                Err(kind.into())
            };
            assert_eq!(replace_by(&path, &mut half).unwrap_err().to_string(), told);
            assert_eq!(replace_by(&folder.path().join("new.svg"), &mut half).unwrap_err().to_string(), told);
        }
        assert_eq!((fs::read(&path).unwrap(), names(folder.path())), (b"old".to_vec(), vec!["a.svg".to_owned()]));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_device_is_written_to_and_stays_what_it_is() {
        let full = Path::new("/dev/full");
        assert!(matches!(replace(full, b"x"), Err(DiskError::DiskFull)));
        replace(Path::new("/dev/null"), b"x").unwrap();
        for device in ["/dev/full", "/dev/null"] {
            assert!(!fs::metadata(device).unwrap().is_file(), "{device}");
        }
    }

    #[test]
    fn what_can_not_be_opened_says_why() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(open(folder.path()), Err(DiskError::IsFolder)));
        assert!(matches!(open(&folder.path().join("no.ron")), Err(DiskError::NotFound)));
        let empty = folder.path().join("empty.ron");
        replace(&empty, b"").unwrap();
        assert!(matches!(open(&empty), Err(DiskError::Content(ReadError::Empty))));
    }
}
