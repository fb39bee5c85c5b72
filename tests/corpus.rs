//! The kept inputs of the fuzz targets, each through the body of its target.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::path::Path;

#[path = "../fuzz/bodies.rs"]
mod bodies;

/// All kept inputs together, in bytes.
const MOST: usize = 200_000;

/// What a target asks of any bytes.
type Body = fn(&[u8]);

fn replay(target: &str, body: Body) -> usize {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 5, "the corpus of {target} is not where this test looks");
    let mut size = 0;
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        size += bytes.len();
        // Said before it fails, so that the input is known.
        println!("{}", file.display());
        body(&bytes);
        // And what fuzzing would try first: each beginning of a small one.
        let step = bytes.len() / 40 + 1;
        (0..bytes.len()).step_by(step).for_each(|length| body(&bytes[..length]));
    }
    size
}

#[test]
fn every_kept_input_passes_its_target_and_the_corpus_stays_small() {
    let targets: [(&str, Body); 5] = [
        ("project", bodies::project),
        ("journal", bodies::journal),
        ("number", bodies::number),
        ("period", bodies::period),
        ("paste", bodies::paste),
    ];
    let size: usize = targets.into_iter().map(|(name, body)| replay(name, body)).sum();
    assert!(size < MOST, "{size} bytes");
}
