//! The golden results of METHOD §1, and what holds of any system.

mod bulletins;
mod exact;
mod power;
mod random;

use super::solver::Solver;
use super::*;
use crate::domain::statement::{Form, Law, Printed, RatioForm, Statement, Sum, System, Tie, Unknown};
use crate::domain::{Multiplier, Qualifier, Rounding};

/// Names of unknowns and statements beside a system, for tests to read.
struct Bulletin {
    system: System,
    names: Vec<&'static str>,
}

impl Bulletin {
    fn of(statements: &[(&'static str, Form, &str)], unknowns: usize, laws: &[Sum]) -> Self {
        let laws = laws.iter().map(|sum| Law { sum: sum.clone(), tie: Tie::Zero }).collect();
        let system = System {
            signed: vec![false; unknowns],
            laws,
            statements: statements.iter().map(|(_, form, text)| statement(form.clone(), text)).collect(),
        };
        Self { system, names: statements.iter().map(|(name, ..)| *name).collect() }
    }

    fn judged(&self) -> Findings {
        judge(&self.system, &Reading::default(), &mut Effort::of(50_000_000))
    }

    fn called(&self, set: &[usize]) -> String {
        set.iter().map(|place| self.names[*place]).collect::<Vec<_>>().join(" ")
    }
}

fn statement(form: Form, text: &str) -> Statement {
    let printed = Printed::number(text.parse().unwrap(), Multiplier::UNITS, Qualifier::Exact).unwrap();
    Statement { form, printed, rounding: None }
}

fn level(of: usize) -> Form {
    Form::Amount(Sum::one(Unknown(of)))
}

fn growth(of: usize, on: usize) -> Form {
    Form::Ratio { part: Sum::one(Unknown(of)), whole: Sum::one(Unknown(on)), form: RatioForm::Growth }
}

fn law(whole: usize, parts: &[usize]) -> Sum {
    Sum::one(Unknown(whole)).minus(&Sum::of(parts.iter().map(|part| Unknown(*part))))
}

const X22: usize = 0;
const M22: usize = 1;
const T22: usize = 2;
const X23: usize = 3;
const M23: usize = 4;
const T23: usize = 5;

fn worked_example(imports: &str) -> Bulletin {
    let statements = [
        ("T23", level(T23), "529.4"),
        ("gT", growth(T23, T22), "14.2"),
        ("T22", level(T22), "463.3"),
        ("X23", level(X23), "456.3"),
        ("gX", growth(X23, X22), "21.6"),
        ("M23", level(M23), imports),
        ("gM", growth(M23, M22), "-17.3"),
        ("M22", level(M22), "88.3"),
    ];
    Bulletin::of(&statements, 6, &[law(T22, &[X22, M22]), law(T23, &[X23, M23])])
}

fn shown(span: &Span) -> String {
    let end = |end: &Option<Rational>, toward| {
        end.as_ref().map_or("none".into(), |end| end.decimal(3, toward).unwrap().to_string())
    };
    format!("{}…{}", end(&span.low, Toward::Nearest), end(&span.high, Toward::Nearest))
}

#[test]
fn the_worked_example_can_not_hold_and_these_are_its_conflicts_and_repairs() {
    let of = [
        (
            "73.0",
            [
                ("T23", "529.200…529.336", "529.3"),
                ("T22", "463.361…463.776", "463.4"),
                ("gX", "21.654…21.695", "21.7"),
                ("gM", "-17.234…-17.224", "-17.2"),
            ],
        ),
        (
            "73",
            [
                ("T23", "529.189…529.336", "529.3"),
                ("T22", "463.361…463.792", "463.4"),
                ("gX", "21.654…21.695", "21.7"),
                ("gM", "-17.234…-17.136", "-17.2"),
            ],
        ),
    ];
    for (imports, repairs) in of {
        let example = worked_example(imports);
        let found = example.judged();
        assert_eq!(found.verdict, Verdict::CannotHold);
        assert!(found.complete);
        let sets: Vec<_> = found.conflicts.iter().map(|conflict| example.called(&conflict.statements)).collect();
        assert_eq!(sets, ["T23 T22 X23 gX gM", "T23 T22 gX gM M22"]);
        assert!(found.conflicts.iter().all(|conflict| conflict.proof.holds()));
        let single = found.repairs.iter().filter(|repair| repair.changes.len() == 1);
        let single: Vec<_> = single
            .map(|repair| {
                let change = &repair.changes[0];
                (
                    example.names[change.statement],
                    shown(change.admissible.as_ref().unwrap()),
                    change.printed.unwrap().to_string(),
                )
            })
            .collect();
        let expected = repairs.map(|(name, span, printed)| (name, span.to_owned(), printed.to_owned()));
        assert_eq!(single, expected, "imports {imports}");
    }
}

#[test]
fn the_proof_of_the_worked_example_is_one_line() {
    let example = worked_example("73.0");
    let found = example.judged();
    let conflict =
        found.conflicts.iter().find(|conflict| example.called(&conflict.statements) == "T23 T22 gX gM M22").unwrap();
    let line = conflict.proof.line().unwrap();
    let of = |value: &Rational| value.decimal(3, Toward::Nearest).unwrap().normalize().to_string();
    let mut terms: Vec<_> = line
        .terms
        .iter()
        .map(|(factor, sum, limit)| {
            (
                sum[0].0,
                format!(
                    "{}·{}",
                    factor.decimal(4, Toward::Nearest).unwrap().normalize(),
                    limit.decimal(2, Toward::Nearest).unwrap()
                ),
            )
        })
        .collect();
    terms.sort();
    assert_eq!(terms, [(M22, "-0.389·88.25".to_owned()), (T22, "1.2165·463.35".to_owned())]);
    assert_eq!((of(&line.total), of(&line.printed), line.side), ("529.336".into(), "529.35".into(), Side::Lower));
}

#[test]
fn truncated_growth_explains_the_worked_example() {
    let example = worked_example("73.0");
    let found = example.judged();
    let rates: Vec<_> =
        found.conventions.iter().filter(|fit| fit.levels == Rounding::Nearest).map(|fit| fit.rates).collect();
    assert!(rates.contains(&Rounding::TowardZero) && rates.contains(&Rounding::Down), "{:?}", found.conventions);
    assert!(
        !found.conventions.iter().any(|fit| matches!(fit.rates, Rounding::Nearest | Rounding::Up)),
        "{:?}",
        found.conventions
    );
    let tension = found.tension.unwrap();
    assert!((tension.about().unwrap() - 1.0386).abs() < 0.0002, "{tension:?}");
    let cases = [
        ("73.0", Rounding::Nearest, "374.938…375.079"),
        ("73", Rounding::Nearest, "374.926…375.079"),
        ("73.0", Rounding::TowardZero, "374.938…375.100"),
    ];
    for (imports, levels, expected) in cases {
        let reading = Reading { levels, rates: Rounding::TowardZero, ..Reading::default() };
        let mut implying = Implying::new(&worked_example(imports).system, &reading, Effort::of(1_000_000));
        let of_exports = implying.next(&level(X22), 1).unwrap();
        assert_eq!(shown(&of_exports.span), expected, "imports {imports}, levels {levels:?}");
    }
}
