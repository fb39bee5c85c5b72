//! A title that the data suggest: what the newest figure says of the one before.
//!
//! Each finding is one sentence in the translations, which choose its words by what the flow is (`$what`).

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::kinds::Plot;
use super::names::{clean, flow_name};
use super::strand::{Entry, Exact, Strand};
use super::study::{Set, Study};
use crate::analysis::growth::{Basis, Estimate, Growth, GrowthForm, growth};
use crate::analysis::interval::Interval;
use crate::analysis::sheet::{Column, Content, RowsOf, Sheet};
use crate::analysis::totals::{added, partitions};
use crate::domain::marks::{Across, PanelKind};
use crate::domain::{Against, Flow, Period};
use crate::words::Words;

/// A title, and whether it tells a growth, so that the subtitle says on what.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Suggested {
    pub title: String,
    pub tells_growth: bool,
}

/// Empty where nothing is drawn.
pub(super) fn suggested(study: &Study<'_>, plot: &Plot) -> Suggested {
    let strands = || plot.strands.iter().filter(|strand| !strand.entries.is_empty());
    // Of curves of years the newest is the last.
    let headline = if plot.across == Across::Year { strands().next_back() } else { strands().next() };
    let Some(strand) = headline else { return Suggested::default() };
    let plain = |title| Suggested { title, tells_growth: false };
    if strands().any(|other| other.key.dataset != strand.key.dataset) {
        return plain(several(study, plot));
    }
    let Some(set) = study.set_of(strand.key.dataset) else { return Suggested::default() };
    let about = About::of(study, set, strand.key.flow);
    let newest = strand.entries.iter().rev().find(|entry| entry.value().is_some());
    let finding = newest.and_then(|entry| match plot.kind {
        PanelKind::Share => {
            Some(about.tell(study, "charts-title-share", entry.period, &strand.text(entry, study.words)))
        }
        PanelKind::Contribution => contribution(study, &about, entry),
        _ => None,
    });
    if let Some(title) = finding {
        return plain(title);
    }
    let told = newest.and_then(|entry| Finding::of(study, plot, set, strand, entry.period));
    match told.and_then(|finding| finding.told(study, &about)) {
        Some(title) => Suggested { title, tells_growth: true },
        None => plain(about.over(study, plot)),
    }
}

/// What a title is about.
struct About {
    /// Chooses the words: exports, imports, turnover, balance, flow with a partner, flow alone.
    what: &'static str,
    flow: String,
    /// For languages that say both sides, so that neither name needs a case.
    reporter: String,
    partner: String,
}

impl About {
    fn of(study: &Study<'_>, set: &Set<'_>, flow: Flow) -> Self {
        let head = &set.dataset.head;
        let name = |area| clean(study.project.area_name(area, study.words.language()));
        let partner = name(&head.partner);
        let reporter = Some(name(&head.reporter)).filter(|name| !name.is_empty()).unwrap_or_else(|| "…".to_owned());
        let what = match flow {
            _ if partner.is_empty() => "alone",
            Flow::Exports => "exports",
            Flow::Imports => "imports",
            Flow::Turnover => "turnover",
            Flow::Balance => "balance",
            _ => "flow",
        };
        Self { what, flow: flow_name(study, flow), reporter, partner }
    }

    fn with(&self, words: &Words, id: &str, further: &[(&str, &str)]) -> String {
        let mut all = vec![
            ("what", self.what),
            ("flow", self.flow.as_str()),
            ("reporter", self.reporter.as_str()),
            ("partner", self.partner.as_str()),
        ];
        all.extend_from_slice(further);
        words.with(id, &all)
    }

    fn tell(&self, study: &Study<'_>, id: &str, period: Period, by: &str) -> String {
        self.with(study.words, id, &[("by", by), ("period", &study.words.period(period))])
    }

    /// "Exports to Azerbaijan, 2019 – 2023"
    fn over(&self, study: &Study<'_>, plot: &Plot) -> String {
        self.with(study.words, "charts-title-over", &[("time", &time(study.words, plot))])
    }
}

