//! The project tree by mouse and keys.

use super::*;

#[test]
fn a_click_in_the_tree_goes_there_and_arrows_go_on() {
    let mut harness = window(sample());
    row(&harness, "KZ–AZ cargo").click();
    harness.run_steps(3);
    let cargo = harness.state().session.project().datasets.at(1).unwrap().id;
    assert_eq!(harness.state().session.place(), Place::Dataset(cargo));
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    let goods = harness.state().session.project().datasets.at(0).unwrap().id;
    assert_eq!(harness.state().session.place(), Place::Dataset(goods));
    let mut after_charts = Vec::new();
    for _ in 0..6 {
        press(&mut harness, Modifiers::NONE, Key::ArrowDown);
        after_charts.push(harness.state().session.place());
    }
    assert!(after_charts.ends_with(&[Place::Register, Place::Calendar, harness.state().session.place()]));
    assert!(matches!(harness.state().session.place(), Place::Commission(_)));
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    assert!(harness.query_by_label("2nd session").is_none());
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert!(matches!(harness.state().session.place(), Place::Session(_)));
}

#[test]
fn a_dataset_is_renamed_in_the_tree_and_the_name_can_be_taken_back() {
    let mut harness = window(sample());
    row(&harness, "KZ–AZ cargo").click();
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::F2);
    harness.check_accessibility();
    type_in(&mut harness, "Middle Corridor");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(dataset_names(&harness), ["KZ–AZ goods", "Middle Corridor"]);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(dataset_names(&harness), ["KZ–AZ goods", "KZ–AZ cargo"]);
}

#[test]
fn an_empty_name_is_refused_in_place_and_nothing_changes() {
    let mut harness = window(sample());
    row(&harness, "KZ–AZ goods").click();
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::F2);
    press(&mut harness, Modifiers::NONE, Key::Backspace);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.query_by_label("A name is needed").is_some());
    assert_eq!(dataset_names(&harness), ["KZ–AZ goods", "KZ–AZ cargo"]);
    assert!(!harness.state().session.is_modified());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label("A name is needed").is_none());
    assert!(!harness.state().session.is_modified());
}

#[test]
fn the_delete_key_deletes_and_the_toast_takes_it_back() {
    let mut harness = window(sample());
    row(&harness, "KZ–AZ goods").click();
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(dataset_names(&harness), ["KZ–AZ cargo"]);
    assert!(harness.query_by_label("Deleted dataset KZ–AZ goods").is_some());
    click(&mut harness, "Undo");
    assert_eq!(dataset_names(&harness), ["KZ–AZ goods", "KZ–AZ cargo"]);
    assert!(harness.query_by_label("Deleted dataset KZ–AZ goods").is_none());
}

#[test]
fn alt_and_arrows_reorder_and_the_menu_key_opens_the_menu() {
    let mut harness = window(sample());
    row(&harness, "KZ–AZ goods").click();
    harness.run_steps(3);
    press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(dataset_names(&harness), ["KZ–AZ cargo", "KZ–AZ goods"]);
    press(&mut harness, Modifiers::SHIFT, Key::F10);
    click(&mut harness, "Duplicate");
    assert_eq!(dataset_names(&harness), ["KZ–AZ cargo", "KZ–AZ goods", "KZ–AZ goods (2)"]);
}

#[test]
fn a_right_click_in_the_tree_has_the_same_menu() {
    let mut harness = window(sample());
    row(&harness, "KZ–AZ cargo").click_secondary();
    harness.run_steps(3);
    click(&mut harness, "Delete");
    assert_eq!(dataset_names(&harness), ["KZ–AZ goods"]);
}

#[test]
fn the_plus_of_a_group_adds_to_it() {
    let mut harness = window(sample());
    click(&mut harness, "New session");
    assert_eq!(harness.state().session.project().commissions.at(0).unwrap().sessions.len(), 3);
    click(&mut harness, "New source");
    assert_eq!(harness.state().session.project().sources.len(), 2);
    click(&mut harness, "New dataset");
    assert!(harness.state().root.dialog.is_some());
}

#[test]
fn the_tree_of_two_thousand_datasets_lays_out_only_what_is_in_view() {
    let mut app = App::new(Project::default());
    for nth in 0..2_000 {
        let head = DatasetHead { name: format!("Dataset {nth}"), ..DatasetHead::default() };
        app.session.dispatch(Action::Add(NewRecord::Dataset(head))).unwrap();
    }
    let mut harness = window(app);
    let shown = harness.query_all_by_role(Role::TreeItem).count();
    assert!(shown < 40, "{shown}");
    // The last one made is on the screen, so the tree has scrolled to it.
    assert!(harness.query_by_role_and_label(Role::TreeItem, "Dataset 1999").is_some());
    row(&harness, "Dataset 1999").click();
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::Home);
    harness.run_steps(3);
    assert!(harness.query_by_role_and_label(Role::TreeItem, "Trade data").is_some());
}

#[test]
fn a_place_gone_to_is_in_view_also_when_the_rows_above_it_wrap() {
    let mut app = sample();
    for nth in 0..60 {
        let head = DatasetHead {
            name: format!("Foreign trade of the Republic of Kazakhstan with partner {nth}"),
            reporter: AreaRef::new("KAZ"),
            unit: "USD".to_owned(),
            ..DatasetHead::default()
        };
        app.session.dispatch(Action::Add(NewRecord::Dataset(head))).unwrap();
    }
    let first = app.session.project().datasets.at(0).unwrap().id;
    let last = app.session.project().sources.at(0).unwrap().id;
    app.session.dispatch(Action::GoTo(Place::Dataset(first))).unwrap();
    let mut harness = window(app);
    harness.state_mut().session.dispatch(Action::GoTo(Place::Source(last))).unwrap();
    harness.run_steps(12);
    let place = row(&harness, "Trend, 5 March 2024").rect();
    assert!(place.top() > 40.0 && place.bottom() < 900.0, "{place:?}");
    harness.state_mut().session.dispatch(Action::GoTo(Place::Dataset(first))).unwrap();
    harness.run_steps(12);
    let place = row(&harness, "KZ–AZ goods").rect();
    assert!(place.top() > 40.0 && place.bottom() < 900.0, "{place:?}");
}
