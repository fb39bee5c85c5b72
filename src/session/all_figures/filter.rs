//! Which figures meet a filter.
//!
//! What is the same for many figures (dataset, source, period, flow) is looked at once.

use std::collections::BTreeMap;

use super::index::{Found, Index};
use super::view::{Filter, MeasureKind, SourceFilter, Which};
use crate::domain::{DatasetId, Flow, Period, Project, Said, SourceId};
use crate::session::{dataset_name, wording};
use crate::words::Words;

/// One bit for each typed word that a text has.
type Hits = u64;

struct Sought<'a> {
    words: &'a Words,
    project: &'a Project,
    texts: Vec<String>,
    all: Hits,
    datasets: BTreeMap<DatasetId, Hits>,
    sources: BTreeMap<SourceId, Hits>,
    periods: BTreeMap<Period, Hits>,
    flows: BTreeMap<Flow, Hits>,
    /// The dataset looked at last.
    last: Option<(DatasetId, Hits)>,
}

impl<'a> Sought<'a> {
    fn new(project: &'a Project, words: &'a Words, text: &str) -> Self {
        let texts: Vec<_> = text.split_whitespace().take(63).map(str::to_lowercase).collect();
        let all = (1_u64 << texts.len()) - 1;
        let mut sought = Self {
            words,
            project,
            texts,
            all,
            datasets: BTreeMap::new(),
            sources: BTreeMap::new(),
            periods: BTreeMap::new(),
            flows: BTreeMap::new(),
            last: None,
        };
        if all != 0 {
            sought.look_at_records();
        }
        sought
    }

    fn look_at_records(&mut self) {
        for dataset in self.project.datasets.iter() {
            let name = dataset_name(self.project, dataset, self.words);
            let hits = self.hits(&name) | self.hits(&dataset.head.product);
            self.datasets.insert(dataset.id, hits);
        }
        for source in self.project.sources.iter() {
            let hits = self.hits(&source.title) | self.hits(&source.office) | self.hits(&source.publisher);
            self.sources.insert(source.id, hits);
        }
    }

    fn hits(&self, text: &str) -> Hits {
        if text.is_empty() {
            return 0;
        }
        let text = text.to_lowercase();
        let bits = self.texts.iter().enumerate().filter(|(_, sought)| text.contains(sought.as_str()));
        bits.fold(0, |hits, (nth, _)| hits | 1 << nth)
    }

    fn of_period(&mut self, period: Period) -> Hits {
        if let Some(known) = self.periods.get(&period) {
            return *known;
        }
        let hits = self.hits(&self.words.period(period)) | self.hits(&period.to_string());
        self.periods.insert(period, hits);
        hits
    }

    fn of_flow(&mut self, flow: Flow) -> Hits {
        if let Some(known) = self.flows.get(&flow) {
            return *known;
        }
        let hits = self.hits(wording::flow_name(self.words, self.project, flow));
        self.flows.insert(flow, hits);
        hits
    }

    fn of_dataset(&mut self, id: DatasetId) -> Hits {
        if let Some((last, hits)) = self.last
            && last == id
        {
            return hits;
        }
        let hits = self.datasets.get(&id).copied().unwrap_or(0);
        self.last = Some((id, hits));
        hits
    }

    fn has_all(&mut self, found: &Found<'_>) -> bool {
        let all = self.all;
        if all == 0 {
            return true;
        }
        let mut hits = self.of_dataset(found.dataset.id);
        hits |= found.figure.source.and_then(|source| self.sources.get(&source)).copied().unwrap_or(0);
        hits |= if hits == all { 0 } else { self.of_flow(found.key.flow) };
        hits |= if hits == all { 0 } else { self.of_period(found.key.period) };
        hits |= if hits == all { 0 } else { found.figure.note().map_or(0, |note| self.hits(note)) };
        hits == all
    }
}

/// Whether a figure meets all of a filter but its text.
fn is_chosen(filter: &Filter, found: &Found<'_>) -> bool {
    let is = |adopted: bool| match filter.which {
        Which::All => true,
        Which::Adopted => adopted,
        Which::Rivals => !adopted,
    };
    let source = match filter.source {
        SourceFilter::Any => true,
        SourceFilter::Without => found.figure.source.is_none(),
        SourceFilter::Only(id) => found.figure.source == Some(id),
    };
    source
        && filter.dataset.is_none_or(|id| id == found.dataset.id)
        && filter.flow.is_none_or(|flow| flow == found.key.flow)
        && filter.measure.is_none_or(|measure| measure == MeasureKind::of(found.key.measure))
        && filter.status.is_none_or(|status| status == found.figure.status)
        && (!filter.unread || matches!(found.figure.said, Said::Unread(_)))
        && is(found.is_adopted())
}

/// The ordinals of the figures that meet a filter, rising.
pub fn filtered(index: &Index, project: &Project, words: &Words, filter: &Filter) -> Vec<u32> {
    let mut sought = Sought::new(project, words, &filter.text);
    let kept = index.iter(project).filter(|(_, found)| is_chosen(filter, found) && sought.has_all(found));
    kept.map(|(ordinal, _)| ordinal).collect()
}
