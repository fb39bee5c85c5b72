//! A sum of exact decimals.
//!
//! *Invariant:* nothing rounds while it is added; what would need more digits than a decimal has is no sum.

use rust_decimal::Decimal;

/// Most decimals that a decimal has, and none.
const SCALES: usize = 29;

/// Sums by number of decimals, so that adding is one addition of whole numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct ExactSum {
    by_scale: [i128; SCALES],
    scale: u32,
}

impl Default for ExactSum {
    fn default() -> Self {
        Self { by_scale: [0; SCALES], scale: 0 }
    }
}

impl ExactSum {
    /// `None`, and nothing added, where it would be too large.
    pub fn add(&mut self, value: Decimal) -> Option<()> {
        let slot = self.by_scale.get_mut(usize::try_from(value.scale()).ok()?)?;
        *slot = slot.checked_add(value.mantissa())?;
        self.scale = self.scale.max(value.scale());
        Some(())
    }

    /// Most decimals among what was added.
    pub fn scale(&self) -> u32 {
        self.scale
    }

    /// With `scale` decimals; `None` where that is more than a decimal holds.
    pub fn value(&self, scale: u32) -> Option<Decimal> {
        let mut sum = 0_i128;
        for (at, mantissa) in self.by_scale.iter().enumerate().filter(|(_, mantissa)| **mantissa != 0) {
            let missing = scale.checked_sub(u32::try_from(at).ok()?)?;
            sum = sum.checked_add(mantissa.checked_mul(10_i128.checked_pow(missing)?)?)?;
        }
        Decimal::try_from_i128_with_scale(sum, scale).ok()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

    use super::*;

    fn of(texts: &[&str]) -> Option<ExactSum> {
        let mut sum = ExactSum::default();
        texts.iter().try_for_each(|text| sum.add(text.parse().unwrap()))?;
        Some(sum)
    }

    #[test]
    fn decimals_of_all_lengths_are_added_to_the_last_digit() {
        let sum = of(&["0.1", "0.2", "-7", "1000000000000000000000.001"]).unwrap();
        assert_eq!(sum.scale(), 3);
        assert_eq!(sum.value(3).unwrap().to_string(), "999999999999999999993.301");
        assert_eq!(sum.value(2), None);
    }

    #[test]
    fn what_no_decimal_holds_is_no_sum() {
        let largest = "79228162514264337593543950335";
        assert_eq!(of(&[largest, "1"]).unwrap().value(0), None);
        assert_eq!(of(&[largest, "1", "-1"]).unwrap().value(0).unwrap().to_string(), largest);
        assert_eq!(of(&[largest, "0.1"]).unwrap().value(1), None);
    }
}
