//! Going through the project, a little at a time.

use std::fmt::Write as _;
use std::ops::Range;

use super::needle::Needle;
use super::texts::{self, RecordRef};
use super::{Hit, Query, Target, excerpt};
use crate::domain::{CellRef, Dataset, Figure, Measure, Multiplier, Number, Observation, Project, Said};
use crate::session::entry;
use crate::words::{NumberFormat, Words};

/// Most hits that are listed; further ones are counted.
pub const LIMIT: usize = 10_000;

/// A search that is under way or done. It holds no part of the project: one that has changed is searched anew.
#[derive(Debug, Clone, Default)]
pub struct Search {
    query: Query,
    needle: Needle,
    format: NumberFormat,
    records: Vec<RecordRef>,
    record: usize,
    dataset: usize,
    block: usize,
    done: bool,
    hits: Vec<Hit>,
    found: usize,
    digits: String,
}

impl Search {
    pub fn new(project: &Project, words: &Words, query: &Query) -> Self {
        let needle = Needle::new(query, words.numbers);
        let places = query.places;
        let of_records = places.names || places.notes || places.sources;
        Self {
            done: needle.is_empty(),
            records: if of_records { texts::records(project) } else { Vec::new() },
            needle,
            format: words.numbers,
            query: query.clone(),
            ..Self::default()
        }
    }

    /// Looks at the next texts, about `budget` of them; true when all have been looked at.
    pub fn step(&mut self, project: &Project, words: &Words, budget: usize) -> bool {
        let mut looked = 0;
        while !self.done && looked < budget {
            if let Some(record) = self.records.get(self.record).copied() {
                self.record += 1;
                looked += 8;
                self.look_at_record(project, words, record);
                continue;
            }
            let Some(dataset) = self.next_dataset(project) else { break };
            match dataset.observations.block(self.block) {
                Some(block) => {
                    self.block += 1;
                    looked += block.len();
                    self.look_at_block(dataset, block);
                }
                None => (self.dataset, self.block) = (self.dataset + 1, 0),
            }
        }
        self.done
    }

    fn next_dataset<'a>(&mut self, project: &'a Project) -> Option<&'a Dataset> {
        let cells = self.query.places.figures || self.query.places.notes;
        let dataset = project.datasets.at(self.dataset).filter(|_| cells);
        self.done = dataset.is_none();
        dataset
    }

    pub fn is_done(&self) -> bool {
        self.done
    }

    pub fn query(&self) -> &Query {
        &self.query
    }

    /// At most [`LIMIT`].
    pub fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// How many there are, those that are not listed too.
    pub fn found(&self) -> usize {
        self.found
    }

    fn look_at_record(&mut self, project: &Project, words: &Words, record: RecordRef) {
        let Some(mut fields) = texts::fields(project, record) else { return };
        let places = self.query.places;
        texts::texts(project, words.language(), &mut fields, &mut |nth, field, text| {
            if places.has(record, field) {
                self.look_at(Target::Text { record, field, nth }, text);
            }
        });
    }

    fn look_at(&mut self, target: Target, text: &str) {
        if text.is_empty() {
            return;
        }
        let matches = self.needle.in_text(text);
        self.add(target, text, &matches);
    }

    fn add(&mut self, target: Target, text: &str, matches: &[Range<usize>]) {
        if matches.is_empty() {
            return;
        }
        self.found += 1;
        if self.hits.len() < LIMIT {
            let (text, matches) = excerpt(text, matches);
            self.hits.push(Hit { target, text, matches });
        }
    }

    fn look_at_block(&mut self, dataset: &Dataset, block: &[Observation]) {
        let places = self.query.places;
        let shown = dataset.head.shown;
        for observation in block {
            let cell = CellRef { dataset: dataset.id, key: observation.key };
            for (place, figure) in observation.figures.iter().enumerate() {
                if places.figures {
                    self.look_at_figure(Target::Figure { cell, place }, figure, cell.key.measure, shown);
                }
                if let Some(details) = figure.details().filter(|_| places.notes) {
                    self.look_at(Target::Quote { cell, place }, details.quote.as_deref().unwrap_or_default());
                    self.look_at(Target::Note { cell, place }, details.note.as_deref().unwrap_or_default());
                }
            }
        }
    }

    fn look_at_figure(&mut self, target: Target, figure: &Figure, measure: Measure, shown: Multiplier) {
        match &figure.said {
            Said::Number(number) => {
                if self.needle.has_digits() {
                    self.look_at_number(
                        target,
                        *number,
                        if entry::in_unit(measure) { shown } else { Multiplier::UNITS },
                    );
                }
            }
            Said::Range(_) => {
                let text = entry::text_of(figure, measure, shown, self.format);
                let (plain, places) = digits_of(&text, self.format);
                let matches = in_shown(&self.needle.in_digits(&plain), &places, &text);
                let matches = if matches.is_empty() { self.needle.in_text(&text) } else { matches };
                self.add(target, &text, &matches);
            }
            Said::Unread(text) => self.look_at(target, text),
            Said::Nil | Said::Negligible | Said::NoValue => {}
        }
    }

    /// A million of these are looked at: nothing is allocated before a match.
    fn look_at_number(&mut self, target: Target, number: Number, shown: Multiplier) {
        let Some(value) = number.amount_in(shown) else { return };
        self.digits.clear();
        // Writing to a string can not fail.
        let _written = write!(self.digits, "{value}");
        if !self.needle.in_digits(&self.digits).is_empty() {
            let text = self.format.decimal(value);
            let (plain, places) = digits_of(&text, self.format);
            let matches = in_shown(&self.needle.in_digits(&plain), &places, &text);
            self.add(target, &text, &matches);
        }
    }
}

/// A written number as digits with a point, and from which byte each byte of it comes.
pub(super) fn digits_of(text: &str, format: NumberFormat) -> (String, Vec<usize>) {
    let mut plain = String::new();
    let mut places = Vec::new();
    for (byte, c) in text.char_indices() {
        if Some(c) == format.group_sign() {
            continue;
        }
        let c = match c {
            '−' => '-',
            c if c == format.decimal_sign() => '.',
            c => c,
        };
        places.extend(std::iter::repeat_n(byte, c.len_utf8()));
        plain.push(c);
    }
    (plain, places)
}

/// Ranges of the plain digits as ranges of the text that is shown.
fn in_shown(matches: &[Range<usize>], places: &[usize], text: &str) -> Vec<Range<usize>> {
    let shown = |range: &Range<usize>| {
        let last = *places.get(range.end.checked_sub(1)?)?;
        let length = text.get(last..)?.chars().next()?.len_utf8();
        Some(*places.get(range.start)?..last + length)
    };
    matches.iter().filter_map(shown).collect()
}

/// All hits at once.
pub fn find(project: &Project, words: &Words, query: &Query) -> Vec<Hit> {
    let mut search = Search::new(project, words, query);
    search.step(project, words, usize::MAX);
    search.hits
}
