//! What sessions and groups are called in the register, made once for a state of the project.

use crate::analysis::record::register::{GroupKey, Register};
use crate::domain::{Period, Phase, SessionId};
use crate::session::wording::record::{kind_name, outcome_status_name, priority_name};
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
        let or = |text: &str, otherwise: &str| match text {
            "" => words.t(otherwise).to_owned(),
            text => text.to_owned(),
        };
        match key {
            GroupKey::All => String::new(),
            GroupKey::Commission(id) => {
                let known = register.commissions().iter().find(|(known, _)| known == id);
                or(known.map_or("", |(_, name)| name.as_str()), "commission-unnamed")
            }
            GroupKey::Session(id) => self.session_of(register, *id),
            GroupKey::Side(name) => or(name, "register-nobody"),
            GroupKey::Topic(name) => or(name, "register-no-topic"),
            GroupKey::Status(status) => outcome_status_name(words, *status),
            GroupKey::Kind(kind) => kind_name(words, *kind),
            GroupKey::Priority(priority) => priority_name(words, *priority),
            GroupKey::Month(None) => words.t("register-no-day").to_owned(),
            GroupKey::Month(Some((year, month))) => {
                let month = u8::try_from(*month).ok();
                let period = month.and_then(|month| Period::of_month(i32::from(*year), month));
                period.map_or_else(String::new, |period| words.period(period))
            }
        }
    }
}
