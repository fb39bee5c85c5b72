//! Everything that people read: translations, and numbers, dates and periods as they are written.
//!
//! A text is asked for by its id; the files in `assets/translations` have the sentences.
//! *Invariant:* no text that a user sees stands in the code of another room.

mod language;
mod naming;
mod number;
mod period;
mod read_date;
mod read_period;
mod reading;

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentValue};

use language::{AZERBAIJANI, ENGLISH, KAZAKH, Language, RUSSIAN, Texts, ordinal_number};
pub use number::{NumberFormat, plain_spaces};
pub use period::DateFormat;
pub use read_date::{DateProblem, has_whole_year, read_date};
pub use read_period::{PeriodProblem, read_period};

/// The texts of one language, with a number and a date format that are chosen apart from it.
pub struct Words {
    /// The language's own texts, then the English ones for what it does not have.
    texts: Vec<&'static Texts>,
    pub numbers: NumberFormat,
    pub dates: DateFormat,
    language: &'static str,
}

impl Words {
    /// BCP 47 tags of the languages that charts can be written in.
    pub const LANGUAGES: [&'static str; 4] = ["en", "ru", "kk", "az"];

    pub fn english() -> Self {
        Self::load(&[&ENGLISH])
    }

    /// The words of a language of [`Self::LANGUAGES`], with its habits of writing numbers and dates.
    pub fn of(language: &str) -> Option<Self> {
        let own = [&ENGLISH, &RUSSIAN, &KAZAKH, &AZERBAIJANI].into_iter().find(|known| known.tag == language)?;
        Some(if own.tag == ENGLISH.tag { Self::english() } else { Self::load(&[own, &ENGLISH]) })
    }

    fn load(languages: &[&'static Language]) -> Self {
        let texts = languages.iter().map(|language| language.texts()).collect();
        let own = languages.first().copied().unwrap_or(&ENGLISH);
        Self { texts, numbers: own.numbers, dates: DateFormat::default(), language: own.tag }
    }

    /// BCP 47 tag.
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// A text without arguments. An unknown id shows itself; a test finds it before a person does.
    pub fn t<'a>(&'a self, id: &'a str) -> &'a str {
        self.texts.iter().find_map(|texts| texts.plain.get(id)).map_or(id, String::as_str)
    }

    /// A text with arguments that are texts already.
    pub fn with(&self, id: &str, arguments: &[(&str, &str)]) -> String {
        let arguments = arguments.iter().map(|(name, text)| (*name, FluentValue::from(*text)));
        self.format(id, &arguments.collect()).into_owned()
    }

    /// A text whose form follows a count; `count` is its name in the translations.
    pub fn count(&self, id: &str, count: usize) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set("count", count);
        self.format(id, &arguments).into_owned()
    }

    /// A text as the beginning of a sentence: "Million US dollars". The Azerbaijani i keeps its dot.
    pub fn sentence(&self, text: &str) -> String {
        let mut letters = text.chars();
        match letters.next() {
            Some('i') if self.language == AZERBAIJANI.tag => format!("İ{}", letters.as_str()),
            Some(first) => first.to_uppercase().chain(letters).collect(),
            None => String::new(),
        }
    }

    /// "20th".
    pub fn rank(&self, number: u32) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set("number", FluentValue::Number(ordinal_number(number)));
        arguments.set("digits", number.to_string());
        self.format("rank", &arguments).into_owned()
    }

    /// "20th session"; "Session" without a number.
    pub fn session_title(&self, number: Option<u32>) -> String {
        match number {
            Some(number) => self.with("session-numbered", &[("rank", &self.rank(number))]),
            None => self.t("session-unnumbered").to_owned(),
        }
    }

    fn format<'a>(&'a self, id: &'a str, arguments: &'a FluentArgs<'_>) -> Cow<'a, str> {
        let of = |texts: &&'static Texts| Some((&texts.bundle, texts.bundle.get_message(id)?.value()?));
        let Some((bundle, pattern)) = self.texts.iter().find_map(of) else { return Cow::Borrowed(id) };
        bundle.format_pattern(pattern, Some(arguments), &mut Vec::new())
    }

    /// Whether the translations have a text of this id.
    pub fn knows(&self, id: &str) -> bool {
        self.texts.iter().any(|texts| texts.bundle.has_message(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_choose_their_form() {
        let words = Words::english();
        assert_eq!(words.count("count-edits", 1), "1 edit");
        assert_eq!(words.count("count-edits", 14), "14 edits");
    }

    #[test]
    fn every_language_is_there_under_its_tag() {
        let tags = Words::LANGUAGES.map(|tag| Words::of(tag).unwrap().language());
        assert_eq!(tags, Words::LANGUAGES);
    }

    #[test]
    fn a_sentence_begins_with_a_capital_letter_of_its_language() {
        let (english, azerbaijani) = (Words::english(), Words::of("az").unwrap());
        assert_eq!(english.sentence("million US dollars"), "Million US dollars");
        assert_eq!(english.sentence("idle"), "Idle");
        assert_eq!(azerbaijani.sentence("il ərzində"), "İl ərzində");
        assert_eq!(english.sentence(""), "");
    }

    #[test]
    fn ranks_choose_their_ending() {
        let words = Words::english();
        let ranks = [1, 2, 3, 4, 11, 20, 21, 22, 113].map(|number| words.rank(number)).join(" ");
        assert_eq!(ranks, "1st 2nd 3rd 4th 11th 20th 21st 22nd 113th");
    }
}
