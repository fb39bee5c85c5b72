//! Two wordings word by word: what stayed, what went, what came.
//!
//! *Invariant:* the pieces that stayed and came are the new wording, those that stayed and went the old one, but for
//! white space.

use std::collections::BTreeMap;
use std::ops::Range;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    Same,
    /// Only in the old wording.
    Removed,
    /// Only in the new wording.
    Added,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub mark: Mark,
    /// Words with single spaces between them.
    pub text: String,
}

/// Pairs of words that are compared with each other at once; more are first divided at words that stand once in both.
const MOST_PAIRS: usize = 1_000_000;

/// The pieces in the order of reading; what went stands before what came in its place.
pub fn difference(old: &str, new: &str) -> Vec<Piece> {
    let old: Vec<_> = old.split_whitespace().collect();
    let new: Vec<_> = new.split_whitespace().collect();
    let mut writer = Writer { pieces: Vec::new() };
    compare(&old, &new, &mut writer);
    writer.pieces
}

struct Writer {
    pieces: Vec<Piece>,
}

impl Writer {
    fn put(&mut self, mark: Mark, words: &[&str]) {
        if words.is_empty() {
            return;
        }
        let text = words.join(" ");
        match self.pieces.last_mut().filter(|last| last.mark == mark) {
            Some(last) => {
                last.text.push(' ');
                last.text.push_str(&text);
            }
            None => self.pieces.push(Piece { mark, text }),
        }
    }
}

fn part<'w, 't>(words: &'w [&'t str], range: Range<usize>) -> &'w [&'t str] {
    words.get(range).unwrap_or_default()
}

fn compare(old: &[&str], new: &[&str], writer: &mut Writer) {
    let first = old.iter().zip(new).take_while(|(one, other)| one == other).count();
    let most = old.len().min(new.len()) - first;
    let last = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(one, other)| one == other).count();
    writer.put(Mark::Same, part(new, 0..first));
    between(part(old, first..old.len() - last), part(new, first..new.len() - last), writer);
    writer.put(Mark::Same, part(new, new.len() - last..new.len()));
}

/// Two wordings that begin and end differently.
fn between(old: &[&str], new: &[&str], writer: &mut Writer) {
    if old.is_empty() || new.is_empty() {
        writer.put(Mark::Removed, old);
        writer.put(Mark::Added, new);
    } else if old.len().saturating_mul(new.len()) <= MOST_PAIRS {
        closely(old, new, writer);
    } else {
        divided(old, new, writer);
    }
}

/// By the longest common run of words in order.
fn closely(old: &[&str], new: &[&str], writer: &mut Writer) {
    let width = new.len() + 1;
    let mut longest = vec![0_u32; (old.len() + 1) * width];
    let at = |longest: &[u32], row: usize, column: usize| longest.get(row * width + column).copied().unwrap_or(0);
    for (row, one) in old.iter().enumerate().rev() {
        for (column, other) in new.iter().enumerate().rev() {
            let best = if one == other {
                at(&longest, row + 1, column + 1) + 1
            } else {
                at(&longest, row + 1, column).max(at(&longest, row, column + 1))
            };
            if let Some(cell) = longest.get_mut(row * width + column) {
                *cell = best;
            }
        }
    }
    let (mut row, mut column) = (0, 0);
    let (mut removed, mut added) = (0, 0);
    let flush = |removed: Range<usize>, added: Range<usize>, writer: &mut Writer| {
        writer.put(Mark::Removed, part(old, removed));
        writer.put(Mark::Added, part(new, added));
    };
    while let (Some(one), Some(other)) = (old.get(row), new.get(column)) {
        if one == other {
            flush(removed..row, added..column, writer);
            writer.put(Mark::Same, part(new, column..column + 1));
            (row, column) = (row + 1, column + 1);
            (removed, added) = (row, column);
        } else if at(&longest, row + 1, column) >= at(&longest, row, column + 1) {
            row += 1;
        } else {
            column += 1;
        }
    }
    flush(removed..old.len(), added..new.len(), writer);
}

