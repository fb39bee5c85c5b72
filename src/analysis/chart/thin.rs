//! Fewer marks where there are more than pixels: of each pixel column the lowest and the highest stay.
//!
//! *Invariant:* the extremes of every pixel column survive, and at most four points a column are left.

use crate::domain::drawing::DrawnBar;
use crate::domain::marks::LinePoint;

#[allow(clippy::cast_possible_truncation, reason = "pixels on a screen")]
fn column(x: f64) -> i64 {
    x.clamp(-1e9, 1e9).floor() as i64
}

/// First, lowest, highest and last point of each pixel column, in their order. Points are in pixels.
pub fn line(points: Vec<LinePoint>) -> Vec<LinePoint> {
    let mut kept = Vec::new();
    for points in points.chunk_by(|a, b| column(a.x) == column(b.x)) {
        if points.len() <= 4 {
            kept.extend_from_slice(points);
            continue;
        }
        let by_height = |(_, a): &(usize, &LinePoint), (_, b): &(usize, &LinePoint)| a.y.total_cmp(&b.y);
        let place = |found: Option<(usize, &LinePoint)>| found.map_or(0, |(place, _)| place);
        let lowest = place(points.iter().enumerate().min_by(by_height));
        let highest = place(points.iter().enumerate().max_by(by_height));
        let mut places = [0, lowest, highest, points.len() - 1];
        places.sort_unstable();
        let mut last = None;
        kept.extend(
            places.iter().filter(|place| last.replace(**place) != Some(**place)).filter_map(|place| points.get(*place)),
        );
    }
    kept
}

/// Of the bars of one series in a pixel column the one that reaches highest and the one that reaches lowest.
pub fn bars(bars: Vec<DrawnBar>) -> Vec<DrawnBar> {
    let narrow = bars.first().is_some_and(|bar| bar.area.width() < 0.75);
    if !narrow {
        return bars;
    }
    let mut kept = Vec::new();
    for bars in bars.chunk_by(|a, b| column(a.area.left) == column(b.area.left)) {
        let highest = bars.iter().min_by(|a, b| a.area.top.total_cmp(&b.area.top));
        let lowest = bars.iter().max_by(|a, b| a.area.bottom.total_cmp(&b.area.bottom));
        kept.extend(highest);
        kept.extend(lowest.filter(|lowest| highest.is_some_and(|highest| highest.datum != lowest.datum)));
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::super::tests::datum;
    use super::*;
    use crate::domain::Flow;
    use crate::domain::drawing::Area;
    use crate::domain::marks::{Ink, Tone};

    #[test]
    fn extremes_of_each_column_survive_and_the_rest_is_bounded() {
        let point = |n: u32| {
            let x = f64::from(n) / 100.0;
            LinePoint { x, y: f64::from(n * 7919 % 997), tone: Tone::Full, datum: datum("2023") }
        };
        let all: Vec<_> = (0..10_000).map(point).collect();
        let thin = line(all.clone());
        assert!(thin.len() <= 400, "{}", thin.len());
        assert!(thin.is_sorted_by(|a, b| a.x <= b.x));
        for column in 0..100_u32 {
            let of = |points: &[LinePoint], pick: fn(f64, f64) -> f64| {
                let inside = points.iter().filter(|p| p.x.floor() == f64::from(column)).map(|p| p.y);
                inside.reduce(pick)
            };
            assert_eq!(of(&thin, f64::min), of(&all, f64::min));
            assert_eq!(of(&thin, f64::max), of(&all, f64::max));
        }
        assert_eq!(line(all[..4].to_vec()).len(), 4);
    }

    #[test]
    fn bars_thinner_than_a_pixel_keep_their_extremes() {
        let bar = |n: u32| {
            let left = f64::from(n) / 10.0;
            let top = f64::from(n * 7919 % 97);
            DrawnBar {
                area: Area { left, right: left + 0.1, top, bottom: 100.0 },
                ink: Ink::Flow(Flow::Exports),
                tone: Tone::Full,
                datum: datum("2023"),
            }
        };
        let thin = bars((0..1000).map(bar).collect());
        assert_eq!(thin.len(), 100);
        let top = |bars: &[DrawnBar]| bars.iter().map(|bar| bar.area.top).reduce(f64::min);
        assert_eq!(top(&thin), Some(0.0));
    }
}
