//! What a key means in the grid: a pure function of the mode and the key, so that it is one table to read and test.

use egui::{Key, Modifiers};

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
pub enum Motion {
    Left,
    Right,
    Up,
    Down,
    RowStart,
    RowEnd,
    First,
    Last,
    PageUp,
    PageDown,
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
    Move(Motion),
    /// Edit the text that is there.
    Correct,
    /// Take the typed text in, then move.
    Commit(Motion),
    /// Give the typed text up.
    Restore,
    Clear,
    OpenMenu,
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
            Some(motion) if !command && !shift => Some(Command::Commit(motion)),
            _ => None,
        }),
        Mode::Correcting => committing(key, command, shift),
    }
}

fn moving(key: Key, command: bool, shift: bool) -> Option<Command> {
    let motion = match (key, command, shift) {
        (Key::Home, false, false) => Motion::RowStart,
        (Key::End, false, false) => Motion::RowEnd,
        (Key::Home, true, false) | (Key::ArrowUp, true, false) => Motion::First,
        (Key::End, true, false) | (Key::ArrowDown, true, false) => Motion::Last,
        (Key::ArrowLeft, true, false) => Motion::RowStart,
        (Key::ArrowRight, true, false) => Motion::RowEnd,
        (Key::PageUp, false, false) => Motion::PageUp,
        (Key::PageDown, false, false) => Motion::PageDown,
        (Key::Tab, false, false) => Motion::Next,
        (Key::Tab, false, true) => Motion::Previous,
        (Key::Enter, false, false) => Motion::Return,
        (Key::Enter, false, true) => Motion::ReturnUp,
        (Key::F2, false, false) => return Some(Command::Correct),
        (Key::Delete | Key::Backspace, false, false) => return Some(Command::Clear),
        (Key::Menu, false, false) | (Key::F10, false, true) => return Some(Command::OpenMenu),
        (Key::Tab, true, shift) => return Some(Command::Leave { forward: !shift }),
        (key, false, false) => arrow(key)?,
        _ => return None,
    };
    Some(Command::Move(motion))
}

fn committing(key: Key, command: bool, shift: bool) -> Option<Command> {
    if command {
        return None;
    }
    Some(match (key, shift) {
        (Key::Enter, false) => Command::Commit(Motion::Return),
        (Key::Enter, true) => Command::Commit(Motion::ReturnUp),
        (Key::Tab, false) => Command::Commit(Motion::Next),
        (Key::Tab, true) => Command::Commit(Motion::Previous),
        (Key::PageUp, false) => Command::Commit(Motion::PageUp),
        (Key::PageDown, false) => Command::Commit(Motion::PageDown),
        (Key::Escape, _) => Command::Restore,
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

    #[test]
    fn each_key_has_one_meaning_in_each_mode() {
        use Command::{Clear, Commit, Correct, Leave, Move, OpenMenu, Restore};
        use Motion::*;
        let rows = [
            (Key::ArrowLeft, PLAIN, Some(Move(Left)), Some(Commit(Left)), None),
            (Key::ArrowRight, PLAIN, Some(Move(Right)), Some(Commit(Right)), None),
            (Key::ArrowUp, PLAIN, Some(Move(Up)), Some(Commit(Up)), None),
            (Key::ArrowDown, PLAIN, Some(Move(Down)), Some(Commit(Down)), None),
            (Key::ArrowRight, SHIFT, None, None, None),
            (Key::ArrowUp, CTRL, Some(Move(First)), None, None),
            (Key::ArrowRight, CTRL, Some(Move(RowEnd)), None, None),
            (Key::Home, PLAIN, Some(Move(RowStart)), None, None),
            (Key::End, PLAIN, Some(Move(RowEnd)), None, None),
            (Key::Home, CTRL, Some(Move(First)), None, None),
            (Key::End, CTRL, Some(Move(Last)), None, None),
            (Key::PageUp, PLAIN, Some(Move(PageUp)), Some(Commit(PageUp)), Some(Commit(PageUp))),
            (Key::PageDown, PLAIN, Some(Move(PageDown)), Some(Commit(PageDown)), Some(Commit(PageDown))),
            (Key::Tab, PLAIN, Some(Move(Next)), Some(Commit(Next)), Some(Commit(Next))),
            (Key::Tab, SHIFT, Some(Move(Previous)), Some(Commit(Previous)), Some(Commit(Previous))),
            (Key::Tab, CTRL, Some(Leave { forward: true }), None, None),
            (Key::Tab, CTRL | SHIFT, Some(Leave { forward: false }), None, None),
            (Key::Enter, PLAIN, Some(Move(Return)), Some(Commit(Return)), Some(Commit(Return))),
            (Key::Enter, SHIFT, Some(Move(ReturnUp)), Some(Commit(ReturnUp)), Some(Commit(ReturnUp))),
            (Key::Escape, PLAIN, None, Some(Restore), Some(Restore)),
            (Key::F2, PLAIN, Some(Correct), None, None),
            (Key::Delete, PLAIN, Some(Clear), None, None),
            (Key::Backspace, PLAIN, Some(Clear), None, None),
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
