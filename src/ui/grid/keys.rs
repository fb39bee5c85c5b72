//! What a key means in a grid: a pure function of the mode and the key, so that it is one table to read and test.

use egui::{Key, Modifiers};

use crate::session::grid::Motion;
use crate::session::place::Extent;
use crate::ui::command::GridCommand;

/// Whether a cell is being edited, and how that began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Moving,
    /// Begun by typing over the cell: arrows go on to the next cell.
    TypingOver,
    /// Begun with F2 or a double click: arrows move the caret.
    Correcting,
}

/// Where the cursor goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Go {
    By(Motion),
    /// Tab: to the right, and over the end of a row to the next one.
    Next,
    /// Shift+Tab.
    Previous,
    /// Enter: down, in the column where a run of tabs began.
    Return,
    /// Shift+Enter.
    ReturnUp,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    Go(Go),
    /// With Shift: the far corner goes, the cursor stays.
    Extend(Motion),
    Whole(Extent),
    /// The selection is the cursor's cell again.
    Collapse,
    /// Edit the text that is there.
    Correct,
    /// Take the typed text in, then move.
    Commit(Go),
    /// Take the typed text in for all selected cells.
    CommitAll,
    /// Give the typed text up.
    Restore,
    Clear,
    OpenMenu,
    Do(GridCommand),
    /// Out of the grid, to the next or the previous control of the window.
    Leave {
        forward: bool,
    },
}

/// The command of a key, or `None` when the key is the text field's, or nobody's.
pub fn command(mode: Mode, key: Key, modifiers: Modifiers) -> Option<Command> {
    if modifiers.alt {
        return None;
    }
    let (command, shift) = (modifiers.command || modifiers.ctrl, modifiers.shift);
    match mode {
        Mode::Moving => moving(key, command, shift),
        Mode::TypingOver => committing(key, command, shift).or_else(|| match arrow(key) {
            Some(motion) if !command && !shift => Some(Command::Commit(Go::By(motion))),
            _ => None,
        }),
        Mode::Correcting => committing(key, command, shift),
    }
}

fn moving(key: Key, command: bool, shift: bool) -> Option<Command> {
    if let Some(motion) = motion(key, command) {
        return Some(if shift { Command::Extend(motion) } else { Command::Go(Go::By(motion)) });
    }
    Some(match (key, command, shift) {
        (Key::Tab, false, false) => Command::Go(Go::Next),
        (Key::Tab, false, true) => Command::Go(Go::Previous),
        (Key::Enter, false, false) => Command::Go(Go::Return),
        (Key::Enter, false, true) => Command::Go(Go::ReturnUp),
        (Key::Space, false, true) => Command::Whole(Extent::Rows),
        (Key::Space, true, false) => Command::Whole(Extent::Columns),
        (Key::A, true, false) | (Key::Space, true, true) => Command::Whole(Extent::All),
        (Key::D, true, false) => Command::Do(GridCommand::FillDown),
        (Key::R, true, false) => Command::Do(GridCommand::FillRight),
        (Key::C, true, true) => Command::Do(GridCommand::CopyWithHeadings),
        (Key::Escape, false, false) => Command::Collapse,
        (Key::F2, false, false) => Command::Correct,
        (Key::Delete | Key::Backspace, false, false) => Command::Clear,
        (Key::Menu, false, false) | (Key::F10, false, true) => Command::OpenMenu,
        (Key::Tab, true, shift) => Command::Leave { forward: !shift },
        _ => return None,
    })
}

fn motion(key: Key, command: bool) -> Option<Motion> {
    Some(match (key, command) {
        (Key::ArrowLeft, true) => Motion::EdgeLeft,
        (Key::ArrowRight, true) => Motion::EdgeRight,
        (Key::ArrowUp, true) => Motion::EdgeUp,
        (Key::ArrowDown, true) => Motion::EdgeDown,
        (Key::Home, false) => Motion::RowStart,
        (Key::End, false) => Motion::RowEnd,
        (Key::Home, true) => Motion::First,
        (Key::End, true) => Motion::Last,
        (Key::PageUp, false) => Motion::PageUp,
        (Key::PageDown, false) => Motion::PageDown,
        (key, false) => arrow(key)?,
        _ => return None,
    })
}