/// "2023", "2019 – 2023"
fn time(words: &Words, plot: &Plot) -> String {
    let periods = || plot.strands.iter().flat_map(|strand| strand.entries.iter().map(|entry| entry.period));
    let first = periods().min_by_key(|period| (period.start_index(), period.end_index()));
    let last = periods().max_by_key(|period| (period.end_index(), period.start_index()));
    match first.zip(last) {
        Some((first, last)) if first == last => words.period(first),
        Some((first, last)) => words.from_to(first, last),
        None => String::new(),
    }
}

/// "Exports of Kazakhstan by partner, 2019 – 2023"
fn several(study: &Study<'_>, plot: &Plot) -> String {
    let words = study.words;
    let time = time(words, plot);
    let mut flows: Vec<Flow> = plot.strands.iter().map(|strand| strand.key.flow).collect();
    flows.sort();
    flows.dedup();
    let (what, flow) = match flows.as_slice() {
        [flow] => (
            match flow {
                Flow::Exports => "exports",
                Flow::Imports => "imports",
                Flow::Turnover => "turnover",
                _ => "flow",
            },
            flow_name(study, *flow),
        ),
        _ => ("turnover", words.t("charts-title-trade").to_owned()),
    };
    let heads = || study.sets.iter().map(|set| &set.dataset.head);
    let alike = |same: &dyn Fn(&crate::domain::DatasetHead) -> &str| {
        let mut all = heads().map(same);
        let first = all.next();
        first.filter(|first| !first.is_empty() && all.all(|other| other == *first))
    };
    let name = |code: &str| clean(study.project.area_name(&crate::domain::AreaRef::new(code), words.language()));
    let (reporter, partner) = (alike(&|head| &head.reporter.0).map(name), alike(&|head| &head.partner.0).map(name));
    let mut arguments = vec![("what", what), ("flow", flow.as_str()), ("time", time.as_str())];
    let id = match (&reporter, &partner) {
        (Some(reporter), None) => {
            arguments.push(("reporter", reporter));
            "charts-title-partners"
        }
        (Some(reporter), Some(partner)) => {
            arguments.extend([("reporter", reporter.as_str()), ("partner", partner.as_str())]);
            "charts-title-pair"
        }
        _ => "charts-title-several",
    };
    words.with(id, &arguments)
}

fn contribution(study: &Study<'_>, about: &About, entry: &Entry) -> Option<String> {
    let Exact::Value { value: points, approximate, .. } = entry.exact else { return None };
    let id = match points.cmp(&Decimal::ZERO) {
        Ordering::Less => "charts-title-took",
        Ordering::Equal => return None,
        Ordering::Greater => "charts-title-added",
    };
    let by = marked(study.words, study.words.decimal(points.abs()), approximate);
    Some(about.tell(study, id, entry.period, &by))
}

/// "≈ 17.5" where the digits allow other values too.
fn marked(words: &Words, number: String, approximate: bool) -> String {
    if approximate { words.with("chart-about", &[("number", &number)]) } else { number }
}

/// A growth, and the two periods that it is between.
struct Finding {
    growth: Growth,
    period: Period,
    /// Where it is not the same months a year earlier.
    base: Option<Period>,
}

impl Finding {
    fn of(study: &Study<'_>, plot: &Plot, set: &Set<'_>, strand: &Strand, period: Period) -> Option<Self> {
        let flow = strand.key.flow;
        let year_earlier = period.year_earlier();
        if plot.base.is_some_and(|base| base == period) {
            return None;
        }
        if plot.base.is_some() && plot.base == year_earlier && study.basis.against != Against::YearEarlier {
            // A source may have printed this growth: it is told as its own table tells it.
            let table = study.table(set.dataset, Basis::default());
            return Some(Self { growth: of_cell(&table, flow, period)?, period, base: plot.base });
        }
        if let Some(base) = plot.base.filter(|base| Some(*base) != year_earlier) {
            let amount = |period| set.sheet.level_in(period, flow).map(|level| level.amount);
            let growth = growth(amount(period), amount(base), GrowthForm::Percent);
            return Some(Self { growth, period, base: Some(base) });
        }
        if plot.across == Across::Year && study.rows != RowsOf::YearToDate {
            return to_date(study, set, flow, period);
        }
        let base = match study.basis.against {
            Against::YearEarlier => None,
            against => against.base_of(period),
        };
        let (base, growth) = (base.or(plot.base), of_cell(&set.sheet, flow, period)?);
        (base != Some(period)).then_some(Self { growth, period, base })
    }

