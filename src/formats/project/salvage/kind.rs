//! The kinds of records that are saved one by one, and where each stands in the file.
//!
//! *Invariant:* every list of the project with records of its own is here.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Dataset,
    Commission,
    Chart,
    Source,
    Event,
    View,
    Acknowledgement,
    Identity,
    Area,
    Flow,
    Observation,
    Session,
    Outcome,
    Review,
}

impl Kind {
    /// Those of the project itself; what a record without a name is taken for is tried in this order.
    pub const TOP: [Self; 10] = [
        Self::Dataset,
        Self::Commission,
        Self::Chart,
        Self::Source,
        Self::Event,
        Self::View,
        Self::Acknowledgement,
        Self::Identity,
        Self::Area,
        Self::Flow,
    ];

    /// The field that lists them.
    pub fn list(self) -> &'static str {
        match self {
            Self::Dataset => "datasets",
            Self::Commission => "commissions",
            Self::Chart => "charts",
            Self::Source => "sources",
            Self::Event => "events",
            Self::View => "views",
            Self::Acknowledgement => "acknowledgements",
            Self::Identity => "identities",
            Self::Area => "areas",
            Self::Flow => "flows",
            Self::Observation => "observations",
            Self::Session => "sessions",
            Self::Outcome => "outcomes",
            Self::Review => "reviews",
        }
    }

    /// Those that stand inside it.
    pub fn inside(self) -> &'static [Self] {
        match self {
            Self::Dataset => &[Self::Observation],
            Self::Commission => &[Self::Session],
            Self::Session => &[Self::Outcome, Self::Review],
            _ => &[],
        }
    }

    /// Fields without which there is no record, beside the id.
    pub fn required(self) -> &'static [&'static str] {
        match self {
            Self::Chart => &["frequency"],
            Self::Event => &["from"],
            Self::Identity => &["whole"],
            Self::Review => &["outcome"],
            _ => &[],
        }
    }

    /// Fields that tell how the records inside are read.
    pub fn telling(self) -> &'static [&'static str] {
        match self {
            Self::Dataset => &["shown", "default_source"],
            _ => &[],
        }
    }

    /// Whether a name with a little damage is this one.
    pub fn is_nearly(name: &str, known: &str) -> bool {
        let differing = name.bytes().zip(known.bytes()).filter(|(a, b)| a != b).count();
        name.len() == known.len() && differing <= known.len() / 3
            || (name.len().abs_diff(known.len()) == 1 && (known.starts_with(name) || known.ends_with(name)))
    }
}
