//! Amounts: digits, magnitudes, currencies, ranges, marks, arithmetic.

use super::*;

#[test]
fn typed_numbers_keep_their_digits() {
    check(
        &MILLION_USD,
        &[
            ("456.3", "456.3e6"),
            ("73", "73e6"),
            ("73.0", "73.0e6"),
            (" 73 ", "73e6"),
            ("1,234.50", "1234.50e6"),
            ("1 234.5", "1234.5e6"),
            ("1\u{a0}234\u{202f}567", "1234567e6"),
            ("1\u{2009}234\u{2007}567", "1234567e6"),
            ("1'234'567.8", "1234567.8e6"),
            ("1’234’567.8", "1234567.8e6"),
            ("1 234 567,8", "1234567.8e6"),
            ("1.234.567,8", "1234567.8e6"),
            ("1.234,5", "1234.5e6"),
            ("1.234.567", "1234567e6"),
            ("-1.5", "-1.5e6"),
            ("−1.5", "-1.5e6"),
            ("–1.5", "-1.5e6"),
            ("- 1.5", "-1.5e6"),
            ("(12.3)", "-12.3e6"),
            ("($12.3 million)", "-12.3e6"),
            ("(12.3) million", "-12.3e6"),
            ("+1.5", "1.5e6"),
            (".5", "0.5e6"),
            ("456,3", "456.3e6"),
            ("1,118", "1118e6"),
            ("0,118", "0.118e6"),
            (",118", "0.118e6"),
            ("0,5", "0.5e6"),
            ("007", "7e6"),
            ("0", "0e6"),
            ("\u{feff}456.3\u{200e}", "456.3e6"),
            ("", "nothing"),
            ("  ", "nothing"),
        ],
    );
}

#[test]
fn a_decimal_comma_is_read_as_the_setting_says() {
    check(
        &with(NumberFormat::SpaceComma),
        &[
            ("456,3", "456.3e6"),
            ("1 234,5", "1234.5e6"),
            ("1.234,5", "1234.5e6"),
            ("1,118", "1.118e6"),
            ("456.3", "456.3e6"),
            ("0.118", "0.118e6"),
            ("456.333", "Grouping"),
            ("1.234.567", "1234567e6"),
            ("1,234,567", "1234567e6"),
            ("1,234,567.8", "1234567.8e6"),
            ("$1,234.5 million", "1234.5e6"),
            ("456.333 million", "456.333e6"),
            ("456.333 млн", "Grouping"),
            ("739,386 mln", "739.386e6"),
            ("14 082 176.75 thousand USD", "14082176.75e3"),
            ("=456,3/2", "228.15e6 note"),
        ],
    );
}

#[test]
fn a_lone_comma_beside_a_word_is_what_its_language_makes_it() {
    check(
        &MILLION_USD,
        &[
            ("739,386 млн", "739.386e6"),
            ("739,386 mln", "ThousandsOrDecimals"),
            ("739,386 million", "739386e6"),
            ("748,8 million", "748.8e6"),
            ("748,8 mln", "748.8e6"),
        ],
    );
}

