//! Writes the records beside figures and commissions, and the choices that several records share.
//!
//! *Invariant:* each function takes its record apart whole.

use super::sheet::Sheet;
use crate::domain::{
    Acknowledgement, Against, Area, CellRef, Event, EventKind, Filter, Flow, Identity, Key, Measure, NamedFlow,
    RoundingConvention, Source, Term, View, Whole,
};
use crate::formats::project::words::Word;

pub fn flow_code(sheet: &mut Sheet, flow: Flow) {
    match flow {
        Flow::Named(id) => {
            sheet.raw("Named(");
            sheet.plain(id);
            sheet.raw(")");
        }
        coded => sheet.raw(coded.code().unwrap_or_default()),
    }
}

fn wrapped(sheet: &mut Sheet, name: &str, value: impl FnOnce(&mut Sheet)) {
    sheet.raw(name);
    sheet.raw("(");
    value(sheet);
    sheet.raw(")");
}

pub fn against(sheet: &mut Sheet, against: &Against) {
    match against {
        Against::YearEarlier => sheet.raw("YearEarlier"),
        Against::Previous => sheet.raw("Previous"),
        Against::Period(period) => wrapped(sheet, "Period", |sheet| sheet.plain(period)),
    }
}

fn whole(sheet: &mut Sheet, whole: &Whole) {
    match whole {
        Whole::Flow(flow) => wrapped(sheet, "Flow", |sheet| flow_code(sheet, *flow)),
        Whole::Dataset(id) => wrapped(sheet, "Dataset", |sheet| sheet.plain(id)),
        Whole::Area(id) => wrapped(sheet, "Area", |sheet| sheet.plain(id)),
        Whole::World => sheet.raw("World"),
    }
}

pub fn measure(sheet: &mut Sheet, measure: &Measure) {
    match measure {
        Measure::Level => sheet.raw("Level"),
        Measure::Rate { form, against: base } => wrapped(sheet, "Rate", |sheet| {
            sheet.raw(form.word());
            sheet.raw(", ");
            against(sheet, base);
        }),
        Measure::AbsoluteChange { against: base } => wrapped(sheet, "Change", |sheet| against(sheet, base)),
        Measure::Share { of } => wrapped(sheet, "Share", |sheet| whole(sheet, of)),
        Measure::ShareChange { of } => wrapped(sheet, "ShareChange", |sheet| whole(sheet, of)),
        Measure::Contribution { to } => wrapped(sheet, "Contribution", |sheet| whole(sheet, to)),
        Measure::CompoundRate { from } => wrapped(sheet, "CompoundRate", |sheet| sheet.plain(from)),
        Measure::Cover => sheet.raw("Cover"),
    }
}

pub fn area(sheet: &mut Sheet, area: &Area) {
    let Area { id, code, names, kind, members } = area;
    sheet.block(|fields| {
        fields.id(id);
        fields.text("code", code);
        fields.list("names", names.iter(), |sheet, (language, name)| {
            sheet.raw("(");
            sheet.quoted(language);
            sheet.raw(", ");
            sheet.quoted(name);
            sheet.raw(")");
        });
        fields.word("kind", *kind);
        fields.texts("members", members.iter().map(String::as_str));
    });
}

pub fn flow(sheet: &mut Sheet, flow: &NamedFlow) {
    let NamedFlow { id, name } = flow;
    sheet.inline(|fields| {
        fields.id(id);
        fields.text("name", name);
    });
}

pub fn source(sheet: &mut Sheet, source: &Source) {
    let Source { id, office, publisher, title, link, published, accessed, rounding, note } = source;
    let RoundingConvention { levels, rates } = rounding;
    sheet.block(|fields| {
        fields.id(id);
        fields.text("office", office);
        fields.text("publisher", publisher);
        fields.text("title", title);
        fields.text("link", link);
        fields.maybe("published", *published);
        fields.maybe("accessed", *accessed);
        for (name, convention) in [("rounds_levels", levels), ("rounds_rates", rates)] {
            if let Some(convention) = convention {
                fields.with(name, |sheet| sheet.raw(convention.word()));
            }
        }
        fields.text("note", note);
    });
}

fn term(sheet: &mut Sheet, term: &Term) {
    let Term { dataset, flow } = term;
    sheet.inline(|fields| {
        fields.with("dataset", |sheet| sheet.plain(dataset));
        fields.with("flow", |sheet| flow_code(sheet, *flow));
    });
}

pub fn identity(sheet: &mut Sheet, identity: &Identity) {
    let Identity { id, whole, parts, complete, note } = identity;
    sheet.block(|fields| {
        fields.id(id);
        fields.with("whole", |sheet| term(sheet, whole));
        fields.rows("parts", parts.iter(), term);
        if let Some(complete) = complete {
            fields.with("complete", |sheet| sheet.raw(if *complete { "true" } else { "false" }));
        }
        fields.text("note", note);
    });
}

pub fn event(sheet: &mut Sheet, event: &Event) {
    let Event { id, from, to, kind, title, link } = event;
    sheet.block(|fields| {
        fields.id(id);
        fields.with("from", |sheet| sheet.plain(from));
        fields.maybe("to", *to);
        fields.unless("kind", kind, |sheet, kind| match kind {
            EventKind::Visit => sheet.raw("Visit"),
            EventKind::Agreement => sheet.raw("Agreement"),
            EventKind::Other(name) => wrapped(sheet, "Other", |sheet| sheet.quoted(name)),
        });
        fields.text("title", title);
        fields.text("link", link);
    });
}

fn filter(sheet: &mut Sheet, filter: &Filter) {
    let Filter { field, any_of } = filter;
    sheet.inline(|fields| {
        fields.text("field", field);
        fields.texts("any_of", any_of.iter().map(String::as_str));
    });
}

pub fn view(sheet: &mut Sheet, view: &View) {
    let View { id, name, of, filters, group_by, sort_by, descending } = view;
    sheet.block(|fields| {
        fields.id(id);
        fields.text("name", name);
        fields.word("of", *of);
        fields.rows("filters", filters.iter(), filter);
        fields.text("group_by", group_by);
        fields.text("sort_by", sort_by);
        fields.flag("descending", *descending);
    });
}

pub fn cell_ref(sheet: &mut Sheet, cell: &CellRef) {
    let CellRef { dataset, key: Key { period, measure: of, flow } } = cell;
    sheet.inline(|fields| {
        fields.with("dataset", |sheet| sheet.plain(dataset));
        fields.with("period", |sheet| sheet.plain(period));
        fields.with("flow", |sheet| flow_code(sheet, *flow));
        fields.unless("measure", of, measure);
    });
}

pub fn acknowledgement(sheet: &mut Sheet, accepted: &Acknowledgement) {
    let Acknowledgement { id, statements, fingerprint, reason, date } = accepted;
    sheet.block(|fields| {
        fields.id(id);
        fields.rows("statements", statements.iter(), cell_ref);
        fields.text("fingerprint", fingerprint);
        fields.text("reason", reason);
        fields.maybe("date", *date);
    });
}
