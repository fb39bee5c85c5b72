//! Money beside a number: its words and its signs.

use crate::words::Words;

/// A currency by its ISO 4217 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(pub(super) &'static str);

impl Currency {
    pub fn code(self) -> &'static str {
        self.0
    }

    /// "US dollars"; the code where the translations have no name.
    pub fn name(self, words: &Words) -> String {
        words.unit(self.0, crate::domain::Multiplier::UNITS)
    }
}

/// Each currency with its signs and its words, folded.
const CURRENCIES: [(&str, &str, &[&str]); 22] = [
    (
        "USD",
        "$",
        &[
            "dollar",
            "dollars",
            "доллар",
            "доллара",
            "долларов",
            "доллару",
            "доллары",
            "долл",
            "дол",
            "доллар",
            "доллары",
            "dolları",
            "doları",
            "dollari",
            "dolar",
        ],
    ),
    ("EUR", "€", &["euro", "euros", "евро", "avro", "yevro"]),
    ("KZT", "₸", &["tenge", "тенге", "теңге", "тг"]),
    ("AZN", "₼", &["manat", "manats", "манат", "маната", "манатов", "manatı"]),
    ("RUB", "₽", &["ruble", "rubles", "rouble", "roubles", "рубль", "рубля", "рублей", "руб", "rubl"]),
    ("TRY", "₺", &["lira", "liras", "лира", "лиры", "лир"]),
    ("GEL", "₾", &["lari", "лари"]),
    ("KGS", "", &["som", "soms", "сом", "сома", "сомов"]),
    ("UZS", "", &["sum", "so'm", "сум", "сумов", "сўм"]),
    ("GBP", "£", &["pound", "pounds", "фунт", "фунтов"]),
    ("CNY", "¥", &["yuan", "юань", "юаня", "юаней", "rmb"]),
    ("JPY", "", &["yen", "иена", "иен"]),
    ("CHF", "", &["francs", "franc", "франков"]),
    ("UAH", "₴", &["hryvnia", "гривна", "гривен", "грн"]),
    ("AMD", "֏", &["dram", "drams", "драм", "драмов"]),
    ("TJS", "", &["somoni", "сомони"]),
    ("TMT", "", &[]),
    ("BYN", "", &[]),
    ("MDL", "", &[]),
    ("INR", "₹", &["rupee", "rupees"]),
    ("KRW", "₩", &["won"]),
    ("AED", "", &["dirham", "dirhams"]),
];

/// The currency of a folded word or code.
pub(super) fn named(word: &str) -> Option<Currency> {
    let of = |(code, _, words): &&(&str, &str, &[&str])| code.eq_ignore_ascii_case(word) || words.contains(&word);
    CURRENCIES.iter().find(of).map(|(code, ..)| Currency(code))
}

pub(super) fn sign(c: char) -> Option<Currency> {
    CURRENCIES.iter().find(|(_, signs, _)| signs.contains(c)).map(|(code, ..)| Currency(code))
}

/// The currency that a dataset counts in; `None` for tonnes.
pub(super) fn of_unit(unit: &str) -> Option<Currency> {
    let unit = super::lexicon::folded(unit.trim());
    let mut signs = unit.chars();
    match (signs.next(), signs.next()) {
        (Some(one), None) => sign(one),
        _ => named(unit.trim_start_matches("us ")),
    }
}
