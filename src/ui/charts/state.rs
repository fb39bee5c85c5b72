//! What the screens of charts keep between frames: how each is looked at, what is selected, what was drawn last.
//!
//! *Invariant:* nothing here is in the file; what a person means to keep goes into the chart by an action.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::made::Page;
use super::notes::NoteText;
use super::view::{Look, Viewed};
use crate::analysis::sheet::Sheet;
use crate::domain::marks::{Across, Datum, Picture};
use crate::domain::{Chart, ChartId, DatasetId, Fields, Flow, Key, Period};
use crate::session::Action;
use crate::ui::View;
use crate::ui::command::ChartCommand;
use crate::ui::fonts::installed::ChartFont;

/// How large the page is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Zoom {
    #[default]
    Fit,
    Full,
}

/// What the pointer does on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    #[default]
    Look,
    /// A click or a drag puts a note there.
    Note,
    /// Dragging a mark changes its figure.
    Drag,
}

/// A figure that is dragged: its cell and what it says by now.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Dragged {
    pub datum: Datum,
    pub dataset: DatasetId,
    pub key: Key,
    pub text: String,
    /// What the axes were made for when it began.
    pub held: Vec<Option<(f64, f64)>>,
    pub begun: super::drag::Begun,
}

/// Flows of datasets at their revisions.
type KnownFlows = (Vec<(DatasetId, u64)>, Rc<[Flow]>);

/// What the window keeps of charts.
#[derive(Default)]
pub struct ChartsState {
    looks: BTreeMap<ChartId, Look>,
    shown: Option<ChartId>,
    /// The panel beside the page is there.
    pub form_is_shown: bool,
    pub(super) as_table: bool,
    pub(super) zoom: Zoom,
    pub(super) mode: Mode,
    pub(super) selected: Option<Datum>,
    /// A figure to select when its chart is drawn.
    wanted: Option<(ChartId, DatasetId, Flow, Period)>,
    pub(super) page: Option<Rc<Page>>,
    pub(super) note: Option<NoteText>,
    pub(super) dragged: Option<Dragged>,
    pub(super) table: super::table::TableState,
    /// Where a span for a note, or a pan, began: months.
    pub(super) from: Option<f64>,
    /// What the context menu was opened on, and where.
    pub(super) menu: Option<super::menu::Opened>,
    pub(super) sheets: BTreeMap<DatasetId, (u64, Chart, Rc<Sheet>)>,
    flows: Option<KnownFlows>,
    /// What the page was laid out with: that of the export.
    pub(super) font: ChartFont,
}

impl ChartsState {
    pub fn is_table(&self) -> bool {
        self.as_table
    }

    pub fn adds_notes(&self) -> bool {
        self.mode == Mode::Note
    }

    pub fn drags_figures(&self) -> bool {
        self.mode == Mode::Drag
    }

    /// The chart that is or was on the screen last.
    pub fn last_shown(&self) -> Option<ChartId> {
        self.shown
    }

    /// Selects the mark of a figure when its chart comes on the screen.
    pub fn point_at(&mut self, chart: ChartId, dataset: DatasetId, flow: Flow, period: Period) {
        self.wanted = Some((chart, dataset, flow, period));
    }

    /// How a chart is looked at: as it was left.
    pub fn look(&self, id: ChartId) -> Look {
        self.looks.get(&id).cloned().unwrap_or_default()
    }

    pub(super) fn look_mut(&mut self, id: ChartId) -> &mut Look {
        self.looks.entry(id).or_default()
    }

    /// The chart as it is on the screen: zoomed, without what is hidden.
    pub fn viewed(&self, chart: &Chart) -> Viewed {
        Viewed { chart: chart.clone(), look: self.look(chart.id) }
    }

    pub(super) fn picture(&self) -> Option<&Picture> {
        self.page.as_deref().map(Page::picture)
    }

    /// Where everything of the page lies.
    #[cfg(test)]
    pub fn drawing(&self) -> Option<&crate::domain::drawing::Drawing> {
        self.page.as_deref().map(Page::drawing)
    }

