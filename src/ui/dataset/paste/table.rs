//! The block as it will be put: periods down, columns across, each cell as read with what it replaces.
//!
//! *Invariant:* only the rows in view are laid out.

use egui::{Align2, Rect, ScrollArea, Sense, Stroke, Ui, pos2, vec2};

use crate::analysis::sheet::Column;
use crate::domain::{Figure, Figures, ObsStatus, Period, Said};
use crate::session::paste::{Effect, Plan, PlanCell, target};
use crate::session::{DatasetTable, Takes, dataset_name, entry, wording};
use crate::ui::View;
use crate::ui::access::value_node;
use crate::ui::theme::{self, ROW, Theme};

const PERIOD: f32 = 150.0;
const CELL: f32 = 170.0;
const PAD: f32 = 8.0;
/// The longest text of a cell that is laid out; the tooltip has more of it.
const LONGEST: usize = 60;

/// The plan with what its cells stand in.
#[derive(Clone, Copy)]
struct Shown<'a> {
    plan: &'a Plan,
    /// `None`: datasets down, periods across.
    table: Option<&'a DatasetTable>,
}

impl Shown<'_> {
    fn columns(self) -> usize {
        self.plan.across.as_ref().map_or(self.plan.columns.len(), Vec::len)
    }

    fn place(self, cell: &PlanCell) -> Option<usize> {
        let cell_at = (cell.at.period, cell.at.column.flow);
        match &self.plan.across {
            Some(across) => across.iter().position(|at| *at == cell_at),
            None => self.plan.columns.iter().position(|column| *column == cell.at.column),
        }
    }

    fn head(self, view: &View<'_>, nth: usize) -> String {
        let words = view.words;
        let Some(across) = &self.plan.across else {
            return self.plan.columns.get(nth).map_or_else(String::new, |column| self.column_name(view, *column));
        };
        let Some((period, flow)) = across.get(nth).copied() else { return String::new() };
        let period = self.period_name(view, period);
        if across.iter().all(|(_, other)| *other == flow) {
            return period;
        }
        let flow = wording::flow_name(words, view.session.project(), flow);
        words.with("paste-head-flow", &[("flow", flow), ("period", &period)])
    }

    fn row_name(self, view: &View<'_>, first: &PlanCell) -> String {
        if self.plan.across.is_some() { dataset_of(view, first) } else { self.period_name(view, first.at.period) }
    }

    fn period_name(self, view: &View<'_>, period: Period) -> String {
        let name = view.words.period(period);
        let is_new = self.plan.new_periods.binary_search(&period).is_ok();
        if is_new { view.words.with("paste-period-new", &[("period", &name)]) } else { name }
    }

    /// What the column, or in a table of datasets the row, of a cell is called.
    fn of_cell(self, view: &View<'_>, cell: &PlanCell) -> String {
        if self.plan.across.is_some() { dataset_of(view, cell) } else { self.column_name(view, cell.at.column) }
    }

    fn column_name(self, view: &View<'_>, column: Column) -> String {
        let flow = wording::flow_name(view.words, view.session.project(), column.flow);
        let basis = self.table.map(|table| table.sheet.question.basis).unwrap_or_default();
        wording::column_name(view.words, column, basis, flow)
    }
}

fn dataset_of(view: &View<'_>, cell: &PlanCell) -> String {
    let project = view.session.project();
    let dataset = target(cell.takes).and_then(|at| project.datasets.get(at.dataset));
    dataset.map_or_else(String::new, |dataset| dataset_name(project, dataset, view.words))
}

pub fn table_ui(ui: &mut Ui, view: &View<'_>, plan: &Plan, table: Option<&DatasetTable>, height: f32) {
    let shown = Shown { plan, table };
    ui.push_id("paste-table", |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::horizontal().auto_shrink([false, true]).show(ui, |ui| {
            let columns = u16::try_from(shown.columns()).unwrap_or(u16::MAX);
            let width = PERIOD + CELL * f32::from(columns);
            ui.set_min_width(width);
            heads_ui(ui, view, shown, width);
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show_rows(
                ui,
                ROW,
                plan.starts.len(),
                |ui, range| {
                    for nth in range {
                        row_ui(ui, view, shown, nth, width);
                    }
                },
            );
        });
    });
}

fn heads_ui(ui: &mut Ui, view: &View<'_>, shown: Shown<'_>, width: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
    let theme = Theme::of(ui);
    ui.painter().rect_filled(rect, 0, theme.panel);
    for nth in 0..shown.columns() {
        let at = cell_rect(rect, nth);
        if !ui.is_rect_visible(at) {
            continue;
        }
        let name = shown.head(view, nth);
        let text = ui.painter().with_clip_rect(at.intersect(ui.clip_rect()));
        text.text(at.right_center() - vec2(PAD, 0.0), Align2::RIGHT_CENTER, &name, theme::strong(), theme.text);
        ui.interact(at, ui.unique_id().with(("head", nth)), Sense::hover()).on_hover_text(name);
    }
}

fn row_ui(ui: &mut Ui, view: &View<'_>, shown: Shown<'_>, nth: usize, width: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
    let theme = Theme::of(ui);
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, theme.table_line));
    let cells = shown.plan.row(nth);
    let Some(first) = cells.first() else { return };
    let name = shown.row_name(view, first);
    let beside =
        ui.painter().with_clip_rect(Rect::from_min_size(rect.min, vec2(PERIOD, ROW)).intersect(ui.clip_rect()));
    beside.text(rect.left_center() + vec2(PAD, 0.0), Align2::LEFT_CENTER, name, theme::body(), theme.text);
    for cell in cells {
        let Some(place) = shown.place(cell) else { continue };
        let at = cell_rect(rect, place);
        // A year of months has more columns than a window shows.
        if ui.is_rect_visible(at) {
            cell_ui(ui, view, shown, cell, at, nth);
        }
    }
}

