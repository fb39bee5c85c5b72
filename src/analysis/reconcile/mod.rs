//! Can these printed figures all be true? (METHOD §4)
//!
//! Every printed level, rate, difference, share is a statement about unknown true values within the interval that its
//! digits allow. One exact linear system over all of them says whether they can hold together, what unprinted figures
//! must be, which smallest sets conflict and what would repair them.
//! *Invariant:* no floating point in a verdict; every conflict comes with a proof that can be checked by itself.

mod blocks;
mod constraints;
mod conventions;
mod explain;
mod judge;
mod proof;
mod propagate;
mod rational;
mod repair;
mod simplex;
mod solver;
mod tension;

pub use blocks::{Block, blocks};
pub use constraints::{Reading, Span, allowed};
pub use conventions::{Convention, conventions, fit};
pub use explain::{ENUMERATED, Set};
pub use judge::{Conflict, Findings, Implied, Implying, Verdict, judge};
pub use proof::{Line, Proof};
pub use propagate::{Propagated, propagate};
pub use rational::{Rational, Toward};
pub use repair::{Change, Repair};
pub use simplex::{Effort, Exhausted, Reason, Side, Taken};
pub use tension::{Tension, tension};

#[cfg(test)]
mod tests;
