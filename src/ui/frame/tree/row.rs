//! One row of the tree: name on at most two lines, year of a session, + of a group.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, FontId, Galley, Rect, Response, Sense, Stroke, StrokeKind, TextFormat, Vec2};

use super::item::{self, Group, Item};
use super::keys::is_open;
use super::{Deed, TreeState};
use crate::session::Place;
use crate::ui::View;
use crate::ui::theme::{self, CORNER, ROW, Theme};
use crate::words::plain_spaces;

/// Side of the + and ▾ at the ends of a row.
const MARK: f32 = 20.0;

/// Draws the row; gives the height that it needs.
pub fn row_ui(
    ui: &mut egui::Ui,
    place: Rect,
    focus: &Response,
    state: &TreeState,
    view: &View<'_>,
    item: Item,
    deeds: &mut Vec<(Item, Deed)>,
) -> f32 {
    let theme = Theme::of(ui);
    let response = ui.interact(place, item.id(focus.id), Sense::CLICK);
    let project = view.session.project();
    let name = item.name(project, view.words);
    let shown = match view.session.place() {
        // What is compared is of its dataset.
        Place::Revisions(id) | Place::Mirror(id) => item == Item::Dataset(id),
        place => item.place() == Some(place),
    };
    let is_head = matches!(item, Item::Head(_));
    let under_keys = focus.has_focus() && state.cursor == Some(item);
    let open = is_open(state, view, item);

    if shown || response.hovered() && !is_head {
        let fill = if shown { theme.accent_pale } else { theme.table_line };
        ui.painter().rect_filled(place, f32::from(CORNER), fill);
    }
    if under_keys {
        let stroke = Stroke::new(1.5, theme.accent);
        ui.painter().rect_stroke(place, f32::from(CORNER), stroke, StrokeKind::Inside);
    }

    let indent = match item {
        Item::Session(..) => 24.0,
        _ => 8.0,
    };
    let (font, colour) = match (item, shown) {
        (Item::Head(_), true) => (FontId::new(theme::small().size, theme::semibold()), theme.accent),
        (Item::Head(_), _) => (FontId::new(theme::small().size, theme::semibold()), theme.muted),
        (_, true) => (theme::strong(), theme.accent),
        (_, false) => (theme::body(), theme.text),
    };
    let mut left = place.left() + indent;
    if let Some(open) = open.filter(|_| !is_head) {
        fold_ui(ui, Rect::from_min_size(egui::pos2(left - 4.0, place.top()), Vec2::new(18.0, ROW)), item, open, deeds);
        left += 14.0;
    }
    let year = item.year(project).map(|year| ui.painter().layout_no_wrap(year, theme::small(), theme.calculated));
    let added = item::added_by(item);
    let mut right = place.right() - 8.0;
    if let Some(year) = &year {
        let at = egui::pos2(right - year.size().x, place.top() + (ROW - year.size().y) / 2.0);
        right = at.x - 8.0;
        ui.painter().galley(at, Arc::clone(year), theme.calculated);
    }
    if let Some(added) = added {
        let top = if is_head { place.bottom() - ROW } else { place.top() };
        let rect = Rect::from_min_size(egui::pos2(place.right() - MARK, top + (ROW - MARK) / 2.0), Vec2::splat(MARK));
        plus_ui(ui, rect, focus, view, item, added, deeds);
        right = rect.left();
    }
    let open_conflicts = if item == Item::Head(Group::Checks) { view.session.standings().open } else { 0 };
    if open_conflicts > 0 {
        let text = ui.painter().layout_no_wrap(open_conflicts.to_string(), theme::small(), theme.conflict_text);
        let size = text.size() + Vec2::new(14.0, 4.0);
        let centre = place.bottom() - ROW / 2.0;
        let chip = Rect::from_min_size(egui::pos2(right - size.x, centre - size.y / 2.0), size);
        ui.painter().rect_filled(chip, 9.0, theme.conflict);
        ui.painter().galley(chip.min + Vec2::new(7.0, 2.0), text, theme.conflict_text);
        right = chip.left() - 8.0;
    }
    let galley = name_galley(ui, &name, font, colour, (right - left).max(20.0), is_head);
    let height = if is_head { ROW + 4.0 } else { (galley.size().y + 10.0).max(ROW).ceil() };
    let at = if is_head { place.bottom() - ROW } else { place.top() };
    let space = if is_head { ROW } else { height };
    ui.painter().galley(egui::pos2(left, at + (space - galley.size().y) / 2.0), Arc::clone(&galley), colour);

    let spoken = plain_spaces(&name);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        describe(node, item, &spoken, shown, open, &response);
        if open_conflicts > 0 {
            node.set_description(view.words.count("status-checks", open_conflicts));
        }
    });
    let response = if galley.elided { response.on_hover_text(&name) } else { response };
    clicks(&response, focus, item, open, deeds);
    height
}

