//! A period, typed as people write them.

use egui::Ui;

use super::typed::{Problem, Typing, typed};
use super::{Answer, Field};
use crate::domain::Period;
use crate::words::{PeriodProblem, Words, read_period};

/// A period or nothing.
pub fn period_field(ui: &mut Ui, field: Field<'_>, words: &Words, value: Option<Period>) -> Answer<Option<Period>> {
    let show = |value: &Option<Period>| value.map_or(String::new(), |period| words.period(period));
    let read = |text: &str, typing: bool| match read_period(text) {
        Err(PeriodProblem::Empty) => Ok(None),
        // `20` on the way to 2024 is no year.
        Ok(period) if typing && text.trim().len() < 4 => {
            Err(Problem { sentence: words.period(period), unfinished: true })
        }
        Ok(period) => Ok(Some(period)),
        Err(problem) => Err(Problem { sentence: words.period_problem(problem), unfinished: true }),
    };
    typed(ui, &Typing { field, value: &value, show: &show, read: &read, new_line: None, suggest: None })
}
