//! The page of a chart as it was made last: picture, drawing and scene.
//!
//! *Invariant:* each is made again only when something it follows from has changed.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::view::Look;
use crate::analysis::chart::described::{self, Exacts};
use crate::analysis::chart::layout::reduced::Reduced;
use crate::analysis::chart::layout::{Paper, draw_reduced, reaches};
use crate::analysis::chart::palette::Palette;
use crate::analysis::chart::scene::{Chrome, Look as SceneLook, scene};
use crate::domain::drawing::Drawing;
use crate::domain::marks::{Datum, Mark, PanelKind, Picture, SeriesKey, TextWidth};
use crate::domain::scene::Scene;
use crate::domain::{Chart, ChartId, ChartSize, ChartStyle, DatasetId, Flow, Period};
use crate::ui::View;
use crate::words::{DateFormat, NumberFormat, Words};

/// What a picture was made of.
#[derive(Debug, Clone, PartialEq)]
struct Asked {
    revision: u64,
    chart: Chart,
    hidden: BTreeSet<SeriesKey>,
    /// Of axes that stand still.
    held: Vec<Option<(f64, f64)>>,
    numbers: NumberFormat,
    dates: DateFormat,
    language: &'static str,
}

/// What a scene was made of beside the picture.
#[derive(Debug, Clone, PartialEq)]
struct Laid {
    view: (f64, f64),
    style: ChartStyle,
    size: ChartSize,
}

/// Widths of texts that were measured before: while a chart is moved most are.
#[derive(Default)]
struct Widths {
    regular: RefCell<BTreeMap<String, f64>>,
    bold: RefCell<BTreeMap<String, f64>>,
}

struct Remembering<'a> {
    known: &'a Widths,
    width: &'a dyn TextWidth,
}

impl TextWidth for Remembering<'_> {
    fn width(&self, text: &str, size: f64, bold: bool) -> f64 {
        let mut known = if bold { self.known.bold.borrow_mut() } else { self.known.regular.borrow_mut() };
        if let Some(known) = known.get(text) {
            return known * size;
        }
        let of_one = self.width.width(text, 1.0, bold);
        if known.len() >= MOST_WIDTHS {
            known.clear();
        }
        known.insert(text.to_owned(), of_one);
        of_one * size
    }
}

/// More texts than this are never on one page.
const MOST_WIDTHS: usize = 8192;

pub struct Page {
    asked: Asked,
    widths: Widths,
    /// With every series, for the form.
    whole: Rc<Picture>,
    exacts: Rc<Exacts>,
    picture: Rc<Picture>,
    reduced: Reduced,
    laid: Option<Laid>,
    drawing: Drawing,
    scene: Scene,
}

/// The size of a chart in pixels at 96 dpi.
pub fn size_of(chart: &Chart, style: &ChartStyle) -> ChartSize {
    chart.size.unwrap_or(style.size).limited()
}

impl Page {
    /// The page of a chart, made again as far as something has changed.
    pub fn follow(
        known: Option<Self>,
        view: &View<'_>,
        chart: &Chart,
        (look, held): (&Look, &[Option<(f64, f64)>]),
        width: &dyn TextWidth,
    ) -> Self {
        let (session, words) = (view.session, view.words);
        let asked = Asked {
            revision: session.revision(),
            chart: chart.clone(),
            hidden: look.hidden.clone(),
            held: held.to_vec(),
            numbers: words.numbers,
            dates: words.dates,
            language: words.language(),
        };
        let mut page = match known.filter(|page| page.asked == asked) {
            Some(page) => page,
            None => Self::made(view, asked),
        };
        page.lay(look, &session.project().head.style, words, width);
        page
    }

