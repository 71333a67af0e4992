//! The record kinds (记录种类).

use serde::{Deserialize, Serialize};

use super::{
    FieldSpec, OPEN_QUESTION, commitment_table, contract_table, dishonesty_table, list_review_table,
    payment_table, performance_table, published_table, receipt_table, unit_table,
};
use crate::code::Lang;

/// Which table a record belongs to.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 政府合同
    Contract,
    /// 合同履约
    Performance,
    /// 政务承诺
    Commitment,
    /// 政务失信记录
    Dishonesty,
    /// 单位: the register of who must report; never part of a submission
    Unit,
    /// 承诺清单梳理: a review of a unit's list of promises; never part of a submission
    ListReview,
    /// 收付: an instalment of a contract; never part of a submission
    Payment,
    /// 中标(合同)公告: an award or a contract that another source published; never part of a submission
    Published,
    /// 回执: what the platform did with a record that was sent to it; never part of a submission
    Receipt,
}

/// A marker type for one kind, so that field handles of different kinds do not mix.
pub trait RecordKind: Copy + std::fmt::Debug + 'static {
    /// The kind.
    const KIND: Kind;
}

/// What is said about one record kind.
#[derive(Debug)]
pub struct KindSpec {
    /// The kind.
    pub kind: Kind,
    /// The fields that identify a record.
    pub key_fields: &'static [u8],
    /// The date by whose law a record is judged.
    pub own_date: u8,
    /// Its key, then its Chinese names, as sheets and files are called.
    pub names: &'static [&'static str],
    /// The fields whose columns tell a kind that is not reported; empty where its key does.
    pub told_by: &'static [u8],
    /// Its fields, in the catalogue's order.
    pub fields: &'static [FieldSpec],
    /// Headings that may mean several of its fields, with these: nobody guesses, somebody is asked.
    pub ambiguous: &'static [(&'static [&'static str], &'static [u8])],
}

impl Kind {
    /// The kinds that are reported, in the order of every list.
    pub const REPORTED: [Kind; 4] = [
        Kind::Contract,
        Kind::Performance,
        Kind::Commitment,
        Kind::Dishonesty,
    ];

    /// All kinds that have a catalogue.
    pub const ALL: [Kind; 9] = [
        Kind::Contract,
        Kind::Performance,
        Kind::Commitment,
        Kind::Dishonesty,
        Kind::Unit,
        Kind::ListReview,
        Kind::Payment,
        Kind::Published,
        Kind::Receipt,
    ];

    /// Whether it is part of a submission (是否报送).
    #[must_use]
    pub fn is_reported(self) -> bool {
        Kind::REPORTED.contains(&self)
    }

    /// The column that may stand beside its fields (附列): read, and no part of the record.
    #[must_use]
    pub fn beside(self) -> Option<&'static FieldSpec> {
        self.is_reported().then_some(&OPEN_QUESTION)
    }

    /// The keys of all kinds, as a person is asked to choose among them.
    #[must_use]
    pub fn keys(lang: Lang) -> String {
        Kind::ALL.map(Kind::key).join(match lang {
            Lang::Zh => "、",
            Lang::En => ", ",
        })
    }

    /// Its catalogue.
    #[must_use]
    pub fn spec(self) -> &'static KindSpec {
        match self {
            Kind::Contract => &contract_table::SPEC,
            Kind::Performance => &performance_table::SPEC,
            Kind::Commitment => &commitment_table::SPEC,
            Kind::Dishonesty => &dishonesty_table::SPEC,
            Kind::Unit => &unit_table::SPEC,
            Kind::ListReview => &list_review_table::SPEC,
            Kind::Payment => &payment_table::SPEC,
            Kind::Published => &published_table::SPEC,
            Kind::Receipt => &receipt_table::SPEC,
        }
    }

    /// `contract`, `performance` …
    #[must_use]
    pub fn key(self) -> &'static str {
        self.spec().names.first().copied().unwrap_or_default()
    }

    /// 政府合同, 合同履约 …
    #[must_use]
    pub fn title(self) -> &'static str {
        self.spec().names.get(1).copied().unwrap_or_default()
    }

    /// Reads a key or a Chinese name.
    #[must_use]
    pub fn read(text: &str) -> Option<Kind> {
        let text = text.trim();
        Kind::ALL
            .into_iter()
            .find(|kind| kind.spec().names.contains(&text))
    }
}

impl KindSpec {
    /// The field at a place.
    #[must_use]
    pub fn field(&self, at: u8) -> Option<&'static FieldSpec> {
        self.fields.get(usize::from(at))
    }

    /// Whether columns of these fields tell the kind: of one that is not reported only its whole key does, or what it has for
    /// that, so that it is never taken for one that is.
    pub fn is_told_by(&self, has: impl Fn(u8) -> bool) -> bool {
        let telling = match self.told_by {
            [] => self.key_fields,
            own => own,
        };
        self.kind.is_reported() || telling.iter().all(|at| has(*at))
    }

    /// The place of a field by its key.
    #[must_use]
    pub fn place_of(&self, key: &str) -> Option<u8> {
        self.fields
            .iter()
            .position(|field| field.key == key)
            .and_then(|at| u8::try_from(at).ok())
    }

    /// The fields with their places.
    pub fn places(&self) -> impl Iterator<Item = (u8, &'static FieldSpec)> + use<> {
        (0_u8..).zip(self.fields)
    }
}
