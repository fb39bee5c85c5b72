//! What a person is told of a save: the cause and the remedy.

use super::error::{SaveError, SaveWarning};
use super::seen::There;
use crate::platform::backups::BackupError;
use crate::platform::disk::DiskError;
use crate::platform::headless::disk_message;
use crate::words::Words;

/// What is wrong and what to do.
pub fn save_message(words: &Words, error: &SaveError) -> String {
    let id = match error {
        SaveError::Unfaithful => "save-unfaithful",
        SaveError::ChangedOutside(There::Gone) => "save-gone",
        SaveError::ChangedOutside(There::Other(_)) => "save-changed",
        SaveError::FolderGone | SaveError::Disk(DiskError::NotFound) => "folder-not-found",
        SaveError::CannotReplace(_) => "save-cannot-replace",
        SaveError::NoCopy(error) => return words.with("save-no-copy", &[("cause", &backup_cause(words, error))]),
        SaveError::HalfWritten { kept, .. } => {
            return words.with("save-half-written", &[("kept", &kept.display().to_string())]);
        }
        SaveError::Disk(error) => return disk_message(words, error),
    };
    words.t(id).to_owned()
}

/// What to know of a project that was saved.
pub fn save_warning(words: &Words, warning: &SaveWarning) -> String {
    let id = match warning {
        SaveWarning::OtherNames(names) => {
            return words.count("saved-other-names", usize::try_from(names.saturating_sub(1)).unwrap_or(usize::MAX));
        }
        SaveWarning::OwnerChanged => "saved-owner-changed",
        SaveWarning::RightsLost => "saved-rights-lost",
        SaveWarning::NotKept(error) => return words.with("saved-not-kept", &[("cause", &backup_cause(words, error))]),
        SaveWarning::NotFlushed(error) => {
            return words.with("saved-not-flushed", &[("cause", &disk_message(words, error))]);
        }
    };
    words.t(id).to_owned()
}

/// A sentence that says what to do.
pub fn backup_cause(words: &Words, error: &BackupError) -> String {
    let id = match error {
        BackupError::Busy => "backup-busy",
        BackupError::TooLarge { .. } => "backup-too-large",
        BackupError::Damaged => "backup-damaged",
        BackupError::Off => "backup-off",
        BackupError::Unread(cause) => return words.with("file-other", &[("cause", cause)]),
        BackupError::Disk(error) => return disk_message(words, error),
    };
    words.t(id).to_owned()
}
