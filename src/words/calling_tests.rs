//! Numbers, periods, dates, units and ranks in each language, and read back.

use jiff::civil::date;

use super::super::{plain_spaces, read_date, read_period};
use super::*;

const PERIODS: [&str; 8] =
    ["2023", "2023-S1", "2023-S2", "2023-Q3", "2023-07", "2023-01-01/P9M", "2022-11-01/P4M", "2019-01-01/P60M"];

fn in_all(call: impl Fn(&Words) -> String) -> [String; 4] {
    Words::LANGUAGES.map(|language| plain_spaces(&call(&Words::of(language).unwrap())))
}

#[test]
fn periods_are_called_as_people_call_them() {
    for (text, names) in [
        ("2023", ["2023", "2023 г.", "2023 жыл", "2023-cü il"]),
        ("2023-S1", ["H1 2023", "I полугодие 2023 г.", "2023 жылғы I жартыжылдық", "2023-cü ilin I yarısı"]),
        ("2023-S2", ["H2 2023", "II полугодие 2023 г.", "2023 жылғы II жартыжылдық", "2023-cü ilin II yarısı"]),
        ("2023-Q3", ["Q3 2023", "III квартал 2023 г.", "2023 жылғы III тоқсан", "2023-cü ilin III rübü"]),
        ("2024-Q4", ["Q4 2024", "IV квартал 2024 г.", "2024 жылғы IV тоқсан", "2024-cü ilin IV rübü"]),
        ("2023-07", ["July 2023", "июль 2023 г.", "2023 жылғы шілде", "iyul 2023"]),
        (
            "2023-01-01/P9M",
            [
                "January–September 2023",
                "январь – сентябрь 2023 г.",
                "2023 жылғы қаңтар – қыркүйек",
                "2023-cü ilin yanvar–sentyabr ayları",
            ],
        ),
        (
            "2022-11-01/P4M",
            [
                "November 2022 – February 2023",
                "ноябрь 2022 г. – февраль 2023 г.",
                "2022 жылғы қараша – 2023 жылғы ақпан",
                "noyabr 2022 – fevral 2023",
            ],
        ),
    ] {
        let period = text.parse().unwrap();
        assert_eq!(in_all(|words| words.period(period)), names, "{text}");
    }
}

#[test]
fn a_row_of_years_is_called_as_one_time() {
    let year = |year| Period::of_year(year).unwrap();
    let names = ["2019 – 2023", "2019–2023 гг.", "2019–2023 жылдар", "2019–2023-cü illər"];
    assert_eq!(in_all(|words| words.from_to(year(2019), year(2023))), names);
    let span = Period::new(2019, 1, 60);
    assert_eq!(names.map(|name| read_period(name).ok()), [span; 4]);
    let month = Period::of_month(2024, 2).unwrap();
    assert_eq!(in_all(|words| words.from_to(year(2019), month))[1], "2019 г. – февраль 2024 г.");
}

#[test]
fn periods_have_shorter_names_for_narrow_places() {
    for (text, names) in [
        ("2023", ["2023", "2023", "2023", "2023"]),
        ("2023-S1", ["H1 2023", "I полуг. 2023", "2023 ж. I жартыж.", "I yarımil 2023"]),
        ("2023-Q3", ["Q3 2023", "III кв. 2023", "2023 ж. III тқс.", "III rüb 2023"]),
        ("2023-07", ["Jul 2023", "июл 2023", "2023 ж. шіл", "iyul 2023"]),
        ("2023-01-01/P9M", ["Jan–Sep 2023", "янв–сен 2023", "2023 ж. қаң–қыр", "yan–sen 2023"]),
        (
            "2022-11-01/P4M",
            ["Nov 2022 – Feb 2023", "ноя 2022 – фев 2023", "2022 ж. қар – 2023 ж. ақп", "noy 2022 – fev 2023"],
        ),
    ] {
        let period = text.parse().unwrap();
        assert_eq!(in_all(|words| words.period_short(period)), names, "{text}");
    }
}

#[test]
fn a_period_and_a_date_read_back_as_they_are_called_in_every_language() {
    for language in Words::LANGUAGES {
        let mut words = Words::of(language).unwrap();
        let months = (1..=12).filter_map(|month| Period::of_month(2024, month));
        let to_date = (1..=12).filter_map(|months| Period::year_to(2020, months));
        let years = (1990..=2040).filter_map(Period::of_year);
        for period in PERIODS.iter().map(|text| text.parse().unwrap()).chain(months).chain(to_date).chain(years) {
            for called in [words.period(period), words.period_short(period)] {
                assert_eq!(read_period(&called), Ok(period), "{language}: {called}");
            }
        }
        for format in DateFormat::ALL {
            words.dates = format;
            for month in 1..=12 {
                let called = words.date(date(2024, month, 5));
                assert_eq!(read_date(&called), Ok(date(2024, month, 5)), "{language}: {called}");
            }
        }
    }
}

#[test]
fn dates_are_written_in_each_format() {
    let mut words = Words::english();
    let written = DateFormat::ALL.map(|format| {
        words.dates = format;
        words.date(date(2024, 3, 5))
    });
    assert_eq!(written, ["5 March 2024", "05.03.2024", "05/03/2024", "2024-03-05"]);
    let in_words = in_all(|words| words.date(date(2024, 3, 5)));
    assert_eq!(in_words, ["5 March 2024", "5 марта 2024 г.", "2024 ж. 5 наурыз", "5 mart 2024"]);
}

