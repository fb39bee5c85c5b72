//! The desktop: the window, file dialogs, threads, the clock, the disk.
//!
//! *Invariant:* the only room that names eframe, rfd or arboard, reads a file or asks the clock; it decides nothing about trade.

pub mod app;
pub mod arguments;
pub mod backups;
mod check;
mod clipboard;
pub mod damage;
pub mod desktop;
pub mod disk;
pub mod fonts;
pub mod fs;
pub mod headless;
mod in_order;
pub mod journal;
pub mod lock;
pub mod pictures;
pub mod records;
pub mod render;
mod restart;
pub mod save;
pub mod still;
mod stored;
#[cfg(test)]
mod testing;
pub mod window;
pub mod worker;

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use crate::words::Words;
use arguments::Invocation;
use headless::Outlets;
use restart::Ended;

/// Runs the program with these arguments (without its own name).
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let words = Words::english();
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    let mut outlets = Outlets { out: &mut out, err: &mut err };
    let written = match arguments::read(arguments) {
        Err(error) => headless::unreadable(&words, &error, &mut outlets),
        Ok(Invocation::Help) => headless::help(&words, &mut outlets),
        Ok(Invocation::Version) => headless::version(&mut outlets),
        Ok(Invocation::Check(asked)) => check::check(&words, &asked, &mut outlets),
        Ok(Invocation::Dump { path, json }) => headless::print(&words, &path, json, &mut outlets),
        Ok(Invocation::Register(asked)) => headless::register(&words, &asked, desktop::today(), &mut outlets),
        Ok(Invocation::Render(asked)) => render::render(&words, &asked, &mut outlets),
        Ok(Invocation::Window { file, one_frame }) => {
            match restart::window(window::Opening { file, one_frame, ..window::Opening::default() }) {
                Ended::Closed => Ok(headless::OK),
                Ended::NoWindow(why) => headless::no_window(&words, &why, &mut outlets),
                Ended::Failed { again } => headless::failed(&words, again, &mut outlets),
            }
        }
    };
    ExitCode::from(written.unwrap_or_else(|error| headless::unwritten(&words, &error, &mut err)))
}
