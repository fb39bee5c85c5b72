//! One outcome in the table: its cells, its keys and its menu.

use egui::{Button, Id, Key, Modifiers, RichText, Stroke, Ui, vec2};

use super::deadline::deadline_field;
use super::lock::{held, is_locked};
use super::names::{is_overdue, kind_look, kind_name, status_look, status_name};
use super::session::issues_ui;
use super::{CommissionState, Editing, Part, cell};
use crate::domain::{
    CommissionSession, Deadline, Fields, Outcome, OutcomeId, OutcomeKind, OutcomeStatus, SessionId, StatusEntry,
};
use crate::session::{Action, Interaction};
use crate::ui::View;
use crate::ui::fields::area::offers;
use crate::ui::fields::layout::glyph_button;
use crate::ui::fields::menu::{Menu, menu};
use crate::ui::fields::text::wrapping_field;
use crate::ui::fields::typed::NO_KEY;
use crate::ui::fields::{Answer, Change, Field, Problem, RowKey, Typing, choice_of, row_keys, text_field, typed};
use crate::ui::theme::{self, Theme};
use crate::words::Words;

/// What a row asks of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowAsk {
    AddBelow,
    Duplicate,
    History,
    Up,
    Down,
    Delete,
}

/// Widths of the columns.
pub(super) struct Columns {
    paragraph: f32,
    kind: f32,
    text: f32,
    pub topic: Option<f32>,
    responsible: f32,
    /// `None`: the deadline stands below who is responsible.
    deadline: Option<f32>,
    status: f32,
}

const ACTIONS: f32 = 50.0;
/// Room that the text of an outcome has at least.
const LEAST_TEXT: f32 = 130.0;
/// From this width on topics have a column.
const TOPICS_FROM: f32 = 1000.0;
/// From this width on responsible and deadline have a column each.
const APART_FROM: f32 = 820.0;

impl Columns {
    pub fn of(room: f32) -> Self {
        let (paragraph, kind, status) = (36.0, 104.0, 100.0);
        // On a wide screen a list of bodies is not one word a line.
        let beyond = (room - TOPICS_FROM).max(0.0);
        let (responsible, deadline) = if room < APART_FROM {
            (164.0, None)
        } else {
            (124.0 + (0.3 * beyond).min(140.0), Some(156.0 + (0.05 * beyond).min(20.0)))
        };
        let topic = (room >= TOPICS_FROM).then(|| 136.0 + (0.1 * beyond).min(40.0));
        let others = paragraph + kind + responsible + deadline.unwrap_or(0.0) + status + ACTIONS + topic.unwrap_or(0.0);
        Self { paragraph, kind, text: (room - others).max(LEAST_TEXT), topic, responsible, deadline, status }
    }

    pub fn heads(&self, words: &Words) -> Vec<(String, f32)> {
        let (responsible, deadline) = (words.t("outcome-responsible"), words.t("outcome-deadline"));
        let both = format!("{responsible} · {deadline}");
        let mut heads = vec![
            (words.t("outcome-paragraph-sign"), self.paragraph),
            (words.t("outcome-kind"), self.kind),
            (words.t("outcome-text"), self.text),
        ];
        heads.extend(self.topic.map(|width| (words.t("outcome-topic"), width)));
        match self.deadline {
            Some(width) => heads.extend([(responsible, self.responsible), (deadline, width)]),
            None => heads.push((&both, self.responsible)),
        }
        heads.push((words.t("outcome-status"), self.status));
        heads.into_iter().map(|(name, width)| (name.to_owned(), width)).collect()
    }
}

