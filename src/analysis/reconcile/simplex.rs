//! Linear inequalities over exact fractions: whether they can hold together, and how far a sum can go.
//!
//! A tableau in the manner of Dutertre and de Moura (2006): every inequality is a limit of one variable, an unknown or
//! a row that sums some. Limits belong to statements, which come in force and out of force without a new start.
//! *Invariant:* a row's value is always what its terms give; variables that are no row are always within their limits.

use std::collections::BTreeSet;

use super::rational::Rational;

/// An unknown, or a row that sums some.
pub(super) type Variable = usize;

/// Factors by variable, in the order of variables.
pub(super) type Terms = Vec<(Variable, Rational)>;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    Lower,
    Upper,
}

/// Why a limit is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// It holds whatever was printed: the law in this place, or that a flow is not below zero.
    Law(usize),
    NotNegative,
    /// The statement in this place.
    Statement(usize),
}

/// The work that an answer may cost; a clock is not asked, so that the same question always has the same answer.
#[derive(Debug, Clone)]
pub struct Effort {
    left: u64,
}

/// The work allowed did not suffice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exhausted;

impl Effort {
    /// About this many steps with short numbers.
    pub const fn of(steps: u64) -> Self {
        Self { left: steps }
    }

    pub fn spend(&mut self, steps: u64) -> Result<(), Exhausted> {
        self.left = self.left.checked_sub(steps).ok_or(Exhausted)?;
        Ok(())
    }
}

#[derive(Debug, Clone)]
struct Limit {
    side: Side,
    value: Rational,
    reason: Reason,
}

#[derive(Debug, Clone)]
struct Row {
    basic: Variable,
    terms: Terms,
}

/// The limit in force of one side.
#[derive(Debug, Clone)]
struct InForce {
    value: Rational,
    reason: Reason,
}

/// One inequality of a proof, with the factor that it is taken times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Over the unknowns.
    pub sum: Terms,
    pub side: Side,
    pub limit: Rational,
    pub reason: Reason,
    /// Above zero.
    pub times: Rational,
}

/// How far a variable can go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Extreme {
    /// With the limits that stop it.
    At(Rational, Vec<Taken>),
    /// The direction in which nothing stops it, by variable.
    Unbounded(Vec<Rational>),
}

#[derive(Debug, Clone)]
pub(super) struct Simplex {
    unknowns: usize,
    limits: Vec<Vec<Limit>>,
    lower: Vec<Option<InForce>>,
    upper: Vec<Option<InForce>>,
    value: Vec<Rational>,
    /// Over the unknowns.
    meaning: Vec<Terms>,
    /// The row of a variable that is one.
    row_of: Vec<Option<usize>>,
    rows: Vec<Row>,
    /// Variables whose limits leave nothing.
    crossed: BTreeSet<Variable>,
    statements: Vec<bool>,
    /// The variables that a statement limits.
    limited: Vec<Vec<Variable>>,
}

static ZERO: Rational = Rational::ZERO;

impl Simplex {
    pub fn new(unknowns: usize, statements: usize) -> Self {
        let mut this = Self {
            unknowns: 0,
            limits: Vec::new(),
            lower: Vec::new(),
            upper: Vec::new(),
            value: Vec::new(),
            meaning: Vec::new(),
            row_of: Vec::new(),
            rows: Vec::new(),
            crossed: BTreeSet::new(),
            statements: vec![true; statements],
            limited: vec![Vec::new(); statements],
        };
        for unknown in 0..unknowns {
            this.add_variable(vec![(unknown, Rational::ONE)]);
        }
        this.unknowns = unknowns;
        this
    }

    fn add_variable(&mut self, meaning: Terms) -> Variable {
        self.limits.push(Vec::new());
        self.lower.push(None);
        self.upper.push(None);
        self.value.push(Rational::ZERO);
        self.meaning.push(meaning);
        self.row_of.push(None);
        self.value.len() - 1
    }

