//! A small world: months of records and a log, as a test tells them.

use serde_json::Value;
use zhengwu_credit::code::Lang;
use zhengwu_credit::field::Kind;
use zhengwu_credit::finding::{Phase, Severity};
use zhengwu_credit::ledger::{
    Alert, Entry, Input, JsonTable, Ledger, Options, Position, Summary, Table, run,
};
use zhengwu_credit::lifecycle::{Action, Event, Log, Refusal, Stage, State, Subject, SubjectKind};
use zhengwu_credit::profile::Profile;
use zhengwu_credit::rules::{self, examples::changed};
use zhengwu_credit::value::{Date, Period};

pub(crate) const UNIT: &str = "11320685MB0A10013C";

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// The contract of the base records.
pub(crate) fn contract() -> Subject {
    Subject::new(SubjectKind::Contract, [UNIT, "HA-2024/017"])
}

/// The promise of the base records.
pub(crate) fn promise() -> Subject {
    Subject::new(SubjectKind::Commitment, [UNIT, "32068520241202000001"])
}

/// What hangs on a contract or a promise.
pub(crate) fn hanging(kind: SubjectKind, on: &Subject) -> Subject {
    let parent = if on.kind == SubjectKind::Contract {
        "contract"
    } else {
        "commitment"
    };
    let key = [parent]
        .into_iter()
        .chain(on.key.iter().map(String::as_str))
        .chain(["1"]);
    Subject::new(kind, key)
}

pub(crate) struct World {
    pub(crate) profile: Profile,
    months: Vec<(Kind, Period, String)>,
    pub(crate) log: Log,
}

impl World {
    pub(crate) fn new() -> World {
        World {
            profile: Profile::haian(),
            months: Vec::new(),
            log: Log::new(),
        }
    }

    /// A record that came for a month: the correct one with this change.
    pub(crate) fn record(mut self, month: &str, kind: Kind, change: &str) -> World {
        let month = Period::parse(month).unwrap();
        self.months.push((kind, month, changed(kind, change)));
        self
    }

    /// A statement of the base contract for a month, as of its last day.
    pub(crate) fn statement(self, month: &str, change: &str) -> World {
        let last = Period::parse(month).unwrap().last_day();
        let mut all: Value = serde_json::from_str(change).unwrap();
        let fields = all.as_object_mut().unwrap();
        fields.insert("period".to_owned(), Value::from(month));
        fields.insert("status_on".to_owned(), Value::from(last.to_string()));
        self.record(month, Kind::Performance, &all.to_string())
    }

    /// An event that has happened.
    pub(crate) fn fact(mut self, on: &str, subject: &Subject, action: Action, payload: Value) -> World {
        let event = event(on, subject, action, payload);
        let at = event.on.and_hms_opt(9, 0, 0).unwrap();
        self.log
            .append(event, at, "示例经办", self.log.next_sequence())
            .unwrap();
        self
    }

