//! The other figures of a cell: rivals and earlier vintages, and the form that adds one.

use egui::{Id, Key, RichText, TextEdit, Ui};

use super::sources::{Chosen, NewSource, new_source_ui, source_choice, source_name};
use super::{InspectorState, Subject, parts};
use crate::domain::{Figure, Figures, ObsStatus, Said, SourceId};
use crate::session::{Action, entry, wording};
use crate::ui::View;
use crate::ui::theme::Theme;

/// Another figure while it is being typed.
#[derive(Default)]
pub struct NewFigure {
    text: String,
    source: Option<SourceId>,
    shown: bool,
}

pub fn rivals_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut InspectorState, subject: &Subject<'_>) {
    let words = view.words;
    let others = || {
        let adopted = subject.figures.and_then(Figures::adopted_place);
        let all = subject.figures.into_iter().flat_map(Figures::iter).enumerate();
        all.filter(move |(place, _)| Some(*place) != adopted)
    };
    if others().next().is_some() {
        parts::card(ui, words.t("inspector-others"), |ui| {
            for (nth, (place, figure)) in others().enumerate() {
                if nth > 0 {
                    ui.separator();
                }
                rival_ui(ui, view, subject, place, figure);
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

fn rival_ui(ui: &mut Ui, view: &mut View<'_>, subject: &Subject<'_>, place: usize, figure: &Figure) {
    let (words, project) = (view.words, view.session.project());
    let (dataset, key) = (subject.id, subject.key);
    let shown = subject.dataset.head.shown;
    let text = match &figure.said {
        Said::Nil => words.t("figure-nil").to_owned(),
        Said::Negligible => words.t("figure-negligible").to_owned(),
        Said::NoValue => wording::status_name(words, figure.status).to_owned(),
        _ => entry::text_of(figure, key.measure, shown, view.session.number_format()).chars().take(80).collect(),
    };
    let mut line = vec![text.clone()];
    line.extend(figure.source.map(|source| source_name(project, words, source)));
    line.extend((figure.status != ObsStatus::Normal).then(|| wording::status_name(words, figure.status).to_owned()));
    line.extend(figure.note().map(|note| note.chars().take(120).collect()));
    ui.add(egui::Label::new(line.join(" · ")).wrap());
    let dated = figure.published().or_else(|| project.sources.get(figure.source?)?.published);
    ui.horizontal_wrapped(|ui| {
        let named = |ui: &mut Ui, id: &'static str| {
            let name = format!("{} {text}", words.t(id));
            ui.button(words.t(id)).accessible_name(name).clicked()
        };
        if named(ui, "inspector-adopt") {
            view.act(Action::Adopt { dataset, key, place: Some(place) });
        }
        if named(ui, "inspector-remove") {
            view.act(Action::RemoveFigure { dataset, key, place });
        }
        if let Some(date) = dated
            && ui.button(words.with("inspector-show-as-of", &[("date", &words.date(date))])).clicked()
        {
            view.act(Action::ShowAsOf { dataset, as_of: Some(date) });
        }
    });
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
        Some(Chosen::New) => state.new_source = Some(NewSource::default()),
        None => {}
    });
    if let Some(made) = new_source_ui(ui, view, &mut state.new_source, id.with("new-source")) {
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
