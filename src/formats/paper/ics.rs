//! Days for calendar programs: sessions and deadlines as iCalendar (RFC 5545) events of whole days.

use icalendar::{Calendar, Component, Event, Property};
use jiff::ToSpan;
use jiff::civil::Date;

/// An entry of whole days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// Stays the same when the entry is written again, so that programs replace it: letters, digits and hyphens.
    pub id: String,
    pub from: Date,
    /// The last day.
    pub to: Date,
    pub title: String,
    pub text: String,
    pub place: String,
}

/// Letters of a title and of a text; programs cut long ones.
const TITLE: usize = 200;
const TEXT: usize = 8_000;

/// The file's text. `stamp` is the day that it was made.
pub fn written(name: &str, days: &[Day], stamp: Date) -> String {
    let mut calendar = Calendar::empty();
    for (key, value) in [("VERSION", "2.0"), ("PRODID", "-//Tradebook//Commissions//EN"), ("CALSCALE", "GREGORIAN")] {
        calendar.append_property(Property::new(key, value));
    }
    // The crate escapes what it knows to be a text; it does not know NAME.
    let name = plain(name, TITLE);
    calendar.append_property(Property::new("NAME", escaped(&name)));
    calendar.append_property(Property::new("X-WR-CALNAME", name));
    for day in days {
        calendar.push(event(day, stamp));
    }
    calendar.to_string()
}

fn event(day: &Day, stamp: Date) -> Event {
    // The end is the day after the last one.
    let end = day.to.max(day.from).checked_add(1.day()).unwrap_or(day.to);
    let mut event = Event::new();
    event
        .uid(&format!("{}@tradebook", day.id))
        .add_property("DTSTAMP", format!("{}T000000Z", digits(stamp)))
        .append_property(whole_day("DTSTART", day.from))
        .append_property(whole_day("DTEND", end))
        .summary(&plain(&day.title, TITLE))
        .add_property("TRANSP", "TRANSPARENT");
    if !day.text.is_empty() {
        event.description(&plain(&day.text, TEXT));
    }
    if !day.place.is_empty() {
        event.append_property(Property::new("LOCATION", plain(&day.place, TITLE)));
    }
    event.done()
}

fn whole_day(key: &str, date: Date) -> Property {
    Property::new(key, digits(date)).add_parameter("VALUE", "DATE").done()
}

fn digits(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

fn plain(text: &str, most: usize) -> String {
    let text: String = text.chars().filter(|c| !c.is_control() || *c == '\n').collect();
    if text.chars().count() <= most { text } else { text.chars().take(most - 1).chain(['…']).collect() }
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}
