//! What the program remembers of how it is used, apart from any project. `platform` loads and stores it.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::domain::DatasetId;
use crate::session::DatasetView;
use crate::words::{DateFormat, NumberFormat};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum ThemeChoice {
    #[default]
    Light,
    Dark,
    System,
}

/// A side panel as it was left.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PanelSetting {
    pub width: f32,
    pub open: bool,
    /// Not shown now though it is open: the window is too narrow for it.
    #[serde(skip)]
    pub folded: bool,
}

impl PanelSetting {
    pub fn is_shown(self) -> bool {
        self.open && !self.folded
    }
}

impl Default for PanelSetting {
    fn default() -> Self {
        Self { width: 208.0, open: true, folded: false }
    }
}

/// Size and place of the window in points; `platform` checks that it is still on a screen.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct WindowSetting {
    pub size: [f32; 2],
    pub position: Option<[f32; 2]>,
    pub maximized: bool,
}

impl Default for WindowSetting {
    fn default() -> Self {
        Self { size: [1240.0, 760.0], position: None, maximized: false }
    }
}

/// Unknown fields are passed over and missing ones have their default, so that versions can share one file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub theme: ThemeChoice,
    /// Interface scale in percent.
    pub scale: u16,
    pub numbers: NumberFormat,
    pub dates: DateFormat,
    pub tree: PanelSetting,
    pub inspector: PanelSetting,
    /// Newest first, no file twice, at most [`Self::RECENT`].
    pub recent: Vec<PathBuf>,
    pub window: WindowSetting,
    /// How tables are laid out, by the ids of their datasets, which no two projects share. The one changed last is the
    /// last; at most [`Self::LOOKS`].
    pub looks: Vec<(DatasetId, DatasetView)>,
    /// Most room for the older versions of all files together, in units of 1024 × 1024 bytes.
    pub versions_room: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::default(),
            scale: 100,
            numbers: NumberFormat::default(),
            dates: DateFormat::default(),
            tree: PanelSetting::default(),
            inspector: PanelSetting { width: 248.0, ..PanelSetting::default() },
            recent: Vec::new(),
            window: WindowSetting::default(),
            looks: Vec::new(),
            versions_room: 1024,
        }
    }
}

impl Settings {
    pub const RECENT: usize = 12;
    pub const LOOKS: usize = 200;
    /// What can be chosen as [`Self::versions_room`].
    pub const ROOMS: [u32; 7] = [128, 256, 512, 1024, 2048, 5 * 1024, 10 * 1024];
    const SCALES: [u16; 12] = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200, 300];

    /// Puts a file at the top of the recent ones.
    pub fn remember_file(&mut self, path: &Path) {
        self.forget_file(path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(Self::RECENT);
    }

    pub fn forget_file(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
    }

    /// Keeps how the table of a dataset is laid out.
    pub fn remember_look(&mut self, dataset: DatasetId, look: DatasetView) {
        self.looks.retain(|(known, _)| *known != dataset);
        self.looks.push((dataset, look));
        let surplus = self.looks.len().saturating_sub(Self::LOOKS);
        self.looks.drain(..surplus);
    }

    pub fn larger(&mut self) {
        self.scale = Self::SCALES.into_iter().find(|scale| *scale > self.scale).unwrap_or(self.scale);
    }

    pub fn smaller(&mut self) {
        self.scale = Self::SCALES.into_iter().rev().find(|scale| *scale < self.scale).unwrap_or(self.scale);
    }

    /// [`Self::versions_room`] in bytes.
    pub fn versions_limit(&self) -> u64 {
        u64::from(self.versions_room) << 20
    }

    /// The factor egui scales by; a file with a wild number does no harm.
    pub fn zoom(&self) -> f32 {
        f32::from(self.scale.clamp(50, 300)) / 100.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recent_file_stands_once_and_first_and_there_are_twelve() {
        let mut settings = Settings::default();
        for nth in 0..14 {
            settings.remember_file(Path::new(&format!("{nth}.ron")));
        }
        settings.remember_file(Path::new("5.ron"));
        let names: Vec<_> = settings.recent.iter().map(|path| path.display().to_string()).collect();
        assert_eq!(
            names,
            ["5", "13", "12", "11", "10", "9", "8", "7", "6", "4", "3", "2"].map(|name| format!("{name}.ron"))
        );
    }

    #[test]
    fn the_layout_of_a_table_is_kept_by_dataset_and_the_oldest_is_forgotten() {
        use crate::analysis::sheet::Column;
        use crate::domain::{Flow, Id};
        let id = |raw| DatasetId(Id::new(raw).unwrap());
        let mut settings = Settings::default();
        for raw in 1..=201 {
            settings.remember_look(id(raw), DatasetView { newest_first: true, ..DatasetView::default() });
        }
        let columns = Some(vec![Column::level(Flow::Imports), Column::growth(Flow::Imports)]);
        let widths = [(Column::level(Flow::Imports), 140)].into();
        settings.remember_look(id(3), DatasetView { columns, widths, ..DatasetView::default() });
        assert_eq!(settings.looks.len(), Settings::LOOKS);
        assert_eq!(settings.looks.first().map(|(first, _)| *first), Some(id(2)));
        assert_eq!(settings.looks.last().map(|(last, _)| *last), Some(id(3)));
        let again: Settings = ron::from_str(&ron::to_string(&settings).unwrap()).unwrap();
        assert_eq!(again, settings);
    }

    #[test]
    fn settings_of_another_version_are_read_as_far_as_they_are_known() {
        let text = r#"(theme: Dark, wings: 2, tree: (open: false, colour: "red"))"#;
        let settings: Settings = ron::from_str(text).unwrap();
        assert_eq!(settings.theme, ThemeChoice::Dark);
        assert_eq!((settings.tree.open, settings.tree.width), (false, 208.0));
        assert_eq!(settings.scale, 100);
        assert_eq!(settings.versions_limit(), 1 << 30);
    }

    #[test]
    fn the_scale_moves_in_steps_and_stops_at_the_ends() {
        let mut settings = Settings::default();
        settings.larger();
        assert_eq!(settings.scale, 110);
        for _ in 0..20 {
            settings.smaller();
        }
        assert_eq!(settings.scale, 50);
    }
}
