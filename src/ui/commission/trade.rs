//! Trade at the time of a session: the last year before it, as it was printed by then, a line for each dataset
//! whose two sides are parties of the commission.

use egui::{Label, RichText, Ui};
use jiff::civil::Date;

use super::{CommissionState, Part};
use crate::analysis::growth::Basis;
use crate::analysis::sheet::{Column, Question, RowsOf, Sheet, sheet};
use crate::analysis::tiles::{Tile, tiles};
use crate::domain::{AreaRef, CommissionSession, Dataset, DatasetId, Flow, Period};
use crate::session::{Action, Place, dataset_name, wording};
use crate::ui::View;
use crate::ui::fields::heading;
use crate::ui::theme::{self, Theme};
use crate::words::Words;

const FLOWS: [Flow; 3] = [Flow::Turnover, Flow::Exports, Flow::Imports];

/// What was calculated of a dataset, and of which state of it.
#[derive(Debug)]
pub(super) struct Known {
    dataset: DatasetId,
    revision: u64,
    date: Date,
    /// `None`: it has no year before the session.
    tiles: Option<[Tile; 4]>,
    /// Nothing is known to have been printed by then: the figures are those on file today.
    of_today: bool,
}

pub(super) fn trade_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    state: &mut CommissionState,
    part: Part<'_>,
    session: &CommissionSession,
) {
    let (Some(date), Some(commission)) = (session.head.from, part.project.commission_of(session.id)) else { return };
    let is_party = |area: &AreaRef| commission.head.parties.contains(area);
    let between = |dataset: &&Dataset| is_party(&dataset.head.reporter) && is_party(&dataset.head.partner);
    let datasets: Vec<_> = part.project.datasets.iter().filter(between).collect();
    let mut headed = false;
    for dataset in datasets {
        let revision = view.session.dataset_revision(dataset.id);
        let same = |known: &Known| known.dataset == dataset.id && known.revision == revision && known.date == date;
        if !state.trade.iter().any(same) {
            state.trade.retain(|known| known.dataset != dataset.id);
            state.trade.push(calculated(part, dataset, revision, date));
        }
        let Some(known) = state.trade.iter().find(|known| same(known)) else { continue };
        let Some(tiles) = &known.tiles else { continue };
        if !headed {
            heading(ui, part.words.t("session-trade"));
            headed = true;
        }
        line_ui(ui, view, part, dataset, tiles, (date, known.of_today));
    }
}

fn calculated(part: Part<'_>, dataset: &Dataset, revision: u64, date: Date) -> Known {
    let of = |as_of| {
        let question = Question { rows: RowsOf::Years, basis: Basis::default(), as_of };
        let sheet = sheet(dataset, &part.project.sources, question, &[]);
        last_year(&sheet, date).map(|year| tiles(&sheet, year))
    };
    let then = of(Some(date));
    let of_today = then.is_none();
    let tiles = then.or_else(|| of(None));
    Known { dataset: dataset.id, revision, date, tiles, of_today }
}

/// The last year before the session that has a figure.
fn last_year(sheet: &Sheet, date: Date) -> Option<Period> {
    let has_figures = |period: Period| {
        let cell = |flow: &Flow| sheet.cell(period, Column::level(*flow));
        FLOWS.iter().filter_map(cell).any(|cell| !cell.is_empty())
    };
    let years = sheet.periods().filter(|period| period.year() < i32::from(date.year()));
    years.filter(|period| has_figures(*period)).max()
}

fn line_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    part: Part<'_>,
    dataset: &Dataset,
    tiles: &[Tile; 4],
    (date, of_today): (Date, bool),
) {
    let (words, theme) = (part.words, Theme::of(ui));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::STEP;
        let name = dataset_name(part.project, dataset, words);
        if ui.link(name).clicked() {
            view.act(Action::GoTo(Place::Dataset(dataset.id)));
        }
        for tile in tiles.iter().filter(|tile| FLOWS.contains(&tile.flow) && !tile.level.is_empty()) {
            flow_ui(ui, words, tile);
        }
        let id = if of_today { "session-trade-note-today" } else { "session-trade-note" };
        let unit = words.unit(&dataset.head.unit, dataset.head.shown);
        let note = words.with(id, &[("date", &words.date(date)), ("unit", &unit)]);
        together(ui, vec![RichText::new(note).color(theme.muted)]);
    });
}

/// "Exports 2023 456.3 ▲ +21.6 %"
fn flow_ui(ui: &mut Ui, words: &Words, tile: &Tile) {
    let theme = Theme::of(ui);
    let title = [("flow", words.flow(tile.flow)), ("period", &*words.period(tile.period))];
    let title = RichText::new(words.with("session-trade-flow", &title)).color(theme.muted);
    let level = wording::cell_text(words, &tile.level, Column::level(tile.flow));
    let mut texts = vec![title, RichText::new(level).font(theme::strong())];
    texts.extend(growth_text(ui, words, tile));
    together(ui, texts);
}

/// Texts that stand in one line, after what is there or in the next line.
fn together(ui: &mut Ui, texts: Vec<RichText>) {
    let gap = theme::STEP * 3.0;
    let spacing = ui.spacing().item_spacing.x;
    let galley = |text: &RichText| {
        let text = egui::WidgetText::from(text.clone());
        text.into_galley(ui, Some(egui::TextWrapMode::Extend), f32::INFINITY, theme::body())
    };
    let width: f32 = texts.iter().map(|text| galley(text).size().x + spacing).sum();
    if width + gap > ui.available_size_before_wrap().x {
        ui.end_row();
    } else {
        ui.add_space(gap);
    }
    for text in texts {
        ui.add(Label::new(text).extend());
    }
}

/// The growth with ▲ or ▼, so that its colour is not all that tells.
fn growth_text(ui: &Ui, words: &Words, tile: &Tile) -> Option<RichText> {
    if tile.growth.is_empty() {
        return None;
    }
    let text = wording::cell_text(words, &tile.growth, Column::growth(tile.flow));
    let rises = tile.growth.direction().filter(|direction| direction.is_ne()).map(std::cmp::Ordering::is_gt);
    let mark = match rises {
        Some(true) => "▲ ",
        Some(false) => "▼ ",
        None => "",
    };
    Some(RichText::new(format!("{mark}{text}")).color(Theme::of(ui).change(rises)))
}
