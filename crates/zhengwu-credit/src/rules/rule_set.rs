//! Rule sets (规则集): the rules of a version, and the digest by which they are known.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::field::Kind;
use crate::profile::Profile;
use crate::record::canonical::hex;
use crate::requirement::{At, Rule, Version};

use super::CATALOGUE;

/// By which rules was judged: every verdict names them (规则集).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct RuleSetRef {
    /// The version; `+own` where rules of a service's own were judged with it.
    pub version: String,
    /// SHA-256 over what the rules declare, lower-case hex.
    pub digest: String,
    /// The optional rules that the city's profile turns off, by code.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub off: Vec<String>,
}

impl RuleSetRef {
    /// What these rules are called.
    #[must_use]
    pub fn of(rules: &[&'static Rule]) -> RuleSetRef {
        let is_same = |version: &Version| {
            let own = of(*version);
            own.len() == rules.len()
                && own
                    .iter()
                    .zip(rules)
                    .all(|(one, other)| std::ptr::eq(*one, *other))
        };
        let version = Version::ALL.into_iter().rev().find(is_same);
        RuleSetRef {
            version: version.map_or_else(
                || format!("{}+own", Version::NEWEST.name()),
                |version| version.name().to_owned(),
            ),
            digest: digest(rules),
            off: Vec::new(),
        }
    }

    /// The same, judged by a city's choice of optional rules.
    #[must_use]
    pub fn by(self, profile: &Profile) -> RuleSetRef {
        let mut off = profile.rules_off.clone();
        off.sort();
        RuleSetRef { off, ..self }
    }

    /// The newest version.
    #[must_use]
    pub fn newest() -> RuleSetRef {
        RuleSetRef::of(newest())
    }

    /// The first twelve digits of the digest: what a line on a page has room for.
    #[must_use]
    pub fn short(&self) -> &str {
        self.digest.get(..12).unwrap_or(&self.digest)
    }
}

/// The rules of a version, in the order of the catalogue.
///
/// # Examples
/// ```
/// use zhengwu_credit::requirement::Version;
/// use zhengwu_credit::rules;
/// let has = |version| rules::of(version).iter().any(|rule| rule.name == "minor-published");
/// assert!(!has(Version::V2024_12_1) && has(Version::V2026_4_1));
/// ```
#[must_use]
pub fn of(version: Version) -> Vec<&'static Rule> {
    CATALOGUE
        .iter()
        .filter(|rule| rule.is_in(version))
        .copied()
        .collect()
}

/// The rules of the newest version: what is judged by where nothing is said.
#[must_use]
pub fn newest() -> &'static [&'static Rule] {
    static NEWEST: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| of(Version::NEWEST));
    &NEWEST
}

/// SHA-256 over what decides a verdict in the declarations of these rules, lower-case hex. A better wording is no other
/// rule; what a check does is held by its examples. A field joins a rule of all fields without changing it.
#[must_use]
pub fn digest(rules: &[&Rule]) -> String {
    let mut hasher = Sha256::new();
    for rule in rules {
        let when = rule
            .when
            .map(|cond| cond.to_json(first_kind(rule).spec()).to_string());
        let fields = match rule.at {
            At::Record => "record".to_owned(),
            At::File => "file".to_owned(),
            At::Every(_) => "every".to_owned(),
            At::Across(places) => {
                let keys = |(kind, fields): &(Kind, &[u8])| {
                    let keys = fields.iter().filter_map(|at| kind.spec().field(*at));
                    let keys: Vec<&str> = keys.map(|field| field.key).collect();
                    format!("{} {}", kind.key(), keys.join(" "))
                };
                places.iter().map(keys).collect::<Vec<_>>().join("; ")
            }
            At::Fields(fields) => {
                let spec = first_kind(rule).spec();
                let keys = fields.iter().filter_map(|at| spec.field(*at));
                keys.map(|field| field.key).collect::<Vec<_>>().join(" ")
            }
        };
        for part in [
            rule.code,
            rule.name,
            rule.severity.key(),
            rule.phase.key(),
            rule.provenance.key(),
            &rule.cites(),
            &rule.since_text().unwrap_or_default(),
            &fields,
            &when.unwrap_or_default(),
            if rule.judges_empty { "judges empty" } else { "" },
        ] {
            hasher.update(part);
            hasher.update([0]);
        }
    }
    hex(&hasher.finalize())
}

/// The kind whose fields a rule names.
pub(crate) fn first_kind(rule: &Rule) -> Kind {
    let example = rule.fires.iter().find_map(|example| example.kind);
    rule.kind().or(example).unwrap_or(Kind::Contract)
}
