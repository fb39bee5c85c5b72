//! Legend, title and source: what a window has widgets for and a picture on paper does not.

use crate::domain::drawing::{Area, LegendItem};
use crate::domain::marks::{Ink, Shape};
use crate::domain::scene::{Fill, Item, Layer, Stroke};

use super::super::layout::{PAD, SAMPLE};
use super::{Brush, filled, layer, line, lines_on};

impl Brush<'_> {
    pub(super) fn chrome(&self) -> Layer {
        let mut items = Vec::new();
        if self.look.chrome.legend {
            self.drawing.legend.iter().for_each(|item| self.legend(item, &mut items));
        }
        if self.look.chrome.captions {
            let palette = self.palette();
            items.extend(self.drawing.captions.iter().map(|caption| Item::Text {
                text: caption.text.clone(),
                size: caption.size,
                bold: caption.bold,
                color: if caption.quiet { palette.muted } else { palette.text },
            }));
        }
        layer(None, items)
    }

    fn legend(&self, item: &LegendItem, items: &mut Vec<Item>) {
        let y = (item.area.top + item.area.bottom) / 2.0;
        let left = item.area.left + PAD;
        items.extend(self.sample((item.ink, item.shape), (left, y)));
        items.push(self.small(&item.text, self.palette().text));
    }

    /// A small bar, area, line or point as the series has them.
    pub(super) fn sample(&self, (ink, shape): (Ink, Shape), (left, y): (f64, f64)) -> Vec<Item> {
        let palette = self.palette();
        let color = palette.color(ink);
        let middle = left + SAMPLE / 2.0;
        let fill = Fill { pattern: self.pattern(ink, lines_on(palette, color)), ..Fill::plain(color) };
        let dot = Item::Dot { x: middle, y, radius: 3.5, form: palette.dot(ink), fill: Some(color), stroke: None };
        match shape {
            Shape::Bar => {
                let side = 10.0 / 2.0;
                vec![filled(
                    Area { left: middle - side, top: y - side, right: middle + side, bottom: y + side },
                    2.0,
                    fill,
                )]
            }
            Shape::Area => vec![filled(Area { left, top: y - 4.0, right: left + SAMPLE, bottom: y + 4.0 }, 0.0, fill)],
            Shape::Line => {
                let stroke = Stroke { color, width: 2.0, dash: self.dash(ink) };
                vec![line((left, y), (left + SAMPLE, y), stroke), dot]
            }
            Shape::Point => vec![dot],
        }
    }
}
