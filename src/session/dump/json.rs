//! A project's datasets as JSON: every figure as it was printed, and what follows from the adopted ones.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::analysis::growth::{Basis, Growth};
use crate::analysis::interval::Interval;
use crate::analysis::report::report;
use crate::analysis::sheet::{Cell, Content, Part, Remark, Sheet};
use crate::domain::{
    Against, Dataset, Figure, Flow, Indicator, Key, Measure, Number, Period, Project, Qualifier, RateForm, Said, Whole,
};
use crate::session::dataset_name;
use crate::words::Words;

/// Decimals are strings, so that no reader rounds them; what is missing is null.
pub fn dump_json(project: &Project) -> String {
    let words = Words::english();
    let datasets: Vec<_> = project.datasets.iter().map(|one| dataset(project, one, &words)).collect();
    let sources: Vec<_> = project
        .sources
        .iter()
        .map(|source| {
            json!({
                "id": source.id.to_string(),
                "office": source.office,
                "publisher": source.publisher,
                "title": source.title,
                "link": source.link,
                "published": source.published.map(|date| date.to_string()),
            })
        })
        .collect();
    let value = json!({ "title": project.head.title, "sources": sources, "datasets": datasets });
    format!("{value:#}\n")
}

fn dataset(project: &Project, dataset: &Dataset, words: &Words) -> Value {
    let head = &dataset.head;
    let observations: Vec<_> = dataset
        .observations
        .iter()
        .flat_map(|observation| {
            let adopted = observation.figures.adopted_place();
            let figures = observation.figures.iter().enumerate();
            figures.map(move |(place, said)| figure(project, observation.key, said, adopted == Some(place)))
        })
        .collect();
    let sheets = report(dataset, &project.sources, Basis::default());
    let each = |part| sheets.iter().flat_map(move |sheet| cells(sheet, part));
    // Year-to-date rows repeat years and first quarters.
    let mut growth: Vec<_> = each(Part::Growth).collect();
    let mut derived: Vec<_> = each(Part::Level).collect();
    for list in [&mut growth, &mut derived] {
        list.sort_by_key(|(period, flow, _)| (*period, *flow));
        list.dedup_by_key(|(period, flow, _)| (*period, *flow));
    }
    let growth = growth.into_iter().filter(|(_, _, cell)| !cell.is_empty());
    let growth: Vec<_> = growth.map(|(period, flow, cell)| growth_of(project, period, flow, cell)).collect();
    let derived = derived.into_iter().filter_map(|(period, flow, cell)| derived_level(project, period, flow, cell));
    json!({
        "id": dataset.id.to_string(),
        "name": dataset_name(project, dataset, words),
        "reporter": head.reporter.to_string(),
        "partner": head.partner.to_string(),
        "indicator": match &head.indicator {
            Indicator::Goods => "goods",
            Indicator::Services => "services",
            Indicator::GoodsAndServices => "goods and services",
            Indicator::Other(name) => name,
        },
        "product": head.product,
        "unit": head.unit,
        "multiplier": head.shown.0,
        "observations": observations,
        "derived": derived.collect::<Vec<_>>(),
        "growth": growth,
    })
}

fn cells(sheet: &Sheet, part: Part) -> impl Iterator<Item = (Period, Flow, &Cell)> {
    sheet.periods().enumerate().flat_map(move |(row, period)| {
        let cells = sheet.cells(row).iter().zip(&sheet.columns).filter(move |(_, column)| column.part == part);
        cells.map(move |(cell, column)| (period, column.flow, cell))
    })
}

fn flow_code(project: &Project, flow: Flow) -> String {
    match flow {
        Flow::Named(id) => project.flows.get(id).map_or_else(|| id.to_string(), |flow| flow.name.clone()),
        flow => flow.code().unwrap_or_default().to_owned(),
    }
}

