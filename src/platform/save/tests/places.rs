//! Odd places: what comes of a save there. `docs/places.md` has the same as a table.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown, symlink};

use super::*;
use crate::platform::testing::{Fault, FaultFs, Plan, Times};

const EPERM: i32 = 1;
const EACCES: i32 = 13;
const EBUSY: i32 = 16;
const EXDEV: i32 = 18;
const EINVAL: i32 = 22;
const ENOSPC: i32 = 28;
const EROFS: i32 = 30;
const EOPNOTSUPP: i32 = 95;
const EDQUOT: i32 = 122;

/// A disk where calls of a kind fail for ever.
fn without(kind: &'static str, number: i32) -> FaultFs {
    FaultFs::new(Plan::on(kind, Fault::Number(number), Times::ForEver))
}

fn save_at(disk: &dyn Fs, path: &Path) -> Result<Saved, SaveError> {
    save(disk, &order(path, &project("new")))
}

#[test]
fn a_read_only_file_stays_as_it_is() {
    let place = Place::new();
    fs::set_permissions(&place.path, fs::Permissions::from_mode(0o444)).unwrap();
    let (new, backups) = (project("new"), Some(&place.backups));
    for how in [save, save_in_place] {
        let error = how(&RealFs, &Order { backups, ..order(&place.path, &new) }).unwrap_err();
        assert!(matches!(error, SaveError::Disk(DiskError::NotAllowed)), "{error:?}");
    }
    assert_eq!((fs::read(&place.path).unwrap(), place.names()), (bytes("old"), vec!["a.ron".to_owned()]));
}

#[test]
fn where_a_folder_takes_no_new_file_the_old_one_can_be_written_over() {
    let place = Place::new();
    let folder = without("create_new", EACCES);
    let error = save_at(&folder, &place.path).unwrap_err();
    assert!(matches!(error, SaveError::CannotReplace(DiskError::NotAllowed)), "{error:?}");
    let new = project("new");
    save_in_place(&RealFs, &Order { backups: Some(&place.backups), ..order(&place.path, &new) }).unwrap();
    assert_eq!(fs::read(&place.path).unwrap(), bytes("new"));
    let error = save_at(&without("create_new", EACCES), &place.path.with_file_name("b.ron")).unwrap_err();
    assert!(matches!(error, SaveError::Disk(DiskError::NotAllowed)), "{error:?}");
}

#[test]
fn where_no_file_can_be_renamed_the_old_one_can_be_written_over() {
    for number in [EXDEV, EPERM, EACCES, EBUSY, EOPNOTSUPP, EINVAL] {
        let place = Place::new();
        let share = without("rename", number);
        let error = save_at(&share, &place.path).unwrap_err();
        assert!(matches!(error, SaveError::CannotReplace(_)), "{number}: {error:?}");
        assert_eq!((fs::read(&place.path).unwrap(), place.names()), (bytes("old"), vec!["a.ron".to_owned()]));
        let new = project("new");
        save_in_place(&RealFs, &Order { backups: Some(&place.backups), ..order(&place.path, &new) }).unwrap();
        assert_eq!(fs::read(&place.path).unwrap(), bytes("new"));
    }
}

#[test]
fn a_disk_that_is_full_or_read_only_leaves_the_old_file() {
    for (kind, number, full) in [
        ("write", ENOSPC, true),
        ("write", EDQUOT, true),
        ("create_new", ENOSPC, true),
        ("sync", ENOSPC, true),
        ("sync", EDQUOT, true),
        ("create_new", EROFS, false),
    ] {
        let place = Place::new();
        let error = save_at(&without(kind, number), &place.path).unwrap_err();
        let told = match error {
            SaveError::Disk(DiskError::DiskFull) => full,
            SaveError::Disk(DiskError::NotAllowed) => !full,
            _ => panic!("{kind} {number}: {error:?}"),
        };
        assert!(told, "{kind} {number}");
        assert_eq!((fs::read(&place.path).unwrap(), place.names()), (bytes("old"), vec!["a.ron".to_owned()]));
    }
}

