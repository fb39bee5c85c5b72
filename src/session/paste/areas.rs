//! Countries and groups of countries as tables name them: codes, and names in several languages.
//!
//! *Invariant:* a text that two areas could be called by names neither.

use std::collections::BTreeMap;

use super::heads::folded;
use crate::domain::area::known_areas;
use crate::domain::{AreaRef, Project};

/// What the list of countries does not say: shorter, older and other names, in small letters.
const NAMES: &[(&str, &str)] = &[
    ("AFG", "афганистан|afg'oniston|ауғанстан|əfqanıstan"),
    ("ALB", "албания"),
    ("AND", "андорра"),
    ("ARE", "оаэ|объединенные арабские эмираты|uae|birləşmiş ərəb əmirlikləri|бае|біріккен араб әмірліктері"),
    ("ARG", "аргентина"),
    ("ARM", "армения|ermənistan|ermenistan|armaniston"),
    ("AUS", "австралия|avstraliya|avustralya"),
    ("AUT", "австрия|avstriya|avusturya"),
    ("AZE", "азербайджан|азербайджанская республика|azərbaycan|azerbaycan|ozarbayjon|азербайжан|әзербайжан|әзірбайжан"),
    ("BEL", "бельгия|белгия|belçika|belgiya"),
    ("BGD", "бангладеш"),
    ("BGR", "болгария|bolqarıstan|bulgaristan|bolgariya"),
    ("BHR", "бахрейн"),
    ("BIH", "босния и герцеговина"),
    ("BLR", "беларусь|белоруссия|республика беларусь|belorusiya|белорусь"),
    ("BOL", "bolivia (plurinational state of)|bolivia, plurinational state of|боливия"),
    ("BRA", "бразилия|braziliya|brezilya"),
    ("CAN", "канада|kanada"),
    ("CHE", "швейцария|isveçrə|isviçre|shveytsariya"),
    ("CHL", "чили"),
    ("CHN", "китай|кнр|китайская народная республика|çin|xitoy|қытай|кытай|қхр|china, mainland|mainland china"),
    ("COD", "congo, dem. rep.|dem. rep. of the congo"),
    ("COL", "колумбия"),
    ("CUB", "куба"),
    ("CYP", "кипр|kipr"),
    ("CZE", "czech republic|чехия|чешская республика|çexiya|çekya|chexiya"),
    ("DEU", "германия|фрг|almaniya|almanya|germaniya"),
    ("DNK", "дания|danimarka|daniya"),
    ("DZA", "алжир|əlcəzair|cezayir"),
    ("ECU", "эквадор"),
    ("EGY", "египет|egypt, arab rep.|misir|mısır|misr|мысыр"),
    ("ESP", "испания|ispaniya|ispanya"),
    ("EST", "эстония|estoniya|estonya"),
    ("ETH", "эфиопия"),
    ("FIN", "финляндия|finlandiya"),
    ("FRA", "франция|fransa|frantsiya"),
    (
        "GBR",
        "great britain|uk|england|великобритания|соединенное королевство|böyük britaniya|birleşik krallık|buyuk britaniya|ұлыбритания|улуу британия",
    ),
    ("GEO", "грузия|gürcüstan|gürcistan|gruziya"),
    ("GRC", "греция|yunanıstan|yunanistan|gretsiya"),
    ("HKG", "china, hong kong sar|hong kong, china|hong kong sar|гонконг"),
    ("HRV", "хорватия|xorvatiya|hırvatistan"),
    ("HUN", "венгрия|macarıstan|macaristan|vengriya"),
    ("IDN", "индонезия|indoneziya|endonezya"),
    ("IND", "индия|hindistan|hindiston|үндістан"),
    ("IRL", "ireland (eire)|ирландия|irlandiya|irlanda"),
    (
        "IRN",
        "iran, islamic rep.|iran (islamic republic of)|iran, islamic republic of|islamic republic of iran|иран|иран, исламская республика|eron",
    ),
    ("IRQ", "ирак|iraq|irak|iroq"),
    ("ISL", "исландия"),
    ("ISR", "израиль|israil|isroil"),
    ("ITA", "италия|italiya|italya"),
    ("JOR", "иордания"),
    ("JPN", "япония|yaponiya|japonya|жапония"),
    ("KAZ", "казахстан|республика казахстан|qazaxıstan|kazakistan|qozog'iston|қазақстан|казакстан"),
    ("KEN", "кения"),
    (
        "KGZ",
        "kyrgyz republic|кыргызстан|киргизия|кыргызская республика|кыргыз республикасы|qırğızıstan|kırgızistan|qirg'iziston|қырғызстан",
    ),
    ("KHM", "камбоджа"),
    (
        "KOR",
        "south korea|rep. of korea|korea, rep.|republic of korea|korea, republic of|республика корея|корея, республика|южная корея|корея|cənubi koreya|güney kore|janubiy koreya|корея республикасы",
    ),
    ("KWT", "кувейт"),
    ("LAO", "lao people's dem. rep.|lao pdr"),
    ("LBN", "ливан"),
    ("LIE", "лихтенштейн"),
    ("LKA", "шри-ланка"),
    ("LTU", "литва|litva|litvanya"),
    ("LUX", "люксембург|lüksemburq|lüksemburg"),
    ("LVA", "латвия|latviya|letonya"),
    ("MAR", "марокко"),
    ("MDA", "moldova, republic of|republic of moldova|rep. of moldova|молдова|молдавия|республика молдова|moldaviya"),
    ("MEX", "мексика"),
    ("MKD", "македония|северная македония|macedonia, fyr|the former yugoslav republic of macedonia"),
    ("MLT", "мальта"),
    ("MMR", "мьянма|burma"),
    ("MNE", "черногория"),
    ("MNG", "монголия|moğolistan|моңғолия|mo'g'uliston"),
    ("MYS", "малайзия|malaziya|malezya"),
    ("NGA", "нигерия"),
    ("NLD", "нидерланды|голландия|niderland|hollanda|niderlandiya|netherlands, the|the netherlands"),
    ("NOR", "норвегия|norveç|norvegiya"),
    ("NPL", "непал"),
    ("NZL", "новая зеландия"),
    ("OMN", "оман"),
    ("PAK", "пакистан|pokiston|пәкістан"),
    ("PER", "перу"),
    ("PHL", "филиппины"),
    ("POL", "польша|polşa|polonya|polsha"),
    ("PRK", "кндр|north korea|dem. people's rep. of korea"),
    ("PRT", "португалия|portuqaliya|portekiz"),
    ("QAT", "катар|qətər"),
    ("ROU", "румыния|rumıniya|romanya|ruminiya"),
    (
        "RUS",
        "russian federation|россия|российская федерация|рф|rusiya|rusya|rossiya|ресей|rusiya federasiyası|rusya federasyonu",
    ),
    ("SAU", "саудовская аравия|səudiyyə ərəbistanı|suudi arabistan"),
    ("SGP", "сингапур|sinqapur|singapur"),
    ("SRB", "сербия|serbiya|sırbistan"),
    ("SVK", "slovak republic|словакия|slovakiya|slovakya"),
    ("SVN", "словения|sloveniya|slovenya"),
    ("SWE", "швеция|isveç|shvetsiya"),
    ("SYR", "syrian arab republic|сирия|suriya|suriye"),
    ("THA", "таиланд|тайланд|tayland"),
    ("TJK", "таджикистан|tacikistan|tojikiston|тәжікстан|тажикстан"),
    ("TKM", "туркменистан|туркмения|türkmənistan|türkmenistan|turkmaniston|түрікменстан|түркмөнстан"),
    ("TUN", "тунис"),
    ("TUR", "turkey|turkiye|турция|türkiyə|turkiya|түркия"),
    ("TWN", "other asia, nes|chinese taipei|taipei, chinese|тайвань|тайвань (китай)|taiwan, china"),
    ("UKR", "украина|ukrayna|ukraina"),
    ("URY", "уругвай"),
    (
        "USA",
        "usa|u.s.|us|united states of america|сша|соединенные штаты|соединенные штаты америки|abş|abd|aqsh|ақш|акш",
    ),
    ("UZB", "узбекистан|özbəkistan|özbekistan|o'zbekiston|өзбекстан|республика узбекистан"),
    ("VEN", "венесуэла|venezuela (bolivarian republic of)"),
    ("VNM", "vietnam|вьетнам|vyetnam"),
    ("ZAF", "юар|южная африка|южно-африканская республика|cənubi afrika"),
    ("CIS", "снг|страны снг|cis countries|cis|mdb|кмш|тмд"),
    ("EAEU", "еаэс|страны еаэс|eaeu|еаэб"),
    ("EU27", "the eu|eu|european union (27)|ес|страны ес|европейский союз|avropa ittifaqı|avrupa birliği"),
    ("OECD", "оэср"),
    ("SCO", "шос"),
    ("WLD", "total|world total|all countries|w00|wld|w0|всего|итого|весь мир|мир|cəmi|toplam|jami|барлығы|бардыгы"),
    ("CRI", "коста-рика"),
    ("DOM", "доминиканская республика"),
    ("GHA", "гана"),
    ("CIV", "кот-д'ивуар|cote d'ivoire|côte d'ivoire"),
    ("LBY", "ливия"),
    ("MDG", "мадагаскар"),
    ("PAN", "панама"),
    ("PRY", "парагвай"),
    ("SDN", "судан"),
    ("TZA", "united rep. of tanzania|tanzania, united rep. of|танзания"),
    ("YEM", "йемен"),
    ("ZWE", "зимбабве"),
];

