//! Actions on the record of a commission.

mod reviewing;

pub(super) use reviewing::kept_legible;
pub use reviewing::{Referrer, referrers};

use std::sync::Arc;

use crate::analysis::record::in_time;
use crate::domain::{
    Commission, CommissionHead, CommissionId, CommissionSession, Delegation, Edit, EditError, Entry, Fields, Id, List,
    Outcome, OutcomeId, Person, Phase, Reopening, Review, ReviewId, SessionHead, SessionId, SessionTemplate,
    StatusEntry,
};
use crate::session::action::RecordAction;
use crate::session::label::{Kind, Verb};
use crate::session::{Label, Place, Refusal, Selection, Session};

impl Session {
    pub(super) fn dispatch_record(&mut self, action: RecordAction) -> Result<(), Refusal> {
        match action {
            RecordAction::DraftNext(commission) => self.draft_next(commission),
            RecordAction::FromTemplate { commission, template } => self.begin_from(commission, template),
            RecordAction::KeepTemplate { session, name } => self.keep_template(session, &name),
            RecordAction::Review(review) => self.review(*review),
            RecordAction::SetStatus { outcomes, entry } => self.set_status(&outcomes, &entry),
            RecordAction::ChangePoints(points) => self.change_points(points),
            RecordAction::Link { session, outcome, result, becomes, words } => {
                self.link(Review { id: ReviewId(Id::NONE_YET), outcome, result, becomes, words, was: None }, session)
            }
            RecordAction::Unlink(review) => self.unlink(review),
            RecordAction::UnlinkPoint { review, outcome } => self.unlink_point(review, outcome),
            RecordAction::Reopen { session, reopening } => self.reopen(session, reopening),
        }
    }

    fn commission(&self, id: CommissionId) -> Result<&Commission, Refusal> {
        self.project().commissions.get(id).ok_or_else(|| EditError::Gone(id.0).into())
    }

    fn draft_next(&mut self, commission: CommissionId) -> Result<(), Refusal> {
        let head = drafted(self.commission(commission)?);
        self.add_session(commission, head)
    }

    fn begin_from(&mut self, commission: CommissionId, template: usize) -> Result<(), Refusal> {
        let of = self.commission(commission)?;
        let template = of.head.templates.get(template).ok_or(EditError::Gone(commission.0))?.clone();
        let SessionTemplate { name: _, place, format, delegations, agenda } = template;
        let number = next_number(of);
        self.add_session(
            commission,
            SessionHead { number, place, format, delegations, agenda, ..SessionHead::default() },
        )
    }

    fn add_session(&mut self, commission: CommissionId, head: SessionHead) -> Result<(), Refusal> {
        let place = self.commission(commission)?.sessions.len();
        let name = head.number.map_or(String::new(), |number| number.to_string());
        let id = SessionId(self.fresh_id(Kind::Session));
        let entry = Entry::Session(Arc::new(CommissionSession::new(id, head)));
        let after = Selection { place: Place::Session(id), ..Selection::default() };
        let label = Label::Record { verb: Verb::Add, kind: Kind::Session, name };
        self.commit(label, vec![Edit::Insert { list: List::Sessions(commission), place, entry }], after, 0)
    }

    fn keep_template(&mut self, session: SessionId, name: &str) -> Result<(), Refusal> {
        let name = name.trim().to_owned();
        if name.is_empty() {
            return Err(Refusal::NameNeeded);
        }
        let of = self.project().commission_of(session).ok_or(EditError::Gone(session.0))?;
        let SessionHead { place, format, delegations, agenda, .. } =
            of.sessions.get(session).ok_or(EditError::Gone(session.0))?.head.clone();
        let template = SessionTemplate { name, place, format, delegations, agenda };
        let mut head: CommissionHead = of.head.clone();
        match head.templates.iter_mut().find(|known| known.name == template.name) {
            Some(known) => *known = template,
            None => head.templates.push(template),
        }
        let label = Label::Record { verb: Verb::Change, kind: Kind::Commission, name: head.name.clone() };
        let edit = Edit::Set(Fields::Commission(of.id, head));
        self.commit(label, vec![edit], self.selection().clone(), 0)
    }

    fn set_status(&mut self, outcomes: &[OutcomeId], entry: &StatusEntry) -> Result<(), Refusal> {
        let mut edits = Vec::with_capacity(outcomes.len());
        for id in outcomes {
            edits.push(self.logged(*id, entry.clone())?);
        }
        self.commit(Label::SetStatus(edits.len()), edits, self.selection().clone(), 0)
    }

