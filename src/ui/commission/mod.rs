//! Commissions and their sessions: who met, what was on the agenda, what was decided, and what became of it.
//!
//! *Invariant:* every change leaves as an action; widget ids come from the ids of records, so the focus follows them.

mod agenda;
mod body;
pub mod deadline;
mod delegations;
mod documents;
mod dropped;
mod history;
mod inspector;
mod known;
mod lock;
mod matters;
pub mod names;
mod outcome_row;
mod outcomes;
mod quoted;
mod session;
mod sources;
mod statements;
mod target;
mod templates;
#[cfg(test)]
mod tests;
mod timeline;
mod trade;

pub use body::commission_ui;
pub use inspector::outcome_inspector_ui;
pub use names::{session_name, session_title};
pub(in crate::ui) use outcome_row::{names_text, read_names};
pub use session::session_ui;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use egui::{Frame, Id, Margin, ScrollArea, Ui, vec2};
use jiff::civil::Date;

use super::View;
use super::fields::Change;
use super::theme::{self, Theme};
use crate::domain::{CommissionSession, Fields, OutcomeId, Project, SessionId, SourceId};
use crate::session::{Action, Interaction};
use crate::words::Words;

/// What the screens of commissions remember between frames.
#[derive(Debug, Default)]
pub struct CommissionState {
    /// The session that was on the screen in the last frame.
    shown: Option<SessionId>,
    /// Outcomes there were when one more was asked for: the new one gets the focus.
    awaited_outcome: Option<(SessionId, Vec<OutcomeId>)>,
    /// Sources there were when a new one was asked for: the session cites it when it comes.
    awaited_source: Option<(SessionId, Vec<SourceId>)>,
    /// The title of a new source while it is typed.
    new_source: Option<String>,
    /// The outcome whose row has the focus.
    focused_outcome: Option<OutcomeId>,
    /// A visit to a status, with the length of the log before it.
    status_visit: Option<(OutcomeId, Interaction, usize)>,
    /// Trade between the parties before the session, while it is the same.
    trade: trade::Known,
    /// Cells that the numbers of an outcome may come from.
    offers: quoted::Offers,
    /// Heights of the rows as they were drawn last, at this width: those out of sight only take their room.
    heights: BTreeMap<OutcomeId, f32>,
    heights_at: f32,
    /// The table has no room for topics: the inspector shows them.
    topics_in_inspector: bool,
    /// What the whole record says of the session.
    known: known::Known,
    open_counts: known::OpenCounts,
    page: Page,
    history: history::History,
    /// Who opens a signed protocol again, and why, while it is typed.
    reopening: Option<lock::Asked>,
    /// The name of a template while it is typed.
    template: Option<String>,
    /// What to show as soon as this session is on the screen.
    asked: Option<(SessionId, Asked)>,
    /// The folder of the project's file.
    folder: Option<PathBuf>,
    /// Files that were looked for, and whether they are there.
    files: BTreeMap<PathBuf, Option<bool>>,
}

/// What the middle of a session's screen shows.
#[derive(Debug, Default)]
enum Page {
    #[default]
    Session,
    Matters(matters::Matters),
    History(OutcomeId),
}

/// A page that another screen or a command asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// The walk through open points, where it was left.
    Matters,
    /// The walk at this point.
    Matter(OutcomeId),
    History(OutcomeId),
}

impl CommissionState {
    /// The caret goes into the point that is about to be added.
    pub fn expect_outcome(&mut self, session: &CommissionSession) {
        self.awaited_outcome = Some((session.id, session.outcomes.iter().map(|outcome| outcome.id).collect()));
    }

    /// The walk through what is open, for a session on the screen.
    pub fn ask_matters(&mut self, session: SessionId) {
        self.asked = Some((session, Asked::Matters));
    }

    /// The history of a point of a session, as soon as the session is on the screen.
    pub fn ask_history(&mut self, session: SessionId, outcome: OutcomeId) {
        self.asked = Some((session, Asked::History(outcome)));
    }

    /// The file that the project is in, for documents beside it.
    pub fn set_file(&mut self, file: Option<&Path>) {
        let folder = file.and_then(Path::parent);
        if self.folder.as_deref() != folder {
            self.folder = folder.map(Path::to_owned);
            self.files.clear();
        }
    }

    /// The disk's answer to a question whether a file is there.
    pub fn file_seen(&mut self, path: PathBuf, is_there: bool) {
        self.files.insert(path, Some(is_there));
    }

    /// Forgets what belongs to another session.
    fn show(&mut self, id: SessionId) -> bool {
        if self.shown == Some(id) {
            return false;
        }
        let Self { asked, folder, .. } = std::mem::take(self);
        *self = Self { shown: Some(id), asked, folder, ..Self::default() };
        true
    }

