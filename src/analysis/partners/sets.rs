//! Which datasets stand in one table: those of a reporter that count the same in the same unit.

use crate::domain::{AreaRef, DatasetHead, Indicator, Project};

/// What the rows of a table differ by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum By {
    /// The partners of one product; empty: of all products.
    Partner { product: String },
    /// The products in the trade with one partner.
    Product { partner: AreaRef },
}

/// The datasets of one table.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Set {
    pub reporter: AreaRef,
    pub indicator: Indicator,
    pub unit: String,
    pub by: By,
}

fn same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

impl Set {
    fn by_partner(head: &DatasetHead) -> Self {
        Self::of(head, By::Partner { product: head.product.trim().to_owned() })
    }

    fn by_product(head: &DatasetHead) -> Self {
        Self::of(head, By::Product { partner: head.partner.clone() })
    }

    fn of(head: &DatasetHead, by: By) -> Self {
        Self { reporter: head.reporter.clone(), indicator: head.indicator.clone(), unit: head.unit.clone(), by }
    }

    pub fn holds(&self, head: &DatasetHead) -> bool {
        let of_set = match &self.by {
            By::Partner { product } => same(product, &head.product),
            By::Product { partner } => *partner == head.partner,
        };
        of_set && self.reporter == head.reporter && self.indicator == head.indicator && same(&self.unit, &head.unit)
    }
}

/// Every table that a project has, in the order of its datasets: partners first, then products where there are some.
pub fn sets(project: &Project) -> Vec<Set> {
    let heads = || project.datasets.iter().map(|dataset| &dataset.head).filter(|head| !head.reporter.is_empty());
    let mut sets: Vec<Set> = Vec::new();
    for head in heads() {
        if !sets.iter().any(|set| set.holds(head)) {
            sets.push(Set::by_partner(head));
        }
    }
    let partners = sets.len();
    for head in heads().filter(|head| !head.product.trim().is_empty()) {
        let known = sets.get(partners..).unwrap_or_default().iter().any(|set| set.holds(head));
        let set = Set::by_product(head);
        let differs = |other: &&DatasetHead| set.holds(other) && !same(&other.product, &head.product);
        if !known && heads().any(|other| differs(&other)) {
            sets.push(set);
        }
    }
    sets
}
