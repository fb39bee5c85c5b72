//! The menu of a cell, a row's head or a column's head, by the secondary mouse button or the menu key.

use egui::{Button, Popup, PopupAnchor, PopupCloseBehavior, RectAlign, Sense, SetOpenCommand, Ui, pos2};

use super::GridEvent;
use super::plan::Plan;
use super::source::{Does, GridSource, MenuEntry, Target};
use super::work::Work;
use crate::session::grid::Spot;
use crate::ui::command::{self, Command, GridCommand};

#[derive(Clone)]
enum Chosen {
    Command(GridCommand),
    Edit,
    Clear,
    Own(u32),
}

impl<S: GridSource> Work<'_, S> {
    pub fn menu(&mut self, ui: &mut Ui, plan: &Plan) {
        let Some(target) = self.state.menu_of else { return };
        let Some(marks) = self.marks.clone() else { return };
        let entries = self.source.menu(target, &marks);
        if entries.is_empty() {
            self.state.menu_of = None;
            self.state.menu_by_key = None;
            return;
        }
        let rect = match target {
            Target::Cell(spot) => plan.cell(spot),
            Target::Row(row) => {
                let cell = plan.cell(Spot::new(row, 0));
                cell.with_min_x(plan.rect.left()).with_max_x(plan.body().left())
            }
            Target::Head(column) => {
                let range = plan.column_range(column);
                egui::Rect::from_min_max(pos2(range.min, plan.rect.top()), pos2(range.max, plan.body().top()))
            }
        };
        let id = self.source.id().with("menu");
        let response = ui.interact(rect, id, Sense::hover());
        let by_key = self.state.menu_by_key.is_some();
        let mut popup = Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClick);
        let was_open = popup.is_open();
        let remembered = id.with("at");
        if !was_open {
            let at = if by_key {
                rect.left_bottom()
            } else {
                ui.input(|input| input.pointer.interact_pos()).unwrap_or(rect.min)
            };
            ui.data_mut(|data| data.insert_temp(remembered, at));
            popup = popup.open_memory(Some(SetOpenCommand::Bool(true)));
        }
        let at: egui::Pos2 = ui.data(|data| data.get_temp(remembered)).unwrap_or(rect.min);
        let popup = popup.anchor(PopupAnchor::Position(at)).align(RectAlign::BOTTOM_START);
        let popup_id = popup.get_id();
        let mut chosen = None;
        let mut first = by_key && !was_open;
        let shown = popup.show(|ui| entries_ui(ui, &entries, &mut first, &mut chosen));
        if shown.is_none() || !Popup::is_id_open(ui.ctx(), popup_id) {
            self.state.menu_of = None;
            self.state.menu_by_key = None;
            self.take_focus(ui);
        }
        match chosen {
            Some(Chosen::Command(command)) => self.run_from_menu(ui, command),
            Some(Chosen::Edit) => self.correct(),
            Some(Chosen::Clear) => self.events.push(GridEvent::Clear(marks)),
            Some(Chosen::Own(choice)) => self.events.push(GridEvent::Chosen { target, choice, marks }),
            None => {}
        }
    }

    pub fn run_from_menu(&mut self, ui: &Ui, command: GridCommand) {
        if command == GridCommand::Paste {
            // What is on the clipboard comes as an event of its own, when the grid has the focus again.
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::RequestPaste);
            self.state.paste_due = CLIPBOARD_PASSES;
            return;
        }
        self.run(command);
    }
}

/// So many passes the clipboard may take to answer.
const CLIPBOARD_PASSES: u8 = 4;

fn entries_ui(ui: &mut Ui, entries: &[MenuEntry], first: &mut bool, chosen: &mut Option<Chosen>) {
    ui.set_min_width(200.0);
    for entry in entries {
        let mark = match entry.checked {
            Some(true) => "✓  ",
            Some(false) => "     ",
            None => "",
        };
        let text = format!("{mark}{}", entry.text);
        let does = match &entry.does {
            Does::Line => {
                ui.separator();
                continue;
            }
            Does::Menu(entries) => {
                let enabled = entry.enabled;
                ui.add_enabled_ui(enabled, |ui| {
                    ui.menu_button(text, |ui| entries_ui(ui, entries, &mut false, chosen));
                });
                continue;
            }
            Does::Command(command) => Chosen::Command(*command),
            Does::Edit => Chosen::Edit,
            Does::Clear => Chosen::Clear,
            Does::Own(choice) => Chosen::Own(*choice),
        };
        let keys = match &does {
            Chosen::Command(command) => command::shortcut_text(ui.ctx(), Command::Grid(*command).spec()),
            Chosen::Edit => Some("F2".to_owned()),
            Chosen::Clear => {
                Some(ui.ctx().format_shortcut(&egui::KeyboardShortcut::new(egui::Modifiers::NONE, egui::Key::Delete)))
            }
            Chosen::Own(_) => None,
        };
        let mut button = Button::new(text).frame_when_inactive(false).wrap_mode(egui::TextWrapMode::Extend);
        if let Some(keys) = keys {
            button = button.shortcut_text(keys);
        }
        let response = ui.add_enabled(entry.enabled, button);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_label(entry.text.as_str());
            if let Some(on) = entry.checked {
                node.set_role(egui::accesskit::Role::MenuItemCheckBox);
                node.set_toggled(on.into());
            }
        });
        if entry.enabled && std::mem::take(first) {
            response.request_focus();
        }
        if response.clicked() {
            *chosen = Some(does);
            ui.close();
        }
    }
}
