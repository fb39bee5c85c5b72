//! Columns in another order: several together, one place to a side or to anywhere.

use std::collections::BTreeSet;

/// The chosen ones together, before the one that stands at `before` now; beyond the last one: at the end.
#[must_use]
pub fn gathered<T: Clone>(columns: &[T], chosen: &BTreeSet<usize>, before: usize) -> Vec<T> {
    let part = |is_chosen: bool, side: std::ops::Range<usize>| {
        side.filter(move |nth| chosen.contains(nth) == is_chosen).filter_map(|nth| columns.get(nth).cloned())
    };
    let (all, before) = (columns.len(), before.min(columns.len()));
    part(false, 0..before).chain(part(true, 0..all)).chain(part(false, before..all)).collect()
}

/// Each of the chosen ones one place to the left or to the right; those at the edge stay, and so do those that they
/// would have to pass.
#[must_use]
pub fn shifted<T: Clone>(columns: &[T], chosen: &BTreeSet<usize>, right: bool) -> Vec<T> {
    let mut marked: Vec<_> = columns.iter().enumerate().map(|(nth, column)| (chosen.contains(&nth), column)).collect();
    if right {
        marked.reverse();
    }
    let mut shifted: Vec<(bool, &T)> = Vec::with_capacity(marked.len());
    for (is_chosen, column) in marked {
        let at = shifted.len();
        let passes = is_chosen && shifted.last().is_some_and(|(before, _)| !before);
        shifted.insert(if passes { at - 1 } else { at }, (is_chosen, column));
    }
    if right {
        shifted.reverse();
    }
    shifted.into_iter().map(|(_, column)| column.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(chosen: &[usize]) -> BTreeSet<usize> {
        chosen.iter().copied().collect()
    }

    #[test]
    fn several_columns_go_together_to_another_place() {
        for (chosen, before, expected) in [
            (&[1][..], 3, "acbde"),
            (&[1, 2], 5, "adebc"),
            (&[1, 3], 0, "bdace"),
            (&[0, 4], 2, "baecd"),
            (&[1, 2], 2, "abcde"),
            (&[3], 99, "abced"),
            (&[], 2, "abcde"),
        ] {
            let columns: Vec<char> = "abcde".chars().collect();
            let found: String = gathered(&columns, &set(chosen), before).into_iter().collect();
            assert_eq!(found, expected, "{chosen:?} before {before}");
        }
    }

    #[test]
    fn several_columns_go_one_place_to_a_side_and_stop_at_the_edge() {
        for (chosen, left, right) in [
            (&[2][..], "acbde", "abdce"),
            (&[1, 2], "bcade", "adbce"),
            (&[1, 3], "badce", "acbed"),
            (&[0, 1], "abcde", "cabde"),
            (&[0, 2], "acbde", "badce"),
            (&[3, 4], "abdec", "abcde"),
            (&[], "abcde", "abcde"),
        ] {
            let columns: Vec<char> = "abcde".chars().collect();
            let shift = |right| shifted(&columns, &set(chosen), right).into_iter().collect::<String>();
            assert_eq!((shift(false).as_str(), shift(true).as_str()), (left, right), "{chosen:?}");
        }
    }
}