pub(super) fn row_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    state: &mut CommissionState,
    part: Part<'_>,
    session: &CommissionSession,
    columns: &Columns,
    (place, outcome): (usize, &Outcome),
) -> Option<RowAsk> {
    let theme = Theme::of(ui);
    let id = super::outcomes::row_id(outcome.id);
    let nth = part.numbered("outcome-nth", place);
    let locked = is_locked(session);
    let mut ask = keys(ui, state, outcome, id, place + 1 == session.outcomes.len()).filter(|_| !locked);
    let mut editing = Editing::new(outcome);
    let behind = ui.painter().add(egui::Shape::Noop);
    let line = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let number = (place + 1).to_string();
        let row = RowPart { part, session, outcome, id, nth: &nth, number: &number };
        let focused = row.cells_ui(ui, state, columns, &mut editing);
        let buttons = row.buttons_ui(ui, place, session.outcomes.len(), focused && menu_key(ui));
        (focused, buttons)
    };
    let inner = ui.horizontal_top(line);
    let (focused, buttons) = inner.inner;
    ask = ask.or(buttons);
    let selected = view.session.selection().outcome == Some(outcome.id);
    if selected {
        let mut rect = inner.response.rect;
        rect.max.x = ui.max_rect().right();
        ui.painter().set(behind, egui::epaint::RectShape::filled(rect, 0, theme.accent_pale.gamma_multiply(0.45)));
        let bar = egui::Rect::from_min_size(rect.min, vec2(2.0, rect.height()));
        ui.painter().rect_filled(bar, 0, theme.accent);
    }
    if let Some(sentences) = state.known.of_points.get(&outcome.id) {
        ui.indent(id.with("issues"), |ui| issues_ui(ui, sentences));
    }
    super::line_below(ui, theme.table_line);
    let row = inner.response.rect;
    if focused && state.focused_outcome != Some(outcome.id) && !ui.clip_rect().y_range().contains(row.bottom()) {
        ui.scroll_to_rect(row, None);
    }
    if focused {
        state.focused_outcome = Some(outcome.id);
    } else if state.focused_outcome == Some(outcome.id) {
        state.focused_outcome = None;
    }
    let clicked = inner.response.contains_pointer() && ui.input(|input| input.pointer.primary_clicked());
    if (focused || clicked) && !selected && ask != Some(RowAsk::Delete) {
        view.act(Action::SelectOutcome(Some(outcome.id)));
    }
    let action = editing.action(|outcome| Fields::Outcome(session.id, outcome));
    view.actions.extend(action);
    ask
}

/// The key that opens the menu of what has the focus.
fn menu_key(ui: &Ui) -> bool {
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    pressed(Modifiers::NONE, Key::Menu) || pressed(Modifiers::SHIFT, Key::F10)
}

const TYPED: [&str; 5] = ["paragraph", "text", "topic", "responsible", "deadline"];

/// The keys of a row, before its fields take them.
fn keys(ui: &Ui, state: &CommissionState, outcome: &Outcome, id: Id, is_last: bool) -> Option<RowAsk> {
    let focused = ui.memory(|memory| memory.focused());
    let field = TYPED.iter().map(|name| id.with(*name)).find(|field| Some(*field) == focused);
    if field.is_none() && state.focused_outcome != Some(outcome.id) {
        return None;
    }
    let offering = field.is_some_and(|field| ui.ctx().read_response(field.with("completion_popup")).is_some());
    let blank = *outcome == Outcome::new(outcome.id, outcome.kind, "");
    let in_text = field == Some(id.with("text"));
    // On a chip Enter opens the list, and in a list of offers it takes one.
    let takes_enter = field.is_none() || offering;
    if takes_enter && ui.input(|input| input.key_pressed(Key::Enter)) {
        return None;
    }
    match row_keys(ui, true, blank && in_text)? {
        RowKey::Next if blank && is_last => {
            // Nothing was written: Enter ends the list instead of making it longer.
            if let Some(field) = field {
                ui.memory_mut(|memory| memory.surrender_focus(field));
            }
            None
        }
        RowKey::Next => Some(RowAsk::AddBelow),
        RowKey::Delete => Some(RowAsk::Delete),
        RowKey::Up => Some(RowAsk::Up),
        RowKey::Down => Some(RowAsk::Down),
    }
}

struct RowPart<'a> {
    part: Part<'a>,
    session: &'a CommissionSession,
    outcome: &'a Outcome,
    id: Id,
    /// "outcome 2"
    nth: &'a str,
    /// Shown where the protocol's own number of the paragraph is not typed.
    number: &'a str,
}