/// Who is called what.
#[derive(Debug, Clone)]
pub struct Areas {
    /// By folded name; empty where it could be two.
    by_name: BTreeMap<String, String>,
    by_number: BTreeMap<u32, String>,
}

impl Areas {
    pub fn new(project: &Project) -> Self {
        let mut areas = Self { by_name: BTreeMap::new(), by_number: BTreeMap::new() };
        for area in known_areas() {
            for name in [area.name, area.code, area.alpha2] {
                areas.call(area.code, name);
            }
            if area.m49 != 0 {
                areas.by_number.insert(area.m49, area.code.to_owned());
            }
        }
        for (code, names) in NAMES.iter().copied() {
            names.split('|').for_each(|name| areas.call(code, name));
        }
        // A project's own name for an area wins over the list's.
        for own in project.areas.iter() {
            for name in own.names.iter().map(|(_, name)| name).chain([&own.code]) {
                areas.by_name.insert(key(name), own.code.clone());
            }
        }
        // What datasets call by a text alone is known by that text.
        for head in project.datasets.iter().map(|dataset| &dataset.head) {
            for area in [&head.reporter, &head.partner].into_iter().filter(|area| !area.is_empty()) {
                areas.by_name.entry(key(&area.0)).or_insert_with(|| area.0.clone());
            }
        }
        areas
    }

