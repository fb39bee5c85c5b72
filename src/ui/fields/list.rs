//! Rows of texts that have no ids of their own: added, deleted and moved by keys and by mouse.
//!
//! *Invariant:* a row keeps its widget ids while its neighbours come, go or change places, so the focus stays with it.

use egui::{Id, Key, Modifiers, Ui};

use super::layout::{add_button, glyph_button};
use super::text::text_field;
use super::typed::focus;
use super::{Change, Field, next_interaction};
use crate::words::Words;

/// A change of which rows there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListChange {
    /// A new row at this place.
    Insert(usize),
    Remove(usize),
    Move {
        from: usize,
        to: usize,
    },
}

/// Names of rows: numbers that go with the rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows<T> {
    seen: Vec<T>,
    names: Vec<u64>,
    last: u64,
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Rows<T> {
    /// The names as they were left, brought into line with what the model has now.
    pub fn load(ui: &Ui, list: Id, items: &[T]) -> Self {
        let mut rows: Self = ui.data(|data| data.get_temp(list)).unwrap_or_else(|| Self {
            seen: Vec::new(),
            names: Vec::new(),
            last: 0,
        });
        rows.follow(items);
        rows
    }

    pub fn store(self, ui: &Ui, list: Id) {
        ui.data_mut(|data| data.insert_temp(list, self));
    }

    /// The id of the first field of a row.
    pub fn id(&self, list: Id, place: usize) -> Id {
        list.with(("row", self.names.get(place).copied().unwrap_or(0)))
    }

    /// Rows that are the same at both ends keep their names; so do rows between that only changed.
    fn follow(&mut self, items: &[T]) {
        if self.seen == items {
            return;
        }
        let (old, new) = (self.seen.len(), items.len());
        if old != new {
            let same = |pair: &(&T, &T)| pair.0 == pair.1;
            let front = self.seen.iter().zip(items).take_while(same).count();
            let most = old.min(new) - front;
            let back = self.seen.iter().rev().zip(items.iter().rev()).take(most).take_while(same).count();
            let keep_to = old - back;
            let kept: Vec<_> = self.names.drain(front..keep_to).collect();
            let fresh = (0..(new - front - back)).map(|nth| {
                kept.get(nth).copied().unwrap_or_else(|| {
                    self.last += 1;
                    self.last
                })
            });
            let fresh: Vec<_> = fresh.collect();
            self.names.splice(front..front, fresh);
        }
        self.seen = items.to_vec();
    }

    /// Carries a change out on the rows and their names; gives the row that has the focus then.
    pub fn apply(&mut self, items: &mut Vec<T>, change: ListChange, empty: T) -> Option<usize> {
        let place = match change {
            ListChange::Insert(place) => {
                let place = place.min(items.len());
                self.last += 1;
                items.insert(place, empty);
                self.names.insert(place.min(self.names.len()), self.last);
                Some(place)
            }
            ListChange::Remove(place) if place < items.len() => {
                items.remove(place);
                self.names.remove(place);
                (!items.is_empty()).then(|| place.saturating_sub(1))
            }
            ListChange::Move { from, to } if from < items.len() && to < items.len() => {
                let (item, name) = (items.remove(from), self.names.remove(from));
                items.insert(to, item);
                self.names.insert(to, name);
                Some(to)
            }
            ListChange::Remove(_) | ListChange::Move { .. } => None,
        };
        self.seen.clone_from(items);
        place
    }
}

/// What a key asks of the row that has the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKey {
    Next,
    Delete,
    Up,
    Down,
}

/// The keys of rows: Enter goes on to a new row, Backspace deletes an empty one, Ctrl+Delete any,
/// Alt+Up and Alt+Down move it. To be asked before the field of the row is drawn.
pub fn row_keys(ui: &Ui, focused: bool, empty: bool) -> Option<RowKey> {
    if !focused {
        return None;
    }
    if let Some(key) = moving_keys(ui) {
        return Some(key);
    }
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if empty && pressed(Modifiers::NONE, Key::Backspace) {
        return Some(RowKey::Delete);
    }
    let plain_enter = ui.input(|input| input.modifiers.is_none()) && pressed(Modifiers::NONE, Key::Enter);
    plain_enter.then_some(RowKey::Next)
}