impl RowPart<'_> {
    /// Whether one of the cells has the focus.
    fn cells_ui(
        &self,
        ui: &mut Ui,
        state: &mut CommissionState,
        columns: &Columns,
        editing: &mut Editing<'_, Outcome>,
    ) -> bool {
        let outcome = self.outcome;
        let locked = is_locked(self.session);
        let status = state.known.status(outcome);
        let mut focused = false;
        let label = |column| self.part.cell(column, self.nth);
        let name = label("outcome-paragraph");
        let field = Field::new(self.id.with("paragraph"), &name).in_cell().hint(self.number);
        let answer = cell(ui, columns.paragraph, |ui| held(ui, locked, |ui| text_field(ui, field, &outcome.paragraph)));
        focused |= answer.response.has_focus();
        editing.take(answer.change, |outcome, paragraph| outcome.paragraph = paragraph);
        let answer = cell(ui, columns.kind, |ui| held(ui, locked, |ui| self.kind_ui(ui, &label("outcome-kind"))));
        focused |= answer.response.has_focus();
        editing.take(answer.change, |outcome, kind| outcome.kind = kind);
        let name = label("outcome-text");
        let field = Field::new(self.id.with("text"), &name).in_cell();
        let answer = cell(ui, columns.text, |ui| held(ui, locked, |ui| wrapping_field(ui, field, &outcome.text)));
        focused |= answer.response.has_focus();
        editing.take(answer.change, |outcome, text| outcome.text = text);
        if let Some(width) = columns.topic {
            let name = label("outcome-topic");
            let field = Field::new(self.id.with("topic"), &name).in_cell();
            let topics = &state.known.topics;
            let topic = |ui: &mut Ui| topic_field(ui, self.session, topics, outcome, field);
            let answer = cell(ui, width, |ui| held(ui, locked, topic));
            focused |= answer.response.has_focus();
            editing.take(answer.change, |outcome, topic| outcome.topic = topic);
        }
        let mut who_and_when = |ui: &mut Ui, width: f32, parts: [bool; 2]| {
            let both = |ui: &mut Ui| {
                if parts[0] {
                    let answer = self.responsible_ui(ui, &label("outcome-responsible"), columns.deadline.is_none());
                    focused |= answer.response.has_focus();
                    editing.take(answer.change, |outcome, responsible| outcome.responsible = responsible);
                }
                if parts[1] {
                    let answer = self.deadline_ui(ui, &label("outcome-deadline"), status);
                    focused |= answer.response.has_focus();
                    editing.take(answer.change, |outcome, deadline| outcome.deadline = deadline);
                }
            };
            cell(ui, width, |ui| held(ui, locked, both));
        };
        who_and_when(ui, columns.responsible, [true, columns.deadline.is_none()]);
        if let Some(width) = columns.deadline {
            who_and_when(ui, width, [false, true]);
        }
        let answer = cell(ui, columns.status, |ui| {
            let answer = self.status_ui(ui, &label("outcome-status"));
            if status != outcome.status() {
                self.later_ui(ui, state, status);
            }
            answer
        });
        focused |= answer.response.has_focus();
        self.take_status(state, answer.change, editing);
        focused
    }

    fn deadline_ui(&self, ui: &mut Ui, name: &str, status: OutcomeStatus) -> Answer<Deadline> {
        let field = Field::new(self.id.with("deadline"), name).in_cell();
        let answer = deadline_field(ui, field, self.part.words, &self.outcome.deadline);
        if is_overdue(self.outcome, status, self.part.today) {
            let text = format!("! {}", self.part.words.t("outcome-overdue"));
            ui.horizontal(|ui| {
                ui.add_space(theme::STEP * 2.0);
                ui.label(RichText::new(text).font(theme::small()).color(Theme::of(ui).conflict_text));
            });
        }
        answer
    }

    fn kind_ui(&self, ui: &mut Ui, name: &str) -> Answer<OutcomeKind> {
        let kind = self.outcome.kind;
        let look = kind_look(Theme::of(ui), kind);
        let field = Field::new(self.id.with("kind"), name);
        chip_place(ui, |ui| {
            choice_of(ui, field, look, kind, &OutcomeKind::ALL, |kind| kind_name(self.part.words, kind))
        })
    }

    fn status_ui(&self, ui: &mut Ui, name: &str) -> Answer<OutcomeStatus> {
        let status = self.outcome.status();
        let look = status_look(Theme::of(ui), status);
        let field = Field::new(self.id.with("status"), name);
        let called = |status| status_name(self.part.words, status);
        chip_place(ui, |ui| choice_of(ui, field, look, status, &OutcomeStatus::ALL, called))
    }

    /// What a later session made of the point; leads to its history.
    fn later_ui(&self, ui: &mut Ui, state: &mut CommissionState, status: OutcomeStatus) {
        let words = self.part.words;
        let text = format!("→ {}", status_name(words, status));
        let name = words.with("column-of-row", &[("column", words.t("outcome-history")), ("row", self.nth)]);
        ui.horizontal(|ui| {
            ui.add_space(theme::STEP);
            let link = egui::Link::new(RichText::new(text).font(theme::small()));
            if ui.add(link).accessible_name(&name).on_hover_text(&name).clicked() {
                state.ask_history(self.session.id, self.outcome.id);
            }
        });
    }

    /// A new status is a dated entry of the log; leafing through them in one visit leaves one.
    fn take_status(
        &self,
        state: &mut CommissionState,
        change: Option<Change<OutcomeStatus>>,
        editing: &mut Editing<'_, Outcome>,
    ) {
        let Some(change) = change else { return };
        let same =
            |visit: &(OutcomeId, Interaction, usize)| visit.0 == self.outcome.id && visit.1 == change.interaction;
        let before = state.status_visit.filter(same).map_or(self.outcome.log.len(), |visit| visit.2);
        state.status_visit = Some((self.outcome.id, change.interaction, before));
        let date = Some(self.part.today);
        editing.take(Some(change), |outcome, status| {
            outcome.log.truncate(before);
            if outcome.status() != status {
                outcome.log.push(StatusEntry { date, status, words: String::new(), source: None });
            }
        });
    }

    /// Where the deadline stands below, a hint says what the field is.
    fn responsible_ui(&self, ui: &mut Ui, name: &str, hinted: bool) -> Answer<Vec<String>> {
        let hint = if hinted { self.part.words.t("outcome-responsible") } else { "" };
        let field = Field::new(self.id.with("responsible"), name).in_cell().hint(hint);
        let read = |text: &str, _| Ok::<_, Problem>(read_names(text));
        let show = |names: &Vec<String>| names_text(names);
        let suggest = |text: &str| responsible_offers(self.part, self.session.id, text);
        let typing = Typing {
            field,
            value: &self.outcome.responsible,
            show: &show,
            read: &read,
            new_line: Some(NO_KEY),
            suggest: Some((&suggest, &[',', ';'])),
        };
        typed(ui, &typing)
    }

    fn buttons_ui(&self, ui: &mut Ui, place: usize, len: usize, by_key: bool) -> Option<RowAsk> {
        let words = self.part.words;
        let free = !is_locked(self.session);
        let mut ask = None;
        let name = words.with("outcome-menu", &[("outcome", self.nth)]);
        let button = glyph_button(ui, self.id.with("menu"), "…", &name, true);
        let asked = Menu { button: &button, by_key, back: self.id.with("text"), width: 190.0 };
        let chosen = menu(ui, &asked, |ui, opened| {
            let mut ask = None;
            let mut chosen_first = false;
            for (text, enabled, asked) in [
                ("outcome-add-below", free, RowAsk::AddBelow),
                ("outcome-duplicate", free, RowAsk::Duplicate),
                ("outcome-history", true, RowAsk::History),
                ("outcome-move-up", free && place > 0, RowAsk::Up),
                ("outcome-move-down", free && place + 1 < len, RowAsk::Down),
                ("outcome-delete", free, RowAsk::Delete),
            ] {
                let size = vec2(ui.available_width(), 26.0);
                let item = Button::selectable(false, words.t(text)).min_size(size).stroke(Stroke::NONE);
                let item = ui.add_enabled(enabled, item);
                if opened && enabled && !chosen_first {
                    chosen_first = true;
                    item.request_focus();
                }
                if item.clicked() {
                    ask = Some(asked);
                }
            }
            ask
        });
        ask = ask.or(chosen);
        let delete = words.with("outcome-delete-nth", &[("outcome", self.nth)]);
        if glyph_button(ui, self.id.with("delete"), "✕", &delete, free).clicked() {
            ask = Some(RowAsk::Delete);
        }
        ask
    }
}

