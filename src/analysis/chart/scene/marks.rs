//! The marks of a panel: areas, bars, lines, intervals, and the words on them.

use crate::domain::drawing::{Area, DrawnBand, DrawnBar, DrawnLine, DrawnNote, DrawnPanel, DrawnRibbon};
use crate::domain::marks::{Ink, Tone};
use crate::domain::scene::{Fill, Item, Layer, Rgb, Stroke};

use super::{Brush, crisp, filled, layer, line, lines_on};

/// How much of its colour a calculated and an unsure mark has.
const PALE: f64 = 0.45;
const HOLLOW: f64 = 0.15;
/// How much of its colour the line of calculated figures has.
const PALE_LINE: f64 = 0.7;
/// The dashes of more lines than this in one panel are not told apart.
const MOST_DASHED: usize = 40;
/// How much longer than it is wide a line may be for its dashes to be seen as a line.
const STEEP: f64 = 12.0;
/// Bars that are wider have edges on whole pixels.
const WHOLE: f64 = 3.0;

impl Brush<'_> {
    pub(super) fn marks(&self, panel: &DrawnPanel) -> Layer {
        let mut items = Vec::new();
        self.ribbons(panel, &mut items);
        items.extend(panel.bars.iter().map(|bar| self.bar(bar)));
        items.push(self.baseline(panel));
        panel.breaks.iter().for_each(|x| self.a_break(panel, *x, &mut items));
        panel.bands.iter().for_each(|band| self.band(band, &mut items));
        let dashed = panel.lines.len() <= MOST_DASHED;
        panel.lines.iter().for_each(|line| self.line(line, dashed, &mut items));
        panel.notes.iter().for_each(|note| self.note(note, &mut items));
        panel.labels.iter().for_each(|label| self.label(label, &mut items));
        // Dots on the upper and lower edge are whole.
        let area = panel.area;
        let clip =
            Area { left: area.left - 0.5, top: area.top - 5.0, right: area.right + 0.5, bottom: area.bottom + 5.0 };
        layer(Some(clip), items)
    }

    /// The fill of a bar or an area by how sure it is.
    fn fill(&self, ink: Ink, tone: Tone) -> Fill {
        let palette = self.palette();
        let color = palette.color(ink);
        let (color, lines) = match tone {
            Tone::Full => (color, lines_on(palette, color)),
            Tone::Pale => (palette.pale(color, PALE), color),
            Tone::Hollow => (palette.pale(color, HOLLOW), color),
        };
        Fill { pattern: self.pattern(ink, lines), ..Fill::plain(color) }
    }

    fn bar(&self, bar: &DrawnBar) -> Item {
        let outline = Stroke::solid(self.palette().color(bar.ink), 1.5);
        Item::Rect {
            area: whole(bar.area),
            corner: 0.0,
            fill: Some(self.fill(bar.ink, bar.tone)),
            stroke: (bar.tone == Tone::Hollow).then_some(outline),
        }
    }

    fn baseline(&self, panel: &DrawnPanel) -> Item {
        let color = self.palette().line.mixed(self.palette().muted, 0.45);
        let y = crisp(panel.baseline);
        line((panel.area.left, y), (panel.area.right, y), Stroke::solid(color, 1.0))
    }

    /// Areas on each other hide what is under them; areas side by side from one baseline do not.
    fn ribbons(&self, panel: &DrawnPanel, items: &mut Vec<Item>) {
        let points = panel.ribbons.iter().flat_map(|ribbon| &ribbon.points);
        let stacked = points.into_iter().any(|point| (point.base - panel.baseline).abs() > 0.5);
        let opacity = if stacked { 0.85 } else { 0.35 };
        panel.ribbons.iter().for_each(|ribbon| self.ribbon(ribbon, opacity, items));
    }

    fn ribbon(&self, ribbon: &DrawnRibbon, opacity: f64, items: &mut Vec<Item>) {
        let color = self.palette().color(ribbon.ink);
        for run in runs(&ribbon.points, |point| point.tone) {
            let tone = run.iter().map(|point| point.tone).max().unwrap_or_default();
            let over = run.iter().map(|point| (point.x, point.y));
            let under = run.iter().rev().map(|point| (point.x, point.base));
            let points = over.clone().chain(under).collect();
            items.push(Item::Polygon { points, fill: Fill { opacity, ..self.fill(ribbon.ink, tone) } });
            items.push(Item::Line { points: over.collect(), stroke: self.stroke(ribbon.ink, color, tone) });
        }
    }

    fn band(&self, band: &DrawnBand, items: &mut Vec<Item>) {
        let stroke = Stroke::solid(self.palette().text, 1.0);
        let (from, to) = (band.x - 4.0, band.x + 4.0);
        items.push(line((band.x, band.top), (band.x, band.bottom), stroke));
        items.push(line((from, band.top), (to, band.top), stroke));
        items.push(line((from, band.bottom), (to, band.bottom), stroke));
    }

    /// A dotted line with a jag at its foot: the figures on both sides are counted differently.
    fn a_break(&self, panel: &DrawnPanel, x: f64, items: &mut Vec<Item>) {
        let color = self.palette().muted;
        let (x, area) = (crisp(x), panel.area);
        let dotted = Stroke { color, width: 1.0, dash: Some((1.5, 3.0)) };
        items.push(line((x, area.top), (x, area.bottom - 8.0), dotted));
        let jag = [(0.0, -8.0), (3.0, -6.0), (-3.0, -2.0), (0.0, 0.0)];
        let points = jag.iter().map(|(dx, dy)| (x + dx, area.bottom + dy)).collect();
        items.push(Item::Line { points, stroke: Stroke::solid(color, 1.25) });
    }

    /// Printed parts of a line are drawn through, calculated and unsure ones dashed.
    fn stroke(&self, ink: Ink, color: Rgb, tone: Tone) -> Stroke {
        let dash = self.dash(ink);
        if tone == Tone::Full {
            return Stroke { color, width: 2.0, dash };
        }
        let (long, gap) = dash.map_or((5.0, 3.0), |(long, gap)| ((long / 2.0).max(1.0), gap));
        Stroke { color: self.palette().pale(color, PALE_LINE), width: 1.75, dash: Some((long, gap)) }
    }

    fn line(&self, drawn: &DrawnLine, dashed: bool, items: &mut Vec<Item>) {
        let color = self.palette().color(drawn.ink);
        if drawn.joined {
            for run in runs(&drawn.points, |point| point.tone) {
                let tone = run.iter().map(|point| point.tone).max().unwrap_or_default();
                let points: Vec<_> = run.iter().map(|point| (point.x, point.y)).collect();
                let mut stroke = self.stroke(drawn.ink, color, tone);
                stroke.dash = stroke.dash.filter(|_| dashed && can_be_followed(&points));
                items.push(Item::Line { points, stroke });
            }
        }
        if !drawn.dots && drawn.joined {
            return;
        }
        let form = self.palette().dot(drawn.ink);
        let dot = |point: &crate::domain::marks::LinePoint| {
            let sure = point.tone == Tone::Full;
            // A rim in the colour of the fill would leave a seam.
            let (fill, stroke, radius) =
                if sure { (color, None, 3.5) } else { (self.palette().surface, Some(Stroke::solid(color, 1.5)), 3.0) };
            Item::Dot { x: point.x, y: point.y, radius, form, fill: Some(fill), stroke }
        };
        let dotted = drawn.points.len() - usize::from(drawn.runs_on && !drawn.points.is_empty());
        items.extend(drawn.points.iter().take(dotted).map(dot));
    }

    /// A word among bars stands on a patch of its own.
    fn note(&self, note: &DrawnNote, items: &mut Vec<Item>) {
        let palette = self.palette();
        items.push(patch(note.area, Fill { opacity: 0.85, ..Fill::plain(palette.surface) }));
        items.push(self.small(&note.text, palette.readable(palette.color(note.ink))));
    }

    /// The figure of a mark: on its bar, or beside it.
    fn label(&self, label: &DrawnNote, items: &mut Vec<Item>) {
        if !label.inside {
            items.push(self.small(&label.text, self.palette().text));
            return;
        }
        let fill = self.fill(label.ink, label.tone);
        if fill.pattern.is_some() {
            items.push(patch(label.area, Fill::plain(fill.color)));
        }
        items.push(self.small(&label.text, self.palette().on(fill.color)));
    }
}

