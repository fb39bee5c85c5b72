//! The command line, read into what it asks for.

use std::ffi::OsString;
use std::path::PathBuf;

use jiff::civil::Date;

use crate::domain::ChartSize;
use crate::formats::svg::Letters;
use crate::session::charts::{PictureFormat, Wish};
use crate::words::Words;

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
    Check(Check),
    Dump {
        path: PathBuf,
        json: bool,
    },
    Register(ListRegister),
    Render(Box<Render>),
}

/// Figures that are to be checked.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Check {
    pub path: PathBuf,
    /// The file is a plain list of statements.
    pub statements: bool,
    pub json: bool,
    /// A conflict that nobody accepted has an exit status of its own.
    pub strict: bool,
}

/// Points of all commissions that are to be listed.
#[derive(Debug, PartialEq, Eq)]
pub struct ListRegister {
    pub path: PathBuf,
    pub points: Points,
    /// What overdue is calculated against; `None`: today.
    pub at: Option<Date>,
    pub json: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Points {
    #[default]
    All,
    /// What is still to be done.
    Open,
    /// What is still to be done after its day.
    Overdue,
}

/// Charts that are to be written into files.
#[derive(Debug, PartialEq, Eq)]
pub struct Render {
    pub path: PathBuf,
    pub what: Which,
    /// The format is that of a single file; a folder gets each.
    pub wish: Wish,
    /// BCP 47 tag of the words on the charts.
    pub language: &'static str,
    /// Files that are in the folder already may be written over.
    pub replace: bool,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Which {
    /// A chart by its name, title or id.
    One { chart: String, to: PathBuf },
    /// All of them, into a folder.
    All(PathBuf),
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
    #[error("--open or --overdue, not both")]
    OpenAndOverdue,
    #[error("a day is written as 2024-07-01, not {0:?}")]
    NoDay(OsString),
    #[error("`tradebook render` needs --chart NAME and -o FILE, or --all FOLDER")]
    NothingToRender,
    #[error("a picture's name ends in .svg, .pdf or .png, not as {0:?}")]
    UnknownFormat(PathBuf),
    #[error(
        "a size is pixels across and down from {least} to {most} such as 605x378, or column, slide or post, not {0:?}",
        least = ChartSize::LEAST,
        most = ChartSize::MOST
    )]
    NoSize(OsString),
    #[error(
        "dots an inch are a number from {least} to {most} such as 300, not {0:?}",
        least = Wish::LEAST_DPI,
        most = Wish::MOST_DPI
    )]
    NoResolution(OsString),
    #[error("the languages of charts are {known}, not {0:?}", known = Words::LANGUAGES.join(", "))]
    NoLanguage(OsString),
}

/// Reads arguments without the program's own name. `check`, `dump`, `register` and `render` are commands only as
/// the first argument; `./check` opens a file of that name.
pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Invocation, ArgumentError> {
    use lexopt::Arg::{Long, Short, Value};
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut command = None;
    let mut file: Option<PathBuf> = None;
    let (mut json, mut one_frame) = (false, false);
    let (mut strict, mut statements) = (false, false);
    let mut asked = Asked::default();
    let mut points: Option<Points> = None;
    let mut at = None;
    let mut first = true;
    while let Some(argument) = parser.next().map_err(unknown)? {
        match argument {
            Short('h') | Long("help") => return Ok(Invocation::Help),
            Short('V') | Long("version") => return Ok(Invocation::Version),
            Long("json") if matches!(command, Some("check" | "dump" | "register")) => json = true,
            Long("strict") if command == Some("check") => strict = true,
            Long("statements") if command == Some("check") => statements = true,
            Long("open") if command == Some("register") => points = Some(one_of(points, Points::Open)?),
            Long("overdue") if command == Some("register") => points = Some(one_of(points, Points::Overdue)?),
            Long("at") if command == Some("register") => {
                let text = parser.value().map_err(unknown)?;
                at = Some(text.to_str().and_then(|text| text.parse().ok()).ok_or(ArgumentError::NoDay(text))?);
            }
            Long("one-frame") if command.is_none() => one_frame = true,
            Value(value) if first && value == "check" => command = Some("check"),
            Value(value) if first && value == "dump" => command = Some("dump"),
            Value(value) if first && value == "register" => command = Some("register"),
            Value(value) if first && value == "render" => command = Some("render"),
            Value(value) if file.is_some() => return Err(ArgumentError::TooMany(value)),
            Value(value) => file = Some(PathBuf::from(value)),
            Short('o') if command == Some("render") => asked.to = Some(parser.value().map_err(unknown)?.into()),
            Long(option) if command == Some("render") => {
                let option = option.to_owned();
                asked.read(&option, &mut parser)?;
            }
            other => return Err(ArgumentError::Unknown(other.unexpected().to_string())),
        }
        first = false;
    }
    match (command, file) {
        (Some("check"), Some(path)) => Ok(Invocation::Check(Check { path, statements, json, strict })),
        (Some("dump"), Some(path)) => Ok(Invocation::Dump { path, json }),
        (Some("register"), Some(path)) => {
            Ok(Invocation::Register(ListRegister { path, points: points.unwrap_or_default(), at, json }))
        }
        (Some("render"), Some(path)) => asked.render(path).map(|render| Invocation::Render(Box::new(render))),
        (Some(command), None) => Err(ArgumentError::FileMissing(command)),
        (_, file) => Ok(Invocation::Window { file, one_frame }),
    }
}

