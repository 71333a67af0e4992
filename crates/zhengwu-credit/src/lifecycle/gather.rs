//! What guards see: the record that subject and event make together, and the facts that no record has.

use std::collections::BTreeMap;

use crate::code::{CodeList, Coded, FulfilmentStatus, PerformanceStatus, PromisorKind};
use crate::field::{Kind, KindSpec};
use crate::requirement::{Facts, NamedMatter};
use crate::value::date::day;

use super::correction::effective;
use super::fields::{FREE_TEXTS, GROUNDS, OF_THE_GROUND, pleaded_in, spoken_of_in};
use super::guard::Of;
use super::standing::{is_held_until, last_day};
use super::table::{Does, From, Lifecycle, Row};
use super::{Action, Event, State, SubjectKind, known};
use crate::model::text_of;

/// Fields by key, as typed.
pub(super) type Fields = BTreeMap<String, String>;

/// What an event said of its own moment only, and does not stay known of the subject.
const OF_THE_MOMENT: [&str; 7] = [
    "reason",
    "reason_note",
    "responsible_side",
    "follow_up",
    "next_follow_up_on",
    "evidence",
    "remarks",
];

/// The place of a field in the subject's own record, where it has one.
fn own_place(table: &Lifecycle, field: &str) -> Option<(&'static KindSpec, u8)> {
    let spec = table.of.record()?.spec();
    Some((spec, spec.place_of(field)?))
}

/// Whether what an event brings in a field stays known of the subject.
pub(super) fn stays(table: &Lifecycle, row: &Row, field: &str) -> bool {
    // What comes with the record itself is said of it, and of no moment.
    let is_of_record = field == "remarks" && row.from == From::Nothing;
    let passes = (OF_THE_MOMENT.contains(&field) && !is_of_record)
        || (row.does == Does::Plead && OF_THE_GROUND.contains(&field));
    table.keeps.contains(&field) || (!passes && own_place(table, field).is_some())
}

/// Whether an event brings a term of the subject that is not its to set: it would be changed by the way.
pub(super) fn is_foreign(
    table: &Lifecycle,
    row: &Row,
    state: &State,
    (event, field, text): (&Event, &str, &str),
) -> bool {
    // Looked for only where something hangs on it: every event of a replay comes by here.
    let own = || own_place(table, field);
    let contradicts = |(own, implied): &(&str, &str)| *own == field && !is_same_code(implied, text);
    if row.implies.iter().any(contradicts) && own().is_some() {
        return true;
    }
    let known = state.fact(field);
    if known.is_some_and(|known| known.trim() == text.trim()) {
        return false;
    }
    // By whose law it is judged no payload says: the day of signing is the day of the event.
    let is_own_date = || row.dates == Some(field) && own().is_some_and(|(spec, at)| spec.own_date == at);
    if is_own_date() && day(text).is_some_and(|day| day != event.on) {
        return true;
    }
    let is_key = || own().is_some_and(|(spec, at)| spec.key_fields.contains(&at));
    let is_known_key = known.is_some() && is_key();
    is_known_key || is_other_promisor(row, (event, field, text)) || !row.takes_field(field)
}

/// Whether a new promise is said to be another's than its key names: an official's is kept under the unit's code (2.3).
fn is_other_promisor(row: &Row, (event, field, text): (&Event, &str, &str)) -> bool {
    if row.from != From::Nothing || event.subject.kind != SubjectKind::Commitment {
        return false;
    }
    let says_unit = event.payload.contains_key("unit_uscc");
    let whose = if says_unit { "unit_uscc" } else { "promisor_code" };
    let own = event.subject.key.first().map(String::as_str).unwrap_or_default();
    field == whose && !text.trim().eq_ignore_ascii_case(own)
}

/// Whether two texts name the same status.
fn is_same_code(one: &str, other: &str) -> bool {
    let lists = [FulfilmentStatus::LIST, PerformanceStatus::LIST];
    let reads = |list: &&CodeList| list.read(one).is_some_and(|at| list.read(other) == Some(at));
    one == other || lists.iter().any(reads)
}

