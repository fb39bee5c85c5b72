//! Which older versions make room for newer ones: of each file the last ten, the last one of each of 24 hours, the last
//! one of each of 30 days; and of all files together no more bytes than allowed.
//!
//! *Invariant:* "last" is by the order of keeping, which a clock that was set back does not change.

use std::collections::BTreeMap;

use super::manifest::Entry;

const LAST: usize = 10;
const HOURS: usize = 24;
const DAYS: usize = 30;
const HOUR: i64 = 60 * 60 * 1000;
const DAY: i64 = 24 * HOUR;

/// What a version is kept for; the first goes first where there is no room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kept {
    Hourly,
    Daily,
    Last,
}

/// For each entry whether it is to go. The last entry stays.
pub(super) fn going(entries: &[Entry], limit: u64) -> Vec<bool> {
    let mut by_file: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (nth, entry) in entries.iter().enumerate().filter(|(_, entry)| !entry.going) {
        by_file.entry(&entry.name.key).or_default().push(nth);
    }
    let kept: BTreeMap<usize, Kept> = by_file.values().flat_map(|versions| kept(entries, versions)).collect();
    let staying = within(entries, &kept, limit);
    (0..entries.len()).map(|nth| !staying.contains_key(&nth)).collect()
}

fn time(entries: &[Entry], nth: usize) -> i64 {
    entries.get(nth).map_or(0, |entry| entry.name.at)
}

/// Of one file, in the order of keeping.
fn kept(entries: &[Entry], versions: &[usize]) -> BTreeMap<usize, Kept> {
    let newest = |span: i64, most: usize| {
        let by_span: BTreeMap<i64, usize> =
            versions.iter().map(|nth| (time(entries, *nth).div_euclid(span), *nth)).collect();
        by_span.into_values().rev().take(most)
    };
    let hourly = newest(HOUR, HOURS).map(|nth| (nth, Kept::Hourly));
    let daily = newest(DAY, DAYS).map(|nth| (nth, Kept::Daily));
    let last = versions.iter().rev().take(LAST).map(|nth| (*nth, Kept::Last));
    // What is kept for several reasons is kept for the best.
    hourly.chain(daily).chain(last).collect()
}

fn within(entries: &[Entry], kept: &BTreeMap<usize, Kept>, limit: u64) -> BTreeMap<usize, Kept> {
    let mut staying = kept.clone();
    let size = |nth: &usize| entries.get(*nth).map_or(0, |entry| entry.bytes);
    let mut taken = staying.keys().map(size).fold(0, u64::saturating_add);
    let mut order: Vec<_> = kept.iter().map(|(nth, kept)| (*kept, time(entries, *nth), *nth)).collect();
    order.sort_unstable();
    for (_, _, nth) in order.into_iter().filter(|(_, _, nth)| nth + 1 < entries.len()) {
        if taken <= limit {
            break;
        }
        staying.remove(&nth);
        taken = taken.saturating_sub(size(&nth));
    }
    staying
}
