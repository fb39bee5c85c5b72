//! Whether series are told apart: with colour blindness by simulation, in grey by lightness, without colour by form.

use super::*;
use crate::domain::{FlowId, Id};

type Linear = [f64; 3];

/// What is left of a colour for people who lack one kind of cone (Machado, Oliveira and Fernandes 2009, severity 1).
const EYES: [(&str, [Linear; 3]); 4] = [
    ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    ),
    (
        "deuteranopia",
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    ),
    (
        "tritanopia",
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ),
];

fn linear(color: Rgb) -> Linear {
    [color.0, color.1, color.2].map(|byte| {
        let part = f64::from(byte) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    })
}

fn through(rows: &[Linear; 3], color: Linear) -> Linear {
    rows.map(|row| row.iter().zip(color).map(|(a, b)| a * b).sum::<f64>().clamp(0.0, 1.0))
}

/// The Oklab colour space, in which a distance is about the difference that is seen; 0.02 is just seen.
fn oklab(color: Linear) -> Linear {
    let cones = [
        [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
        [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
        [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
    ];
    let cones = through(&cones, color).map(f64::cbrt);
    let rows = [
        [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
        [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
        [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
    ];
    rows.map(|row: Linear| row.iter().zip(cones).map(|(a, b)| a * b).sum())
}

/// The difference for the eye that sees it least.
fn difference(a: Rgb, b: Rgb) -> f64 {
    let seen = |rows, color| oklab(through(rows, linear(color)));
    let apart = EYES
        .iter()
        .map(|(_, rows)| seen(rows, a).iter().zip(seen(rows, b)).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt());
    apart.fold(f64::INFINITY, f64::min)
}

/// CIE lightness, 0 to 100: what grey printing leaves of a colour.
fn lightness(color: Rgb) -> f64 {
    let y = color.luminance();
    if y > 0.008_856 { 116.0 * y.cbrt() - 16.0 } else { 903.3 * y }
}

fn apart_in_grey(a: Rgb, b: Rgb) -> f64 {
    (lightness(a) - lightness(b)).abs()
}

fn flows() -> Vec<Ink> {
    use Flow::{Balance, DomesticExports, Exports, Imports, ReExports, ReImports, Transit, Turnover};
    let named = Flow::Named(FlowId(Id::new(1).unwrap()));
    [Exports, Imports, Turnover, Balance, ReExports, ReImports, DomesticExports, Transit, named].map(Ink::Flow).to_vec()
}

fn pairs(inks: &[Ink]) -> impl Iterator<Item = (Ink, Ink)> {
    inks.iter().enumerate().flat_map(|(nth, a)| inks.iter().skip(nth + 1).map(|b| (*a, *b)))
}

#[test]
fn eight_series_are_told_apart_with_any_kind_of_colour_blindness() {
    for palette in [LIGHT, DARK] {
        let inks: Vec<_> = (0..8).map(Ink::Nth).collect();
        assert_eq!(palette.series(), 8);
        for (a, b) in pairs(&inks) {
            let apart = difference(palette.color(a), palette.color(b));
            assert!(apart >= 0.08, "{a:?} {b:?} {apart:.3} dark: {}", palette.dark);
        }
        for flow in [Flow::Exports, Flow::Imports, Flow::Turnover] {
            let others = [Flow::Exports, Flow::Imports, Flow::Turnover].into_iter().filter(|other| *other != flow);
            for other in others {
                assert!(difference(palette.flow(flow), palette.flow(other)) >= 0.08, "{flow:?} {other:?}");
            }
        }
    }
}

#[test]
fn neighbours_in_the_legend_differ_in_grey_or_in_form() {
    let nth: Vec<_> = (0..40).map(Ink::Nth).collect();
    let years: Vec<_> = (0..12).map(|nth| Ink::Year { nth, of: 12 }).collect();
    for palette in [LIGHT, DARK] {
        for inks in [flows(), nth.clone(), years.clone()] {
            for pair in inks.windows(2) {
                let [a, b] = [pair[0], pair[1]];
                let grey = apart_in_grey(palette.color(a), palette.color(b));
                let form = palette.dot(a) != palette.dot(b) || palette.dash(a) != palette.dash(b);
                assert!(grey >= 12.0 || form, "{a:?} {b:?} {grey:.1}");
            }
        }
    }
    for (nth, pair) in nth.windows(2).take(7).enumerate() {
        let grey = apart_in_grey(LIGHT.color(pair[0]), LIGHT.color(pair[1]));
        assert!(grey >= 14.0, "printed in grey, series {nth} and the next one: {grey:.1}");
    }
}

#[test]
fn with_patterns_no_two_bars_are_alike_without_colour() {
    let nth: Vec<_> = (0..8).map(Ink::Nth).collect();
    for (palette, least) in [(LIGHT, 12.0), (DARK, 5.0)] {
        for (a, b) in pairs(&flows()).chain(pairs(&nth)) {
            let grey = apart_in_grey(palette.color(a), palette.color(b));
            let lines = palette.pattern(a) != palette.pattern(b);
            assert!(lines || grey >= least, "{a:?} {b:?} {grey:.1} dark: {}", palette.dark);
        }
    }
}

#[test]
fn series_of_one_colour_have_other_dots_and_dashes() {
    let flows = flows();
    let nth: Vec<_> = (0..24).map(Ink::Nth).collect();
    for inks in [flows, nth] {
        for (a, b) in pairs(&inks).filter(|(a, b)| LIGHT.color(*a) == LIGHT.color(*b)) {
            assert!(LIGHT.dot(a) != LIGHT.dot(b) && LIGHT.pattern(a) != LIGHT.pattern(b), "{a:?} {b:?}");
            assert!(LIGHT.repeats(a) || LIGHT.repeats(b), "{a:?} {b:?}");
        }
    }
}

#[test]
fn every_colour_can_be_written_with_and_written_on() {
    let hard = [0x000000, 0xffffff, 0xffff00, 0x777777, 0xff0000, 0x0000ff, 0x00ff00, 0x808000].map(Rgb::hex);
    for palette in [LIGHT, DARK] {
        let own = (0..8).map(Ink::Nth).chain(flows()).map(|ink| palette.color(ink));
        for color in own.chain([palette.session, palette.muted, palette.text]).chain(hard) {
            let text = palette.readable(color);
            assert!(contrast(text, palette.surface) >= READABLE, "{color} as {text} on {}", palette.surface);
            for part in [0.15, 0.45, 0.85, 1.0] {
                let fill = palette.pale(color, part);
                assert!(contrast(palette.on(fill), fill) >= READABLE, "{} on {fill}", palette.on(fill));
            }
        }
        for text in [palette.text, palette.muted] {
            assert!(contrast(text, palette.surface) >= READABLE);
        }
    }
}

#[test]
fn the_house_style_gives_its_colours_and_the_program_the_rest() {
    let colors = [0x123456, 0x00aa55].map(Rgb::hex).to_vec();
    let style = ChartStyle { colors: colors.clone(), ..ChartStyle::default() };
    let palette = Palette::of(&style);
    assert_eq!([palette.exports, palette.imports], [colors[0], colors[1]]);
    assert_eq!(palette.color(Ink::Nth(1)), colors[1]);
    assert_eq!((palette.turnover, &palette.further), (LIGHT.turnover, &LIGHT.further));
    let many: Vec<_> = (0..20_u32).map(|nth| Rgb::hex(0x101010 + nth * 0x050301)).collect();
    let palette = Palette::of(&ChartStyle { colors: many.clone(), ..ChartStyle::default() });
    assert_eq!((palette.other_flows, palette.series()), (many[3], 19));
    assert_eq!(palette.color(Ink::Nth(18)), many[19]);
    assert_eq!(Palette::of(&ChartStyle { dark: true, ..ChartStyle::default() }), Palette::dark());
}

#[test]
fn a_house_colour_that_is_the_paper_s_is_still_seen() {
    for (dark, paper) in [(false, 0xffffff), (true, 0x171c22)] {
        let style = ChartStyle { colors: vec![Rgb::hex(paper)], dark, ..ChartStyle::default() };
        let palette = Palette::of(&style);
        assert!(contrast(palette.exports, palette.surface) >= SEEN, "{}", palette.exports);
    }
}

#[test]
fn the_newest_year_is_the_strongest() {
    for palette in [LIGHT, DARK] {
        let strength = |nth| contrast(palette.color(Ink::Year { nth, of: 5 }), palette.surface);
        assert!((0..4).all(|nth| strength(nth) < strength(nth + 1)));
        assert_eq!(palette.color(Ink::Year { nth: 4, of: 5 }), palette.exports);
        assert_eq!(palette.color(Ink::Year { nth: 0, of: 1 }), palette.exports);
        assert!(strength(0) >= SEEN);
    }
}
