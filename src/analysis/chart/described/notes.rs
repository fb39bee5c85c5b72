//! What is to be said under a chart: one sentence each.

use std::collections::{BTreeMap, BTreeSet};

use super::account::{Account, NAMED, Stretch};
use super::kinds::Plot;
use super::names::clean;
use super::strand::{Strand, is_shortened};
use super::study::Study;
use crate::analysis::sheet::Remark;
use crate::domain::marks::{Across, PanelKind, Shape};
use crate::domain::{ChartKind, Flow, ObsStatus, Period};
use crate::words::Words;

/// More notes of figures than this are counted.
const MOST: usize = 8;
/// More series than this are not named.
const MOST_NAMES: usize = 4;

pub(super) fn notes(study: &Study<'_>, plot: &Plot) -> Vec<String> {
    let words = study.words;
    let mut notes = Vec::new();
    let mut say = |id: &str, name: &str, text: Option<String>| {
        notes.extend(text.filter(|text| !text.is_empty()).map(|text| words.with(id, &[(name, &text)])));
    };
    say("charts-note-left-out", "names", list(left_out(study)));
    say("charts-note-not-drawn", "names", list(plot.not_drawn.clone()));
    say("charts-note-no-base", "names", list(without_base(study, plot)));
    say("charts-note-incomplete", "periods", incomplete(study, plot));
    say("charts-note-log", "periods", periods(words, &plot.below_log));
    say("charts-note-implied", "where", whereabouts(words, plot, |account| Some(&account.implied)));
    say("charts-note-calculated", "where", whereabouts(words, plot, |account| Some(&account.calculated)));
    notes.extend(multipliers(study, plot));
    notes.extend(statuses(study, plot));
    notes.extend(remarks(words, plot));
    if has_several_issues(study, plot) {
        notes.push(words.t("charts-note-issues").to_owned());
    }
    notes.extend(of_figures(words, plot));
    notes
}

/// "A, B and more"; nothing of no names.
fn list(mut names: Vec<String>) -> Option<String> {
    let more = names.len() > MOST;
    names.truncate(MOST);
    let text = names.join("; ");
    (!names.is_empty()).then(|| if more { format!("{text}; …") } else { text })
}

fn left_out(study: &Study<'_>) -> Vec<String> {
    study.left_out.iter().map(|dataset| clean(&study.words.dataset_of(study.project, dataset))).collect()
}

/// Of an index: what has levels, but none at the base.
fn without_base(study: &Study<'_>, plot: &Plot) -> Vec<String> {
    let (PanelKind::Index, Some(base)) = (plot.kind, plot.base) else { return Vec::new() };
    let names = super::names::dataset_names(study);
    let series = study.sets.iter().flat_map(|set| study.flows.iter().map(move |flow| (set, *flow)));
    let missing = series.filter(|(set, flow)| {
        let has = (0..set.sheet.len()).any(|row| set.sheet.level(row, *flow).is_some());
        let based = set
            .sheet
            .level_in(base, *flow)
            .is_some_and(|level| level.amount.interval.high > rust_decimal::Decimal::ZERO);
        has && !based && *flow != Flow::Balance
    });
    let name = |(set, flow): (&super::study::Set<'_>, Flow)| {
        let flow = super::names::flow_name(study, flow);
        match names.get(&set.dataset.id) {
            Some(dataset) => study.words.with("charts-series", &[("dataset", dataset), ("flow", &flow)]),
            None => flow,
        }
    };
    missing.map(name).collect()
}

/// Where bars lie on each other: the periods in which a part has no figure.
fn incomplete(study: &Study<'_>, plot: &Plot) -> Option<String> {
    let lie_on =
        matches!(study.chart.kind, ChartKind::Stacked | ChartKind::Area | ChartKind::Contribution | ChartKind::Share);
    let parts: Vec<&Strand> =
        plot.strands.iter().filter(|strand| matches!(strand.shape, Shape::Bar | Shape::Area)).collect();
    if !lie_on || parts.len() < 2 {
        return None;
    }
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for entry in parts.iter().flat_map(|strand| strand.entries.iter().filter(|entry| entry.value().is_some())) {
        *counts.entry(entry.slot).or_default() += 1;
    }
    let mut stretch = plot.incomplete.clone();
    let some = counts.into_iter().filter(|(_, count)| *count < parts.len());
    some.filter_map(|(slot, _)| plot.axis.period(slot)).for_each(|period| stretch.add(period));
    periods(study.words, &stretch)
}

/// "Printed in thousand US dollars, shown in million US dollars"
fn multipliers(study: &Study<'_>, plot: &Plot) -> Vec<String> {
    if plot.kind != PanelKind::Level {
        return Vec::new();
    }
    let words = study.words;
    let printed: BTreeSet<_> =
        plot.strands.iter().flat_map(|strand| strand.account.multipliers.iter().copied()).collect();
    let Some(unit) = study.sets.first().map(|set| set.dataset.head.unit.trim()) else { return Vec::new() };
    let shown = study.unit();
    let others = printed.into_iter().filter(|multiplier| *multiplier != study.shown);
    let values = plot.strands.iter().flat_map(|strand| &strand.entries).filter_map(|entry| entry.exact.value());
    let rounded = values.into_iter().any(is_shortened);
    let id = if rounded { "charts-note-multiplier-rounded" } else { "charts-note-multiplier" };
    let note = |multiplier| {
        let printed = words.unit(unit, multiplier);
        words.with(id, &[("printed", &printed), ("shown", &shown)])
    };
    others.map(note).collect()
}

