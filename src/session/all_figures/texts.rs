//! What the cells of the table of all figures say, and what they are called.

use jiff::civil::Date;

use super::index::Found;
use crate::domain::{
    Against, DatasetHead, DatasetId, Figure, Measure, Number, ObsStatus, Project, Qualifier, RateForm, Said, Whole,
};
use crate::session::entry::{self, in_unit};
use crate::session::{FigureColumn, dataset_name, wording};
use crate::words::{Words, plain_spaces};

/// The columns in their order.
pub const COLUMNS: [FigureColumn; 10] = [
    FigureColumn::Dataset,
    FigureColumn::Period,
    FigureColumn::Flow,
    FigureColumn::Measure,
    FigureColumn::Amount,
    FigureColumn::Unit,
    FigureColumn::Source,
    FigureColumn::Published,
    FigureColumn::Status,
    FigureColumn::Note,
];

pub fn column_name(words: &Words, column: FigureColumn) -> &str {
    words.t(match column {
        FigureColumn::Dataset => "figures-column-dataset",
        FigureColumn::Period => "figures-column-period",
        FigureColumn::Flow => "figures-column-flow",
        FigureColumn::Measure => "figures-column-measure",
        FigureColumn::Amount => "figures-column-amount",
        FigureColumn::Unit => "figures-column-unit",
        FigureColumn::Source => "figures-column-source",
        FigureColumn::Published => "figures-column-published",
        FigureColumn::Status => "figures-column-status",
        FigureColumn::Note => "figures-column-note",
    })
}

/// Whether typing into a column changes the figure.
pub fn is_typed(column: FigureColumn) -> bool {
    use FigureColumn::{Amount, Note, Published, Source, Status};
    matches!(column, Amount | Source | Published | Status | Note)
}

/// `Amount, Kazakhstan – Azerbaijan, Exports, 2023`: how assistive technology finds a cell.
pub fn cell_name(words: &Words, project: &Project, found: &Found<'_>, column: FigureColumn) -> String {
    let arguments = [
        ("column", column_name(words, column)),
        ("dataset", &*dataset_name(project, found.dataset, words)),
        ("flow", wording::flow_name(words, project, found.key.flow)),
        ("period", &*words.period(found.key.period)),
    ];
    let mut name = words.with("figures-cell-name", &arguments);
    // What the common case needs no word for.
    if found.key.measure != Measure::Level {
        let measure = measure_name(words, project, found.key.measure);
        name = words.with("figures-cell-name-further", &[("name", &name), ("further", &measure)]);
    }
    if !found.is_adopted() {
        let place = (found.place + 1).to_string();
        let rival = words.with("figures-cell-rival", &[("place", &place)]);
        name = words.with("figures-cell-name-further", &[("name", &name), ("further", &rival)]);
    }
    plain_spaces(&name)
}

/// What a cell shows; "—" where there is nothing.
pub fn cell_text(words: &Words, project: &Project, found: &Found<'_>, column: FigureColumn) -> String {
    let missing = || words.t("figure-missing").to_owned();
    match column {
        FigureColumn::Dataset => dataset_name(project, found.dataset, words),
        FigureColumn::Period => words.period(found.key.period),
        FigureColumn::Flow => wording::flow_name(words, project, found.key.flow).to_owned(),
        FigureColumn::Measure => measure_name(words, project, found.key.measure),
        FigureColumn::Amount => amount_text(words, found),
        FigureColumn::Unit => unit_name(words, &found.dataset.head, found.key.measure),
        FigureColumn::Source => source_title(words, project, found.figure).map_or_else(missing, str::to_owned),
        FigureColumn::Published => published(project, found.figure).map_or_else(missing, |date| words.date(date)),
        FigureColumn::Status => wording::status_name(words, found.figure.status).to_owned(),
        FigureColumn::Note => found.figure.note().map_or_else(String::new, str::to_owned),
    }
}

/// Whether a cell says anything: Ctrl+arrow stops at the edge of what does.
pub fn is_filled(project: &Project, found: &Found<'_>, column: FigureColumn) -> bool {
    match column {
        FigureColumn::Source => found.figure.source.is_some(),
        FigureColumn::Published => published(project, found.figure).is_some(),
        FigureColumn::Note => found.figure.note().is_some(),
        _ => true,
    }
}

/// The text that typing in a cell begins with.
pub fn edit_text(words: &Words, project: &Project, found: &Found<'_>, column: FigureColumn) -> String {
    match column {
        FigureColumn::Amount => {
            entry::text_of(found.figure, found.key.measure, found.dataset.head.shown, words.numbers)
        }
        FigureColumn::Source => source_title(words, project, found.figure).unwrap_or_default().to_owned(),
        FigureColumn::Published => found.figure.published().map_or_else(String::new, |date| words.date(date)),
        FigureColumn::Note => found.figure.note().unwrap_or_default().to_owned(),
        _ => cell_text(words, project, found, column),
    }
}

