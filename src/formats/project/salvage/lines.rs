//! The lines of a damaged file and what stands inside what, told from how far they are indented: brackets may be gone.
//!
//! *Invariant:* every line that is not empty is in one piece or among those that fit nowhere.

/// One step of the writer's indentation.
const STEP: usize = 4;

/// Deeper lines are none that we wrote; the tree is no deeper than this.
const DEEPEST: usize = 24;

/// A line with what is indented under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'a> {
    /// From 1; for an opening line that is gone, that of the first line under it.
    pub line: usize,
    /// The opening line without its indentation; empty where it is gone.
    pub body: &'a str,
    pub inside: Vec<Piece<'a>>,
    closed: bool,
}

impl<'a> Piece<'a> {
    fn new(line: usize, body: &'a str) -> Self {
        Self { line, body, inside: Vec::new(), closed: false }
    }

    /// The same with other lines inside it.
    pub fn with(&self, inside: Vec<Self>) -> Self {
        Self { inside, ..self.clone() }
    }

    /// The name before a colon at its beginning.
    pub fn name(&self) -> Option<&'a str> {
        let (name, _) = self.body.split_once(':')?;
        (!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic())).then_some(name)
    }

    /// The last line of it, as far as it is there.
    pub fn last_line(&self) -> usize {
        self.inside.last().map_or(self.line, Self::last_line)
    }

    /// Itself and everything in it, closed as its opening line wants it.
    pub fn write(&self, text: &mut String) {
        self.write_as(self.body, text);
    }

    /// As [`Self::write`], with another opening line.
    pub fn write_as(&self, body: &str, text: &mut String) {
        text.push_str(body);
        let is_line = self.inside.is_empty() && !self.closed;
        if is_line && !body.trim_end().ends_with([',', '(', '[']) {
            // Where its comma became a blank, it reads as the last one only.
            text.push(',');
        }
        text.push('\n');
        if is_line {
            return;
        }
        self.inside.iter().for_each(|piece| piece.write(text));
        text.push_str(closing(body));
        text.push('\n');
    }
}

fn closing(opening: &str) -> &'static str {
    if opening.ends_with('[') {
        "],"
    } else if opening.len() > 1 && opening.starts_with('(') {
        ")),"
    } else {
        "),"
    }
}

/// What is inside the project, in order, and the lines that fit nowhere.
pub fn pieces(text: &str) -> (Vec<Piece<'_>>, Vec<(usize, &str)>) {
    let mut tree = Tree { open: vec![Piece::new(0, "")], stray: Vec::new() };
    for (number, line) in (1..).zip(text.lines()) {
        let mut rest = line;
        while let Some((first, second)) = joined(rest) {
            tree.line(number, first);
            rest = second;
        }
        tree.line(number, rest);
    }
    while tree.open.len() > 1 {
        tree.pop();
    }
    let root = tree.open.pop().map(|root| root.inside).unwrap_or_default();
    (root, tree.stray)
}

struct Tree<'a> {
    /// The project, and the pieces that the next line may belong to; each stands one step deeper than the one before.
    open: Vec<Piece<'a>>,
    stray: Vec<(usize, &'a str)>,
}

impl<'a> Tree<'a> {
    fn line(&mut self, number: usize, line: &'a str) {
        let body = line.trim_matches([' ', '\t', '\r']);
        if body.is_empty() || body.starts_with("//") {
            return;
        }
        let indent: usize = line
            .bytes()
            .map_while(|byte| match byte {
                b' ' => Some(1),
                b'\t' => Some(STEP),
                _ => None,
            })
            .sum();
        let depth = indent / STEP;
        if depth == 0 && matches!(body, "(" | ")") {
            return;
        }
        let closes = body.starts_with([')', ']']);
        if depth == 0
            || depth > DEEPEST
            || !indent.is_multiple_of(STEP)
            || body.get(1..).is_some_and(|rest| rest.starts_with("  "))
        {
            if !closes {
                self.stray.push((number, body));
            }
            return;
        }
        if closes {
            while self.open.len() > depth + 1 {
                self.pop();
            }
            if self.open.len() == depth + 1 {
                self.pop_closed();
            }
            return;
        }
        while self.open.len() > depth {
            self.pop();
        }
        while self.open.len() < depth {
            self.open_at(number);
        }
        self.open.push(Piece::new(number, body));
    }

