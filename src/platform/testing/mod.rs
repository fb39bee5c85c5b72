//! Disks for tests: one whose calls fail, one whose power goes.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

mod crash;
mod faults;
mod memory;

pub use faults::{Fault, FaultFs, Plan, Times, matrix, matrix_over, quick_folder};
pub use memory::Memory;
