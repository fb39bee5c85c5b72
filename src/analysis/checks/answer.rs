//! Everything that is found out about one block of statements.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::analysis::reconcile::{
    Convention, ENUMERATED, Effort, Findings, Implied, Implying, Propagated, Rational, Reading, Span, Verdict, judge,
    propagate,
};
use crate::domain::statement::{Form, RatioForm, Statement, Sum, System, Unknown};
use crate::domain::{Qualifier, Rounding};

/// What a verdict and its explanation may cost: some seconds at the very most.
const EFFORT: u64 = 8_000_000;
/// What all that follows from a block may cost.
const FOLLOWING: u64 = 3_000_000;
/// Under this many conventions the implied figures are worked out.
const READINGS: usize = 6;
/// After so many questions it is told what follows so far.
const TOLD: usize = 16;

/// A quantity that nobody printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Asked {
    /// The level in this place of the system.
    Level(usize),
    /// The growth of one on another.
    Growth { of: usize, on: usize },
    /// One as a percentage of another: a share, a cover.
    Percent { of: usize, on: usize },
}

impl Asked {
    fn form(self) -> Form {
        let one = |place| Sum::one(Unknown(place));
        let ratio = |of, on, form| Form::Ratio { part: one(of), whole: one(on), form };
        match self {
            Self::Level(place) => Form::Amount(one(place)),
            Self::Growth { of, on } => ratio(of, on, RatioForm::Growth),
            Self::Percent { of, on } => ratio(of, on, RatioForm::Percent),
        }
    }
}

/// What follows under one convention under which everything fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Under {
    pub convention: Convention,
    pub implied: Vec<(Asked, Implied)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub findings: Findings,
    /// What unprinted figures must be, when everything holds as it is read.
    pub implied: Vec<(Asked, Implied)>,
    /// Not all that was asked could be worked out.
    pub unfinished: bool,
    /// What is known of the levels that could not: nothing outside of these can hold, but not all inside may.
    pub at_most: Vec<(usize, Span)>,
    /// What they must be under the conventions that explain a conflict.
    pub under: Vec<Under>,
    /// Everything holds only because of the conventions that the sources have.
    pub by_convention: bool,
    /// Nothing printed can be held against anything else printed.
    pub loose: bool,
    /// What follows is still to be worked out.
    pub pending: bool,
}

impl Answer {
    /// `ratios` are asked beside every level.
    pub fn new(system: &System, ratios: &[Asked]) -> Self {
        Self::judged(system).finished(system, ratios, &mut |_| true)
    }

    /// The verdict; of a large block what follows from it is left for later.
    pub(super) fn first(system: &System, ratios: &[Asked]) -> Self {
        let answer = Self::judged(system);
        let is_large = system.statements.len() > ENUMERATED;
        if is_large { answer } else { answer.finished(system, ratios, &mut |_| true) }
    }

    fn judged(system: &System) -> Self {
        let mut effort = Effort::of(EFFORT);
        let findings = judge(system, &Reading::default(), &mut effort);
        let holds = matches!(findings.verdict, Verdict::Consistent | Verdict::Tight);
        Self {
            by_convention: holds && fits_only_so(system, &mut effort),
            loose: is_loose(system),
            implied: Vec::new(),
            unfinished: false,
            at_most: Vec::new(),
            under: Vec::new(),
            findings,
            pending: true,
        }
    }

    /// With what follows from the verdict. `go_on` hears what follows so far, and ends it: it is pending still, then.
    pub(super) fn finished(mut self, system: &System, ratios: &[Asked], go_on: &mut dyn FnMut(&Self) -> bool) -> Self {
        let asked = asked(system, ratios);
        match self.findings.verdict {
            Verdict::Consistent | Verdict::Tight => {
                let mut implying = Implying::new(system, &Reading::default(), Effort::of(FOLLOWING));
                self.implied.clear();
                for some in asked.chunks(TOLD) {
                    let found = some.iter().filter_map(|question| follow(&mut implying, question));
                    self.implied.extend(found);
                    if !go_on(&self) {
                        return self;
                    }
                }
                self.unfinished = implying.is_exhausted();
            }
            Verdict::CannotHold if system.statements.len() <= ENUMERATED => {
                let mut effort = Effort::of(FOLLOWING);
                for convention in self.findings.conventions.iter().take(READINGS) {
                    let reading = Reading { levels: convention.levels, rates: convention.rates, ..Reading::default() };
                    let mut implying = Implying::new(system, &reading, effort);
                    let implied = asked.iter().filter_map(|question| follow(&mut implying, question)).collect();
                    self.under.push(Under { convention: *convention, implied });
                    effort = implying.effort();
                }
            }
            Verdict::CannotHold | Verdict::NotDecided => {}
        }
        self.pending = false;
        if self.unfinished || self.findings.verdict == Verdict::NotDecided {
            self.at_most = self.rough(system, &asked);
        }
        self
    }

