//! What keys do in the table of a dataset: (cells, keys, expected cells and cursor), pressed on the real program.

use std::fmt::Write as _;
use std::path::Path;

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect};
use egui_kittest::kittest::Queryable as _;
use tradebook::analysis::sheet::Column;
use tradebook::domain::{
    Dataset, DatasetHead, DatasetId, Edit, Entry, Figure, Figures, Flow, Id, Key as FigureKey, List, Multiplier,
    Observation, Period, Project, Said,
};
use tradebook::formats::project;
use tradebook::platform::disk;
use tradebook::session::action::LookAction;
use tradebook::session::grid::{Cells as _, Spot};
use tradebook::session::{Action, DatasetTable, TableRow};

use crate::desk::{Desk, folder};

const FLOWS: [Flow; 4] = [Flow::Exports, Flow::Imports, Flow::ReExports, Flow::ReImports];
const NAMES: [&str; 4] = ["Exports", "Imports", "Re-exports", "Re-imports"];
const CASES: &str = include_str!("keys.txt");

struct Case<'c> {
    name: &'c str,
    before: Vec<&'c str>,
    keys: &'c str,
    after: Vec<&'c str>,
}

/// A case begins with `==`; its keys stand after `--`.
fn cases() -> Vec<Case<'static>> {
    let mut cases = Vec::new();
    for part in CASES.split("\n== ").skip(1) {
        let mut lines = part.lines().filter(|line| !line.starts_with("because") && !line.trim().is_empty());
        let name = lines.next().unwrap();
        let before: Vec<_> = lines.by_ref().take_while(|line| !line.starts_with("-- ")).collect();
        let keys = part.lines().find_map(|line| line.strip_prefix("-- ")).unwrap();
        cases.push(Case { name, before, keys, after: lines.collect() });
    }
    cases
}

fn id() -> DatasetId {
    Id::new(7).unwrap().into()
}

/// The dataset of the lines, and the cell with the cursor.
fn dataset_of(lines: &[&str]) -> (Dataset, Spot) {
    let head = DatasetHead { shown: Multiplier::MILLION, unit: "USD".to_owned(), ..DatasetHead::default() };
    let mut dataset = Dataset::new(id(), head);
    let mut cursor = None;
    let mut all = Vec::new();
    for (row, line) in lines.iter().enumerate() {
        let (period, cells) = line.split_once('|').unwrap();
        let period: Period = period.trim().parse().unwrap();
        dataset.periods.insert(period);
        for (column, (cell, flow)) in cells.split_whitespace().zip(FLOWS).enumerate() {
            if cell.starts_with('[') {
                cursor = Some(Spot::new(row, column));
            }
            let text = cell.trim_matches(['[', ']', '<', '>']);
            if text != "." {
                let number = format!("{text}e6").parse().unwrap();
                let figures = Figures::one(Figure::new(Said::Number(number), None));
                all.push(Observation { key: FigureKey::level(flow, period), figures });
            }
        }
    }
    dataset.observations = all.into_iter().collect();
    (dataset, cursor.unwrap())
}

fn table(desk: &Desk) -> std::rc::Rc<DatasetTable> {
    let session = desk.app().session();
    let last = session.sheet(id()).unwrap().periods().next_back();
    session.table(id(), last.and_then(Period::next)).unwrap()
}

/// The table as the cases write it; the row that can be added only where it is selected.
fn written(desk: &Desk) -> Vec<String> {
    let (session, table) = (desk.app().session(), table(desk));
    let marks = table.marks(session.selection());
    let blocks = marks.as_ref().map(|marks| marks.blocks(&*table)).unwrap_or_default();
    let mut lines = Vec::new();
    for row in 0..table.rows() {
        let shown = table.row(row).unwrap();
        let period = shown.period();
        let mut line = match shown {
            TableRow::Next(_) => "+ |".to_owned(),
            _ => format!("{period} |"),
        };
        let mut selected = false;
        for (column, flow) in FLOWS.into_iter().enumerate() {
            let text = session.text_of(id(), FigureKey::level(flow, period)).replace([' ', '\n'], "~");
            let text = if text.is_empty() { ".".to_owned() } else { text };
            let spot = Spot::new(row, column);
            let is_cursor = marks.as_ref().is_some_and(|marks| marks.cursor == spot);
            let inside = blocks.iter().any(|block| block.contains(spot));
            selected |= inside;
            let _ = match (is_cursor, inside) {
                (true, _) => write!(line, " [{text}]"),
                (false, true) => write!(line, " <{text}>"),
                _ => write!(line, " {text}"),
            };
        }
        if selected || matches!(shown, TableRow::Period(_)) {
            lines.push(line);
        }
    }
    lines
}