#[test]
fn units_are_called_with_their_multiplier() {
    for (unit, shown, names) in [
        ("USD", Multiplier::MILLION, ["million US dollars", "млн долл. США", "млн АҚШ доллары", "mln ABŞ dolları"]),
        ("EUR", Multiplier::BILLION, ["billion euros", "млрд евро", "млрд еуро", "mlrd avro"]),
        (
            "KZT",
            Multiplier::TRILLION,
            ["trillion Kazakhstan tenge", "трлн тенге", "трлн теңге", "trln Qazaxıstan tengesi"],
        ),
        ("tonnes", Multiplier::THOUSAND, ["thousand tonnes", "тыс. тонн", "мың тонна", "min ton"]),
        ("wagons", Multiplier::THOUSAND, ["thousand wagons", "тыс. wagons", "мың wagons", "min wagons"]),
        ("XDR", Multiplier::MILLION, ["million XDR", "млн XDR", "млн XDR", "mln XDR"]),
        ("USD", Multiplier::UNITS, ["US dollars", "долл. США", "АҚШ доллары", "ABŞ dolları"]),
    ] {
        assert_eq!(in_all(|words| words.unit(unit, shown)), names);
    }
    for unit in ["USD", "EUR", "KZT", "AZN", "RUB", "KGS", "UZS", "TRY", "CNY"] {
        let names = in_all(|words| words.unit(unit, Multiplier::UNITS));
        assert!(names.iter().all(|name| name != unit && !name.contains("unit-")), "{names:?}");
    }
    assert_eq!(Words::english().unit_code("USD", Multiplier::UNITS), "USD");
}

#[test]
fn sessions_and_ranks_have_their_endings() {
    let sessions = in_all(|words| words.session_title(Some(20)));
    assert_eq!(sessions, ["20th session", "20-е заседание", "20-отырыс", "20-ci iclas"]);
    let words = Words::of("az").unwrap();
    let ranks = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 16, 20, 21, 30, 40, 50, 60, 70, 80, 90, 100];
    let ranks = ranks.map(|number| words.rank(number)).join(" ");
    assert_eq!(
        ranks,
        "1-ci 2-ci 3-cü 4-cü 5-ci 6-cı 7-ci 8-ci 9-cu 10-cu 13-cü 16-cı 20-ci 21-ci 30-cu 40-cı 50-ci 60-cı 70-ci \
         80-ci 90-cı 100-cü"
    );
    let years = [1990, 1999, 2000, 2006, 2010, 2023, 2025, 2026, 2030, 2040, 2100];
    let years = years.map(|year| words.period(Period::of_year(year).unwrap())).join(", ");
    assert_eq!(
        years,
        "1990-cı il, 1999-cu il, 2000-ci il, 2006-cı il, 2010-cu il, 2023-cü il, 2025-ci il, 2026-cı il, 2030-cu il, \
         2040-cı il, 2100-cü il"
    );
}

#[test]
fn counted_things_have_the_plural_forms_of_their_language() {
    let counted = |language: &str| {
        let words = Words::of(language).unwrap();
        [1, 2, 5, 11, 21, 22, 112].map(|count| words.count("chart-sessions", count)).join("; ")
    };
    assert_eq!(
        counted("ru"),
        "1 заседание на оси времени; 2 заседания на оси времени; 5 заседаний на оси времени; \
         11 заседаний на оси времени; 21 заседание на оси времени; 22 заседания на оси времени; \
         112 заседаний на оси времени"
    );
    assert!(counted("kk").starts_with("1 отырыс белгіленген; 2 отырыс белгіленген"));
    assert!(counted("az").starts_with("1 iclas qeyd olunub; 2 iclas qeyd olunub"));
}

#[test]
fn numbers_have_the_signs_of_their_language() {
    let numbers = |text: &str| {
        let value = text.parse().unwrap();
        in_all(|words| words.numbers.signed_percent(value))
    };
    assert_eq!(numbers("21.6"), ["+21.6 %", "+21,6 %", "+21,6 %", "+21,6 %"]);
    assert_eq!(numbers("-12345.60"), ["−12,345.60 %", "−12 345,60 %", "−12 345,60 %", "−12 345,60 %"]);
}

#[test]
fn an_unknown_language_has_no_words_and_a_missing_text_is_english() {
    assert!(Words::of("tlh").is_none());
    let words = Words::of("kk").unwrap();
    assert_eq!(words.language(), "kk");
    assert_eq!(words.t("form-title"), Words::english().t("form-title"));
    assert_eq!(words.count("count-datasets", 2), "2 datasets");
}

#[test]
fn spans_of_any_length_read_back_in_every_language() {
    for words in Words::LANGUAGES.map(|language| Words::of(language).unwrap()) {
        for (year, month, length) in (1000..2900).step_by(211).flat_map(|year| {
            (1..=12).flat_map(move |month| [1, 2, 3, 5, 6, 11, 12, 13, 24, 40].map(|length| (year, month, length)))
        }) {
            let period = Period::new(year, month, length).unwrap();
            for called in [words.period(period), words.period_short(period)] {
                assert_eq!(read_period(&called), Ok(period), "{}: {called}", words.language());
            }
        }
    }
}
