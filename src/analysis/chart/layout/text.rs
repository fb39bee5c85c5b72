//! Texts that must fit: cut with an ellipsis, wrapped into lines, and the room that they take.
//!
//! *Invariant:* a text is cut between the characters that people see, and what is cut says so.

use unicode_segmentation::UnicodeSegmentation;

use crate::domain::drawing::{Area, Side, Text};
use crate::domain::marks::TextWidth;

use super::super::SMALL;

/// Of a longer text no more than this is looked at: it fits on no paper.
const LONGEST: usize = 600;
const ELLIPSIS: &str = "…";

/// Size and weight that a text is drawn in, and who knows its width.
#[derive(Clone, Copy)]
pub struct Pen<'a> {
    pub size: f64,
    pub bold: bool,
    pub width: &'a dyn TextWidth,
}

impl<'a> Pen<'a> {
    pub fn small(width: &'a dyn TextWidth) -> Self {
        Self { size: SMALL, bold: false, width }
    }

    pub fn strong(width: &'a dyn TextWidth) -> Self {
        Self { size: SMALL, bold: true, width }
    }

    pub fn wide(self, text: &str) -> f64 {
        self.width.width(text, self.size, self.bold)
    }

    /// Height of a line.
    pub fn line(self) -> f64 {
        (self.size * 1.3).ceil()
    }

    /// The room that a text takes.
    pub fn area(self, text: &Text) -> Area {
        let wide = self.wide(&text.text);
        let left = match text.side {
            Side::Left => text.x,
            Side::Middle => text.x - wide / 2.0,
            Side::Right => text.x - wide,
        };
        let half = self.line() / 2.0;
        Area { left, top: text.y - half, right: left + wide, bottom: text.y + half }
    }

    /// As much of a text as fits, with an ellipsis; empty where not even a letter does.
    pub fn cut(self, text: &str, room: f64) -> String {
        if text.len() <= LONGEST && self.wide(text) <= room {
            return text.to_owned();
        }
        let letters: Vec<&str> = text.graphemes(true).take(LONGEST).collect();
        let with = |count: usize| {
            let kept: String = letters.iter().take(count).copied().collect();
            format!("{}{ELLIPSIS}", kept.trim_end())
        };
        let (mut fits, mut over) = (0, letters.len().max(1));
        while over - fits > 1 {
            let middle = usize::midpoint(fits, over);
            if self.wide(&with(middle)) <= room { fits = middle } else { over = middle }
        }
        if fits == 0 { String::new() } else { with(fits) }
    }

    /// At most so many lines between words, or within a word that is longer than a line; the last one is cut.
    pub fn wrap(self, text: &str, room: f64, most: usize) -> Vec<String> {
        let mut lines = Vec::new();
        let mut left = text.split_whitespace().collect::<Vec<_>>().join(" ");
        while !left.is_empty() && lines.len() + 1 < most {
            let Some((line, rest)) = self.first_line(&left, room) else { return lines };
            lines.push(line);
            left = rest;
        }
        if !left.is_empty() && most > 0 {
            lines.extend(Some(self.cut(&left, room)).filter(|line| !line.is_empty()));
        }
        lines
    }

    /// As [`Self::wrap`], with lines of about one length, so that no word stands alone on the last.
    pub fn wrap_evenly(self, text: &str, room: f64, most: usize) -> Vec<String> {
        /// Halvings: a title is even enough to a thirtieth of its room.
        const STEPS: usize = 5;
        let lines = self.wrap(text, room, most);
        let count = lines.len();
        let is_cut = |lines: &[String]| lines.last().is_some_and(|last| last.ends_with(ELLIPSIS));
        if count < 2 || is_cut(&lines) {
            return lines;
        }
        let (mut even, mut narrow, mut wide) = (lines, 0.0, room);
        for _ in 0..STEPS {
            let middle = f64::midpoint(narrow, wide);
            let lines = self.wrap(text, middle, most);
            if lines.len() == count && !is_cut(&lines) {
                (even, wide) = (lines, middle);
            } else {
                narrow = middle;
            }
        }
        even
    }

    /// What fits on a line, and the rest; `None` where nothing does.
    fn first_line(self, text: &str, room: f64) -> Option<(String, String)> {
        if text.len() <= LONGEST && self.wide(text) <= room {
            return Some((text.to_owned(), String::new()));
        }
        let split = |at: usize| Some((text.get(..at)?.trim_end().to_owned(), text.get(at..)?.trim_start().to_owned()));
        let fits = |at: &usize| text.get(..*at).is_some_and(|line| self.wide(line.trim_end()) <= room);
        let spaces: Vec<_> = text.match_indices(' ').map(|(at, _)| at).take(LONGEST).collect();
        let words = spaces.partition_point(fits);
        if let Some(at) = words.checked_sub(1).and_then(|last| spaces.get(last)) {
            return split(*at);
        }
        let letters: Vec<_> = text.grapheme_indices(true).map(|(at, _)| at).skip(1).take(LONGEST).collect();
        let within = letters.partition_point(fits);
        split(*letters.get(within.checked_sub(1)?)?)
    }
}

/// Areas that are taken, found by where they lie across.
#[derive(Default)]
pub struct Taken {
    columns: Vec<Vec<Area>>,
}

const COLUMN: f64 = 64.0;

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a column of paper: few, and never below 0")]
fn column(x: f64) -> usize {
    (x / COLUMN).clamp(0.0, 1000.0) as usize
}

