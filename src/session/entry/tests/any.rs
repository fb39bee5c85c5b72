//! Any text at all: read or kept, never a panic, and what is read has a text that reads the same.

use proptest::prelude::*;

use super::*;

/// Pieces that entries are made of, sensible and not.
const PIECES: [&str; 84] = [
    "1",
    "12",
    "123",
    "456.3",
    "456,3",
    "1,118",
    "1 234",
    "1.234.567",
    "0",
    "00",
    "007",
    ".5",
    "5.",
    ",",
    ".",
    "..",
    "...",
    "…",
    " ",
    "\u{a0}",
    "\u{202f}",
    "\t",
    "\n",
    "\r",
    "\u{0}",
    "\u{7f}",
    "\u{200e}",
    "\u{202e}",
    "\u{feff}",
    "\u{301}",
    "-",
    "−",
    "–",
    "—",
    "+",
    "*",
    "/",
    "×",
    "÷",
    "=",
    "(",
    ")",
    "%",
    "$",
    "€",
    "₸",
    "₼",
    "₽",
    "US$",
    "USD",
    "EUR",
    "dollars",
    "млн",
    "млрд.",
    "тыс",
    "million",
    "bn",
    "mln",
    "k",
    "thousand",
    "milyon",
    "мың",
    "two",
    "twenty",
    "hundred",
    "трёх",
    "about",
    "over",
    "свыше",
    "from",
    "to",
    "до",
    "by",
    "на",
    "times",
    "раза",
    "p",
    "e",
    "(p)",
    "1)",
    "¹",
    ":",
    "n/a",
    "😀",
];
const STRANGE: [&str; 12] = ["x", "A1", "SUM(", "ستة", "١٢٣", "עשר", "ǅ", "İ", "ß", "\u{10ffff}", "#REF!", "=1+1"];

/// A small generator whose numbers are the same on every machine.
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end).unwrap()).unwrap()
    }

    fn text(&mut self) -> String {
        let mut text = if self.below(6) == 0 { "=".to_owned() } else { String::new() };
        for _ in 0..self.below(8) {
            let strange = self.below(12) == 0;
            text.push_str(if strange { STRANGE[self.below(STRANGE.len())] } else { PIECES[self.below(PIECES.len())] });
            if self.below(3) == 0 {
                text.push(' ');
            }
        }
        text
    }
}

fn contexts(format: NumberFormat) -> [Context<'static>; 3] {
    let change = Measure::AbsoluteChange { against: Against::YearEarlier };
    [with(format), Context { format, ..growth() }, Context { measure: change, unit: "", ..with(format) }]
}

fn check_any(text: &str, context: &Context<'_>) {
    let entry = read_in(text, context);
    match &entry.said {
        None => assert!(text.trim().is_empty(), "{text:?} was thrown away"),
        Some(Said::Unread(kept)) => {
            assert_eq!(&**kept, text);
            assert!(entry.problem.is_some() && entry.note.is_none() && entry.status.is_none());
        }
        Some(_) => assert_eq!(entry.problem, None),
    }
    check_round(&entry, context, text);
}

#[test]
fn a_hundred_thousand_generated_entries_are_each_read_or_kept() {
    let mut seeded = Seeded(0x9e37_79b9_7f4a_7c15);
    let (mut read, mut kept) = (0, 0);
    for nth in 0..100_000 {
        let text = seeded.text();
        let format = NumberFormat::ALL[nth % NumberFormat::ALL.len()];
        let context = contexts(format)[nth / 6 % 3];
        check_any(&text, &context);
        match read_in(&text, &context).problem {
            Some(_) => kept += 1,
            None => read += 1,
        }
    }
    assert!(read > 5_000 && kept > 5_000, "the texts are of both kinds: {read} read, {kept} kept");
}

#[test]
fn texts_of_a_megabyte_are_kept_at_once() {
    let megabyte = |piece: &str| piece.repeat(1_000_000 / piece.len());
    for text in [
        megabyte("7"),
        megabyte("("),
        megabyte(")"),
        megabyte("-"),
        megabyte("."),
        megabyte("1 "),
        megabyte("1,234 "),
        megabyte("\u{202e}"),
        megabyte("😀"),
        megabyte("*"),
        megabyte("¹"),
        megabyte("million "),
        megabyte("=1+1"),
        format!("={}", megabyte("1+")),
        format!("={}", megabyte("(")),
        format!("={}", megabyte("-")),
        format!("5{}5", megabyte(" ")),
        megabyte("\u{0}"),
    ] {
        for context in contexts(NumberFormat::SpaceComma) {
            let entry = read_in(&text, &context);
            assert!(entry.problem.is_some());
            assert_eq!(entry.said, Some(Said::Unread(text.as_str().into())));
        }
    }
    assert_eq!(read_in(&megabyte(" "), &MILLION_USD), CellEntry::default());
    assert_eq!(read_as(&format!("{}5", " ".repeat(1_000_000)), &MILLION_USD), "5e6");
}

#[test]
fn the_text_of_every_kind_of_figure_gives_the_same_figure_again() {
    let texts = [
        "456.3",
        "73.0",
        "-1234567.80",
        "0.00",
        "1.2 bn",
        "456333 k",
        "456333 units",
        "1.118 trn",
        "374.9…375.1",
        "-5…-3",
        "1.2…1.4 bn",
        "900 million…1.2 bn",
        "≈450",
        ">450",
        "nearly 450",
        "≈374.9…375.1",
        "—",
        "negligible",
        "n/a",
        ": c",
        ": U",
        ": A",
        "1.118 bn",
        "1.118…2.118 bn",
        "=1/3",
    ];
    for format in NumberFormat::ALL {
        for text in texts {
            let text = if format.decimal_sign() == ',' { text.replace('.', ",") } else { text.to_owned() };
            let entry = read_in(&text, &with(format));
            assert_eq!(entry.problem, None, "{text:?} {format:?}");
            check_round(&entry, &with(format), &text);
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_harm_and_what_is_read_has_a_text(text in any_text()) {
        for format in NumberFormat::ALL {
            for context in contexts(format) {
                check_any(&text, &context);
            }
        }
    }
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[-−–+]?[0-9]{0,4}([ .,'\u{202f}][0-9]{0,4}){0,5} ?%?",
        "=?[0-9+*/(). -]{0,14}",
        "[0-9eE+., -]{0,12}",
        "[0-9]{20,60}",
        "0?[.,][0-9]{20,40}",
        "\\PC{0,20}",
        any::<String>(),
    ]
}
