//! The preview as a dialog: how the block was read, the switches, what it comes to, Paste and Cancel.

use egui::{Key, Label, Modifiers, RichText, ScrollArea, Ui};

use super::{Open, switches, table};
use crate::session::DatasetTable;
use crate::session::paste::{NoPlace, Plan, Told, ToldOf};
use crate::ui::View;
use crate::ui::dialogs::shell;
use crate::ui::theme::{self, ROW, Theme};
use crate::words::Words;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Stay,
    Paste,
    Cancel,
}

const WIDTH: f32 = 920.0;

pub fn preview_ui(ui: &Ui, view: &View<'_>, open: &mut Open, table: Option<&DatasetTable>) -> Answer {
    let words = view.words;
    // Enter pastes wherever the focus is; the space bar presses what has it.
    let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let shown = shell::modal(ui, "paste", words.t("paste-title"), WIDTH, |ui, fresh| {
        let mut reading = open.block.reading();
        switches::switches_ui(ui, words, &open.plan, &mut reading);
        if reading != open.block.reading() {
            *open.block.reading_mut() = reading;
            open.replan(view, table);
            ui.ctx().request_repaint();
        }
        let plan = &open.plan;
        labels_ui(ui, words, plan);
        let height = (ui.ctx().content_rect().height() - 400.0).clamp(4.0 * ROW, 360.0);
        if !plan.starts.is_empty() {
            table::table_ui(ui, view, plan, table, height);
        }
        summary_ui(ui, words, plan);
        unplaced_ui(ui, words, plan);
        shell::buttons(ui, |ui| {
            let paste = shell::primary(ui, words.t("paste-do"), !plan.cells.is_empty());
            let cancel = shell::plain(ui, words.t("dialog-cancel"));
            if fresh {
                if plan.cells.is_empty() { &cancel } else { &paste }.request_focus();
            }
            (paste.clicked(), cancel.clicked())
        })
    });
    let (pasted, cancelled) = shown.inner;
    if cancelled || shown.dismissed {
        Answer::Cancel
    } else if pasted || entered && !open.plan.cells.is_empty() {
        Answer::Paste
    } else {
        Answer::Stay
    }
}

/// "312 figures, 4 new periods, 3 conflicts".
pub fn summary(words: &Words, plan: &Plan) -> String {
    let counts = plan.counts;
    let parts = [
        ("paste-figures", counts.figures),
        ("paste-texts", counts.texts),
        ("paste-new-periods", plan.new_periods.len()),
        ("paste-corrections", counts.corrections),
        ("paste-conflicts", counts.conflicts),
        ("paste-cleared", counts.cleared),
        ("paste-open", counts.open),
        ("paste-unread", counts.unread),
        ("paste-provisional", counts.provisional),
        ("paste-without-place", plan.left_out()),
    ];
    let said = parts.iter().enumerate().filter(|(nth, (_, count))| *nth == 0 || *count > 0);
    said.map(|(_, (id, count))| words.count(id, *count)).collect::<Vec<_>>().join(", ")
}

fn summary_ui(ui: &mut Ui, words: &Words, plan: &Plan) {
    ui.add(Label::new(RichText::new(summary(words, plan)).font(theme::strong())).wrap());
    if let Some(unit) = plan.other_unit {
        shell::trouble(ui, &words.with("paste-other-unit", &[("unit", unit)]));
    }
}

/// "Country – partner, Azerbaijan · Year – period · Code – left out".
fn labels_ui(ui: &mut Ui, words: &Words, plan: &Plan) {
    if plan.told.is_empty() {
        return;
    }
    let all: Vec<_> = plan.told.iter().map(|told| told_text(words, told)).collect();
    let text = words.with("paste-labels-are", &[("labels", &all.join(" · "))]);
    ui.add(Label::new(RichText::new(text).color(Theme::of(ui).muted)).wrap());
}

fn told_text(words: &Words, told: &Told) -> String {
    let what = words.t(match told.of {
        ToldOf::Period => "paste-label-period",
        ToldOf::Flow => "paste-label-flow",
        ToldOf::Reporter => "paste-label-reporter",
        ToldOf::Partner => "paste-label-partner",
        ToldOf::Country => "paste-label-country",
        ToldOf::Product => "paste-label-product",
        ToldOf::Nothing => "paste-label-nothing",
    });
    let name = short(&told.name);
    match told.says.as_ref().map(|says| short(says)).filter(|says| *says != name) {
        Some(says) => words.with("paste-label-says", &[("name", &name), ("what", what), ("says", &says)]),
        None => words.with("paste-label", &[("name", &name), ("what", what)]),
    }
}

/// On one line, and so short that several find room.
fn short(text: &str) -> String {
    let one_line = |c: char| if c.is_control() { ' ' } else { c };
    let mut short: String = text.chars().take(LONGEST_LABEL).map(one_line).collect();
    if text.chars().nth(LONGEST_LABEL).is_some() {
        short.push('…');
    }
    short
}

const LONGEST_LABEL: usize = 40;

/// Every text without a place, with the reason; only those in view are laid out.
fn unplaced_ui(ui: &mut Ui, words: &Words, plan: &Plan) {
    if plan.unplaced.is_empty() {
        return;
    }
    let line = ui.text_style_height(&egui::TextStyle::Body);
    let height = (line + 4.0) * 3.0;
    ui.push_id("paste-unplaced", |ui| {
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show_rows(
            ui,
            line,
            plan.unplaced.len(),
            |ui, range| {
                for one in plan.unplaced.get(range).unwrap_or_default() {
                    let text: String = one.text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
                    let sentence = words.with(why(one.why), &[("text", &text)]);
                    let sentence = match one.texts {
                        0 | 1 => sentence,
                        texts => {
                            let count = texts.to_string();
                            words.with("paste-why-several", &[("why", &sentence), ("count", &count)])
                        }
                    };
                    let muted = RichText::new(sentence).color(Theme::of(ui).muted);
                    ui.add(Label::new(muted).truncate());
                }
            },
        );
    });
}

fn why(why: NoPlace) -> &'static str {
    match why {
        NoPlace::BeyondColumns => "paste-why-columns",
        NoPlace::BeyondRows => "paste-why-rows",
        NoPlace::UnknownColumn => "paste-why-head",
        NoPlace::UnknownRow => "paste-why-period",
        NoPlace::Calculated => "paste-why-calculated",
        NoPlace::NoFigure => "paste-why-figure",
        NoPlace::NoSource => "paste-why-source",
        NoPlace::Twice => "paste-why-twice",
        NoPlace::Words => "paste-why-words",
        NoPlace::OtherCountry => "paste-why-country",
        NoPlace::OtherProduct => "paste-why-product",
        NoPlace::NoDataset => "paste-why-dataset",
    }
}
