//! Fields as people use them: found by name, typed into, left.

use egui::{Id, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use jiff::civil::{Date, date};

use super::*;
use crate::domain::{AreaRef, Project};
use crate::ui::theme;
use crate::words::Words;

#[derive(Default)]
struct Form {
    name: String,
    note: String,
    number: Option<u32>,
    date: Option<Date>,
    kind: usize,
    party: AreaRef,
    groups: Vec<String>,
    /// The mark of every change, in order.
    marks: Vec<u64>,
}

impl Form {
    fn take<T>(slot: &mut T, change: Option<Change<T>>, marks: &mut Vec<u64>) {
        if let Some(change) = change {
            *slot = change.value;
            marks.push(change.interaction);
        }
    }
}

fn form_ui(ui: &mut egui::Ui, form: &mut Form) {
    let words = Words::english();
    let project = Project::default();
    let field = |name: &'static str| Field::new(Id::unique(name), name);
    let Form { name, note, number, date, kind, party, groups, marks } = form;
    let answer = labelled(ui, "Name", |ui| text_field(ui, field("Name"), name));
    Form::take(name, answer.change, marks);
    let answer = multiline_field(ui, field("Note"), note);
    Form::take(note, answer.change, marks);
    let answer = number_field(ui, field("Number"), &words, *number);
    Form::take(number, answer.change, marks);
    let answer = date_field(ui, field("Date"), &words, *date, jiff::civil::date(2026, 11, 23));
    Form::take(date, answer.change, marks);
    let answer =
        choice(ui, field("Kind"), *kind, &[0, 1, 2], |kind| ["decision", "commitment", "intention"][kind].to_owned());
    Form::take(kind, answer.change, marks);
    let answer = area_field(ui, field("Party"), &words, &project, party);
    Form::take(party, answer.change, marks);
    let change = text_list(ui, field("Working group"), &words, groups, "Add a working group");
    Form::take(groups, change, marks);
}

fn harness(form: Form) -> Harness<'static, Form> {
    let setup = |ctx: &egui::Context| {
        theme::install(ctx);
        crate::ui::fonts::install(ctx);
    };
    let builder = Harness::builder().with_size([900.0, 700.0]).with_context_setup(setup);
    let mut harness = builder.build_ui_state(form_ui, form);
    harness.run();
    harness
}

fn go(harness: &mut Harness<'_, Form>, name: &str) {
    harness.get_by_label(name).focus();
    harness.run();
}

fn type_in(harness: &mut Harness<'_, Form>, text: &str) {
    for letter in text.chars() {
        harness.event(egui::Event::Text(letter.to_string()));
        harness.run();
    }
}

fn press(harness: &mut Harness<'_, Form>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

#[test]
fn every_keystroke_is_a_change_and_one_visit_has_one_mark() {
    let mut harness = harness(Form::default());
    go(&mut harness, "Name");
    type_in(&mut harness, "Astana");
    assert_eq!(harness.state().name, "Astana");
    let marks = harness.state().marks.clone();
    assert_eq!((marks.len(), marks.iter().min() == marks.iter().max()), (6, true));
    press(&mut harness, Modifiers::NONE, Key::Enter);
    go(&mut harness, "Name");
    type_in(&mut harness, "!");
    assert_ne!(harness.state().marks.last(), marks.last());
}

#[test]
fn escape_gives_back_what_was_there_before_the_visit() {
    let mut harness = harness(Form { name: "Baku".to_owned(), ..Form::default() });
    go(&mut harness, "Name");
    type_in(&mut harness, " and Astana");
    assert_eq!(harness.state().name, "Baku and Astana");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(harness.state().name, "Baku");
    assert_eq!(harness.get_by_label("Name").value().as_deref(), Some("Baku"));
}

#[test]
fn a_change_from_elsewhere_is_shown_also_during_a_visit() {
    let mut harness = harness(Form::default());
    go(&mut harness, "Name");
    type_in(&mut harness, "Asta");
    harness.state_mut().name = "Baku".to_owned();
    harness.run();
    assert_eq!(harness.get_by_label("Name").value().as_deref(), Some("Baku"));
}

#[test]
fn a_day_that_is_not_there_stays_in_the_field_and_changes_nothing() {
    let before = Some(date(2024, 3, 5));
    let mut harness = harness(Form { date: before, ..Form::default() });
    assert_eq!(harness.get_by_label("Date").value().as_deref(), Some("5 March 2024"));
    go(&mut harness, "Date");
    press(&mut harness, Modifiers::COMMAND, Key::A);
    type_in(&mut harness, "31 February 2023");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert_eq!(harness.state().date, before);
    assert_eq!(harness.state().marks, [0_u64; 0]);
    assert_eq!(harness.get_by_label("Date").value().as_deref(), Some("31 February 2023"));
    assert!(harness.query_by_label("February 2023 has 28 days").is_some());
    let node = harness.get_by_label("Date").accesskit_node();
    assert_eq!(node.description().as_deref(), Some("February 2023 has 28 days"));
    go(&mut harness, "Date");
    press(&mut harness, Modifiers::COMMAND, Key::A);
    type_in(&mut harness, "28.2.2023");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert_eq!(harness.state().date, Some(date(2023, 2, 28)));
    assert_eq!(harness.get_by_label("Date").value().as_deref(), Some("28 February 2023"));
    assert!(harness.query_by_label("February 2023 has 28 days").is_none());
}

#[test]
fn a_year_of_two_digits_counts_when_the_field_is_left() {
    let mut harness = harness(Form::default());
    go(&mut harness, "Date");
    type_in(&mut harness, "5 mar 24");
    assert_eq!(harness.state().date, None);
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert_eq!(harness.state().date, Some(date(2024, 3, 5)));
}

#[test]
fn a_date_is_picked_by_mouse_and_by_keys() {
    let mut harness = harness(Form { date: Some(date(2024, 3, 5)), ..Form::default() });
    harness.get_by_label("Pick Date in a calendar").click();
    harness.run();
    harness.get_by_label("14 March 2024").click();
    harness.run();
    assert_eq!(harness.state().date, Some(date(2024, 3, 14)));
    assert!(harness.query_by_label("20 March 2024").is_none(), "the calendar closes");
    go(&mut harness, "Date");
    press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::PageDown);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().date, Some(date(2024, 4, 22)));
}

