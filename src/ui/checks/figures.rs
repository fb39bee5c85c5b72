//! The figures of a verdict, with what their digits allow and where the others need them, as bars on one scale.
//!
//! The scale counts units of the last printed digit, so that a level and a rate can stand beneath each other.

use egui::{Align2, Color32, Id, Label, Rect, RichText, Sense, Stroke, Ui, Vec2, pos2, vec2};

use super::go_to_figure;
use super::made::{Bar, Detail, FigureRow};
use crate::ui::View;
use crate::ui::access::value_node;
use crate::ui::theme::{self, Theme};

/// Width of the bars at least; below it the columns of numbers give way.
const BARS: f32 = 140.0;
/// Rows stand closer than in tables to type into: all figures of a bulletin are seen with the proof.
const LINE: f32 = 24.0;

/// Shares of the width before the bars: figure, printed, allows, needs.
const SHARES: [f32; 4] = [0.29, 0.19, 0.25, 0.27];

pub fn figures_ui(ui: &mut Ui, view: &mut View<'_>, detail: &Detail) {
    // Where nothing conflicts the others need nothing.
    let needs = detail.figures.iter().any(|row| !row.needs.is_empty());
    legend_ui(ui, view, needs);
    let width = ui.available_width();
    let bars = (width * 0.23).max(BARS);
    let columns = SHARES.map(|share| share * (width - bars));
    head_ui(ui, view, columns, needs);
    #[allow(clippy::cast_precision_loss, reason = "points on the screen")]
    let height = detail.figures.len() as f32 * LINE;
    let (area, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let visible = ui.clip_rect();
    let mut go = None;
    for (nth, row) in detail.figures.iter().enumerate() {
        #[allow(clippy::cast_precision_loss, reason = "points on the screen")]
        let top = area.top() + nth as f32 * LINE;
        let rect = Rect::from_min_size(pos2(area.left(), top), Vec2::new(width, LINE));
        if rect.bottom() < visible.top() || rect.top() > visible.bottom() {
            continue;
        }
        if row_ui(ui, view, (rect, columns), (row, needs), detail.reach) {
            go = Some(row.origin);
        }
    }
    if let Some(origin) = go {
        go_to_figure(view, origin.cell, origin.place);
    }
}

/// The heading, and what the two bars of a row are.
fn legend_ui(ui: &mut Ui, view: &View<'_>, needs: bool) {
    let theme = Theme::of(ui);
    ui.add_space(theme::STEP);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(view.words.t("checks-figures")).font(theme::strong()));
        ui.add_space(12.0);
        let lanes = [(true, "checks-bar-own"), (false, "checks-bar-others")];
        for (is_own, id) in lanes.into_iter().filter(|(is_own, _)| *is_own || needs) {
            let (rect, response) = ui.allocate_exact_size(vec2(20.0, 14.0), Sense::hover());
            paint(ui, lane(rect, is_own, needs), is_own, (rect.left(), rect.right()));
            response.on_hover_text(view.words.t("checks-bar-scale"));
            let text = RichText::new(view.words.t(id)).font(theme::small()).color(theme.muted);
            ui.add(Label::new(text)).on_hover_text(view.words.t("checks-bar-scale"));
            ui.add_space(6.0);
        }
    });
}

fn head_ui(ui: &mut Ui, view: &View<'_>, columns: [f32; 4], needs: bool) {
    let theme = Theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, theme.panel);
    let ids = ["checks-column-figure", "checks-column-printed", "checks-column-allows", "checks-column-needs"];
    let mut left = rect.left();
    for (nth, (id, width)) in ids.into_iter().zip(columns).enumerate() {
        let place = Rect::from_min_size(pos2(left, rect.top()), vec2(width, LINE));
        if nth < 3 || needs {
            text_ui(ui, place, view.words.t(id), theme::small(), theme.muted, nth > 0);
        }
        left += width;
    }
    let place = Rect::from_min_max(pos2(left + 16.0, rect.top()), rect.right_bottom());
    text_ui(ui, place, view.words.t("checks-column-bars"), theme::small(), theme.muted, false);
    let response = ui.interact(place, Id::unique("checks-figures-scale"), Sense::hover());
    response.on_hover_text(view.words.t("checks-bar-scale"));
}