impl Taken {
    fn span(area: Area) -> std::ops::RangeInclusive<usize> {
        column(area.left)..=column(area.right)
    }

    pub fn add(&mut self, area: Area) {
        let span = Self::span(area);
        if self.columns.len() <= *span.end() {
            self.columns.resize_with(span.end() + 1, Vec::new);
        }
        for at in span {
            if let Some(column) = self.columns.get_mut(at) {
                column.push(area);
            }
        }
    }

    pub fn meets(&self, area: Area) -> bool {
        Self::span(area).filter_map(|at| self.columns.get(at)).flatten().any(|other| other.meets(area))
    }

    /// How much of an area is covered, at the most once for each that covers it.
    pub fn covered(&self, area: Area) -> f64 {
        let shared = |other: &Area| {
            let wide = area.right.min(other.right) - area.left.max(other.left);
            let high = area.bottom.min(other.bottom) - area.top.max(other.top);
            wide.max(0.0) * high.max(0.0)
        };
        // An area in two columns is counted twice: it covers more than a narrow one.
        Self::span(area).filter_map(|at| self.columns.get(at)).flatten().map(shared).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::SevenPixels;
    use super::*;

    fn pen() -> Pen<'static> {
        Pen::small(&SevenPixels)
    }

    #[test]
    fn a_text_that_does_not_fit_ends_with_an_ellipsis() {
        for (text, room, expected) in [
            ("Exports", 49.0, "Exports"),
            ("Exports", 48.0, "Expor…"),
            ("Exports of goods", 63.0, "Exports…"),
            ("Exports", 14.0, "E…"),
            ("Exports", 13.0, ""),
            ("", 0.0, ""),
        ] {
            assert_eq!(pen().cut(text, room), expected, "{text} {room}");
        }
        assert_eq!(pen().cut(&"x".repeat(100_000), 70.0), "xxxxxxxxx…");
    }

    #[test]
    fn no_sign_is_cut_in_two() {
        let family = "👨‍👩‍👧‍👦 trade";
        for room in 1..=20_u8 {
            let cut = pen().cut(family, f64::from(room) * 7.0);
            assert!(cut.is_empty() || cut == family || cut.starts_with("👨‍👩‍👧‍👦"), "{cut}");
        }
        let flag = "🇰🇿🇦🇿🇰🇿🇦🇿";
        for room in 1..=8_u8 {
            let cut = pen().cut(flag, f64::from(room) * 7.0);
            let signs = cut.trim_end_matches('…').chars().count();
            assert!(signs.is_multiple_of(2), "{cut}");
        }
    }

    #[test]
    fn words_wrap_between_words_and_long_words_within() {
        for (text, room, most, expected) in [
            ("Exports to Azerbaijan rose", 84.0, 3, "Exports to|Azerbaijan|rose"),
            ("Exports to Azerbaijan rose", 84.0, 2, "Exports to|Azerbaijan…"),
            ("Exports to Azerbaijan rose", 500.0, 2, "Exports to Azerbaijan rose"),
            ("Donaudampfschifffahrt", 70.0, 9, "Donaudampf|schifffahr|t"),
            ("  two   words ", 35.0, 4, "two|words"),
            ("", 70.0, 4, ""),
            ("nothing", 3.0, 4, ""),
            ("nothing", 70.0, 0, ""),
        ] {
            assert_eq!(pen().wrap(text, room, most).join("|"), expected, "{text} {room} {most}");
        }
    }

    #[test]
    fn even_lines_leave_no_word_alone() {
        for (text, room, most, expected) in [
            ("Exports to Azerbaijan rose in 2023", 210.0, 2, "Exports to Azerbaijan|rose in 2023"),
            ("a b c d e f g h i j", 126.0, 2, "a b c d e|f g h i j"),
            ("Exports rose", 210.0, 2, "Exports rose"),
            ("Exports to Azerbaijan rose", 84.0, 2, "Exports to|Azerbaijan…"),
            ("Donaudampfschifffahrt", 140.0, 9, "Donaudampfs|chifffahrt"),
            ("", 70.0, 2, ""),
        ] {
            let lines = pen().wrap_evenly(text, room, most);
            assert!(lines.iter().all(|line| pen().wide(line) <= room), "{lines:?}");
            assert_eq!(lines.join("|"), expected, "{text} {room} {most}");
        }
    }

    #[test]
    fn a_wrapped_line_is_never_wider_than_its_room() {
        let texts =
            ["سلام على تجارة كازاخستان وأذربيجان", "x".repeat(200).as_str(), "🚢 🛢️ 🚂 trade by sea", "a b c d e f"]
                .map(str::to_owned);
        for text in texts {
            for room in [7.0, 20.0, 50.0, 133.0, 1000.0] {
                for line in pen().wrap(&text, room, 5) {
                    assert!(pen().wide(&line) <= room, "{line} {room}");
                }
            }
        }
    }

    #[test]
    fn taken_room_is_found_across_columns() {
        let mut taken = Taken::default();
        taken.add(Area { left: 10.0, top: 0.0, right: 300.0, bottom: 10.0 });
        for (left, top, meets) in [(0.0, 5.0, true), (130.0, 5.0, true), (130.0, 10.0, false), (300.0, 5.0, false)] {
            let area = Area { left, top, right: left + 20.0, bottom: top + 10.0 };
            assert_eq!(taken.meets(area), meets, "{area:?}");
            assert_eq!(taken.covered(area) > 0.0, meets, "{area:?}");
        }
    }
}
