//! The menu bar, with the file's name in the middle and the way to the palette at the right.

use egui::accesskit::Role;
use egui::{Button, Key, Layout, MenuBar, Modifiers, Rect, RichText, UiBuilder, Vec2};

use super::root::RootState;
use super::{FileView, run};
use crate::ui::charts::ChartsState;
use crate::ui::command::{self, COMMANDS, Command, Menu, Spec, Submenu, reason};
use crate::ui::settings::Settings;
use crate::ui::theme::{self, Theme};
use crate::ui::{Request, View};
use crate::words::plain_spaces;

const BOX: Vec2 = Vec2::new(240.0, 26.0);
/// What tells which choices are on.
type Choices<'a> = (&'a Settings, &'a ChartsState);

/// Below this width the box has only its name's short form.
const NARROW: f32 = 900.0;

pub fn top_ui(ui: &mut egui::Ui, root: &mut RootState, view: &mut View<'_>, file: &FileView, settings: &mut Settings) {
    let mut chosen = None;
    let whole = ui.max_rect();
    let menus = MenuBar::new().ui(ui, |ui| {
        ui.spacing_mut().button_padding = Vec2::new(8.0, 4.0);
        let mut right = ui.cursor().left();
        for menu in Menu::ALL {
            let button = menu_ui(ui, menu, view, file, (settings, &root.charts), &mut chosen);
            if menu == Menu::File && command::take_key(ui.ctx(), Modifiers::NONE, Key::F10) {
                button.request_focus();
            }
            right = button.rect.right();
        }
        right
    });
    let narrow = whole.width() < NARROW;
    let size = if narrow { Vec2::new(96.0, BOX.y) } else { BOX };
    let place = Rect::from_center_size(whole.right_center() - Vec2::new(size.x / 2.0, 0.0), size);
    if palette_box(ui, view, place, narrow) {
        chosen = Some(Command::FindCommand);
    }
    name_ui(ui, view, file, whole, menus.inner + 12.0, place.left() - 12.0);
    if let Some(command) = chosen {
        run(command, root, view, file, settings);
    }
}

/// The name of the file in the middle of the window, as far as there is room.
fn name_ui(ui: &mut egui::Ui, view: &View<'_>, file: &FileView, whole: Rect, left: f32, right: f32) {
    let theme = Theme::of(ui);
    let name = if file.name.is_empty() { view.words.t("file-untitled") } else { &file.name };
    let half = (whole.center().x - left).min(right - whole.center().x);
    let room = if half > 80.0 {
        Rect::from_center_size(whole.center(), Vec2::new(half * 2.0, whole.height()))
    } else {
        Rect::from_min_max(egui::pos2(left, whole.top()), egui::pos2(right, whole.bottom()))
    };
    if room.width() < 40.0 {
        return;
    }
    let shown = match (file.modified, fits(ui, name, room.width())) {
        (false, _) => name.to_owned(),
        (true, true) => format!("{name} ●"),
        // The end of a long name is cut, and the mark must not be.
        (true, false) => format!("● {name}"),
    };
    let layout = Layout::centered_and_justified(egui::Direction::LeftToRight);
    ui.scope_builder(UiBuilder::new().max_rect(room).layout(layout), |ui| {
        let text = RichText::new(shown).color(theme.muted);
        let path = file.path.as_ref().map_or_else(|| name.to_owned(), |path| path.display().to_string());
        let spoken = if file.modified { view.words.with("file-modified", &[("name", name)]) } else { name.to_owned() };
        let label = ui.add(egui::Label::new(text).truncate().selectable(false)).on_hover_text(path);
        ui.ctx().accesskit_node_builder(label.id, |node| node.set_value(spoken));
    });
}

fn fits(ui: &egui::Ui, name: &str, room: f32) -> bool {
    let galley = ui.painter().layout_no_wrap(name.to_owned(), theme::body(), Theme::of(ui).muted);
    galley.size().x + 24.0 < room
}

fn palette_box(ui: &mut egui::Ui, view: &View<'_>, place: Rect, narrow: bool) -> bool {
    let theme = Theme::of(ui);
    let name = view.words.t("command-find-command");
    let keys = command::shortcut_text(ui.ctx(), Command::FindCommand.spec()).unwrap_or_default();
    let muted = |text: &str| RichText::new(text).color(theme.muted);
    let button = if narrow {
        Button::new(muted(&format!("⌕ {keys}")))
    } else {
        Button::new(muted(name)).shortcut_text(muted(&keys))
    };
    let response = ui.put(place, button.fill(theme.panel).min_size(place.size()));
    response.clone().on_hover_text(view.words.t(Command::FindCommand.spec().tip)).accessible_name(name);
    response.clicked()
}

