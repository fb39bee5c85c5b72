//! The numbers beside a panel: steps of 1, 2 or 5, or powers of ten; never one number alone.
//!
//! *Invariant:* range and ticks are finite, and the range holds the baseline and every value.

use rust_decimal::Decimal;

use crate::domain::number::shift;
use crate::words::Words;

/// Least distance of two numbers.
const LEAST: f64 = 16.0;

/// A range of values with at least two named ones in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Axis {
    pub range: (f64, f64),
    pub ticks: Vec<(f64, String)>,
    /// Gridlines without a name.
    pub minor: Vec<f64>,
}

/// How the numbers of an axis are written.
#[derive(Clone, Copy)]
pub struct Naming<'a> {
    pub words: &'a Words,
    /// Counted downward below 0: without a minus.
    pub mirrored: bool,
    /// Numbers are written with a power of ten from here on: long ones are counted, not read.
    pub powers_from: f64,
}

impl<'a> Naming<'a> {
    pub fn of(words: &'a Words) -> Self {
        Self { words, mirrored: false, powers_from: 1e9 }
    }

    /// Where there is little room beside the panel.
    pub fn short(self) -> Self {
        Self { powers_from: 1e4, ..self }
    }

    /// `digits` × 10^`power`, as a power of ten or written out.
    fn name(self, digits: Decimal, power: i32) -> Option<String> {
        let digits = if self.mirrored { digits.abs() } else { digits };
        let text = self.words.decimal(digits.normalize());
        Some(if power == 0 || digits.is_zero() {
            text
        } else {
            self.words.with("chart-power", &[("digits", &text), ("power", &power.to_string())])
        })
    }
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