/// Long wordings: at words that stand once in each and in one order; what has none of them is taken as replaced.
fn divided(old: &[&str], new: &[&str], writer: &mut Writer) {
    let anchors = rising(&once_in_both(old, new));
    if anchors.is_empty() {
        writer.put(Mark::Removed, old);
        writer.put(Mark::Added, new);
        return;
    }
    let (mut from, mut to) = (0, 0);
    for (place, other) in anchors {
        compare(part(old, from..place), part(new, to..other), writer);
        writer.put(Mark::Same, part(new, other..other + 1));
        (from, to) = (place + 1, other + 1);
    }
    compare(part(old, from..old.len()), part(new, to..new.len()), writer);
}

/// Places of words that stand once in both wordings, rising in the old one.
fn once_in_both(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    fn once<'t>(words: &[&'t str]) -> BTreeMap<&'t str, Option<usize>> {
        let mut places = BTreeMap::new();
        for (place, word) in words.iter().enumerate() {
            places.entry(*word).and_modify(|known| *known = None).or_insert(Some(place));
        }
        places
    }
    let others = once(new);
    let both = once(old).into_iter().filter_map(|(word, place)| Some((place?, others.get(word).copied().flatten()?)));
    let mut both: Vec<_> = both.collect();
    both.sort_unstable();
    both
}

/// The longest part of the pairs in which the second place rises too.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length the pair with the lowest second place that ends such a run, and the pair before each pair.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let second = |nth: &usize| pairs.get(*nth).map(|(_, other)| *other);
    for (nth, (_, other)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| second(end).is_some_and(|end| end < *other));
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = nth,
            None => ends.push(nth),
        }
    }
    let mut run = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(nth) = at {
        run.extend(pairs.get(nth).copied());
        at = before.get(nth).copied().flatten();
    }
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(pieces: &[Piece]) -> String {
        let piece = |piece: &Piece| match piece.mark {
            Mark::Same => piece.text.clone(),
            Mark::Removed => format!("[-{}-]", piece.text),
            Mark::Added => format!("[+{}+]", piece.text),
        };
        pieces.iter().map(piece).collect::<Vec<_>>().join(" ")
    }

    fn words_of(pieces: &[Piece], without: Mark) -> Vec<String> {
        let kept = pieces.iter().filter(|piece| piece.mark != without);
        kept.flat_map(|piece| piece.text.split(' ')).map(str::to_owned).collect()
    }

    #[test]
    fn what_went_and_what_came_stand_where_they_were() {
        for (old, new, expected) in [
            ("complete the line", "complete the line", "complete the line"),
            ("complete  the\nline", "complete the line", "complete the line"),
            ("", "new", "[+new+]"),
            ("old", "", "[-old-]"),
            ("", "", ""),
            ("complete the line by 2024", "complete the line by 2026", "complete the line by [-2024-] [+2026+]"),
            ("build two lines", "build the two lines", "build [+the+] two lines"),
            ("a b c d", "a c b d", "a [-b-] c [+b+] d"),
            (
                "steps towards completing",
                "the line is complete",
                "[-steps towards completing-] [+the line is complete+]",
            ),
        ] {
            assert_eq!(shown(&difference(old, new)), expected, "{old} → {new}");
        }
    }

    #[test]
    fn two_changes_far_apart_in_a_long_text_are_both_found() {
        let words: Vec<_> = (0..15_000).map(|nth| format!("word{nth}")).collect();
        let old = words.join(" ");
        let mut changed = words.clone();
        changed[10] = "first".to_owned();
        changed[14_990] = "second".to_owned();
        let pieces = difference(&old, &changed.join(" "));
        let marks: Vec<_> =
            pieces.iter().filter(|piece| piece.mark != Mark::Same).map(|one| one.text.as_str()).collect();
        assert_eq!(marks, ["word10", "first", "word14990", "second"]);
    }

    #[test]
    fn a_long_text_of_one_word_is_taken_as_replaced_and_takes_no_time() {
        let (old, new) = ("same ".repeat(20_000), "other ".repeat(20_000));
        assert_eq!(difference(&old, &new).len(), 2);
    }

    proptest! {
        #[test]
        fn both_wordings_can_be_read_from_the_pieces(old in "[abc ]{0,40}", new in "[abc ]{0,40}") {
            let pieces = difference(&old, &new);
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(words_of(&pieces, Mark::Added), words(&old));
            prop_assert_eq!(words_of(&pieces, Mark::Removed), words(&new));
        }
    }
}