    fn told(&self, study: &Study<'_>, about: &About) -> Option<String> {
        let words = study.words;
        let percent = |value: Decimal| words.numbers.percent(value.abs());
        let amount = |value: Decimal| {
            let number = words.decimal(value.abs());
            words.with("charts-amount", &[("number", &number), ("unit", &study.unit())])
        };
        let (direction, by) = match &self.growth {
            Growth::Percent(of) => (of.value.cmp(&Decimal::ZERO), marked(words, percent(of.value), of.approximate)),
            Growth::Change(of) | Growth::ChangeOnly(of) => {
                (of.value.cmp(&Decimal::ZERO), marked(words, amount(of.value), of.approximate))
            }
            Growth::Bounded(interval) => of_bounds(words, interval.outward(1))?,
            Growth::Times(of) => {
                let by = marked(words, words.decimal(of.value), of.approximate);
                return Some(self.tell(words, about, "charts-title-times", "charts-title-times-since", &by));
            }
            Growth::New => return Some(about.tell(study, "charts-title-new", self.period, "")),
            _ => return None,
        };
        let (id, since) = match direction {
            Ordering::Less => ("charts-title-fell", "charts-title-fell-since"),
            Ordering::Equal => ("charts-title-same", "charts-title-same-since"),
            Ordering::Greater => ("charts-title-rose", "charts-title-rose-since"),
        };
        Some(self.tell(words, about, id, since, &by))
    }

    fn tell(&self, words: &Words, about: &About, id: &str, since: &str, by: &str) -> String {
        let period = words.period(self.period);
        match self.base {
            None => about.with(words, id, &[("by", by), ("period", &period)]),
            Some(base) => about.with(words, since, &[("by", by), ("period", &period), ("base", &words.period(base))]),
        }
    }
}

/// The growth that a table shows; of a balance it is a change.
fn of_cell(sheet: &Sheet, flow: Flow, period: Period) -> Option<Growth> {
    let cell = sheet.glance(sheet.row_of(period)?, Column::growth(flow))?;
    let growth = match &cell.content {
        Content::PrintedGrowth(value) => {
            Growth::Percent(Estimate { value: *value, approximate: false, interval: Interval::point(*value) })
        }
        Content::Growth(growth) => growth.clone(),
        _ => return None,
    };
    Some(match growth {
        Growth::Percent(of) if flow == Flow::Balance => Growth::ChangeOnly(of),
        growth => growth,
    })
}

/// A growth that is known only between two ends of one sign.
fn of_bounds(words: &Words, interval: Interval) -> Option<(Ordering, String)> {
    let (direction, low, high) = if interval.low > Decimal::ZERO {
        (Ordering::Greater, interval.low, interval.high)
    } else if interval.high < Decimal::ZERO {
        (Ordering::Less, -interval.high, -interval.low)
    } else {
        return None;
    };
    let (low, high) = (words.decimal(low), words.numbers.percent(high));
    interval.is_bounded().then(|| (direction, words.with("charts-bounds", &[("low", &low), ("high", &high)])))
}

/// The newest curve's last figure on that of the same months a year earlier.
fn to_date(study: &Study<'_>, set: &Set<'_>, flow: Flow, period: Period) -> Option<Finding> {
    let level = |period: Period| set.sheet.level_in(period, flow).map(|level| level.amount);
    let parts = |period: Period| {
        let own = partitions(period).find(|parts| parts.parts.iter().all(|part| study.rows.shows(*part)))?;
        added(&own.parts.into_iter().map(level).collect::<Option<Vec<_>>>()?)
    };
    let amount = |period: Period| {
        if study.rows == RowsOf::YearToDate { level(period) } else { parts(period).or_else(|| level(period)) }
    };
    let growth = growth(amount(period), amount(period.year_earlier()?), GrowthForm::Percent);
    Some(Finding { growth, period, base: None })
}
