//! The six lifecycles as JSON, so that a form can draw them and ask for what an action must bring.

use serde_json::{Value, json};

use crate::code::{Coded, Words};
use crate::field::Kind;
use crate::lifecycle::{self, Guard, Lifecycle, Of, Row, Stage, To, fields};
use crate::rules;

use super::shown::label;

/// The six tables: states, transitions, guards with their rules and fields, clauses. A row begins in the states of `from`
/// (`null`: nothing is known yet) and leads to `to` (`null`: the state stays).
#[must_use]
pub fn lifecycles() -> Value {
    lifecycle::ALL.into_iter().map(table).collect()
}

fn table(table: &'static Lifecycle) -> Value {
    let kind = table.of.record();
    let stages = table.stages().into_iter().map(
        |stage| json!({"key": stage.key(), "label": label(stage.code()), "final": table.is_final(stage)}),
    );
    json!({
        "of": table.of,
        "title": words(table.title),
        "stages": stages.collect::<Vec<_>>(),
        "always": table.always.iter().map(|guard| guarded(guard, kind)).collect::<Vec<_>>(),
        "rows": table.all_rows().map(|row| transition(table, row)).collect::<Vec<_>>(),
    })
}

fn transition(table: &Lifecycle, row: &Row) -> Value {
    let kind = table.of.record();
    let from = table.begins(row).into_iter().map(|stage| stage.map(Stage::key));
    let to = match row.to {
        To::Stage(stage) => Some(stage.key()),
        To::Same => None,
    };
    json!({
        "from": from.collect::<Vec<_>>(),
        "action": row.action.key(),
        "label": label(row.action.code()),
        "to": to,
        "guards": row.guards.iter().map(|guard| guarded(guard, kind)).collect::<Vec<_>>(),
        "dates": row.dates.map(|field| named(field, kind)),
        "clause": row.clause.iter().map(|basis| basis.cite).collect::<Vec<_>>(),
    })
}

fn guarded(guard: &Guard, kind: Option<Kind>) -> Value {
    let rule = rules::find(guard.code).into_iter().next();
    let of = match guard.of {
        Of::Subject => "subject",
        Of::Statement => "statement",
        Of::Event => "event",
    };
    json!({
        "code": guard.code,
        "name": rule.map(|rule| rule.name),
        "title": rule.map(|rule| words(rule.title)),
        "of": of,
        "fields": guard.fields.iter().map(|field| named(field, kind)).collect::<Vec<_>>(),
        "is_brought": guard.is_brought,
        "is_told": guard.is_told,
    })
}

fn named(field: &str, kind: Option<Kind>) -> Value {
    let (zh, en) = fields::label(kind, field);
    json!({"key": field, "label": {"zh": zh, "en": en}})
}

fn words(words: Words) -> Value {
    json!({"zh": words.zh, "en": words.en})
}
