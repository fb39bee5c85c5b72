//! A desk with the program on it: what a person can press, see and find in the folder afterwards.

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tradebook::domain::{DatasetId, Flow, Key as Figure, Period, Project};
use tradebook::formats::{project, sample};
use tradebook::platform::app::App;
use tradebook::platform::disk;
use tradebook::platform::fs::RealFs;
use tradebook::platform::journal::Journal;
use tradebook::platform::still::{Script, StillDesktop};
use tradebook::platform::window::Opening;
use tradebook::platform::worker::{Done, Inline, Job, Worker};
use tradebook::ui::Request;
use tradebook::ui::settings::Settings;

pub struct Desk {
    pub window: Harness<'static, App>,
    pub script: Rc<RefCell<Script>>,
    /// Commands to the window in the last pass.
    pub commands: Vec<ViewportCommand>,
    closed: bool,
}

impl Desk {
    pub fn with(settings: Option<Settings>, file: Option<PathBuf>) -> Self {
        Self::on(settings, file, Box::new(Inline::default()))
    }

    /// A later start, where work is done only when the test says so.
    pub fn with_slow_worker(file: Option<PathBuf>) -> (Self, Rc<Cell<bool>>) {
        let goes = Rc::new(Cell::new(true));
        let worker = Slow { goes: Rc::clone(&goes), work: Inline::default() };
        (Self::on(Some(Settings::default()), file, Box::new(worker)), goes)
    }

    fn on(settings: Option<Settings>, file: Option<PathBuf>, worker: Box<dyn Worker>) -> Self {
        Self::starting(settings, Opening { file, ..Opening::default() }, worker)
    }

    /// A start of any kind.
    pub fn starting(settings: Option<Settings>, opening: Opening, worker: Box<dyn Worker>) -> Self {
        let desktop = StillDesktop::default();
        let script = Rc::clone(&desktop.script);
        let window = Harness::builder()
            .with_size([1280.0, 800.0])
            .with_max_steps(12)
            // Two clicks after each other are no double click.
            .with_step_dt(0.1)
            .build_eframe(|cc| App::new(&cc.egui_ctx, Box::new(desktop), worker, settings, opening));
        let mut desk = Self { window, script, commands: Vec::new(), closed: false };
        desk.settle();
        desk
    }

    /// The very first start: the sample is open.
    pub fn first() -> Self {
        Self::with(None, None)
    }

    /// A later start with no file of last time: the start page.
    pub fn empty() -> Self {
        Self::with(Some(Settings::default()), None)
    }

    /// A later start with this file.
    pub fn opened(path: &Path) -> Self {
        Self::with(Some(Settings::default()), Some(path.to_owned()))
    }

    /// A later start, with a journal in this folder; without a file the start page.
    pub fn with_journal(folder: &Path, file: Option<&Path>) -> Self {
        Self::with_journal_and(Settings::default(), folder, file)
    }

    /// The same, with these settings.
    pub fn with_journal_and(settings: Settings, folder: &Path, file: Option<&Path>) -> Self {
        let mut desk = Self::with(Some(settings), file.map(Path::to_owned));
        let journal = Journal::start(Arc::new(RealFs), folder.to_owned(), || {}).unwrap();
        desk.window.state_mut().keep_journal(journal);
        desk.settle();
        desk
    }

    /// The person turns to another window, or comes back.
    pub fn focus(&mut self, focused: bool) {
        self.window.input_mut().focused = focused;
        self.send(Event::WindowFocused(focused));
        self.settle();
    }