#[test]
fn letters_are_no_number_and_nothing_is_allowed() {
    let mut harness = harness(Form { number: Some(2), ..Form::default() });
    go(&mut harness, "Number");
    type_in(&mut harness, "0x");
    assert_eq!(harness.state().number, Some(2));
    assert!(harness.query_by_label("Digits only, as in 20").is_some());
    press(&mut harness, Modifiers::NONE, Key::Backspace);
    assert_eq!(harness.state().number, Some(20));
    press(&mut harness, Modifiers::COMMAND, Key::A);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(harness.state().number, None);
    harness.event(egui::Event::Paste("9".repeat(10_000)));
    harness.run();
    assert_eq!(harness.state().number, Some(2), "as before the visit");
    assert!(harness.query_by_label("The number is too large").is_some());
}

#[test]
fn a_choice_is_made_by_letter_arrow_and_mouse() {
    let mut harness = harness(Form::default());
    go(&mut harness, "Kind");
    type_in(&mut harness, "i");
    assert_eq!(harness.state().kind, 2);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(harness.state().kind, 1);
    assert!(harness.get_by_label("Kind").is_focused());
    assert_eq!(harness.get_by_label("Kind").value().as_deref(), Some("commitment"));
    harness.get_by_label("Kind").click();
    harness.run();
    harness.get_by_label("decision").click();
    harness.run();
    assert_eq!(harness.state().kind, 0);
    assert!(harness.get_by_label("Kind").is_focused());
}

#[test]
fn an_area_is_taken_from_the_names_on_offer_or_kept_as_typed() {
    let mut harness = harness(Form::default());
    go(&mut harness, "Party");
    type_in(&mut harness, "azer");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().party, AreaRef::new("AZE"));
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert_eq!(harness.get_by_label("Party").value().as_deref(), Some("Azerbaijan"));
    go(&mut harness, "Party");
    press(&mut harness, Modifiers::COMMAND, Key::A);
    type_in(&mut harness, "Northland");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert_eq!(harness.state().party, AreaRef::new("Northland"));
}

#[test]
fn a_list_of_texts_grows_with_enter_and_shrinks_with_backspace() {
    let mut harness = harness(Form::default());
    harness.get_by_label("+ Add a working group").click();
    harness.run();
    type_in(&mut harness, "Transport");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    type_in(&mut harness, "Energy");
    assert_eq!(harness.state().groups, ["Transport", "Energy"]);
    press(&mut harness, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(harness.state().groups, ["Energy", "Transport"]);
    assert!(harness.get_by_label("Working group 1").is_focused());
    type_in(&mut harness, "!");
    assert_eq!(harness.state().groups, ["Energy!", "Transport"]);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().groups, ["Energy!", "", "Transport"]);
    press(&mut harness, Modifiers::NONE, Key::Backspace);
    assert_eq!(harness.state().groups, ["Energy!", "Transport"]);
    harness.get_by_label("Move Working group 2 up").click();
    harness.run();
    harness.get_by_label("Delete Working group 2").click();
    harness.run();
    assert_eq!(harness.state().groups, ["Transport"]);
}

#[test]
fn several_lines_grow_and_ctrl_enter_leaves() {
    let mut harness = harness(Form::default());
    go(&mut harness, "Note");
    type_in(&mut harness, "a");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    type_in(&mut harness, "b");
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert_eq!(harness.state().note, "a\nb");
    assert!(!harness.get_by_label("Note").is_focused());
}

#[test]
fn tab_into_a_line_selects_it() {
    let mut harness = harness(Form { number: Some(19), date: Some(date(2024, 3, 5)), ..Form::default() });
    go(&mut harness, "Note");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert!(harness.get_by_label("Number").is_focused());
    type_in(&mut harness, "20");
    assert_eq!(harness.state().number, Some(20));
    press(&mut harness, Modifiers::NONE, Key::Tab);
    type_in(&mut harness, "6.3.2024");
    assert_eq!(harness.state().date, Some(date(2024, 3, 6)));
}
