//! After an error of the program itself: what was done is in the journal, and the program starts again and says so.
//!
//! *Invariant:* a program that fails right after it started again is not started a third time.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::Command;
use std::time::{Duration, Instant};

use super::window::{self, Opening};

/// Tells the program that it was started again.
const RESTARTED: &str = "TRADEBOOK_RESTARTED";

/// What fails sooner fails by what it opens.
const LEAST: Duration = Duration::from_secs(30);

/// How the window ended.
pub enum Ended {
    Closed,
    NoWindow(String),
    /// By an error of the program; whether it was started again.
    Failed {
        again: bool,
    },
}

/// Opens the window and stays until it is closed; after an error of the program a new one takes its place.
pub fn window(opening: Opening) -> Ended {
    let begun = instant();
    let restarted = was_restarted();
    let opening = Opening { restarted, ..opening };
    // Nothing of it is looked at after an error: edits are in the journal by then.
    match catch_unwind(AssertUnwindSafe(|| window::open(opening))) {
        Ok(Ok(())) => Ended::Closed,
        Ok(Err(error)) => Ended::NoWindow(error.to_string()),
        Err(_) => Ended::Failed { again: may_start_again(restarted, begun.elapsed()) && start_again() },
    }
}

#[allow(clippy::disallowed_methods, reason = "the program tells the one that takes its place")]
fn was_restarted() -> bool {
    std::env::var_os(RESTARTED).is_some()
}

fn may_start_again(restarted: bool, lived: Duration) -> bool {
    !restarted || lived >= LEAST
}

/// With the file of last time.
fn start_again() -> bool {
    let program = std::env::current_exe();
    program.and_then(|program| Command::new(program).env(RESTARTED, "1").spawn()).is_ok()
}

#[allow(clippy::disallowed_methods, reason = "measures how long the program lived")]
fn instant() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fails_right_after_a_restart_is_left_alone() {
        let second = Duration::from_secs(1);
        assert!(may_start_again(false, second));
        assert!(!may_start_again(true, second));
        assert!(may_start_again(true, LEAST));
    }
}
