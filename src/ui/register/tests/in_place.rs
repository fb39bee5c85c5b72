//! What a cell can have is offered in a list under its field; rows stay where they are while they are edited.

use super::*;

/// The entries of the open list; the chosen one with a mark.
fn offered(window: &Window) -> String {
    let entries = window.query_all(by().role(Role::ListBoxOption));
    let mut entries: Vec<_> = entries
        .map(|node| (node.rect().top(), node.accesskit_node().label(), node.accesskit_node().is_selected()))
        .collect();
    entries.sort_by(|a, b| a.0.total_cmp(&b.0));
    let named = |(_, label, chosen): (f32, Option<String>, Option<bool>)| {
        format!("{}{}", if chosen == Some(true) { ">" } else { "" }, label.unwrap_or_default())
    };
    entries.into_iter().map(named).collect::<Vec<_>>().join(", ")
}

const STATUSES: &str = ">open, in progress, done, partly done, postponed, dropped, superseded";

#[test]
fn a_cell_of_few_values_offers_them_and_arrows_choose() {
    let mut window = window(project());
    click(&mut window, &cell("Status", "20th", "3.1"));
    assert_eq!(offered(&window), "");
    press(&mut window, Key::F2);
    assert_eq!(offered(&window), STATUSES);
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowUp);
    assert_eq!(offered(&window), "open, >in progress, done, partly done, postponed, dropped, superseded");
    press(&mut window, Key::Escape);
    assert_eq!((offered(&window).as_str(), outcome(&window, 4).status()), ("", OutcomeStatus::Open));
    press(&mut window, Key::F2);
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Enter);
    assert_eq!((offered(&window).as_str(), outcome(&window, 4).status()), ("", OutcomeStatus::InProgress));
    assert!(window.state().refusals.is_empty() && window.state().requests.is_empty());
}

#[test]
fn typing_opens_the_list_and_narrows_it() {
    let mut window = window(project());
    click(&mut window, &cell("Status", "20th", "3.1"));
    type_text(&mut window, "d");
    assert_eq!(offered(&window), "done, partly done, postponed, dropped, superseded");
    type_text(&mut window, "r");
    assert_eq!(offered(&window), "dropped");
    // A letter and an arrow in one frame: the arrow goes along the list that the letter leads to.
    press(&mut window, Key::Backspace);
    window.event(Event::Text("o".to_owned()));
    window.key_press(Key::ArrowDown);
    window.run();
    assert_eq!(offered(&window), ">done, partly done");
    press(&mut window, Key::Enter);
    assert_eq!(outcome(&window, 4).status(), OutcomeStatus::Done);
}

#[test]
fn every_column_of_names_has_its_list() {
    let mut window = window(project());
    for (column, text, list) in [
        ("Priority", "", "high, >normal, low"),
        ("Kind", "", "information, decision, >commitment, intention"),
        ("Topic", "", ">Transport"),
        ("Topic", "x", ""),
        ("Responsible", "", "Northland, >Southland"),
        ("Responsible", "Northland, ", "Northland, Southland"),
        ("What was decided", "", ""),
        ("Deadline", "", ""),
    ] {
        click(&mut window, &cell(column, "20th", "3.1"));
        if text.is_empty() {
            press(&mut window, Key::F2);
        }
        type_text(&mut window, text);
        assert_eq!(offered(&window), list, "{column} {text}");
        press(&mut window, Key::Escape);
    }
    assert_eq!(*window.state().session.project(), project());
}

#[test]
fn an_entry_is_chosen_with_the_pointer() {
    let mut window = window(project());
    click(&mut window, &cell("Priority", "20th", "3.1"));
    press(&mut window, Key::F2);
    let entry = window.get(by().role(Role::ListBoxOption).label("high")).rect().center();
    window.event(Event::PointerMoved(entry));
    window.run();
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        window.event(Event::PointerButton { pos: entry, button, pressed, modifiers: Modifiers::NONE });
        window.run();
    }
    assert_eq!(outcome(&window, 4).priority, crate::domain::Priority::High);
    assert_eq!(offered(&window), "");
    assert_eq!(window.state().session.selection().outcome, Some(id(4)), "the row under the list is not chosen");
}

#[test]
fn what_a_cell_says_under_the_pointer_does_not_cover_the_list() {
    let mut window = window(project());
    click(&mut window, &cell("Status", "20th", "2.1"));
    let below = window.get_by_label(&cell("Deadline", "20th", "1.1")).rect().center();
    window.hover_at(below);
    window.run_steps(60);
    assert!(window.query_by_label("Overdue ! 20 days").is_some());
    press(&mut window, Key::F2);
    window.run_steps(60);
    assert!(window.query_by_label("Overdue ! 20 days").is_none());
}

#[test]
fn a_row_stays_where_it_is_while_it_is_edited_until_it_is_sorted_again() {
    let mut window = window(project());
    sort_by(&mut window, "Responsible");
    let sorted = "Sign the cargo agreement | Open the ferry line | Build the cargo terminal | Exchange statistics";
    assert_eq!(texts(&window), sorted);
    type_into(&mut window, &cell("Responsible", "20th", "3.1"), "Eastland");
    assert_eq!((texts(&window).as_str(), value(&window, "Responsible", "20th", "3.1").as_str()), (sorted, "Eastland"));
    click(&mut window, "Sort again");
    assert!(texts(&window).starts_with("Exchange statistics | "), "{}", texts(&window));
    assert!(window.query_by_label("Sort again").is_none());
}

#[test]
fn a_point_that_no_longer_meets_the_filter_or_its_group_stays_in_sight() {
    let mut window = window(project());
    window.state_mut().state.query.filter.pending = true;
    window.state_mut().state.query.group = GroupBy::Status;
    window.run();
    type_into(&mut window, &cell("Status", "20th", "3.1"), "done");
    assert!(texts(&window).contains("Exchange statistics"), "{}", texts(&window));
    assert!(texts(&window).starts_with("3 points · 1 done · 0 open · 2 overdue"), "{}", texts(&window));
    window.state_mut().session.dispatch(Action::Undo).unwrap();
    window.run();
    assert!(window.query_by_label("Sort again").is_none(), "all stands where it belongs");
    type_into(&mut window, &cell("Status", "20th", "3.1"), "done");
    click(&mut window, "Sort again");
    assert!(!texts(&window).contains("Exchange statistics"), "{}", texts(&window));
}
