//! Older versions: which are kept, what is removed, and what a failing disk leaves of them.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and writes as another program does"
)]

use std::collections::BTreeSet;

use super::*;
use crate::platform::fs::RealFs;
use crate::platform::testing::{FaultFs, Memory, Plan, Times, matrix, quick_folder};

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;
/// Midnight of 1 March 2026.
const START: i64 = 1_772_323_200_000;

struct Shelf {
    folder: tempfile::TempDir,
    backups: Backups,
}

impl Shelf {
    fn new(limit: u64) -> Self {
        let folder = quick_folder();
        let backups = Backups::new(folder.path().join("data/backups")).with_limit(limit);
        Self { folder, backups }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn keep(&self, name: &str, text: &str, at: i64) -> PathBuf {
        self.backups.keep(&RealFs, &self.path(name), text.as_bytes(), at, at).unwrap()
    }

    fn texts(&self, name: &str) -> Vec<String> {
        let kept = self.backups.list(&RealFs, &self.path(name)).unwrap();
        let text = |one| String::from_utf8(self.backups.read(&RealFs, one).unwrap()).unwrap();
        kept.iter().map(text).collect()
    }

    fn files(&self) -> BTreeSet<String> {
        let list = RealFs.list(self.backups.folder()).unwrap();
        list.iter().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect()
    }
}

#[test]
fn versions_are_listed_newest_first_with_date_and_size() {
    let shelf = Shelf::new(LIMIT);
    assert_eq!(shelf.texts("a.ron"), Vec::<String>::new());
    for (nth, text) in ["one", "three", "two"].into_iter().enumerate() {
        shelf.keep("a.ron", text, START + [0, 2, 1][nth] * HOUR);
    }
    shelf.keep("b.ron", "other", START);
    assert_eq!(shelf.texts("a.ron"), ["three", "two", "one"]);
    assert_eq!(shelf.texts("b.ron"), ["other"]);
    let kept = shelf.backups.list(&RealFs, &shelf.path("a.ron")).unwrap();
    assert_eq!((kept[0].at, kept[0].bytes), (START + 2 * HOUR, 5));
}

#[test]
fn the_same_content_is_not_kept_twice_in_a_row() {
    let shelf = Shelf::new(LIMIT);
    let first = shelf.keep("a.ron", "one", START);
    assert_eq!(shelf.keep("a.ron", "one", START + HOUR), first);
    shelf.keep("a.ron", "two", START + 2 * HOUR);
    shelf.keep("a.ron", "one", START + 3 * HOUR);
    assert_eq!(shelf.texts("a.ron"), ["one", "two", "one"]);
    // One that is gone is kept anew.
    std::fs::remove_dir_all(shelf.backups.folder()).unwrap();
    shelf.keep("a.ron", "one", START);
    assert_eq!(shelf.texts("a.ron"), ["one"]);
}

#[cfg(unix)]
#[test]
fn versions_are_found_by_a_link_and_when_the_file_is_gone() {
    let shelf = Shelf::new(LIMIT);
    std::fs::write(shelf.path("a.ron"), "x").unwrap();
    std::os::unix::fs::symlink("a.ron", shelf.path("link.ron")).unwrap();
    shelf.keep("link.ron", "one", START);
    assert_eq!(shelf.texts("a.ron"), ["one"]);
    std::fs::remove_file(shelf.path("a.ron")).unwrap();
    assert_eq!(shelf.texts("a.ron"), ["one"]);
}

#[cfg(unix)]
#[test]
fn versions_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let shelf = Shelf::new(LIMIT);
    let mode = std::fs::metadata(shelf.keep("a.ron", "one", START)).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

/// Entries of `(file, time, bytes)` in the order of keeping; gives the places of those that stay.
fn staying(limit: u64, kept: &[(&str, i64, u64)]) -> Vec<usize> {
    let entry = |(nth, (key, at, bytes)): (usize, &(&str, i64, u64))| Entry {
        name: Name { key: (*key).to_owned(), at: *at, sha256: nth.to_string() },
        path: String::new(),
        bytes: *bytes,
        going: false,
    };
    let entries: Vec<_> = kept.iter().enumerate().map(entry).collect();
    let going = thin::going(&entries, limit);
    (0..kept.len()).filter(|nth| !going[*nth]).collect()
}

#[test]
fn of_a_busy_hour_the_last_ten_stay_and_the_last_of_each_hour_and_day() {
    // Every ten minutes for 40 days.
    let kept: Vec<_> = (0..40 * 144).map(|nth| ("a", START + nth * HOUR / 6, 1)).collect();
    let stay = staying(u64::MAX, &kept);
    let end = kept.len() - 1;
    let last: Vec<_> = (0..10).map(|nth| end - nth).collect();
    let hourly: Vec<_> = (0..24).map(|nth| end - nth * 6).collect();
    let daily: Vec<_> = (0..30).map(|nth| end - nth * 144).collect();
    let all: BTreeSet<_> = [last, hourly, daily].concat().into_iter().collect();
    assert_eq!(stay, all.into_iter().collect::<Vec<_>>());
}

#[test]
fn where_there_is_no_room_the_oldest_hourly_goes_first_then_the_oldest_daily_then_the_oldest_of_the_last() {
    // A day with three hours, then ten within a minute: hourly are 0 and 1, daily is 2, last are 3 to 12.
    let early = [("a", START, 1), ("a", START + HOUR, 1), ("a", START + 2 * HOUR, 1)];
    let last = (0..10).map(|nth| ("a", START + 9 * DAY + nth, 1));
    let kept: Vec<_> = early.into_iter().chain(last).collect();
    for (limit, first_that_stays) in [(13, 0), (12, 1), (11, 2), (10, 3), (9, 4), (1, 12), (0, 12)] {
        assert_eq!(staying(limit, &kept), (first_that_stays..13).collect::<Vec<_>>(), "{limit}");
    }
}

#[test]
fn all_files_share_the_room() {
    let hours = |key, count: i64| (0..count).map(move |nth| (key, START + nth * HOUR, 1));
    let kept: Vec<_> = hours("b", 15).chain(hours("a", 3)).collect();
    // The five oldest of b are hourly only, the others among the last ten.
    assert_eq!(staying(13, &kept), (5..18).collect::<Vec<_>>());
    assert_eq!(staying(15, &kept), (3..18).collect::<Vec<_>>());
}

#[test]
fn a_clock_that_was_set_back_removes_no_new_version() {
    let ahead = (0..50).map(|nth| ("a", START + nth * DAY, 1));
    let back = (0..10).map(|nth| ("a", START - 100 * DAY + nth, 1));
    let kept: Vec<_> = ahead.chain(back).collect();
    let stay = staying(u64::MAX, &kept);
    assert!((50..60).all(|nth| stay.contains(&nth)), "{stay:?}");
}

#[test]
fn what_makes_room_is_removed_from_the_disk_and_nothing_else() {
    let shelf = Shelf::new(LIMIT);
    shelf.keep("a.ron", "0", START);
    let foreign = ["notes.txt", "0123456789abcdef-1-short.ron", ".hidden"];
    let named = format!("{}-{:x}-{}.ron", "0".repeat(16), START, "0".repeat(64));
    for name in foreign.into_iter().chain([named.as_str()]) {
        std::fs::write(shelf.backups.folder().join(name), "mine").unwrap();
    }
    for nth in 1..30 {
        shelf.keep("a.ron", &nth.to_string(), START + nth);
    }
    assert_eq!(shelf.texts("a.ron"), (20..30).rev().map(|nth| nth.to_string()).collect::<Vec<_>>());
    for name in foreign.into_iter().chain([named.as_str()]) {
        assert_eq!(std::fs::read(shelf.backups.folder().join(name)).unwrap(), b"mine", "{name}");
    }
}

#[test]
fn all_bytes_together_stay_within_the_limit() {
    let shelf = Shelf::new(100);
    for nth in 0..40 {
        shelf.keep(["a.ron", "b.ron"][nth % 2], &format!("{nth:030}"), START + i64::try_from(nth).unwrap() * HOUR);
        let all: u64 = ["a.ron", "b.ron"]
            .iter()
            .flat_map(|name| shelf.backups.list(&RealFs, &shelf.path(name)).unwrap())
            .map(|one| one.bytes)
            .sum();
        assert!(all <= 100, "{all}");
    }
    let error = shelf.backups.keep(&RealFs, &shelf.path("a.ron"), &[0; 101], START, START).unwrap_err();
    assert!(matches!(error, BackupError::TooLarge { limit: 100 }));
    assert_eq!(shelf.texts("a.ron").len() + shelf.texts("b.ron").len(), 3);
}

#[test]
fn a_damaged_manifest_is_set_aside_and_nothing_is_removed() {
    let shelf = Shelf::new(LIMIT);
    shelf.keep("a.ron", "one", START);
    let path = shelf.backups.folder().join("manifest");
    let whole = std::fs::read(&path).unwrap();
    let evil = "[(name:\"../../a.ron\",path:\"\",bytes:1,going:true)]";
    let evil = format!("tradebook backups 1 {}\n{evil}", sha256(evil.as_bytes()));
    let changed = String::from_utf8(whole.clone()).unwrap().replace("bytes:3", "bytes:4").into_bytes();
    assert_ne!(changed, whole);
    std::fs::write(shelf.path("a.ron"), "the file itself").unwrap();
    for (nth, damaged) in [whole[..40].to_vec(), Vec::new(), changed, evil.into_bytes()].into_iter().enumerate() {
        std::fs::write(&path, &damaged).unwrap();
        let before = shelf.files();
        shelf.keep("a.ron", &format!("after {nth}"), START + DAY + i64::try_from(nth).unwrap());
        assert!(before.is_subset(&shelf.files()), "{nth}");
        let aside = shelf.backups.folder().join(format!("manifest-damaged-{:x}", START + DAY + nth as i64));
        assert_eq!(std::fs::read(aside).unwrap(), damaged, "{nth}");
        assert_eq!(shelf.texts("a.ron").len(), nth + 2);
    }
    assert_eq!(std::fs::read(shelf.path("a.ron")).unwrap(), b"the file itself");
}

#[test]
fn a_damaged_version_is_not_given_out() {
    let shelf = Shelf::new(LIMIT);
    let file = shelf.keep("a.ron", "one", START);
    std::fs::write(file, "two").unwrap();
    let kept = shelf.backups.list(&RealFs, &shelf.path("a.ron")).unwrap();
    assert!(matches!(shelf.backups.read(&RealFs, &kept[0]), Err(BackupError::Damaged)));
}

#[test]
fn two_windows_that_keep_versions_at_once_lose_none() {
    let shelf = Shelf::new(LIMIT);
    std::thread::scope(|scope| {
        for window in ["a", "b"] {
            let shelf = &shelf;
            scope.spawn(move || (0..8).for_each(|nth| _ = shelf.keep(window, &format!("{window}{nth}"), START + nth)));
        }
    });
    assert_eq!((shelf.texts("a").len(), shelf.texts("b").len()), (8, 8));
    let manifest = Manifest::read(&RealFs, shelf.backups.folder(), START).unwrap();
    assert_eq!(manifest.entries.len(), 16);
}

#[test]
fn while_another_window_holds_the_list_nothing_is_kept() {
    let shelf = Shelf::new(LIMIT);
    shelf.keep("a.ron", "one", START);
    let mut held = RealFs.append(&shelf.backups.folder().join("lock")).unwrap();
    assert!(held.try_lock().unwrap());
    let before = shelf.files();
    let error = shelf.backups.keep(&RealFs, &shelf.path("a.ron"), b"two", START, START).unwrap_err();
    assert!(matches!(error, BackupError::Busy), "{error:?}");
    assert_eq!(shelf.files(), before);
    drop(held);
    shelf.keep("a.ron", "two", START + 1);
    assert_eq!(shelf.texts("a.ron"), ["two", "one"]);
}

#[test]
fn on_a_failing_disk_what_was_kept_stays_and_the_next_time_works() {
    let met = matrix(|disk, times, at| {
        let shelf = Shelf::new(LIMIT);
        // The eleventh of an hour takes the place of the first.
        (0..10).for_each(|nth| _ = shelf.keep("a.ron", &nth.to_string(), START + nth));
        let kept = shelf.backups.keep(disk, &shelf.path("a.ron"), b"new", START + 10, START + 10);
        let texts = shelf.texts("a.ron");
        assert!((1..10).all(|nth: i32| texts.contains(&nth.to_string())), "{at}: {texts:?}");
        assert!(kept.is_err() || texts.contains(&"new".to_owned()), "{at}: {texts:?}");
        let left = shelf.files().into_iter().filter(|name| name.ends_with(".tmp")).count();
        assert!(times == Times::AllForEver || left == 0, "{at}");
        shelf.keep("a.ron", "next", START + 11);
        let wanted: Vec<_> =
            ["next".to_owned(), "new".to_owned()].into_iter().filter(|one| one == "next" || kept.is_ok()).collect();
        let texts = shelf.texts("a.ron");
        assert!(wanted.iter().all(|one| texts.contains(one)), "{at}: {texts:?}");
        assert!((8..=10).contains(&texts.len()), "{at}: {texts:?}");
        assert!(shelf.files().iter().all(|name| !name.ends_with(".tmp") && !name.contains("damaged")), "{at}");
    });
    assert!(met > 500, "{met}");
}

#[test]
fn a_disk_without_locks_keeps_versions_too() {
    let shelf = Shelf::new(LIMIT);
    let disk = FaultFs::new(Plan::on("try_lock", io::ErrorKind::Unsupported.into(), Times::ForEver));
    shelf.backups.keep(&disk, &shelf.path("a.ron"), b"one", START, START).unwrap();
    assert_eq!((shelf.texts("a.ron"), disk.met()), (vec!["one".to_owned()], "try_lock"));
}

#[test]
fn after_every_power_cut_what_was_kept_is_there_and_the_manifest_is_whole() {
    let backups = Backups::new(PathBuf::from("/data/backups"));
    let (path, disk) = (Path::new("/doc/a.ron"), Memory::new(&["/doc", "/data"], 256));
    let mut kept = Vec::new();
    for nth in 0..12 {
        backups.keep(&disk, path, format!("{nth}").as_bytes(), START + nth, START + nth).unwrap();
        kept.push((disk.changes(), nth));
    }
    let states = disk.crashes(|done, state| {
        let texts: BTreeSet<_> =
            backups.list(state, path).unwrap().iter().map(|one| backups.read(state, one).unwrap()).collect();
        let last = kept.iter().rfind(|(changes, _)| *changes <= done).map_or(-1, |(_, nth)| *nth);
        for nth in (last - 8).max(0)..=last {
            assert!(texts.contains(format!("{nth}").as_bytes()), "after {done} changes: {nth} is not there");
        }
        Manifest::read(state, backups.folder(), START).unwrap();
        assert!(state.seen().keys().all(|path| !path.to_string_lossy().contains("damaged")), "after {done} changes");
    });
    assert!(states > 200, "{states}");
}
