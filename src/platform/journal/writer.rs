//! The journal file of one open project: records at its end, its start cut off when the project is saved.
//!
//! *Invariant:* a record that was given stays in memory until it is flushed; a descriptor whose flush failed is never
//! flushed again, its records go into a new file.

use std::collections::VecDeque;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::{Base, Entry, Header, text_of};
use crate::formats::journal::{MAGIC, record, records};
use crate::platform::fs::{Fs, FsFile, make_folder, write_all};
use crate::session::journal::Waiting;

/// Names that are tried: another machine may have the same ones in a shared folder.
const MOST_NAMES: usize = 64;

/// Another window reads a file in less time.
const LOCK_TRIES: u32 = 20;
const LOCK_TRIED_EVERY: Duration = Duration::from_millis(2);

struct Open {
    path: PathBuf,
    file: Box<dyn FsFile>,
    /// Bytes that hold whole records.
    len: u64,
    /// Of these, what is on the disk.
    flushed: u64,
    /// What the disk said: nothing more is written to it.
    broken: bool,
}

pub(super) struct Writer {
    fs: Arc<dyn Fs>,
    folder: PathBuf,
    header: Header,
    open: Option<Open>,
    /// Not in the file yet.
    queue: VecDeque<(u64, Vec<u8>)>,
    /// In the file, perhaps not on the disk.
    unflushed: Vec<(u64, Vec<u8>)>,
    /// The base holds everything up to this record.
    in_base: u64,
    /// Journals that are no longer needed and could not be removed.
    left: Vec<PathBuf>,
    written: u64,
    synced: u64,
    /// Tells the names of files apart.
    files: u32,
    stamp: i64,
}

impl Writer {
    /// `stamp` is the time when this began, for the names of files.
    pub fn new(fs: Arc<dyn Fs>, folder: PathBuf, header: Header, first: u64, stamp: i64) -> Self {
        let before = first.saturating_sub(1);
        Self {
            fs,
            folder,
            header,
            open: None,
            queue: VecDeque::new(),
            unflushed: Vec::new(),
            in_base: before,
            left: Vec::new(),
            written: before,
            synced: before,
            files: 0,
            stamp,
        }
    }

    pub fn is_synced(&self) -> bool {
        self.queue.is_empty() && self.synced == self.written
    }

    /// Something of it can be found on the disk.
    pub fn has_file(&self) -> bool {
        self.open.is_some()
    }

    /// Takes a record in and writes it.
    ///
    /// # Errors
    /// As the disk has them; the record waits for the next call then.
    pub fn append(&mut self, number: u64, at: i64, waiting: Waiting) -> io::Result<()> {
        self.take(number, &Entry::Logged { at, logged: waiting.ready() });
        self.write()
    }

    /// Says in the journal what the file is about to become, so that a crash right after is understood. It has the
    /// number of the last record.
    pub fn saving(&mut self, last: u64, upto: u64, sha256: &str) -> io::Result<()> {
        if self.open.is_none() && self.queue.is_empty() {
            return Ok(());
        }
        self.take(last, &Entry::Saving { upto, sha256: sha256.to_owned() });
        self.write()?;
        self.sync()
    }

    fn take(&mut self, number: u64, entry: &Entry) {
        // What is too long for a record has far more letters than a person types or pastes.
        if let Some(bytes) = text_of(entry).and_then(|text| record(number, &text)) {
            self.queue.push_back((number, bytes));
        }
    }

    /// Writes what waits.
    pub fn write(&mut self) -> io::Result<()> {
        if self.queue.is_empty() {
            return Ok(());
        }
        if self.open.as_ref().is_none_or(|open| open.broken) {
            self.begin_file()?;
        }
        let Some(open) = &mut self.open else { return Ok(()) };
        while let Some((number, bytes)) = self.queue.pop_front() {
            if let Err(error) = write_all(&mut *open.file, &bytes) {
                // Half a record is cut off; where that fails too, a new file is begun.
                open.broken = open.file.cut(open.len).is_err();
                self.queue.push_front((number, bytes));
                return Err(error);
            }
            open.len += bytes.len() as u64;
            self.written = number;
            self.unflushed.push((number, bytes));
        }
        Ok(())
    }

    /// Puts on the disk what was written.
    pub fn sync(&mut self) -> io::Result<()> {
        self.write()?;
        let Some(open) = &mut self.open else { return Ok(()) };
        if self.synced == self.written {
            return Ok(());
        }
        if let Err(error) = open.file.sync() {
            open.broken = true;
            // Pages whose flush failed count as clean, and may be gone: only a new file tells.
            return self.begin_file().map_err(|_| error);
        }
        open.flushed = open.len;
        self.all_flushed();
        Ok(())
    }

