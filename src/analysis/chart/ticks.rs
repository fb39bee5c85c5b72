//! The numbers beside a panel: steps of 1, 2 or 5, never one number alone.
//!
//! *Invariant:* range and ticks are finite, and the range holds the baseline and every value.

use rust_decimal::Decimal;

use crate::domain::number::shift;
use crate::words::Words;

/// Least distance of two numbers.
const LEAST: f64 = 16.0;

/// A range of values with at least two named ones in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    pub range: (f64, f64),
    pub ticks: Vec<(f64, String)>,
}

/// A step of `mantissa` × 10^`power`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Step {
    mantissa: i64,
    power: i32,
}

impl Step {
    fn size(self) -> f64 {
        self.times(1)
    }

    /// `count` steps; divides for small steps, because 0.1 is no binary number.
    fn times(self, count: i64) -> f64 {
        let whole = small(count * self.mantissa);
        if self.power < 0 { whole / 10_f64.powi(-self.power) } else { whole * 10_f64.powi(self.power) }
    }

    fn at_least(size: f64) -> Self {
        let power = whole(size.log10().floor());
        let part = size / 10_f64.powi(power);
        // 4.999… from a division must not become 5 steps up.
        let mantissa = [1, 2, 5].into_iter().find(|m| small(*m) >= part * 0.999_999);
        match mantissa {
            Some(mantissa) => Self { mantissa, power },
            None => Self { mantissa: 1, power: power + 1 },
        }
    }

    fn finer(self) -> Self {
        match self.mantissa {
            5 => Self { mantissa: 2, ..self },
            2 => Self { mantissa: 1, ..self },
            _ => Self { mantissa: 5, power: self.power - 1 },
        }
    }
}

#[allow(clippy::cast_possible_truncation, reason = "floors of logarithms and of counts below a thousand")]
fn whole(value: f64) -> i32 {
    value as i32
}

#[allow(clippy::cast_precision_loss, reason = "counts of ticks, far below 2^53")]
fn small(value: i64) -> f64 {
    value as f64
}

/// The axis for values from `low` to `high` and the baseline, on `height` pixels.
pub fn axis(low: f64, high: f64, baseline: f64, height: f64, words: &Words) -> Axis {
    let (mut low, mut high) = (low.min(baseline), high.max(baseline));
    if high - low <= f64::EPSILON * high.abs().max(1e-12) {
        (low, high) = (low.min(baseline), baseline + 1.0_f64.max(baseline.abs() * 0.1));
    }
    let span = high - low;
    let room = 0.06 * span;
    let mut range = (if low < baseline { low - room } else { low }, if high > baseline { high + room } else { high });
    let wanted = (height / 40.0).clamp(1.0, 6.0);
    let mut step = Step::at_least((range.1 - range.0) / wanted);
    while count(range, step) < 2 {
        step = step.finer();
    }
    // A gridline just over the highest bar is calmer than an open end.
    let above = step.times(i64::from(whole((high / step.size() - 1e-9).ceil())));
    if above > high && above <= high + 0.25 * span {
        range.1 = range.1.max(above);
    }
    let below = step.times(i64::from(whole((low / step.size() + 1e-9).floor())));
    if below < low && below >= low - 0.25 * span {
        range.0 = range.0.min(below);
    }
    Axis { range, ticks: legible(ticks(range, step, words), range, step, height) }
}

/// Where numbers would touch, every other one is left out; the baseline's stays.
fn legible(ticks: Vec<(f64, String)>, range: (f64, f64), step: Step, height: f64) -> Vec<(f64, String)> {
    let apart = step.size() / (range.1 - range.0) * height;
    let even = |value: f64| whole((value / step.size()).round()) % 2 == 0;
    let kept = ticks.iter().filter(|(value, _)| even(*value)).count();
    if apart >= LEAST || kept < 2 {
        return ticks;
    }
    ticks.into_iter().filter(|(value, _)| even(*value)).collect()
}

fn ends(range: (f64, f64), step: Step) -> (i32, i32) {
    let size = step.size();
    (whole((range.0 / size - 1e-9).ceil()), whole((range.1 / size + 1e-9).floor()))
}

fn count(range: (f64, f64), step: Step) -> i32 {
    let (first, last) = ends(range, step);
    last - first + 1
}

fn ticks(range: (f64, f64), step: Step, words: &Words) -> Vec<(f64, String)> {
    let (first, last) = ends(range, step);
    let largest = step.times(i64::from(first)).abs().max(step.times(i64::from(last)).abs());
    // Long numbers beside an axis are counted, not read: from a billion on they are written with a power of ten.
    let power = if largest >= 1e9 || step.power < -6 { whole((largest.log10() / 3.0).floor()) * 3 } else { 0 };
    let name = |nth: i32| {
        let digits = shift(Decimal::from(i64::from(nth) * step.mantissa), step.power - power)?;
        let digits = words.decimal(digits.normalize());
        let plain = power == 0 || nth == 0;
        Some(if plain {
            digits
        } else {
            words.with("chart-power", &[("digits", &digits), ("power", &power.to_string())])
        })
    };
    (first..=last).filter_map(|nth| Some((step.times(i64::from(nth)), name(nth)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(low: f64, high: f64, baseline: f64, height: f64) -> String {
        let axis = axis(low, high, baseline, height, &Words::english());
        assert!(axis.range.0 <= low.min(baseline) && axis.range.1 >= high.max(baseline), "{axis:?}");
        assert!(axis.ticks.iter().all(|(value, _)| value.is_finite()));
        axis.ticks.into_iter().map(|(_, name)| name).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn ticks_are_steps_of_one_two_or_five_and_never_alone() {
        for (low, high, baseline, height, expected) in [
            (0.0, 529.4, 0.0, 220.0, "0 200 400 600"),
            (0.0, 529.4, 0.0, 300.0, "0 100 200 300 400 500 600"),
            (-17.3, 21.6, 0.0, 60.0, "−20 0 20"),
            (-17.3, 21.6, 0.0, 120.0, "−20 0 20"),
            (-5.0, -1.0, 0.0, 100.0, "−5 0"),
            (0.0, 0.0, 0.0, 200.0, "0 0.5 1"),
            (0.0, 0.0004, 0.0, 100.0, "0 0.0002 0.0004"),
            (0.0, 1234.0, 0.0, 100.0, "0 1,000"),
            (82.7, 121.6, 100.0, 90.0, "80 100 120"),
            (0.0, 4.9e9, 0.0, 100.0, "0 5·10^9"),
        ] {
            assert_eq!(names(low, high, baseline, height), expected, "{low} {high} {height}");
        }
    }

    #[test]
    fn numbers_of_28_digits_have_an_axis_with_short_names() {
        let text = names(-7.9e27, 7.9e27, 0.0, 200.0);
        assert_eq!(text, "−10·10^27 −5·10^27 0 5·10^27 10·10^27");
        assert!(names(0.0, 1e-9, 0.0, 100.0).contains("·10^-"), "{}", names(0.0, 1e-9, 0.0, 100.0));
    }

    #[test]
    fn every_height_and_size_gives_two_ticks_or_more() {
        for height in [1.0, 20.0, 44.0, 90.0, 400.0, 5000.0] {
            for power in -12..28 {
                for lead in [1.0, 1.7, 3.3, 9.99] {
                    let high = lead * 10_f64.powi(power);
                    for low in [0.0, -high / 3.0, -high * 40.0] {
                        let axis = axis(low, high, 0.0, height, &Words::english());
                        assert!((2..=14).contains(&axis.ticks.len()), "{low} {high} {height}: {axis:?}");
                    }
                }
            }
        }
    }
}
