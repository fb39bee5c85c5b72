//! The frame around the screens: menus, project tree, inspector, status line, dialogs, toasts.
//!
//! `platform` tells what it knows of the file in a [`FileView`] and reads answers from the requests.
//! *Invariant:* the frame changes settings and its own state only; the project changes through actions.

mod banner;
mod caret;
pub mod centre;
mod charts;
mod checks;
mod file_view;
mod folding;
pub mod names;
mod register;
mod root;
mod run;
mod status;
#[cfg(test)]
mod tests;
mod toasts;
mod top;
mod tree;

pub use file_view::{
    Banner, BannerKind, Before, Busy, Comparison, ConflictAnswer, ConflictKind, Contested, FileConflict, FileProblem,
    FileView, LeftBehind, OlderVersion, OlderVersions, ProblemKind, Question, RecentFile, Rescue, Restore,
    VersionAnswer,
};
pub use root::{RootState, root_ui};
pub use run::{new_source, next_period, run};
