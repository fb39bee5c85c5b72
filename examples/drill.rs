//! The whole program without a screen, at work as fast as it can, until it is killed: `drill FILE JOURNAL SEED`.
//!
//! Says on its standard output what it did (`did 17`) and what the status line calls kept (`kept 17`).

use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tradebook::platform::app::App;
use tradebook::platform::fs::RealFs;
use tradebook::platform::journal::Journal;
use tradebook::platform::still::StillDesktop;
use tradebook::platform::window::Opening;
use tradebook::platform::worker::Thread;
use tradebook::session::Action;
use tradebook::ui::Request;
use tradebook::ui::command::Command;
use tradebook::ui::settings::Settings;

#[path = "../tests/kill/deeds.rs"]
mod deeds;

use deeds::{Deed, deeds};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let mut next = || arguments.next().ok_or("drill FILE JOURNAL SEED");
    let (file, journal) = (PathBuf::from(next()?), PathBuf::from(next()?));
    let seed: u64 = next()?.to_string_lossy().parse()?;

    let ctx = egui::Context::default();
    let opening = Opening { file: Some(file), ..Opening::default() };
    let worker = Thread::start(|| {})?;
    let desktop = Box::new(StillDesktop::default());
    let mut app = App::new(&ctx, desktop, Box::new(worker), Some(Settings::default()), opening);
    app.keep_journal(Journal::start(Arc::new(RealFs), journal, || {})?);

    let pass = |app: &mut App| {
        let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1280.0, 800.0));
        let input = egui::RawInput { screen_rect: Some(screen), ..egui::RawInput::default() };
        let mut output = ctx.run_ui(input, |ui| {
            let ctx = ui.ctx().clone();
            app.logic_pass(&ctx);
            app.ui_pass(ui);
        });
        output.textures_delta.clear();
    };
    while app.session().project().datasets.is_empty() {
        pass(&mut app);
    }
    let mut out = std::io::stdout().lock();
    let mut told = 0;
    for (nth, deed) in (1..).zip(deeds(app.session().project(), seed)) {
        match deed {
            Deed::Act(action) => app.carry_out(action),
            Deed::Undo => app.carry_out(Action::Undo),
            Deed::Save => app.ask(Request::Command(Command::Save)),
        }
        pass(&mut app);
        writeln!(out, "did {nth}")?;
        if app.is_kept() && told < nth {
            told = nth;
            writeln!(out, "kept {nth}")?;
        }
        out.flush()?;
        std::thread::sleep(Duration::from_millis(3));
    }
    Ok(())
}
