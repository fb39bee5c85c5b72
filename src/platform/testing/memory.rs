//! A disk in memory that logs what changes, and what of it was flushed.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use crate::platform::fs::{Fs, FsFile, Kind, Stat};

/// What happened to the disk. Files have numbers; names lead to them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    Named { path: PathBuf, file: u64 },
    Folder { path: PathBuf },
    FolderRemoved { path: PathBuf },
    Written { file: u64, at: usize, bytes: Vec<u8> },
    Cut { file: u64, len: usize },
    Renamed { from: PathBuf, to: PathBuf, file: u64 },
    Removed { path: PathBuf },
    Synced { file: u64 },
    FolderSynced { path: PathBuf },
}

/// What is on a disk.
#[derive(Debug, Clone, Default)]
pub struct Contents {
    pub files: BTreeMap<u64, Vec<u8>>,
    pub names: BTreeMap<PathBuf, u64>,
    pub folders: BTreeSet<PathBuf>,
}

impl Contents {
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Named { path, file } => {
                self.files.entry(*file).or_default();
                self.names.insert(path.clone(), *file);
            }
            Change::Folder { path } => _ = self.folders.insert(path.clone()),
            Change::FolderRemoved { path } => _ = self.folders.remove(path),
            Change::Written { file, at, bytes } => {
                let content = self.files.entry(*file).or_default();
                let end = at + bytes.len();
                // What lies between was never written: zeros.
                content.resize(content.len().max(end), 0);
                content[*at..end].copy_from_slice(bytes);
            }
            Change::Cut { file, len } => self.files.entry(*file).or_default().resize(*len, 0),
            Change::Renamed { from, to, file } => {
                self.names.remove(from);
                self.files.entry(*file).or_default();
                self.names.insert(to.clone(), *file);
            }
            Change::Removed { path } => _ = self.names.remove(path),
            Change::Synced { .. } | Change::FolderSynced { .. } => {}
        }
    }

    /// What a program finds: names in folders that are there, with their bytes.
    pub fn seen(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let whole = |path: &Path| path.parent().is_some_and(|folder| self.has_folder(folder));
        let named = self.names.iter().filter(|(path, _)| whole(path));
        named.map(|(path, file)| (path.clone(), self.files[file].clone())).collect()
    }

    /// It and all above it.
    pub fn has_folder(&self, folder: &Path) -> bool {
        folder.ancestors().all(|above| above == Path::new("/") || self.folders.contains(above))
    }
}

#[derive(Debug, Default)]
pub struct Inner {
    pub now: Contents,
    /// Before the log.
    pub before: Contents,
    pub log: Vec<Change>,
    next: u64,
}

impl Inner {
    fn note(&mut self, change: Change) {
        self.now.apply(&change);
        self.log.push(change);
    }

