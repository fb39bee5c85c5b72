//! Tradebook, whole, without a window.
//!
//! | room | what lives there | may call |
//! |---|---|---|
//! | [`domain`] | what a trade project *is*: plain values | nothing |
//! | [`words`] | translations, and how numbers, dates and periods are written | `domain` |
//! | [`analysis`] | what *follows*: growth, implied figures, chart marks | `domain`, `words` |
//! | [`formats`] | bytes ⇄ project, each with a report of warnings | `domain`, `words` |
//! | [`session`] | one open project: actions, history, selection | the rooms above |
//! | [`ui`] | what people see: `&Session` in, actions out | the rooms above, egui |
//! | [`platform`] | the desktop: window, dialogs, threads, clock, disk | everything |
//!
//! *Invariant:* `tests/architecture.rs` holds the rooms to this table.
#![cfg_attr(
    test,
    allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_possible_wrap,
        clippy::string_slice,
        reason = "tests work on small numbers and known texts"
    )
)]

pub mod analysis;
pub mod domain;
pub mod formats;
pub mod platform;
pub mod session;
pub mod ui;
pub mod words;
