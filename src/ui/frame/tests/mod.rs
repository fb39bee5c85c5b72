//! The frame as people use it, found by accessible names.

mod cells;
mod charts;
mod checks;
mod dialogs;
mod find;
mod sources;
mod tree;
mod window;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{Before, Busy, FileProblem, FileView, ProblemKind, Question, RecentFile, RootState, root_ui};
use crate::domain::{AreaRef, DatasetHead, Flow, Key as FigureKey, Multiplier, Project};
use crate::session::{Action, CountedIds, NewRecord, Place, Session};
use crate::ui::command::{COMMANDS, Command, Menu};
use crate::ui::settings::{Settings, ThemeChoice};
use crate::ui::{Request, Unsaved, View, fonts, theme};
use crate::words::Words;

struct App {
    session: Session,
    words: Words,
    root: RootState,
    file: FileView,
    settings: Settings,
    /// What `platform` was asked for.
    asked: Vec<Request>,
    /// Sent in the next pass, as by a screen.
    send: Option<Action>,
}

impl App {
    fn new(project: Project) -> Self {
        Self {
            session: Session::new(project, Box::new(CountedIds::default())),
            words: Words::english(),
            root: RootState::default(),
            file: FileView { name: "kazakhstan-azerbaijan.ron".to_owned(), ..FileView::default() },
            settings: Settings::default(),
            asked: Vec::new(),
            send: None,
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui) {
        let (mut actions, mut requests) = (self.send.take().into_iter().collect(), Vec::new());
        let mut view = View {
            session: &self.session,
            words: &self.words,
            today: jiff::civil::date(2024, 3, 5),
            actions: &mut actions,
            requests: &mut requests,
        };
        root_ui(ui, &mut self.root, &mut view, &self.file, &mut self.settings);
        for action in actions {
            if let Err(refusal) = self.session.dispatch(action) {
                self.root.toast(&crate::ui::undo_words::refusal_text(&self.words, &refusal));
            }
        }
        self.file.modified = self.session.is_modified();
        self.asked.extend(requests);
    }
}

/// Two datasets, a commission with two sessions, a source; saved.
fn sample() -> App {
    let mut app = App::new(Project::default());
    let dataset = |name: &str| {
        let head = DatasetHead {
            name: name.to_owned(),
            reporter: AreaRef::new("KAZ"),
            partner: AreaRef::new("AZE"),
            unit: "USD".to_owned(),
            shown: Multiplier::MILLION,
            ..DatasetHead::default()
        };
        Action::Add(NewRecord::Dataset(head))
    };
    for action in [
        dataset("KZ–AZ goods"),
        dataset("KZ–AZ cargo"),
        Action::Add(NewRecord::Commission { name: "KZ–AZ JIC".to_owned(), parties: vec![AreaRef::new("KAZ")] }),
    ] {
        app.session.dispatch(action).unwrap();
    }
    let commission = app.session.project().commissions.at(0).unwrap().id;
    for _ in 0..2 {
        app.session.dispatch(Action::Add(NewRecord::Session(commission))).unwrap();
    }
    app.session.dispatch(Action::GoTo(Place::Sources)).unwrap();
    app.session.dispatch(Action::Add(NewRecord::Source { title: "Trend, 5 March 2024".to_owned() })).unwrap();
    let first = app.session.project().datasets.at(0).unwrap().id;
    app.session.dispatch(Action::GoTo(Place::Dataset(first))).unwrap();
    let mark = app.session.state_mark();
    app.session.set_saved(mark);
    app.file.saved_at = Some("14:32".to_owned());
    app.file.kept = true;
    app
}

fn window(app: App) -> Harness<'static, App> {
    sized(app, 1440.0)
}

fn sized(app: App, width: f32) -> Harness<'static, App> {
    let mut harness = Harness::builder()
        .with_size(Vec2::new(width, 900.0))
        .with_step_dt(1.0 / 60.0)
        .with_max_steps(40)
        .with_context_setup(|ctx| {
            fonts::install(ctx);
            theme::install(ctx);
        })
        .build_ui_state(|ui, app: &mut App| app.ui(ui), app);
    harness.run_steps(3);
    harness
}

fn dataset_names(harness: &Harness<'_, App>) -> Vec<String> {
    harness.state().session.project().datasets.iter().map(|dataset| dataset.head.name.clone()).collect()
}

fn click(harness: &mut Harness<'_, App>, name: &str) {
    harness.get_by_label(name).click();
    harness.run_steps(3);
}

fn row<'a>(harness: &'a Harness<'_, App>, name: &'a str) -> egui_kittest::Node<'a> {
    harness.get_by_role_and_label(Role::TreeItem, name)
}

fn press(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(3);
}

fn type_in(harness: &mut Harness<'_, App>, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    harness.run_steps(3);
}
