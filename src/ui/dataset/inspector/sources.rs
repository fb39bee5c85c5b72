//! Choosing a source, or making a new one on the way.

use egui::{Id, Key, TextEdit, Ui};

use crate::domain::{Project, SourceId};
use crate::session::{Action, NewRecord};
use crate::ui::View;
use crate::ui::fields::{Field, choice};
use crate::words::Words;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    None,
    Known(SourceId),
    New,
}

/// What was chosen, with the mark of the visit.
pub enum Chosen {
    Source(Option<SourceId>, u64),
    New,
}

/// The title of a source that is being made.
#[derive(Default)]
pub struct NewSource {
    title: String,
    shown: bool,
    /// The sources that were there when it was sent.
    sent: Option<Vec<SourceId>>,
}

/// All sources, "No source" and "New source…".
pub fn source_choice(ui: &mut Ui, view: &View<'_>, id: Id, label: &str, value: Option<SourceId>) -> Option<Chosen> {
    let (words, project) = (view.words, view.session.project());
    let known = project.sources.iter().map(|source| Choice::Known(source.id));
    let all: Vec<_> = std::iter::once(Choice::None).chain(known).chain([Choice::New]).collect();
    let current = value.map_or(Choice::None, Choice::Known);
    let name = |choice| match choice {
        Choice::None => words.t("inspector-no-source").to_owned(),
        Choice::Known(id) => source_name(project, words, id),
        Choice::New => words.t("inspector-new-source").to_owned(),
    };
    let change = choice(ui, Field::new(id, label), current, &all, name).change?;
    Some(match change.value {
        Choice::None => Chosen::Source(None, change.interaction),
        Choice::Known(id) => Chosen::Source(Some(id), change.interaction),
        Choice::New => Chosen::New,
    })
}

pub fn source_name(project: &Project, words: &Words, id: SourceId) -> String {
    let Some(source) = project.sources.get(id) else { return words.t("inspector-source-gone").to_owned() };
    let title = if source.title.is_empty() { source.issuer() } else { &source.title };
    match source.published {
        Some(date) => words.with("inspector-source-dated", &[("title", title), ("date", &words.date(date))]),
        None => title.to_owned(),
    }
}

/// The field for the title of a new source; gives the source when it is in the project.
pub fn new_source_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut Option<NewSource>, id: Id) -> Option<SourceId> {
    let words = view.words;
    let new = state.as_mut()?;
    let sources = &view.session.project().sources;
    if let Some(before) = &new.sent {
        let made = sources.iter().map(|source| source.id).find(|id| !before.contains(id));
        *state = None;
        return made;
    }
    let label = words.t("inspector-new-source-title");
    let field = TextEdit::singleline(&mut new.title).id(id).hint_text(label).desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name(label);
    if !std::mem::replace(&mut new.shown, true) {
        response.request_focus();
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let mut cancelled = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
    let mut add = entered;
    // Two lines rather than a wider panel.
    ui.horizontal_wrapped(|ui| {
        add |= ui.button(words.t("inspector-new-source-add")).clicked();
        cancelled |= ui.button(words.t("inspector-cancel")).clicked();
    });
    if add && !new.title.trim().is_empty() {
        new.sent = Some(sources.iter().map(|source| source.id).collect());
        view.act(Action::Add(NewRecord::Source { title: new.title.clone() }));
    } else if cancelled {
        *state = None;
    }
    None
}
