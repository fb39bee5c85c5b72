//! A new commission: its name and the parties.

use super::{After, shell};
use crate::domain::area::area_from_text;
use crate::domain::{AreaRef, Project};
use crate::session::{Action, NewRecord};
use crate::ui::View;

#[derive(Debug, Default)]
pub struct CommissionDialog {
    name: String,
    parties: String,
    refused: bool,
}

impl CommissionDialog {
    pub(super) fn ui(&mut self, ui: &egui::Ui, view: &mut View<'_>) -> After {
        let words = view.words;
        let shown = shell::modal(ui, "commission", words.t("new-commission-title"), 480.0, |ui, fresh| {
            let name = shell::field(ui, words.t("commission-field-name"), &mut self.name, "");
            if fresh {
                name.request_focus();
            }
            if name.changed() {
                self.refused = false;
            }
            if self.refused {
                shell::trouble(ui, words.t("commission-name-needed"));
            }
            let hint = words.t("commission-field-parties-hint");
            let parties = shell::field(ui, words.t("commission-field-parties"), &mut self.parties, hint);
            let mut go = shell::entered(ui, &name) || shell::entered(ui, &parties);
            let mut cancelled = false;
            shell::buttons(ui, |ui| {
                go |= shell::primary(ui, words.t("dialog-add"), true).clicked();
                cancelled = shell::plain(ui, words.t("dialog-cancel")).clicked();
            });
            self.refused |= go && self.name.trim().is_empty();
            if go && self.refused {
                name.request_focus();
            }
            (go && !self.refused, cancelled)
        });
        let (go, cancelled) = shown.inner;
        if go {
            let parties = parties(view.session.project(), &self.parties);
            view.act(Action::Add(NewRecord::Commission { name: self.name.trim().to_owned(), parties }));
        }
        shell::close_if(go || cancelled || shown.dismissed)
    }
}

/// Countries and groups between commas, by name or code.
fn parties(project: &Project, text: &str) -> Vec<AreaRef> {
    let parts = text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| area_from_text(&project.areas, part)).collect()
}
