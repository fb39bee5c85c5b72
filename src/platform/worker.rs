//! Threads for what takes long: one for opening and saving, one for each export of charts, which saving never waits for.
//! Answers come back through a channel and wake the window.

use std::collections::{BTreeSet, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use super::backups::{BackupError, Backups, Generation};
use super::damage::{self, Help};
use super::disk::{self, DiskError};
use super::fonts::InstalledFonts;
use super::fs::RealFs;
use super::journal::{self, Abandoned, Announcer};
use super::pictures::{self, PictureJob, PicturesError, Step, Written};
use super::records::{self, RecordError, RecordJob};
use super::save::{Expected, Order, SaveError, Saved, Seen, save, save_in_place};
use crate::analysis::merge::{Counts, Merge, compare, towards};
use crate::domain::{Edit, Project};
use crate::formats::font::{Face, Font};
use crate::formats::project::{Opened, ReadError, Warning, read};
use crate::session::StateMark;
use crate::session::checks::{CheckAnswer, CheckOrder, OrderMark};

/// What is known so far of a long check is told this often.
const BETWEEN: Duration = Duration::from_millis(250);

/// A piece of work, carried out in the order given.
pub enum Job {
    Open {
        path: PathBuf,
        /// Where to look for help when the file is damaged.
        backups: Option<Backups>,
    },
    Save {
        path: PathBuf,
        project: Box<Project>,
        mark: StateMark,
        how: How,
    },
    /// Whether a file is still what it was.
    LookAt {
        path: PathBuf,
        seen: Seen,
    },
    /// The file as it is now, beside the project on the screen and what both began with.
    Compare {
        path: PathBuf,
        base: Option<Box<Project>>,
        mine: Box<Project>,
    },
    /// The older versions of a file, and what of each differs from the project on the screen; goes on beside the others.
    ListVersions {
        path: PathBuf,
        backups: Backups,
        mine: Box<Project>,
        /// Nobody wants to know any more.
        stop: Arc<AtomicBool>,
    },
    /// One of them, and how the project on the screen becomes it.
    ReadVersion {
        backups: Backups,
        generation: Generation,
        mine: Box<Project>,
    },
    /// Journals in a folder that nobody writes any more.
    FindJournals(PathBuf),
    Export(PictureJob),
    /// The font of an installed family.
    FindFont(String),
    /// The names of all installed families.
    ListFonts,
    /// Faces with these characters, which the bundled font lacks.
    FindLetters(BTreeSet<char>),
    /// A document or a calendar; goes on beside the others.
    Record(RecordJob),
    /// Whether figures can all be true; goes on beside the others.
    Check {
        order: Box<CheckOrder>,
        /// Nobody wants to know any more.
        stop: Arc<AtomicBool>,
    },
}

/// A file beside the project on the screen.
pub struct Compared {
    pub theirs: Project,
    pub warnings: Vec<Warning>,
    /// The file as it was read.
    pub seen: Seen,
    pub merge: Merge,
}

/// An older version of a file.
pub struct VersionRead {
    pub project: Project,
    /// What makes it of the project on the screen.
    pub edits: Vec<Edit>,
}

#[derive(Debug, thiserror::Error)]
pub enum VersionError {
    #[error(transparent)]
    Kept(#[from] BackupError),
    #[error(transparent)]
    Content(#[from] ReadError),
}

/// How a project is saved; by default whatever is there is replaced, and nothing is kept of it.
#[derive(Default)]
pub struct How {
    pub expected: Expected,
    /// Where the old file is kept.
    pub backups: Option<Backups>,
    /// Over the file itself: the person agreed, because it could not be replaced.
    pub in_place: bool,
    /// Hears what the file is about to hold.
    pub announcer: Option<Announcer>,
}

/// What became of a job.
pub enum Done {
    Opened {
        path: PathBuf,
        result: Result<Box<Opened>, DiskError>,
        /// The file as it was read, also where it is no project; `None` where it could not be read.
        seen: Option<Seen>,
        /// For a damaged file.
        help: Box<Help>,
    },
    Saved {
        path: PathBuf,
        mark: StateMark,
        /// The last record of the journal that is in the file.
        upto: Option<u64>,
        result: Result<Saved, SaveError>,
    },
    LookedAt {
        path: PathBuf,
        seen: Seen,
        still: Result<bool, DiskError>,
    },
    Compared {
        path: PathBuf,
        result: Result<Box<Compared>, DiskError>,
    },
    VersionsListed {
        path: PathBuf,
        versions: Vec<Generation>,
    },
    /// `None`: it can not be read.
    VersionCompared(Generation, Option<Counts>),
    VersionRead {
        generation: Generation,
        result: Result<Box<VersionRead>, VersionError>,
    },
    JournalsFound(Vec<Abandoned>),
    /// Not done yet, but so far.
    Exporting(Step),
    Exported(Result<Written, PicturesError>),
    /// `None` where it is not installed.
    FontFound(String, Option<Font>),
    FontsListed(Vec<String>),
    /// The plainest first.
    LettersFound(Vec<Arc<Face>>),
    RecordWritten {
        path: PathBuf,
        result: Result<(), RecordError>,
    },
    Checked(Box<CheckAnswer>),
    /// An error of the program itself ended the check.
    NotChecked(OrderMark),
    /// An error of the program itself ended the job; whether it was an export.
    Failed {
        export: bool,
    },
}

impl Job {
    fn is_export(&self) -> bool {
        matches!(self, Self::Export(_) | Self::Record(_))
    }

    /// Nothing that has to be done in order waits for it.
    fn goes_beside(&self) -> bool {
        self.is_export() || matches!(self, Self::ListVersions { .. } | Self::Check { .. })
    }
}

/// As [`run`]; an error of the program itself is an answer too, so that nobody waits for ever.
fn run_guarded(job: Job, tell: &mut dyn FnMut(Done)) {
    let failed = match &job {
        Job::Check { order, .. } => Done::NotChecked(order.mark()),
        job => Done::Failed { export: job.is_export() },
    };
    guarded(tell, failed, |tell| run(job, tell));
}

fn guarded(tell: &mut dyn FnMut(Done), failed: Done, work: impl FnOnce(&mut dyn FnMut(Done))) {
    // What the job worked on is its own, and gone with it.
    if catch_unwind(AssertUnwindSafe(|| work(tell))).is_err() {
        tell(failed);
    }
}

/// Carries out a job on the calling thread; `tell` hears how far it is, and at last what became of it.
pub fn run(job: Job, tell: &mut dyn FnMut(Done)) {
    let done = match job {
        Job::Open { path, backups } => {
            let (result, seen, help) = damage::open(&RealFs, &path, backups.as_ref());
            Done::Opened { path, result: result.map(Box::new), seen, help: Box::new(help) }
        }
        Job::Save { path, project, mark, how } => {
            let announce = |sha256: &str| how.announcer.iter().for_each(|announcer| announcer.announce(sha256));
            let order = Order {
                path: &path,
                project: &project,
                expected: how.expected,
                backups: how.backups.as_ref(),
                now: journal::now(),
                announce: &announce,
            };
            let result = if how.in_place { save_in_place(&RealFs, &order) } else { save(&RealFs, &order) };
            Done::Saved { path, mark, upto: how.announcer.map(|announcer| announcer.upto()), result }
        }
        Job::LookAt { path, seen } => {
            let still = seen.is_still(&RealFs, &path);
            Done::LookedAt { path, seen, still }
        }
        Job::Compare { path, base, mine } => {
            let result = compared(&path, base.as_deref(), &mine).map(Box::new);
            Done::Compared { path, result }
        }
        Job::ListVersions { path, backups, mine, stop } => {
            let versions = backups.list(&RealFs, &path).unwrap_or_default();
            tell(Done::VersionsListed { path, versions: versions.clone() });
            for generation in versions {
                if stop.load(Ordering::Relaxed) {
                    return;
                }
                let counts = version(&backups, &generation).map(|project| towards(&mine, &project).counts()).ok();
                tell(Done::VersionCompared(generation, counts));
            }
            return;
        }
        Job::ReadVersion { backups, generation, mine } => {
            let result = version(&backups, &generation).map(|project| {
                let edits = towards(&mine, &project).edits(&[]);
                Box::new(VersionRead { project, edits })
            });
            Done::VersionRead { generation, result }
        }
        // What can not be listed can not be restored either; the file itself is what counts.
        Job::FindJournals(folder) => Done::JournalsFound(journal::abandoned(&RealFs, &folder).unwrap_or_default()),
        Job::FindFont(family) => {
            let font = InstalledFonts::default().family(&family);
            Done::FontFound(family, font)
        }
        Job::ListFonts => Done::FontsListed(InstalledFonts::default().names()),
        Job::FindLetters(characters) => Done::LettersFound(InstalledFonts::default().helpers(&characters)),
        Job::Record(job) => {
            let result = records::run(&job);
            Done::RecordWritten { path: job.path, result }
        }
        Job::Check { order, stop } => {
            let (mut last, stop) = (instant(), || stop.load(Ordering::Relaxed));
            let is_time = &mut || {
                let (now, before) = (instant(), last);
                last = if now - before < BETWEEN { before } else { now };
                last == now
            };
            let answer = order.carry_out_telling(&stop, is_time, &mut |answer| tell(Done::Checked(Box::new(answer))));
            Done::Checked(Box::new(answer))
        }
        Job::Export(job) => Done::Exported(pictures::run(&job, &mut |step| tell(Done::Exporting(step)))),
    };
    tell(done);
}

#[allow(clippy::disallowed_methods, reason = "measures how long nothing was told")]
fn instant() -> Instant {
    Instant::now()
}

fn version(backups: &Backups, generation: &Generation) -> Result<Project, VersionError> {
    Ok(read(&backups.read(&RealFs, generation)?)?.project)
}

fn compared(path: &Path, base: Option<&Project>, mine: &Project) -> Result<Compared, DiskError> {
    let (result, seen) = disk::open_on(&RealFs, path);
    let Opened { project: theirs, warnings, .. } = result?;
    let merge = compare(base, mine, &theirs);
    seen.map(|seen| Compared { theirs, warnings, seen, merge }).ok_or(DiskError::NotFound)
}

/// Who carries out jobs: a thread in the program, the caller itself in tests.
pub trait Worker {
    fn start(&mut self, job: Job);
    fn finished(&mut self) -> Option<Done>;
    /// As [`Self::finished`], but gives the job this long to be done.
    fn wait(&mut self, at_most: Duration) -> Option<Done>;
}

/// The threads of the program.
pub struct Thread {
    jobs: Sender<Job>,
    done: Receiver<Done>,
    outbox: Sender<Done>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl Thread {
    /// `wake` is called after each answer, from its thread.
    pub fn start(wake: impl Fn() + Send + Sync + 'static) -> std::io::Result<Self> {
        let (jobs, inbox) = mpsc::channel::<Job>();
        let (outbox, done) = mpsc::channel();
        let wake: Arc<dyn Fn() + Send + Sync> = Arc::new(wake);
        let mut tell = teller(&outbox, &wake);
        std::thread::Builder::new().name("tradebook-worker".to_owned()).spawn(move || {
            for job in inbox {
                run_guarded(job, &mut tell);
            }
        })?;
        Ok(Self { jobs, done, outbox, wake })
    }
}

/// Sends answers while somebody waits for them.
fn teller(outbox: &Sender<Done>, wake: &Arc<dyn Fn() + Send + Sync>) -> impl FnMut(Done) + Send + use<> {
    let (outbox, wake) = (outbox.clone(), Arc::clone(wake));
    move |done| {
        // The window may be gone by now.
        let _sent = outbox.send(done);
        wake();
    }
}

impl Worker for Thread {
    fn start(&mut self, job: Job) {
        if !job.goes_beside() {
            // The thread ends only with its sender, which is here.
            let _sent = self.jobs.send(job);
            return;
        }
        let record = if let Job::Record(job) = &job { Some(job.path.clone()) } else { None };
        let check = if let Job::Check { order, .. } = &job { Some(order.mark()) } else { None };
        let mut tell = teller(&self.outbox, &self.wake);
        let name = "tradebook-export".to_owned();
        if let Err(error) = std::thread::Builder::new().name(name).spawn(move || run_guarded(job, &mut tell)) {
            let failed = match (record, check) {
                (Some(path), _) => Done::RecordWritten { path, result: Err(RecordError::Disk(error.into())) },
                (None, Some(mark)) => Done::NotChecked(mark),
                (None, None) => Done::Exported(Err(PicturesError::Disk(PathBuf::new(), error.into()))),
            };
            teller(&self.outbox, &self.wake)(failed);
        }
    }

    fn finished(&mut self) -> Option<Done> {
        self.done.try_recv().ok()
    }

    fn wait(&mut self, at_most: Duration) -> Option<Done> {
        self.done.recv_timeout(at_most).ok()
    }
}

/// Carries jobs out when it is asked for the result; for tests.
#[derive(Default)]
pub struct Inline {
    jobs: VecDeque<Job>,
    done: VecDeque<Done>,
}

impl Worker for Inline {
    fn start(&mut self, job: Job) {
        self.jobs.push_back(job);
    }

    fn finished(&mut self) -> Option<Done> {
        if self.done.is_empty()
            && let Some(job) = self.jobs.pop_front()
        {
            run(job, &mut |done| self.done.push_back(done));
        }
        self.done.pop_front()
    }

    fn wait(&mut self, _at_most: Duration) -> Option<Done> {
        self.finished()
    }
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::panic,
        clippy::disallowed_methods,
        reason = "a test fails by panicking, and writes as another program does"
    )]

    use std::path::Path;

    use super::*;
    use crate::platform::save::There;
    use crate::session::{CountedIds, Session};

    fn only(job: Job) -> Done {
        let mut told = Vec::new();
        run(job, &mut |done| told.push(done));
        told.pop().unwrap()
    }

    fn saved(path: &Path, how: How) -> Result<Saved, SaveError> {
        let session = Session::new(Project::default(), Box::new(CountedIds::default()));
        let (project, mark) = (Box::new(session.snapshot()), session.state_mark());
        let Done::Saved { result, .. } = only(Job::Save { path: path.to_owned(), project, mark, how }) else {
            panic!("something else was done")
        };
        result
    }

    fn seen(path: &Path) -> Option<Seen> {
        let Done::Opened { seen, .. } = only(Job::Open { path: path.to_owned(), backups: None }) else {
            panic!("something else was done")
        };
        seen
    }

    #[test]
    fn what_is_opened_and_saved_is_known_again_until_somebody_changes_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        let written = saved(&path, How::default()).unwrap().seen.unwrap();
        assert_eq!(seen(&path), Some(written.clone()));
        let backups = Backups::new(folder.path().join("backups"));
        for in_place in [false, true] {
            let how = || How {
                expected: Expected::Seen(seen(&path).unwrap()),
                backups: Some(backups.clone()),
                in_place,
                ..How::default()
            };
            saved(&path, how()).unwrap();
            let before = how();
            std::fs::write(&path, "theirs").unwrap();
            let error = saved(&path, before).unwrap_err();
            assert!(matches!(error, SaveError::ChangedOutside(There::Other(_))), "{error:?}");
            // It is no project, and yet known.
            let how = How { expected: Expected::Seen(seen(&path).unwrap()), ..how() };
            saved(&path, how).unwrap();
        }
        assert_eq!(seen(&folder.path().join("no.ron")), None);
    }

    #[test]
    fn a_job_that_fails_is_answered() {
        let mut heard = Vec::new();
        guarded(&mut |done| heard.push(done), Done::Failed { export: true }, |_| panic!("on purpose"));
        assert!(matches!(heard[..], [Done::Failed { export: true }]));
        guarded(&mut |done| heard.push(done), Done::Failed { export: false }, |tell| {
            tell(Done::FontsListed(Vec::new()))
        });
        assert!(matches!(heard[..], [_, Done::FontsListed(_)]));
    }
}
