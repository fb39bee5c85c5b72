//! Countries, groups of countries and whatever else takes part, typed with the known names on offer.

use egui::Ui;

use super::list::{RowAnswer, rows_ui, with_row_buttons};
use super::typed::{Typing, typed};
use super::{Answer, Change, Field};
use crate::domain::area::{area_from_text, known_areas};
use crate::domain::area_names::folded;
use crate::domain::{AreaRef, Project};
use crate::words::Words;

/// How many names are on offer at once.
const OFFERS: usize = 8;

/// One area: a name or code of the built-in list or of the project, or any other text as it is.
pub fn area_field(ui: &mut Ui, field: Field<'_>, words: &Words, project: &Project, value: &AreaRef) -> Answer<AreaRef> {
    let show = |area: &AreaRef| project.area_name(area, words.language()).to_owned();
    let read = |text: &str, _| Ok(area_from_text(&project.areas, text));
    let suggest = |text: &str| offers(project, words.language(), text);
    typed(ui, &Typing { field, value, show: &show, read: &read, new_line: None, suggest: Some((&suggest, &[])) })
}

/// Names that begin with the text, then names with a word that does; none for a text that is a name already.
/// A name in any language finds its area, which is offered in the language of the window.
pub fn offers(project: &Project, language: &str, text: &str) -> Vec<String> {
    let text = folded(text);
    if text.is_empty() {
        return Vec::new();
    }
    let begins = |name: &str| name.starts_with(&text);
    let has_word = |name: &str| name.split([' ', '-']).any(|word| word.starts_with(&text));
    let own = project.areas.iter().map(|area| {
        let name = project.area_name(&AreaRef(area.code.clone()), language).to_owned();
        let low = folded(&name);
        let rank = if area.code.to_lowercase() == text || begins(&low) { Some(0) } else { has_word(&low).then_some(1) };
        (rank, low == text, name)
    });
    let known = known_areas().into_iter().map(|area| {
        let rank = if area.code.to_lowercase() == text || area.is_called(begins) {
            Some(0)
        } else {
            area.is_called(has_word).then_some(1)
        };
        (rank, area.is_called(|name| name == text), area.name_in(language).to_owned())
    });
    let mut ranked: Vec<(usize, String)> = Vec::new();
    for (rank, is_whole, name) in own.chain(known) {
        if is_whole {
            return Vec::new();
        }
        ranked.extend(rank.map(|rank| (rank, name)));
    }
    ranked.sort();
    ranked.dedup();
    ranked.into_iter().take(OFFERS).map(|(_, name)| name).collect()
}

/// Several areas, one below the other. The field of the nth is called `<label> <n>`.
pub fn area_list_field(
    ui: &mut Ui,
    field: Field<'_>,
    words: &Words,
    project: &Project,
    values: &[AreaRef],
    add: &str,
) -> Option<Change<Vec<AreaRef>>> {
    rows_ui(ui, field.id, values, AreaRef::default(), Some(add), &mut |ui, row, value| {
        let label = format!("{} {}", field.label, row.place + 1);
        let one = Field { id: row.id, label: &label, ..field };
        let area = |ui: &mut Ui| area_field(ui, one, words, project, value);
        let (typed, list) = with_row_buttons(ui, words, row, &label, area);
        RowAnswer { change: typed.change, list }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_on_offer_begin_with_what_is_typed() {
        let offered = |text: &str| offers(&Project::default(), "en", text);
        assert_eq!(offered("aze"), ["Azerbaijan"]);
        assert_eq!(offered("kaz").first().map(String::as_str), Some("Kazakhstan"));
        assert_eq!(offered("Kazakhstan"), Vec::<String>::new());
        assert_eq!(offered(""), Vec::<String>::new());
        assert_eq!(offered("азер"), ["Azerbaijan"]);
        assert_eq!(offered("Қаза"), ["Kazakhstan"]);
        assert_eq!(offers(&Project::default(), "kk", "kazakh"), ["Қазақстан"]);
        assert!(offered("united").contains(&"United States".to_owned()));
        assert!(offered("a").len() <= OFFERS);
    }
}