/// The keys of a row that mean the same in each of its fields: Alt+Up, Alt+Down, Ctrl+Delete.
pub fn moving_keys(ui: &Ui) -> Option<RowKey> {
    let focused = ui.memory(|memory| memory.focused());
    let opens = |field: Id| ui.data(|data| data.get_temp(opens_id(field))).unwrap_or(false);
    let from = if focused.is_some_and(opens) { 2 } else { 0 };
    let keys = [
        (Modifiers::ALT, Key::ArrowUp, RowKey::Up),
        (Modifiers::ALT, Key::ArrowDown, RowKey::Down),
        (Modifiers::COMMAND, Key::Delete, RowKey::Delete),
    ];
    let pressed = |(modifiers, key)| ui.input_mut(|input| input.consume_key(modifiers, key));
    keys.into_iter().skip(from).find(|(modifiers, key, _)| pressed((*modifiers, *key))).map(|(_, _, asked)| asked)
}

fn opens_id(field: Id) -> Id {
    field.with("opens by key")
}

/// Whether Alt+Down in this field opens something: asked before the field is drawn. Rows leave those arrows to it.
pub fn opened_by_key(ui: &Ui, field: Id) -> bool {
    if !ui.memory(|memory| memory.has_focus(field)) {
        return false;
    }
    ui.data_mut(|data| data.insert_temp(opens_id(field), true));
    ui.input_mut(|input| input.consume_key(Modifiers::ALT, Key::ArrowDown))
}

/// The field that has the focus, and the innermost row around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Around {
    field: Id,
    row: Id,
    pass: u64,
}

fn around_id() -> Id {
    Id::unique("row around the focus")
}

/// Whether the focus is in this row, and in no row inside it.
fn has_focus(ui: &Ui, row: Id) -> bool {
    let around: Option<Around> = ui.data(|data| data.get_temp(around_id()));
    around.is_some_and(|around| around.row == row && ui.memory(|memory| memory.has_focus(around.field)))
}

/// Remembers the row that was just drawn, when the focus is in it. Rows inside come first, so theirs is kept.
fn remember(ui: &Ui, row: Id, top: f32) {
    let Some(field) = ui.memory(|memory| memory.focused()) else { return };
    let known: Option<Around> = ui.data(|data| data.get_temp(around_id()));
    let pass = ui.ctx().cumulative_pass_nr();
    if known.is_some_and(|known| known.field == field && known.pass == pass) {
        return;
    }
    let Some(shown) = ui.ctx().read_response(field) else { return };
    let height = egui::Rangef::new(top, ui.cursor().top());
    let width = ui.max_rect().x_range();
    let (x, y) = (shown.rect.center().x, shown.rect.center().y);
    if shown.layer_id == ui.layer_id() && height.contains(y) && width.contains(x) {
        ui.data_mut(|data| data.insert_temp(around_id(), Around { field, row, pass }));
    }
}

impl RowKey {
    /// As [`Self::change`], but Enter in an empty row ends the list: it takes the row away again.
    pub fn change_of(self, row: Row, empty: bool) -> Option<ListChange> {
        match self {
            Self::Next if empty => Some(ListChange::Remove(row.place)),
            other => other.change(row.place, row.len),
        }
    }

    /// The change of a list that the key means in this row; `None` at the ends.
    pub fn change(self, place: usize, len: usize) -> Option<ListChange> {
        match self {
            Self::Next => Some(ListChange::Insert(place + 1)),
            Self::Delete => Some(ListChange::Remove(place)),
            Self::Up => place.checked_sub(1).map(|to| ListChange::Move { from: place, to }),
            Self::Down => (place + 1 < len).then_some(ListChange::Move { from: place, to: place + 1 }),
        }
    }
}

/// ↑ ↓ ✕ at the end of a row.
pub fn row_buttons(ui: &mut Ui, id: Id, words: &Words, name: &str, place: usize, len: usize) -> Option<ListChange> {
    ui.spacing_mut().item_spacing.x = 2.0;
    let mut change = None;
    for (sign, text, enabled, asked) in [
        ("↑", "row-up", place > 0, RowKey::Up),
        ("↓", "row-down", place + 1 < len, RowKey::Down),
        ("✕", "row-delete", true, RowKey::Delete),
    ] {
        let name = words.with(text, &[("row", name)]);
        if glyph_button(ui, id.with(text), sign, &name, enabled).clicked() {
            change = asked.change(place, len);
        }
    }
    change
}

/// Sizes of [`row_buttons()`].
pub mod row_buttons {
    /// Width that the three buttons take.
    pub const WIDTH: f32 = 78.0;
}

