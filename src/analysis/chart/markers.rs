//! Sessions and events as markers on the time axis, and a place for their labels.
//!
//! *Invariant:* no label lies on another label or on another marker's dot.

use jiff::civil::Date;

use crate::domain::drawing::{Area, DrawnMarker, Side, Text};
use crate::domain::marks::{Marker, Target, TextWidth};
use crate::domain::{Project, SessionHead};
use crate::words::Words;

use super::SMALL;
use super::time::Scale;

/// Height of a row of labels.
pub const ROW: f64 = 17.0;
const DOT: f64 = 4.0;

/// Every dated session and event of the project in time order.
pub fn markers(project: &Project, words: &Words) -> Vec<Marker> {
    let sessions = project.sessions().filter_map(|(_, session)| {
        let x = months(session.head.from?);
        let mut shorter = session_names(&session.head, words);
        shorter.dedup();
        Some(Marker {
            x,
            to: None,
            date: session.head.from,
            name: shorter.first()?.clone(),
            shorter,
            target: Target::Session(session.id),
        })
    });
    let events = project.events.iter().map(|event| Marker {
        x: months(event.from),
        to: event.to.map(months),
        date: Some(event.from),
        name: event.title.clone(),
        shorter: vec![event.title.clone()],
        target: Target::Event(event.id),
    });
    let mut all: Vec<_> = sessions.chain(events).collect();
    all.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.target.cmp(&b.target)));
    all
}

/// A day on the axis of months.
pub fn months(date: Date) -> f64 {
    let month = i32::from(date.year()) * 12 + i32::from(date.month()) - 1;
    f64::from(month) + f64::from(date.day() - 1) / f64::from(date.days_in_month())
}

/// "20th session, Astana", "20th, Astana", "20th".
fn session_names(head: &SessionHead, words: &Words) -> Vec<String> {
    let place = head.place.trim();
    let Some(number) = head.number else {
        let bare = words.session_title(None);
        return if place.is_empty() {
            vec![bare]
        } else {
            vec![words.with("chart-session-no-number", &[("place", place)]), place.to_owned()]
        };
    };
    let number = words.rank(number);
    let bare = words.with("chart-session-number", &[("number", &number)]);
    if place.is_empty() {
        return vec![words.session_title(head.number), bare];
    }
    let both: [(&str, &str); 2] = [("number", &number), ("place", place)];
    vec![words.with("chart-session", &both), words.with("chart-session-short", &both), bare]
}

/// Rows that so many markers get; fixed, so that nothing jumps while the chart is moved.
pub fn rows(count: usize) -> u8 {
    match count {
        0 => 0,
        1..=3 => 1,
        _ => 2,
    }
}

/// Where markers and their labels may lie.
#[derive(Debug, Clone, Copy)]
pub struct Rail {
    /// Upper edge of the first row.
    pub top: f64,
    pub rows: u8,
    /// Labels may reach to here.
    pub right: f64,
}

struct Room<'a> {
    top: f64,
    rows: u8,
    /// Labels stay between these.
    across: (f64, f64),
    width: &'a dyn TextWidth,
}

/// A marker in view.
struct Visible {
    place: usize,
    /// From–to in pixels.
    span: (f64, f64),
    lasts: bool,
    /// Its label in fewer and fewer words.
    forms: Vec<String>,
}

impl Visible {
    fn of(place: usize, marker: &Marker, scale: Scale, words: &Words) -> Option<Self> {
        let to = marker.to.unwrap_or(marker.x).max(marker.x);
        if to < scale.view.0 || marker.x > scale.view.1 {
            return None;
        }
        let span = (scale.x(marker.x).max(scale.across.0), scale.x(to).min(scale.across.1));
        Some(Self { place, span, lasts: marker.to.is_some(), forms: forms(marker, words) })
    }
}

/// With the day as long as there is room for it.
fn forms(marker: &Marker, words: &Words) -> Vec<String> {
    let date = marker.date.map(|date| words.date(date));
    let dated = |date: String| {
        let with = move |name: &String| words.with("chart-marker-dated", &[("name", name), ("date", &date)]);
        marker.shorter.iter().map(with)
    };
    date.into_iter().flat_map(dated).chain(marker.shorter.iter().cloned()).collect()
}

