//! XML as it is written: attributes, numbers with few digits, texts without marks.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Grows to the right.
#[derive(Default)]
pub struct Out(pub String);

impl Out {
    pub fn raw(&mut self, text: &str) -> &mut Self {
        self.0.push_str(text);
        self
    }

    /// An attribute.
    pub fn text(&mut self, name: &str, value: &str) -> &mut Self {
        self.raw(" ").raw(name).raw("=\"").raw(&escaped(value)).raw("\"")
    }

    /// An attribute.
    pub fn number(&mut self, name: &str, value: f64) -> &mut Self {
        self.raw(" ").raw(name).raw("=\"").value(value).raw("\"")
    }

    /// The attribute of a line or a polygon.
    pub fn points(&mut self, points: &[(f64, f64)]) -> &mut Self {
        self.raw(" points=\"");
        for (place, (x, y)) in points.iter().enumerate() {
            if place > 0 {
                self.raw(" ");
            }
            self.value(*x).raw(",").value(*y);
        }
        self.raw("\"")
    }

    /// To the hundredth of a pixel, finer than any print; without what says nothing.
    pub fn value(&mut self, value: f64) -> &mut Self {
        const FAR: f64 = 1e7;
        #[allow(clippy::cast_possible_truncation, reason = "within a thousand million by the clamp")]
        let hundredths = if value.is_finite() { (value.clamp(-FAR, FAR) * 100.0).round() as i64 } else { 0 };
        let (whole, rest) = (hundredths.abs() / 100, hundredths.abs() % 100);
        if hundredths < 0 {
            self.raw("-");
        }
        // Writing into a string can not fail.
        let _ = match (rest, rest % 10) {
            (0, _) => write!(self.0, "{whole}"),
            (_, 0) => write!(self.0, "{whole}.{}", rest / 10),
            _ => write!(self.0, "{whole}.{rest:02}"),
        };
        self
    }
}

/// A text in which nothing is markup.
pub fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"']) {
        return Cow::Borrowed(text);
    }
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    Cow::Owned(text)
}
