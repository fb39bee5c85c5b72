//! What the columns of labels are: periods, flows, countries, products, or words that say nothing known.
//!
//! A head says it, else what stands under it. A table may have several: a code, a country in three languages, a year.
//! *Invariant:* one column at least is left for figures.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::block::Block;
use super::heads::{self, Said};
use super::layout::is_words;
use super::periods::{self, Time};
use super::whose::Whose;
use crate::analysis::sheet::Part;

/// What a column of labels tells of its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A period, or the year of one.
    Time,
    /// A part of a year, also by its number.
    Month,
    Flow,
    Reporter,
    Partner,
    /// One of the two.
    Country,
    Product,
    /// Words; a flow may be among them.
    Words,
}

/// A column of labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// Of the block.
    pub column: usize,
    pub role: Role,
}

/// How a block is asked to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Asked {
    /// The person said that there are heads.
    pub forced: bool,
    /// The cell under the block is for words.
    pub takes_text: bool,
}

/// What heads of label columns are called; a short word stands alone, a longer one begins a word.
const HEADS: [(Role, &[&str]); 7] = [
    (
        Role::Month,
        &[
            "month",
            "months",
            "месяц",
            "ay",
            "oy",
            "ай",
            "timeperiod",
            "refmonth",
            "quarter",
            "квартал",
            "rüb",
            "chorak",
        ],
    ),
    (Role::Flow, &["flow", "flowcode", "flowdesc", "flows", "поток", "направление"]),
    (Role::Reporter, &["reporter", "declarant", "ref_area"]),
    (Role::Partner, &["partner", "counterpart", "партнер", "партнёр", "контрагент", "partnyor"]),
    (
        Role::Product,
        &[
            "product",
            "commodity",
            "commodities",
            "товар",
            "товары",
            "hs",
            "sitc",
            "cmdcode",
            "cmddesc",
            "məhsul",
            "ürün",
        ],
    ),
    (
        Role::Country,
        &[
            "country",
            "countries",
            "страна",
            "страны",
            "ölkə",
            "ölkələr",
            "ülke",
            "ülkeler",
            "mamlakat",
            "davlat",
            "ел",
            "елдер",
            "exporter",
            "exporters",
            "importer",
            "importers",
            "geo",
            "economy",
            "klassifikator",
        ],
    ),
    (
        Role::Time,
        &[
            "year",
            "years",
            "refyear",
            "yr",
            "год",
            "годы",
            "il",
            "yil",
            "yıl",
            "жыл",
            "period",
            "период",
            "time",
            "date",
            "дата",
            "dövr",
            "davr",
            "кезең",
        ],
    ),
];

/// What a head says of a column of labels.
fn of_head(text: &str) -> Option<Role> {
    let folded = heads::folded(text);
    if folded.is_empty() || folded.contains("2nd") {
        return None;
    }
    let is_named = |name: &str| {
        folded.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|word| {
            let begins = name.chars().count() >= 6 && word.starts_with(name);
            word == name || begins || word.split('_').any(|part| part == name)
        })
    };
    let found = HEADS.iter().find(|(_, names)| names.iter().any(|name| is_named(name)))?;
    let said = heads::said(text);
    // "Partner share (%)", "Trade balance": the head of figures.
    let is_figure = said.part.is_some() || said.foreign || said.multiplier.is_some();
    let by_flow = said.flow.is_some() && !matches!(found.0, Role::Country | Role::Flow);
    (!is_figure && !by_flow && !folded.starts_with("partner2")).then_some(found.0)
}

/// Rows that are looked at to tell what a column is.
const ENOUGH: usize = 400;

/// What stands under the heads of a column.
#[derive(Debug, Clone, Copy, Default)]
struct Under {
    filled: usize,
    words: usize,
    countries: usize,
    /// Numbers of the list of countries.
    numbered: usize,
    flows: usize,
    /// A country of the dataset is among them.
    has_ours: bool,
}

impl Under {
    fn of(block: &Block, head_rows: usize, column: usize, whose: &Whose) -> Self {
        let mut under = Self::default();
        // Labels say the same over and over.
        let mut known: BTreeMap<Cow<'_, str>, Self> = BTreeMap::new();
        for row in head_rows..block.rows().min(head_rows + ENOUGH) {
            let text = block.text(row, column);
            if text.trim().is_empty() {
                continue;
            }
            let one = match known.get(&text) {
                Some(one) => *one,
                None => {
                    let one = Self::of_text(&text, whose);
                    known.insert(text, one);
                    one
                }
            };
            under = under.and(one);
            // Figures show themselves at once.
            if under.filled > 8 && under.words + under.numbered == 0 {
                return under;
            }
        }
        under
    }