#[test]
fn bulletins_write_amounts_in_many_ways() {
    check(
        &MILLION_USD,
        &[
            ("456,3 млн", "456.3e6"),
            ("456,3 млн.", "456.3e6"),
            ("$529.4 million", "529.4e6"),
            ("$1.5bn", "1.5e9"),
            ("$1.5b", "1.5e9"),
            ("426.8mln", "426.8e6"),
            ("USD 6.89 billion", "6.89e9"),
            ("19.6 billion US dollars", "19.6e9"),
            ("19.6 billion U.S. dollars", "19.6e9"),
            ("US$ 19.6 bn", "19.6e9"),
            ("19.6 billion US-dollars", "19.6e9"),
            ("$19,430,000,000", "19430000000"),
            ("$2 billion 487 million", "2487e6"),
            ("$3 млрд 350 млн", "3350e6"),
            ("2 bn 487.5 mln", "2487.5e6"),
            ("трёх миллиардов", "3e9"),
            ("трех миллиардов долларов", "3e9"),
            ("two billion", "2e9"),
            ("twenty-five million", "25e6"),
            ("two hundred million dollars", "200e6"),
            ("сто двадцать пять тысяч", "125e3"),
            ("полтора миллиарда", "1.5e9"),
            ("a billion", "1e9"),
            ("миллиард", "1e9"),
            ("14 082 176.75 thousand USD", "14082176.75e3"),
            ("456.3 k", "456.3e3"),
            ("5m", "5e6"),
            ("12,5 тыс. долл. США", "12.5e3"),
            ("456,3 млн долларов США", "456.3e6"),
            ("456,3 млн АҚШ доллары", "456.3e6"),
            ("456,3 миллион доллар", "456.3e6"),
            ("456,3 мың", "456.3e3"),
            ("456,3 milyon ABŞ dolları", "456.3e6"),
            ("456,3 min", "456.3e3"),
            ("1,2 milyard dollar", "1.2e9"),
            ("1,2 milyar ABD doları", "1.2e9"),
            ("1,2 milliard AQSh dollari", "1.2e9"),
            ("1,2 трлн", "1.2e12"),
            ("−$5 million", "-5e6"),
            ("$-5 million", "-5e6"),
            ("456333 units", "456333"),
        ],
    );
}

#[test]
fn another_currency_or_a_lost_word_is_no_number_of_this_cell() {
    check(
        &MILLION_USD,
        &[
            ("€5 million", "OtherCurrency EUR"),
            ("5 млн евро", "OtherCurrency EUR"),
            ("5 млрд тенге", "OtherCurrency KZT"),
            ("₼ 5 mln", "OtherCurrency AZN"),
            ("5 mln manat", "OtherCurrency AZN"),
            ("₽5", "OtherCurrency RUB"),
            ("5 mln руб.", "OtherCurrency RUB"),
            ("= 5 mln EUR + 1 mln", "OtherCurrency EUR"),
            ("$5 €5", "Order"),
            ("$529.4", "Magnitude"),
            ("5 percent", "RateInLevel"),
            ("14.2 %", "RateInLevel"),
            ("3.1 times", "RateInLevel"),
            ("by $5 million", "ChangeInLevel"),
            ("5 tonnes", "Letters"),
        ],
    );
    let plain = Context { shown: Multiplier::UNITS, ..MILLION_USD };
    check(&plain, &[("$529.4", "529.4"), ("529 dollars", "529")]);
    let tonnes = Context { unit: "tonnes", ..MILLION_USD };
    check(&tonnes, &[("5 thousand tonnes", "5e3"), ("5 tonnes", "5e6"), ("$5 million", "OtherCurrency USD")]);
    let nothing = Context { unit: "", ..MILLION_USD };
    check(&nothing, &[("$5 million", "5e6 note"), ("5 million", "5e6")]);
    let tenge = Context { unit: "KZT", ..MILLION_USD };
    check(&tenge, &[("5 млн тенге", "5e6"), ("₸5 млн", "5e6"), ("$5 млн", "OtherCurrency USD")]);
}

#[test]
fn ranges_have_two_ends() {
    check(
        &MILLION_USD,
        &[
            ("374.9…375.1", "374.9e6…375.1e6"),
            ("374.9...375.1", "374.9e6…375.1e6"),
            ("374.9-375.1", "374.9e6…375.1e6"),
            ("374.9 – 375.1", "374.9e6…375.1e6"),
            ("from 374.9 to 375.1", "374.9e6…375.1e6"),
            ("between 374.9 and 375.1", "374.9e6…375.1e6"),
            ("от 374,9 до 375,1 млн", "374.9e6…375.1e6"),
            ("374,9–375,1 млн", "374.9e6…375.1e6"),
            ("$1.2-1.4 bn", "1.2e9…1.4e9"),
            ("900 million to 1.2 billion", "900e6…1.2e9"),
            ("-5…-3", "-5e6…-3e6"),
            ("two-three million", "2e6…3e6"),
            ("375.1-374.9", "RangeOrder"),
            ("1-2-3", "Order"),
            ("12.3-", "SignAfter"),
            ("12.3+", "SignAfter"),
            ("12.3…", "SignAfter"),
            ("1 bn - 2", "Magnitude"),
            ("374.9..375.1", "TwoDecimalSigns"),
            ("374.9—375.1", "374.9e6…375.1e6"),
            ("—5", "Order"),
        ],
    );
}

