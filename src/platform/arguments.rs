//! The command line, read into what it asks for.

use std::ffi::OsString;
use std::path::PathBuf;

/// What a person asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Invocation {
    /// A window, with a file in it or as it was left.
    Window {
        file: Option<PathBuf>,
        one_frame: bool,
    },
    Help,
    Version,
    Check(PathBuf),
    Dump {
        path: PathBuf,
        json: bool,
    },
}

/// Why the command line could not be read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArgumentError {
    #[error("{0}")]
    Unknown(String),
    #[error("`tradebook {0}` needs a file")]
    FileMissing(&'static str),
    #[error("one file at a time: {0:?} is one too many")]
    TooMany(OsString),
}

/// Reads arguments without the program's own name. `check` and `dump` are commands only as the first argument;
/// `./check` opens a file of that name.
pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Invocation, ArgumentError> {
    use lexopt::Arg::{Long, Short, Value};
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut command = None;
    let mut file: Option<PathBuf> = None;
    let (mut json, mut one_frame) = (false, false);
    let mut first = true;
    while let Some(argument) = parser.next().map_err(|error| ArgumentError::Unknown(error.to_string()))? {
        match argument {
            Short('h') | Long("help") => return Ok(Invocation::Help),
            Short('V') | Long("version") => return Ok(Invocation::Version),
            Long("json") if command == Some("dump") => json = true,
            Long("one-frame") if command.is_none() => one_frame = true,
            Value(value) if first && value == "check" => command = Some("check"),
            Value(value) if first && value == "dump" => command = Some("dump"),
            Value(value) if file.is_some() => return Err(ArgumentError::TooMany(value)),
            Value(value) => file = Some(PathBuf::from(value)),
            other => return Err(ArgumentError::Unknown(other.unexpected().to_string())),
        }
        first = false;
    }
    match (command, file) {
        (Some("check"), Some(path)) => Ok(Invocation::Check(path)),
        (Some("dump"), Some(path)) => Ok(Invocation::Dump { path, json }),
        (Some(command), None) => Err(ArgumentError::FileMissing(command)),
        (_, file) => Ok(Invocation::Window { file, one_frame }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Result<Invocation, ArgumentError> {
        read(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn the_command_line_is_read() {
        let path = |text: &str| PathBuf::from(text);
        let window =
            |file: Option<&str>, one_frame| Ok(Invocation::Window { file: file.map(PathBuf::from), one_frame });
        assert_eq!(of(""), window(None, false));
        assert_eq!(of("--one-frame a.ron"), window(Some("a.ron"), true));
        assert_eq!(of("a.ron"), window(Some("a.ron"), false));
        assert_eq!(of("--help"), Ok(Invocation::Help));
        assert_eq!(of("check a.ron"), Ok(Invocation::Check(path("a.ron"))));
        assert_eq!(of("dump --json a.ron"), Ok(Invocation::Dump { path: path("a.ron"), json: true }));
        assert_eq!(of("dump a.ron"), Ok(Invocation::Dump { path: path("a.ron"), json: false }));
    }

    #[test]
    fn what_can_not_be_read_is_said() {
        assert_eq!(of("check"), Err(ArgumentError::FileMissing("check")));
        assert_eq!(of("a b"), Err(ArgumentError::TooMany("b".into())));
        assert!(matches!(of("--json a.ron"), Err(ArgumentError::Unknown(_))));
        assert!(matches!(of("--frobnicate"), Err(ArgumentError::Unknown(_))));
    }
}
