//! The menus over the grid: which columns stand in it, which rows, and which datasets beside.

use egui::{Button, CornerRadius, Grid, Popup, PopupCloseBehavior, Response, RichText, ScrollArea, Ui};

use crate::analysis::growth::Basis;
use crate::analysis::sheet::{Column, Part, Side};
use crate::domain::{DatasetId, Flow};
use crate::session::action::LookAction;
use crate::session::{Action, DatasetTable, DatasetView, RowFilter, dataset_name, wording};
use crate::ui::View;
use crate::ui::theme::{self, Theme};

const PARTS: [(Part, &str); 9] = [
    (Part::Level, "toolbar-part-level"),
    (Part::Growth, "toolbar-part-growth"),
    (Part::Change, "toolbar-part-change"),
    (Part::Index, "toolbar-part-index"),
    (Part::Share, "toolbar-part-share"),
    (Part::Contribution, "toolbar-part-contribution"),
    (Part::Printed, "toolbar-part-printed"),
    (Part::Source, "toolbar-part-source"),
    (Part::Note, "toolbar-part-note"),
];

const FILTERS: [(RowFilter, &str); 4] = [
    (RowFilter::All, "toolbar-filter-all"),
    (RowFilter::LacksFigure, "toolbar-filter-lacks"),
    (RowFilter::Provisional, "toolbar-filter-provisional"),
    (RowFilter::Conflict, "toolbar-filter-conflict"),
];

/// The three buttons, next to each other or all on the next line.
pub fn look_ui(ui: &mut Ui, view: &mut View<'_>, table: &DatasetTable, shown: &DatasetView) {
    let words = view.words;
    let filter = FILTERS.iter().find(|(filter, _)| *filter == shown.filter && *filter != RowFilter::All);
    let filter_text = words.t(filter.map_or("toolbar-filter", |(_, id)| id));
    let texts = [words.t("toolbar-columns"), filter_text, words.t("toolbar-beside")];
    let needed: f32 = texts.iter().map(|text| super::toolbar::width_of(ui, text) + 8.0).sum();
    // The order of the rows, which stands at the end, comes along.
    let order = super::toolbar::width_of(ui, words.t("rows-newest-first"));
    if needed + order > ui.available_size_before_wrap().x {
        ui.end_row();
    }
    let [columns, rows, beside] = texts;
    let own_order = shown.columns.is_some();
    let button = menu_button(ui, columns, own_order);
    popup(&button, PopupCloseBehavior::CloseOnClickOutside).show(|ui| columns_ui(ui, view, table));
    let button = menu_button(ui, rows, filter.is_some());
    popup(&button, PopupCloseBehavior::CloseOnClick).show(|ui| filter_ui(ui, view, table.id, shown));
    let button = menu_button(ui, beside, !shown.beside.is_empty());
    popup(&button, PopupCloseBehavior::CloseOnClickOutside).show(|ui| beside_ui(ui, view, table.id, shown));
}

/// A button that shows whether what it opens is other than usual.
fn menu_button(ui: &mut Ui, text: &str, on: bool) -> Response {
    let theme = Theme::of(ui);
    let (font, color) = if on { (theme::strong(), theme.accent) } else { (theme::body(), theme.text) };
    let button = Button::selectable(on, RichText::new(text).font(font).color(color))
        .frame_when_inactive(true)
        .fill(if on { theme.accent_pale } else { theme.surface })
        .stroke(egui::Stroke::new(1.0, theme.line))
        .corner_radius(CornerRadius::same(6));
    ui.add(button)
}

fn popup(button: &Response, close: PopupCloseBehavior) -> Popup<'_> {
    Popup::from_toggle_button_response(button).close_behavior(close)
}

fn look(view: &mut View<'_>, dataset: DatasetId, look: LookAction) {
    view.act(Action::Look { dataset, look });
}

/// Whether a flow has a part at all.
fn has(flow: Flow, part: Part) -> bool {
    match part {
        Part::Growth | Part::Level | Part::Source | Part::Note => true,
        Part::Change | Part::Index | Part::Printed => flow != Flow::Balance,
        Part::Share | Part::Contribution => !matches!(flow, Flow::Balance | Flow::Turnover),
        Part::Cover => flow == Flow::Balance,
    }
}