    /// A row for a sum of unknowns; an unknown by itself is its own.
    pub fn variable(&mut self, sum: Terms) -> Variable {
        match sum.as_slice() {
            [(unknown, factor)] if *factor == Rational::ONE => *unknown,
            _ => self.add_row(sum),
        }
    }

    fn add_row(&mut self, sum: Terms) -> Variable {
        let mut terms = Terms::new();
        for (unknown, factor) in &sum {
            match self.row(*unknown) {
                Some(row) => terms = combined(&terms, factor, &row.terms),
                None => terms = combined(&terms, factor, &[(*unknown, Rational::ONE)]),
            }
        }
        let value = terms.iter().fold(Rational::ZERO, |sum, (term, factor)| sum.plus_times(factor, self.value(*term)));
        let basic = self.add_variable(sum);
        if let Some(own) = self.value.get_mut(basic) {
            *own = value;
        }
        if let Some(row_of) = self.row_of.get_mut(basic) {
            *row_of = Some(self.rows.len());
        }
        self.rows.push(Row { basic, terms });
        basic
    }

    /// Takes the newest variable away, which was added as a row without limits.
    fn remove_row(&mut self) {
        self.rows.pop();
        self.limits.pop();
        self.lower.pop();
        self.upper.pop();
        self.value.pop();
        self.meaning.pop();
        self.row_of.pop();
    }

    pub fn limit(&mut self, variable: Variable, side: Side, value: Rational, reason: Reason) {
        if let Some(limits) = self.limits.get_mut(variable) {
            limits.push(Limit { side, value, reason });
        }
        if let Reason::Statement(statement) = reason
            && let Some(limited) = self.limited.get_mut(statement)
            && !limited.contains(&variable)
        {
            limited.push(variable);
        }
        self.renew(variable);
    }

    /// Puts a statement in force or out of force.
    pub fn set(&mut self, statement: usize, in_force: bool) {
        let Some(state) = self.statements.get_mut(statement) else { return };
        if *state == in_force {
            return;
        }
        *state = in_force;
        for variable in self.limited.get(statement).cloned().unwrap_or_default() {
            self.renew(variable);
        }
    }

    /// Puts just these statements in force.
    pub fn set_all(&mut self, in_force: impl Fn(usize) -> bool) {
        for statement in 0..self.statements.len() {
            self.set(statement, in_force(statement));
        }
    }

    /// Finds the tightest limits of a variable, and takes it back within them where it is no row.
    fn renew(&mut self, variable: Variable) {
        let (mut lower, mut upper): (Option<InForce>, Option<InForce>) = (None, None);
        for limit in self.limits.get(variable).into_iter().flatten() {
            if let Reason::Statement(statement) = limit.reason
                && !self.statements.get(statement).is_some_and(|in_force| *in_force)
            {
                continue;
            }
            let tightest = if limit.side == Side::Lower { &mut lower } else { &mut upper };
            let tighter = tightest.as_ref().is_none_or(|held| match limit.side {
                Side::Lower => limit.value > held.value,
                Side::Upper => limit.value < held.value,
            });
            if tighter {
                *tightest = Some(InForce { value: limit.value.clone(), reason: limit.reason });
            }
        }
        if lower.as_ref().zip(upper.as_ref()).is_some_and(|(lower, upper)| lower.value > upper.value) {
            self.crossed.insert(variable);
        } else {
            self.crossed.remove(&variable);
        }
        let is_row = self.row(variable).is_some();
        let value = self.value(variable);
        let within = match (&lower, &upper) {
            (Some(lower), _) if *value < lower.value => Some(lower.value.clone()),
            (_, Some(upper)) if *value > upper.value => Some(upper.value.clone()),
            _ => None,
        };
        if let Some(within) = within.filter(|_| !is_row) {
            self.shift(variable, &(&within - self.value(variable)));
        }
        if let Some(own) = self.lower.get_mut(variable) {
            *own = lower;
        }
        if let Some(own) = self.upper.get_mut(variable) {
            *own = upper;
        }
    }

