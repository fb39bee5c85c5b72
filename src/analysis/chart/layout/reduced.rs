//! The marks of a picture in an order that a frame can look things up in, made once a picture.
//!
//! Marks of one series are a run in the order of time. Of a long run the lowest and highest of each 8, 64, 512 … are
//! known, so that the extremes of any stretch are found without a look at every mark in it.
//! *Invariant:* a stretch's extremes are exact, and finding them takes a logarithm of its length.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::super::thin::Known;
use crate::domain::marks::{Ink, Line, LinePoint, Mark, Panel, Picture, Ribbon, Series};

/// Members that one node of a pyramid stands for on the next level.
const FAN: usize = 8;

/// Lowest and highest value of a stretch, each with its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extremes {
    pub low: f64,
    pub low_at: usize,
    pub high: f64,
    pub high_at: usize,
}

impl Extremes {
    fn of(at: usize, (low, high): (f64, f64)) -> Self {
        Self { low, low_at: at, high, high_at: at }
    }

    fn with(self, other: Self) -> Self {
        let (low, low_at) = if other.low < self.low { (other.low, other.low_at) } else { (self.low, self.low_at) };
        let (high, high_at) =
            if other.high > self.high { (other.high, other.high_at) } else { (self.high, self.high_at) };
        Self { low, low_at, high, high_at }
    }
}

/// Extremes of each 8 members, of each 64, and so on.
#[derive(Debug, Clone, Default)]
pub struct Pyramid {
    levels: Vec<Vec<Extremes>>,
}

fn merged(extremes: impl IntoIterator<Item = Extremes>) -> Option<Extremes> {
    extremes.into_iter().reduce(Extremes::with)
}

impl Pyramid {
    pub fn of(len: usize, value: impl Fn(usize) -> (f64, f64)) -> Self {
        let mut levels: Vec<Vec<Extremes>> = Vec::new();
        if len >= 2 * FAN {
            let block = |from: usize| merged((from..(from + FAN).min(len)).map(|at| Extremes::of(at, value(at))));
            levels.push((0..len).step_by(FAN).filter_map(block).collect());
        }
        while let Some(last) = levels.last().filter(|last| last.len() >= 2 * FAN) {
            let next = last.chunks(FAN).filter_map(|chunk| merged(chunk.iter().copied())).collect();
            levels.push(next);
        }
        Self { levels }
    }

    /// Of the members from `from` to before `to`.
    pub fn extremes(&self, from: usize, to: usize, value: impl Fn(usize) -> (f64, f64)) -> Option<Extremes> {
        let plain = |from: usize, to: usize| merged((from..to).map(|at| Extremes::of(at, value(at))));
        let (mut found, mut from, mut to) = (None, from, to);
        let mut add = |more: Option<Extremes>| {
            found = match (found, more) {
                (Some(a), Some(b)) => Some(Extremes::with(a, b)),
                (a, b) => a.or(b),
            };
        };
        let mut below: Option<&[Extremes]> = None;
        for level in &self.levels {
            // Whole blocks of this level lie between these.
            let (first, last) = (from.div_ceil(FAN), to / FAN);
            if first >= last {
                break;
            }
            let at_level = |from: usize, to: usize| match below {
                None => plain(from, to),
                Some(nodes) => merged(nodes.get(from..to).unwrap_or_default().iter().copied()),
            };
            add(at_level(from, first * FAN));
            add(at_level(last * FAN, to));
            (from, to) = (first, last);
            below = Some(level);
        }
        add(match below {
            None => plain(from, to),
            Some(nodes) => merged(nodes.get(from..to).unwrap_or_default().iter().copied()),
        });
        found
    }
}

/// Bars of one series, by their places among the marks.
#[derive(Debug, Clone)]
pub struct BarRun {
    pub series: Series,
    pub ink: Ink,
    pub marks: Vec<usize>,
    pub pyramid: Pyramid,
    pub known: Known,
}

/// A line or an area, by its place among the marks.
#[derive(Debug, Clone)]
pub struct PathRun {
    pub ink: Ink,
    pub mark: usize,
    pub pyramid: Pyramid,
    pub known: Known,
    pub kept: Kept,
}

/// The points of a line that were drawn last: while the chart is moved most of them are drawn again, and need not be
/// fetched from among thousands that are not.
#[derive(Debug, Clone, Default)]
pub struct Kept(RefCell<Vec<(usize, LinePoint)>>);

