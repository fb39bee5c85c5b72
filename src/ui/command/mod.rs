//! One table of commands behind menus, palette and keys.
//!
//! A command has no payload: what it works on is what is on the screen.
//! *Invariant:* every command has a text, a tooltip and a place in a menu, and no two share a shortcut.

mod charts;
mod checks;
mod grid;
pub mod reason;
mod register;
pub mod table;
#[cfg(test)]
mod tests;

use egui::{Event, Key, KeyboardShortcut};

use super::charts::ChartsState;
use super::frame::FileView;
use super::settings::{Settings, ThemeChoice};
use crate::analysis::growth::GrowthForm;
use crate::analysis::sheet::RowsOf;
use crate::domain::{Against, Chart};
use crate::session::{DatasetView, Place, Session};
use crate::words::{DateFormat, NumberFormat, Words};

pub use charts::ChartCommand;
pub use checks::CheckCommand;
pub use grid::GridCommand;
pub use register::RegisterCommand;
pub use table::{COMMANDS, Spec};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    New,
    Open,
    OpenPath,
    OpenSample,
    Save,
    SaveAs,
    SaveAsPath,
    ExportCsv,
    ExportXlsx,
    ExportCsvPath,
    ExportXlsxPath,
    Revert,
    RestoreEdits,
    CompareFile,
    OlderVersions,
    LeaveVersion,
    EditHere,
    Quit,

    Undo,
    Redo,
    Clear,
    FindCommand,
    Find,
    Replace,
    GoToPeriod,

    NewDataset,
    Bulletin,
    EditDataset,
    AddPeriod,
    ShowRows(RowsOf),
    AgainstYearEarlier,
    AgainstPrevious,
    ShowForm(GrowthForm),
    NewestFirst,
    Totals,
    Unit,
    ShowAsOf,
    SetStatus,
    SetNote,
    InsertMissing,
    DuplicateDataset,
    DeleteDataset,

    NewCommission,
    NewSession,
    NewOutcome,
    DraftNext,
    MattersArising,
    OutcomeHistory,
    DuplicateMeeting,
    DeleteMeeting,

    ShowSources,
    NewSource,
    DuplicateSource,
    DeleteSource,

    ShowFigures,
    ShowPartners,
    ShowRevisions,
    ShowMirror,
    Theme(ThemeChoice),
    ScaleLarger,
    ScaleSmaller,
    ScaleReset,
    ProjectPanel,
    Inspector,
    Numbers(NumberFormat),
    Dates(DateFormat),

    ShowEvents,
    NewEvent,

    Chart(ChartCommand),
    /// On the verdicts on figures.
    Checks(CheckCommand),
    /// On the points of all sessions.
    Register(RegisterCommand),
    /// On the selected cells.
    Grid(GridCommand),

    Keys,
    About,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Menu {
    File,
    Edit,
    Dataset,
    Chart,
    Commission,
    Sources,
    Checks,
    View,
    Help,
}

impl Menu {
    pub const ALL: [Self; 9] = [
        Self::File,
        Self::Edit,
        Self::Dataset,
        Self::Chart,
        Self::Commission,
        Self::Sources,
        Self::Checks,
        Self::View,
        Self::Help,
    ];

    pub fn text(self) -> &'static str {
        match self {
            Self::File => "menu-file",
            Self::Edit => "menu-edit",
            Self::Dataset => "menu-dataset",
            Self::Chart => "menu-chart",
            Self::Commission => "menu-commission",
            Self::Sources => "menu-sources",
            Self::Checks => "menu-checks",
            Self::View => "menu-view",
            Self::Help => "menu-help",
        }
    }
}

/// A menu inside a menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Submenu {
    Rows,
    Growth,
    ChartKind,
    Numbers,
    Dates,
}

impl Submenu {
    pub fn text(self) -> &'static str {
        match self {
            Self::Rows => "menu-rows",
            Self::Growth => "menu-growth",
            Self::ChartKind => "menu-chart-kind",
            Self::Numbers => "menu-numbers",
            Self::Dates => "menu-dates",
        }
    }
}

