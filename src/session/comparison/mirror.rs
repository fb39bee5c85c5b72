//! The two sides of a trade in words: each side's figures, what lies between them, and the usual causes of that.
//!
//! *Invariant:* it is called an asymmetry, never an error, and no cause is said to be the one.

use std::ops::Range;
use std::rc::Rc;

use super::reading::{ReadCell, ReadHead, ReadTable};
use crate::analysis::growth::{Growth, GrowthForm};
use crate::analysis::mirror::{Cause, Mirror, MirrorRow, Way, kinds};
use crate::analysis::sheet::{Cell, Column, Content, Origin, Remark, RowsOf};
use crate::domain::{CellRef, Dataset, DatasetId, Flow, Key, ObsStatus, Project, TradeSystem, Valuation};
use crate::session::copying::{Plain, plain_cell};
use crate::session::{Session, wording};
use crate::words::Words;

/// Columns of each way.
const WIDE: usize = 5;

/// Both sides against periods.
pub struct MirrorTable<'a> {
    session: &'a Session,
    words: &'a Words,
    own: &'a Dataset,
    other: &'a Dataset,
    found: Rc<Mirror>,
}

/// The kinds of periods that the two sides have figures of.
pub fn kinds_of(session: &Session, own: DatasetId) -> Vec<RowsOf> {
    let datasets = &session.project().datasets;
    let both = datasets.get(own).zip(session.mirror_of(own).and_then(|other| datasets.get(other)));
    both.map(|(own, other)| kinds(own, other)).unwrap_or_default()
}

impl<'a> MirrorTable<'a> {
    /// `None` where the dataset has no mirror.
    pub fn new(session: &'a Session, words: &'a Words, own: DatasetId, kind: RowsOf) -> Option<Self> {
        let other = session.mirror_of(own)?;
        let found = session.mirrored(own, other, kind)?;
        let datasets = &session.project().datasets;
        Some(Self { session, words, own: datasets.get(own)?, other: datasets.get(other)?, found })
    }

    pub fn datasets(&self) -> (&'a Dataset, &'a Dataset) {
        (self.own, self.other)
    }

