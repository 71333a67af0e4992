//! A rule: one declaration, and everything about it stands there (规则).

use crate::basis::{self, Basis};
use crate::code::Words;
use crate::field::commitment::Commitment;
use crate::field::contract::Contract;
use crate::field::dishonesty::Dishonesty;
use crate::field::payment::Payment;
use crate::field::performance::Performance;
use crate::field::published::Published;
use crate::field::receipt::Receipt;
use crate::field::{Cond, FieldSpec, Kind};
use crate::finding::{Op, Phase, Provenance, Severity};
use crate::profile::Profile;
use crate::record::Flaw;

use super::{Case, Verdict, Version};

/// Which places of a record a rule judges; each is counted by itself.
#[derive(Clone, Copy, Debug)]
pub enum At {
    /// These fields.
    Fields(&'static [u8]),
    /// Every field of which this is true, in every kind of record.
    Every(fn(&FieldSpec) -> bool),
    /// The record as a whole: path `""`.
    Record,
    /// The file: once, not once a row.
    File,
    /// Records of these kinds beside others, each at these fields; as a whole where none is named.
    Across(&'static [(Kind, &'static [u8])]),
}

/// The check itself; the place is the field that is judged.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub enum Check {
    Contract(fn(&Case<'_, Contract>, u8) -> Verdict),
    Performance(fn(&Case<'_, Performance>, u8) -> Verdict),
    Commitment(fn(&Case<'_, Commitment>, u8) -> Verdict),
    Dishonesty(fn(&Case<'_, Dishonesty>, u8) -> Verdict),
    Payment(fn(&Case<'_, Payment>, u8) -> Verdict),
    Published(fn(&Case<'_, Published>, u8) -> Verdict),
    Receipt(fn(&Case<'_, Receipt>, u8) -> Verdict),
    /// Any kind of record.
    Any(fn(&crate::record::Record<'_>, &super::Context<'_>, u8) -> Verdict),
    /// Fires where reading left this flaw.
    Reading(Flaw),
    /// Found while a file is read; never asked of a record.
    Intake,
    /// Asked of what is about to be done, and never of a record; the text is the field of the event that is judged, `""`
    /// for the event as a whole.
    Guard(fn(&super::Facts, &str) -> Verdict),
    /// Asked of a contract, a promise and what hangs on them, as of a day.
    Watch(fn(&super::Watch<'_>) -> Vec<super::Sighting>),
    /// Asked of what a unit owed at the end of the year before, as of a day.
    YearWatch(fn(&super::YearWatch<'_>) -> Option<super::Sighting>),
    /// The same of a contract or a promise beside other records, other months or the log: told as a finding and as an alert. By
    /// itself, without that other side, a record gives nothing to judge.
    Across(super::Side, fn(&super::Watch<'_>) -> super::Sighted),
    /// Asked of a unit's commitment list, as of a day; told as a finding and as an alert.
    ListWatch(fn(&super::ListWatch<'_>) -> super::Sighted),
}

/// A rule (规则).
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Family and number, `CTR201`; never reused.
    pub code: &'static str,
    /// The fault in kebab-case.
    pub name: &'static str,
    /// The fault in a few words.
    pub title: Words,
    /// What it judges.
    pub at: At,
    /// The other fields of a fault between fields.
    pub related: &'static [u8],
    /// How grave the fault is.
    pub severity: Severity,
    /// From which phase on it is judged.
    pub phase: Phase,
    /// Where it comes from.
    pub provenance: Provenance,
    /// The clauses, articles or standards.
    pub basis: &'static [Basis],
    /// The version of the rule set in which it came.
    pub added: Version,
    /// The first version in which it is no more. What replaces it has a code of its own: none is ever used again.
    pub ended: Option<Version>,
    /// The first day of law to which it applies, by the record's own date.
    pub since: Option<(i32, u32, u32)>,
    /// When it applies; always, if nothing is said.
    pub when: Option<&'static Cond>,
    /// Whether it also judges a field that is empty. (Else an empty field is not applicable.)
    pub judges_empty: bool,
    /// What a run keeps in memory for it, where it is judged across records; see [`Rule::keeps`].
    pub memory: Option<Words>,
    /// What is expected, where the fault itself does not say.
    pub expects: Option<(Op, &'static str)>,
    /// What is wrong. `{key}` is a field of the record or an argument of the fault.
    pub message: Words,
    /// How to mend it.
    pub help: Words,
    /// The check.
    pub check: Check,
    /// Records on which it fires, as changes of the correct record of its kind.
    pub fires: &'static [Example],
    /// Records on which it stays silent.
    pub silent: &'static [Example],
}

impl Rule {
    /// What a declaration need not say: an error of hygiene under 四(三), judged from the draft on.
    pub const BASE: Rule = Rule {
        code: "",
        name: "",
        title: Words { zh: "", en: "" },
        at: At::Record,
        related: &[],
        severity: Severity::Error,
        phase: Phase::Draft,
        provenance: Provenance::Hygiene,
        basis: &[basis::N4_3],
        added: Version::V2024_12_1,
        ended: None,
        since: None,
        when: None,
        judges_empty: false,
        memory: None,
        expects: None,
        message: Words { zh: "", en: "" },
        help: Words { zh: "", en: "" },
        check: Check::Intake,
        fires: &[],
        silent: &[],
    };

    /// The places of a record of this kind at which it is asked, `None` for the record as a whole. None of another kind's.
    #[must_use]
    pub fn places_in(&self, kind: Kind) -> Vec<Option<u8>> {
        match self.at {
            At::File => Vec::new(),
            At::Record if self.kind().is_none_or(|own| own == kind) => vec![None],
            At::Record => Vec::new(),
            At::Across(places) => {
                let own = places.iter().filter(|(own, _)| *own == kind);
                let places = |fields: &'static [u8]| match fields {
                    [] => vec![None],
                    fields => fields.iter().copied().map(Some).collect(),
                };
                own.flat_map(|(_, fields)| places(fields)).collect()
            }
            At::Fields(_) | At::Every(_) => self.fields_in(kind).into_iter().map(Some).collect(),
        }
    }

    /// Whether it is told of records beside others: other records, other months, the log.
    #[must_use]
    pub fn is_across(&self) -> bool {
        matches!(self.check, Check::Across(..) | Check::ListWatch(_))
    }

    /// Whether it belongs to a version of the rule set.
    #[must_use]
    pub fn is_in(&self, version: Version) -> bool {
        self.added <= version && self.ended.is_none_or(|ended| version < ended)
    }

    /// The first day of law to which it applies, `YYYY-MM-DD`.
    #[must_use]
    pub fn since_text(&self) -> Option<String> {
        self.since
            .map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"))
    }

    /// Whether it is asked of records; else of files, of what is about to be done, or as of a day.
    #[must_use]
    pub fn judges_records(&self) -> bool {
        !matches!(
            self.check,
            Check::Intake
                | Check::Guard(_)
                | Check::Watch(_)
                | Check::Across(..)
                | Check::ListWatch(_)
                | Check::YearWatch(_)
        )
    }

    /// Whether it is asked of the whole record that events make of a subject: what cannot be read is told of the event itself,
    /// what is only asked once a record was taken in is not asked.
    #[must_use]
    pub(crate) fn judges_what_events_make(&self) -> bool {
        self.judges_records() && !matches!(self.check, Check::Reading(_)) && self.phase <= Phase::Submit
    }

    /// Of what it is asked, by a key and in words: of records, of a file, of what is about to be done, or as of a day.
    #[must_use]
    pub fn asked_of(&self) -> (&'static str, Words) {
        let (key, zh, en) = match self.check {
            Check::Guard(_) => (
                "action",
                "将要办理的事，连同此前登记的",
                "what is about to be done, with what was entered before",
            ),
            Check::Watch(_) => (
                "ledger",
                "截至某一天的合同、承诺，以及补偿、风险、问责、政务失信记录",
                "contracts and promises as of a day, with compensation, risks, accountability and dishonesty records",
            ),
            Check::Across(..) => (
                "across",
                "记录连同其他记录、其他月份、事件日志",
                "records beside other records, other months and the log",
            ),
            Check::ListWatch(_) => (
                "across",
                "截至某一天的承诺清单",
                "a unit's list of promises as of a day",
            ),
            Check::YearWatch(_) => (
                "ledger",
                "截至某一天，单位上一年末逾期没有付清的款项",
                "what a unit owed and had not paid at the end of the year before, as of a day",
            ),
            Check::Intake => ("file", "读取的文件", "a file while it is read"),
            _ => ("record", "记录", "records"),
        };
        (key, Words { zh, en })
    }

    /// The one kind of record that it judges; `None` for all.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        match self.check {
            Check::Contract(_) => Some(Kind::Contract),
            Check::Performance(_) => Some(Kind::Performance),
            Check::Commitment(_) => Some(Kind::Commitment),
            Check::Dishonesty(_) => Some(Kind::Dishonesty),
            Check::Payment(_) => Some(Kind::Payment),
            Check::Published(_) => Some(Kind::Published),
            Check::Receipt(_) => Some(Kind::Receipt),
            Check::Any(_)
            | Check::Reading(_)
            | Check::Intake
            | Check::Guard(_)
            | Check::Watch(_)
            | Check::Across(..)
            | Check::ListWatch(_)
            | Check::YearWatch(_) => None,
        }
    }

    /// What is kept in memory for it, by key, where it is judged across records (跨记录规则的内存).
    #[must_use]
    pub fn keeps(&self) -> Option<Words> {
        match self.check {
            Check::Watch(_) | Check::Across(..) | Check::ListWatch(_) | Check::YearWatch(_) => Some(Words {
                zh: "台账：每份合同、承诺的全部记录和事件",
                en: "the ledger: all records and events of every contract and promise",
            }),
            _ => self.memory,
        }
    }

    /// Its family, `CTR`.
    #[must_use]
    pub fn family(&self) -> &'static str {
        self.code.get(..3).unwrap_or(self.code)
    }

    /// Whether a waiver can let its findings pass (4.1): warnings and notices of data quality or of a parameter, and the one
    /// error of a code that is wrong as issued. Nothing else.
    #[must_use]
    pub fn may_be_waived(&self) -> bool {
        self.is_optional() || self.is_check_digit_of_a_code()
    }

    /// Whether a city can do without it (可选规则): what no law asks for and what withholds no row.
    #[must_use]
    pub fn is_optional(&self) -> bool {
        let is_light = matches!(self.severity, Severity::Warning | Severity::Notice);
        let is_ours = matches!(self.provenance, Provenance::Hygiene | Provenance::Parameter);
        is_light && is_ours
    }

    /// Whether a city judges by it: an optional rule can be off, and no other.
    #[must_use]
    pub fn is_on(&self, profile: &Profile) -> bool {
        !(self.is_optional() && profile.rules_off.iter().any(|code| code == self.code))
    }

    /// Those by which a city judges.
    pub(crate) fn on(rules: &[&'static Rule], profile: &Profile) -> Vec<&'static Rule> {
        let rules = rules.iter().copied();
        rules.filter(|rule| rule.is_on(profile)).collect()
    }

    /// Whether it is `uscc-check-digit`, which alone is waived by the code itself.
    #[must_use]
    pub fn is_check_digit_of_a_code(&self) -> bool {
        matches!(self.check, Check::Reading(Flaw::UsccCheckDigit))
    }

    /// How its sources are cited.
    #[must_use]
    pub fn cites(&self) -> String {
        self.basis
            .iter()
            .map(|basis| basis.cite)
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// The fields that it judges in a kind of record.
    #[must_use]
    pub fn fields_in(&self, kind: Kind) -> Vec<u8> {
        if self.kind().is_some_and(|own| own != kind) {
            return Vec::new();
        }
        match self.at {
            At::Fields(fields) => fields.to_vec(),
            At::Every(is_judged) => kind
                .spec()
                .places()
                .filter(|(_, spec)| is_judged(spec))
                .map(|(at, _)| at)
                .collect(),
            At::Across(_) => self.places_in(kind).into_iter().flatten().collect(),
            At::Record | At::File => Vec::new(),
        }
    }
}

/// A record for the documentation and the tests of a rule: a change of the correct record of its kind (示例).
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The kind, where the rule judges several.
    pub kind: Option<Kind>,
    /// The change, a JSON object: fields to set; `null` empties one.
    pub record: &'static str,
    /// A change of the correct contract, where the record is judged beside its contract.
    pub contract: Option<&'static str>,
    /// What else is found, where the one fault cannot be had without another.
    pub also: &'static [&'static str],
    /// The day as of which it is judged, where that is not the day of all other examples.
    pub as_of: Option<&'static str>,
}

impl Example {
    /// The correct record with these changes.
    #[must_use]
    pub const fn of(record: &'static str) -> Example {
        Example {
            kind: None,
            record,
            contract: None,
            also: &[],
            as_of: None,
        }
    }

    /// The same for a rule that judges several kinds.
    #[must_use]
    pub const fn in_kind(kind: Kind, record: &'static str) -> Example {
        Example {
            kind: Some(kind),
            record,
            contract: None,
            also: &[],
            as_of: None,
        }
    }

    /// Beside its contract, with these changes.
    #[must_use]
    pub const fn with_contract(mut self, contract: &'static str) -> Example {
        self.contract = Some(contract);
        self
    }

    /// Judged as of this day, where its days are later than those of the correct record.
    #[must_use]
    pub const fn as_of(mut self, day: &'static str) -> Example {
        self.as_of = Some(day);
        self
    }

    /// And these are found too.
    #[must_use]
    pub const fn also(mut self, codes: &'static [&'static str]) -> Example {
        self.also = codes;
        self
    }
}
