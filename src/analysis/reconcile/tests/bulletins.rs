//! Bulletins of countries that are not: one that holds, one with a misprint, one that needs two figures mended.

use super::*;

/// Exports and imports of Arvenia with Belmoria, two years, all printed, and the growth of each.
fn bulletin(of: [&str; 9]) -> Bulletin {
    let [x, m, t, x2, m2, t2, gx, gm, gt] = of;
    let statements = [
        ("X22", level(X22), x),
        ("M22", level(M22), m),
        ("T22", level(T22), t),
        ("X23", level(X23), x2),
        ("M23", level(M23), m2),
        ("T23", level(T23), t2),
        ("gX", growth(X23, X22), gx),
        ("gM", growth(M23, M22), gm),
        ("gT", growth(T23, T22), gt),
    ];
    Bulletin::of(&statements, 6, &[law(T22, &[X22, M22]), law(T23, &[X23, M23])])
}

fn repairs(bulletin: &Bulletin, found: &Findings) -> Vec<String> {
    let told = |change: &Change| {
        format!("{} {}", bulletin.names[change.statement], change.printed.map_or("none".into(), |of| of.to_string()))
    };
    found.repairs.iter().map(|repair| repair.changes.iter().map(told).collect::<Vec<_>>().join(", ")).collect()
}

#[test]
fn a_bulletin_that_is_rounded_throughout_holds() {
    // 120.04 + 80.04 = 200.08 and 150.06 + 92.06 = 242.12: the parts do not add up as printed.
    let found = bulletin(["120.0", "80.0", "200.1", "150.1", "92.1", "242.1", "25.0", "15.0", "21.0"]).judged();
    assert!(matches!(found.verdict, Verdict::Consistent | Verdict::Tight), "{found:?}");
    assert!(found.conflicts.is_empty() && found.repairs.is_empty());
}

#[test]
fn a_misprint_has_exactly_one_repair_of_one_figure() {
    let bulletin = bulletin(["120.0", "80.0", "210.0", "150.0", "92.0", "242.0", "25.0", "15.0", "21.0"]);
    let found = bulletin.judged();
    assert_eq!(found.verdict, Verdict::CannotHold);
    let repairs = repairs(&bulletin, &found);
    let single: Vec<_> = repairs.iter().filter(|repair| !repair.contains(',')).collect();
    assert_eq!(single, ["T22 200.1"], "{repairs:?}");
}

#[test]
fn two_misprints_are_mended_by_two_figures_and_not_by_one() {
    let bulletin = bulletin(["120.0", "80.0", "210.0", "150.0", "29.0", "242.0", "25.0", "15.0", "21.0"]);
    let found = bulletin.judged();
    assert_eq!(found.verdict, Verdict::CannotHold);
    let repairs = repairs(&bulletin, &found);
    assert!(repairs.iter().all(|repair| repair.contains(',')), "{repairs:?}");
    assert!(repairs.contains(&"T22 200.1, M23 92.0".to_owned()), "{repairs:?}");
}

#[test]
fn what_makes_no_sense_is_judged_too() {
    let of = |statements: &[(&'static str, Form, &str)]| Bulletin::of(statements, 2, &[]).judged();
    let twice = of(&[("a", level(0), "1.0"), ("b", level(0), "2.0")]);
    assert_eq!((twice.verdict, twice.conflicts.len(), twice.repairs.len()), (Verdict::CannotHold, 1, 2));
    assert!(twice.conflicts[0].proof.holds());
    let negative = of(&[("a", level(0), "-1.0")]);
    assert_eq!((negative.verdict, negative.conflicts[0].statements.len()), (Verdict::CannotHold, 1));
    let below = of(&[("g", growth(0, 1), "-120.0")]);
    assert_eq!(below.verdict, Verdict::CannotHold, "no flow shrinks by more than all of it");
    let share = Form::Ratio { part: Sum::one(Unknown(0)), whole: Sum::one(Unknown(1)), form: RatioForm::Percent };
    let over = of(&[("s", share, "130.0"), ("p", level(0), "13.0"), ("w", level(1), "10.0")]);
    assert_ne!(over.verdict, Verdict::CannotHold, "a ratio over 100 % is a ratio");
    let zero = of(&[("b", level(1), "0"), ("g", growth(0, 1), "5.0"), ("x", level(0), "3.0")]);
    assert_eq!(zero.verdict, Verdict::CannotHold, "from at most a half no growth of 5 % comes to 3");
    let long = of(&[("a", level(0), "1234567890123456789012345678"), ("b", level(0), "1234567890123456789012345679")]);
    assert_ne!(long.verdict, Verdict::NotDecided);
    let rates = of(&[("g", growth(0, 1), "5.0"), ("h", growth(0, 1), "9.0")]);
    assert_eq!(rates.verdict, Verdict::CannotHold, "without any level");
    assert!(rates.conflicts[0].proof.holds() && rates.conflicts[0].proof.line().is_none());
}

#[test]
fn an_unbounded_unknown_has_no_end_and_a_thousand_statements_come_to_an_end() {
    let open = Bulletin::of(&[("a", growth(0, 1), "5.0")], 2, &[]);
    let mut implying = Implying::new(&open.system, &Reading::default(), Effort::of(1_000_000));
    let mut span = |form| implying.next(&form, 1).map(|of| shown(&of.span));
    assert_eq!(span(level(0)).as_deref(), Some("0.000…none"));
    assert_eq!(span(growth(0, 1)).as_deref(), Some("4.950…5.050"));
    let chain: Vec<_> =
        (0..1000).map(|nth| ("g", growth(nth + 1, nth), if nth % 2 == 0 { "5.0" } else { "-4.0" })).collect();
    let long = Bulletin::of(&chain, 1001, &[]);
    let found = judge(&long.system, &Reading::default(), &mut Effort::of(100_000));
    assert!(matches!(found.verdict, Verdict::NotDecided | Verdict::Consistent), "{:?}", found.verdict);
}
