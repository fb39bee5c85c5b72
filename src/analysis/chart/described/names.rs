//! What series are called: only what tells them apart.
//!
//! *Invariant:* two series of a chart never have one name.

use std::collections::BTreeMap;

use super::strand::Strand;
use super::study::Study;
use crate::domain::{AreaRef, Dataset, DatasetHead, DatasetId, Flow, Indicator};
use crate::words::Words;

/// A name on one line.
pub(super) fn clean(name: &str) -> String {
    name.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// What a flow is called.
pub(super) fn flow_name(study: &Study<'_>, flow: Flow) -> String {
    clean(study.words.flow_of(study.project, flow))
}

/// Gives every strand its name.
pub(super) fn name(study: &Study<'_>, strands: &mut [Strand]) {
    let mut flows: Vec<Flow> = strands.iter().map(|strand| strand.key.flow).collect();
    flows.sort();
    flows.dedup();
    let datasets = dataset_names(study);
    for strand in strands {
        let flow = flow_name(study, strand.key.flow);
        strand.name = match (datasets.get(&strand.key.dataset), flows.len()) {
            (Some(dataset), 1) => dataset.clone(),
            (Some(dataset), _) => study.words.with("charts-series", &[("dataset", dataset), ("flow", &flow)]),
            (None, _) => flow,
        };
    }
}

/// What tells the datasets of a chart apart; nothing where there is only one.
pub(super) fn dataset_names(study: &Study<'_>) -> BTreeMap<DatasetId, String> {
    let datasets: Vec<&Dataset> = study.sets.iter().map(|set| set.dataset).collect();
    if datasets.len() < 2 {
        return BTreeMap::new();
    }
    let differ = |aspect: &dyn Fn(&DatasetHead) -> String| {
        let mut all = datasets.iter().map(|dataset| aspect(&dataset.head));
        let first = all.next().unwrap_or_default();
        all.any(|other| other != first)
    };
    let area = |area: &AreaRef| clean(study.project.area_name(area, study.words.language()));
    let reporters = differ(&|head| head.reporter.0.clone());
    let partners = differ(&|head| head.partner.0.clone());
    let products = differ(&|head| head.product.trim().to_owned());
    let indicators = differ(&|head| indicator(&head.indicator, study.words));
    let short = |dataset: &Dataset| {
        let head = &dataset.head;
        let mut parts = Vec::new();
        match (reporters, partners) {
            (true, true) => parts.push(pair(study.words, &area(&head.reporter), &area(&head.partner))),
            (true, false) => parts.push(area(&head.reporter)),
            (false, true) => parts.push(area(&head.partner)),
            (false, false) => {}
        }
        if indicators {
            parts.push(indicator(&head.indicator, study.words));
        }
        if products {
            parts.push(clean(&head.product));
        }
        parts.retain(|part| !part.is_empty());
        if parts.is_empty() { clean(&study.words.dataset_of(study.project, dataset)) } else { parts.join(", ") }
    };
    let full = |dataset: &Dataset| clean(&study.words.dataset_of(study.project, dataset));
    let short: Vec<String> = datasets.iter().map(|dataset| short(dataset)).collect();
    let count = |names: &[String], name: &String| names.iter().filter(|known| *known == name).count();
    let told: Vec<String> = datasets
        .iter()
        .zip(&short)
        .map(|(dataset, name)| if count(&short, name) > 1 { full(dataset) } else { name.clone() })
        .collect();
    let mut seen: BTreeMap<&String, usize> = BTreeMap::new();
    let numbered = told.iter().map(|name| {
        let nth = seen.entry(name).and_modify(|nth| *nth += 1).or_insert(1);
        if *nth == 1 {
            return name.clone();
        }
        study.words.with("charts-series-again", &[("name", name), ("number", &nth.to_string())])
    });
    datasets.iter().map(|dataset| dataset.id).zip(numbered).collect()
}

fn pair(words: &Words, reporter: &str, partner: &str) -> String {
    match (reporter, partner) {
        ("", only) | (only, "") => only.to_owned(),
        _ => words.with("charts-pair", &[("reporter", reporter), ("partner", partner)]),
    }
}

/// "goods"
pub(super) fn indicator(indicator: &Indicator, words: &Words) -> String {
    match indicator {
        Indicator::Goods => words.t("figure-indicator-goods").to_owned(),
        Indicator::Services => words.t("figure-indicator-services").to_owned(),
        Indicator::GoodsAndServices => words.t("figure-indicator-goods-and-services").to_owned(),
        Indicator::Other(name) => clean(name),
    }
}
