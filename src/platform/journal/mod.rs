//! Every committed edit goes into a file beside the settings at once, and is flushed soon after: what a crash, a power
//! cut or a kill leaves of an unsaved project.
//!
//! The window hands edits over and goes on; a thread turns them into text, writes and flushes them.
//! *Invariant:* what [`Journal::kept`] counts is on the disk.

#[cfg(test)]
mod crash_tests;
#[cfg(test)]
mod fault_tests;
mod found;
#[cfg(test)]
mod tests;
mod writer;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

pub use found::{Abandoned, abandoned, discard, read};

use super::disk::DiskError;
use super::fs::Fs;
use crate::session::journal::{Logged, Waiting};
use writer::Writer;

/// What the records of a journal follow from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Base {
    /// A file with these bytes. `key` tells its path apart also where the path is no text.
    File { path: String, key: String, sha256: String },
    /// A project that no file holds, as the text of one.
    Project { name: String, text: String },
}

impl Base {
    /// `sha256`: of the bytes of the file.
    pub fn file(path: &Path, sha256: String) -> Self {
        Self::File { path: path.display().to_string(), key: file_key(path), sha256 }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Of the program that wrote it.
    pub version: String,
    pub base: Base,
}

/// One record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Entry {
    Header(Header),
    Logged {
        /// Milliseconds since 1970.
        at: i64,
        logged: Logged,
    },
    /// The file is about to hold everything up to a record.
    Saving {
        upto: u64,
        sha256: String,
    },
}

fn text_of(entry: &Entry) -> Option<String> {
    ron::to_string(entry).ok()
}

/// In hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Journals of one file begin alike, by whatever link it was opened.
pub(super) fn file_key(path: &Path) -> String {
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    sha256(path.as_os_str().as_encoded_bytes()).chars().take(16).collect()
}

fn file_name(base: &Base, stamp: i64, nth: u32) -> String {
    let key = match base {
        Base::File { key, .. } => key,
        Base::Project { .. } => "unsaved",
    };
    format!("{key}-{stamp:x}-{:x}-{nth}.journal", std::process::id())
}

/// The time now, in milliseconds since 1970.
#[allow(clippy::disallowed_methods, reason = "a journal says when an edit was made")]
pub(super) fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}

#[allow(clippy::disallowed_methods, reason = "measures how long an edit waits for the disk")]
fn instant() -> Instant {
    Instant::now()
}

/// No edit waits longer for its flush.
const FLUSHED_WITHIN: Duration = Duration::from_millis(500);

/// After an error of the disk.
const AGAIN_AFTER: Duration = Duration::from_secs(2);

/// How long a save waits until the journal knows of it.
const ANNOUNCED_WITHIN: Duration = Duration::from_secs(2);

enum Message {
    /// Another project: nothing is left to keep of the one before.
    Begin(Header),
    /// The same project on another base, which has all that was done so far.
    BeginAnew(Header),
    Append(u64, i64, Waiting),
    Saving(u64, String, Sender<()>),
    Saved(u64, Base),
    End,
    Stop,
}

/// How far the journal is.
#[derive(Default)]
struct Progress {
    synced: AtomicU64,
    trouble: Mutex<Option<DiskError>>,
}

/// The window's side of the journal.
pub struct Journal {
    messages: Sender<Message>,
    thread: Option<JoinHandle<()>>,
    progress: Arc<Progress>,
    /// Number of the last record that was given.
    given: u64,
    folder: PathBuf,
}

/// What the status line says of the last edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kept {
    /// There was none since the project was opened or saved.
    #[default]
    Nothing,
    NotYet,
    OnDisk,
}

impl Journal {
    /// `wake` is called when the last edit is on the disk, and when there is trouble.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(fs: Arc<dyn Fs>, folder: PathBuf, wake: impl Fn() + Send + 'static) -> io::Result<Self> {
        let (messages, inbox) = mpsc::channel();
        let progress = Arc::new(Progress::default());
        let keeper = Keeper { fs, folder: folder.clone(), progress: Arc::clone(&progress), wake: Box::new(wake) };
        let thread =
            std::thread::Builder::new().name("tradebook-journal".to_owned()).spawn(move || keeper.run(&inbox))?;
        Ok(Self { messages, thread: Some(thread), progress, given: 0, folder })
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn send(&self, message: Message) {
        // The thread ends only with its sender, which is here.
        let _sent = self.messages.send(message);
    }

    /// Keeps the edits of another project; of the one before nothing is kept.
    pub fn begin(&mut self, base: Base) {
        self.send(Message::Begin(header(base)));
    }

    /// Goes on from a base that has all that was done so far. What was kept before stays until the next edit is on the
    /// disk, so that there is no moment without it.
    pub fn begin_anew(&mut self, base: Base) {
        self.send(Message::BeginAnew(header(base)));
    }

    /// The project is given up or saved: nothing is kept of it.
    pub fn end(&mut self) {
        self.send(Message::End);
    }

    pub fn append(&mut self, waiting: Waiting) {
        self.given += 1;
        self.send(Message::Append(self.given, now(), waiting));
    }

    /// Number of the last record: what a snapshot taken now has in it.
    pub fn given(&self) -> u64 {
        self.given
    }

