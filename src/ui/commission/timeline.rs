//! All sessions of a commission on a line of time: a click goes there.

use egui::{Align2, Sense, Stroke, Ui, pos2, vec2};

use super::Part;
use crate::analysis::record::in_time;
use crate::domain::{Commission, CommissionSession, Phase};
use crate::session::{Action, Place};
use crate::ui::View;
use crate::ui::fields::heading;
use crate::ui::fields::layout::spot;
use crate::ui::theme::{self, Theme};

/// Between two sessions at least: a number and a year have room.
const APART: f32 = 46.0;
const HEIGHT: f32 = 62.0;

pub fn timeline_ui(ui: &mut Ui, view: &mut View<'_>, part: Part<'_>, commission: &Commission) {
    let sessions = in_time(commission);
    if sessions.len() < 2 {
        return;
    }
    let (words, theme) = (part.words, Theme::of(ui));
    heading(ui, words.t("commission-timeline"));
    let announced = sessions.last().and_then(|last| Some((last.head.from?, last.head.next_date?)));
    let announced = announced.filter(|(from, next)| next > from).map(|(_, next)| next);
    let days: Vec<_> = sessions.iter().map(|session| session.head.from).chain(announced.map(Some)).map(day).collect();
    let places = places(&days, ui.available_width());
    let width = places.last().copied().unwrap_or(0.0) + APART;
    let (rect, _) = ui.allocate_exact_size(vec2(width.max(ui.available_width()), HEIGHT), Sense::hover());
    let line = rect.top() + 22.0;
    ui.painter().hline(rect.x_range(), line, Stroke::new(1.0, theme.line));
    for (session, place) in sessions.iter().zip(&places) {
        session_ui(ui, view, part, session, pos2(rect.left() + place, line));
    }
    if let (Some(next), Some(place)) = (announced, places.get(sessions.len())) {
        let at = pos2(rect.left() + place, line);
        ui.painter().circle(at, 5.0, theme.surface, Stroke::new(1.5, theme.session));
        let year = next.year().to_string();
        ui.painter().text(at + vec2(0.0, 10.0), Align2::CENTER_TOP, "…", theme::strong(), theme.muted);
        ui.painter().text(at + vec2(0.0, 26.0), Align2::CENTER_TOP, year, theme::small(), theme.muted);
    }
}

/// Days from the beginning of our era; `None` where no date is known.
fn day(date: Option<jiff::civil::Date>) -> Option<f32> {
    date.map(|date| f32::from(date.year()) * 365.25 + f32::from(date.day_of_year()))
}

/// Where each stands: by its date, but never on the one before.
fn places(days: &[Option<f32>], width: f32) -> Vec<f32> {
    let known = || days.iter().flatten().copied();
    let (first, last) = (known().fold(f32::INFINITY, f32::min), known().fold(f32::NEG_INFINITY, f32::max));
    let span = (last - first).max(1.0);
    let room = (width - APART).max(APART);
    let mut before = -APART / 2.0;
    let mut places = Vec::with_capacity(days.len());
    for day in days {
        let own = day.map_or(before + APART, |day| APART / 2.0 + (day - first) / span * (room - APART / 2.0));
        before = own.max(before + APART);
        places.push(before);
    }
    places
}

fn session_ui(ui: &mut Ui, view: &mut View<'_>, part: Part<'_>, session: &CommissionSession, at: egui::Pos2) {
    let theme = Theme::of(ui);
    let name = super::session_name(part.words, &session.head);
    let name = part.words.with("timeline-session", &[("session", &name)]);
    let rect = egui::Rect::from_min_size(at - vec2(APART / 2.0 - 2.0, 14.0), vec2(APART - 4.0, 54.0));
    let response = ui
        .scope_builder(egui::UiBuilder::new().max_rect(rect), |ui| {
            spot(ui, part.base.with(("timeline", session.id.0.raw())), rect.size(), &name)
        })
        .inner;
    let stroke = Stroke::new(1.5, theme.session);
    let fill = if session.head.phase == Phase::Draft { theme.surface } else { theme.session };
    ui.painter().circle(at, 5.0, fill, stroke);
    let number = session.head.number.map_or("–".to_owned(), |number| number.to_string());
    ui.painter().text(at + vec2(0.0, 8.0), Align2::CENTER_TOP, number, theme::strong(), theme.text);
    let year = session.head.from.map(|date| date.year().to_string()).unwrap_or_default();
    ui.painter().text(at + vec2(0.0, 24.0), Align2::CENTER_TOP, year, theme::small(), theme.muted);
    if response.clicked() {
        view.act(Action::GoTo(Place::Session(session.id)));
    }
    response.on_hover_text(super::session_name(part.words, &session.head));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sessions_stand_by_their_dates_and_never_on_each_other() {
        let days = [Some(0.0), Some(365.0), Some(370.0), None, Some(3650.0)];
        let places = places(&days, 900.0);
        assert_eq!(places.len(), days.len());
        assert!(places.windows(2).all(|pair| pair[1] - pair[0] >= APART - 0.01), "{places:?}");
        assert!(places[4] - places[3] > APART * 4.0, "years apart stand far apart: {places:?}");
        assert!(places[4] <= 900.0);
    }
}