/// One figure; true when its cell is wanted.
fn row_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (rect, columns): (Rect, [f32; 4]),
    (row, has_needs): (&FigureRow, bool),
    reach: f64,
) -> bool {
    let theme = Theme::of(ui);
    let id = Id::unique("checks-figure").with((row.origin.cell, row.origin.place));
    let response = ui.interact(rect, id, Sense::CLICK);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 0.0, theme.accent_pale);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, theme.table_line));
    let colour = if row.is_in || row.others.is_some() || !has_needs { theme.text } else { theme.muted };
    let printed = match &row.tried {
        Some(tried) => format!("{} → {tried}", row.printed),
        None => row.printed.clone(),
    };
    let of_printed = if row.tried.is_some() { theme.accent } else { colour };
    let font = |is_strong: bool| if is_strong { theme::strong() } else { theme::body() };
    let needs = match (row.needs.is_empty() && has_needs, row.is_in) {
        (false, _) => row.needs.as_str(),
        (true, true) => view.words.t("checks-needs-not-alone"),
        (true, false) => view.words.t("checks-needs-outside"),
    };
    let texts = [
        (row.name.as_str(), font(row.is_in), colour, false),
        (printed.as_str(), font(false), of_printed, true),
        (row.allows.as_str(), font(false), theme.calculated, true),
        (needs, font(false), theme.calculated, true),
    ];
    let mut left = rect.left();
    let mut elided = false;
    for ((text, font, colour, right), width) in texts.into_iter().zip(columns) {
        let place = Rect::from_min_size(pos2(left, rect.top()), vec2(width, LINE));
        elided |= text_ui(ui, place, text, font, colour, right);
        left += width;
    }
    let bars = Rect::from_min_max(pos2(left + 16.0, rect.top() + 4.0), rect.right_bottom() - vec2(8.0, 4.0));
    bars_ui(ui, bars, (row, has_needs), reach);
    value_node(ui.ctx(), response.id, rect, &row.name, &row.spoken, |node| {
        node.set_read_only();
        node.add_action(egui::accesskit::Action::Click);
    });
    let clicked = response.clicked();
    let tip = view.words.t("checks-figure-tip");
    response.on_hover_text(if elided { format!("{}\n{tip}", row.spoken) } else { tip.to_owned() });
    clicked
}

/// True when the text had to be cut.
fn text_ui(ui: &Ui, place: Rect, text: &str, font: egui::FontId, colour: Color32, right: bool) -> bool {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width((place.width() - 12.0).max(8.0));
    let galley = ui.painter().layout_job(job);
    let inner = place.shrink2(vec2(6.0, 0.0));
    let align = if right { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
    let at = align.align_size_within_rect(galley.size(), inner);
    let elided = galley.elided;
    ui.painter().galley(at.min, galley, colour);
    elided
}

fn bars_ui(ui: &Ui, place: Rect, (row, has_needs): (&FigureRow, bool), reach: f64) {
    let theme = Theme::of(ui);
    ui.painter().hline(place.x_range(), place.center().y, Stroke::new(1.0, theme.table_line));
    let middle = place.center().x;
    let at = |steps: f64| {
        #[allow(clippy::cast_possible_truncation, reason = "points on the screen")]
        let part = (steps / reach).clamp(-1.0, 1.0) as f32;
        middle + part * place.width() / 2.0
    };
    // Where the printed number itself is.
    ui.painter().vline(middle, place.y_range(), Stroke::new(1.0, theme.muted));
    for (bar, is_own) in [(row.own, true), (row.others, false)] {
        let Some(Bar { low, high }) = bar else { continue };
        let lane = lane(place, is_own, has_needs);
        paint(ui, lane, is_own, (at(low), at(high).max(at(low) + 2.0)));
        let y = lane.center().y;
        // It goes on where the scale ends.
        for (goes_on, sign, x, align) in [
            (high > reach, "▸", place.right() + 1.0, Align2::RIGHT_CENTER),
            (low < -reach, "◂", place.left() - 1.0, Align2::LEFT_CENTER),
        ] {
            if goes_on {
                ui.painter().text(pos2(x, y), align, sign, theme::small(), theme.text);
            }
        }
    }
}

/// What its digits allow stands above the line, where the others need it below; on the line where they need nothing.
fn lane(place: Rect, is_own: bool, has_needs: bool) -> Rect {
    let down = match (has_needs, is_own) {
        (false, _) => 0.0,
        (true, true) => -4.0,
        (true, false) => 4.0,
    };
    Rect::from_center_size(place.center() + vec2(0.0, down), vec2(place.width(), 6.0))
}

fn paint(ui: &Ui, lane: Rect, is_own: bool, (left, right): (f32, f32)) {
    let theme = Theme::of(ui);
    let bar = Rect::from_min_max(pos2(left, lane.top()), pos2(right, lane.bottom()));
    if is_own {
        ui.painter().rect_filled(bar, 2.0, theme.exports);
    } else {
        let stroke = Stroke::new(1.5, theme.imports);
        ui.painter().rect(bar, 2.0, theme.imports.gamma_multiply(0.35), stroke, egui::StrokeKind::Inside);
    }
}