impl Kept {
    /// Gives the points at these rising places to `draw`, in their order.
    pub fn each(&self, line: &Line, places: Vec<usize>, mut draw: impl FnMut(&LinePoint)) {
        let before = self.0.take();
        let mut known = before.iter().peekable();
        let mut now = Vec::with_capacity(places.len());
        for place in places {
            while known.next_if(|(at, _)| *at < place).is_some() {}
            let point = match known.next_if(|(at, _)| *at == place) {
                Some((_, point)) => Some(point),
                None => line.points.get(place),
            };
            if let Some(point) = point {
                draw(point);
                now.push((place, *point));
            }
        }
        *self.0.borrow_mut() = now;
    }
}

/// Marks that belong to one place across.
#[derive(Debug, Clone, Default)]
pub struct Spots {
    /// By where they lie across.
    pub marks: Vec<usize>,
}

#[derive(Debug, Clone, Default)]
pub struct ReducedPanel {
    pub bars: Vec<BarRun>,
    pub lines: Vec<PathRun>,
    pub ribbons: Vec<PathRun>,
    pub bands: Spots,
    pub band_pyramid: Pyramid,
    pub notes: Spots,
    pub labels: Spots,
    pub breaks: Spots,
    /// Months that a bar is wide.
    pub bar_width: f64,
}

/// Every panel of a picture.
#[derive(Debug, Clone, Default)]
pub struct Reduced {
    pub panels: Vec<ReducedPanel>,
}

impl Reduced {
    pub fn of(picture: &Picture) -> Self {
        let inks: BTreeMap<_, _> = picture.legend.iter().map(|named| (named.key, named.ink)).collect();
        let ink = |series: Series| inks.get(&series.key).copied().unwrap_or(Ink::Flow(series.key.flow));
        Self { panels: picture.panels.iter().map(|panel| ReducedPanel::of(panel, &ink)).collect() }
    }
}

impl ReducedPanel {
    fn of(panel: &Panel, ink: &dyn Fn(Series) -> Ink) -> Self {
        let mut reduced = Self { bar_width: 1.0, ..Self::default() };
        let mut places: BTreeMap<Series, usize> = BTreeMap::new();
        for (at, mark) in panel.marks.iter().enumerate() {
            match mark {
                Mark::Bar(bar) => {
                    let series = bar.datum.series;
                    let place = *places.entry(series).or_insert(reduced.bars.len());
                    if place == 0 && reduced.bars.is_empty() {
                        reduced.bar_width = bar.x1 - bar.x0;
                    }
                    if place == reduced.bars.len() {
                        let (marks, pyramid, known) = (Vec::new(), Pyramid::default(), Known::default());
                        let run = BarRun { series, ink: ink(series), marks, pyramid, known };
                        reduced.bars.push(run);
                    }
                    if let Some(run) = reduced.bars.get_mut(place) {
                        run.marks.push(at);
                    }
                }
                Mark::Line(line) => reduced.lines.push(PathRun {
                    ink: ink(line.series),
                    mark: at,
                    pyramid: Pyramid::of(line.points.len(), |at| height_of(line, at)),
                    known: Known::default(),
                    kept: Kept::default(),
                }),
                Mark::Ribbon(ribbon) => reduced.ribbons.push(PathRun {
                    ink: ink(ribbon.series),
                    mark: at,
                    pyramid: Pyramid::of(ribbon.points.len(), |at| reach_of(ribbon, at)),
                    known: Known::default(),
                    kept: Kept::default(),
                }),
                Mark::Band(_) => reduced.bands.marks.push(at),
                Mark::Note(_) => reduced.notes.marks.push(at),
                Mark::Label(_) => reduced.labels.marks.push(at),
                Mark::Break(_) => reduced.breaks.marks.push(at),
            }
        }
        reduced.settle(panel);
        reduced
    }

    /// Puts what was gathered into the order of time.
    fn settle(&mut self, panel: &Panel) {
        let x = |at: &usize| panel.marks.get(*at).map_or(0.0, across);
        for run in &mut self.bars {
            run.marks.sort_by(|a, b| x(a).total_cmp(&x(b)));
            run.pyramid = Pyramid::of(run.marks.len(), |at| bar_reach(panel, &run.marks, at));
        }
        for spots in [&mut self.bands, &mut self.notes, &mut self.labels, &mut self.breaks] {
            spots.marks.sort_by(|a, b| x(a).total_cmp(&x(b)));
        }
        let bands = &self.bands.marks;
        self.band_pyramid = Pyramid::of(bands.len(), |at| band_reach(panel, bands, at));
    }
}

