//! Two windows on one file, in any order of opening, editing, saving, comparing, crashing and changes from outside:
//! no figure that anybody wrote is lost without a question.
//!
//! Every figure is another number, so that it is known where each of them is. One that a person typed over, took back,
//! or gave up in an answer is not looked for any more.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::RawInput;
use tradebook::analysis::merge::Choice;
use tradebook::domain::{Flow, Id, Key, Period, Project};
use tradebook::formats::project::{read, write};
use tradebook::platform::app::App;
use tradebook::platform::fs::RealFs;
use tradebook::platform::journal::{Journal, abandoned};
use tradebook::platform::still::{Script, StillDesktop};
use tradebook::platform::window::Opening;
use tradebook::platform::worker::Inline;
use tradebook::session::Action;
use tradebook::ui::command::Command;
use tradebook::ui::frame::{Comparison, ConflictAnswer, ConflictKind, Question, Restore};
use tradebook::ui::settings::Settings;
use tradebook::ui::{Request, Unsaved};

use crate::desk::put;

type Figures = BTreeSet<u32>;

/// The first figure; all have three digits, which nothing else in these files has between quotes.
const FIRST: u32 = 101;
const DEEDS: usize = 14;

const FILE: &str = r#"(
    schema: 3,
    datasets: [
        (
            id: "kzaz",
            reporter: "KZ",
            partner: "AZ",
            observations: [
                ("2001", X, "101"),
                ("2001", M, "102"),
                ("2002", X, "103"),
            ],
        ),
    ],
)
"#;

/// Numbers that look like chance.
struct Chance(u64);

impl Chance {
    fn below(&mut self, of: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % of
    }
}

fn figures(text: &str) -> Figures {
    let quoted = text.split('"').skip(1).step_by(2);
    quoted.filter(|quoted| quoted.len() == 3).filter_map(|quoted| quoted.parse().ok()).collect()
}

fn figures_of(project: &Project) -> Figures {
    figures(std::str::from_utf8(&write(project)).unwrap())
}