#[test]
fn links_stay_and_what_they_lead_to_is_saved() {
    let place = Place::new();
    let at = |name: &str| place.path.with_file_name(name);
    fs::create_dir(at("sub")).unwrap();
    for (link, to, saved) in [
        ("relative.ron", "a.ron", "a.ron"),
        ("chain.ron", "relative.ron", "a.ron"),
        ("sub/up.ron", "../a.ron", "a.ron"),
        ("dangling.ron", "sub/new.ron", "sub/new.ron"),
        ("to-dangling.ron", "dangling2.ron", "sub/other.ron"),
        ("dangling2.ron", "sub/other.ron", "sub/other.ron"),
    ] {
        fs::write(&place.path, bytes("old")).unwrap();
        symlink(to, at(link)).unwrap();
        if link == "to-dangling.ron" {
            continue;
        }
        save_at(&RealFs, &at(link)).unwrap();
        assert!(fs::symlink_metadata(at(link)).unwrap().is_symlink(), "{link}");
        assert_eq!(fs::read(at(saved)).unwrap(), bytes("new"), "{link}");
    }
    fs::remove_file(at("sub/other.ron")).unwrap();
    save_at(&RealFs, &at("to-dangling.ron")).unwrap();
    assert_eq!(fs::read(at("sub/other.ron")).unwrap(), bytes("new"));
}

#[test]
fn links_that_lead_nowhere_say_so() {
    let place = Place::new();
    let at = |name: &str| place.path.with_file_name(name);
    symlink("b.ron", at("loop.ron")).unwrap();
    symlink("loop.ron", at("b.ron")).unwrap();
    symlink("gone/a.ron", at("lost.ron")).unwrap();
    for in_place in [false, true] {
        let (new, how) = (project("new"), if in_place { save_in_place } else { save });
        let error = how(&RealFs, &order(&at("loop.ron"), &new)).unwrap_err();
        assert!(matches!(error, SaveError::Disk(DiskError::LinkLoop)), "{error:?}");
        let error = how(&RealFs, &order(&at("lost.ron"), &new)).unwrap_err();
        assert!(matches!(error, SaveError::FolderGone), "{error:?}");
    }
    assert!(matches!(crate::platform::disk::open(&at("loop.ron")), Err(DiskError::LinkLoop)));
}

#[test]
fn a_link_to_another_file_system_is_followed() {
    let (near, far) = (tempfile::tempdir().unwrap(), quick_folder());
    let (link, path) = (near.path().join("link.ron"), far.path().join("a.ron"));
    fs::write(&path, bytes("old")).unwrap();
    symlink(&path, &link).unwrap();
    save_at(&RealFs, &link).unwrap();
    assert_eq!((fs::read(&path).unwrap(), names(far.path())), (bytes("new"), vec!["a.ron".to_owned()]));
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
}

#[test]
fn a_file_with_other_names_is_saved_under_this_one_with_a_word() {
    let place = Place::new();
    let other = place.path.with_file_name("b.ron");
    fs::hard_link(&place.path, &other).unwrap();
    let saved = save_at(&RealFs, &place.path).unwrap();
    assert!(matches!(saved.warnings[..], [SaveWarning::OtherNames(2)]), "{:?}", saved.warnings);
    assert_eq!((fs::read(&place.path).unwrap(), fs::read(&other).unwrap()), (bytes("new"), bytes("old")));
}

#[test]
fn owner_mode_and_further_attributes_are_kept() {
    // A folder on a disk: one in memory may have no further attributes.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    fs::write(&path, bytes("old")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    // Only an administrator may; anybody else's stays the same too.
    let _given = chown(&path, Some(1000), Some(1000));
    let _set = xattr::set(&path, "user.tradebook.test", b"kept");
    let about = || {
        let about = fs::metadata(&path).unwrap();
        (about.mode(), about.uid(), about.gid(), xattr::get(&path, "user.tradebook.test").ok())
    };
    let before = about();
    assert_eq!(before.0 & 0o777, 0o640);
    assert!(save_at(&RealFs, &path).unwrap().warnings.is_empty());
    assert_eq!((about(), fs::read(&path).unwrap()), (before, bytes("new")));
}

