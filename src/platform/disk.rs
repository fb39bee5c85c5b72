//! Reading a file whole, and replacing one so that there is the old file or the new one, never half of either.

use std::io;
use std::path::Path;

use super::fs::{Fs, Kind, RealFs, is_shared};
use super::save::{Fresh, Rights, Seen, Target};
use crate::formats::project::{Opened, ReadError, read};

/// Largest file that is read (the limit of the reader too).
pub const LARGEST: u64 = 512 * 1024 * 1024;

/// What the system says of links that lead in a circle.
const LOOP: i32 = if cfg!(target_os = "linux") { 40 } else { 62 };

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
    #[error("the link leads in a circle")]
    LinkLoop,
    #[error("the disk can not have a file of this name")]
    BadName,
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
            io::ErrorKind::InvalidFilename => Self::BadName,
            _ if is_shared(&error) => Self::InUse,
            _ if cfg!(unix) && error.raw_os_error() == Some(LOOP) => Self::LinkLoop,
            _ => Self::Other(error),
        }
    }
}

/// Reads and checks a project file.
pub fn open(path: &Path) -> Result<Opened, DiskError> {
    open_on(&RealFs, path).0
}

/// As [`open`]; with what the file was, also where it is no project.
pub fn open_on(fs: &dyn Fs, path: &Path) -> (Result<Opened, DiskError>, Option<Seen>) {
    match seen(fs, path) {
        Ok((bytes, seen)) => (read(&bytes).map_err(DiskError::from), Some(seen)),
        Err(error) => (Err(error), None),
    }
}

/// The whole file. What it is known by is asked first: a change while it is read shows at the next save.
fn seen(fs: &dyn Fs, path: &Path) -> Result<(Vec<u8>, Seen), DiskError> {
    let stat = fs.stat(path)?;
    if stat.kind == Kind::Folder {
        return Err(DiskError::IsFolder);
    }
    if stat.len > LARGEST {
        return Err(DiskError::TooLarge);
    }
    let bytes = fs.read(path)?;
    let seen = Seen::of(stat, &bytes);
    Ok((bytes, seen))
}

/// Writes beside the file, flushes, renames over it, flushes the folder. On an error the old file is as it was.
///
/// What is no file but a device or a pipe is written to.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    replace_on(&RealFs, path, bytes)
}

/// As [`replace`], on any disk.
pub fn replace_on(fs: &dyn Fs, path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    let target = Target::of(fs, path)?;
    let rights = match &target.there {
        Some(there) if there.kind != Kind::File => return Ok(target.write_device(fs, bytes)?),
        Some(there) if there.readonly => return Err(DiskError::NotAllowed),
        Some(_) => Rights::Like(&target.path),
        None => Rights::Public,
    };
    let (mut fresh, file) = Fresh::create(fs, target.folder())?;
    fresh.fill(file, bytes, rights)?;
    fresh.rename_to(&target.path)?;
    Ok(fs.sync_folder(target.folder())?)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::platform::testing::{FaultFs, Plan, Times};

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
            for path in [&path, &folder.path().join("new.svg")] {
                let full = FaultFs::new(Plan::on("write", kind.into(), Times::ForEver));
                assert_eq!(replace_on(&full, path, b"<svg").unwrap_err().to_string(), told);
            }
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
