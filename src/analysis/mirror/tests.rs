//! One trade as its two sides count it.

use super::*;
use crate::analysis::sheet::Remark;
use crate::domain::{AreaRef, Figure, Figures, Id, Indicator, Key, Multiplier, Observation, Said};

fn dataset(raw: u32, (reporter, partner): (&str, &str), shown: Multiplier, figures: &[(&str, Flow, &str)]) -> Dataset {
    let head = DatasetHead {
        reporter: AreaRef::new(reporter),
        partner: AreaRef::new(partner),
        unit: "USD".to_owned(),
        shown,
        ..DatasetHead::default()
    };
    let mut dataset = Dataset::new(Id::new(raw).unwrap().into(), head);
    let observation = |(period, flow, text): &(&str, Flow, &str)| Observation {
        key: Key::level(*flow, period.parse().unwrap()),
        figures: Figures::one(Figure::new(Said::Number(text.parse().unwrap()), None)),
    };
    dataset.observations = figures.iter().map(observation).collect();
    dataset
}

fn north() -> Dataset {
    let figures = [
        ("2022", Flow::Exports, "100.0e6"),
        ("2022", Flow::Imports, "40.0e6"),
        ("2023", Flow::Exports, "110.0e6"),
        ("2023-07", Flow::Exports, "9.0e6"),
    ];
    dataset(1, ("NOR", "SOU"), Multiplier::MILLION, &figures)
}

fn south() -> Dataset {
    let figures = [
        ("2022", Flow::Imports, "106000.0e3"),
        ("2022", Flow::Exports, "40000.0e3"),
        ("2024", Flow::Exports, "50000.0e3"),
    ];
    dataset(2, ("SOU", "NOR"), Multiplier::THOUSAND, &figures)
}

fn told(cell: &Cell) -> String {
    match cell.calculated.as_ref().and_then(Growth::estimate) {
        Some(of) => of.value.normalize().to_string(),
        None => "—".to_owned(),
    }
}

fn shown(way: &Way) -> String {
    let ratio = way.ratio.map_or_else(|| "—".to_owned(), |ratio| ratio.to_string());
    format!("{} {} {ratio}", told(&way.gap), told(&way.percent))
}

#[test]
fn each_way_is_what_the_importer_counted_less_what_the_exporter_counted() {
    let found = rows(&north(), &south(), &Table::default(), RowsOf::Years);
    let periods: Vec<_> = found.iter().map(|row| row.period.to_string()).collect();
    assert_eq!(periods, ["2022", "2023", "2024"]);
    // In millions, as the own side is shown, with one decimal, as that has.
    assert_eq!(found[0].out.gap.calculated.as_ref().unwrap().estimate().unwrap().value.to_string(), "6.0");
    assert_eq!(shown(&found[0].out), "6 6 1.060");
    assert!(found[0].out.gap.has(Remark::Asymmetry) && !found[0].out.gap.conflicts());
    assert_eq!(shown(&found[0].back), "0 0 1.000");
    assert!(!found[0].back.gap.has(Remark::Asymmetry), "rounding alone may tell them apart");
    assert_eq!(shown(&found[1].out), "— — —", "a side without a figure is not a side with none");
    assert_eq!(shown(&found[2].back), "— — —");
}

#[test]
fn from_the_other_side_the_ways_are_exchanged() {
    let (north, mut south) = (north(), south());
    south.head.shown = Multiplier::MILLION;
    let from_north = rows(&north, &south, &Table::default(), RowsOf::Years);
    let from_south = rows(&south, &north, &Table::default(), RowsOf::Years);
    for (one, other) in from_north.iter().zip(&from_south) {
        assert_eq!((&one.out, &one.back), (&other.back, &other.out));
    }
}

#[test]
fn another_unit_has_no_gap() {
    let mut euros = south();
    euros.head.unit = "EUR".to_owned();
    let found = rows(&north(), &euros, &Table::default(), RowsOf::Years);
    assert_eq!(found[0].out.gap.content, Content::Growth(Growth::OtherUnit));
    assert_eq!(found[0].out.ratio, None);
}

#[test]
fn nothing_is_by_nothing() {
    let none = dataset(1, ("NOR", "SOU"), Multiplier::MILLION, &[("2022", Flow::Exports, "0.0e6")]);
    let found = rows(&none, &south(), &Table::default(), RowsOf::Years);
    assert_eq!(found[0].out.ratio, None);
}

