//! The table: name, texts, menu and shortcuts of every command, in the order of the menus.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::{ChartCommand, CheckCommand, Command, GridCommand, Menu, RegisterCommand, Submenu};
use crate::analysis::growth::GrowthForm;
use crate::analysis::sheet::RowsOf;
use crate::domain::ChartKind;
use crate::ui::settings::ThemeChoice;
use crate::words::{DateFormat, NumberFormat};

#[derive(Debug)]
pub struct Spec {
    pub command: Command,
    /// Stable, for screens and tests: `new-session`.
    pub name: &'static str,
    /// Id of the text in the translations.
    pub text: &'static str,
    /// Id of the tooltip.
    pub tip: &'static str,
    pub menu: Menu,
    /// Commands of one group stand together between two lines.
    pub group: u8,
    pub submenu: Option<Submenu>,
    /// The first one is shown.
    pub keys: &'static [KeyboardShortcut],
}

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}

const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

macro_rules! spec {
    ($menu:ident $(/ $submenu:ident)?, $group:literal, $name:literal, $command:expr $(, $key:expr)*) => {
        Spec {
            command: $command,
            name: $name,
            text: concat!("command-", $name),
            tip: concat!("command-", $name, "-tip"),
            menu: Menu::$menu,
            group: $group,
            submenu: spec!(@sub $($submenu)?),
            keys: &[$($key),*],
        }
    };
    (@sub $submenu:ident) => { Some(Submenu::$submenu) };
    (@sub) => { None };
}

pub(super) static FIRST: Spec = spec!(File, 0, "new", Command::New, ctrl(Key::N));

