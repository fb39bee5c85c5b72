//! Levels for the eye: about where they lie, fast, to choose which of very many are drawn.
//!
//! *Invariant:* a level has a height here when its cell has a number to draw.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::figures::{BALANCE, EXPORTS, IMPORTS, TURNOVER};
use super::levels::{Level, Levels};
use super::{Column, Content, Sheet};
use crate::analysis::totals::partitions;
use crate::domain::{Figure, Flow, Measure, Said};

/// What is known of a level.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Height {
    /// Nobody printed it.
    Open,
    /// Words were printed.
    None,
    At(f64),
}

impl Height {
    fn at(self) -> Option<f64> {
        match self {
            Self::At(y) => Some(y),
            Self::Open | Self::None => None,
        }
    }
}

impl Sheet {
    /// About where the levels of all rows lie, one a flow; where they have no number, none.
    pub(in crate::analysis) fn heights(&self, rows: impl Iterator<Item = usize>, flows: &[Flow]) -> Vec<Option<f64>> {
        let mut heights = Vec::new();
        let Some(levels) = self.levels.as_deref() else {
            let height = |row, flow: &Flow| of_content(&self.cell_at(row, Column::level(*flow))?.content);
            rows.for_each(|row| heights.extend(flows.iter().map(|flow| height(row, flow))));
            return heights;
        };
        let slots: Vec<_> = flows.iter().map(|flow| levels.gathered.slot_of(*flow)).collect();
        let mut own = Vec::new();
        for line in rows.filter_map(|row| self.lines.get(row)) {
            if levels.simple_heights(*line, &mut own).is_none() {
                own.clear();
                let height = |level: &Level<'_>| of_content(&level.content).map_or(Height::None, Height::At);
                own.extend(levels.of(*line).iter().map(height));
            }
            heights.extend(slots.iter().map(|slot| own.get((*slot)?)?.at()));
        }
        heights
    }
}

impl Levels {
    /// `None` where more is needed than the figures of the line and the two identities.
    fn simple_heights(&self, line: usize, heights: &mut Vec<Height>) -> Option<()> {
        let gathered = &self.gathered;
        if self.has_followed(line) {
            return None;
        }
        heights.clear();
        heights.resize(gathered.flows.len(), Height::Open);
        for observation in gathered.of_line(line).take_while(|observation| observation.key.measure == Measure::Level) {
            let slot = gathered.slot_of(observation.key.flow)?;
            let Some(figure) = gathered.shown(&observation.figures) else { continue };
            *heights.get_mut(slot)? = self.height(figure)?;
        }
        identities(heights);
        let open = heights.contains(&Height::Open);
        (!open || partitions(*gathered.periods.get(line)?).next().is_none()).then_some(())
    }

    fn height(&self, figure: &Figure) -> Option<Height> {
        Some(match &figure.said {
            Said::Number(number) if number.multiplier() == self.gathered.head.shown => for_eye(number.value()),
            // Digits that a decimal can not hold in this multiplier are shown as words.
            Said::Number(number) => number.amount_in(self.gathered.head.shown).map_or(Height::None, for_eye),
            Said::Nil | Said::Negligible => Height::At(0.0),
            Said::Unread(_) | Said::NoValue => Height::None,
            Said::Range(_) => return None,
        })
    }
}

fn identities(heights: &mut [Height]) {
    let get = |heights: &[Height], slot: usize| heights.get(slot).copied().unwrap_or(Height::Open);
    let put = |heights: &mut [Height], slot: usize, y: Option<f64>| {
        if let Some((height, y)) = heights.get_mut(slot).zip(y) {
            *height = Height::At(y);
        }
    };
    let [x, m, t] = [EXPORTS, IMPORTS, TURNOVER].map(|slot| get(heights, slot));
    if t == Height::Open {
        put(heights, TURNOVER, x.at().zip(m.at()).map(|(x, m)| x + m));
    } else if x == Height::Open {
        put(heights, EXPORTS, t.at().zip(m.at()).map(|(t, m)| t - m));
    } else if m == Height::Open {
        put(heights, IMPORTS, t.at().zip(x.at()).map(|(t, x)| t - x));
    }
    if get(heights, BALANCE) == Height::Open {
        let [x, m] = [EXPORTS, IMPORTS].map(|slot| get(heights, slot));
        put(heights, BALANCE, x.at().zip(m.at()).map(|(x, m)| x - m));
    }
}

fn for_eye(value: Decimal) -> Height {
    let digits = i64::try_from(value.mantissa()).ok().and_then(|digits| digits.to_f64());
    let power = i32::try_from(value.scale()).unwrap_or(0);
    let y = digits.map(|digits| digits / 10_f64.powi(power)).or_else(|| value.to_f64());
    Height::At(y.filter(|y| y.is_finite()).unwrap_or(0.0))
}

fn of_content(content: &Content) -> Option<f64> {
    match content {
        Content::Level { value, .. } => for_eye(*value).at(),
        Content::Bounds(interval) => {
            let ends = for_eye(interval.low).at().zip(for_eye(interval.high).at());
            ends.map(|(low, high)| low + (high - low) / 2.0)
        }
        Content::Nil | Content::Negligible => Some(0.0),
        _ => None,
    }
}