    fn change_points(&mut self, points: Vec<Outcome>) -> Result<(), Refusal> {
        let mut edits = Vec::with_capacity(points.len());
        for point in points {
            let (session, known) = self.project().outcome(point.id).ok_or(EditError::Gone(point.id.0))?;
            if *known != point {
                edits.push(Edit::Set(Fields::Outcome(session, point)));
            }
        }
        if edits.is_empty() {
            return Ok(());
        }
        self.commit(Label::ChangePoints(edits.len()), edits, self.selection().clone(), 0)
    }

    /// The edit that adds an entry to the log of a point.
    fn logged(&self, id: OutcomeId, entry: StatusEntry) -> Result<Edit, Refusal> {
        let (session, outcome) = self.project().outcome(id).ok_or(EditError::Gone(id.0))?;
        let mut outcome = outcome.clone();
        outcome.log.push(entry);
        Ok(Edit::Set(Fields::Outcome(session, outcome)))
    }

    fn found_review(&self, id: ReviewId) -> Result<(SessionId, Review), Refusal> {
        let mut sessions = self.project().sessions();
        let found = sessions.find_map(|(_, session)| Some((session.id, session.reviews.get(id)?.clone())));
        found.ok_or_else(|| EditError::Gone(id.0).into())
    }

    fn unlink(&mut self, id: ReviewId) -> Result<(), Refusal> {
        let (session, _) = self.found_review(id)?;
        let label = Label::Record { verb: Verb::Delete, kind: Kind::Review, name: String::new() };
        self.spent_ids.insert(id.0);
        let edit = Edit::Remove { list: List::Reviews(session), id: id.0 };
        self.commit(label, vec![edit], self.selection().clone(), 0)
    }

    fn unlink_point(&mut self, id: ReviewId, outcome: OutcomeId) -> Result<(), Refusal> {
        let (session, mut review) = self.found_review(id)?;
        let before = review.becomes.len();
        review.becomes.retain(|other| *other != outcome);
        if review.becomes.len() == before {
            return Err(EditError::Gone(outcome.0).into());
        }
        let label = Label::Record { verb: Verb::Change, kind: Kind::Review, name: String::new() };
        self.commit(label, vec![Edit::Set(Fields::Review(session, review))], self.selection().clone(), 0)
    }

    fn reopen(&mut self, id: SessionId, reopening: Reopening) -> Result<(), Refusal> {
        let session = self.project().session(id).ok_or(EditError::Gone(id.0))?;
        if session.head.phase != Phase::Signed {
            return Err(Refusal::NotSigned);
        }
        if reopening.who.trim().is_empty() || reopening.why.trim().is_empty() {
            return Err(Refusal::WhoAndWhyNeeded);
        }
        let mut head = session.head.clone();
        head.phase = Phase::Agreed;
        head.reopened.push(reopening);
        let name = head.number.map_or(String::new(), |number| number.to_string());
        let edit = Edit::Set(Fields::Session(id, head));
        self.commit(Label::Reopen(name), vec![edit], self.selection().clone(), 0)
    }
}

fn next_number(commission: &Commission) -> Option<u32> {
    let last = commission.sessions.iter().filter_map(|session| session.head.number).max();
    last.and_then(|number| number.checked_add(1))
}

/// The session after the last one in time: its delegations with the co-chairs in office at their head, and its agenda.
fn drafted(commission: &Commission) -> SessionHead {
    let number = next_number(commission);
    let Some(last) = in_time(commission).last().map(|session| &session.head) else {
        let delegation = |party: &crate::domain::AreaRef| Delegation {
            party: party.clone(),
            head: in_office(commission, party).unwrap_or_default(),
            members: Vec::new(),
        };
        let delegations = commission.head.parties.iter().map(delegation).collect();
        return SessionHead { number, delegations, ..SessionHead::default() };
    };
    let delegations = last.delegations.iter().map(|of| Delegation {
        head: in_office(commission, &of.party).unwrap_or_else(|| of.head.clone()),
        ..of.clone()
    });
    SessionHead {
        number,
        from: last.next_date,
        place: last.next_place.clone(),
        format: last.format,
        phase: Phase::Draft,
        delegations: delegations.collect(),
        agenda: last.agenda.clone(),
        ..SessionHead::default()
    }
}

/// The co-chair of a party whose time has no end; the last one where there are several.
fn in_office(commission: &Commission, party: &crate::domain::AreaRef) -> Option<Person> {
    let of_party = commission.head.co_chairs.iter().filter(|chair| chair.party == *party && chair.to.is_none());
    of_party.map(|chair| &chair.person).rfind(|person| !person.name.trim().is_empty()).cloned()
}
