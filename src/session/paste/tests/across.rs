//! Blocks for the table of partners: datasets down, periods across.

use super::*;
use crate::session::Place;

fn dataset(nth: u32) -> DatasetId {
    DatasetId(Id::new(nth).unwrap())
}

/// Datasets of Kazakhstan with Azerbaijan, Georgia and the world, and their exports of 2021 and 2022.
fn session() -> Session {
    let mut session = Session::new(Project::default(), Box::<CountedIds>::default());
    for (partner, shown) in [("AZE", Multiplier::MILLION), ("GEO", Multiplier::MILLION), ("WLD", Multiplier::BILLION)] {
        let head = DatasetHead {
            reporter: AreaRef::new("KAZ"),
            partner: AreaRef::new(partner),
            unit: "USD".into(),
            shown,
            ..DatasetHead::default()
        };
        session.dispatch(Action::Add(NewRecord::Dataset(head))).unwrap();
    }
    for (nth, period, text) in [(1, "2021", "10"), (1, "2022", "11"), (2, "2022", "5"), (3, "2022", "1.2")] {
        let key = Key::level(Flow::Exports, period.parse().unwrap());
        session.dispatch(Action::Enter { dataset: dataset(nth), key, text: text.to_owned() }).unwrap();
    }
    session.dispatch(Action::GoTo(Place::Partners)).unwrap();
    session
}

/// The rows Azerbaijan, Georgia, other, world; the columns name, rank, share, 2021, 2022.
fn across(at: (usize, usize), text: &str) -> PasteAcross {
    let years = ["2021", "2022"].map(|year| Some(year.parse().unwrap()));
    PasteAcross {
        flow: Flow::Exports,
        multiplier: Multiplier::MILLION,
        rows: vec![Some(dataset(1)), Some(dataset(2)), None, Some(dataset(3))],
        columns: [None; 3].into_iter().chain(years).collect(),
        at,
        size: (1, 1),
        text: text.to_owned(),
        reading: Reading::default(),
    }
}

/// Every figure as `AZE 2022 X 11e6`.
fn figures(session: &Session) -> Vec<String> {
    let all = session.project().datasets.iter().flat_map(|dataset| {
        dataset.observations.iter().map(move |observation| {
            let Key { flow, period, .. } = observation.key;
            let number = observation.figures.adopted().unwrap().said.number().unwrap();
            format!("{} {period} {} {number}", dataset.head.partner, flow.code().unwrap())
        })
    });
    all.collect()
}

fn pasted(paste: PasteAcross) -> Vec<String> {
    let mut session = session();
    let before = figures(&session);
    session.dispatch(Action::PasteAcross(Box::new(paste))).unwrap();
    let after = figures(&session);
    session.dispatch(Action::Undo).unwrap();
    assert_eq!(figures(&session), before, "one step of undo");
    after.into_iter().filter(|figure| !before.contains(figure)).collect()
}

#[test]
fn rows_of_figures_go_by_place_or_by_what_they_are_called() {
    for (at, text, expected) in [
        ((0, 3), "1\t2\n3\t4", &["AZE 2021 X 1e6", "AZE 2022 X 2e6", "GEO 2021 X 3e6", "GEO 2022 X 4e6"][..]),
        // The periods go on to the right.
        ((1, 4), "3\t4\t5", &["GEO 2022 X 3e6", "GEO 2023 X 4e6", "GEO 2024 X 5e6"]),
        // A calculated row takes nothing.
        ((1, 4), "3\n4\n5", &["GEO 2022 X 3e6", "WLD 2022 X 5e6"]),
        // By names and years, in any order; a country that is not in the table is left out.
        (
            (0, 0),
            "Partner\t2020\t2022\nВсего\t9\t8\nArmenia\t7\t7\nГрузия\t3\t4",
            &["GEO 2020 X 3e6", "GEO 2022 X 4e6", "WLD 2020 X 9e6", "WLD 2022 X 8e6"],
        ),
        // Flows over the columns, the year in the title, thousands.
        (
            (0, 3),
            "2022 год\t\nтыс. долларов США\t\n\tЭкспорт\tИмпорт\nАзербайджан\t1\t2\nГрузия\t3\t4",
            &["AZE 2022 X 1e3", "AZE 2022 M 2e3", "GEO 2022 X 3e3", "GEO 2022 M 4e3"],
        ),
        // Months down and countries across.
        ((0, 3), "\tГрузия\tКитай\n2020\t3\t1\n2021\t4\t2", &["GEO 2020 X 3e6", "GEO 2021 X 4e6"]),
        // As copied from the table itself, with the names.
        ((0, 0), "Azerbaijan\t1\t68.8 %\t7\t11\nGeorgia\t2\t31.3 %\t8\t5", &["AZE 2021 X 7e6", "GEO 2021 X 8e6"]),
    ] {
        assert_eq!(pasted(across(at, text)), expected, "{text:?}");
    }
}

#[test]
fn what_stands_there_already_stays_in_whatever_multiples_it_was_printed() {
    let session = session();
    let plan = plan_across(&session, &across((3, 4), "1200.0"));
    assert_eq!(plan.cells.iter().map(|cell| cell.effect).collect::<Vec<_>>(), [Effect::Corrects], "other digits");
    let shown = plan_across(&session, &across((3, 4), "1200"));
    assert_eq!(shown.cells.iter().map(|cell| cell.effect).collect::<Vec<_>>(), [Effect::Same]);
}

#[test]
fn what_has_no_place_across_is_named_and_plain_numbers_need_no_look() {
    let session = session();
    let plain = plan_across(&session, &across((0, 3), "1\t2\n3\t4"));
    assert!(plain.is_plain());
    assert_eq!(plain.across.as_deref().map(<[_]>::len), Some(2));
    for (at, text, expected) in [
        ((2, 3), "1", &[("1", NoPlace::Calculated)][..]),
        ((3, 4), "1\n2", &[("2", NoPlace::BeyondRows)]),
        ((0, 1), "1\t2\t3", &[("1", NoPlace::Calculated), ("2", NoPlace::Calculated)]),
        ((0, 3), "\t2022\nGeorgia\t1\nNorthland\t2", &[("Northland", NoPlace::NoDataset)]),
    ] {
        let plan = plan_across(&session, &across(at, text));
        assert_eq!(unplaced(&plan), expected, "{text:?}");
        assert!(!plan.is_plain(), "{text:?}");
    }
}
