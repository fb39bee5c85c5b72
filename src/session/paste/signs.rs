//! Which sign parts the decimals in a column of printed numbers.

use crate::session::action::DecimalSign;

/// What the numbers of a column say of their signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Evidence {
    pub comma: bool,
    pub point: bool,
    /// Some number could be read both ways: `1,118`, `1.118`.
    pub open_comma: bool,
    pub open_point: bool,
}

impl Evidence {
    pub fn add(&mut self, text: &str) {
        if !text.contains([',', '.']) || !text.contains(|c: char| c.is_ascii_digit()) {
            return;
        }
        match (text.rfind(','), text.rfind('.')) {
            (Some(comma), Some(point)) if comma > point => self.comma = true,
            (Some(_), Some(_)) => self.point = true,
            (Some(_), None) => match alone(text, ',') {
                Alone::Decimal => self.comma = true,
                Alone::Groups => self.point = true,
                Alone::Either => self.open_comma = true,
                Alone::Neither => {}
            },
            (None, Some(_)) => match alone(text, '.') {
                Alone::Decimal => self.point = true,
                Alone::Groups => self.comma = true,
                Alone::Either => self.open_point = true,
                Alone::Neither => {}
            },
            (None, None) => {}
        }
    }

    pub fn and(self, other: Self) -> Self {
        Self {
            comma: self.comma || other.comma,
            point: self.point || other.point,
            open_comma: self.open_comma || other.open_comma,
            open_point: self.open_point || other.open_point,
        }
    }

    /// The sign that the numbers agree on.
    pub fn decided(self) -> Option<DecimalSign> {
        match (self.comma, self.point) {
            (true, false) => Some(DecimalSign::Comma),
            (false, true) => Some(DecimalSign::Point),
            _ => None,
        }
    }
}

enum Alone {
    Decimal,
    Groups,
    Either,
    /// `1.2.3` is no number.
    Neither,
}

/// What one kind of sign is in a number that has no other.
fn alone(text: &str, sign: char) -> Alone {
    let number = text.trim_matches(|c: char| !c.is_ascii_digit() && c != sign);
    let mut parts = number.split(sign);
    let first = parts.next().unwrap_or_default();
    let first: String = first.chars().filter(char::is_ascii_digit).collect();
    let spaced = number.contains([' ', '\u{a0}', '\u{202f}', '\u{2009}', '\'', '’']);
    let rest: Vec<_> = parts.collect();
    let groups = rest.iter().all(|part| part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit()));
    let begins_group = (1..=3).contains(&first.len()) && !first.starts_with('0');
    match rest.as_slice() {
        [_] if groups && begins_group && !spaced => Alone::Either,
        [_] => Alone::Decimal,
        [] => Alone::Neither,
        _ if groups && begins_group => Alone::Groups,
        _ => Alone::Neither,
    }
}

/// Whether a number of a column can be read both ways.
pub fn is_open(text: &str) -> bool {
    let mut evidence = Evidence::default();
    evidence.add(text);
    evidence.open_comma || evidence.open_point
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_says_which_sign_is_its_decimal_sign() {
        use DecimalSign::{Comma, Point};
        for (texts, decided, open) in [
            (&["456,3", "73"][..], Some(Comma), false),
            (&["456.3", "73"], Some(Point), false),
            (&["1.234,5"], Some(Comma), false),
            (&["1,234.5"], Some(Point), false),
            (&["1,234,567"], Some(Point), false),
            (&["1.234.567"], Some(Comma), false),
            (&["1 234,567"], Some(Comma), false),
            (&["0,118"], Some(Comma), false),
            (&[",118"], Some(Comma), false),
            (&["1,118"], None, true),
            (&["1,118", "2,5"], Some(Comma), true),
            (&["1,118", "2,345,678"], Some(Point), true),
            (&["1.118"], None, true),
            (&["2.5", "2,5"], None, false),
            (&["12", "n/a", "—", ""], None, false),
            (&["$1,118 million"], None, true),
            (&["1.2.3"], None, false),
            (&["i.e. none"], None, false),
        ] {
            let mut evidence = Evidence::default();
            texts.iter().for_each(|text| evidence.add(text));
            let found = (evidence.decided(), evidence.open_comma || evidence.open_point);
            assert_eq!(found, (decided, open), "{texts:?}");
        }
    }
}
