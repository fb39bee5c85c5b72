//! What went wrong with a file, where, and what to do. The project that was open stays open.

use egui::{Label, RichText};

use super::shell;
use crate::ui::command::Command;
use crate::ui::frame::{FileProblem, FileView, ProblemKind, RootState, run};
use crate::ui::settings::Settings;
use crate::ui::theme::Theme;
use crate::ui::{Request, View};

pub fn problem_ui(
    ui: &egui::Ui,
    root: &mut RootState,
    view: &mut View<'_>,
    file: &FileView,
    settings: &mut Settings,
    problem: &FileProblem,
) {
    let words = view.words;
    let ways = match problem.kind {
        ProblemKind::Open => [("problem-choose", Command::Open), ("problem-type-path", Command::OpenPath)],
        ProblemKind::Save => [("problem-save-as", Command::SaveAs), ("problem-type-path", Command::SaveAsPath)],
    };
    let shown = shell::modal(ui, "problem", &problem.title, 520.0, |ui, fresh| {
        let muted = Theme::of(ui).muted;
        ui.add(Label::new(&problem.sentence).wrap());
        if let Some((line, column)) = problem.at {
            let at = words.with("problem-at", &[("line", &line.to_string()), ("column", &column.to_string())]);
            ui.add(Label::new(at).wrap());
        }
        if !problem.remedy.is_empty() {
            ui.add(Label::new(&problem.remedy).wrap());
        }
        if let Some(path) = &problem.path {
            ui.add(Label::new(RichText::new(path.display().to_string()).color(muted)).wrap());
        }
        let mut rescue = None;
        ui.vertical(|ui| {
            for (answer, text) in &problem.rescues {
                if shell::plain(ui, text).clicked() {
                    rescue = Some(*answer);
                }
            }
        });
        let (closed, chosen) = shell::buttons(ui, |ui| {
            let mut chosen = None;
            let close = shell::primary(ui, words.t("dialog-close"), true);
            if fresh {
                close.request_focus();
            }
            for (text, command) in ways {
                if shell::plain(ui, words.t(text)).clicked() {
                    chosen = Some(command);
                }
            }
            (close.clicked(), chosen)
        });
        (closed, chosen, rescue)
    });
    let (closed, chosen, rescue) = shown.inner;
    if let Some(rescue) = rescue {
        return view.requests.push(Request::AnswerRescue(rescue));
    }
    if closed || shown.dismissed || chosen.is_some() {
        view.requests.push(Request::CloseProblem);
    }
    if let Some(command) = chosen {
        run(command, root, view, file, settings);
    }
}
