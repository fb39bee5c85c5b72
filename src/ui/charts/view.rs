//! How a chart is looked at: the months in view and the series that are hidden.
//!
//! *Invariant:* what is exported is what is looked at.

use std::collections::BTreeSet;

use crate::domain::marks::{Across, Picture, SeriesKey};
use crate::domain::{Chart, Period};
use crate::session::charts::Looked;

/// View state of one chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Look {
    /// Months in view; `None` shows all.
    pub span: Option<(f64, f64)>,
    pub hidden: BTreeSet<SeriesKey>,
}

impl Look {
    /// For what leaves the program.
    pub fn looked(&self) -> Looked {
        Looked { span: self.span, hidden: self.hidden.clone() }
    }

    pub fn is_whole(&self) -> bool {
        self.span.is_none() && self.hidden.is_empty()
    }

    pub fn toggle(&mut self, key: SeriesKey) {
        if !self.hidden.remove(&key) {
            self.hidden.insert(key);
        }
    }

    /// Months in view of a picture.
    pub fn view(&self, picture: &Picture) -> (f64, f64) {
        self.span.filter(|_| picture.across == Across::Time).map_or(picture.time, |span| limited(picture, span))
    }

    /// Zooms to a span; one that shows everything is no zoom.
    pub fn zoom_to(&mut self, picture: &Picture, span: (f64, f64)) {
        if picture.across != Across::Time {
            return;
        }
        let span = limited(picture, span);
        let whole = span.0 <= picture.time.0 + 1e-6 && picture.time.1 - 1e-6 <= span.1;
        self.span = (!whole).then_some(span);
    }
}

/// A chart with the way it is looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Viewed {
    pub chart: Chart,
    pub look: Look,
}

/// Within the picture, and no nearer than two periods.
pub fn limited(picture: &Picture, (from, to): (f64, f64)) -> (f64, f64) {
    let (first, last) = picture.time;
    let least = (2.0 * picture.shortest).max(2.0).min(last - first);
    let wide = (to - from).clamp(least, (last - first).max(least));
    let from = ((from + to - wide) / 2.0).clamp(first, (last - wide).max(first));
    (from, from + wide)
}

/// The first and the last period whose middle is in view.
pub fn periods_in(picture: &Picture, (from, to): (f64, f64)) -> Option<(Period, Period)> {
    let mut inside = picture.stops.iter().filter(|stop| (from..=to).contains(&stop.x));
    let first = inside.next()?;
    Some((first.period, inside.next_back().unwrap_or(first).period))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::marks::Stop;

    fn years() -> Picture {
        let stop = |year: i32| Stop { x: f64::from(year) * 12.0 + 6.0, period: Period::of_year(year).unwrap() };
        Picture {
            time: (24_000.0, 24_120.0),
            shortest: 12.0,
            stops: (2000..2010).map(stop).collect(),
            ..Picture::default()
        }
    }

    #[test]
    fn a_view_stays_inside_the_picture_and_shows_two_periods_at_least() {
        let picture = years();
        for (asked, shown) in [
            ((24_000.0, 24_120.0), (24_000.0, 24_120.0)),
            ((23_900.0, 24_020.0), (24_000.0, 24_120.0)),
            ((24_050.0, 24_051.0), (24_038.5, 24_062.5)),
            ((24_100.0, 24_160.0), (24_060.0, 24_120.0)),
        ] {
            assert_eq!(limited(&picture, asked), shown, "{asked:?}");
        }
    }

    #[test]
    fn a_zoom_that_shows_everything_is_none() {
        let picture = years();
        let mut look = Look::default();
        look.zoom_to(&picture, (24_012.0, 24_060.0));
        assert_eq!(look.view(&picture), (24_012.0, 24_060.0));
        look.zoom_to(&picture, (23_000.0, 25_000.0));
        assert_eq!((look.span, look.view(&picture)), (None, picture.time));
        let curves = Picture { across: Across::Year, time: (0.0, 12.0), ..Picture::default() };
        look.zoom_to(&curves, (3.0, 6.0));
        assert_eq!(look.span, None);
    }

    #[test]
    fn the_periods_of_a_view_are_those_whose_middle_is_seen() {
        let picture = years();
        let year = |year| Period::of_year(year).unwrap();
        assert_eq!(periods_in(&picture, (24_005.0, 24_035.0)), Some((year(2000), year(2002))));
        assert_eq!(periods_in(&picture, (24_018.0, 24_018.0)), Some((year(2001), year(2001))));
        assert_eq!(periods_in(&picture, (24_020.0, 24_025.0)), None);
    }
}
