//! The bundled fonts: one family in two weights, with digits of one width.

pub mod installed;

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

use super::theme;
use crate::formats::font::{REGULAR, SEMIBOLD};

/// Only the bundled fonts, so that the same text looks the same on every machine.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in [("regular", REGULAR), ("semibold", SEMIBOLD)] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, vec!["regular".to_owned()]);
    }
    fonts.families.insert(theme::semibold(), vec!["semibold".to_owned()]);
    fonts
}

pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(definitions());
}

#[cfg(test)]
mod tests {
    use egui::FontId;

    use super::*;

    /// What people write in the languages of the program, and every sign of its interface.
    const NEEDED: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;!?()[]{}/\\|@#&*+-=_<>'\"%$\
        АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя\
        ӘҒҚҢӨҰҮҺІәғқңөұүһі\
        ƏÇĞİIÖŞÜəçğıiöşü\
        ₼₸₽₺₾€$−×±≈≤≥≠▲▼→←↑↓▾▸✓✕⇄●○◆⌕…“”„«»’–—·•№¶§°\u{a0}\u{202f}\u{2007}\u{2009}";

    fn with_fonts<T>(look: impl Fn(&mut egui::epaint::FontsView<'_>, &FontId) -> T) -> Vec<T> {
        let ctx = egui::Context::default();
        install(&ctx);
        theme::install(&ctx);
        let mut output = ctx.run_ui(egui::RawInput::default(), |_| {});
        output.textures_delta.clear();
        let fonts = [theme::body(), theme::strong(), theme::title(), theme::figure(), theme::small()];
        fonts.iter().map(|font| ctx.fonts_mut(|fonts| look(fonts, font))).collect()
    }

    #[test]
    fn every_glyph_is_there() {
        let missing =
            with_fonts(|fonts, font| NEEDED.chars().filter(|c| !fonts.has_glyph(font, *c)).collect::<String>());
        assert_eq!(missing, vec![String::new(); 5]);
    }

    #[test]
    fn digits_and_signs_of_columns_have_one_width() {
        for widths in with_fonts(|fonts, font| {
            "0123456789−+±≈\u{2007}".chars().map(|c| fonts.glyph_width(font, c)).collect::<Vec<_>>()
        }) {
            assert!(widths.iter().all(|width| (width - widths[0]).abs() < 0.01), "{widths:?}");
        }
    }

    #[test]
    fn a_missing_glyph_is_seen_by_this_test() {
        assert!(with_fonts(|fonts, font| fonts.has_glyph(font, '\u{10ffff}')).iter().all(|there| !there));
    }
}
