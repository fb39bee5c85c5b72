//! The window's life: what is open, what is being asked, what was answered.
//!
//! *Invariant:* the project on the screen is replaced or given up only when it has no unsaved changes,
//! or after the person said so.

mod checks;
mod compare;
mod damage;
mod export;
mod files;
mod pictures;
mod records;
mod recovery;
mod saving;
mod versions;

use std::path::PathBuf;

use super::damage::Help;
use super::desktop::Desktop;
use super::in_order::InOrder;
use super::window::Opening;
use super::worker::{Job, Worker};
use crate::domain::Project;
use crate::formats::font::Font;
use crate::session::{Action, Refusal, Session, StateMark};
use crate::ui::command::{CheckCommand, Command};
use crate::ui::frame::{Banner, FileView, Question, RecentFile, RootState, root_ui};
use crate::ui::settings::Settings;
use crate::ui::{Export, Request, View, fonts, theme};
use crate::words::Words;
use checks::Checking;
use files::{Next, Work};
use recovery::Keeping;
use saving::OnDisk;
use versions::{Listed, Reading};

/// The file behind the open project.
#[derive(Debug, Clone, Default)]
struct OpenFile {
    path: Option<PathBuf>,
    /// What to call it before it has a path.
    name: String,
    saved_at: Option<String>,
}

/// The program in its window.
pub struct App {
    ctx: egui::Context,
    session: Session,
    words: Words,
    root: RootState,
    settings: Settings,
    stored: Settings,
    file: OpenFile,
    desktop: Box<dyn Desktop>,
    worker: Box<dyn Worker>,
    work: Option<Work>,
    /// Charts that are being written, beside everything else.
    exporting: Option<pictures::Exporting>,
    question: Option<Question>,
    banner: Option<Banner>,
    /// What waits for an answer about unsaved changes, or for a save.
    next: Option<Next>,
    /// The changes up to this state may be lost to another file, by the person's word; until one is open they count.
    given_up: Option<StateMark>,
    /// The project that a dialog was asked to save is no longer the one on the screen.
    save_is_stale: bool,
    /// A file of a typed path that the person knows will be replaced.
    replaces: Option<PathBuf>,
    requests: Vec<Request>,
    /// The person has answered: the window may close.
    may_close: bool,
    title: String,
    fits_screen: bool,
    in_order: InOrder,
    /// Close when the first frame is drawn.
    one_frame: bool,
    view: FileView,
    keeping: Keeping,
    on_disk: OnDisk,
    /// Older versions that are on the screen as a list.
    listed: Option<Listed>,
    /// An older version is on the screen in place of the project.
    reading: Option<Reading>,
    /// For the damaged file that a message is about.
    help: Option<(PathBuf, Help)>,
    checking: Checking,
}

impl App {
    pub fn new(
        ctx: &egui::Context,
        desktop: Box<dyn Desktop>,
        worker: Box<dyn Worker>,
        settings: Option<Settings>,
        opening: Opening,
    ) -> Self {
        fonts::install(ctx);
        theme::install(ctx);
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let first_start = settings.is_none();
        let settings = settings.unwrap_or_default();
        let mut desktop = desktop;
        let session = Session::new(Project::default(), desktop.ids());
        let mut app = Self {
            ctx: ctx.clone(),
            session,
            words: Words::english(),
            root: RootState::default(),
            stored: if first_start { Settings::default() } else { settings.clone() },
            settings,
            file: OpenFile::default(),
            desktop,
            worker,
            work: None,
            exporting: None,
            question: None,
            banner: None,
            next: None,
            given_up: None,
            save_is_stale: false,
            replaces: None,
            requests: Vec::new(),
            may_close: false,
            title: String::new(),
            fits_screen: false,
            in_order: InOrder::default(),
            one_frame: opening.one_frame,
            view: FileView::default(),
            keeping: Keeping::beside(opening.beside),
            on_disk: OnDisk::default(),
            listed: None,
            reading: None,
            help: None,
            checking: Checking::default(),
        };
        app.apply_settings(ctx);
        app.open_first(opening.file, first_start);
        app.wait_for_first_file();
        if opening.restarted {
            app.root.toast(app.words.t("restarted"));
        }
        if let Some(path) = &opening.set_aside {
            let path = path.display().to_string();
            app.root.toast(&app.words.with("settings-set-aside", &[("path", &path)]));
        }
        if first_start {
            app.keep_settings();
        }
        app
    }