/// Places the visible markers.
pub fn place(markers: &[Marker], scale: Scale, rail: Rail, words: &Words, width: &dyn TextWidth) -> Vec<DrawnMarker> {
    let Rail { top, rows, right } = rail;
    let visible = markers.iter().enumerate().filter_map(|(place, marker)| Visible::of(place, marker, scale, words));
    let visible: Vec<_> = visible.collect();
    let forms = visible.iter().map(|marker| marker.forms.len()).max().unwrap_or(1);
    let tries = (1..=rows).flat_map(|rows| (0..forms).map(move |form| (rows, form)));
    let attempt = |(rows, form): (u8, usize)| {
        let room = Room { top, rows, across: (scale.across.0, right), width };
        labels(&visible, form, &room)
    };
    let whole = tries.map(attempt).find(|labels| labels.iter().all(Option::is_some));
    let labels = whole.unwrap_or_else(|| attempt((rows, forms.saturating_sub(1))));
    let drawn = visible.iter().zip(labels);
    drawn.map(|(marker, label)| drawn_marker(marker, top + ROW / 2.0, label, width)).collect()
}

fn drawn_marker(marker: &Visible, y: f64, label: Option<Text>, width: &dyn TextWidth) -> DrawnMarker {
    let (x, to) = marker.span;
    let mut area = Area { left: x - 7.0, top: y - ROW / 2.0, right: to + 7.0, bottom: y + ROW / 2.0 };
    if let Some(text) = &label {
        area.left = area.left.min(text.x - 2.0);
        area.right = area.right.max(text.x + width.width(&text.text, SMALL, false) + 2.0);
        area.bottom = area.bottom.max(text.y + ROW / 2.0);
    }
    DrawnMarker { place: marker.place, x, to: marker.lasts.then_some(to), y, label, area }
}

