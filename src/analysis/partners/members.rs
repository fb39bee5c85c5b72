//! Which datasets of a table add up, which one is their total, and which stand apart.

use super::sets::{By, Set};
use crate::domain::area::area_kind;
use crate::domain::{AreaKind, Dataset, DatasetId, Flow, Project};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Adds up with the others.
    Part,
    /// What somebody printed for all of them.
    Total,
    /// A group or region: its members would be counted twice.
    Group,
    /// A further dataset of the same partner or product.
    Second,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    pub dataset: DatasetId,
    pub role: Role,
}

const WORLD: &str = "WLD";

/// The datasets of a set with their roles, in the order of the project.
pub fn members(project: &Project, set: &Set, flow: Flow) -> Vec<Member> {
    let datasets: Vec<_> = project.datasets.iter().filter(|dataset| set.holds(&dataset.head)).collect();
    let total = printed_total(project, set, flow, &datasets);
    let mut seen: Vec<&Dataset> = Vec::new();
    let mut members = Vec::with_capacity(datasets.len());
    for dataset in datasets {
        let again = seen.iter().any(|other| is_same(set, other, dataset));
        let role = match total {
            Some(total) if total == dataset.id => Role::Total,
            _ if again => Role::Second,
            _ if is_whole(set, dataset) => Role::Second,
            _ if is_group(project, set, dataset) => Role::Group,
            _ => Role::Part,
        };
        seen.push(dataset);
        members.push(Member { dataset: dataset.id, role });
    }
    members
}

fn is_same(set: &Set, one: &Dataset, other: &Dataset) -> bool {
    match set.by {
        By::Partner { .. } => one.head.partner == other.head.partner,
        By::Product { .. } => one.head.product.trim().to_lowercase() == other.head.product.trim().to_lowercase(),
    }
}

/// The trade with the world, or in all products.
fn is_whole(set: &Set, dataset: &Dataset) -> bool {
    match set.by {
        By::Partner { .. } => dataset.head.partner.0 == WORLD,
        By::Product { .. } => dataset.head.product.trim().is_empty(),
    }
}

fn is_group(project: &Project, set: &Set, dataset: &Dataset) -> bool {
    let by_partner = matches!(set.by, By::Partner { .. });
    by_partner && matches!(area_kind(&project.areas, &dataset.head.partner), AreaKind::Group | AreaKind::Region)
}

/// The first dataset of the world or of all products; else the whole of an identity that has every other one as a part.
fn printed_total(project: &Project, set: &Set, flow: Flow, datasets: &[&Dataset]) -> Option<DatasetId> {
    if let Some(whole) = datasets.iter().find(|dataset| is_whole(set, dataset)) {
        return Some(whole.id);
    }
    let is_whole_of_all = |whole: DatasetId, parts: &[crate::domain::Term]| {
        let mut others =
            datasets.iter().filter(|dataset| dataset.id != whole && !is_group(project, set, dataset)).peekable();
        others.peek().is_some()
            && others.all(|other| parts.iter().any(|part| part.dataset == other.id && part.flow == flow))
    };
    let identities = project.identities.iter().filter(|identity| identity.whole.flow == flow);
    let mut of_set = identities.filter(|identity| datasets.iter().any(|dataset| dataset.id == identity.whole.dataset));
    of_set.find(|identity| is_whole_of_all(identity.whole.dataset, &identity.parts)).map(|found| found.whole.dataset)
}
