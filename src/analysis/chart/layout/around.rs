//! Words over and under the panels and the legend: what they take from the paper, and what is left.
//!
//! *Invariant:* an empty caption takes no room, and captions never take the room that the panels need.

use crate::domain::drawing::{Area, Caption, LegendItem, Side, Text};
use crate::domain::marks::{Arrangement, Named};

use super::super::{SMALL, markers, time};
use super::text::Pen;
use super::{Desk, HEAD, LINE, PAD, SAMPLE};

const TITLE: f64 = 17.0;
const SUBTITLE: f64 = 13.0;
/// Of sources and notes.
const FOOT: f64 = 11.0;
/// Lines that a title, a subtitle, a source and a note may have.
const MOST: [usize; 4] = [2, 2, 2, 3];
/// Room around a chart with captions.
const MARGIN: f64 = 12.0;
/// Room over a panel without caption and legend, for the upper half of a number.
const BARE: f64 = 9.0;
/// Distance between two rows of the legend.
const ROW: f64 = 20.0;
/// What panels have left at least, before a caption is shown.
const PANELS: f64 = 64.0;
/// Least room for the numbers of the upward axis.
pub(super) const LEFT: f64 = 40.0;

/// The paper around the panels.
pub(super) struct Around {
    pub captions: Vec<Caption>,
    pub legend: Vec<LegendItem>,
    /// What panels, their axes and the row of their caption have.
    pub room: Area,
    /// Upper edge of the first panel.
    pub top: f64,
}

pub(super) fn around(desk: &Desk<'_>) -> Around {
    let captions = &desk.picture.captions;
    let bare = captions.title.is_empty()
        && captions.subtitle.is_empty()
        && captions.source.is_empty()
        && captions.notes.is_empty();
    let margin = if bare { 0.0 } else { MARGIN.min(0.04 * desk.paper.width).min(0.04 * desk.paper.height) };
    let (left, right) = (margin, desk.paper.width - margin);
    let mut legend = Legend::of(desk, left, right);
    let markers = f64::from(desk.marker_rows()) * markers::ROW;
    let needed = legend.height + markers + desk.time_rows() * time::ROW + 10.0 + PANELS + 2.0 * margin;
    let mut spare = (desk.paper.height - needed).max(0.0);
    let (over, under) = words(desk, right - left, &mut spare);
    let mut placed = Vec::new();
    let mut y = margin;
    place(over, left, &mut y, &mut placed);
    let top = if y > margin { y + 4.0 } else { y };
    legend.move_down(top);
    let high: f64 = under.iter().map(|line| line.high).sum();
    let bottom = desk.paper.height - margin - high;
    let mut y = bottom;
    place(under, left, &mut y, &mut placed);
    placed.extend(legend.more);
    let bottom = if high > 0.0 { bottom - 4.0 } else { bottom };
    let room = Area { left, top, right, bottom };
    Around { captions: placed, legend: legend.items, room, top: top + legend.height }
}

/// A line over or under the panels.
struct Line {
    text: String,
    size: f64,
    bold: bool,
    quiet: bool,
    high: f64,
}

/// Lines over and under the panels, the most important first as long as there is room.
fn words(desk: &Desk<'_>, room: f64, spare: &mut f64) -> (Vec<Line>, Vec<Line>) {
    let captions = &desk.picture.captions;
    let mut block = |text: &str, size: f64, bold: bool, most: usize| {
        let pen = Pen { size, bold, width: desk.width };
        let high = pen.line();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few lines, never below 0")]
        let fit = (*spare / high) as usize;
        let most = most.min(fit);
        let lines = if size > FOOT { pen.wrap_evenly(text, room, most) } else { pen.wrap(text, room, most) };
        let quiet = size < TITLE;
        let lines: Vec<_> = lines.into_iter().map(|text| Line { text, size, bold, quiet, high }).collect();
        *spare -= lines.iter().map(|line| line.high).sum::<f64>();
        lines
    };
    let [title, subtitle, source, note] = MOST;
    let mut over = block(&captions.title, TITLE, true, title);
    let source = block(&captions.source, FOOT, false, source);
    over.extend(block(&captions.subtitle, SUBTITLE, false, subtitle));
    let mut under: Vec<Line> = captions.notes.iter().flat_map(|text| block(text, FOOT, false, note)).collect();
    // The source comes last, where readers look for it.
    under.extend(source);
    (over, under)
}

fn place(lines: Vec<Line>, left: f64, y: &mut f64, placed: &mut Vec<Caption>) {
    for Line { text, size, bold, quiet, high } in lines {
        let text = Text { x: left, y: *y + high / 2.0, text, side: Side::Left };
        placed.push(Caption { text, size, bold, quiet });
        *y += high;
    }
}

