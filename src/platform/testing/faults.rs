//! A disk that counts what is asked of it and lets the N-th call fail: once, from then on, or for its kind of call.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use crate::platform::fs::{Fs, FsFile, RealFs, Stat};

/// What a call meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The number of the system's error.
    Number(i32),
    Kind(io::ErrorKind),
    /// A write takes one byte only; another call is no other.
    Short,
}

impl From<io::ErrorKind> for Fault {
    fn from(kind: io::ErrorKind) -> Self {
        Self::Kind(kind)
    }
}

/// EIO, ENOSPC, EDQUOT, EACCES, EROFS, EINTR, EMFILE, ENOMEM, and writes that take a part.
pub const FAULTS: [Fault; 9] = [
    Fault::Number(5),
    Fault::Number(28),
    Fault::Number(122),
    Fault::Number(13),
    Fault::Number(30),
    Fault::Number(4),
    Fault::Number(24),
    Fault::Number(12),
    Fault::Short,
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Times {
    Once,
    /// Every later call of the same kind too.
    ForEver,
    /// Every later call of any kind too.
    AllForEver,
}

#[derive(Debug, Clone)]
pub struct Plan {
    /// Counted from 0; `None` with a kind: the first of it.
    nth: Option<usize>,
    kind: Option<&'static str>,
    fault: Fault,
    times: Times,
}

impl Plan {
    pub fn nth(nth: usize, fault: Fault, times: Times) -> Self {
        Self { nth: Some(nth), kind: None, fault, times }
    }

    /// From the first call of a kind on.
    pub fn on(kind: &'static str, fault: Fault, times: Times) -> Self {
        Self { nth: None, kind: Some(kind), fault, times }
    }
}

#[derive(Debug)]
struct State {
    plan: Option<Plan>,
    calls: usize,
    /// The kind of the call that met the fault first.
    met: Option<&'static str>,
}

impl State {
    fn ask(&mut self, kind: &'static str) -> Option<Fault> {
        let plan = self.plan.as_ref()?;
        let first = match (plan.nth, plan.kind) {
            (Some(nth), _) => self.calls == nth,
            (None, wanted) => self.met.is_none() && wanted == Some(kind),
        };
        self.calls += 1;
        let again = match plan.times {
            Times::Once => false,
            Times::ForEver => self.met == Some(kind),
            Times::AllForEver => self.met.is_some(),
        };
        if first {
            self.met = Some(kind);
        }
        (first || again).then_some(plan.fault)
    }
}

type Shared = Arc<Mutex<State>>;

/// A real disk with faults.
#[derive(Clone)]
pub struct FaultFs {
    inner: Arc<dyn Fs>,
    state: Shared,
}

fn ask(state: &Shared, kind: &'static str) -> io::Result<bool> {
    match state.lock().unwrap().ask(kind) {
        None => Ok(false),
        Some(Fault::Short) => Ok(true),
        Some(Fault::Number(number)) => Err(io::Error::from_raw_os_error(number)),
        Some(Fault::Kind(kind)) => Err(kind.into()),
    }
}

impl FaultFs {
    pub fn new(plan: Plan) -> Self {
        Self::over(Arc::new(RealFs), plan)
    }

    pub fn over(inner: Arc<dyn Fs>, plan: Plan) -> Self {
        Self { inner, state: Arc::new(Mutex::new(State { plan: Some(plan), calls: 0, met: None })) }
    }

    /// Whether a call met the fault.
    pub fn has_met(&self) -> bool {
        self.state.lock().unwrap().met.is_some()
    }

    /// The disk is well again.
    pub fn heal(&self) {
        self.state.lock().unwrap().plan = None;
    }

    /// The kind of call that met it first.
    pub fn met(&self) -> &'static str {
        self.state.lock().unwrap().met.unwrap_or("none")
    }

    fn ask(&self, kind: &'static str) -> io::Result<()> {
        ask(&self.state, kind).map(|_| ())
    }

    fn file(&self, inner: Box<dyn FsFile>) -> Box<dyn FsFile> {
        Box::new(FaultFile { inner, state: Arc::clone(&self.state) })
    }
}

impl Fs for FaultFs {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.ask("read")?;
        self.inner.read(path)
    }

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        self.ask("stat")?;
        self.inner.stat(path)
    }

    fn stat_link(&self, path: &Path) -> io::Result<Stat> {
        self.ask("stat_link")?;
        self.inner.stat_link(path)
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.ask("canonicalize")?;
        self.inner.canonicalize(path)
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        self.ask("read_link")?;
        self.inner.read_link(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.ask("list")?;
        self.inner.list(folder)
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn FsFile>> {
        self.ask("create_new")?;
        self.inner.create_new(path).map(|file| self.file(file))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn FsFile>> {
        self.ask("append")?;
        self.inner.append(path).map(|file| self.file(file))
    }

    fn overwrite(&self, path: &Path) -> io::Result<Box<dyn FsFile>> {
        self.ask("overwrite")?;
        self.inner.overwrite(path).map(|file| self.file(file))
    }

    fn copy_attributes(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.ask("copy_attributes")?;
        self.inner.copy_attributes(from, to)
    }

    fn make_public(&self, path: &Path) -> io::Result<()> {
        self.ask("make_public")?;
        self.inner.make_public(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.ask("rename")?;
        self.inner.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.ask("remove")?;
        self.inner.remove(path)
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.ask("create_folder")?;
        self.inner.create_folder(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.ask("remove_folder")?;
        self.inner.remove_folder(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.ask("sync_folder")?;
        self.inner.sync_folder(path)
    }
}

struct FaultFile {
    inner: Box<dyn FsFile>,
    state: Shared,
}

impl FsFile for FaultFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let short = ask(&self.state, "write")?;
        self.inner.write(if short { bytes.get(..1).unwrap_or_default() } else { bytes })
    }

    fn sync(&mut self) -> io::Result<()> {
        ask(&self.state, "sync")?;
        self.inner.sync()
    }

    fn cut(&mut self, len: u64) -> io::Result<()> {
        ask(&self.state, "cut")?;
        self.inner.cut(len)
    }

    fn try_lock(&mut self) -> io::Result<bool> {
        ask(&self.state, "try_lock")?;
        self.inner.try_lock()
    }
}

/// Lets every call of a piece of work meet every fault, in turn, in each of the three ways, until a run meets none.
/// `run` hears which fault it is. Gives how many runs met one.
pub fn matrix(run: impl Fn(&FaultFs, Times, &str)) -> usize {
    matrix_over(|| Arc::new(RealFs), |disk, _, times, at| run(disk, times, at))
}

/// As [`matrix`], on a new disk each time.
pub fn matrix_over<D: Fs + 'static>(make: impl Fn() -> Arc<D>, run: impl Fn(&FaultFs, &D, Times, &str)) -> usize {
    let mut met = 0;
    for fault in FAULTS {
        for times in [Times::Once, Times::ForEver, Times::AllForEver] {
            for nth in 0.. {
                let inner = make();
                let disk = FaultFs::over(Arc::<D>::clone(&inner), Plan::nth(nth, fault, times));
                run(&disk, &inner, times, &format!("{fault:?} at call {nth}, {times:?}"));
                if !disk.has_met() {
                    break;
                }
                met += 1;
            }
        }
    }
    met
}

/// A folder where a flush takes no time, if the system has one.
pub fn quick_folder() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}
