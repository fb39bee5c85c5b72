//! A desktop where only what a script says happens: a fixed clock, dialogs that answer as told. For tests and benches.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::rc::Rc;

use jiff::civil::Date;

use super::desktop::{Answer, Ask, Desktop};
use crate::formats::picture::Pixels;
use crate::session::copying::Copied;
use crate::session::{CountedIds, IdSource};

/// What a script sets and sees of the desktop.
#[derive(Debug, Default)]
pub struct Script {
    /// What the next dialogs answer; none left: there is no dialog.
    pub choices: VecDeque<Option<PathBuf>>,
    pub asked: Vec<Ask>,
    pub links: Vec<String>,
    /// What was put on the clipboard, in its order.
    pub copied: Vec<Copied>,
    pub pictures: Vec<Pixels>,
    pub settings: Option<String>,
    /// Dialogs answer only later.
    pub dialog_stays_open: bool,
    /// What `~` stands for.
    pub home: Option<PathBuf>,
}

/// 23 November 2026, 14:32, for ever.
#[derive(Debug, Default)]
pub struct StillDesktop {
    pub script: Rc<RefCell<Script>>,
    answers: VecDeque<Answer>,
}

impl Desktop for StillDesktop {
    fn today(&self) -> Date {
        jiff::civil::date(2026, 11, 23)
    }

    fn clock(&self) -> String {
        "14:32".to_owned()
    }

    fn ask(&mut self, ask: Ask) {
        let mut script = self.script.borrow_mut();
        let choice = script.choices.pop_front();
        self.answers.push_back(Answer { ask: ask.clone(), no_dialog: choice.is_none(), path: choice.flatten() });
        script.asked.push(ask);
    }

    fn answer(&mut self) -> Option<Answer> {
        if self.script.borrow().dialog_stays_open { None } else { self.answers.pop_front() }
    }

    fn open_link(&mut self, _ctx: &egui::Context, link: &str) {
        self.script.borrow_mut().links.push(link.to_owned());
    }

    fn copy(&mut self, ctx: &egui::Context, copied: &Copied) {
        self.script.borrow_mut().copied.push(copied.clone());
        ctx.copy_text(copied.text.clone());
    }

    fn copy_picture(&mut self, pixels: Pixels) -> bool {
        self.script.borrow_mut().pictures.push(pixels);
        true
    }

    fn ids(&mut self) -> Box<dyn IdSource> {
        Box::new(CountedIds::default())
    }

    fn home(&self) -> Option<PathBuf> {
        self.script.borrow().home.clone()
    }

    fn store_settings(&mut self, text: &str) {
        self.script.borrow_mut().settings = Some(text.to_owned());
    }
}
