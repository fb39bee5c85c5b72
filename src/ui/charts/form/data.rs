//! What is drawn: datasets, flows, periods, and what they are compared with.

use egui::{Button, Label, Popup, ScrollArea, Ui};
use jiff::civil::Date;

use super::Part;
use crate::domain::{Against, Chart, ChartKind, DatasetId, Flow, Frequency, Multiplier, Period, Project};
use crate::session::dataset_name;
use crate::session::new_charts::rows_of_frequency;
use crate::session::wording::{flow_name, rows_name};
use crate::ui::commission::Editing;
use crate::ui::dataset::inspector::parts::{card, muted, row};
use crate::ui::fields::layout::text_button;
use crate::ui::fields::list::{moving_keys, row_buttons};
use crate::ui::fields::{Change, ListChange, check, choice, date_field, next_interaction, period_field};
use crate::words::Words;

const FREQUENCIES: [Frequency; 6] = [
    Frequency::Annual,
    Frequency::HalfYear,
    Frequency::Quarter,
    Frequency::Month,
    Frequency::YearToDate,
    Frequency::Span,
];

/// The height of a dataset in the list.
const ROW: f32 = 26.0;
/// More datasets than this scroll in a list of their own.
const MOST_AT_ONCE: usize = 12;

/// What growth is on, or what is 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Base {
    YearEarlier,
    Previous,
    Period,
}

pub fn data_ui(ui: &mut Ui, part: Part<'_>, (chart, today): (&Chart, Date), editing: &mut Editing<'_, Chart>) {
    let words = part.words;
    card(ui, words.t("page-datasets"), |ui| {
        editing.take(datasets_ui(ui, part, &chart.datasets), |chart, datasets| chart.datasets = datasets);
    });
    card(ui, words.t("page-flows"), |ui| {
        if chart.kind == ChartKind::YearToDate {
            editing.take(curve_ui(ui, part, chart), |chart, flows| chart.flows = flows);
        } else {
            editing.take(flows_ui(ui, part, chart), |chart, flows| chart.flows = flows);
        }
    });
    card(ui, words.t("page-periods"), |ui| {
        row(ui, words.t("page-frequency"), |ui| {
            let name = |frequency| rows_name(words, rows_of_frequency(frequency)).to_owned();
            let field = part.field("frequency", "page-frequency-name");
            let answer = choice(ui, field, chart.frequency, &FREQUENCIES, name);
            editing.take(answer.change, |chart, frequency| chart.frequency = frequency);
        });
        row(ui, words.t("page-from"), |ui| {
            let field = part.field("from", "page-from-name").hint(words.t("page-from-hint"));
            let answer = period_field(ui, field, words, chart.from);
            editing.take(answer.change, |chart, from| chart.from = from);
        });
        row(ui, words.t("page-to"), |ui| {
            let field = part.field("to", "page-to-name").hint(words.t("page-to-hint"));
            let answer = period_field(ui, field, words, chart.to);
            editing.take(answer.change, |chart, to| chart.to = to);
        });
        against_ui(ui, part, chart, editing);
        row(ui, words.t("page-as-of"), |ui| {
            let field = part.field("as of", "page-as-of-name").hint(words.t("page-as-of-hint"));
            let answer = date_field(ui, field, words, chart.as_of, today);
            editing.take(answer.change, |chart, as_of| chart.as_of = as_of);
        });
        row(ui, words.t("page-shown"), |ui| {
            let all: Vec<_> = std::iter::once(None).chain(Multiplier::ALL.map(Some)).collect();
            let name = |shown: Option<Multiplier>| multiplier_name(words, shown);
            let answer = choice(ui, part.field("shown", "page-shown-name"), chart.shown, &all, name);
            editing.take(answer.change, |chart, shown| chart.shown = shown);
        });
    });
}

fn multiplier_name(words: &Words, shown: Option<Multiplier>) -> String {
    let text = match shown {
        None => words.t("page-shown-own"),
        Some(multiplier) => match words.multiplier(multiplier) {
            "" => words.t("multiplier-units"),
            name => name,
        },
    };
    text.to_owned()
}