/// What an event brings: what is its to set, and the fields of the subject that are not.
pub(super) fn brought(
    table: &Lifecycle,
    state: &State,
    event: &Event,
    row: Option<&Row>,
) -> (Fields, Vec<String>) {
    let mut fields = given(event);
    // Where there is no such row nothing is set; a correction changes what it corrects.
    let Some(row) = row.filter(|row| row.does != Does::Correct) else {
        return (fields, Vec::new());
    };
    // Who only talks or supervises brings things of his own; a term of the record is none of them. Who succeeds, or what is
    // secret, is what such an event is about.
    let may_be_foreign = |field: &str| match row.does {
        Does::Talk | Does::Supervise => own_place(table, field).is_some(),
        does => !does.keeps_nothing(),
    };
    let foreign = fields.extract_if(.., |field, text| {
        may_be_foreign(field)
            && stays(table, row, field)
            && is_foreign(table, row, state, (event, field, text))
    });
    let foreign = foreign.map(|(field, _)| field).collect();
    (fields, foreign)
}

/// What an event brings, as text.
fn given(event: &Event) -> Fields {
    let fields = event.payload.iter();
    fields
        .map(|(field, value)| (field.clone(), text_of(value)))
        .filter(|(_, text)| !text.trim().is_empty())
        .collect()
}

/// The forbidden grounds that an event pleads, and where. A successor may say why there is one. To talk about one is the duty
/// (二(三)2): it is then the cause of the negotiation, and pleaded nowhere.
pub(super) fn pleads(event: &Event) -> impl Iterator<Item = (&'static str, &'static crate::code::Code)> {
    pleaded_by(event, &GROUNDS, pleaded_in)
}

/// The forbidden grounds of which an event speaks in its own words, and where.
fn speaks_of(event: &Event) -> impl Iterator<Item = (&'static str, &'static crate::code::Code)> {
    pleaded_by(event, &FREE_TEXTS, spoken_of_in)
}

fn pleaded_by(
    event: &Event,
    fields: &'static [&'static str],
    found: fn(&str, &str) -> Option<&'static crate::code::Code>,
) -> impl Iterator<Item = (&'static str, &'static crate::code::Code)> {
    let may_say = match event.action {
        Action::Succeed | Action::HandOver => Some("reason_note"),
        _ => None,
    };
    let pleaded = fields.iter().filter(move |field| Some(**field) != may_say);
    pleaded.filter_map(move |field| Some((*field, found(field, &event.text(field)?)?)))
}

/// The fields of the record of which a guard is asked.
pub(super) fn record_fields(
    of: Of,
    state: &State,
    event: &Event,
    row: Option<&Row>,
    brought: &Fields,
) -> (Kind, Fields) {
    let on = event.on.to_string();
    let (kind, mut fields) = match (of, state.subject.kind.record()) {
        (Of::Subject, Some(kind)) => (kind, state.facts.clone()),
        _ => (Kind::Performance, Fields::new()),
    };
    if let Some(field) = row.and_then(|row| row.dates.filter(|_| !row.once)) {
        fields.insert(field.to_owned(), on.clone());
    }
    fields.extend(brought.clone());
    // What the action says by itself no payload takes back.
    for (field, text) in row.map_or(&[][..], |row| row.implies) {
        fields.insert((*field).to_owned(), (*text).to_owned());
    }
    // What is about to be done is judged by the law of its day; no payload gives a statement another.
    if let Some(own_date) = kind.spec().field(kind.spec().own_date) {
        match kind {
            Kind::Dishonesty => {}
            Kind::Performance => _ = fields.insert(own_date.key.to_owned(), on),
            // Where it is not its to set, or nothing is possible, no payload says by whose law it is judged.
            _ if row.is_none_or(|row| !row.takes_field(own_date.key)) => {
                let known = state.fact(own_date.key).map_or(on, str::to_owned);
                fields.insert(own_date.key.to_owned(), known);
            }
            _ => _ = fields.entry(own_date.key.to_owned()).or_insert(on),
        }
    }
    (kind, fields)
}

