//! New, open, save, revert, close: in which order questions and work follow each other.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::damage::Rescued;
use super::records::without_dialog;
use super::{App, OpenFile};
use crate::domain::Project;
use crate::formats::project::{Opened, Warning};
use crate::formats::sample;
use crate::platform::damage::Help;
use crate::platform::desktop::{Answer, Ask};
use crate::platform::disk::DiskError;
use crate::platform::headless::disk_message;
use crate::platform::journal::Abandoned;
use crate::platform::save::{SaveError, Saved, Seen, save_message};
use crate::platform::worker::{Done, Job};
use crate::session::{Action, Session, StateMark, file_words};
use crate::ui::command::Command;
use crate::ui::fonts::installed as fonts;
use crate::ui::frame::{Banner, BannerKind, Before, Busy, FileProblem, ProblemKind, Question, VersionAnswer};
use crate::ui::{Export, Request, Unsaved};
use crate::words::Words;

/// No person notices this much more of a start.
const FIRST_FRAME_WAITS: Duration = Duration::from_millis(50);

/// What comes after the question about unsaved changes.
pub enum Next {
    Close,
    New,
    /// `None`: a dialog asks which.
    Open(Option<PathBuf>),
    Sample,
    Revert,
    /// A file that was read while the project on the screen was changed.
    Show(PathBuf, Box<Opened>, Option<Seen>, Box<Help>),
    /// What is opened instead of a damaged file.
    Rescued(Box<Rescued>),
    /// Edits that were left behind, on the project that they were made on.
    Restore(Box<Abandoned>),
}

/// What the worker is doing.
pub struct Work {
    pub(super) kind: WorkKind,
    pub(super) name: String,
}

pub(super) enum WorkKind {
    /// The state that the project on the screen had when opening began.
    Opening(StateMark),
    /// The state that is written.
    Saving(StateMark),
    /// The state that the file is compared with.
    Comparing(StateMark),
    /// The state that an older version is compared with, and what is to become of it.
    ReadingVersion(StateMark, VersionAnswer),
}

impl Work {
    pub fn busy(&self, words: &Words) -> Busy {
        let id = match self.kind {
            WorkKind::Opening(_) => "busy-opening",
            WorkKind::Saving(_) => "busy-saving",
            WorkKind::Comparing(_) => "busy-comparing",
            WorkKind::ReadingVersion(..) => "busy-version",
        };
        Busy { text: words.with(id, &[("name", &self.name)]), progress: None, cancellable: false }
    }
}

/// A typed name without an ending gets the project's, unless there is a file or folder of just this name.
fn with_ending(path: PathBuf) -> PathBuf {
    if path.extension().is_some() || path.file_name().is_none() || path.exists() {
        return path;
    }
    path.with_extension("ron")
}

/// The recent files and the next start know nothing of the folder that this start was in.
pub(super) fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

pub(super) fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

impl App {
    /// Goes on at once when there is nothing to lose, else asks first.
    pub(super) fn unless_unsaved(&mut self, next: Next) {
        self.leave_version();
        self.keep_typed();
        let given_up = matches!(next, Next::Open(Some(_))) && self.given_up == Some(self.session.state_mark());
        if !given_up {
            self.given_up = None;
        }
        if given_up || (!self.session.is_modified() && !self.is_saving()) {
            self.go_on(next);
            return;
        }
        let before = match next {
            Next::Close => Before::Closing,
            Next::New => Before::New,
            Next::Revert => Before::Reverting,
            Next::Open(_) | Next::Sample | Next::Show(..) | Next::Rescued(_) | Next::Restore(_) => Before::Opening,
        };
        if !self.is_saving_this_state() {
            self.question = Some(Question::Unsaved(before));
        }
        self.next = Some(next);
    }

    /// What waited for a path that nobody will give now.
    pub(super) fn forget_next(&mut self) {
        self.next = None;
        self.given_up = None;
        self.replaces = None;
    }

    /// `~` at the start of a typed path is the person's folder.
    pub(super) fn followed(&self, path: PathBuf) -> PathBuf {
        match (path.strip_prefix("~"), self.desktop.home()) {
            (Ok(rest), Some(home)) => home.join(rest),
            _ => path,
        }
    }

    /// Then there is nothing to ask: what waits goes on when the file is written.
    fn is_saving_this_state(&self) -> bool {
        let mark = self.session.state_mark();
        self.work.as_ref().is_some_and(|work| matches!(work.kind, WorkKind::Saving(saved) if saved == mark))
    }

    fn is_saving(&self) -> bool {
        self.work.as_ref().is_some_and(|work| matches!(work.kind, WorkKind::Saving(_)))
    }

