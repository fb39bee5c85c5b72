//! The whole program without a screen, at work as fast as it can, until it is killed: `drill FILE JOURNAL SEED`.
//!
//! Says on its standard output what it did (`did 17`) and what the status line calls kept (`kept 17`).
//!
//! `drill FILE JOURNAL SEED EDITS` waits for a line on its standard input, makes so many edits, saves once, and ends: with
//! 0 when the file is saved, with 3 when the window says why it is not. `tests/faults/strace` lets its calls fail.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
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
use tradebook::ui::frame::Question;
use tradebook::ui::settings::Settings;

#[path = "../tests/kill/deeds.rs"]
mod deeds;

use deeds::{Deed, deeds};

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let mut next = || arguments.next().ok_or("drill FILE JOURNAL SEED");
    let (file, journal) = (PathBuf::from(next()?), PathBuf::from(next()?));
    let seed: u64 = next()?.to_string_lossy().parse()?;
    let edits: Option<usize> = next().ok().map(|edits| edits.to_string_lossy().parse()).transpose()?;

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
    if let Some(edits) = edits {
        // On a thread of its own, whose calls may fail too: then it has waited long enough.
        let _line = std::thread::Builder::new().spawn(|| std::io::stdin().read_line(&mut String::new()))?.join();
        let deeds = deeds(app.session().project(), seed);
        for deed in deeds.filter(|deed| matches!(deed, Deed::Act(_))).take(edits) {
            if let Deed::Act(action) = deed {
                app.carry_out(action);
            }
            pass(&mut app);
        }
        return Ok(saved(&mut app, pass));
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
    Ok(ExitCode::SUCCESS)
}

/// Saves once, and tells what the window says of it.
fn saved(app: &mut App, mut pass: impl FnMut(&mut App)) -> ExitCode {
    app.ask(Request::Command(Command::Save));
    pass(app);
    while app.is_busy() {
        std::thread::sleep(Duration::from_millis(1));
        pass(app);
    }
    match app.question() {
        None if !app.session().is_modified() => ExitCode::SUCCESS,
        Some(Question::Problem(problem)) if !problem.sentence.is_empty() => ExitCode::from(3),
        Some(Question::Conflict(conflict)) if !conflict.sentence.is_empty() => ExitCode::from(3),
        _ => ExitCode::FAILURE,
    }
}
