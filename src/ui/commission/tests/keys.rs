//! What is done with rows and menus by the keyboard alone.

use super::*;

#[test]
fn rows_of_all_lists_move_and_go_by_keys_alone() {
    let mut harness = harness(with_outcomes(&["one"]));
    let parties = |harness: &Harness<'_, App>| {
        let names = harness.session().head.delegations.iter().map(|delegation| delegation.party.0.clone());
        names.collect::<Vec<_>>().join(" ")
    };
    harness.go("Office, Azerbaijan");
    harness.press_with(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(parties(&harness), "AZE KAZ");
    assert!(harness.get_by_label("Office, Azerbaijan").is_focused(), "the focus stays in its field");
    harness.press_with(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(parties(&harness), "KAZ AZE");
    harness.go("Add a member, Azerbaijan");
    harness.press(Key::Enter);
    harness.write("A");
    harness.press(Key::Enter);
    harness.write("B");
    harness.press_with(Modifiers::ALT, Key::ArrowUp);
    let members = |harness: &Harness<'_, App>| {
        let all = harness.session().head.delegations.iter().flat_map(|delegation| delegation.members.iter());
        all.map(|member| member.name.clone()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!((members(&harness), parties(&harness)), ("B A".to_owned(), "KAZ AZE".to_owned()));
    harness.press_with(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(parties(&harness), "KAZ AZE", "a member at the top does not move its delegation");
    harness.press_with(Modifiers::COMMAND, Key::Delete);
    assert_eq!((members(&harness), parties(&harness)), ("A".to_owned(), "KAZ AZE".to_owned()));
    harness.go("Head of delegation, Kazakhstan");
    harness.press_with(Modifiers::COMMAND, Key::Delete);
    assert_eq!(parties(&harness), "AZE");
}

#[test]
fn several_lines_pasted_into_the_agenda_are_topics_in_one_step() {
    let mut harness = harness(with_outcomes(&["one"]));
    harness.click("+ Add a topic");
    let steps = harness.state().session.project().clone();
    harness.event(egui::Event::Paste("1. Oil and gas\n2. Transit\n".to_owned()));
    harness.run();
    harness.run();
    let topics: Vec<_> = harness.session().head.agenda.iter().map(|topic| topic.text.clone()).collect();
    assert_eq!(topics, ["Oil and gas", "Transit"]);
    assert!(harness.get_by_label("Topic 2").is_focused());
    harness.state_mut().session.dispatch(Action::Undo).unwrap();
    assert_eq!(*harness.state().session.project(), steps);
}

#[test]
fn the_menu_of_an_outcome_opens_by_key_and_gives_the_focus_back() {
    let mut harness = harness(with_outcomes(&["one"]));
    harness.go("What was decided, outcome 1");
    harness.press_with(Modifiers::SHIFT, Key::F10);
    assert!(harness.get_by_label("Add an outcome below").is_focused());
    harness.press(Key::Escape);
    assert!(harness.get_by_label("What was decided, outcome 1").is_focused());
    harness.press_with(Modifiers::SHIFT, Key::F10);
    harness.press(Key::ArrowDown);
    harness.press(Key::Enter);
    assert_eq!(harness.texts(), ["one", "one"]);
    assert!(harness.get_by_label("What was decided, outcome 2").is_focused());
    assert!(harness.query_by_label("Add an outcome below").is_none(), "the menu is closed");
}

#[test]
fn entries_of_the_log_and_sessions_move_and_go_by_keys() {
    let mut harness = harness(with_outcomes(&["one"]));
    harness.go("What was decided, outcome 1");
    for words in ["first", "second"] {
        harness.click("+ Add an entry");
        let entry = if words == "first" { "Words, entry 1" } else { "Words, entry 2" };
        harness.go(entry);
        harness.write(words);
    }
    harness.press_with(Modifiers::ALT, Key::ArrowUp);
    let log = |harness: &Harness<'_, App>| {
        let outcome = harness.session().outcomes.at(0).unwrap();
        outcome.log.iter().map(|entry| entry.words.clone()).collect::<Vec<_>>()
    };
    assert_eq!(log(&harness), ["second", "first"]);
    harness.go("Status, entry 2");
    harness.press_with(Modifiers::COMMAND, Key::Delete);
    assert_eq!(log(&harness), ["second"]);
    let commission = CommissionId(id(1000));
    harness.state_mut().session.dispatch(Action::GoTo(Place::Commission(commission))).unwrap();
    harness.state_mut().session.dispatch(Action::Add(crate::session::NewRecord::Session(commission))).unwrap();
    harness.state_mut().session.dispatch(Action::GoTo(Place::Commission(commission))).unwrap();
    harness.run();
    let list = |harness: &Harness<'_, App>| {
        let sessions = harness.state().session.project().sessions();
        sessions.map(|(_, session)| session.outcomes.len()).collect::<Vec<_>>()
    };
    assert_eq!(list(&harness), [1, 0]);
    let rows: Vec<_> = harness.get_all_by_label("Unnumbered session").collect();
    rows.last().unwrap().focus();
    drop(rows);
    harness.run();
    harness.press_with(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(list(&harness), [0, 1]);
    harness.press_with(Modifiers::COMMAND, Key::Delete);
    assert_eq!(list(&harness), [1]);
}
