//! The chart on its screen: what it keeps beside the file.

use super::*;
use crate::domain::marks::SeriesKey;
use crate::domain::{DatasetId, Flow, Id};

#[test]
fn each_chart_is_looked_at_as_it_was_left() {
    let [one, other] = [1, 2].map(|raw| ChartId(Id::new(raw).unwrap()));
    let key = SeriesKey { dataset: DatasetId(Id::new(3).unwrap()), flow: Flow::Imports, year: None };
    let mut state = ChartsState::default();
    state.begin(one);
    state.look_mut(one).toggle(key);
    state.begin(other);
    assert!(state.look(other).is_whole());
    state.begin(one);
    assert!(state.look(one).hidden.contains(&key));
    state.look_mut(one).toggle(key);
    assert!(state.look(one).is_whole());
}
