//! Reporters and partners: countries (ISO 3166), groups of countries, and what a project adds.

use std::fmt;

use isocountry::CountryCode;
use serde::{Deserialize, Serialize};

use super::area_names::{code_of, folded, name_in, typed_names};
use super::id::AreaId;
use super::table::{Record, Table};

/// SDMX REF_AREA or COUNTERPART_AREA: a code of the built-in list or of the project's areas, else free text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AreaRef(pub String);

impl AreaRef {
    pub fn new(code_or_text: &str) -> Self {
        Self(code_or_text.trim().to_owned())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for AreaRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum AreaKind {
    #[default]
    Country,
    Group,
    Region,
    Other,
}

/// An area that the project adds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    pub id: AreaId,
    /// How datasets and commissions refer to it.
    pub code: String,
    /// Name by language tag; `en` is shown where there is no other.
    pub names: Vec<(String, String)>,
    pub kind: AreaKind,
    /// Codes of the parts of a group.
    pub members: Vec<String>,
}

impl Record for Area {
    type Id = AreaId;
    fn id(&self) -> AreaId {
        self.id
    }
}

/// An area of the built-in list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownArea {
    /// ISO alpha-3, or the group's code.
    pub code: &'static str,
    /// ISO alpha-2; empty for a group.
    pub alpha2: &'static str,
    /// UN M49; 0 where there is none.
    pub m49: u32,
    /// Short English name.
    pub name: &'static str,
    pub kind: AreaKind,
}

impl KnownArea {
    /// English where the language has no name.
    pub fn name_in(&self, language: &str) -> &'static str {
        name_in(self.code, language).unwrap_or(self.name)
    }

    /// Whether a folded name of it in any language is one that `wanted` looks for.
    pub fn is_called(&self, wanted: impl Fn(&str) -> bool) -> bool {
        wanted(&folded(self.name)) || typed_names(self.code).iter().any(|name| wanted(name))
    }
}

/// Code, M49, name.
const GROUPS: [(&str, u32, &str); 16] = [
    ("WLD", 1, "World"),
    ("EU27", 97, "European Union"),
    ("EA20", 0, "Euro area"),
    ("EAEU", 0, "Eurasian Economic Union"),
    ("CIS", 0, "Commonwealth of Independent States"),
    ("ECO", 0, "Economic Cooperation Organization"),
    ("OTS", 0, "Organization of Turkic States"),
    ("SCO", 0, "Shanghai Cooperation Organisation"),
    ("GUAM", 0, "GUAM Organization"),
    ("ASEAN", 0, "Association of Southeast Asian Nations"),
    ("BRICS", 0, "BRICS"),
    ("GCC", 0, "Gulf Cooperation Council"),
    ("OPEC", 0, "OPEC"),
    ("G7", 0, "Group of Seven"),
    ("G20", 0, "Group of Twenty"),
    ("OECD", 0, "OECD"),
];

/// Where the name in everyday use is shorter or newer than the list's.
fn short_name(country: CountryCode) -> &'static str {
    match country.alpha3() {
        "BOL" => "Bolivia",
        "BRN" => "Brunei",
        "CIV" => "Côte d’Ivoire",
        "COD" => "Congo, Democratic Republic",
        "CZE" => "Czechia",
        "FSM" => "Micronesia",
        "GBR" => "United Kingdom",
        "HKG" => "Hong Kong",
        "IRN" => "Iran",
        "KOR" => "Korea, Republic",
        "LAO" => "Laos",
        "MAC" => "Macao",
        "MDA" => "Moldova",
        "MKD" => "North Macedonia",
        "NLD" => "Netherlands",
        "PRK" => "Korea, Democratic People’s Republic",
        "PSE" => "Palestine",
        "RUS" => "Russia",
        "SWZ" => "Eswatini",
        "SYR" => "Syria",
        "TUR" => "Türkiye",
        "TWN" => "Taiwan",
        "TZA" => "Tanzania",
        "USA" => "United States",
        "VEN" => "Venezuela",
        "VNM" => "Viet Nam",
        _ => country.name(),
    }
}

fn known_country(country: CountryCode) -> KnownArea {
    KnownArea {
        code: country.alpha3(),
        alpha2: country.alpha2(),
        m49: country.numeric_id(),
        name: short_name(country),
        kind: AreaKind::Country,
    }
}

/// The whole built-in list, countries by name, then groups.
pub fn known_areas() -> Vec<KnownArea> {
    let mut all: Vec<_> = CountryCode::iter().map(|country| known_country(*country)).collect();
    all.sort_by_key(|area| area.name);
    all.extend(GROUPS.map(|(code, m49, name)| KnownArea { code, alpha2: "", m49, name, kind: AreaKind::Group }));
    all
}

/// The built-in area with this alpha-3 or group code.
pub fn known_area(code: &str) -> Option<KnownArea> {
    if let Ok(country) = CountryCode::for_alpha3(code) {
        return Some(known_country(country));
    }
    let group = GROUPS.iter().find(|(known, ..)| *known == code)?;
    Some(KnownArea { code: group.0, alpha2: "", m49: group.1, name: group.2, kind: AreaKind::Group })
}

/// What a person calls an area: its name in the project, else in the built-in list, else the text itself.
pub fn area_name<'a>(areas: &'a Table<Area>, area: &'a AreaRef, language: &str) -> &'a str {
    if let Some(own) = areas.iter().find(|own| own.code == area.0) {
        let named = |tag: &str| own.names.iter().find(|(known, _)| known == tag);
        return named(language).or_else(|| named("en")).or(own.names.first()).map_or(&own.code, |(_, name)| name);
    }
    name_in(&area.0, language).or_else(|| known_area(&area.0).map(|known| known.name)).unwrap_or(&area.0)
}

/// Whether an area is a country, a group of them or something else; free text is something else.
pub fn area_kind(areas: &Table<Area>, area: &AreaRef) -> AreaKind {
    let own = areas.iter().find(|own| own.code == area.0).map(|own| own.kind);
    own.or_else(|| known_area(&area.0).map(|known| known.kind)).unwrap_or(AreaKind::Other)
}

/// The area that a typed text means: a code, or a name in any case and any language; else the text itself.
pub fn area_from_text(areas: &Table<Area>, text: &str) -> AreaRef {
    let text = text.trim();
    let typed = folded(text);
    let same = |other: &str| folded(other) == typed;
    if let Some(own) = areas.iter().find(|own| same(&own.code) || own.names.iter().any(|(_, name)| same(name))) {
        return AreaRef(own.code.clone());
    }
    let known = known_areas().into_iter().find(|known| same(known.name) || same(known.code)).map(|known| known.code);
    AreaRef(known.or_else(|| code_of(text)).unwrap_or(text).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_and_groups_have_codes_and_names() {
        let list = known_areas();
        assert!(list.len() > 240, "{}", list.len());
        for (text, code, name, m49) in [
            ("kazakhstan", "KAZ", "Kazakhstan", 398),
            ("AZE", "AZE", "Azerbaijan", 31),
            ("world", "WLD", "World", 1),
            ("Russia", "RUS", "Russia", 643),
        ] {
            let area = area_from_text(&Table::default(), text);
            assert_eq!(area.0, code);
            assert_eq!(known_area(code).map(|known| (known.name, known.m49)), Some((name, m49)));
        }
        let mut codes: Vec<_> = list.iter().map(|area| area.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), list.len());
    }

    #[test]
    fn free_text_stays_as_typed() {
        let area = area_from_text(&Table::default(), " Northland ");
        assert_eq!(area_name(&Table::default(), &area, "en"), "Northland");
    }
}