/// The same twice is no contradiction.
fn one_of(before: Option<Points>, now: Points) -> Result<Points, ArgumentError> {
    if before.is_some_and(|before| before != now) { Err(ArgumentError::OpenAndOverdue) } else { Ok(now) }
}

#[allow(clippy::needless_pass_by_value, reason = "stands where a function of a value is asked for")]
fn unknown(error: lexopt::Error) -> ArgumentError {
    ArgumentError::Unknown(error.to_string())
}

/// The options of `render` as far as they were read.
#[derive(Default)]
struct Asked {
    chart: Option<String>,
    to: Option<PathBuf>,
    all: Option<PathBuf>,
    size: Option<ChartSize>,
    dpi: Option<u16>,
    language: Option<&'static str>,
    transparent: bool,
    outlines: bool,
    replace: bool,
}

impl Asked {
    fn read(&mut self, option: &str, parser: &mut lexopt::Parser) -> Result<(), ArgumentError> {
        match option {
            "transparent" => self.transparent = true,
            "outlines" => self.outlines = true,
            "replace" => self.replace = true,
            "chart" => self.chart = Some(parser.value().map_err(unknown)?.to_string_lossy().into_owned()),
            "output" => self.to = Some(parser.value().map_err(unknown)?.into()),
            "all" => self.all = Some(parser.value().map_err(unknown)?.into()),
            "size" => {
                let text = parser.value().map_err(unknown)?;
                self.size = Some(text.to_str().and_then(size).ok_or(ArgumentError::NoSize(text))?);
            }
            "dpi" => {
                let text = parser.value().map_err(unknown)?;
                let dpi = text.to_str().and_then(|text| text.parse().ok());
                let dpi = dpi.filter(|dpi| (Wish::LEAST_DPI..=Wish::MOST_DPI).contains(dpi));
                self.dpi = Some(dpi.ok_or(ArgumentError::NoResolution(text))?);
            }
            "lang" => {
                let text = parser.value().map_err(unknown)?;
                let known = Words::LANGUAGES.into_iter().find(|language| text == *language);
                self.language = Some(known.ok_or(ArgumentError::NoLanguage(text))?);
            }
            other => return Err(unknown(lexopt::Arg::Long(other).unexpected())),
        }
        Ok(())
    }

    fn render(self, path: PathBuf) -> Result<Render, ArgumentError> {
        let (what, format) = match (self.chart, self.to, self.all) {
            (Some(chart), Some(to), None) => {
                let ending = to.extension().and_then(|ending| ending.to_str());
                let Some(format) = ending.and_then(PictureFormat::of_ending) else {
                    return Err(ArgumentError::UnknownFormat(to));
                };
                (Which::One { chart, to }, format)
            }
            (None, None, Some(folder)) => (Which::All(folder), PictureFormat::Svg),
            _ => return Err(ArgumentError::NothingToRender),
        };
        let wish = Wish {
            size: self.size,
            // A pixel of the size is a pixel of the picture.
            dpi: self.dpi.unwrap_or(96),
            transparent: self.transparent,
            letters: if self.outlines { Letters::Outlines } else { Letters::Cut },
            ..Wish::of(format)
        };
        let language = self.language.unwrap_or(Words::LANGUAGES.first().copied().unwrap_or("en"));
        Ok(Render { path, what, wish, language, replace: self.replace })
    }
}