    /// Moves a variable that is no row, and all rows with it.
    fn shift(&mut self, variable: Variable, by: &Rational) {
        if by.is_zero() {
            return;
        }
        if let Some(value) = self.value.get_mut(variable) {
            *value = &*value + by;
        }
        for row in &self.rows {
            if let Some(factor) = factor_of(&row.terms, variable)
                && let Some(value) = self.value.get_mut(row.basic)
            {
                *value = value.plus_times(factor, by);
            }
        }
    }

    fn row(&self, variable: Variable) -> Option<&Row> {
        self.rows.get((*self.row_of.get(variable)?)?)
    }

    fn value(&self, variable: Variable) -> &Rational {
        self.value.get(variable).unwrap_or(&ZERO)
    }

    fn lower(&self, variable: Variable) -> Option<&InForce> {
        self.lower.get(variable)?.as_ref()
    }

    fn upper(&self, variable: Variable) -> Option<&InForce> {
        self.upper.get(variable)?.as_ref()
    }

    /// A way in which the unknowns can be, after [`Self::check`] found one.
    pub fn point(&self) -> &[Rational] {
        self.value.get(..self.unknowns).unwrap_or_default()
    }

    fn can_move(&self, variable: Variable, up: bool) -> bool {
        let value = self.value(variable);
        if up {
            self.upper(variable).is_none_or(|upper| *value < upper.value)
        } else {
            self.lower(variable).is_none_or(|lower| *value > lower.value)
        }
    }

    /// Whether all limits in force can hold together; if not, the proof (Farkas): the inequalities that it takes, with
    /// their factors, add up to nothing on the left and to less than nothing on the right.
    pub fn check(&mut self, effort: &mut Effort) -> Result<Result<(), Vec<Taken>>, Exhausted> {
        if let Some(crossed) = self.crossed.first() {
            let both = [Side::Lower, Side::Upper].map(|side| self.taken(*crossed, side, Rational::ONE));
            return Ok(Err(both.into_iter().flatten().collect()));
        }
        let mut patience = 4 * self.rows.len() + 16;
        while let Some((place, below)) = self.violated() {
            let Some(row) = self.rows.get(place) else { break };
            let fits = |(term, factor): &&(Variable, Rational)| self.can_move(*term, factor.is_positive() == below);
            let entering = match patience.checked_sub(1) {
                Some(left) => {
                    patience = left;
                    let frequency =
                        |term: Variable| self.rows.iter().filter(|row| factor_of(&row.terms, term).is_some()).count();
                    row.terms.iter().filter(fits).map(|(term, _)| *term).min_by_key(|term| (frequency(*term), *term))
                }
                // The first that fits, each time, always comes to an end (Bland).
                None => row.terms.iter().find(fits).map(|(term, _)| *term),
            };
            let basic = row.basic;
            let target = if below { self.lower(basic) } else { self.upper(basic) };
            let Some(target) = target.map(|limit| limit.value.clone()) else { break };
            let Some(entering) = entering else { return Ok(Err(self.proof(place, below))) };
            self.move_to(place, entering, &target, effort)?;
        }
        Ok(Ok(()))
    }

    /// The first row out of its limits, and whether it is below them.
    fn violated(&self) -> Option<(usize, bool)> {
        let mut first: Option<(Variable, usize, bool)> = None;
        for (place, row) in self.rows.iter().enumerate() {
            if first.is_some_and(|(basic, ..)| basic < row.basic) {
                continue;
            }
            let value = self.value(row.basic);
            if self.lower(row.basic).is_some_and(|lower| *value < lower.value) {
                first = Some((row.basic, place, true));
            } else if self.upper(row.basic).is_some_and(|upper| *value > upper.value) {
                first = Some((row.basic, place, false));
            }
        }
        first.map(|(_, place, below)| (place, below))
    }

    fn taken(&self, variable: Variable, side: Side, times: Rational) -> Option<Taken> {
        let limit = match side {
            Side::Lower => self.lower(variable)?,
            Side::Upper => self.upper(variable)?,
        };
        let sum = self.meaning.get(variable).cloned().unwrap_or_default();
        Some(Taken { sum, side, limit: limit.value.clone(), reason: limit.reason, times })
    }

