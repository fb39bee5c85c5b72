//! The words and signs that stand beside a number, in the languages that bulletins come in.
//!
//! English, Russian, Kazakh, Azerbaijani, Turkish and Uzbek are read whatever the language of the window is.
//! *Invariant:* every word of an entry is known here, or the entry is not read.

use super::currency::{self, Currency};
use super::digits::Habit;
use crate::domain::{Multiplier, ObsStatus, Qualifier};

/// What a word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Magnitude(Multiplier, Habit),
    Currency(Currency),
    /// "US" before or after dollars.
    American,
    Qualifier(Qualifier),
    /// "under", "up to": an upper end alone.
    Below,
    /// "two", "twenty".
    Small(u32),
    /// "half a": one and a half in one Russian word.
    OneAndAHalf,
    Hundred,
    /// "a" before a magnitude.
    Article,
    /// "from", "between".
    From,
    /// "to", "and" between the ends of a range.
    To,
    /// "by" before a change; the "в" of "в 2,1 раза" is one too.
    By,
    In,
    Of,
    Than,
    /// "more", "higher": over a number, or ambiguous after "times".
    More,
    Percent,
    Points,
    Times,
    /// A ratio in one word: doubled, five-fold.
    Ratio(u32),
    Halved,
    Fold,
    Index,
    Up,
    Down,
    /// "last year", "к 2022 году": what an index is of.
    LastYear,
    Status(ObsStatus),
    Revised,
    /// A letter that statistical tables put after a number.
    Flag(Flag),
    /// The ending of a number or an abbreviation, after a hyphen.
    Ending,
}

/// A flag letter: its status, or a revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Flag {
    pub(super) letter: char,
    /// Another letter stood with it.
    pub(super) with_another: bool,
}

impl Flag {
    /// FORMATS §10; a revision has no status.
    pub(super) fn status(self) -> Option<ObsStatus> {
        Some(match self.letter {
            'p' => ObsStatus::Provisional,
            'e' | 's' => ObsStatus::Estimated,
            'f' => ObsStatus::Forecast,
            'b' => ObsStatus::Break,
            'd' => ObsStatus::DefinitionDiffers,
            'c' => ObsStatus::Suppressed,
            'u' => ObsStatus::LowReliability,
            'n' => ObsStatus::NotSignificant,
            'z' => ObsStatus::CannotExist,
            _ => return None,
        })
    }
}

/// Letters that are flags.
pub(super) const FLAGS: &str = "bcdefnprsuz";

/// Small letters, one apostrophe, and no Latin look-alikes inside a Cyrillic word.
pub(super) fn folded(letters: &str) -> String {
    let small = letters.to_lowercase();
    let cyrillic =
        small.chars().any(|c| matches!(c, 'а'..='я' | 'ё' | 'і' | 'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ'));
    let fold = |c: char| match c {
        'ё' => 'е',
        'ʻ' | '‘' | '’' => '\'',
        'a' if cyrillic => 'а',
        'c' if cyrillic => 'с',
        'e' if cyrillic => 'е',
        'o' if cyrillic => 'о',
        'p' if cyrillic => 'р',
        'x' if cyrillic => 'х',
        'k' if cyrillic => 'к',
        'm' if cyrillic => 'м',
        'h' if cyrillic => 'н',
        't' if cyrillic => 'т',
        other => other,
    };
    // The capital İ leaves a dot behind, and stress marks are no letters.
    small.chars().filter(|c| !matches!(c, '\u{307}' | '\u{301}')).map(fold).collect()
}

/// What a word says; `None` for a foreign word.
pub(super) fn word(letters: &str) -> Option<Word> {
    if letters.len() > 60 {
        return None;
    }
    let folded = folded(letters);
    let text = folded.trim_end_matches('\'');
    magnitude(text)
        .or_else(|| currency::named(text).map(Word::Currency))
        .or_else(|| qualifier(text))
        .or_else(|| small_number(text))
        .or_else(|| of_rates(text))
        .or_else(|| joining(text))
        .or_else(|| status(text))
}

/// What a sign that is no letter says.
pub(super) fn sign(c: char) -> Option<Word> {
    Some(match c {
        '≈' | '~' | '≃' | '∼' => Word::Qualifier(Qualifier::About),
        '>' | '≥' | '⩾' => Word::Qualifier(Qualifier::Over),
        '<' | '≤' | '⩽' => Word::Below,
        c => return currency::sign(c).map(Word::Currency),
    })
}

