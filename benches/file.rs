//! Opening and writing a project of a million observations, and the memory that it takes.
//!
//! Targets: open ≤ 1.0 s and write ≤ 1.0 s, seal and conversion included; ≤ 100 bytes an observation resident.
//! *Invariant:* what is measured is what was checked to read back equal.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench may stop, tells what it measured, and has a scratch file"
)]

mod common;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group};
use tradebook::formats::{project, sample};

/// What the open project adds to the process, once the bytes of its file are gone.
fn memory() {
    // Built and written in another process, so that what the allocator keeps of that is not counted.
    let file = std::env::temp_dir().join(format!("tradebook-bench-{}.ron", std::process::id()));
    let program = std::env::current_exe().unwrap();
    let written = std::process::Command::new(program).env(CHILD, &file).status().unwrap();
    assert!(written.success());
    let before = common::resident();
    let bytes = std::fs::read(&file).unwrap();
    std::fs::remove_file(&file).unwrap();
    let size = bytes.len();
    let opened = project::read(&bytes).unwrap();
    drop(bytes);
    let taken = common::resident().saturating_sub(before);
    let each = taken as f64 / f64::from(common::OBSERVATIONS);
    println!("file {size} bytes; resident with it open {taken} bytes, {each:.1} bytes an observation");
    drop(opened);
}

/// Names the file that a child process is to write.
const CHILD: &str = "TRADEBOOK_BENCH_WRITE";

fn bench(criterion: &mut Criterion) {
    let million = common::million();
    let bytes = project::write(&million);
    let opened = project::read(&bytes).unwrap();
    assert_eq!(opened.project, million);
    assert_eq!(opened.warnings, []);
    drop(opened);
    let mut group = criterion.benchmark_group("file");
    group.sample_size(10).throughput(Throughput::Elements(u64::from(common::OBSERVATIONS)));
    group.bench_function("open a million", |bencher| bencher.iter(|| project::read(black_box(&bytes)).unwrap()));
    group.bench_function("write a million", |bencher| bencher.iter(|| project::write(black_box(&million))));
    group.finish();
    let small = sample::KAZAKHSTAN_AZERBAIJAN.bytes;
    criterion.bench_function("open the sample", |bencher| bencher.iter(|| project::read(black_box(small)).unwrap()));
}

criterion_group!(benches, bench);

fn main() {
    if let Some(file) = std::env::var_os(CHILD) {
        std::fs::write(file, project::write(&common::million())).unwrap();
        return;
    }
    memory();
    benches();
    Criterion::default().configure_from_args().final_summary();
}