/// "605x378", or the name of a size.
fn size(text: &str) -> Option<ChartSize> {
    match text {
        "column" => return Some(ChartSize::COLUMN),
        "slide" => return Some(ChartSize::SLIDE),
        "post" => return Some(ChartSize::POST),
        _ => {}
    }
    let (width, height) = text.split_once(['x', 'X', '×'])?;
    let size = ChartSize { width: width.trim().parse().ok()?, height: height.trim().parse().ok()? };
    (size == size.limited()).then_some(size)
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
        let check =
            |statements, json, strict| Ok(Invocation::Check(Check { path: path("a.ron"), statements, json, strict }));
        assert_eq!(of("check a.ron"), check(false, false, false));
        assert_eq!(of("check --json a.ron --strict"), check(false, true, true));
        assert_eq!(of("check --statements a.ron"), check(true, false, false));
        assert_eq!(of("dump --json a.ron"), Ok(Invocation::Dump { path: path("a.ron"), json: true }));
        assert_eq!(of("dump a.ron"), Ok(Invocation::Dump { path: path("a.ron"), json: false }));
        let register = |points, at: Option<&str>, json| {
            let at = at.map(|text| text.parse().unwrap());
            Ok(Invocation::Register(ListRegister { path: path("a.ron"), points, at, json }))
        };
        assert_eq!(of("register a.ron"), register(Points::All, None, false));
        assert_eq!(of("register --json a.ron --open"), register(Points::Open, None, true));
        let overdue = register(Points::Overdue, Some("2024-07-01"), false);
        assert_eq!(of("register a.ron --overdue --overdue --at 2024-07-01"), overdue);
    }

    #[test]
    fn what_is_to_be_rendered_is_read() {
        let render = |line: &str| match of(line) {
            Ok(Invocation::Render(render)) => *render,
            other => panic!("{line}: {other:?}"),
        };
        let one = render("render a.ron --chart Trade -o out.PNG");
        assert_eq!(one.what, Which::One { chart: "Trade".into(), to: "out.PNG".into() });
        assert_eq!(
            (one.wish, one.language, one.replace),
            (Wish { dpi: 96, ..Wish::of(PictureFormat::Png) }, "en", false)
        );
        let all =
            render("render a.ron --all out --size 800x450 --dpi 300 --lang kk --transparent --outlines --replace");
        assert_eq!((all.path, all.what), ("a.ron".into(), Which::All("out".into())));
        let size = Some(ChartSize { width: 800, height: 450 });
        let letters = Letters::Outlines;
        let wish = Wish { size, dpi: 300, transparent: true, letters, ..Wish::of(PictureFormat::Svg) };
        assert_eq!((all.wish, all.language, all.replace), (wish, "kk", true));
        assert_eq!(render("render a.ron --all=out --size=slide").wish.size, Some(ChartSize::SLIDE));
    }

    #[test]
    fn what_can_not_be_rendered_is_said() {
        for line in ["render a.ron", "render a.ron --chart x", "render a.ron -o x.svg", "render a.ron --all d -o x.svg"]
        {
            assert_eq!(of(line), Err(ArgumentError::NothingToRender), "{line}");
        }
        for (line, error) in [
            ("render", ArgumentError::FileMissing("render")),
            ("render a b", ArgumentError::TooMany("b".into())),
            ("render a --chart x -o x.gif", ArgumentError::UnknownFormat("x.gif".into())),
            ("render a --chart x -o x", ArgumentError::UnknownFormat("x".into())),
            ("render a --all d --size 10x10", ArgumentError::NoSize("10x10".into())),
            ("render a --all d --size big", ArgumentError::NoSize("big".into())),
            ("render a --all d --dpi 0", ArgumentError::NoResolution("0".into())),
            ("render a --all d --dpi 99999", ArgumentError::NoResolution("99999".into())),
            ("render a --all d --lang de", ArgumentError::NoLanguage("de".into())),
        ] {
            assert_eq!(of(line), Err(error), "{line}");
        }
        for line in ["render a --json", "render a --all", "check a --chart x", "-o x.svg"] {
            assert!(matches!(of(line), Err(ArgumentError::Unknown(_))), "{line}");
        }
    }

    #[test]
    fn what_can_not_be_read_is_said() {
        assert_eq!(of("check"), Err(ArgumentError::FileMissing("check")));
        assert_eq!(of("a b"), Err(ArgumentError::TooMany("b".into())));
        assert_eq!(of("register --open"), Err(ArgumentError::FileMissing("register")));
        assert_eq!(of("register a --open --overdue"), Err(ArgumentError::OpenAndOverdue));
        for day in ["2024-02-30", "1.7.2024", "soon"] {
            assert_eq!(of(&format!("register a --at {day}")), Err(ArgumentError::NoDay(day.into())));
        }
        assert!(matches!(of("dump a.ron --open"), Err(ArgumentError::Unknown(_))));
        assert!(matches!(of("--json a.ron"), Err(ArgumentError::Unknown(_))));
        assert!(matches!(of("--frobnicate"), Err(ArgumentError::Unknown(_))));
    }
}