fn menu_ui(
    ui: &mut egui::Ui,
    menu: Menu,
    view: &mut View<'_>,
    file: &FileView,
    choices: Choices<'_>,
    chosen: &mut Option<Command>,
) -> egui::Response {
    let words = view.words;
    let contents = |ui: &mut egui::Ui| {
        ui.set_min_width(220.0);
        ui.spacing_mut().button_padding = Vec2::new(8.0, 4.0);
        let mut last = None;
        for spec in COMMANDS.iter().filter(|spec| spec.menu == menu && starts(spec)) {
            if last.is_some_and(|group| group != spec.group) {
                ui.separator();
            }
            last = Some(spec.group);
            match spec.submenu {
                None => entry_ui(ui, spec, view, file, choices, chosen),
                Some(submenu) => submenu_ui(ui, submenu, view, file, choices, chosen),
            }
            if spec.command == Command::OpenSample {
                recent_ui(ui, view, file);
            }
        }
    };
    ui.menu_button(words.t(menu.text()), contents).response
}

/// Whether a command stands in the menu itself, by its own or as the first of its submenu.
fn starts(spec: &Spec) -> bool {
    spec.submenu.is_none()
        || COMMANDS.iter().find(|other| other.submenu == spec.submenu).is_some_and(|first| first.name == spec.name)
}

fn submenu_ui(
    ui: &mut egui::Ui,
    submenu: Submenu,
    view: &View<'_>,
    file: &FileView,
    choices: Choices<'_>,
    chosen: &mut Option<Command>,
) {
    ui.menu_button(view.words.t(submenu.text()), |ui| {
        ui.set_min_width(180.0);
        ui.spacing_mut().button_padding = Vec2::new(8.0, 4.0);
        let mut last = None;
        for spec in COMMANDS.iter().filter(|spec| spec.submenu == Some(submenu)) {
            if last.is_some_and(|group| group != spec.group) {
                ui.separator();
            }
            last = Some(spec.group);
            entry_ui(ui, spec, view, file, choices, chosen);
        }
    });
}

fn entry_ui(
    ui: &mut egui::Ui,
    spec: &Spec,
    view: &View<'_>,
    file: &FileView,
    choices: Choices<'_>,
    chosen: &mut Option<Command>,
) {
    let command = spec.command;
    let why_not = reason::why_not(command, view.session, file);
    let choice = command.checked(view.session, choices.0, choices.1);
    let checked = choice.filter(|_| why_not.is_none());
    let title = command.title(view.words, view.session);
    // A choice that can not be made now stands in line with the others, without its mark.
    let mark = match (choice, checked) {
        (_, Some(true)) => "✓  ",
        (Some(_), _) => "     ",
        (None, _) => "",
    };
    let mut button = Button::new(format!("{mark}{}", shortened(&title))).wrap_mode(egui::TextWrapMode::Extend);
    if let Some(keys) = command::shortcut_text(ui.ctx(), spec) {
        button = button.shortcut_text(keys);
    }
    let response = ui.add_enabled(why_not.is_none(), button);
    let response = response.on_hover_text(view.words.t(spec.tip));
    let response = response.on_disabled_hover_text(view.words.t(why_not.unwrap_or(spec.tip)));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_label(plain_spaces(&title));
        match checked {
            None => node.set_role(Role::MenuItem),
            Some(on) => {
                node.set_role(Role::MenuItemCheckBox);
                node.set_toggled(on.into());
            }
        }
    });
    if response.clicked() {
        *chosen = Some(command);
        ui.close();
    }
}

/// A menu does not grow with the name of what is to be undone.
fn shortened(title: &str) -> String {
    const MOST: usize = 56;
    if title.chars().count() <= MOST {
        return title.to_owned();
    }
    title.chars().take(MOST - 1).chain(['…']).collect()
}

fn recent_ui(ui: &mut egui::Ui, view: &mut View<'_>, file: &FileView) {
    let words = view.words;
    ui.menu_button(words.t("menu-recent"), |ui| {
        ui.set_min_width(220.0);
        ui.spacing_mut().button_padding = Vec2::new(8.0, 4.0);
        if file.recent.is_empty() {
            ui.add_enabled(false, Button::new(words.t("menu-recent-none")));
        }
        for recent in &file.recent {
            let button = Button::new(shortened(&recent.name)).wrap_mode(egui::TextWrapMode::Extend);
            let response = ui.add_enabled(file.busy.is_none(), button);
            if response.on_hover_text(recent.path.display().to_string()).clicked() {
                view.requests.push(Request::OpenPath(recent.path.clone()));
                ui.close();
            }
        }
    });
}
