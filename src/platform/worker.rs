//! One thread for what takes long: opening and saving. Answers come back through a channel and wake the window.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use super::disk::{self, DiskError};
use crate::domain::Project;
use crate::formats::project::{Opened, write};
use crate::session::StateMark;

/// A piece of work, carried out in the order given.
pub enum Job {
    Open { path: PathBuf },
    Save { path: PathBuf, project: Box<Project>, mark: StateMark },
}

/// What became of a job.
pub enum Done {
    Opened { path: PathBuf, result: Result<Box<Opened>, DiskError> },
    Saved { path: PathBuf, mark: StateMark, result: Result<(), DiskError> },
}

/// Carries out a job on the calling thread.
pub fn run(job: Job) -> Done {
    match job {
        Job::Open { path } => {
            let result = disk::open(&path).map(Box::new);
            Done::Opened { path, result }
        }
        Job::Save { path, project, mark } => {
            let result = disk::replace(&path, &write(&project));
            Done::Saved { path, mark, result }
        }
    }
}

/// Who carries out jobs: a thread in the program, the caller itself in tests.
pub trait Worker {
    fn start(&mut self, job: Job);
    fn finished(&mut self) -> Option<Done>;
    /// As [`Self::finished`], but gives the job this long to be done.
    fn wait(&mut self, at_most: Duration) -> Option<Done>;
}

/// The thread of the program.
pub struct Thread {
    jobs: Sender<Job>,
    done: Receiver<Done>,
}

impl Thread {
    /// `wake` is called after each job, from the thread.
    pub fn start(wake: impl Fn() + Send + 'static) -> std::io::Result<Self> {
        let (jobs, inbox) = mpsc::channel::<Job>();
        let (outbox, done) = mpsc::channel();
        std::thread::Builder::new().name("tradebook-worker".to_owned()).spawn(move || {
            for job in inbox {
                if outbox.send(run(job)).is_err() {
                    return;
                }
                wake();
            }
        })?;
        Ok(Self { jobs, done })
    }
}

impl Worker for Thread {
    fn start(&mut self, job: Job) {
        // The thread ends only with its sender, which is here.
        let _sent = self.jobs.send(job);
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
pub struct Inline(std::collections::VecDeque<Job>);

impl Worker for Inline {
    fn start(&mut self, job: Job) {
        self.0.push_back(job);
    }

    fn finished(&mut self) -> Option<Done> {
        self.0.pop_front().map(run)
    }

    fn wait(&mut self, _at_most: Duration) -> Option<Done> {
        self.finished()
    }
}
