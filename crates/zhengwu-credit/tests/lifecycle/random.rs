//! Random logs: replay against a naive second replay, incremental against whole, text against text.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};
use zhengwu_credit::lifecycle::{
    ALL, Action, Does, Event, From, Lifecycle, Log, Moment, Stage, State, SubjectKind, To,
};
use zhengwu_credit::value::Date;

use super::common::{FORBIDDEN, day, event, good, new_state, table, with_machine};
use super::foreign::{PAYLOADS, is_inert, no_term_changed};

/// An event by numbers: which action, what it brings, on which day it was, on which day it was entered.
type Picked = (usize, u8, u8, u8, u8);

fn date(offset: u8) -> Date {
    day("2025-01-01") + chrono_days(offset)
}

fn chrono_days(days: u8) -> chrono::Days {
    chrono::Days::new(u64::from(days))
}

fn made(kind: SubjectKind, (action, brings, on, _, number): Picked) -> Event {
    let rows: Vec<_> = table(kind).all_rows().collect();
    let action = rows[action % rows.len()].action;
    let mut event = match brings % 5 {
        0 => event(kind, action, json!({})),
        1 => good(kind, action).with("change_ground", FORBIDDEN[usize::from(brings) % 5]),
        2 => good(kind, action).with("reason", FORBIDDEN[usize::from(brings) % 5]),
        _ => good(kind, action),
    };
    event.on = date(on);
    if brings % 4 == 3 && action != Action::Correct {
        let (field, text) = PAYLOADS[(usize::from(brings) * 31 + usize::from(number)) % PAYLOADS.len()];
        event = event.with(field, text);
    }
    if action == Action::Correct {
        event = event
            .with("corrects", u64::from(number))
            .with("reason_note", "录错");
        event = match brings % 3 {
            0 => event.with("withdrawn", true),
            1 => event.with("corrected_on", date(on / 2).to_string()),
            _ => event.with("performed_amount", "1"),
        };
    }
    event
}

fn log_of(kind: SubjectKind, picked: &[Picked]) -> Log {
    let mut log = Log::new();
    if let Some(first) = picked.first().filter(|first| first.4 % 4 != 0) {
        // Most of them begin as they should.
        let create = table(kind)
            .rows
            .iter()
            .find(|row| row.from == From::Nothing)
            .unwrap();
        let create = if first.1 % 2 == 0 && table(kind).row(None, Action::Register).is_some() {
            Action::Register
        } else {
            create.action
        };
        let mut event = good(kind, create);
        event.on = date(first.2 / 4);
        let at = date(first.3 / 4).and_hms_opt(9, 0, 0).unwrap();
        log.append(event, at, "示例经办", 1).unwrap();
    }
    for one in picked {
        let at = date(one.3).and_hms_opt(9, 0, 0).unwrap();
        log.append(made(kind, *one), at, "示例经办", log.next_sequence())
            .unwrap();
    }
    log
}

/// What the specification says, said once more and as plainly as possible: state and number of open matters.
fn naive(table: &Lifecycle, log: &Log, moment: Moment) -> (Option<Stage>, usize) {
    let known: Vec<Event> = log
        .events()
        .iter()
        .filter(|event| {
            moment
                .known_at
                .is_none_or(|day| event.recorded_at.unwrap().date() <= day)
        })
        .map(|event| Event::clone(event))
        .collect();
    let corrected: BTreeMap<u64, Option<Event>> = known
        .iter()
        .map(|event| (event.sequence, corrected(&known, event)))
        .collect();
    let mut happened: Vec<Event> = corrected.into_values().flatten().collect();
    happened.retain(|event| moment.as_of.is_none_or(|day| event.on <= day));
    happened.sort_by_key(|event| (event.on, event.sequence));
    let pleads = |event: &Event| {
        let mut fields = ["change_ground", "reason", "reason_note"].iter();
        let says_why = matches!(event.action, Action::Succeed | Action::HandOver);
        fields.any(|field| {
            !(says_why && *field == "reason_note")
                && event
                    .text(field)
                    .is_some_and(|text| FORBIDDEN.contains(&text.as_str()))
        })
    };
    // What makes it known counts before everything else.
    let begins = |event: &Event| {
        let mut rows = table.rows.iter();
        rows.any(|row| row.action == event.action && row.from == From::Nothing)
    };
    if let Some(at) = happened.iter().position(begins) {
        let first = happened.remove(at);
        happened.insert(0, first);
    }
    let (mut stage, mut open): (Option<Stage>, Vec<String>) = (None, Vec::new());
    let has_matters = table.rows.iter().any(|row| row.action == Action::CloseMatter);
    for event in happened {
        let is_over = stage.is_some_and(|stage| table.is_final(stage));
        let id = event.text("matter").unwrap_or(event.sequence.to_string());
        let is_plea = pleads(&event) && event.action != Action::Negotiate;
        if is_plea && stage.is_some() {
            if has_matters && !is_over {
                open.push(id);
            }
            continue;
        }
        let exact = table
            .all_rows()
            .find(|row| row.action == event.action && row.from.has(stage));
        let later = stage.filter(|_| !is_over).and_then(|here| {
            table.rows.iter().find(|row| {
                let ends = matches!(row.to, To::Stage(to) if table.is_final(to));
                row.action == event.action
                    && !ends
                    && reachable(table, here)
                        .iter()
                        .any(|there| row.from.has(Some(*there)))
            })
        });
        let Some(row) = exact.or(later) else { continue };
        if matches!(row.to, To::Stage(to) if table.is_final(to)) && !open.is_empty() {
            continue;
        }
        match row.does {
            Does::OpenShortfall | Does::OpenBreach | Does::BreakWord => open.push(id),
            Does::Determine
                if event
                    .text("fulfilment_status")
                    .is_some_and(|status| status != "full") =>
            {
                open.push(id)
            }
            Does::CloseMatter => match event.text("matter") {
                Some(named) => {
                    if let Some(at) = open.iter().position(|one| *one == named) {
                        open.remove(at);
                    }
                }
                None if open.len() == 1 => open.clear(),
                None => {}
            },
            _ => {}
        }
        if let To::Stage(to) = row.to {
            stage = Some(to);
        }
        if is_plea && has_matters && stage.is_some() {
            open.push(event.text("matter").unwrap_or(event.sequence.to_string()));
        }
    }
    (stage, open.len())
}

