//! One paragraph of figures and ten minutes: typed as printed, judged as it is typed.

use egui::{Grid, Label, RichText, ScrollArea, TextEdit, Vec2};

use super::{After, shell};
use crate::analysis::checks::Standing;
use crate::domain::Multiplier;
use crate::session::bulletin::{Bulletin, FLOWS, ReadBulletin, names};
use crate::session::{Action, checks_words, entry};
use crate::ui::View;
use crate::ui::theme::{ROW, Theme, title};
use crate::words::{NumberFormat, Words};

/// Of the fields for figures.
const FIGURE: f32 = 132.0;

#[derive(Debug, Default)]
pub struct BulletinDialog {
    bulletin: Bulletin,
    /// The period is needed before a dataset can be made.
    refused: bool,
    told: Option<(Bulletin, NumberFormat, Told)>,
}

/// The verdict in words.
#[derive(Debug, Clone, Default)]
struct Told {
    standing: Option<Standing>,
    verdict: String,
    proof: Vec<String>,
    repairs: Vec<String>,
    fits: Vec<String>,
    implied: Vec<String>,
}

impl BulletinDialog {
    pub(super) fn ui(&mut self, ui: &egui::Ui, view: &mut View<'_>) -> After {
        let words = view.words;
        let format = view.session.number_format();
        let shown = shell::hanging(ui, "bulletin", words.t("bulletin-title"), 640.0, |ui, fresh| {
            self.head_ui(ui, words, fresh);
            self.figures_ui(ui, words);
            let read = self.bulletin.read(format);
            self.troubles_ui(ui, words, &read);
            ui.separator();
            let told = self.told(words, format);
            verdict_ui(ui, words, &told);
            let (mut go, mut cancelled) = (false, false);
            shell::buttons(ui, |ui| {
                go = shell::primary(ui, words.t("bulletin-make"), !self.bulletin.is_empty()).clicked();
                cancelled = shell::plain(ui, words.t("dialog-close")).clicked();
            });
            self.refused |= go && read.period.is_err();
            (go && read.period.is_ok(), cancelled)
        });
        let (go, cancelled) = shown.inner;
        if go {
            view.act(Action::Bulletin(Box::new(self.bulletin.clone())));
        }
        shell::close_if(go || cancelled || shown.dismissed)
    }

    fn head_ui(&mut self, ui: &mut egui::Ui, words: &Words, fresh: bool) {
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            let hint = words.t("bulletin-period-hint");
            let period = shell::field(left, words.t("bulletin-period"), &mut self.bulletin.period, hint);
            if fresh {
                period.request_focus();
            }
            if period.changed() {
                self.refused = false;
            }
            shell::field(right, words.t("bulletin-source"), &mut self.bulletin.source, words.t("bulletin-source-hint"));
            shell::field(left, words.t("dataset-field-reporter"), &mut self.bulletin.reporter, "");
            shell::field(right, words.t("dataset-field-partner"), &mut self.bulletin.partner, "");
            shell::field(left, words.t("dataset-field-unit"), &mut self.bulletin.unit, "");
            let name = |multiplier| match words.multiplier(multiplier) {
                "" => words.t("multiplier-units").to_owned(),
                name => name.to_owned(),
            };
            let label = words.t("dataset-field-multiplier");
            right.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 3.0;
                let all = Multiplier::ALL;
                if let (Some(chosen), _) =
                    shell::labelled_choice(ui, "bulletin", label, self.bulletin.shown, &all, name)
                {
                    self.bulletin.shown = chosen;
                }
            });
        });
    }

    /// Three flows, each with this period, its base and its growth.
    fn figures_ui(&mut self, ui: &mut egui::Ui, words: &Words) {
        let muted = Theme::of(ui).muted;
        let heads = [words.t("bulletin-now"), words.t("bulletin-base"), words.t("bulletin-growth")];
        ui.add_space(4.0);
        Grid::new("bulletin-figures").num_columns(4).spacing(Vec2::new(12.0, 6.0)).show(ui, |ui| {
            ui.label("");
            for head in heads {
                ui.add(Label::new(RichText::new(head).color(muted)).selectable(false));
            }
            ui.end_row();
            for (flow, row) in FLOWS.into_iter().zip(&mut self.bulletin.rows) {
                let flow = words.flow(flow);
                ui.add(Label::new(flow).selectable(false));
                for (head, text) in heads.into_iter().zip([&mut row.now, &mut row.base, &mut row.growth]) {
                    let name = words.with("bulletin-field", &[("column", head), ("flow", flow)]);
                    let field =
                        TextEdit::singleline(text).margin(Vec2::new(8.0, 5.0)).align(egui::Align2::RIGHT_CENTER);
                    let response = ui.add_sized(Vec2::new(FIGURE, ROW), field);
                    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
                }
                ui.end_row();
            }
        });
    }

    /// Each text that is not read, with what to do.
    fn troubles_ui(&self, ui: &mut egui::Ui, words: &Words, read: &ReadBulletin) {
        let typed = !self.bulletin.period.trim().is_empty();
        match &read.period {
            Err(problem) if typed => shell::trouble(ui, &words.period_problem(*problem)),
            Err(_) if self.refused => shell::trouble(ui, words.t("bulletin-period-needed")),
            _ => {}
        }
        let heads = ["bulletin-now", "bulletin-base", "bulletin-growth"];
        for (flow, cells) in FLOWS.into_iter().zip(&read.cells) {
            for (head, cell) in heads.into_iter().zip(cells) {
                if let Some(problem) = cell.problem {
                    let field = words.with("bulletin-field", &[("column", words.t(head)), ("flow", words.flow(flow))]);
                    let why = entry::reason(words, problem);
                    shell::trouble(ui, &words.with("bulletin-trouble", &[("field", &field), ("why", &why)]));
                }
            }
        }
    }

    /// Worked out again only when something was typed.
    fn told(&mut self, words: &Words, format: NumberFormat) -> Told {
        if let Some((of, by, told)) = &self.told
            && *of == self.bulletin
            && *by == format
        {
            return told.clone();
        }
        let told = told(words, &self.bulletin, format);
        self.told = Some((self.bulletin.clone(), format, told.clone()));
        told
    }
}

