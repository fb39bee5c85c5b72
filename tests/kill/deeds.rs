//! What the program does until it is killed: the same for the same seed, so that every state on the way is known.

use tradebook::domain::{Flow, Id, Key, Period, Project};
use tradebook::session::Action;

pub enum Deed {
    Act(Action),
    Undo,
    Save,
}

/// Figures of 40 years of the first dataset, one after the other, now and then taken back, now and then saved.
pub fn deeds(project: &Project, seed: u64) -> impl Iterator<Item = Deed> + use<> {
    let dataset = project.datasets.at(0).map_or_else(|| Id::NONE_YET.into(), |dataset| dataset.id);
    let mut state = seed | 1;
    let mut chance = move |of: u64| {
        // Numbers that look like chance: a linear congruential generator (Knuth, MMIX).
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % of
    };
    let mut count = 0_u64;
    std::iter::repeat_with(move || {
        count += 1;
        match chance(24) {
            0 => Deed::Save,
            1..4 if count > 4 => Deed::Undo,
            _ => {
                let flow = if chance(2) == 0 { Flow::Exports } else { Flow::Imports };
                let year = 1961 + i32::try_from(chance(40)).unwrap_or(0);
                match Period::of_year(year) {
                    Some(period) => {
                        Deed::Act(Action::Enter { dataset, key: Key::level(flow, period), text: count.to_string() })
                    }
                    None => Deed::Save,
                }
            }
        }
    })
}
