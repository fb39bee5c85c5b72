//! The names under the time axis: years, and quarters or months over them where there is room.
//!
//! *Invariant:* no two names in a row touch.

use crate::domain::drawing::{Side, Text};
use crate::domain::marks::{Grain, TextWidth};
use crate::words::Words;

use super::SMALL;
use super::layout::text::Pen;

/// Room between two names.
const AIR: f64 = 10.0;
/// Height of a row of names.
pub const ROW: f64 = 18.0;

/// The visible months and the pixels they are drawn on.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    pub view: (f64, f64),
    pub across: (f64, f64),
}

impl Scale {
    pub fn per_month(self) -> f64 {
        (self.across.1 - self.across.0) / (self.view.1 - self.view.0)
    }

    pub fn x(self, months: f64) -> f64 {
        self.across.0 + (months - self.view.0) * self.per_month()
    }
}

/// Rows of names that an axis of this grain can need.
pub fn rows(grain: Grain) -> f64 {
    if grain == Grain::Year { 1.0 } else { 2.0 }
}

/// Names and year starts; `top` is the middle of the first row.
pub fn times(scale: Scale, grain: Grain, top: f64, words: &Words, width: &dyn TextWidth) -> (Vec<Text>, Vec<f64>) {
    let fine = finest(scale, grain, words, width);
    let mut names = fine.map_or_else(Vec::new, |months| parts(scale, months, top, words, width));
    let year_row = if fine.is_some() { top + ROW } else { top };
    names.extend(years(scale, year_row, width));
    let starts = if grain == Grain::Year { Vec::new() } else { year_starts(scale) };
    (names, starts)
}

/// Months of the shortest part of a year whose names fit.
fn finest(scale: Scale, grain: Grain, words: &Words, width: &dyn TextWidth) -> Option<u8> {
    let fits = |months: &u8| {
        let widest = (0..12 / months).map(|nth| width.width(&part_name(nth, *months, words), SMALL, false));
        widest.fold(0.0, f64::max) + AIR <= scale.per_month() * f64::from(*months)
    };
    let parts: &[u8] = match grain {
        Grain::Year => &[],
        Grain::Half => &[6],
        Grain::Quarter => &[3],
        Grain::Month => &[1, 3],
    };
    parts.iter().copied().find(fits)
}

fn part_name(nth: u8, months: u8, words: &Words) -> String {
    let number = (nth + 1).to_string();
    match months {
        1 => words.month_short(nth + 1).to_owned(),
        3 => words.with("chart-quarter", &[("quarter", &number)]),
        _ => words.with("chart-half", &[("half", &number)]),
    }
}

#[allow(clippy::cast_possible_truncation, reason = "months since year 0, below 40,000")]
fn floor(months: f64) -> i32 {
    months.clamp(-60_000.0, 60_000.0).floor() as i32
}

fn parts(scale: Scale, months: u8, middle: f64, words: &Words, width: &dyn TextWidth) -> Vec<Text> {
    let length = i32::from(months);
    let first = floor(scale.view.0).div_euclid(length);
    let last = floor(scale.view.1).div_euclid(length);
    let name = |at: i32| {
        let nth = u8::try_from((at * length).rem_euclid(12) / length).ok()?;
        let text = part_name(nth, months, words);
        let x = scale.x(f64::from(at * length) + f64::from(months) / 2.0);
        let half = width.width(&text, SMALL, false) / 2.0;
        let whole = x - half >= scale.across.0 - 2.0 && x + half <= scale.across.1 + 2.0;
        whole.then_some(Text { x, y: middle, text, side: Side::Middle })
    };
    (first..=last).filter_map(name).collect()
}

fn years(scale: Scale, middle: f64, width: &dyn TextWidth) -> Vec<Text> {
    let needed = width.width("2000", SMALL, false) + AIR;
    let per_year = scale.per_month() * 12.0;
    let every = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].into_iter();
    let every = every.map(|n| (n, f64::from(n) * per_year)).find(|(_, room)| *room >= needed).map_or(2000, |(n, _)| n);
    let (first, last) = (floor(scale.view.0).div_euclid(12), floor(scale.view.1).div_euclid(12));
    let few = last - first <= 2;
    // Half of a name may lie beside a panel, but not on the numbers or beyond the paper.
    let half = |year: i32| width.width(&year.to_string(), SMALL, false) / 2.0;
    let inside = |x: f64, half: f64| x - half >= scale.across.0 - 4.0 && x + half <= scale.across.1 + 8.0;
    let name = |year: i32| {
        let (from, to) = (f64::from(year) * 12.0, f64::from(year) * 12.0 + 12.0);
        let (seen_from, seen_to) = (from.max(scale.view.0), to.min(scale.view.1));
        let seen = seen_to - seen_from;
        let fits = seen * scale.per_month() >= needed || every > 1 && seen >= 11.99;
        if !fits || (seen < 6.0 && !few) {
            return None;
        }
        let x = scale.x((seen_from + seen_to) / 2.0);
        inside(x, half(year)).then(|| Text { x, y: middle, text: year.to_string(), side: Side::Middle })
    };
    let years = (first..=last).filter(|year| year.rem_euclid(every) == 0);
    years.filter_map(name).collect()
}