/// Keys as a case writes them: `C-S-Right`, `"12.5"`, `paste:1⇥2⏎3`, `C-click:2022/3`, `handle:2023/1` (the fill handle
/// is dragged there), `double-handle`.
fn press(desk: &mut Desk, token: &str) {
    if let Some(text) = token.strip_prefix("paste:") {
        desk.paste(&text.replace('⇥', "\t").replace('⏎', "\n"));
        return;
    }
    if let Some(text) = token.strip_prefix('"') {
        desk.write(text.trim_end_matches('"'));
        return;
    }
    let mut modifiers = Modifiers::NONE;
    let mut key = token;
    while let Some((modifier, rest)) = key.split_once('-').filter(|(modifier, _)| modifier.len() == 1) {
        match modifier {
            "C" => modifiers = modifiers | Modifiers::COMMAND | Modifiers::CTRL,
            "S" => modifiers |= Modifiers::SHIFT,
            other => panic!("no modifier {other}"),
        }
        key = rest;
    }
    if key == "double-handle" {
        let at = handle(desk);
        (0..2).for_each(|_| mouse(desk, at, modifiers));
        desk.settle();
        return;
    }
    if let Some((click, cell)) = key.split_once(':') {
        let (period, column) = cell.split_once('/').unwrap();
        let at = cell_at(desk, period, column.parse::<usize>().unwrap() - 1).center();
        if click == "handle" {
            drag(desk, handle(desk), at);
            return;
        }
        for _ in 0..if click == "double" { 2 } else { 1 } {
            mouse(desk, at, modifiers);
        }
        desk.settle();
        return;
    }
    match (key, modifiers.command) {
        ("c", true) if !modifiers.shift => desk.send(Event::Copy),
        ("x", true) => desk.send(Event::Cut),
        ("v", true) => {
            let text = desk.copied();
            desk.paste(&text);
        }
        _ => desk.press(modifiers, named(key)),
    }
}

fn cell_at(desk: &Desk, period: &str, column: usize) -> Rect {
    let flow = NAMES.get(column).unwrap();
    desk.window.get_by_label(&format!("{flow}, {period}")).rect()
}

/// The square at the lower right of what is selected.
fn handle(desk: &Desk) -> Pos2 {
    let table = table(desk);
    let last = table.marks(desk.app().session().selection()).unwrap().block(&*table).last;
    let period = table.period_at(last.row).unwrap();
    cell_at(desk, &period.to_string(), last.column).right_bottom() - egui::vec2(1.0, 1.0)
}

fn drag(desk: &mut Desk, from: Pos2, to: Pos2) {
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    for event in [
        Event::PointerMoved(from),
        button(from, true),
        Event::PointerMoved(from + (to - from) / 2.0),
        Event::PointerMoved(to),
        button(to, false),
    ] {
        desk.send(event);
    }
    desk.settle();
}

fn mouse(desk: &mut Desk, pos: Pos2, modifiers: Modifiers) {
    let events = &mut desk.window.input_mut().events;
    events.extend([Event::ModifiersChanged(modifiers), Event::PointerMoved(pos)]);
    for pressed in [true, false] {
        events.push(Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers });
    }
    desk.pass();
    desk.window.input_mut().events.push(Event::ModifiersChanged(Modifiers::NONE));
}

fn named(key: &str) -> Key {
    match key {
        "Left" => Key::ArrowLeft,
        "Right" => Key::ArrowRight,
        "Up" => Key::ArrowUp,
        "Down" => Key::ArrowDown,
        "PgUp" => Key::PageUp,
        "PgDn" => Key::PageDown,
        "Esc" => Key::Escape,
        "Del" => Key::Delete,
        "Bsp" => Key::Backspace,
        other => Key::from_name(&other.to_uppercase()).or_else(|| Key::from_name(other)).unwrap(),
    }
}

/// A quoted text may have spaces in it.
fn tokens(keys: &str) -> Vec<String> {
    let mut tokens = vec![String::new()];
    let mut quoted = false;
    for sign in keys.chars() {
        quoted ^= sign == '"';
        if sign == ' ' && !quoted {
            tokens.push(String::new());
        } else if let Some(token) = tokens.last_mut() {
            token.push(sign);
        }
    }
    tokens
}

