//! Keys of the page while it has the keyboard: zoom, walk from mark to mark, copy, leave.

use egui::{Event, EventFilter, Key, Modifiers, Ui};

use super::made::data;
use super::menu::Opened;
use super::page::{Spot, area_of};
use super::state::{ChartsState, Mode};
use super::{copy_picture, figure, slider};
use crate::domain::marks::{Across, Datum, Picture, Series};
use crate::ui::View;
use crate::ui::command::take_key;

const ZOOM: f64 = 1.25;

pub fn keys(ui: &Ui, view: &mut View<'_>, state: &mut ChartsState, spot: Spot<'_>) {
    if !spot.response.has_focus() || state.note.is_some() || state.menu.is_some() {
        return;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, tab: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(spot.response.id, filter));
    let pressed = |modifiers, key| take_key(ui.ctx(), modifiers, key);
    zoom_keys(ui, state, spot);
    for (key, step) in [
        (Key::ArrowLeft, Step::Period(false)),
        (Key::ArrowRight, Step::Period(true)),
        (Key::ArrowUp, Step::Series(false)),
        (Key::ArrowDown, Step::Series(true)),
    ] {
        if pressed(Modifiers::NONE, key) {
            state.selected = walked(spot.page.picture(), state.selected, step);
            follow(state, spot);
        }
    }
    if pressed(Modifiers::NONE, Key::Escape) {
        escape(state);
    }
    if let Some(datum) = state.selected {
        if pressed(Modifiers::NONE, Key::Enter) {
            figure::go_to(view, state, spot.chart.id, datum);
        }
        if pressed(Modifiers::SHIFT, Key::F10) || pressed(Modifiers::NONE, Key::Menu) {
            let area = area_of(spot.page.drawing(), datum);
            let at = area.map_or(spot.response.rect.center(), |area| spot.place.rect(area).center());
            state.menu = Some(Opened { at, datum: Some(datum), months: None });
        }
    } else if pressed(Modifiers::SHIFT, Key::F10) || pressed(Modifiers::NONE, Key::Menu) {
        state.menu = Some(Opened { at: spot.response.rect.center(), datum: None, months: None });
    }
    let copies = ui.input_mut(|input| {
        let before = input.events.len();
        input.events.retain(|event| !matches!(event, Event::Copy));
        input.events.len() < before
    });
    if copies {
        copy_picture(state, view, spot.chart.id);
    }
}

/// One step out: of a drag's mode, then of the selection.
fn escape(state: &mut ChartsState) {
    if state.mode == Mode::Look {
        state.selected = None;
    }
    state.mode = Mode::Look;
    state.from = None;
}

fn zoom_keys(ui: &Ui, state: &mut ChartsState, spot: Spot<'_>) {
    let picture = spot.page.picture();
    let pressed = |key| take_key(ui.ctx(), Modifiers::NONE, key);
    let plus = pressed(Key::Plus) || pressed(Key::Equals) || take_key(ui.ctx(), Modifiers::SHIFT, Key::Plus);
    let look = state.look_mut(spot.chart.id);
    let (from, to) = look.view(picture);
    let zoom = if plus {
        ZOOM
    } else if pressed(Key::Minus) {
        1.0 / ZOOM
    } else {
        1.0
    };
    if (zoom - 1.0).abs() > 1e-6 {
        let (middle, half) = (f64::midpoint(from, to), (to - from) / 2.0 / zoom);
        look.zoom_to(picture, (middle - half, middle + half));
    }
    if pressed(Key::Num0) || pressed(Key::Home) {
        look.span = None;
    }
    for (key, sign) in [(Key::ArrowLeft, -1.0), (Key::ArrowRight, 1.0)] {
        if take_key(ui.ctx(), Modifiers::SHIFT, key) && look.span.is_some() {
            let view = look.view(picture);
            look.zoom_to(picture, slider::shifted(picture, view, sign * picture.shortest));
        }
    }
}

#[derive(Clone, Copy)]
enum Step {
    /// Forward in time.
    Period(bool),
    /// Down the legend.
    Series(bool),
}

/// The neighbouring mark: of the same series, or of the next series in the same period.
fn walked(picture: &Picture, at: Option<Datum>, step: Step) -> Option<Datum> {
    let all = data(picture);
    let Some(at) = at.filter(|at| all.contains(at)) else { return all.last().copied() };
    match step {
        Step::Period(forward) => {
            let mut own: Vec<_> = all.into_iter().filter(|datum| datum.series == at.series).collect();
            own.sort_by_key(|datum| (datum.period.end_index(), datum.period));
            beside(&own, at, forward)
        }
        Step::Series(down) => {
            let mut series: Vec<Series> = Vec::new();
            for datum in &all {
                if !series.contains(&datum.series) {
                    series.push(datum.series);
                }
            }
            let next = beside(&series, at.series, down)?;
            let own = all.into_iter().filter(|datum| datum.series == next);
            own.min_by_key(|datum| (datum.period.end_index() - at.period.end_index()).abs())
        }
    }
    .or(Some(at))
}

fn beside<T: Copy + PartialEq>(all: &[T], at: T, forward: bool) -> Option<T> {
    let place = all.iter().position(|known| *known == at)?;
    let next = if forward { place.checked_add(1) } else { place.checked_sub(1) };
    all.get(next?).copied().or(Some(at))
}

/// Brings the selected mark into view.
fn follow(state: &mut ChartsState, spot: Spot<'_>) {
    let picture = spot.page.picture();
    let Some(datum) = state.selected.filter(|_| picture.across == Across::Time) else { return };
    let Some(stop) = picture.stops.iter().find(|stop| stop.period == datum.period).copied() else { return };
    let look = state.look_mut(spot.chart.id);
    let view = look.view(picture);
    if !(view.0..=view.1).contains(&stop.x) {
        let half = (view.1 - view.0) / 2.0;
        look.zoom_to(picture, (stop.x - half, stop.x + half));
    }
}