    fn made(view: &View<'_>, asked: Asked) -> Self {
        let project = view.session.shown_project();
        let (whole, exacts) = described::with_exacts(&project, &asked.chart, view.words);
        let whole = Rc::new(whole);
        let picture = if asked.hidden.is_empty() {
            Rc::clone(&whole)
        } else {
            let drawn = described::without(&project, &asked.chart, &asked.hidden, view.words);
            Rc::new(drawn.named_without(&asked.hidden))
        };
        let held = asked.held.clone();
        let picture = if held.is_empty() { picture } else { Rc::new(Picture { held, ..Picture::clone(&picture) }) };
        let reduced = Reduced::of(&picture);
        Self {
            asked,
            widths: Widths::default(),
            whole,
            exacts: Rc::new(exacts),
            picture,
            reduced,
            laid: None,
            drawing: Drawing::default(),
            scene: Scene::default(),
        }
    }

    fn lay(&mut self, look: &Look, style: &ChartStyle, words: &Words, width: &dyn TextWidth) {
        let laid =
            Laid { view: look.view(&self.picture), style: style.clone(), size: size_of(&self.asked.chart, style) };
        if self.laid.as_ref() == Some(&laid) {
            return;
        }
        if self.laid.as_ref().is_some_and(|before| before.style != laid.style) {
            self.widths = Widths::default();
        }
        let width = &Remembering { known: &self.widths, width };
        let factor = style.text_factor();
        let paper = Paper { width: f64::from(laid.size.width) / factor, height: f64::from(laid.size.height) / factor };
        self.drawing = draw_reduced(&self.picture, &self.reduced, laid.view, paper, words, width);
        let look = SceneLook {
            palette: Palette::of(style),
            patterns: style.patterns || self.asked.chart.patterns,
            transparent: false,
            chrome: Chrome::WHOLE,
        };
        self.scene = scene(&self.picture, &self.drawing, &look);
        self.laid = Some(laid);
    }

    pub fn id(&self) -> ChartId {
        self.asked.chart.id
    }

    pub fn whole(&self) -> Rc<Picture> {
        Rc::clone(&self.whole)
    }

    /// The exact figures, where this page shows the chart as it is now.
    pub fn exacts(&self, view: &View<'_>, chart: &Chart) -> Option<Rc<Exacts>> {
        let holds = self.asked.revision == view.session.revision() && self.asked.chart == *chart;
        holds.then(|| Rc::clone(&self.exacts))
    }

    pub fn picture(&self) -> &Picture {
        &self.picture
    }

    /// What the axes are made for as they stand.
    pub fn reaches(&self) -> Vec<Option<(f64, f64)>> {
        let view = self.laid.as_ref().map_or(self.picture.time, |laid| laid.view);
        reaches(&self.picture, &self.reduced, view)
    }

    pub fn drawing(&self) -> &Drawing {
        &self.drawing
    }

    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// In pixels at 96 dpi.
    pub fn size(&self) -> ChartSize {
        self.laid.as_ref().map(|laid| laid.size).unwrap_or_default()
    }

    /// How much larger than the drawing the page is.
    pub fn factor(&self) -> f64 {
        self.laid.as_ref().map_or(1.0, |laid| laid.style.text_factor())
    }

    /// The mark of a figure: its level if it is drawn, else what else is.
    pub fn datum_of(&self, dataset: DatasetId, flow: Flow, period: Period) -> Option<Datum> {
        let fits = |datum: &Datum| {
            let key = datum.series.key;
            (key.dataset, key.flow, datum.period) == (dataset, flow, period)
        };
        let mut all = data(&self.picture).into_iter().filter(fits).collect::<Vec<_>>();
        all.sort_by_key(|datum| datum.series.panel != PanelKind::Level);
        all.first().copied()
    }
}

/// Every figure that has a mark, panel by panel, series by series, in time order.
pub fn data(picture: &Picture) -> Vec<Datum> {
    let mut all = Vec::new();
    for mark in picture.panels.iter().flat_map(|panel| &panel.marks) {
        match mark {
            Mark::Bar(bar) => all.push(bar.datum),
            Mark::Line(line) => all.extend(line.points.iter().map(|point| point.datum)),
            Mark::Ribbon(ribbon) => all.extend(ribbon.points.iter().map(|point| point.datum)),
            Mark::Note(note) => all.push(note.datum),
            Mark::Band(_) | Mark::Label(_) | Mark::Break(_) => {}
        }
    }
    all
}
