//! Which files in the folder of older versions are ours to remove.
//!
//! ```text
//! tradebook backups 1 SHA-256 of what follows⏎
//! [(name: "key-time-SHA-256.ron", path: "…", bytes: 6011, going: false), …]     in the order of keeping
//! ```
//! *Invariant:* a manifest that is damaged lists nothing; it is set aside, and what it listed stays where it is.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::put;
use crate::platform::fs::Fs;
use crate::platform::journal::sha256;

const MAGIC: &str = "tradebook backups 1 ";

/// The name of a kept version says whose it is, when it was written, and what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// Tells the files apart whose versions these are.
    pub key: String,
    /// In milliseconds since 1970.
    pub at: i64,
    pub sha256: String,
}

impl Name {
    /// Characters of a key, and of a hash.
    pub const KEY: usize = 16;
    const HASH: usize = 64;

    /// `None` for what we never named, a path that leads elsewhere for one.
    pub fn parse(name: &str) -> Option<Self> {
        let hex = |text: &str, len| text.len() == len && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        let (key, rest) = name.strip_suffix(".ron")?.split_once('-')?;
        let (at, sha256) = rest.split_once('-')?;
        let at = i64::from_str_radix(at, 16).ok().filter(|time| *time >= 0 && format!("{time:x}") == at)?;
        let known = hex(key, Self::KEY) && hex(sha256, Self::HASH);
        known.then(|| Self { key: key.to_owned(), at, sha256: sha256.to_owned() })
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:x}-{}.ron", self.key, self.at, self.sha256)
    }
}

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("no name of an older version"))
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    pub name: Name,
    /// Of the file, for people who look into the folder.
    pub path: String,
    pub bytes: u64,
    /// To be removed: room for newer ones was needed.
    pub going: bool,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    /// In the order of keeping, whatever the clock said.
    pub entries: Vec<Entry>,
}

fn path(folder: &Path) -> PathBuf {
    folder.join("manifest")
}

impl Manifest {
    /// # Errors
    /// When it can not be read, or is damaged and can not be set aside.
    pub fn read(fs: &dyn Fs, folder: &Path, now: i64) -> io::Result<Self> {
        let path = path(folder);
        let bytes = match fs.read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            bytes => bytes?,
        };
        if let Some(entries) = parse(&bytes) {
            return Ok(Self { entries });
        }
        fs.rename(&path, &folder.join(format!("manifest-damaged-{now:x}")))?;
        Ok(Self::default())
    }

    pub fn write(&self, fs: &dyn Fs, folder: &Path) -> io::Result<()> {
        let text = ron::to_string(&self.entries).map_err(io::Error::other)?;
        let bytes = format!("{MAGIC}{}\n{text}", sha256(text.as_bytes()));
        put(fs, folder, &path(folder), bytes.as_bytes())
    }

    pub fn last(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().rfind(|entry| entry.name.key == key && !entry.going)
    }

    /// As the newest.
    pub fn add(&mut self, entry: Entry) {
        self.entries.retain(|known| known.name != entry.name);
        self.entries.push(entry);
    }

    /// Removes what is to go, and forgets it and what of a file's versions is not there.
    pub fn forget_removed(&mut self, fs: &dyn Fs, folder: &Path, key: &str) {
        self.remove_going(fs, folder);
        let is_gone = |entry: &Entry| {
            let there = fs.stat_link(&folder.join(entry.name.to_string()));
            there.is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
        };
        self.entries.retain(|entry| !(entry.going || entry.name.key == key) || !is_gone(entry));
    }

    /// What can not be removed is tried again the next time.
    pub fn remove_going(&self, fs: &dyn Fs, folder: &Path) {
        for entry in self.entries.iter().filter(|entry| entry.going) {
            let _gone = fs.remove(&folder.join(entry.name.to_string()));
        }
    }
}

fn parse(bytes: &[u8]) -> Option<Vec<Entry>> {
    let (stated, text) = str::from_utf8(bytes).ok()?.strip_prefix(MAGIC)?.split_once('\n')?;
    if sha256(text.as_bytes()) != stated {
        return None;
    }
    ron::from_str(text).ok()
}