/// Where a mark begins across.
pub fn across(mark: &Mark) -> f64 {
    match mark {
        Mark::Bar(bar) => bar.x0,
        Mark::Band(band) => band.x,
        Mark::Line(line) => line.points.first().map_or(0.0, |point| point.x),
        Mark::Ribbon(ribbon) => ribbon.points.first().map_or(0.0, |point| point.x),
        Mark::Note(note) => note.x,
        Mark::Label(label) => label.x,
        Mark::Break(a_break) => a_break.x,
    }
}

pub fn height_of(line: &Line, at: usize) -> (f64, f64) {
    line.points.get(at).map_or((0.0, 0.0), |point| (point.y, point.y))
}

pub fn reach_of(ribbon: &Ribbon, at: usize) -> (f64, f64) {
    ribbon.points.get(at).map_or((0.0, 0.0), |point| (point.y.min(point.base), point.y.max(point.base)))
}

pub fn bar_reach(panel: &Panel, marks: &[usize], at: usize) -> (f64, f64) {
    match marks.get(at).and_then(|at| panel.marks.get(*at)) {
        Some(Mark::Bar(bar)) => (bar.y.min(bar.base), bar.y.max(bar.base)),
        _ => (0.0, 0.0),
    }
}

pub fn band_reach(panel: &Panel, marks: &[usize], at: usize) -> (f64, f64) {
    match marks.get(at).and_then(|at| panel.marks.get(*at)) {
        Some(Mark::Band(band)) => (band.low, band.high),
        _ => (0.0, 0.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::marks::{Datum, PanelKind, SeriesKey, Tone};
    use crate::domain::{DatasetId, Flow, Id, Period};

    #[test]
    fn the_extremes_of_every_stretch_are_those_of_its_members() {
        let value = |at: usize| {
            let at = u32::try_from(at).unwrap();
            let y = f64::from(at * 7919 % 1009);
            (y - 0.5, y + 0.5)
        };
        for len in [0, 1, 7, 8, 15, 16, 17, 63, 64, 65, 500, 1000] {
            let pyramid = Pyramid::of(len, value);
            for from in (0..=len).step_by(1 + len / 40) {
                for to in (from..=len).step_by(1 + len / 37) {
                    let plain = (from..to).map(value);
                    let low = plain.clone().map(|(low, _)| low).reduce(f64::min);
                    let high = plain.map(|(_, high)| high).reduce(f64::max);
                    let found = pyramid.extremes(from, to, value);
                    assert_eq!(found.map(|found| (found.low, found.high)), low.zip(high), "{len} {from} {to}");
                    if let Some(found) = found {
                        assert_eq!((value(found.low_at).0, value(found.high_at).1), (found.low, found.high));
                        assert!((from..to).contains(&found.low_at) && (from..to).contains(&found.high_at));
                    }
                }
            }
        }
    }

    #[test]
    fn points_are_those_at_the_places_whatever_was_drawn_before() {
        let series = Series {
            key: SeriesKey { dataset: DatasetId(Id::new(1).unwrap()), flow: Flow::Exports, year: None },
            panel: PanelKind::Level,
        };
        let datum = Datum { period: Period::of_year(2020).unwrap(), series };
        let point = |at: u32| LinePoint { x: f64::from(at), y: f64::from(at) / 7.0, tone: Tone::Full, datum };
        let line = Line { series, points: (0..100).map(point).collect(), joined: true, runs_on: false };
        let kept = Kept::default();
        for places in [vec![], vec![0, 5, 9, 50], vec![5, 9, 50, 60], vec![1, 2, 3], vec![0, 99], vec![99, 100]] {
            let mut drawn = Vec::new();
            kept.each(&line, places.clone(), |point| drawn.push(*point));
            let expected: Vec<_> = places.iter().filter_map(|at| line.points.get(*at)).copied().collect();
            assert_eq!(drawn, expected, "{places:?}");
        }
    }

    #[test]
    fn a_long_stretch_is_answered_from_few_places() {
        let looked = std::cell::Cell::new(0_u32);
        let value = |at: usize| {
            looked.set(looked.get() + 1);
            let y = f64::from(u32::try_from(at).unwrap());
            (y, y)
        };
        let pyramid = Pyramid::of(100_000, value);
        looked.set(0);
        let found = pyramid.extremes(3, 99_990, value).unwrap();
        assert_eq!((found.low, found.high), (3.0, 99_989.0));
        assert!(looked.get() <= 2 * 8, "{}", looked.get());
    }
}