fn told(words: &Words, bulletin: &Bulletin, format: NumberFormat) -> Told {
    let Some((project, judged)) = bulletin.judged(format) else { return Told::default() };
    let findings = &judged.answer.findings;
    let system = &judged.check.system;
    let names = match bulletin.read(format).period {
        Ok(_) => checks_words::names(words, &project, &judged),
        Err(_) => names(words, &judged),
    };
    let proof = findings.conflicts.first().map(|of| checks_words::proof_of(words, &names, system, of));
    Told {
        standing: Some(judged.standing()),
        verdict: checks_words::verdict(words, &judged),
        proof: proof.unwrap_or_default(),
        repairs: findings.repairs.iter().map(|of| checks_words::repair_of(words, &names, system, of)).collect(),
        fits: findings.conventions.iter().take(3).map(|of| checks_words::convention(words, *of)).collect(),
        implied: judged.answer.implied.iter().map(|of| checks_words::implied_of(words, &names, of)).collect(),
    }
}

fn verdict_ui(ui: &mut egui::Ui, words: &Words, told: &Told) {
    let theme = Theme::of(ui);
    let Some(standing) = told.standing else {
        ui.add(Label::new(RichText::new(words.t("bulletin-nothing-yet")).color(theme.muted)).wrap());
        return;
    };
    let color = match standing {
        Standing::CannotHold => theme.conflict_text,
        _ => theme.text,
    };
    let verdict = ui.add(Label::new(RichText::new(&told.verdict).font(title()).color(color)).wrap());
    ui.ctx().accesskit_node_builder(verdict.id, |node| {
        node.set_role(egui::accesskit::Role::Status);
        node.set_live(egui::accesskit::Live::Polite);
        node.set_label(told.verdict.as_str());
    });
    ScrollArea::vertical().id_salt("bulletin-verdict").max_height(240.0).show(ui, |ui| {
        let mut part = |head: &str, lines: &[String]| {
            if lines.is_empty() {
                return;
            }
            ui.add_space(4.0);
            ui.add(Label::new(RichText::new(head).strong()).selectable(false));
            for line in lines {
                ui.add(Label::new(line).wrap());
            }
        };
        part(words.t("bulletin-repairs"), &told.repairs);
        part(words.t("bulletin-proof"), &told.proof);
        part(words.t("bulletin-fits"), &told.fits);
        part(words.t("bulletin-implied"), &told.implied);
        if standing == Standing::CannotHold {
            ui.add_space(4.0);
            ui.add(Label::new(RichText::new(checks_words::reasons(words)).color(theme.muted)).wrap());
        }
    });
}