fn against_ui(ui: &mut Ui, part: Part<'_>, chart: &Chart, editing: &mut Editing<'_, Chart>) {
    let words = part.words;
    let now = match chart.against {
        Against::YearEarlier => Base::YearEarlier,
        Against::Previous => Base::Previous,
        Against::Period(_) => Base::Period,
    };
    row(ui, words.t("page-against"), |ui| {
        let name = |base| {
            let text = match base {
                Base::YearEarlier => "basis-year-earlier",
                Base::Previous => "basis-previous",
                Base::Period => "page-against-period",
            };
            words.t(text).to_owned()
        };
        let all = [Base::YearEarlier, Base::Previous, Base::Period];
        let answer = choice(ui, part.field("against", "page-against-name"), now, &all, name);
        editing.take(answer.change, |chart, base| {
            chart.against = match base {
                Base::YearEarlier => Against::YearEarlier,
                Base::Previous => Against::Previous,
                Base::Period => first_period(part.project, chart).map_or(chart.against, Against::Period),
            };
        });
    });
    if let Against::Period(base) = chart.against {
        row(ui, words.t("page-base"), |ui| {
            let answer = period_field(ui, part.field("base", "page-base-name"), words, Some(base));
            editing.take(answer.change, |chart, base| {
                if let Some(base) = base {
                    chart.against = Against::Period(base);
                }
            });
        });
    }
}

/// The first period of the chart.
fn first_period(project: &Project, chart: &Chart) -> Option<Period> {
    let rows = rows_of_frequency(chart.frequency);
    let datasets = chart.datasets.iter().filter_map(|id| project.datasets.get(*id));
    let known = datasets.flat_map(|dataset| dataset.all_periods()).filter(|period| rows.shows(*period)).min();
    chart.from.or(known).or(Period::of_year(2000))
}

/// One row a dataset, in the order of the legend, and a list of the others to add.
fn datasets_ui(ui: &mut Ui, part: Part<'_>, datasets: &[DatasetId]) -> Option<Change<Vec<DatasetId>>> {
    let (words, project) = (part.words, part.project);
    let mut asked = None;
    let mut row_ui = |ui: &mut Ui, place: usize, id: DatasetId| {
        let dataset = project.datasets.get(id);
        let name = dataset.map_or(words.t("page-dataset-gone").to_owned(), |of| dataset_name(project, of, words));
        let row = part.base.with(("dataset", id.0.raw()));
        ui.horizontal(|ui| {
            let width = (ui.available_width() - row_buttons::WIDTH).max(40.0);
            let label = Label::new(&name).truncate();
            ui.add_sized([width, ROW], label).on_hover_text(&name);
            asked = asked.or(row_buttons(ui, row, words, &name, place, datasets.len()));
        });
    };
    if datasets.len() <= MOST_AT_ONCE {
        datasets.iter().enumerate().for_each(|(place, id)| row_ui(ui, place, *id));
    } else {
        let scroll = ScrollArea::vertical().id_salt("datasets").max_height(8.0 * ROW).auto_shrink([false, true]);
        scroll.show_rows(ui, ROW, datasets.len(), |ui, seen| {
            let places = datasets.iter().enumerate().skip(seen.start).take(seen.len());
            places.for_each(|(place, id)| row_ui(ui, place, *id));
        });
    }
    if datasets.is_empty() {
        ui.add(Label::new(words.t("page-datasets-none")).wrap());
    }
    let added = add_ui(ui, part, datasets);
    let mut all = datasets.to_vec();
    match (asked, added) {
        (Some(change), _) => change_list(&mut all, change),
        (None, Some(id)) => all.push(id),
        (None, None) => return None,
    }
    Some(Change { value: all, interaction: next_interaction(ui.ctx()) })
}

fn change_list<T>(all: &mut Vec<T>, change: ListChange) {
    match change {
        ListChange::Remove(place) if place < all.len() => _ = all.remove(place),
        ListChange::Move { from, to } if from < all.len() && to < all.len() => {
            let item = all.remove(from);
            all.insert(to, item);
        }
        ListChange::Insert(_) | ListChange::Remove(_) | ListChange::Move { .. } => {}
    }
}