    /// What bounds propagation alone says of the levels that have no exact bounds.
    fn rough(&self, system: &System, asked: &[Question]) -> Vec<(usize, Span)> {
        let Propagated::Bounds(spans) = propagate(system, &Reading::default()) else { return Vec::new() };
        let mut open: BTreeSet<Asked> = asked.iter().map(|question| question.asked).collect();
        self.implied.iter().for_each(|(answered, _)| _ = open.remove(answered));
        let says_something = |span: &Span| span.high.is_some() || span.low.as_ref().is_some_and(Rational::is_positive);
        let told = |(place, span): &(usize, Span)| open.contains(&Asked::Level(*place)) && says_something(span);
        spans.into_iter().enumerate().filter(told).collect()
    }

    pub fn cannot_hold(&self) -> bool {
        self.findings.verdict == Verdict::CannotHold
    }
}

/// What is asked, as what, and with how many decimals it would be printed.
struct Question {
    asked: Asked,
    form: Form,
    decimals: u32,
}

/// Nothing where no end is known.
fn follow(implying: &mut Implying, question: &Question) -> Option<(Asked, Implied)> {
    let implied = implying.next(&question.form, question.decimals)?;
    (implied.span.low.is_some() || implied.span.high.is_some()).then_some((question.asked, implied))
}

/// Every level and every ratio that is not printed.
fn asked(system: &System, ratios: &[Asked]) -> Vec<Question> {
    let decimals = |rates: bool| {
        let same = system.statements.iter().filter(|of| of.form.is_rate() == rates && of.printed.is_one());
        same.map(|of| of.printed.low.scale()).max().unwrap_or(1)
    };
    let (of_levels, of_rates) = (decimals(false), decimals(true));
    let printed: BTreeSet<&Form> = system.statements.iter().filter(|of| is_narrow(of)).map(|of| &of.form).collect();
    let levels = (0..system.signed.len()).map(Asked::Level);
    let question = |asked: Asked| {
        let form = asked.form();
        let decimals = if form.is_rate() { of_rates } else { of_levels };
        Question { asked, form, decimals }
    };
    let all = levels.chain(ratios.iter().copied()).map(question);
    all.filter(|question| !printed.contains(&question.form)).collect()
}

/// Said with digits, not with "over".
fn is_narrow(statement: &Statement) -> bool {
    statement.printed.qualifier == Qualifier::Exact && statement.printed.low == statement.printed.high
}

/// As many equations as unknowns, or fewer: whatever was printed, something could be true.
fn is_loose(system: &System) -> bool {
    let equations = system.statements.len() + system.laws.len();
    let not_negative = |of: &Statement| of.printed.low >= Decimal::ZERO || of.form.is_rate();
    equations <= system.signed.len() && system.statements.iter().all(not_negative)
}

/// Sources round otherwise than to nearest, and to nearest not everything fits.
fn fits_only_so(system: &System, effort: &mut Effort) -> bool {
    let other = |of: &Statement| of.rounding.is_some_and(|rounding| rounding != Rounding::Nearest);
    if !system.statements.iter().any(other) {
        return false;
    }
    let mut nearest = system.clone();
    nearest.statements.iter_mut().for_each(|of| of.rounding = None);
    let as_nearest = Convention { levels: Rounding::Nearest, rates: Rounding::Nearest };
    crate::analysis::reconcile::fit(&nearest, as_nearest, effort) == Ok(false)
}