/// A box a flow and part, and the way back to the standard.
fn columns_ui(ui: &mut Ui, view: &mut View<'_>, table: &DatasetTable) {
    let words = view.words;
    let own: Vec<_> = table.columns.iter().copied().filter(|column| column.of == Side::Own).collect();
    let mut flows = vec![Flow::Exports, Flow::Imports, Flow::Turnover, Flow::Balance];
    for flow in table.sheet.columns.iter().chain(&own).map(|column| column.flow) {
        if !flows.contains(&flow) {
            flows.push(flow);
        }
    }
    let basis = table.sheet.question.basis;
    let mut toggled = None;
    // As wide as its columns: a popup that is not wide yet would cut them.
    let columns = f32::from(u8::try_from(flows.len()).unwrap_or(u8::MAX));
    ui.set_min_width((150.0 + 84.0 * columns).min(560.0));
    ScrollArea::both().max_height(420.0).max_width(560.0).show(ui, |ui| {
        Grid::new("columns-of-the-grid").num_columns(flows.len() + 1).spacing([18.0, 4.0]).show(ui, |ui| {
            ui.label("");
            for flow in &flows {
                let name = wording::flow_name(words, view.session.project(), *flow);
                ui.label(RichText::new(name).font(theme::strong()));
            }
            ui.end_row();
            for (part, text) in PARTS.into_iter().chain([(Part::Cover, "toolbar-part-cover")]) {
                ui.label(words.t(text));
                for flow in &flows {
                    let column = Column::new(*flow, part);
                    if !has(*flow, part) {
                        ui.label("");
                    } else if box_ui(ui, view, column, basis, own.contains(&column)) {
                        toggled = Some(column);
                    }
                }
                ui.end_row();
            }
        });
    });
    ui.add_space(6.0);
    if ui.button(words.t("toolbar-columns-standard")).clicked() {
        look(view, table.id, LookAction::Columns(None));
    }
    if let Some(column) = toggled {
        let columns = with_toggled(own, column);
        if !columns.is_empty() {
            look(view, table.id, LookAction::Columns(Some(columns)));
        }
    }
}

fn box_ui(ui: &mut Ui, view: &View<'_>, column: Column, basis: Basis, on: bool) -> bool {
    let flow = wording::flow_name(view.words, view.session.project(), column.flow);
    let name = match column.part {
        Part::Level => view.words.with("toolbar-column-level", &[("flow", flow)]),
        _ => wording::column_name(view.words, column, basis, flow),
    };
    let mut on = on;
    theme::checkbox(ui, &mut on, ()).on_hover_text(&name).accessible_name(&name).clicked()
}

/// A new column stands after those of its flow that come before it, a new flow at the end.
fn with_toggled(mut columns: Vec<Column>, column: Column) -> Vec<Column> {
    if let Some(at) = columns.iter().position(|known| *known == column) {
        columns.remove(at);
        return columns;
    }
    let before = |known: &Column| known.flow == column.flow && known.part < column.part;
    let flow = |known: &Column| known.flow == column.flow;
    let at = columns.iter().rposition(before).map(|at| at + 1).or_else(|| columns.iter().position(flow));
    columns.insert(at.unwrap_or(columns.len()), column);
    columns
}

fn filter_ui(ui: &mut Ui, view: &mut View<'_>, id: DatasetId, shown: &DatasetView) {
    ui.set_min_width(160.0);
    for (filter, text) in FILTERS {
        if ui.add(Button::selectable(filter == shown.filter, view.words.t(text))).clicked() {
            look(view, id, LookAction::Filter(filter));
            ui.close();
        }
    }
}

fn beside_ui(ui: &mut Ui, view: &mut View<'_>, id: DatasetId, shown: &DatasetView) {
    let words = view.words;
    let project = view.session.project();
    ui.set_min_width(240.0);
    ui.label(RichText::new(words.t("toolbar-beside-hint")).font(theme::small()).color(Theme::of(ui).muted));
    let others: Vec<_> = project.datasets.iter().filter(|dataset| dataset.id != id).collect();
    if others.is_empty() {
        ui.label(words.t("toolbar-beside-none"));
    }
    let mut chosen = None;
    ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
        for dataset in others {
            let mut on = shown.beside.contains(&dataset.id);
            if theme::checkbox(ui, &mut on, dataset_name(project, dataset, words)).clicked() {
                chosen = Some((dataset.id, on));
            }
        }
    });
    if let Some((other, on)) = chosen {
        let mut beside = shown.beside.clone();
        beside.retain(|known| *known != other);
        if on {
            beside.push(other);
        }
        look(view, id, LookAction::Beside(beside));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_that_is_switched_on_stands_in_its_flow_and_switched_off_is_gone() {
        let (exports, growth) = (Column::level(Flow::Exports), Column::growth(Flow::Exports));
        let imports = Column::level(Flow::Imports);
        let note = Column::new(Flow::Exports, Part::Note);
        let columns = with_toggled(vec![exports, growth, imports], note);
        assert_eq!(columns, [exports, growth, note, imports]);
        assert_eq!(with_toggled(columns, growth), [exports, note, imports]);
        assert_eq!(with_toggled(vec![growth], exports), [exports, growth]);
        assert_eq!(with_toggled(vec![growth], imports), [growth, imports]);
    }
}
