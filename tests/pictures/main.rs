//! Charts as files: golden pictures of every kind, and what other programs make of them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    reason = "a test fails by panicking, and has scratch files"
)]

mod charts;
mod golden;
#[cfg(target_os = "linux")]
mod others;
mod strange;
