//! How the block is to be read: each choice with its key beside it.

use egui::{Button, Key, Modifiers, RichText, Ui};

use crate::domain::Multiplier;
use crate::session::action::{Conflicts, DecimalSign, Reading};
use crate::session::paste::Plan;
use crate::ui::theme::{self, Theme};
use crate::words::Words;

const MULTIPLIERS: [(Multiplier, &str); 4] = [
    (Multiplier::UNITS, "paste-in-units"),
    (Multiplier::THOUSAND, "multiplier-thousand"),
    (Multiplier::MILLION, "multiplier-million"),
    (Multiplier::BILLION, "multiplier-billion"),
];

const CONFLICTS: [(Conflicts, &str); 3] = [
    (Conflicts::Correct, "paste-conflict-correct"),
    (Conflicts::KeepBoth, "paste-conflict-both"),
    (Conflicts::Leave, "paste-conflict-leave"),
];

pub fn switches_ui(ui: &mut Ui, words: &Words, plan: &Plan, reading: &mut Reading) {
    by_key(ui, plan, reading);
    ui.horizontal_wrapped(|ui| {
        group(ui, words.t("paste-decimal"), ", .");
        for (sign, id) in [(DecimalSign::Comma, "paste-comma"), (DecimalSign::Point, "paste-point")] {
            if choice(ui, words.t(id), plan.decimal == sign) {
                reading.decimal = Some(sign);
            }
        }
        ui.separator();
        group(ui, words.t("paste-unit"), "U");
        for (multiplier, id) in MULTIPLIERS {
            if choice(ui, words.t(id), plan.multiplier == multiplier) {
                reading.multiplier = Some(multiplier);
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        let mut turned = plan.block.turned;
        if theme::checkbox(ui, &mut turned, words.t("paste-turned")).changed() {
            reading.turned = Some(turned);
        }
        group(ui, "", "T");
        let mut heads = plan.layout.has_heads();
        if theme::checkbox(ui, &mut heads, words.t("paste-heads")).changed() {
            reading.heads = Some(heads);
        }
        group(ui, "", "H");
        let mut empties = clears(plan, reading);
        if theme::checkbox(ui, &mut empties, words.t("paste-empties")).changed() {
            reading.empties = Some(empties);
        }
        group(ui, "", "E");
    });
    if plan.counts.conflicts > 0 {
        ui.horizontal_wrapped(|ui| {
            group(ui, words.t("paste-conflict"), "C");
            for (conflicts, id) in CONFLICTS {
                if choice(ui, words.t(id), reading.conflicts == conflicts) {
                    reading.conflicts = conflicts;
                }
            }
        });
    }
}

fn clears(plan: &Plan, reading: &Reading) -> bool {
    reading.empties.unwrap_or(!plan.layout.by_period && !plan.layout.by_flow)
}

fn by_key(ui: &Ui, plan: &Plan, reading: &mut Reading) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Comma) {
        reading.decimal = Some(DecimalSign::Comma);
    }
    if pressed(Key::Period) {
        reading.decimal = Some(DecimalSign::Point);
    }
    if pressed(Key::T) {
        reading.turned = Some(!plan.block.turned);
    }
    if pressed(Key::H) {
        reading.heads = Some(!plan.layout.has_heads());
    }
    if pressed(Key::E) {
        reading.empties = Some(!clears(plan, reading));
    }
    if pressed(Key::U) {
        reading.multiplier = Some(after(plan.multiplier, MULTIPLIERS.iter().map(|(multiplier, _)| *multiplier)));
    }
    if pressed(Key::C) {
        reading.conflicts = after(reading.conflicts, CONFLICTS.iter().map(|(conflicts, _)| *conflicts));
    }
}

/// The next of some choices, and after the last the first.
fn after<T: PartialEq + Copy>(now: T, all: impl Iterator<Item = T> + Clone) -> T {
    all.clone().skip_while(|one| *one != now).nth(1).or_else(|| all.clone().next()).unwrap_or(now)
}

/// What the choices after it are about, with the key that goes through them.
fn group(ui: &mut Ui, name: &str, key: &str) {
    let muted = Theme::of(ui).muted;
    if !name.is_empty() {
        ui.label(RichText::new(name).color(muted));
    }
    ui.label(RichText::new(key).color(muted).font(theme::small()).monospace());
}

fn choice(ui: &mut Ui, name: &str, chosen: bool) -> bool {
    ui.add(Button::selectable(chosen, name)).clicked()
}
