//! Actions on the verdicts: changes tried out and made, conflicts accepted, implied figures taken over.

use std::sync::Arc;

use crate::domain::{
    Acknowledgement, AcknowledgementId, CellRef, Edit, Entry, Fields, Figure, FigureDetails, Figures, Id, List,
    ObsStatus, Qualifier, Said,
};
use crate::session::action::ChecksAction;
use crate::session::checks;
use crate::session::label::{Kind, Verb};
use crate::session::{Label, Refusal, Session};

impl Session {
    pub(super) fn dispatch_checks(&mut self, action: ChecksAction) -> Result<(), Refusal> {
        match action {
            ChecksAction::TryOut { trying, of } => self.begin_trial(trying, of.origin()),
            ChecksAction::LeaveIt => {
                self.end_trial();
                Ok(())
            }
            ChecksAction::Make(trying) => {
                let (label, edits) = checks::edits(self.project(), &trying)?;
                self.commit(label, edits, self.selection.clone(), 0)
            }
            ChecksAction::Accept { statements, fingerprint, reason, date, replaces } => {
                let reason = reason.trim().to_owned();
                if reason.is_empty() {
                    return Err(Refusal::TextNeeded);
                }
                let id = AcknowledgementId(Id::NONE_YET);
                self.accept(Acknowledgement { id, statements, fingerprint, reason, date }, replaces)
            }
            ChecksAction::TakeOver { cell, said, qualifier } => self.take_over_implied(cell, said, qualifier),
            ChecksAction::Guess(source) => {
                self.want_guess(source);
                Ok(())
            }
        }
    }

    fn accept(&mut self, record: Acknowledgement, replaces: Option<AcknowledgementId>) -> Result<(), Refusal> {
        let known = replaces.filter(|id| self.project().acknowledgements.get(*id).is_some());
        let name = record.reason.clone();
        let (verb, edit) = match known {
            Some(id) => (Verb::Change, Edit::Set(Fields::Acknowledgement(Acknowledgement { id, ..record }))),
            None => {
                let id = AcknowledgementId(self.fresh_id(Kind::Acknowledgement));
                let entry = Entry::Acknowledgement(Arc::new(Acknowledgement { id, ..record }));
                let place = self.project().acknowledgements.len();
                (Verb::Add, Edit::Insert { list: List::Acknowledgements, place, entry })
            }
        };
        let label = Label::Record { verb, kind: Kind::Acknowledgement, name };
        self.commit(label, vec![edit], self.selection.clone(), 0)
    }

    fn take_over_implied(&mut self, cell: CellRef, said: Said, qualifier: Qualifier) -> Result<(), Refusal> {
        self.dataset(cell.dataset)?;
        let before = self.figures(cell.dataset, cell.key);
        if before.is_some_and(|all| all.adopted().is_some()) {
            return Err(Refusal::NothingImplied);
        }
        let note = self.words().t("checks-note-estimated").to_owned();
        let details = FigureDetails { note: Some(note.into()), ..FigureDetails::default() };
        let mut figure = Figure::new(said, None);
        (figure.qualifier, figure.status) = (qualifier, ObsStatus::Estimated);
        let figure = figure.with_details(details);
        let figures = match before {
            Some(rivals) => rivals.clone().with_another(figure, true),
            None => Figures::one(figure),
        };
        let (flow, measure, period) = (cell.key.flow, cell.key.measure, cell.key.period);
        let label = Label::TakeOver { flow, measure, period };
        let edit = Edit::Figures { dataset: cell.dataset, key: cell.key, figures: Some(figures) };
        self.commit(label, vec![edit], self.selection.clone(), 0)
    }
}
