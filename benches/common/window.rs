//! The real window without a screen, at 1440 × 900: a frame is one pass of it and its tessellation.
#![allow(dead_code, reason = "each bench uses a part")]
#![allow(
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::cast_possible_truncation,
    clippy::disallowed_methods,
    reason = "a bench measures time"
)]

use std::time::{Duration, Instant};

use egui::{Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, Vec2, vec2};
use tradebook::domain::Project;
use tradebook::platform::app::App;
use tradebook::platform::still::StillDesktop;
use tradebook::platform::window::Opening;
use tradebook::platform::worker::{Inline, Worker};
use tradebook::session::{Action, Place};

pub struct Window {
    ctx: egui::Context,
    pub app: App,
    time: f64,
}

impl Window {
    pub fn new(project: Project, place: Place) -> Self {
        Self::with_worker(project, place, Box::new(Inline::default()))
    }

    pub fn with_worker(project: Project, place: Place, worker: Box<dyn Worker>) -> Self {
        let ctx = egui::Context::default();
        let mut app = App::new(&ctx, Box::new(StillDesktop::default()), worker, None, Opening::default());
        app.show_project(project);
        app.carry_out(Action::GoTo(place));
        let mut window = Self { ctx, app, time: 0.0 };
        (0..10).for_each(|_| window.frame(Vec::new()));
        window
    }

    pub fn frame(&mut self, events: Vec<Event>) {
        self.time += 1.0 / 60.0;
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0))),
            time: Some(self.time),
            events,
            ..egui::RawInput::default()
        };
        let mut output = self.ctx.run_ui(input, |ui| {
            let ctx = ui.ctx().clone();
            self.app.logic_pass(&ctx);
            self.app.ui_pass(ui);
        });
        output.textures_delta.clear();
        let meshes = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        assert!(!meshes.is_empty(), "nothing was drawn");
    }

    pub fn button(&mut self, pos: Pos2, pressed: bool) {
        let button = PointerButton::Primary;
        let press = Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE };
        self.frame(vec![Event::PointerMoved(pos), press]);
    }

    pub fn click(&mut self, pos: Pos2) {
        self.button(pos, true);
        self.button(pos, false);
    }

    pub fn key(&mut self, key: Key, modifiers: Modifiers) {
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        self.frame(vec![event(true), event(false)]);
    }

    pub fn scroll(&mut self, pos: Pos2) {
        self.wheel(pos, vec2(0.0, -370.0), Modifiers::NONE);
    }

    pub fn wheel(&mut self, pos: Pos2, delta: Vec2, modifiers: Modifiers) {
        let wheel = Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers,
        };
        self.frame(vec![Event::PointerMoved(pos), wheel]);
    }
}

/// What one run took; nothing else is to be at work on the machine.
pub fn timed(mut run: impl FnMut()) -> Duration {
    let before = Instant::now();
    run();
    before.elapsed()
}

/// Half of the runs are faster than the first of these, 99 of 100 faster than the second.
pub fn quantiles(mut runs: Vec<Duration>) -> String {
    runs.sort_unstable();
    let at = |share: f64| runs[((runs.len() - 1) as f64 * share).round() as usize];
    format!("p50 {:.2?}, p99 {:.2?}, slowest {:.2?} of {}", at(0.5), at(0.99), at(1.0), runs.len())
}

pub fn many(count: usize, mut run: impl FnMut()) -> String {
    quantiles((0..count).map(|_| timed(&mut run)).collect())
}
