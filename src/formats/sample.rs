//! The projects that are inside the program.
//!
//! *Invariant:* each opens without a warning and is written back byte for byte.

/// A project that comes with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// Name of the file in `saves/`.
    pub file: &'static str,
    pub bytes: &'static [u8],
}

/// The bulletin of March 2024, the official table, and the 20th session of the commission: opened at first start.
pub const KAZAKHSTAN_AZERBAIJAN: Sample =
    Sample { file: "kazakhstan-azerbaijan.ron", bytes: include_bytes!("../../saves/kazakhstan-azerbaijan.ron") };

/// Five years of monthly figures of two made-up countries, with something for every frequency.
pub const NORTHLAND_SOUTHLAND: Sample =
    Sample { file: "northland-southland.ron", bytes: include_bytes!("../../saves/northland-southland.ron") };

pub const ALL: [Sample; 2] = [KAZAKHSTAN_AZERBAIJAN, NORTHLAND_SOUTHLAND];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Flow, Key, Project};
    use crate::formats::project;

    fn open(sample: Sample) -> Project {
        let opened = project::read(sample.bytes).unwrap();
        assert_eq!(opened.warnings, [], "{}", sample.file);
        opened.project
    }

    #[test]
    fn samples_open_without_a_word_and_are_written_back_byte_for_byte() {
        for sample in ALL {
            assert!(project::write(&open(sample)) == sample.bytes, "{}", sample.file);
        }
    }

    #[test]
    fn no_figure_of_the_bulletin_s_dataset_states_the_exports_of_2022() {
        let project = open(KAZAKHSTAN_AZERBAIJAN);
        let dataset = project.datasets.at(0).unwrap();
        let adopted = |flow, year| {
            let observation = dataset.observations.get(Key::level(flow, crate::domain::Period::of_year(year)?))?;
            observation.figures.adopted()?.said.number().map(|number| number.to_string())
        };
        assert_eq!(adopted(Flow::Exports, 2022), None);
        assert_eq!(adopted(Flow::Exports, 2023).as_deref(), Some("456.3e6"));
        assert_eq!(adopted(Flow::Imports, 2023).as_deref(), Some("73e6"));
        assert_eq!(adopted(Flow::Turnover, 2022).as_deref(), Some("463.3e6"));
    }

    #[test]
    fn the_session_is_that_of_the_worked_example() {
        let project = open(KAZAKHSTAN_AZERBAIJAN);
        let (_, session) = project.sessions().find(|(_, session)| session.head.number == Some(20)).unwrap();
        let head = &session.head;
        let date = head.from.map(|date| date.to_string());
        assert_eq!((head.number, date.as_deref(), head.place.as_str()), (Some(20), Some("2024-03-05"), "Astana"));
        let heads: Vec<_> =
            head.delegations.iter().map(|of| format!("{}: {}, {}", of.party, of.head.name, of.head.office)).collect();
        assert_eq!(heads, ["KAZ: Marat Karabayev, Minister of Transport", "AZE: Parviz Shahbazov, Minister of Energy"]);
        let topics: Vec<_> = head.agenda.iter().map(|topic| topic.text.as_str()).collect();
        assert_eq!(
            topics,
            [
                "Oil and gas cooperation",
                "Joint projects",
                "Transit of Kazakh oil along various routes",
                "More cargo on the Trans-Caspian route (Middle Corridor)",
            ]
        );
        let outcomes: Vec<_> = session
            .outcomes
            .iter()
            .map(|of| format!("{:?}, {:?}, {}", of.kind, of.deadline, of.responsible.join(" and ")))
            .collect();
        assert_eq!(
            outcomes,
            [
                "Commitment, NoneStated, Kazakhstan and Azerbaijan",
                "Commitment, NearFuture, Kazakhstan and Azerbaijan",
                "Intention, NoneStated, Azerbaijan",
            ]
        );
        let about = ["fibre-optic line within the Digital Silk Road", "along Central Asia–Europe", "energy efficiency"];
        assert!(session.outcomes.iter().zip(about).all(|(outcome, words)| outcome.text.contains(words)));
    }

    #[test]
    fn the_official_table_is_a_dataset_and_a_rival_of_the_bulletin() {
        let project = open(KAZAKHSTAN_AZERBAIJAN);
        let official = project.datasets.at(1).unwrap();
        let levels: Vec<_> = official
            .observations
            .iter()
            .map(|of| {
                format!("{} {}", of.key.flow.code().unwrap(), of.figures.adopted().unwrap().said.number().unwrap())
            })
            .collect();
        assert_eq!(
            levels,
            [
                "X 287885.17e3",
                "M 44357.31e3",
                "T 332242.48e3",
                "X 375014.63e3",
                "M 88372.81e3",
                "T 463387.44e3",
                "X 483593.66e3",
                "M 73111.02e3",
                "T 556704.68e3",
            ]
        );
        let bulletin = project.datasets.at(0).unwrap();
        for rivals in bulletin.observations.iter().filter(|of| of.figures.count() > 1) {
            let theirs = official.observations.get(rivals.key).unwrap().figures.adopted().unwrap();
            assert_eq!(
                rivals.figures.get(1).map(|figure| (&figure.said, figure.source)),
                Some((&theirs.said, theirs.source))
            );
        }
    }

    #[test]
    fn the_second_sample_has_a_period_of_every_frequency() {
        use crate::domain::Frequency::{Annual, HalfYear, Month, Quarter, YearToDate};
        let project = open(NORTHLAND_SOUTHLAND);
        let dataset = project.datasets.at(0).unwrap();
        for frequency in [Annual, HalfYear, Quarter, Month, YearToDate] {
            assert!(dataset.all_periods().iter().any(|period| period.frequency() == frequency), "{frequency:?}");
        }
        assert_eq!(dataset.all_periods().iter().filter(|period| period.frequency() == Month).count(), 60);
    }
}
