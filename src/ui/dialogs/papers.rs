//! How the record of commissions leaves the program: which document, of what, in which format, and where to.

use std::path::PathBuf;

use egui::{Id, Label, RichText, Ui};
use jiff::civil::Date;

use super::{After, shell};
use crate::analysis::record::register::RegisterQuery;
use crate::domain::CommissionId;
use crate::session::papers::{PaperFormat, PaperKind, PaperOf, filter_text};
use crate::session::wording::record::session_name;
use crate::ui::exporting::{RecordExport, RecordFile};
use crate::ui::fields::{Field, date_field};
use crate::ui::frame::names::commission_name;
use crate::ui::register::RegisterState;
use crate::ui::theme::Theme;
use crate::ui::{Request, View};
use crate::words::Words;

/// What the file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportKind {
    Paper(PaperKind),
    /// What the register shows.
    Shown,
    Calendar,
}

use ExportKind as Kind;

#[derive(Debug)]
pub struct PapersDialog {
    kind: Kind,
    of: PaperOf,
    /// The calendar is of all commissions.
    all: bool,
    /// What the register shows, and in words.
    query: RegisterQuery,
    conditions: String,
    format: PaperFormat,
    at: Date,
    path: String,
    problem: Option<String>,
    /// Commissions and their sessions, the last ones first, with their names.
    choices: Vec<(PaperOf, String)>,
}

impl PapersDialog {
    /// Begins with what the register shows; `None` where there is no commission.
    pub fn of(view: &View<'_>, register: &RegisterState, kind: Kind) -> Option<Self> {
        let (words, project) = (view.words, view.session.project());
        let mut choices = Vec::new();
        for commission in project.commissions.iter() {
            choices.push((PaperOf::Commission(commission.id), commission_name(commission, words)));
            for session in commission.sessions.iter().rev() {
                choices.push((PaperOf::Session(session.id), session_name(words, &session.head)));
            }
        }
        let (commission, session) = register.of_what();
        let wished = session.map(PaperOf::Session).or(commission.map(PaperOf::Commission));
        let there = |of: &PaperOf| choices.iter().any(|(known, _)| known == of);
        let of = wished.filter(there).or(choices.first().map(|(of, _)| *of))?;
        Some(Self {
            kind,
            of,
            all: true,
            format: if kind == Kind::Shown { PaperFormat::Xlsx } else { PaperFormat::Docx },
            conditions: filter_text(words, project, &register.query().filter),
            query: register.query().clone(),
            at: register.at(view),
            path: String::new(),
            problem: None,
            choices,
        })
    }

    /// What was typed could not be used: the sentence stands under the field.
    pub fn failed(&mut self, sentence: &str) {
        self.problem = Some(sentence.to_owned());
    }

    pub(super) fn ui(&mut self, ui: &Ui, view: &mut View<'_>) -> After {
        let words = view.words;
        let (title, explained) = match self.kind {
            Kind::Paper(_) | Kind::Shown => ("papers-title", "papers-explained"),
            Kind::Calendar => ("papers-calendar-title", "papers-calendar-explained"),
        };
        let shown = shell::modal(ui, "papers", words.t(title), 480.0, |ui, fresh| {
            let muted = Theme::of(ui).muted;
            ui.add(Label::new(RichText::new(words.t(explained)).color(muted)).wrap());
            match self.kind {
                Kind::Paper(_) | Kind::Shown => self.paper_ui(ui, words, fresh),
                Kind::Calendar => self.calendar_ui(ui, words, fresh),
            }
            if self.kind != Kind::Calendar {
                ui.label(RichText::new(words.t("papers-at")).color(muted));
                let field = Field::new(Id::unique("papers").with("at"), words.t("papers-at"));
                if let Some(change) = date_field(ui, field, words, Some(self.at), view.today).change {
                    self.at = change.value.unwrap_or(view.today);
                }
            }
            let field = shell::field(ui, words.t("picture-path"), &mut self.path, words.t("picture-path-hint"));
            if field.changed() {
                self.problem = None;
            }
            if let Some(problem) = &self.problem {
                shell::trouble(ui, problem);
            }
            let mut go = shell::entered(ui, &field);
            let mut cancelled = false;
            shell::buttons(ui, |ui| {
                go |= shell::primary(ui, words.t("picture-export"), true).clicked();
                cancelled = shell::plain(ui, words.t("dialog-cancel")).clicked();
            });
            if go {
                // What was typed stays under the hand until it is known to be good.
                field.request_focus();
            }
            (go, cancelled)
        });
        let (go, cancelled) = shown.inner;
        if go {
            view.requests.push(Request::ExportRecord(Box::new(self.asked())));
        }
        // With a typed path the dialog stays until it is known to be good.
        shell::close_if(cancelled || shown.dismissed || go && self.path.trim().is_empty())
    }

