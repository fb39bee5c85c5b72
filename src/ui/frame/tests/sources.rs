//! The list of sources and the form of one.

use super::*;

#[test]
fn a_source_is_edited_in_one_step_of_undo() {
    let mut harness = window(sample());
    row(&harness, "Trend, 5 March 2024").click();
    harness.run_steps(3);
    harness.check_accessibility();
    harness.get_by_role_and_label(Role::TextInput, "Office").focus();
    harness.run_steps(2);
    for letter in ["B", "N", "S"] {
        type_in(&mut harness, letter);
    }
    let office = |harness: &Harness<'_, App>| harness.state().session.project().sources.at(0).unwrap().office.clone();
    assert_eq!(office(&harness), "BNS");
    harness.state_mut().session.dispatch(Action::Undo).unwrap();
    assert_eq!(office(&harness), "");
}

#[test]
fn the_list_of_sources_says_how_many_figures_each_has() {
    let mut harness = window(sample());
    row(&harness, "Sources").click();
    harness.run_steps(3);
    assert_eq!(harness.state().session.place(), Place::Sources);
    assert!(harness.query_by_label("no figure").is_some());
    harness.check_accessibility();
}

#[test]
fn text_of_a_field_has_undo_for_itself() {
    let mut harness = window(sample());
    row(&harness, "Trend, 5 March 2024").click();
    harness.run_steps(3);
    let before = dataset_names(&harness);
    harness.get_by_role_and_label(Role::TextInput, "Publisher").focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(dataset_names(&harness), before);
    assert_eq!(harness.state().session.project().sources.len(), 1);
}

#[test]
fn the_title_of_a_source_may_be_empty_while_it_is_typed_but_is_never_kept_so() {
    let mut harness = window(sample());
    row(&harness, "Trend, 5 March 2024").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::TextInput, "Title").focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    press(&mut harness, Modifiers::NONE, Key::Backspace);
    assert!(harness.query_by_label("A name is needed").is_some());
    let title = |harness: &Harness<'_, App>| harness.state().session.project().sources.at(0).unwrap().title.clone();
    assert_eq!(title(&harness), "Trend, 5 March 2024");
    type_in(&mut harness, "Trend");
    assert_eq!(title(&harness), "Trend");
}

#[test]
fn a_date_of_a_source_is_typed_in_several_ways_and_a_wrong_one_stays_with_its_sentence() {
    let mut harness = window(sample());
    row(&harness, "Trend, 5 March 2024").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::TextInput, "Published").focus();
    harness.run_steps(2);
    type_in(&mut harness, "31.02.2024");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.query_by_label_contains("February 2024 has 29 days").is_some());
    assert_eq!(harness.state().session.project().sources.at(0).unwrap().published, None);
    harness.get_by_role_and_label(Role::TextInput, "Published").focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    type_in(&mut harness, "05.03.2024");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let published = harness.state().session.project().sources.at(0).unwrap().published;
    assert_eq!(published, Some(jiff::civil::date(2024, 3, 5)));
}
