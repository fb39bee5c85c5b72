//! Revisions and both sides of a trade as people read them.

use super::mirror::{MirrorTable, kinds_of};
use super::reading::{ReadTable, copied, plain_table};
use super::revisions::RevisionTable;
use crate::analysis::revisions::Scope;
use crate::analysis::sheet::RowsOf;
use crate::domain::{AreaRef, DatasetHead, DatasetId, Flow, Key, Measure, Multiplier, Period, TradeSystem, Valuation};
use crate::formats::plain_table::Value;
use crate::formats::project::read;
use crate::formats::sample::KAZAKHSTAN_AZERBAIJAN;
use crate::session::{Action, CountedIds, NewRecord, Session};
use crate::words::{Words, plain_spaces};

fn sample() -> (Session, DatasetId) {
    let project = read(KAZAKHSTAN_AZERBAIJAN.bytes).unwrap().project;
    let dataset = project.datasets.at(0).unwrap().id;
    (Session::new(project, Box::<CountedIds>::default()), dataset)
}

fn texts(table: &dyn ReadTable, row: usize) -> Vec<String> {
    (0..table.columns()).map(|column| plain_spaces(&table.cell(row, column).text)).collect()
}

fn heads(table: &dyn ReadTable) -> Vec<String> {
    (0..table.columns()).map(|column| plain_spaces(&table.head(column).name)).collect()
}

#[test]
fn the_sample_has_two_issues_of_2023_and_what_lies_between_them() {
    let (session, dataset) = sample();
    let words = Words::english();
    let table = RevisionTable::new(&session, &words, dataset, Scope::Dataset).unwrap();
    assert_eq!(
        heads(&table),
        [
            "Cell",
            "Figure of 5 March 2024",
            "Figure of 1 July 2024",
            "Revision of 1 July 2024",
            "Percent revision of 1 July 2024",
        ]
    );
    let all: Vec<_> = (0..table.rows()).map(|row| texts(&table, row)).collect();
    assert_eq!(
        all,
        [
            ["Exports, 2023", "456.3", "483.59366", "≈ +27.3", "+6.0 %"],
            ["Imports, 2022", "88.3", "88.37281", "≈ +0.1", "≈ +0.1 %"],
            ["Imports, 2023", "73", "73.11102", "≈ 0", "≈ +0.2 %"],
            ["Turnover, 2022", "463.3", "463.38744", "≈ +0.1", "0.0 %"],
            ["Turnover, 2023", "529.4", "556.70468", "≈ +27.3", "≈ +5.2 %"],
        ]
    );
    assert_eq!(table.found().lone, 3, "the printed rates have one issue");
    let said = table.cell(4, 2).said.join(" | ");
    assert!(
        said.starts_with("Printed as 556,704.68 thousand USD | Printed by Foreign trade by country, 2023"),
        "{said}"
    );
    assert!(said.ends_with("Not adopted"), "{said}");
    assert!(table.cell(4, 3).said.contains(&"On the figure of 5 March 2024".to_owned()));
    let within = words.t("revisions-within-rounding").to_owned();
    assert!(table.cell(2, 3).said.contains(&within), "73 and 73.11 may be the same amount");
    assert!(!table.cell(4, 3).said.contains(&within));
    assert!(table.cell(4, 3).said.contains(&"What the printed digits allow: +27.254…+27.355".to_owned()));
    assert_eq!(table.cell_name(4, 3), "Revision of 1 July 2024, Turnover, 2023");
    assert_eq!(table.place(4, 3).unwrap().key, Key::level(Flow::Turnover, Period::of_year(2023).unwrap()));
}

