//! Which periods of a table are drawn: all of them, or of very many those where a flow is highest or lowest.
//!
//! *Invariant:* work that follows the number of periods is a look at each level and no more.

use crate::analysis::sheet::{Part, RowsOf, Sheet, Side};
use crate::domain::{Flow, Period};

/// Periods that are drawn one by one.
const MOST: usize = 800;
/// Groups that more are cut into.
const GROUPS: usize = 160;

/// Months on the axis that the marks of a period share.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    pub row: usize,
    pub period: Period,
    pub from: f64,
    pub to: f64,
    /// Months without a period lie before it.
    pub gap: bool,
    /// Some flow has a level.
    pub drawn: bool,
}

impl Slot {
    pub fn middle(&self) -> f64 {
        (self.from + self.to) / 2.0
    }
}

/// What a table has to draw.
pub(super) struct Survey {
    /// In the order of the axis.
    slots: Vec<Slot>,
    /// In the order of the columns, the balance last.
    flows: Vec<Flow>,
    /// One a slot and flow.
    heights: Vec<Option<f64>>,
}

impl Survey {
    pub fn of(sheet: &Sheet) -> Self {
        let levels = sheet.columns.iter().filter(|column| column.part == Part::Level && column.of == Side::Own);
        let (balance, mut flows): (Vec<_>, Vec<_>) =
            levels.map(|column| column.flow).partition(|flow| *flow == Flow::Balance);
        flows.extend(balance);
        let mut slots = slots(sheet.question.rows, sheet.periods());
        let heights = sheet.heights(slots.iter().map(|slot| slot.row), &flows);
        for (slot, heights) in slots.iter_mut().zip(heights.chunks(flows.len().max(1))) {
            slot.drawn = heights.iter().any(Option::is_some);
        }
        Self { slots, flows, heights }
    }

    fn of_slot(&self, nth: usize) -> &[Option<f64>] {
        let wide = self.flows.len();
        self.heights.get(nth * wide..(nth + 1) * wide).unwrap_or_default()
    }

    /// Flows that have something to draw.
    pub fn drawn_flows(&self) -> Vec<Flow> {
        let drawn =
            |place: usize| (0..self.slots.len()).any(|nth| self.of_slot(nth).get(place).is_some_and(Option::is_some));
        self.flows.iter().enumerate().filter(|(place, _)| drawn(*place)).map(|(_, flow)| *flow).collect()
    }

    /// From–to of all that is drawn.
    pub fn span(&self) -> (f64, f64) {
        let drawn = || self.slots.iter().filter(|slot| slot.drawn);
        let from = drawn().map(|slot| slot.from).fold(f64::INFINITY, f64::min);
        let to = drawn().map(|slot| slot.to).fold(f64::NEG_INFINITY, f64::max);
        if from < to { (from, to) } else { (24_000.0, 24_012.0) }
    }

    /// Months of the shortest period.
    pub fn shortest(&self) -> f64 {
        self.slots.iter().map(|slot| f64::from(slot.period.months())).fold(f64::INFINITY, f64::min).min(1200.0)
    }

    /// The periods that are drawn, and the months that they were chosen for; `None` where all of them are drawn.
    pub fn chosen(&self, shown: &[Flow], within: Option<(f64, f64)>) -> (Vec<Slot>, Option<(f64, f64)>) {
        if self.slots.len() <= MOST {
            return (self.slots.clone(), None);
        }
        let window = within.unwrap_or_else(|| self.span());
        let seen = |slot: &Slot| slot.to >= window.0 && slot.from <= window.1;
        // The newest figures are named beside the chart, also when they are out of view.
        let newest = (0..self.slots.len()).filter(|nth| self.slots.get(*nth).is_some_and(|slot| slot.drawn));
        let newest = newest.max_by_key(|nth| self.slots.get(*nth).map(|slot| (slot.period.end_index(), slot.period)));
        let inside: Vec<usize> = (0..self.slots.len())
            .filter(|nth| self.slots.get(*nth).is_some_and(seen) || Some(*nth) == newest)
            .collect();
        let kept = if inside.len() <= MOST { inside } else { self.thinned(&inside, shown, newest) };
        (self.taken(&kept), Some(window))
    }

    /// Of each group the periods where a flow is highest or lowest; where it has no level at all, its first one.
    fn thinned(&self, inside: &[usize], shown: &[Flow], newest: Option<usize>) -> Vec<usize> {
        let places: Vec<_> =
            shown.iter().filter_map(|flow| self.flows.iter().position(|known| known == flow)).collect();
        let mut kept = Vec::new();
        for group in inside.chunks(inside.len().div_ceil(GROUPS)) {
            for place in &places {
                let height = |nth: usize| self.of_slot(nth).get(*place).copied().flatten();
                let mut ends: Option<((usize, f64), (usize, f64))> = None;
                for (nth, y) in group.iter().filter_map(|nth| Some((*nth, height(*nth)?))) {
                    let (low, high) = ends.get_or_insert(((nth, y), (nth, y)));
                    if y < low.1 {
                        *low = (nth, y);
                    }
                    if y > high.1 {
                        *high = (nth, y);
                    }
                }
                match ends {
                    Some((low, high)) => kept.extend([low.0, high.0]),
                    None => kept.extend(group.first()),
                }
            }
        }
        kept.extend(inside.first().into_iter().chain(inside.last()).copied().chain(newest));
        kept.sort_unstable();
        kept.dedup();
        kept
    }

    /// With the gaps of those that are left out.
    fn taken(&self, kept: &[usize]) -> Vec<Slot> {
        let mut last = None;
        let slot = |nth: &usize| {
            let slot = *self.slots.get(*nth)?;
            let from = last.replace(*nth).map_or(*nth, |last| last + 1);
            let gap = self.slots.get(from..=*nth).is_some_and(|slots| slots.iter().any(|slot| slot.gap));
            Some(Slot { gap, ..slot })
        };
        kept.iter().filter_map(slot).collect()
    }
}

/// A period has its own months; years to date overlap, so each stands at its last month. `periods` are in time order.
pub(super) fn slots(rows: RowsOf, periods: impl Iterator<Item = Period>) -> Vec<Slot> {
    let to_date = rows == RowsOf::YearToDate;
    let own = |(row, period): (usize, Period)| {
        let (from, to) = (f64::from(period.start_index()), f64::from(period.end_index()));
        Slot { row, period, from, to, gap: false, drawn: false }
    };
    let mut slots: Vec<_> = periods.enumerate().map(own).collect();
    if to_date {
        let mut ends: Vec<_> = slots.iter().map(|slot| slot.period.end_index()).collect();
        ends.sort_unstable();
        let closest = ends.windows(2).filter_map(|pair| pair.last().zip(pair.first())).map(|(b, a)| b - a);
        // Where each year has one span only, its bars may be wider than a month, but stay within half a year.
        let wide = f64::from(closest.filter(|gap| *gap > 0).min().unwrap_or(1).min(6));
        for slot in &mut slots {
            let middle = slot.to - 0.5;
            (slot.from, slot.to) = (middle - wide / 2.0, middle + wide / 2.0);
        }
        slots.sort_by(|a, b| a.from.total_cmp(&b.from));
    }
    let mut end = f64::NEG_INFINITY;
    for slot in &mut slots {
        slot.gap = slot.from > end + 0.5;
        end = slot.to;
    }
    slots
}