    fn take_asked(&mut self, id: SessionId) {
        let Some((_, asked)) = self.asked.take_if(|(session, _)| *session == id) else { return };
        self.page = match asked {
            Asked::Matters => Page::Matters(matters::Matters::default()),
            Asked::Matter(outcome) => Page::Matters(matters::Matters::at(outcome)),
            Asked::History(outcome) => Page::History(outcome),
        };
    }
}

/// What the parts of a screen draw from.
#[derive(Clone, Copy)]
struct Part<'a> {
    project: &'a Project,
    words: &'a Words,
    today: Date,
    /// The id of the record on the screen.
    base: Id,
}

impl<'a> Part<'a> {
    fn new(view: &View<'a>, base: Id) -> Self {
        Self { project: view.session.project(), words: view.words, today: view.today, base }
    }

    /// "Office, Kazakhstan"
    fn cell(&self, column: &str, row: &str) -> String {
        self.words.with("column-of-row", &[("column", self.words.t(column)), ("row", row)])
    }

    /// A text with a number counted from 1.
    fn numbered(&self, id: &str, place: usize) -> String {
        self.words.with(id, &[("number", &(place + 1).to_string())])
    }
}

/// One record and what was changed of it in this frame: later changes see the earlier ones.
pub(in crate::ui) struct Editing<'a, T: Clone> {
    now: Cow<'a, T>,
    interaction: Option<Interaction>,
}

impl<'a, T: Clone> Editing<'a, T> {
    pub(in crate::ui) fn new(record: &'a T) -> Self {
        Self { now: Cow::Borrowed(record), interaction: None }
    }

    pub(in crate::ui) fn take<V>(&mut self, change: Option<Change<V>>, put: impl FnOnce(&mut T, V)) {
        let Some(change) = change else { return };
        put(self.now.to_mut(), change.value);
        self.interaction = Some(change.interaction);
    }

    /// The action, where something was changed.
    pub(in crate::ui) fn action(self, fields: impl FnOnce(T) -> Fields) -> Option<Action> {
        let interaction = self.interaction?;
        Some(Action::Set { fields: Box::new(fields(self.now.into_owned())), interaction })
    }
}

/// Whether a dialog or a list lies over the page: then keys are theirs.
fn is_covered(ui: &Ui) -> bool {
    ui.memory(|memory| memory.top_modal_layer().is_some()) || egui::Popup::is_any_open(ui.ctx())
}

/// Below this width the page scrolls sideways: tables would not be legible any more.
const LEAST_WIDTH: f32 = 660.0;

/// The work surface of a screen: scrolls down, with the margins of all screens.
pub(in crate::ui) fn page<R>(ui: &mut Ui, base: Id, add: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = Theme::of(ui);
    // A message of the window may stand above.
    ui.painter().rect_filled(ui.available_rect_before_wrap(), 0, theme.surface);
    let width = (ui.available_width() - 40.0).max(LEAST_WIDTH);
    let frame = Frame::new().inner_margin(Margin { left: 20, right: 20, top: 12, bottom: 24 });
    let inside = |ui: &mut Ui| {
        let content = |ui: &mut Ui| {
            ui.spacing_mut().item_spacing = vec2(theme::STEP * 2.0, theme::STEP);
            // 18 px from line to line.
            ui.spacing_mut().extra_text_line_spacing = 2.0;
            ui.set_width(width);
            add(ui)
        };
        frame.show(ui, content).inner
    };
    ScrollArea::both().id_salt(base).auto_shrink(false).show(ui, inside).inner
}

/// A cell of a fixed width in a row of a table.
pub(in crate::ui) fn cell<R>(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let column = |ui: &mut Ui| {
        ui.set_width(width);
        add(ui)
    };
    ui.allocate_ui_with_layout(vec2(width, theme::ROW), egui::Layout::top_down(egui::Align::Min), column).inner
}

/// The head of a table: muted names on a pale band.
pub(in crate::ui) fn table_head<S: AsRef<str>>(ui: &mut Ui, columns: &[(S, f32)]) {
    let theme = Theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW), egui::Sense::hover());
    ui.painter().rect_filled(rect, 0, theme.panel);
    let mut left = rect.left();
    for (name, width) in columns {
        let mut job = egui::text::LayoutJob::simple_singleline(name.as_ref().to_owned(), theme::small(), theme.muted);
        job.wrap = egui::text::TextWrapping::truncate_at_width((width - 16.0).max(8.0));
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let top = rect.center().y - galley.size().y / 2.0;
        ui.painter().galley(egui::pos2(left + 8.0, top), galley, theme.muted);
        left += width;
    }
    line_below(ui, theme.line);
}

pub(in crate::ui) fn line_below(ui: &Ui, colour: egui::Color32) {
    let rect = ui.min_rect();
    let bottom = ui.cursor().top() - ui.spacing().item_spacing.y / 2.0;
    ui.painter().hline(rect.x_range(), bottom, egui::Stroke::new(1.0, colour));
}
