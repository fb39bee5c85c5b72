//! The table on the screen goes into a file of another program.

use std::path::PathBuf;

use super::App;
use super::files::{absolute, name_of};
use crate::formats::{delimited, xlsx};
use crate::platform::desktop::Ask;
use crate::platform::disk::{self, DiskError};
use crate::platform::headless::disk_message;
use crate::session::{Place, export};
use crate::ui::Export;
use crate::ui::frame::names::place_name;

/// More rows or columns than the format has room for.
struct TooLarge;

impl App {
    pub(super) fn ask_where_to_export(&mut self, format: Export) {
        self.keep_typed();
        let Some(name) = self.shown_name() else { return };
        let name = format!("{}.{}", name.replace(['/', '\\', ':'], "-"), format.ending());
        self.desktop.ask(Ask::Export { folder: self.folder(), name, format });
    }

    /// The typed path has to say itself that it is not a file that is there.
    pub(super) fn export_typed(&mut self, path: PathBuf, format: Export) {
        let mut path = absolute(self.followed(path));
        if path.extension().is_none() {
            path.set_extension(format.ending());
        }
        if path.is_file() && self.replaces.as_ref() != Some(&path) {
            self.root.path_failed(self.words.t("file-there"));
            self.replaces = Some(path);
            return;
        }
        self.replaces = None;
        self.export(path, format);
    }

    pub(super) fn export(&mut self, path: PathBuf, format: Export) {
        self.keep_typed();
        let Some(written) = self.exported(format) else { return };
        let name = name_of(&path);
        let failed = match written.map(|bytes| disk::replace(&path, &bytes)) {
            Ok(Ok(())) => {
                self.root.path_done();
                self.root.toast(&self.words.with("export-done", &[("name", &name)]));
                return;
            }
            Ok(Err(DiskError::NotFound)) => self.words.t("folder-not-found").to_owned(),
            Ok(Err(error)) => disk_message(&self.words, &error),
            Err(TooLarge) => self.words.t("export-too-large").to_owned(),
        };
        if !self.root.path_failed(&failed) {
            self.root.toast(&self.words.with("export-failed", &[("name", &name), ("why", &failed)]));
        }
    }

    fn exported(&self, format: Export) -> Option<Result<Vec<u8>, TooLarge>> {
        let (session, words) = (&self.session, &self.words);
        let table = match session.place() {
            Place::Dataset(id) => export::plain_table(session, words, &*session.table(id, None)?),
            Place::Revisions(id) => self.root.revisions.plain_table(session, words, id)?,
            Place::Mirror(id) => self.root.mirror.plain_table(session, words, id)?,
            _ => return None,
        };
        match format {
            Export::Csv => Some(Ok(delimited::written(&table, self.words.numbers.decimal_sign()))),
            Export::Xlsx => Some(xlsx::written(&table, &self.shown_name()?).map_err(|_| TooLarge)),
        }
    }

    fn shown_name(&self) -> Option<String> {
        let place = self.session.place();
        let is_table = matches!(place, Place::Dataset(_) | Place::Revisions(_) | Place::Mirror(_));
        place_name(self.session.project(), place, &self.words).filter(|_| is_table)
    }
}
