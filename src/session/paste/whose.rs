//! Which rows and columns of a table are about the dataset: those of its partner, its reporter, its product.
//!
//! *Invariant:* where a table has several countries, those of others are left out; one alone is never left out by its
//! name, for it may be written in a way that is not known.

use std::collections::BTreeSet;

use super::areas::Areas;
use super::heads::folded;
use super::labels::Role;
use crate::domain::{DatasetHead, Project};

/// Whose trade the dataset is.
pub struct Whose {
    pub areas: Areas,
    /// The block is for several datasets: none of its rows is another's.
    pub is_of_all: bool,
    reporter: Option<String>,
    partner: Option<String>,
    product: String,
}

/// Who a row or a column is of: the code of an area, or the text where no area is known by it.
pub type Who = String;

impl Whose {
    pub fn new(project: &Project, head: Option<&DatasetHead>) -> Self {
        let areas = Areas::new(project);
        let reporter = head.and_then(|head| areas.code_of(&head.reporter));
        let partner = head.and_then(|head| areas.code_of(&head.partner));
        let product = head.map_or_else(String::new, |head| folded(&head.product));
        Self { areas, is_of_all: false, reporter, partner, product }
    }

    /// Of no dataset alone.
    pub fn of_all(project: &Project) -> Self {
        Self { is_of_all: true, ..Self::new(project, None) }
    }

    pub fn who(&self, text: &str) -> Who {
        let code = self.areas.code(text).or_else(|| self.areas.code_of_number(text));
        code.map_or_else(|| folded(text), str::to_owned)
    }

    /// Whether a label names an area of the dataset.
    pub fn is_ours(&self, text: &str) -> bool {
        let code = self.areas.code(text);
        code.is_some() && (code == self.partner.as_deref() || code == self.reporter.as_deref())
    }

    /// Which of these are left out, each with all that its labels say: a code and two names are one country.
    pub fn others(&self, role: Role, all: &[Vec<Who>]) -> Vec<bool> {
        match role {
            _ if self.is_of_all => vec![false; all.len()],
            Role::Reporter => others(all, |who| Some(who) == self.reporter.as_ref()),
            Role::Partner => others(all, |who| Some(who) == self.partner.as_ref()),
            Role::Country => {
                let is_partner = |who: &Who| Some(who) == self.partner.as_ref();
                if all.iter().flatten().any(is_partner) {
                    return others(all, is_partner);
                }
                others(all, |who| Some(who) == self.reporter.as_ref())
            }
            Role::Product => others(all, |what| self.is_product(what)),
            Role::Time | Role::Month | Role::Flow | Role::Words => vec![false; all.len()],
        }
    }

    fn is_product(&self, what: &str) -> bool {
        if self.product.is_empty() {
            return what.starts_with("total") || what.starts_with("all ") || what == "всего";
        }
        what == self.product
            || self.product.split_whitespace().next() == Some(what)
            || what.split(['-', ' ', ':']).next() == self.product.split_whitespace().next()
    }
}

/// Where one is ours, the others are not; where none is, all are others unless they are one.
fn others(all: &[Vec<Who>], is_ours: impl Fn(&Who) -> bool) -> Vec<bool> {
    let any = |whos: &Vec<Who>| whos.iter().any(&is_ours);
    let said = || all.iter().filter(|whos| !whos.is_empty());
    let distinct: BTreeSet<&Vec<Who>> = said().collect();
    let is_ours_there = said().any(any);
    let several = distinct.len() > 1;
    all.iter().map(|whos| several && !whos.is_empty() && !(is_ours_there && any(whos))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::AreaRef;

    fn whose() -> Whose {
        let head =
            DatasetHead { reporter: AreaRef::new("KAZ"), partner: AreaRef::new("AZE"), ..DatasetHead::default() };
        Whose::new(&Project::default(), Some(&head))
    }

    #[test]
    fn of_several_countries_the_others_are_left_out_and_of_one_none_is() {
        let whose = whose();
        for (role, texts, left) in [
            (Role::Country, &["Azerbaijan", "Georgia", ""][..], &[false, true, false][..]),
            (Role::Country, &["Грузия", "Казахстан"], &[true, false]),
            (Role::Country, &["Georgia", "Georgia"], &[false, false]),
            (Role::Country, &["Georgia", "Armenia"], &[true, true]),
            (Role::Reporter, &["KAZ", "AZE"], &[false, true]),
            (Role::Partner, &["398", "031"], &[true, false]),
            (Role::Product, &["TOTAL", "2709"], &[false, true]),
            (Role::Product, &["2701", "2709"], &[true, true]),
            (Role::Words, &["a", "b"], &[false, false]),
        ] {
            let who = |text: &&str| match role {
                _ if text.is_empty() => Vec::new(),
                Role::Product => vec![folded(text)],
                _ => vec![whose.who(text)],
            };
            let all: Vec<_> = texts.iter().map(who).collect();
            assert_eq!(whose.others(role, &all), left, "{role:?} {texts:?}");
        }
    }
}
