//! Words among the marks of a panel: "new" where a bar can not stand, and figures in or beside their marks.
//!
//! *Invariant:* a word that would lie on another one, on another mark or outside is not drawn; the tooltip has it.

use std::collections::BTreeMap;

use crate::domain::drawing::{Area, DrawnBar, DrawnNote, DrawnPanel, Side, Text};
use crate::domain::marks::{Ink, Label, Mark, Note, SeriesKey, Tone};

use super::panel::{Place, in_view};
use super::remarks::along_lines;
use super::text::{Pen, Taken};
use super::{Desk, LINE};

/// Room between a mark and its figure.
const AIR: f64 = 2.0;
/// How far a figure may reach beyond its panel: what is drawn there is cut off.
const BEYOND: f64 = 0.5;
/// From the middle of a point to its edge.
const DOT: f64 = 5.0;

pub(super) fn words(desk: &Desk<'_>, at: usize, drawn: &mut DrawnPanel, place: &Place, taken: &mut Taken) {
    drawn.notes = notes(desk, at, drawn, place, taken);
    drawn.labels = labels(desk, at, drawn, place, taken);
}

fn ink(desk: &Desk<'_>, key: SeriesKey) -> Ink {
    desk.picture.named(key).map_or(Ink::Flow(key.flow), |named| named.ink)
}

fn notes(desk: &Desk<'_>, at: usize, drawn: &DrawnPanel, place: &Place, taken: &mut Taken) -> Vec<DrawnNote> {
    let (Some(panel), Some(reduced)) = (desk.picture.panels.get(at), desk.reduced.panels.get(at)) else {
        return Vec::new();
    };
    let pen = Pen::small(desk.width);
    // Over the baseline, or under it where that is the upper edge.
    let above = drawn.baseline - LINE >= drawn.area.top - 4.0;
    let y = if above { drawn.baseline - 8.0 } else { drawn.baseline + 8.0 };
    let mut note = |note: &Note| {
        let half = pen.wide(&note.text) / 2.0;
        let x = beside_bars(drawn, place.x(note.x, note.middle, reduced.bar_width), (y, half));
        let text = Text { x, y, text: note.text.clone(), side: Side::Middle };
        let area = pen.area(&text);
        let inside = area.left >= drawn.area.left && area.right <= drawn.area.right && half <= 40.0;
        // Two words need a gap to be read apart.
        let apart = Area { left: area.left - AIR, right: area.right + AIR, ..area };
        if !inside || taken.meets(apart) {
            return None;
        }
        taken.add(apart);
        let ink = ink(desk, note.datum.series.key);
        Some(DrawnNote { text, area, ink, tone: Tone::Full, inside: false, datum: note.datum })
    };
    let seen = in_view(&reduced.notes.marks, panel, place.scale.view);
    let seen = reduced.notes.marks.get(seen).unwrap_or_default().iter();
    let seen = seen.filter_map(|at| if let Some(Mark::Note(note)) = panel.marks.get(*at) { Some(note) } else { None });
    seen.filter_map(&mut note).collect()
}

/// A word moves to the right of the bars that it would lie on, if there is room before the next ones.
fn beside_bars(drawn: &DrawnPanel, x: f64, (y, half): (f64, f64)) -> f64 {
    let row = (y - 7.0, y + 8.0);
    let in_row = |bar: &&DrawnBar| bar.area.top < row.1 && bar.area.bottom > row.0;
    let touched = |from: f64| move |bar: &&DrawnBar| bar.area.right > from && bar.area.left < from + 2.0 * half;
    let left = drawn.bars.iter().filter(in_row).filter(touched(x - half)).filter(|bar| bar.area.right <= x);
    let Some(end) = left.map(|bar| bar.area.right).reduce(f64::max) else { return x };
    let from = end + 4.0;
    if drawn.bars.iter().filter(in_row).any(|bar| touched(from)(&bar)) { x } else { from + half }
}

