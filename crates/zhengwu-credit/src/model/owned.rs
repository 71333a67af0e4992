//! Domain values (领域值): records that hold no error, as services keep them: owned, and typed by their fields.

use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};

use crate::field::{
    Field, RecordKind, commitment, contract, dishonesty, list_review, payment, performance, published,
    receipt, unit,
};
use crate::record::canonical::Canonical;
use crate::record::{Record, Typed};
use crate::value::mask::scrub;

use super::Key;

/// A record that holds no error (领域值). There is one way to one: [`rules::admit`](crate::rules::admit()) judges a record and
/// lets it in, or says everything that is wrong with it. A classified contract is never let in.
///
/// Its fields are asked for by the handles of the catalogue; in JSON it is the record's canonical form.
///
/// # Examples
/// ```
/// use zhengwu_credit::field::contract as c;
/// use zhengwu_credit::model::Contract;
/// use zhengwu_credit::{field::Kind, rules};
/// let contract: Contract = serde_json::from_str(rules::correct(Kind::Contract))?;
/// assert_eq!(contract.get(c::signed_on).map(|day| day.to_string()).as_deref(), Some("2024-12-10"));
/// assert_eq!(contract.get(c::amount).map(|yuan| yuan.to_string()).as_deref(), Some("1280000.00"));
/// assert_eq!(serde_json::to_string(&contract)?, rules::correct(Kind::Contract));
/// assert!(serde_json::from_str::<Contract>(r#"{"contract_no":"A-1"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// A handle of another kind of record does not fit:
/// ```compile_fail
/// # use zhengwu_credit::{field::{Kind, performance}, model::Contract, rules};
/// # let contract: Contract = serde_json::from_str(rules::correct(Kind::Contract)).unwrap();
/// contract.get(performance::status_on);
/// ```
pub struct Owned<K> {
    record: Record<'static>,
    kind: PhantomData<fn() -> K>,
}

/// 政府合同
pub type Contract = Owned<contract::Contract>;
/// 合同履约
pub type Performance = Owned<performance::Performance>;
/// 政务承诺
pub type Commitment = Owned<commitment::Commitment>;
/// 政务失信记录
pub type Dishonesty = Owned<dishonesty::Dishonesty>;
/// 单位
pub type Unit = Owned<unit::Unit>;
/// 承诺清单梳理
pub type ListReview = Owned<list_review::ListReview>;
/// 收付
pub type Payment = Owned<payment::Payment>;
/// 中标(合同)公告
pub type Published = Owned<published::Published>;
/// 回执
pub type Receipt = Owned<receipt::Receipt>;

impl<K: RecordKind> Owned<K> {
    /// Of a record that was judged and has no error.
    pub(crate) fn of_judged(record: Record<'_>) -> Owned<K> {
        Owned {
            record: record.into_owned(),
            kind: PhantomData,
        }
    }

    /// The value of a field; `None` where it is empty.
    #[must_use]
    pub fn get<T: Typed>(&self, field: Field<K, T>) -> Option<T::Out<'_>> {
        self.record.value(field)
    }

    /// What identifies it.
    #[must_use]
    pub fn key(&self) -> Key {
        Key::of(&self.record)
    }

    /// It as a record: its canonical form and its digest.
    #[must_use]
    pub fn record(&self) -> &Record<'static> {
        &self.record
    }
}

impl<K> Clone for Owned<K> {
    fn clone(&self) -> Self {
        Owned {
            record: self.record.clone(),
            kind: PhantomData,
        }
    }
}

/// Equal are those of one canonical form.
impl<K> PartialEq for Owned<K> {
    fn eq(&self, other: &Self) -> bool {
        self.record.to_canonical_json() == other.record.to_canonical_json()
    }
}

impl<K> Eq for Owned<K> {}

/// Its fields, names and numbers of natural persons masked.
impl<K> fmt::Debug for Owned<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields = self.record.spec().places().filter_map(|(at, spec)| {
            let shown = self.record.shown(at, None, &self.record.canonical(at)?);
            Some((spec.key, scrub(&shown).into_owned()))
        });
        f.debug_map().entries(fields).finish()
    }
}

impl<K> Serialize for Owned<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Canonical(&self.record).serialize(serializer)
    }
}

/// The schema that the catalogue gives the record.
impl<K: JsonSchema> JsonSchema for Owned<K> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        K::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        K::json_schema(generator)
    }
}
