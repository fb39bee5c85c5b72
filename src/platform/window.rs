//! From the arguments to a window on the screen.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::app::App;
use super::desktop::{NativeDesktop, journal_folder, settings_path};
use super::fs::RealFs;
use super::journal::Journal;
use super::stored::{Stored, stored};
use super::worker::Thread;
use crate::ui::settings::Settings;

/// What a window opens with.
#[derive(Debug, Default)]
pub struct Opening {
    pub file: Option<PathBuf>,
    /// Draw one frame, then close: for measuring how long a start takes.
    pub one_frame: bool,
    /// The program before this one failed.
    pub restarted: bool,
    /// Settings that could not be read are in this file now.
    pub set_aside: Option<PathBuf>,
    /// The folder of all that is kept beside the files: older versions for a file that turns out damaged.
    pub beside: Option<PathBuf>,
}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// When there is no display, or no renderer can draw on it.
pub fn open(opening: Opening) -> Result<(), eframe::Error> {
    let settings_path = settings_path();
    let Stored { settings, set_aside } = settings_path.as_deref().map(stored).unwrap_or_default();
    let beside = journal_folder().and_then(|folder| folder.parent().map(Path::to_owned));
    let opening = Opening { set_aside, beside, ..opening };
    let options = eframe::NativeOptions {
        viewport: viewport(&settings.clone().unwrap_or_default()),
        // It smooths gradients, and there are none.
        dithering: false,
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        "Tradebook",
        options,
        Box::new(move |creation| {
            let ctx = creation.egui_ctx.clone();
            let wake = ctx.clone();
            let worker = Thread::start(move || wake.request_repaint())?;
            let desktop = NativeDesktop::new(settings_path, ctx.clone());
            let one_frame = opening.one_frame;
            let mut app = App::new(&ctx, Box::new(desktop), Box::new(worker), settings, opening);
            if let Some(folder) = journal_folder().filter(|_| !one_frame) {
                let wake = ctx.clone();
                app.keep_journal(Journal::start(Arc::new(RealFs), folder, move || wake.request_repaint())?);
            }
            Ok(Box::new(app))
        }),
    )
}

fn viewport(settings: &Settings) -> egui::ViewportBuilder {
    let viewport = egui::ViewportBuilder::default()
        .with_app_id("tradebook")
        .with_title("Tradebook")
        .with_min_inner_size([720.0, 480.0])
        .with_drag_and_drop(true);
    let viewport = match icon() {
        Some(icon) => viewport.with_icon(icon),
        None => viewport,
    };
    viewport.with_inner_size(settings.window.size).with_maximized(settings.window.maximized)
}

fn icon() -> Option<egui::IconData> {
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png")).ok()
}