#[test]
fn words_that_widen_a_number_are_kept() {
    check(
        &MILLION_USD,
        &[
            ("over 450", "over 450e6"),
            ("more than $450 million", "over 450e6"),
            (">450", "over 450e6"),
            ("свыше 450", "over 450e6"),
            ("более 450 млн", "over 450e6"),
            ("более чем 450 млн", "over 450e6"),
            ("450 млн-нан астам", "over 450e6"),
            ("450-ден астам", "over 450e6"),
            ("450 milyondan çox", "over 450e6"),
            ("nearly 450", "nearly 450e6"),
            ("almost 450", "nearly 450e6"),
            ("почти 450", "nearly 450e6"),
            ("about 450", "about 450e6"),
            ("≈450", "about 450e6"),
            ("~450", "about 450e6"),
            ("около 450 млн", "about 450e6"),
            ("шамамен 450", "about 450e6"),
            ("təxminən 450", "about 450e6"),
            ("yaklaşık 450", "about 450e6"),
            ("about 374.9…375.1", "about 374.9e6…375.1e6"),
            ("less than 450", "UpperEndAlone"),
            ("<450", "UpperEndAlone"),
            ("up to 450", "UpperEndAlone"),
            ("менее 450", "UpperEndAlone"),
        ],
    );
}

#[test]
fn signs_for_no_number_say_why() {
    check(
        &MILLION_USD,
        &[
            ("-", "Nil"),
            ("–", "Nil"),
            ("—", "Nil"),
            ("−", "Nil"),
            ("nil", "Nil"),
            ("negligible", "Negligible"),
            ("...", "NoValue O"),
            ("…", "NoValue O"),
            ("..", "NoValue O"),
            (":", "NoValue O"),
            ("n/a", "NoValue O"),
            ("N/A", "NoValue O"),
            ("н/д", "NoValue O"),
            ("NaN", "NoValue O"),
            ("x", "NoValue O note"),
            ("х", "NoValue O note"),
            (": c", "NoValue Q"),
            (":c", "NoValue Q"),
            (": z", "NoValue M"),
            (": Q", "NoValue Q"),
            ("0", "0e6"),
            ("0.0", "0.0e6"),
        ],
    );
}

#[test]
fn marks_become_a_status_or_stay_as_a_note() {
    check(
        &MILLION_USD,
        &[
            ("529.4*", "529.4e6 P"),
            ("529.4 *", "529.4e6 P"),
            ("529.4**", "529.4e6 note"),
            ("456.3 1)", "456.3e6 note"),
            ("456.3¹", "456.3e6 note"),
            ("456.3*1)", "456.3e6 P note"),
            ("529.4 p", "529.4e6 P"),
            ("529.4 (p)", "529.4e6 P"),
            ("529.4 e", "529.4e6 E"),
            ("529.4 s", "529.4e6 E"),
            ("529.4 f", "529.4e6 F"),
            ("529.4 b", "529.4e6 B"),
            ("529.4 d", "529.4e6 D"),
            ("529.4 c", "529.4e6 Q"),
            ("529.4 u", "529.4e6 U"),
            ("529.4 n", "529.4e6 N"),
            ("529.4 r", "529.4e6 note"),
            ("529.4 million (preliminary)", "529.4e6 P"),
            ("529,4 млн (предв.)", "529.4e6 P"),
            ("529.4 p e", "529.4e6 E note"),
            ("529.4 bp", "529.4e6 B note"),
            ("12a", "Letters"),
            ("12e", "Letters"),
            ("12 1", "Grouping"),
        ],
    );
}