fn figure(project: &Project, key: Key, figure: &Figure, adopted: bool) -> Value {
    let (measure, against) = measure(key.measure);
    let number = |number: Number| (number.value().to_string(), number.multiplier().0);
    let (value, multiplier) = match &figure.said {
        Said::Number(one) => (json!(number(*one).0), json!(number(*one).1)),
        Said::Range(ends) if ends.0.multiplier() == ends.1.multiplier() => {
            (json!([number(ends.0).0, number(ends.1).0]), json!(number(ends.0).1))
        }
        // "800 million to 1.2 billion": each end in its own multiples.
        Said::Range(ends) => (json!([number(ends.0).0, number(ends.1).0]), json!([number(ends.0).1, number(ends.1).1])),
        _ => (Value::Null, Value::Null),
    };
    json!({
        "period": key.period.to_string(),
        "flow": flow_code(project, key.flow),
        "measure": measure,
        "against": against,
        "value": value,
        "multiplier": multiplier,
        "said": match &figure.said {
            Said::Number(_) => json!("number"),
            Said::Range(_) => json!("range"),
            Said::Nil => json!("nil"),
            Said::Negligible => json!("negligible"),
            Said::Unread(_) => json!("unread"),
            Said::NoValue => Value::Null,
        },
        "unread": match &figure.said {
            Said::Unread(text) => json!(text),
            _ => Value::Null,
        },
        "qualifier": match figure.qualifier {
            Qualifier::Exact => Value::Null,
            Qualifier::Over => json!("over"),
            Qualifier::Nearly => json!("nearly"),
            Qualifier::About => json!("about"),
        },
        "status": figure.status.code(),
        "source": figure.source.map(|source| source.to_string()),
        "published": figure.published().map(|date| date.to_string()),
        "quote": figure.quote(),
        "note": figure.note(),
        "adopted": adopted,
    })
}

fn measure(measure: Measure) -> (&'static str, Option<String>) {
    let on = |against| match against {
        Against::YearEarlier => "year earlier".to_owned(),
        Against::Previous => "previous period".to_owned(),
        Against::Period(period) => period.to_string(),
    };
    let of = |whole| match whole {
        Whole::Flow(flow) => flow.code().unwrap_or("flow").to_owned(),
        Whole::Dataset(id) => id.to_string(),
        Whole::Area(id) => id.to_string(),
        Whole::World => "world".to_owned(),
    };
    match measure {
        Measure::Level => ("level", None),
        Measure::Rate { form: RateForm::Percent, against } => ("growth", Some(on(against))),
        Measure::Rate { form: RateForm::Times, against } => ("times", Some(on(against))),
        Measure::Rate { form: RateForm::Index, against } => ("index", Some(on(against))),
        Measure::AbsoluteChange { against } => ("change", Some(on(against))),
        Measure::Share { of: whole } => ("share", Some(of(whole))),
        Measure::ShareChange { of: whole } => ("share change", Some(of(whole))),
        Measure::Contribution { to } => ("contribution", Some(of(to))),
        Measure::CompoundRate { from } => ("compound rate", Some(from.to_string())),
        Measure::Cover => ("cover", None),
    }
}

fn ends(interval: Interval) -> Value {
    let end = |value: Decimal| (value != Decimal::MIN && value != Decimal::MAX).then(|| value.normalize().to_string());
    json!([end(interval.low), end(interval.high)])
}

fn derived_level(project: &Project, period: Period, flow: Flow, cell: &Cell) -> Option<Value> {
    let level = cell.level.filter(|level| level.derived)?;
    Some(json!({
        "period": period.to_string(),
        "flow": flow_code(project, flow),
        "value": level.amount.value.map(|value| value.to_string()),
        "interval": ends(level.amount.interval),
        "shown as interval": matches!(cell.content, Content::Bounds(_)),
        "cannot hold": cell.has(Remark::CannotHold),
    }))
}

fn growth_of(project: &Project, period: Period, flow: Flow, cell: &Cell) -> Value {
    let calculated = cell.calculated.as_ref();
    let estimate = calculated.and_then(Growth::estimate);
    let bounded = match calculated {
        Some(Growth::Bounded(interval)) => Some(*interval),
        _ => None,
    };
    json!({
        "period": period.to_string(),
        "flow": flow_code(project, flow),
        "base": cell.base.map(|base| base.period.to_string()),
        "kind": calculated.and_then(kind),
        "value": estimate.map(|estimate| estimate.value.to_string()),
        "approximate": estimate.map(|estimate| estimate.approximate),
        "interval": estimate.map(|estimate| estimate.interval).or(bounded).map(ends),
        "printed": cell.printed.map(|printed| printed.value.to_string()),
        "agrees": match (cell.has(Remark::Agrees), cell.has(Remark::DoesNotAgree)) {
            (true, _) => json!(true),
            (_, true) => json!(false),
            _ => Value::Null,
        },
    })
}

fn kind(growth: &Growth) -> Option<&'static str> {
    Some(match growth {
        Growth::NoLevel | Growth::NoBase | Growth::OtherUnit => return None,
        Growth::Bounded(_) => "bounded",
        Growth::New => "new",
        Growth::NoTrade => "no trade",
        Growth::ChangeOnly(_) => "change only",
        Growth::Percent(_) => "percent",
        Growth::Times(_) => "times",
        Growth::Change(_) => "change",
        Growth::Index(_) => "index",
        Growth::Percentage(_) => "percentage",
        Growth::Points(_) => "points",
    })
}
