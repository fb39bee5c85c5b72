//! The records of a journal as bytes: each with its length, a checksum and its number, so that a torn end is seen.
//!
//! ```text
//! tradebook journal 1⏎
//! length u32 | checksum u32 | number u64 | text …      little-endian; the checksum is over number and text
//! ```
//! *Invariant:* what is read is a beginning of what was written, record by record, whatever happened to the end.

/// First line of a journal.
pub const MAGIC: &[u8] = b"tradebook journal 1\n";

/// Length, checksum, number.
const HEAD: usize = 16;

/// No record is longer: what says so is damage.
const LONGEST: usize = 512 * 1024 * 1024;

/// A record with its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record<'a> {
    pub number: u64,
    pub text: &'a str,
}

/// What a journal holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Records<'a> {
    pub records: Vec<Record<'a>>,
    /// Bytes up to the end of the last whole record.
    pub whole: usize,
    /// Something is after them.
    pub torn: bool,
}

fn checksum(number: u64, text: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&number.to_le_bytes());
    hasher.update(text);
    hasher.finalize()
}

/// The bytes of one record; `None` where it is too long.
pub fn record(number: u64, text: &str) -> Option<Vec<u8>> {
    let length = u32::try_from(text.len()).ok().filter(|_| text.len() <= LONGEST)?;
    let mut bytes = Vec::with_capacity(HEAD + text.len());
    bytes.extend(length.to_le_bytes());
    bytes.extend(checksum(number, text.as_bytes()).to_le_bytes());
    bytes.extend(number.to_le_bytes());
    bytes.extend(text.as_bytes());
    Some(bytes)
}

/// `None`: this is no journal, or one of a version not known here.
pub fn records(bytes: &[u8]) -> Option<Records<'_>> {
    let mut rest = bytes.strip_prefix(MAGIC)?;
    let mut all = Records::default();
    while let Some((found, after)) = first(rest) {
        let follows = all.records.last().is_none_or(|last| found.number >= last.number);
        if !follows {
            break;
        }
        all.records.push(found);
        rest = after;
    }
    all.whole = bytes.len() - rest.len();
    all.torn = !rest.is_empty();
    Some(all)
}

fn first(bytes: &[u8]) -> Option<(Record<'_>, &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (sum, rest) = rest.split_first_chunk::<4>()?;
    let (number, rest) = rest.split_first_chunk::<8>()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok().filter(|length| *length <= LONGEST)?;
    let (text, rest) = rest.split_at_checked(length)?;
    let number = u64::from_le_bytes(*number);
    let text = str::from_utf8(text).ok().filter(|_| checksum(number, text) == u32::from_le_bytes(*sum))?;
    Some((Record { number, text }, rest))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

    use super::*;

    const TEXTS: [&str; 4] = ["first", "", "третий", "the last"];

    fn journal() -> Vec<u8> {
        let of = |(number, text): (u64, &&str)| record(number, text).unwrap();
        MAGIC.iter().copied().chain((1..).zip(&TEXTS).flat_map(of)).collect()
    }

    fn texts<'a>(records: &Records<'a>) -> Vec<&'a str> {
        records.records.iter().map(|record| record.text).collect()
    }

    #[test]
    fn what_was_written_is_read() {
        let bytes = journal();
        let read = records(&bytes).unwrap();
        assert_eq!(texts(&read), TEXTS);
        assert_eq!((read.whole, read.torn), (bytes.len(), false));
    }

    #[test]
    fn every_cut_leaves_the_records_before_it() {
        let bytes = journal();
        for len in 0..bytes.len() {
            let Some(read) = records(&bytes[..len]) else {
                assert!(len < MAGIC.len());
                continue;
            };
            assert_eq!(texts(&read), TEXTS[..read.records.len()]);
            assert!(read.records.len() < TEXTS.len() && read.whole <= len);
            assert_eq!(read.torn, read.whole < len);
        }
    }

    #[test]
    fn every_flipped_bit_ends_the_journal_before_its_record() {
        let bytes = journal();
        for at in MAGIC.len()..bytes.len() {
            for bit in 0..8 {
                let mut damaged = bytes.clone();
                damaged[at] ^= 1 << bit;
                let read = records(&damaged).unwrap();
                assert_eq!(texts(&read), TEXTS[..read.records.len()], "bit {bit} of {at}");
                assert!(read.torn && read.whole <= at);
            }
        }
    }

    #[test]
    fn a_record_that_does_not_follow_ends_the_journal() {
        let mut bytes = journal();
        bytes.extend(record(2, "again").unwrap());
        assert_eq!(texts(&records(&bytes).unwrap()), TEXTS);
    }

    #[test]
    fn what_is_no_journal_is_none() {
        assert_eq!(records(b""), None);
        assert_eq!(records(b"tradebook journal 2\n"), None);
    }
}