/// "+ Add a topic"
pub fn add_row_button(ui: &mut Ui, list: Id, text: &str) -> bool {
    add_button(ui, list.with("add"), &format!("+ {text}")).clicked()
}

/// Where a row stands; its id is that of its first field.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    pub id: Id,
    pub place: usize,
    pub len: usize,
}

/// What a row did in this frame.
pub struct RowAnswer<T> {
    pub change: Option<Change<T>>,
    pub list: Option<ListChange>,
}

impl<T> Default for RowAnswer<T> {
    fn default() -> Self {
        Self { change: None, list: None }
    }
}

/// Draws all rows, and a button that adds one more where `add` has its text.
pub fn rows_ui<T: Clone + PartialEq + Send + Sync + 'static>(
    ui: &mut Ui,
    list: Id,
    items: &[T],
    empty: T,
    add: Option<&str>,
    row: &mut dyn FnMut(&mut Ui, Row, &T) -> RowAnswer<T>,
) -> Option<Change<Vec<T>>> {
    let mut rows = Rows::load(ui, list, items);
    let mut answer: Option<Change<Vec<T>>> = None;
    let mut asked = None;
    for (place, item) in items.iter().enumerate() {
        let at = Row { id: rows.id(list, place), place, len: items.len() };
        let by_key = has_focus(ui, at.id).then(|| moving_keys(ui)).flatten();
        let top = ui.cursor().top();
        let done = row(ui, at, item);
        remember(ui, at.id, top);
        asked = asked.or(by_key.and_then(|key| key.change(place, items.len()))).or(done.list);
        if let Some(change) = done.change {
            let mut all = answer.map_or_else(|| items.to_vec(), |earlier| earlier.value);
            if let Some(slot) = all.get_mut(place) {
                *slot = change.value;
            }
            answer = Some(Change { value: all, interaction: change.interaction });
        }
    }
    if add.is_some_and(|text| add_row_button(ui, list, text)) {
        asked = Some(ListChange::Insert(items.len()));
    }
    if let Some(change) = asked {
        let mut all = answer.map_or_else(|| items.to_vec(), |earlier| earlier.value);
        let moved_in_focus = matches!(change, ListChange::Move { from, .. } if has_focus(ui, rows.id(list, from)));
        match rows.apply(&mut all, change, empty) {
            // The field that has the focus goes with its row.
            Some(_) if moved_in_focus => {}
            Some(place) => focus(ui, rows.id(list, place)),
            None => focus(ui, list.with("add")),
        }
        answer = Some(Change { value: all, interaction: next_interaction(ui.ctx()) });
    }
    rows.store(ui, list);
    answer
}

/// A list of texts, each in a field called `<label> <n>`.
pub fn text_list(
    ui: &mut Ui,
    field: Field<'_>,
    words: &Words,
    values: &[String],
    add: &str,
) -> Option<Change<Vec<String>>> {
    rows_ui(ui, field.id, values, String::new(), Some(add), &mut |ui, row, value| {
        let label = format!("{} {}", field.label, row.place + 1);
        let focused = ui.memory(|memory| memory.has_focus(row.id));
        let key = row_keys(ui, focused, value.is_empty());
        let one = Field { id: row.id, label: &label, ..field };
        let (typed, buttons) = with_row_buttons(ui, words, row, &label, |ui| text_field(ui, one, value));
        RowAnswer { change: typed.change, list: key.and_then(|key| key.change_of(row, value.is_empty())).or(buttons) }
    })
}

/// Lines pasted into the text of a row are a row each: what stood before the caret begins the first of them, what
/// stood after it ends the last. `None` when nothing or a single line is pasted.
pub fn pasted_rows(ui: &Ui, field: Id, text: &str) -> Option<Vec<String>> {
    let several = |event: &egui::Event| match event {
        egui::Event::Paste(pasted) => Some(lines(pasted)).filter(|lines| lines.len() > 1),
        _ => None,
    };
    let mut rows = ui.input(|input| input.events.iter().find_map(several))?;
    ui.input_mut(|input| input.events.retain(|event| several(event).is_none()));
    let caret = egui::text_edit::TextEditState::load(ui.ctx(), field).and_then(|state| state.cursor.char_range());
    let end = text.chars().count();
    let caret = caret.map_or(end..end, |range| {
        let range = range.as_sorted_char_range();
        range.start.0..range.end.0
    });
    let before: String = text.chars().take(caret.start).collect();
    let after: String = text.chars().skip(caret.end).collect();
    if let Some(first) = rows.first_mut() {
        first.insert_str(0, &before);
    }
    if let Some(last) = rows.last_mut() {
        last.push_str(&after);
    }
    Some(rows)
}