#[test]
fn means_are_told_per_pair_of_issues_for_each_series_and_for_all_levels() {
    let (session, dataset) = sample();
    let words = Words::english();
    let table = RevisionTable::new(&session, &words, dataset, Scope::Dataset).unwrap();
    let means = table.means();
    let all: Vec<_> = (0..means.rows()).map(|row| texts(&means, row)).collect();
    let pair = "5 March 2024 → 1 July 2024";
    assert_eq!(all[0], [&format!("Exports · {pair}"), "1", "≈ +27.3", "≈ 27.3", "+6.0 %", "6.0 %"]);
    assert_eq!(all[2][..4], [format!("Turnover · {pair}"), "2".into(), "≈ +13.7".into(), "≈ 13.7".into()]);
    assert_eq!(all[1][1..4], ["2", "≈ +0.1", "≈ 0.1"], "also where one figure has fewer digits");
    assert_eq!(all[3][..3], [format!("All levels · {pair}"), "5".into(), "≈ +11.0".into()]);
    assert_eq!(all.len(), 4);
}

#[test]
fn a_series_and_a_cell_are_parts_of_the_dataset() {
    let (session, dataset) = sample();
    let words = Words::english();
    let rows = |scope| RevisionTable::new(&session, &words, dataset, scope).unwrap().rows();
    let key = Key::level(Flow::Turnover, Period::of_year(2023).unwrap());
    assert_eq!(rows(Scope::Series(Flow::Turnover, Measure::Level)), 2);
    assert_eq!(rows(Scope::Cell(key)), 1);
    assert_eq!(rows(Scope::Series(Flow::Transit, Measure::Level)), 0);
    let other = session.project().datasets.at(1).unwrap().id;
    assert_eq!(RevisionTable::new(&session, &words, other, Scope::Dataset).unwrap().rows(), 0);
}

#[test]
fn what_is_copied_and_exported_has_the_digits_and_its_heads() {
    let (session, dataset) = sample();
    let words = Words::english();
    let table = RevisionTable::new(&session, &words, dataset, Scope::Dataset).unwrap();
    let block = copied(&table, 0..=0, 1..=4, true);
    assert_eq!(
        block.text,
        "Figure of 5 March 2024\tFigure of 1 July 2024\tRevision of 1 July 2024\tPercent revision of 1 July 2024\r\n\
         456.3\t483.59366\t27.3\t6.0%\r\n"
    );
    assert!(block.html.contains("<td>483.59366</td>"), "{}", block.html);
    let whole = plain_table(&words, &[&table, &table.means()]);
    assert_eq!((whole.corner.as_str(), whole.heads.len(), whole.rows.len()), ("Cell", 5, 5 + 1 + 4));
    assert!(whole.rows.iter().all(|(_, cells)| cells.len() == whole.heads.len()));
    let (name, cells) = &whole.rows[4];
    assert_eq!((name.as_str(), &cells[0].value), ("Turnover, 2023", &Value::Number("529.4".parse().unwrap())));
    assert_eq!(cells[3].value, Value::Percent("5.2".parse().unwrap()));
    assert_eq!(whole.rows[5].1[1].value, Value::Text("Mean revision".to_owned()));
}

#[test]
fn revisions_follow_an_edit_and_are_kept_until_then() {
    let (mut session, dataset) = sample();
    let found = session.revisions_of(dataset, Scope::Dataset).unwrap();
    let again = session.revisions_of(dataset, Scope::Dataset).unwrap();
    assert!(std::rc::Rc::ptr_eq(&found, &again));
    let key = Key::level(Flow::Exports, Period::of_year(2022).unwrap());
    let source = session.project().sources.iter().next().map(|source| source.id);
    for text in ["375.0", "376.0"] {
        let text = text.to_owned();
        session.dispatch(Action::AddFigure { dataset, key, text, source, adopt: false }).unwrap();
    }
    let after = session.revisions_of(dataset, Scope::Dataset).unwrap();
    assert_eq!(after.rows.len(), found.rows.len() + 1);
}