fn add_ui(ui: &mut Ui, part: Part<'_>, datasets: &[DatasetId]) -> Option<DatasetId> {
    let (words, project) = (part.words, part.project);
    let others: Vec<_> = project.datasets.iter().filter(|dataset| !datasets.contains(&dataset.id)).collect();
    if others.is_empty() {
        return None;
    }
    let button = text_button(ui, &format!("+ {}", words.t("page-dataset-add")));
    let shown = Popup::menu(&button).show(|ui| {
        ui.set_min_width(220.0);
        let mut chosen = None;
        ScrollArea::vertical().max_height(300.0).show(ui, |ui| {
            for dataset in others {
                let name = dataset_name(project, dataset, words);
                if ui.add(Button::new(name).wrap_mode(egui::TextWrapMode::Extend)).clicked() {
                    chosen = Some(dataset.id);
                    ui.close();
                }
            }
        });
        chosen
    });
    shown.and_then(|shown| shown.inner)
}

/// Curves are told apart by their years, so they are of one flow: the one that is chosen here comes first.
fn curve_ui(ui: &mut Ui, part: Part<'_>, chart: &Chart) -> Option<Change<Vec<Flow>>> {
    let words = part.words;
    let all: Vec<Flow> = chart.flows.iter().copied().chain(other_flows(part.flows, chart)).collect();
    let first = all.first().copied()?;
    let name = |flow| flow_name(words, part.project, flow).to_owned();
    let change = choice(ui, part.field("curve", "page-curve-name"), first, &all, name).change;
    muted(ui, words.t(if chart.datasets.len() > 1 { "page-curve-dataset" } else { "page-curve" }));
    let Change { value, interaction } = change?;
    let others = chart.flows.iter().copied().filter(|flow| *flow != value);
    Some(Change { value: std::iter::once(value).chain(others).collect(), interaction })
}

/// A box a flow: those that are drawn in their order, then the others.
fn flows_ui(ui: &mut Ui, part: Part<'_>, chart: &Chart) -> Option<Change<Vec<Flow>>> {
    let mut answer = None;
    for flow in chart.flows.iter().copied().chain(other_flows(part.flows, chart)) {
        let name = flow_name(part.words, part.project, flow);
        let place = chart.flows.iter().position(|known| *known == flow);
        let mut change = None;
        ui.horizontal(|ui| {
            let width = (ui.available_width() - row_buttons::WIDTH).max(40.0);
            let ticked = ui.scope(|ui| {
                ui.set_width(width);
                check(ui, name, place.is_some(), None)
            });
            if let Some(ticked) = ticked.inner {
                change = Some(match place {
                    Some(place) if !ticked.value => ListChange::Remove(place),
                    _ => ListChange::Insert(chart.flows.len()),
                });
            }
            let Some(place) = place else { return };
            let row = part.base.with(("flow", flow));
            let focused = ticked.response.contains_pointer() || ui.memory(|memory| memory.has_focus(row));
            let by_key = focused.then(|| moving_keys(ui)).flatten();
            let by_key = by_key.and_then(|key| key.change(place, chart.flows.len()));
            change = change.or(by_key).or(row_buttons(ui, row, part.words, name, place, chart.flows.len()));
        });
        if let Some(change) = change {
            let mut flows = chart.flows.clone();
            match change {
                ListChange::Insert(_) => flows.push(flow),
                change => change_list(&mut flows, change),
            }
            answer = Some(Change { value: flows, interaction: next_interaction(ui.ctx()) });
        }
    }
    answer
}

/// Flows that are not drawn: the four of every dataset, and what else these datasets have.
fn other_flows(known: &[Flow], chart: &Chart) -> Vec<Flow> {
    let usual = [Flow::Exports, Flow::Imports, Flow::Turnover, Flow::Balance];
    let mut others: Vec<Flow> = Vec::new();
    for flow in usual.into_iter().chain(known.iter().copied()) {
        if !chart.flows.contains(&flow) && !others.contains(&flow) {
            others.push(flow);
        }
    }
    others
}
