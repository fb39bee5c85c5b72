//! Everything that is found out about one block of statements.

use rust_decimal::Decimal;

use crate::analysis::reconcile::{Convention, ENUMERATED, Effort, Findings, Implied, Reading, Verdict, implied, judge};
use crate::domain::statement::{Form, RatioForm, Statement, Sum, System, Unknown};
use crate::domain::{Qualifier, Rounding};

/// What a verdict and its explanation may cost: some seconds at the very most.
const EFFORT: u64 = 8_000_000;
/// What all that follows from a block may cost.
const FOLLOWING: u64 = 3_000_000;
/// Under this many conventions the implied figures are worked out.
const READINGS: usize = 6;

/// A quantity that nobody printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Asked {
    /// The level in this place of the system.
    Level(usize),
    /// The growth of one on another.
    Growth { of: usize, on: usize },
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
    /// `growths` are the pairs of unknowns of which the second is a year before the first.
    pub fn new(system: &System, growths: &[(usize, usize)]) -> Self {
        Self::judged(system).finished(system, growths)
    }

    /// The verdict; of a large block what follows from it is left for later.
    pub(super) fn first(system: &System, growths: &[(usize, usize)]) -> Self {
        let answer = Self::judged(system);
        if system.statements.len() > ENUMERATED { answer } else { answer.finished(system, growths) }
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
            under: Vec::new(),
            findings,
            pending: true,
        }
    }

    /// With what follows from the verdict.
    pub(super) fn finished(mut self, system: &System, growths: &[(usize, usize)]) -> Self {
        let asked = asked(system, growths);
        self.pending = false;
        match self.findings.verdict {
            Verdict::Consistent | Verdict::Tight => {
                let mut following = Effort::of(FOLLOWING);
                (self.implied, self.unfinished) = follow(system, &Reading::default(), &asked, &mut following);
            }
            Verdict::CannotHold if system.statements.len() <= ENUMERATED => {
                let mut following = Effort::of(FOLLOWING);
                for convention in self.findings.conventions.iter().take(READINGS) {
                    let reading = Reading { levels: convention.levels, rates: convention.rates, ..Reading::default() };
                    let (implied, _) = follow(system, &reading, &asked, &mut following);
                    self.under.push(Under { convention: *convention, implied });
                }
            }
            Verdict::CannotHold | Verdict::NotDecided => {}
        }
        self
    }

    pub fn cannot_hold(&self) -> bool {
        self.findings.verdict == Verdict::CannotHold
    }
}

fn follow(
    system: &System,
    reading: &Reading,
    asked: &[(Asked, Form, u32)],
    effort: &mut Effort,
) -> (Vec<(Asked, Implied)>, bool) {
    let forms: Vec<_> = asked.iter().map(|(_, form, decimals)| (form.clone(), *decimals)).collect();
    let answers = implied(system, reading, &forms, effort);
    let unfinished = answers.iter().any(Option::is_none);
    let known = asked.iter().zip(answers).filter_map(|((asked, ..), answer)| answer.map(|answer| (*asked, answer)));
    (known.filter(|(_, implied)| implied.span.low.is_some() || implied.span.high.is_some()).collect(), unfinished)
}

/// Every level and every growth that is not printed, with the decimals that it would be printed with.
fn asked(system: &System, growths: &[(usize, usize)]) -> Vec<(Asked, Form, u32)> {
    let decimals = |rates: bool| {
        let same = system.statements.iter().filter(|of| of.form.is_rate() == rates && of.printed.is_one());
        same.map(|of| of.printed.low.scale()).max().unwrap_or(1)
    };
    let (of_levels, of_rates) = (decimals(false), decimals(true));
    let printed = |form: &Form| system.statements.iter().any(|of| of.form == *form && is_narrow(of));
    let levels =
        (0..system.signed.len()).map(|place| (Asked::Level(place), Form::Amount(Sum::one(Unknown(place))), of_levels));
    let growths = growths.iter().map(|(of, on)| {
        let (part, whole) = (Sum::one(Unknown(*of)), Sum::one(Unknown(*on)));
        (Asked::Growth { of: *of, on: *on }, Form::Ratio { part, whole, form: RatioForm::Growth }, of_rates)
    });
    levels.chain(growths).filter(|(_, form, _)| !printed(form)).collect()
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
