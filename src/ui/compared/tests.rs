//! Revisions and both sides of a trade in the window.

use egui::{Event, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::domain::{AreaRef, DatasetHead, DatasetId, Flow, Key, Multiplier, Period, Project, Valuation};
use crate::formats::{project, sample};
use crate::session::{Action, CountedIds, Cursor, NewRecord, Session};
use crate::ui::{fonts, theme};
use crate::words::Words;

struct Page {
    session: Session,
    words: Words,
    revisions: RevisionsState,
    mirror: MirrorState,
    asked: Vec<Request>,
}

impl Page {
    fn new(project: Project) -> Self {
        Self {
            session: Session::new(project, Box::<CountedIds>::default()),
            words: Words::english(),
            revisions: RevisionsState::default(),
            mirror: MirrorState::default(),
            asked: Vec::new(),
        }
    }

    fn ui(&mut self, ui: &mut Ui) {
        let (mut actions, mut requests) = (Vec::new(), Vec::new());
        let mut view = View {
            session: &self.session,
            words: &self.words,
            today: jiff::civil::date(2024, 8, 1),
            actions: &mut actions,
            requests: &mut requests,
        };
        match view.session.place() {
            Place::Revisions(id) => revisions_ui(ui, &mut view, &mut self.revisions, id),
            Place::Mirror(id) => mirror_ui(ui, &mut view, &mut self.mirror, id),
            _ => {}
        }
        for action in actions {
            self.session.dispatch(action).unwrap();
        }
        self.asked.extend(requests);
    }

    fn dataset(&self, at: usize) -> DatasetId {
        self.session.project().datasets.at(at).unwrap().id
    }
}

fn window(page: Page, place: impl Fn(&Page) -> Place, size: Vec2) -> Harness<'static, Page> {
    let mut page = page;
    let place = place(&page);
    page.session.dispatch(Action::GoTo(place)).unwrap();
    let mut harness = Harness::builder()
        .with_size(size)
        .with_context_setup(|ctx| {
            fonts::install(ctx);
            theme::install(ctx);
        })
        .build_ui_state(|ui, page: &mut Page| page.ui(ui), page);
    harness.run_steps(4);
    harness
}

const WIDE: Vec2 = Vec2::new(1000.0, 700.0);

fn bulletin() -> Page {
    Page::new(project::read(sample::KAZAKHSTAN_AZERBAIJAN.bytes).unwrap().project)
}

fn click(harness: &mut Harness<'_, Page>, name: &str) {
    harness.get_by_label(name).click();
    harness.run_steps(3);
}

#[test]
fn the_page_has_each_cell_of_more_than_one_issue_with_its_revision_and_the_means() {
    let harness = window(bulletin(), |page| Place::Revisions(page.dataset(0)), WIDE);
    let value = |name: &str| harness.get_by_label(name).value();
    assert_eq!(value("Revision of 1 July 2024, Turnover, 2023").as_deref(), Some("≈ +27.3"));
    assert_eq!(value("Figure of 5 March 2024, Imports, 2023").as_deref(), Some("73"));
    let mean = "Mean absolute revision, Turnover · 5 March 2024 → 1 July 2024";
    assert_eq!(value(mean).as_deref(), Some("≈ 13.7"));
    assert!(harness.query_by_label_contains("3 cells with one figure only are not shown").is_some());
    harness.check_accessibility_names();
}

trait Names {
    fn check_accessibility_names(&self);
}

impl Names for Harness<'_, Page> {
    /// Every button has a name.
    fn check_accessibility_names(&self) {
        for node in self.root().children_recursive() {
            let node = node.accesskit_node();
            if node.role() == egui::accesskit::Role::Button {
                assert!(node.label().is_some_and(|name| !name.trim().is_empty()), "{:?}", node.id());
            }
        }
    }
}

#[test]
fn a_page_that_was_opened_from_a_cell_begins_with_its_series_and_is_made_wider_and_narrower() {
    let mut page = bulletin();
    let dataset = page.dataset(0);
    let key = Key::level(Flow::Turnover, Period::of_year(2023).unwrap());
    page.revisions.begin_with(dataset, Some(key));
    let mut harness = window(page, move |_| Place::Revisions(dataset), WIDE);
    let cells = |harness: &Harness<'_, Page>| {
        ["Turnover, 2023", "Turnover, 2022", "Exports, 2023"]
            .map(|cell| harness.query_by_label(&format!("Figure of 5 March 2024, {cell}")).is_some())
    };
    assert_eq!(cells(&harness), [true, true, false]);
    click(&mut harness, "Turnover, 2023");
    assert_eq!(cells(&harness), [true, false, false]);
    click(&mut harness, "Whole dataset");
    assert_eq!(cells(&harness), [true, true, true]);
    click(&mut harness, "Turnover, all periods");
    assert_eq!(cells(&harness), [true, true, false]);
}