/// The newest figures first: of two that would touch the newer one is drawn.
fn labels(desk: &Desk<'_>, at: usize, drawn: &DrawnPanel, place: &Place, taken: &mut Taken) -> Vec<DrawnNote> {
    let (Some(panel), Some(reduced)) = (desk.picture.panels.get(at), desk.reduced.panels.get(at)) else {
        return Vec::new();
    };
    let seen = in_view(&reduced.labels.marks, panel, place.scale.view);
    let seen = reduced.labels.marks.get(seen).unwrap_or_default();
    if seen.is_empty() {
        return Vec::new();
    }
    let bars: BTreeMap<_, _> = drawn.bars.iter().map(|bar| (bar.datum, bar)).collect();
    let labels = seen.iter().rev().filter_map(|at| match panel.marks.get(*at) {
        Some(Mark::Label(label)) => Some(label),
        _ => None,
    });
    let on_each_other = panel.marks.iter().any(|mark| matches!(mark, Mark::Bar(bar) if bar.base != panel.baseline));
    let lines = lines(drawn);
    let mut spots = Spots { desk, drawn, place, marks: marks(drawn), lines, taken, on_each_other };
    let placed = labels.filter_map(|label| {
        let x = place.x(label.x, label.middle, reduced.bar_width);
        spots.label(label, x, bars.get(&label.datum).copied())
    });
    placed.collect()
}

/// Where bars and points lie.
fn marks(drawn: &DrawnPanel) -> Taken {
    let mut marks = Taken::default();
    drawn.bars.iter().for_each(|bar| marks.add(bar.area));
    for point in drawn.lines.iter().flat_map(|line| &line.points) {
        let reach = DOT - 1.0;
        marks.add(Area {
            left: point.x - reach,
            top: point.y - reach,
            right: point.x + reach,
            bottom: point.y + reach,
        });
    }
    marks
}

/// The lines between points.
fn lines(drawn: &DrawnPanel) -> Taken {
    let mut lines = Taken::default();
    along_lines(drawn, 8.0).for_each(|area| lines.add(area));
    lines
}

struct Spots<'a> {
    desk: &'a Desk<'a>,
    drawn: &'a DrawnPanel,
    place: &'a Place,
    marks: Taken,
    /// Better not covered, but a figure says more than a piece of a line.
    lines: Taken,
    taken: &'a mut Taken,
    /// Bars are stacked: what lies over a bar is another bar.
    on_each_other: bool,
}

impl Spots<'_> {
    fn label(&mut self, label: &Label, x: f64, bar: Option<&DrawnBar>) -> Option<DrawnNote> {
        let pen = Pen::small(self.desk.width);
        let (y, base) = (self.place.y(label.y), self.place.y(label.base));
        // Nothing is drawn beyond the panel: a word at its edge is moved inwards, as far as it is on its mark.
        let (half, edge) = (pen.wide(&label.text) / 2.0, self.drawn.area.right);
        let x = if bar.is_some() || x > edge { x } else { x.min(edge - half) };
        let at = |y: f64| Text { x, y, text: label.text.clone(), side: Side::Middle };
        let inside = bar.filter(|bar| {
            bar.area.width() >= pen.wide(&label.text) + 2.0 * AIR + 2.0 && bar.area.height() >= pen.line() + AIR
        });
        let upward = y <= base;
        let out = LINE / 2.0 + if bar.is_some() { AIR } else { DOT };
        let heights = match inside {
            Some(bar) if self.on_each_other => vec![f64::midpoint(bar.area.top, bar.area.bottom)],
            Some(bar) if upward => vec![bar.area.top + LINE / 2.0 + AIR],
            Some(bar) => vec![bar.area.bottom - LINE / 2.0 - AIR],
            None if bar.is_some() => vec![if upward { y - out } else { y + out }],
            None => vec![y - out, y + out],
        };
        let free = |text: &Text| self.is_free(pen.area(text), inside.is_some());
        let texts: Vec<_> = heights.into_iter().map(at).filter(free).collect();
        let clear = texts.iter().find(|text| !self.lines.meets(pen.area(text))).or(texts.first());
        let text = clear.cloned()?;
        let area = pen.area(&text);
        self.taken.add(Area { left: area.left - AIR, right: area.right + AIR, ..area });
        let ink = ink(self.desk, label.datum.series.key);
        let tone = bar.map_or(Tone::Full, |bar| bar.tone);
        Some(DrawnNote { text, area, ink, tone, inside: inside.is_some(), datum: label.datum })
    }

    fn is_free(&self, area: Area, inside: bool) -> bool {
        let panel = self.drawn.area;
        let within = area.left >= panel.left
            && area.right <= panel.right + BEYOND
            && area.top >= panel.top - 4.0
            && area.bottom <= panel.bottom + 4.0;
        let apart = Area { left: area.left - AIR, right: area.right + AIR, ..area };
        within && !self.taken.meets(apart) && (inside || !self.marks.meets(area))
    }
}