fn reachable(table: &Lifecycle, from: Stage) -> Vec<Stage> {
    let mut all = vec![from];
    for _ in 0..table.rows.len() {
        for row in table.rows {
            if let To::Stage(to) = row.to
                && all.iter().any(|stage| row.from.has(Some(*stage)))
                && !all.contains(&to)
            {
                all.push(to);
            }
        }
    }
    all
}

/// An event with its corrections, each of which may itself be corrected; `None` for what never happened or only corrects.
fn corrected(known: &[Event], event: &Event) -> Option<Event> {
    let mended = mended(known, event)?;
    let names = mended.text("corrects").is_some_and(|number| number != "0");
    (!(mended.action == Action::Correct && names)).then_some(mended)
}

fn mended(known: &[Event], event: &Event) -> Option<Event> {
    let mut mended_event = event.clone();
    for later in known
        .iter()
        .filter(|later| later.action == Action::Correct && later.sequence > event.sequence)
    {
        let Some(correction) = mended(known, later) else {
            continue;
        };
        if correction.text("corrects") != Some(event.sequence.to_string()) {
            continue;
        }
        for (field, value) in &correction.payload {
            if !["corrects", "reason_note"].contains(&field.as_str()) {
                mended_event.payload.insert(field.clone(), value.clone());
            }
        }
    }
    let is = |field: &str| mended_event.payload.get(field).cloned().unwrap_or(Value::Null);
    // What a correction of a correction says of withdrawal is about the correction.
    if is("withdrawn") == json!(true) && event.payload.get("withdrawn") != Some(&json!(true)) {
        return None;
    }
    if let Some(on) = is("corrected_on").as_str()
        && event.payload.get("corrected_on") != Some(&json!(on))
    {
        mended_event.on = day(on);
    }
    Some(mended_event)
}

fn same(state: &State) -> (Option<Stage>, usize) {
    (state.stage, state.open_matters().count())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn replay_agrees_with_a_naive_one(
        kind in 0..6_usize,
        picked in prop::collection::vec((0..60_usize, any::<u8>(), 0..40_u8, 0..40_u8, 1..9_u8), 0..9),
        as_of in prop::option::of(0..45_u8),
        known_at in prop::option::of(0..45_u8),
    ) {
        let kind = SubjectKind::ALL[kind];
        // Corrections of corrections have a test of their own: here a correction names no correction.
        let log = log_of(kind, &picked);
        let moment = Moment { as_of: as_of.map(date), known_at: known_at.map(date) };
        let names_correction = log.events().iter().any(|event| event.text("corrects").is_some_and(|number| {
            log.events().iter().any(|other| other.action == Action::Correct && other.sequence.to_string() == number)
        }));
        prop_assume!(!names_correction);
        let state = log.state(&super::common::subject(kind), moment);
        prop_assert_eq!(same(&state), naive(table(kind), &log, moment));
        prop_assert!(state.matters.iter().all(|matter| matter.closed.is_none_or(|closed| closed >= matter.opened)));
        let read = Log::read(&log.to_text()).unwrap();
        prop_assert_eq!(&read, &log);
        prop_assert_eq!(read.states(moment), log.states(moment));
    }

    #[test]
    fn one_by_one_is_the_same_as_at_once(
        kind in 0..6_usize,
        picked in prop::collection::vec((0..60_usize, any::<u8>(), 0..40_u8, 0..40_u8, 1..9_u8), 0..8),
    ) {
        let kind = SubjectKind::ALL[kind];
        let log = log_of(kind, &picked);
        with_machine(|machine| {
            let mut state = new_state(kind);
            let mut turn = picked.first().map_or(0, |first| usize::from(first.1));
            for event in log.events() {
                let before = state.clone();
                let applied = machine.apply(&state, event);
                let (next, unmet) = machine.record_fact(&state, event);
                prop_assert_eq!(&state, &before);
                prop_assert_eq!(applied.is_ok(), unmet.iter().all(|one| one.is_told));
                prop_assert!(unmet.iter().all(|one| !one.message.zh.is_empty() && !one.message.en.is_empty()));
                if let Ok(applied) = applied {
                    prop_assert_eq!(&applied, &next);
                    no_term_changed(table(kind), &state, event, &applied);
                }
                is_inert(machine, &state, event, turn);
                turn += 97;
                let ended = next.stage.is_some_and(|stage| table(kind).is_final(stage));
                prop_assert!(!ended || next.open_matters().next().is_none());
                state = next;
            }
            prop_assert_eq!(&state, &log.state(&super::common::subject(kind), Moment::default()));
            Ok(())
        })?;
    }
}

#[test]
fn every_lifecycle_is_tried() {
    assert_eq!(ALL.len(), SubjectKind::ALL.len());
}