/// The program with the dataset in a file of its own, and its levels side by side.
fn shown(dataset: Dataset, path: &Path) -> Desk {
    let mut whole = Project::default();
    let entry = Entry::Dataset(std::sync::Arc::new(dataset));
    whole.apply(Edit::Insert { list: List::Datasets, place: 0, entry }).unwrap();
    disk::replace(path, &project::write(&whole)).unwrap();
    let mut desk = Desk::opened(path);
    let columns = FLOWS.map(Column::level).to_vec();
    let look = LookAction::Columns(Some(columns));
    desk.window.state_mut().carry_out(Action::Look { dataset: id(), look });
    desk.settle();
    desk
}

fn outcome(case: &Case<'_>) -> Vec<String> {
    let (dataset, cursor) = dataset_of(&case.before);
    let folder = folder();
    let mut desk = shown(dataset, &folder.path().join("case.ron"));
    let at = table(&desk).cursor_at(cursor).unwrap();
    let name = NAMES.get(cursor.column).unwrap();
    desk.click(&format!("{name}, {}", at.period));
    for token in tokens(case.keys) {
        press(&mut desk, &token);
    }
    written(&desk)
}

#[test]
fn a_page_is_a_window_of_rows_and_shift_selects_it() {
    let lines: Vec<_> = (1901..=1990)
        .map(|year| {
            format!("{year} | {}1{} 2 3 4", if year == 1901 { "[" } else { "" }, if year == 1901 { "]" } else { "" })
        })
        .collect();
    let (dataset, _) = dataset_of(&lines.iter().map(String::as_str).collect::<Vec<_>>());
    let folder = folder();
    let mut desk = shown(dataset, &folder.path().join("case.ron"));
    desk.click("Exports, 1990");
    let at = |desk: &Desk| desk.app().session().selection().cursor.unwrap().period.year();
    let far = |desk: &Desk| desk.app().session().selection().spans.last().map(|span| span.far.period.year());
    press(&mut desk, "C-Home");
    assert_eq!(at(&desk), 1901);
    press(&mut desk, "PgDn");
    let page = at(&desk) - 1901;
    assert!((2..80).contains(&page), "{page}");
    press(&mut desk, "PgDn");
    assert_eq!(at(&desk), 1901 + 2 * page);
    press(&mut desk, "PgUp");
    assert_eq!((at(&desk), far(&desk)), (1901 + page, None));
    press(&mut desk, "S-PgDn");
    press(&mut desk, "S-PgDn");
    assert_eq!((at(&desk), far(&desk)), (1901 + page, Some(1901 + 3 * page)));
    press(&mut desk, "S-PgUp");
    assert_eq!((at(&desk), far(&desk)), (1901 + page, Some(1901 + 2 * page)));
    // The far corner is in view, and the cursor is where it was.
    assert!(desk.window.query_by_label(&format!("Exports, {}", 1901 + 2 * page)).is_some());
    press(&mut desk, "C-S-End");
    assert_eq!((at(&desk), far(&desk)), (1901 + page, Some(1990)));
    press(&mut desk, "C-S-Home");
    assert_eq!((at(&desk), far(&desk)), (1901 + page, Some(1901)));
}

/// Runs a part of the cases; the parts run side by side.
fn run(part: usize, parts: usize) {
    let cases = cases();
    assert!(cases.len() >= 150, "{} cases", cases.len());
    let mut failed = String::new();
    for case in cases.iter().skip(part).step_by(parts) {
        let squeezed = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        let expected: Vec<_> = case.after.iter().map(|line| squeezed(line)).collect();
        let seen = outcome(case);
        if seen != expected {
            let _ = writeln!(failed, "{}\n  {}\n  expected {expected:#?}\n  seen {seen:#?}", case.name, case.keys);
        }
    }
    assert!(failed.is_empty(), "{failed}");
}

#[test]
fn keys_do_what_hands_expect_1() {
    run(0, 4);
}

#[test]
fn keys_do_what_hands_expect_2() {
    run(1, 4);
}

#[test]
fn keys_do_what_hands_expect_3() {
    run(2, 4);
}

#[test]
fn keys_do_what_hands_expect_4() {
    run(3, 4);
}
