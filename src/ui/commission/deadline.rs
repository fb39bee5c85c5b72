//! A deadline in one field: typed as a date, a period or the protocol's words, or chosen from the usual ones.

use egui::{Button, Ui, vec2};

use crate::domain::Deadline;
pub use crate::session::wording::record::deadline_name;
use crate::ui::fields::layout::glyph_button;
use crate::ui::fields::list::opened_by_key;
use crate::ui::fields::menu::{Menu, menu};
use crate::ui::fields::typed::NO_KEY;
use crate::ui::fields::{Answer, Change, Field, Problem, Typing, next_interaction, typed};
use crate::words::{DateProblem, PeriodProblem, Words, has_whole_year, read_date, read_period};

const BUTTON: f32 = 22.0;
const USUAL: [Deadline; 3] = [Deadline::NoneStated, Deadline::NearFuture, Deadline::Permanent];

/// What the field shows; nothing where none is stated, because the hint says so.
fn shown(words: &Words, deadline: &Deadline) -> String {
    match deadline {
        Deadline::NoneStated => String::new(),
        other => deadline_name(words, other),
    }
}

/// Reads a typed deadline. Words that are no date and no period stay words.
///
/// # Errors
/// When it is a date or a period that does not exist.
pub fn read_deadline(words: &Words, text: &str, typing: bool) -> Result<Deadline, Problem> {
    let text = text.trim();
    let low = text.to_lowercase();
    let is_one_of = |id: &str| words.t(id).split('|').any(|known| known.trim().to_lowercase() == low);
    if text.is_empty() || is_one_of("deadline-none-words") {
        return Ok(Deadline::NoneStated);
    }
    if is_one_of("deadline-near-future-words") {
        return Ok(Deadline::NearFuture);
    }
    if is_one_of("deadline-permanent-words") {
        return Ok(Deadline::Permanent);
    }
    let problem = |sentence| Problem { sentence, unfinished: false };
    match read_date(text) {
        Ok(date) if !typing || has_whole_year(text) => return Ok(Deadline::On(date)),
        Err(found @ DateProblem::DaysInMonth { .. }) => return Err(problem(words.date_problem(found))),
        _ => {}
    }
    match read_period(text) {
        Ok(period) => Ok(Deadline::Within(period)),
        Err(
            found @ (PeriodProblem::NoSuchQuarter(_) | PeriodProblem::NoSuchHalf(_) | PeriodProblem::NoSuchMonth(_)),
        ) => Err(problem(words.period_problem(found))),
        Err(found @ PeriodProblem::EndsBeforeStart) => Err(problem(words.period_problem(found))),
        Err(_) => Ok(Deadline::Words(text.to_owned())),
    }
}

pub fn deadline_field(ui: &mut Ui, field: Field<'_>, words: &Words, value: &Deadline) -> Answer<Deadline> {
    let show = |deadline: &Deadline| shown(words, deadline);
    let read = |text: &str, typing: bool| read_deadline(words, text, typing);
    let suggest = |text: &str| {
        let low = text.to_lowercase();
        let names = USUAL.iter().map(|usual| deadline_name(words, usual));
        let begins = |name: &String| !low.is_empty() && *name != low && name.to_lowercase().starts_with(&low);
        names.filter(begins).collect()
    };
    // As in a date: Alt+Down opens what there is to choose from.
    let by_key = opened_by_key(ui, field.id);
    let row = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let width = (ui.available_width() - BUTTON).max(40.0);
        let column = |ui: &mut Ui| {
            ui.set_width(width);
            let field = field.hint(words.t("deadline-none"));
            let typing = Typing {
                field,
                value,
                show: &show,
                read: &read,
                new_line: Some(NO_KEY),
                suggest: Some((&suggest, &[])),
            };
            typed(ui, &typing)
        };
        let mut answer = ui.vertical(column).inner;
        if *value == Deadline::NoneStated && !answer.response.has_focus() {
            // That none is stated is a value, though the field shows it as a hint.
            ui.ctx().accesskit_node_builder(field.id, |node| node.set_value(words.t("deadline-none")));
        }
        let name = words.with("deadline-choose", &[("field", field.label)]);
        let button = glyph_button(ui, field.id.with("usual"), "▾", &name, true);
        let asked = Menu { button: &button, by_key, back: field.id, width: 160.0 };
        let picked = menu(ui, &asked, |ui, opened| usual_ui(ui, words, opened));
        if let Some(value) = picked.filter(|picked| picked != value) {
            answer.change = Some(Change { value, interaction: next_interaction(ui.ctx()) });
        }
        answer
    };
    ui.horizontal_top(row).inner
}

fn usual_ui(ui: &mut Ui, words: &Words, opened: bool) -> Option<Deadline> {
    let mut picked = None;
    for usual in USUAL {
        let item = Button::selectable(false, deadline_name(words, &usual)).min_size(vec2(160.0, 26.0));
        let item = ui.add(item);
        if opened && picked.is_none() && usual == Deadline::NoneStated {
            item.request_focus();
        }
        if item.clicked() {
            picked = Some(usual);
        }
    }
    picked
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_deadline_is_a_word_a_date_a_period_or_other_words() {
        let words = Words::english();
        let within = |text: &str| Deadline::Within(text.parse().unwrap());
        for (text, deadline) in [
            ("", Deadline::NoneStated),
            ("none", Deadline::NoneStated),
            ("None stated", Deadline::NoneStated),
            ("in the near future", Deadline::NearFuture),
            ("near future", Deadline::NearFuture),
            ("permanent", Deadline::Permanent),
            ("5 March 2024", Deadline::On(date(2024, 3, 5))),
            ("5.3.24", Deadline::On(date(2024, 3, 5))),
            ("2024", within("2024")),
            ("second half of 2024", within("2024-S2")),
            ("Q3 2024", within("2024-Q3")),
            ("before the next session", Deadline::Words("before the next session".to_owned())),
            ("5 March", Deadline::Words("5 March".to_owned())),
        ] {
            assert_eq!(read_deadline(&words, text, false), Ok(deadline.clone()), "{text}");
            let name = deadline_name(&words, &deadline);
            assert_eq!(read_deadline(&words, &name, false), Ok(deadline), "{name}");
        }
    }

    #[test]
    fn a_day_or_a_quarter_that_is_not_there_is_no_deadline() {
        let words = Words::english();
        for (text, sentence) in [
            ("31 February 2023", "February 2023 has 28 days"),
            ("Q5 2024", "There is no quarter 5; quarters go from 1 to 4"),
            ("13.2024", "There is no month 13; months go from 1 to 12"),
        ] {
            assert_eq!(read_deadline(&words, text, false).unwrap_err().sentence, sentence);
        }
    }
}
