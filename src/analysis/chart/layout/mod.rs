//! Where everything of a picture lies on so many pixels.
//!
//! *Invariant:* the drawing follows from picture, view, size and text widths alone; no two texts lie on each other, and
//! none leaves the paper.

mod around;
mod ends;
mod labels;
mod panel;
pub mod reduced;
mod remarks;
mod stacked;
#[cfg(test)]
mod tests;
pub mod text;
mod tiles;

use crate::domain::drawing::Drawing;
use crate::domain::marks::{Across, Arrangement, End, Named, Picture, TextWidth};
use crate::words::Words;

use super::ticks::{Axis, Naming, axis, log_axis};
use around::around;
use reduced::Reduced;

/// Height of the row of caption and legend.
pub const HEAD: f64 = 24.0;
/// Height of a line of text.
pub const LINE: f64 = 15.0;
/// Below this height there is only the first panel, and one row of markers.
const FOLDED: f64 = 200.0;
/// Sample in the legend, its distance from the name, and room around both.
pub const SAMPLE: f64 = 14.0;
pub const PAD: f64 = 6.0;

/// The paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paper {
    pub width: f64,
    pub height: f64,
}

/// What a drawing is made of.
#[derive(Clone, Copy)]
struct Desk<'a> {
    picture: &'a Picture,
    reduced: &'a Reduced,
    view: (f64, f64),
    paper: Paper,
    words: &'a Words,
    width: &'a dyn TextWidth,
    /// The names of series stand in a legend.
    legend: bool,
}

/// The picture between the months of `view`.
pub fn draw(picture: &Picture, view: (f64, f64), paper: Paper, words: &Words, width: &dyn TextWidth) -> Drawing {
    draw_reduced(picture, &Reduced::of(picture), view, paper, words, width)
}

/// The same for a picture that is drawn again and again, with its marks reduced once.
pub fn draw_reduced(
    picture: &Picture,
    reduced: &Reduced,
    view: (f64, f64),
    paper: Paper,
    words: &Words,
    width: &dyn TextWidth,
) -> Drawing {
    let desk = Desk { picture, reduced, view, paper, words, width, legend: true };
    if desk.may_do_without_legend() {
        let drawing = Desk { legend: false, ..desk }.draw();
        if ends::are_named(picture, &drawing.ends) {
            return drawing;
        }
    }
    desk.draw()
}

/// Lowest and highest value in view of each panel.
pub fn reaches(picture: &Picture, reduced: &Reduced, view: (f64, f64)) -> Vec<Option<(f64, f64)>> {
    let panels = picture.panels.iter().zip(&reduced.panels);
    panels.map(|(panel, reduced)| panel::reach(panel, reduced, view)).collect()
}

impl Desk<'_> {
    /// A page, and not a chart under a table.
    fn is_page(&self) -> bool {
        !self.picture.captions.title.is_empty()
    }

    /// Series that are named where they end need no legend, on paper; in a window the legend hides and shows them.
    fn may_do_without_legend(&self) -> bool {
        let Picture { legend, ends, .. } = self.picture;
        // A name takes a line, on one side or the other; more need not be tried.
        #[allow(clippy::cast_precision_loss, reason = "a count of series")]
        let fit = legend.len() as f64 * LINE <= 2.0 * self.paper.height;
        let in_view = |end: &&End| seen(self.view, end.x, end.x);
        let named = |named: &Named| ends.iter().filter(in_view).any(|end| end.key == named.key);
        self.is_page() && !legend.is_empty() && fit && legend.iter().all(named)
    }

    fn draw(&self) -> Drawing {
        let tiles = self.picture.arrangement == Arrangement::Tiles;
        let around = around(self);
        let drawing = if tiles { tiles::draw(self, &around) } else { stacked::draw(self, &around) };
        let mut captions = around.captions;
        captions.extend(drawing.captions);
        Drawing {
            width: self.paper.width,
            height: self.paper.height,
            across_kind: self.picture.across.clone(),
            view: self.view,
            legend: around.legend,
            captions,
            ..drawing
        }
    }

    /// Rows of names that the axis across can need.
    fn time_rows(&self) -> f64 {
        match self.picture.across {
            Across::Time => super::time::rows(self.picture.grain),
            Across::Year | Across::Ends(..) => 1.0,
        }
    }

    /// Rows of sessions and events under the first panel.
    fn marker_rows(&self) -> u8 {
        let rows = super::markers::rows(self.picture.markers.len());
        if self.paper.height < FOLDED { rows.min(1) } else { rows }
    }

    /// The axis of what can be seen in a panel.
    fn axis(&self, at: usize, height: f64, short: bool) -> Axis {
        let reach = self.reach(at);
        self.axis_of(at, reach, height, short)
    }

    fn reach(&self, at: usize) -> Option<(f64, f64)> {
        if !self.picture.held.is_empty() {
            return self.picture.held.get(at).copied().flatten();
        }
        let (panel, reduced) = (self.picture.panels.get(at)?, self.reduced.panels.get(at)?);
        panel::reach(panel, reduced, self.view)
    }

    fn axis_of(&self, at: usize, reach: Option<(f64, f64)>, height: f64, short: bool) -> Axis {
        let Some(panel) = self.picture.panels.get(at) else { return Axis::default() };
        let naming = Naming { mirrored: panel.mirrored, ..Naming::of(self.words) };
        let naming = if short { naming.short() } else { naming };
        if panel.log {
            let (low, high) = reach.unwrap_or((1.0, 10.0));
            return log_axis(low, high, height, naming);
        }
        let (mut low, mut high) = reach.unwrap_or((panel.baseline, panel.baseline));
        // Figures beside the marks want room over the highest and under the lowest.
        if self.reduced.panels.get(at).is_some_and(|reduced| !reduced.labels.marks.is_empty()) {
            let room = (high.max(panel.baseline) - low.min(panel.baseline)) * (LINE + 4.0) / height.max(4.0 * LINE);
            low -= if low < panel.baseline { room } else { 0.0 };
            high += if high > panel.baseline { room } else { 0.0 };
        }
        axis(low, high, panel.baseline, height, naming)
    }
}

fn seen(view: (f64, f64), from: f64, to: f64) -> bool {
    to >= view.0 && from <= view.1
}