    /// The file named on the command line, else the sample at the very first start, else the last project.
    fn open_first(&mut self, file: Option<PathBuf>, first_start: bool) {
        let last = || self.settings.recent.first().filter(|path| path.is_file()).cloned();
        match file.or_else(last) {
            Some(path) => self.start_opening(path),
            None if first_start => self.show_sample(),
            None => {}
        }
    }

    /// Asks as a screen does; it is answered in the next pass.
    pub fn ask(&mut self, request: Request) {
        self.requests.push(request);
    }

    /// A file is being read or written.
    pub fn is_busy(&self) -> bool {
        self.work.is_some()
    }

    pub fn session(&self) -> &Session {
        &self.session
    }

    /// What has to be answered first.
    pub fn question(&self) -> Option<&Question> {
        self.question.as_ref()
    }

    /// Nothing keeps the window open any more.
    pub fn may_close(&self) -> bool {
        self.may_close
    }

    /// What the window is called: the file's name, marked while it has unsaved changes.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Answers what came from outside; runs also when the window is not shown.
    pub fn logic_pass(&mut self, ctx: &egui::Context) {
        self.take_finished_work();
        self.take_dialog_answers();
        self.answer_close_request(ctx);
        self.find_typed_letters(ctx);
        self.look_at_file(ctx);
        self.check_when_idle(ctx);
        let dropped = ctx.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
        if let Some(path) = dropped {
            self.unless_unsaved(Next::Open(Some(path)));
        }
        if self.one_frame {
            self.may_close |= ctx.cumulative_frame_nr() > 0;
            ctx.request_repaint();
        }
        if self.may_close {
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
        self.show_title(ctx);
        self.fit_the_screen(ctx);
    }

    /// What comes from the keyboard or the clipboard may be in letters that were not there so far.
    fn find_typed_letters(&mut self, ctx: &egui::Context) {
        let letters = ctx.input(|input| {
            let texts = input.raw.events.iter().filter_map(|event| match event {
                egui::Event::Text(text) | egui::Event::Paste(text) => Some(text),
                egui::Event::Ime(egui::ImeEvent::Commit(text)) => Some(text),
                _ => None,
            });
            texts.filter(|text| !text.is_ascii()).flat_map(|text| Font::bundled().lacking(text)).collect()
        });
        self.find_letters(&letters);
    }

    /// A window that was left on a larger screen is made to fit this one, with room for its title bar and a task bar.
    fn fit_the_screen(&mut self, ctx: &egui::Context) {
        if self.fits_screen {
            return;
        }
        let (monitor, inner) = ctx.input(|input| (input.viewport().monitor_size, input.viewport().inner_rect));
        let (Some(monitor), Some(inner)) = (monitor, inner) else { return };
        self.fits_screen = true;
        let most = monitor - egui::vec2(0.0, 56.0);
        if inner.width() > most.x || inner.height() > most.y {
            ctx.send_viewport_cmd(egui::ViewportCommand::InnerSize(inner.size().min(most)));
        }
    }

    /// Draws the window and carries out what was asked.
    pub fn ui_pass(&mut self, ui: &mut egui::Ui) {
        if self.may_close {
            return;
        }
        self.apply_settings(ui.ctx());
        self.refresh_view();
        let mut actions = Vec::new();
        let mut requests = std::mem::take(&mut self.requests);
        let mut view = View {
            session: &self.session,
            words: &self.words,
            today: self.desktop.today(),
            actions: &mut actions,
            requests: &mut requests,
        };
        let asked_path = self.root.asks_path();
        root_ui(ui, &mut self.root, &mut view, &self.view, &mut self.settings);
        if asked_path && !self.root.asks_path() {
            self.forget_next();
        }
        let asked = !actions.is_empty() || !requests.is_empty();
        for action in actions {
            self.carry_out(action);
        }
        self.answer_all(ui.ctx(), requests);
        if asked {
            ui.ctx().request_repaint();
        }
        if self.settings != self.stored && !ui.ctx().input(|input| input.pointer.any_down()) {
            self.keep_settings();
        }
    }

    /// What was asked by [`Self::ask`] is carried out without a window to draw.
    pub fn unseen_pass(&mut self, ctx: &egui::Context) {
        self.logic_pass(ctx);
        let requests = std::mem::take(&mut self.requests);
        self.answer_all(ctx, requests);
    }

    fn answer_all(&mut self, ctx: &egui::Context, requests: Vec<Request>) {
        for request in requests {
            self.answer(ctx, request);
        }
        self.log_edits();
    }

    /// Carries out an action; a refusal is said in a toast.
    pub fn carry_out(&mut self, action: Action) {
        let laid_out = match &action {
            Action::Look { dataset, .. } | Action::ShowNewestFirst { dataset, .. } => Some(*dataset),
            _ => None,
        };
        if let Err(refusal) = self.session.dispatch(action) {
            let sentence = match refusal {
                Refusal::ReadOnly if self.reading.is_some() => self.words.t("version-read-only").to_owned(),
                refusal => crate::ui::undo_words::refusal_text(&self.words, &refusal),
            };
            self.root.toast(&sentence);
        } else if let Some(dataset) = laid_out {
            self.settings.remember_look(dataset, self.session.view_of(dataset));
        }
    }

    fn answer(&mut self, ctx: &egui::Context, request: Request) {
        match request {
            Request::Command(command) => self.command(command),
            Request::OpenPath(path) => {
                let path = self.followed(path);
                self.unless_unsaved(Next::Open(Some(path)));
            }
            Request::SaveAs(path) => self.save_typed(path),
            Request::ExportTo(path, format) => self.export_typed(path, format),
            Request::ForgetRecent(path) => self.settings.forget_file(&path),
            Request::AnswerUnsaved(answer) => self.answer_unsaved(answer),
            Request::CloseProblem => {
                self.question = None;
                self.on_disk.comparing = None;
                self.listed = None;
            }
            Request::AnswerRescue(rescue) => self.answer_rescue(rescue),
            Request::AnswerComparison(choices) => self.answer_comparison(&choices),
            Request::AnswerVersion(at, answer) => self.answer_version(at, answer),
            Request::AnswerConflict(answer) => self.answer_conflict(answer),
            Request::AnswerRestore(at, answer) => self.answer_restore(at, answer),
            Request::DismissBanner if self.banner.is_some() => self.banner = None,
            Request::DismissBanner if self.on_disk.changed.is_some() => self.on_disk.changed = None,
            Request::DismissBanner => self.keeping.dismiss_banner(),
            Request::Copy(copied) => self.desktop.copy(ctx, &copied),
            Request::OpenLink(link) => self.desktop.open_link(ctx, &link),
            Request::LookFor(path) => {
                let is_there = path.exists();
                self.root.commission.file_seen(path, is_there);
                ctx.request_repaint();
            }
            Request::ExportChart(asked) => self.export_chart(*asked),
            Request::ExportCharts(asked) => self.export_charts(*asked),
            Request::ExportChartData(asked) => self.export_chart_data(asked),
            Request::ExportRecord(asked) => self.export_record(*asked),
            Request::CopyChart(chart, looked) => self.copy_chart(chart, &looked),
            Request::FindFont(family) => self.worker.start(Job::FindFont(family)),
            Request::ListFonts => self.worker.start(Job::ListFonts),
            Request::CancelWork => self.cancel_export(),
            Request::Toast(_)
            | Request::Run(_)
            | Request::ShowInChart(..)
            | Request::ShowCheck(_)
            | Request::OpenDocument(..) => {}
        }
    }

    fn command(&mut self, command: Command) {
        match command {
            Command::New => self.unless_unsaved(Next::New),
            Command::Open => self.unless_unsaved(Next::Open(None)),
            Command::OpenSample => self.unless_unsaved(Next::Sample),
            Command::Save => self.save(),
            Command::ExportCsv => self.ask_where_to_export(Export::Csv),
            Command::ExportXlsx => self.ask_where_to_export(Export::Xlsx),
            Command::SaveAs => self.ask_where_to_save(),
            Command::Revert => self.unless_unsaved(Next::Revert),
            Command::CompareFile => self.compare_with_file(),
            Command::OlderVersions => self.list_versions(),
            Command::LeaveVersion => self.leave_version(),
            Command::EditHere => self.edit_here(),
            Command::RestoreEdits => self.ask_about_left_behind(),
            Command::Quit => self.unless_unsaved(Next::Close),
            Command::Checks(CheckCommand::Now) => self.check_at_once(),
            _ => {}
        }
    }

    /// A close request is answered in the same pass, or the window is gone with what was not saved.
    fn answer_close_request(&mut self, ctx: &egui::Context) {
        if !ctx.input(|input| input.viewport().close_requested()) || self.may_close {
            return;
        }
        self.leave_version();
        self.keep_typed();
        if self.stops_export_to_close() {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            return;
        }
        if !self.session.is_modified() && self.work.is_none() {
            self.end_journal();
            self.may_close = true;
            return;
        }
        ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
        ctx.send_viewport_cmd(egui::ViewportCommand::Minimized(false));
        ctx.send_viewport_cmd(egui::ViewportCommand::Focus);
        self.unless_unsaved(Next::Close);
        ctx.request_repaint();
    }

    fn apply_settings(&mut self, ctx: &egui::Context) {
        self.words.numbers = self.settings.numbers;
        self.words.dates = self.settings.dates;
        if self.session.number_format() != self.settings.numbers {
            self.session.set_number_format(self.settings.numbers);
        }
        self.session.set_language(self.words.language());
        let window = ctx.input(|input| {
            let viewport = input.viewport();
            (viewport.inner_rect, viewport.maximized.unwrap_or(false), viewport.minimized.unwrap_or(false))
        });
        if let (Some(inner), maximized, false) = window {
            self.settings.window.maximized = maximized;
            if !maximized {
                // The window is measured in points of the interface scale; it is kept in those of the screen.
                let size = inner.size() * ctx.zoom_factor();
                self.settings.window.size = [size.x.round(), size.y.round()];
            }
        }
    }

    fn keep_changed_settings(&mut self) {
        if self.settings != self.stored {
            self.keep_settings();
        }
    }

    fn keep_settings(&mut self) {
        if let Ok(text) = ron::ser::to_string_pretty(&self.settings, ron::ser::PrettyConfig::default()) {
            self.desktop.store_settings(&text);
        }
        self.stored = self.settings.clone();
    }

    /// What the frame shows of the file; made anew each pass from a few short texts.
    fn refresh_view(&mut self) {
        let view = &mut self.view;
        view.name.clone_from(&self.file.name);
        view.path.clone_from(&self.file.path);
        view.modified = self.session.is_modified();
        view.saved_at.clone_from(&self.file.saved_at);
        view.kept = view.modified && self.keeping.is_kept();
        view.changed_outside = self.on_disk.changed.is_some();
        view.read_only = self.session.is_read_only();
        view.is_old_version = self.reading.is_some();
        view.left_behind = self.keeping.left_behind();
        let export = || self.exporting.as_ref().map(|exporting| exporting.busy(&self.words));
        view.busy = self.work.as_ref().map(|work| work.busy(&self.words)).or_else(export);
        let reading = self.reading.as_ref().map(Reading::banner);
        let banner = reading.or(self.banner.as_ref()).or(self.on_disk.changed.as_ref()).or(self.keeping.banner());
        if view.banner.as_ref() != banner {
            view.banner = banner.cloned();
        }
        view.question.clone_from(&self.question);
        if !view.recent.iter().map(|file| &file.path).eq(&self.settings.recent) {
            view.recent = self.settings.recent.iter().map(|path| RecentFile::of(path)).collect();
        }
    }

    fn show_title(&mut self, ctx: &egui::Context) {
        let name = if self.file.name.is_empty() { self.words.t("file-untitled") } else { &self.file.name };
        let mark = if self.session.is_modified() { "● " } else { "" };
        let title = if self.session.is_read_only() {
            format!("{} – Tradebook", self.words.with("read-only-title", &[("name", name)]))
        } else {
            format!("{mark}{name} – Tradebook")
        };
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.logic_pass(ctx);
    }

    /// The white work surface, so that nothing has to paint it.
    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.window_fill.to_normalized_gamma_f32()
    }

    fn raw_input_hook(&mut self, ctx: &egui::Context, raw_input: &mut egui::RawInput) {
        if self.in_order.take(&mut raw_input.events) {
            ctx.request_repaint();
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.ui_pass(ui);
    }

    #[cfg(feature = "glow")]
    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.keep_changed_settings();
    }

    #[cfg(not(feature = "glow"))]
    fn on_exit(&mut self) {
        self.keep_changed_settings();
    }
}