/// A chip stands in the middle of the first line of its row.
fn chip_place<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.add_space(theme::STEP);
    let row = |ui: &mut Ui| {
        ui.add_space(theme::STEP);
        add(ui)
    };
    ui.horizontal(row).inner
}

/// A topic of the agenda or one that outcomes of other sessions have, or any other words: the list grows by itself.
pub(super) fn topic_field(
    ui: &mut Ui,
    session: &CommissionSession,
    known: &[String],
    outcome: &Outcome,
    field: Field<'_>,
) -> Answer<String> {
    let show = String::clone;
    let read = |text: &str, _| Ok::<_, Problem>(text.to_owned());
    let suggest = |text: &str| {
        let low = text.to_lowercase();
        let fits = |topic: &&String| !low.is_empty() && topic.to_lowercase().contains(&low);
        let mut topics: Vec<String> = Vec::new();
        for topic in session.head.agenda.iter().map(|topic| &topic.text).chain(known).filter(fits) {
            if !topics.contains(topic) && *topic != outcome.topic {
                topics.push(topic.clone());
            }
        }
        topics.retain(|topic| topic.to_lowercase() != low);
        topics.truncate(8);
        topics
    };
    typed(
        ui,
        &Typing {
            field,
            value: &outcome.topic,
            show: &show,
            read: &read,
            new_line: Some(NO_KEY),
            suggest: Some((&suggest, &[])),
        },
    )
}