    fn all_flushed(&mut self) {
        self.unflushed.clear();
        self.synced = self.written;
    }

    /// A new file with what the base lacks, flushed; then the old one is removed.
    fn begin_file(&mut self) -> io::Result<()> {
        self.remove_left();
        let (mut kept, is_whole) = match &self.open {
            Some(open) => tail(&*self.fs, &open.path, open.flushed, self.in_base)?,
            None => (Vec::new(), true),
        };
        kept.extend(self.unflushed.iter().filter(|(number, _)| *number > self.in_base).flat_map(|(_, bytes)| bytes));
        make_folder(&*self.fs, &self.folder)?;
        let (path, file) = self.create()?;
        let fresh = match self.filled(&path, file, &kept) {
            Ok(fresh) => fresh,
            Err(error) => {
                let _later = self.remove(path);
                return Err(error);
            }
        };
        // What could not be read back whole stays for a person to look at.
        if let Some(old) = self.open.replace(fresh).filter(|_| is_whole) {
            let _later = self.remove(old.path);
        }
        self.all_flushed();
        Ok(())
    }

    /// A file under a name that nobody has: what is there under it already belongs to another window.
    fn create(&mut self) -> io::Result<(PathBuf, Box<dyn FsFile>)> {
        let mut taken = io::Error::from(io::ErrorKind::AlreadyExists);
        for _ in 0..MOST_NAMES {
            self.files += 1;
            let path = self.folder.join(super::file_name(&self.header.base, self.stamp, self.files));
            match self.fs.create_new(&path) {
                Ok(file) => return Ok((path, file)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => taken = error,
                Err(error) => return Err(error),
            }
        }
        Err(taken)
    }

    fn remove(&mut self, path: PathBuf) -> io::Result<()> {
        match self.fs.remove(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                self.left.push(path);
                Err(error)
            }
            _ => Ok(()),
        }
    }

    fn remove_left(&mut self) {
        for path in std::mem::take(&mut self.left) {
            let _later = self.remove(path);
        }
    }

    fn filled(&self, path: &Path, mut file: Box<dyn FsFile>, kept: &[u8]) -> io::Result<Open> {
        hold(&mut *file);
        let mut bytes = MAGIC.to_vec();
        let head = text_of(&Entry::Header(self.header.clone())).and_then(|text| record(0, &text));
        bytes.extend(head.ok_or(io::ErrorKind::InvalidInput)?);
        bytes.extend(kept);
        write_all(&mut *file, &bytes)?;
        file.sync()?;
        self.fs.sync_folder(&self.folder)?;
        let len = bytes.len() as u64;
        Ok(Open { path: path.to_owned(), file, len, flushed: len, broken: false })
    }

    /// The file holds everything up to a record: the journal goes on from there.
    pub fn saved(&mut self, upto: u64, base: Base) -> io::Result<()> {
        self.header.base = base;
        self.in_base = upto;
        self.queue.retain(|(number, _)| *number > upto);
        if self.open.is_none() {
            return Ok(());
        }
        if self.written <= upto {
            return self.remove_file();
        }
        self.begin_file()
    }

    /// Nothing is left to keep.
    pub fn end(&mut self) -> io::Result<()> {
        self.queue.clear();
        self.remove_file()
    }

    fn remove_file(&mut self) -> io::Result<()> {
        self.all_flushed();
        self.remove_left();
        self.open.take().map_or(Ok(()), |open| self.remove(open.path))
    }
}

/// Nobody else takes it for one that was left behind. A system without locks has no two windows that ask.
fn hold(file: &mut dyn FsFile) {
    for _ in 0..LOCK_TRIES {
        // A window that looks for journals holds it for a moment.
        let Ok(false) = file.try_lock() else { return };
        std::thread::sleep(LOCK_TRIED_EVERY);
    }
}

/// The bytes of the records after a number, and whether all up to `len` could be read.
fn tail(fs: &dyn Fs, path: &Path, len: u64, after: u64) -> io::Result<(Vec<u8>, bool)> {
    let bytes = fs.read(path)?;
    let wanted = len;
    let len = usize::try_from(len).unwrap_or(bytes.len()).min(bytes.len());
    let known = bytes.get(..len).and_then(records).unwrap_or_default();
    // The header has number 0.
    let kept = known.records.iter().filter(|kept| kept.number > after);
    Ok((kept.filter_map(|kept| record(kept.number, kept.text)).flatten().collect(), known.whole as u64 == wanted))
}