    fn project(&self) -> &'a Project {
        self.session.project()
    }

    /// Who reports a dataset.
    fn side(&self, dataset: &'a Dataset) -> &'a str {
        self.project().area_name(&dataset.head.reporter, self.words.language())
    }

    /// The exporting and the importing side of a way.
    fn sides(&self, nth: usize) -> (&'a Dataset, &'a Dataset) {
        if nth == 0 { (self.own, self.other) } else { (self.other, self.own) }
    }

    fn way(row: &MirrorRow, nth: usize) -> &Way {
        if nth == 0 { &row.out } else { &row.back }
    }

    fn level(&self, cell: &Cell, flow: Flow, row: &MirrorRow) -> ReadCell {
        let column = Column::level(flow);
        let mut said: Vec<String> =
            wording::origin_sentence(self.words, self.project(), cell, row.period).into_iter().collect();
        said.extend(cell.remarks.iter().map(|remark| wording::remark_sentence(self.words, *remark).to_owned()));
        ReadCell {
            text: wording::cell_text(self.words, cell, column),
            plain: plain_cell(self.words, cell, column),
            decimals: match &cell.content {
                Content::Level { value, .. } => value.scale(),
                _ => 0,
            },
            calculated: !matches!(cell.origin, Origin::Printed { .. }),
            said,
        }
    }

    fn between(&self, cell: &Cell, form: GrowthForm) -> ReadCell {
        let Content::Growth(growth) = &cell.content else { return ReadCell::missing(self.words) };
        let text = wording::growth_text(self.words, growth, form);
        let plain = match growth {
            Growth::Percent(of) => Plain::Percent(of.value),
            Growth::Change(of) | Growth::ChangeOnly(of) => Plain::Number(of.value),
            Growth::Times(of) => Plain::Times(of.value),
            Growth::NoLevel | Growth::NoBase => Plain::Empty,
            _ => Plain::Text(text.clone()),
        };
        let asymmetry = cell.has(Remark::Asymmetry);
        let mut said = vec![self.words.t("mirror-gap-is").to_owned()];
        if let Some(of) = growth.estimate().filter(|of| of.approximate) {
            let interval = wording::growth_text(self.words, &Growth::Bounded(of.interval), form);
            said.push(self.words.with("revisions-interval", &[("interval", &interval)]));
        }
        if growth.estimate().is_some() {
            let id = if asymmetry { "figure-remark-asymmetry" } else { "mirror-within-rounding" };
            said.push(self.words.t(id).to_owned());
        }
        let decimals = growth.estimate().map_or(0, |of| of.value.scale());
        ReadCell { text, plain, decimals, calculated: true, said }
    }

    fn ratio(&self, way: &Way) -> ReadCell {
        let Some(ratio) = way.ratio else { return ReadCell::missing(self.words) };
        let said = vec![self.words.t("mirror-ratio-is").to_owned()];
        let (text, decimals) = (self.words.decimal(ratio), ratio.scale());
        ReadCell { text, plain: Plain::Number(ratio), decimals, calculated: true, said }
    }

    /// What can lie behind the asymmetries, as far as the two datasets tell.
    pub fn causes(&self) -> Vec<String> {
        self.found.causes.iter().map(|cause| self.cause(cause)).collect()
    }

    fn named(&self, id: DatasetId) -> &'a str {
        self.side(if id == self.own.id { self.own } else { self.other })
    }

    fn all_named(&self, ids: &[DatasetId]) -> String {
        match ids {
            [one] => self.named(*one).to_owned(),
            _ => self.words.with("mirror-both", &[("one", self.side(self.own)), ("other", self.side(self.other))]),
        }
    }

    fn cause(&self, cause: &Cause) -> String {
        let words = self.words;
        match cause {
            Cause::Valuation { exporter, importer, exports, imports } => {
                let [exported, imported] = [*exports, *imports].map(|of| valuation_name(words, of));
                let known = [
                    ("exporter", self.named(*exporter)),
                    ("importer", self.named(*importer)),
                    ("exports", exported),
                    ("imports", imported),
                ];
                words.with(valuation_id(*exports, *imports), &known)
            }
            Cause::ValuationNotStated => words.t("mirror-valuation-none-stated").to_owned(),
            Cause::System(own, other) => self.system(*own, *other),
            Cause::TimeLag { short_periods: true } => words.t("mirror-time-lag-short").to_owned(),
            Cause::TimeLag { short_periods: false } => words.t("mirror-time-lag").to_owned(),
            Cause::Attribution { on_file } if on_file.is_empty() => words.t("mirror-attribution").to_owned(),
            Cause::Attribution { on_file } => {
                words.with("mirror-attribution-on-file", &[("side", &self.all_named(on_file))])
            }
            Cause::Confidentiality { held_back } if held_back.is_empty() => words.t("mirror-confidential").to_owned(),
            Cause::Confidentiality { held_back } => {
                words.with("mirror-confidential-on-file", &[("side", &self.all_named(held_back))])
            }
            Cause::Currency { own, other } if own.trim() == other.trim() => {
                words.with("mirror-currency", &[("unit", own)])
            }
            Cause::Currency { own, other } => words.with("mirror-currency-differs", &[("own", own), ("other", other)]),
            Cause::Provisional(sides) => {
                let status = wording::status_name(words, ObsStatus::Provisional).to_lowercase();
                words.with("mirror-provisional", &[("side", &self.all_named(sides)), ("status", &status)])
            }
        }
    }

    fn system(&self, own: TradeSystem, other: TradeSystem) -> String {
        let words = self.words;
        let sides = [("own", self.side(self.own)), ("other", self.side(self.other))];
        let Some((one, two)) = system_id(own).zip(system_id(other)) else {
            return words.with("mirror-system-not-stated", &sides);
        };
        let id = if own == other { "mirror-system-same" } else { "mirror-system-differs" };
        let [own, other] = sides;
        words.with(id, &[own, other, ("one", words.t(one)), ("two", words.t(two))])
    }
}

