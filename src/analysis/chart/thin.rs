//! Fewer marks where there are more than pixels: of each pixel column the lowest and the highest stay.
//!
//! Columns lie at fixed months and not at pixels, so that the same marks stay while the chart is moved.
//! *Invariant:* the extremes of every column survive, and at most four members a column are left.

use std::cell::RefCell;

use super::layout::reduced::{Extremes, Pyramid};

/// Marks of one kind in a panel; more can not be told apart, and cost more than a frame has.
const MOST: f64 = 12_000.0;
/// First, lowest, highest and last of a column.
pub const FOUR: usize = 4;

/// The whole columns of a run that were thinned last: while the chart is moved only new ones are.
#[derive(Debug, Clone, Default)]
pub struct Known(RefCell<Option<Columns>>);

#[derive(Debug, Clone)]
struct Columns {
    width: f64,
    ends: bool,
    /// Members from the first to before the last of these are thinned to `places`.
    from: usize,
    to: usize,
    places: Vec<usize>,
}

/// Members of a run in the order of `x`.
pub struct Run<'a> {
    pub pyramid: &'a Pyramid,
    pub known: &'a Known,
    pub x: &'a dyn Fn(usize) -> f64,
    /// Lowest and highest of a member.
    pub reach: &'a dyn Fn(usize) -> (f64, f64),
}

/// Pixels of a column, where so many runs lie over each other on so many pixels.
pub fn column(runs: usize, across: f64) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "a count of series")]
    let wanted = (runs as f64 * across * 2.0 / MOST).max(1.0);
    if runs <= 8 { 1.0 } else { wanted.log2().ceil().exp2() }
}

/// The next smaller of four widths to each power of two: moving and zooming a little leaves columns where they are.
fn stepped(width: f64) -> f64 {
    ((width.log2() * 4.0 + 1e-6).floor() / 4.0).exp2()
}

