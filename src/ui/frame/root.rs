//! The whole window in one function, outermost panels first.

use egui::{CentralPanel, Frame, Key, Margin, Modifiers, Panel, ThemePreference, UiBuilder};

use super::caret::Caret;
use super::centre::{CommissionState, DatasetState};
use super::folding::Folding;
use super::toasts::Toasts;
use super::tree::TreeState;
use super::{FileView, banner, centre, run, status, top, tree};
use crate::session::{Action, Place};
use crate::ui::calendar::CalendarState;
use crate::ui::charts::ChartsState;
use crate::ui::checks::ChecksState;
use crate::ui::command::{self, Command};
use crate::ui::compared::{MirrorState, RevisionsState};
use crate::ui::dialogs::{self, Dialog};
use crate::ui::events::EventsState;
use crate::ui::figures::FiguresState;
use crate::ui::find::{self, FindState};
use crate::ui::partners::PartnersState;
use crate::ui::register::RegisterState;
use crate::ui::settings::{Settings, ThemeChoice};
use crate::ui::sources::SourcesState;
use crate::ui::theme::Theme;
use crate::ui::{Request, View, numpad};

/// What the window remembers from pass to pass and no file holds.
#[derive(Default)]
pub struct RootState {
    pub dataset: DatasetState,
    pub commission: CommissionState,
    pub sources: SourcesState,
    pub charts: ChartsState,
    pub events: EventsState,
    pub figures: FiguresState,
    pub partners: PartnersState,
    pub revisions: RevisionsState,
    pub mirror: MirrorState,
    pub register: RegisterState,
    pub calendar: CalendarState,
    pub checks: ChecksState,
    pub find: FindState,
    /// What the selection says of itself, at the right of the status line: "2 cells, sum 529.3".
    pub selection_info: String,
    pub dialog: Option<Dialog>,
    pub(super) toasts: Toasts,
    pub(super) tree: TreeState,
    pub(super) folding: Folding,
    caret: Caret,
    /// The path typed last, offered again.
    pub typed_path: String,
    pub(in crate::ui) focus_before_dialog: Option<egui::Id>,
    pub(in crate::ui) dialog_was_open: bool,
}

impl RootState {
    /// Shows a short text for a while.
    pub fn toast(&mut self, text: &str) {
        self.toasts.say(text);
    }

    /// A typed path was opened or saved: its dialog closes.
    pub fn path_done(&mut self) {
        if self.asks_path() || matches!(self.dialog, Some(Dialog::Picture(_) | Dialog::Papers(_))) {
            self.dialog = None;
        }
    }

    /// Whether a path is being typed.
    pub fn asks_path(&self) -> bool {
        matches!(self.dialog, Some(Dialog::Path(_)))
    }

    /// A typed path could not be used: the sentence stands under the field. False when no such dialog is open.
    pub fn path_failed(&mut self, sentence: &str) -> bool {
        match &mut self.dialog {
            Some(Dialog::Path(dialog)) => dialog.failed(sentence),
            Some(Dialog::Picture(dialog)) => dialog.failed(sentence),
            Some(Dialog::Papers(dialog)) => dialog.failed(sentence),
            _ => return false,
        }
        true
    }

    /// Another project is open: nothing of the old one is remembered.
    pub fn project_changed(&mut self) {
        let typed_path = std::mem::take(&mut self.typed_path);
        let toasts = std::mem::take(&mut self.toasts);
        let caret = std::mem::take(&mut self.caret);
        *self = Self { typed_path, toasts, caret, ..Self::default() };
    }
}

