//! A figure: what one source said of one cell. An observation: all figures of a cell, and which one is adopted.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::id::SourceId;
use super::key::Key;
use super::number::Number;

/// What was printed. Missing is not zero: absence has words of its own.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Said {
    Number(Number),
    /// From–to, both ends as printed.
    Range(Box<(Number, Number)>),
    /// "nil", "–" in tables where it means none.
    Nil,
    /// "0.0" where the legend says negligible.
    Negligible,
    /// Words that could not be read, kept as typed.
    Unread(Box<str>),
    /// The status says why there is no value.
    #[default]
    NoValue,
}

impl Said {
    pub fn number(&self) -> Option<Number> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }
}

/// A word before the number that widens what it claims (METHOD: "over", "nearly", "about").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Qualifier {
    #[default]
    Exact,
    Over,
    Nearly,
    About,
}

/// SDMX CL_OBS_STATUS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum ObsStatus {
    #[default]
    Normal,
    Break,
    DefinitionDiffers,
    Estimated,
    Forecast,
    Experimental,
    Imputed,
    OtherCategory,
    NotCollected,
    CannotExist,
    NotSignificant,
    Missing,
    Provisional,
    Suppressed,
    Strike,
    LowReliability,
    Unvalidated,
}

impl ObsStatus {
    /// Every status with its SDMX code, in the order in which they are offered.
    pub const CODES: [(Self, &'static str); 17] = [
        (Self::Normal, "A"),
        (Self::Provisional, "P"),
        (Self::Estimated, "E"),
        (Self::Forecast, "F"),
        (Self::Imputed, "I"),
        (Self::Break, "B"),
        (Self::DefinitionDiffers, "D"),
        (Self::Experimental, "G"),
        (Self::OtherCategory, "K"),
        (Self::NotCollected, "L"),
        (Self::CannotExist, "M"),
        (Self::NotSignificant, "N"),
        (Self::Missing, "O"),
        (Self::Suppressed, "Q"),
        (Self::Strike, "S"),
        (Self::LowReliability, "U"),
        (Self::Unvalidated, "V"),
    ];

    pub fn code(self) -> &'static str {
        Self::CODES.iter().find(|(status, _)| *status == self).map_or("A", |(_, code)| code)
    }
}

/// SDMX CONF_STATUS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Confidentiality {
    /// F
    #[default]
    Free,
    /// N
    NotForPublication,
    /// C
    Confidential,
}

/// The parts that few figures have.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct FigureDetails {
    /// When this figure was printed, where it differs from the source's date.
    pub published: Option<Date>,
    /// The words it comes from.
    pub quote: Option<Box<str>>,
    /// The figure was changed after the quote was taken.
    pub quote_outdated: bool,
    pub note: Option<Box<str>>,
}

/// What one source said of one cell.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Figure {
    pub said: Said,
    pub qualifier: Qualifier,
    pub status: ObsStatus,
    pub confidentiality: Confidentiality,
    /// `None`: the figure has no source yet.
    pub source: Option<SourceId>,
    details: Option<Box<FigureDetails>>,
}

impl Figure {
    pub fn new(said: Said, source: Option<SourceId>) -> Self {
        Self { said, source, ..Self::default() }
    }

    pub fn details(&self) -> Option<&FigureDetails> {
        self.details.as_deref()
    }

    /// Changes the rare parts; all of them empty takes no room.
    pub fn with_details(mut self, details: FigureDetails) -> Self {
        self.details = (details != FigureDetails::default()).then(|| Box::new(details));
        self
    }

    pub fn note(&self) -> Option<&str> {
        self.details().and_then(|details| details.note.as_deref())
    }

    pub fn quote(&self) -> Option<&str> {
        self.details().and_then(|details| details.quote.as_deref())
    }

    pub fn published(&self) -> Option<Date> {
        self.details().and_then(|details| details.published)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Rivals {
    /// Place of the adopted figure among all; `None` when none is adopted.
    adopted: Option<usize>,
    /// All figures but the first.
    others: Vec<Figure>,
}

/// All figures of one cell in the order they were entered, and which one is adopted.
///
/// *Invariant:* there is at least one figure, and `adopted` is a place among them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    first: Figure,
    rivals: Option<Box<Rivals>>,
}

impl Figures {
    /// One figure, adopted.
    pub fn one(figure: Figure) -> Self {
        Self { first: figure, rivals: None }
    }