/// The facts that no record has.
pub(super) fn facts(
    table: &Lifecycle,
    state: &State,
    event: &Event,
    row: Option<&Row>,
    (given, foreign): (Fields, Vec<String>),
) -> Facts {
    let names_event = |number: u64| state.history.iter().any(|earlier| earlier.sequence == number);
    Facts {
        on: event.on,
        last_on: state.last_on,
        is_of_subject: event.subject == state.subject,
        is_known: state.stage.is_some(),
        is_possible: row.is_some(),
        sets_nothing: row.is_none_or(|row| row.does.keeps_nothing()),
        pleads: pleads(event).collect(),
        speaks_of: speaks_of(event).collect(),
        open_matters: state.open_matters().cloned().collect(),
        named_matter: match (named_matter(state, event), event.text("matter")) {
            (Some(_), _) => NamedMatter::Open,
            (None, None) => NamedMatter::Unnamed,
            (None, Some(id)) if state.matters.iter().any(|matter| matter.id == id) => NamedMatter::Closed,
            (None, Some(_)) => NamedMatter::Unknown,
        },
        matters_above: state.matters_above.clone(),
        is_held: row.is_some_and(|row| row.action == Action::Amend) && {
            let earlier = effective(table, &state.history, None);
            last_day(state).is_some_and(|last| is_held_until(state, &earlier, last, event.on))
        },
        names_event: corrected(event).is_some_and(names_event),
        compensation_is_open: state.has_open_claim(),
        compensation_paid: state.compensation_paid,
        has_compensation: !state.compensations.is_empty(),
        given,
        foreign,
        unknown: known::unknown(table, &event.payload),
        known: state.facts.clone(),
        implied: row.map_or(&[], |row| row.implies),
        ..Facts::default()
    }
}

/// The place of the open matter that an event names; where it names none, the only one that is open.
pub(super) fn named_matter(state: &State, event: &Event) -> Option<usize> {
    let mut open = state
        .matters
        .iter()
        .enumerate()
        .filter(|(_, matter)| matter.is_open());
    match event.text("matter") {
        Some(id) => open.find(|(_, matter)| matter.id == id).map(|(at, _)| at),
        None => {
            let (at, _) = open.next()?;
            open.next().is_none().then_some(at)
        }
    }
}

/// The number of the event that a correction names.
pub(crate) fn corrected(event: &Event) -> Option<u64> {
    let number = event.text("corrects")?.trim().parse().ok()?;
    (number > 0 && event.action == Action::Correct).then_some(number)
}

/// What else a counterparty's successor may be: another kind of party, with another document.
pub(super) const SUCCESSOR_IS: [&str; 2] = ["party_b_kind", "party_b_id_kind"];

/// What a successor's name and number replace.
pub(super) fn successor_fields(
    state: &State,
    event: &Event,
    does: Does,
) -> Option<(&'static str, &'static str)> {
    let side = event.text("responsible_side");
    let is_government =
        does != Does::Succeed || event.action == Action::HandOver || side.as_deref() != Some("counterparty");
    let is_official = || {
        let kind = PromisorKind::LIST.read(state.fact("promisor_kind")?);
        Some(kind.and_then(PromisorKind::from_place)? == PromisorKind::Official)
    };
    match (state.subject.kind, is_government) {
        (SubjectKind::Contract, true) => Some(("party_a_name", "party_a_uscc")),
        (SubjectKind::Contract, false) => Some(("party_b_name", "party_b_id")),
        (SubjectKind::Commitment, true) => {
            match event.action == Action::HandOver || is_official() != Some(true) {
                true => Some(("promisor_name", "promisor_code")),
                // The unit of an official is merged away; the official stays.
                false => Some(("unit_name", "unit_uscc")),
            }
        }
        (SubjectKind::Commitment, false) => Some(("beneficiary", "")),
        _ => None,
    }
}