    fn with_inputs<T>(&self, ask: impl FnOnce(&[Input<'_>], &Options<'_>) -> T) -> T {
        let tables: Vec<JsonTable<'_>> = self
            .months
            .iter()
            .map(|(kind, _, text)| JsonTable::new(text, Some(*kind), None).unwrap())
            .collect();
        let inputs: Vec<Input<'_>> = tables
            .iter()
            .zip(&self.months)
            .zip(0..)
            .map(|((table, (_, month, _)), batch)| Input {
                batch,
                period: Some(*month),
                ..Input::judged(table as &dyn Table)
            })
            .collect();
        let mut options = Options::new(&self.profile);
        options.phase = Phase::Accept;
        options.as_of = Some(day("2030-12-31"));
        ask(&inputs, &options)
    }

    /// The ledger of everything, and the figures of its records. The log is read first, as of a working folder.
    pub(crate) fn ledger(&self) -> (Ledger, Summary) {
        let mut ledger = Ledger::new();
        ledger.add_log(&self.log);
        let (secret, declassified) = (ledger.secret_contracts(), ledger.declassified_contracts());
        let summary = self.with_inputs(|inputs, options| {
            let options = Options {
                secret: &secret,
                declassified: &declassified,
                ..options.clone()
            };
            ledger.take(inputs, &options).unwrap()
        });
        (ledger, summary)
    }

    /// The same of somebody who reads the log last.
    pub(crate) fn ledger_before_its_log(&self) -> Ledger {
        let mut ledger = Ledger::new();
        self.with_inputs(|inputs, options| ledger.take(inputs, options).unwrap());
        ledger.add_log(&self.log);
        ledger
    }

    /// Asks the position of a day.
    pub(crate) fn at<T>(&self, on: &str, ask: impl FnOnce(&Position<'_>) -> T) -> T {
        let (ledger, summary) = self.ledger();
        assert_eq!(summary.to_correct, 0, "a record has an error");
        ask(&ledger.at(day(on), None, &self.profile))
    }

    pub(crate) fn state(&self, on: &str, subject: &Subject) -> State {
        self.at(on, |position| position.state(subject).cloned().unwrap())
    }

    pub(crate) fn stage(&self, on: &str, subject: &Subject) -> Option<Stage> {
        self.state(on, subject).stage
    }

    pub(crate) fn alerts(&self, on: &str) -> Vec<Alert> {
        self.at(on, |position| position.alerts())
    }

    /// The names of the alerts about a subject.
    pub(crate) fn named(&self, on: &str, subject: &Subject) -> Vec<&'static str> {
        let alerts = self.alerts(on).into_iter();
        let mut names: Vec<_> = alerts
            .filter(|alert| alert.subject.as_ref() == Some(subject))
            .map(|alert| alert.name)
            .collect();
        names.sort_unstable();
        names
    }

    /// Does what is about to be done, on the state of that day.
    pub(crate) fn apply(
        &self,
        on: &str,
        subject: &Subject,
        action: Action,
        payload: Value,
    ) -> Result<State, Refusal> {
        let state = self.at(on, |position| position.state(subject).cloned());
        let state = state.unwrap_or_else(|| State::new(subject.clone()));
        rules::machine(&self.profile).apply(&state, &event(on, subject, action, payload))
    }
}

pub(crate) fn event(on: &str, subject: &Subject, action: Action, payload: Value) -> Event {
    let mut event = Event::new(subject.clone(), action, day(on));
    for (field, value) in payload.as_object().unwrap() {
        event = event.with(field, value.clone());
    }
    event
}

impl World {
    /// What is told about a subject on a day: rule, clause, who must act, since when.
    pub(crate) fn told(&self, on: &str, subject: &Subject) -> Vec<String> {
        let alerts = self.alerts(on).into_iter();
        let mut told: Vec<String> = alerts
            .filter(|alert| alert.subject.as_ref() == Some(subject))
            .map(|alert| {
                format!(
                    "{} {} {} {} {}",
                    alert.code, alert.name, alert.basis, alert.who, alert.since
                )
            })
            .collect();
        told.sort();
        told
    }

    /// The codes for which something that is about to be done is refused.
    pub(crate) fn refused(
        &self,
        on: &str,
        subject: &Subject,
        action: Action,
        payload: Value,
    ) -> Vec<&'static str> {
        let refusal = self.apply(on, subject, action, payload).err();
        let unmet = refusal.into_iter().flat_map(|refusal| refusal.unmet);
        unmet.map(|one| one.code).collect()
    }

    /// The codes of what is found on something that has happened.
    pub(crate) fn found(
        &self,
        on: &str,
        subject: &Subject,
        action: Action,
        payload: Value,
    ) -> Vec<&'static str> {
        let state = self.at(on, |position| position.state(subject).cloned());
        let state = state.unwrap_or_else(|| State::new(subject.clone()));
        let (_, unmet) =
            rules::machine(&self.profile).record_fact(&state, &event(on, subject, action, payload));
        unmet.iter().map(|one| one.code).collect()
    }

    /// The codes of everything that the rules of records found above a notice.
    pub(crate) fn findings(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut each = |entry: Entry<'_>| {
            if let Entry::Row(row) = entry {
                let grave = row
                    .findings(Lang::Zh)
                    .filter(|one| one.severity > Severity::Notice);
                found.extend(grave.map(|one| one.code));
            }
        };
        self.with_inputs(|inputs, options| run(inputs, options, &mut each).unwrap());
        found.sort_unstable();
        found
    }
}
