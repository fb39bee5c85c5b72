//! The whole program without a screen: keys and clicks in, files and sentences out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod checks;
mod compare;
mod damage;
mod desk;
mod export;
mod failing;
mod keys;
mod opening;
mod pictures;
mod record;
mod recovery;
mod saving;
mod slow;
mod start;
mod two;
mod unsaved;
mod versions;
mod whole;
