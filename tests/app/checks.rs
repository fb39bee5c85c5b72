//! Verdicts as they come by themselves while a person works, and when somebody asks.

use egui::Key;
use tradebook::analysis::checks::Standing;

use crate::desk::Desk;

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
    desk.ask(tradebook::ui::Request::Command(tradebook::ui::command::Command::OpenSample));
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
