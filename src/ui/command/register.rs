//! Commands on the points of all sessions.

/// What menus, palette and keys ask for the register and the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RegisterCommand {
    Show,
    Calendar,
    /// What is forgotten, and what cannot be as it stands.
    NeedsALook,
    /// Filter, groups and order under a name.
    KeepView,
    Export,
    /// As filtered, grouped and sorted.
    ExportShown,
    ExportCalendar,
}
