//! Colours, type sizes and spacing of the whole window. No other file names a colour.

use std::sync::Arc;

use egui::{Color32, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, TextStyle, Vec2, Visuals};

use crate::analysis::chart::palette::{self, Palette};
use crate::domain::Flow;
use crate::domain::scene::Rgb;

/// Height of a row in tables and lists.
pub const ROW: f32 = 28.0;
/// Step of all spacing.
pub const STEP: f32 = 4.0;
pub const CORNER: u8 = 6;

/// The family of semibold text.
pub fn semibold() -> FontFamily {
    FontFamily::Name(Arc::from("semibold"))
}

/// 13 px regular: the text of the window.
pub fn body() -> FontId {
    FontId::new(13.0, FontFamily::Proportional)
}

/// 13 px semibold: heads of tables and of cards.
pub fn strong() -> FontId {
    FontId::new(13.0, semibold())
}

/// 11.5 px: labels of groups, units, footnotes.
pub fn small() -> FontId {
    FontId::new(11.5, FontFamily::Proportional)
}

/// 19 px semibold: the title of a screen.
pub fn title() -> FontId {
    FontId::new(19.0, semibold())
}

/// 20 px semibold: the figure of a tile.
pub fn figure() -> FontId {
    FontId::new(20.0, semibold())
}

/// The colours of one theme. Meaning never rests on colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    pub dark: bool,
    pub surface: Color32,
    pub panel: Color32,
    pub line: Color32,
    pub table_line: Color32,
    pub text: Color32,
    pub muted: Color32,
    /// Figures that the program calculated.
    pub calculated: Color32,
    pub accent: Color32,
    pub accent_pale: Color32,
    /// Text on an accent fill.
    pub on_accent: Color32,
    pub exports: Color32,
    pub imports: Color32,
    pub turnover: Color32,
    pub session: Color32,
    pub rise: Color32,
    pub fall: Color32,
    pub agrees: Color32,
    pub attention: Color32,
    pub conflict: Color32,
    /// Text on the three pale fills above, and marks of the same meaning.
    pub agrees_text: Color32,
    pub attention_text: Color32,
    pub conflict_text: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

/// A colour of the charts, which the window shares with them.
const fn of(Rgb(red, green, blue): Rgb) -> Color32 {
    Color32::from_rgb(red, green, blue)
}

pub const LIGHT: Theme = Theme {
    dark: false,
    surface: of(palette::LIGHT.surface),
    panel: rgb(0xfafbfc),
    line: of(palette::LIGHT.line),
    table_line: of(palette::LIGHT.grid),
    text: of(palette::LIGHT.text),
    muted: of(palette::LIGHT.muted),
    calculated: rgb(0x6b7785),
    accent: rgb(0x0b6490),
    accent_pale: rgb(0xe3eef6),
    on_accent: rgb(0xffffff),
    exports: of(palette::LIGHT.exports),
    imports: of(palette::LIGHT.imports),
    turnover: of(palette::LIGHT.turnover),
    session: of(palette::LIGHT.session),
    rise: rgb(0x0a7a55),
    fall: rgb(0xb4432e),
    agrees: rgb(0xe2f3ec),
    attention: rgb(0xfdf0d9),
    conflict: rgb(0xfbe5e0),
    agrees_text: rgb(0x0a6648),
    attention_text: rgb(0x7a5200),
    conflict_text: rgb(0xa3341f),
};

pub const DARK: Theme = Theme {
    dark: true,
    surface: of(palette::DARK.surface),
    panel: rgb(0x1d232b),
    line: of(palette::DARK.line),
    table_line: of(palette::DARK.grid),
    text: of(palette::DARK.text),
    muted: of(palette::DARK.muted),
    calculated: rgb(0x93a0ae),
    accent: rgb(0x58b0dd),
    accent_pale: rgb(0x1f3a4d),
    on_accent: rgb(0x0d1a22),
    exports: of(palette::DARK.exports),
    imports: of(palette::DARK.imports),
    turnover: of(palette::DARK.turnover),
    session: of(palette::DARK.session),
    rise: rgb(0x4fc795),
    fall: rgb(0xf08a72),
    agrees: rgb(0x173b30),
    attention: rgb(0x43361a),
    conflict: rgb(0x4a2720),
    agrees_text: rgb(0x83dab6),
    attention_text: rgb(0xf0c674),
    conflict_text: rgb(0xf5a08c),
};