fn committing(key: Key, command: bool, shift: bool) -> Option<Command> {
    Some(match (key, command, shift) {
        (Key::Enter, true, false) => Command::CommitAll,
        (Key::Enter, false, false) => Command::Commit(Go::Return),
        (Key::Enter, false, true) => Command::Commit(Go::ReturnUp),
        (Key::Tab, false, false) => Command::Commit(Go::Next),
        (Key::Tab, false, true) => Command::Commit(Go::Previous),
        (Key::PageUp, false, false) => Command::Commit(Go::By(Motion::PageUp)),
        (Key::PageDown, false, false) => Command::Commit(Go::By(Motion::PageDown)),
        (Key::Escape, false, _) => Command::Restore,
        _ => return None,
    })
}

fn arrow(key: Key) -> Option<Motion> {
    Some(match key {
        Key::ArrowLeft => Motion::Left,
        Key::ArrowRight => Motion::Right,
        Key::ArrowUp => Motion::Up,
        Key::ArrowDown => Motion::Down,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Modifiers = Modifiers::NONE;
    const SHIFT: Modifiers = Modifiers::SHIFT;
    const CTRL: Modifiers = Modifiers::COMMAND;

    fn to(motion: Motion) -> Option<Command> {
        Some(Command::Go(Go::By(motion)))
    }

    fn commit(motion: Motion) -> Option<Command> {
        Some(Command::Commit(Go::By(motion)))
    }

    #[test]
    fn each_key_has_one_meaning_in_each_mode() {
        use Command::{Clear, Collapse, Commit, CommitAll, Correct, Do, Extend, Leave, OpenMenu, Restore, Whole};
        use Motion::*;
        let rows = [
            (Key::ArrowLeft, PLAIN, to(Left), commit(Left), None),
            (Key::ArrowRight, PLAIN, to(Right), commit(Right), None),
            (Key::ArrowUp, PLAIN, to(Up), commit(Up), None),
            (Key::ArrowDown, PLAIN, to(Down), commit(Down), None),
            (Key::ArrowRight, SHIFT, Some(Extend(Right)), None, None),
            (Key::ArrowUp, CTRL, to(EdgeUp), None, None),
            (Key::ArrowDown, CTRL | SHIFT, Some(Extend(EdgeDown)), None, None),
            (Key::Home, PLAIN, to(RowStart), None, None),
            (Key::End, SHIFT, Some(Extend(RowEnd)), None, None),
            (Key::Home, CTRL, to(First), None, None),
            (Key::End, CTRL | SHIFT, Some(Extend(Last)), None, None),
            (Key::PageUp, PLAIN, to(PageUp), commit(PageUp), commit(PageUp)),
            (Key::PageDown, SHIFT, Some(Extend(PageDown)), None, None),
            (Key::Tab, PLAIN, Some(Command::Go(Go::Next)), Some(Commit(Go::Next)), Some(Commit(Go::Next))),
            (Key::Tab, SHIFT, Some(Command::Go(Go::Previous)), Some(Commit(Go::Previous)), Some(Commit(Go::Previous))),
            (Key::Tab, CTRL, Some(Leave { forward: true }), None, None),
            (Key::Tab, CTRL | SHIFT, Some(Leave { forward: false }), None, None),
            (Key::Enter, PLAIN, Some(Command::Go(Go::Return)), Some(Commit(Go::Return)), Some(Commit(Go::Return))),
            (Key::Enter, CTRL, None, Some(CommitAll), Some(CommitAll)),
            (Key::Space, SHIFT, Some(Whole(Extent::Rows)), None, None),
            (Key::Space, CTRL, Some(Whole(Extent::Columns)), None, None),
            (Key::A, CTRL, Some(Whole(Extent::All)), None, None),
            (Key::D, CTRL, Some(Do(GridCommand::FillDown)), None, None),
            (Key::Escape, PLAIN, Some(Collapse), Some(Restore), Some(Restore)),
            (Key::F2, PLAIN, Some(Correct), None, None),
            (Key::Delete, PLAIN, Some(Clear), None, None),
            (Key::Menu, PLAIN, Some(OpenMenu), None, None),
            (Key::F10, SHIFT, Some(OpenMenu), None, None),
            (Key::Z, CTRL, None, None, None),
            (Key::ArrowDown, Modifiers::ALT, None, None, None),
            (Key::Num4, PLAIN, None, None, None),
        ];
        for (key, modifiers, in_moving, typing_over, correcting) in rows {
            let found = [Mode::Moving, Mode::TypingOver, Mode::Correcting].map(|mode| command(mode, key, modifiers));
            assert_eq!(found, [in_moving, typing_over, correcting], "{key:?} {modifiers:?}");
        }
    }
}
