//! The table of partners as a grid: parts in the order chosen, then the rest, the total, and what stands apart.

use std::collections::BTreeMap;

use egui::Id;
use rust_decimal::{Decimal, RoundingStrategy};

use super::Chosen;
use super::texts::{approximate, decimals, interval_text, value_text};
use crate::analysis::growth::Amount;
use crate::analysis::partners::{By, Partners, Role, RowOf, Shown, Value};
use crate::domain::{CellRef, DatasetId, Flow, Key, Multiplier, Period, Project};
use crate::session::grid::{Cells, Marks, Spot};
use crate::session::{Session, dataset_name, wording};
use crate::ui::View;
use crate::ui::command::GridCommand;
use crate::ui::grid::{Align, Does, Face, GridSource, Head, Hint, Ink, Mark, MenuEntry, Shape, Sorting, Target};
use crate::words::{Words, plain_spaces};

pub const GO_TO_DATASET: u32 = 1;

/// A row by what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKey {
    Of(RowOf),
    /// Of how many parts a sum is.
    Completeness,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColumnOf {
    Name,
    Rank,
    Share,
    Period(Period),
}

/// A cell by what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At {
    pub row: RowKey,
    pub column: ColumnOf,
}

pub struct PartnerSource<'a> {
    session: &'a Session,
    words: &'a Words,
    chosen: Chosen,
    table: &'a Partners,
    multiplier: Multiplier,
    version: u64,
    sort: Option<(ColumnOf, bool)>,
    widths: &'a BTreeMap<ColumnOf, f32>,
    rows: Vec<RowKey>,
    columns: Vec<ColumnOf>,
    ranks: BTreeMap<usize, usize>,
    /// The period of rank and share.
    at: Option<Period>,
}

impl<'a> PartnerSource<'a> {
    pub fn new(
        view: &View<'a>,
        chosen: &Chosen,
        table: &'a Partners,
        multiplier: Multiplier,
        version: u64,
        sort: Option<(ColumnOf, bool)>,
        widths: &'a BTreeMap<ColumnOf, f32>,
    ) -> Self {
        let at = chosen.at.filter(|at| table.periods().contains(at)).or_else(|| table.fullest());
        let first = [ColumnOf::Name, ColumnOf::Rank, ColumnOf::Share];
        let periods = table.periods().iter().map(|period| ColumnOf::Period(*period));
        let mut source = Self {
            session: view.session,
            words: view.words,
            chosen: chosen.clone(),
            table,
            multiplier,
            version,
            sort,
            widths,
            rows: Vec::new(),
            columns: first.into_iter().chain(periods).collect(),
            ranks: at.map(|at| table.ranks(at)).unwrap_or_default(),
            at,
        };
        source.rows = source.ordered();
        source
    }

    fn ordered(&self) -> Vec<RowKey> {
        let of = |role| self.table.with_role(role);
        let mut parts: Vec<_> = of(Role::Part).collect();
        let (column, descending) = self.sort.unwrap_or((ColumnOf::Rank, false));
        if column == ColumnOf::Name {
            parts.sort_by_cached_key(|member| self.member_name(*member).to_lowercase());
            if descending {
                parts.reverse();
            }
        } else {
            let key = |member: &usize| self.order(*member, column);
            let mut keyed: Vec<_> = parts.iter().map(|member| (key(member), *member)).collect();
            keyed.sort_by(|(a, _), (b, _)| match (a, b) {
                (Some(a), Some(b)) if descending => b.cmp(a),
                (Some(a), Some(b)) => a.cmp(b),
                // What has nothing there stands last either way.
                (a, b) => b.is_some().cmp(&a.is_some()),
            });
            parts = keyed.into_iter().map(|(_, member)| member).collect();
        }
        let mut rows: Vec<_> = parts.into_iter().map(|member| RowKey::Of(RowOf::Part(member))).collect();
        let periods = || self.table.periods().iter();
        if periods().any(|period| self.table.other(*period).is_some()) {
            rows.push(RowKey::Of(RowOf::Other));
        }
        rows.push(RowKey::Of(RowOf::Total));
        if periods().any(|period| self.table.total(*period).is_some_and(|total| total.sum_of.is_some())) {
            rows.push(RowKey::Completeness);
        }
        rows.extend(of(Role::Group).chain(of(Role::Second)).map(|member| RowKey::Of(RowOf::Apart(member))));
        rows
    }