pub static COMMANDS: &[Spec] = &[
    spec!(File, 0, "new", Command::New, ctrl(Key::N)),
    spec!(File, 0, "open", Command::Open, ctrl(Key::O)),
    spec!(File, 0, "open-path", Command::OpenPath, ctrl_shift(Key::O)),
    spec!(File, 0, "open-sample", Command::OpenSample),
    spec!(File, 1, "save", Command::Save, ctrl(Key::S)),
    spec!(File, 1, "save-as", Command::SaveAs, ctrl_shift(Key::S)),
    spec!(File, 1, "save-as-path", Command::SaveAsPath),
    spec!(File, 1, "revert", Command::Revert),
    spec!(File, 1, "compare-file", Command::CompareFile),
    spec!(File, 1, "older-versions", Command::OlderVersions),
    spec!(File, 1, "leave-version", Command::LeaveVersion),
    spec!(File, 1, "restore-edits", Command::RestoreEdits),
    spec!(File, 1, "edit-here", Command::EditHere),
    spec!(File, 2, "export-csv", Command::ExportCsv),
    spec!(File, 2, "export-xlsx", Command::ExportXlsx),
    spec!(File, 2, "export-csv-path", Command::ExportCsvPath),
    spec!(File, 2, "export-xlsx-path", Command::ExportXlsxPath),
    spec!(File, 3, "quit", Command::Quit, ctrl(Key::Q)),
    spec!(Edit, 0, "undo", Command::Undo, ctrl(Key::Z)),
    spec!(Edit, 0, "redo", Command::Redo, ctrl_shift(Key::Z), ctrl(Key::Y)),
    spec!(Edit, 1, "cut", Command::Grid(GridCommand::Cut), ctrl(Key::X)),
    spec!(Edit, 1, "copy", Command::Grid(GridCommand::Copy), ctrl(Key::C)),
    spec!(Edit, 1, "copy-with-headings", Command::Grid(GridCommand::CopyWithHeadings), ctrl_shift(Key::C)),
    spec!(Edit, 1, "paste", Command::Grid(GridCommand::Paste), ctrl(Key::V)),
    spec!(Edit, 1, "clear", Command::Clear),
    spec!(Edit, 1, "select-all", Command::Grid(GridCommand::SelectAll), ctrl(Key::A)),
    spec!(Edit, 2, "fill-down", Command::Grid(GridCommand::FillDown), ctrl(Key::D)),
    spec!(Edit, 2, "fill-right", Command::Grid(GridCommand::FillRight), ctrl(Key::R)),
    spec!(Edit, 2, "set-status", Command::SetStatus, ctrl_shift(Key::L)),
    spec!(Edit, 2, "set-note", Command::SetNote, KeyboardShortcut::new(Modifiers::SHIFT, Key::F2)),
    spec!(Edit, 2, "take-over", Command::Grid(GridCommand::TakeOver), ctrl(Key::T)),
    spec!(Edit, 3, "find", Command::Find, ctrl(Key::F)),
    spec!(Edit, 3, "replace", Command::Replace, ctrl(Key::H)),
    spec!(Edit, 3, "go-to-period", Command::GoToPeriod, ctrl(Key::G)),
    spec!(Edit, 3, "find-command", Command::FindCommand, ctrl(Key::K)),
    spec!(Dataset, 0, "new-dataset", Command::NewDataset, ctrl_shift(Key::D)),
    spec!(Dataset, 0, "bulletin", Command::Bulletin, alt(Key::B)),
    spec!(Dataset, 0, "edit-dataset", Command::EditDataset),
    spec!(Dataset, 1, "add-period", Command::AddPeriod, ctrl_shift(Key::P)),
    spec!(Dataset, 1, "insert-before", Command::Grid(GridCommand::InsertBefore), ctrl_shift(Key::B)),
    spec!(Dataset, 1, "insert-after", Command::Grid(GridCommand::InsertAfter), ctrl(Key::B)),
    spec!(Dataset, 1, "remove-period", Command::Grid(GridCommand::DeleteRows), ctrl_shift(Key::K)),
    spec!(Dataset, 1, "insert-missing", Command::InsertMissing),
    spec!(Dataset / Rows, 2, "rows-years", Command::ShowRows(RowsOf::Years), ctrl(Key::Num1)),
    spec!(Dataset / Rows, 2, "rows-half-years", Command::ShowRows(RowsOf::HalfYears)),
    spec!(Dataset / Rows, 2, "rows-quarters", Command::ShowRows(RowsOf::Quarters), ctrl(Key::Num2)),
    spec!(Dataset / Rows, 2, "rows-months", Command::ShowRows(RowsOf::Months), ctrl(Key::Num3)),
    spec!(Dataset / Rows, 2, "rows-year-to-date", Command::ShowRows(RowsOf::YearToDate), ctrl(Key::Num4)),
    spec!(Dataset / Rows, 2, "rows-other", Command::ShowRows(RowsOf::OtherSpans)),
    spec!(Dataset / Growth, 2, "against-year-earlier", Command::AgainstYearEarlier),
    spec!(Dataset / Growth, 2, "against-previous", Command::AgainstPrevious),
    spec!(Dataset / Growth, 3, "growth-percent", Command::ShowForm(GrowthForm::Percent)),
    spec!(Dataset / Growth, 3, "growth-change", Command::ShowForm(GrowthForm::Change)),
    spec!(Dataset / Growth, 3, "growth-index", Command::ShowForm(GrowthForm::Index)),
    spec!(Dataset, 3, "newest-first", Command::NewestFirst),
    spec!(Dataset, 3, "totals", Command::Totals),
    spec!(Dataset, 3, "columns-left", Command::Grid(GridCommand::ColumnsLeft), alt(Key::ArrowLeft)),
    spec!(Dataset, 3, "columns-right", Command::Grid(GridCommand::ColumnsRight), alt(Key::ArrowRight)),
    spec!(Dataset, 3, "show-as-of", Command::ShowAsOf),
    spec!(Dataset, 3, "unit", Command::Unit),
    spec!(Dataset, 4, "revisions", Command::ShowRevisions, alt(Key::R)),
    spec!(Dataset, 4, "mirror", Command::ShowMirror, alt(Key::M)),
    spec!(Dataset, 5, "duplicate-dataset", Command::DuplicateDataset),
    spec!(Dataset, 5, "delete-dataset", Command::DeleteDataset),
    spec!(Chart, 0, "new-chart", Command::Chart(ChartCommand::New), ctrl_shift(Key::N)),
    spec!(Chart, 0, "chart-from-selection", Command::Chart(ChartCommand::FromSelection), alt(Key::F1)),
    spec!(Chart, 0, "save-as-chart", Command::Chart(ChartCommand::SaveAs)),
    spec!(Chart, 0, "chart-for-others", Command::Chart(ChartCommand::ForOthers)),
    spec!(Chart, 1, "show-in-chart", Command::Chart(ChartCommand::ShowInChart), ctrl_shift(Key::G)),
    spec!(Chart, 1, "go-to-figure", Command::Chart(ChartCommand::GoToFigure)),
    spec!(Chart / ChartKind, 2, "chart-grouped", Command::Chart(ChartCommand::Kind(ChartKind::Grouped))),
    spec!(Chart / ChartKind, 2, "chart-stacked", Command::Chart(ChartCommand::Kind(ChartKind::Stacked))),
    spec!(Chart / ChartKind, 2, "chart-mirrored", Command::Chart(ChartCommand::Kind(ChartKind::Mirrored))),
    spec!(Chart / ChartKind, 2, "chart-lines", Command::Chart(ChartCommand::Kind(ChartKind::Lines))),
    spec!(Chart / ChartKind, 2, "chart-area", Command::Chart(ChartCommand::Kind(ChartKind::Area))),
    spec!(Chart / ChartKind, 3, "chart-index", Command::Chart(ChartCommand::Kind(ChartKind::Index))),
    spec!(Chart / ChartKind, 3, "chart-growth", Command::Chart(ChartCommand::Kind(ChartKind::Growth))),
    spec!(Chart / ChartKind, 3, "chart-contribution", Command::Chart(ChartCommand::Kind(ChartKind::Contribution))),
    spec!(Chart / ChartKind, 3, "chart-share", Command::Chart(ChartCommand::Kind(ChartKind::Share))),
    spec!(Chart / ChartKind, 4, "chart-year-to-date", Command::Chart(ChartCommand::Kind(ChartKind::YearToDate))),
    spec!(Chart / ChartKind, 4, "chart-slope", Command::Chart(ChartCommand::Kind(ChartKind::Slope))),
    spec!(Chart / ChartKind, 4, "chart-small-multiples", Command::Chart(ChartCommand::Kind(ChartKind::SmallMultiples))),
    spec!(Chart, 2, "chart-as-table", Command::Chart(ChartCommand::AsTable)),
    spec!(Chart, 2, "chart-fit", Command::Chart(ChartCommand::Fit)),
    spec!(Chart, 2, "chart-keep-period", Command::Chart(ChartCommand::KeepPeriod)),
    spec!(Chart, 2, "chart-add-note", Command::Chart(ChartCommand::AddNote)),
    spec!(Chart, 2, "chart-drag-figures", Command::Chart(ChartCommand::DragFigures)),
    spec!(Chart, 3, "copy-picture", Command::Chart(ChartCommand::CopyPicture)),
    spec!(Chart, 3, "export-chart", Command::Chart(ChartCommand::Export), ctrl(Key::E)),
    spec!(Chart, 3, "export-all-charts", Command::Chart(ChartCommand::ExportAll)),
    spec!(Chart, 3, "chart-style", Command::Chart(ChartCommand::Style)),
    spec!(Chart, 4, "duplicate-chart", Command::Chart(ChartCommand::Duplicate)),
    spec!(Chart, 4, "delete-chart", Command::Chart(ChartCommand::Delete)),
    spec!(Commission, 0, "new-commission", Command::NewCommission),
    spec!(Commission, 0, "new-session", Command::NewSession, ctrl_shift(Key::M)),
    spec!(Commission, 0, "new-outcome", Command::NewOutcome, ctrl_shift(Key::A)),
    spec!(Commission, 1, "draft-next", Command::DraftNext),
    spec!(Commission, 1, "matters-arising", Command::MattersArising, ctrl_shift(Key::W)),
    spec!(Commission, 1, "outcome-history", Command::OutcomeHistory, ctrl_shift(Key::H)),
    spec!(Commission, 2, "duplicate-meeting", Command::DuplicateMeeting),
    spec!(Commission, 2, "delete-meeting", Command::DeleteMeeting),
    spec!(Commission, 3, "show-events", Command::ShowEvents),
    spec!(Commission, 3, "new-event", Command::NewEvent),
    spec!(Commission, 5, "register", Command::Register(RegisterCommand::Show), ctrl_shift(Key::J)),
    spec!(Commission, 5, "needs-a-look", Command::Register(RegisterCommand::NeedsALook)),
    spec!(Commission, 5, "calendar", Command::Register(RegisterCommand::Calendar), ctrl_shift(Key::U)),
    spec!(Commission, 5, "keep-view", Command::Register(RegisterCommand::KeepView)),
    spec!(Commission, 6, "export-register", Command::Register(RegisterCommand::Export)),
    spec!(Commission, 6, "export-shown", Command::Register(RegisterCommand::ExportShown)),
    spec!(Commission, 6, "export-calendar", Command::Register(RegisterCommand::ExportCalendar)),
    spec!(Sources, 0, "show-sources", Command::ShowSources),
    spec!(Sources, 0, "new-source", Command::NewSource),
    spec!(Sources, 1, "duplicate-source", Command::DuplicateSource),
    spec!(Sources, 1, "delete-source", Command::DeleteSource),
    spec!(Checks, 0, "show-checks", Command::Checks(CheckCommand::Show), ctrl_shift(Key::F)),
    spec!(Checks, 0, "check-figures", Command::Checks(CheckCommand::Now), plain(Key::F7)),
    spec!(Checks, 1, "next-conflict", Command::Checks(CheckCommand::Next), plain(Key::F8)),
    spec!(Checks, 1, "go-to-cells", Command::Checks(CheckCommand::GoToCells)),
    spec!(Checks, 2, "accept-conflict", Command::Checks(CheckCommand::Accept)),
    spec!(View, 0, "theme-light", Command::Theme(ThemeChoice::Light)),
    spec!(View, 0, "theme-dark", Command::Theme(ThemeChoice::Dark)),
    spec!(View, 0, "theme-system", Command::Theme(ThemeChoice::System)),
    spec!(View, 1, "scale-larger", Command::ScaleLarger, ctrl(Key::Plus), ctrl(Key::Equals)),
    spec!(View, 1, "scale-smaller", Command::ScaleSmaller, ctrl(Key::Minus)),
    spec!(View, 1, "scale-reset", Command::ScaleReset, ctrl(Key::Num0)),
    spec!(View, 2, "project-panel", Command::ProjectPanel, ctrl_shift(Key::E)),
    spec!(View, 2, "inspector", Command::Inspector, ctrl_shift(Key::I)),
    spec!(View / Numbers, 3, "numbers-comma-point", Command::Numbers(NumberFormat::CommaPoint)),
    spec!(View / Numbers, 3, "numbers-space-comma", Command::Numbers(NumberFormat::SpaceComma)),
    spec!(View / Numbers, 3, "numbers-space-point", Command::Numbers(NumberFormat::SpacePoint)),
    spec!(View / Numbers, 3, "numbers-point-comma", Command::Numbers(NumberFormat::PointComma)),
    spec!(View / Numbers, 3, "numbers-plain-point", Command::Numbers(NumberFormat::PlainPoint)),
    spec!(View / Numbers, 3, "numbers-plain-comma", Command::Numbers(NumberFormat::PlainComma)),
    spec!(View / Dates, 3, "dates-words", Command::Dates(DateFormat::Words)),
    spec!(View / Dates, 3, "dates-dots", Command::Dates(DateFormat::Dots)),
    spec!(View / Dates, 3, "dates-slashes", Command::Dates(DateFormat::Slashes)),
    spec!(View / Dates, 3, "dates-iso", Command::Dates(DateFormat::Iso)),
    spec!(View, 4, "all-figures", Command::ShowFigures, ctrl_shift(Key::T)),
    spec!(View, 4, "partners", Command::ShowPartners, ctrl_shift(Key::R)),
    spec!(Help, 0, "keys", Command::Keys, plain(Key::F1)),
    spec!(Help, 1, "about", Command::About),
];