/// Two sides of one trade, in the units that each prints in.
fn two_sides() -> (Session, [DatasetId; 2]) {
    let mut session = Session::new(crate::domain::Project::default(), Box::<CountedIds>::default());
    let head = |reporter: &str, partner: &str| DatasetHead {
        reporter: AreaRef::new(reporter),
        partner: AreaRef::new(partner),
        unit: "USD".to_owned(),
        shown: Multiplier::MILLION,
        export_valuation: Valuation::Fob,
        ..DatasetHead::default()
    };
    let own = DatasetHead { system: TradeSystem::General, ..head("KAZ", "AZE") };
    let other = DatasetHead {
        system: TradeSystem::SpecialStrict,
        import_valuation: Valuation::Cif,
        shown: Multiplier::THOUSAND,
        ..head("AZE", "KAZ")
    };
    for head in [own, other] {
        session.dispatch(Action::Add(NewRecord::Dataset(head))).unwrap();
    }
    let ids = [0, 1].map(|at| session.project().datasets.at(at).unwrap().id);
    for (nth, flow, text) in [
        (0, Flow::Exports, "100.0"),
        (0, Flow::Imports, "40.0"),
        (1, Flow::Imports, "106000"),
        (1, Flow::Exports, "38000"),
    ] {
        let key = Key::level(flow, Period::of_year(2023).unwrap());
        session.dispatch(Action::Enter { dataset: ids[nth], key, text: text.into() }).unwrap();
    }
    (session, ids)
}

#[test]
fn both_sides_of_a_trade_stand_beside_each_other_with_their_asymmetry() {
    let (session, [own, other]) = two_sides();
    assert_eq!((session.mirror_of(own), session.mirror_of(other)), (Some(other), Some(own)));
    assert_eq!(kinds_of(&session, own), [RowsOf::Years]);
    let words = Words::english();
    let table = MirrorTable::new(&session, &words, own, RowsOf::Years).unwrap();
    assert_eq!(
        texts(&table, 0),
        ["2023", "100.0", "106.000", "≈ +6.0", "≈ +6.0 %", "1.060", "38.000", "40.0", "≈ +2.0", "≈ +5.3 %", "1.053"]
    );
    let heads = heads(&table);
    assert_eq!(heads[1..4], ["Exports of Kazakhstan", "Imports of Azerbaijan", "Asymmetry, Kazakhstan to Azerbaijan"]);
    assert_eq!(heads[6..8], ["Exports of Azerbaijan", "Imports of Kazakhstan"]);
    let groups: Vec<_> = table.groups().into_iter().map(|(columns, text)| (columns.len(), text)).collect();
    assert_eq!(groups, [(5, "Kazakhstan to Azerbaijan".to_owned()), (5, "Azerbaijan to Kazakhstan".to_owned())]);
    assert_eq!(table.place(0, 2).unwrap().dataset, other);
    assert_eq!(table.place(0, 1).unwrap().dataset, own);
    let said = table.cell(0, 3).said.join(" ");
    assert!(said.contains("asymmetry") && !said.contains("wrong") && !said.contains("error"), "{said}");
    let from_other = MirrorTable::new(&session, &words, other, RowsOf::Years).unwrap();
    assert_eq!(texts(&from_other, 0)[1..3], ["38,000", "40,000"], "in the multiples of the side that is looked from");
}

#[test]
fn causes_are_said_specifically_where_the_datasets_tell_them() {
    let (session, [own, _]) = two_sides();
    let words = Words::english();
    let table = MirrorTable::new(&session, &words, own, RowsOf::Years).unwrap();
    let causes = table.causes();
    let has = |text: &str| causes.iter().any(|cause| cause.contains(text));
    assert!(has("Kazakhstan values exports FOB, Azerbaijan values imports CIF"), "{causes:?}");
    assert!(has("Azerbaijan values exports FOB. How Kazakhstan values imports is not stated"), "{causes:?}");
    assert!(has("Kazakhstan counts general trade, Azerbaijan counts special trade (strict)"), "{causes:?}");
    for usual in ["Time lag", "Partner", "Confidentiality", "Currency"] {
        assert!(has(usual), "{usual}: {causes:?}");
    }
}

#[test]
fn a_dataset_without_another_side_has_no_table() {
    let (session, dataset) = sample();
    assert_eq!(session.mirror_of(dataset), None);
    assert!(MirrorTable::new(&session, &Words::english(), dataset, RowsOf::Years).is_none());
    assert!(kinds_of(&session, dataset).is_empty());
}