fn magnitude(text: &str) -> Option<Word> {
    use Habit::{Comma, Either, Point};
    let (power, habit) = match text {
        "units" => (Multiplier::UNITS, Point),
        "thousand" | "thousands" | "k" => (Multiplier::THOUSAND, Point),
        "thsd" | "ths" | "tsd" | "min" | "mindən" | "minə" | "bin" | "bini" | "ming" | "mingdan" | "tys" => {
            (Multiplier::THOUSAND, Either)
        }
        "тыс" | "тысяча" | "тысячи" | "тысяч" | "тысячу" | "тысячам" | "мың" | "мыңнан" | "мыңға" | "минг" => {
            (Multiplier::THOUSAND, Comma)
        }
        "million" | "millions" | "m" | "mn" => (Multiplier::MILLION, Point),
        "mln" | "mio" | "mlyn" | "milyon" | "milyondan" | "milyona" | "milyonu" | "milliondan" | "millionga" => {
            (Multiplier::MILLION, Either)
        }
        "млн"
        | "мн"
        | "миллион"
        | "миллиона"
        | "миллионов"
        | "миллиону"
        | "миллионам"
        | "миллионом"
        | "миллионнан"
        | "миллионға" => (Multiplier::MILLION, Comma),
        "billion" | "billions" | "bn" | "bln" => (Multiplier::BILLION, Point),
        "mlrd" | "mrd" | "mld" | "milyard" | "milyarddan" | "milyarda" | "milyar" | "milyardan" | "milyarı"
        | "milliard" | "milliarddan" | "milliardga" => (Multiplier::BILLION, Either),
        "млрд"
        | "миллиард"
        | "миллиарда"
        | "миллиардов"
        | "миллиарду"
        | "миллиардам"
        | "миллиардтан"
        | "миллиардқа" => (Multiplier::BILLION, Comma),
        "trillion" | "trillions" | "trn" | "tn" => (Multiplier::TRILLION, Point),
        "trln" | "trilyon" => (Multiplier::TRILLION, Either),
        "трлн" | "триллион" | "триллиона" | "триллионов" | "триллиону" => {
            (Multiplier::TRILLION, Comma)
        }
        _ => return None,
    };
    Some(Word::Magnitude(power, habit))
}

/// The shortest word that every reading takes for this magnitude.
pub(super) fn magnitude_text(multiplier: Multiplier) -> &'static str {
    match multiplier {
        Multiplier::THOUSAND => "k",
        Multiplier::MILLION => "million",
        Multiplier::BILLION => "bn",
        Multiplier::TRILLION => "trn",
        _ => "units",
    }
}

fn qualifier(text: &str) -> Option<Word> {
    let qualifier = match text {
        "over" | "above" | "exceeding" | "свыше" | "более" | "больше" | "выше" | "астам" | "artıq" | "çox"
        | "aşkın" | "fazla" | "ortiq" => Qualifier::Over,
        "nearly" | "almost" | "почти" | "дерлік" | "qariyb" => Qualifier::Nearly,
        "about"
        | "around"
        | "approximately"
        | "approx"
        | "circa"
        | "ca"
        | "roughly"
        | "около"
        | "примерно"
        | "приблизительно"
        | "порядка"
        | "шамамен"
        | "жуық"
        | "təxminən"
        | "təqribən"
        | "yaxın"
        | "yaklaşık"
        | "taxminan" => Qualifier::About,
        "under" | "below" | "less" | "менее" | "меньше" | "ниже" | "az" | "kam" | "кем" => {
            return Some(Word::Below);
        }
        _ => return None,
    };
    Some(Word::Qualifier(qualifier))
}

fn small_number(text: &str) -> Option<Word> {
    const ONES: [&[&str]; 20] = [
        &["zero"],
        &["one", "один", "одна", "одного", "одну", "бір", "bir"],
        &["two", "два", "две", "двух", "екі", "iki", "ikki"],
        &["three", "три", "трех", "үш", "üç", "uch"],
        &["four", "четыре", "четырех", "төрт", "dörd", "dört", "to'rt"],
        &["five", "пять", "пяти", "бес", "beş", "besh"],
        &["six", "шесть", "шести", "алты", "altı", "olti"],
        &["seven", "семь", "семи", "жеті", "yeddi", "yedi", "yetti"],
        &["eight", "восемь", "восьми", "сегіз", "səkkiz", "sekiz", "sakkiz"],
        &["nine", "девять", "девяти", "тоғыз", "doqquz", "dokuz", "to'qqiz"],
        &["ten", "десять", "десяти", "он", "on", "o'n"],
        &["eleven", "одиннадцать", "одиннадцати"],
        &["twelve", "двенадцать", "двенадцати"],
        &["thirteen", "тринадцать", "тринадцати"],
        &["fourteen", "четырнадцать", "четырнадцати"],
        &["fifteen", "пятнадцать", "пятнадцати"],
        &["sixteen", "шестнадцать", "шестнадцати"],
        &["seventeen", "семнадцать", "семнадцати"],
        &["eighteen", "восемнадцать", "восемнадцати"],
        &["nineteen", "девятнадцать", "девятнадцати"],
    ];
    const LARGER: [(u32, &[&str]); 11] = [
        (20, &["twenty", "двадцать", "двадцати"]),
        (30, &["thirty", "тридцать", "тридцати"]),
        (40, &["forty", "сорок", "сорока"]),
        (50, &["fifty", "пятьдесят", "пятидесяти"]),
        (60, &["sixty", "шестьдесят", "шестидесяти"]),
        (70, &["seventy", "семьдесят", "семидесяти"]),
        (80, &["eighty", "восемьдесят", "восьмидесяти"]),
        (90, &["ninety", "девяносто"]),
        (100, &["сто", "ста"]),
        (200, &["двести", "двухсот"]),
        (300, &["триста", "трехсот"]),
    ];
    if text == "hundred" {
        return Some(Word::Hundred);
    }
    if matches!(text, "полтора" | "полутора") {
        return Some(Word::OneAndAHalf);
    }
    let ones = ONES.iter().position(|names| names.contains(&text)).and_then(|at| u32::try_from(at).ok());
    let larger = || LARGER.iter().find(|(_, names)| names.contains(&text)).map(|(value, _)| *value);
    ones.or_else(larger).map(Word::Small)
}

