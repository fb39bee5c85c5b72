//! The worked example, as a person reads it.

use super::*;
use crate::analysis::checks::{Choice, Known, report};
use crate::domain::{
    Against, AreaRef, Dataset, DatasetHead, Figure, Figures, Flow, Id, Key, Measure, Multiplier, Number, Period, Said,
};

fn project() -> Project {
    let head = DatasetHead {
        shown: Multiplier::MILLION,
        reporter: AreaRef::new("KAZ"),
        partner: AreaRef::new("AZE"),
        ..DatasetHead::default()
    };
    let mut table = Dataset::new(Id::new(1).unwrap().into(), head);
    let year = |year| Period::of_year(year).unwrap();
    let growth = |flow| Key::growth(flow, year(2023), Against::YearEarlier);
    let figures = [
        (Key::level(Flow::Turnover, year(2022)), "463.3"),
        (Key::level(Flow::Imports, year(2022)), "88.3"),
        (Key::level(Flow::Turnover, year(2023)), "529.4"),
        (Key::level(Flow::Exports, year(2023)), "456.3"),
        (Key::level(Flow::Imports, year(2023)), "73.0"),
        (growth(Flow::Turnover), "14.2"),
        (growth(Flow::Exports), "21.6"),
        (growth(Flow::Imports), "-17.3"),
    ];
    for (key, text) in figures {
        let multiplier = if key.measure == Measure::Level { Multiplier::MILLION } else { Multiplier::UNITS };
        let figure = Figure::new(Said::Number(Number::new(text.parse().unwrap(), multiplier)), None);
        table.observations.set(key, Some(Figures::one(figure)));
    }
    Project { datasets: [table].into_iter().collect(), ..Project::default() }
}

#[test]
fn the_worked_example_is_told_so_that_a_pencil_can_follow() {
    let project = project();
    let report = report(&project, Choice::All, &Known::default(), &|| false);
    let judged = &report.judged[0];
    let words = Words::english();
    assert_eq!(title(&words, &project, judged), "Kazakhstan – Azerbaijan, 2022 to 2023 · no source");
    assert_eq!(verdict(&words, judged), "8 figures cannot all hold if rounded to nearest");
    let findings = &judged.answer.findings;
    let of_imports = findings.conflicts.iter().find(|conflict| {
        conflict.statements.iter().any(|place| statement(&words, &project, judged, *place) == "Imports, 2022: 88.3")
    });
    let lines = proof(&words, &project, judged, of_imports.unwrap());
    assert_eq!(
        lines,
        [
            "exports 2023 ≤ 1.2165 × exports 2022  (Exports growth, 2023: +21.6 %)",
            "imports 2023 ≤ 0.8275 × imports 2022  (Imports growth, 2023: −17.3 %)",
            "turnover 2022 = exports 2022 + imports 2022",
            "turnover 2023 = exports 2023 + imports 2023",
            "imports 2022 ≥ 88.25  (Imports, 2022: 88.3)",
            "turnover 2022 ≤ 463.35  (Turnover, 2022: 463.3)",
            "turnover 2023 ≤ 1.2165 × turnover 2022 − 0.389 × imports 2022",
            "turnover 2023 ≤ 1.2165 × 463.35 − 0.389 × 88.25 = 529.336",
            "but “529.4” needs at least 529.35",
        ]
    );
    let repairs: Vec<_> = findings.repairs.iter().map(|of| repair(&words, &project, judged, of)).collect();
    assert!(repairs.contains(&"Turnover, 2023 as 529.3 instead of 529.4 (529.200…529.336)".to_owned()), "{repairs:?}");
    assert!(
        repairs.contains(&"Exports growth, 2023 as +21.7 % instead of +21.6 % (+21.654…+21.695 %)".to_owned()),
        "{repairs:?}"
    );
    let truncated = judged
        .answer
        .under
        .iter()
        .find(|of| convention(&words, of.convention) == "levels rounded to nearest, rates truncated")
        .unwrap();
    let names = names(&words, &project, judged);
    let told: Vec<_> = truncated.implied.iter().map(|of| implied_of(&words, &names, of)).collect();
    assert!(told.contains(&"Exports 2022: 374.938…375.079".to_owned()), "{told:?}");
}
