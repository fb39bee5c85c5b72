//! The session without a window: scripts of actions, and what holds for all of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod copies;
mod describe;
mod history;
mod live;
mod scripts;
mod spoken;
