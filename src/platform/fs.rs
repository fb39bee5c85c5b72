//! What is asked of the disk by all that must never be lost, so that tests can let each call fail or the power go.
//!
//! *Invariant:* nothing here decides; each call is one call of the system.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Seek as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// What is known of a file without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stat {
    pub kind: Kind,
    pub len: u64,
    pub modified: Option<SystemTime>,
    /// Volume and number of the file, where the system has such.
    pub identity: Option<(u64, u64)>,
    /// Names that the file has.
    pub links: u64,
    pub readonly: bool,
    /// User and group, where the system has such.
    pub owner: Option<(u32, u32)>,
}

impl Stat {
    /// When it was written last, in milliseconds since 1970.
    pub fn modified_at(&self) -> Option<i64> {
        let since = self.modified?.duration_since(UNIX_EPOCH).ok()?;
        i64::try_from(since.as_millis()).ok()
    }

    /// Nothing tells this file from the one that was there before.
    pub fn is_as(&self, before: &Self) -> bool {
        let told = |stat: &Self| (stat.kind, stat.len, stat.modified, stat.identity);
        told(self) == told(before)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    File,
    Folder,
    Link,
    /// A device, a pipe, a socket.
    Other,
}

/// A disk.
pub trait Fs: Send + Sync {
    /// The whole file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// Of what a link leads to.
    fn stat(&self, path: &Path) -> io::Result<Stat>;
    /// Of the link itself.
    fn stat_link(&self, path: &Path) -> io::Result<Stat>;
    /// The path without links; fails where nothing is there.
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf>;
    fn read_link(&self, path: &Path) -> io::Result<PathBuf>;
    /// The names in a folder, sorted.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
    /// A file that was not there, for its owner's eyes only.
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn FsFile>>;
    /// A file that is there, to be written at its end.
    fn append(&self, path: &Path) -> io::Result<Box<dyn FsFile>>;
    /// A file that is there, written from its beginning over what it has.
    fn overwrite(&self, path: &Path) -> io::Result<Box<dyn FsFile>>;
    /// Gives `to` the owner, mode and further attributes of `from`, as far as this user may.
    fn copy_attributes(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// What a new document of this user is allowed to be read by.
    fn make_public(&self, path: &Path) -> io::Result<()>;
    /// In one step: the name leads to the old file or to the new one.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// A folder that was not there, in one that is.
    fn create_folder(&self, path: &Path) -> io::Result<()>;
    /// An empty one.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
    /// What was renamed, made or removed in a folder is so after a power cut too.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
}

/// An open file.
pub trait FsFile: Send {
    /// As [`io::Write::write`]: perhaps a part only.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;
    /// What was written is on the disk.
    fn sync(&mut self) -> io::Result<()>;
    /// Cuts the file, and writes on from there.
    fn cut(&mut self, len: u64) -> io::Result<()>;
    /// False where another program holds the file; freed when this one is closed, also by a crash.
    fn try_lock(&mut self) -> io::Result<bool>;
}

/// How often in a row an interrupted call is made again.
const MOST_INTERRUPTIONS: usize = 16;

/// Writes all, in as many calls as it takes; a call that is interrupted for ever ends.
///
/// # Errors
/// As the disk has them; a write that takes nothing is [`io::ErrorKind::WriteZero`].
pub fn write_all(file: &mut dyn FsFile, mut bytes: &[u8]) -> io::Result<()> {
    let mut interrupted = 0;
    while !bytes.is_empty() {
        match file.write(bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => {
                bytes = bytes.get(count..).unwrap_or_default();
                interrupted = 0;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted && interrupted < MOST_INTERRUPTIONS => {
                interrupted += 1;
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Makes a folder with all above it that are missing, and flushes the entry of each, so that no power cut takes it with
/// all that is in it.
///
/// # Errors
/// When one can not be made or flushed; it is not there then. That this user may not flush a folder above is none.
pub fn make_folder(fs: &dyn Fs, folder: &Path) -> io::Result<()> {
    let above = folder.ancestors().take_while(|above| !above.as_os_str().is_empty());
    let missing: Vec<_> = above.take_while(|above| fs.stat(above).is_err()).collect();
    for folder in missing.into_iter().rev() {
        match fs.create_folder(folder) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            made => made?,
        }
        let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
        match fs.sync_folder(parent.unwrap_or(Path::new("."))) {
            Err(error) if error.kind() != io::ErrorKind::PermissionDenied => {
                // The next attempt is to flush it too.
                let _gone = fs.remove_folder(folder);
                return Err(error);
            }
            _ => {}
        }
    }
    Ok(())
}

/// What Windows says of a file that another program has open.
const SHARING_VIOLATION: i32 = 32;
const LOCK_VIOLATION: i32 = 33;

/// Another program has the file open, perhaps for a moment only.
pub fn is_shared(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(SHARING_VIOLATION | LOCK_VIOLATION))
}

/// How often, and after how long, a file that another program has open is tried again.
const MOST_SHARED: u32 = 10;
const SHARED_FOR: Duration = Duration::from_millis(50);

/// The disk of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealFs;

impl Fs for RealFs {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        fs::metadata(path).map(|about| stat(&about))
    }

    fn stat_link(&self, path: &Path) -> io::Result<Stat> {
        fs::symlink_metadata(path).map(|about| stat(&about))
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        fs::read_link(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut all =
            fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
        all.sort();
        Ok(all)
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn FsFile>> {
        let mut options = OpenOptions::new();
        options.write(true).read(true).create_new(true);
        private(&mut options);
        Ok(Box::new(options.open(path)?))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn FsFile>> {
        let mut file = OpenOptions::new().write(true).read(true).open(path)?;
        file.seek(io::SeekFrom::End(0))?;
        Ok(Box::new(file))
    }

    fn overwrite(&self, path: &Path) -> io::Result<Box<dyn FsFile>> {
        Ok(Box::new(OpenOptions::new().write(true).open(path)?))
    }

    fn copy_attributes(&self, from: &Path, to: &Path) -> io::Result<()> {
        attributes::copy(from, to)
    }

    fn make_public(&self, path: &Path) -> io::Result<()> {
        attributes::make_public(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut tried = 0;
        loop {
            match fs::rename(from, to) {
                Err(error) if is_shared(&error) && tried < MOST_SHARED => {
                    tried += 1;
                    std::thread::sleep(SHARED_FOR * tried);
                }
                done => return done,
            }
        }
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    #[cfg(unix)]
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        File::open(path)?.sync_all()
    }

    #[cfg(not(unix))]
    fn sync_folder(&self, _path: &Path) -> io::Result<()> {
        Ok(())
    }
}

impl FsFile for File {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        io::Write::write(self, bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }

    fn cut(&mut self, len: u64) -> io::Result<()> {
        self.set_len(len)?;
        self.seek(io::SeekFrom::Start(len)).map(|_| ())
    }

    fn try_lock(&mut self) -> io::Result<bool> {
        match File::try_lock(self) {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

fn stat(about: &fs::Metadata) -> Stat {
    let kind = match about.file_type() {
        of if of.is_file() => Kind::File,
        of if of.is_dir() => Kind::Folder,
        of if of.is_symlink() => Kind::Link,
        _ => Kind::Other,
    };
    let (identity, links, owner) = attributes::identity(about);
    let readonly = about.permissions().readonly();
    Stat { kind, len: about.len(), modified: about.modified().ok(), identity, links, readonly, owner }
}

#[cfg(unix)]
fn private(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt as _;
    options.mode(0o600);
}

#[cfg(not(unix))]
fn private(_options: &mut OpenOptions) {}

#[cfg(unix)]
mod attributes {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};

    use super::{Path, fs, io};

    pub type Identity = (Option<(u64, u64)>, u64, Option<(u32, u32)>);

    pub fn identity(about: &fs::Metadata) -> Identity {
        (Some((about.dev(), about.ino())), about.nlink(), Some((about.uid(), about.gid())))
    }

    /// The group of a file that could not keep its group may do no more than anybody.
    pub fn mode(old: u32, group_kept: bool) -> u32 {
        if group_kept { old } else { old & !0o2070 | (old & 0o007) << 3 }
    }

    /// Owner and group first: giving a file away takes some bits of its mode.
    pub fn copy(from: &Path, to: &Path) -> io::Result<()> {
        let (old, new) = (fs::metadata(from)?, fs::metadata(to)?);
        let mut group_kept = true;
        if (old.uid(), old.gid()) != (new.uid(), new.gid()) {
            // Only an administrator may give a file away; its group can be kept by a member.
            let kept = chown(to, Some(old.uid()), Some(old.gid())).or_else(|_| chown(to, None, Some(old.gid())));
            group_kept = kept.is_ok() || old.gid() == new.gid();
        }
        for name in xattr::list(from).into_iter().flatten() {
            if let Ok(Some(value)) = xattr::get(from, &name) {
                // Some belong to the system, which sets them itself.
                let _kept = xattr::set(to, &name, &value);
            }
        }
        fs::set_permissions(to, fs::Permissions::from_mode(mode(old.permissions().mode(), group_kept)))
    }

    pub fn make_public(path: &Path) -> io::Result<()> {
        fs::set_permissions(path, fs::Permissions::from_mode(0o644))
    }
}

#[cfg(not(unix))]
mod attributes {
    use super::{Path, fs, io};

    pub type Identity = (Option<(u64, u64)>, u64, Option<(u32, u32)>);

    pub fn identity(_about: &fs::Metadata) -> Identity {
        (None, 1, None)
    }

    pub fn copy(from: &Path, to: &Path) -> io::Result<()> {
        fs::set_permissions(to, fs::metadata(from)?.permissions())
    }

    pub fn make_public(_path: &Path) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::attributes::mode;

    #[test]
    fn a_group_that_is_not_kept_may_do_what_anybody_may() {
        for (old, kept, lost) in [(0o640, 0o640, 0o600), (0o664, 0o664, 0o644), (0o2770, 0o2770, 0o700)] {
            assert_eq!((mode(old, true), mode(old, false)), (kept, lost), "{old:o}");
        }
    }
}
