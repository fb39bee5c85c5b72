//! What a chart is called, and the chart that somebody means.

use crate::domain::{Chart, Project};

/// Its name, else its title, else the one that was made of its data.
pub fn called<'a>(chart: &'a Chart, made: &'a str) -> &'a str {
    let names = [chart.name.as_str(), &chart.title, made];
    names.into_iter().map(|name| name.trim()).find(|name| !name.is_empty()).unwrap_or_default()
}

/// Several charts have the name that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ambiguous<'a>(pub Vec<&'a Chart>);

/// The chart of a name, else of a title, else of an id; small and capital letters are the same if there is only one.
pub fn found<'a>(project: &'a Project, asked: &str) -> Result<Option<&'a Chart>, Ambiguous<'a>> {
    let asked = asked.trim();
    let lower = asked.to_lowercase();
    let ways: [&dyn Fn(&Chart) -> bool; 5] = [
        &|chart| chart.name.trim() == asked,
        &|chart| chart.title.trim() == asked,
        &|chart| chart.id.to_string() == asked,
        &|chart| chart.name.trim().to_lowercase() == lower,
        &|chart| chart.title.trim().to_lowercase() == lower,
    ];
    if asked.is_empty() {
        return Ok(None);
    }
    for fits in ways {
        let charts: Vec<_> = project.charts.iter().filter(|chart| fits(chart)).collect();
        match charts.as_slice() {
            [] => {}
            [chart] => return Ok(Some(chart)),
            _ => return Err(Ambiguous(charts)),
        }
    }
    Ok(None)
}
