//! All figures of a cell: rivals and earlier vintages, which one is adopted, and the form that adds one.

use egui::{Id, Key, RichText, TextEdit, Ui};

use super::figure::fields_ui;
use super::sources::{Chosen, NewSource, new_source_ui, source_choice, source_name};
use super::{InspectorState, Subject, parts};
use crate::domain::{DatasetId, Figure, Figures, Key as FigureKey, ObsStatus, Said, SourceId};
use crate::session::{Action, wording};
use crate::ui::command::Command;
use crate::ui::fields::radio;
use crate::ui::theme::Theme;
use crate::ui::{Request, View};

/// Another figure while it is being typed.
#[derive(Default)]
pub struct NewFigure {
    text: String,
    source: Option<SourceId>,
    shown: bool,
}

/// The value of a figure while it is typed over.
pub struct ValueText {
    dataset: DatasetId,
    key: FigureKey,
    place: usize,
    text: String,
}

impl ValueText {
    /// Takes the text in.
    pub fn commit(self, view: &mut View<'_>) {
        let Self { dataset, key, place, text } = self;
        view.act(Action::CorrectFigure { dataset, key, place, text });
    }
}

pub fn rivals_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut InspectorState, subject: &Subject<'_>) {
    let words = view.words;
    let none_adopted = |figures: &&Figures| figures.count() > 1 || figures.adopted_place().is_none();
    if let Some(figures) = subject.figures.filter(none_adopted) {
        let names = names(view, subject, figures);
        parts::card(ui, words.t("inspector-all-figures"), |ui| {
            for (place, (figure, name)) in figures.iter().zip(&names).enumerate() {
                if place > 0 {
                    ui.separator();
                }
                rival_ui(ui, view, state, subject, (place, figure, name));
            }
            ui.separator();
            let spec = Command::ShowRevisions.spec();
            if ui.button(words.t(spec.text)).on_hover_text(words.t(spec.tip)).clicked() {
                view.requests.push(Request::Run(spec.name));
            }
        });
    }
    ui.add_space(8.0);
    if let Some(new) = &state.new_figure {
        let opens = !new.shown;
        let card = ui.scope(|ui| {
            parts::card(ui, words.t("inspector-add-figure-title"), |ui| new_figure_ui(ui, view, state, subject));
        });
        if opens {
            card.response.scroll_to_me(None);
        }
    } else if subject.figures.is_some() && ui.button(words.t("inspector-add-figure")).clicked() {
        state.add_figure();
    }
}

/// What the buttons of each figure are called: its value, with its source where two have the same.
fn names(view: &View<'_>, subject: &Subject<'_>, figures: &Figures) -> Vec<String> {
    let values: Vec<_> = figures.iter().map(|figure| value_text(view, subject, figure)).collect();
    let named = figures.iter().zip(&values).enumerate().map(|(place, (figure, value))| {
        if values.iter().filter(|other| *other == value).count() == 1 {
            return value.clone();
        }
        let source = figure.source.map(|source| source_name(view.session.project(), view.words, source));
        format!("{value}, {}", source.unwrap_or_else(|| (place + 1).to_string()))
    });
    named.collect()
}

fn value_text(view: &View<'_>, subject: &Subject<'_>, figure: &Figure) -> String {
    let words = view.words;
    match &figure.said {
        Said::Nil => words.t("figure-nil").to_owned(),
        Said::Negligible => words.t("figure-negligible").to_owned(),
        Said::NoValue => wording::status_name(words, figure.status).to_owned(),
        _ => view.session.text_of_figure(subject.id, subject.key, figure).chars().take(80).collect(),
    }
}

/// A figure in one or two lines with its buttons; its fields under them while they are open.
fn rival_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    state: &mut InspectorState,
    subject: &Subject<'_>,
    (place, figure, name): (usize, &Figure, &str),
) {
    let words = view.words;
    let (dataset, key) = (subject.id, subject.key);
    let adopted = subject.figures.and_then(Figures::adopted_place) == Some(place);
    let named = |id: &'static str| format!("{} {name}", words.t(id));
    let value = value_text(view, subject, figure);
    let radio = radio(ui, adopted, RichText::new(&value).strong()).accessible_name(named("inspector-adopt"));
    if radio.clicked() && !adopted {
        view.act(Action::Adopt { dataset, key, place: Some(place) });
    }
    if let Some(line) = about(view, figure) {
        parts::muted(ui, &line);
    }
    let open = state.open == Some(place);
    ui.horizontal_wrapped(|ui| {
        let toggles = words.t(if open { "inspector-close" } else { "inspector-edit" });
        if ui.button(toggles).accessible_name(format!("{toggles} {name}")).clicked() {
            state.open = (!open).then_some(place);
        }
        if ui.button(words.t("inspector-remove")).accessible_name(named("inspector-remove")).clicked() {
            view.act(Action::RemoveFigure { dataset, key, place });
            state.open = None;
        }
        if let Some(date) = view.session.published(figure)
            && ui.button(words.with("inspector-show-as-of", &[("date", &words.date(date))])).clicked()
        {
            view.act(Action::ShowAsOf { dataset, as_of: Some(date) });
        }
    });
    // A value that is still being typed is taken in, also when its fields were closed.
    if open || state.value.as_ref().is_some_and(|typed| typed.place == place) {
        value_ui(ui, view, state, subject, (place, figure), open);
    }
    if open && view.session.place_in_force(dataset, key) != Some(place) {
        ui.push_id(("inspector-rival", place), |ui| fields_ui(ui, view, state, subject, place));
    }
}

