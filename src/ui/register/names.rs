//! What sessions and groups are called in the register, made once for a state of the project.

use crate::analysis::record::register::{GroupKey, Register};
use crate::domain::{Phase, SessionId};
use crate::session::wording::record::group_name;
use crate::session::{Session, StateMark};
use crate::words::{DateFormat, Words};

/// A session by its place in [`Register::sessions`].
#[derive(Debug)]
pub struct SessionNames {
    /// "20th session · Astana"; with several commissions "20th session · Northland–Southland".
    pub cell: String,
    /// The protocol is signed.
    pub signed: bool,
    pub number: Option<u32>,
}

#[derive(Default)]
pub struct Names {
    made_of: Option<(StateMark, DateFormat)>,
    pub sessions: Vec<SessionNames>,
}

impl Names {
    pub fn follow(&mut self, session: &Session, words: &Words, register: &Register) {
        let made_of = Some((session.state_mark(), words.dates));
        if self.made_of == made_of {
            return;
        }
        self.made_of = made_of;
        let several = register.commissions().len() > 1;
        let names = register.sessions().iter().map(|of| {
            let title = match of.number {
                Some(number) => words.session_title(Some(number)),
                None => words.t("session-without-number").to_owned(),
            };
            let commission = || register.commissions().iter().find(|(id, _)| *id == of.commission);
            let beside = if several { commission().map_or("", |(_, name)| name.as_str()) } else { of.place.trim() };
            let cell = match beside {
                "" => title,
                beside => words.with("session-with-place", &[("session", &title), ("place", beside)]),
            };
            let commission = session.project().commissions.get(of.commission);
            let known = commission.and_then(|commission| commission.sessions.get(of.id));
            SessionNames { cell, signed: known.is_some_and(|of| of.head.phase == Phase::Signed), number: of.number }
        });
        self.sessions = names.collect();
    }

    pub fn session(&self, turn: u32) -> Option<&SessionNames> {
        self.sessions.get(usize::try_from(turn).ok()?)
    }

    pub fn session_of(&self, register: &Register, id: SessionId) -> String {
        let place = register.sessions().iter().position(|of| of.id == id);
        place.and_then(|place| self.sessions.get(place)).map_or_else(String::new, |names| names.cell.clone())
    }

    pub fn group(&self, words: &Words, register: &Register, key: &GroupKey) -> String {
        let commission = |id| {
            let known = register.commissions().iter().find(|(known, _)| *known == id);
            known.map_or_else(String::new, |(_, name)| name.clone())
        };
        group_name(words, key, commission, |id| self.session_of(register, id))
    }
}