    fn asked(&self) -> RecordExport {
        let path = self.path.trim();
        let of_commission = match self.of {
            PaperOf::Commission(id) if !self.all => Some(id),
            _ => None,
        };
        let what = match self.kind {
            Kind::Paper(kind) => RecordFile::Paper { kind, of: self.of, format: self.format },
            Kind::Shown => RecordFile::Shown { query: Box::new(self.query.clone()), format: self.format },
            Kind::Calendar => RecordFile::Calendar(of_commission),
        };
        RecordExport { what, at: self.at, to: (!path.is_empty()).then(|| PathBuf::from(path)) }
    }

    fn paper_ui(&mut self, ui: &mut Ui, words: &Words, fresh: bool) {
        let name = |kind| {
            words.t(match kind {
                Kind::Paper(PaperKind::Status) => "paper-status",
                Kind::Paper(PaperKind::Open) => "paper-open",
                Kind::Shown | Kind::Calendar => "paper-shown",
            })
        };
        let all = [Kind::Paper(PaperKind::Status), Kind::Paper(PaperKind::Open), Kind::Shown];
        let (picked, response) =
            shell::labelled_choice(ui, "papers", words.t("papers-kind"), self.kind, &all, |kind| name(kind).to_owned());
        if fresh {
            response.request_focus();
        }
        self.kind = picked.unwrap_or(self.kind);
        if self.kind == Kind::Shown {
            ui.add(Label::new(&self.conditions).wrap());
        } else {
            let all: Vec<_> = self.choices.iter().map(|(of, _)| *of).collect();
            let called =
                |of| self.choices.iter().find(|(known, _)| *known == of).map_or("", |(_, name)| name).to_owned();
            let (picked, _) = shell::labelled_choice(ui, "papers", words.t("papers-of"), self.of, &all, called);
            self.of = picked.unwrap_or(self.of);
        }
        let program = |format| match format {
            PaperFormat::Docx => "Word (DOCX)",
            PaperFormat::Xlsx => "Excel (XLSX)",
            PaperFormat::Csv => "CSV",
            PaperFormat::Markdown => "Markdown",
        };
        let (picked, _) =
            shell::labelled_choice(ui, "papers", words.t("picture-format"), self.format, &PaperFormat::ALL, |format| {
                program(format).to_owned()
            });
        self.format = picked.unwrap_or(self.format);
    }

    /// Of all commissions, or of one.
    fn calendar_ui(&mut self, ui: &mut Ui, words: &Words, fresh: bool) {
        let commissions = self.choices.iter().filter_map(|(of, name)| match of {
            PaperOf::Commission(id) => Some((*id, name.as_str())),
            PaperOf::Session(_) => None,
        });
        let commissions: Vec<(CommissionId, &str)> = commissions.collect();
        let all: Vec<_> = std::iter::once(None).chain(commissions.iter().map(|(id, _)| Some(*id))).collect();
        let now = match self.of {
            PaperOf::Commission(id) if !self.all => Some(id),
            _ => None,
        };
        let name = |of: Option<CommissionId>| match of {
            None => words.t("papers-all-commissions").to_owned(),
            Some(id) => commissions.iter().find(|(known, _)| *known == id).map_or("", |(_, name)| name).to_owned(),
        };
        let (picked, response) = shell::labelled_choice(ui, "papers", words.t("papers-of-commission"), now, &all, name);
        if fresh {
            response.request_focus();
        }
        match picked {
            Some(None) => self.all = true,
            Some(Some(id)) => (self.all, self.of) = (false, PaperOf::Commission(id)),
            None => {}
        }
    }
}
