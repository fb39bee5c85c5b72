//! The notes of a dataset's figures as footnotes: equal notes share a letter, in the order in which a table is read.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::Session;
use crate::domain::{Dataset, DatasetId, Figures, Key};

/// Letters of cells, and the notes that they stand for.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Footnotes {
    of_cells: BTreeMap<Key, usize>,
    notes: Vec<Box<str>>,
}

impl Footnotes {
    fn of(dataset: &Dataset) -> Self {
        let mut known = BTreeMap::<&str, usize>::new();
        let mut footnotes = Self::default();
        for observation in dataset.observations.iter() {
            let note = observation.figures.adopted().and_then(|figure| figure.note()).map(str::trim);
            let Some(note) = note.filter(|note| !note.is_empty()) else { continue };
            let nth = *known.entry(note).or_insert_with(|| {
                footnotes.notes.push(note.into());
                footnotes.notes.len() - 1
            });
            footnotes.of_cells.insert(observation.key, nth);
        }
        footnotes
    }

    /// The letter of a cell's note: a, b … z, aa, ab …
    pub fn letter(&self, key: Key) -> Option<String> {
        self.of_cells.get(&key).map(|nth| letters(*nth))
    }

    /// The note of a cell.
    pub fn note(&self, key: Key) -> Option<&str> {
        self.of_cells.get(&key).and_then(|nth| self.notes.get(*nth)).map(|note| &**note)
    }

    /// Every letter with its note.
    pub fn all(&self) -> impl Iterator<Item = (String, &str)> {
        self.notes.iter().enumerate().map(|(nth, note)| (letters(nth), &**note))
    }
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
    /// The footnotes of a dataset's adopted figures; made again only when the dataset changed.
    pub fn footnotes(&self, dataset: DatasetId) -> Rc<Footnotes> {
        let revision = self.dataset_revision(dataset);
        let mut remembered = self.footnotes.borrow_mut();
        if let Some((known, footnotes)) = remembered.get(&dataset)
            && *known == revision
        {
            return Rc::clone(footnotes);
        }
        let fresh = Rc::new(self.project().datasets.get(dataset).map(Footnotes::of).unwrap_or_default());
        if remembered.len() > 8 {
            remembered.clear();
        }
        remembered.insert(dataset, (revision, Rc::clone(&fresh)));
        fresh
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

    #[test]
    fn equal_notes_share_a_letter_and_letters_follow_the_table() {
        let id = DatasetId(crate::domain::Id::new(1).unwrap());
        let mut dataset = Dataset::new(id, crate::domain::DatasetHead::default());
        let key = |flow, year| Key::level(flow, Period::of_year(year).unwrap());
        let cells = [
            (key(Flow::Imports, 2023), "second"),
            (key(Flow::Exports, 2022), "first"),
            (key(Flow::Exports, 2024), "first "),
            (key(Flow::Imports, 2024), " "),
        ];
        let figure = |note: &str| {
            let details = FigureDetails { note: Some(note.into()), ..FigureDetails::default() };
            Figures::one(Figure::new(Said::Nil, None).with_details(details))
        };
        dataset.observations =
            cells.into_iter().map(|(key, note)| Observation { key, figures: figure(note) }).collect();
        let footnotes = Footnotes::of(&dataset);
        let letter = |flow, year| footnotes.letter(key(flow, year));
        assert_eq!(letter(Flow::Exports, 2022).as_deref(), Some("a"));
        assert_eq!(letter(Flow::Imports, 2023).as_deref(), Some("b"));
        assert_eq!(letter(Flow::Exports, 2024).as_deref(), Some("a"));
        assert_eq!(letter(Flow::Imports, 2024), None);
        let all: Vec<_> = footnotes.all().map(|(letter, note)| format!("{letter} {note}")).collect();
        assert_eq!(all, ["a first", "b second"]);
    }
}
