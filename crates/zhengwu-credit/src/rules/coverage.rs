//! What a run could judge, and what kept it from judging the rest (评判覆盖).

use serde::Serialize;

use crate::code::Lang;
use crate::field::Kind;
use crate::finding::Outcomes;
use crate::lifecycle::Text;
use crate::record::Missing;
use crate::requirement::Rule;

/// How often a rule came to which outcome at one place of one kind of record, and what was missing where nobody could
/// tell (评判覆盖). A figure without its denominator is worthless; without what is missing nobody can mend it.
#[derive(Clone, Debug, Serialize)]
#[serde(into = "CoverageLine")]
pub struct Coverage {
    /// The rule.
    pub rule: &'static Rule,
    /// The kind of record.
    pub kind: Kind,
    /// The field, `None` for the record as a whole.
    pub at: Option<u8>,
    /// The outcomes.
    pub outcomes: Outcomes,
    /// What was missing, and how often; together as often as nobody could tell.
    pub missing: Vec<(Missing, u64)>,
}

impl Coverage {
    /// How often it could judge, and how often it was to: what was not applicable was not to be judged.
    #[must_use]
    pub fn judged(&self) -> (u64, u64) {
        let judged = self.outcomes.pass + self.outcomes.fail;
        (judged, judged + self.outcomes.cannot_tell)
    }

    /// Whether it was asked at all.
    #[must_use]
    pub fn was_asked(&self) -> bool {
        self.outcomes != Outcomes::default()
    }
}

/// The least covered first; what could always judge after them, what never applied last.
pub fn least_covered_first(all: &mut [Coverage]) {
    all.sort_by(|one, other| {
        let ((judged, asked), (judged_there, asked_there)) = (one.judged(), other.judged());
        let share = u128::from(judged) * u128::from(asked_there);
        let share_there = u128::from(judged_there) * u128::from(asked);
        (asked == 0)
            .cmp(&(asked_there == 0))
            .then(share.cmp(&share_there))
            .then(asked_there.cmp(&asked))
            .then(one.rule.code.cmp(other.rule.code))
            .then(one.kind.cmp(&other.kind))
            .then(one.at.cmp(&other.at))
    });
}

/// All places of a rule in a kind of record together, the least covered rule first; of what was missing the most frequent
/// first.
#[must_use]
pub fn by_rule(all: &[Coverage]) -> Vec<Coverage> {
    let mut rules: Vec<Coverage> = Vec::new();
    for place in all {
        let same = |one: &&mut Coverage| one.kind == place.kind && std::ptr::eq(one.rule, place.rule);
        let Some(rule) = rules.iter_mut().find(same) else {
            rules.push(Coverage {
                at: None,
                ..place.clone()
            });
            continue;
        };
        rule.outcomes += place.outcomes;
        for (missing, times) in &place.missing {
            match rule.missing.iter_mut().find(|(one, _)| one == missing) {
                Some((_, sum)) => *sum += times,
                None => rule.missing.push((*missing, *times)),
            }
        }
    }
    for rule in &mut rules {
        rule.missing
            .sort_by_key(|(missing, times)| (std::cmp::Reverse(*times), *missing));
    }
    least_covered_first(&mut rules);
    rules
}

/// The wire form of [`Coverage`] (评判覆盖).
#[derive(Clone, Debug, PartialEq, Serialize, schemars::JsonSchema)]
pub struct CoverageLine {
    /// The rule, `CTR201`.
    pub code: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The kind of record.
    pub record: Kind,
    /// A JSON Pointer of a field key; `""` for the whole record.
    pub path: String,
    /// How often it came to which outcome.
    pub outcomes: Outcomes,
    /// What was missing where nobody could tell.
    pub missing: Vec<MissingLine>,
}

/// What was missing, and how often (所缺).
#[derive(Clone, Debug, PartialEq, Serialize, schemars::JsonSchema)]
pub struct MissingLine {
    /// `empty`, `unreadable`, `contract_not_in_run`, `calendar` …
    pub what: &'static str,
    /// The kind of record of the field that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<Kind>,
    /// The field, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// It in words.
    pub text: Text,
    /// How often.
    pub times: u64,
}

impl From<Coverage> for CoverageLine {
    fn from(coverage: Coverage) -> CoverageLine {
        let missing = |(missing, times): &(Missing, u64)| {
            let field = missing.field(coverage.kind);
            MissingLine {
                what: missing.key(),
                record: field.map(|(kind, _)| kind),
                path: field.map(|(kind, at)| path(kind, at)),
                text: Text {
                    zh: missing.describe(coverage.kind, Lang::Zh),
                    en: missing.describe(coverage.kind, Lang::En),
                },
                times: *times,
            }
        };
        CoverageLine {
            code: coverage.rule.code,
            name: coverage.rule.name,
            record: coverage.kind,
            path: coverage.at.map_or_else(String::new, |at| path(coverage.kind, at)),
            outcomes: coverage.outcomes,
            missing: coverage.missing.iter().map(missing).collect(),
        }
    }
}

/// A JSON Pointer to a field.
fn path(kind: Kind, at: u8) -> String {
    let field = kind.spec().field(at);
    field.map_or_else(String::new, |field| format!("/{}", field.key))
}

/// Of the same rule at the same place, as often.
impl PartialEq for Coverage {
    fn eq(&self, other: &Coverage) -> bool {
        let place = |one: &Coverage| (one.rule.code, one.kind, one.at);
        place(self) == place(other) && self.outcomes == other.outcomes && self.missing == other.missing
    }
}

impl Eq for Coverage {}
