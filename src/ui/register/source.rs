//! The register as a grid.

use std::collections::BTreeMap;

use egui::Id;
use jiff::civil::Date;

use super::column::{COLUMNS, RegisterColumn, Typed, cell_text, edit_text, typed};
use super::lines::{At, Folded, Line, LineKey, RegisterTable};
use super::names::Names;
use crate::analysis::record::Because;
use crate::analysis::record::register::{Group, RegisterQuery, Row};
use crate::domain::{Deadline, OutcomeKind, OutcomeStatus};
use crate::session::grid::{Cells, Marks, Spot};
use crate::session::wording::record::{kind_name, outcome_status_name, priority_name};
use crate::ui::View;
use crate::ui::command::GridCommand;
use crate::ui::commission::deadline::deadline_name;
use crate::ui::commission::names::PRIORITIES;
use crate::ui::commission::{names_text, read_names};
use crate::ui::grid::offers::narrowed;
use crate::ui::grid::{Align, Does, Face, GridSource, Head, Hint, Ink, Mark, MenuEntry, Shape, Sorting, Target};
use crate::words::{Words, plain_spaces};

/// Own entries of the menu of a cell.
pub const GO_TO_POINT: u32 = 1;
pub const SET_STATUS: u32 = 2;
pub const ONLY_SESSION: u32 = 3;
pub const ONLY_SIDE: u32 = 4;
pub const ONLY_TOPIC: u32 = 5;

/// A tooltip and a value for assistive technology have no more of a text.
const MOST_SIGNS: usize = 500;
/// Width of the column of texts where there is little room, in tenths of a digit.
const TEXT_TENTHS: u32 = 260;

pub struct RegisterSource<'a> {
    pub words: &'a Words,
    pub table: RegisterTable<'a>,
    pub names: &'a Names,
    pub folded: &'a Folded,
    pub query: &'a RegisterQuery,
    pub widths: &'a BTreeMap<RegisterColumn, f32>,
    pub at: Date,
    pub today: Date,
}

/// Under which the table has the focus.
pub fn grid_id() -> Id {
    Id::unique("register")
}

/// What is done of a group of points: "5 done · 3 open · 1 overdue".
pub fn counts_text(words: &Words, counts: crate::analysis::record::register::Counts) -> String {
    let [done, open, overdue] = [counts.done, counts.open, counts.overdue].map(|count| words.decimal(count.into()));
    words.with("register-parts", &[("done", &done), ("open", &open), ("overdue", &overdue)])
}

fn shortened(text: &str) -> String {
    if text.chars().nth(MOST_SIGNS).is_none() {
        return text.to_owned();
    }
    text.chars().take(MOST_SIGNS).chain(['…']).collect()
}

/// Why a point can not be given another text in a column; `None` where it can.
pub fn why_not(words: &Words, names: &Names, row: &Row, column: RegisterColumn) -> Option<String> {
    if matches!(column, RegisterColumn::Session | RegisterColumn::Overdue | RegisterColumn::LastEntry) {
        return Some(words.t("register-read-only").to_owned());
    }
    if column == RegisterColumn::Status && matches!(row.standing.because, Because::Review(..)) {
        return Some(words.t("register-status-of-review").to_owned());
    }
    let session = names.session(row.turn).filter(|session| session.signed && !column.is_noted_later())?;
    Some(words.with("refused-locked", &[("session", &words.session_title(session.number))]))
}

impl<'a> RegisterSource<'a> {
    pub fn new(view: &View<'a>, state: &'a super::RegisterState, at: Date) -> Self {
        Self {
            words: view.words,
            table: state.table(),
            names: &state.names,
            folded: &state.folded,
            query: &state.query,
            widths: &state.widths,
            at,
            today: view.today,
        }
    }

    fn column(&self, column: usize) -> Option<RegisterColumn> {
        COLUMNS.get(column).copied()
    }

