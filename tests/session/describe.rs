//! What several test files need: an empty session, and a project as a text that a person can compare.

use std::fmt::Write as _;

use tradebook::domain::{Deadline, Figures, Measure, Outcome, Project, RateForm, Said};
use tradebook::session::{CountedIds, Session};

pub fn empty_session() -> Session {
    Session::new(Project::default(), Box::new(CountedIds::default()))
}

/// Every record in order, one a line, with what a script can change.
pub fn describe(project: &Project) -> String {
    let mut text = String::new();
    for source in project.sources.iter() {
        writeln!(text, "source {}: {}", source.id, source.title).unwrap();
    }
    for dataset in project.datasets.iter() {
        let head = &dataset.head;
        writeln!(text, "dataset {}: {} {}-{} {}", dataset.id, head.name, head.reporter, head.partner, head.unit)
            .unwrap();
        for period in dataset.all_periods() {
            write!(text, "  {period}{}", if dataset.periods.contains(&period) { " kept" } else { "" }).unwrap();
            for observation in dataset.observations.of_period(period) {
                let measure = match observation.key.measure {
                    Measure::Level => "",
                    Measure::Rate { form: RateForm::Percent, .. } => " growth",
                    _ => " other",
                };
                let flow = observation.key.flow.code().unwrap_or("named");
                write!(text, " | {flow}{measure} {}", figures(&observation.figures)).unwrap();
            }
            text.push('\n');
        }
    }
    for commission in project.commissions.iter() {
        writeln!(text, "commission {}: {}", commission.id, commission.head.name).unwrap();
        for session in commission.sessions.iter() {
            let head = &session.head;
            let number = head.number.map_or("-".to_owned(), |number| number.to_string());
            let date = head.from.map_or("-".to_owned(), |date| date.to_string());
            writeln!(text, "  session {}: {number} {date} {}", session.id, head.place).unwrap();
            for outcome in session.outcomes.iter() {
                writeln!(text, "    {}", describe_outcome(outcome)).unwrap();
            }
        }
    }
    for event in project.events.iter() {
        writeln!(text, "event {}: {} {:?} {}", event.id, event.from, event.kind, event.title).unwrap();
    }
    for chart in project.charts.iter() {
        let datasets: Vec<_> = chart.datasets.iter().map(ToString::to_string).collect();
        let flows: Vec<_> = chart.flows.iter().map(|flow| flow.code().unwrap_or("named")).collect();
        let (datasets, flows) = (datasets.join(","), flows.join(","));
        writeln!(text, "chart {}: {} | {:?} of {datasets}, {flows}", chart.id, chart.name, chart.kind).unwrap();
        for note in &chart.notes {
            writeln!(text, "  note {}: {}", note.from, note.text).unwrap();
        }
    }
    text
}

fn figures(figures: &Figures) -> String {
    let all = figures.iter().enumerate().map(|(place, figure)| {
        let said = match &figure.said {
            Said::Number(number) => number.to_string(),
            Said::Range(ends) => format!("{}..{}", ends.0, ends.1),
            Said::Nil => "nil".to_owned(),
            Said::Negligible => "negligible".to_owned(),
            Said::Unread(words) => format!("unread {words:?}"),
            Said::NoValue => "no value".to_owned(),
        };
        let adopted = if figures.adopted_place() == Some(place) { "*" } else { "" };
        let source = figure.source.map_or(String::new(), |source| format!(" from {source}"));
        let outdated = figure.details().is_some_and(|details| details.quote_outdated);
        format!("{adopted}{said}{source}{}", if outdated { " quote outdated" } else { "" })
    });
    all.collect::<Vec<_>>().join(" ")
}

fn describe_outcome(outcome: &Outcome) -> String {
    let deadline = match &outcome.deadline {
        Deadline::NoneStated => "none stated".to_owned(),
        Deadline::NearFuture => "in the near future".to_owned(),
        Deadline::Permanent => "permanent".to_owned(),
        Deadline::On(date) => date.to_string(),
        Deadline::Within(period) => period.to_string(),
        Deadline::Words(words) => words.clone(),
    };
    format!("{} {:?} {:?}: {} ({deadline})", outcome.id, outcome.kind, outcome.status(), outcome.text)
}