fn cell_rect(row: Rect, nth: usize) -> Rect {
    let nth = f32::from(u16::try_from(nth).unwrap_or(u16::MAX));
    let left = row.left() + PERIOD + CELL * nth;
    Rect::from_min_max(pos2(left, row.top()), pos2(left + CELL, row.bottom()))
}

fn cell_ui(ui: &Ui, view: &View<'_>, all: Shown<'_>, cell: &PlanCell, at: Rect, row: usize) {
    let theme = Theme::of(ui);
    let (text, reason) = shown(view, all.plan, cell);
    let (fill, colour) = match cell.effect {
        _ if cell.entry.problem.is_some() => (Some(theme.conflict), theme.conflict_text),
        _ if cell.open => (Some(theme.attention), theme.attention_text),
        Effect::Conflicts => (Some(theme.attention), theme.attention_text),
        Effect::Same | Effect::Left => (None, theme.calculated),
        Effect::New | Effect::Corrects | Effect::Clears => (None, theme.text),
    };
    let painter = ui.painter().with_clip_rect(at.intersect(ui.clip_rect()));
    if let Some(fill) = fill {
        painter.rect_filled(at.shrink(1.0), 2, fill);
    }
    let short: String = text.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    painter.text(at.right_center() - vec2(PAD, 0.0), Align2::RIGHT_CENTER, &short, theme::body(), colour);
    let id = ui.unique_id().with(("cell", row, cell.at));
    let mut response = ui.interact(at, id, Sense::hover());
    let name = cell_name(view, &all.of_cell(view, cell), cell.at.period);
    response = response.on_hover_text(text.chars().take(300).collect::<String>());
    if let Some(reason) = &reason {
        response.on_hover_text(reason);
    }
    value_node(ui.ctx(), id, at, &name, &short, |node| {
        if let Some(reason) = &reason {
            node.set_description(reason.as_str());
        }
    });
}

fn cell_name(view: &View<'_>, column: &str, period: Period) -> String {
    view.words.with("paste-cell-name", &[("column", column), ("period", &view.words.period(period))])
}

/// What a cell says: the number as read, an arrow and what it replaces; then why it needs a look.
fn shown(view: &View<'_>, plan: &Plan, cell: &PlanCell) -> (String, Option<String>) {
    let words = view.words;
    let printed = plan.text(cell.from);
    let after = after(view, cell).unwrap_or_else(|| printed.trim().to_owned());
    let before = before(view, cell);
    let text = match cell.effect {
        Effect::Corrects | Effect::Conflicts | Effect::Clears if !before.is_empty() => {
            words.with("paste-replaces", &[("new", &after), ("old", &before)])
        }
        _ => after,
    };
    let reason = if let Some(problem) = cell.entry.problem {
        Some(wording::unreadable(words, problem))
    } else if cell.open {
        Some(words.with("paste-open-reason", &[("text", printed.trim())]))
    } else if cell.effect == Effect::Conflicts {
        Some(words.with("paste-conflict-reason", &[("source", &source(view, cell))]))
    } else if cell.effect == Effect::Same {
        Some(words.t("paste-same-reason").to_owned())
    } else {
        None
    };
    (text, reason)
}

fn after(view: &View<'_>, cell: &PlanCell) -> Option<String> {
    let words = view.words;
    if cell.effect == Effect::Clears {
        return Some(words.t("paste-empty").to_owned());
    }
    let Takes::Figure(at) = cell.takes else { return None };
    let said = cell.entry.said.clone().filter(|_| cell.entry.problem.is_none());
    let Some(said) = said else { return (cell.effect == Effect::Conflicts).then(|| words.t("paste-empty").to_owned()) };
    let dataset = view.session.project().datasets.get(at.dataset)?;
    let status = cell.entry.status.unwrap_or_default();
    if said == Said::NoValue {
        return Some(wording::status_name(words, status).to_owned());
    }
    let mut figure = Figure::new(said, None);
    (figure.qualifier, figure.status) = (cell.entry.qualifier, status);
    let text = entry::text_of(&figure, at.key.measure, dataset.head.shown, words.numbers);
    let mark = if cell.provisional { format!(" {}", ObsStatus::Provisional.code()) } else { String::new() };
    (!text.is_empty()).then(|| format!("{text}{mark}"))
}

fn before(view: &View<'_>, cell: &PlanCell) -> String {
    let adopted = |at: crate::domain::CellRef| view.session.figures(at.dataset, at.key).and_then(Figures::adopted);
    match cell.takes {
        Takes::Figure(at) => view.session.text_of(at.dataset, at.key),
        Takes::Note(at) => adopted(at).and_then(Figure::note).unwrap_or_default().to_owned(),
        Takes::Source(_) => source(view, cell),
        Takes::Nothing => String::new(),
    }
}

fn source(view: &View<'_>, cell: &PlanCell) -> String {
    let (Takes::Figure(at) | Takes::Source(at) | Takes::Note(at)) = cell.takes else { return String::new() };
    let adopted = view.session.figures(at.dataset, at.key).and_then(Figures::adopted);
    let source = adopted.and_then(|figure| figure.source);
    let source = source.and_then(|source| view.session.project().sources.get(source));
    source.map_or(String::new(), |source| source.title.clone())
}