    /// A text that is still being typed into a cell is not lost on the way.
    pub(super) fn keep_typed(&mut self) {
        if let Some(draft) = self.session.draft().cloned() {
            self.carry_out(Action::Enter { dataset: draft.dataset, key: draft.key, text: draft.text });
        }
    }

    fn go_on(&mut self, next: Next) {
        if matches!(self.question, Some(Question::Unsaved(_))) {
            self.question = None;
        }
        match next {
            Next::Close => {
                self.end_journal();
                self.may_close = true;
            }
            Next::New => {
                self.file_is(None);
                self.show(Project::default(), OpenFile::default());
                self.banner = None;
            }
            Next::Open(Some(path)) => self.start_opening(path),
            Next::Open(None) => self.desktop.ask(Ask::Open { folder: self.folder() }),
            Next::Sample => self.show_sample(),
            Next::Revert => {
                if let Some(path) = self.file.path.clone() {
                    self.start_opening(path);
                }
            }
            Next::Show(path, opened, seen, help) => self.show_opened(path, *opened, seen, &help),
            Next::Rescued(rescued) => self.show_rescued(*rescued),
            Next::Restore(found) => self.show_and_restore(found),
        }
    }

    pub(super) fn answer_unsaved(&mut self, answer: Unsaved) {
        self.question = None;
        match answer {
            Unsaved::Cancel => self.forget_next(),
            Unsaved::Save => self.save(),
            Unsaved::Discard => {
                if let Some(next) = self.next.take() {
                    self.given_up = Some(self.session.state_mark());
                    self.go_on(next);
                }
            }
        }
    }

    pub(super) fn show_sample(&mut self) {
        let sample = sample::KAZAKHSTAN_AZERBAIJAN;
        match crate::formats::project::read(sample.bytes) {
            Ok(opened) => {
                let file = OpenFile { path: None, name: sample.file.to_owned(), saved_at: None };
                self.file_is(None);
                self.show(opened.project, file);
            }
            Err(error) => self.root.toast(&file_words::read_error(&self.words, &error)),
        }
    }

    /// Puts a project on the screen that no file holds.
    pub fn show_project(&mut self, project: Project) {
        self.file_is(None);
        self.show(project, OpenFile::default());
    }

    /// A project as this person looks at it.
    pub(super) fn session_of(&mut self, project: Project) -> Session {
        let mut session = Session::new(project, self.desktop.ids());
        session.set_number_format(self.settings.numbers);
        session.set_language(self.words.language());
        for (dataset, look) in &self.settings.looks {
            session.restore_look(*dataset, look);
        }
        session
    }

    /// What its file holds has to be told before.
    pub(super) fn show(&mut self, project: Project, file: OpenFile) {
        self.reading = None;
        self.session = self.session_of(project);
        self.file = file;
        self.banner = None;
        self.given_up = None;
        self.save_is_stale = true;
        self.root.project_changed();
        self.begin_journal();
        self.take_lock();
    }

    pub(super) fn start_opening(&mut self, path: PathBuf) {
        self.leave_version();
        if self.work.is_some() {
            return;
        }
        let path = absolute(path);
        let name = name_of(&path);
        self.work = Some(Work { kind: WorkKind::Opening(self.session.state_mark()), name });
        self.worker.start(Job::Open { path, backups: self.backups() });
    }

    pub(super) fn save(&mut self) {
        self.leave_version();
        if self.session.is_read_only() {
            return self.ask_where_to_save();
        }
        self.keep_typed();
        match self.file.path.clone() {
            Some(path) => self.start_saving(path),
            None => self.ask_where_to_save(),
        }
    }

    pub(super) fn ask_where_to_save(&mut self) {
        self.leave_version();
        self.keep_typed();
        let title = self.session.project().head.title.trim();
        let name = match (self.file.name.as_str(), title) {
            ("", "") => format!("{}.ron", self.words.t("project-file-name")),
            ("", title) => format!("{}.ron", title.replace(['/', '\\', ':'], "-")),
            (name, _) => name.to_owned(),
        };
        self.save_is_stale = false;
        self.desktop.ask(Ask::SaveAs { folder: self.folder(), name });
    }

    pub(super) fn folder(&self) -> Option<PathBuf> {
        let known = self.file.path.as_ref().or(self.settings.recent.first());
        known.and_then(|path| path.parent()).map(Path::to_owned)
    }

