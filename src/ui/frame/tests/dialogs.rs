//! The palette, forms and questions.

use super::*;

#[test]
fn the_palette_finds_new_session_and_runs_it() {
    let mut harness = window(sample());
    press(&mut harness, Modifiers::COMMAND, Key::K);
    harness.check_accessibility();
    type_in(&mut harness, "new session");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let project = harness.state().session.project();
    assert_eq!(project.commissions.at(0).unwrap().sessions.len(), 3);
    assert!(harness.state().root.dialog.is_none());
}

#[test]
fn the_palette_shows_twelve_commands_before_a_letter_is_typed() {
    let mut harness = window(sample());
    press(&mut harness, Modifiers::COMMAND, Key::K);
    assert!(harness.query_all_by_role(Role::ListBoxOption).count() >= 12);
    type_in(&mut harness, "about");
    assert_eq!(harness.query_all_by_role(Role::ListBoxOption).count(), 1);
    for _ in 0..5 {
        press(&mut harness, Modifiers::NONE, Key::Backspace);
    }
    assert!(harness.query_all_by_role(Role::ListBoxOption).count() >= 12);
}

#[test]
fn enter_pressed_with_the_key_of_the_palette_runs_nothing() {
    let mut harness = window(sample());
    let pressed = |key, modifiers| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    // Both in one pass, as they come to a window that was busy.
    let events = [pressed(Key::K, Modifiers::COMMAND), pressed(Key::Enter, Modifiers::NONE)];
    harness.input_mut().events.extend(events);
    harness.run_steps(3);
    assert!(harness.state().root.dialog.is_some());
    assert_eq!(dataset_names(&harness).len(), 2);
}

#[test]
fn enter_that_comes_in_one_pass_with_letters_means_what_they_find() {
    let mut harness = window(sample());
    press(&mut harness, Modifiers::COMMAND, Key::K);
    harness.run_steps(2);
    let enter =
        Event::Key { key: Key::Enter, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
    harness.input_mut().events.extend([Event::Text("new session".to_owned()), enter]);
    harness.run_steps(3);
    let project = harness.state().session.project();
    assert_eq!(project.commissions.at(0).unwrap().sessions.len(), 3);
    assert!(harness.state().root.dialog.is_none());
}

#[test]
fn enter_before_a_letter_or_an_arrow_runs_nothing_in_the_palette() {
    let mut harness = window(sample());
    press(&mut harness, Modifiers::COMMAND, Key::K);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.state().root.dialog.is_some());
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.state().root.dialog.is_none(), "an entry that was gone to is meant");
}

#[test]
fn the_palette_goes_to_a_dataset_by_its_name_and_escape_changes_nothing() {
    let mut harness = window(sample());
    press(&mut harness, Modifiers::COMMAND, Key::K);
    type_in(&mut harness, "cargo kz");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let cargo = harness.state().session.project().datasets.at(1).unwrap().id;
    assert_eq!(harness.state().session.place(), Place::Dataset(cargo));
    press(&mut harness, Modifiers::COMMAND, Key::K);
    type_in(&mut harness, "delete dataset");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.state().root.dialog.is_none());
    assert_eq!(dataset_names(&harness), ["KZ–AZ goods", "KZ–AZ cargo"]);
}

#[test]
fn the_palette_does_not_run_what_can_not_run_and_says_why() {
    let mut harness = window(sample());
    press(&mut harness, Modifiers::COMMAND, Key::K);
    type_in(&mut harness, "new outcome");
    let entry = harness.get_by_role_and_label(Role::ListBoxOption, "New outcome");
    assert!(entry.accesskit_node().is_disabled());
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.state().root.dialog.is_some());
}

#[test]
fn the_question_about_unsaved_changes_is_answered_by_keys() {
    for (keys, answer) in [
        (vec![Key::Enter], Unsaved::Save),
        (vec![Key::Escape], Unsaved::Cancel),
        (vec![Key::Tab, Key::Enter], Unsaved::Discard),
        (vec![Key::Tab, Key::Tab, Key::Enter], Unsaved::Cancel),
    ] {
        let mut app = sample();
        app.file.question = Some(Question::Unsaved(Before::Closing));
        let mut harness = window(app);
        let title = "Save changes to kazakhstan-azerbaijan.ron before closing?";
        assert!(harness.query_all_by_label(title).count() > 0);
        harness.check_accessibility();
        for key in keys {
            press(&mut harness, Modifiers::NONE, key);
        }
        assert_eq!(harness.state().asked.first(), Some(&Request::AnswerUnsaved(answer)));
    }
}

#[test]
fn a_typed_path_stays_with_the_sentence_that_refuses_it() {
    let mut harness = window(sample());
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    type_in(&mut harness, "~/nowhere.ron");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().asked, [Request::OpenPath("~/nowhere.ron".into())]);
    assert!(harness.state_mut().root.path_failed("There is no such file"));
    harness.run_steps(2);
    assert!(harness.query_by_label("There is no such file").is_some());
    assert_eq!(harness.get_by_label("Path of the file").value().as_deref(), Some("~/nowhere.ron"));
    harness.state_mut().root.path_done();
    harness.run_steps(2);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    let field = harness.get_by_role_and_label(Role::TextInput, "Path of the file");
    assert_eq!(field.value().as_deref(), Some("~/nowhere.ron"));
}