    fn of_text(text: &str, whose: &Whose) -> Self {
        let one = Self { filled: 1, flows: usize::from(flow_in(text).is_some()), ..Self::default() };
        if !is_words(text) {
            return Self { numbered: usize::from(whose.areas.code_of_number(text).is_some()), ..one };
        }
        // "Total" is said of other things too.
        let is_country = whose.areas.code(text).is_some_and(|code| code != "WLD");
        Self { words: 1, countries: usize::from(is_country), has_ours: whose.is_ours(text), ..one }
    }

    fn and(self, other: Self) -> Self {
        Self {
            filled: self.filled + other.filled,
            words: self.words + other.words,
            countries: self.countries + other.countries,
            numbered: self.numbered + other.numbered,
            flows: self.flows + other.flows,
            has_ours: self.has_ours || other.has_ours,
        }
    }

    fn most(self, count: usize) -> bool {
        count > 0 && count * 2 >= self.filled
    }

    /// But for a stray number.
    fn only_words(self) -> bool {
        self.words > 0 && self.words * 10 >= self.filled * 9
    }
}

/// A flow, where a label says little else: "Exports", "2-EXPORT", "Total exports", "X".
pub fn flow_in(text: &str) -> Option<Said> {
    let text = text.trim();
    let code = match text {
        "X" => Some("exports"),
        "M" => Some("imports"),
        "RX" => Some("re-exports"),
        "RM" => Some("re-imports"),
        "DX" => Some("domestic exports"),
        _ => None,
    };
    let text = code.unwrap_or(text);
    let said = heads::said(text);
    (said.flow.is_some() && heads::flows(text) == 1 && heads::further_words(text) <= 1).then_some(said)
}

/// The columns of labels, from left to right.
pub fn found(block: &Block, head_rows: usize, asked: Asked, whose: &Whose) -> Vec<Label> {
    let table = Table { block, head_rows, asked, whose };
    let mut found: Vec<Label> = Vec::new();
    let mut codes = Vec::new();
    for column in 0..block.columns() {
        let leads = found.len() + codes.len() == column;
        let head = table.head(column);
        let by_head = if head_rows == 0 { None } else { of_head(&head) };
        if !leads && by_head.is_none() && !(head_rows > 0 && table.is_words_column(column, &head)) {
            continue;
        }
        match table.role(column, by_head, leads) {
            Some(role) => found.push(Label { column, role }),
            None if leads && (is_code(&head) || table.is_code_of_countries(column)) => codes.push(column),
            None if by_head == Some(Role::Time) => found.push(Label { column, role: Role::Words }),
            None => {}
        }
    }
    table.by_number(codes, &mut found);
    if found.len() == block.columns() && !found.is_empty() {
        // All words: the last column that nothing is known of may be figures that can not be read.
        let last = found.iter().rposition(|label| label.role == Role::Words).unwrap_or(found.len().saturating_sub(1));
        found.remove(last);
    }
    // A head says "period", and nothing under it is one: no row may go by place.
    let is_unread = |label: &Label| label.role == Role::Words && of_head(&table.head(label.column)) == Some(Role::Time);
    if head_rows > 0 && !found.iter().any(|label| label.role == Role::Time) {
        found.iter_mut().filter(|label| is_unread(label)).for_each(|label| label.role = Role::Time);
    }
    found
}

/// What roles are told by.
struct Table<'a> {
    block: &'a Block,
    head_rows: usize,
    asked: Asked,
    whose: &'a Whose,
}