    /// A native dialog asks before it gives the name of another file; the typed one has to say it here.
    pub(super) fn save_typed(&mut self, path: PathBuf) {
        let path = absolute(with_ending(self.followed(path)));
        let known = self.file.path.as_ref() == Some(&path) || self.replaces.as_ref() == Some(&path);
        if path.is_file() && !known {
            self.root.path_failed(self.words.t("file-there"));
            self.replaces = Some(path);
            return;
        }
        self.replaces = None;
        self.start_saving(path);
    }

    pub(super) fn start_saving(&mut self, path: PathBuf) {
        self.leave_version();
        self.keep_typed();
        if self.work.is_some() {
            return;
        }
        let path = absolute(path);
        self.log_edits();
        let (project, mark) = (Box::new(self.session.begin_save()), self.session.state_mark());
        self.on_disk.written = Some(Project::clone(&project));
        self.work = Some(Work { kind: WorkKind::Saving(mark), name: name_of(&path) });
        let how = self.how_to_save(&path);
        self.worker.start(Job::Save { path, project, mark, how });
    }

    pub(super) fn take_dialog_answers(&mut self) {
        // An answer waits until the work in progress is done: both change which file is open.
        while self.work.is_none() {
            let Some(Answer { ask, path, no_dialog }) = self.desktop.answer() else { return };
            match (ask, path) {
                (Ask::Open { .. }, Some(path)) => self.unless_unsaved(Next::Open(Some(path))),
                (Ask::SaveAs { .. }, Some(_)) if self.save_is_stale => {}
                (Ask::SaveAs { .. }, Some(path)) => self.start_saving(path),
                (Ask::Export { format, .. }, Some(path)) => self.export(path, format),
                (Ask::Export { format: Export::Csv, .. }, None) if no_dialog => self.run(Command::ExportCsvPath),
                (Ask::Export { format: Export::Xlsx, .. }, None) if no_dialog => self.run(Command::ExportXlsxPath),
                (Ask::Export { .. }, None) => {}
                (Ask::Chart { asked, .. }, Some(path)) => self.export_chart_to(path, *asked),
                (Ask::Charts { asked, .. }, Some(folder)) => self.export_charts_to(folder, *asked),
                (Ask::ChartData { chart, .. }, Some(path)) => self.export_chart_data_to(path, chart),
                (Ask::Record { asked, .. }, Some(path)) => self.export_record_to(path, *asked),
                (ask @ (Ask::Chart { .. } | Ask::Charts { .. } | Ask::ChartData { .. } | Ask::Record { .. }), None) => {
                    if no_dialog {
                        self.root.toast(self.words.t(without_dialog(&ask)));
                    }
                }
                (Ask::Open { .. }, None) if no_dialog => self.run(Command::OpenPath),
                (Ask::SaveAs { .. }, None) if no_dialog => self.run(Command::SaveAsPath),
                (_, None) => self.forget_next(),
            }
        }
    }

    /// This desktop has no file dialog: the typed one of our own is the way out.
    fn run(&mut self, command: Command) {
        self.requests.push(Request::Run(command.spec().name));
    }

    /// A file of usual size is in the first frame already; a large one comes when it is read.
    pub(super) fn wait_for_first_file(&mut self) {
        if self.work.is_some()
            && let Some(done) = self.worker.wait(FIRST_FRAME_WAITS)
        {
            self.take(done);
        }
    }

    pub(super) fn take_finished_work(&mut self) {
        while let Some(done) = self.worker.finished() {
            self.take(done);
        }
    }

    fn take(&mut self, done: Done) {
        match done {
            Done::Opened { path, result, seen, help } => {
                let work = self.work.take();
                self.opened(path, result, seen, help, work);
            }
            Done::Saved { path, mark, upto, result } => {
                self.work = None;
                self.saved(path, mark, upto, result);
            }
            Done::Compared { path, result } => {
                let work = self.work.take();
                self.compared(path, result, work);
            }
            Done::VersionsListed { path, versions } => self.versions_listed(&path, versions),
            Done::VersionCompared(generation, counts) => self.version_compared(&generation, counts),
            Done::VersionRead { generation, result } => {
                let work = self.work.take();
                self.version_read(&generation, result, work);
            }
            Done::LookedAt { path, seen, still } => self.file_looked_at(&path, &seen, still),
            Done::Checked(answer) => self.checked(*answer),
            Done::NotChecked(mark) => self.not_checked(&mark),
            Done::Failed { export } => {
                if export {
                    self.exporting = None;
                } else {
                    self.work = None;
                    self.keep_waiting();
                }
                self.forget_next();
                self.root.toast(self.words.t("job-failed"));
            }
            Done::JournalsFound(found) => self.journals_found(found),
            Done::RecordWritten { path, result } => self.record_written(&path, result),
            Done::Exporting(step) => self.export_goes_on(step),
            Done::Exported(result) => self.charts_written(result),
            Done::FontFound(family, font) => fonts::font_found(&self.ctx, &family, font),
            Done::FontsListed(names) => fonts::names_found(&self.ctx, names),
            Done::LettersFound(faces) => fonts::letters_found(&self.ctx, faces),
        }
    }

