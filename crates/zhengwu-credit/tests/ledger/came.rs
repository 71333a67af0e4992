//! A run of several files, as tests of what they say together tell it.

use serde_json::{Value, json};
use zhengwu_credit::code::Lang;
use zhengwu_credit::field::Kind::{self, Contract, Performance};
use zhengwu_credit::finding::Finding;
use zhengwu_credit::ledger::{Entry, Input, JsonTable, Ledger, Options, Summary, Waivers, run};
use zhengwu_credit::lifecycle::{Action, Log, Subject};
use zhengwu_credit::profile::Profile;
use zhengwu_credit::rules::examples::changed;
use zhengwu_credit::value::Period;

use super::world::{day, event};

/// The rules whose findings these are.
const ACROSS: [&str; 15] = [
    "PRF405", "PRF406", "XRF301", "XRF302", "XRF303", "XRF304", "XRF305", "XRF306", "XRF307", "XRF308",
    "XRF402", "XRF403", "XRF404", "XRF405", "XRF406",
];

/// Files that came, what was logged, and the day.
#[derive(Default)]
pub(crate) struct Came {
    files: Vec<(Kind, Option<Period>, String)>,
    log: Option<Log>,
    /// The month that is submitted; the ones before it are only looked up.
    pub(crate) month: Option<Period>,
    pub(crate) waivers: Option<Waivers>,
}

impl Came {
    /// A file of correct records with these changes; named `kind-number`, rows from 1.
    pub(crate) fn file(mut self, kind: Kind, month: &str, changes: &[Value]) -> Came {
        let rows: Vec<String> = changes
            .iter()
            .map(|change| changed(kind, &change.to_string()))
            .collect();
        self.files
            .push((kind, Period::parse(month).ok(), rows.join("\n")));
        self
    }

    pub(crate) fn contract(self, change: Value) -> Came {
        self.file(Contract, "", &[change])
    }

    /// A file of one statement for a month, as of its last day.
    pub(crate) fn statement(self, month: &str, change: Value) -> Came {
        self.file(Performance, "", &[of_month(month, change)])
    }

    pub(crate) fn fact(mut self, on: &str, subject: &Subject, action: Action, payload: Value) -> Came {
        let log = self.log.get_or_insert_default();
        let event = event(on, subject, action, payload);
        let at = event.on.and_hms_opt(9, 0, 0).unwrap();
        log.append(event, at, "示例经办", log.next_sequence()).unwrap();
        self
    }

    /// The same in a run that has a log, and so a ledger.
    pub(crate) fn logged(mut self) -> Came {
        self.log.get_or_insert_default();
        self
    }

    pub(crate) fn run(&self, on: &str) -> (Vec<Finding>, Summary) {
        let profile = Profile::haian();
        let tables: Vec<JsonTable<'_>> = (0..)
            .zip(&self.files)
            .map(|(at, (kind, _, text))| {
                JsonTable::new(text, Some(*kind), Some(format!("{}-{at}", kind.key()))).unwrap()
            })
            .collect();
        let inputs: Vec<Input<'_>> = tables
            .iter()
            .zip(&self.files)
            .map(|(table, (_, month, _))| Input {
                period: *month,
                batch: month.map_or(0, Period::months),
                context_only: self
                    .month
                    .is_some_and(|now| month.is_some_and(|month| month < now)),
                ..Input::judged(table)
            })
            .collect();
        let mut ledger = Ledger::new();
        if let Some(log) = &self.log {
            ledger.add_log(log);
        }
        let secret = ledger.secret_contracts();
        let mut options = Options::new(&profile);
        options.as_of = Some(day(on));
        options.secret = &secret;
        options.logged = self.log.is_some().then_some(&ledger);
        options.waivers = self.waivers.as_ref();
        let mut found = Vec::new();
        let summary = run(&inputs, &options, &mut |entry| {
            if let Entry::Across(across) = entry {
                found.extend(across.findings(Lang::Zh));
            }
        })
        .unwrap();
        (found, summary)
    }

    /// Each finding as code, path, file and row.
    pub(crate) fn told(&self, on: &str) -> Vec<String> {
        let one = |finding: &Finding| {
            assert!(ACROSS.contains(&finding.code.as_str()));
            let place = finding.source.as_ref();
            let place = place.map_or("-".to_owned(), |source| format!("{}:{}", source.file, source.row));
            format!("{} {} {place}", finding.code, finding.path)
        };
        self.run(on).0.iter().map(one).collect()
    }
}

pub(crate) fn of_month(month: &str, mut change: Value) -> Value {
    let last = Period::parse(month).unwrap().last_day();
    let fields = change.as_object_mut().unwrap();
    fields.insert("period".to_owned(), month.into());
    fields.entry("status_on").or_insert(last.to_string().into());
    change
}

pub(crate) fn short(reason: &str, next: &str) -> Value {
    json!({"performance_status": "partially_performed", "reason": reason, "reason_note": "已查明", "responsible_side": "neither",
        "follow_up": "与对方会商", "next_follow_up_on": next})
}

pub(crate) fn signed() -> Came {
    Came::default().contract(json!({}))
}
