//! What the chart keeps between frames: the hidden series, the months in view, and what was drawn last.
//!
//! *Invariant:* picture and drawing are made again only when something they follow from has changed.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::View;
use crate::analysis::chart::goal::{Goal, standing};
use crate::analysis::chart::layout::reduced::Reduced;
use crate::analysis::chart::layout::{Paper, draw_reduced};
use crate::analysis::chart::markers::markers;
use crate::analysis::chart::palette::Palette;
use crate::analysis::chart::scene::{Chrome, Look, scene};
use crate::analysis::chart::{Input, picture};
use crate::analysis::sheet::{RowsOf, Sheet};
use crate::domain::drawing::Drawing;
use crate::domain::marks::{Marker, Picture, TextWidth};
use crate::domain::scene::Scene;
use crate::domain::{DatasetId, Flow};
use crate::session::StateMark;
use crate::session::wording::flow_name;
use crate::words::{NumberFormat, Words};

/// What the project says beside the table.
#[derive(Debug, Clone, PartialEq, Default)]
struct Around {
    unit: String,
    markers: Vec<Marker>,
    goals: Vec<Goal>,
    named: Vec<(Flow, String)>,
}

/// What the picture was made of.
struct Made {
    sheet: Rc<Sheet>,
    hidden: BTreeSet<Flow>,
    numbers: NumberFormat,
    language: &'static str,
}

/// The chart of one dataset screen.
pub struct ChartState {
    hidden: BTreeSet<Flow>,
    /// Months in view; `None` fits.
    view: Option<(f64, f64)>,
    shown: Option<(DatasetId, RowsOf)>,
    /// Of the session, when `around` was read.
    revision: Option<u64>,
    around: Around,
    /// The state of the project that the goals are of.
    goals_of: Option<(StateMark, DatasetId)>,
    made: Option<Made>,
    picture: Picture,
    reduced: Reduced,
    paper: Option<Paper>,
    /// Faces that the texts of the drawing could be of.
    helpers: usize,
    drawing: Drawing,
    /// Of the drawing, light or dark.
    scene: Option<(bool, Scene)>,
    #[cfg(test)]
    made_count: usize,
}

impl Default for ChartState {
    fn default() -> Self {
        Self {
            hidden: BTreeSet::from([Flow::Balance]),
            view: None,
            shown: None,
            revision: None,
            around: Around::default(),
            goals_of: None,
            made: None,
            picture: Picture::default(),
            reduced: Reduced::default(),
            paper: None,
            helpers: 0,
            drawing: Drawing::default(),
            scene: None,
            #[cfg(test)]
            made_count: 0,
        }
    }
}

pub(super) fn paper(size: egui::Vec2) -> Paper {
    Paper { width: f64::from(size.x), height: f64::from(size.y) }
}

impl ChartState {
    /// Whether a series is left out.
    pub fn is_hidden(&self, flow: Flow) -> bool {
        self.hidden.contains(&flow)
    }

    /// The series that are drawn, in the order of the legend.
    pub fn shown_flows(&self) -> Vec<Flow> {
        let flows = self.picture.legend.iter().map(|named| named.key.flow);
        flows.filter(|flow| !self.is_hidden(*flow)).collect()
    }

    pub fn toggle(&mut self, flow: Flow) {
        if !self.hidden.remove(&flow) {
            self.hidden.insert(flow);
        }
    }

    /// Shows the whole time again.
    pub fn fit(&mut self) {
        self.view = None;
    }

    pub fn picture(&self) -> &Picture {
        &self.picture
    }

    /// As it was drawn last.
    pub fn drawing(&self) -> &Drawing {
        &self.drawing
    }

    /// How often the picture was made.
    #[cfg(test)]
    pub(super) fn made_count(&self) -> usize {
        self.made_count
    }

    pub(super) fn nothing_shown(&self) -> bool {
        self.picture.legend.iter().all(|named| self.hidden.contains(&named.key.flow))
    }

    pub(super) fn name(&self, flow: Flow, words: &Words) -> String {
        name(&self.around.named, flow, words)
    }

    pub(super) fn unit(&self) -> &str {
        &self.around.unit
    }

    /// The table that the picture was made of.
    pub(super) fn sheet(&self) -> Option<&Sheet> {
        self.made.as_ref().map(|made| made.sheet.as_ref())
    }

    /// Makes the picture again if anything changed.
    pub(super) fn follow(&mut self, view: &View<'_>, dataset: DatasetId, sheet: Rc<Sheet>) {
        let (session, words) = (view.session, view.words);
        let shown = Some((dataset, sheet.question.rows));
        if self.shown != shown {
            self.shown = shown;
            self.view = None;
            self.revision = None;
        }
        let mut fresh = self.made.as_ref().is_some_and(|made| {
            Rc::ptr_eq(&made.sheet, &sheet)
                && made.hidden == self.hidden
                && made.numbers == words.numbers
                && made.language == words.language()
        });
        if self.revision != Some(session.revision()) || !fresh {
            self.revision = Some(session.revision());
            // What is typed into a cell changes no point: goals go through all of them.
            let state = Some((session.state_mark(), dataset));
            let known = (self.goals_of == state).then(|| self.around.goals.clone());
            self.goals_of = state;
            let goals = known.unwrap_or_else(|| standing(session.project(), |id| id == dataset));
            let around = Around { goals, ..around(view, dataset) };
            fresh &= around == self.around;
            self.around = around;
        }
        if !fresh {
            self.make(sheet, words, self.view.map(around_view));
        }
    }

