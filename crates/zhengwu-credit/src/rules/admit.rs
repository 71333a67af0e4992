//! A record becomes a domain value only when it has no error (准入): the one way in.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor};

use crate::code::Lang;
use crate::field::{Kind, RecordKind};
use crate::finding::{Finding, Phase, Severity};
use crate::model::Owned;
use crate::profile::Profile;
use crate::record::{Form, NotAnObject, Raw, Record, read_object};
use crate::requirement::{Context, Found, Rule};
use crate::value::money::Unit;

use super::{Judge, newest};

/// A record that was let in, and what is to be said of it: violations, warnings, notices (准入结果).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Admitted<K> {
    /// The domain value.
    pub value: Owned<K>,
    /// What was found, none of it an error.
    pub findings: Vec<Finding>,
}

/// Why a record is no domain value (不予准入).
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum NotAdmitted {
    /// It is a state secret, and nothing is said of it (四(三)).
    #[error("the record is withheld")]
    Withheld,
    /// It is a record of another kind.
    #[error("this is a record of the kind `{}`, not `{}`", found.key(), expected.key())]
    OtherKind {
        /// The kind that was asked for.
        expected: Kind,
        /// The kind that it is.
        found: Kind,
    },
    /// The text is no JSON object.
    #[error(transparent)]
    Unreadable(#[from] NotAnObject),
    /// All that was found; at least one is an error.
    #[error("the record has errors: {}", errors(.0))]
    Findings(Vec<Finding>),
}

/// The errors by rule and place, without what stands there.
fn errors(findings: &[Finding]) -> String {
    let is_error = |one: &&Finding| one.severity == Severity::Error && one.waived.is_none();
    let errors = findings.iter().filter(is_error);
    let named: Vec<String> = errors.map(|one| format!("{} {}", one.code, one.path)).collect();
    named.join(", ")
}

/// Judges a record by the whole catalogue, in the phase of acceptance, and by rules of one's own; lets it in where nothing
/// that was found is an error.
///
/// What is not known in the context (the contract of a statement, whether a key stands twice) is not judged. That a record
/// hangs on a classified contract only a [run](crate::ledger::run) over all of them can tell.
///
/// # Errors
/// [`NotAdmitted`], with everything that was found.
///
/// # Examples
/// ```
/// use zhengwu_credit::code::Lang;
/// use zhengwu_credit::field::{Kind, contract as c};
/// use zhengwu_credit::model::Contract;
/// use zhengwu_credit::profile::Profile;
/// use zhengwu_credit::requirement::Context;
/// use zhengwu_credit::rules::{self, NotAdmitted, admit_json, examples};
/// let profile = Profile::haian();
/// let context = Context::alone(&profile, "2025-01-10".parse().ok());
/// let contract: Contract = admit_json(rules::correct(Kind::Contract), &context, &[], Lang::Zh)?.value;
/// assert_eq!(contract.get(c::contract_no), Some("HA-2024/017"));
/// let wrong = examples::changed(Kind::Contract, r#"{"ends_on":"2024-12-01"}"#);
/// let Err(NotAdmitted::Findings(findings)) = admit_json::<c::Contract>(&wrong, &context, &[], Lang::Zh) else {
///     panic!("it ends before it starts");
/// };
/// assert_eq!(findings[0].code, "CTR201");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn admit<K: RecordKind>(
    record: Record<'_>,
    context: &Context<'_>,
    own: &[&'static Rule],
    lang: Lang,
) -> Result<Admitted<K>, NotAdmitted> {
    admit_waived(record, context, own, lang, &|_| {}, &|_, _| {})
}

/// The same where some of it is waived: `take` takes codes as issued, `mark` marks what is let pass.
pub(crate) fn admit_waived<K: RecordKind>(
    mut record: Record<'_>,
    context: &Context<'_>,
    own: &[&'static Rule],
    lang: Lang,
    take: &dyn Fn(&mut Record<'_>),
    mark: &dyn Fn(&Record<'_>, &mut [Found]),
) -> Result<Admitted<K>, NotAdmitted> {
    if record.kind() != K::KIND {
        return Err(NotAdmitted::OtherKind {
            expected: K::KIND,
            found: record.kind(),
        });
    }
    record.finish(context.as_of);
    if record.is_classified() {
        return Err(NotAdmitted::Withheld);
    }
    take(&mut record);
    // Of a file that lacks a column that is told elsewhere; here it is missing.
    let context = Context {
        missing_columns: &[],
        ..context.clone()
    };
    let rules: Vec<&'static Rule> = newest().iter().chain(own).copied().collect();
    let rules = Rule::on(&rules, context.profile);
    let mut found: Vec<Found> = Vec::new();
    Judge::new(K::KIND, Phase::Accept, &rules).judge(&record, &context, &mut found);
    mark(&record, &mut found);
    let findings = found.iter().map(|one| one.render(&record, None, lang)).collect();
    if !found.iter().all(Found::lets_pass) {
        return Err(NotAdmitted::Findings(findings));
    }
    Ok(Admitted {
        value: Owned::of_judged(record),
        findings,
    })
}

/// The same of a record as one JSON object.
///
/// # Errors
/// [`NotAdmitted`], with everything that was found.
pub fn admit_json<K: RecordKind>(
    text: &str,
    context: &Context<'_>,
    own: &[&'static Rule],
    lang: Lang,
) -> Result<Admitted<K>, NotAdmitted> {
    let mut record = Record::new(K::KIND);
    read_object(text, &mut record)?;
    admit(record, context, own, lang)
}

/// What judges where nobody says by whose constants.
static PROFILE: LazyLock<Profile> = LazyLock::new(Profile::haian);

/// A value of the canonical form.
#[derive(Deserialize)]
#[serde(untagged)]
enum Cell {
    Yes(bool),
    Count(u64),
    Text(String),
}

impl From<Cell> for Raw<'static> {
    fn from(cell: Cell) -> Raw<'static> {
        let (text, form) = match cell {
            Cell::Yes(yes) => (yes.to_string(), Form::Bool),
            Cell::Count(count) => (count.to_string(), Form::Number),
            Cell::Text(text) => (text, Form::Text),
        };
        Raw {
            text: Cow::Owned(text),
            form,
            unit: Unit::Yuan,
        }
    }
}

/// Reads the canonical form, and judges it: by the constants of Hai'an, as of no day, so that what lies in the future is not
/// told. Where a day is known or other constants hold, [`admit_json`].
impl<'de, K: RecordKind> Deserialize<'de> for Owned<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields<K>(PhantomData<K>);
        impl<'de, K: RecordKind> Visitor<'de> for Fields<K> {
            type Value = Owned<K>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "a record of the kind `{}` in canonical form", K::KIND.key())
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Owned<K>, A::Error> {
                let mut record = Record::new(K::KIND);
                while let Some((key, cell)) = map.next_entry::<Cow<'de, str>, Cell>()? {
                    let place = K::KIND.spec().place_of(&key);
                    let place =
                        place.ok_or_else(|| de::Error::custom("a key that the catalogue does not have"))?;
                    record.set(place, cell.into());
                }
                let context = Context::alone(&PROFILE, None);
                let admitted = admit(record, &context, &[], Lang::Zh).map_err(de::Error::custom)?;
                Ok(admitted.value)
            }
        }
        deserializer.deserialize_map(Fields(PhantomData))
    }
}
