//! Actions on the figures of cells: typing, clearing, rivals, and what is known beside the number.

use crate::domain::{
    Dataset, DatasetId, Edit, EditError, Figure, FigureDetails, Figures, Key, ObsStatus, Qualifier, Said, SourceId,
};
use crate::session::entry::CellEntry;
use crate::session::{Action, Draft, FigureChange, Label, Refusal, Session};

/// The figures of a cell after a text was typed into it (ARCHITECTURE: typing over a figure corrects that figure).
pub fn entered(before: Option<&Figures>, read: &CellEntry, default_source: Option<SourceId>) -> Option<Figures> {
    if read.unchanged {
        return before.cloned();
    }
    let Some(said) = &read.said else {
        return before.and_then(cleared);
    };
    let Some(figures) = before else {
        return Some(Figures::one(fresh(said.clone(), default_source, read)));
    };
    let Some(place) = figures.adopted_place() else {
        return Some(figures.clone().with_another(fresh(said.clone(), default_source, read), true));
    };
    Some(figures.clone().with(place, |figure| correct(figure, said, read)))
}

pub(in crate::session) fn correct(figure: &mut Figure, said: &Said, read: &CellEntry) {
    // Digits typed over "about 450" correct the digits: what the inspector says of them stays, as source and date do.
    let qualifier = if read.qualifier == Qualifier::Exact { figure.qualifier } else { read.qualifier };
    let status = status_after(figure, said, read);
    if (figure.said != *said || figure.qualifier != qualifier)
        && let Some(mut details) = figure.details().cloned()
    {
        details.quote_outdated = details.quote.is_some();
        details.note = details.note.and_then(|note| without_arithmetic(&note));
        *figure = figure.clone().with_details(details);
    }
    figure.said = said.clone();
    figure.qualifier = qualifier;
    figure.status = status;
    if read.note.is_some() {
        *figure = with_note(figure.clone(), read);
    }
}

fn fresh(said: Said, source: Option<SourceId>, read: &CellEntry) -> Figure {
    let mut figure = with_note(Figure::new(said, source), read);
    figure.qualifier = read.qualifier;
    figure.status = read.status.unwrap_or_default();
    figure
}

/// The status that was typed, else the one that the figure had; the reason for a missing value goes with it.
fn status_after(figure: &Figure, said: &Said, read: &CellEntry) -> ObsStatus {
    let of_missing = figure.said == Said::NoValue && *said != Said::NoValue;
    read.status.unwrap_or(if of_missing { ObsStatus::Normal } else { figure.status })
}

/// A note without the arithmetic that gave the number before: it gives another one now.
pub(super) fn without_arithmetic(note: &str) -> Option<Box<str>> {
    let kept: Vec<_> = note.lines().filter(|line| !line.starts_with('=')).collect();
    (!kept.is_empty()).then(|| kept.join("\n").into())
}

/// Without the adopted figure; its rivals stay, and none is adopted in silence.
pub(super) fn cleared(figures: &Figures) -> Option<Figures> {
    // The common one, without a list of rivals being made.
    if figures.count() == 1 {
        return figures.adopted_place().is_none().then(|| figures.clone());
    }
    match figures.adopted_place() {
        Some(place) => figures.clone().without(place),
        None => Some(figures.clone()),
    }
}

fn with_note(figure: Figure, read: &CellEntry) -> Figure {
    let Some(note) = &read.note else { return figure };
    let details = figure.details().cloned().unwrap_or_default();
    let note = match details.note.as_deref() {
        Some(old) if old.lines().any(|line| line == note) => old.to_owned(),
        Some(old) if old != note => format!("{old}\n{note}"),
        _ => note.clone(),
    };
    figure.with_details(FigureDetails { note: Some(note.into()), ..details })
}

pub(super) fn changed(figure: &mut Figure, change: &FigureChange) {
    let mut details = figure.details().cloned().unwrap_or_default();
    let text = |text: &String| (!text.is_empty()).then(|| text.as_str().into());
    match change {
        FigureChange::Source(source) => figure.source = *source,
        FigureChange::Status(status) => figure.status = *status,
        FigureChange::Qualifier(qualifier) => figure.qualifier = *qualifier,
        FigureChange::Confidentiality(confidentiality) => figure.confidentiality = *confidentiality,
        FigureChange::Published(date) => details.published = *date,
        FigureChange::Quote(quote) => {
            details.quote = text(quote);
            details.quote_outdated = false;
        }
        FigureChange::Note(note) => details.note = text(note),
    }
    *figure = figure.clone().with_details(details);
}

impl Session {
    pub(super) fn begin_draft(&mut self, dataset: DatasetId, key: Key, text: String) {
        let read = self.read_entry(dataset, key, &text);
        self.revision += 1;
        self.dataset_revisions.insert(dataset, self.revision);
        self.draft = Some(Draft { dataset, key, text, read });
    }

    pub(super) fn drop_draft(&mut self) {
        if let Some(draft) = self.draft.take() {
            self.revision += 1;
            self.dataset_revisions.insert(draft.dataset, self.revision);
        }
    }

