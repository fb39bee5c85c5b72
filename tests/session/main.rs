//! The session without a window: scripts of actions, and what holds for all of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod cells;
mod copies;
mod describe;
mod entries;
mod history;
mod journal;
mod live;
mod merge;
mod model;
mod record;
mod scripts;
mod spoken;
mod totals;
