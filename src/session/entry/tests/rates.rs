//! Rates: percent, ratios, indexes, and changes.

use super::*;
use crate::domain::{Flow, RateForm, Whole};

#[test]
fn a_rate_is_read_with_or_without_its_sign_and_has_no_multiplier() {
    check(
        &growth(),
        &[
            ("14.2", "14.2"),
            ("+14.2", "14.2"),
            ("14.2 %", "14.2"),
            ("+14.2\u{202f}%", "14.2"),
            ("+14,2 %", "14.2"),
            ("%14,2", "14.2"),
            ("−17.3 %", "-17.3"),
            ("(17.3 %)", "-17.3"),
            ("(17.3) %", "-17.3"),
            ("14.2 percent", "14.2"),
            ("14.2 per cent", "14.2"),
            ("на 14,2%", "14.2"),
            ("14,2 процента", "14.2"),
            ("14,2 пайыз", "14.2"),
            ("14,2 faiz", "14.2"),
            ("by 14.2%", "14.2"),
            ("up 14.2 %", "14.2"),
            ("fell by 14.2%", "-14.2"),
            ("about 14 %", "about 14"),
            ("14–15 %", "14…15"),
            ("14%-15%", "14…15"),
            ("from 14 to 15 percent", "14…15"),
            ("14.2 % p", "14.2 P"),
            ("—", "Nil"),
            ("n/a", "NoValue O"),
            ("=14.2+0.3", "14.5 note"),
            ("", "nothing"),
        ],
    );
}

#[test]
fn ratios_and_indexes_become_percent_and_are_kept_as_typed() {
    check(
        &growth(),
        &[
            ("3.1 times", "about 210 note"),
            ("в 2,1 раза", "about 110 note"),
            ("в 2,1 раза больше", "about 110 note"),
            ("2.1x", "about 110 note"),
            ("2.1×", "about 110 note"),
            ("×2.1", "about 110 note"),
            ("2.15 times", "115 note"),
            ("2.145 times", "114.5 note"),
            ("doubled", "about 100 note"),
            ("five-fold", "about 400 note"),
            ("fivefold", "about 400 note"),
            ("5-fold", "about 400 note"),
            ("вдвое", "about 100 note"),
            ("halved", "about -50 note"),
            ("114.2 % of last year", "14.2 note"),
            ("114,2% к 2022", "14.2 note"),
            ("index 145.7", "45.7 note"),
            ("индекс 145,7", "45.7 note"),
        ],
    );
}

#[test]
fn what_is_no_rate_is_kept_with_its_reason() {
    check(
        &growth(),
        &[
            ("3.1 times higher", "TimesHigher"),
            ("3.1 times more", "TimesHigher"),
            ("в 2,1 раза меньше", "TimesHigher"),
            ("$14", "AmountInRate"),
            ("14 million", "AmountInRate"),
            ("2 percentage points", "PointsInRate"),
            ("2 pp", "PointsInRate"),
            ("2–3 times", "OtherForm"),
            ("%", "NoDigits"),
            ("5 %%", "Order"),
            ("abc", "Letters"),
            ("=1 mln", "AmountInRate"),
        ],
    );
}

#[test]
fn each_measure_takes_its_own_form() {
    let of = |measure| Context { measure, ..MILLION_USD };
    let rate = |form| of(Measure::Rate { form, against: Against::YearEarlier });
    check(&rate(RateForm::Times), &[("2.1", "2.1"), ("2.1 times", "2.1"), ("110 %", "OtherForm")]);
    check(&rate(RateForm::Index), &[("114.2", "114.2"), ("114.2 %", "114.2"), ("2.1 times", "OtherForm")]);
    let share = of(Measure::ShareChange { of: Whole::Flow(Flow::Turnover) });
    check(&share, &[("2 pp", "2"), ("2 percentage points", "2"), ("−2.1 п.п.", "-2.1"), ("doubled", "OtherForm")]);
    let change = of(Measure::AbsoluteChange { against: Against::YearEarlier });
    check(
        &change,
        &[
            ("by $279.9 million", "279.9e6"),
            ("на 279,9 млн", "279.9e6"),
            ("down by 5", "-5e6"),
            ("-5", "-5e6"),
            ("14 %", "RateInLevel"),
        ],
    );
}
