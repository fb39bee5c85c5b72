//! Menus, shortcuts, status line, panels, toasts, and an idle window.

use super::*;

#[test]
fn an_entry_of_a_menu_runs_its_command() {
    let mut harness = window(sample());
    click(&mut harness, "File");
    click(&mut harness, "Save");
    assert_eq!(harness.state().asked, [Request::Command(Command::Save)]);
    click(&mut harness, "View");
    click(&mut harness, "Dark");
    assert_eq!(harness.state().settings.theme, ThemeChoice::Dark);
}

#[test]
fn every_menu_opens_with_all_its_entries_named() {
    let mut harness = window(sample());
    for menu in Menu::ALL {
        let text = harness.state().words.t(menu.text()).to_owned();
        harness.get_by_role_and_label(Role::Button, &text).click();
        harness.run_steps(3);
        let app = harness.state();
        let titles: Vec<_> = COMMANDS
            .iter()
            .filter(|spec| spec.menu == menu && spec.submenu.is_none())
            .map(|spec| spec.command.title(&app.words, &app.session))
            .collect();
        for title in titles {
            let found = harness.query_all_by_label(&title).count();
            assert!(found > 0, "{title} in {text}");
        }
        harness.check_accessibility();
        press(&mut harness, Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn a_recent_file_opens_from_its_menu() {
    let mut app = sample();
    app.file.recent = vec![RecentFile::of(std::path::Path::new("/home/aigul/trade.ron"))];
    let mut harness = window(app);
    click(&mut harness, "File");
    click(&mut harness, "Recent");
    click(&mut harness, "trade.ron");
    assert_eq!(harness.state().asked, [Request::OpenPath("/home/aigul/trade.ron".into())]);
}

#[test]
fn a_toast_goes_after_five_seconds() {
    let mut harness = window(sample());
    harness.state_mut().root.toast("Exported 12 rows");
    harness.run_steps(2);
    assert!(harness.query_by_label("Exported 12 rows").is_some());
    harness.run_steps(310);
    assert!(harness.query_by_label("Exported 12 rows").is_none());
}

#[test]
fn shortcuts_work_under_a_cyrillic_layout() {
    let mut harness = window(sample());
    row(&harness, "KZ–AZ goods").click();
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    // As winit reports Ctrl+Я: no Latin letter of its own, so the key is the physical one.
    harness.event(Event::Key {
        key: Key::Z,
        physical_key: Some(Key::Z),
        pressed: true,
        repeat: false,
        modifiers: Modifiers::COMMAND,
    });
    harness.run_steps(3);
    assert_eq!(dataset_names(&harness), ["KZ–AZ goods", "KZ–AZ cargo"]);
    press(&mut harness, Modifiers::COMMAND, Key::Y);
    assert_eq!(dataset_names(&harness), ["KZ–AZ cargo"]);
}

#[test]
fn altgr_is_no_shortcut() {
    let mut harness = window(sample());
    press(&mut harness, Modifiers::COMMAND | Modifiers::ALT, Key::S);
    assert!(harness.state().asked.is_empty());
}

#[test]
fn the_status_line_says_what_is_safe_and_what_undo_takes_back() {
    let mut harness = window(sample());
    assert!(harness.query_by_label_contains("saved 14:32 · kept").is_some());
    let dataset = harness.state().session.project().datasets.at(0).unwrap().id;
    let key = FigureKey::level(Flow::Exports, "2023".parse().unwrap());
    harness.state_mut().session.dispatch(Action::Enter { dataset, key, text: "456.3".to_owned() }).unwrap();
    harness.run_steps(2);
    let line = harness.get_by_label("saved 14:32 · kept · Undo: set exports 2023 to 456.3");
    assert_eq!(line.accesskit_node().role(), Role::Label);
    harness.state_mut().file.kept = false;
    harness.run_steps(2);
    assert!(harness.query_by_label_contains("not saved since 14:32").is_some());
    harness.state_mut().file.saved_at = None;
    harness.run_steps(2);
    assert!(harness.query_by_label_contains("not saved yet").is_some());
}

#[test]
fn long_work_shows_how_far_it_is_and_can_be_cancelled() {
    let mut app = sample();
    app.file.busy = Some(Busy { text: "Saving".to_owned(), progress: Some(0.4), cancellable: true });
    let mut harness = window(app);
    assert!(harness.query_all_by_label("Saving").count() > 0);
    click(&mut harness, "Cancel");
    assert_eq!(harness.state().asked, [Request::CancelWork]);
    press(&mut harness, Modifiers::COMMAND, Key::S);
    assert_eq!(harness.state().asked.len(), 1);
}

#[test]
fn side_panels_fold_by_themselves_and_by_command() {
    let shown = |harness: &Harness<'_, App>, name: &str| harness.query_by_role_and_label(Role::Tree, name).is_some();
    let harness = sized(sample(), 760.0);
    assert!(!shown(&harness, "Project"));
    let mut harness = sized(sample(), 1024.0);
    assert!(shown(&harness, "Project"));
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    assert!(!shown(&harness, "Project"));
    assert!(!harness.state().settings.tree.open);
}

#[test]
fn a_caret_stands_still_after_five_seconds_and_nothing_is_drawn_any_more() {
    let mut harness = window(sample());
    // The harness begins without blinking, for pictures that can be compared.
    harness.ctx.all_styles_mut(|style| style.visuals.text_cursor.blink = true);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    assert!(harness.ctx.global_style().visuals.text_cursor.blink);
    harness.run_steps(320);
    assert!(!harness.ctx.global_style().visuals.text_cursor.blink);
    let wait = harness.output().viewport_output.get(&egui::ViewportId::ROOT).map(|output| output.repaint_delay);
    assert_eq!(wait, Some(std::time::Duration::MAX));
    type_in(&mut harness, "a");
    assert!(harness.ctx.global_style().visuals.text_cursor.blink);
}

#[test]
fn an_idle_window_asks_for_no_repaint() {
    let mut harness = window(sample());
    harness.run_steps(4);
    let wait = harness.output().viewport_output.get(&egui::ViewportId::ROOT).map(|output| output.repaint_delay);
    assert_eq!(wait, Some(std::time::Duration::MAX));
}

#[test]
fn the_edges_of_side_panels_are_named_and_their_widths_remembered() {
    let mut harness = window(sample());
    assert!(harness.query_by_label("Resize panel").is_none());
    let edge = harness.get_by_label("Width of the project panel").rect().center();
    harness.drag_at(edge);
    harness.run_steps(2);
    harness.hover_at(edge + Vec2::new(60.0, 0.0));
    harness.run_steps(2);
    harness.drop_at(edge + Vec2::new(60.0, 0.0));
    harness.run_steps(3);
    let width = harness.state().settings.tree.width;
    assert!((width - 268.0).abs() < 4.0, "{width}");
}

#[test]
fn the_revisions_of_a_dataset_and_both_sides_of_it_are_reached_by_keys_and_lead_back() {
    let mut harness = window(App::new(
        crate::formats::project::read(crate::formats::sample::KAZAKHSTAN_AZERBAIJAN.bytes).unwrap().project,
    ));
    let dataset = harness.state().session.project().datasets.at(0).unwrap().id;
    let place = |harness: &Harness<'_, App>| harness.state().session.place();
    click(&mut harness, "Imports, 2023");
    press(&mut harness, Modifiers::ALT, Key::R);
    assert_eq!(place(&harness), Place::Revisions(dataset));
    assert!(harness.query_by_label("Figure of 1 July 2024, Imports, 2023").is_some());
    assert!(harness.query_by_label("Figure of 1 July 2024, Exports, 2023").is_none(), "of the cell's series");
    press(&mut harness, Modifiers::ALT, Key::M);
    assert_eq!(place(&harness), Place::Mirror(dataset));
    assert!(harness.query_by_label("Azerbaijan as reporter is not on file").is_some());
    harness.check_accessibility();
    harness.state_mut().send = Some(Action::Delete { list: crate::domain::List::Datasets, id: dataset.0 });
    harness.run_steps(3);
    let other = harness.state().session.project().datasets.at(0).unwrap().id;
    assert_eq!(place(&harness), Place::Dataset(other), "the page goes with its dataset");
}