/// Draws the window. Actions and requests are carried out by the caller after it;
/// of the requests it keeps for itself what it can answer: [`Request::Toast`], [`Request::OpenLink`],
/// [`Request::OpenDocument`], [`Request::Run`].
///
/// The caller gives `settings.numbers` and `settings.dates` to words and session when they changed, and stores them.
pub fn root_ui(ui: &mut egui::Ui, root: &mut RootState, view: &mut View<'_>, file: &FileView, settings: &mut Settings) {
    let ctx = ui.ctx().clone();
    apply(&ctx, settings);
    ctx.input_mut(|input| numpad::use_decimal_sign(&mut input.events, settings.numbers.decimal_sign()));
    root.caret.update(&ctx);
    let asked = root.dialog.is_some() || file.question.is_some();
    if !asked {
        for command in command::pressed(&ctx) {
            run(command, root, view, file, settings);
        }
    } else if matches!(root.dialog, Some(Dialog::Palette(_))) && palette_key(&ctx) {
        root.dialog = None;
    }
    root.folding.update(ui.available_width(), settings);

    let theme = Theme::of(ui);
    // The window is cleared to the surface: painting it again would cost a software renderer half of each frame.
    let top = Frame::new().inner_margin(Margin::symmetric(8, 4));
    Panel::top("menu").exact_size(36.0).frame(top).show(ui, |ui| top::top_ui(ui, root, view, file, settings));
    let bottom = Frame::new().inner_margin(Margin::symmetric(12, 0));
    let status = Panel::bottom("status").exact_size(28.0).frame(bottom).show(ui, |ui| {
        ui.take_available_space();
        ui.max_rect()
    });
    if settings.tree.is_shown() {
        let frame = Frame::new().fill(theme.panel).inner_margin(Margin::same(8));
        let panel = Panel::left("tree")
            .frame(frame)
            .size_range(160.0..=420.0)
            .default_size(settings.tree.width.clamp(160.0, 420.0));
        settings.tree.width = side_panel(ui, panel, "tree", view.words.t("panel-resize-tree"), |ui| {
            tree::tree_ui(ui, root, view);
        });
    }
    if settings.inspector.is_shown() {
        let frame = Frame::new().fill(theme.panel).inner_margin(Margin::same(14));
        let panel = Panel::right("inspector").frame(frame).size_range(220.0..=480.0);
        let panel = panel.default_size(settings.inspector.width.clamp(220.0, 480.0));
        settings.inspector.width = side_panel(ui, panel, "inspector", view.words.t("panel-resize-inspector"), |ui| {
            centre::inspector_ui(ui, root, view);
        });
    }
    find::find_panel_ui(ui, &mut root.find, view);
    let middle = Frame::NONE;
    CentralPanel::default().frame(middle).show(ui, |ui| {
        banner::banner_ui(ui, view, file);
        centre::centre_ui(ui, root, view, file, settings);
    });
    // Last, because it says what the screen made of the input.
    ui.scope_builder(UiBuilder::new().id_salt("status").max_rect(status.inner), |ui| {
        status::status_ui(ui, root, view, file, settings);
    });
    dialogs::dialogs_ui(ui, root, view, file, settings);
    keep_own_requests(root, view, file, settings);
    root.toasts.ui(ui, view);
}

/// Shows a panel whose edge is named in the language of the interface; gives its width.
fn side_panel(
    ui: &mut egui::Ui,
    panel: Panel,
    id: &'static str,
    edge: &str,
    content: impl FnOnce(&mut egui::Ui),
) -> f32 {
    let handle = ui.scope_id().with(id).with("__resize");
    let shown = panel.show(ui, |ui| {
        ui.take_available_width();
        content(ui);
    });
    if ui.ctx().has_accesskit_node(handle) {
        ui.ctx().accesskit_node_builder(handle, |node| node.set_label(edge));
    }
    shown.response.rect.width()
}

/// Theme and scale as the settings say.
fn apply(ctx: &egui::Context, settings: &Settings) {
    let preference = match settings.theme {
        ThemeChoice::Light => ThemePreference::Light,
        ThemeChoice::Dark => ThemePreference::Dark,
        ThemeChoice::System => ThemePreference::System,
    };
    if ctx.options(|options| options.theme_preference != preference) {
        ctx.set_theme(preference);
    }
    if ctx.options(|options| options.zoom_with_keyboard) {
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
    }
    if (ctx.zoom_factor() - settings.zoom()).abs() > 0.001 {
        ctx.set_zoom_factor(settings.zoom());
    }
}

/// The key that opened the palette closes it too.
fn palette_key(ctx: &egui::Context) -> bool {
    ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::K))
}

fn keep_own_requests(root: &mut RootState, view: &mut View<'_>, file: &FileView, settings: &mut Settings) {
    for request in std::mem::take(view.requests) {
        match request {
            Request::Toast(text) => root.toasts.say(&text),
            Request::OpenLink(link) => root.dialog = Some(Dialog::Link(link)),
            Request::OpenDocument(link, place) => root.dialog = Some(Dialog::Document(link, place)),
            Request::Run(name) => {
                if let Some(command) = Command::by_name(name) {
                    run(command, root, view, file, settings);
                }
            }
            Request::ShowCheck(cell) => {
                root.checks.show(view.session, cell);
                view.act(Action::GoTo(Place::Checks));
            }
            Request::ShowInChart(chart, cell) => {
                root.charts.point_at(chart, cell.dataset, cell.key.flow, cell.key.period);
                view.act(Action::GoTo(Place::Chart(chart)));
            }
            other => view.requests.push(other),
        }
    }
}
