//! The same chart for other datasets: which of them.

use std::collections::BTreeSet;

use egui::{Label, RichText, ScrollArea, TextEdit, Vec2};

use super::{After, shell};
use crate::domain::{ChartId, DatasetId, Project};
use crate::session::action::ChartsAction;
use crate::session::{Action, dataset_name};
use crate::ui::View;
use crate::ui::theme::{self, ROW, Theme};
use crate::words::Words;

#[derive(Debug)]
pub struct CopiesDialog {
    chart: ChartId,
    filter: String,
    /// Every other dataset with its name, in the order of the tree.
    all: Vec<(DatasetId, String)>,
    chosen: BTreeSet<DatasetId>,
}

impl CopiesDialog {
    pub fn of(project: &Project, words: &Words, chart: ChartId) -> Option<Self> {
        let own = &project.charts.get(chart)?.datasets;
        // A chart of one dataset is there for it already.
        let there = |id: DatasetId| own.len() == 1 && own.contains(&id);
        let others = project.datasets.iter().filter(|dataset| !there(dataset.id));
        let all = others.map(|dataset| (dataset.id, dataset_name(project, dataset, words))).collect();
        Some(Self { chart, filter: String::new(), all, chosen: BTreeSet::new() })
    }

    pub(super) fn ui(&mut self, ui: &egui::Ui, view: &mut View<'_>) -> After {
        let words = view.words;
        let shown = shell::hanging(ui, "copies", words.t("copies-title"), 480.0, |ui, fresh| {
            let muted = Theme::of(ui).muted;
            ui.add(Label::new(RichText::new(words.t("copies-explained")).color(muted)).wrap());
            let edit = TextEdit::singleline(&mut self.filter).hint_text(words.t("copies-filter"));
            let edit = edit.desired_width(f32::INFINITY).margin(Vec2::new(8.0, 5.0));
            let field = ui.add(edit).accessible_name(words.t("copies-filter"));
            if fresh {
                field.request_focus();
            }
            self.list_ui(ui, words);
            let (mut go, mut cancelled) = (false, false);
            shell::buttons(ui, |ui| {
                let text = words.count("copies-make", self.chosen.len());
                go = shell::primary(ui, &text, !self.chosen.is_empty()).clicked();
                cancelled = shell::plain(ui, words.t("dialog-cancel")).clicked();
            });
            go |= !self.chosen.is_empty() && shell::entered(ui, &field);
            (go, cancelled)
        });
        let (go, cancelled) = shown.inner;
        if go {
            let datasets = self.all.iter().map(|(id, _)| *id).filter(|id| self.chosen.contains(id)).collect();
            view.act(Action::Charts(ChartsAction::ForDatasets { chart: self.chart, datasets }));
        }
        shell::close_if(go || cancelled || shown.dismissed)
    }

    fn list_ui(&mut self, ui: &mut egui::Ui, words: &Words) {
        let filter = self.filter.to_lowercase();
        let fits = |name: &str| filter.split_whitespace().all(|word| name.to_lowercase().contains(word));
        let found: Vec<_> = self.all.iter().filter(|(_, name)| fits(name)).collect();
        ui.horizontal(|ui| {
            if ui.button(words.t("copies-all")).clicked() {
                self.chosen.extend(found.iter().map(|(id, _)| *id));
            }
            if ui.button(words.t("copies-none")).clicked() {
                found.iter().for_each(|(id, _)| _ = self.chosen.remove(id));
            }
        });
        if found.is_empty() {
            ui.label(RichText::new(words.t("copies-nothing")).color(Theme::of(ui).muted));
            return;
        }
        let room = (ui.ctx().content_rect().height() - 320.0).clamp(3.0 * ROW, 10.0 * ROW);
        let area = ScrollArea::vertical().min_scrolled_height(room).max_height(room).auto_shrink([false, true]);
        area.show_rows(ui, ROW, found.len(), |ui, rows| {
            for (id, name) in rows.filter_map(|at| found.get(at)) {
                let mut on = self.chosen.contains(id);
                let toggled =
                    ui.push_id(id, |ui| theme::checkbox(ui, &mut on, name.as_str()).on_hover_text(name).clicked());
                let toggled = toggled.inner;
                if toggled && on {
                    self.chosen.insert(*id);
                } else if toggled {
                    self.chosen.remove(id);
                }
            }
        });
    }
}
