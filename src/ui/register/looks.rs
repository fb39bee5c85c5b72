//! What needs a look: open points that no later session took up, and what cannot be as it stands.

use egui::{Label, RichText, ScrollArea, Sense, Ui, Vec2, pos2};

use super::deeds::go_to_point;
use crate::analysis::record::Memory;
use crate::analysis::record::issues::{IssuePlace, issues};
use crate::domain::{OutcomeId, SessionId};
use crate::session::wording::record::{issue_sentence, session_title};
use crate::session::{Action, Place, Session, StateMark};
use crate::ui::View;
use crate::ui::theme::{self, CORNER, Theme};
use crate::words::Words;

#[derive(Default)]
pub struct Looks {
    made_of: Option<StateMark>,
    all: Vec<Look>,
}

/// One sentence, with where to mend it.
struct Look {
    sentence: String,
    /// The session and the words of the point.
    about: String,
    to: To,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum To {
    Session(SessionId),
    Point(OutcomeId),
}

const HEIGHT: f32 = 48.0;

impl Looks {
    pub fn len(&self) -> usize {
        self.all.len()
    }

    pub fn follow(&mut self, session: &Session, words: &Words) {
        let mark = Some(session.state_mark());
        if self.made_of == mark {
            return;
        }
        self.made_of = mark;
        let project = session.project();
        let memory = Memory::of(project);
        let title = |id: SessionId| project.session(id).map_or_else(String::new, |of| session_title(words, &of.head));
        let point = |id: OutcomeId| {
            let point = memory.point(id)?;
            let text: String = point.outcome.text.chars().take(160).collect();
            let parts = [
                session_title(words, &point.session.head),
                match point.outcome.paragraph.as_str() {
                    "" => String::new(),
                    paragraph => format!("¶ {paragraph}"),
                },
                text,
                point.commission.head.name.clone(),
            ];
            Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))
        };
        let lost = memory.all_lost().into_iter().map(|lost| {
            let id = if lost.next_is_draft { "register-lost-draft" } else { "register-lost" };
            let sentence = words.with(id, &[("next", &title(lost.next))]);
            Look { sentence, about: point(lost.outcome).unwrap_or_default(), to: To::Point(lost.outcome) }
        });
        let mut all: Vec<_> = lost.collect();
        for issue in issues(project, &memory) {
            let sentence = issue_sentence(words, project, &issue);
            for place in issue.places(&memory) {
                let (about, to) = match place {
                    IssuePlace::Outcome(_, id) => (point(id).unwrap_or_default(), To::Point(id)),
                    IssuePlace::Session(id) => {
                        let commission = project.commission_of(id).map_or("", |of| of.head.name.as_str());
                        (format!("{} · {commission}", title(id)), To::Session(id))
                    }
                };
                all.push(Look { sentence: sentence.clone(), about, to });
            }
        }
        self.all = all;
    }
}

pub fn looks_ui(ui: &mut Ui, view: &mut View<'_>, looks: &Looks) {
    let theme = Theme::of(ui);
    let words = view.words;
    let head = if looks.all.is_empty() { "register-looks-none" } else { "register-looks-explained" };
    ui.add(Label::new(RichText::new(words.t(head)).color(theme.muted)).wrap().selectable(false));
    ui.add_space(6.0);
    ui.spacing_mut().item_spacing.y = 2.0;
    let mut to = None;
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, HEIGHT, looks.all.len(), |ui, rows| {
        for look in rows.filter_map(|nth| looks.all.get(nth)) {
            if look_ui(ui, look) {
                to = Some(look.to);
            }
        }
    });
    match to {
        Some(To::Point(id)) => go_to_point(view, id),
        Some(To::Session(id)) => view.act(Action::GoTo(Place::Session(id))),
        None => {}
    }
}

fn look_ui(ui: &mut Ui, look: &Look) -> bool {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), HEIGHT), Sense::click());
    let spoken = format!("{}, {}", look.sentence, look.about);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Link, true, &spoken));
    if response.hovered() {
        ui.painter().rect_filled(rect, f32::from(CORNER), theme.table_line);
    }
    if response.has_focus() {
        let stroke = egui::Stroke::new(2.0, theme.accent);
        ui.painter().rect_stroke(rect, f32::from(CORNER), stroke, egui::StrokeKind::Inside);
    }
    let room = rect.width() - 16.0;
    for (top, text, color) in [(6.0, &look.about, theme.text), (25.0, &look.sentence, theme.attention_text)] {
        let mut job = egui::text::LayoutJob::simple_singleline(text.replace('\n', " "), theme::body(), color);
        job.wrap = egui::text::TextWrapping::truncate_at_width(room);
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        ui.painter().galley(pos2(rect.left() + 8.0, rect.top() + top), galley, color);
    }
    response.on_hover_text(&spoken).clicked()
}