    fn session_name(&self, row: &Row) -> &'a str {
        self.names.session(row.turn).map_or("", |session| session.cell.as_str())
    }

    pub fn point_text(&self, row: &Row, column: RegisterColumn) -> String {
        cell_text(self.words, self.session_name(row), row, column, self.at)
    }

    fn group_name(&self, group: &Group) -> String {
        self.names.group(self.words, self.table.shown.register(), &group.key)
    }

    fn head_text(&self, group: &Group, column: RegisterColumn) -> String {
        match column {
            RegisterColumn::Session => {
                let sign = if self.folded.has(&group.key) { "▸" } else { "▾" };
                format!("{sign} {}", self.group_name(group))
            }
            RegisterColumn::Text => {
                let points = self.words.count("register-points", group.rows.len());
                format!("{points} · {}", counts_text(self.words, group.counts))
            }
            _ => String::new(),
        }
    }

    pub fn text(&self, spot: Spot) -> String {
        let Some(column) = self.column(spot.column) else { return String::new() };
        match self.table.line(spot.row) {
            Some(Line::Head(nth)) => {
                self.table.group(nth).map_or_else(String::new, |group| self.head_text(group, column))
            }
            Some(Line::Point(..)) => {
                self.table.point(spot.row).map_or_else(String::new, |row| self.point_text(row, column))
            }
            None => String::new(),
        }
    }

    /// A row as people name it: "20th session · Astana, ¶ 3.1".
    fn row_name(&self, row: &Row) -> String {
        let session = self.session_name(row);
        match row.outcome.paragraph.as_str() {
            "" => {
                let text: String = row.outcome.text.chars().take(40).collect();
                self.words.with("register-row-plain", &[("session", session), ("text", &text)])
            }
            paragraph => self.words.with("register-row", &[("session", session), ("paragraph", paragraph)]),
        }
    }

    fn ink(&self, row: &Row, column: RegisterColumn) -> Ink {
        let outcome = &row.outcome;
        match column {
            RegisterColumn::Overdue => Ink::Conflict,
            RegisterColumn::Deadline if row.is_overdue(self.at) => Ink::Conflict,
            RegisterColumn::Deadline if outcome.deadline == Deadline::NoneStated => Ink::Muted,
            RegisterColumn::Session | RegisterColumn::Paragraph | RegisterColumn::Kind | RegisterColumn::Topic => {
                Ink::Muted
            }
            RegisterColumn::Priority if outcome.priority == crate::domain::Priority::Normal => Ink::Muted,
            RegisterColumn::Status if !row.is_pending() => Ink::Muted,
            RegisterColumn::LastEntry => Ink::Muted,
            _ => Ink::Text,
        }
    }
}

impl Cells for RegisterSource<'_> {
    fn rows(&self) -> usize {
        self.table.rows()
    }

    fn columns(&self) -> usize {
        self.table.columns()
    }

    fn is_filled(&self, spot: Spot) -> bool {
        self.table.is_filled(spot)
    }
}

