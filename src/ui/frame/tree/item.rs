//! What stands in the tree, in which order, and what each entry is in the project.

use std::collections::BTreeSet;

use crate::domain::{ChartId, CommissionId, DatasetId, Id, List, Project, SessionId, SourceId};
use crate::session::label::Kind;
use crate::session::{Action, NewRecord, Place};
use crate::ui::dialogs::Dialog;
use crate::ui::events::new_event;
use crate::ui::frame::root::RootState;
use crate::ui::frame::{names, run};
use crate::ui::{Request, View};
use crate::words::Words;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    Datasets,
    Charts,
    Commissions,
    Checks,
    Sources,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    Head(Group),
    /// The table of all figures.
    Figures,
    Dataset(DatasetId),
    Chart(ChartId),
    Commission(CommissionId),
    Session(CommissionId, SessionId),
    /// The points of all sessions.
    Register,
    /// Sessions and deadlines by month.
    Calendar,
    /// The list of visits and agreements.
    Events,
    Source(SourceId),
}

/// The entries from top to bottom, without what is folded. Sessions stand newest first: the last one added at the top.
pub fn items(project: &Project, folded: &BTreeSet<Group>, folded_commissions: &BTreeSet<CommissionId>) -> Vec<Item> {
    let mut all = Vec::new();
    for group in [Group::Datasets, Group::Charts, Group::Commissions, Group::Checks, Group::Sources] {
        all.push(Item::Head(group));
        if folded.contains(&group) {
            continue;
        }
        match group {
            Group::Datasets => {
                all.extend((!project.datasets.is_empty()).then_some(Item::Figures));
                all.extend(project.datasets.iter().map(|dataset| Item::Dataset(dataset.id)));
            }
            Group::Charts => all.extend(project.charts.iter().map(|chart| Item::Chart(chart.id))),
            // All of them are on one screen, behind the head.
            Group::Checks => {}
            Group::Sources => all.extend(project.sources.iter().map(|source| Item::Source(source.id))),
            Group::Commissions => {
                if !project.commissions.is_empty() {
                    all.extend([Item::Register, Item::Calendar]);
                }
                for commission in project.commissions.iter() {
                    all.push(Item::Commission(commission.id));
                    if !folded_commissions.contains(&commission.id) {
                        let sessions = commission.sessions.iter().rev();
                        all.extend(sessions.map(|session| Item::Session(commission.id, session.id)));
                    }
                }
                all.extend((!project.commissions.is_empty() || !project.events.is_empty()).then_some(Item::Events));
            }
        }
    }
    all
}

/// The entry after this one, else the one before.
pub fn neighbour(items: &[Item], item: Item) -> Option<Item> {
    let at = items.iter().position(|other| *other == item)?;
    let is_record = |other: &&Item| !other.is_screen();
    items.get(at + 1).filter(is_record).or_else(|| items.get(at.checked_sub(1)?)).copied()
}

impl Item {
    pub fn of_place(project: &Project, place: Place) -> Option<Self> {
        Some(match place {
            Place::Start | Place::Partners => return None,
            Place::Figures => Self::Figures,
            Place::Dataset(id) | Place::Revisions(id) | Place::Mirror(id) => Self::Dataset(id),
            Place::Commission(id) => Self::Commission(id),
            Place::Chart(id) => Self::Chart(id),
            Place::Session(id) => Self::Session(project.commission_of(id)?.id, id),
            Place::Register => Self::Register,
            Place::Calendar => Self::Calendar,
            Place::Events | Place::Event(_) => Self::Events,
            Place::Checks => Self::Head(Group::Checks),
            Place::Sources => Self::Head(Group::Sources),
            Place::Source(id) => Self::Source(id),
        })
    }

    pub fn place(self) -> Option<Place> {
        Some(match self {
            Self::Head(Group::Sources) => Place::Sources,
            Self::Head(Group::Checks) => Place::Checks,
            Self::Head(_) => return None,
            Self::Figures => Place::Figures,
            Self::Dataset(id) => Place::Dataset(id),
            Self::Commission(id) => Place::Commission(id),
            Self::Chart(id) => Place::Chart(id),
            Self::Session(_, id) => Place::Session(id),
            Self::Register => Place::Register,
            Self::Calendar => Place::Calendar,
            Self::Events => Place::Events,
            Self::Source(id) => Place::Source(id),
        })
    }

    pub fn group(self) -> Group {
        match self {
            Self::Head(group) => group,
            Self::Figures | Self::Dataset(_) => Group::Datasets,
            Self::Chart(_) => Group::Charts,
            Self::Commission(_) | Self::Session(..) | Self::Register | Self::Calendar | Self::Events => {
                Group::Commissions
            }
            Self::Source(_) => Group::Sources,
        }
    }