/// The newest marker is placed first: of two that collide it keeps its label.
fn labels(markers: &[Visible], form: usize, room: &Room<'_>) -> Vec<Option<Text>> {
    let mut taken: Vec<(u8, f64, f64)> =
        markers.iter().map(|marker| (0, marker.span.0 - DOT, marker.span.1 + DOT)).collect();
    let mut labels: Vec<Option<Text>> = vec![None; markers.len()];
    for (marker, label) in markers.iter().zip(labels.iter_mut()).rev() {
        let Some(text) = marker.forms.get(form.min(marker.forms.len().saturating_sub(1))) else { continue };
        let wide = room.width.width(text, SMALL, false);
        let (x, to) = marker.span;
        let beside = [(0, to + DOT + 4.0), (0, x - DOT - 4.0 - wide), (1, x - DOT), (1, to + DOT - wide)];
        let free = |(row, left): &(u8, f64)| {
            let right = left + wide;
            let inside = *row < room.rows && *left >= room.across.0 - 2.0 && right <= room.across.1;
            // Its own dot ends before the label begins, so every box counts.
            inside && taken.iter().all(|(at, from, to)| at != row || right + 3.0 <= *from || *to + 3.0 <= *left)
        };
        let Some((row, left)) = beside.into_iter().find(free) else { continue };
        taken.push((row, left, left + wide));
        let y = room.top + ROW * if row == 0 { 0.5 } else { 1.5 };
        *label = Some(Text { x: left, y, text: text.clone(), side: Side::Left });
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::super::tests::{SevenPixels, id};
    use super::*;
    use crate::domain::SessionId;
    use jiff::civil::date;

    fn session(number: u32, place: &str, x: f64) -> Marker {
        let head = SessionHead { number: Some(number), place: place.to_owned(), ..SessionHead::default() };
        let shorter = session_names(&head, &Words::english());
        let target = Target::Session(SessionId(id(number)));
        Marker { x, to: None, date: None, name: shorter[0].clone(), shorter, target }
    }

    fn placed(markers: &[Marker], px: f64) -> Vec<DrawnMarker> {
        let scale = Scale { view: (0.0, 120.0), across: (40.0, 40.0 + px) };
        let rail = Rail { top: 100.0, rows: rows(markers.len()), right: 40.0 + px };
        place(markers, scale, rail, &Words::english(), &SevenPixels)
    }

    fn texts(markers: &[Marker], px: f64) -> String {
        let text = |marker: DrawnMarker| marker.label.map_or("•".to_owned(), |label| label.text);
        placed(markers, px).into_iter().map(text).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn labels_shorten_then_become_dots() {
        let three = [session(19, "Baku", 20.0), session(20, "Astana", 50.0), session(21, "Baku", 70.0)];
        assert_eq!(texts(&three, 900.0), "19th session, Baku | 20th session, Astana | 21st session, Baku");
        assert_eq!(texts(&three, 500.0), "19th, Baku | 20th, Astana | 21st, Baku");
        assert_eq!(texts(&three, 250.0), "19th | 20th | 21st");
        assert_eq!(texts(&three, 100.0), "• | • | 21st");
        assert_eq!(texts(&three, 60.0), "• | • | •");
    }

    #[test]
    fn the_day_is_named_where_there_is_room() {
        let dated = |marker: Marker| Marker { date: Some(date(2024, 3, 5)), ..marker };
        let one = [dated(session(20, "Astana", 20.0))];
        assert_eq!(texts(&one, 900.0), "20th session, Astana, 5 March 2024");
        assert_eq!(texts(&one, 250.0), "20th, Astana, 5 March 2024");
        assert_eq!(texts(&one, 170.0), "20th, 5 March 2024");
        assert_eq!(texts(&one, 140.0), "20th, Astana");
    }

    #[test]
    fn what_lasts_is_as_long_as_it_lasts_and_no_longer_than_the_chart() {
        let lasting = |x: f64, to: f64| Marker { to: Some(to), ..session(1, "Baku", x) };
        let spans = |marker: Marker| placed(&[marker], 240.0).iter().map(|m| (m.x, m.to)).collect::<Vec<_>>();
        assert_eq!(spans(lasting(10.0, 20.0)), [(60.0, Some(80.0))]);
        assert_eq!(spans(lasting(-30.0, 20.0)), [(40.0, Some(80.0))]);
        assert_eq!(spans(lasting(100.0, 200.0)), [(240.0, Some(280.0))]);
        assert_eq!(spans(lasting(-30.0, -20.0)), []);
        assert_eq!(spans(session(1, "Baku", 10.0)), [(60.0, None)]);
        let after = placed(&[lasting(10.0, 20.0)], 900.0)[0].label.clone().unwrap();
        assert!(after.x > 40.0 + 20.0 * 7.5 + DOT, "a label lies beside the bar: {after:?}");
    }

    #[test]
    fn many_labels_stack_in_two_rows() {
        let four = [0.0, 30.0, 60.0, 90.0].map(|x| session(22, "Astana", x));
        let rows: std::collections::BTreeSet<_> =
            placed(&four, 480.0).iter().filter_map(|m| m.label.as_ref()).map(|label| label.y.to_string()).collect();
        assert_eq!(rows.len(), 1, "shortened before stacked");
        let close = [0.0, 10.0, 20.0, 30.0].map(|x| session(22, "Astana", x));
        let rows: std::collections::BTreeSet<_> =
            placed(&close, 480.0).iter().filter_map(|m| m.label.as_ref()).map(|label| label.y.to_string()).collect();
        assert_eq!(rows.len(), 2);
    }

    #[test]
    fn labels_never_lie_on_each_other_nor_on_dots() {
        for px in [50.0, 130.0, 300.0, 480.0, 1000.0] {
            for gap in [0.0, 0.4, 2.0, 7.0, 19.0] {
                let many: Vec<_> = (0..12).map(|n| session(n + 1, "Ust-Kamenogorsk", f64::from(n) * gap)).collect();
                let placed = placed(&many, px);
                for (nth, a) in placed.iter().enumerate() {
                    let Some(text) = &a.label else { continue };
                    let span = |t: &Text| (t.x, t.x + SevenPixels.width(&t.text, SMALL, false));
                    let (left, right) = span(text);
                    for (other, b) in placed.iter().enumerate().filter(|(other, _)| *other != nth) {
                        let dot_clear = (text.y - b.y).abs() > 1.0 || b.x + DOT < left || right < b.x - DOT;
                        assert!(dot_clear, "{px} {gap} {nth} {other}");
                        let Some(second) = &b.label else { continue };
                        let (from, to) = span(second);
                        assert!((second.y - text.y).abs() > 1.0 || to < left || right < from, "{px} {gap}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_session_is_named_by_what_is_known_of_it() {
        let words = Words::english();
        let names = |number, place: &str| {
            session_names(&SessionHead { number, place: place.to_owned(), ..SessionHead::default() }, &words)
                .join(" | ")
        };
        assert_eq!(names(Some(20), "Astana"), "20th session, Astana | 20th, Astana | 20th");
        assert_eq!(names(Some(1), ""), "1st session | 1st");
        assert_eq!(names(None, "Baku"), "Session, Baku | Baku");
        assert_eq!(names(None, " "), "Session");
    }

    #[test]
    fn a_day_lies_within_its_month() {
        assert!((months(date(2024, 3, 1)) - 24290.0).abs() < 1e-9);
        assert!(months(date(2024, 3, 31)) < 24291.0);
    }
}
