//! Another unit for a dataset.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::Multiplier;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnitChange {
    /// The same amounts in other multiples; nothing that is stored changes.
    ShowIn(Multiplier),
    /// The label was wrong: the digits stay, what they count is this.
    Relabel { unit: String, multiplier: Multiplier },
    /// Every amount times a factor, in another unit.
    Convert { unit: String, factor: Decimal },
}
