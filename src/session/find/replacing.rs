//! What a text says once the words found in it are replaced.
//!
//! *Invariant:* a figure gets its new digits as if they were typed over it; what would be no number is not replaced.

use super::needle::Needle;
use super::search::digits_of;
use super::texts::{self, RecordRef};
use super::{Field, Query, Target};
use crate::domain::{CellRef, Fields, Figures, Said};
use crate::session::entry::{self, Unreadable};
use crate::session::{Session, dispatch};
use crate::words::NumberFormat;

/// Why a hit is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotReplaced {
    /// The text is gone, or the words do not stand in it any more.
    Gone,
    /// The figure would be no number.
    NoNumber(Option<Unreadable>),
    /// Nothing would be left of the figure, or of a name that is needed.
    Empty,
    /// The new text is the old one.
    Same,
}

/// A text after the replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    pub text: String,
}

impl Session {
    /// What a target would say.
    ///
    /// # Errors
    /// Why it would stay as it is.
    pub fn replacement(
        &self,
        language: &str,
        target: Target,
        query: &Query,
        with: &str,
    ) -> Result<Replacement, NotReplaced> {
        let needle = Needle::new(query, self.number_format());
        let text = match target {
            Target::Text { record, field, nth } => {
                let mut found = None;
                let mut fields = texts::fields(self.project(), record).ok_or(NotReplaced::Gone)?;
                texts::texts(self.project(), language, &mut fields, &mut |at, of, text| {
                    if (at, of) == (nth, field) {
                        found = Some(std::mem::take(text));
                    }
                });
                replaced_text(&needle, &found.ok_or(NotReplaced::Gone)?, with, texts::may_be_empty(record, field))?
            }
            Target::Figure { cell, place } => self.replaced_figure(&needle, cell, place, with)?.0,
            Target::Quote { cell, place } => replaced_text(&needle, self.quote_at(cell, place)?, with, true)?,
            Target::Note { cell, place } => replaced_text(&needle, self.note_at(cell, place)?, with, true)?,
        };
        Ok(Replacement { text })
    }

    fn quote_at(&self, cell: CellRef, place: usize) -> Result<&str, NotReplaced> {
        let figure = self.figures(cell.dataset, cell.key).and_then(|figures| figures.get(place));
        figure.and_then(|figure| figure.quote()).ok_or(NotReplaced::Gone)
    }

    fn note_at(&self, cell: CellRef, place: usize) -> Result<&str, NotReplaced> {
        let figure = self.figures(cell.dataset, cell.key).and_then(|figures| figures.get(place));
        figure.and_then(|figure| figure.note()).ok_or(NotReplaced::Gone)
    }

    /// The new text of a figure, and all figures of its cell with it.
    fn replaced_figure(
        &self,
        needle: &Needle,
        cell: CellRef,
        place: usize,
        with: &str,
    ) -> Result<(String, Figures), NotReplaced> {
        let figures = self.figures(cell.dataset, cell.key).ok_or(NotReplaced::Gone)?;
        let dataset = self.project().datasets.get(cell.dataset).ok_or(NotReplaced::Gone)?;
        let figure = figures.get(place).ok_or(NotReplaced::Gone)?;
        let text = if let Said::Unread(text) = &figure.said {
            replaced(text, &needle.in_text(text), with)
        } else {
            let shown = entry::text_of(figure, cell.key.measure, dataset.head.shown, self.number_format());
            in_number(needle, &shown, self.number_format(), with)
        };
        let text = text.ok_or(NotReplaced::Gone)?;
        let read = entry::CellEntry { unchanged: false, ..self.read_entry(cell.dataset, cell.key, &text) };
        match &read.said {
            None => return Err(NotReplaced::Empty),
            Some(Said::Unread(_)) if !matches!(figure.said, Said::Unread(_)) => {
                return Err(NotReplaced::NoNumber(read.problem));
            }
            Some(said) if *said == figure.said => return Err(NotReplaced::Same),
            Some(_) => {}
        }
        // Typing goes to the adopted figure: this one stands for it meanwhile.
        let adopted = figures.adopted_place();
        let typed_over = dispatch::entered(Some(&figures.clone().with_adopted(Some(place))), &read, None);
        let figures = typed_over.ok_or(NotReplaced::Empty)?.with_adopted(adopted);
        Ok((text, figures))
    }