    fn coarser(self) -> Self {
        match self.mantissa {
            1 => Self { mantissa: 2, ..self },
            2 => Self { mantissa: 5, ..self },
            _ => Self { mantissa: 1, power: self.power + 1 },
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
pub fn axis(low: f64, high: f64, baseline: f64, height: f64, naming: Naming<'_>) -> Axis {
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
    let ticks = legible(ticks(range, step, naming), range, step, height);
    if apart(&ticks, range, height) < LEAST {
        return two_ends(low, high, height, naming);
    }
    Axis { range, ticks, minor: Vec::new() }
}

/// Pixels between the two numbers that are nearest to each other.
fn apart(ticks: &[(f64, String)], range: (f64, f64), height: f64) -> f64 {
    let gaps = ticks.windows(2).filter_map(|pair| pair.first().zip(pair.last())).map(|(a, b)| b.0 - a.0);
    gaps.fold(f64::INFINITY, f64::min) / (range.1 - range.0) * height
}

/// Of a very low panel the numbers stand at its lower and upper edge, and at 0 if there is room.
fn two_ends(low: f64, high: f64, height: f64, naming: Naming<'_>) -> Axis {
    let step = Step::at_least(high - low);
    let at = |nth: f64| step.times(i64::from(whole(nth)));
    let range = (at((low / step.size() + 1e-9).floor()), at((high / step.size() - 1e-9).ceil()));
    let mut ticks = ticks(range, step, naming);
    if apart(&ticks, range, height) < LEAST && ticks.len() > 2 {
        let last = ticks.len() - 1;
        let mut nth = 0;
        ticks.retain(|_| {
            nth += 1;
            nth == 1 || nth == last + 1
        });
    }
    Axis { range, ticks, minor: Vec::new() }
}

/// The axis of powers of ten for values from `low` to `high`, both above 0.
pub fn log_axis(low: f64, high: f64, height: f64, naming: Naming<'_>) -> Axis {
    let high = if high > 0.0 { high } else { 1.0 };
    let low = if low > 0.0 { low.min(high) } else { high / 10.0 };
    let (first, last) = fine_ends(low, high);
    let per_decade = height / (last.size().log10() - first.size().log10());
    // 1, 2 and 5 are 0.3 and 0.4 of a decade apart.
    if per_decade * 0.3 >= LEAST {
        let steps: Vec<_> = std::iter::successors(Some(first), |step| Some(step.coarser()))
            .take_while(|step| step.size() <= last.size() * 1.001)
            .collect();
        return powers(&steps, naming, per_decade);
    }
    let decade = |power: i32| Step { mantissa: 1, power };
    let (bottom, top) = (first.power, if last.mantissa == 1 { last.power } else { last.power + 1 });
    let room = height / f64::from((top - bottom).max(1));
    let every = whole((LEAST / room.max(1e-9)).ceil()).clamp(1, (top - bottom).max(1));
    // The range ends with a tick, so that there is never one alone.
    let top = bottom + (top - bottom + every - 1) / every * every;
    let decades: Vec<_> = (bottom..=top).step_by(usize::try_from(every).unwrap_or(1)).map(decade).collect();
    powers(&decades, naming, if every == 1 { room } else { 0.0 })
}

/// The nearest 1, 2 or 5 of a decade below and above; never the same.
fn fine_ends(low: f64, high: f64) -> (Step, Step) {
    let above = Step::at_least(high);
    let mut below = Step::at_least(low);
    if below.size() > low * 1.000_001 {
        below = below.finer();
    }
    if below.size() * 1.001 >= above.size() { (below.finer(), above.coarser()) } else { (below, above) }
}

/// Lines between powers of ten are drawn where a decade has so much room.
const MINOR: f64 = 40.0;

fn powers(steps: &[Step], naming: Naming<'_>, per_decade: f64) -> Axis {
    let range = steps.first().zip(steps.last()).map_or((1.0, 10.0), |(first, last)| (first.size(), last.size()));
    let name = |step: &Step| {
        let size = step.size();
        if size >= naming.powers_from || step.power < -6 {
            return naming.name(Decimal::from(step.mantissa), step.power);
        }
        naming.name(shift(Decimal::from(step.mantissa), step.power)?, 0)
    };
    let ticks: Vec<_> = steps.iter().filter_map(|step| Some((step.size(), name(step)?))).collect();
    let decades = steps.first().zip(steps.last()).map_or(0..=0, |(first, last)| first.power..=last.power);
    let between = decades.flat_map(|power| (1..10).map(move |mantissa| Step { mantissa, power }.size()));
    let is_tick = |value: f64| ticks.iter().any(|(tick, _)| (tick / value - 1.0).abs() < 0.01);
    let inside =
        between.filter(|value| per_decade >= MINOR && *value > range.0 && *value < range.1 && !is_tick(*value));
    let minor = inside.collect();
    Axis { range, ticks, minor }
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

fn ticks(range: (f64, f64), step: Step, naming: Naming<'_>) -> Vec<(f64, String)> {
    let (first, last) = ends(range, step);
    let largest = step.times(i64::from(first)).abs().max(step.times(i64::from(last)).abs());
    let power =
        if largest >= naming.powers_from || step.power < -6 { whole((largest.log10() / 3.0).floor()) * 3 } else { 0 };
    let name = |nth: i32| naming.name(shift(Decimal::from(i64::from(nth) * step.mantissa), step.power - power)?, power);
    (first..=last).filter_map(|nth| Some((step.times(i64::from(nth)), name(nth)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(low: f64, high: f64, baseline: f64, height: f64) -> String {
        let words = Words::english();
        let axis = axis(low, high, baseline, height, Naming::of(&words));
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
        let words = Words::english();
        for height in [1.0, 20.0, 44.0, 90.0, 400.0, 5000.0] {
            for power in -12..28 {
                for lead in [1.0, 1.7, 3.3, 9.99] {
                    let high = lead * 10_f64.powi(power);
                    for low in [0.0, -high / 3.0, -high * 40.0] {
                        let axis = axis(low, high, 0.0, height, Naming::of(&words));
                        assert!((2..=14).contains(&axis.ticks.len()), "{low} {high} {height}: {axis:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn an_axis_that_is_mirrored_counts_downward_without_a_minus() {
        let words = Words::english();
        let naming = Naming { mirrored: true, ..Naming::of(&words) };
        let names = |axis: Axis| axis.ticks.into_iter().map(|(_, name)| name).collect::<Vec<_>>().join(" ");
        assert_eq!(names(axis(-400.0, 900.0, 0.0, 200.0, naming)), "500 0 500 1,000");
        assert_eq!(names(axis(-4e9, 9e9, 0.0, 200.0, naming)), "5·10^9 0 5·10^9 10·10^9");
    }

    #[test]
    fn where_there_is_little_room_numbers_are_short() {
        let words = Words::english();
        let axis = axis(0.0, 2_500_000.0, 0.0, 100.0, Naming::of(&words).short());
        assert_eq!(axis.ticks.last().unwrap().1, "2·10^6");
    }

    #[test]
    fn powers_of_ten_are_named_by_one_two_and_five_where_there_is_room() {
        let words = Words::english();
        for (low, high, height, expected) in [
            (3.0, 450.0, 300.0, "2 5 10 20 50 100 200 500"),
            (3.0, 450.0, 60.0, "1 10 100 1,000"),
            (1.0, 1000.0, 20.0, "1 1,000"),
            (7.0, 7.0, 200.0, "5 10"),
            (10.0, 10.0, 200.0, "5 10 20"),
            (0.02, 0.7, 200.0, "0.02 0.05 0.1 0.2 0.5 1"),
            (0.0, 50.0, 200.0, "5 10 20 50"),
            (
                1.0,
                1e12,
                210.0,
                "1 10 100 1,000 10,000 100,000 1,000,000 10,000,000 100,000,000 1·10^9 1·10^10 1·10^11 1·10^12",
            ),
            (1.0, 1e12, 60.0, "1 10,000 100,000,000 1·10^12"),
        ] {
            let axis = log_axis(low, high, height, Naming::of(&words));
            let names: Vec<_> = axis.ticks.iter().map(|(_, name)| name.as_str()).collect();
            assert_eq!(names.join(" "), expected, "{low} {high} {height}");
        }
    }

    #[test]
    fn powers_of_ten_hold_every_value_and_are_never_alone() {
        let words = Words::english();
        for height in [1.0, 20.0, 90.0, 400.0, 5000.0] {
            for power in -12..16 {
                for (lead, ratio) in [(1.0, 1.0), (1.7, 1.0), (5.0, 1.1), (9.99, 30.0), (2.0, 1e12)] {
                    let low = lead * 10_f64.powi(power);
                    let axis = log_axis(low, low * ratio, height, Naming::of(&words));
                    let (bottom, top) = axis.range;
                    assert!(bottom <= low * 1.000_01 && top >= low * ratio * 0.999_99, "{low} {ratio} {axis:?}");
                    assert!(
                        axis.ticks.len() >= 2 && bottom > 0.0 && top.is_finite(),
                        "{low} {ratio} {height} {axis:?}"
                    );
                    let apart =
                        |pair: &[(f64, String)]| (pair[1].0 / pair[0].0).log10() / (top / bottom).log10() * height;
                    let legible = axis.ticks.windows(2).all(|pair| apart(pair) >= LEAST * 0.99);
                    assert!(legible || axis.ticks.len() <= 3, "{low} {ratio} {height} {axis:?}");
                    assert!(axis.minor.iter().all(|value| (bottom..=top).contains(value)));
                }
            }
        }
    }

    #[test]
    fn lines_between_powers_of_ten_are_drawn_where_there_is_room() {
        let words = Words::english();
        let minor = |height| log_axis(1.0, 100.0, height, Naming::of(&words)).minor.len();
        assert_eq!([minor(400.0), minor(100.0), minor(60.0)], [12, 16, 0]);
    }
}