    fn opened(
        &mut self,
        path: PathBuf,
        result: Result<Box<Opened>, DiskError>,
        seen: Option<Seen>,
        help: Box<Help>,
        work: Option<Work>,
    ) {
        let opened = match result {
            Ok(opened) => opened,
            Err(error) => {
                self.settings.recent.retain(|known| *known != path || !matches!(error, DiskError::NotFound));
                self.keep_waiting();
                self.help = Some((path.clone(), *help));
                self.tell(ProblemKind::Open, path, disk_message(&self.words, &error));
                return;
            }
        };
        let began = work.and_then(|work| match work.kind {
            WorkKind::Opening(mark) => Some(mark),
            WorkKind::Saving(_) | WorkKind::Comparing(_) | WorkKind::ReadingVersion(..) => None,
        });
        if began != Some(self.session.state_mark()) && self.session.is_modified() {
            return self.unless_unsaved(Next::Show(path, opened, seen, help));
        }
        self.show_opened(path, *opened, seen, &help);
    }

    fn show_opened(&mut self, path: PathBuf, opened: Opened, seen: Option<Seen>, help: &Help) {
        self.file_is(seen);
        self.on_disk.base = Some(opened.project.clone());
        self.settings.remember_file(&path);
        let file = OpenFile { name: name_of(&path), path: Some(path), saved_at: None };
        self.show(opened.project, file);
        self.find_letters(&opened.letters);
        self.root.path_done();
        self.banner = banner(&self.words, &opened.warnings);
        if let Some(mut banner) = self.banner.take() {
            self.tell_differences(help, &mut banner);
            self.banner = Some(banner);
        }
        self.restore_waiting();
        self.find_journals();
    }

    /// Looks for characters that the bundled font lacks, each once.
    pub(super) fn find_letters(&mut self, letters: &BTreeSet<char>) {
        if let Some(wanted) = fonts::letters_wanted(&self.ctx, letters) {
            self.worker.start(Job::FindLetters(wanted));
        }
    }

    fn saved(&mut self, path: PathBuf, mark: StateMark, upto: Option<u64>, result: Result<Saved, SaveError>) {
        let saved = match result {
            Ok(saved) => saved,
            Err(error) if self.asks_about(&path, &error) => return,
            Err(error) => return self.tell(ProblemKind::Save, path, save_message(&self.words, &error)),
        };
        self.session.set_saved(mark);
        self.settings.remember_file(&path);
        self.file = OpenFile { name: name_of(&path), path: Some(path), saved_at: Some(self.desktop.clock()) };
        self.file_saved(saved);
        self.journal_saved(upto);
        self.root.path_done();
        if let Some(next) = self.next.take() {
            self.unless_unsaved(next);
        }
    }

    /// Says what went wrong: in the dialog where the path was typed, which stays, else in a dialog of its own.
    pub(super) fn tell(&mut self, kind: ProblemKind, path: PathBuf, sentence: String) {
        if self.root.path_failed(&sentence) {
            return;
        }
        self.forget_next();
        let title = match kind {
            ProblemKind::Open => "problem-open-title",
            ProblemKind::Save => "problem-save-title",
        };
        let title = self.words.with(title, &[("name", &name_of(&path))]);
        let remedy = match kind {
            ProblemKind::Open => "problem-open-remedy",
            ProblemKind::Save => "problem-save-remedy",
        };
        let remedy = self.words.t(remedy).to_owned();
        let rescues = if kind == ProblemKind::Open { self.rescues() } else { Vec::new() };
        let (path, at) = (Some(path), None);
        self.question = Some(Question::Problem(FileProblem { kind, title, sentence, remedy, path, at, rescues }));
    }
}

pub(super) fn banner(words: &Words, warnings: &[Warning]) -> Option<Banner> {
    let seal = warnings.iter().find(|warning| matches!(warning, Warning::SealBroken | Warning::SealMissing));
    let first = seal.or(warnings.first())?;
    let kind = if seal.is_some() { BannerKind::Attention } else { BannerKind::Note };
    let lines = warnings.iter().filter(|warning| *warning != first).map(|warning| file_words::warning(words, warning));
    Some(Banner { kind, text: file_words::warning(words, first), lines: lines.collect(), command: None })
}
