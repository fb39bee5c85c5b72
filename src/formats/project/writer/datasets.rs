//! Writes datasets: one observation a line, rivals on lines of their own.
//!
//! *Invariant:* a line leaves out exactly what the reader fills in: the dataset's default source, the expected
//! multiplier, and that the first figure is adopted.

use super::records::{flow_code, measure};
use super::sheet::{Fields, Sheet};
use crate::domain::{
    AreaRef, Confidentiality, Dataset, DatasetHead, Figure, FigureDetails, Indicator, Measure, Multiplier, ObsStatus,
    Observation, Period, Qualifier, Said, SourceId,
};
use crate::formats::project::amount;
use crate::formats::project::observations::Defaults;
use crate::formats::project::words::Usual;

/// Periods on one line, at most, before each year has its own.
const SHORT: usize = 12;

pub fn dataset(sheet: &mut Sheet, dataset: &Dataset) {
    let Dataset { id, head, periods, observations } = dataset;
    let DatasetHead {
        name,
        reporter: AreaRef(reporter),
        partner: AreaRef(partner),
        indicator,
        product,
        unit,
        shown,
        export_valuation,
        import_valuation,
        system,
        adjustment,
        default_source,
        note,
    } = head;
    let defaults = Defaults { shown: *shown, source: *default_source };
    sheet.block(|fields| {
        fields.id(id);
        fields.text("name", name);
        fields.text("reporter", reporter);
        fields.text("partner", partner);
        fields.unless("indicator", indicator, |sheet, indicator| match indicator {
            Indicator::Goods => sheet.raw("Goods"),
            Indicator::Services => sheet.raw("Services"),
            Indicator::GoodsAndServices => sheet.raw("GoodsAndServices"),
            Indicator::Other(name) => {
                sheet.raw("Other(");
                sheet.quoted(name);
                sheet.raw(")");
            }
        });
        fields.text("product", product);
        fields.text("unit", unit);
        fields.unless("shown", shown, |sheet, Multiplier(power)| sheet.raw(&power.to_string()));
        fields.word("export_valuation", *export_valuation);
        fields.word("import_valuation", *import_valuation);
        fields.word("system", *system);
        fields.word("adjustment", *adjustment);
        fields.maybe("default_source", *default_source);
        fields.text("note", note);
        let periods: Vec<Period> = periods.iter().copied().collect();
        if periods.len() > SHORT {
            let years: Vec<&[Period]> = periods.chunk_by(|a, b| a.year() == b.year()).collect();
            fields.rows("periods", years.into_iter(), |sheet, year| {
                for (nth, period) in year.iter().enumerate() {
                    sheet.raw(if nth > 0 { ", " } else { "" });
                    sheet.plain(period);
                }
            });
        } else {
            fields.list("periods", periods.into_iter(), |sheet, period| sheet.plain(period));
        }
        if !observations.is_empty() {
            fields.with("observations", |sheet| {
                sheet.rows(observations.iter(), |sheet, observation| line(sheet, observation, defaults));
            });
        }
    });
}

fn line(sheet: &mut Sheet, observation: &Observation, defaults: Defaults) {
    let Observation { key, figures } = observation;
    let multiplier = defaults.multiplier(key.measure);
    sheet.raw("(");
    sheet.plain(key.period);
    sheet.raw(", ");
    flow_code(sheet, key.flow);
    sheet.raw(", ");
    let adopted = figures.adopted_place();
    let mut all = figures.iter();
    let Some(first) = all.next() else { return };
    said(sheet, &first.said, multiplier);
    let with_rivals = figures.count() > 1;
    let unusual_cell = with_rivals || adopted != Some(0) || key.measure != Measure::Level;
    if unusual_cell || is_unusual(first, defaults.source) {
        sheet.raw(", ");
        let body = |fields: &mut Fields<'_>| {
            fields.unless("measure", &key.measure, measure);
            unusual(fields, first, defaults.source);
            if with_rivals {
                fields.with("rivals", |sheet| {
                    sheet.rows(all, |sheet, figure| rival(sheet, figure, multiplier, defaults.source));
                });
            }
            match adopted {
                Some(0) => {}
                Some(place) => fields.with("adopted", |sheet| sheet.raw(&place.to_string())),
                None => fields.with("adopted", |sheet| sheet.raw("None")),
            }
        };
        if with_rivals { sheet.block(body) } else { sheet.inline(body) }
    }
    sheet.raw(")");
}

fn rival(sheet: &mut Sheet, figure: &Figure, multiplier: Multiplier, source: Option<SourceId>) {
    sheet.raw("(");
    said(sheet, &figure.said, multiplier);
    if is_unusual(figure, source) {
        sheet.raw(", ");
        sheet.inline(|fields| unusual(fields, figure, source));
    }
    sheet.raw(")");
}

fn said(sheet: &mut Sheet, said: &Said, multiplier: Multiplier) {
    if matches!(said, Said::Unread(_)) {
        let mut text = String::new();
        amount::write(said, multiplier, &mut text);
        return sheet.quoted(&text);
    }
    sheet.raw("\"");
    amount::write(said, multiplier, sheet.text_mut());
    sheet.raw("\"");
}

fn is_unusual(figure: &Figure, source: Option<SourceId>) -> bool {
    figure.source != source
        || figure.details().is_some()
        || figure.qualifier != Qualifier::USUAL
        || figure.status != ObsStatus::USUAL
        || figure.confidentiality != Confidentiality::USUAL
}

fn unusual(fields: &mut Fields<'_>, figure: &Figure, source: Option<SourceId>) {
    fields.word("qualifier", figure.qualifier);
    fields.word("status", figure.status);
    fields.word("confidentiality", figure.confidentiality);
    match figure.source {
        same if same == source => {}
        Some(other) => fields.with("source", |sheet| sheet.plain(other)),
        None => fields.with("source", |sheet| sheet.raw("None")),
    }
    if let Some(FigureDetails { published, quote, quote_outdated, note }) = figure.details() {
        fields.maybe("published", *published);
        fields.maybe_text("quote", quote.as_deref());
        fields.flag("quote_outdated", *quote_outdated);
        fields.maybe_text("note", note.as_deref());
    }
}
