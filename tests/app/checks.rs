//! Verdicts as they come by themselves while a person works, and when somebody asks.

use std::cell::Cell;
use std::rc::Rc;

use egui::Key;
use tradebook::analysis::checks::Standing;
use tradebook::domain::{Against, Flow, Key as Figure, Period};
use tradebook::platform::window::Opening;
use tradebook::platform::worker::{Done, Inline, Job, Worker};
use tradebook::session::Action;
use tradebook::ui::Request;
use tradebook::ui::command::Command;
use tradebook::ui::settings::Settings;

use crate::desk::Desk;

/// Gives so many answers, and then none.
struct Sparing {
    left: Rc<Cell<u32>>,
    work: Inline,
}

impl Worker for Sparing {
    fn start(&mut self, job: Job) {
        self.work.start(job);
    }

    fn finished(&mut self) -> Option<Done> {
        self.left.set(self.left.get().checked_sub(1)?);
        self.work.finished()
    }

    fn wait(&mut self, _at_most: std::time::Duration) -> Option<Done> {
        self.finished()
    }
}

fn conflicts(desk: &Desk) -> usize {
    let report = desk.app().session().checks().report();
    report.judged.iter().filter(|judged| judged.standing() == Standing::CannotHold).count()
}

/// Longer than a person rests between two changes.
fn rest(desk: &mut Desk) {
    for _ in 0..8 {
        desk.pass();
    }
}

#[test]
fn figures_are_checked_a_moment_after_the_last_change() {
    let mut desk = Desk::first();
    rest(&mut desk);
    assert_eq!(conflicts(&desk), 1, "the worked example of the sample");
    assert!(!desk.app().session().checks_are_old());
    desk.expect("! 1 conflict");
    desk.enter("Exports growth, 2023", "21.7");
    rest(&mut desk);
    assert_eq!(conflicts(&desk), 0);
    desk.ctrl(Key::Z);
    rest(&mut desk);
    assert_eq!(conflicts(&desk), 1);
}

#[test]
fn one_check_runs_at_a_time_and_the_newest_state_is_next() {
    let (mut desk, goes) = Desk::with_slow_worker(None);
    desk.ask(Request::Command(Command::OpenSample));
    goes.set(false);
    rest(&mut desk);
    let stamp = desk.app().session().checks().stamp();
    for text in ["21.7", "21.5", "21.4"] {
        desk.enter("Exports growth, 2023", text);
        rest(&mut desk);
    }
    goes.set(true);
    for _ in 0..4 {
        rest(&mut desk);
    }
    let session = desk.app().session();
    assert!(!session.checks_are_old());
    assert!(session.checks().stamp() <= stamp + 2, "one that was running, one for all that came after");
}

#[test]
fn who_asks_is_told_at_once() {
    let mut desk = Desk::first();
    rest(&mut desk);
    desk.key(Key::F7);
    desk.settle();
    desk.expect("1 conflict");
    desk.expect("8 figures cannot all hold if rounded to nearest");
}

#[test]
fn who_asks_while_bounds_are_still_coming_is_told_the_verdicts() {
    let left = Rc::new(Cell::new(u32::MAX));
    let worker = Sparing { left: Rc::clone(&left), work: Inline::default() };
    let mut desk = Desk::starting(Some(Settings::default()), Opening::default(), Box::new(worker));
    desk.ask(Request::Command(Command::OpenSample));
    rest(&mut desk);
    left.set(0);
    let dataset = desk.app().session().project().datasets.at(0).unwrap().id;
    for year in 1990..2002 {
        let period = Period::of_year(year).unwrap();
        let growth = Figure::growth(Flow::Exports, period, Against::YearEarlier);
        for (key, text) in [
            (Figure::level(Flow::Turnover, period), "50.0"),
            (Figure::level(Flow::Exports, period), "30.0"),
            (growth, "0.0"),
        ] {
            desk.window.state_mut().carry_out(Action::Enter { dataset, key, text: text.into() });
        }
    }
    let stamp = desk.app().session().checks().stamp();
    while desk.app().session().checks().stamp() == stamp {
        rest(&mut desk);
        left.set(1);
    }
    assert!(!desk.app().session().checks_are_old() && desk.app().session().wants_report());
    assert!(!desk.says("1 conflict"));
    desk.key(Key::F7);
    desk.expect("1 conflict");
    assert!(desk.app().session().wants_report(), "it did not wait");
    left.set(u32::MAX);
    rest(&mut desk);
    assert!(!desk.app().session().wants_report());
}
