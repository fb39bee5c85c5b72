//! A date, typed or picked in a calendar.

use egui::{Popup, PopupCloseBehavior, Rect, Response, Sense, Stroke, Ui, UiBuilder, pos2, vec2};
use jiff::civil::Date;

use super::calendar::{self, Pick};
use super::list::opened_by_key;
use super::typed::{Problem, Typing, focus, typed};
use super::{Answer, Change, Field, next_interaction};
use crate::ui::theme::{self, Theme};
use crate::words::{DateProblem, Words, has_whole_year, read_date};

const BUTTON: f32 = 26.0;

/// A date or nothing. `today` is where the calendar opens when there is no date.
pub fn date_field(
    ui: &mut Ui,
    field: Field<'_>,
    words: &Words,
    value: Option<Date>,
    today: Date,
) -> Answer<Option<Date>> {
    let by_key = opened_by_key(ui, field.id);
    let row = |ui: &mut Ui| {
        let width = (ui.available_width() - BUTTON - theme::STEP).max(60.0);
        let mut answer = sized(ui, width, |ui| text_ui(ui, field, words, value));
        ui.add_space(theme::STEP);
        let name = words.with("field-date-pick", &[("field", field.label)]);
        let button = button_ui(ui, field, &name);
        if let Some(change) = popup_ui(ui, field, words, (&button, by_key), value, today) {
            answer.change = Some(change);
        }
        answer
    };
    let row = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        row(ui)
    };
    ui.horizontal_top(row).inner
}

fn sized<R>(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let column = |ui: &mut Ui| {
        ui.set_width(width);
        add(ui)
    };
    ui.vertical(column).inner
}

fn text_ui(ui: &mut Ui, field: Field<'_>, words: &Words, value: Option<Date>) -> Answer<Option<Date>> {
    let show = |value: &Option<Date>| value.map_or(String::new(), |date| words.date(date));
    let read = |text: &str, typing: bool| {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let problem = |problem| Problem {
            sentence: words.date_problem(problem),
            unfinished: !matches!(problem, DateProblem::DaysInMonth { .. } | DateProblem::NoSuchMonth(_)),
        };
        match read_date(text) {
            // `5.3.20` on the way to 2024 is not the year 2020.
            Ok(_) if typing && !has_whole_year(text) => Err(problem(DateProblem::YearNeeded)),
            Ok(date) => Ok(Some(date)),
            Err(found) => Err(problem(found)),
        }
    };
    typed(ui, &Typing { field, value: &value, show: &show, read: &read, new_line: None, suggest: None })
}

/// A button with a drawn calendar leaf: the fonts have no sign for it.
fn button_ui(ui: &mut Ui, field: Field<'_>, name: &str) -> Response {
    let (rect, _) = ui.allocate_exact_size(vec2(BUTTON, theme::ROW), Sense::hover());
    // Tab passes it by: in the field Alt+Down opens the calendar.
    let response = ui.interact(rect, field.id.with("calendar"), Sense::CLICK);
    if super::layout::is_read_only(ui) {
        return response;
    }
    let theme = Theme::of(ui);
    let ink = if response.hovered() || response.has_focus() { theme.accent } else { theme.muted };
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect.shrink(1.0), theme::CORNER, theme.accent_pale);
    }
    let leaf = Rect::from_center_size(rect.center(), vec2(13.0, 12.0));
    let stroke = Stroke::new(1.2, ink);
    ui.painter().rect_stroke(leaf, 2, stroke, egui::StrokeKind::Inside);
    ui.painter().hline(leaf.x_range(), leaf.top() + 3.5, stroke);
    for (column, row) in [(0.3, 6.5), (0.5, 6.5), (0.7, 6.5), (0.3, 9.0), (0.5, 9.0)] {
        ui.painter().circle_filled(pos2(leaf.left() + leaf.width() * column, leaf.top() + row), 0.8, ink);
    }
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name));
    response.on_hover_text(name)
}

fn popup_ui(
    ui: &mut Ui,
    field: Field<'_>,
    words: &Words,
    (button, by_key): (&Response, bool),
    value: Option<Date>,
    today: Date,
) -> Option<Change<Option<Date>>> {
    let shown_id = field.id.with("calendar day");
    let popup = Popup::from_toggle_button_response(button).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    if by_key {
        Popup::open_id(ui.ctx(), popup.get_id());
    }
    let was_open: bool = ui.data(|data| data.get_temp(shown_id.with("open"))).unwrap_or(false);
    let is_open = popup.is_open() || (button.clicked() || by_key) && !was_open;
    if is_open && !was_open {
        ui.data_mut(|data| data.insert_temp(shown_id, value.unwrap_or(today)));
    }
    if is_open != was_open {
        ui.data_mut(|data| data.insert_temp(shown_id.with("open"), is_open));
    }
    if was_open && !is_open {
        focus(ui, field.id);
    }
    let shown: Date = ui.data(|data| data.get_temp(shown_id)).unwrap_or(today);
    let popup_id = popup.get_id();
    let pick = popup
        .show(|ui| {
            let inside = UiBuilder::new().scope_id(field.id.with("calendar inside"));
            ui.scope_builder(inside, |ui| calendar::calendar_ui(ui, field.id, words, shown, value, today)).inner
        })
        .and_then(|shown| shown.inner);
    match pick? {
        Pick::Show(date) => {
            ui.data_mut(|data| data.insert_temp(shown_id, date));
            None
        }
        Pick::Take(date) => {
            Popup::close_id(ui.ctx(), popup_id);
            let changed = date != value;
            changed.then(|| Change { value: date, interaction: next_interaction(ui.ctx()) })
        }
    }
}