fn statuses(study: &Study<'_>, plot: &Plot) -> Vec<String> {
    let words = study.words;
    let all: BTreeSet<ObsStatus> =
        plot.strands.iter().flat_map(|strand| strand.account.statuses.keys().copied()).collect();
    let told = |status: ObsStatus| {
        let place = whereabouts(words, plot, |account| account.statuses.get(&status))?;
        let arguments = [("letter", status.code()), ("status", words.status(status)), ("where", &*place)];
        // Letters stand beside the figures only where figures stand in words.
        let id = if study.chart.data_labels { "charts-note-letter" } else { "charts-note-status" };
        Some(words.with(id, &arguments))
    };
    all.into_iter().filter_map(told).collect()
}

fn remarks(words: &Words, plot: &Plot) -> Vec<String> {
    let all = [
        (Remark::AcrossBreak, "figure-remark-across-break"),
        (Remark::MixedSources, "figure-remark-mixed-sources"),
        (Remark::OtherBase, "figure-remark-other-base"),
        (Remark::MixedValuation, "figure-remark-mixed-valuation"),
    ];
    let told = |(remark, id): (Remark, &'static str)| {
        let place = whereabouts(words, plot, |account| account.remarks.get(&remark))?;
        Some(words.with("charts-note-remark", &[("remark", words.t(id)), ("where", &place)]))
    };
    all.into_iter().filter_map(told).collect()
}

/// Figures of one office that were published on different days.
fn has_several_issues(study: &Study<'_>, plot: &Plot) -> bool {
    let mut issues: BTreeMap<&str, BTreeSet<jiff::civil::Date>> = BTreeMap::new();
    for credit in plot.strands.iter().flat_map(|strand| strand.account.credits.iter()) {
        let Some(source) = study.project.sources.get(credit.source) else { continue };
        issues.entry(source.issuer().trim()).or_default().extend(credit.published.or(source.published));
    }
    issues.iter().any(|(issuer, dates)| !issuer.is_empty() && dates.len() > 1)
}

/// The notes of the figures shown, equal ones once.
fn of_figures(words: &Words, plot: &Plot) -> Vec<String> {
    let mut texts: Vec<&str> = Vec::new();
    for note in plot.strands.iter().flat_map(|strand| strand.account.notes.keys()) {
        if !texts.contains(&&**note) {
            texts.push(note);
        }
    }
    let more = texts.len().saturating_sub(MOST);
    let told = |note: &&str| {
        let place = whereabouts(words, plot, |account| account.notes.get(*note))?;
        Some(words.with("charts-note-figure", &[("where", &place), ("note", &clean(note))]))
    };
    let mut notes: Vec<String> = texts.iter().take(MOST).filter_map(told).collect();
    if more > 0 {
        notes.push(words.count("charts-notes-more", more));
    }
    notes
}

/// Which series and periods something is said of: "Exports 2022", "2021, 2022" where it holds for all series.
fn whereabouts<'p>(words: &Words, plot: &'p Plot, pick: impl Fn(&'p Account) -> Option<&'p Stretch>) -> Option<String> {
    let strands = || plot.strands.iter().filter(|strand| !strand.entries.is_empty());
    let held: Vec<(&Strand, &Stretch)> =
        strands().filter_map(|strand| Some((strand, pick(&strand.account)?))).filter(|(_, s)| s.count > 0).collect();
    let (_, first) = held.first()?;
    let alike = held.len() == strands().count() && held.iter().all(|(_, stretch)| stretch == first);
    if alike || held.len() > MOST_NAMES || plot.across == Across::Year {
        let mut all = Stretch::default();
        held.iter().for_each(|(_, stretch)| all.with(stretch));
        return periods(words, &all);
    }
    // Series that it holds for in the same periods are named together.
    let mut together: Vec<(Vec<&str>, &Stretch)> = Vec::new();
    for (strand, stretch) in held {
        match together.iter_mut().find(|(_, known)| *known == stretch) {
            Some((names, _)) => names.push(&strand.name),
            None => together.push((vec![&strand.name], stretch)),
        }
    }
    let told = |(names, stretch): &(Vec<&str>, &Stretch)| {
        let periods = periods(words, stretch)?;
        Some(words.with("charts-where", &[("series", &names.join(", ")), ("periods", &periods)]))
    };
    Some(together.iter().filter_map(told).collect::<Vec<_>>().join("; "))
}

/// "2021, 2022"; many by their ends.
pub(super) fn periods(words: &Words, stretch: &Stretch) -> Option<String> {
    let name = |period: &Period| words.period_short(*period);
    let (first, last) = (stretch.first.first()?, stretch.last?);
    if stretch.count <= NAMED {
        return Some(stretch.first.iter().map(name).collect::<Vec<_>>().join(", "));
    }
    Some(words.with("charts-time", &[("from", &name(first)), ("to", &name(&last))]))
}