impl GridSource for RegisterSource<'_> {
    type At = At;

    fn at(&self, spot: Spot) -> Option<At> {
        self.table.at(spot)
    }

    fn spot_of(&self, at: At) -> Option<Spot> {
        self.table.spot_of(at)
    }

    fn words(&self) -> &Words {
        self.words
    }

    fn id(&self) -> Id {
        grid_id()
    }

    fn name(&self) -> String {
        self.words.t("register-title").to_owned()
    }

    fn revision(&self) -> u64 {
        // Widths do not follow the texts, which would be measured with each key otherwise.
        0
    }

    fn head(&self, column: usize) -> Head {
        let Some(column) = self.column(column) else { return Head::default() };
        let text = self.words.t(column.head()).to_owned();
        let name = self.words.t(column.name());
        let sort = column.sort().map(|by| match (by == self.query.sort, self.query.descending) {
            (false, _) => Sorting::Not,
            (true, false) => Sorting::Ascending,
            (true, true) => Sorting::Descending,
        });
        let name = match sort {
            Some(Sorting::Ascending) => self.words.with("register-head-ascending", &[("column", name)]),
            Some(Sorting::Descending) => self.words.with("register-head-descending", &[("column", name)]),
            _ => name.to_owned(),
        };
        Head { text, name, begins_group: false, left: true, sort }
    }

    fn width(&self, column: usize) -> Option<f32> {
        let column = self.column(column)?;
        self.widths.get(&column).copied().or_else(|| column.width())
    }

    fn frozen(&self) -> usize {
        2
    }

    fn face(&self, spot: Spot) -> Face {
        let Some(column) = self.column(spot.column) else { return Face::default() };
        let ink = match self.table.point(spot.row) {
            Some(row) => self.ink(row, column),
            None if column == RegisterColumn::Session => Ink::Accent,
            None => Ink::Muted,
        };
        // A corner beside the colour: where it is narrow the column of overdue days is out of sight.
        let attention = column == RegisterColumn::Deadline && ink == Ink::Conflict;
        Face { text: self.text(spot), align: Align::Left, ink, mark: Mark::None, attention, ..Face::default() }
    }

    fn shape(&self, _spot: Spot) -> Shape {
        Shape { tenths: TEXT_TENTHS, ..Shape::default() }
    }

    fn cell_name(&self, spot: Spot) -> String {
        let Some(column) = self.column(spot.column) else { return String::new() };
        let name = self.words.t(column.name());
        let row = match self.table.line(spot.row) {
            Some(Line::Head(nth)) => {
                let group = self.table.group(nth).map_or_else(String::new, |group| self.group_name(group));
                self.words.with("register-group", &[("group", &group)])
            }
            _ => self.table.point(spot.row).map_or_else(String::new, |row| self.row_name(row)),
        };
        self.words.with("column-of-row", &[("column", name), ("row", &row)])
    }

    fn cell_value(&self, spot: Spot) -> String {
        shortened(&plain_spaces(&self.text(spot)))
    }

    fn sentences(&self, spot: Spot) -> Vec<String> {
        let Some((row, column)) = self.table.point(spot.row).zip(self.column(spot.column)) else { return Vec::new() };
        let text = self.point_text(row, column);
        let mut sentences: Vec<_> = (!text.is_empty()).then(|| shortened(&text)).into_iter().collect();
        if column == RegisterColumn::Deadline {
            let overdue = self.point_text(row, RegisterColumn::Overdue);
            sentences
                .extend((!overdue.is_empty()).then(|| self.words.with("register-overdue-by", &[("days", &overdue)])));
        }
        let editable = !matches!(column, RegisterColumn::Session | RegisterColumn::Overdue | RegisterColumn::LastEntry);
        sentences.extend(why_not(self.words, self.names, row, column).filter(|_| editable));
        sentences
    }

    fn text_to_edit(&self, spot: Spot) -> Result<String, String> {
        let read_only = || self.words.t("register-read-only").to_owned();
        let (row, column) = self.table.point(spot.row).zip(self.column(spot.column)).ok_or_else(read_only)?;
        match why_not(self.words, self.names, row, column) {
            Some(why) => Err(why),
            None => Ok(edit_text(self.words, row, column)),
        }
    }

    fn opens(&self, spot: Spot) -> bool {
        spot.column == 0
    }

    fn hint(&self, at: At, text: &str) -> Option<Hint> {
        let plain = |text: String| Some(Hint { text, attention: false });
        match typed(self.words, at.column, text) {
            Err(sentence) => Some(Hint { text: sentence, attention: true }),
            Ok(Typed::Status(status, said)) => {
                let status = outcome_status_name(self.words, status);
                let known = [("status", status.as_str()), ("date", &self.words.date(self.today)), ("words", &said)];
                plain(self.words.with(if said.is_empty() { "register-entry" } else { "register-entry-words" }, &known))
            }
            Ok(Typed::Priority(priority)) => plain(priority_name(self.words, priority)),
            Ok(Typed::Kind(kind)) => plain(kind_name(self.words, kind)),
            Ok(Typed::Deadline(deadline)) => plain(deadline_name(self.words, &deadline)),
            Ok(_) => None,
        }
    }

    fn offers(&self, at: At, typed: &str) -> Vec<String> {
        let words = self.words;
        let register = self.table.shown.register();
        let known = |texts: &[String]| texts.iter().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>();
        match at.column {
            RegisterColumn::Status => {
                narrowed(OutcomeStatus::ALL.map(|status| outcome_status_name(words, status)), typed)
            }
            RegisterColumn::Priority => narrowed(PRIORITIES.map(|priority| priority_name(words, priority)), typed),
            RegisterColumn::Kind => narrowed(OutcomeKind::ALL.map(|kind| kind_name(words, kind)), typed),
            RegisterColumn::Topic => narrowed(known(register.topics()), typed),
            RegisterColumn::Responsible => next_sides(known(register.sides()), typed),
            _ => Vec::new(),
        }
    }

    fn holds_back(&self, at: At, text: &str) -> bool {
        typed(self.words, at.column, text).is_err()
    }

    fn is_text_column(&self, _column: usize) -> bool {
        true
    }

    fn menu(&self, target: Target, _marks: &Marks) -> Vec<MenuEntry> {
        let Target::Cell(spot) = target else { return Vec::new() };
        let Some((row, column)) = self.table.point(spot.row).zip(self.column(spot.column)) else { return Vec::new() };
        let own = |id: &'static str, choice| MenuEntry::new(self.words.t(id), Does::Own(choice));
        let editable = why_not(self.words, self.names, row, column).is_none();
        vec![
            own("register-menu-go", GO_TO_POINT),
            own("register-menu-status", SET_STATUS),
            MenuEntry::line(),
            MenuEntry::new(self.words.t("figures-menu-edit"), Does::Edit).enabled(editable),
            MenuEntry::new(self.words.t("figures-menu-clear"), Does::Clear).enabled(editable),
            MenuEntry::line(),
            own("register-menu-only-session", ONLY_SESSION),
            own("register-menu-only-side", ONLY_SIDE).enabled(!row.outcome.responsible.is_empty()),
            own("register-menu-only-topic", ONLY_TOPIC),
            MenuEntry::line(),
            MenuEntry::new(self.words.t("figures-menu-copy"), Does::Command(GridCommand::Copy)),
            MenuEntry::new(self.words.t("figures-menu-copy-heads"), Does::Command(GridCommand::CopyWithHeadings)),
        ]
    }
}

/// Several sides are written with commas between them: the list goes on from the last of them.
fn next_sides(all: Vec<String>, typed: &str) -> Vec<String> {
    let (before, last) = typed.rsplit_once(',').unwrap_or(("", typed));
    let taken = read_names(before);
    let fresh = all.into_iter().filter(|side| !side.contains(',') && !taken.contains(side));
    let whole = |side: String| names_text(&taken.iter().cloned().chain([side]).collect::<Vec<_>>());
    narrowed(fresh, last).into_iter().map(whole).collect()
}

/// The point of a cell.
pub fn point_of(at: At) -> Option<crate::domain::OutcomeId> {
    match at.line {
        LineKey::Point(_, id) => Some(id),
        LineKey::Head(_) => None,
    }
}