/// The legend in rows, as yet at the upper edge.
struct Legend {
    items: Vec<LegendItem>,
    /// How many are left out, if there are more than fit.
    more: Option<Caption>,
    /// Of the rows and of the caption of the first panel.
    height: f64,
}

impl Legend {
    fn of(desk: &Desk<'_>, left: f64, right: f64) -> Self {
        let stacked = desk.picture.arrangement == Arrangement::Stacked;
        let caption = desk.picture.panels.first().filter(|_| stacked).map_or("", |panel| panel.caption.as_str());
        let all: &[Named] = if desk.legend { &desk.picture.legend } else { &[] };
        let pen = Pen::small(desk.width);
        let wide: f64 = all.iter().map(|named| item_width(pen.wide(&named.name))).sum();
        let beside = LEFT + pen.wide(caption) + 24.0 + wide <= right - left;
        if all.is_empty() {
            let height = if caption.is_empty() { BARE } else { HEAD };
            return Self { items: Vec::new(), more: None, height };
        }
        let mut rows = Rows { desk, left: if beside { right - wide } else { left }, right, items: Vec::new(), row: 0 };
        let most = (desk.paper.height * 0.2 / ROW).floor().max(1.0);
        let hidden = rows.fill(all, most);
        let more = rows.more(hidden, all.len());
        let rows_high = f64::from(rows.row) * ROW;
        let under = if caption.is_empty() { BARE - 2.0 } else { ROW };
        let height = if beside { HEAD } else { rows_high + HEAD + under };
        Self { items: rows.items, more, height }
    }

    fn move_down(&mut self, by: f64) {
        for item in &mut self.items {
            item.area.top += by;
            item.area.bottom += by;
            item.text.y += by;
        }
        if let Some(more) = &mut self.more {
            more.text.y += by;
        }
    }
}

fn item_width(name: f64) -> f64 {
    SAMPLE + PAD + name + 2.0 * PAD
}

struct Rows<'a> {
    desk: &'a Desk<'a>,
    left: f64,
    right: f64,
    items: Vec<LegendItem>,
    /// The last one.
    row: u16,
}

impl Rows<'_> {
    /// Puts names into rows, each cut where it is longer than a good part of a row; says how many did not fit.
    fn fill(&mut self, all: &[Named], most: f64) -> usize {
        let pen = Pen::small(self.desk.width);
        let room = self.right - self.left;
        let longest = if all.len() == 1 { room - item_width(0.0) } else { (room * 0.48 - item_width(0.0)).max(60.0) };
        let longest = longest.min(room - item_width(0.0));
        let alone = all.iter().map(|named| item_width(pen.wide(&named.name))).sum::<f64>() <= room + 0.5;
        let mut x = self.left;
        for (nth, named) in all.iter().enumerate() {
            let text = if alone { named.name.clone() } else { pen.cut(&named.name, longest) };
            let wide = item_width(pen.wide(&text));
            if x > self.left && x + wide > self.right + 0.5 {
                x = self.left;
                self.row += 1;
            }
            if f64::from(self.row) + 1.0 > most {
                self.row -= 1;
                return all.len() - nth;
            }
            self.items.push(self.item(named, text, x, wide));
            x += wide;
        }
        0
    }

    fn item(&self, named: &Named, text: String, left: f64, wide: f64) -> LegendItem {
        let top = f64::from(self.row) * ROW;
        // Rows below the first lie closer, so that the first keeps its height.
        let area = Area { left, top, right: left + wide, bottom: top + HEAD - 2.0 };
        let area = if self.row > 0 { Area { top: top + 2.0, ..area } } else { area };
        let text = Text { x: left + PAD + SAMPLE + PAD, y: top + (HEAD - 2.0) / 2.0, text, side: Side::Left };
        LegendItem { key: named.key, ink: named.ink, shape: named.shape, area, text, name: named.name.clone() }
    }

    /// "and 212 more" at the end of the last row, in the place of names if it must be.
    fn more(&mut self, hidden: usize, all: usize) -> Option<Caption> {
        if hidden == 0 {
            return None;
        }
        let pen = Pen::small(self.desk.width);
        let last = self.items.last()?.area.top;
        loop {
            let count = (all - self.items.len()).to_string();
            let words = self.desk.words.with("chart-legend-more", &[("count", &count)]);
            let end = self.items.last().filter(|item| item.area.top >= last).map(|item| (item.area.right, item.text.y));
            let Some((x, y)) = end else {
                let y = last + LINE / 2.0;
                let text =
                    Text { x: self.left + PAD, y, text: pen.cut(&words, self.right - self.left), side: Side::Left };
                return Some(Caption { text, size: SMALL, bold: false, quiet: true });
            };
            if x + PAD + pen.wide(&words) <= self.right {
                let text = Text { x: x + PAD, y, text: words, side: Side::Left };
                return Some(Caption { text, size: SMALL, bold: false, quiet: true });
            }
            self.items.pop();
        }
    }
}