impl<'a> Table<'a> {
    /// The head that is nearest to what stands under it.
    fn head(&self, column: usize) -> Cow<'a, str> {
        let heads = (0..self.head_rows).rev().map(|row| self.block.text(row, column));
        heads.into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default()
    }

    fn rows(&self) -> std::ops::Range<usize> {
        self.head_rows..self.block.rows().min(self.head_rows + ENOUGH)
    }

    fn under(&self, column: usize) -> Under {
        Under::of(self.block, self.head_rows, column, self.whose)
    }

    /// A column further right with a head of its own and nothing but words under it; notes and sources are no labels.
    fn is_words_column(&self, column: usize, head: &str) -> bool {
        let said = heads::said(head);
        let is_text = matches!(said.part, Some(Part::Note | Part::Source));
        let mut cells = self.rows().map(|row| self.block.text(row, column)).peekable();
        let has_any = cells.peek().is_some();
        !head.trim().is_empty()
            && !is_text
            && said.flow.is_none()
            && has_any
            && cells.all(|text| is_words(&text) || text.trim().is_empty())
    }

    fn role(&self, column: usize, by_head: Option<Role>, leads: bool) -> Option<Role> {
        let is_one_of_several = self.block.columns() > 1;
        match by_head {
            Some(Role::Time) if self.periods_under(column, true) => return Some(Role::Time),
            Some(Role::Month) => return Some(Role::Month),
            Some(Role::Time) => {}
            _ if leads && is_one_of_several && self.periods_under(column, false) => return Some(Role::Time),
            _ => {}
        }
        let by_force = (self.asked.forced && column == 0 && is_one_of_several).then_some(Role::Words);
        if by_head.is_none() && (self.asked.takes_text || !is_one_of_several) {
            return by_force;
        }
        let under = self.under(column);
        let are_countries = under.most(under.countries) || under.has_ours;
        match by_head {
            Some(role @ (Role::Reporter | Role::Partner | Role::Country)) => {
                let is_country = are_countries || under.most(under.numbered);
                let role = if role == Role::Country { self.side(column) } else { role };
                (is_country || under.only_words()).then_some(role)
            }
            Some(Role::Flow) if under.flows > 0 || under.only_words() => Some(Role::Flow),
            Some(Role::Product) => Some(Role::Product),
            _ if under.only_words() && are_countries => Some(Role::Country),
            _ if under.only_words() => Some(Role::Words),
            _ => by_force,
        }
    }

    /// Exporters under "Imported value" are partners; under "Exported value" they are reporters.
    fn side(&self, column: usize) -> Role {
        let own = heads::said(&self.head(column)).flow;
        let others = (0..self.block.columns()).filter(|other| *other != column);
        let over = others.filter_map(|other| heads::said(&self.head(other)).flow).next();
        match (own, over) {
            (Some(own), Some(over)) if own == over => Role::Reporter,
            (Some(_), Some(_)) => Role::Partner,
            _ => Role::Country,
        }
    }

    /// Numbers of countries, and the names of the countries beside them.
    fn is_code_of_countries(&self, column: usize) -> bool {
        let under = self.under(column);
        let beside = || self.under(column + 1);
        under.words == 0
            && under.most(under.numbered)
            && column + 2 < self.block.columns()
            && Some(beside())
                .is_some_and(|beside| beside.only_words() && (beside.most(beside.countries) || beside.has_ours))
    }

    /// Codes before the names of countries are those of the countries; others say nothing known.
    fn by_number(&self, codes: Vec<usize>, found: &mut Vec<Label>) {
        if codes.is_empty() {
            return;
        }
        let has = |roles: &[Role]| found.iter().any(|label| roles.contains(&label.role));
        let of_product = has(&[Role::Product]);
        let may_be_country = !of_product && !has(&[Role::Country, Role::Reporter, Role::Partner]);
        for column in codes {
            let under = self.under(column);
            let role = match (of_product, may_be_country && under.most(under.numbered)) {
                (true, _) => Role::Product,
                (false, true) => Role::Country,
                (false, false) => Role::Words,
            };
            found.push(Label { column, role });
        }
        found.sort_by_key(|label| label.column);
    }

    /// Whether periods stand under the head of a column; years of nothing but digits go on in one direction, unless
    /// the head says that they are years.
    fn periods_under(&self, column: usize, said: bool) -> bool {
        let mut times: Vec<Time> = Vec::new();
        let mut filled = 0_usize;
        for row in self.head_rows..self.block.rows() {
            let text = self.block.text(row, column);
            if text.trim().is_empty() {
                continue;
            }
            filled += 1;
            times.extend(periods::time(&text));
            if filled == 64 && times.is_empty() {
                return false;
            }
        }
        !times.is_empty() && times.len() * 2 >= filled && (said || periods::run_of_years(times.iter()))
    }
}

fn is_code(head: &str) -> bool {
    let folded = heads::folded(head);
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    words.any(|word| ["code", "код", "kod", "kodu", "kodi", "m49", "iso", "id"].contains(&word))
}