fn source_title<'a>(words: &'a Words, project: &'a Project, figure: &Figure) -> Option<&'a str> {
    let source = project.sources.get(figure.source?)?;
    let title = source.title.trim();
    Some(if title.is_empty() { words.t("source-unnamed") } else { title })
}

/// The date of a figure: its own, else that of its source.
pub fn published(project: &Project, figure: &Figure) -> Option<Date> {
    figure.published().or_else(|| project.sources.get(figure.source?)?.published)
}

/// In the dataset's shown multiplier, with the digits that were printed.
fn amount_text(words: &Words, found: &Found<'_>) -> String {
    let (measure, shown) = (found.key.measure, found.dataset.head.shown);
    let multiplier = if in_unit(measure) { shown } else { crate::domain::Multiplier::UNITS };
    let signed = matches!(
        measure,
        Measure::Rate { form: RateForm::Percent, .. }
            | Measure::AbsoluteChange { .. }
            | Measure::ShareChange { .. }
            | Measure::Contribution { .. }
            | Measure::CompoundRate { .. }
    );
    let number = |number: Number| match number.amount_in(multiplier) {
        Some(value) if signed => words.numbers.signed(value),
        Some(value) => words.decimal(value),
        None => number.to_string(),
    };
    match &found.figure.said {
        Said::Number(one) => qualified(words, &number(*one), found.figure.qualifier),
        Said::Range(ends) => format!("{}…{}", number(ends.0), number(ends.1)),
        Said::Nil => words.t("figure-nil").to_owned(),
        Said::Negligible => words.t("figure-negligible").to_owned(),
        Said::Unread(text) => text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect(),
        Said::NoValue if found.figure.status == ObsStatus::Normal => words.t("figure-missing").to_owned(),
        Said::NoValue => wording::status_name(words, found.figure.status).to_owned(),
    }
}

fn qualified(words: &Words, number: &str, qualifier: Qualifier) -> String {
    let id = match qualifier {
        Qualifier::Exact => return number.to_owned(),
        Qualifier::Over => "figure-over",
        Qualifier::Nearly => "figure-nearly",
        Qualifier::About => "figure-about",
    };
    words.with(id, &[("number", number)]).replace(' ', "\u{a0}")
}

/// `million USD`, `%`, `points`.
pub fn unit_name(words: &Words, head: &DatasetHead, measure: Measure) -> String {
    let id = match measure {
        Measure::Level | Measure::AbsoluteChange { .. } => return words.unit_code(&head.unit, head.shown),
        Measure::Rate { form: RateForm::Times, .. } => "figures-unit-times",
        Measure::Rate { form: RateForm::Index, .. } => "figures-unit-index",
        Measure::Rate { .. } | Measure::Share { .. } | Measure::CompoundRate { .. } | Measure::Cover => {
            "figures-unit-percent"
        }
        Measure::ShareChange { .. } | Measure::Contribution { .. } => "figures-unit-points",
    };
    words.t(id).to_owned()
}

/// `Level`, `Growth on a year earlier`, `Share of turnover`.
pub fn measure_name(words: &Words, project: &Project, measure: Measure) -> String {
    let against = |id: &str, against: Against| words.with(id, &[("basis", &wording::basis_name(words, against))]);
    let of = |id: &str, whole: Whole| words.with(id, &[("whole", &whole_name(words, project, whole))]);
    match measure {
        Measure::Level => words.t("figures-measure-level").to_owned(),
        Measure::Rate { form: RateForm::Index, against: base } => against("figures-measure-index", base),
        Measure::Rate { against: base, .. } => against("figures-measure-growth", base),
        Measure::AbsoluteChange { against: base } => against("figures-measure-change", base),
        Measure::Share { of: whole } => of("figures-measure-share", whole),
        Measure::ShareChange { of: whole } => of("figures-measure-share-change", whole),
        Measure::Contribution { to } => of("figures-measure-contribution", to),
        Measure::CompoundRate { from } => words.with("figures-measure-compound", &[("period", &words.period(from))]),
        Measure::Cover => words.t("figure-column-cover").to_owned(),
    }
}

fn whole_name(words: &Words, project: &Project, whole: Whole) -> String {
    let dataset = |id: DatasetId| project.datasets.get(id).map(|dataset| dataset_name(project, dataset, words));
    match whole {
        Whole::Flow(flow) => wording::flow_name(words, project, flow).to_lowercase(),
        Whole::Dataset(id) => dataset(id).unwrap_or_else(|| words.t("dataset-unnamed").to_owned()),
        Whole::Area(id) => {
            let area = project.areas.get(id).map(|area| crate::domain::AreaRef(area.code.clone()));
            area.map_or_else(String::new, |area| project.area_name(&area, words.language()).to_owned())
        }
        Whole::World => words.t("figures-world").to_owned(),
    }
}