    /// `None` for an empty list; an `adopted` outside the list adopts none.
    pub fn new(figures: Vec<Figure>, adopted: Option<usize>) -> Option<Self> {
        let adopted = adopted.filter(|place| *place < figures.len());
        let mut figures = figures.into_iter();
        let first = figures.next()?;
        let others: Vec<_> = figures.collect();
        let lone = others.is_empty() && adopted == Some(0);
        Some(Self { first, rivals: (!lone).then(|| Box::new(Rivals { adopted, others })) })
    }

    pub fn iter(&self) -> impl Iterator<Item = &Figure> {
        let others = self.rivals.iter().flat_map(|rivals| rivals.others.iter());
        std::iter::once(&self.first).chain(others)
    }

    pub fn count(&self) -> usize {
        1 + self.rivals.as_ref().map_or(0, |rivals| rivals.others.len())
    }

    pub fn adopted_place(&self) -> Option<usize> {
        self.rivals.as_ref().map_or(Some(0), |rivals| rivals.adopted)
    }

    pub fn adopted(&self) -> Option<&Figure> {
        self.adopted_place().and_then(|place| self.get(place))
    }

    pub fn get(&self, place: usize) -> Option<&Figure> {
        match place.checked_sub(1) {
            None => Some(&self.first),
            Some(place) => self.rivals.as_ref()?.others.get(place),
        }
    }

    fn into_parts(self) -> (Vec<Figure>, Option<usize>) {
        let adopted = self.adopted_place();
        let others = self.rivals.map(|rivals| rivals.others).unwrap_or_default();
        (std::iter::once(self.first).chain(others).collect(), adopted)
    }

    /// Changes the figure at `place`; nothing when there is none.
    pub fn with(mut self, place: usize, change: impl FnOnce(&mut Figure)) -> Self {
        let figure = match place.checked_sub(1) {
            None => Some(&mut self.first),
            Some(nth) => self.rivals.as_mut().and_then(|rivals| rivals.others.get_mut(nth)),
        };
        if let Some(figure) = figure {
            change(figure);
        }
        self
    }

    /// Adds a rival at the end, adopted or not.
    pub fn with_another(self, figure: Figure, adopt: bool) -> Self {
        let fallback = self.clone();
        let (mut figures, mut adopted) = self.into_parts();
        figures.push(figure);
        if adopt {
            adopted = Some(figures.len() - 1);
        }
        Self::new(figures, adopted).unwrap_or(fallback)
    }

    pub fn with_adopted(self, place: Option<usize>) -> Self {
        let fallback = self.clone();
        Self::new(self.into_parts().0, place).unwrap_or(fallback)
    }

    /// Without the figure at `place`; `None` when it was the last one. Removing the adopted figure adopts none.
    pub fn without(self, place: usize) -> Option<Self> {
        let (mut figures, adopted) = self.into_parts();
        if place < figures.len() {
            figures.remove(place);
        }
        let adopted = match adopted {
            Some(at) if at == place => None,
            Some(at) if at > place => Some(at - 1),
            unchanged => unchanged,
        };
        Self::new(figures, adopted)
    }
}

/// All that is known of one cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    pub key: Key,
    pub figures: Figures,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(text: &str) -> Figure {
        Figure::new(Said::Number(text.parse().unwrap()), None)
    }

    fn shown(figures: &Figures) -> String {
        let all: Vec<_> = figures.iter().map(|f| format!("{:?}", f.said.number().unwrap())).collect();
        format!("{} adopted {:?}", all.join(" "), figures.adopted_place())
    }

    #[test]
    fn removing_the_adopted_figure_adopts_none_in_silence() {
        let three = Figures::new(vec![figure("1"), figure("2"), figure("3")], Some(1)).unwrap();
        assert_eq!(shown(&three.clone().without(1).unwrap()), "1 3 adopted None");
        assert_eq!(shown(&three.clone().without(0).unwrap()), "2 3 adopted Some(0)");
        assert_eq!(shown(&three.without(2).unwrap()), "1 2 adopted Some(1)");
        assert_eq!(Figures::one(figure("1")).without(0), None);
    }

    #[test]
    fn a_lone_unadopted_figure_is_another_state_than_a_lone_adopted_one() {
        let two = Figures::one(figure("1")).with_another(figure("2"), false);
        assert_eq!(shown(&two), "1 2 adopted Some(0)");
        let lone = two.without(0).unwrap();
        assert_eq!(shown(&lone), "2 adopted None");
        assert_ne!(lone, Figures::one(figure("2")));
        assert_eq!(lone.with_adopted(Some(0)), Figures::one(figure("2")));
    }

    #[test]
    fn an_observation_is_lean() {
        assert!(size_of::<Observation>() <= 88, "{}", size_of::<Observation>());
    }
}