    fn file(&self, path: &Path) -> io::Result<u64> {
        self.now.names.get(path).copied().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

/// The disk.
#[derive(Debug, Clone)]
pub struct Memory {
    inner: Arc<Mutex<Inner>>,
    /// Most bytes that a write takes.
    piece: usize,
}

impl Memory {
    /// With these folders; a write takes at most `piece` bytes.
    pub fn new(folders: &[&str], piece: usize) -> Self {
        let all = folders.iter().flat_map(|folder| Path::new(folder).ancestors());
        let folders = all.filter(|folder| *folder != Path::new("/")).map(Path::to_owned).collect();
        Self::holding(Contents { folders, ..Contents::default() }, piece)
    }

    pub fn holding(contents: Contents, piece: usize) -> Self {
        let next = contents.files.keys().next_back().map_or(1, |last| last + 1);
        let inner = Inner { before: contents.clone(), now: contents, log: Vec::new(), next };
        Self { inner: Arc::new(Mutex::new(inner)), piece }
    }

    /// A file that was there before anything happened.
    pub fn put(&self, path: &str, bytes: &[u8]) {
        let mut inner = self.inner();
        let file = inner.next;
        inner.next += 1;
        for change in
            [Change::Named { path: path.into(), file }, Change::Written { file, at: 0, bytes: bytes.to_vec() }]
        {
            inner.before.apply(&change);
            inner.now.apply(&change);
        }
    }

    pub fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap()
    }

    pub fn piece(&self) -> usize {
        self.piece
    }

    fn open(&self, file: u64, at: usize) -> Box<dyn FsFile> {
        Box::new(MemoryFile { disk: self.clone(), file, at })
    }
}

impl Fs for Memory {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let inner = self.inner();
        Ok(inner.now.files[&inner.file(path)?].clone())
    }

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        let inner = self.inner();
        let (kind, len, file) = if path == Path::new("/") || inner.now.folders.contains(path) {
            (Kind::Folder, 0, 0)
        } else {
            let file = inner.file(path)?;
            (Kind::File, inner.now.files[&file].len(), file)
        };
        let (identity, links) = (Some((1, file)), 1);
        Ok(Stat { kind, len: len as u64, modified: None, identity, links, readonly: false, owner: None })
    }

    fn stat_link(&self, path: &Path) -> io::Result<Stat> {
        self.stat(path)
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.stat(path).map(|_| path.to_owned())
    }

    fn read_link(&self, _path: &Path) -> io::Result<PathBuf> {
        Err(io::ErrorKind::InvalidInput.into())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let inner = self.inner();
        if !inner.now.folders.contains(folder) {
            return Err(io::ErrorKind::NotFound.into());
        }
        Ok(inner.now.names.keys().filter(|path| path.parent() == Some(folder)).cloned().collect())
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn FsFile>> {
        let mut inner = self.inner();
        if inner.now.names.contains_key(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        if !path.parent().is_some_and(|folder| inner.now.has_folder(folder)) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let file = inner.next;
        inner.next += 1;
        inner.note(Change::Named { path: path.to_owned(), file });
        Ok(self.open(file, 0))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn FsFile>> {
        let inner = self.inner();
        let file = inner.file(path)?;
        let end = inner.now.files[&file].len();
        Ok(self.open(file, end))
    }

    fn overwrite(&self, path: &Path) -> io::Result<Box<dyn FsFile>> {
        let file = self.inner().file(path)?;
        Ok(self.open(file, 0))
    }

    fn copy_attributes(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.stat(from).and(self.stat(to)).map(|_| ())
    }

    fn make_public(&self, path: &Path) -> io::Result<()> {
        self.stat(path).map(|_| ())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut inner = self.inner();
        let file = inner.file(from)?;
        inner.note(Change::Renamed { from: from.to_owned(), to: to.to_owned(), file });
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut inner = self.inner();
        inner.file(path)?;
        inner.note(Change::Removed { path: path.to_owned() });
        Ok(())
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        let mut inner = self.inner();
        if inner.now.has_folder(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        if !path.parent().is_some_and(|folder| inner.now.has_folder(folder)) {
            return Err(io::ErrorKind::NotFound.into());
        }
        inner.note(Change::Folder { path: path.to_owned() });
        Ok(())
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        let mut inner = self.inner();
        if inner.now.names.keys().any(|name| name.parent() == Some(path)) {
            return Err(io::ErrorKind::DirectoryNotEmpty.into());
        }
        inner.note(Change::FolderRemoved { path: path.to_owned() });
        Ok(())
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.inner().note(Change::FolderSynced { path: path.to_owned() });
        Ok(())
    }
}

struct MemoryFile {
    disk: Memory,
    file: u64,
    at: usize,
}

impl FsFile for MemoryFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let bytes = bytes[..bytes.len().min(self.disk.piece)].to_vec();
        let len = bytes.len();
        self.disk.inner().note(Change::Written { file: self.file, at: self.at, bytes });
        self.at += len;
        Ok(len)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.disk.inner().note(Change::Synced { file: self.file });
        Ok(())
    }

    fn cut(&mut self, len: u64) -> io::Result<()> {
        let len = usize::try_from(len).unwrap();
        self.disk.inner().note(Change::Cut { file: self.file, len });
        self.at = len;
        Ok(())
    }

    fn try_lock(&mut self) -> io::Result<bool> {
        Ok(true)
    }
}
