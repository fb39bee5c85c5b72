//! What can be done about a project file that is damaged: what still reads of it, and the newest older version that opens.
//!
//! *Invariant:* nothing is written.

use std::path::Path;

use super::backups::Backups;
use super::disk::{self, DiskError};
use super::fs::Fs;
use super::save::Seen;
use crate::domain::Project;
use crate::formats::project::{Opened, ReadError, Salvaged, Warning, read, salvage};
use crate::session::differences::{Differences, differences};

/// An older version that opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Older {
    /// When it was written, in milliseconds since 1970.
    pub at: i64,
    pub project: Project,
}

/// Beside a file that is damaged; empty beside one that is not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Help {
    /// Of a file that does not open.
    pub salvaged: Option<Salvaged>,
    pub older: Option<Older>,
    /// Of a file that opens, in what it is not as the older version.
    pub differences: Option<Differences>,
}

/// Opens a file, and looks for help where it is damaged.
pub fn open(fs: &dyn Fs, path: &Path, backups: Option<&Backups>) -> (Result<Opened, DiskError>, Option<Seen>, Help) {
    let (result, seen) = disk::open_on(fs, path);
    let mut help = Help::default();
    match &result {
        Ok(opened) if opened.warnings.contains(&Warning::SealBroken) => {
            help.older = backups.and_then(|backups| older(fs, path, backups));
            help.differences = help.older.as_ref().map(|older| differences(&older.project, &opened.project));
        }
        Err(DiskError::Content(error)) if is_damage(error) => {
            help.salvaged = fs.read(path).ok().and_then(|bytes| salvage(&bytes));
            help.older = backups.and_then(|backups| older(fs, path, backups));
        }
        _ => {}
    }
    (result, seen, help)
}

/// A newer program's file is not damaged, and one that is too large is not looked at.
fn is_damage(error: &ReadError) -> bool {
    !matches!(error, ReadError::NewerSchema { .. } | ReadError::TooLarge { .. })
}

/// The newest version that is whole.
fn older(fs: &dyn Fs, path: &Path, backups: &Backups) -> Option<Older> {
    let all = backups.list(fs, path).ok()?;
    all.into_iter().find_map(|version| {
        let opened = read(&backups.read(fs, &version).ok()?).ok()?;
        let whole = !opened.warnings.contains(&Warning::SealBroken);
        whole.then_some(Older { at: version.at, project: opened.project })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::sample::KAZAKHSTAN_AZERBAIJAN as SAMPLE;
    use crate::platform::fs::RealFs;

    fn with_versions(versions: &[&[u8]], now: &[u8]) -> (tempfile::TempDir, Help) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("trade.ron");
        disk::replace(&path, now).unwrap();
        let backups = Backups::new(folder.path().join("backups"));
        for (nth, bytes) in (1..).zip(versions) {
            backups.keep(&RealFs, &path, bytes, nth * 1000, nth * 1000).unwrap();
        }
        let help = open(&RealFs, &path, Some(&backups)).2;
        assert_eq!(std::fs::read(&path).unwrap(), now);
        (folder, help)
    }

    fn text() -> &'static str {
        str::from_utf8(SAMPLE.bytes).unwrap()
    }

    #[test]
    fn the_newest_version_that_opens_and_is_whole_is_found() {
        let broken = text().replacen("\"456.3\"", "\"456.5\"", 1);
        let half = &SAMPLE.bytes[..SAMPLE.bytes.len() / 2];
        let (_folder, help) = with_versions(&[SAMPLE.bytes, broken.as_bytes(), half], half);
        assert_eq!(help.older.as_ref().map(|older| older.at), Some(1000));
        assert!(help.salvaged.is_some() && help.differences.is_none());
    }

    #[test]
    fn a_broken_seal_is_compared_and_a_whole_file_needs_no_help() {
        let broken = text().replacen("\"456.3\"", "\"456.4\"", 1);
        let (_folder, help) = with_versions(&[SAMPLE.bytes], broken.as_bytes());
        assert_eq!(help.differences.map(|found| (found.figures, found.records)), Some((1, 0)));
        assert!(help.salvaged.is_none());
        let (_folder, help) = with_versions(&[SAMPLE.bytes], SAMPLE.bytes);
        assert_eq!(help, Help::default());
    }

    #[test]
    fn a_newer_file_is_not_taken_apart() {
        let newer = text().replacen("schema: 3,", "schema: 99,", 1);
        let (_folder, help) = with_versions(&[SAMPLE.bytes], newer.as_bytes());
        assert_eq!(help, Help::default());
    }
}