#[test]
fn a_damaged_file_is_told_with_its_place_and_what_to_do() {
    let mut app = sample();
    app.file.question = Some(Question::Problem(FileProblem {
        kind: ProblemKind::Open,
        title: "This file can not be read".to_owned(),
        sentence: "It ends in the middle of a dataset.".to_owned(),
        remedy: "Open a backup of it.".to_owned(),
        path: Some("/tmp/trade.ron".into()),
        at: Some((12, 4)),
        rescues: Vec::new(),
    }));
    let mut harness = window(app);
    for text in ["It ends in the middle of a dataset.", "line 12, column 4", "Open a backup of it.", "/tmp/trade.ron"] {
        assert!(harness.query_by_label(text).is_some(), "{text}");
    }
    click(&mut harness, "Choose another file…");
    assert_eq!(harness.state().asked, [Request::CloseProblem, Request::Command(Command::Open)]);
}

#[test]
fn a_new_dataset_is_made_by_keys_alone() {
    let mut harness = window(App::new(Project::default()));
    click(&mut harness, "New dataset…");
    harness.check_accessibility();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.query_by_label("A reporter is needed").is_some());
    harness.get_by_role_and_label(Role::TextInput, "Reporter").focus();
    harness.run_steps(2);
    type_in(&mut harness, "kazakhstan");
    harness.get_by_role_and_label(Role::TextInput, "Partner").focus();
    harness.run_steps(2);
    type_in(&mut harness, "Azerbaijan");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let head = &harness.state().session.project().datasets.at(0).unwrap().head;
    assert_eq!((head.reporter.0.as_str(), head.partner.0.as_str(), head.unit.as_str()), ("KAZ", "AZE", "USD"));
    assert_eq!(head.shown, Multiplier::MILLION);
}

#[test]
fn every_dialog_opens_named_and_closes_with_escape() {
    for command in [
        Command::NewDataset,
        Command::Bulletin,
        Command::EditDataset,
        Command::NewCommission,
        Command::Keys,
        Command::About,
        Command::OpenPath,
        Command::SaveAsPath,
        Command::FindCommand,
    ] {
        let mut harness = window(sample());
        let spec = command.spec();
        press(&mut harness, Modifiers::COMMAND, Key::K);
        let title = harness.state().words.t(spec.text).to_owned();
        if command != Command::FindCommand {
            type_in(&mut harness, &title);
            press(&mut harness, Modifiers::NONE, Key::Enter);
        }
        assert!(harness.state().root.dialog.is_some(), "{title}");
        harness.check_accessibility();
        press(&mut harness, Modifiers::NONE, Key::Escape);
        assert!(harness.state().root.dialog.is_none(), "{title}");
    }
}

#[test]
fn a_link_is_opened_only_after_a_yes() {
    let mut app = sample();
    app.root.dialog = Some(crate::ui::dialogs::Dialog::Link("https://stat.gov.kz/".to_owned()));
    let mut harness = window(app);
    assert!(harness.query_by_label("https://stat.gov.kz/").is_some());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.state().root.dialog.is_none());
}

#[test]
fn a_bulletin_is_judged_as_it_is_typed_and_becomes_a_dataset() {
    let mut harness = window(sample());
    press(&mut harness, Modifiers::ALT, Key::B);
    harness.check_accessibility();
    let typed = |harness: &mut Harness<'_, App>, name: &str, text: &str| {
        harness.get_by_role_and_label(Role::TextInput, name).focus();
        harness.run_steps(2);
        type_in(harness, text);
    };
    for (name, text) in [
        ("Exports, This period", "456.3"),
        ("Exports, Growth, %", "21.6"),
        ("Imports, This period", "73"),
        ("Imports, A year earlier", "88.3"),
        ("Imports, Growth, %", "-17.3"),
        ("Turnover, This period", "529.4"),
        ("Turnover, A year earlier", "463.3"),
    ] {
        typed(&mut harness, name, text);
    }
    assert!(harness.query_by_label("7 figures cannot all hold if rounded to nearest").is_some());
    let repair = "Turnover, This period as 529.3 instead of 529.4 (529.189…529.336)";
    assert!(harness.query_by_label(repair).is_some(), "also before it has a period");
    assert!(harness.query_by_label("but “529.4” needs at least 529.35").is_some());
    click(&mut harness, "Make a dataset");
    assert!(harness.query_by_label("Type the period that the figures are of").is_some(), "and nothing typed is lost");
    typed(&mut harness, "Period", "2023");
    click(&mut harness, "Make a dataset");
    let dataset = harness.state().session.project().datasets.iter().last().unwrap();
    assert_eq!(dataset.observations.len(), 7);
}