    /// Another chart comes on the screen: nothing is left of what was done on the one before.
    ///
    /// True then: what stands beside the page was drawn before there was one.
    pub(super) fn begin(&mut self, id: ChartId) -> bool {
        if self.shown == Some(id) {
            return false;
        }
        self.shown = Some(id);
        self.mode = Mode::Look;
        (self.selected, self.note, self.dragged, self.from, self.menu) = (None, None, None, None, None);
        true
    }

    /// Selects the figure that a person came for.
    pub(super) fn meet(&mut self, id: ChartId) {
        let Some((_, dataset, flow, period)) = self.wanted.filter(|(chart, ..)| *chart == id) else { return };
        let Some(page) = &self.page else { return };
        self.wanted = None;
        self.selected = page.datum_of(dataset, flow, period);
    }

    /// Carries out a command on the chart on the screen; gives the text of what stands in its way.
    pub fn run(&mut self, command: ChartCommand, view: &mut View<'_>, id: ChartId) -> Option<&'static str> {
        match command {
            ChartCommand::AsTable => self.as_table = !self.as_table,
            ChartCommand::Fit => *self.look_mut(id) = Look::default(),
            ChartCommand::KeepPeriod => return self.keep_period(view, id),
            ChartCommand::AddNote => {
                let selected = self.selected.filter(|_| self.mode != Mode::Note);
                match selected.zip(view.session.project().charts.get(id)) {
                    Some((datum, chart)) => self.note = Some(NoteText::on(chart, datum)),
                    None => self.turn(Mode::Note),
                }
            }
            ChartCommand::DragFigures => self.turn(Mode::Drag),
            ChartCommand::GoToFigure => match self.selected {
                Some(datum) => super::figure::go_to(view, self, id, datum),
                None => return Some("page-select-first"),
            },
            ChartCommand::CopyPicture => super::copy_picture(self, view, id),
            _ => {}
        }
        None
    }

    /// Into a mode, or out of it again.
    fn turn(&mut self, mode: Mode) {
        self.mode = if self.mode == mode { Mode::Look } else { mode };
        self.as_table = false;
    }

    /// What is zoomed to becomes the chart's own period.
    pub(super) fn keep_period(&mut self, view: &mut View<'_>, id: ChartId) -> Option<&'static str> {
        let span = self.look(id).span;
        let on_time = self.picture().filter(|picture| picture.across == Across::Time);
        let kept = span.zip(on_time).and_then(|(span, picture)| super::view::periods_in(picture, span));
        let (Some((from, to)), Some(chart)) = (kept, view.session.project().charts.get(id)) else {
            return Some("page-zoom-first");
        };
        let fields = Fields::Chart(Chart { from: Some(from), to: Some(to), ..chart.clone() });
        view.act(Action::Set { fields: Box::new(fields), interaction: 0 });
        self.look_mut(id).span = None;
        None
    }

    /// What is drawn of a chart that is on the screen.
    pub(super) fn picture_of(&self, id: ChartId) -> Option<Rc<Picture>> {
        self.page.as_deref().filter(|page| page.id() == id).map(Page::whole)
    }

    /// Flows that the chart's datasets have figures of, looked up again when one of them changes.
    pub(super) fn flows_of(&mut self, view: &View<'_>, chart: &Chart) -> Rc<[Flow]> {
        let session = view.session;
        let asked: Vec<_> = chart.datasets.iter().map(|id| (*id, session.dataset_revision(*id))).collect();
        if let Some((_, flows)) = self.flows.as_ref().filter(|(known, _)| *known == asked) {
            return Rc::clone(flows);
        }
        let mut flows: Vec<Flow> = Vec::new();
        for sheet in chart.datasets.iter().filter_map(|id| session.sheet(*id)) {
            for column in &sheet.columns {
                if !flows.contains(&column.flow) {
                    flows.push(column.flow);
                }
            }
        }
        let flows: Rc<[Flow]> = flows.into();
        self.flows = Some((asked, Rc::clone(&flows)));
        flows
    }
}
