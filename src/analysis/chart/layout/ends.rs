//! Names beside the last figures of their series, and beside the first ones where there are two ends.
//!
//! *Invariant:* names on one side never touch; those that have no room are left to the legend.

use crate::domain::drawing::{Area, DrawnEnd, DrawnNote, Side, Text};
use crate::domain::marks::{Across, End, Ink, Picture};

use super::super::time::Scale;
use super::panel::{Place, bar_x};
use super::text::Pen;
use super::{Desk, LINE, SAMPLE, seen};

/// Distance of a name from the panel.
const AWAY: f64 = 8.0;
/// Room that the names of two ends have at least.
const LEAST: f64 = 16.0;
/// Between the sample of a mark and its name.
const GAP: f64 = 4.0;

/// Room for names on both sides of the panels, and where those on the right begin.
pub(super) struct Names {
    pub left: f64,
    pub right: f64,
    /// `None`: at the right edge of the panels.
    pub from: Option<f64>,
    pub shown: bool,
}

impl Desk<'_> {
    fn at_first_end(&self, end: &End) -> bool {
        matches!(self.picture.across, Across::Ends(..)) && end.x < 0.5
    }

    /// What is said beside a mark: a name that a page's legend has is not said again.
    fn told<'e>(&self, end: &'e End) -> &'e str {
        if self.legend && self.is_page() && !end.value.is_empty() { &end.value } else { &end.text }
    }

    /// Bars side by side do not stand beside their names: a sample says which is whose, also without colour.
    fn has_samples(&self) -> bool {
        let mut bars = self.picture.ends.iter().filter(|end| end.wide > 0.0);
        let first = bars.next();
        self.is_page() && first.is_some_and(|first| bars.any(|end| (end.x - first.x).abs() > first.wide / 2.0))
    }

    /// Room for the sample before a name.
    fn lead(&self) -> f64 {
        if self.has_samples() { SAMPLE + GAP } else { 0.0 }
    }

    fn widest(&self, first: bool) -> f64 {
        let names = self.picture.ends.iter().filter(|end| self.at_first_end(end) == first);
        let visible = names.filter(|end| seen(self.view, end.x, end.x));
        let widest = visible.map(|end| Pen::strong(self.width).wide(self.told(end))).fold(0.0, f64::max);
        if widest > 0.0 { self.lead() + widest } else { 0.0 }
    }

    /// What the names take, if they do not cost too much of the chart.
    pub(super) fn names(&self, scale: Scale) -> Names {
        let (paper, widest) = (self.paper.width, self.widest(false));
        let nothing = Names { left: 0.0, right: AWAY, from: None, shown: false };
        if let Across::Ends(..) = self.picture.across {
            let most = 0.3 * (scale.across.1 - scale.across.0) - AWAY - 4.0;
            let room = |wide: f64| if wide > 0.0 && most > LEAST { wide.min(most) + AWAY + 4.0 } else { 0.0 };
            let (left, right) = (room(self.widest(true)), room(widest).max(AWAY));
            return Names { left, right, from: None, shown: left + right > AWAY };
        }
        if widest <= 0.0 {
            return nothing;
        }
        let visible = self.picture.ends.iter().filter(|end| seen(scale.view, end.x, end.x));
        let from = visible.map(|end| bar_x(scale, end.x, end.middle, end.wide)).fold(0.0, f64::max) + 10.0;
        let to = from + widest;
        let crossed = self.picture.markers.iter().any(|marker| (from - 4.0..=to + 4.0).contains(&scale.x(marker.x)));
        if to <= scale.across.1 && !crossed {
            return Names { from: Some(from), shown: true, ..nothing };
        }
        let needed = widest + 2.0 * AWAY;
        // On paper names may take more: there is no tooltip that has them too.
        let part = if self.is_page() { 0.32 } else { 0.22 };
        let least = if self.is_page() { 320.0 } else { 560.0 };
        let fits = paper >= least && needed <= paper * part;
        Names { right: if fits { needed } else { AWAY }, shown: fits, ..nothing }
    }

    /// The names on the right from `x`, and those on the left up to it, moved apart where they would touch.
    pub(super) fn ends(&self, place: &Place, x: f64, names: &Names) -> Vec<DrawnEnd> {
        let mut all = self.side(place, false, |text| Text { x, y: 0.0, text, side: Side::Left }, names.right - AWAY);
        let to = place.area.left - AWAY;
        let on_left = |text| Text { x: to, y: 0.0, text, side: Side::Right };
        all.extend(self.side(place, true, on_left, names.left - AWAY));
        all
    }

    fn side(&self, place: &Place, first: bool, at: impl Fn(String) -> Text, room: f64) -> Vec<DrawnEnd> {
        let area = place.area;
        let slope = matches!(self.picture.across, Across::Ends(..));
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lines in a panel, never below 0")]
        let most = ((area.height() + 1.0) / LINE).max(1.0) as usize;
        let ends = self.picture.ends.iter().filter(|end| self.at_first_end(end) == first);
        let visible = ends.filter(|end| seen(place.scale.view, end.x, end.x)).take(most);
        let pen = Pen::strong(self.width);
        let cut = |text: &str| if slope { pen.cut(text, room) } else { text.to_owned() };
        let mut all: Vec<_> = visible.map(|end| (end, place.y(end.y), cut(self.told(end)))).collect();
        all.retain(|(.., text)| !text.is_empty());
        all.sort_by(|a, b| a.1.total_cmp(&b.1));
        spread(all.iter_mut().map(|(_, y, _)| y).collect(), (area.top, area.bottom));
        let (lead, samples) = (self.lead(), self.has_samples());
        let drawn = |(end, y, text): (&End, f64, String)| {
            let text = Text { y, ..at(text) };
            let text = Text { x: text.x + lead, ..text };
            let area = pen.area(&text);
            let area = Area { left: area.left - lead, ..area };
            let named = self.picture.named(end.key);
            let ink = named.map_or(Ink::Flow(end.key.flow), |named| named.ink);
            let sample = named.filter(|_| samples).map(|named| named.shape);
            DrawnEnd { key: end.key, datum: end.datum, ink, sample, text, area }
        };
        all.into_iter().map(drawn).collect()
    }

    /// A figure that stands on its mark is not said again beside it.
    pub(super) fn without_labelled(&self, ends: &mut Vec<DrawnEnd>, labels: &[DrawnNote]) {
        let labelled = |end: &DrawnEnd| labels.iter().any(|label| label.datum == end.datum);
        if self.legend && self.is_page() {
            ends.retain(|end| !labelled(end));
            return;
        }
        let pen = Pen::strong(self.width);
        for drawn in ends.iter_mut().filter(|end| labelled(end)) {
            let Some(end) = self.picture.ends.iter().find(|end| end.datum == drawn.datum) else { continue };
            let name = pen.cut(&end.name, pen.wide(&drawn.text.text));
            if !name.is_empty() {
                drawn.text.text = name;
                let lead = if drawn.sample.is_some() { self.lead() } else { 0.0 };
                let area = pen.area(&drawn.text);
                drawn.area = Area { left: area.left - lead, ..area };
            }
        }
    }
}

/// Moves heights in their order apart, a line each, within the panel.
fn spread(mut heights: Vec<&mut f64>, (top, bottom): (f64, f64)) {
    let mut lowest = f64::NEG_INFINITY;
    for y in &mut heights {
        **y = y.max(lowest + LINE).max(top + LINE / 2.0);
        lowest = **y;
    }
    let mut limit = bottom - LINE / 2.0;
    for y in heights.iter_mut().rev() {
        **y = y.min(limit);
        limit = **y - LINE;
    }
}

/// Whether every series has a name beside it.
pub(super) fn are_named(picture: &Picture, drawn: &[DrawnEnd]) -> bool {
    picture.legend.iter().all(|named| drawn.iter().any(|end| end.key == named.key))
}
