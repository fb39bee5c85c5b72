//! Why a project was not saved, and what to know of one that was.
//!
//! *Invariant:* but for [`SaveError::HalfWritten`], the file is as it was before.

use std::path::PathBuf;

use super::seen::There;
use crate::platform::backups::BackupError;
use crate::platform::disk::DiskError;

#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    #[error("the project would not be read back as it is")]
    Unfaithful,
    #[error("{0}")]
    ChangedOutside(There),
    #[error("the folder of this path is not there")]
    FolderGone,
    /// Saving under another name may do, or writing over the file itself.
    #[error("the file can not be replaced in its folder ({0})")]
    CannotReplace(DiskError),
    #[error("the old file could not be kept elsewhere before writing over it ({0})")]
    NoCopy(BackupError),
    #[error("the file was written in part only ({cause}); what it held is in {}", kept.display())]
    HalfWritten { cause: DiskError, kept: PathBuf },
    #[error(transparent)]
    Disk(#[from] DiskError),
}

/// The project is saved all the same.
#[derive(Debug, thiserror::Error)]
pub enum SaveWarning {
    /// The other names lead to the old content from now on.
    #[error("the file had {0} names, and only this one has the new content")]
    OtherNames(u64),
    #[error("the file belongs to this user now")]
    OwnerChanged,
    #[error("the file could not get all the rights of the old one")]
    RightsLost,
    #[error("the old file could not be kept as an older version ({0})")]
    NotKept(BackupError),
    /// A power cut may still bring the old file back, so the journal is not to be shortened.
    #[error("the folder could not be flushed ({0})")]
    NotFlushed(DiskError),
}
