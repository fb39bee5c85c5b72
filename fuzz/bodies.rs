//! What is asked of each reader for any bytes at all. The fuzz targets and `tests/corpus.rs` run the same.
//!
//! `cargo +nightly fuzz run project -- -max_total_time=60` and so on for the others. An input that fails goes into
//! `corpus/` when it is mended.

use tradebook::domain::{CellRef, Measure, Multiplier};
use tradebook::formats::{journal, project};
use tradebook::session::action::{Action, Paste, Reading};
use tradebook::session::{CountedIds, Cursor, Session, entry, paste as pasting};
use tradebook::words::{NumberFormat, read_date, read_period};

/// What opens is written and opens again as it was; what does not is an error, and what reads of it can be saved.
pub fn project(bytes: &[u8]) {
    let project = match project::read(bytes) {
        Ok(opened) => opened.project,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            let Some(salvaged) = project::salvage(bytes) else { return };
            salvaged.project
        }
    };
    let written = project::write(&project);
    let again = project::read(&written).unwrap_or_else(|error| panic!("{error}"));
    assert!(again.project == project, "another project came back");
    assert!(project::write(&again.project) == written, "other bytes came back");
}

/// What is read is a beginning of what was written.
pub fn journal(bytes: &[u8]) {
    let Some(found) = journal::records(bytes) else { return };
    assert!(found.whole <= bytes.len());
    assert_eq!(found.torn, found.whole < bytes.len());
    let mut again = journal::MAGIC.to_vec();
    for record in &found.records {
        again.extend(journal::record(record.number, record.text).unwrap_or_default());
    }
    assert!(bytes.starts_with(&again) && again.len() == found.whole);
}

const FORMATS: [NumberFormat; 2] = [NumberFormat::CommaPoint, NumberFormat::SpaceComma];

/// A text is read as a figure, or kept as it is with the reason.
pub fn number(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    for format in FORMATS {
        let _entry = entry::read(text, Measure::Level, Multiplier::MILLION, format);
    }
    if let Ok(number) = text.parse::<tradebook::domain::Number>() {
        let printed = number.to_string();
        assert_eq!(printed.parse::<tradebook::domain::Number>().ok(), Some(number), "{printed}");
    }
}

/// A period that is read is written so that it reads again.
pub fn period(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let _date = read_date(text);
    let typed = read_period(text).ok();
    for period in typed.into_iter().chain(text.parse().ok()) {
        let printed = period.to_string();
        assert_eq!(printed.parse().ok(), Some(period), "{printed}");
    }
}

/// A pasted text is planned and put in, and undone to what was there.
pub fn paste(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let sample = tradebook::formats::sample::KAZAKHSTAN_AZERBAIJAN;
    let Ok(opened) = project::read(sample.bytes) else { return };
    let mut session = Session::new(opened.project, Box::<CountedIds>::default());
    let before = session.snapshot();
    let Some(at) = before.datasets.at(0).and_then(|dataset| {
        let key = dataset.observations.iter().next()?.key;
        Some(CellRef { dataset: dataset.id, key })
    }) else {
        return;
    };
    let column = tradebook::analysis::sheet::Column::level(at.key.flow);
    let at_cell = Cursor { period: at.key.period, column };
    let paste = Paste { at: at_cell, size: (1, 1), text: text.to_owned(), reading: Reading::default() };
    let Some(table) = session.table(at.dataset, None) else { return };
    let _plan = pasting::plan(&session, &table, &paste);
    if session.dispatch(Action::Paste(Box::new(paste))).is_ok() && *session.project() != before {
        assert!(session.dispatch(Action::Undo).is_ok());
        assert!(*session.project() == before, "undo left something");
    }
}