#[test]
fn kinds_of_periods_are_those_of_either_side() {
    assert_eq!(kinds(&north(), &south()), [RowsOf::Years, RowsOf::Months]);
    assert_eq!(rows(&north(), &south(), &Table::default(), RowsOf::Months).len(), 1);
}

#[test]
fn the_mirror_is_the_same_trade_from_the_other_side() {
    let id = |dataset: &Dataset| dataset.id;
    let (own, other) = (north(), south());
    let euros = |raw| {
        let mut dataset = dataset(raw, ("SOU", "NOR"), Multiplier::MILLION, &[]);
        dataset.head.unit = "EUR".to_owned();
        dataset
    };
    let cargo = |raw| {
        let mut dataset = dataset(raw, ("SOU", "NOR"), Multiplier::MILLION, &[]);
        dataset.head.indicator = Indicator::Other("Cargo".to_owned());
        dataset
    };
    let wheat = |raw| {
        let mut dataset = dataset(raw, ("SOU", "NOR"), Multiplier::MILLION, &[]);
        dataset.head.product = "1001 Wheat".to_owned();
        dataset
    };
    let nobody = |raw| dataset(raw, ("", ""), Multiplier::MILLION, &[]);
    let same = |raw| dataset(raw, ("NOR", "SOU"), Multiplier::MILLION, &[]);
    let found = |all: Vec<Dataset>, of: DatasetId| {
        let project = Project { datasets: all.into_iter().collect(), ..Project::default() };
        mirror_of(&project, of)
    };
    let all = vec![cargo(3), wheat(4), euros(5), other.clone(), own.clone()];
    assert_eq!(found(all.clone(), id(&own)), Some(id(&other)), "the one in the same unit");
    assert_eq!(found(all, id(&other)), Some(id(&own)));
    assert_eq!(found(vec![own.clone(), euros(5)], id(&own)), Some(Id::new(5).unwrap().into()));
    assert_eq!(found(vec![own.clone(), cargo(3), wheat(4), same(6)], id(&own)), None);
    let nobodys = nobody(7);
    assert_eq!(found(vec![nobodys.clone(), nobody(8)], id(&nobodys)), None, "an area is needed on both sides");
    assert_eq!(found(vec![], id(&own)), None);
}

#[test]
fn causes_say_what_the_datasets_tell_of_them() {
    let (mut own, mut other) = (north(), south());
    (own.head.export_valuation, other.head.import_valuation) = (Valuation::Fob, Valuation::Cif);
    (own.head.system, other.head.system) = (TradeSystem::General, TradeSystem::SpecialStrict);
    let key = Key::level(Flow::ReExports, "2022".parse().unwrap());
    let mut figure = Figure::new(Said::Number("1e6".parse().unwrap()), None);
    figure.status = ObsStatus::Provisional;
    own.observations.set(key, Some(Figures::one(figure)));
    let mut held = Figure::new(Said::NoValue, None);
    held.status = ObsStatus::Suppressed;
    other.observations.set(Key::level(Flow::Imports, "2023".parse().unwrap()), Some(Figures::one(held)));
    let found = causes(&own, &other, RowsOf::Months);
    let (north, south) = (own.id, other.id);
    for expected in [
        Cause::Valuation { exporter: north, importer: south, exports: Valuation::Fob, imports: Valuation::Cif },
        Cause::Valuation {
            exporter: south,
            importer: north,
            exports: Valuation::NotStated,
            imports: Valuation::NotStated,
        },
        Cause::System(TradeSystem::General, TradeSystem::SpecialStrict),
        Cause::TimeLag { short_periods: true },
        Cause::Attribution { on_file: vec![north] },
        Cause::Confidentiality { held_back: vec![south] },
        Cause::Currency { own: "USD".to_owned(), other: "USD".to_owned() },
        Cause::Provisional(vec![north]),
    ] {
        assert!(found.contains(&expected), "{expected:?}");
    }
    let plain = causes(&self::north(), &self::south(), RowsOf::Years);
    assert_eq!(plain.len(), 6, "each usual cause is told, also where the datasets say nothing");
    assert!(plain.contains(&Cause::Attribution { on_file: Vec::new() }));
    assert!(plain.contains(&Cause::ValuationNotStated));
}
