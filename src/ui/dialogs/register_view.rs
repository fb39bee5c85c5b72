//! The name under which filter, groups and order of the register are kept.

use super::{After, shell};
use crate::analysis::record::register::RegisterQuery;
use crate::domain::{Fields, Id, ViewId, ViewOf};
use crate::session::{Action, NewRecord};
use crate::ui::View;

#[derive(Debug)]
pub struct RegisterViewDialog {
    query: RegisterQuery,
    name: String,
}

impl RegisterViewDialog {
    pub fn of(query: RegisterQuery) -> Self {
        Self { query, name: String::new() }
    }

    pub(super) fn ui(&mut self, ui: &egui::Ui, view: &mut View<'_>) -> After {
        let words = view.words;
        let name = self.name.trim().to_owned();
        let known =
            view.session.project().views.iter().find(|known| known.of == ViewOf::Register && known.name == name);
        let known = known.map(|known| known.id);
        let shown = shell::modal(ui, "register-view", words.t("register-view-title"), 420.0, |ui, fresh| {
            let field = shell::field(ui, words.t("register-view-name"), &mut self.name, "");
            if fresh {
                field.request_focus();
            }
            if known.is_some() {
                shell::trouble(ui, words.t("register-view-there"));
            }
            let mut go = shell::entered(ui, &field);
            let mut cancelled = false;
            shell::buttons(ui, |ui| {
                let does = if known.is_some() { "register-view-write-over" } else { "register-view-keep" };
                go |= shell::primary(ui, words.t(does), !name.is_empty()).clicked();
                cancelled = shell::plain(ui, words.t("dialog-cancel")).clicked();
            });
            (go && !name.is_empty(), cancelled)
        });
        let (go, cancelled) = shown.inner;
        if go {
            view.act(match known {
                Some(id) => Action::Set { fields: Box::new(Fields::View(self.query.view(id, &name))), interaction: 0 },
                None => Action::Add(NewRecord::View(Box::new(self.query.view(ViewId(Id::NONE_YET), &name)))),
            });
        }
        shell::close_if(go || cancelled || shown.dismissed)
    }
}
