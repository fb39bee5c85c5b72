//! The menu of the page: what can be done with the mark or the place under the pointer.

use egui::{Id, Pos2, Ui};

use super::notes::NoteText;
use super::page::Spot;
use super::state::ChartsState;
use super::{copy_picture, figure};
use crate::domain::marks::Datum;
use crate::ui::command::{ChartCommand, Command};
use crate::ui::popup::{PopupAnswer, PopupEntry, popup_menu};
use crate::ui::{Request, View};

/// An open menu: where, on which figure, at which months.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Opened {
    pub at: Pos2,
    pub datum: Option<Datum>,
    pub months: Option<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Does {
    Figure,
    Note,
    Hide,
    Fit,
    Table,
    Copy,
    Export,
}

const ENTRIES: [(Does, &str, Option<&str>); 7] = [
    (Does::Figure, "command-go-to-figure", Some("page-keys-enter")),
    (Does::Note, "page-menu-note", None),
    (Does::Hide, "page-menu-hide", None),
    (Does::Fit, "command-chart-fit", Some("page-keys-fit")),
    (Does::Table, "command-chart-as-table", None),
    (Does::Copy, "command-copy-picture", Some("page-keys-copy")),
    (Does::Export, "command-export-chart", None),
];

pub fn menu_ui(ui: &Ui, view: &mut View<'_>, state: &mut ChartsState, spot: Spot<'_>) {
    let Some(opened) = state.menu else { return };
    let words = view.words;
    let whole = state.look(spot.chart.id).is_whole();
    let enabled = |does: Does| match does {
        Does::Figure | Does::Hide => opened.datum.is_some(),
        Does::Note => opened.datum.is_some() || opened.months.is_some(),
        Does::Fit => !whole,
        Does::Table | Does::Copy | Does::Export => true,
    };
    let entries = ENTRIES.iter().map(|(does, text, keys)| PopupEntry {
        text: words.t(text),
        keys: keys.map(|keys| words.t(keys)),
        enabled: enabled(*does),
    });
    let chosen = match popup_menu(ui, Id::unique("chart-page-menu"), opened.at, entries) {
        PopupAnswer::Open => return,
        PopupAnswer::Closed => None,
        PopupAnswer::Chosen(nth) => ENTRIES.get(nth).map(|(does, ..)| *does),
    };
    state.menu = None;
    spot.response.request_focus();
    if let Some(does) = chosen {
        carry_out(view, state, spot, opened, does);
    }
}

fn carry_out(view: &mut View<'_>, state: &mut ChartsState, spot: Spot<'_>, opened: Opened, does: Does) {
    let chart = spot.chart;
    match (does, opened.datum) {
        (Does::Figure, Some(datum)) => figure::go_to(view, state, chart.id, datum),
        (Does::Note, Some(datum)) => state.note = Some(NoteText::on(chart, datum)),
        (Does::Note, None) => {
            let stop = opened.months.and_then(|months| spot.page.picture().nearest(months));
            state.note = stop.map(|stop| NoteText::over(chart, stop.period, stop.period));
        }
        (Does::Hide, Some(datum)) => state.look_mut(chart.id).toggle(datum.series.key),
        (Does::Fit, _) => *state.look_mut(chart.id) = super::view::Look::default(),
        (Does::Table, _) => state.as_table = true,
        (Does::Copy, _) => copy_picture(state, view, chart.id),
        (Does::Export, _) => {
            view.requests.push(Request::Run(Command::Chart(ChartCommand::Export).spec().name));
        }
        (Does::Figure | Does::Hide, None) => {}
    }
}
