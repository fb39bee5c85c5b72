//! When figures are checked: a moment after the last change, at once when somebody asks, and never two at a time.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::App;
use crate::platform::worker::Job;
use crate::session::checks::{CheckAnswer, CheckOrder, OrderMark, Question};
use crate::ui::checks::told;

/// Seconds without a change after which the figures are checked.
const IDLE: f64 = 0.3;

/// What is being checked, and what waits.
#[derive(Default)]
pub(super) struct Checking {
    running: Option<Running>,
    /// The state that waits, and when it was first seen.
    waiting: Option<(u64, f64)>,
    /// Somebody asked: it does not wait, and is told.
    at_once: bool,
}

struct Running {
    mark: OrderMark,
    stop: Arc<AtomicBool>,
    /// The verdicts are known, and what follows from them is being worked out.
    is_following: bool,
}

impl Running {
    fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        Running::stop(self);
    }
}

impl App {
    /// Starts the check that is due. What changes meanwhile is checked after it, the newest state only.
    pub(super) fn check_when_idle(&mut self, ctx: &egui::Context) {
        if let Some(running) = &self.checking.running {
            // Nobody waits for what follows from verdicts that are told, or from figures that were changed since. The
            // answer comes all the same: of another session it is not looked at, else it has what was found so far.
            if !self.session.ordered(&running.mark) || running.is_following && self.session.wants_other_checks() {
                running.stop();
            }
            return;
        }
        if let Some(order) = self.session.wanted_check() {
            return self.start_check(order);
        }
        if !self.session.wants_report() && !self.checking.at_once {
            self.checking.waiting = None;
            return;
        }
        if !self.checking.at_once && !self.has_rested(ctx) {
            return;
        }
        self.checking.waiting = None;
        let order = self.session.whole_check();
        self.start_check(order);
    }

    fn has_rested(&mut self, ctx: &egui::Context) -> bool {
        let (now, state) = (ctx.input(|input| input.time), self.session.judged_revision());
        let since = match self.checking.waiting {
            Some((known, since)) if known == state => since,
            _ => now,
        };
        self.checking.waiting = Some((state, since));
        let left = since + IDLE - now;
        if left > 0.0 {
            ctx.request_repaint_after(Duration::from_secs_f64(left));
        }
        left <= 0.0
    }

    fn start_check(&mut self, order: CheckOrder) {
        let stop = Arc::new(AtomicBool::new(false));
        self.checking.running = Some(Running { mark: order.mark(), stop: Arc::clone(&stop), is_following: false });
        self.worker.start(Job::Check { order: Box::new(order), stop });
    }

    pub(super) fn check_at_once(&mut self) {
        let is_told = self.checking.running.as_ref().is_some_and(|running| running.is_following);
        if is_told && !self.session.checks_are_old() {
            self.tell_verdicts();
        } else {
            self.checking.at_once = true;
        }
    }

    pub(super) fn checked(&mut self, answer: CheckAnswer) {
        let of_all = matches!(answer.question(), Question::Report(_));
        let is_so_far = answer.is_so_far();
        let is_taken = self.session.take_check(answer);
        match self.checking.running.as_mut().filter(|_| is_so_far) {
            Some(running) => running.is_following = is_taken,
            None => self.checking.running = None,
        }
        if is_taken && of_all && std::mem::take(&mut self.checking.at_once) {
            self.tell_verdicts();
        }
        self.ctx.request_repaint();
    }

    fn tell_verdicts(&mut self) {
        let sentence = told(&self.words, &self.session);
        self.root.toast(&sentence);
    }

    pub(super) fn not_checked(&mut self, mark: &OrderMark) {
        self.checking.running = None;
        self.checking.at_once = false;
        self.session.give_up_check(mark);
        self.root.toast(self.words.t("job-failed"));
    }
}