fn of_rates(text: &str) -> Option<Word> {
    Some(match text {
        "percent" | "pct" | "процент" | "процента" | "процентов" | "процентам" | "проц" | "пайыз" | "пайызға"
        | "faiz" | "yüzde" | "foiz" => Word::Percent,
        "cent" => Word::Percent,
        "pp" | "ppt" | "points" | "point" | "пп" | "пункта" | "пунктов" | "пункт" => Word::Points,
        "percentage" | "процентных" | "процентного" | "процентный" => Word::Points,
        "times" | "x" | "х" | "раз" | "раза" | "есе" | "dəfə" | "kat" | "marta" | "barobar" => Word::Times,
        "fold" => Word::Fold,
        "doubled" | "double" | "twofold" | "удвоился" | "удвоилась" | "удвоилось" | "вдвое" | "twice" => {
            Word::Ratio(2)
        }
        "tripled" | "threefold" | "утроился" | "утроилась" | "утроилось" | "втрое" => {
            Word::Ratio(3)
        }
        "quadrupled" | "fourfold" | "вчетверо" => Word::Ratio(4),
        "fivefold" | "впятеро" => Word::Ratio(5),
        "sixfold" => Word::Ratio(6),
        "sevenfold" => Word::Ratio(7),
        "eightfold" => Word::Ratio(8),
        "ninefold" => Word::Ratio(9),
        "tenfold" => Word::Ratio(10),
        "halved" => Word::Halved,
        "higher" | "more" | "greater" => Word::More,
        "index" | "индекс" => Word::Index,
        "up" | "rose" | "grew" | "increased" | "increase" | "вырос" | "выросла" | "выросло" | "рост" | "увеличился" => {
            Word::Up
        }
        "down"
        | "fell"
        | "decreased"
        | "decrease"
        | "declined"
        | "снизился"
        | "снизилась"
        | "снизилось"
        | "упал"
        | "сократился" => Word::Down,
        "last" | "previous" | "year" | "earlier" | "прошлому" | "прошлого" | "году" | "года" | "год" => {
            Word::LastYear
        }
        _ => return None,
    })
}

fn status(text: &str) -> Option<Word> {
    Some(match text {
        "preliminary"
        | "provisional"
        | "prelim"
        | "prov"
        | "предварительные"
        | "предварительно"
        | "предв"
        | "ilkin" => Word::Status(ObsStatus::Provisional),
        "estimate" | "estimated" | "est" | "оценка" => Word::Status(ObsStatus::Estimated),
        "forecast" | "прогноз" => Word::Status(ObsStatus::Forecast),
        "revised" | "уточненные" | "пересмотренные" => Word::Revised,
        letters if letters.len() <= 2 && letters.chars().all(|c| FLAGS.contains(c)) => {
            Word::Flag(Flag { letter: letters.chars().next()?, with_another: letters.len() > 1 })
        }
        _ => return None,
    })
}

fn joining(text: &str) -> Option<Word> {
    Some(match text {
        "us" | "сша" | "american" | "ақш" | "abş" | "abd" | "aqsh" => Word::American,
        "from" | "between" | "от" | "с" => Word::From,
        "to" | "and" | "до" | "и" => Word::To,
        "by" | "на" => Word::By,
        "in" | "в" => Word::In,
        "of" | "per" | "к" => Word::Of,
        "than" | "чем" => Word::Than,
        "a" | "an" => Word::Article,
        "ден" | "дан" | "тен" | "тан" | "нен" | "нан" | "ға" | "ге" | "қа" | "ке" | "dən" | "dan" | "ə" | "ya" => {
            Word::Ending
        }
        _ => return None,
    })
}