#[test]
fn rights_that_can_not_be_kept_are_told_and_are_not_more() {
    let place = Place::new();
    fs::set_permissions(&place.path, fs::Permissions::from_mode(0o666)).unwrap();
    let saved = save_at(&without("copy_attributes", EPERM), &place.path).unwrap();
    assert!(matches!(saved.warnings[..], [SaveWarning::RightsLost]), "{:?}", saved.warnings);
    assert_eq!(fs::metadata(&place.path).unwrap().mode() & 0o777, 0o600);
}

#[test]
fn names_may_be_as_long_as_the_disk_has_them_and_no_text() {
    let place = Place::new();
    let long = place.path.with_file_name(format!("{}.ron", "n".repeat(251)));
    let odd = place.path.with_file_name(OsStr::from_bytes(b"\xff\xfe.ron"));
    for path in [&long, &odd] {
        for title in ["one", "two"] {
            let new = project(title);
            let order = Order { backups: Some(&place.backups), ..order(path, &new) };
            assert!(save(&RealFs, &order).unwrap().warnings.is_empty());
            assert_eq!(fs::read(path).unwrap(), bytes(title));
        }
        let kept = place.backups.list(&RealFs, path).unwrap();
        assert_eq!(kept.iter().map(|one| &one.sha256).collect::<Vec<_>>(), [&sha256(&bytes("one"))]);
    }
    let longer = place.path.with_file_name("n".repeat(256));
    let error = save_at(&RealFs, &longer).unwrap_err();
    assert!(matches!(error, SaveError::Disk(DiskError::BadName)), "{error:?}");
}

#[test]
fn a_folder_that_was_deleted_while_its_file_was_open_is_told() {
    let place = Place::new();
    let expected = Expected::Seen(place.seen());
    fs::remove_dir_all(place.path.parent().unwrap()).unwrap();
    let new = project("new");
    for expected in [expected, Expected::Anything] {
        let error = save(&RealFs, &Order { expected, ..order(&place.path, &new) }).unwrap_err();
        assert!(matches!(error, SaveError::FolderGone), "{error:?}");
    }
    fs::create_dir(place.path.parent().unwrap()).unwrap();
    save_at(&RealFs, &place.path).unwrap();
    assert_eq!(fs::read(&place.path).unwrap(), bytes("new"));
}

#[test]
fn a_clock_that_was_set_back_loses_nothing() {
    let place = Place::new();
    let before_1970 = -1;
    for (title, now) in [("one", NOON), ("two", 1_000), ("three", before_1970)] {
        let new = project(title);
        let order = Order { now, backups: Some(&place.backups), ..order(&place.path, &new) };
        assert!(save(&RealFs, &order).unwrap().warnings.is_empty(), "{title}");
        assert_eq!(fs::read(&place.path).unwrap(), bytes(title));
    }
    let kept = place.backups.list(&RealFs, &place.path).unwrap();
    assert_eq!(kept.len(), 3);
    assert!(kept.iter().all(|one| place.backups.read(&RealFs, one).is_ok() && one.at <= NOON));
}

#[test]
fn what_is_no_file_is_written_to_or_refused() {
    let place = Place::new();
    let error = save_at(&RealFs, place.path.parent().unwrap()).unwrap_err();
    assert!(matches!(error, SaveError::Disk(DiskError::IsFolder)), "{error:?}");
    assert!(save_at(&RealFs, Path::new("/dev/null")).unwrap().seen.is_none());
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
    let error = save_at(&RealFs, &place.path.join("a.ron")).unwrap_err();
    assert!(matches!(error, SaveError::FolderGone), "{error:?}");
}
