//! Growth by the same rate each year, in whole numbers of any length.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};
use rust_decimal::Decimal;

/// A century: more is no commitment.
const LONGEST: u32 = 1200;
/// Growth above this a year is no number to show: percent.
const MOST: i64 = 1_000_000;

/// Decimals as whole numbers of one common last digit.
fn whole<const N: usize>(values: [Decimal; N]) -> ([BigInt; N], u32) {
    let scale = values.iter().map(Decimal::scale).max().unwrap_or(0);
    (values.map(|value| BigInt::from(value.mantissa()) * BigInt::from(10).pow(scale - value.scale())), scale)
}

fn gcd(one: u32, other: u32) -> u32 {
    if other == 0 { one } else { gcd(other, one % other) }
}

/// Half away from zero.
fn nearest(numerator: &BigInt, denominator: &BigInt) -> BigInt {
    let twice = (numerator.abs() * 2 + denominator.abs()) / (denominator.abs() * 2);
    if numerator.is_negative() == denominator.is_negative() { twice } else { -twice }
}

/// 100 × `part` / `of`, rounded to one decimal. `None` where there is nothing to be a part of.
pub fn percent(part: Decimal, of: Decimal) -> Option<Decimal> {
    if of.is_zero() {
        return None;
    }
    let ([part, of], _) = whole([part, of]);
    Decimal::try_from_i128_with_scale(nearest(&(part * 1000), &of).to_i128()?, 1).ok()
}

/// Percent a year that leads from one level to another in so many months, rounded to one decimal. `None` where one of
/// them is not above 0, the months are none or more than a century, or the growth is beyond all numbers shown.
pub fn growth_a_year(from: Decimal, to: Decimal, months: u32) -> Option<Decimal> {
    if from <= Decimal::ZERO || to <= Decimal::ZERO || !(1..=LONGEST).contains(&months) {
        return None;
    }
    let ([from, to], _) = whole([from, to]);
    // (1 + g)^(months/12) = to/from, with months/12 = p/q in lowest terms; 1 + g in halves of a tenth of a percent.
    let common = gcd(months, 12);
    let (p, q) = (months / common, 12 / common);
    let halves = ((BigInt::from(2000).pow(p) * to.pow(q)) / from.pow(q)).nth_root(p);
    let tenths = ((halves + 1_u32) / 2_u32).to_i64()? - 1000;
    (tenths <= MOST * 10).then(|| Decimal::new(tenths, 1))
}

/// The way from a baseline to a target, and a level that stands somewhere on it.
pub struct Way {
    baseline: BigInt,
    goal: BigInt,
    latest: BigInt,
    /// Of the common last digit.
    scale: u32,
    /// Decimals that are shown.
    decimals: u32,
    /// `gone` of `all` parts of the time, in lowest terms.
    gone: u32,
    all: u32,
}

impl Way {
    /// Levels above 0. `None` for more than a century, and for a level after the target.
    pub fn new(baseline: Decimal, goal: Decimal, latest: Decimal, gone: u32, all: u32) -> Option<Self> {
        if all == 0 || all > LONGEST || gone > all {
            return None;
        }
        let common = gcd(gone, all);
        let decimals = baseline.scale().max(latest.scale());
        let ([baseline, goal, latest], scale) = whole([baseline, goal, latest]);
        Some(Self { baseline, goal, latest, scale, decimals, gone: gone / common, all: all / common })
    }

    /// baseline^(N−K) · target^K
    fn product(&self) -> BigInt {
        self.baseline.pow(self.all - self.gone) * self.goal.pow(self.gone)
    }

    /// The level against where the way has to be by now.
    pub fn compare(&self) -> Ordering {
        self.latest.pow(self.all).cmp(&self.product())
    }

    /// Where the way has to be by now, with the decimals of the figures.
    pub fn due(&self) -> Option<Decimal> {
        let twice = (self.product() * BigInt::from(2).pow(self.all)).nth_root(self.all);
        let whole = (twice + 1_u32) / 2_u32;
        if whole.is_zero() {
            return Some(Decimal::ZERO);
        }
        let fewer = BigInt::from(10).pow(self.scale - self.decimals.min(self.scale));
        Decimal::try_from_i128_with_scale(nearest(&whole, &fewer).to_i128()?, self.decimals.min(self.scale)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn growth_a_year_is_rounded_once() {
        for (from, to, months, growth) in [
            ("100", "200", 12, Some("100.0")),
            // 2^(1/7) = 1.10409
            ("100", "200", 84, Some("10.4")),
            ("1.00", "2", 84, Some("10.4")),
            ("100", "100", 36, Some("0.0")),
            // Half a year: squared.
            ("100", "110", 6, Some("21.0")),
            ("100", "50", 24, Some("-29.3")),
            ("529.4", "1000", 72, Some("11.2")),
            ("100", "0", 12, None),
            ("0", "100", 12, None),
            ("100", "200", 0, None),
            ("0.0001", "79000000000000000000000000000", 1, None),
        ] {
            let found = growth_a_year(d(from), d(to), months);
            assert_eq!(found.map(|of| of.to_string()).as_deref(), growth, "{from} → {to} in {months}");
        }
    }

    #[test]
    fn the_way_is_where_growth_by_one_rate_leads() {
        let way = |latest: &str, gone| Way::new(d("100.0"), d("400"), d(latest), gone, 24).unwrap();
        assert_eq!(way("200.0", 12).due().unwrap().to_string(), "200.0");
        assert_eq!(way("200.0", 12).compare(), Ordering::Equal);
        assert_eq!(way("199.9", 12).compare(), Ordering::Less);
        assert_eq!(way("141.5", 6).compare(), Ordering::Greater);
        assert_eq!(way("141.4", 6).compare(), Ordering::Less);
        assert_eq!(way("141.4", 6).due().unwrap().to_string(), "141.4");
        assert!(Way::new(d("1"), d("2"), d("1"), 1, 1201).is_none());
        assert!(Way::new(d("1"), d("2"), d("1"), 13, 12).is_none());
    }

    #[test]
    fn percent_of_the_way() {
        assert_eq!(percent(d("1"), d("3")).unwrap().to_string(), "33.3");
        assert_eq!(percent(d("-1"), d("3")).unwrap().to_string(), "-33.3");
        assert_eq!(percent(d("-2"), d("-3")).unwrap().to_string(), "66.7");
        assert_eq!(percent(d("1"), d("0")), None);
    }
}