/// "Trend, 5 March 2024 · Provisional · published 6 March 2024 · note".
fn about(view: &View<'_>, figure: &Figure) -> Option<String> {
    let (words, project) = (view.words, view.session.project());
    let mut line = Vec::new();
    line.extend(figure.source.map(|source| source_name(project, words, source)));
    line.extend((figure.status != ObsStatus::Normal).then(|| wording::status_name(words, figure.status).to_owned()));
    line.extend(figure.published().map(|date| words.with("inspector-date", &[("date", &words.date(date))])));
    line.extend(figure.quote().map(|quote| format!("“{}”", quote.chars().take(120).collect::<String>())));
    line.extend(figure.note().map(|note| note.chars().take(120).collect()));
    (!line.is_empty()).then(|| line.join(" · "))
}

/// The field of a figure's value; it is taken in when the field is left.
fn value_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    state: &mut InspectorState,
    subject: &Subject<'_>,
    (place, figure): (usize, &Figure),
    open: bool,
) {
    let words = view.words;
    let mut focused = false;
    if open {
        let label = words.t("inspector-value");
        let stored = view.session.text_of_figure(subject.id, subject.key, figure);
        let typed = state.value.as_ref().filter(|typed| typed.place == place);
        let mut text = typed.map_or(stored, |typed| typed.text.clone());
        let id = Id::unique("inspector-rival-value").with((subject.id.0.raw(), format!("{:?}", subject.key), place));
        let response = parts::row(ui, label, |ui| {
            ui.add(TextEdit::singleline(&mut text).id(id).desired_width(f32::INFINITY)).accessible_name(label)
        });
        focused = response.has_focus();
        if response.changed() {
            state.value = Some(ValueText { dataset: subject.id, key: subject.key, place, text });
        }
        let typed = state.value.as_ref().filter(|typed| typed.place == place);
        let problem = typed.and_then(|typed| view.session.read_entry(subject.id, subject.key, &typed.text).problem);
        if let Some(problem) = problem {
            parts::notice(ui, &wording::unreadable(words, problem));
        }
    }
    if focused {
        return;
    }
    let Some(typed) = state.value.take_if(|typed| typed.place == place) else { return };
    if !ui.input(|input| input.key_pressed(Key::Escape)) {
        typed.commit(view);
    }
}

fn new_figure_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut InspectorState, subject: &Subject<'_>) {
    let words = view.words;
    let id = Id::unique("inspector-new-figure");
    let Some(new) = &mut state.new_figure else { return };
    let label = words.t("inspector-value");
    let mut entered = parts::row(ui, label, |ui| {
        let field = TextEdit::singleline(&mut new.text).id(id.with("value")).desired_width(f32::INFINITY);
        let response = ui.add(field).accessible_name(label);
        if !std::mem::replace(&mut new.shown, true) {
            response.request_focus();
        }
        response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
    });
    let label = words.t("inspector-source-of-figure");
    parts::row(ui, label, |ui| match source_choice(ui, view, id.with("source"), label, new.source) {
        Some(Chosen::Source(source, _)) => new.source = source,
        Some(Chosen::New) => {
            state.new_source = Some(NewSource::default());
            state.new_source_of = None;
        }
        None => {}
    });
    if state.new_source_of.is_none()
        && let Some(made) = new_source_ui(ui, view, &mut state.new_source, id.with("new-source"))
    {
        new.source = Some(made);
    }
    let read = view.session.read_entry(subject.id, subject.key, &new.text);
    if let Some(problem) = read.problem {
        let reason = wording::unreadable(words, problem);
        ui.label(RichText::new(reason).color(Theme::of(ui).attention_text));
    }
    let mut cancelled = false;
    ui.horizontal_wrapped(|ui| {
        entered |= ui.button(words.t("inspector-add-figure-done")).clicked();
        cancelled = ui.button(words.t("inspector-cancel")).clicked();
    });
    if entered && !new.text.trim().is_empty() {
        let (text, source) = (new.text.clone(), new.source);
        view.act(Action::AddFigure { dataset: subject.id, key: subject.key, text, source, adopt: false });
        state.new_figure = None;
    } else if cancelled {
        state.new_figure = None;
    }
}
