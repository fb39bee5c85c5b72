//! Short texts at the bottom that say what happened and go by themselves.
//!
//! *Invariant:* a toast never takes the focus, and one repaint is asked for: when it goes.

use egui::accesskit::{Live, Role};
use egui::{Align, Align2, Area, Id, Layout, Margin, Order, RichText, Vec2};

use crate::session::label::Verb;
use crate::session::{Action, Label, Session, StateMark};
use crate::ui::View;
use crate::ui::theme::Theme;

const SECONDS: f64 = 5.0;
const MOST: usize = 3;
const WIDTH: f32 = 400.0;

/// Whether a toast can take back what it tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Undo {
    No,
    /// The deletion is the next step of the history.
    WhenDone,
    /// As long as nothing else was done.
    At(StateMark),
}

#[derive(Debug, Clone)]
struct Toast {
    serial: u64,
    text: String,
    undo: Undo,
    /// In the time of the passes; `None` until it is shown.
    ends: Option<f64>,
}

#[derive(Debug, Default)]
pub struct Toasts {
    shown: Vec<Toast>,
    serial: u64,
}

impl Toasts {
    pub fn say(&mut self, text: &str) {
        self.push(text, Undo::No);
    }

    /// Tells of a deletion whose action was just sent.
    pub fn deleted(&mut self, text: &str) {
        self.push(text, Undo::WhenDone);
    }

    fn push(&mut self, text: &str, undo: Undo) {
        self.serial += 1;
        self.shown.retain(|toast| toast.text != text);
        if self.shown.len() >= MOST {
            self.shown.remove(0);
        }
        self.shown.push(Toast { serial: self.serial, text: text.to_owned(), undo, ends: None });
    }

    pub fn ui(&mut self, ui: &egui::Ui, view: &mut View<'_>) {
        let now = ui.input(|input| input.time);
        for toast in &mut self.shown {
            toast.ends.get_or_insert(now + SECONDS);
            toast.undo = still(toast.undo, view.session);
        }
        self.shown.retain(|toast| toast.ends.is_some_and(|ends| ends > now));
        let Some(next) = self.shown.iter().filter_map(|toast| toast.ends).reduce(f64::min) else { return };
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64((next - now).max(0.01)));
        let mut gone = None;
        Area::new(Id::unique("toasts"))
            .order(Order::Tooltip)
            .anchor(Align2::CENTER_BOTTOM, Vec2::new(0.0, -44.0))
            .show(ui.ctx(), |ui| {
                for toast in &self.shown {
                    if toast_ui(ui, toast, view) {
                        gone = Some(toast.serial);
                    }
                }
            });
        self.shown.retain(|toast| Some(toast.serial) != gone);
    }
}

fn still(undo: Undo, session: &Session) -> Undo {
    match undo {
        Undo::WhenDone if matches!(session.undo_label(), Some(Label::Record { verb: Verb::Delete, .. })) => {
            Undo::At(session.state_mark())
        }
        Undo::At(mark) if mark != session.state_mark() => Undo::No,
        other => other,
    }
}

/// True when it is to go.
fn toast_ui(ui: &mut egui::Ui, toast: &Toast, view: &mut View<'_>) -> bool {
    let theme = Theme::of(ui);
    let mut gone = false;
    egui::Frame::popup(ui.style()).inner_margin(Margin::symmetric(12, 6)).show(ui, |ui| {
        ui.allocate_ui_with_layout(Vec2::new(WIDTH, 26.0), Layout::right_to_left(Align::Center), |ui| {
            let close = ui.add(egui::Button::new(RichText::new("✕").color(theme.muted)).frame(false));
            let close = close.on_hover_text(view.words.t("toast-close")).accessible_name(view.words.t("toast-close"));
            gone |= close.clicked();
            if matches!(toast.undo, Undo::At(_)) {
                let text = RichText::new(view.words.t("toast-undo")).color(theme.accent);
                if ui.add(egui::Button::new(text).frame(false)).clicked() {
                    view.act(Action::Undo);
                    gone = true;
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| text_ui(ui, &toast.text));
        });
    });
    gone
}

fn text_ui(ui: &mut egui::Ui, text: &str) {
    let label = ui.add(egui::Label::new(text).truncate().selectable(false));
    ui.ctx().accesskit_node_builder(label.id, |node| {
        node.set_role(Role::Status);
        node.set_live(Live::Polite);
        node.set_label(text);
    });
}
