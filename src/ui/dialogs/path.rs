//! A typed path, for machines without a file dialog and for those who are faster by keyboard.

use std::path::PathBuf;

use egui::{Label, RichText};

use super::{After, shell};
use crate::ui::frame::{FileView, RootState};
use crate::ui::theme::Theme;
use crate::ui::{Export, Request, View};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Open,
    Save,
    Export(Export),
}

#[derive(Debug)]
pub struct PathDialog {
    purpose: Purpose,
    text: String,
    problem: Option<String>,
}

impl PathDialog {
    pub fn open(text: &str) -> Self {
        Self { purpose: Purpose::Open, text: text.to_owned(), problem: None }
    }

    pub fn save(text: &str) -> Self {
        Self { purpose: Purpose::Save, text: text.to_owned(), problem: None }
    }

    /// Where the table on the screen goes.
    pub fn export(format: Export) -> Self {
        Self { purpose: Purpose::Export(format), text: String::new(), problem: None }
    }

    pub fn failed(&mut self, sentence: &str) {
        self.problem = Some(sentence.to_owned());
    }

    pub(super) fn ui(&mut self, ui: &egui::Ui, root: &mut RootState, view: &mut View<'_>, file: &FileView) -> After {
        let words = view.words;
        let (title, does) = match self.purpose {
            Purpose::Open => ("path-open-title", "path-open"),
            Purpose::Save => ("path-save-title", "path-save"),
            Purpose::Export(Export::Csv) => ("path-export-csv-title", "path-save"),
            Purpose::Export(Export::Xlsx) => ("path-export-xlsx-title", "path-save"),
        };
        let shown = shell::modal(ui, "path", words.t(title), 560.0, |ui, fresh| {
            let field = shell::field(ui, words.t("path-field"), &mut self.text, "");
            if fresh {
                field.request_focus();
            }
            if field.changed() {
                self.problem = None;
            }
            match &self.problem {
                Some(problem) => shell::trouble(ui, problem),
                None => {
                    let hint = RichText::new(words.t("path-hint")).color(Theme::of(ui).muted);
                    ui.add(Label::new(hint).selectable(false));
                }
            }
            let mut go = shell::entered(ui, &field);
            let mut cancelled = false;
            shell::buttons(ui, |ui| {
                go |= shell::primary(ui, words.t(does), file.busy.is_none()).clicked();
                cancelled = shell::plain(ui, words.t("dialog-cancel")).clicked();
            });
            if go {
                // What was typed stays under the hand until it is known to be good.
                field.request_focus();
            }
            (go && file.busy.is_none(), cancelled)
        });
        if !matches!(self.purpose, Purpose::Export(_)) {
            root.typed_path.clone_from(&self.text);
        }
        let (go, cancelled) = shown.inner;
        if go {
            self.send(view);
        }
        shell::close_if(cancelled || shown.dismissed)
    }

    fn send(&mut self, view: &mut View<'_>) {
        let path = self.text.trim();
        if path.is_empty() {
            self.problem = Some(view.words.t("path-needed").to_owned());
            return;
        }
        self.problem = None;
        view.requests.push(match self.purpose {
            Purpose::Open => Request::OpenPath(PathBuf::from(path)),
            Purpose::Save => Request::SaveAs(PathBuf::from(path)),
            Purpose::Export(format) => Request::ExportTo(PathBuf::from(path), format),
        });
    }
}
