//! How large and how deep a project file may be.
//!
//! *Invariant:* both are checked before memory or stack can run out.

/// Largest file, in bytes.
pub const BYTES: usize = 512 * 1024 * 1024;

/// Nesting of the parser; the deepest record of a project takes less than half of it.
pub const DEPTH: usize = 64;
