//! The figures and periods of a dataset that both sides have.

use super::walk::Walk;
use super::{Change, Choice, Conflict, What};
use crate::domain::{Dataset, Figures, Observation};

impl Walk {
    /// Figures, cell by cell: both lists are in key order.
    pub fn cells(&mut self, base: Option<&Dataset>, mine: &Dataset, theirs: &Dataset) {
        let mut ours = mine.observations.iter().peekable();
        let mut other = theirs.observations.iter().peekable();
        while let Some(key) = [ours.peek(), other.peek()].into_iter().flatten().map(|next| next.key).min() {
            let mine_here = ours.next_if(|next| next.key == key);
            let theirs_here = other.next_if(|next| next.key == key);
            if mine_here == theirs_here {
                continue;
            }
            let before = base.and_then(|base| base.observations.get(key));
            let what = What::Cell(mine.id, key);
            let taken = Change::Cell(theirs_here.map(|there| there.figures.clone()));
            match self.is_known() {
                true if before == theirs_here => {}
                true if before == mine_here => self.take(what, taken),
                _ => self.ask(conflict(what, mine_here, theirs_here, taken)),
            }
        }
    }

    /// Nobody has to be asked: of three answers with yes or no two are alike.
    pub fn periods(&mut self, base: Option<&Dataset>, mine: &Dataset, theirs: &Dataset) {
        for period in mine.periods.symmetric_difference(&theirs.periods) {
            let there = theirs.periods.contains(period);
            let takes = match base.filter(|_| self.is_known()) {
                Some(base) => base.periods.contains(period) != there,
                None => there,
            };
            if takes {
                self.take(What::Period(mine.id, *period), Change::Period(there));
            }
        }
    }
}

fn conflict(what: What, mine: Option<&Observation>, theirs: Option<&Observation>, taken: Change) -> Conflict {
    let both = mine.zip(theirs).and_then(|(mine, theirs)| beside(&mine.figures, &theirs.figures));
    let usual = match (mine, &both) {
        (_, Some(_)) => Choice::Both,
        (Some(_), None) => Choice::Mine,
        (None, None) => Choice::Theirs,
    };
    Conflict { what, mine: None, theirs: taken, both: both.map(|figures| Change::Cell(Some(figures))), usual }
}

/// Mine, with those of theirs that are not among them; `None` where all of them are.
fn beside(mine: &Figures, theirs: &Figures) -> Option<Figures> {
    let new = theirs.iter().filter(|figure| !mine.iter().any(|known| known == *figure));
    let both = new.fold(mine.clone(), |both, figure| both.with_another(figure.clone(), false));
    (both != *mine).then_some(both)
}
