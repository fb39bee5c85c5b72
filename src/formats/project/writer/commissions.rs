//! Writes commissions with their sessions, outcomes and reviews.
//!
//! *Invariant:* persons, topics, log entries and the like stand on one line each; what is read as prose has its own.

use super::records::{cell_ref, flow_code};
use super::sheet::{Fields, Sheet};
use crate::domain::{
    AreaRef, Citation, CoChair, Commission, CommissionHead, CommissionSession, Deadline, Delegation, Document,
    GonePoint, Multiplier, Number, Outcome, Person, QuotedFigure, Reopening, Review, SessionHead, SessionTemplate,
    Statement, StatusEntry, Target, Topic,
};
use crate::formats::project::amount;

fn person(sheet: &mut Sheet, person: &Person) {
    let Person { name, office } = person;
    sheet.inline(|fields| {
        fields.text("name", name);
        fields.text("office", office);
    });
}

fn co_chair(sheet: &mut Sheet, co_chair: &CoChair) {
    let CoChair { party, person: chair, from, to } = co_chair;
    sheet.inline(|fields| {
        fields.text("party", &party.0);
        fields.unless("person", chair, person);
        fields.maybe("from", *from);
        fields.maybe("to", *to);
    });
}

fn document(sheet: &mut Sheet, document: &Document) {
    let Document { title, link } = document;
    sheet.inline(|fields| {
        fields.text("title", title);
        fields.text("link", link);
    });
}

pub fn commission(sheet: &mut Sheet, commission: &Commission) {
    let Commission { id, head, sessions } = commission;
    let CommissionHead { name, parties, co_chairs, working_groups, founding_document, templates, note } = head;
    sheet.block(|fields| {
        fields.id(id);
        fields.text("name", name);
        fields.texts("parties", parties.iter().map(|AreaRef(party)| party.as_str()));
        fields.rows("co_chairs", co_chairs.iter(), co_chair);
        fields.texts("working_groups", working_groups.iter().map(String::as_str));
        fields.unless("founding_document", founding_document, document);
        fields.rows("templates", templates.iter(), template);
        fields.text("note", note);
        fields.rows("sessions", sessions.iter(), session);
    });
}

fn delegation(sheet: &mut Sheet, delegation: &Delegation) {
    let Delegation { party, head, members } = delegation;
    sheet.block(|fields| {
        fields.text("party", &party.0);
        fields.unless("head", head, person);
        fields.rows("members", members.iter(), person);
    });
}

fn topic(sheet: &mut Sheet, topic: &Topic) {
    let Topic { text, rapporteur } = topic;
    sheet.inline(|fields| {
        fields.text("text", text);
        fields.text("rapporteur", rapporteur);
    });
}

fn template(sheet: &mut Sheet, template: &SessionTemplate) {
    let SessionTemplate { name, place, format, delegations, agenda } = template;
    sheet.block(|fields| {
        fields.text("name", name);
        fields.text("place", place);
        fields.word("format", *format);
        fields.rows("delegations", delegations.iter(), delegation);
        fields.rows("agenda", agenda.iter(), topic);
    });
}

fn statement(sheet: &mut Sheet, statement: &Statement) {
    let Statement { speaker, text } = statement;
    sheet.inline(|fields| {
        fields.text("speaker", speaker);
        fields.text("text", text);
    });
}

fn citation(sheet: &mut Sheet, citation: &Citation) {
    let Citation { source, quote } = citation;
    sheet.inline(|fields| {
        fields.with("source", |sheet| sheet.plain(source));
        fields.text("quote", quote);
    });
}

fn reopening(sheet: &mut Sheet, reopening: &Reopening) {
    let Reopening { date, who, why } = reopening;
    sheet.inline(|fields| {
        fields.with("date", |sheet| sheet.plain(date));
        fields.text("who", who);
        fields.text("why", why);
    });
}

fn session(sheet: &mut Sheet, session: &CommissionSession) {
    let CommissionSession { id, head, outcomes, reviews } = session;
    sheet.block(|fields| {
        fields.id(id);
        session_head(fields, head);
        fields.rows("outcomes", outcomes.iter(), outcome);
        fields.rows("reviews", reviews.iter(), review);
    });
}

