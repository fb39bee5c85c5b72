//! The settings of the last time, read from their file.
//!
//! *Invariant:* a file that can not be read is set aside under another name, never written over, and never a reason not
//! to start.

use std::io;
use std::path::{Path, PathBuf};

use crate::ui::settings::Settings;

/// Names tried for a file that is set aside; the last one is taken again.
const NAMES: u32 = 9;

#[derive(Debug, Default)]
pub struct Stored {
    /// `None` at the very first start.
    pub settings: Option<Settings>,
    /// Where the file is now that could not be read.
    pub set_aside: Option<PathBuf>,
}

/// What is kept at this path.
pub fn stored(path: &Path) -> Stored {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Stored::default(),
        Err(_) => return Stored { settings: Some(Settings::default()), set_aside: None },
    };
    let read = str::from_utf8(&bytes).ok().and_then(|text| ron::from_str(text).ok());
    let set_aside = if read.is_none() { set_aside(path) } else { None };
    Stored { settings: Some(read.unwrap_or_default()), set_aside }
}

fn set_aside(path: &Path) -> Option<PathBuf> {
    let name = |nth: u32| path.with_file_name(format!("settings-damaged-{nth}.ron"));
    let free = (1..=NAMES).map(name).find(|path| !path.exists()).unwrap_or_else(|| name(NAMES));
    std::fs::rename(path, &free).ok().map(|()| free)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::disk::replace;

    #[test]
    fn a_damaged_file_is_set_aside_and_the_start_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        assert!(stored(&path).settings.is_none(), "the first start");
        let whole = ron::ser::to_string_pretty(&Settings::default(), ron::ser::PrettyConfig::default()).unwrap();
        let damaged: [&[u8]; 5] = [b"(window: (", b"\xff\xfe", b"", &whole.as_bytes()[..whole.len() / 2], b"[[[[[["];
        for (nth, bytes) in (1..).zip(damaged) {
            replace(&path, bytes).unwrap();
            let stored = stored(&path);
            assert_eq!(stored.settings, Some(Settings::default()));
            let aside = folder.path().join(format!("settings-damaged-{nth}.ron"));
            assert_eq!(stored.set_aside.as_deref(), Some(aside.as_path()));
            assert!(std::fs::read(aside).unwrap() == bytes && !path.exists());
        }
        for _ in 0..12 {
            replace(&path, b"(").unwrap();
            assert!(stored(&path).set_aside.is_some());
        }
        replace(&path, whole.as_bytes()).unwrap();
        let stored = stored(&path);
        assert!(stored.settings.is_some() && stored.set_aside.is_none() && path.exists());
    }

    #[test]
    fn deep_and_odd_settings_are_no_crash() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        for text in ["(".repeat(100_000), "[".repeat(100_000), "(window: (size: (NaN, inf)))".to_owned()] {
            replace(&path, text.as_bytes()).unwrap();
            assert!(stored(&path).settings.is_some());
        }
    }

    #[test]
    fn a_place_that_can_not_be_read_is_no_first_start() {
        let folder = tempfile::tempdir().unwrap();
        let stored = stored(folder.path());
        assert!(stored.settings.is_some() && stored.set_aside.is_none());
        assert!(folder.path().is_dir());
    }
}