    pub(super) fn dispatch_figures(&mut self, action: Action) -> Result<(), Refusal> {
        match action {
            Action::Enter { dataset, key, text } => self.enter(dataset, key, &text),
            Action::AddFigure { dataset, key, text, source, adopt } => {
                let read = self.read_entry(dataset, key, &text);
                let Some(said) = read.said.clone() else { return Ok(()) };
                let figure = fresh(said, source, &read);
                let figures = match self.figures(dataset, key) {
                    Some(figures) => figures.clone().with_another(figure, adopt),
                    None => Figures::one(figure),
                };
                let label = Label::AddFigure { flow: key.flow, measure: key.measure, period: key.period };
                self.put_figures(dataset, key, Some(figures), label, 0)
            }
            Action::ChangeFigure { dataset, key, place, change, interaction } => {
                let figures = self.figures_with(dataset, key, Some(place))?;
                let figures = figures.with(place, |figure| changed(figure, &change));
                let label = Label::ChangeFigure { flow: key.flow, measure: key.measure, period: key.period };
                self.put_figures(dataset, key, Some(figures), label, interaction)
            }
            Action::CorrectFigure { dataset, key, place, text } => self.correct_figure(dataset, key, place, &text),
            Action::Adopt { dataset, key, place } => {
                let figures = self.figures_with(dataset, key, place)?;
                let label = Label::AdoptFigure { flow: key.flow, measure: key.measure, period: key.period };
                self.put_figures(dataset, key, Some(figures.with_adopted(place)), label, 0)
            }
            Action::RemoveFigure { dataset, key, place } => {
                let figures = self.figures_with(dataset, key, Some(place))?;
                let label = Label::RemoveFigure { flow: key.flow, measure: key.measure, period: key.period };
                self.put_figures(dataset, key, figures.without(place), label, 0)
            }
            _ => Ok(()),
        }
    }

    /// As typing over the adopted figure; an empty text changes nothing, a figure is removed by its button.
    fn correct_figure(&mut self, dataset: DatasetId, key: Key, place: usize, text: &str) -> Result<(), Refusal> {
        let figures = self.figures_with(dataset, key, Some(place))?;
        let read = self.read_entry(dataset, key, text);
        let shows = figures.get(place).map(|figure| self.text_of_figure(dataset, key, figure));
        let Some(said) = read.said.clone().filter(|_| shows.as_deref() != Some(text)) else { return Ok(()) };
        let read = CellEntry { unchanged: false, ..read };
        let figures = figures.with(place, |figure| correct(figure, &said, &read));
        let label = Label::ChangeFigure { flow: key.flow, measure: key.measure, period: key.period };
        self.put_figures(dataset, key, Some(figures), label, 0)
    }

    /// All figures of a cell; refused when there is none at `place`.
    fn figures_with(&self, dataset: DatasetId, key: Key, place: Option<usize>) -> Result<Figures, Refusal> {
        let figures = self.figures(dataset, key).filter(|figures| place.is_none_or(|place| place < figures.count()));
        figures.cloned().ok_or_else(|| EditError::Gone(dataset.0).into())
    }

    fn enter(&mut self, dataset: DatasetId, key: Key, text: &str) -> Result<(), Refusal> {
        let head = &self.dataset(dataset)?.head;
        let read = self.read_entry(dataset, key, text);
        let figures = entered(self.figures(dataset, key), &read, head.default_source);
        let (flow, measure, period) = (key.flow, key.measure, key.period);
        let label = match &read.said {
            Some(_) => Label::SetFigure { flow, measure, period, text: text.trim().chars().take(40).collect() },
            None => Label::ClearFigure { flow, measure, period },
        };
        self.put_figures(dataset, key, figures, label, 0)
    }

    fn put_figures(
        &mut self,
        dataset: DatasetId,
        key: Key,
        figures: Option<Figures>,
        label: Label,
        interaction: u64,
    ) -> Result<(), Refusal> {
        if self.figures(dataset, key) == figures.as_ref() {
            return Ok(());
        }
        let mut edits = Vec::new();
        if figures.is_none() {
            edits.extend(self.keep_period(dataset, key.period, &[])?);
        }
        edits.push(Edit::Figures { dataset, key, figures });
        self.commit(label, edits, self.selection.clone(), interaction)
    }

    /// A row does not vanish under the hand that empties its last cell: its period is kept.
    pub(super) fn keep_period(
        &self,
        dataset: DatasetId,
        period: crate::domain::Period,
        planned: &[Edit],
    ) -> Result<Option<Edit>, Refusal> {
        let kept = self.dataset(dataset)?.periods.contains(&period);
        let edit = Edit::Period { dataset, period, kept: true };
        Ok((!kept && !planned.contains(&edit)).then_some(edit))
    }

    pub(super) fn dataset(&self, id: DatasetId) -> Result<&Dataset, Refusal> {
        self.project().datasets.get(id).ok_or_else(|| EditError::Gone(id.0).into())
    }
}