fn session_head(fields: &mut Fields<'_>, head: &SessionHead) {
    let SessionHead {
        number,
        from,
        to,
        place,
        format,
        phase,
        delegations,
        agenda,
        statements,
        documents,
        sources,
        next_date,
        next_place,
        reopened,
        note,
    } = head;
    if let Some(number) = number {
        fields.with("number", |sheet| sheet.raw(&number.to_string()));
    }
    fields.maybe("from", *from);
    fields.maybe("to", *to);
    fields.text("place", place);
    fields.word("format", *format);
    fields.word("phase", *phase);
    fields.rows("delegations", delegations.iter(), delegation);
    fields.rows("agenda", agenda.iter(), topic);
    fields.rows("statements", statements.iter(), statement);
    fields.rows("documents", documents.iter(), document);
    fields.rows("sources", sources.iter(), citation);
    fields.maybe("next_date", *next_date);
    fields.text("next_place", next_place);
    fields.rows("reopened", reopened.iter(), reopening);
    fields.text("note", note);
}

fn deadline(sheet: &mut Sheet, deadline: &Deadline) {
    match deadline {
        Deadline::NoneStated => sheet.raw("NoneStated"),
        Deadline::NearFuture => sheet.raw("NearFuture"),
        Deadline::Permanent => sheet.raw("Permanent"),
        Deadline::On(date) => {
            sheet.raw("On(");
            sheet.plain(date);
            sheet.raw(")");
        }
        Deadline::Within(period) => {
            sheet.raw("Within(");
            sheet.plain(period);
            sheet.raw(")");
        }
        Deadline::Words(words) => {
            sheet.raw("Words(");
            sheet.quoted(words);
            sheet.raw(")");
        }
    }
}

fn status_entry(sheet: &mut Sheet, entry: &StatusEntry) {
    let StatusEntry { date, status, words, source } = entry;
    sheet.inline(|fields| {
        fields.maybe("date", *date);
        fields.word("status", *status);
        fields.text("words", words);
        fields.maybe("source", *source);
    });
}

fn number(sheet: &mut Sheet, number: Number) {
    sheet.raw("\"");
    amount::write_number(number, Multiplier::UNITS, sheet.text_mut());
    sheet.raw("\"");
}

fn target(sheet: &mut Sheet, target: &Target) {
    let Target { dataset, flow, baseline, target, by, words } = target;
    sheet.inline(|fields| {
        fields.maybe("dataset", *dataset);
        fields.with("flow", |sheet| flow_code(sheet, *flow));
        if let Some((period, amount)) = baseline {
            fields.with("baseline", |sheet| {
                sheet.raw("(");
                sheet.plain(period);
                sheet.raw(", ");
                number(sheet, *amount);
                sheet.raw(")");
            });
        }
        fields.with("target", |sheet| number(sheet, *target));
        fields.maybe("by", *by);
        fields.text("words", words);
    });
}

fn quoted_figure(sheet: &mut Sheet, figure: &QuotedFigure) {
    let QuotedFigure { number: said, cell } = figure;
    sheet.inline(|fields| {
        fields.with("number", |sheet| number(sheet, *said));
        fields.with("cell", |sheet| cell_ref(sheet, cell));
    });
}

fn gone_point(sheet: &mut Sheet, gone: &GonePoint) {
    let GonePoint { session, paragraph, text } = gone;
    sheet.inline(|fields| {
        if let Some(session) = session {
            fields.with("session", |sheet| sheet.raw(&session.to_string()));
        }
        fields.text("paragraph", paragraph);
        fields.text("text", text);
    });
}

fn outcome(sheet: &mut Sheet, outcome: &Outcome) {
    let Outcome { id, paragraph, kind, text, topic, responsible, deadline: until, priority, log, .. } = outcome;
    let Outcome { target: goal, figures, note, .. } = outcome;
    sheet.block(|fields| {
        fields.id(id);
        fields.text("paragraph", paragraph);
        fields.word("kind", *kind);
        fields.text("text", text);
        fields.text("topic", topic);
        fields.texts("responsible", responsible.iter().map(String::as_str));
        fields.unless("deadline", until, deadline);
        fields.word("priority", *priority);
        fields.rows("log", log.iter(), status_entry);
        if let Some(goal) = goal {
            fields.with("target", |sheet| target(sheet, goal));
        }
        fields.rows("figures", figures.iter(), quoted_figure);
        fields.text("note", note);
    });
}

fn review(sheet: &mut Sheet, review: &Review) {
    let Review { id, outcome, result, becomes, words, was } = review;
    sheet.block(|fields| {
        fields.id(id);
        fields.with("outcome", |sheet| sheet.plain(outcome));
        fields.word("result", *result);
        fields.list("becomes", becomes.iter(), |sheet, id| sheet.plain(id));
        fields.text("words", words);
        if let Some(gone) = was {
            fields.with("was", |sheet| gone_point(sheet, gone));
        }
    });
}