fn patch(area: Area, fill: Fill) -> Item {
    let area = Area { left: area.left - 2.0, top: area.top + 1.0, right: area.right + 2.0, bottom: area.bottom - 1.0 };
    filled(area, 2.0, fill)
}

/// Edges on whole pixels where the bar has enough of them.
fn whole(area: Area) -> Area {
    if area.width() < WHOLE {
        return area;
    }
    let (top, bottom) = (area.top.round(), area.bottom.round());
    // A bar of half a pixel does not vanish.
    let (top, bottom) = if bottom - top < 1.0 { (area.top, area.bottom) } else { (top, bottom) };
    Area { left: area.left.round(), top, right: area.right.round(), bottom }
}

/// Whether the eye can go from dash to dash: not where a line goes up and down much more than along.
fn can_be_followed(points: &[(f64, f64)]) -> bool {
    let steps = points.iter().zip(points.iter().skip(1));
    let length: f64 = steps.map(|(a, b)| (b.0 - a.0).hypot(b.1 - a.1)).sum();
    let across = points.first().zip(points.last()).map_or(0.0, |(first, last)| last.0 - first.0);
    points.len() <= 200 || length <= STEEP * across
}

/// Neighbouring points whose segments are alike; the point between two runs is in both.
pub(super) fn runs<T>(points: &[T], tone: impl Fn(&T) -> Tone) -> Vec<&[T]> {
    let of_segment = |at: usize| {
        let pair = points.get(at..at + 2)?;
        pair.iter().map(&tone).max()
    };
    let mut runs = Vec::new();
    let mut from = 0;
    for at in 0..points.len().saturating_sub(1) {
        if at > from && of_segment(at) != of_segment(from) {
            runs.extend(points.get(from..=at));
            from = at;
        }
    }
    if points.len() >= 2 {
        runs.extend(points.get(from..));
    }
    runs
}
