//! Tables with several columns of labels, laid out as statistical offices and data banks lay them out.

use super::*;

/// Figures that are put, then what is left out with how many texts.
fn read(text: &str) -> (Vec<String>, Vec<(String, NoPlace, usize)>) {
    let mut session = session(&[]);
    let plan = planned(&session, &paste(text));
    let left = plan.unplaced.iter().map(|one| (one.text.clone(), one.why, one.texts)).collect();
    dispatch(&mut session, paste(text));
    (figures(&session), left)
}

/// A case: the block, the figures that are put, what is left out.
type Case<'c> = (&'c str, &'c [&'c str], &'c [(&'c str, NoPlace, usize)]);

fn check(cases: &[Case<'_>]) {
    for (text, put, left) in cases {
        let (seen, seen_left) = read(text);
        assert_eq!(seen, *put, "{text:?}");
        let seen_left: Vec<_> = seen_left.iter().map(|(text, why, texts)| (text.as_str(), *why, *texts)).collect();
        assert_eq!(seen_left, *left, "{text:?}");
    }
}

#[test]
fn one_row_a_figure_with_country_year_and_flow_before_it() {
    use NoPlace::{OtherCountry, OtherProduct, UnknownColumn, Words};
    check(&[
        (
            "code\tcountry\tyear\tflow\tvalue\n\
             031\tAzerbaijan\t2022\tExport\t1\n\
             031\tAzerbaijan\t2022\tImport\t2\n\
             268\tGeorgia\t2022\tExport\t3\n\
             031\tAzerbaijan\t2021\tExport\t4",
            &["2021 X 4e6", "2022 X 1e6", "2022 M 2e6"],
            &[("code", Words, 3), ("268 · Georgia · 2022 · Export", OtherCountry, 1)],
        ),
        // The reporter too; codes with what they stand for; a procedure that says nothing here; euros one by one.
        (
            "REPORTER\tPARTNER\tPRODUCT\tFLOW\tSTAT_PROCEDURE\tPERIOD\tVALUE_IN_EUR\n\
             Kazakhstan\tAzerbaijan\tTOTAL-Total\t2-EXPORT\tT-Total\t202208-Aug. 2022\t11421\n\
             Kazakhstan\tAzerbaijan\tTOTAL-Total\t1-IMPORT\tT-Total\t202152-Jan.-Dec. 2021\t7\n\
             Georgia\tAzerbaijan\tTOTAL-Total\t2-EXPORT\tT-Total\t202208-Aug. 2022\t5",
            &["2021 M 7", "2022-08 X 11421"],
            &[
                ("STAT_PROCEDURE", Words, 2),
                ("Georgia · Azerbaijan · TOTAL-Total · 2-EXPORT · T-Total · 202208-Aug. 2022", OtherCountry, 1),
            ],
        ),
        // Years and months in columns of their own; a year that stands for several rows stands in the first.
        (
            "country\tyear\tmonth\texport\timport\n\
             Azerbaijan\t2022\t1\t1\t2\n\
             Azerbaijan\t\t2\t3\t4\n\
             Azerbaijan\t2022\tYear\t5\t6\n\
             Armenia\t2022\t1\t7\t8",
            &["2022-01 X 1e6", "2022-01 M 2e6", "2022 X 5e6", "2022 M 6e6", "2022-02 X 3e6", "2022-02 M 4e6"],
            &[("Armenia · 2022 · 1", OtherCountry, 2)],
        ),
        // The total of several products; where it is not there, none of them.
        (
            "Year\tTrade Flow\tPartner\tCommodity Code\tCommodity\tTrade Value (US$)\n\
             2022\tExport\tAzerbaijan\tTOTAL\tAll Commodities\t12\n\
             2022\tExport\tAzerbaijan\t01\tLive animals\t3",
            &["2022 X 12"],
            &[("2022 · Export · Azerbaijan · 01 · Live animals", OtherProduct, 1)],
        ),
        (
            "Year\tTrade Flow\tPartner\tCommodity\tTrade Value (US$)\n\
             2022\tExport\tAzerbaijan\tLive animals\t3\n\
             2022\tExport\tAzerbaijan\tCereals\t4",
            &[],
            &[
                ("2022 · Export · Azerbaijan · Live animals", OtherProduct, 1),
                ("2022 · Export · Azerbaijan · Cereals", OtherProduct, 1),
            ],
        ),
        // Nothing says the flow: the values go to the column of the cursor.
        (
            "Year\tRank\tPartner Country\tTrade Value (USD)\tShare of Total Import %\n\
             2022\t1\tAzerbaijan\t5\t0.2\n\
             2022\t2\tGeorgia\t4\t0.1",
            &["2022 X 5"],
            &[
                ("Rank", Words, 1),
                ("2022 · 2 · Georgia", OtherCountry, 2),
                ("Share of Total Import %", UnknownColumn, 1),
            ],
        ),
    ]);
}

#[test]
fn a_row_a_country_with_its_name_in_several_languages() {
    use NoPlace::{OtherCountry, UnknownColumn, Words};
    check(&[
        (
            "4.03 Соода импорту\t4.03 Импорт товаров\t4.03 Imports of goods\t\t\n\
             (миң АКШ доллары)\t(тыс. долларов США)\t(thousand US dollars)\t\t\n\
             \t\t\t2021\t2022 1\n\
             Бардыгы\tВсего\tTotal\t9\t8\n\
             \t\t\t\t\n\
             Азербайжан\tАзербайджан\tAzerbaijan\t1,5\t2,1\n\
             Грузия\tГрузия\tGeorgia\t3\t-",
            &["2021 M 1.5e3", "2022 M 2.1e3"],
            &[("Бардыгы · Всего · Total", OtherCountry, 2), ("Грузия · Georgia", OtherCountry, 2)],
        ),
        (
            "Code\tKlassifikator\tKlassifikator_en\t2021\t2022\n\
             031\tOzarbayjon\tAzerbaijan\t1\t2\n\
             192\tKuba\tCuba\t3\t4",
            &["2021 X 1e6", "2022 X 2e6"],
            &[("Code", Words, 1), ("192 · Kuba · Cuba", OtherCountry, 2)],
        ),
        // Exporters under "imported" are the partners.
        (
            "Exporters\tImported value in 2021\tImported value in 2022\nWorld\t9\t8\nAzerbaijan\t1\t2",
            &["2021 M 1e6", "2022 M 2e6"],
            &[("World", OtherCountry, 2)],
        ),
        // The period of the whole table stands in its title; shares have no column.
        (
            "Внешняя торговля\t\t\t\t\n\
             2022 год\t\t\t\t\n\
             \t\t\tтыс. долларов США\t\n\
             Наименование\tЭкспорт\t\tИмпорт\t\n\
             \tвсего\tудельный вес, %\tвсего\tудельный вес, %\n\
             Всего\t79 138 754,7\t100,0\t60 412 283,3\t100,0\n\
             Азербайджан\t483 593,7\t0,6\t73 111,0\t0,1",
            &["2022 X 483593.7e3", "2022 M 73111.0e3"],
            &[
                ("Внешняя торговля", Words, 1),
                ("Всего", OtherCountry, 4),
                ("Экспорт · удельный вес, %", UnknownColumn, 1),
                ("Импорт · удельный вес, %", UnknownColumn, 1),
            ],
        ),
        // Heads that only mention a flow stand back behind the one that says nothing else.
        (
            "Reporter Name\tPartner Name\tYear\tTrade Flow\tNo Of exported HS6 digit Products\tExport (US$ Thousand)\n\
             Kazakhstan\tAzerbaijan\t2022\tExports & Imports\t14\t355.35",
            &["2022 X 355.35e3"],
            &[("No Of exported HS6 digit Products", UnknownColumn, 1)],
        ),
    ]);
}

#[test]
fn flows_down_and_countries_across() {
    use NoPlace::{OtherCountry, UnknownRow};
    check(&[
        (
            "\t2021\t2022\nОБОРОТ\t3\t7\nЭКСПОРТ*\t1\t4\nСАЛЬДО\t\t1",
            &["2021 X 1e6", "2021 T 3e6", "2022 X 4e6", "2022 T 7e6", "2022 B 1e6"],
            &[],
        ),
        // A flow over its months.
        (
            "\t2021\t2022*\nTotal Exports\t10\t20\nof which:\t\t\nJanuary\t1\t2\nFebruary\t3\t4\nTotal Imports\t\t30\nJanuary\t5\t6",
            &[
                "2021-01 X 1e6",
                "2021-01 M 5e6",
                "2021 X 10e6",
                "2021-02 X 3e6",
                "2022-01 X 2e6",
                "2022-01 M 6e6",
                "2022 X 20e6",
                "2022 M 30e6",
                "2022-02 X 4e6",
            ],
            &[],
        ),
        (
            "Экспорт в основные страны\t\t\n(млн долл. США)\t\t\n\tКитaй\tАзербайджан\n2022\t\t\n  январь\t5\t1\n  февраль\t6\t2",
            &["2022-01 X 1e6", "2022-02 X 2e6"],
            &[("Китaй", OtherCountry, 2)],
        ),
        // Of several indicators only those that are a flow and nothing else.
        (
            "Partner\tIndicator\t2021\t2022\n\
             Azerbaijan\tExport(US$ Mil)\t1\t2\n\
             Azerbaijan\tNo. Of Export partners\t96\t97\n\
             Azerbaijan\tGDP (current US$ Mil)\t500\t600",
            &["2021 X 1e6", "2022 X 2e6"],
            &[
                ("Indicator", NoPlace::Words, 2),
                ("Azerbaijan · No. Of Export partners", UnknownRow, 2),
                ("Azerbaijan · GDP (current US$ Mil)", UnknownRow, 2),
            ],
        ),
    ]);
}

#[test]
fn each_column_of_labels_is_told_by_what_it_was_read_as() {
    let session = session(&[]);
    let text = "code\tcountry\tyear\tflow\tvalue\n031\tAzerbaijan\t2022\tExport\t1\n031\tAzerbaijan\t2021\tExport\t1\n268\tGeorgia\t2021\tExport\t1";
    let plan = planned(&session, &paste(text));
    let told: Vec<_> = plan.told.iter().map(|told| (told.name.as_str(), told.of, told.says.as_deref())).collect();
    let expected = [
        ("code", ToldOf::Nothing, Some("031")),
        ("country", ToldOf::Country, Some("Azerbaijan")),
        ("year", ToldOf::Period, None),
        ("flow", ToldOf::Flow, Some("Export")),
    ];
    assert_eq!(told, expected);
    assert!(!plan.is_plain());
    assert_eq!(plan.left_out(), 3);
}

#[test]
fn one_country_alone_is_put_whatever_it_is_called() {
    for name in ["World", "Азербайджанская Республика", "Northland"] {
        let text = format!("Partner\t2021\t2022\n{name}\t1\t2");
        assert_eq!(read(&text).0, ["2021 X 1e6", "2022 X 2e6"], "{name}");
    }
    let (put, left) = read("Partner\t2022\nGeorgia\t1\nArmenia\t2");
    assert_eq!(put, [""; 0], "of two countries that are not the dataset's none is put");
    assert_eq!(left.len(), 2);
}

#[test]
fn rows_that_are_left_out_take_no_row_of_the_table() {
    assert_eq!(read("Georgia\t1\nAzerbaijan\t2").0, ["2020 X 2e6"]);
}
