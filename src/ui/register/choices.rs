//! What the filter of the register offers, named once for a state of the project: fields ask for all names in each frame.

use crate::analysis::record::register::RegisterSession;
use crate::domain::{CommissionId, SessionId};
use crate::session::register::ShownRegister;
use crate::session::{Session, StateMark};
use crate::words::{DateFormat, Words};

use super::names::Names;

/// A longer list is found by its words, not leafed through.
const LONGEST: usize = 200;

#[derive(Default)]
pub struct Choices {
    made_of: Option<(StateMark, DateFormat)>,
    pub commissions: Vec<(CommissionId, String)>,
    /// The last ones first.
    pub sessions: Vec<(SessionId, String)>,
    pub topics: Vec<String>,
    pub sides: Vec<String>,
}

impl Choices {
    pub fn follow(&mut self, session: &Session, words: &Words, shown: &ShownRegister, names: &Names) {
        let made_of = Some((session.state_mark(), words.dates));
        if self.made_of == made_of {
            return;
        }
        self.made_of = made_of;
        let register = shown.register();
        self.commissions = register.commissions().iter().take(LONGEST).cloned().collect();
        let named = register.sessions().iter().zip(&names.sessions);
        let of = |(session, names): (&RegisterSession, &super::names::SessionNames)| (session.id, names.cell.clone());
        self.sessions = named.map(of).rev().take(LONGEST).collect();
        self.topics = register.topics().iter().take(LONGEST).cloned().collect();
        self.sides = register.sides().iter().take(LONGEST).cloned().collect();
    }
}