#[test]
fn arithmetic_is_exact_and_kept_as_a_note() {
    check(
        &MILLION_USD,
        &[
            ("=1", "1e6 note"),
            ("=12.4+13.1", "25.5e6 note"),
            ("= 12.4 + 13.1", "25.5e6 note"),
            ("=456.3/2", "228.15e6 note"),
            ("=12.5*2", "25.0e6 note"),
            ("=1.1*1.1", "1.21e6 note"),
            ("=1/3", "0.3e6 note"),
            ("=-2/3", "-0.7e6 note"),
            ("=2/3", "0.7e6 note"),
            ("=10/4", "2.5e6 note"),
            ("=529.4−456.3", "73.1e6 note"),
            ("=529.4–456.3", "73.1e6 note"),
            ("=(1+2)*3", "9e6 note"),
            ("=2×3÷4", "1.5e6 note"),
            ("=1.2 bn - 300 mln", "900e6 note"),
            ("=1.25 bn - 300 mln", "950e6 note"),
            ("=1.2 bn / 2", "0.6e9 note"),
            ("=456,3 млн + 73 млн", "529.3e6 note"),
            ("=$1.2 bn + $0.3 bn", "1.5e9 note"),
            ("=--5", "5e6 note"),
            ("=0.1+0.2", "0.3e6 note"),
            ("=1 bn + 5", "FormulaMagnitudes"),
            ("=1 bn * 5 mln", "FormulaMagnitudes"),
            ("=$1.2 + $1.3", "Magnitude"),
            ("=1/0", "DivisionByZero"),
            ("=1/(2-2)", "DivisionByZero"),
            ("=(1+2", "FormulaParentheses"),
            ("=1+2)", "FormulaParentheses"),
            ("=", "NoDigits"),
            ("=1+", "NoDigits"),
            ("=A1+B2", "FormulaUnknown"),
            ("=SUM(1,2)", "FormulaUnknown"),
            ("=1;2", "FormulaUnknown"),
            ("=1 2", "Grouping"),
            ("=cmd|' /C calc'!A0", "FormulaUnknown"),
            ("12.4+13.1", "Formula"),
            ("12.4*2", "Formula"),
            ("12×2", "Formula"),
            ("=5—3", "2e6 note"),
        ],
    );
}

#[test]
fn what_is_no_number_is_kept_with_its_reason() {
    let long = "1".repeat(40);
    let page = "12 and then some words ".repeat(450);
    let digits = "7".repeat(10_240);
    check(
        &MILLION_USD,
        &[
            ("abc", "Letters"),
            ("1.2.3", "TwoDecimalSigns"),
            ("1,2,3", "TwoDecimalSigns"),
            ("1.5,3", "TwoDecimalSigns"),
            ("1e999", "Exponent"),
            ("1E5", "Exponent"),
            ("1e-5", "Exponent"),
            ("12 34", "Grouping"),
            ("1 234,567", "Grouping"),
            ("1,234 567", "Grouping"),
            ("012,345", "Grouping"),
            ("0 118", "Grouping"),
            ("5.", "Grouping"),
            (".", "NoDigits"),
            ("inf", "Letters"),
            ("١٢", "Letters"),
            ("--5", "Order"),
            ("((5))", "Order"),
            ("(5", "Order"),
            ("5)", "Order"),
            ("12\t34", "HiddenSigns"),
            ("12\n34", "HiddenSigns"),
            ("12\u{202e}34", "HiddenSigns"),
            ("\u{200b}", "HiddenSigns"),
            ("12\u{0}", "HiddenSigns"),
            ("😀", "Letters"),
            ("487 million 2 billion", "Order"),
            ("2.5 billion 487 million", "Order"),
            ("2 billion 4870 million", "Order"),
            (&long, "TooManyDigits"),
            (&page, "TooLong"),
            (&digits, "TooManyDigits"),
        ],
    );
}