/// Lines that are not blank, without the numbers and marks that lists have in other programs.
fn lines(text: &str) -> Vec<String> {
    let bare = |line: &str| {
        let line = line.trim();
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let numbered = line.get(digits..).filter(|_| (1..=2).contains(&digits));
        let mark = numbered
            .and_then(|rest| rest.strip_prefix(['.', ')']))
            .or_else(|| line.strip_prefix(['•', '–', '—', '-', '*', '·']));
        let item = mark.filter(|rest| rest.starts_with(char::is_whitespace)).map(str::trim_start);
        item.unwrap_or(line).to_owned()
    };
    text.lines().map(bare).filter(|line| !line.is_empty()).collect()
}

/// A part of a row that stretches, and the buttons of the row after it.
pub fn with_row_buttons<R>(
    ui: &mut Ui,
    words: &Words,
    row: Row,
    name: &str,
    add: impl FnOnce(&mut Ui) -> R,
) -> (R, Option<ListChange>) {
    let line = |ui: &mut Ui| {
        let width = (ui.available_width() - row_buttons::WIDTH).max(60.0);
        let column = |ui: &mut Ui| {
            ui.set_width(width);
            add(ui)
        };
        let inner = ui.vertical(column).inner;
        (inner, row_buttons(ui, row.id, words, name, row.place, row.len))
    };
    ui.horizontal_top(line).inner
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(texts: &[&str]) -> Rows<String> {
        let mut rows = Rows { seen: Vec::new(), names: Vec::new(), last: 0 };
        rows.follow(&owned(texts));
        rows
    }

    fn owned(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn a_row_keeps_its_name_when_others_come_and_go() {
        let mut rows = rows(&["a", "b", "c"]);
        assert_eq!(rows.names, [1, 2, 3]);
        rows.follow(&owned(&["a", "x", "b", "c"]));
        assert_eq!(rows.names, [1, 4, 2, 3]);
        rows.follow(&owned(&["x", "b", "c"]));
        assert_eq!(rows.names, [4, 2, 3]);
        rows.follow(&owned(&["x", "typed", "c"]));
        assert_eq!(rows.names, [4, 2, 3]);
        rows.follow(&[]);
        assert_eq!(rows.names, [0_u64; 0]);
    }

    #[test]
    fn changes_of_the_list_go_with_the_names() {
        let mut rows = rows(&["a", "b", "c"]);
        let mut items = owned(&["a", "b", "c"]);
        assert_eq!(rows.apply(&mut items, ListChange::Move { from: 2, to: 0 }, String::new()), Some(0));
        assert_eq!((items.join(","), rows.names.clone()), ("c,a,b".to_owned(), vec![3, 1, 2]));
        assert_eq!(rows.apply(&mut items, ListChange::Insert(1), String::new()), Some(1));
        assert_eq!((items.join(","), rows.names.clone()), ("c,,a,b".to_owned(), vec![3, 4, 1, 2]));
        assert_eq!(rows.apply(&mut items, ListChange::Remove(0), String::new()), Some(0));
        assert_eq!(rows.apply(&mut items, ListChange::Remove(9), String::new()), None);
        assert_eq!((items.join(","), rows.names.clone()), (",a,b".to_owned(), vec![4, 1, 2]));
        rows.follow(&items);
        assert_eq!(rows.names, [4, 1, 2]);
    }

    #[test]
    fn pasted_lines_lose_the_marks_of_lists() {
        let text = "1. Oil and gas\r\n2)\tTransit\n\n • Middle Corridor\n2024 in review\n3.5 million tonnes\n";
        let rows = ["Oil and gas", "Transit", "Middle Corridor", "2024 in review", "3.5 million tonnes"];
        assert_eq!(lines(text), rows);
    }

    #[test]
    fn rows_do_not_move_past_the_ends() {
        assert_eq!(RowKey::Up.change(0, 3), None);
        assert_eq!(RowKey::Down.change(2, 3), None);
        assert_eq!(RowKey::Down.change(1, 3), Some(ListChange::Move { from: 1, to: 2 }));
    }
}
