//! Saving a project of a million observations: read back and compared, flushed, renamed, the old file kept.
//!
//! Target: ≤ 3 s.
//! *Invariant:* every run writes another content, so that an older version is kept each time.

#![allow(clippy::unwrap_used, reason = "a bench may stop")]

mod common;

use std::cell::Cell;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use tradebook::platform::backups::Backups;
use tradebook::platform::fs::RealFs;
use tradebook::platform::save::{Expected, Order, save};

/// Noon of 1 March 2026, in milliseconds since 1970.
const NOON: i64 = 1_772_366_400_000;

fn bench(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let (path, backups) = (folder.path().join("a.ron"), Backups::new(folder.path().join("backups")));
    let [one, mut two] = [common::million(), common::million()];
    two.head.title.push_str(", changed");
    let (seen, turn) = (Cell::new(Expected::Anything), Cell::new(false));
    let run = || {
        let project = if turn.replace(!turn.get()) { &two } else { &one };
        let expected = seen.take();
        let order = Order { path: &path, project, expected, backups: Some(&backups), now: NOON, announce: &|_| {} };
        let saved = save(&RealFs, &order).unwrap();
        assert!(saved.warnings.is_empty());
        seen.set(Expected::Seen(saved.seen.unwrap()));
    };
    run();
    let mut group = criterion.benchmark_group("save");
    group.sample_size(10).throughput(Throughput::Elements(u64::from(common::OBSERVATIONS)));
    group.bench_function("save a million", |bencher| bencher.iter(run));
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
