//! Older versions: what a file held before each save, in the application's data folder.
//!
//! *Invariant:* only what the manifest lists under a name of ours is ever removed, and never the version that was just
//! kept; a version is whole or is not there.

mod manifest;
#[cfg(test)]
mod tests;
mod thin;

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use manifest::{Entry, Manifest, Name};

use super::disk::DiskError;
use super::fs::{Fs, FsFile, make_folder};
use super::journal::sha256;
use super::save::{Fresh, Rights, sweep};

/// All older versions together, in bytes, unless said otherwise.
pub const LIMIT: u64 = 1 << 30;

/// Another window keeps a version in less time.
const TRIES: u32 = 40;
const TRIED_EVERY: Duration = Duration::from_millis(50);

#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("another window is keeping an older version")]
    Busy,
    #[error("the file is larger than the {limit} bytes of all older versions")]
    TooLarge { limit: u64 },
    #[error("the older version is damaged")]
    Damaged,
    #[error("no older versions are kept")]
    Off,
    #[error("the file that was to be kept could not be read ({0})")]
    Unread(String),
    #[error(transparent)]
    Disk(#[from] DiskError),
}

impl From<io::Error> for BackupError {
    fn from(error: io::Error) -> Self {
        Self::Disk(error.into())
    }
}

/// One older version of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generation {
    pub file: PathBuf,
    /// When its content was written, in milliseconds since 1970.
    pub at: i64,
    pub bytes: u64,
    pub sha256: String,
}

/// Where older versions are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backups {
    folder: PathBuf,
    limit: u64,
}

impl Backups {
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, limit: LIMIT }
    }

    /// At most this many bytes in all.
    #[must_use]
    pub fn with_limit(self, limit: u64) -> Self {
        Self { limit, ..self }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Keeps what a file holds; the same content as the time before is not kept twice. Gives the file that it is in.
    ///
    /// `at` is when the content was written, `now` the time, both in milliseconds since 1970.
    ///
    /// # Errors
    /// When it is not kept. What was kept before still is.
    pub fn keep(&self, fs: &dyn Fs, path: &Path, bytes: &[u8], at: i64, now: i64) -> Result<PathBuf, BackupError> {
        if bytes.len() as u64 > self.limit {
            return Err(BackupError::TooLarge { limit: self.limit });
        }
        make_folder(fs, &self.folder)?;
        let _alone = self.lock(fs)?;
        let key = key(fs, path);
        let mut manifest = Manifest::read(fs, &self.folder, now)?;
        manifest.forget_removed(fs, &self.folder, &key);
        let sha256 = sha256(bytes);
        if let Some(last) = manifest.last(&key)
            && last.name.sha256 == sha256
            && fs.stat(&self.folder.join(last.name.to_string())).is_ok_and(|there| there.len == last.bytes)
        {
            return Ok(self.folder.join(last.name.to_string()));
        }
        let name = Name { key, at: at.max(0), sha256 };
        let file = self.folder.join(name.to_string());
        manifest.add(Entry { name, path: path.display().to_string(), bytes: bytes.len() as u64, going: false });
        let gone = thin::going(&manifest.entries, self.limit);
        for (entry, gone) in manifest.entries.iter_mut().zip(gone) {
            entry.going |= gone;
        }
        // First the right to remove it one day, then the file, and only then what it takes the place of.
        manifest.write(fs, &self.folder)?;
        put(fs, &self.folder, &file, bytes)?;
        manifest.remove_going(fs, &self.folder);
        sweep(fs, &self.folder, now);
        Ok(file)
    }

    /// The older versions of a file, the newest first.
    ///
    /// # Errors
    /// When the folder can not be read; that there is none yet is no error.
    pub fn list(&self, fs: &dyn Fs, path: &Path) -> io::Result<Vec<Generation>> {
        let names = match fs.list(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            names => names?,
        };
        let key = key(fs, path);
        let mut found: Vec<_> = names.into_iter().filter_map(|file| generation(fs, file, &key)).collect();
        found.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.file.cmp(&b.file)));
        Ok(found)
    }

    /// The bytes of one, as they were kept.
    ///
    /// # Errors
    /// When it is gone, can not be read, or is not what was kept.
    pub fn read(&self, fs: &dyn Fs, generation: &Generation) -> Result<Vec<u8>, BackupError> {
        let bytes = fs.read(&generation.file)?;
        if sha256(&bytes) == generation.sha256 { Ok(bytes) } else { Err(BackupError::Damaged) }
    }

    /// Held until it is dropped. A disk without locks says so; then there is none to wait for.
    fn lock(&self, fs: &dyn Fs) -> Result<Option<Box<dyn FsFile>>, BackupError> {
        let path = self.folder.join("lock");
        let mut file = match fs.create_new(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => fs.append(&path)?,
            made => made?,
        };
        for _ in 0..TRIES {
            match file.try_lock() {
                Ok(true) => return Ok(Some(file)),
                Ok(false) => std::thread::sleep(TRIED_EVERY),
                Err(_) => return Ok(None),
            }
        }
        Err(BackupError::Busy)
    }
}

fn generation(fs: &dyn Fs, file: PathBuf, key: &str) -> Option<Generation> {
    let name = Name::parse(file.file_name()?.to_str()?).filter(|name| name.key == key)?;
    let bytes = fs.stat(&file).ok()?.len;
    Some(Generation { file, at: name.at, bytes, sha256: name.sha256 })
}

/// Versions of one file begin alike, by whatever link it is reached, and also when it is gone.
fn key(fs: &dyn Fs, path: &Path) -> String {
    let by_folder = || Some(fs.canonicalize(path.parent()?).ok()?.join(path.file_name()?));
    let path = fs.canonicalize(path).ok().or_else(by_folder).unwrap_or_else(|| path.to_owned());
    sha256(path.as_os_str().as_encoded_bytes()).chars().take(Name::KEY).collect()
}

/// A private file, whole or not at all.
fn put(fs: &dyn Fs, folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let (mut fresh, file) = Fresh::create(fs, folder)?;
    fresh.fill(file, bytes, Rights::Private)?;
    fresh.rename_to(path)?;
    fs.sync_folder(folder)
}
