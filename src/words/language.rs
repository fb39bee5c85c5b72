//! The languages: their files of texts, their habits of writing numbers, and what their texts can ask for.

use std::collections::HashMap;
use std::str::FromStr;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::{FluentNumber, FluentNumberType};
use fluent_bundle::{FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::NumberFormat;

/// One language.
pub(super) struct Language {
    /// BCP 47.
    pub tag: &'static str,
    pub numbers: NumberFormat,
    files: &'static [&'static str],
    texts: OnceLock<Texts>,
}

/// The texts of a language, read once.
pub(super) struct Texts {
    pub bundle: FluentBundle<FluentResource>,
    /// Those without arguments, ready.
    pub plain: HashMap<String, String>,
}

pub(super) static ENGLISH: Language = Language {
    tag: "en",
    numbers: NumberFormat::CommaPoint,
    files: &[
        include_str!("../../assets/translations/en/common.ftl"),
        include_str!("../../assets/translations/en/frame.ftl"),
        include_str!("../../assets/translations/en/dataset.ftl"),
        include_str!("../../assets/translations/en/commission.ftl"),
        include_str!("../../assets/translations/en/record.ftl"),
        include_str!("../../assets/translations/en/register.ftl"),
        include_str!("../../assets/translations/en/files.ftl"),
        include_str!("../../assets/translations/en/figures.ftl"),
        include_str!("../../assets/translations/en/chart.ftl"),
        include_str!("../../assets/translations/en/chart-window.ftl"),
        include_str!("../../assets/translations/en/headless.ftl"),
        include_str!("../../assets/translations/en/grid.ftl"),
        include_str!("../../assets/translations/en/paste.ftl"),
        include_str!("../../assets/translations/en/tables.ftl"),
        include_str!("../../assets/translations/en/compared.ftl"),
        include_str!("../../assets/translations/en/find.ftl"),
        include_str!("../../assets/translations/en/cells.ftl"),
        include_str!("../../assets/translations/en/charts.ftl"),
        include_str!("../../assets/translations/en/verdicts.ftl"),
        include_str!("../../assets/translations/en/checks.ftl"),
    ],
    texts: OnceLock::new(),
};

/// Of the others only what a chart says; the rest of the program is English.
pub(super) static RUSSIAN: Language = Language {
    tag: "ru",
    numbers: NumberFormat::SpaceComma,
    files: &[
        include_str!("../../assets/translations/ru/common.ftl"),
        include_str!("../../assets/translations/ru/figures.ftl"),
        include_str!("../../assets/translations/ru/chart.ftl"),
        include_str!("../../assets/translations/ru/charts.ftl"),
    ],
    texts: OnceLock::new(),
};

pub(super) static KAZAKH: Language = Language {
    tag: "kk",
    numbers: NumberFormat::SpaceComma,
    files: &[
        include_str!("../../assets/translations/kk/common.ftl"),
        include_str!("../../assets/translations/kk/figures.ftl"),
        include_str!("../../assets/translations/kk/chart.ftl"),
        include_str!("../../assets/translations/kk/charts.ftl"),
    ],
    texts: OnceLock::new(),
};

pub(super) static AZERBAIJANI: Language = Language {
    tag: "az",
    numbers: NumberFormat::SpaceComma,
    files: &[
        include_str!("../../assets/translations/az/common.ftl"),
        include_str!("../../assets/translations/az/figures.ftl"),
        include_str!("../../assets/translations/az/chart.ftl"),
        include_str!("../../assets/translations/az/charts.ftl"),
    ],
    texts: OnceLock::new(),
};

impl Language {
    pub fn texts(&'static self) -> &'static Texts {
        self.texts.get_or_init(|| {
            let bundle = self.bundle();
            let plain = self.plain_texts(&bundle);
            Texts { bundle, plain }
        })
    }

    fn bundle(&self) -> FluentBundle<FluentResource> {
        let tag: LanguageIdentifier = self.tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        // Two functions of one name are the only error that there can be.
        let _one = bundle.add_function("ROMAN", |arguments, _| roman(arguments));
        let _two = bundle.add_function("ORDINAL", |arguments, _| ordinal(arguments));
        for file in self.files {
            let resource = match FluentResource::try_new((*file).to_owned()) {
                Ok(resource) => resource,
                Err((readable, _)) => readable,
            };
            bundle.add_resource_overriding(resource);
        }
        bundle
    }

    /// The texts that need no arguments, by their ids.
    fn plain_texts(&self, bundle: &FluentBundle<FluentResource>) -> HashMap<String, String> {
        let text = |id: &str| {
            let mut errors = Vec::new();
            let text = bundle.format_pattern(bundle.get_message(id)?.value()?, None, &mut errors);
            errors.is_empty().then(|| (id.to_owned(), text.into_owned()))
        };
        self.files.iter().flat_map(|file| message_ids(file)).filter_map(text).collect()
    }
}

fn message_ids(file: &str) -> impl Iterator<Item = &str> {
    file.lines().filter_map(|line| {
        let id = line.split_once('=')?.0.trim_end();
        let is_id = id.starts_with(|c: char| c.is_ascii_lowercase())
            && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        is_id.then_some(id)
    })
}

/// A number, or the digits of one.
fn whole(arguments: &[FluentValue<'_>]) -> Option<u32> {
    match arguments.first()? {
        FluentValue::String(digits) => u32::from_str(digits).ok(),
        FluentValue::Number(number) => u32::from_str(&number.as_string()).ok(),
        _ => None,
    }
}

/// `ROMAN($quarter)`: "III". Quarters and halves have these in the languages of the region.
fn roman(arguments: &[FluentValue<'_>]) -> FluentValue<'static> {
    const NUMBERS: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let number = whole(arguments).and_then(|number| usize::try_from(number).ok()?.checked_sub(1));
    number.and_then(|at| NUMBERS.get(at)).map_or(FluentValue::Error, |roman| FluentValue::from(*roman))
}

/// `ORDINAL($year)`: to choose the ending of "2023-cü" by, as the plural rules of ordinals have it.
fn ordinal(arguments: &[FluentValue<'_>]) -> FluentValue<'static> {
    let Some(number) = whole(arguments) else { return FluentValue::Error };
    // The rules stop at hundreds: a round thousand ends in "min", which takes the ending of "bir".
    let number = if number > 0 && number.is_multiple_of(1000) { 1 } else { number };
    FluentValue::Number(ordinal_number(number))
}

pub(super) fn ordinal_number(number: u32) -> FluentNumber {
    let mut number = FluentNumber::from(number);
    number.options.r#type = FluentNumberType::Ordinal;
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_translation_files_parse_and_no_id_is_given_twice() {
        for language in [&ENGLISH, &RUSSIAN, &KAZAKH, &AZERBAIJANI] {
            let mut seen = std::collections::BTreeSet::new();
            for file in language.files {
                let read = FluentResource::try_new((*file).to_owned());
                assert!(read.is_ok(), "{}: {:?}", language.tag, read.err().map(|(_, errors)| errors));
                for id in message_ids(file) {
                    assert!(seen.insert(id), "{}: {id} is given twice", language.tag);
                }
            }
        }
    }
}
