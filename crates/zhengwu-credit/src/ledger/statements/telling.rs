//! A record while it is told as events.

use std::sync::Arc;

use crate::code::{Coded, Ground};
use crate::field::Kind;
use crate::lifecycle::fields::AMOUNTS;
use crate::lifecycle::{Action, Event, Lifecycle, Matter, MatterKind, Stage, State, To};
use crate::requirement::{Instead, Oddity, OddityKind};
use crate::value::Date;
use crate::value::money::yuan;

use super::promise::{OF_THE_COURSE, OF_THE_DETERMINATION};
use super::supplement::amount_without_supplements;
use super::{Derived, Filing, is_derived, open_shortfall};

const SHORTFALL: [&str; 5] = [
    "reason",
    "reason_note",
    "responsible_side",
    "follow_up",
    "next_follow_up_on",
];

/// A record while it is told as events.
pub(super) struct Telling<'t> {
    pub(super) table: &'static Lifecycle,
    pub(super) state: &'t State,
    pub(super) filing: &'t Filing,
    pub(super) on: Date,
    /// Where the events so far have led.
    pub(super) stage: Option<Stage>,
    pub(super) derived: Derived,
}

impl Telling<'_> {
    /// An event on a day, with these of the record's fields.
    pub(super) fn tell(&mut self, action: Action, on: Date, fields: &[&str], more: &[(&str, String)]) {
        let mut event = Event::new(self.state.subject.clone(), action, on);
        for field in fields {
            if let Some(text) = self.filing.field(field) {
                event = event.with(field, text);
            }
        }
        for (field, text) in more {
            event = event.with(field, text.as_str());
        }
        if let Some(To::Stage(to)) = self.table.row(self.stage, action).map(|row| row.to) {
            self.stage = Some(to);
        }
        self.derived.events.push(event);
    }

    pub(super) fn odd(&mut self, kind: OddityKind, field: &'static str, before: String, now: String) {
        let on = self.filing.told_on().unwrap_or(self.on);
        self.derived.oddities.push(Oddity {
            kind,
            on,
            field,
            record: self.filing.kind,
            from: self.filing.origin,
            before,
            now,
            instead: Instead::new(),
            is_settled: false,
        });
    }

    /// The status contradicts the logged events, which stand: this is submitted instead. What is forbidden is submitted as
    /// it was stated.
    pub(super) fn submitted_instead(&mut self, instead: Instead) {
        let pleads = ["reason", "change_ground"].map(|field| self.filing.field(field).and_then(ground_of));
        let is_forbidden = pleads.into_iter().flatten().any(Ground::is_forbidden);
        if let Some(last) = self.derived.oddities.last_mut()
            && last.kind == OddityKind::ContradictsEvent
            && !is_forbidden
        {
            last.instead = instead;
        }
    }

    /// What a record goes against that says otherwise: a logged event, else an earlier record.
    pub(super) fn against(&self) -> OddityKind {
        match self.state.history.iter().any(|event| !is_derived(event)) {
            true => OddityKind::ContradictsEvent,
            false => OddityKind::WentBack,
        }
    }

    /// The day of a step: as the record names it, if that is neither after it nor before what is known.
    pub(super) fn step_day(&self, field: &str) -> Date {
        let named = self.filing.day(field).filter(|day| *day <= self.on);
        let last = self.state.last_on;
        named
            .filter(|day| last.is_none_or(|last| last <= *day))
            .unwrap_or(self.on)
    }

    /// The record that describes a subject: the first makes it known, later ones mend and complete it.
    pub(super) fn described(&mut self, first: Action, earlier: Option<&Filing>) {
        let own = self
            .filing
            .fields
            .iter()
            .filter(|(key, _)| self.is_described(key));
        let fields: Vec<(&str, String)> = own.map(|(key, text)| (key.as_str(), text.clone())).collect();
        let first = match self.state.stage {
            None => Some(first),
            // What is reported was signed, was promised.
            Some(Stage::Drafting) => Some(Action::Sign),
            Some(Stage::Proposed) => Some(Action::Make),
            Some(_) => None,
        };
        if let Some(first) = first {
            self.tell(first, self.on, &[], &fields);
            return self.settled();
        }
        let describes = |event: &&Arc<Event>| {
            self.table.makes_known(event.action) || matches!(event.action, Action::Sign | Action::Make)
        };
        let described = self.state.history.iter().rev().find(describes);
        let Some(made) = described.map(|event| event.sequence) else {
            return;
        };
        let own_amount = match earlier {
            Some(_) => None,
            None => amount_without_supplements(self.table, self.state),
        };
        let mut mended = Vec::new();
        for (key, now) in fields {
            let before = match earlier {
                Some(earlier) => earlier.field(key),
                None if key == "amount" => own_amount.as_deref(),
                None => self.state.fact(key),
            };
            if before == Some(now.as_str()) {
                continue;
            }
            let is_last_day = matches!(key, "ends_on" | "due_on");
            match before {
                Some(_) if is_last_day && self.state.fact(key) == Some(now.as_str()) => {}
                Some(before) if is_last_day => {
                    let field = if key == "ends_on" { "ends_on" } else { "due_on" };
                    let stands = self.state.fact(key).unwrap_or(before).to_owned();
                    self.odd(OddityKind::DueMoved, field, stands, now);
                }
                // What was logged stands.
                Some(before) if earlier.is_none() => {
                    if let Some(field) = self.own_key(key) {
                        self.odd(OddityKind::ContradictsEvent, field, before.to_owned(), now);
                    }
                }
                _ => mended.push((key, now)),
            }
        }
        if !mended.is_empty() {
            mended.push(("corrects", made.to_string()));
            let on = self.state.last_on.unwrap_or(self.on).max(self.on);
            self.tell(Action::Correct, on, &[], &mended);
        }
        self.settled();
    }

    /// A settlement counts from its day; a logged one stands.
    fn settled(&mut self) {
        let known = self.state.fact("settled_amount").map(str::to_owned);
        let Some(now) = self.filing.field("settled_amount").map(str::to_owned) else {
            return;
        };
        let is_same = known.as_deref().and_then(yuan) == yuan(&now);
        let mut history = self.state.history.iter();
        let is_logged = history.any(|event| event.action == Action::Settle && !is_derived(event));
        match known {
            Some(_) if is_same => {}
            Some(before) if is_logged => {
                self.odd(OddityKind::ContradictsEvent, "settled_amount", before, now);
            }
            _ => {
                let told = self.filing.told_on().unwrap_or(self.on);
                let on = self.filing.day("settled_on").filter(|day| *day <= told);
                let on = on.unwrap_or(told).max(self.on);
                self.tell(Action::Settle, on, &["settled_amount", "settled_on"], &[]);
            }
        }
    }

    pub(super) fn is_described(&self, key: &str) -> bool {
        !of_the_course(self.filing.kind, key) && !key.starts_with("settled_")
    }

    /// A key of the catalogue, for a message.
    pub(super) fn own_key(&self, key: &str) -> Option<&'static str> {
        let spec = self.filing.kind.spec();
        Some(spec.field(spec.place_of(key)?)?.key)
    }

    /// It falls short: what is open already goes on, else it is opened. What was short before and is now excused by what is
    /// forbidden goes on beside the breach.
    pub(super) fn fall_short(&mut self, opens: Action) {
        const NEXT: [&str; 2] = ["follow_up", "next_follow_up_on"];
        let forbidden = self.filing.field("reason").and_then(ground_of);
        let forbidden = forbidden.filter(|ground| ground.is_forbidden());
        let id_of = |matter: &Matter| matter.id.clone();
        let short = open_shortfall(self.state).map(id_of);
        let open = match forbidden {
            Some(ground) => {
                if let Some(id) = short {
                    self.tell(Action::FollowUp, self.on, &NEXT, &[("matter", id)]);
                }
                self.breach_of(ground.code().key).map(id_of)
            }
            None => short,
        };
        match open {
            // It pleads nothing anew.
            Some(id) if forbidden.is_some() => {
                self.tell(Action::FollowUp, self.on, &NEXT, &[("matter", id)]);
            }
            Some(id) => {
                let fields = ["reason", "responsible_side", NEXT[0], NEXT[1]];
                self.tell(Action::FollowUp, self.on, &fields, &[("matter", id)]);
            }
            None => {
                let fields: Vec<&str> = SHORTFALL.iter().chain(AMOUNTS).copied().collect();
                let id = self.own_name();
                self.tell(opens, self.on, &fields, &[("matter", id)]);
            }
        }
    }

    /// What a matter is called that the record opens: its month, else its day.
    pub(super) fn own_name(&self) -> String {
        let period = self.filing.period;
        period.map_or_else(|| self.on.to_string(), |period| period.to_string())
    }

    /// A shortfall that the record no longer reports is cured, on its word.
    pub(super) fn cure(&mut self) {
        let open: Vec<Matter> = self
            .state
            .open_matters()
            .filter(|matter| matter.kind == MatterKind::Shortfall)
            .cloned()
            .collect();
        for matter in open {
            let is_closed = self.derived.events.iter().any(|event| {
                event.action == Action::CloseMatter && event.text("matter").as_deref() == Some(&matter.id)
            });
            if is_closed {
                continue;
            }
            let word = self.filing.field("evidence").map(str::to_owned);
            let word = word.or_else(|| self.filing.period.map(|period| period.to_string()));
            let more = [
                ("matter", matter.id),
                ("how", "cured".to_owned()),
                ("evidence", word.unwrap_or_else(|| self.on.to_string())),
            ];
            self.tell(Action::CloseMatter, self.on, &[], &more);
        }
    }

    pub(super) fn breach_of(&self, ground: &str) -> Option<&Matter> {
        self.state
            .open_matters()
            .find(|matter| matter.kind == MatterKind::Breach && matter.reason.as_deref() == Some(ground))
    }
}

/// Whether a field of a record tells of what came after what it describes: a determination, a publication.
pub(in crate::ledger) fn of_the_course(kind: Kind, key: &str) -> bool {
    match kind {
        Kind::Commitment => OF_THE_DETERMINATION.contains(&key) || key == "evidence",
        Kind::Dishonesty => OF_THE_COURSE.contains(&key),
        _ => false,
    }
}

pub(super) fn ground_of(key: &str) -> Option<Ground> {
    Ground::LIST.read(key).and_then(Ground::from_place)
}
