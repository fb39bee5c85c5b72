//! Which texts are about the same: by the words and pairs of words that they share, rare ones counting more.
//!
//! *Invariant:* a text is as like as can be to itself, and likeness is the same both ways.

use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

/// Likeness in thousandths: 1000 is the same words in the same order.
pub type Permille = u32;

/// Below this two texts have little more in common than the words of all protocols.
pub const LIKELY: Permille = 250;

/// Letters of a word that count: endings differ by case and number.
const STEM: usize = 6;

/// Texts that others are compared with.
pub struct Candidates<K> {
    keys: Vec<K>,
    /// The texts that have a term, rising.
    having: BTreeMap<u64, Vec<u32>>,
    /// The sum of the weights of each text's terms.
    weights: Vec<u32>,
}

impl<K: Copy> Candidates<K> {
    pub fn of<'t>(texts: impl IntoIterator<Item = (K, &'t str)>) -> Self {
        let mut keys = Vec::new();
        let mut having: BTreeMap<u64, Vec<u32>> = BTreeMap::new();
        for (nth, (key, text)) in (0_u32..).zip(texts) {
            keys.push(key);
            for term in terms(text) {
                having.entry(term).or_default().push(nth);
            }
        }
        let mut weights = vec![0_u32; keys.len()];
        for texts in having.values() {
            let weight = weight(keys.len(), texts.len());
            for nth in texts {
                if let Some(sum) = weights.get_mut(*nth as usize) {
                    *sum = sum.saturating_add(weight);
                }
            }
        }
        Self { keys, having, weights }
    }

    /// The candidates most like a text, the likest first; at most `most`, and none below `least`.
    pub fn like(&self, text: &str, most: usize, least: Permille) -> Vec<(K, Permille)> {
        let mut common: BTreeMap<u32, u32> = BTreeMap::new();
        let mut own = 0_u32;
        for term in terms(text) {
            let texts = self.having.get(&term).map_or(&[][..], Vec::as_slice);
            let weight = weight(self.keys.len(), texts.len());
            own = own.saturating_add(weight);
            for nth in texts {
                let sum = common.entry(*nth).or_default();
                *sum = sum.saturating_add(weight);
            }
        }
        let mut like: Vec<(Permille, u32)> = common
            .into_iter()
            .filter_map(|(nth, shared)| {
                let whole = u64::from(own) + u64::from(self.weights.get(nth as usize).copied()?);
                let permille = u32::try_from((2000 * u64::from(shared)).checked_div(whole)?).ok()?;
                (permille >= least).then_some((permille, nth))
            })
            .collect();
        like.sort_by_key(|(permille, nth)| (std::cmp::Reverse(*permille), *nth));
        like.truncate(most);
        like.into_iter().filter_map(|(permille, nth)| Some((*self.keys.get(nth as usize)?, permille))).collect()
    }
}

/// How like two texts are, without others to tell which words are rare.
pub fn likeness(one: &str, other: &str) -> Permille {
    Candidates::of([((), one)]).like(other, 1, 0).first().map_or(0, |(_, permille)| *permille)
}

/// A term that few texts have tells more.
fn weight(all: usize, having: usize) -> u32 {
    (all.max(1) / having.max(1)).max(1).ilog2() + 1
}

/// Stems and pairs of neighbouring stems, as numbers, each once.
fn terms(text: &str) -> Vec<u64> {
    let mut terms = Vec::new();
    let mut before: Option<u64> = None;
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let stem = hashed(&stem(word));
        terms.push(stem);
        if let Some(before) = before {
            terms.push(hashed(&(before, stem)));
        }
        before = Some(stem);
    }
    terms.sort_unstable();
    terms.dedup();
    terms
}

fn stem(word: &str) -> String {
    let lower = word.to_lowercase();
    let letters = lower.chars().count();
    let plain = if letters > 3 { lower.strip_suffix('s').unwrap_or(&lower) } else { &lower };
    plain.chars().take(STEM).collect()
}

fn hashed(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_reworded_point_is_found_among_others() {
        let texts = [
            "Appropriate steps towards completing the Caspian underwater fibre-optic line",
            "Cooperation with Kazakh companies in renewable energy and energy efficiency",
            "Technical specification to begin a feasibility study of electricity supply",
            "The sides will exchange statistics of mutual trade every quarter",
        ];
        let candidates = Candidates::of(texts.into_iter().enumerate());
        for (text, expected) in [
            ("Complete the fibre-optic line under the Caspian Sea in the first half of 2025", 0),
            ("The companies cooperate in the efficiency of energy", 1),
            ("Feasibility studies of the supply with electricity", 2),
            ("Exchange of trade statistics, each quarter", 3),
        ] {
            let like = candidates.like(text, 1, 0);
            assert_eq!(like.first().map(|(nth, _)| *nth), Some(expected), "{text}");
        }
        assert_eq!(candidates.like("Visa-free travel", 3, LIKELY), []);
        assert_eq!(candidates.like(texts[1], 1, 0), [(1, 1000)]);
    }

    #[test]
    fn endings_and_case_do_not_count() {
        assert_eq!(likeness("Строительство терминала", "строительства терминалов"), 1000);
        assert_eq!(likeness("feasibility studies", "Feasibility study"), 333);
        assert_eq!(likeness("", "text"), 0);
        assert_eq!(likeness("", ""), 0);
    }

    proptest! {
        #[test]
        fn likeness_is_the_same_both_ways(one in "[a-d ]{0,30}", other in "[a-d ]{0,30}") {
            prop_assert_eq!(likeness(&one, &other), likeness(&other, &one));
        }
    }
}
