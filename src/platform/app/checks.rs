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
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

impl App {
    /// Starts the check that is due. What changes meanwhile is checked after it, the newest state only.
    pub(super) fn check_when_idle(&mut self, ctx: &egui::Context) {
        if let Some(running) = &self.checking.running {
            if !self.session.ordered(&running.mark) {
                // Its answer comes all the same, and is not looked at.
                running.stop.store(true, Ordering::Relaxed);
            }
            return;
        }
        if let Some(order) = self.session.wanted_check() {
            return self.start_check(order);
        }
        if !self.session.checks_are_old() && !self.checking.at_once {
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
        self.checking.running = Some(Running { mark: order.mark(), stop: Arc::clone(&stop) });
        self.worker.start(Job::Check { order: Box::new(order), stop });
    }

    pub(super) fn check_at_once(&mut self) {
        self.checking.at_once = true;
    }

    pub(super) fn checked(&mut self, answer: CheckAnswer) {
        if answer.is_so_far() {
            self.session.take_check(answer);
            self.ctx.request_repaint();
            return;
        }
        let of_all = matches!(answer.question(), Question::Report(_));
        self.checking.running = None;
        let taken = self.session.take_check(answer);
        if taken && of_all && std::mem::take(&mut self.checking.at_once) {
            let sentence = told(&self.words, &self.session);
            self.root.toast(&sentence);
        }
        self.ctx.request_repaint();
    }

    pub(super) fn not_checked(&mut self, mark: &OrderMark) {
        self.checking.running = None;
        self.checking.at_once = false;
        self.session.give_up_check(mark);
        self.root.toast(self.words.t("job-failed"));
    }
}