/// January to December, as many as there is room for.
pub fn months(scale: Scale, middle: f64, words: &Words, width: &dyn TextWidth) -> Vec<Text> {
    let name = |month: u8| words.month_short(month + 1).to_owned();
    let widest = (0..12).map(|month| width.width(&name(month), SMALL, false)).fold(0.0, f64::max);
    let every = [1_u8, 2, 3, 6, 12].into_iter().find(|every| f64::from(*every) * scale.per_month() >= widest + AIR);
    let placed = |month: u8| {
        let (x, text) = (scale.x(f64::from(month) + 0.5), name(month));
        let half = width.width(&text, SMALL, false) / 2.0;
        let whole = x - half >= scale.across.0 - 2.0 && x + half <= scale.across.1 + 8.0;
        whole.then_some(Text { x, y: middle, text, side: Side::Middle })
    };
    (0..12).step_by(usize::from(every.unwrap_or(12))).filter_map(placed).collect()
}

/// The names of two periods, each under its end.
pub fn two_ends(scale: Scale, names: [&str; 2], middle: f64, paper: (f64, f64), width: &dyn TextWidth) -> Vec<Text> {
    let pen = Pen::small(width);
    let room = (paper.1 - paper.0 - AIR) / 2.0;
    let between = f64::midpoint(scale.x(0.0), scale.x(1.0));
    let place = |(name, at, limits): (&str, f64, (f64, f64))| {
        let text = pen.cut(name, room.min(limits.1 - limits.0));
        let half = pen.wide(&text) / 2.0;
        let x = at.max(limits.0 + half).min(limits.1 - half);
        (!text.is_empty()).then_some(Text { x, y: middle, text, side: Side::Middle })
    };
    let [first, second] = names;
    let ends =
        [(first, scale.x(0.0), (paper.0, between - AIR / 2.0)), (second, scale.x(1.0), (between + AIR / 2.0, paper.1))];
    ends.into_iter().filter_map(place).collect()
}

fn year_starts(scale: Scale) -> Vec<f64> {
    if scale.per_month() * 12.0 < 16.0 {
        return Vec::new();
    }
    let (first, last) = (floor(scale.view.0).div_euclid(12) + 1, floor(scale.view.1).div_euclid(12));
    (first..=last).map(|year| scale.x(f64::from(year) * 12.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::SevenPixels;
    use super::*;

    fn names(view: (f64, f64), px: f64, grain: Grain) -> String {
        let scale = Scale { view, across: (40.0, 40.0 + px) };
        let (names, _) = times(scale, grain, 10.0, &Words::english(), &SevenPixels);
        names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    const Y2020: f64 = 2020.0 * 12.0;

    #[test]
    fn years_come_first_then_quarters_then_months_as_room_grows() {
        let five = (Y2020, Y2020 + 60.0);
        assert_eq!(names(five, 100.0, Grain::Month), "2020 2022 2024");
        assert_eq!(names(five, 300.0, Grain::Month), "2020 2021 2022 2023 2024");
        let two = (Y2020, Y2020 + 24.0);
        assert_eq!(names(two, 300.0, Grain::Month), "Q1 Q2 Q3 Q4 Q1 Q2 Q3 Q4 2020 2021");
        let one = (Y2020, Y2020 + 4.0);
        assert_eq!(names(one, 300.0, Grain::Month), "Jan Feb Mar Apr 2020");
        assert_eq!(names(two, 300.0, Grain::Half), "H1 H2 H1 H2 2020 2021");
        assert_eq!(names(two, 900.0, Grain::Year), "2020 2021");
    }

    #[test]
    fn names_in_a_row_never_touch() {
        for grain in [Grain::Year, Grain::Half, Grain::Quarter, Grain::Month] {
            for px in [120.0, 333.0, 777.0, 1500.0] {
                for months in [1.0, 2.5, 3.0, 7.7, 12.0, 31.0, 60.0, 250.0, 1200.0, 24_000.0] {
                    let scale = Scale { view: (Y2020 - 1.3, Y2020 - 1.3 + months), across: (40.0, 40.0 + px) };
                    let (names, _) = times(scale, grain, 10.0, &Words::english(), &SevenPixels);
                    for (nth, a) in names.iter().enumerate() {
                        for b in names.iter().skip(nth + 1).filter(|b| (b.y - a.y).abs() < 1.0) {
                            let half = |t: &Text| SevenPixels.width(&t.text, SMALL, false) / 2.0;
                            assert!((a.x - b.x).abs() > half(a) + half(b), "{grain:?} {px} {months}: {a:?} {b:?}");
                        }
                    }
                }
            }
        }
    }
}
