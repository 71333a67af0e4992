//! What a run could judge, and what kept it from judging the rest (评判覆盖).

use serde::ser::{Serialize, SerializeStruct, Serializer};
use serde_json::json;

use crate::code::Lang;
use crate::field::Kind;
use crate::finding::Outcomes;
use crate::record::Missing;
use crate::requirement::Rule;

/// How often a rule came to which outcome at one place of one kind of record, and what was missing where nobody could
/// tell (评判覆盖). A figure without its denominator is worthless; without what is missing nobody can mend it.
#[derive(Clone, Debug)]
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
    /// A JSON Pointer to the place, `""` for the record as a whole.
    #[must_use]
    pub fn path(&self) -> String {
        let field = self.at.and_then(|at| self.kind.spec().field(at));
        field.map_or_else(String::new, |field| format!("/{}", field.key))
    }

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

/// `rule`, `record`, `path`, the outcomes, and what was `missing`: the cause by key and in words, how often, and the field.
impl Serialize for Coverage {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let missing: Vec<_> = self
            .missing
            .iter()
            .map(|(missing, times)| {
                let field = missing.field(self.kind);
                let key = field.and_then(|(kind, at)| kind.spec().field(at));
                json!({
                    "what": missing.key(),
                    "record": field.map(|(kind, _)| kind.key()),
                    "path": key.map(|field| format!("/{}", field.key)),
                    "text": {
                        "zh": missing.describe(self.kind, Lang::Zh),
                        "en": missing.describe(self.kind, Lang::En),
                    },
                    "times": times,
                })
            })
            .collect();
        let mut out = serializer.serialize_struct("Coverage", 6)?;
        out.serialize_field("code", self.rule.code)?;
        out.serialize_field("name", self.rule.name)?;
        out.serialize_field("record", self.kind.key())?;
        out.serialize_field("path", &self.path())?;
        out.serialize_field("outcomes", &self.outcomes)?;
        out.serialize_field("missing", &missing)?;
        out.end()
    }
}

/// Of the same rule at the same place, as often.
impl PartialEq for Coverage {
    fn eq(&self, other: &Coverage) -> bool {
        let place = |one: &Coverage| (one.rule.code, one.kind, one.at);
        place(self) == place(other) && self.outcomes == other.outcomes && self.missing == other.missing
    }
}

impl Eq for Coverage {}
