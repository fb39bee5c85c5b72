//! What lies under and over the marks: grid, axes, sessions and events, a person's notes, names of the last figures.

use crate::domain::drawing::{Area, DrawnMarker, DrawnPanel, DrawnRemark};
use crate::domain::marks::Picture;
use crate::domain::scene::{Dot, Fill, Item, Layer, Stroke};

use super::{Brush, SMALL, crisp, filled, layer, line};

impl Brush<'_> {
    pub(super) fn ground(&self) -> Layer {
        let mut items = Vec::new();
        for span in self.drawing.remarks.iter().filter_map(|remark| remark.span) {
            items.push(filled(span, 0.0, Fill { opacity: 0.08, ..Fill::plain(self.palette().session) }));
        }
        self.drawing.panels.iter().for_each(|panel| self.grid(panel, &mut items));
        layer(None, items)
    }

    fn grid(&self, panel: &DrawnPanel, items: &mut Vec<Item>) {
        let palette = self.palette();
        let (area, stroke) = (panel.area, Stroke::solid(palette.grid, 1.0));
        for x in self.drawing.year_starts.iter().copied().map(crisp) {
            items.push(line((x, area.top), (x, area.bottom), stroke));
        }
        let minor = Stroke::solid(palette.surface.mixed(palette.grid, 0.6), 1.0);
        for y in panel.minor.iter().copied().map(crisp) {
            items.push(line((area.left, y), (area.right, y), minor));
        }
        for tick in &panel.ticks {
            let y = crisp(tick.y);
            items.push(line((area.left, y), (area.right, y), stroke));
            // Among tiles the numbers stand at the left only.
            if !tick.text.is_empty() {
                items.push(self.small(tick, palette.muted));
            }
        }
        items.extend(panel.caption.iter().map(|caption| self.small(caption, palette.muted)));
        items.extend(panel.times.iter().map(|text| self.small(text, palette.muted)));
        let title = |text: &crate::domain::drawing::Text| Item::Text {
            text: text.clone(),
            size: SMALL,
            bold: true,
            color: palette.text,
        };
        items.extend(panel.title.iter().map(title));
    }

    pub(super) fn over(&self, picture: &Picture) -> Layer {
        let palette = self.palette();
        let mut items = Vec::new();
        for marker in &self.drawing.markers {
            let before = picture.markers.get(marker.place).is_some_and(|known| known.x < self.drawing.view.0);
            self.marker(marker, before, &mut items);
        }
        items.extend(self.drawing.times.iter().map(|text| self.small(text, palette.muted)));
        for end in &self.drawing.ends {
            let color = palette.readable(palette.color(end.ink));
            if let Some(shape) = end.sample {
                items.extend(self.sample((end.ink, shape), (end.area.left, end.text.y)));
            }
            items.push(Item::Text { text: end.text.clone(), size: SMALL, bold: true, color });
        }
        for remark in &self.drawing.remarks {
            let pointed = picture.remarks.get(remark.place).is_some_and(|remark| remark.at.is_some());
            self.remark(remark, pointed, &mut items);
        }
        layer(None, items)
    }

    /// A dashed line through the panels, a dot on the rail under the first of them, and a bar for what lasts.
    ///
    /// Of one that began before the chart there is only the bar.
    fn marker(&self, marker: &DrawnMarker, began_before: bool, items: &mut Vec<Item>) {
        let color = self.palette().session;
        let stroke = Stroke { color: self.palette().pale(color, 0.75), width: 1.0, dash: Some((3.0, 3.0)) };
        for (nth, panel) in self.drawing.panels.iter().enumerate().filter(|_| !began_before) {
            let bottom = if nth == 0 { marker.y } else { panel.area.bottom };
            items.push(line((marker.x, panel.area.top), (marker.x, bottom), stroke));
        }
        if let Some(to) = marker.to {
            let area = Area { left: marker.x, top: marker.y - 2.0, right: to.max(marker.x), bottom: marker.y + 2.0 };
            items.push(filled(area, 2.0, Fill::plain(self.palette().pale(color, 0.55))));
        }
        let dot = |fill| Item::Dot { x: marker.x, y: marker.y, radius: 3.5, form: Dot::Round, fill, stroke: None };
        if !began_before {
            items.push(dot(Some(color)));
        }
        items.extend(marker.label.iter().map(|label| self.small(label, self.palette().readable(color))));
    }

    /// A text with a thin line to what it is about.
    fn remark(&self, remark: &DrawnRemark, pointed: bool, items: &mut Vec<Item>) {
        let palette = self.palette();
        let area = remark.area;
        // From the nearest point of the text's frame.
        let from = (remark.x.clamp(area.left, area.right), remark.y.clamp(area.top, area.bottom));
        let stroke = Stroke::solid(palette.pale(palette.muted, 0.7), 1.0);
        if !area.contains(remark.x, remark.y) {
            items.push(line(from, (remark.x, remark.y), stroke));
        }
        if pointed {
            let (x, y, rim) = (remark.x, remark.y, Stroke::solid(palette.muted, 1.25));
            items.push(Item::Dot { x, y, radius: 5.0, form: Dot::Round, fill: None, stroke: Some(rim) });
        }
        items.push(filled(area, 3.0, Fill { opacity: 0.85, ..Fill::plain(palette.surface) }));
        items.extend(remark.lines.iter().map(|text| self.small(text, palette.text)));
    }
}