    fn order(&self, member: usize, column: ColumnOf) -> Option<Decimal> {
        match column {
            ColumnOf::Name => None,
            ColumnOf::Rank => self.ranks.get(&member).map(|rank| Decimal::from(*rank)),
            ColumnOf::Share => self.table.value(RowOf::Part(member), self.at?, Shown::Share).order(),
            ColumnOf::Period(period) => self.table.value(RowOf::Part(member), period, self.chosen.shown).order(),
        }
    }

    fn project(&self) -> &'a Project {
        self.session.project()
    }

    pub fn dataset_of(&self, row: RowKey) -> Option<DatasetId> {
        let member = match row {
            RowKey::Of(RowOf::Part(member) | RowOf::Apart(member)) => member,
            RowKey::Of(RowOf::Total) => self.table.with_role(Role::Total).next()?,
            RowKey::Of(RowOf::Other) | RowKey::Completeness => return None,
        };
        self.table.members.get(member).map(|member| member.dataset)
    }

    /// The partner, or the product; the dataset's own name where there is neither, or more than one of it.
    fn member_name(&self, member: usize) -> String {
        let found = self.table.members.get(member);
        let dataset = found.and_then(|member| self.project().datasets.get(member.dataset));
        let Some((member, dataset)) = found.zip(dataset) else { return String::new() };
        let own = match self.chosen.set.as_ref().map(|set| &set.by) {
            Some(By::Product { .. }) => dataset.head.product.trim(),
            _ => self.project().area_name(&dataset.head.partner, self.words.language()),
        };
        if own.is_empty() || member.role == Role::Second {
            return dataset_name(self.project(), dataset, self.words);
        }
        own.to_owned()
    }

    pub fn row_name(&self, row: RowKey) -> String {
        let by_product = matches!(self.chosen.set.as_ref().map(|set| &set.by), Some(By::Product { .. }));
        match row {
            RowKey::Of(RowOf::Part(member) | RowOf::Apart(member)) => self.member_name(member),
            RowKey::Of(RowOf::Other) => self.words.t("partners-other").to_owned(),
            RowKey::Of(RowOf::Total) => match self.table.with_role(Role::Total).next() {
                Some(member) => self.words.with("partners-total", &[("name", &self.member_name(member))]),
                None if by_product => self.words.count("partners-sum-products", self.table.parts()),
                None => self.words.count("partners-sum-partners", self.table.parts()),
            },
            RowKey::Completeness if by_product => self.words.t("partners-products-in-sum").to_owned(),
            RowKey::Completeness => self.words.t("partners-partners-in-sum").to_owned(),
        }
    }

    fn key_at(&self, spot: Spot) -> Option<(RowKey, ColumnOf)> {
        Some((*self.rows.get(spot.row)?, *self.columns.get(spot.column)?))
    }

    fn value(&self, row: RowKey, column: ColumnOf) -> Value {
        let RowKey::Of(row) = row else { return Value::Missing };
        match column {
            ColumnOf::Name | ColumnOf::Rank => Value::Missing,
            ColumnOf::Share => self.at.map_or(Value::Missing, |at| self.table.value(row, at, Shown::Share)),
            ColumnOf::Period(period) => self.table.value(row, period, self.chosen.shown),
        }
    }

    /// A rest has no more decimals than the roughest of what it was taken from, and is as uncertain as all of that.
    fn rest_text(&self, period: Period, amount: Amount) -> String {
        let decimals = self.table.rest_decimals(period).unwrap_or(0);
        let nearest = RoundingStrategy::MidpointAwayFromZero;
        let value = amount.value.map(|value| value.round_dp_with_strategy(decimals, nearest));
        let wide = value.is_some_and(|value| !amount.interval.rounds_to(value));
        let rounded = Value::Level { amount: Amount { value, ..amount }, derived: true };
        approximate(wide, value_text(self.words, &rounded, self.chosen.flow))
    }

    /// "12 of 14", where the total of a period is a sum.
    fn completeness(&self, column: ColumnOf) -> Option<String> {
        let period = match column {
            ColumnOf::Period(period) => period,
            ColumnOf::Share => self.at?,
            ColumnOf::Name | ColumnOf::Rank => return None,
        };
        let count = self.table.total(period)?.sum_of?;
        let (count, all) = (count.to_string(), self.table.parts().to_string());
        Some(self.words.with("partners-of", &[("count", &count), ("all", &all)]))
    }

    pub fn text(&self, spot: Spot) -> String {
        let Some((row, column)) = self.key_at(spot) else { return String::new() };
        match (row, column) {
            (row, ColumnOf::Name) => self.row_name(row),
            (RowKey::Of(RowOf::Part(member)), ColumnOf::Rank) => {
                let missing = || self.words.t("figure-missing").to_owned();
                self.ranks.get(&member).map_or_else(missing, usize::to_string)
            }
            (_, ColumnOf::Rank) => String::new(),
            (RowKey::Completeness, column) => self.completeness(column).unwrap_or_default(),
            (row, column) => {
                let value = self.value(row, column);
                match (row, column, &value) {
                    (RowKey::Of(RowOf::Other), ColumnOf::Period(period), Value::Level { amount, .. }) => {
                        self.rest_text(period, *amount)
                    }
                    _ => value_text(self.words, &value, self.chosen.flow),
                }
            }
        }
    }

    /// The cell of a dataset that a level here is.
    pub fn cell_of(&self, row: RowKey, column: ColumnOf) -> Option<CellRef> {
        let ColumnOf::Period(period) = column else { return None };
        Some(CellRef { dataset: self.dataset_of(row)?, key: Key::level(self.chosen.flow, period) })
    }

    /// The cell of the period of rank and share.
    pub fn rank_cell(&self, row: RowKey) -> Option<CellRef> {
        self.cell_of(row, ColumnOf::Period(self.at?))
    }

    /// The cell, where a level can be typed into it.
    pub fn typed_cell(&self, row: RowKey, column: ColumnOf) -> Result<CellRef, &'static str> {
        self.takes_levels()?;
        let cell = self.cell_of(row, column).ok_or("partners-calculated")?;
        let head = self.project().datasets.get(cell.dataset).map(|dataset| &dataset.head);
        let same = head.is_some_and(|head| head.shown == self.multiplier);
        if same { Ok(cell) } else { Err("partners-other-multiple") }
    }

    pub fn head_text(&self, column: ColumnOf) -> String {
        match column {
            ColumnOf::Name => match self.chosen.set.as_ref().map(|set| &set.by) {
                Some(By::Product { .. }) => self.words.t("partners-column-product").to_owned(),
                _ => self.words.t("partners-column-partner").to_owned(),
            },
            ColumnOf::Rank => self.words.t("partners-column-rank").to_owned(),
            ColumnOf::Share => {
                let period = self.at.map_or_else(String::new, |at| self.words.period_short(at));
                self.words.with("partners-column-share", &[("period", &period)])
            }
            ColumnOf::Period(period) => self.words.period_short(period),
        }
    }

    pub fn columns(&self) -> &[ColumnOf] {
        &self.columns
    }

    pub fn row_keys(&self) -> &[RowKey] {
        &self.rows
    }

    /// The flow that is shown, and what its amounts are counted in.
    pub fn of_what(&self) -> (Flow, Multiplier) {
        (self.chosen.flow, self.multiplier)
    }

    /// Whether the table shows what can be put into it.
    pub fn takes_levels(&self) -> Result<(), &'static str> {
        if self.chosen.shown == Shown::Level { Ok(()) } else { Err("partners-calculated") }
    }
}

