//! Lines of charts and of the house style.

use super::records::{against, flow_code};
use super::sheet::Sheet;
use crate::domain::{Chart, ChartNote, ChartSize, ChartStyle, Multiplier};
use crate::formats::project::words::Word;

fn note(sheet: &mut Sheet, note: &ChartNote) {
    let ChartNote { from, to, flow, dataset, text } = note;
    sheet.inline(|fields| {
        fields.with("from", |sheet| sheet.plain(from));
        fields.maybe("to", *to);
        if let Some(flow) = flow {
            fields.with("flow", |sheet| flow_code(sheet, *flow));
        }
        fields.maybe("dataset", *dataset);
        fields.text("text", text);
    });
}

fn size(sheet: &mut Sheet, ChartSize { width, height }: ChartSize) {
    sheet.raw(&format!("({width}, {height})"));
}

pub fn chart(sheet: &mut Sheet, chart: &Chart) {
    let Chart {
        id,
        name,
        title,
        subtitle,
        source,
        kind,
        datasets,
        flows,
        frequency,
        against: base,
        as_of,
        shown,
        from,
        to,
        log_scale,
        data_labels,
        patterns,
        events,
        legend,
        size: own_size,
        notes,
    } = chart;
    sheet.block(|fields| {
        fields.id(id);
        fields.text("name", name);
        fields.text("title", title);
        fields.text("subtitle", subtitle);
        fields.text("source", source);
        fields.word("kind", *kind);
        fields.list("datasets", datasets.iter(), |sheet, id| sheet.plain(id));
        fields.list("flows", flows.iter(), |sheet, flow| flow_code(sheet, *flow));
        fields.with("frequency", |sheet| sheet.raw(frequency.word()));
        fields.unless("against", base, against);
        fields.maybe("as_of", *as_of);
        if let Some(Multiplier(power)) = shown {
            fields.with("shown", |sheet| sheet.raw(&power.to_string()));
        }
        fields.maybe("from", *from);
        fields.maybe("to", *to);
        fields.flag("log_scale", *log_scale);
        fields.flag("data_labels", *data_labels);
        fields.flag("patterns", *patterns);
        fields.flag("events", *events);
        fields.flag("legend", *legend);
        if let Some(own) = own_size {
            fields.with("size", |sheet| size(sheet, *own));
        }
        fields.rows("notes", notes.iter(), note);
    });
}

pub fn style(sheet: &mut Sheet, style: &ChartStyle) {
    let ChartStyle { font, text_percent, colors, patterns, dark, size: usual } = style;
    let new = ChartStyle::default();
    sheet.inline(|fields| {
        fields.text("font", font);
        if *text_percent != new.text_percent {
            fields.with("text_percent", |sheet| sheet.raw(&text_percent.to_string()));
        }
        fields.list("colors", colors.iter(), |sheet, color| sheet.plain(color));
        fields.flag("patterns", *patterns);
        fields.flag("dark", *dark);
        if *usual != new.size {
            fields.with("size", |sheet| size(sheet, *usual));
        }
    });
}
