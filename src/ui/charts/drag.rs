//! Editing by dragging: the end of a bar or a point is drawn to another value, in the digits that its figure has.
//!
//! *Invariant:* a drag is one step of undo; until the button is let go the figure is a draft, and Escape gives it up.

use egui::{Align2, CursorIcon, Key, Modifiers, Ui, Vec2};
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use super::figure::{column, key_of};
use super::page::Spot;
use super::state::{ChartsState, Dragged};
use crate::analysis::sheet::{Origin, Sheet};
use crate::domain::drawing::DrawnPanel;
use crate::domain::marks::{Datum, PanelKind};
use crate::domain::{ChartKind, Figure, Figures, Multiplier, Number, Said};
use crate::session::{Action, Session, entry};
use crate::ui::View;
use crate::ui::theme::{self, Theme};

/// A drag that goes on, on the scale that it began with: the axes stand still until the button is let go.
#[derive(Debug, Clone, PartialEq)]
pub struct Begun {
    panel: DrawnPanel,
    /// Where the bar begins, in the panel's unit.
    base: f64,
    figure: Figure,
    /// What the panel counts in.
    shown: Multiplier,
    down: bool,
}

/// Why a mark can not be dragged.
fn why_not(session: &Session, sheet: &Sheet, chart: ChartKind, datum: Datum) -> Result<Figure, &'static str> {
    if datum.series.panel != PanelKind::Level {
        return Err("page-drag-not-level");
    }
    if matches!(chart, ChartKind::Area) {
        return Err("page-drag-not-area");
    }
    let Some(cell) = sheet.cell(datum.period, column(datum.series)) else { return Err("page-drag-calculated") };
    if !matches!(cell.origin, Origin::Printed { .. }) {
        return Err("page-drag-calculated");
    }
    let key = key_of(sheet, datum);
    let adopted = session.figures(datum.series.key.dataset, key).and_then(Figures::adopted);
    adopted.filter(|figure| figure.said.number().is_some()).cloned().ok_or("page-drag-no-number")
}

pub fn drag_ui(ui: &Ui, view: &mut View<'_>, state: &mut ChartsState, spot: Spot<'_>, hovered: Option<Datum>) {
    let response = spot.response;
    if state.dragged.is_some() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        state.dragged = None;
        view.act(Action::DropDraft);
        return;
    }
    if let Some(datum) = hovered.filter(|_| !response.dragged()) {
        let Some(sheet) = state.sheet_of(view, spot.chart, datum.series.key.dataset) else { return };
        match why_not(view.session, &sheet, spot.chart.kind, datum) {
            Ok(_) => ui.set_cursor_icon(CursorIcon::ResizeVertical),
            Err(why) => {
                ui.set_cursor_icon(CursorIcon::NotAllowed);
                beside_pointer(ui, view.words.t(why));
            }
        }
    }
    if response.drag_started() {
        state.dragged = begin(ui, view, state, spot);
    }
    if response.dragged() {
        go_on(ui, view, state, spot);
    }
    if response.drag_stopped()
        && let Some(Dragged { dataset, key, text, .. }) = state.dragged.take()
    {
        if text.is_empty() {
            view.act(Action::DropDraft);
        } else {
            view.act(Action::Enter { dataset, key, text });
        }
    }
}

fn begin(ui: &Ui, view: &View<'_>, state: &mut ChartsState, spot: Spot<'_>) -> Option<Dragged> {
    let drawing = spot.page.drawing();
    let pressed = ui.input(|input| input.pointer.press_origin())?;
    let (x, y) = spot.place.inside(pressed);
    let datum = drawing.datum_at(x, y)?;
    let dataset = datum.series.key.dataset;
    let sheet = state.sheet_of(view, spot.chart, dataset)?;
    let figure = why_not(view.session, &sheet, spot.chart.kind, datum).ok()?;
    let panel = drawing.panels.iter().find(|panel| panel.area.contains(x, y))?.clone();
    let head = &view.session.project().datasets.get(dataset)?.head;
    let first = spot.chart.datasets.first().and_then(|id| view.session.project().datasets.get(*id));
    let shown = spot.chart.shown.or(first.map(|first| first.head.shown)).unwrap_or(head.shown);
    let bar = panel.bars.iter().find(|bar| bar.datum == datum);
    let down = bar.is_some_and(|bar| bar.area.top >= panel.baseline - 0.5);
    let base = bar.map_or(0.0, |bar| panel.value_at(if down { bar.area.top } else { bar.area.bottom }));
    let begun = Begun { panel, base, figure, shown, down };
    let held = spot.page.reaches();
    Some(Dragged { datum, dataset, key: key_of(&sheet, datum), text: String::new(), held, begun })
}

fn go_on(ui: &Ui, view: &mut View<'_>, state: &mut ChartsState, spot: Spot<'_>) {
    let numbers = view.session.number_format();
    let Some(dragged) = &mut state.dragged else { return };
    let Some(pointer) = spot.response.interact_pointer_pos() else { return };
    ui.set_cursor_icon(CursorIcon::ResizeVertical);
    let begun = &dragged.begun;
    let at = begun.panel.value_at(spot.place.inside(pointer).1);
    let value = if begun.down { begun.base - at } else { at - begun.base };
    let Some(said) = said(&begun.figure, value, begun.shown) else { return };
    let Some(head) = view.session.project().datasets.get(dragged.dataset).map(|dataset| &dataset.head) else { return };
    let mut figure = begun.figure.clone();
    figure.said = said;
    let text = entry::text_of(&figure, dragged.key.measure, head.shown, numbers);
    beside_pointer(ui, &text);
    if text != dragged.text {
        dragged.text.clone_from(&text);
        view.act(Action::Draft { dataset: dragged.dataset, key: dragged.key, text });
    }
}

/// A value of the panel in the digits and the multiplier that the figure was printed in.
fn said(figure: &Figure, value: f64, shown: Multiplier) -> Option<Said> {
    let number = figure.said.number()?;
    let power = i32::from(shown.0) - i32::from(number.multiplier().0);
    let printed = Decimal::from_f64(value.max(0.0) * 10_f64.powi(power))?;
    let mut printed = printed.round_dp(number.decimals());
    printed.rescale(number.decimals());
    Some(Said::Number(Number::new(printed, number.multiplier())))
}

fn beside_pointer(ui: &Ui, text: &str) {
    let Some(pointer) = ui.input(|input| input.pointer.hover_pos()) else { return };
    let theme = Theme::of(ui);
    let painter =
        ui.ctx().layer_painter(egui::LayerId::new(egui::Order::Tooltip, egui::Id::unique("chart-drag-value")));
    let galley = painter.layout(text.to_owned(), theme::strong(), theme.text, 280.0);
    let screen = ui.ctx().content_rect();
    let mut rect =
        Align2::LEFT_BOTTOM.anchor_size(pointer + Vec2::new(14.0, -10.0), galley.size() + Vec2::new(12.0, 6.0));
    if rect.right() > screen.right() {
        rect = rect.translate(Vec2::new(screen.right() - rect.right(), 0.0));
    }
    painter.rect(rect, 4.0, theme.surface, egui::Stroke::new(1.0, theme.line), egui::StrokeKind::Outside);
    painter.galley(rect.min + Vec2::new(6.0, 3.0), galley, theme.text);
}