impl Run<'_> {
    /// Places between `from` and `to` that are drawn, in their order; a column has `width` in the unit of `x`.
    ///
    /// With `ends` first and last of a column stay too, so that a line enters and leaves it where it did.
    pub fn places(&self, from: usize, to: usize, width: f64, ends: bool) -> Vec<usize> {
        let width = stepped(width);
        if to.saturating_sub(from) <= FOUR || !self.crowded(from, to, width) {
            return (from..to).collect();
        }
        // Of the columns at the edges only the part in view counts.
        let start = |at: usize| ((self.x)(at) / width).floor() * width;
        let second = self.first_beyond(from, to, FOUR, start(from) + width);
        let last = self.first_beyond(second.saturating_sub(1), to, to - second, start(to - 1)).max(second);
        let mut kept = Vec::new();
        self.keep(from, second, ends, &mut kept);
        self.whole_columns(second, last, width, ends, &mut kept);
        self.keep(last, to, ends, &mut kept);
        // The newest one is named beside the chart.
        if kept.last().is_some_and(|last| last + 1 != to) {
            kept.push(to - 1);
        }
        kept
    }

    /// What is left of whole columns, those of the last time as they are known.
    fn whole_columns(&self, from: usize, to: usize, width: f64, ends: bool, kept: &mut Vec<usize>) {
        if from >= to {
            return;
        }
        let known = self
            .known
            .0
            .take()
            .filter(|known| (known.width, known.ends) == (width, ends) && known.from.max(from) < known.to.min(to));
        let mut places = Vec::new();
        match known {
            Some(known) => {
                let (first, last) = (known.from.max(from), known.to.min(to));
                self.thin(from, first, width, ends, &mut places);
                let place = |at: usize| known.places.partition_point(|place| *place < at);
                places.extend_from_slice(known.places.get(place(first)..place(last)).unwrap_or_default());
                self.thin(last, to, width, ends, &mut places);
            }
            None => self.thin(from, to, width, ends, &mut places),
        }
        kept.extend_from_slice(&places);
        *self.known.0.borrow_mut() = Some(Columns { width, ends, from, to, places });
    }

    fn thin(&self, from: usize, to: usize, width: f64, ends: bool, kept: &mut Vec<usize>) {
        let (mut at, mut step) = (from, FOUR);
        while at < to {
            let end = (((self.x)(at) / width).floor() + 1.0) * width;
            let next = self.first_beyond(at, to, step, end);
            step = next - at;
            self.keep(at, next, ends, kept);
            at = next;
        }
    }

    fn crowded(&self, from: usize, to: usize, width: f64) -> bool {
        let across = (self.x)(to.saturating_sub(1)) - (self.x)(from);
        #[allow(clippy::cast_precision_loss, reason = "a count of points in a chart")]
        let members = (to - from) as f64;
        members > 2.0 * across / width
    }

    /// The first place after `from` whose `x` is not before `end`; near to `from + step`, if the run is even.
    fn first_beyond(&self, from: usize, to: usize, step: usize, end: f64) -> usize {
        let beyond = |at: usize| (self.x)(at) >= end;
        let (mut low, mut step) = (from, step.max(1));
        let mut high = from + step;
        while high < to && !beyond(high) {
            low = high;
            step *= 2;
            high = low + step;
        }
        high = high.min(to);
        // `low` is before the end, `high` is not or is the end of the run.
        while high - low > 1 {
            let middle = usize::midpoint(low, high);
            if beyond(middle) { high = middle } else { low = middle }
        }
        high
    }

    fn keep(&self, from: usize, to: usize, ends: bool, kept: &mut Vec<usize>) {
        if to - from <= if ends { FOUR } else { 2 } {
            kept.extend(from..to);
            return;
        }
        let Some(Extremes { low_at, high_at, .. }) = self.pyramid.extremes(from, to, self.reach) else { return };
        let (first, second) = (low_at.min(high_at), low_at.max(high_at));
        let places = if ends { [from, first, second, to - 1] } else { [first, first, second, second] };
        for place in places {
            if kept.last().is_none_or(|last| *last < place) {
                kept.push(place);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn y(at: usize) -> f64 {
        f64::from(u32::try_from(at * 7919 % 997).unwrap())
    }

    fn places(count: usize, x: impl Fn(usize) -> f64, width: f64, ends: bool) -> Vec<usize> {
        let reach = |at: usize| (y(at), y(at));
        let pyramid = Pyramid::of(count, reach);
        let known = Known::default();
        Run { pyramid: &pyramid, known: &known, x: &x, reach: &reach }.places(0, count, width, ends)
    }

    fn even(at: usize) -> f64 {
        f64::from(u32::try_from(at).unwrap()) / 100.0
    }

    #[test]
    fn extremes_of_each_column_survive_and_the_rest_is_bounded() {
        for ends in [true, false] {
            let thin = places(10_000, even, 1.0, ends);
            assert!(thin.len() <= if ends { 400 } else { 201 }, "{}", thin.len());
            assert!(thin.is_sorted_by(|a, b| a < b));
            for column in 0..100_u32 {
                let of = |places: &[usize], pick: fn(f64, f64) -> f64| {
                    let inside = places.iter().filter(|at| even(**at).floor() == f64::from(column)).map(|at| y(*at));
                    inside.reduce(pick)
                };
                let all: Vec<_> = (0..10_000).collect();
                assert_eq!(of(&thin, f64::min), of(&all, f64::min));
                assert_eq!(of(&thin, f64::max), of(&all, f64::max));
            }
        }
        assert_eq!(places(4, even, 1.0, true).len(), 4);
    }

    #[test]
    fn a_moved_chart_draws_the_same_as_one_that_was_not_there_before() {
        let reach = |at: usize| (y(at), y(at));
        let pyramid = Pyramid::of(10_000, reach);
        let known = Known::default();
        let moved = |known: &Known, from, to, width, ends| {
            Run { pyramid: &pyramid, known, x: &even, reach: &reach }.places(from, to, width, ends)
        };
        for (from, to, width) in [
            (1000, 5000, 1.0),
            (1007, 5007, 1.0),
            (900, 4950, 1.0),
            (4900, 4960, 1.0),
            (7000, 9000, 1.0),
            (7000, 9000, 2.0),
            (0, 10_000, 2.0),
            (40, 9_990, 2.0),
        ] {
            for ends in [true, false] {
                let fresh = moved(&Known::default(), from, to, width, ends);
                assert_eq!(moved(&known, from, to, width, ends), fresh, "{from} {to} {width} {ends}");
                assert!(fresh.is_sorted_by(|a, b| a < b));
                let extreme = |all: &mut dyn Iterator<Item = usize>| all.map(y).reduce(f64::max);
                assert_eq!(extreme(&mut fresh.iter().copied()), extreme(&mut (from..to)));
            }
        }
    }

    #[test]
    fn the_first_and_the_newest_member_stay() {
        for ends in [true, false] {
            let thin = places(9_999, even, 3.0, ends);
            assert_eq!(thin.last(), Some(&9_998));
        }
        assert_eq!(places(9_999, even, 3.0, true).first(), Some(&0));
    }

    #[test]
    fn uneven_runs_lose_no_extreme_either() {
        // A thousand members in one column, then a few far apart, then a thousand again.
        let uneven = |at: usize| match at {
            0..1000 => even(at) / 20.0,
            1000..1010 => even(at - 900) * 100.0,
            _ => 200.0 + even(at) / 20.0,
        };
        let thin = places(2010, uneven, 1.0, true);
        assert!(thin.len() <= 10 + 12, "{}", thin.len());
        let far: Vec<_> = thin.iter().filter(|at| (1000..1010).contains(*at)).collect();
        assert_eq!(far.len(), 10);
        let highest = (0..1000).map(y).reduce(f64::max);
        assert_eq!(thin.iter().filter(|at| **at < 1000).map(|at| y(*at)).reduce(f64::max), highest);
    }

    #[test]
    fn what_has_room_is_drawn_whole() {
        assert_eq!(places(50, |at| even(at) * 100.0, 1.0, true).len(), 50);
        assert_eq!(places(0, even, 1.0, true).len(), 0);
    }

    #[test]
    fn many_series_share_what_a_frame_can_draw() {
        for (runs, across, expected) in [(1, 1000.0, 1.0), (8, 4000.0, 1.0), (12, 1000.0, 2.0), (300, 1000.0, 64.0)] {
            assert_eq!(column(runs, across), expected, "{runs} {across}");
        }
    }
}