impl Cells for PartnerSource<'_> {
    fn rows(&self) -> usize {
        self.rows.len()
    }

    fn columns(&self) -> usize {
        self.columns.len()
    }

    fn is_filled(&self, spot: Spot) -> bool {
        let Some((row, column)) = self.key_at(spot) else { return false };
        column == ColumnOf::Name || self.value(row, column) != Value::Missing
    }
}

impl GridSource for PartnerSource<'_> {
    type At = At;

    fn at(&self, spot: Spot) -> Option<At> {
        self.key_at(spot).map(|(row, column)| At { row, column })
    }

    fn spot_of(&self, at: At) -> Option<Spot> {
        let row = self.rows.iter().position(|row| *row == at.row)?;
        Some(Spot::new(row, self.columns.iter().position(|column| *column == at.column)?))
    }

    fn words(&self) -> &Words {
        self.words
    }

    fn id(&self) -> Id {
        Id::unique("partners")
    }

    fn name(&self) -> String {
        self.words.t("partners-title").to_owned()
    }

    fn revision(&self) -> u64 {
        self.version * 64 + self.words.numbers as u64 * 8 + self.words.dates as u64
    }

    fn columns_key(&self) -> u64 {
        self.version
    }

    fn head(&self, column: usize) -> Head {
        let Some(column) = self.columns.get(column) else { return Head::default() };
        let text = self.head_text(*column);
        let sort = self.sort.unwrap_or((ColumnOf::Rank, false));
        let (sorting, id) = match (sort.0 == *column, sort.1) {
            (false, _) => (Sorting::Not, None),
            (true, false) => (Sorting::Ascending, Some("figures-head-ascending")),
            (true, true) => (Sorting::Descending, Some("figures-head-descending")),
        };
        let name = id.map_or_else(String::new, |id| self.words.with(id, &[("column", &plain_spaces(&text))]));
        let begins_group = matches!(column, ColumnOf::Period(_))
            && self.table.periods().first().is_some_and(|first| *column == ColumnOf::Period(*first));
        Head { text, name, begins_group, left: *column == ColumnOf::Name, sort: Some(sorting) }
    }

    fn width(&self, column: usize) -> Option<f32> {
        self.widths.get(self.columns.get(column)?).copied()
    }

    fn frozen(&self) -> usize {
        1
    }

    fn face(&self, spot: Spot) -> Face {
        let Some((row, column)) = self.key_at(spot) else { return Face::default() };
        let value = self.value(row, column);
        let impossible = row == RowKey::Of(RowOf::Other)
            && matches!(&value, Value::Level { amount, .. } if amount.interval.high < Decimal::ZERO);
        let apart = matches!(row, RowKey::Of(RowOf::Apart(_)) | RowKey::Completeness);
        let ink = match (column, &value) {
            _ if impossible => Ink::Conflict,
            (ColumnOf::Name, _) if apart => Ink::Muted,
            (ColumnOf::Name, _) => Ink::Text,
            (ColumnOf::Period(_), Value::Level { derived: false, .. }) => Ink::Text,
            (_, Value::Missing) => Ink::Muted,
            _ => Ink::Calculated,
        };
        let text = self.text(spot);
        let align = match decimals(self.words, &value, &text) {
            _ if column == ColumnOf::Name => Align::Left,
            Some(decimals) if column != ColumnOf::Rank => Align::Decimals(decimals),
            _ => Align::Right,
        };
        Face { text, align, ink, mark: Mark::None, attention: impossible, ..Face::default() }
    }

    fn shape(&self, spot: Spot) -> Shape {
        let text = self.text(spot);
        let shape = Shape::of_text(&text, if self.is_text_column(spot.column) { 26 } else { 40 });
        let decimals = match self.key_at(spot) {
            Some((row, column @ (ColumnOf::Period(_) | ColumnOf::Share))) => {
                decimals(self.words, &self.value(row, column), &text).unwrap_or(0)
            }
            _ => 0,
        };
        Shape { decimals, ..shape }
    }

    fn cell_name(&self, spot: Spot) -> String {
        let Some((row, column)) = self.key_at(spot) else { return String::new() };
        let flow = wording::flow_name(self.words, self.project(), self.chosen.flow);
        let head = match column {
            ColumnOf::Period(period) => self.words.period(period),
            column => self.head_text(column),
        };
        let arguments = [("flow", flow), ("name", &*self.row_name(row)), ("column", &*head)];
        plain_spaces(&self.words.with("partners-cell-name", &arguments))
    }

    fn sentences(&self, spot: Spot) -> Vec<String> {
        let Some((row, column)) = self.key_at(spot) else { return Vec::new() };
        let say = |id: &'static str| self.words.t(id).to_owned();
        let mut sentences = Vec::new();
        if column == ColumnOf::Name {
            sentences.push(self.row_name(row));
            if let RowKey::Of(RowOf::Apart(member)) = row {
                let role = self.table.members.get(member).map(|member| member.role);
                let group = role == Some(Role::Group);
                sentences.push(say(if group { "partners-group-apart" } else { "partners-second-apart" }));
            }
            if row == RowKey::Of(RowOf::Other) {
                sentences.push(say("partners-other-tip"));
            }
            return sentences;
        }
        let value = self.value(row, column);
        if let Some(interval) = interval_text(self.words, &value, self.chosen.flow) {
            sentences.push(self.words.with("partners-interval", &[("interval", &interval)]));
        }
        if row == RowKey::Of(RowOf::Total) {
            sentences.extend(self.completeness(column).map(|of| self.words.with("partners-sum-of", &[("of", &of)])));
        }
        if self.face(spot).attention {
            sentences.push(say("partners-parts-larger"));
        }
        sentences
    }

    fn text_to_edit(&self, spot: Spot) -> Result<String, String> {
        let why = |id: &'static str| self.words.t(id).to_owned();
        let (row, column) = self.key_at(spot).ok_or_else(|| why("partners-calculated"))?;
        let cell = self.typed_cell(row, column).map_err(why)?;
        Ok(self.session.text_of(cell.dataset, cell.key))
    }

    fn opens(&self, spot: Spot) -> bool {
        let Some((row, column)) = self.key_at(spot) else { return false };
        self.dataset_of(row).is_some() && self.typed_cell(row, column).is_err()
    }

    fn hint(&self, at: At, text: &str) -> Option<Hint> {
        let cell = self.typed_cell(at.row, at.column).ok()?;
        let problem = self.session.read_entry(cell.dataset, cell.key, text).problem?;
        Some(Hint { text: wording::unreadable(self.words, problem), attention: true })
    }

    fn is_text_column(&self, column: usize) -> bool {
        self.columns.get(column) == Some(&ColumnOf::Name)
    }

    fn menu(&self, target: Target, _marks: &Marks) -> Vec<MenuEntry> {
        let Target::Cell(spot) = target else { return Vec::new() };
        let Some((row, column)) = self.key_at(spot) else { return Vec::new() };
        let typed = self.typed_cell(row, column).is_ok();
        let command = |id: &'static str, command| MenuEntry::new(self.words.t(id), Does::Command(command));
        vec![
            MenuEntry::new(self.words.t("figures-menu-edit"), Does::Edit).enabled(typed),
            MenuEntry::new(self.words.t("figures-menu-clear"), Does::Clear).enabled(typed),
            MenuEntry::new(self.words.t("figures-menu-dataset"), Does::Own(GO_TO_DATASET))
                .enabled(self.dataset_of(row).is_some()),
            MenuEntry::line(),
            command("figures-menu-copy", GridCommand::Copy),
            command("figures-menu-copy-heads", GridCommand::CopyWithHeadings),
        ]
    }
}
