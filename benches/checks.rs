//! Verdicts on figures: the worked example, 200 statements in one block, and a project of 100,000.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench may stop, and speaks to a terminal"
)]

#[path = "common/blocks.rs"]
mod blocks;

use std::hint::black_box;
use std::time::Instant;

use criterion::{Criterion, criterion_group, criterion_main};
use rust_decimal::Decimal;
use tradebook::analysis::checks::{Choice, Known, report};
use tradebook::analysis::reconcile::{Effort, Implying, Reading, judge, propagate};
use tradebook::domain::statement::{Form, Law, Printed, RatioForm, Statement, Sum, System, Tie, Unknown};
use tradebook::domain::{Figure, Figures, Flow, Key, Period, Qualifier, Said};

use blocks::{amounts, growth, tenths};

fn statement(form: Form, tenths: i64) -> Statement {
    let value = Decimal::new(tenths, 1);
    let printed = Printed { low: value, high: value, unit: Decimal::new(1, 1), qualifier: Qualifier::Exact };
    Statement { form, printed, rounding: None }
}

fn level(of: usize) -> Form {
    Form::Amount(Sum::one(Unknown(of)))
}

fn ratio(part: usize, whole: usize, form: RatioForm) -> Form {
    Form::Ratio { part: Sum::one(Unknown(part)), whole: Sum::one(Unknown(whole)), form }
}

fn law(whole: usize, parts: &[usize]) -> Law {
    let parts = Sum::of(parts.iter().map(|part| Unknown(*part)));
    Law { sum: Sum::one(Unknown(whole)).minus(&parts), tie: Tie::Zero }
}

/// Partners that add up to a world, two years of each, and the partners' shares.
fn partners(count: usize, spoilt: bool) -> System {
    let mut all: Vec<[i64; 4]> = (1..=count as u64).map(amounts).collect();
    let world = (0..4).map(|nth| all.iter().map(|amounts| amounts[nth]).sum()).collect::<Vec<i64>>();
    all.push([world[0], world[1], world[2], world[3]]);
    let mut system = System { signed: vec![false; 6 * all.len()], ..System::default() };
    for (place, [x, m, x2, m2]) in all.iter().copied().enumerate() {
        let at = 6 * place;
        system.laws.extend([law(at + 2, &[at, at + 1]), law(at + 5, &[at + 3, at + 4])]);
        for (of, value) in [(2, x + m), (1, m), (5, x2 + m2), (3, x2), (4, m2)] {
            system.statements.push(statement(level(at + of), tenths(value)));
        }
        for (of, on, rate) in [(5, 2, growth(x2 + m2, x + m)), (3, 0, growth(x2, x)), (4, 1, growth(m2, m))] {
            system.statements.push(statement(ratio(at + of, at + on, RatioForm::Growth), rate));
        }
        if place < count {
            let share = growth(x2 + m2 + world[2] + world[3], world[2] + world[3]);
            system.statements.push(statement(ratio(at + 5, 6 * count + 5, RatioForm::Percent), share));
        }
    }
    for of in 0..6 {
        let parts: Vec<_> = (0..count).map(|place| 6 * place + of).collect();
        system.laws.push(law(6 * count + of, &parts));
    }
    if spoilt {
        let printed = &mut system.statements[2].printed;
        printed.low += Decimal::new(15, 1);
        printed.high = printed.low;
    }
    system
}

fn worked_example() -> System {
    let growth = |of, on| ratio(of, on, RatioForm::Growth);
    let statements = [
        (level(5), 5294),
        (growth(5, 2), 142),
        (level(2), 4633),
        (level(3), 4563),
        (growth(3, 0), 216),
        (level(4), 730),
        (growth(4, 1), -173),
        (level(1), 883),
    ];
    System {
        signed: vec![false; 6],
        laws: vec![law(2, &[0, 1]), law(5, &[3, 4])],
        statements: statements.into_iter().map(|(form, tenths)| statement(form, tenths)).collect(),
    }
}

fn one_block(c: &mut Criterion) {
    let reading = Reading::default();
    let effort = || Effort::of(600_000_000);
    let example = worked_example();
    c.bench_function("verdict on the worked example with its explanation (50 ms)", |b| {
        b.iter(|| black_box(judge(&example, &reading, &mut effort())));
    });
    c.bench_function("bounds propagation over the worked example", |b| {
        b.iter(|| black_box(propagate(&example, &reading)));
    });
    let (fits, spoilt) = (partners(21, false), partners(21, true));
    println!("statements in one block: {}", fits.statements.len());
    c.bench_function("bounds propagation over 200 statements (1 ms)", |b| {
        b.iter(|| black_box(propagate(&fits, &reading)));
    });
    c.bench_function("verdict on 200 statements that can hold (1 s)", |b| {
        b.iter(|| black_box(judge(&fits, &reading, &mut effort())));
    });
    c.bench_function("verdict on 200 statements that can not, with its explanation (1 s)", |b| {
        b.iter(|| black_box(judge(&spoilt, &reading, &mut effort())));
    });
    let open: Vec<_> = (0..21).map(|place| (level(6 * place), 1)).collect();
    let began = Instant::now();
    let mut implying = Implying::new(&fits, &reading, effort());
    let answered = open.iter().filter_map(|(form, decimals)| implying.next(form, *decimals)).count();
    println!("{answered} unprinted levels of 200 statements: {:?}", began.elapsed());
}

/// Printed once: a second round would find everything known.
fn whole_project(_: &mut Criterion) {
    let mut project = blocks::project(12_500);
    let began = Instant::now();
    let first = report(&project, Choice::All, &Known::default(), &|| false);
    let statements: usize = first.judged.iter().map(|judged| judged.check.system.statements.len()).sum();
    println!("{statements} statements in {} blocks (10 s): {:?}", first.judged.len(), began.elapsed());
    let key = Key::level(Flow::Turnover, Period::of_year(2023).unwrap());
    let id = project.datasets.at(0).unwrap().id;
    let figures = Some(Figures::one(Figure::new(Said::Number("1.0e6".parse().unwrap()), None)));
    project.apply(tradebook::domain::Edit::Figures { dataset: id, key, figures }).unwrap();
    let began = Instant::now();
    let second = report(&project, Choice::All, &first.known, &|| false);
    println!("the same after an edit of one figure: {:?} ({} blocks)", began.elapsed(), second.judged.len());
}

criterion_group!(benches, one_block, whole_project);
criterion_main!(benches);
