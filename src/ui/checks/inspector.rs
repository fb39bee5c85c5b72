//! Beside a verdict: the sources of its figures and how they round, other issues of the same figures, and what is not
//! checked.

use egui::{Button, Label, RichText, Ui};

use super::ChecksState;
use super::made::Detail;
use crate::analysis::mirror::mirror_of;
use crate::domain::{Rounding, Source};
use crate::session::action::ChecksAction;
use crate::session::checks::trying_convention;
use crate::session::{Action, Place, checks_words as say};
use crate::ui::View;
use crate::ui::command::Command;
use crate::ui::dataset::inspector::card;
use crate::ui::dialogs::primary;
use crate::ui::frame::names::{dataset_name, source_name};
use crate::ui::theme::{self, Theme};
use crate::words::Words;

/// Sources and figures left out that are named one by one.
const MOST: usize = 12;

pub fn checks_inspector_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut ChecksState) {
    let Some(detail) = state.detail(view) else {
        ui.label(RichText::new(view.words.t("inspector-heading")).font(theme::strong()));
        ui.label(RichText::new(view.words.t("window-no-inspector")).color(Theme::of(ui).muted));
        return;
    };
    egui::ScrollArea::vertical().id_salt("checks-inspector").auto_shrink(false).show(ui, |ui| {
        for id in detail.sources.iter().take(MOST) {
            if let Some(source) = view.session.project().sources.get(*id) {
                source_ui(ui, view, source);
            }
        }
        note_ui(ui, view, &detail);
        issues_ui(ui, view, state, &detail);
        partner_ui(ui, view, &detail);
        left_out_ui(ui, view);
    });
}

fn source_ui(ui: &mut Ui, view: &mut View<'_>, source: &Source) {
    let words = view.words;
    card(ui, &source_name(source, words), |ui| {
        let muted = Theme::of(ui).muted;
        let row = |ui: &mut Ui, id: &str, text: &str| {
            ui.add(Label::new(RichText::new(words.t(id)).font(theme::small()).color(muted)));
            ui.add(Label::new(text).wrap());
        };
        if !source.issuer().is_empty() {
            row(ui, "source-office", source.issuer());
        }
        if let Some(date) = source.published {
            row(ui, "source-published", &words.date(date));
        }
        row(ui, "source-rounding-levels", rounding(words, source.rounding.levels));
        row(ui, "source-rounding-rates", rounding(words, source.rounding.rates));
        if ui.add(Button::new(words.t("checks-open-source"))).clicked() {
            view.act(Action::GoTo(Place::Source(source.id)));
        }
    });
}

fn rounding(words: &Words, rounding: Option<Rounding>) -> &str {
    rounding.map_or(words.t("source-rounds-not-known"), |rounding| say::rounding(words, rounding))
}

/// The plainest convention that explains the conflict, one click from being noted.
fn note_ui(ui: &mut Ui, view: &mut View<'_>, detail: &Detail) {
    let Some(convention) = detail.judged.answer.findings.conventions.first() else { return };
    let Some(trying) = trying_convention(view.session.project(), &detail.judged, *convention) else { return };
    let text = view.words.with("checks-note-what", &[("convention", &say::convention(view.words, *convention))]);
    ui.add_space(8.0);
    ui.add(Label::new(RichText::new(&text).color(Theme::of(ui).muted)).wrap());
    if primary(ui, view.words.t("checks-note"), true).on_hover_text(view.words.t("checks-note-tip")).clicked() {
        view.act(Action::Checks(ChecksAction::Make(trying)));
    }
}

/// The same cells as another issue prints them: never judged together, but compared.
fn issues_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut ChecksState, detail: &Detail) {
    let words = view.words;
    if detail.issues.is_empty() {
        return;
    }
    card(ui, words.t("checks-issues"), |ui| {
        let muted = Theme::of(ui).muted;
        ui.add(Label::new(RichText::new(words.t("checks-issues-apart")).color(muted)).wrap());
        for issue in &detail.issues {
            ui.add_space(4.0);
            ui.add(Label::new(issue.title.as_str()).wrap());
            ui.label(RichText::new(issue.shared.as_str()).font(theme::small()).color(muted));
            if ui.add(Button::new(words.t("checks-show-verdict"))).clicked() {
                state.select(view.session, issue.place);
            }
        }
        if let Some(table) = detail.issues.first().map(|issue| issue.table) {
            compare_ui(ui, view, Command::ShowRevisions, Place::Revisions(table));
        }
    });
}

/// The dataset in which the partner says the same.
fn partner_ui(ui: &mut Ui, view: &mut View<'_>, detail: &Detail) {
    let words = view.words;
    let project = view.session.project();
    let found = detail.judged.check.datasets().into_iter().find_map(|own| Some((own, mirror_of(project, own)?)));
    let Some((own, other)) = found.and_then(|(own, other)| Some((own, project.datasets.get(other)?))) else { return };
    card(ui, words.t("checks-partner"), |ui| {
        let name = dataset_name(project, other, words);
        ui.add(Label::new(words.with("checks-partner-has", &[("dataset", &name)])).wrap());
        if ui.add(Button::new(words.t("checks-open-dataset"))).clicked() {
            view.act(Action::GoTo(Place::Dataset(other.id)));
        }
        compare_ui(ui, view, Command::ShowMirror, Place::Mirror(own));
    });
}

/// Where the two are laid beside each other, under the name that the command for it has.
fn compare_ui(ui: &mut Ui, view: &mut View<'_>, command: Command, place: Place) {
    let spec = command.spec();
    ui.add_space(4.0);
    if ui.add(Button::new(view.words.t(spec.text))).on_hover_text(view.words.t(spec.tip)).clicked() {
        view.act(Action::GoTo(place));
    }
}

/// Figures that can not be calculated with, and why.
fn left_out_ui(ui: &mut Ui, view: &mut View<'_>) {
    let left = &view.session.checks().report().left_out;
    if left.is_empty() {
        return;
    }
    let words = view.words;
    card(ui, &words.count("checks-left-out", left.len()), |ui| {
        let muted = Theme::of(ui).muted;
        for figure in left.iter().take(MOST) {
            let text = say::left_out(words, view.session.project(), figure);
            ui.add(Label::new(RichText::new(text).color(muted)).wrap());
        }
    });
}
