//! The screen in the middle and its inspector, by the place the person is at.

use egui::{Frame, Margin, RichText};

use super::FileView;
use super::root::RootState;
use crate::domain::{OutcomeId, SessionId};
use crate::session::Place;
use crate::ui::calendar::calendar_ui;
use crate::ui::charts::{charts_form_ui, charts_ui};
use crate::ui::checks::{checks_inspector_ui, checks_ui};
use crate::ui::commission::{commission_ui, outcome_inspector_ui, session_ui};
use crate::ui::compared::{mirror_ui, revisions_ui};
use crate::ui::dataset::{dataset_ui, inspector_ui as dataset_inspector_ui};
use crate::ui::events::events_ui;
use crate::ui::figures::figures_ui;
use crate::ui::partners::partners_ui;
use crate::ui::register::register_ui;
use crate::ui::settings::Settings;
use crate::ui::theme::{self, Theme};
use crate::ui::{View, sources, start};

pub use crate::ui::commission::CommissionState;
pub use crate::ui::dataset::DatasetState;

pub fn centre_ui(
    ui: &mut egui::Ui,
    root: &mut RootState,
    view: &mut View<'_>,
    file: &FileView,
    settings: &mut Settings,
) {
    root.selection_info.clear();
    match view.session.place() {
        Place::Start => start::start_ui(ui, root, view, file, settings),
        Place::Dataset(id) => {
            let margin = Margin { left: 16, right: 16, top: 12, bottom: 4 };
            Frame::new().inner_margin(margin).show(ui, |ui| dataset_ui(ui, view, &mut root.dataset, id));
            root.dataset.summary().clone_into(&mut root.selection_info);
        }
        Place::Commission(id) => commission_ui(ui, view, &mut root.commission, id),
        Place::Session(id) => {
            root.commission.set_file(file.path.as_deref());
            session_ui(ui, view, &mut root.commission, id);
        }
        Place::Chart(id) => {
            root.charts.form_is_shown = settings.inspector.is_shown();
            charts_ui(ui, view, &mut root.charts, id);
        }
        Place::Events => events_ui(ui, view, &mut root.events, None),
        Place::Event(id) => events_ui(ui, view, &mut root.events, Some(id)),
        Place::Sources => sources::sources_ui(ui, view, &mut root.sources),
        Place::Source(id) => sources::source_ui(ui, view, &mut root.sources, id),
        Place::Figures => {
            figures_ui(ui, view, &mut root.figures);
            root.figures.summary().clone_into(&mut root.selection_info);
        }
        Place::Partners => partners_ui(ui, view, &mut root.partners),
        Place::Revisions(id) => revisions_ui(ui, view, &mut root.revisions, id),
        Place::Mirror(id) => mirror_ui(ui, view, &mut root.mirror, id),
        Place::Register => {
            register_ui(ui, view, &mut root.register);
            root.register.summary(view).clone_into(&mut root.selection_info);
        }
        Place::Calendar => calendar_ui(ui, view, &mut root.calendar, root.register.counted_on()),
        Place::Checks => checks_ui(ui, view, &mut root.checks),
    }
}

pub fn inspector_ui(ui: &mut egui::Ui, root: &mut RootState, view: &mut View<'_>) {
    match view.session.place() {
        Place::Dataset(id) => dataset_inspector_ui(ui, view, &mut root.dataset, id),
        Place::Session(id) => match view.session.selection().outcome {
            Some(outcome) => outcome_inspector_ui(ui, view, &mut root.commission, id, outcome),
            None => nothing_ui(ui, view),
        },
        Place::Register => match point_of_register(view) {
            Some((session, outcome)) => outcome_inspector_ui(ui, view, &mut root.commission, session, outcome),
            None => nothing_ui(ui, view),
        },
        Place::Checks => checks_inspector_ui(ui, view, &mut root.checks),
        Place::Chart(id) => charts_form_ui(ui, view, &mut root.charts, id),
        Place::Start
        | Place::Commission(_)
        | Place::Events
        | Place::Event(_)
        | Place::Sources
        | Place::Source(_)
        | Place::Figures
        | Place::Partners
        | Place::Revisions(_)
        | Place::Mirror(_)
        | Place::Calendar => nothing_ui(ui, view),
    }
}

/// The point that has the cursor in the register, with its session.
fn point_of_register(view: &View<'_>) -> Option<(SessionId, OutcomeId)> {
    let (session, outcome) = view.session.project().outcome(view.session.selection().outcome?)?;
    Some((session, outcome.id))
}

fn nothing_ui(ui: &mut egui::Ui, view: &View<'_>) {
    let theme = Theme::of(ui);
    ui.label(RichText::new(view.words.t("inspector-heading")).font(theme::strong()));
    ui.label(RichText::new(view.words.t("window-no-inspector")).color(theme.muted));
}