    fn make(&mut self, sheet: Rc<Sheet>, words: &Words, within: Option<(f64, f64)>) {
        let named = &self.around.named;
        let Some((dataset, _)) = self.shown else { return };
        self.picture = picture(&Input {
            dataset,
            sheet: &sheet,
            markers: &self.around.markers,
            goals: &self.around.goals,
            unit: &self.around.unit,
            names: &|flow| name(named, flow, words),
            hidden: &self.hidden,
            words,
            within,
        });
        self.reduced = Reduced::of(&self.picture);
        self.paper = None;
        #[cfg(test)]
        {
            self.made_count += 1;
        }
        let (hidden, numbers, language) = (self.hidden.clone(), words.numbers, words.language());
        self.made = Some(Made { sheet, hidden, numbers, language });
    }

    /// Texts have other widths when another face has their letters.
    pub(super) fn written_with(&mut self, helpers: usize) {
        if std::mem::replace(&mut self.helpers, helpers) != helpers {
            self.paper = None;
        }
    }

    /// Lays the picture out if paper, view or picture changed.
    pub(super) fn draw(&mut self, paper: Paper, words: &Words, width: &dyn TextWidth) {
        let view = self.view();
        if let Some(window) = self.picture.window
            && !suits(window, view, self.picture.time)
            && let Some(sheet) = self.made.as_ref().map(|made| Rc::clone(&made.sheet))
        {
            self.make(sheet, words, Some(around_view(view)));
        }
        if self.paper == Some(paper) && self.drawing.view == view {
            return;
        }
        self.drawing = draw_reduced(&self.picture, &self.reduced, view, paper, words, width);
        self.scene = None;
        self.paper = Some(paper);
    }

    /// The shapes of what was drawn last; the window has the legend itself.
    pub(super) fn scene(&mut self, palette: &Palette) -> (&Scene, &Drawing) {
        if self.scene.as_ref().is_some_and(|(dark, _)| *dark != palette.dark) {
            self.scene = None;
        }
        let (_, scene) = self.scene.get_or_insert_with(|| {
            let look = Look { palette: palette.clone(), patterns: false, transparent: true, chrome: Chrome::BARE };
            (palette.dark, scene(&self.picture, &self.drawing, &look))
        });
        (scene, &self.drawing)
    }

    /// Months in view.
    pub fn view(&self) -> (f64, f64) {
        self.view.map_or(self.picture.time, |view| self.limited(view))
    }

    pub(super) fn set_view(&mut self, view: (f64, f64)) {
        self.view = Some(self.limited(view));
    }

    /// No further than the figures and a tenth on either side, no nearer than two periods.
    fn limited(&self, (from, to): (f64, f64)) -> (f64, f64) {
        let (first, last) = self.picture.time;
        let beyond = (last - first) * 0.1;
        let (first, last) = (first - beyond, last + beyond);
        let least = (2.0 * self.picture.shortest).max(3.0).min(last - first);
        let wide = (to - from).clamp(least, last - first);
        let from = ((from + to - wide) / 2.0).clamp(first, (last - wide).max(first));
        (from, from + wide)
    }
}

/// The months in view and as many on either side.
fn around_view((from, to): (f64, f64)) -> (f64, f64) {
    (2.0 * from - to, 2.0 * to - from)
}

/// Whether marks that were chosen for a window are fine enough for what is in view, and reach over it.
fn suits(window: (f64, f64), view: (f64, f64), time: (f64, f64)) -> bool {
    let reaches = window.0 <= view.0.max(time.0) && view.1.min(time.1) <= window.1.max(time.0);
    let whole = window.0 <= time.0 && time.1 <= window.1;
    let fine = window.1 - window.0 <= 6.0 * (view.1 - view.0);
    fine && (reaches || whole)
}

fn name(named: &[(Flow, String)], flow: Flow, words: &Words) -> String {
    let own = named.iter().find(|(known, _)| *known == flow);
    own.map_or_else(|| words.flow(flow).to_owned(), |(_, name)| name.clone())
}

fn around(view: &View<'_>, dataset: DatasetId) -> Around {
    let project = view.session.project();
    let head = project.datasets.get(dataset).map(|dataset| &dataset.head);
    Around {
        unit: head.map(|head| view.words.unit(&head.unit, head.shown)).unwrap_or_default(),
        markers: markers(project, view.words),
        goals: Vec::new(),
        named: project
            .flows
            .iter()
            .map(|flow| Flow::Named(flow.id))
            .map(|flow| (flow, flow_name(view.words, project, flow).to_owned()))
            .collect(),
    }
}