    /// Waits until the status line says that the last edit is on the disk.
    pub fn wait_until_kept(&mut self) {
        for _ in 0..2000 {
            self.pass();
            if self
                .window
                .query_by(|node| node.value().is_some_and(|value| value.ends_with("kept") || value.contains("· kept")))
                .is_some()
            {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        panic!("never kept: {:?}", self.all_texts());
    }

    pub fn app(&self) -> &App {
        self.window.state()
    }

    pub fn project(&self) -> &Project {
        self.app().session().project()
    }

    pub fn is_modified(&self) -> bool {
        self.app().session().is_modified()
    }

    /// A screen asks something of the window around it.
    pub fn ask(&mut self, request: Request) {
        self.window.state_mut().ask(request);
        self.settle();
    }

    /// What the next native dialog answers; without an answer there is no dialog.
    pub fn will_answer(&self, path: Option<&Path>) {
        self.script.borrow_mut().choices.push_back(path.map(Path::to_owned));
    }

    /// The settings as they were stored last.
    pub fn stored(&self) -> Settings {
        ron::from_str(self.script.borrow().settings.as_deref().unwrap()).unwrap()
    }

    pub fn pass(&mut self) {
        self.window.step();
        let output = self.window.output().viewport_output.get(&ViewportId::ROOT).unwrap();
        self.commands = output.commands.clone();
        self.closed |= self.commands.contains(&ViewportCommand::Close);
    }

    pub fn settle(&mut self) {
        for _ in 0..5 {
            self.pass();
        }
    }

    pub fn send(&mut self, event: Event) {
        self.window.input_mut().events.push(event);
        self.pass();
    }

    pub fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.send(Event::ModifiersChanged(modifiers));
        for pressed in [true, false] {
            self.send(Event::Key { key, physical_key: Some(key), pressed, repeat: false, modifiers });
        }
        self.send(Event::ModifiersChanged(Modifiers::NONE));
        self.settle();
    }

    pub fn key(&mut self, key: Key) {
        self.press(Modifiers::NONE, key);
    }

    pub fn ctrl(&mut self, key: Key) {
        self.press(Modifiers::COMMAND, key);
    }

    pub fn ctrl_shift(&mut self, key: Key) {
        self.press(Modifiers::COMMAND | Modifiers::SHIFT, key);
    }

    pub fn write(&mut self, text: &str) {
        self.send(Event::Text(text.to_owned()));
        self.pass();
    }

    /// What another program put on the clipboard comes in.
    pub fn paste(&mut self, text: &str) {
        self.send(Event::Paste(text.to_owned()));
        self.settle();
    }

    /// What was put on the clipboard last.
    pub fn copied(&self) -> String {
        self.script.borrow().copied.last().map(|copied| copied.text.clone()).unwrap_or_default()
    }

    /// The number pad's decimal key of a layout with a point: the window names no physical key for it.
    pub fn number_pad_decimal(&mut self) {
        let modifiers = Modifiers::NONE;
        let down = Event::Key { key: Key::Period, physical_key: None, pressed: true, repeat: false, modifiers };
        self.window.input_mut().events.push(down);
        self.write(".");
    }

    pub fn click(&mut self, name: &str) {
        let at = self.window.get_by_label(name).rect().center();
        self.click_at(at);
    }

    /// The first whose name has this in it.
    pub fn click_part(&mut self, part: &str) {
        let at = self.window.query_all_by_label_contains(part).next().unwrap().rect().center();
        self.click_at(at);
    }

    fn click_at(&mut self, pos: Pos2) {
        self.send(Event::PointerMoved(pos));
        for pressed in [true, false] {
            let button = PointerButton::Primary;
            self.send(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
        }
        self.settle();
    }

    /// Puts the caret into a field.
    pub fn go(&mut self, name: &str) {
        self.window.get_by_label(name).focus();
        self.pass();
        self.settle();
    }

    /// Types into a field and goes on.
    pub fn fill(&mut self, name: &str, text: &str) {
        self.go(name);
        self.write(text);
        self.key(Key::Tab);
    }

    /// Types over a cell.
    pub fn enter(&mut self, cell: &str, text: &str) {
        self.click(cell);
        self.write(text);
        self.key(Key::Enter);
    }

    pub fn choose_in_menu(&mut self, menu: &str, entry: &str) {
        self.click(menu);
        let at = self.window.get_by_role_and_label(Role::MenuItem, entry).rect().center();
        self.click_at(at);
    }

    /// The person closes the window by its button.
    pub fn ask_to_close(&mut self) {
        self.window.input_mut().viewports.get_mut(&ViewportId::ROOT).unwrap().events.push(ViewportEvent::Close);
        self.pass();
        self.closed |= !self.commands.contains(&ViewportCommand::CancelClose);
    }

    pub fn is_closed(&self) -> bool {
        self.closed
    }

    pub fn drop_file(&mut self, path: &Path) {
        #[derive(Debug)]
        struct Dropped(PathBuf);
        impl egui::DroppedFile for Dropped {
            fn path(&self) -> &Path {
                &self.0
            }
            fn bytes(&self) -> Result<Vec<u8>, String> {
                Err("the program reads the file itself".to_owned())
            }
        }
        self.window.input_mut().dropped_files.push(Arc::new(Dropped(path.to_owned())));
        self.pass();
        self.settle();
    }

    pub fn says(&self, text: &str) -> bool {
        self.window.query_all_by_label(text).count() > 0
    }

    /// Everything that assistive technology could read out, for the message of a failed test.
    pub fn all_texts(&self) -> Vec<String> {
        let nodes = self.window.root().children_recursive();
        nodes.filter_map(|node| node.accesskit_node().label()).collect()
    }

    #[track_caller]
    pub fn expect(&self, text: &str) {
        assert!(self.says(text), "{text:?} is not among {:#?}", self.all_texts());
    }

    #[track_caller]
    pub fn expect_part(&self, text: &str) {
        assert!(
            self.window.query_all_by_label_contains(text).count() > 0,
            "{text:?} is not among {:#?}",
            self.all_texts()
        );
    }

    /// What stands in a field or cell.
    pub fn shown(&self, name: &str) -> String {
        self.window.get_by_label(name).value().unwrap_or_default()
    }

    fn dataset(&self) -> DatasetId {
        self.project().datasets.at(0).unwrap().id
    }

    /// The exports of 2023 in the first dataset, as they can be edited.
    pub fn exports(&self) -> String {
        exports_in(self.app(), self.dataset())
    }

    fn adopted(&self, flow: Flow) -> (String, usize) {
        let dataset = self.project().datasets.at(0).unwrap();
        let key = Figure::level(flow, Period::of_year(2023).unwrap());
        let figures = &dataset.observations.get(key).unwrap().figures;
        (figures.adopted().unwrap().said.number().unwrap().to_string(), figures.count())
    }

    /// The digits of the imports of 2023.
    pub fn imports(&self) -> String {
        let (text, _) = self.adopted(Flow::Imports);
        text.split('e').next().unwrap().to_owned()
    }

    /// So many sources say something of the exports of 2023.
    pub fn figures_of_exports(&self) -> usize {
        self.adopted(Flow::Exports).1
    }

    /// A change like any other.
    pub fn change(&mut self) {
        self.enter("Exports, 2023", "460");
        assert!(self.is_modified());
        assert_eq!(self.exports(), "460");
    }
}

struct Slow {
    goes: Rc<Cell<bool>>,
    work: Inline,
}

impl Worker for Slow {
    fn start(&mut self, job: Job) {
        self.work.start(job);
    }

    fn wait(&mut self, _at_most: std::time::Duration) -> Option<Done> {
        self.finished()
    }

    fn finished(&mut self) -> Option<Done> {
        if self.goes.get() { self.work.finished() } else { None }
    }
}

fn exports_in(app: &App, dataset: DatasetId) -> String {
    app.session().text_of(dataset, Figure::level(Flow::Exports, Period::of_year(2023).unwrap()))
}

/// The sample as a file of this name.
pub fn sample_in(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    put(&path, sample::KAZAKHSTAN_AZERBAIJAN.bytes);
    path
}

pub fn put(path: &Path, bytes: &[u8]) {
    disk::replace(path, bytes).unwrap();
}

pub fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}

pub fn read(path: &Path) -> Project {
    let opened = project::read(&bytes(path)).unwrap();
    assert_eq!(opened.warnings, []);
    opened.project
}

/// Whether the file holds the change of [`Desk::change`].
pub fn holds_change(path: &Path) -> bool {
    String::from_utf8(bytes(path)).unwrap().contains("(\"2023\", X, \"460\"")
}

pub fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

pub const UNSAVED_CLOSING: &str = "before closing?";