    /// What keeps a sum of terms from rising: the other way round, from falling.
    fn stops(&self, terms: &[(Variable, Rational)], rising: bool) -> Vec<Taken> {
        let stop = |(term, factor): &(Variable, Rational)| {
            let up = factor.is_positive() == rising;
            let times = if factor.is_negative() { -factor } else { factor.clone() };
            self.taken(*term, if up { Side::Upper } else { Side::Lower }, times)
        };
        terms.iter().filter_map(stop).collect()
    }

    fn proof(&self, place: usize, below: bool) -> Vec<Taken> {
        let Some(row) = self.rows.get(place) else { return Vec::new() };
        let own = self.taken(row.basic, if below { Side::Lower } else { Side::Upper }, Rational::ONE);
        own.into_iter().chain(self.stops(&row.terms, below)).collect()
    }

    /// Exchanges a row's variable with one of its terms, such that the row's variable comes to `target`.
    fn move_to(
        &mut self,
        place: usize,
        entering: Variable,
        target: &Rational,
        effort: &mut Effort,
    ) -> Result<(), Exhausted> {
        let Some(row) = self.rows.get(place) else { return Ok(()) };
        let leaving = row.basic;
        let Some(inverse) = factor_of(&row.terms, entering).and_then(Rational::inverse) else { return Ok(()) };
        let by = &(target - self.value(leaving)) * &inverse;
        if let Some(value) = self.value.get_mut(entering) {
            *value = &*value + &by;
        }
        if let Some(value) = self.value.get_mut(leaving) {
            *value = target.clone();
        }
        let mut terms = self.rows.get_mut(place).map(|row| std::mem::take(&mut row.terms)).unwrap_or_default();
        let scale = -&inverse;
        for (term, factor) in &mut terms {
            if *term == entering {
                (*term, *factor) = (leaving, inverse.clone());
            } else {
                *factor = &*factor * &scale;
            }
        }
        terms.sort_by_key(|(term, _)| *term);
        for row in self.rows.iter_mut().filter(|row| !row.terms.is_empty()) {
            let Some(at) = place_of(&row.terms, entering) else { continue };
            let (_, factor) = row.terms.remove(at);
            effort.spend(cost(&terms) + cost(&row.terms))?;
            if let Some(value) = self.value.get_mut(row.basic) {
                *value = value.plus_times(&factor, &by);
            }
            row.terms = combined(&row.terms, &factor, &terms);
        }
        if let Some(row) = self.rows.get_mut(place) {
            *row = Row { basic: entering, terms };
        }
        if let Some(row_of) = self.row_of.get_mut(leaving) {
            *row_of = None;
        }
        if let Some(row_of) = self.row_of.get_mut(entering) {
            *row_of = Some(place);
        }
        Ok(())
    }

    /// How far a variable can rise or fall. Only after [`Self::check`] found a way in which all limits hold.
    pub fn extreme(&mut self, variable: Variable, side: Side, effort: &mut Effort) -> Result<Extreme, Exhausted> {
        let rising = side == Side::Upper;
        loop {
            let own = [(variable, Rational::ONE)];
            let terms = self.row(variable).map_or(own.as_slice(), |row| row.terms.as_slice());
            let entering = terms
                .iter()
                .map(|(term, factor)| (*term, factor.is_positive() == rising))
                .find(|(term, up)| self.can_move(*term, *up));
            let Some((entering, up)) = entering else {
                return Ok(Extreme::At(self.value(variable).clone(), self.stops(terms, rising)));
            };
            effort.spend(self.rows.len() as u64)?;
            match self.first_stop(entering, up) {
                None => return Ok(Extreme::Unbounded(self.ray(entering, up))),
                Some((Stop::Own, by)) => self.shift(entering, &by),
                Some((Stop::Row(place, target), _)) => self.move_to(place, entering, &target, effort)?,
            }
        }
    }