    /// As [`Self::replacement`], on figures that this step may have changed already: digits first, then quote and note.
    pub(in crate::session) fn replace_in_figures(
        &self,
        query: &Query,
        target: Target,
        figures: Figures,
        with: &str,
    ) -> Option<Figures> {
        let needle = Needle::new(query, self.number_format());
        match target {
            Target::Figure { cell, place } => {
                let (_, typed_over) = self.replaced_figure(&needle, cell, place, with).ok()?;
                let new = typed_over.get(place)?.clone();
                Some(figures.with(place, |figure| *figure = new))
            }
            Target::Quote { cell, place } => {
                let text = replaced_text(&needle, self.quote_at(cell, place).ok()?, with, true).ok()?;
                Some(figures.with(place, |figure| {
                    let mut details = figure.details().cloned().unwrap_or_default();
                    details.quote = some_text(&text);
                    *figure = figure.clone().with_details(details);
                }))
            }
            Target::Note { cell, place } => {
                let text = replaced_text(&needle, self.note_at(cell, place).ok()?, with, true).ok()?;
                Some(figures.with(place, |figure| {
                    let mut details = figure.details().cloned().unwrap_or_default();
                    details.note = some_text(&text);
                    *figure = figure.clone().with_details(details);
                }))
            }
            Target::Text { .. } => None,
        }
    }
}

fn some_text(text: &str) -> Option<Box<str>> {
    (!text.is_empty()).then(|| text.into())
}

/// Replaces in one record's fields, all chosen texts of it; gives how many were changed.
pub(in crate::session) fn replace_in_fields(
    session: &Session,
    needle: &Needle,
    record: RecordRef,
    chosen: &[(usize, Field)],
    with: &str,
    fields: &mut Fields,
) -> usize {
    let mut count = 0;
    // The name of an area is known by its language; texts of other fields do not depend on it.
    texts::texts(session.project(), "en", fields, &mut |nth, field, text| {
        if chosen.contains(&(nth, field))
            && let Ok(new) = replaced_text(needle, text, with, texts::may_be_empty(record, field))
        {
            *text = new;
            count += 1;
        }
    });
    count
}

fn replaced_text(needle: &Needle, text: &str, with: &str, may_be_empty: bool) -> Result<String, NotReplaced> {
    let new = replaced(text, &needle.in_text(text), with).ok_or(NotReplaced::Gone)?;
    if !may_be_empty && new.trim().is_empty() {
        return Err(NotReplaced::Empty);
    }
    if new == text { Err(NotReplaced::Same) } else { Ok(new) }
}

/// `None` when there is nothing to replace.
fn replaced(text: &str, matches: &[std::ops::Range<usize>], with: &str) -> Option<String> {
    let mut new = String::with_capacity(text.len());
    let mut from = 0;
    for range in matches {
        new.push_str(text.get(from..range.start)?);
        new.push_str(with);
        from = range.end;
    }
    new.push_str(text.get(from..)?);
    (!matches.is_empty()).then_some(new)
}

/// In digits without group signs, so that what is left is not grouped in a way that means another number.
fn in_number(needle: &Needle, shown: &str, format: NumberFormat, with: &str) -> Option<String> {
    let (plain, _) = digits_of(shown, format);
    let matches = needle.in_digits(&plain);
    let sign = format.decimal_sign().to_string();
    let mut new = String::new();
    let mut from = 0;
    for range in &matches {
        new.push_str(&plain.get(from..range.start)?.replace('.', &sign));
        new.push_str(with);
        from = range.end;
    }
    new.push_str(&plain.get(from..)?.replace('.', &sign));
    (!matches.is_empty()).then_some(new)
}