/// Anything that looks like one, in texts that people or tests read.
fn mentioned(text: &str) -> Figures {
    text.split(|letter: char| !letter.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

fn cells() -> [Key; 3] {
    let year = |year| Period::of_year(year).unwrap();
    [(Flow::Exports, 2001), (Flow::Imports, 2001), (Flow::Exports, 2002)].map(|(flow, at)| Key::level(flow, year(at)))
}

struct Window {
    app: App,
    ctx: egui::Context,
    script: std::rc::Rc<std::cell::RefCell<Script>>,
    focused: bool,
}

impl Window {
    fn open(path: &Path, journal: &Path) -> Self {
        let ctx = egui::Context::default();
        let desktop = StillDesktop::default();
        let script = std::rc::Rc::clone(&desktop.script);
        let opening = Opening { file: Some(path.to_owned()), ..Opening::default() };
        let app = App::new(&ctx, Box::new(desktop), Box::<Inline>::default(), Some(Settings::default()), opening);
        let mut window = Self { app, ctx, script, focused: true };
        let journal = Journal::start(Arc::new(RealFs), journal.to_owned(), || {}).unwrap();
        window.app.keep_journal(journal);
        window.settle();
        window
    }

    fn settle(&mut self) {
        for _ in 0..4 {
            let input = RawInput { focused: self.focused, ..RawInput::default() };
            let app = &mut self.app;
            let _told = self.ctx.run_logic(&input, |ctx| app.unseen_pass(ctx));
        }
    }

    fn ask(&mut self, request: Request) {
        self.app.ask(request);
        self.settle();
    }

    fn command(&mut self, command: Command) {
        self.ask(Request::Command(command));
    }

    fn shows(&self) -> Figures {
        figures_of(self.app.session().project())
    }
}

struct World {
    chance: Chance,
    folder: tempfile::TempDir,
    windows: [Option<Window>; 2],
    next: u32,
    /// Every figure that anybody wrote.
    all: Figures,
    /// Those that a person has seen go.
    seen_off: Figures,
    /// What happened, for the message of a failed test.
    told: Vec<String>,
    counts: BTreeMap<&'static str, usize>,
}

impl World {
    fn new(seed: u64) -> Self {
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        let mut world = Self {
            chance: Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1),
            folder,
            windows: [None, None],
            next: FIRST + 3,
            all: (FIRST..FIRST + 3).collect(),
            seen_off: Figures::new(),
            told: vec![format!("seed {seed}")],
            counts: BTreeMap::new(),
        };
        put(&world.file(), &write(&read(FILE.as_bytes()).unwrap().project));
        assert_eq!(world.in_file(), world.all, "the first file");
        world.open(0);
        world
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("trade.ron")
    }

    fn journal(&self) -> PathBuf {
        self.folder.path().join("data/journal")
    }

    fn says(&mut self, what: &'static str, more: &str) {
        *self.counts.entry(what).or_default() += 1;
        self.told.push(format!("{what} {more}"));
    }

    /// What a folder's projects hold.
    fn in_folder(folder: &Path) -> Figures {
        let Ok(entries) = std::fs::read_dir(folder) else { return Figures::new() };
        let paths = entries.map(|entry| entry.unwrap().path());
        let projects = paths.filter(|path| path.extension().is_some_and(|ending| ending == "ron"));
        projects.flat_map(|path| figures(&std::fs::read_to_string(path).unwrap())).collect()
    }

    fn in_file(&self) -> Figures {
        Self::in_path(&self.file())
    }

    fn in_path(path: &Path) -> Figures {
        std::fs::read_to_string(path).map(|text| figures(&text)).unwrap_or_default()
    }

    /// The file of a window: once it was saved under another name, that one.
    fn own(&self, nth: usize) -> PathBuf {
        let title = self.windows[nth].as_ref().unwrap().app.title().trim_start_matches("● ").to_owned();
        let name = title.split_once(".ron").map_or("none", |(name, _)| name);
        self.folder.path().join(format!("{name}.ron"))
    }

    fn in_journals(&self) -> Figures {
        let found = abandoned(&RealFs, &self.journal()).unwrap();
        found.iter().flat_map(|found| mentioned(&format!("{found:?}"))).collect()
    }

    /// Where a figure can be found by a person.
    fn findable(&self) -> Figures {
        let screens = self.windows.iter().flatten().flat_map(Window::shows);
        let disk = [self.folder.path().to_owned(), self.folder.path().join("data/backups")];
        screens.chain(disk.iter().flat_map(|folder| Self::in_folder(folder))).chain(self.in_journals()).collect()
    }

    #[track_caller]
    fn check(&self, gone: &Figures, why: &str) {
        let lost: Vec<_> = gone.difference(&self.seen_off).collect();
        assert!(lost.is_empty(), "{lost:?} {why}\n{}", self.told.join("\n"));
    }

    #[track_caller]
    fn check_all(&self) {
        let findable = self.findable();
        self.check(&self.all.difference(&findable).copied().collect(), "are nowhere");
    }

    fn window(&mut self, nth: usize) -> Option<&mut Window> {
        self.windows[nth].as_mut()
    }

    fn open(&mut self, nth: usize) {
        self.says("open", &nth.to_string());
        let window = Window::open(&self.file(), &self.journal());
        self.windows[nth] = Some(window);
        self.answer(nth);
    }

    /// A person does something and sees what goes by it.
    fn does(&mut self, nth: usize, what: &'static str, action: Action) {
        let Some(window) = self.window(nth) else { return };
        let before = window.shows();
        window.app.carry_out(action);
        window.settle();
        let after = window.shows();
        self.says(what, &format!("{nth}: {before:?} → {after:?}"));
        self.all.extend(&after);
        self.seen_off.extend(before.difference(&after));
    }

    fn edit(&mut self, nth: usize) {
        let (key, text) = (cells()[self.chance.below(3)], self.next.to_string());
        self.next += 1;
        let dataset = "kzaz".parse::<Id>().unwrap().into();
        self.does(nth, "edit", Action::Enter { dataset, key, text });
    }

    /// Where nothing is asked, what the file held is in it afterwards, or somebody has seen it go.
    fn save(&mut self, nth: usize) {
        let path = self.own(nth);
        let (before, bytes) = (Self::in_path(&path), std::fs::read(&path).ok());
        let Some(window) = self.window(nth) else { return };
        window.command(Command::Save);
        let asks = window.app.question().is_some();
        let saved = !window.app.session().is_modified() && !window.app.session().is_read_only();
        let shows = window.shows();
        self.says("save", &format!("{nth}, asks {asks}"));
        if asks {
            assert!(std::fs::read(&path).ok() == bytes, "written while it asks\n{}", self.told.join("\n"));
        } else {
            let after = Self::in_path(&path);
            self.check(&before.difference(&after).copied().collect(), "were written over unasked");
            if saved && path.exists() {
                self.check(&shows.difference(&after).copied().collect(), "were called saved");
            }
        }
        self.answer(nth);
    }

    fn close(&mut self, nth: usize) {
        self.asks(nth, "close", Command::Quit);
        if self.windows[nth].as_ref().is_some_and(|window| window.app.may_close()) {
            self.windows[nth] = None;
        }
    }

    /// A program that knows nothing of us.
    fn outside(&mut self) {
        let before = self.in_file();
        let path = self.file();
        if !path.exists() || self.chance.below(8) > 0 {
            let text = std::fs::read_to_string(&path).unwrap_or_else(|_| FILE.to_owned());
            let there: Vec<_> = figures(&text).into_iter().collect();
            let (old, new) = (there[self.chance.below(there.len())], self.next);
            self.next += 1;
            let text = text.replace(&format!("\"{old}\""), &format!("\"{new}\""));
            let unsealed: String =
                text.lines().filter(|line| !line.starts_with("// sha256")).map(|line| format!("{line}\n")).collect();
            put(&path, &write(&read(unsealed.as_bytes()).unwrap().project));
            self.says("outside", &format!("{old} → {new}"));
            self.all.extend(self.in_file());
        } else {
            std::fs::remove_file(&path).unwrap();
            self.says("removed", "");
        }
        let after = self.in_file();
        self.seen_off.extend(before.difference(&after));
    }

    /// Until nothing is asked any more; whatever a person says.
    fn answer(&mut self, nth: usize) {
        for _ in 0..8 {
            let Some(question) = self.windows[nth].as_ref().and_then(|window| window.app.question().cloned()) else {
                return;
            };
            self.says("answer", &format!("{nth}: {question:?}"));
            match question {
                Question::Unsaved(_) => self.answer_unsaved(nth),
                Question::Conflict(conflict) => self.answer_conflict(nth, conflict.kind),
                Question::Compare(comparison) => self.answer_comparison(nth, &comparison),
                Question::Restore(found) => self.answer_restore(nth, found.len()),
                Question::Problem(_) | Question::Versions(_) => self.window(nth).unwrap().ask(Request::CloseProblem),
            }
        }
        self.window(nth).unwrap().ask(Request::CloseProblem);
    }

    fn answer_unsaved(&mut self, nth: usize) {
        let answer = [Unsaved::Save, Unsaved::Discard, Unsaved::Cancel][self.chance.below(3)];
        if answer == Unsaved::Discard {
            let (file, shows) = (Self::in_path(&self.own(nth)), self.windows[nth].as_ref().unwrap().shows());
            self.seen_off.extend(shows.difference(&file));
        }
        self.says("unsaved", &format!("{answer:?}"));
        self.window(nth).unwrap().ask(Request::AnswerUnsaved(answer));
    }

    fn answer_conflict(&mut self, nth: usize, kind: ConflictKind) {
        use ConflictAnswer::{Cancel, Compare, Overwrite, SaveAs};
        let all: &[_] = if kind == ConflictKind::Changed {
            &[Overwrite, Compare, Compare, SaveAs, Cancel]
        } else {
            &[Overwrite, SaveAs, Cancel]
        };
        let answer = all[self.chance.below(all.len())];
        let other = self.folder.path().join(format!("other-{}.ron", self.told.len()));
        self.says("conflict", &format!("{answer:?}"));
        let window = self.window(nth).unwrap();
        if answer == SaveAs {
            window.script.borrow_mut().choices.push_back(Some(other));
        }
        window.ask(Request::AnswerConflict(answer));
    }

    fn answer_comparison(&mut self, nth: usize, comparison: &Comparison) {
        if self.chance.below(4) == 0 {
            return self.window(nth).unwrap().ask(Request::CloseProblem);
        }
        let mut choices = Vec::new();
        for contested in &comparison.contested {
            let all = if contested.both { 3 } else { 2 };
            let choice = [Choice::Mine, Choice::Theirs, Choice::Both][self.chance.below(all)];
            choices.push(choice);
            // What is not chosen was shown.
            match choice {
                Choice::Mine => self.seen_off.extend(mentioned(&contested.theirs)),
                Choice::Theirs => self.seen_off.extend(mentioned(&contested.mine)),
                Choice::Both => {}
            }
        }
        let (file, shows) = (Self::in_path(&self.own(nth)), self.windows[nth].as_ref().unwrap().shows());
        let both = choices.contains(&Choice::Both);
        self.says(if both { "both" } else { "compared" }, &format!("{choices:?}"));
        self.window(nth).unwrap().ask(Request::AnswerComparison(choices));
        let after = self.windows[nth].as_ref().unwrap().shows();
        let gone = file.union(&shows).filter(|figure| !after.contains(figure)).copied().collect();
        self.check(&gone, "went in a comparison that did not name them");
    }

    fn answer_restore(&mut self, nth: usize, count: usize) {
        let (at, all) = (self.chance.below(count), [Restore::Restore, Restore::Restore, Restore::Discard]);
        let answer = all[self.chance.below(3)];
        if answer == Restore::Discard {
            // The list of them is the same: the last first.
            let found = abandoned(&RealFs, &self.journal()).unwrap();
            self.seen_off.extend(found.get(at).into_iter().flat_map(|found| mentioned(&format!("{found:?}"))));
        }
        let before = self.windows[nth].as_ref().unwrap().shows();
        self.says("restore", &format!("{answer:?} of {at}"));
        self.window(nth).unwrap().ask(Request::AnswerRestore(at, answer));
        let after = self.windows[nth].as_ref().unwrap().shows();
        // The person reads what is going to be done again, on top of what is there.
        if answer == Restore::Restore {
            self.seen_off.extend(before.difference(&after));
        }
    }

    fn deed(&mut self) {
        let nth = self.chance.below(2);
        if self.windows[nth].is_none() {
            return if self.chance.below(4) > 0 { self.open(nth) } else { self.outside() };
        }
        match self.chance.below(22) {
            0..8 => self.edit(nth),
            8..12 => self.save(nth),
            12 => self.does(nth, "undo", Action::Undo),
            13 => self.does(nth, "redo", Action::Redo),
            14 => {
                // All that was given to the journal is written before it is gone.
                self.says("crash", &nth.to_string());
                self.windows[nth] = None;
            }
            15 => self.close(nth),
            16 | 17 => self.outside(),
            18 => {
                self.says("focus", &nth.to_string());
                let window = self.window(nth).unwrap();
                for focused in [false, true] {
                    window.focused = focused;
                    window.settle();
                }
            }
            // What reads only can be taken over, and what is edited can be compared.
            19 | 20 if self.windows[nth].as_ref().is_some_and(|window| window.app.session().is_read_only()) => {
                self.asks(nth, "take over", Command::EditHere);
            }
            19 | 20 => self.asks(nth, "compare", Command::CompareFile),
            _ => self.asks(nth, "restore edits", Command::RestoreEdits),
        }
    }

    fn asks(&mut self, nth: usize, what: &'static str, command: Command) {
        self.says(what, &nth.to_string());
        self.window(nth).unwrap().command(command);
        self.answer(nth);
    }

    fn run(mut self) -> BTreeMap<&'static str, usize> {
        for _ in 0..DEEDS {
            self.deed();
            self.check_all();
        }
        self.counts
    }
}

/// Every second seed, so that two halves run beside each other.
fn interleavings(from: u64) {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for seed in (from..1000).step_by(2) {
        for (what, count) in World::new(seed).run() {
            *counts.entry(what).or_default() += count;
        }
    }
    for what in ["crash", "outside", "removed", "both", "compared", "conflict", "restore", "unsaved", "take over"] {
        assert!(counts.get(what).copied().unwrap_or(0) > 5, "{what} is not tried: {counts:?}");
    }
}

#[test]
fn of_a_thousand_interleavings_of_two_windows_none_loses_a_figure_unasked_1() {
    interleavings(0);
}

#[test]
fn of_a_thousand_interleavings_of_two_windows_none_loses_a_figure_unasked_2() {
    interleavings(1);
}