    /// What stops a variable that is no row from moving on, and by how much it can move.
    fn first_stop(&self, entering: Variable, up: bool) -> Option<(Stop, Rational)> {
        let own = if up { self.upper(entering) } else { self.lower(entering) };
        let mut first = own.map(|limit| (entering, Stop::Own, &limit.value - self.value(entering)));
        for (place, row) in self.rows.iter().enumerate() {
            let Some(factor) = factor_of(&row.terms, entering) else { continue };
            let limit = if factor.is_positive() == up { self.upper(row.basic) } else { self.lower(row.basic) };
            let Some(limit) = limit else { continue };
            let Some(by) = (&limit.value - self.value(row.basic)).over(factor) else { continue };
            let nearer = first.as_ref().is_none_or(|(variable, _, least)| {
                let order = if up { by.cmp(least) } else { least.cmp(&by) };
                order.is_lt() || order.is_eq() && row.basic < *variable
            });
            if nearer {
                first = Some((row.basic, Stop::Row(place, limit.value.clone()), by));
            }
        }
        first.map(|(_, stop, by)| (stop, by))
    }

    fn ray(&self, entering: Variable, up: bool) -> Vec<Rational> {
        let step = Rational::whole(if up { 1 } else { -1 });
        let mut ray = vec![Rational::ZERO; self.value.len()];
        for row in &self.rows {
            if let Some(factor) = factor_of(&row.terms, entering)
                && let Some(along) = ray.get_mut(row.basic)
            {
                *along = factor * &step;
            }
        }
        if let Some(along) = ray.get_mut(entering) {
            *along = step;
        }
        ray
    }

    /// How far a sum of unknowns can go.
    pub fn extreme_of(&mut self, sum: Terms, side: Side, effort: &mut Effort) -> Result<Extreme, Exhausted> {
        if let [(unknown, factor)] = sum.as_slice()
            && *factor == Rational::ONE
        {
            return self.extreme(*unknown, side, effort);
        }
        let row = self.add_row(sum);
        let extreme = self.extreme(row, side, effort);
        // It has no limits of its own, so that it is still a row, and the last one.
        self.remove_row();
        extreme
    }
}

enum Stop {
    Own,
    Row(usize, Rational),
}

fn place_of(terms: &[(Variable, Rational)], variable: Variable) -> Option<usize> {
    terms.binary_search_by_key(&variable, |(term, _)| *term).ok()
}

fn factor_of(terms: &[(Variable, Rational)], variable: Variable) -> Option<&Rational> {
    terms.get(place_of(terms, variable)?).map(|(_, factor)| factor)
}

fn cost(terms: &[(Variable, Rational)]) -> u64 {
    terms.iter().map(|(_, factor)| factor.words()).sum()
}

/// `terms` + `factor` × `others`
pub(super) fn combined(terms: &[(Variable, Rational)], factor: &Rational, others: &[(Variable, Rational)]) -> Terms {
    let mut sum = Terms::with_capacity(terms.len() + others.len());
    let (mut left, mut right) = (terms.iter().peekable(), others.iter().peekable());
    loop {
        let next = match (left.peek(), right.peek()) {
            (None, None) => return sum,
            (Some((a, _)), Some((b, _))) => a.cmp(b),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
        };
        let (ours, theirs) = match next {
            std::cmp::Ordering::Less => (left.next(), None),
            std::cmp::Ordering::Greater => (None, right.next()),
            std::cmp::Ordering::Equal => (left.next(), right.next()),
        };
        match (ours, theirs) {
            (Some(ours), None) => sum.push(ours.clone()),
            (None, Some((term, other))) => {
                let times = factor * other;
                if !times.is_zero() {
                    sum.push((*term, times));
                }
            }
            (Some((term, own)), Some((_, other))) => {
                let both = own.plus_times(factor, other);
                if !both.is_zero() {
                    sum.push((*term, both));
                }
            }
            (None, None) => return sum,
        }
    }
}
