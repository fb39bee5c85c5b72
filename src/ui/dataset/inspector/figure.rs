//! The fields of a figure: source, digits, status, qualifier, words, and under "More" the rare ones.

use egui::{Id, Ui};

use super::sources::{Chosen, NewSource, new_source_ui, source_choice};
use super::{InspectorState, Subject, parts};
use crate::analysis::sheet::Part;
use crate::domain::{Confidentiality, Figure, ObsStatus, Qualifier, Said};
use crate::session::{Action, FigureChange, Interaction, units, wording};
use crate::ui::View;
use crate::ui::fields::{Field, choice, date_field, multiline_field, next_interaction};

const QUALIFIERS: [Qualifier; 4] = [Qualifier::Exact, Qualifier::Over, Qualifier::Nearly, Qualifier::About];
const CONFIDENTIALITIES: [Confidentiality; 3] =
    [Confidentiality::Free, Confidentiality::NotForPublication, Confidentiality::Confidential];

/// The fields of the figure in force; of the others their own card has them.
pub fn figure_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut InspectorState, subject: &Subject<'_>) {
    let words = view.words;
    let in_force = view.session.place_in_force(subject.id, subject.key);
    if let Some(date) = view.session.view_of(subject.id).question.as_of
        && let Some(figures) = subject.figures
    {
        parts::muted(ui, &words.with("inspector-as-of", &[("date", &words.date(date))]));
        if in_force.is_none() {
            parts::muted(ui, words.t("inspector-as-of-none"));
        } else if in_force != figures.adopted_place() {
            parts::muted(ui, words.t("inspector-as-of-other"));
        }
    }
    let Some(place) = in_force else { return };
    fields_ui(ui, view, state, subject, place);
}

/// The fields of one figure of the cell.
pub fn fields_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut InspectorState, subject: &Subject<'_>, place: usize) {
    let Some(figure) = subject.figures.and_then(|figures| figures.get(place)) else { return };
    let words = view.words;
    let id = Id::unique("inspector").with((subject.id.0.raw(), format!("{:?}", subject.key), place));
    let mut changes: Vec<(FigureChange, Interaction)> = Vec::new();
    source_row(ui, view, state, (id, place), figure, &mut changes);
    if view.session.place_in_force(subject.id, subject.key) == Some(place) {
        digits_row(ui, view, subject, figure);
    }
    if let Some(printed) = units::printed_as(words, &subject.dataset.head, subject.key.measure, figure) {
        parts::muted(ui, &printed);
    }
    let label = words.t("inspector-status");
    parts::row(ui, label, |ui| {
        let all = ObsStatus::CODES.map(|(status, _)| status);
        let name = |status| wording::status_name(words, status).to_owned();
        let change = choice(ui, Field::new(id.with("status"), label), figure.status, &all, name).change;
        changes.extend(change.map(|change| (FigureChange::Status(change.value), change.interaction)));
    });
    let label = words.t("inspector-qualifier");
    parts::row(ui, label, |ui| {
        let name = |qualifier| wording::qualifier_name(words, qualifier).to_owned();
        let change = choice(ui, Field::new(id.with("qualifier"), label), figure.qualifier, &QUALIFIERS, name).change;
        changes.extend(change.map(|change| (FigureChange::Qualifier(change.value), change.interaction)));
    });
    let label = words.t("inspector-quote");
    parts::row(ui, label, |ui| {
        let field = Field::new(id.with("quote"), label).hint(words.t("inspector-quote-hint"));
        let change = multiline_field(ui, field, &figure.quote().unwrap_or_default().to_owned()).change;
        changes.extend(change.map(|change| (FigureChange::Quote(change.value), change.interaction)));
        if figure.details().is_some_and(|details| details.quote_outdated) {
            parts::notice(ui, words.t("inspector-quote-outdated"));
        }
    });
    let label = words.t("inspector-note");
    parts::row(ui, label, |ui| {
        let field = Field::new(id.with("note"), label).hint(words.t("inspector-note-hint"));
        let change = multiline_field(ui, field, &figure.note().unwrap_or_default().to_owned()).change;
        changes.extend(change.map(|change| (FigureChange::Note(change.value), change.interaction)));
    });
    egui::CollapsingHeader::new(words.t("inspector-more")).id_salt(("inspector-more", place)).show(ui, |ui| {
        more_ui(ui, view, id, figure, &mut changes);
    });
    for (change, interaction) in changes {
        view.act(Action::ChangeFigure { dataset: subject.id, key: subject.key, place, change, interaction });
    }
}

fn source_row(
    ui: &mut Ui,
    view: &mut View<'_>,
    state: &mut InspectorState,
    (id, place): (Id, usize),
    figure: &Figure,
    changes: &mut Vec<(FigureChange, Interaction)>,
) {
    let label = view.words.t("inspector-source");
    parts::row(ui, label, |ui| {
        match source_choice(ui, view, id.with("source"), label, figure.source) {
            Some(Chosen::Source(source, mark)) => changes.push((FigureChange::Source(source), mark)),
            Some(Chosen::New) => {
                state.new_source = Some(NewSource::default());
                state.new_source_of = Some(place);
            }
            None => {}
        }
        if state.new_source_of == Some(place)
            && let Some(made) = new_source_ui(ui, view, &mut state.new_source, id.with("new-source"))
        {
            changes.push((FigureChange::Source(Some(made)), next_interaction(ui.ctx())));
        }
    });
}

/// "one decimal: 456.25…456.35".
fn digits_row(ui: &mut Ui, view: &View<'_>, subject: &Subject<'_>, figure: &Figure) {
    let Said::Number(number) = figure.said else { return };
    let words = view.words;
    let decimals = words.count("inspector-decimals", usize::try_from(number.decimals()).unwrap_or(0));
    let interval = match (subject.cursor.column.part, subject.cell.level, subject.cell.printed) {
        (Part::Level, Some(level), _) => Some(wording::level_interval(words, level, subject.cursor.column.flow)),
        (Part::Growth, _, Some(printed)) => {
            let end = |value| words.numbers.signed(value);
            Some(format!("{}…{}", end(printed.interval.low), end(printed.interval.high)))
        }
        _ => None,
    };
    let text = match interval {
        Some(interval) => words.with("inspector-digits-interval", &[("decimals", &decimals), ("interval", &interval)]),
        None => decimals,
    };
    parts::told(ui, words.t("inspector-digits"), &text);
}

fn more_ui(ui: &mut Ui, view: &View<'_>, id: Id, figure: &Figure, changes: &mut Vec<(FigureChange, Interaction)>) {
    let words = view.words;
    let label = words.t("inspector-published");
    parts::row(ui, label, |ui| {
        let field = Field::new(id.with("published"), label);
        let change = date_field(ui, field, words, figure.published(), view.today).change;
        changes.extend(change.map(|change| (FigureChange::Published(change.value), change.interaction)));
    });
    let label = words.t("inspector-confidentiality");
    parts::row(ui, label, |ui| {
        let name = |value| wording::confidentiality_name(words, value).to_owned();
        let field = Field::new(id.with("confidentiality"), label);
        let change = choice(ui, field, figure.confidentiality, &CONFIDENTIALITIES, name).change;
        changes.extend(change.map(|change| (FigureChange::Confidentiality(change.value), change.interaction)));
    });
}