    /// The list it is in; `None` for the head of a group.
    pub fn record(self) -> Option<(List, Id, Kind)> {
        Some(match self {
            Self::Head(_) | Self::Figures | Self::Register | Self::Calendar | Self::Events => return None,
            Self::Chart(id) => (List::Charts, id.0, Kind::Chart),
            Self::Dataset(id) => (List::Datasets, id.0, Kind::Dataset),
            Self::Commission(id) => (List::Commissions, id.0, Kind::Commission),
            Self::Session(commission, id) => (List::Sessions(commission), id.0, Kind::Session),
            Self::Source(id) => (List::Sources, id.0, Kind::Source),
        })
    }

    /// A screen or a head, which stands for no record.
    fn is_screen(self) -> bool {
        matches!(self, Self::Head(_) | Self::Figures | Self::Register | Self::Calendar | Self::Events)
    }

    /// A session is called by its number and place, which its form has.
    pub fn has_name(self) -> bool {
        matches!(self, Self::Dataset(_) | Self::Chart(_) | Self::Commission(_) | Self::Source(_))
    }

    pub fn name(self, project: &Project, words: &Words) -> String {
        match self {
            Self::Head(group) => words.t(group.text()).to_owned(),
            Self::Figures => words.t("figures-title").to_owned(),
            Self::Register => words.t("register-title").to_owned(),
            Self::Calendar => words.t("calendar-title").to_owned(),
            Self::Events => words.t("events-title").to_owned(),
            item => item.place().and_then(|place| names::place_name(project, place, words)).unwrap_or_default(),
        }
    }

    /// The year of a session.
    pub fn year(self, project: &Project) -> Option<String> {
        let Self::Session(_, id) = self else { return None };
        Some(project.session(id)?.head.from?.year().to_string())
    }

    /// The place one up or down on the screen, if there is one.
    pub fn moved(self, project: &Project, up: bool) -> Option<usize> {
        let (at, count) = match self {
            Self::Head(_) | Self::Figures | Self::Register | Self::Calendar | Self::Events => return None,
            Self::Chart(id) => (project.charts.place(id)?, project.charts.len()),
            Self::Dataset(id) => (project.datasets.place(id)?, project.datasets.len()),
            Self::Commission(id) => (project.commissions.place(id)?, project.commissions.len()),
            Self::Source(id) => (project.sources.place(id)?, project.sources.len()),
            Self::Session(commission, id) => {
                let sessions = &project.commissions.get(commission)?.sessions;
                (sessions.place(id)?, sessions.len())
            }
        };
        let back = up != matches!(self, Self::Session(..));
        let place = if back { at.checked_sub(1)? } else { at + 1 };
        (place < count).then_some(place)
    }

    pub fn id(self, tree: egui::Id) -> egui::Id {
        match self.record() {
            Some((_, id, _)) => tree.with(id),
            None => tree.with(match self {
                Self::Figures => "figures-title",
                Self::Register => "register-title",
                Self::Calendar => "calendar-title",
                Self::Events => "events-title",
                other => other.group().text(),
            }),
        }
    }
}

impl Group {
    pub fn text(self) -> &'static str {
        match self {
            Self::Datasets => "tree-datasets",
            Self::Charts => "tree-charts",
            Self::Commissions => "tree-commissions",
            Self::Sources => "tree-sources",
            Self::Checks => "tree-checks",
        }
    }
}

/// What the + of an entry adds; its name in the translations.
pub fn added_by(item: Item) -> Option<&'static str> {
    match item {
        Item::Head(Group::Datasets) => Some("tree-add-dataset"),
        Item::Head(Group::Charts) => Some("tree-add-chart"),
        Item::Head(Group::Commissions) => Some("tree-add-commission"),
        Item::Head(Group::Sources) => Some("tree-add-source"),
        Item::Commission(_) => Some("tree-add-session"),
        Item::Events => Some("tree-add-event"),
        _ => None,
    }
}

/// The command that asks which kind.
const NEW_CHART: &str = "new-chart";

pub fn add_to(root: &mut RootState, view: &mut View<'_>, item: Item) {
    match item {
        Item::Head(Group::Datasets) => root.dialog = Some(Dialog::new_dataset()),
        Item::Head(Group::Charts) => view.requests.push(Request::Run(NEW_CHART)),
        Item::Events => new_event(view),
        Item::Head(Group::Commissions) => root.dialog = Some(Dialog::new_commission()),
        Item::Head(Group::Sources) => run::new_source(view),
        Item::Commission(id) => view.act(Action::Add(NewRecord::Session(id))),
        _ => {}
    }
}