impl Theme {
    /// The theme that a part of the window is drawn in.
    pub fn of(ui: &egui::Ui) -> &'static Self {
        if ui.visuals().dark_mode { &DARK } else { &LIGHT }
    }

    /// What charts of this theme are drawn with.
    pub fn palette(&self) -> &'static Palette {
        if self.dark { palette::DARK } else { palette::LIGHT }
    }

    /// The same colour for a flow everywhere: grid heads, tiles, charts.
    pub fn flow(&self, flow: Flow) -> Color32 {
        of(self.palette().flow(flow))
    }

    /// Green with ▲, red with ▼, muted for no change.
    pub fn change(&self, rises: Option<bool>) -> Color32 {
        match rises {
            Some(true) => self.rise,
            Some(false) => self.fall,
            None => self.muted,
        }
    }

    fn visuals(&self) -> Visuals {
        let mut visuals = if self.dark { Visuals::dark() } else { Visuals::light() };
        visuals.override_text_color = Some(self.text);
        visuals.weak_text_color = Some(self.muted);
        visuals.panel_fill = self.panel;
        visuals.window_fill = self.surface;
        visuals.window_stroke = Stroke::new(1.0, self.line);
        visuals.faint_bg_color = self.panel;
        visuals.extreme_bg_color = self.surface;
        visuals.text_edit_bg_color = Some(self.surface);
        visuals.hyperlink_color = self.accent;
        visuals.warn_fg_color = self.attention_text;
        visuals.error_fg_color = self.conflict_text;
        visuals.selection.bg_fill = if self.dark { rgb(0x2b5672) } else { rgb(0xc5dff0) };
        visuals.selection.stroke = Stroke::new(1.0, self.accent);
        visuals.window_corner_radius = CornerRadius::same(8);
        visuals.menu_corner_radius = CornerRadius::same(CORNER);
        let shadow = Shadow {
            offset: [0, 4],
            blur: 16,
            spread: 0,
            color: Color32::from_black_alpha(if self.dark { 110 } else { 40 }),
        };
        visuals.window_shadow = shadow;
        visuals.popup_shadow = shadow;
        let corner = CornerRadius::same(CORNER);
        let widgets = &mut visuals.widgets;
        for state in [
            &mut widgets.noninteractive,
            &mut widgets.inactive,
            &mut widgets.hovered,
            &mut widgets.active,
            &mut widgets.open,
        ] {
            state.corner_radius = corner;
            state.expansion = 0.0;
            state.fg_stroke = Stroke::new(1.0, self.text);
            state.bg_stroke = Stroke::new(1.0, self.line);
            state.bg_fill = self.surface;
            state.weak_bg_fill = self.surface;
        }
        widgets.noninteractive.bg_fill = self.panel;
        widgets.hovered.weak_bg_fill = self.accent_pale;
        widgets.hovered.bg_fill = self.accent_pale;
        widgets.hovered.bg_stroke = Stroke::new(1.0, self.accent);
        widgets.active.weak_bg_fill = self.accent_pale;
        widgets.active.bg_fill = self.accent_pale;
        widgets.active.bg_stroke = Stroke::new(1.0, self.accent);
        widgets.open.weak_bg_fill = self.accent_pale;
        visuals
    }
}

/// A box to be ticked, with a border that is seen: neither fill nor text tells where it is.
pub fn checkbox<'a>(ui: &mut egui::Ui, on: &'a mut bool, text: impl egui::IntoAtoms<'a>) -> egui::Response {
    let border = Theme::of(ui).calculated;
    // Put back afterwards rather than in a scope of its own, which would not go on to the next line of a row.
    let before = std::mem::replace(&mut ui.visuals_mut().widgets.inactive.bg_stroke.color, border);
    let response = ui.checkbox(on, text);
    ui.visuals_mut().widgets.inactive.bg_stroke.color = before;
    response
}

/// The sign at the end of a list's button, as [`crate::ui::fields::choice`] has it.
pub fn list_sign(ui: &egui::Ui, place: egui::Rect, _: &egui::style::WidgetVisuals, _: bool) {
    ui.painter().text(place.center(), egui::Align2::CENTER_CENTER, "▾", body(), Theme::of(ui).muted);
}

/// Sets both themes up in a context. Which one is shown is egui's own theme preference.
pub fn install(ctx: &egui::Context) {
    for (kind, theme) in [(egui::Theme::Light, &LIGHT), (egui::Theme::Dark, &DARK)] {
        ctx.set_visuals_of(kind, theme.visuals());
        ctx.style_mut_of(kind, |style| {
            style.text_styles = [
                (TextStyle::Small, small()),
                (TextStyle::Body, body()),
                (TextStyle::Button, body()),
                (TextStyle::Monospace, FontId::new(13.0, FontFamily::Monospace)),
                (TextStyle::Heading, title()),
            ]
            .into();
            let spacing = &mut style.spacing;
            spacing.item_spacing = Vec2::new(8.0, 4.0);
            spacing.button_padding = Vec2::new(10.0, 4.0);
            spacing.interact_size = Vec2::new(28.0, 26.0);
            spacing.menu_margin = Margin::same(6);
            spacing.window_margin = Margin::same(16);
            spacing.text_edit_width = 200.0;
            style.interaction.tooltip_delay = 0.35;
            style.animation_time = 0.0;
            style.visuals.text_cursor.blink = true;
        });
    }
}
