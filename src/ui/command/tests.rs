//! What must hold of the table as a whole.

use egui::{Key, Modifiers};

use super::table::FIRST;
use super::*;

#[test]
fn no_two_commands_share_a_shortcut() {
    let mut seen = Vec::new();
    for spec in COMMANDS {
        for keys in spec.keys {
            assert!(!seen.contains(keys), "{} has {keys:?} too", spec.name);
            seen.push(*keys);
        }
    }
}

#[test]
fn no_command_takes_a_key_that_editing_text_needs() {
    let text = [Key::A, Key::C, Key::X, Key::V, Key::Backspace, Key::Delete, Key::Enter, Key::Tab];
    for spec in COMMANDS {
        for keys in spec.keys {
            if spec.command.yields_to_text() {
                continue;
            }
            let function = [Key::F1, Key::F2, Key::F5, Key::F7, Key::F8].contains(&keys.logical_key);
            assert!(!keys.conflicts_with_text_editing() || function, "{}", spec.name);
            let plain_command = keys.modifiers == Modifiers::COMMAND;
            assert!(!(plain_command && text.contains(&keys.logical_key)), "{}", spec.name);
            let undo = [Key::Z, Key::Y].contains(&keys.logical_key);
            assert!(!undo || spec.command.yields_to_text(), "{}", spec.name);
        }
    }
}

#[test]
fn every_command_has_a_text_a_tooltip_and_one_row() {
    let words = Words::english();
    for spec in COMMANDS {
        assert!(words.knows(spec.text), "{}", spec.text);
        assert!(words.knows(spec.tip), "{}", spec.tip);
        assert_eq!(COMMANDS.iter().filter(|other| other.command == spec.command).count(), 1, "{}", spec.name);
        assert_eq!(COMMANDS.iter().filter(|other| other.name == spec.name).count(), 1, "{}", spec.name);
        assert!(words.knows(spec.menu.text()));
        assert!(spec.submenu.is_none_or(|submenu| words.knows(submenu.text())));
        assert_eq!(Command::by_name(spec.name), Some(spec.command));
    }
    assert_eq!(FIRST.command, Command::New);
}

#[test]
fn commands_of_one_submenu_stand_together_in_one_menu() {
    let mut seen: Vec<Submenu> = Vec::new();
    let mut last = None;
    for spec in COMMANDS {
        if let Some(submenu) = spec.submenu.filter(|submenu| last != Some(*submenu)) {
            assert!(!seen.contains(&submenu), "{}", spec.name);
            seen.push(submenu);
        }
        last = spec.submenu;
    }
}

#[test]
fn every_choice_of_the_settings_has_a_command() {
    for numbers in NumberFormat::ALL {
        assert!(COMMANDS.iter().any(|spec| spec.command == Command::Numbers(numbers)));
    }
    for dates in DateFormat::ALL {
        assert!(COMMANDS.iter().any(|spec| spec.command == Command::Dates(dates)));
    }
}
