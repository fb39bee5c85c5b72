//! Trade at the time of a session: the last period before it, as it was printed by then, and what has changed since the
//! session before. That both happened in one year is coincidence, and it says so.

use egui::{Label, RichText, Ui};
use jiff::civil::Date;

use super::{CommissionState, Part};
use crate::analysis::growth::GrowthForm;
use crate::analysis::record::Memory;
use crate::analysis::record::at_session::{Change, Revision, Since, TradeAt, trade_at};
use crate::analysis::sheet::Column;
use crate::analysis::tiles::Tile;
use crate::domain::{CommissionSession, Dataset, SessionId};
use crate::session::{Action, Place, dataset_name, wording};
use crate::ui::View;
use crate::ui::fields::heading;
use crate::ui::theme::{self, Theme};
use crate::words::Words;

/// What was calculated, and of which state of the project.
#[derive(Debug, Default)]
pub(super) struct Known {
    of: Option<Of>,
    trade: Vec<TradeAt>,
}

/// What the figures depend on: the session, its date and that of the one before, and each dataset's revision.
#[derive(Debug, PartialEq, Eq)]
struct Of {
    session: SessionId,
    dates: [Option<Date>; 2],
    datasets: Vec<u64>,
}

pub(super) fn trade_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    state: &mut CommissionState,
    part: Part<'_>,
    session: &CommissionSession,
) {
    let before = state.known.previous.and_then(|id| part.project.session(id));
    let now = Of {
        session: session.id,
        dates: [session.head.from, before.and_then(|before| before.head.from)],
        datasets: part.project.datasets.iter().map(|dataset| view.session.dataset_revision(dataset.id)).collect(),
    };
    let now = Some(now);
    if state.trade.of != now {
        let trade = trade_at(part.project, &Memory::of(part.project), session);
        state.trade = Known { of: now, trade };
    }
    if state.trade.trade.is_empty() {
        return;
    }
    let (words, theme) = (part.words, Theme::of(ui));
    heading(ui, words.t("session-trade"));
    for trade in &state.trade.trade {
        let Some(dataset) = part.project.datasets.get(trade.dataset) else { continue };
        line_ui(ui, view, part, session, dataset, trade);
        if let Some(since) = &trade.since {
            since_ui(ui, part, dataset, trade, since);
        }
    }
    if state.trade.trade.iter().any(|trade| trade.since.is_some()) {
        let text = RichText::new(words.t("session-trade-coincidence")).font(theme::small()).color(theme.muted);
        ui.add(Label::new(text).wrap());
    }
}

fn line_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    part: Part<'_>,
    session: &CommissionSession,
    dataset: &Dataset,
    trade: &TradeAt,
) {
    let (words, theme) = (part.words, Theme::of(ui));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::STEP;
        let name = dataset_name(part.project, dataset, words);
        if ui.link(name).clicked() {
            view.act(Action::GoTo(Place::Dataset(dataset.id)));
        }
        for tile in trade.tiles.iter().filter(|tile| !tile.level.is_empty()) {
            flow_ui(ui, words, tile);
        }
        let id = if trade.of_today { "session-trade-note-today" } else { "session-trade-note" };
        let unit = words.unit(&dataset.head.unit, dataset.head.shown);
        let date = session.head.from.map(|date| words.date(date)).unwrap_or_default();
        let note = words.with(id, &[("date", &date), ("unit", &unit)]);
        together(ui, vec![RichText::new(note).color(theme.muted)]);
    });
}

/// "Since the 19th session (2022): exports 375.2 → 456.3 (+21.6 %)", and figures that are known otherwise now.
fn since_ui(ui: &mut Ui, part: Part<'_>, dataset: &Dataset, trade: &TradeAt, since: &Since) {
    let (words, theme) = (part.words, Theme::of(ui));
    let number = part.project.session(since.session).and_then(|session| session.head.number);
    let title = words.session_title(number);
    let level = |value: rust_decimal::Decimal| words.decimal(value);
    let of_flow = |flow| words.flow_of(part.project, flow).to_owned();
    let changed = |change: &Change| {
        let growth = wording::growth_text(words, &change.growth, GrowthForm::Percent);
        let parts = [
            ("flow", &*of_flow(change.flow)),
            ("then", &*level(change.then)),
            ("now", &*level(change.now)),
            ("growth", &*growth),
        ];
        words.with("session-trade-change", &parts)
    };
    let revised = |revision: &Revision| {
        let parts = [
            ("flow", &*of_flow(revision.flow)),
            ("period", &*words.period(since.period)),
            ("then", &*level(revision.then)),
            ("now", &*level(revision.now)),
        ];
        words.with("session-trade-revision", &parts)
    };
    let mut sentences: Vec<_> = since.changes.iter().map(changed).collect();
    if !sentences.is_empty() {
        let from_to = [
            ("session", &*title),
            ("then", &*words.period(since.period)),
            ("now", &*words.period(trade.period)),
            ("changes", &*sentences.join(" · ")),
        ];
        sentences = vec![words.with("session-trade-since", &from_to)];
    }
    sentences.extend(since.revisions.iter().map(revised));
    if sentences.is_empty() {
        sentences.push(words.with("session-trade-no-change", &[("session", &title)]));
    }
    ui.indent(("since", dataset.id.0.raw(), trade.period), |ui| {
        for sentence in sentences {
            ui.add(Label::new(RichText::new(sentence).color(theme.muted)).wrap());
        }
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
