//! What could not be read of a damaged file, in the words of the translations.

use crate::formats::project::{Lost, LostKind, Salvaged};
use crate::words::Words;

/// More lines than this nobody reads.
const MOST: usize = 100;

/// "Line 12 could not be read: ("2021", M, "7x3"),", one for each place.
pub fn lost_lines(words: &Words, salvaged: &Salvaged) -> Vec<String> {
    let mut lines: Vec<String> = salvaged.lost.iter().take(MOST).map(|lost| lost_line(words, lost)).collect();
    if salvaged.lost.len() > MOST {
        lines.push(words.count("lost-more", salvaged.lost.len() - MOST));
    }
    lines
}

fn lost_line(words: &Words, lost: &Lost) -> String {
    let id = match lost.what {
        LostKind::Lines if lost.last > lost.line => "lost-lines",
        LostKind::Lines => "lost-line",
        LostKind::Id => "lost-id",
        LostKind::Multiples => "lost-multiples",
        LostKind::Letters => "lost-letters",
    };
    let excerpt: String = lost.excerpt.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    let (line, last) = (lost.line.to_string(), lost.last.to_string());
    words.with(id, &[("line", &line), ("last", &last), ("excerpt", &excerpt)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Project;

    #[test]
    fn each_place_is_said_once_and_too_many_are_counted() {
        let lost = |line: usize, last: usize, what| Lost { line, last, excerpt: "a\u{1}b".to_owned(), what };
        let told = |lost: Vec<Lost>| lost_lines(&Words::english(), &Salvaged { project: Project::default(), lost });
        let kinds = [LostKind::Id, LostKind::Multiples, LostKind::Letters];
        let few: Vec<_> = kinds.into_iter().map(|what| lost(3, 3, what)).collect();
        let few = [vec![lost(1, 1, LostKind::Lines), lost(7, 9, LostKind::Lines)], few].concat();
        let told_few = told(few);
        assert_eq!(told_few.first().map(String::as_str), Some("Line 1 could not be read: a\u{fffd}b"));
        assert_eq!(told_few.get(1).map(String::as_str), Some("Lines 7 to 9 could not all be read: a\u{fffd}b"));
        assert!(told_few.iter().skip(2).all(|line| line.contains("ine 3")), "{told_few:?}");
        let many = told((1..150).map(|nth| lost(nth * 3, nth * 3, LostKind::Lines)).collect());
        assert_eq!((many.len(), many.last().map(String::as_str)), (MOST + 1, Some("49 more places")));
    }
}