#[test]
fn one_issue_only_says_so_and_what_to_do() {
    let mut harness = window(bulletin(), |page| Place::Revisions(page.dataset(1)), WIDE);
    assert!(harness.query_by_label("Only one issue of these figures is on file").is_some());
    assert!(harness.query_by_label_contains("Add the figure of another issue").is_some());
    // The one over the title, and the one that is offered.
    harness.get_all_by_label("Go to the dataset").last().unwrap().click();
    harness.run_steps(3);
    let page = harness.state();
    assert_eq!(page.session.place(), Place::Dataset(page.dataset(1)));
}

#[test]
fn a_series_of_one_issue_offers_the_whole_dataset() {
    let mut page = bulletin();
    let dataset = page.dataset(0);
    page.revisions.begin_with(dataset, Some(Key::level(Flow::Transit, Period::of_year(2023).unwrap())));
    let mut harness = window(page, move |_| Place::Revisions(dataset), WIDE);
    click(&mut harness, "Show the whole dataset");
    assert!(harness.query_by_label("Figure of 5 March 2024, Turnover, 2023").is_some());
}

#[test]
fn a_cell_is_copied_with_its_digits_and_opens_the_dataset() {
    let mut harness = window(bulletin(), |page| Place::Revisions(page.dataset(0)), WIDE);
    click(&mut harness, "Figure of 1 July 2024, Turnover, 2023");
    harness.event(Event::Copy);
    harness.run_steps(2);
    let copied = harness.state().asked.iter().rev().find_map(|request| match request {
        Request::Copy(copied) => Some(copied.text.clone()),
        _ => None,
    });
    assert_eq!(copied.as_deref().map(str::trim_end), Some("556.70468"));
    harness.key_press_modifiers(Modifiers::NONE, egui::Key::Enter);
    harness.run_steps(3);
    let page = harness.state();
    assert_eq!(page.session.place(), Place::Dataset(page.dataset(0)));
    let cursor: Cursor = page.session.selection().cursor.unwrap();
    assert_eq!((cursor.column.flow, cursor.period), (Flow::Turnover, Period::of_year(2023).unwrap()));
}

/// Two sides of one trade.
fn two_sides() -> Page {
    let mut page = Page::new(Project::default());
    let head = |reporter: &str, partner: &str, shown| DatasetHead {
        reporter: AreaRef::new(reporter),
        partner: AreaRef::new(partner),
        unit: "USD".to_owned(),
        shown,
        export_valuation: Valuation::Fob,
        import_valuation: Valuation::Cif,
        ..DatasetHead::default()
    };
    for head in [head("KAZ", "AZE", Multiplier::MILLION), head("AZE", "KAZ", Multiplier::MILLION)] {
        page.session.dispatch(Action::Add(NewRecord::Dataset(head))).unwrap();
    }
    for (at, flow, text) in [(0, Flow::Exports, "456.3"), (1, Flow::Imports, "470.1"), (0, Flow::Imports, "73.0")] {
        let key = Key::level(flow, Period::of_year(2023).unwrap());
        let dataset = page.dataset(at);
        page.session.dispatch(Action::Enter { dataset, key, text: text.into() }).unwrap();
    }
    page
}

#[test]
fn both_sides_stand_beside_each_other_and_the_usual_causes_under_them() {
    for size in [WIDE, Vec2::new(620.0, 480.0)] {
        let harness = window(two_sides(), |page| Place::Mirror(page.dataset(0)), size);
        let value = |name: &str| harness.get_by_label(name).value();
        assert_eq!(value("Imports of Azerbaijan, 2023").as_deref(), Some("470.1"));
        assert_eq!(value("Asymmetry, Kazakhstan to Azerbaijan, 2023").as_deref(), Some("≈ +13.8"));
        assert!(harness.query_by_label("What an asymmetry usually comes from").is_some());
        assert!(
            harness.query_by_label_contains("Kazakhstan values exports FOB, Azerbaijan values imports CIF").is_some()
        );
        let all =
            harness.root().children_recursive().filter_map(|node| node.accesskit_node().label()).collect::<Vec<_>>();
        assert!(all.iter().all(|text| !text.to_lowercase().contains("error")), "an asymmetry is no error: {all:?}");
    }
}

#[test]
fn a_side_that_is_not_on_file_is_named_with_what_to_do() {
    let mut harness = window(bulletin(), |page| Place::Mirror(page.dataset(0)), WIDE);
    assert!(harness.query_by_label("Azerbaijan as reporter is not on file").is_some());
    click(&mut harness, "New dataset…");
    assert_eq!(harness.state().asked, [Request::Run("new-dataset")]);
}

#[test]
fn every_size_has_room_for_both_pages() {
    for size in [Vec2::new(320.0, 240.0), Vec2::new(1600.0, 900.0)] {
        window(bulletin(), |page| Place::Revisions(page.dataset(0)), size);
        window(two_sides(), |page| Place::Mirror(page.dataset(0)), size);
    }
}
