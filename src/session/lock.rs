//! A signed protocol is locked: its words, dates, delegations and points stay as they were signed.
//!
//! What happens afterwards can be noted: entries of the log, priority, target, linked figures, notes, documents,
//! sources, and reviews, which say what later sessions found.
//! *Invariant:* undo and redo are never locked: they lead to states that were allowed.

use crate::domain::{CommissionSession, Edit, Fields, List, Outcome, Phase, Project, SessionHead, SessionId};

/// The signed session that one of the edits would change.
pub fn locked(project: &Project, edits: &[Edit]) -> Option<SessionId> {
    edits.iter().find_map(|edit| locked_by(project, edit)).map(|session| session.id)
}

fn signed(project: &Project, id: SessionId) -> Option<&CommissionSession> {
    project.session(id).filter(|session| session.head.phase == Phase::Signed)
}

fn locked_by<'p>(project: &'p Project, edit: &Edit) -> Option<&'p CommissionSession> {
    match edit {
        Edit::Insert { list: List::Outcomes(session), .. }
        | Edit::Remove { list: List::Outcomes(session), .. }
        | Edit::Move { list: List::Outcomes(session), .. } => signed(project, *session),
        Edit::Remove { list: List::Sessions(_), id } => signed(project, SessionId(*id)),
        Edit::Set(Fields::Session(id, head)) => signed(project, *id).filter(|of| !may_be(&of.head, head)),
        Edit::Set(Fields::Outcome(session, new)) => {
            let old = |of: &&CommissionSession| of.outcomes.get(new.id).is_some_and(|old| !same_words(old, new));
            signed(project, *session).filter(old)
        }
        _ => None,
    }
}

/// The same protocol, or the protocol reopened once more and nothing else.
fn may_be(old: &SessionHead, new: &SessionHead) -> bool {
    let noted = SessionHead {
        documents: new.documents.clone(),
        sources: new.sources.clone(),
        note: new.note.clone(),
        ..old.clone()
    };
    if noted == *new {
        return true;
    }
    let reopened = new.reopened.split_last().is_some_and(|(_, before)| before == old.reopened.as_slice());
    reopened && *new == SessionHead { phase: Phase::Agreed, reopened: new.reopened.clone(), ..old.clone() }
}

fn same_words(old: &Outcome, new: &Outcome) -> bool {
    let noted = Outcome {
        log: new.log.clone(),
        priority: new.priority,
        target: new.target.clone(),
        figures: new.figures.clone(),
        note: new.note.clone(),
        ..old.clone()
    };
    noted == *new
}
