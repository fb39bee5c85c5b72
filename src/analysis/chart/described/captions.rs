//! The words over and under a chart: what a person wrote, else what follows from the figures shown.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::account::Credit;
use super::kinds::Plot;
use super::names::{clean, dataset_names, indicator};
use super::notes::notes;
use super::study::Study;
use super::title::suggested;
use crate::analysis::chart::growth_caption;
use crate::domain::marks::{Across, Captions, PanelKind};
use crate::domain::{Against, DatasetHead, Indicator};
use crate::words::Words;

pub(super) fn captions(study: &Study<'_>, plot: &Plot) -> Captions {
    let chart = study.chart;
    let own = |text: &str| Some(clean(text)).filter(|text| !text.is_empty());
    let suggested = suggested(study, plot);
    let empty = plot.strands.iter().all(|strand| strand.entries.is_empty());
    let tells_growth = suggested.tells_growth && own(&chart.title).is_none();
    Captions {
        title: own(&chart.title).unwrap_or(suggested.title),
        subtitle: own(&chart.subtitle)
            .unwrap_or_else(|| if empty { String::new() } else { subtitle(study, plot, tells_growth) }),
        source: own(&chart.source).unwrap_or_else(|| sources(study, plot)),
        notes: notes(study, plot),
    }
}

/// Over the panels of a chart whose subtitle does not say what they measure.
pub(super) fn panel_caption(study: &Study<'_>, plot: &Plot) -> String {
    if study.chart.subtitle.trim().is_empty() { String::new() } else { measure(study, plot) }
}

/// "million US dollars, by the statistics of Kazakhstan; growth on a year earlier"
fn subtitle(study: &Study<'_>, plot: &Plot, tells_growth: bool) -> String {
    let words = study.words;
    let measure = of_what(study, measure(study, plot));
    let growth = (tells_growth && plot.kind == PanelKind::Level && plot.base.is_none())
        .then(|| basis(study.basis.against, plot, words))
        .flatten();
    let arguments = |growth: &str, reporter: &str, id: &str| {
        words.with(id, &[("measure", measure.as_str()), ("growth", growth), ("reporter", reporter)])
    };
    match (reporter(study), growth) {
        (Some(reporter), Some(growth)) => arguments(growth, &reporter, "charts-subtitle-viewpoint-growth"),
        (Some(reporter), None) => arguments("", &reporter, "charts-subtitle-viewpoint"),
        (None, Some(growth)) => arguments(growth, "", "charts-subtitle-growth"),
        (None, None) => measure,
    }
}

/// "growth on a year earlier"; a base that the title names needs no words.
fn basis<'a>(against: Against, plot: &Plot, words: &'a Words) -> Option<&'a str> {
    match against {
        _ if plot.across == Across::Year => Some(words.t("charts-growth-year")),
        Against::YearEarlier => Some(words.t("charts-growth-year")),
        Against::Previous | Against::Period(_) => None,
    }
}

/// The one side whose statistics all figures are.
fn reporter(study: &Study<'_>) -> Option<String> {
    let first = &study.sets.first()?.dataset.head.reporter;
    let same = study.sets.iter().all(|set| set.dataset.head.reporter == *first);
    let name = clean(study.project.area_name(first, study.words.language()));
    (same && !name.is_empty()).then_some(name)
}

/// With the product or the indicator, where all datasets count one that is not all goods.
fn of_what(study: &Study<'_>, measure: String) -> String {
    let words = study.words;
    let what = |head: &DatasetHead| match (clean(&head.product), &head.indicator) {
        (product, _) if !product.is_empty() => product,
        (_, Indicator::Goods) => String::new(),
        (_, other) => indicator(other, words),
    };
    let mut all = study.sets.iter().map(|set| what(&set.dataset.head));
    let first = all.next().unwrap_or_default();
    if first.is_empty() || all.any(|other| other != first) {
        return measure;
    }
    words.with("charts-measure-of", &[("what", &first), ("measure", &measure)])
}

/// What the values of a chart are: "million US dollars", "2019 = 100", "percent of turnover".
pub(super) fn measure(study: &Study<'_>, plot: &Plot) -> String {
    let words = study.words;
    let whole = plot.whole.and_then(|id| dataset_names(study).remove(&id));
    match plot.kind {
        PanelKind::Level if plot.across == Across::Year => {
            words.with("charts-measure-to-date", &[("unit", &study.unit())])
        }
        PanelKind::Level => study.unit(),
        PanelKind::Growth => growth_caption(study.basis, words),
        PanelKind::Index => plot
            .base
            .map_or_else(String::new, |base| words.with("charts-measure-index", &[("period", &words.period(base))])),
        PanelKind::Share => match whole {
            Some(name) => words.with("charts-measure-share-of", &[("name", &name)]),
            None if plot.of_all => words.t("charts-measure-share-of-all").to_owned(),
            None => words.t("charts-measure-share").to_owned(),
        },
        PanelKind::Contribution => match whole {
            Some(name) => words.with("charts-measure-points-of", &[("name", &name)]),
            None if plot.of_all => words.t("charts-measure-points-of-all").to_owned(),
            None => words.t("charts-measure-points").to_owned(),
        },
    }
}

/// More publications than this are counted.
const MOST_SOURCES: usize = 6;

/// "Source: Bureau of National Statistics, 5 March 2024"; empty where no figure shown has a source.
fn sources(study: &Study<'_>, plot: &Plot) -> String {
    let words = study.words;
    let credits: BTreeSet<Credit> =
        plot.strands.iter().flat_map(|strand| strand.account.credits.iter().copied()).collect();
    // Publications of one office stand together, the earliest first.
    let mut all: BTreeMap<String, BTreeSet<Date>> = BTreeMap::new();
    for credit in credits {
        let Some(source) = study.project.sources.get(credit.source) else { continue };
        let name = if source.issuer().trim().is_empty() { &source.title } else { source.issuer() };
        all.entry(clean(name)).or_default().extend(credit.published.or(source.published));
    }
    let mut all: Vec<_> = all.into_iter().map(|(name, dates)| (dates.first().copied(), name, dates)).collect();
    all.sort_by_key(|(first, name, _)| (first.is_none(), *first, name.clone()));
    let told = |(_, name, dates): (Option<Date>, String, BTreeSet<Date>)| {
        let dates = dates.into_iter().map(|date| words.date(date)).collect::<Vec<_>>().join(", ");
        match (name.is_empty(), dates.is_empty()) {
            (true, _) => dates,
            (_, true) => name,
            _ => words.with("charts-source-dated", &[("source", &name), ("date", &dates)]),
        }
    };
    let mut texts: Vec<String> = all.into_iter().map(told).filter(|text| !text.is_empty()).collect();
    let more = texts.len().saturating_sub(MOST_SOURCES);
    texts.truncate(MOST_SOURCES);
    if more > 0 {
        texts.push(words.count("charts-sources-more", more));
    }
    match texts.as_slice() {
        [] => String::new(),
        [only] => words.with("charts-source", &[("source", only)]),
        _ => words.with("charts-sources", &[("sources", &texts.join("; "))]),
    }
}
