//! What a chart says, in sentences: for people who do not see it.

use rust_decimal::Decimal;

use super::account::Stretch;
use super::axis::Axis;
use super::kinds::Plot;
use super::notes::periods;
use super::strand::{Entry, Strand};
use super::study::Study;
use crate::analysis::exact::sum;
use crate::analysis::sheet::RowsOf;
use crate::domain::ChartKind;
use crate::domain::marks::{Across, Captions, Marker, Target};
use crate::words::{Words, plain_spaces};

/// More series than this are counted.
const MOST: usize = 10;

/// "Bars side by side. Exports to Azerbaijan rose by 21.6 % in 2023. Million US dollars … Exports: 374.9…375.1 in 2022,
/// 456.3 in 2023. 1 session marked"
pub(super) fn summary(study: &Study<'_>, plot: &Plot, captions: &Captions, markers: &[Marker]) -> String {
    let words = study.words;
    let shown: Vec<&Strand> = plot.strands.iter().filter(|strand| !strand.entries.is_empty()).collect();
    let mut sentences = vec![words.t(kind(study.chart.kind)).to_owned()];
    let captions = [&captions.title, &captions.subtitle].into_iter().filter(|text| !text.is_empty());
    sentences.extend(captions.map(|text| words.sentence(text)));
    if shown.is_empty() {
        sentences.push(words.t("charts-summary-empty").to_owned());
    }
    sentences.extend(shown.iter().take(MOST).filter_map(|strand| series(words, plot, strand)));
    if shown.len() > MOST {
        sentences.push(words.count("charts-summary-more", shown.len() - MOST));
    }
    if plot.below_log.count > 0 {
        sentences.push(words.t("charts-summary-log").to_owned());
    }
    let count =
        |session: bool| markers.iter().filter(|marker| matches!(marker.target, Target::Session(_)) == session).count();
    for (id, count) in [("chart-sessions", count(true)), ("chart-events", count(false))] {
        if count > 0 {
            sentences.push(words.count(id, count));
        }
    }
    // Some end in an abbreviation with its own point.
    let sentences: Vec<_> = sentences.iter().map(|sentence| sentence.trim_end_matches('.')).collect();
    plain_spaces(&sentences.join(". "))
}

/// What a kind of chart is called.
fn kind(kind: ChartKind) -> &'static str {
    match kind {
        ChartKind::Grouped => "charts-summary-grouped",
        ChartKind::Stacked => "charts-summary-stacked",
        ChartKind::Mirrored => "charts-summary-mirrored",
        ChartKind::Lines => "charts-summary-lines",
        ChartKind::Area => "charts-summary-area",
        ChartKind::Index => "charts-summary-index",
        ChartKind::Growth => "charts-summary-growth",
        ChartKind::Contribution => "charts-summary-contribution",
        ChartKind::Share => "charts-summary-share",
        ChartKind::YearToDate => "charts-summary-year-to-date",
        ChartKind::Slope => "charts-summary-slope",
        ChartKind::SmallMultiples => "charts-summary-small-multiples",
    }
}

/// First, last, highest, lowest, largest change and gaps of a series.
fn series(words: &Words, plot: &Plot, strand: &Strand) -> Option<String> {
    let drawn: Vec<&Entry> = strand.entries.iter().filter(|entry| entry.value().is_some()).collect();
    let (first, last) = (drawn.first()?, drawn.last()?);
    let text = |entry: &Entry| strand.text(entry, words);
    let period = |entry: &Entry| words.period(entry.period);
    let name = strand.name.as_str();
    if drawn.len() == 1 {
        let arguments = [("name", name), ("value", &*text(first)), ("period", &*period(first))];
        return Some(words.with("charts-summary-one", &arguments));
    }
    let arguments = [
        ("name", name),
        ("first", &*text(first)),
        ("from", &*period(first)),
        ("last", &*text(last)),
        ("to", &*period(last)),
    ];
    let mut clauses = vec![words.with("charts-summary-ends", &arguments)];
    if drawn.len() > 2 {
        let height = |entry: &Entry| entry.value().map_or(0.0, |value| value.y);
        // Of equally high ones the first.
        let extreme = |sign: f64| {
            drawn
                .iter()
                .copied()
                .reduce(|best, entry| if sign * height(entry) > sign * height(best) { entry } else { best })
        };
        let (high, low) = (extreme(1.0)?, extreme(-1.0)?);
        let arguments = [
            ("high", &*text(high)),
            ("high-period", &*period(high)),
            ("low", &*text(low)),
            ("low-period", &*period(low)),
        ];
        clauses.push(words.with("charts-summary-extremes", &arguments));
        if let Some((change, from, to)) = largest_change(&drawn) {
            let change = words.numbers.signed(change);
            let arguments = [("change", &*change), ("from", &*period(from)), ("to", &*period(to))];
            clauses.push(words.with("charts-summary-change", &arguments));
        }
    }
    if let Some(gaps) = periods(words, &gaps(plot, &plot.axis, &drawn)) {
        clauses.push(words.with("charts-summary-gaps", &[("periods", &gaps)]));
    }
    Some(clauses.join("; "))
}

/// Between two neighbours with exact numbers; of equally large ones the first.
fn largest_change<'e>(drawn: &[&'e Entry]) -> Option<(Decimal, &'e Entry, &'e Entry)> {
    let mut largest: Option<(Decimal, &Entry, &Entry)> = None;
    for pair in drawn.windows(2) {
        let [from, to] = pair else { continue };
        let change = from.exact.value().zip(to.exact.value()).and_then(|(from, to)| sum(to, -from));
        if let Some(change) = change
            && largest.is_none_or(|(known, ..)| change.abs() > known.abs())
        {
            largest = Some((change, from, to));
        }
    }
    largest
}

/// The periods without a figure between the first one and the last.
fn gaps(plot: &Plot, axis: &Axis, drawn: &[&Entry]) -> Stretch {
    let mut gaps = Stretch::default();
    let regular = matches!(plot.rows, RowsOf::Years | RowsOf::HalfYears | RowsOf::Quarters | RowsOf::Months);
    for pair in drawn.windows(2) {
        let [from, to] = pair else { continue };
        if plot.across == Across::Time && regular {
            let mut missing = from.period.next();
            while let Some(period) = missing.filter(|period| *period < to.period) {
                gaps.add(period);
                missing = period.next();
            }
        } else {
            (from.slot + 1..to.slot).filter_map(|place| axis.period(place)).for_each(|period| gaps.add(period));
        }
    }
    gaps
}
