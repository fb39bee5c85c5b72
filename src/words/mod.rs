//! Everything that people read: translations, and numbers, dates and periods as they are written.
//!
//! A text is asked for by its id; the files in `assets/translations` have the sentences.
//! *Invariant:* no text that a user sees stands in the code of another room.

mod language;
mod number;
mod period;
mod read_date;
mod read_period;
mod reading;

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

use language::{AZERBAIJANI, ENGLISH, KAZAKH, Language, RUSSIAN, ordinal_number};
pub use number::{NumberFormat, plain_spaces};
pub use period::DateFormat;
pub use read_date::{DateProblem, has_whole_year, read_date};
pub use read_period::{PeriodProblem, read_period};

/// One language: its tag and its files.
const ENGLISH: (&str, [&str; 13]) = (
    "en",
    [
        include_str!("../../assets/translations/en/common.ftl"),
        include_str!("../../assets/translations/en/frame.ftl"),
        include_str!("../../assets/translations/en/dataset.ftl"),
        include_str!("../../assets/translations/en/commission.ftl"),
        include_str!("../../assets/translations/en/files.ftl"),
        include_str!("../../assets/translations/en/figures.ftl"),
        include_str!("../../assets/translations/en/chart.ftl"),
        include_str!("../../assets/translations/en/headless.ftl"),
        include_str!("../../assets/translations/en/grid.ftl"),
        include_str!("../../assets/translations/en/paste.ftl"),
        include_str!("../../assets/translations/en/tables.ftl"),
        include_str!("../../assets/translations/en/find.ftl"),
        include_str!("../../assets/translations/en/cells.ftl"),
    ],
);

/// Further languages, each with files over the English ones: what it lacks is English.
const LANGUAGES: &[(&str, &[&str])] = &[
    #[cfg(test)]
    ("qps", &["cells-note-converted = ‹{ $before } × { $factor }›\ncells-note-exports = ‹{ $a } less { $b }›"]),
];

/// The texts of one language, with a number and a date format that are chosen apart from it.
pub struct Words {
    /// The language's own texts, then the English ones for what it does not have.
    bundles: Vec<FluentBundle<FluentResource>>,
    /// Texts without arguments, ready.
    plain: HashMap<String, String>,
    pub numbers: NumberFormat,
    pub dates: DateFormat,
    language: &'static str,
}

impl Words {
    /// BCP 47 tags of the languages that charts can be written in.
    pub const LANGUAGES: [&'static str; 4] = [ENGLISH.tag, RUSSIAN.tag, KAZAKH.tag, AZERBAIJANI.tag];

    pub fn english() -> Self {
        Self::load(ENGLISH.0, &ENGLISH.1)
    }

    /// The texts of the language with this BCP 47 tag; English where there is none.
    pub fn of_language(tag: &str) -> Self {
        match LANGUAGES.iter().find(|(known, _)| *known == tag) {
            Some((tag, files)) => Self::load(tag, &[&ENGLISH.1, *files].concat()),
            None => Self::english(),
        }
    }

    fn load(language: &'static str, files: &[&str]) -> Self {
        let tag: LanguageIdentifier = language.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![tag]);
        bundle.set_use_isolating(false);
        let mut plain = HashMap::new();
        for file in files {
            let resource = match FluentResource::try_new((*file).to_owned()) {
                Ok(resource) => resource,
                Err((readable, _)) => readable,
            };
            bundle.add_resource_overriding(resource);
        }
        let own = languages.first().copied().unwrap_or(&ENGLISH);
        Self { bundles, plain, numbers: own.numbers, dates: DateFormat::default(), language: own.tag }
    }

    /// BCP 47 tag.
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// A text without arguments. An unknown id shows itself; a test finds it before a person does.
    pub fn t<'a>(&'a self, id: &'a str) -> &'a str {
        self.plain.get(id).map_or(id, String::as_str)
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
        let of = |bundle: &'a FluentBundle<FluentResource>| Some((bundle, bundle.get_message(id)?.value()?));
        let Some((bundle, pattern)) = self.bundles.iter().find_map(of) else { return Cow::Borrowed(id) };
        bundle.format_pattern(pattern, Some(arguments), &mut Vec::new())
    }

    /// Whether the translations have a text of this id.
    pub fn knows(&self, id: &str) -> bool {
        self.bundles.iter().any(|bundle| bundle.has_message(id))
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
    fn ranks_choose_their_ending() {
        let words = Words::english();
        let ranks = [1, 2, 3, 4, 11, 20, 21, 22, 113].map(|number| words.rank(number)).join(" ");
        assert_eq!(ranks, "1st 2nd 3rd 4th 11th 20th 21st 22nd 113th");
    }

    #[test]
    fn a_text_that_a_language_lacks_is_english_and_so_is_a_language_that_is_not_there() {
        let other = Words::of_language("qps");
        assert_eq!(other.with("cells-note-exports", &[("a", "3"), ("b", "1")]), "‹3 less 1›");
        assert_eq!((other.language(), other.t("grid-note")), ("qps", "Note"));
        assert_eq!(Words::of_language("none").language(), "en");
    }

    #[test]
    fn the_translation_files_parse_and_no_id_is_given_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for file in ENGLISH.1 {
            assert!(FluentResource::try_new(file.to_owned()).is_ok(), "{file}");
            for id in message_ids(file) {
                assert!(seen.insert(id), "{id} is given twice");
            }
        }
    }
}
