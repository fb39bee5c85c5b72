//! Which series may lie on each other: those that add up.
//!
//! *Invariant:* a part never lies on its whole, and no trade is counted twice in one lane.

use super::strand::Strand;
use super::study::Study;
use crate::domain::area::area_kind;
use crate::domain::{AreaKind, DatasetHead, Flow};

/// The strands in as few lanes as there can be, each with strands that add up; in their order.
pub(super) fn lanes<'s>(study: &Study<'_>, strands: &[&'s Strand]) -> Vec<Vec<&'s Strand>> {
    let mut lanes: Vec<Vec<&Strand>> = Vec::new();
    for strand in strands {
        let fits = |lane: &&mut Vec<&Strand>| lane.iter().all(|other| add_up(study, strand, other));
        match lanes.iter_mut().find(fits) {
            Some(lane) => lane.push(strand),
            None => lanes.push(vec![strand]),
        }
    }
    lanes
}

/// Whether no trade is counted twice in the datasets of a chart; that with the world is their whole.
pub(super) fn datasets_all_add_up(study: &Study<'_>) -> bool {
    let heads: Vec<&DatasetHead> = study.sets.iter().map(|set| &set.dataset.head).collect();
    let parts: Vec<&DatasetHead> = heads.iter().copied().filter(|head| !is_world(head)).collect();
    let pairs = parts
        .iter()
        .enumerate()
        .all(|(nth, one)| parts.iter().skip(nth + 1).all(|other| datasets_add_up(study, one, other)));
    let worlds = heads.len() - parts.len();
    let one_reporter =
        heads.windows(2).all(|pair| pair.first().zip(pair.last()).is_some_and(|(a, b)| a.reporter == b.reporter));
    pairs && (worlds == 0 || worlds == 1 && !parts.is_empty() && one_reporter)
}

pub(super) fn is_world(head: &DatasetHead) -> bool {
    head.partner.0 == "WLD"
}

fn add_up(study: &Study<'_>, one: &Strand, other: &Strand) -> bool {
    let (a, b) = (one.key, other.key);
    if a.dataset == b.dataset {
        return flows_add_up(a.flow, b.flow);
    }
    let head = |id| study.set_of(id).map(|set| &set.dataset.head);
    a.flow == b.flow && head(a.dataset).zip(head(b.dataset)).is_some_and(|(a, b)| datasets_add_up(study, a, b))
}

/// Exports and imports add up to turnover, re-exports and domestic exports to exports.
fn flows_add_up(one: Flow, other: Flow) -> bool {
    let holds = |whole: Flow, part: Flow| {
        matches!(
            (whole, part),
            (Flow::Exports, Flow::ReExports | Flow::DomesticExports)
                | (Flow::Imports, Flow::ReImports)
                | (Flow::Turnover | Flow::Balance, _)
        )
    };
    !holds(one, other) && !holds(other, one)
}

/// Different partners or products of one reporter; not a group beside its members, nor all products beside one.
fn datasets_add_up(study: &Study<'_>, one: &DatasetHead, other: &DatasetHead) -> bool {
    let product = |head: &DatasetHead| head.product.trim().to_lowercase();
    let is_group = |head: &DatasetHead| {
        matches!(area_kind(&study.project.areas, &head.partner), AreaKind::Group | AreaKind::Region)
    };
    if one.partner == other.partner && one.reporter == other.reporter {
        let (a, b) = (product(one), product(other));
        return one.indicator == other.indicator && a != b && !a.is_empty() && !b.is_empty();
    }
    let group_beside = one.reporter == other.reporter && (is_group(one) || is_group(other));
    !group_beside && one.indicator == other.indicator && product(one) == product(other)
}
