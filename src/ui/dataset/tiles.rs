//! The headline figures of one period: turnover, exports, imports, balance.

use egui::accesskit::Node;
use egui::text::{LayoutJob, TextWrapping};
use egui::{CornerRadius, Sense, Stroke, StrokeKind, Ui};

use crate::analysis::sheet::{Column, Origin, Sheet};
use crate::analysis::tiles::{Tile, headline_period, tiles};
use crate::session::wording;
use crate::ui::View;
use crate::ui::access::value_node;
use crate::ui::theme::{self, Theme};
use crate::words::Words;

const HEIGHT: f32 = 78.0;

pub fn tiles_ui(ui: &mut Ui, view: &View<'_>, sheet: &Sheet) {
    let cursor = view.session.selection().cursor.map(|cursor| cursor.period);
    let Some(period) = headline_period(sheet, cursor) else { return };
    let theme = Theme::of(ui);
    let tiles = tiles(sheet, period);
    ui.columns_const(|columns: &mut [Ui; 4]| {
        for (ui, tile) in columns.iter_mut().zip(&tiles) {
            tile_ui(ui, theme, &Texts::new(view.words, tile));
        }
    });
}

/// The texts of a tile.
struct Texts {
    name: String,
    accessible_value: String,
    title: String,
    /// The title where the other has no room.
    short_title: String,
    value: String,
    printed: bool,
    change: String,
    /// `None` where it neither rises nor falls.
    rises: Option<bool>,
    /// "from 463.3", "cover 625 %".
    beside: String,
}

impl Texts {
    fn new(words: &Words, tile: &Tile) -> Self {
        let change = wording::cell_text(words, &tile.growth, Column::growth(tile.flow));
        let beside = wording::tile_cover(words, tile).or_else(|| wording::tile_base(words, tile));
        let title = |period: &str| words.with("tile-title", &[("flow", words.flow(tile.flow)), ("period", period)]);
        Self {
            name: wording::tile_name(words, tile.flow, tile.period),
            accessible_value: wording::tile_value(words, tile),
            title: title(&words.period(tile.period)),
            short_title: title(&words.period_short(tile.period)),
            value: wording::cell_text(words, &tile.level, Column::level(tile.flow)),
            printed: matches!(tile.level.origin, Origin::Printed { .. }),
            rises: rises(&change),
            change,
            beside: beside.unwrap_or_default(),
        }
    }
}

/// From the sign that a change is written with.
fn rises(change: &str) -> Option<bool> {
    let signed = change.trim_start_matches(['≈', '\u{202f}', '\u{a0}', ' ']);
    match signed.chars().next() {
        Some('+') => Some(true),
        Some('−') => Some(false),
        _ => None,
    }
}

fn tile_ui(ui: &mut Ui, theme: &Theme, tile: &Texts) {
    let (rect, response) = ui.allocate_exact_size(egui::vec2(ui.available_width(), HEIGHT), Sense::hover());
    value_node(ui.ctx(), response.id, rect, &tile.name, &tile.accessible_value, Node::set_read_only);
    let painter = ui.painter();
    painter.rect(rect, CornerRadius::same(8), theme.surface, Stroke::new(1.0, theme.line), StrokeKind::Inside);
    let inner = rect.shrink2(egui::vec2(12.0, 0.0));
    let color = if tile.printed { theme.text } else { theme.calculated };
    let job = |text: &str, font, color| LayoutJob::simple_singleline(text.to_owned(), font, color);
    let lines = [
        (9.0, job(&tile.title, theme::body(), theme.muted)),
        (27.0, job(&tile.value, theme::figure(), color)),
        (52.0, change_line(theme, tile, true)),
    ];
    let mut cut = false;
    for (nth, (top, mut line)) in lines.into_iter().enumerate() {
        line.wrap = TextWrapping::truncate_at_width(inner.width());
        let mut galley = painter.layout_job(line);
        cut |= galley.elided;
        // Half a word beside the change says less than none.
        let shorter = match nth {
            0 if galley.elided => Some(job(&tile.short_title, theme::body(), theme.muted)),
            1 if galley.elided => Some(job(&tile.value, theme::strong(), color)),
            2 if galley.elided => Some(change_line(theme, tile, false)),
            _ => None,
        };
        if let Some(mut shorter) = shorter {
            shorter.wrap = TextWrapping::truncate_at_width(inner.width());
            galley = painter.layout_job(shorter);
        }
        painter.galley(inner.min + egui::vec2(0.0, top), galley, theme.text);
    }
    if cut {
        response.on_hover_text(format!("{}\n{}\n{} {}", tile.title, tile.value, tile.change, tile.beside));
    }
}

fn change_line(theme: &Theme, tile: &Texts, with_base: bool) -> LayoutJob {
    let (mark, text) = match tile.rises {
        Some(true) => ("▲ ", tile.change.replacen('+', "", 1)),
        Some(false) => ("▼ ", tile.change.replacen('−', "", 1)),
        None => ("", tile.change.clone()),
    };
    let mut job = LayoutJob::default();
    let format = |color| egui::TextFormat { font_id: theme::body(), color, ..Default::default() };
    job.append(&format!("{mark}{text}"), 0.0, format(theme.change(tile.rises)));
    if with_base {
        job.append(&tile.beside, 6.0, format(theme.muted));
    }
    job
}
