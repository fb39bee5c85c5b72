//! Which side panels are shown: as they were left, and in a narrow window only when they were asked for.

use crate::ui::settings::{PanelSetting, Settings};

/// Points below which a panel folds by itself.
const TREE_NEEDS: f32 = 800.0;
const INSPECTOR_NEEDS: f32 = 1100.0;

#[derive(Debug, Default)]
pub struct Folding {
    /// Opened by the person though the window is narrow.
    tree_asked: bool,
    inspector_asked: bool,
}

impl Folding {
    /// `width` is the window's, in points.
    pub fn update(&mut self, width: f32, settings: &mut Settings) {
        let narrow = width < TREE_NEEDS;
        self.tree_asked &= narrow && settings.tree.open;
        settings.tree.folded = narrow && !self.tree_asked;
        let narrow = width < INSPECTOR_NEEDS;
        self.inspector_asked &= narrow && settings.inspector.open;
        settings.inspector.folded = narrow && !self.inspector_asked;
    }

    pub fn toggle_tree(&mut self, settings: &mut Settings) {
        self.tree_asked = toggle(&mut settings.tree);
    }

    pub fn toggle_inspector(&mut self, settings: &mut Settings) {
        self.inspector_asked = toggle(&mut settings.inspector);
    }
}

/// True when the panel is shown from now on.
fn toggle(panel: &mut PanelSetting) -> bool {
    let show = !panel.is_shown();
    panel.open = show;
    panel.folded = false;
    show
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panels_fold_in_a_narrow_window_unless_they_were_asked_for() {
        let (mut folding, mut settings) = (Folding::default(), Settings::default());
        let mut at = |width, toggle: bool| {
            folding.update(width, &mut settings);
            if toggle {
                folding.toggle_inspector(&mut settings);
            }
            (settings.tree.is_shown(), settings.inspector.is_shown())
        };
        assert_eq!(at(1440.0, false), (true, true));
        assert_eq!(at(1024.0, false), (true, false));
        assert_eq!(at(1024.0, true), (true, true));
        assert_eq!(at(700.0, false), (false, true));
        assert_eq!(at(1200.0, false), (true, true));
        assert_eq!(at(1024.0, false), (true, false));
    }
}