fn valuation_id(exports: Valuation, imports: Valuation) -> &'static str {
    match (exports, imports) {
        (Valuation::Fob, Valuation::Cif) => "mirror-valuation-fob-cif",
        (Valuation::NotStated, Valuation::NotStated) => "mirror-valuation-not-stated",
        (Valuation::NotStated, _) => "mirror-valuation-exports-not-stated",
        (_, Valuation::NotStated) => "mirror-valuation-imports-not-stated",
        (one, other) if one == other => "mirror-valuation-same",
        _ => "mirror-valuation-cif-fob",
    }
}

fn valuation_name(words: &Words, valuation: Valuation) -> &str {
    match valuation {
        Valuation::NotStated => "",
        Valuation::Fob => words.t("form-valuation-fob"),
        Valuation::Cif => words.t("form-valuation-cif"),
    }
}

fn system_id(system: TradeSystem) -> Option<&'static str> {
    match system {
        TradeSystem::NotStated => None,
        TradeSystem::General => Some("mirror-system-general"),
        TradeSystem::SpecialStrict => Some("mirror-system-strict"),
        TradeSystem::SpecialRelaxed => Some("mirror-system-relaxed"),
    }
}

/// The way that a column is of, and its place there.
fn place_of(column: usize) -> Option<(usize, usize)> {
    let column = column.checked_sub(1)?;
    Some((column / WIDE, column % WIDE))
}

impl ReadTable for MirrorTable<'_> {
    fn words(&self) -> &Words {
        self.words
    }

    fn rows(&self) -> usize {
        self.found.rows.len()
    }

    fn columns(&self) -> usize {
        1 + 2 * WIDE
    }

    fn groups(&self) -> Vec<(Range<usize>, String)> {
        let group = |nth: usize| {
            let (from, to) = self.sides(nth);
            let text = self.words.with("mirror-way", &[("from", self.side(from)), ("to", self.side(to))]);
            (1 + nth * WIDE..1 + (nth + 1) * WIDE, text)
        };
        (0..2).map(group).collect()
    }

    fn head(&self, column: usize) -> ReadHead {
        let Some((nth, at)) = place_of(column) else {
            let text = self.words.t("mirror-column-period").to_owned();
            return ReadHead { name: text.clone(), text, begins: false };
        };
        let (from, to) = self.sides(nth);
        let (id, side) = match at {
            0 => ("mirror-column-exports", Some(from)),
            1 => ("mirror-column-imports", Some(to)),
            2 => ("mirror-column-gap", None),
            3 => ("mirror-column-percent", None),
            _ => ("mirror-column-ratio", None),
        };
        // Whose exports and whose imports the head over both says.
        let text = self.words.t(id).to_owned();
        let name = match side {
            Some(side) => self.words.with("mirror-name-of", &[("column", &text), ("side", self.side(side))]),
            None => {
                let way = self.words.with("mirror-way", &[("from", self.side(from)), ("to", self.side(to))]);
                self.words.with("mirror-name-way", &[("column", &text), ("way", &way)])
            }
        };
        ReadHead { text, name, begins: at == 0 }
    }

    fn cell(&self, row: usize, column: usize) -> ReadCell {
        let Some(row) = self.found.rows.get(row) else { return ReadCell::default() };
        let Some((nth, at)) = place_of(column) else {
            return ReadCell::of_text(self.words.period(row.period));
        };
        let way = Self::way(row, nth);
        match at {
            0 => self.level(&way.exports, Flow::Exports, row),
            1 => self.level(&way.imports, Flow::Imports, row),
            2 => self.between(&way.gap, GrowthForm::Change),
            3 => self.between(&way.percent, GrowthForm::Percent),
            _ => self.ratio(way),
        }
    }

    fn place(&self, row: usize, column: usize) -> Option<CellRef> {
        let row = self.found.rows.get(row)?;
        let (nth, at) = place_of(column).unwrap_or((0, 0));
        let (from, to) = self.sides(nth);
        let (dataset, flow) = if at == 1 { (to, Flow::Imports) } else { (from, Flow::Exports) };
        Some(CellRef { dataset: dataset.id, key: Key::level(flow, row.period) })
    }
}
