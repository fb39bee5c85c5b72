//! A system in its parts: what is not tied together is judged apart.

use std::collections::BTreeMap;

use crate::domain::statement::{Form, Law, Statement, System, Unknown};

/// A part of a system, with the places that its unknowns and statements have in the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    pub system: System,
    pub unknowns: Vec<usize>,
    pub statements: Vec<usize>,
    pub laws: Vec<usize>,
}

/// Statements and identities that share an unknown are in one block. A statement that is alone says nothing of others:
/// blocks with fewer than two are left out.
pub fn blocks(system: &System) -> Vec<Block> {
    split(system, |_| true)
}

/// As [`blocks`], but tied only by the laws that `ties`.
pub fn split(system: &System, ties: impl Fn(usize) -> bool) -> Vec<Block> {
    let mut groups = Groups::new(system.signed.len());
    let of_law = |law: &Law| law.sum.terms().iter().map(|(Unknown(place), _)| *place).collect::<Vec<_>>();
    let of_statement = |of: &Statement| of.form.unknowns().map(|Unknown(place)| place).collect::<Vec<_>>();
    for (place, law) in system.laws.iter().enumerate() {
        if ties(place) {
            groups.join(&of_law(law));
        }
    }
    for statement in &system.statements {
        groups.join(&of_statement(statement));
    }
    let mut found: BTreeMap<usize, Block> = BTreeMap::new();
    for (place, statement) in system.statements.iter().enumerate() {
        let Some(first) = of_statement(statement).first().copied() else { continue };
        let block = found.entry(groups.root(first)).or_insert_with(Block::empty);
        block.statements.push(place);
    }
    found.retain(|_, block| block.statements.len() > 1);
    for unknown in 0..system.signed.len() {
        if let Some(block) = found.get_mut(&groups.root(unknown)) {
            block.unknowns.push(unknown);
        }
    }
    for (place, law) in system.laws.iter().enumerate() {
        if ties(place)
            && let Some(first) = of_law(law).first()
            && let Some(block) = found.get_mut(&groups.root(*first))
        {
            block.laws.push(place);
        }
    }
    found.into_values().map(|block| block.filled(system)).collect()
}

impl Block {
    fn empty() -> Self {
        Self { system: System::default(), unknowns: Vec::new(), statements: Vec::new(), laws: Vec::new() }
    }

    fn filled(mut self, whole: &System) -> Self {
        let own = |of: Unknown| Unknown(self.unknowns.binary_search(&of.0).unwrap_or(0));
        let form = |form: &Form| match form {
            Form::Amount(sum) => Form::Amount(sum.moved(own)),
            Form::Ratio { part, whole, form } => {
                Form::Ratio { part: part.moved(own), whole: whole.moved(own), form: *form }
            }
        };
        let signed = self.unknowns.iter().filter_map(|place| whole.signed.get(*place).copied()).collect();
        let laws = self.laws.iter().filter_map(|place| whole.laws.get(*place));
        let laws = laws.map(|law| Law { sum: law.sum.moved(own), tie: law.tie }).collect();
        let statements = self.statements.iter().filter_map(|place| whole.statements.get(*place));
        let statements = statements.map(|of| Statement { form: form(&of.form), ..of.clone() }).collect();
        self.system = System { signed, laws, statements };
        self
    }
}

/// Which unknowns are tied together: a forest in which each points nearer to the root.
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, of: usize) -> usize {
        let mut at = of;
        while let Some(next) = self.0.get(at).copied().filter(|next| *next != at) {
            let further = self.0.get(next).copied().unwrap_or(next);
            if let Some(own) = self.0.get_mut(at) {
                *own = further;
            }
            at = next;
        }
        at
    }

    fn join(&mut self, all: &[usize]) {
        let Some(first) = all.first() else { return };
        for other in all {
            let (a, b) = (self.root(*first), self.root(*other));
            let (low, high) = (a.min(b), a.max(b));
            if let Some(own) = self.0.get_mut(high) {
                *own = low;
            }
        }
    }
}