/// "both sides", the parties of the commission and its working groups that begin with the text, then any area.
fn responsible_offers(part: Part<'_>, session: SessionId, text: &str) -> Vec<String> {
    let low = text.to_lowercase();
    if low.is_empty() {
        return Vec::new();
    }
    let mut names = vec![part.words.t("responsible-both").to_owned()];
    if let Some(commission) = part.project.commission_of(session) {
        let language = part.words.language();
        names.extend(commission.head.parties.iter().map(|party| part.project.area_name(party, language).to_owned()));
        names.extend(commission.head.working_groups.iter().cloned());
    }
    if names.iter().any(|name| name.to_lowercase() == low) {
        return Vec::new();
    }
    names.retain(|name| name.to_lowercase().starts_with(&low));
    if names.is_empty() {
        names = offers(part.project, part.words.language(), text);
    }
    names
}

/// Names parted by commas, or by semicolons where there is one: then a name may have commas.
pub(in crate::ui) fn read_names(text: &str) -> Vec<String> {
    let sign = if text.contains(';') { ';' } else { ',' };
    text.split(sign).map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

pub(in crate::ui) fn names_text(names: &[String]) -> String {
    let has_comma = names.iter().any(|name| name.contains(','));
    match names {
        // The sign at the end keeps a single name with commas whole.
        [only] if has_comma => format!("{only};"),
        names => names.join(if has_comma { "; " } else { ", " }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_room_and_a_wide_one_is_shared_by_all_texts() {
        let width = |room: f32| {
            let columns = Columns::of(room);
            columns.heads(&Words::english()).iter().map(|(_, width)| width).sum::<f32>() + ACTIONS
        };
        for room in [700.0, 900.0, 1000.0, 1440.0, 2400.0] {
            assert!((width(room) - room).abs() < 0.01, "{room}: {}", width(room));
        }
        let (narrow, wide) = (Columns::of(1000.0), Columns::of(1440.0));
        assert!(wide.responsible > 200.0 && wide.text > narrow.text + 200.0);
    }

    #[test]
    fn names_are_parted_by_commas_or_semicolons() {
        for (text, names) in [
            ("", &[][..]),
            ("both sides", &["both sides"]),
            ("Kazakhstan, Azerbaijan", &["Kazakhstan", "Azerbaijan"]),
            (
                "Ministry of Digital Development, Innovations; Azerbaijan",
                &["Ministry of Digital Development, Innovations", "Azerbaijan"],
            ),
            ("Korea, Republic;", &["Korea, Republic"]),
            (" , ,Kazakhstan,", &["Kazakhstan"]),
        ] {
            let read = read_names(text);
            assert_eq!(read, names, "{text}");
            assert_eq!(read_names(&names_text(&read)), names, "{text}");
        }
    }
}