fn describe(
    node: &mut egui::accesskit::Node,
    item: Item,
    name: &str,
    shown: bool,
    open: Option<bool>,
    response: &Response,
) {
    node.set_role(Role::TreeItem);
    node.set_label(name);
    node.set_selected(shown);
    node.set_level(match item {
        Item::Head(_) => 1,
        Item::Session(..) => 3,
        _ => 2,
    });
    if let Some(open) = open {
        node.set_expanded(open);
    }
    let rect = response.rect;
    node.set_bounds(egui::accesskit::Rect {
        x0: rect.min.x.into(),
        y0: rect.min.y.into(),
        x1: rect.max.x.into(),
        y1: rect.max.y.into(),
    });
    node.add_action(egui::accesskit::Action::Click);
}

fn clicks(response: &Response, focus: &Response, item: Item, open: Option<bool>, deeds: &mut Vec<(Item, Deed)>) {
    if response.clicked() {
        focus.request_focus();
        deeds.push((item, Deed::Go));
        if let (Item::Head(_), None, Some(open)) = (item, item.place(), open) {
            deeds.push((item, Deed::Fold(open)));
        }
    }
    if response.double_clicked() && item.has_name() {
        deeds.push((item, Deed::Rename));
    }
    if response.secondary_clicked() {
        focus.request_focus();
        let at = response.interact_pointer_pos().unwrap_or(response.rect.left_bottom());
        deeds.push((item, Deed::Menu(at)));
    }
}

fn name_galley(ui: &egui::Ui, name: &str, font: FontId, colour: Color32, width: f32, one_line: bool) -> Arc<Galley> {
    let layout = |name: String| {
        let mut job = LayoutJob::single_section(name, TextFormat::simple(font.clone(), colour));
        job.wrap = TextWrapping {
            max_width: width,
            max_rows: if one_line { 1 } else { 2 },
            break_anywhere: false,
            overflow_character: Some('…'),
        };
        ui.painter().layout_job(job)
    };
    let galley = layout(name.to_owned());
    match galley.rows.first().and_then(|row| ended_by_hand(name, row.char_count_excluding_newline().0)) {
        Some(name) if !one_line => layout(name),
        _ => galley,
    }
}

/// The name with its first line ended by hand where the layout would end it badly: in the middle of a word that has a
/// dash, as it takes none but - for the end of a line, before a space, which the next line would begin with, and after
/// a · that would stand between two things of which the line has only one.
fn ended_by_hand(name: &str, kept: usize) -> Option<String> {
    let (end, _) = name.char_indices().nth(kept)?;
    let (line, rest) = name.split_at(end);
    if let Some(line) = line.trim_end().strip_suffix('·') {
        return Some(format!("{}\n{}", line.trim_end(), rest.trim_start()));
    }
    if let Some(rest) = rest.strip_prefix(char::is_whitespace) {
        return Some(format!("{line}\n{rest}"));
    }
    if line.contains(char::is_whitespace) {
        return None;
    }
    let (dash, sign) = line.char_indices().rfind(|(_, sign)| matches!(sign, '–' | '—' | '/'))?;
    let (line, rest) = name.split_at(dash + sign.len_utf8());
    Some(format!("{line}\n{rest}"))
}

fn fold_ui(ui: &mut egui::Ui, rect: Rect, item: Item, open: bool, deeds: &mut Vec<(Item, Deed)>) {
    let theme = Theme::of(ui);
    let response = ui.interact(rect, ui.scope_id().with(("fold", item)), Sense::CLICK);
    let mark = if open { "▾" } else { "▸" };
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, mark, theme::body(), theme.muted);
    if response.clicked() {
        deeds.push((item, Deed::Fold(open)));
    }
}

fn plus_ui(
    ui: &mut egui::Ui,
    rect: Rect,
    focus: &Response,
    view: &View<'_>,
    item: Item,
    added: &'static str,
    deeds: &mut Vec<(Item, Deed)>,
) {
    let theme = Theme::of(ui);
    let text = view.words.t(added);
    let response = ui.interact(rect, item.id(focus.id).with("add"), Sense::CLICK);
    if response.hovered() {
        ui.painter().rect_filled(rect, f32::from(CORNER), theme.accent_pale);
    }
    let colour = if response.hovered() { theme.accent } else { theme.muted };
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, "+", theme::body(), colour);
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Button, true, text));
    if response.on_hover_text(text).clicked() {
        deeds.push((item, Deed::AddTo));
    }
}

#[cfg(test)]
mod tests {
    use super::ended_by_hand;

    #[test]
    fn a_name_is_broken_after_a_dash_or_instead_of_a_space_or_a_dot_in_the_middle() {
        let cases = [
            ("Kazakhstan–Azerbaijan Joint Commission", 20, Some("Kazakhstan–\nAzerbaijan Joint Commission")),
            ("Kazakhstan–Azerbaijan Joint Commission", 21, Some("Kazakhstan–Azerbaijan\nJoint Commission")),
            ("Kazakhstan–Azerbaijan", 40, None),
            ("Trade of Kazakhstan–Azerbaijan", 9, None),
            ("Vneshneekonomicheskoye", 12, None),
            ("20th session · Astana", 15, Some("20th session\nAstana")),
            ("20th session · Astana", 14, Some("20th session\nAstana")),
        ];
        for (name, kept, broken) in cases {
            assert_eq!(ended_by_hand(name, kept).as_deref(), broken, "{name} after {kept}");
        }
    }
}