    fn call(&mut self, code: &str, name: &str) {
        let key = key(name);
        if key.is_empty() {
            return;
        }
        let known = self.by_name.entry(key).or_insert_with(|| code.to_owned());
        if *known != code {
            known.clear();
        }
    }

    /// The code of the area that a label names.
    pub fn code(&self, text: &str) -> Option<&str> {
        let named = |name: &str| self.by_name.get(&key(name)).map(String::as_str).filter(|code| !code.is_empty());
        // "Spain (incl. Canary Islands 'XB' from 1997)", "Китай*", "Всего 2".
        let short = || text.split_once(" (").and_then(|(name, _)| named(name));
        let unmarked = || {
            let less = text.trim_end_matches(|c: char| c.is_ascii_digit() || "*¹²³⁴⁵ )".contains(c));
            (less.len() < text.len()).then(|| named(less)).flatten()
        };
        named(text).or_else(short).or_else(unmarked)
    }

    /// The code of the area with a number of the UN's list.
    pub fn code_of_number(&self, text: &str) -> Option<&str> {
        let text = text.trim();
        let is_number = (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| text.parse().ok().and_then(|number: u32| self.by_number.get(&number)))?.map(String::as_str)
    }

    /// The code that an area of a dataset has here.
    pub fn code_of(&self, area: &AreaRef) -> Option<String> {
        (!area.is_empty()).then(|| self.code(&area.0).map_or_else(|| area.0.clone(), str::to_owned))
    }
}

fn key(name: &str) -> String {
    folded(name).replace(['’', 'ʻ', '‘', 'ʼ', '`'], "'").replace("- ", "-").replace('ё', "е")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Dataset, DatasetHead, DatasetId, Id};

    #[test]
    fn countries_are_known_by_their_names_in_several_languages_and_by_codes() {
        let areas = Areas::new(&Project::default());
        for (text, code) in [
            ("Kazakhstan", Some("KAZ")),
            ("KAZ", Some("KAZ")),
            ("kz", Some("KAZ")),
            ("Казахстан", Some("KAZ")),
            ("Қазақстан", Some("KAZ")),
            ("Qazaxıstan", Some("KAZ")),
            ("Qozog‘iston", Some("KAZ")),
            ("Китaй*", Some("CHN")),
            ("Республикa \nКорея", Some("KOR")),
            ("Korea, Rep.", Some("KOR")),
            ("Spain (incl. Canary Islands 'XB' from 1997)", Some("ESP")),
            ("Всего 2", Some("WLD")),
            ("İran", Some("IRN")),
            ("Türkiye", Some("TUR")),
            ("Kyrgyz Republic", Some("KGZ")),
            ("Côte d’Ivoire", Some("CIV")),
            ("Exports", None),
            ("in total", None),
            ("", None),
        ] {
            assert_eq!(areas.code(text), code, "{text}");
        }
        assert_eq!(areas.code_of_number("031"), Some("AZE"));
        assert_eq!(areas.code_of_number("0031"), None);
        assert_eq!(areas.code_of(&AreaRef::new("Northland")).as_deref(), Some("Northland"));
    }

    #[test]
    fn what_a_dataset_calls_by_a_text_is_known_by_it() {
        let id = DatasetId(Id::new(1).unwrap());
        let head = DatasetHead {
            reporter: AreaRef::new("Northland"),
            partner: AreaRef::new("Great Southland"),
            ..DatasetHead::default()
        };
        let project = Project { datasets: std::iter::once(Dataset::new(id, head)).collect(), ..Project::default() };
        let areas = Areas::new(&project);
        for text in ["great southland", "Great Southland*", "NORTHLAND"] {
            let code = areas.code(text).unwrap();
            assert!(text.trim_end_matches('*').eq_ignore_ascii_case(code), "{text}: {code}");
        }
        assert_eq!(areas.code("Atlantis"), None);
    }

    #[test]
    fn every_name_in_the_list_names_the_area_beside_it() {
        let areas = Areas::new(&Project::default());
        for (code, names) in NAMES.iter().copied() {
            for name in names.split('|') {
                assert_eq!(areas.code(name), Some(code), "{name}");
            }
        }
    }
}
