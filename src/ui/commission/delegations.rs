//! The delegations of a session: party, head, office and members, a row each.

use egui::Ui;

use super::{Editing, Part, cell, table_head};
use crate::domain::{Delegation, Person, SessionHead};
use crate::ui::fields::layout::add_button;
use crate::ui::fields::list::row_buttons;
use crate::ui::fields::{
    Change, Field, Problem, Row, RowAnswer, Typing, area_field, heading, line_field, row_keys, rows_ui, typed,
};

/// Widths of the four columns, after the room for the buttons of the row.
fn widths(ui: &Ui) -> [f32; 4] {
    let room = (ui.available_width() - row_buttons::WIDTH).max(360.0);
    [room * 0.17, room * 0.25, room * 0.27, room * 0.31]
}

pub fn delegations_ui(ui: &mut Ui, part: Part<'_>, head: &SessionHead, editing: &mut Editing<'_, SessionHead>) {
    let words = part.words;
    heading(ui, words.t("session-delegations"));
    let list = part.base.with("delegations");
    if !head.delegations.is_empty() {
        let [party, person, office, members] = widths(ui);
        let columns = [
            (words.t("delegation-party"), party),
            (words.t("delegation-head"), person),
            (words.t("delegation-office"), office),
            (words.t("delegation-members"), members),
        ];
        table_head(ui, &columns);
    }
    let add = Some(words.t("delegation-add"));
    let change = rows_ui(ui, list, &head.delegations, Delegation::default(), add, &mut |ui, row, delegation| {
        delegation_ui(ui, part, row, delegation)
    });
    editing.take(change, |head, delegations| head.delegations = delegations);
}

fn delegation_ui(ui: &mut Ui, part: Part<'_>, row: Row, delegation: &Delegation) -> RowAnswer<Delegation> {
    let words = part.words;
    let nth = part.numbered("delegation-nth", row.place);
    let party_name = part.project.area_name(&delegation.party, words.language());
    let party = if party_name.is_empty() { nth.as_str() } else { party_name };
    let mut editing = Editing::new(delegation);
    let mut list = None;
    let [party_width, person, office, members] = widths(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let label = part.cell("delegation-party", &nth);
        let field = Field::new(row.id, &label).in_cell();
        let answer = cell(ui, party_width, |ui| area_field(ui, field, words, part.project, &delegation.party));
        editing.take(answer.change, |delegation, party| delegation.party = party);
        let label = part.cell("delegation-head", party);
        let field = Field::new(row.id.with("head"), &label).in_cell();
        let answer = cell(ui, person, |ui| line_field(ui, field, &delegation.head.name));
        editing.take(answer.change, |delegation, name| delegation.head.name = name);
        let label = part.cell("delegation-office", party);
        let field = Field::new(row.id.with("office"), &label).in_cell();
        let answer = cell(ui, office, |ui| line_field(ui, field, &delegation.head.office));
        editing.take(answer.change, |delegation, office| delegation.head.office = office);
        let change = cell(ui, members, |ui| members_ui(ui, part, row, party, delegation));
        editing.take(change, |delegation, members| delegation.members = members);
        list = row_buttons(ui, row.id, words, &nth, row.place, row.len);
    });
    super::line_below(ui, crate::ui::theme::Theme::of(ui).table_line);
    let change = editing.interaction.map(|interaction| Change { value: editing.now.into_owned(), interaction });
    RowAnswer { change, list }
}

/// One member a line, typed as "name, office".
fn members_ui(
    ui: &mut Ui,
    part: Part<'_>,
    row: Row,
    party: &str,
    delegation: &Delegation,
) -> Option<Change<Vec<Person>>> {
    let words = part.words;
    let list = row.id.with("members");
    let mut change = rows_ui(ui, list, &delegation.members, Person::default(), None, &mut |ui, row, member| {
        let number = (row.place + 1).to_string();
        let label = words.with("delegation-member", &[("number", &number), ("party", party)]);
        let focused = ui.memory(|memory| memory.has_focus(row.id));
        let key = row_keys(ui, focused, *member == Person::default());
        let field = Field::new(row.id, &label).hint(words.t("delegation-member-hint")).in_cell();
        let read = |text: &str, _| Ok::<_, Problem>(read_person(text));
        let new_line = Some(typed::NO_KEY);
        let typing = Typing { field, value: member, show: &person_text, read: &read, new_line, suggest: None };
        let change = typed(ui, &typing).change;
        RowAnswer { change, list: key.and_then(|key| key.change_of(row, *member == Person::default())) }
    });
    let name = words.with("delegation-add-member-of", &[("party", party)]);
    let text = format!("+ {}", words.t("delegation-add-member"));
    let button = add_button(ui, list.with("add"), &text).accessible_name(name);
    if button.clicked() {
        change = add_member(ui, list, &delegation.members);
    }
    change
}

fn add_member(ui: &Ui, list: egui::Id, members: &[Person]) -> Option<Change<Vec<Person>>> {
    let mut rows = crate::ui::fields::list::Rows::load(ui, list, members);
    let mut all = members.to_vec();
    let asked = crate::ui::fields::ListChange::Insert(all.len());
    let place = rows.apply(&mut all, asked, Person::default())?;
    typed::focus(ui, rows.id(list, place));
    rows.store(ui, list);
    Some(Change { value: all, interaction: crate::ui::fields::next_interaction(ui.ctx()) })
}

fn person_text(person: &Person) -> String {
    if person.office.is_empty() { person.name.clone() } else { format!("{}, {}", person.name, person.office) }
}

fn read_person(text: &str) -> Person {
    let (name, office) = text.split_once(',').unwrap_or((text, ""));
    Person { name: name.trim().to_owned(), office: office.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_is_typed_as_name_and_office() {
        for (text, name, office) in [
            ("A. B.", "A. B.", ""),
            ("A. B., Deputy Minister", "A. B.", "Deputy Minister"),
            ("A, B, C", "A", "B, C"),
            ("", "", ""),
        ] {
            let person = read_person(text);
            assert_eq!((person.name.as_str(), person.office.as_str()), (name, office));
            assert_eq!(read_person(&person_text(&person)), person);
        }
    }
}
