//! A measured target in words: the verdict, and the steps that it follows from.

use rust_decimal::Decimal;

use crate::analysis::record::target::{Level, Measured, Unmeasured, Verdict};
use crate::words::Words;

/// One sentence: "On track: 529.4 in 2023, and growth at one rate needs 510.1 by then".
pub fn verdict_sentence(words: &Words, measured: &Measured) -> String {
    let amount = |value: Option<Decimal>| value.map(|value| words.decimal(value)).unwrap_or_default();
    let (latest, period) = match measured.latest {
        Some(Level { period, value, .. }) => (words.decimal(value), words.period(period)),
        None => (String::new(), String::new()),
    };
    let (goal, due) = (amount(measured.goal), amount(measured.due));
    let known = [("latest", latest.as_str()), ("period", &period), ("goal", &goal), ("due", &due)];
    match measured.verdict {
        Verdict::Reached => words.with("target-reached", &known),
        Verdict::Missed => words.with("target-missed", &known),
        Verdict::OnTrack => words.with("target-on-track", &known),
        Verdict::OffTrack => words.with("target-off-track", &known),
        Verdict::NotMeasurable(why) => words.t(unmeasured(why)).to_owned(),
    }
}

fn unmeasured(why: Unmeasured) -> &'static str {
    match why {
        Unmeasured::NoSeries => "target-no-series",
        Unmeasured::SeriesGone => "target-series-gone",
        Unmeasured::NoFigure => "target-no-figure",
        Unmeasured::NoDate => "target-no-date",
        Unmeasured::NoBaseline => "target-no-baseline",
        Unmeasured::BaselineAfterTarget => "target-baseline-after",
        Unmeasured::OtherLength => "target-other-length",
        Unmeasured::NothingSince => "target-nothing-since",
        Unmeasured::NotPositive => "target-not-positive",
        Unmeasured::TooLarge => "target-too-large",
    }
}

/// The steps of the calculation, each with its name; those that could not be made are left out.
pub fn target_steps(words: &Words, measured: &Measured) -> Vec<(String, String)> {
    let level = |level: Level| {
        let known = [("value", &*words.decimal(level.value)), ("period", &*words.period(level.period))];
        words.with(if level.derived { "target-level-calculated" } else { "target-level" }, &known)
    };
    let goal = measured.goal.map(|goal| match measured.by {
        Some(by) => words.with("target-level", &[("value", &*words.decimal(goal)), ("period", &*words.period(by))]),
        None => words.decimal(goal),
    });
    let signed_percent = |value: Decimal| words.numbers.signed_percent(value);
    let steps = [
        ("target-step-baseline", measured.baseline.map(level)),
        ("target-step-latest", measured.latest.map(level)),
        ("target-step-goal", goal),
        ("target-step-gap", measured.gap.map(|gap| words.numbers.signed(gap))),
        ("target-step-progress", measured.progress.map(|value| words.numbers.percent(value))),
        ("target-step-so-far", measured.growth_so_far.map(signed_percent)),
        ("target-step-needed", measured.growth_needed.map(signed_percent)),
        ("target-step-due", measured.due.map(|due| words.decimal(due))),
    ];
    let made = steps.into_iter().filter_map(|(id, text)| Some((words.t(id).to_owned(), text?)));
    made.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Multiplier;
    use crate::words::plain_spaces;

    fn measured(verdict: Verdict) -> Measured {
        let level = |period: &str, value: &str| {
            Some(Level { period: period.parse().unwrap(), value: value.parse().unwrap(), derived: false })
        };
        let number = |text: &str| Some(text.parse().unwrap());
        Measured {
            shown: Multiplier::MILLION,
            baseline: level("2022", "463.3"),
            latest: level("2023", "529.4"),
            goal: number("1000"),
            by: Some("2030".parse().unwrap()),
            gap: number("470.6"),
            progress: number("12.3"),
            growth_so_far: number("14.3"),
            months_left: Some(84),
            growth_needed: number("9.5"),
            due: None,
            verdict,
        }
    }

    #[test]
    fn steps_that_could_be_made_are_named() {
        let words = Words::english();
        let steps = target_steps(&words, &measured(Verdict::Reached));
        let steps: Vec<_> = steps.iter().map(|(name, text)| format!("{name} {}", plain_spaces(text))).collect();
        assert_eq!(
            steps,
            [
                "Baseline 463.3 in 2022",
                "Latest figure 529.4 in 2023",
                "Target 1,000 in 2030",
                "Gap +470.6",
                "Share of the way gone 12.3 %",
                "Growth a year so far +14.3 %",
                "Growth a year still needed +9.5 %",
            ]
        );
    }

    #[test]
    fn every_verdict_has_a_sentence_of_its_own() {
        use Unmeasured as U;
        let whys = [
            U::NoSeries,
            U::SeriesGone,
            U::NoFigure,
            U::NoDate,
            U::NoBaseline,
            U::BaselineAfterTarget,
            U::OtherLength,
            U::NothingSince,
            U::NotPositive,
            U::TooLarge,
        ];
        let verdicts = [Verdict::Reached, Verdict::Missed, Verdict::OnTrack, Verdict::OffTrack];
        let all = verdicts.into_iter().chain(whys.map(Verdict::NotMeasurable));
        let sentences: std::collections::BTreeSet<_> =
            all.map(|verdict| verdict_sentence(&Words::english(), &measured(verdict))).collect();
        assert_eq!(sentences.len(), 14);
    }
}
