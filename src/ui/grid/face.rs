//! The text of a cell and the marks beside it.

use egui::{Align2, Color32, FontId, Galley, Painter, Pos2, Rangef, Rect, Stroke, Ui, Vec2, pos2};

use super::paint::Brush;
use super::plan::Plan;
use super::source::{Align, Face, GridSource, Ink, Mark};
use super::work::Work;
use crate::session::grid::Spot;
use crate::ui::theme::{self, Theme};

/// Room at the right of a number for its letter, ✓ and the count of figures.
pub const MARKS: f32 = 22.0;
/// Least room left of a number.
pub const LEFT: f32 = 5.0;
pub const PADDING: f32 = 10.0;
const NARROW_SPACE: char = '\u{202f}';
/// More of a text than this can not be seen in a cell anyway.
const LONGEST: usize = 160;

/// A part of the text of a cell.
struct Piece<'f> {
    text: &'f str,
    at: Pos2,
    anchor: Align2,
    /// It is cut with … beyond this.
    room: f32,
}

impl Piece<'_> {
    fn width(&self, painter: &Painter) -> f32 {
        text_width(painter, self.text)
    }
}

pub fn text_width(painter: &Painter, text: &str) -> f32 {
    if text.is_empty() {
        return 0.0;
    }
    galley(painter, text, theme::body(), Color32::TRANSPARENT, f32::INFINITY).size().x
}

/// Width of a digit, all of which are as wide.
pub fn digit_width(ui: &Ui) -> f32 {
    text_width(ui.painter(), "0000000000") / 10.0
}

impl<S: GridSource> Work<'_, S> {
    pub fn face(&self, painter: &Painter, brush: &Brush<'_>, rect: Rect, face: &Face, column: usize) {
        let theme = brush.theme;
        let color = match face.ink {
            Ink::Text => theme.text,
            Ink::Calculated => theme.calculated,
            Ink::Muted => theme.muted,
            Ink::Attention => theme.attention_text,
            Ink::Conflict => theme.conflict_text,
            Ink::Accent => theme.accent,
        };
        let seen = rect.x_range().intersection(painter.clip_rect().x_range());
        for piece in self.pieces(painter, brush.plan, rect, seen, face, column) {
            line(painter, piece.at, piece.anchor, piece.text, theme::body(), color, piece.room);
        }
        marks(painter, theme, rect, face);
    }

    /// The text of a cell: a number with its unit, so that digits stand under digits; or a text at the left. Of a number
    /// that is partly out of sight the beginning is in `seen`: its last digits alone would be another number.
    fn pieces<'f>(
        &self,
        painter: &Painter,
        plan: &Plan,
        rect: Rect,
        seen: Rangef,
        face: &'f Face,
        column: usize,
    ) -> Vec<Piece<'f>> {
        let middle = rect.center().y;
        if face.align == Align::Left {
            let at = pos2(rect.left() + PADDING, middle);
            let room = rect.width() - 2.0 * PADDING;
            return vec![Piece { text: &face.text, at, anchor: Align2::LEFT_CENTER, room }];
        }
        let anchor = Align2::RIGHT_CENTER;
        // Between groups of digits there may be such a space too.
        let number = match face.text.rsplit_once(NARROW_SPACE) {
            Some((number, unit)) if !unit.contains(|c: char| c.is_ascii_digit()) => number,
            _ => face.text.as_str(),
        };
        let unit = face.text.strip_prefix(number).unwrap_or_default();
        let inset = plan.inset(column);
        let unit = Piece { text: unit, at: pos2(rect.right() - inset, middle), anchor, room: rect.width() - inset };
        let decimals = || self.state.measured.shapes.get(column).map_or(0, |shape| shape.decimals);
        let missing = match face.align {
            Align::Decimals(own) => self.missing_decimals(painter, own, decimals().min(6)),
            _ => 0.0,
        };
        let right = unit.at.x - unit.width(painter) - missing;
        let number = Piece { text: number, at: pos2(right, middle), anchor, room: right - rect.left() - LEFT / 2.0 };
        let left = right - number.width(painter).min(number.room);
        if unit.at.x <= seen.max && left >= seen.min {
            return vec![unit, number];
        }
        let right = unit.at.x.min(seen.max - LEFT);
        let room = right - seen.min - LEFT;
        let cut = Piece { text: &face.text, at: pos2(right, middle), anchor, room };
        if room > 0.0 { vec![cut] } else { Vec::new() }
    }

    /// Whether a cell shows the whole of its text.
    pub fn fits(&self, ui: &Ui, plan: &Plan, face: &Face, spot: Spot) -> bool {
        let rect = plan.cell(spot);
        let seen = rect.x_range().intersection(plan.clip(spot.column).x_range());
        let pieces = self.pieces(ui.painter(), plan, rect, seen, face, spot.column);
        pieces.iter().all(|piece| piece.width(ui.painter()) <= piece.room)
    }

    /// Width of the decimals that a number has less than others of its column.
    fn missing_decimals(&self, painter: &Painter, own: u32, most: u32) -> f32 {
        if own >= most {
            return 0.0;
        }
        let mut text = "0".repeat(usize::try_from(most - own).unwrap_or(0));
        if own == 0 {
            text.push(self.source.words().numbers.decimal_sign());
        }
        text_width(painter, &text)
    }
}

fn marks(painter: &Painter, theme: &Theme, rect: Rect, face: &Face) {
    if face.attention {
        let (right, top) = (rect.right() - 1.0, rect.top() + 1.0);
        let corner = vec![pos2(right - 7.0, top), pos2(right, top), pos2(right, top + 7.0)];
        painter.add(egui::Shape::convex_polygon(corner, theme.conflict_text, Stroke::NONE));
    }
    if let Some(note) = &face.note {
        let at = rect.left_top() + Vec2::new(4.0, 3.0);
        line(painter, at, Align2::LEFT_TOP, note, theme::small(), theme.muted, MARKS);
    }
    let mut centre = pos2(rect.right() - 10.0, rect.center().y);
    if let Some(letter) = face.letter {
        let at = pos2(rect.right() - MARKS + 2.0, rect.center().y + 0.5);
        line(painter, at, Align2::LEFT_CENTER, letter, theme::small(), theme.muted, MARKS);
        centre.x = rect.right() - 6.0;
    }
    match face.mark {
        Mark::None => {}
        Mark::Agrees => {
            line(painter, centre, Align2::CENTER_CENTER, "✓", theme::body(), theme.agrees_text, MARKS);
        }
        Mark::Count(count) => {
            let badge =
                Rect::from_center_size(centre, Vec2::new(if face.letter.is_some() { 10.0 } else { 14.0 }, 16.0));
            painter.rect_filled(badge, 5.0, theme.line);
            line(painter, centre, Align2::CENTER_CENTER, &count.to_string(), theme::small(), theme.muted, 16.0);
        }
    }
}

/// One line of text, cut with … at `room`.
pub fn line(painter: &Painter, at: Pos2, anchor: Align2, text: &str, font: FontId, color: Color32, room: f32) {
    if text.is_empty() {
        return;
    }
    let galley = galley(painter, text, font, color, room);
    let rect = anchor.anchor_size(at, galley.size());
    painter.galley(rect.min, galley, color);
}

fn galley(painter: &Painter, text: &str, font: FontId, color: Color32, room: f32) -> std::sync::Arc<Galley> {
    let text: String = text.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut job = egui::text::LayoutJob::simple_singleline(text, font, color);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(1.0));
    painter.layout_job(job)
}