impl Command {
    pub fn spec(self) -> &'static Spec {
        // The first row stands in for a row that a test would have missed.
        COMMANDS.iter().find(|spec| spec.command == self).unwrap_or(&table::FIRST)
    }

    /// The command of a name in the table: `new-session`.
    pub fn by_name(name: &str) -> Option<Self> {
        COMMANDS.iter().find(|spec| spec.name == name).map(|spec| spec.command)
    }

    /// What menu and palette show; undo and redo say what of.
    pub fn title(self, words: &Words, session: &Session) -> String {
        let label = match self {
            Self::Undo => session.undo_label().map(|label| ("command-undo-what", label)),
            Self::Redo => session.redo_label().map(|label| ("command-redo-what", label)),
            _ => None,
        };
        if let Some((id, label)) = label {
            let what = super::undo_words::label_text(words, session.project(), label);
            return words.with(id, &[("what", &what)]);
        }
        let id = match (self, session.place()) {
            (Self::DuplicateMeeting, Place::Session(_)) => "command-duplicate-session",
            (Self::DuplicateMeeting, Place::Commission(_)) => "command-duplicate-commission",
            (Self::DeleteMeeting, Place::Session(_)) => "command-delete-session",
            (Self::DeleteMeeting, Place::Commission(_)) => "command-delete-commission",
            _ => self.spec().text,
        };
        words.t(id).to_owned()
    }

    pub fn enabled(self, session: &Session, file: &FileView) -> bool {
        reason::why_not(self, session, file).is_none()
    }

    /// On or off where the command is a choice; `None` where it does something.
    pub fn checked(self, session: &Session, settings: &Settings, charts: &ChartsState) -> Option<bool> {
        let view = dataset_view(session);
        Some(match self {
            Self::ShowRows(rows) => view.is_some_and(|view| view.question.rows == rows),
            Self::AgainstYearEarlier => view.is_some_and(|view| view.question.basis.against == Against::YearEarlier),
            Self::AgainstPrevious => view.is_some_and(|view| view.question.basis.against == Against::Previous),
            Self::ShowForm(form) => view.is_some_and(|view| view.question.basis.form == form),
            Self::NewestFirst => view.is_some_and(|view| view.newest_first),
            Self::Chart(ChartCommand::Kind(kind)) => chart(session).is_some_and(|chart| chart.kind == kind),
            Self::Chart(ChartCommand::AsTable) => charts.is_table(),
            Self::Chart(ChartCommand::AddNote) => charts.adds_notes(),
            Self::Chart(ChartCommand::DragFigures) => charts.drags_figures(),
            Self::Totals => view.is_some_and(|view| !view.without_totals),
            Self::Theme(theme) => settings.theme == theme,
            Self::ProjectPanel => settings.tree.is_shown(),
            Self::Inspector => settings.inspector.is_shown(),
            Self::Numbers(numbers) => settings.numbers == numbers,
            Self::Dates(dates) => settings.dates == dates,
            _ => return None,
        })
    }

    /// Whether a text that is being typed has this shortcut for itself.
    pub fn yields_to_text(self) -> bool {
        matches!(self, Self::Undo | Self::Redo | Self::Grid(_))
    }
}

/// How the dataset on the screen is looked at.
pub fn dataset_view(session: &Session) -> Option<DatasetView> {
    match session.place() {
        Place::Dataset(id) => Some(session.view_of(id)),
        _ => None,
    }
}

/// The chart on the screen.
pub fn chart(session: &Session) -> Option<&Chart> {
    match session.place() {
        Place::Chart(id) => session.project().charts.get(id),
        _ => None,
    }
}

/// Takes the shortcuts pressed in this pass out of the input.
pub fn pressed(ctx: &egui::Context) -> Vec<Command> {
    let typing = ctx.text_edit_focused();
    // The grid takes those on its cells itself, while it has the keyboard.
    let of_grid = |command| matches!(command, Command::Grid(_));
    ctx.input_mut(|input| {
        let mut found = Vec::new();
        input.events.retain(|event| {
            let Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
            let hit = COMMANDS.iter().find(|spec| {
                let yields = typing && spec.command.yields_to_text();
                !yields && !of_grid(spec.command) && spec.keys.iter().any(|shortcut| is(shortcut, *key, *modifiers))
            });
            found.extend(hit.map(|spec| spec.command));
            hit.is_none()
        });
        found
    })
}

/// The command on the selected cells that a key is the shortcut of.
pub fn grid_command(key: Key, modifiers: egui::Modifiers) -> Option<GridCommand> {
    COMMANDS.iter().find_map(|spec| match spec.command {
        Command::Grid(command) if spec.keys.iter().any(|shortcut| is(shortcut, key, modifiers)) => Some(command),
        _ => None,
    })
}

/// Takes one key out of the input if it was pressed with just these modifiers, whatever is held by now.
pub fn take_key(ctx: &egui::Context, modifiers: egui::Modifiers, key: Key) -> bool {
    ctx.input_mut(|input| {
        let before = input.events.len();
        input.events.retain(|event| match event {
            Event::Key { key: at, pressed: true, modifiers: held, .. } => *at != key || !held.matches_exact(modifiers),
            _ => true,
        });
        input.events.len() < before
    })
}

/// No other modifier may be held, as AltGr reports Ctrl and Alt; only + is typed with Shift on many keyboards.
fn is(shortcut: &KeyboardShortcut, key: Key, mut modifiers: egui::Modifiers) -> bool {
    if key == Key::Plus {
        modifiers.shift = shortcut.modifiers.shift;
    }
    shortcut.logical_key == key && modifiers.matches_exact(shortcut.modifiers)
}

/// The first shortcut of a command as people read it: "Ctrl+Shift+S".
pub fn shortcut_text(ctx: &egui::Context, spec: &Spec) -> Option<String> {
    spec.keys.first().map(|shortcut| keys_text(ctx, shortcut))
}

/// "Ctrl++" rather than "Ctrl+Plus".
pub fn keys_text(ctx: &egui::Context, shortcut: &KeyboardShortcut) -> String {
    let text = ctx.format_shortcut(shortcut);
    let sign = match shortcut.logical_key {
        Key::Plus => "+",
        Key::Minus => "−",
        Key::Equals => "=",
        _ => return text,
    };
    format!("{}{sign}", text.trim_end_matches(shortcut.logical_key.name()))
}
