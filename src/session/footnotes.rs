//! The notes of a table's figures as footnotes: equal notes share a letter, in the order in which a table is read.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::Session;
use super::table::DatasetTable;
use crate::domain::{CellRef, Dataset, DatasetId, Figures, Key};

/// Letters of cells, and the notes that they stand for.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Footnotes {
    of_cells: BTreeMap<CellRef, usize>,
    notes: Vec<Box<str>>,
}

/// The note of a cell, with its place among those of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Footnote<'n> {
    nth: usize,
    pub note: &'n str,
}

impl Footnote<'_> {
    /// a, b … z, aa, ab …
    pub fn letter(self) -> String {
        letters(self.nth)
    }
}

impl Footnotes {
    fn of<'d>(datasets: impl IntoIterator<Item = &'d Dataset>) -> Self {
        let mut known = BTreeMap::<&str, usize>::new();
        let mut footnotes = Self::default();
        for dataset in datasets {
            for observation in dataset.observations.iter() {
                let note = observation.figures.adopted().and_then(|figure| figure.note()).map(str::trim);
                let Some(note) = note.filter(|note| !note.is_empty()) else { continue };
                let nth = *known.entry(note).or_insert_with(|| {
                    footnotes.notes.push(note.into());
                    footnotes.notes.len() - 1
                });
                let cell = CellRef { dataset: dataset.id, key: observation.key };
                footnotes.of_cells.insert(cell, nth);
            }
        }
        footnotes
    }

    pub fn of_cell(&self, cell: CellRef) -> Option<Footnote<'_>> {
        let nth = *self.of_cells.get(&cell)?;
        Some(Footnote { nth, note: self.notes.get(nth)? })
    }
}

/// What was made for datasets that stand side by side, each at this revision.
#[derive(Debug, Default)]
pub(super) struct Remembered {
    of: Vec<(DatasetId, u64)>,
    footnotes: Rc<Footnotes>,
}

fn letters(mut nth: usize) -> String {
    let mut text = Vec::new();
    loop {
        text.push(char::from(b'a' + u8::try_from(nth % 26).unwrap_or(0)));
        if nth < 26 {
            return text.into_iter().rev().collect();
        }
        nth = nth / 26 - 1;
    }
}

impl Session {
    /// The footnotes of the adopted figures of a table: the same letters on the screen, in hovers and in copies. Datasets
    /// side by side share them. Made again only when one of the datasets changed.
    pub fn footnotes(&self, table: &DatasetTable) -> Rc<Footnotes> {
        let of = || table.datasets().map(|id| (id, self.dataset_revision(id)));
        let mut remembered = self.footnotes.borrow_mut();
        if !remembered.of.iter().copied().eq(of()) {
            let datasets = table.datasets().filter_map(|id| self.project().datasets.get(id));
            *remembered = Remembered { of: of().collect(), footnotes: Rc::new(Footnotes::of(datasets)) };
        }
        Rc::clone(&remembered.footnotes)
    }

    /// The note of a cell's adopted figure.
    pub fn note_of(&self, dataset: DatasetId, key: Key) -> Option<&str> {
        self.figures(dataset, key).and_then(Figures::adopted).and_then(|figure| figure.note())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Figure, FigureDetails, Flow, Observation, Period, Said};

    #[test]
    fn letters_go_on_after_z() {
        let all: Vec<_> = [0, 1, 25, 26, 27, 51, 52, 701, 702].into_iter().map(letters).collect();
        assert_eq!(all, ["a", "b", "z", "aa", "ab", "az", "ba", "zz", "aaa"]);
    }

    fn dataset(id: u32, cells: &[(Flow, i32, &str)]) -> Dataset {
        let id = DatasetId(crate::domain::Id::new(id).unwrap());
        let mut dataset = Dataset::new(id, crate::domain::DatasetHead::default());
        let figure = |note: &str| {
            let details = FigureDetails { note: Some(note.into()), ..FigureDetails::default() };
            Figures::one(Figure::new(Said::Nil, None).with_details(details))
        };
        let observation =
            |(flow, year, note): &(Flow, i32, &str)| Observation { key: key(*flow, *year), figures: figure(note) };
        dataset.observations = cells.iter().map(observation).collect();
        dataset
    }

    fn key(flow: Flow, year: i32) -> Key {
        Key::level(flow, Period::of_year(year).unwrap())
    }

    #[test]
    fn equal_notes_share_a_letter_and_letters_follow_the_table() {
        let own = dataset(
            1,
            &[
                (Flow::Imports, 2023, "second"),
                (Flow::Exports, 2022, "first"),
                (Flow::Exports, 2024, "first "),
                (Flow::Imports, 2024, " "),
            ],
        );
        let beside = dataset(2, &[(Flow::Exports, 2021, "third"), (Flow::Exports, 2022, "second")]);
        let footnotes = Footnotes::of([&own, &beside]);
        let of = |dataset: &Dataset, flow, year| {
            let footnote = footnotes.of_cell(CellRef { dataset: dataset.id, key: key(flow, year) });
            footnote.map_or("—".to_owned(), |footnote| format!("{} {}", footnote.letter(), footnote.note))
        };
        assert_eq!(of(&own, Flow::Exports, 2022), "a first");
        assert_eq!(of(&own, Flow::Imports, 2023), "b second");
        assert_eq!(of(&own, Flow::Exports, 2024), "a first");
        assert_eq!(of(&own, Flow::Imports, 2024), "—");
        assert_eq!(of(&beside, Flow::Exports, 2021), "c third", "no letter stands for two notes");
        assert_eq!(of(&beside, Flow::Exports, 2022), "b second");
    }
}