    /// For the one who saves: to be called right before the file gets its new content.
    pub fn announcer(&self) -> Announcer {
        Announcer { messages: self.messages.clone(), upto: self.given }
    }

    /// The file now holds everything up to a record.
    pub fn saved(&mut self, upto: u64, base: Base) {
        self.send(Message::Saved(upto, base));
    }

    /// Whether the last of `edits` records is on the disk.
    pub fn is_kept(&self) -> bool {
        self.progress.synced.load(Ordering::Acquire) >= self.given
    }

    /// What the disk said when it could not keep the last edit, once.
    pub fn trouble(&self) -> Option<DiskError> {
        self.progress.trouble.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

fn header(base: Base) -> Header {
    Header { version: env!("CARGO_PKG_VERSION").to_owned(), base }
}

impl Drop for Journal {
    /// Waits until everything is on the disk.
    fn drop(&mut self) {
        // One who saves may hold on to the channel.
        self.send(Message::Stop);
        if let Some(thread) = self.thread.take() {
            let _ended = thread.join();
        }
    }
}

/// Tells the journal what a file is about to hold.
pub struct Announcer {
    messages: Sender<Message>,
    upto: u64,
}

impl Announcer {
    /// Comes back when it is on the disk, or when the disk does not answer.
    pub fn announce(&self, sha256: &str) {
        let (done, answer) = mpsc::channel();
        let message = Message::Saving(self.upto, sha256.to_owned(), done);
        if self.messages.send(message).is_ok() {
            let _answered = answer.recv_timeout(ANNOUNCED_WITHIN);
        }
    }

    /// Number of the last record that the saved project has in it.
    pub fn upto(&self) -> u64 {
        self.upto
    }
}

/// The thread's side.
struct Keeper {
    fs: Arc<dyn Fs>,
    folder: PathBuf,
    progress: Arc<Progress>,
    wake: Box<dyn Fn() + Send>,
}

impl Keeper {
    fn run(self, inbox: &Receiver<Message>) {
        let mut hand = Hand::default();
        let mut due: Option<Instant> = None;
        loop {
            let message = match due {
                None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(due) => inbox.recv_timeout(due.saturating_duration_since(instant())),
            };
            let done = match message {
                Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => {
                    let _kept = hand.sync();
                    return;
                }
                Err(RecvTimeoutError::Timeout) => {
                    due = None;
                    hand.sync()
                }
                Ok(message) => hand.take(&self, message),
            };
            match done {
                Err(error) => {
                    *self.progress.trouble.lock().unwrap_or_else(PoisonError::into_inner) = Some(error.into());
                    due = Some(instant() + AGAIN_AFTER);
                    (self.wake)();
                }
                Ok(()) if !hand.is_synced() => due = due.or_else(|| Some(instant() + FLUSHED_WITHIN)),
                Ok(()) => {
                    due = None;
                    self.progress.synced.store(hand.last, Ordering::Release);
                    (self.wake)();
                }
            }
        }
    }

    fn writer(&self, header: Header, first: u64) -> Writer {
        Writer::new(Arc::clone(&self.fs), self.folder.clone(), header, first, now())
    }
}

/// What the thread has in hand.
#[derive(Default)]
struct Hand {
    writer: Option<Writer>,
    /// Of the same project on bases before: needed until an edit on the new base is on the disk.
    before: Vec<Writer>,
    /// Number of the last record that was given.
    last: u64,
}

impl Hand {
    fn take(&mut self, keeper: &Keeper, message: Message) -> io::Result<()> {
        match (message, &mut self.writer) {
            (Message::Begin(header), _) => {
                let ended = self.end();
                self.writer = Some(keeper.writer(header, self.last + 1));
                ended
            }
            (Message::BeginAnew(header), _) => {
                // It is to be found as it is.
                let synced = self.sync();
                self.before.extend(self.writer.take());
                self.writer = Some(keeper.writer(header, self.last + 1));
                synced
            }
            (Message::Append(number, at, waiting), Some(writer)) => {
                self.last = number;
                writer.append(number, at, waiting)
            }
            (Message::Saving(upto, sha256, done), Some(writer)) => {
                let announced = writer.saving(self.last, upto, &sha256);
                let _heard = done.send(());
                announced
            }
            (Message::Saved(upto, base), Some(writer)) => {
                writer.saved(upto, base)?;
                self.end_before()
            }
            (Message::End, _) => self.end(),
            (Message::Append(..) | Message::Saving(..) | Message::Saved(..) | Message::Stop, _) => Ok(()),
        }
    }

    fn is_synced(&self) -> bool {
        let needed = self.before.iter().filter(|_| !self.has_file());
        self.writer.iter().chain(needed).all(Writer::is_synced)
    }

    fn has_file(&self) -> bool {
        self.writer.as_ref().is_some_and(Writer::has_file)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.writer.as_mut().map_or(Ok(()), Writer::sync)?;
        if self.has_file() { self.end_before() } else { self.before.iter_mut().try_for_each(Writer::sync) }
    }

    fn end(&mut self) -> io::Result<()> {
        let ended = self.writer.as_mut().map_or(Ok(()), Writer::end);
        self.end_before().and(ended)
    }

    fn end_before(&mut self) -> io::Result<()> {
        std::mem::take(&mut self.before).into_iter().map(|mut writer| writer.end()).fold(Ok(()), Result::and)
    }
}
