//! Replacing found texts: all chosen ones are one step of undo.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{DatasetId, Edit, Figures, Key};
use crate::session::action::Replace;
use crate::session::find::texts::{self, RecordRef};
use crate::session::find::{Field, Needle, Target, replace_in_fields};
use crate::session::{Label, Refusal, Session};

impl Session {
    pub(super) fn replace(&mut self, replace: &Replace) -> Result<(), Refusal> {
        let (mut edits, mut count) = self.replaced_cells(replace);
        let (of_records, more) = self.replaced_records(replace);
        edits.extend(of_records);
        count += more;
        self.commit(Label::Replace(count), edits, self.selection.clone(), 0)
    }

    fn replaced_cells(&self, replace: &Replace) -> (Vec<Edit>, usize) {
        let mut cells: BTreeMap<DatasetId, BTreeMap<Key, Figures>> = BTreeMap::new();
        let mut count = 0;
        // What a figure says comes first: typing over it may add to its note.
        let targets: BTreeSet<_> = replace.targets.iter().collect();
        for target in targets {
            let (Target::Figure { cell, .. } | Target::Quote { cell, .. } | Target::Note { cell, .. }) = target else {
                continue;
            };
            let changed = cells.get(&cell.dataset).and_then(|cells| cells.get(&cell.key));
            let Some(figures) = changed.or_else(|| self.figures(cell.dataset, cell.key)).cloned() else { continue };
            let Some(figures) = self.replace_in_figures(&replace.query, *target, figures, &replace.with) else {
                continue;
            };
            cells.entry(cell.dataset).or_default().insert(cell.key, figures);
            count += 1;
        }
        let edits = cells.into_iter().map(|(dataset, cells)| {
            let cells = cells.into_iter().map(|(key, figures)| (key, Some(figures))).collect();
            Edit::Cells { dataset, cells }
        });
        (edits.collect(), count)
    }

    fn replaced_records(&self, replace: &Replace) -> (Vec<Edit>, usize) {
        let mut chosen: BTreeMap<RecordRef, Vec<(usize, Field)>> = BTreeMap::new();
        for target in &replace.targets {
            if let Target::Text { record, field, nth } = *target {
                chosen.entry(record).or_default().push((nth, field));
            }
        }
        let needle = Needle::new(&replace.query, self.number_format());
        let mut edits = Vec::new();
        let mut count = 0;
        for (record, chosen) in chosen {
            let Some(mut fields) = texts::fields(self.project(), record) else { continue };
            let changed = replace_in_fields(self, &needle, record, &chosen, &replace.with, &mut fields);
            if changed > 0 {
                edits.push(Edit::Set(fields));
                count += changed;
            }
        }
        (edits, count)
    }
}
