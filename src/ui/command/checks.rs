//! Commands on the verdicts.

/// What menus, palette and keys ask of the verdicts on figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CheckCommand {
    Show,
    /// Works them out at once.
    Now,
    /// The next conflict that nobody accepted.
    Next,
    GoToCells,
    /// Writes why a conflict stands.
    Accept,
}