    /// Where a line stands too deep: in the piece above it if that one is not closed, else in one whose first line is
    /// gone.
    fn open_at(&mut self, number: usize) {
        self.open.push(Piece::new(number, ""));
    }

    fn pop(&mut self) {
        if self.open.len() > 1
            && let Some(piece) = self.open.pop()
            && let Some(parent) = self.open.last_mut()
        {
            parent.inside.push(piece);
        }
    }

    fn pop_closed(&mut self) {
        if let Some(piece) = self.open.last_mut() {
            piece.closed = true;
        }
        self.pop();
    }
}

/// Where the line end between two lines was damaged: both of them, without what stands there instead.
fn joined(line: &str) -> Option<(&str, &str)> {
    let start = line.len() - line.trim_start_matches(' ').len();
    let mut from = start;
    loop {
        let at = from + line.get(from..)?.find("    ")?;
        let (before, after) = line.split_at_checked(at)?;
        let blank = after.len() - after.trim_start_matches(' ').len();
        let shaped = after.get(blank..).is_some_and(|rest| !rest.is_empty());
        let instead = before.chars().next_back()?;
        let first = before.strip_suffix(instead)?;
        let ends = first.ends_with([',', '(', '[']) && quotes(first).is_multiple_of(2);
        if shaped && blank.is_multiple_of(STEP) && ends {
            return Some((first, after));
        }
        from = at + blank;
    }
}

/// Quotes that are not escaped.
fn quotes(text: &str) -> usize {
    let mut escaped = false;
    let unescaped = text.bytes().filter(|byte| {
        let counts = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        counts
    });
    unescaped.count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(pieces: &[Piece<'_>]) -> String {
        let of = |piece: &Piece<'_>| match piece.inside.is_empty() {
            true => piece.body.to_owned(),
            false => format!("{}<{}>", piece.body, shape(&piece.inside)),
        };
        pieces.iter().map(of).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_stands_inside_what_is_told_by_the_indentation() {
        for (text, shaped, stray) in [
            ("(\n    a: [\n        x,\n    ],\n    b: 1,\n)\n", "a: [<x,> b: 1,", 0),
            // A closing line is gone, then one is damaged.
            ("(\n    a: [\n        x,\n    b: 1,\n)\n", "a: [<x,> b: 1,", 0),
            ("(\n    a: [\n        x,\n   !],\n    b: 1,\n)\n", "a: [<x,> b: 1,", 1),
            // An opening line is gone.
            ("(\n        x,\n    ],\n    b: 1,\n)\n", "<x,> b: 1,", 0),
            // The indentation of a line is damaged.
            ("(\n    a: [\n  !     x,\n        y,\n    ],\n)\n", "a: [<y,>", 1),
            ("(\n    a: [\n(       x,\n        y,\n    ],\n)\n", "a: [<y,>", 1),
            // Two lines became one.
            ("(\n    a: [\n        x,*        y,J    ],\n    b: 1,\n)\n", "a: [<x, y,> b: 1,", 0),
            ("(\r\n\ta: [\r\n\t\tx,\r\n\t],\r\n)", "a: [<x,>", 0),
            ("", "", 0),
        ] {
            let (found, left) = pieces(text);
            assert_eq!((shape(&found).as_str(), left.len()), (shaped, stray), "{text:?}");
        }
    }

    #[test]
    fn spaces_inside_a_text_join_nothing() {
        assert_eq!(joined("    note: \"a,x    b\","), None);
        assert_eq!(
            joined("    (\"2021\", X, \"1\"),*    (\"2021\", M, \"1\"),"),
            Some(("    (\"2021\", X, \"1\"),", "    (\"2021\", M, \"1\"),"))
        );
    }

    #[test]
    fn a_tree_is_no_deeper_than_the_writer_s() {
        let deep: String = (0..2000).map(|depth| format!("{}x: [\n", " ".repeat(depth * 4 % 9000))).collect();
        let (found, _) = pieces(&deep);
        let mut depth = 0;
        let mut at = found.as_slice();
        while let Some(last) = at.last() {
            depth += 1;
            at = &last.inside;
        }
        assert!(depth <= DEEPEST + 1);
    }
}
