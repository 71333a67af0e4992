//! What is said about a field.

use crate::basis::Basis;
use crate::code::{CodeList, Words};

use super::Need;

/// How a cell of this field is read (类型).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Text of at most so many characters, on one line.
    Text(u16),
    /// Text of at most so many characters; line breaks are kept.
    LongText(u16),
    /// A number of identity or reference, of at most so many characters; upper-cased, no spaces.
    Number(u16),
    /// A unified social credit code.
    Uscc,
    /// One code of a list.
    Code(&'static CodeList),
    /// A set of codes of a list, `;`-joined.
    Codes(&'static CodeList),
    /// A sequence, `;`-joined, parallel to its sister fields.
    Seq(&'static Type),
    /// A calendar day.
    Date,
    /// A calendar day, or open-ended.
    EndDate,
    /// A month.
    Period,
    /// Yuan, at most two places.
    Money,
    /// Percent a year, 0–36, at most four places.
    Percent,
    /// A number of days.
    Days,
    /// Yes or no.
    YesNo,
    /// ISO 4217.
    Currency,
    /// A date with an optional document, or not applicable for a reason.
    Procedure,
}

impl Type {
    /// Whether it holds a number that identifies somebody: a credit code, or the number of a document.
    #[must_use]
    pub const fn is_identity_number(self) -> bool {
        matches!(
            self,
            Type::Uscc | Type::Number(IDENTITY_LENGTH) | Type::Seq(Type::Number(IDENTITY_LENGTH))
        )
    }

    /// The code list of a coded field, a set or a sequence of codes.
    #[must_use]
    pub fn code_list(self) -> Option<&'static CodeList> {
        match self {
            Type::Code(list) | Type::Codes(list) | Type::Seq(&Type::Code(list)) => Some(list),
            _ => None,
        }
    }
}

/// Numbers of identity are told from other numbers by their length (50 characters hold any document's number).
const IDENTITY_LENGTH: u16 = 50;

/// Whether a value is masked wherever it is shown (敏感字段).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Secret {
    /// Shown as it is.
    No,
    /// A name: masked unless the field at this place is known to have another code.
    NameIf(u8, u8),
    /// A number: masked unless the field at this place is known to have another code.
    NumberIf(u8, u8),
}

/// Headings that are made of a beginning and an ending: 供应商 + 统一社会信用代码 (组合表头).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compound {
    /// The beginnings.
    pub stems: &'static [&'static str],
    /// The endings.
    pub endings: &'static [&'static str],
    /// Another field that such a heading fills in too, by the key of its code: 乙方统一社会信用代码 also says of what kind the
    /// number is.
    pub implies: Option<(u8, &'static str)>,
}

impl Compound {
    /// Every beginning with every ending.
    #[must_use]
    pub const fn of(stems: &'static [&'static str], endings: &'static [&'static str]) -> Compound {
        Compound {
            stems,
            endings,
            implies: None,
        }
    }

    /// And such a heading tells the code of another field.
    #[must_use]
    pub const fn telling(mut self, field: u8, code: &'static str) -> Compound {
        self.implies = Some((field, code));
        self
    }

    /// The headings.
    pub fn headings(&self) -> impl Iterator<Item = String> + use<> {
        let endings = self.endings;
        self.stems
            .iter()
            .flat_map(move |stem| endings.iter().map(move |ending| format!("{stem}{ending}")))
    }
}

/// Everything that is said about one field (字段).
#[derive(Debug, PartialEq)]
pub struct FieldSpec {
    /// Key in JSON and APIs.
    pub key: &'static str,
    /// Column heading (表头).
    pub heading: &'static str,
    /// Other headings that are read as this field.
    pub other_headings: &'static [&'static str],
    /// More of them, made of a beginning and an ending.
    pub compounds: &'static [Compound],
    /// Fields from which it may be filled in where it is empty: 履行期限 gives the day on which it begins. A file that has
    /// one of these columns is not said to lack this one.
    pub filled_from: &'static [u8],
    /// How it is read.
    pub ty: Type,
    /// When it is owed.
    pub need: Need,
    /// The rule that speaks where it is owed and missing, if not `field-missing`.
    pub missing_rule: Option<&'static str>,
    /// When it must be empty.
    pub empty_when: Option<&'static super::Cond>,
    /// Whether it is masked.
    pub secret: Secret,
    /// The clause that it comes from.
    pub basis: Basis,
    /// What it means.
    pub meaning: Words,
    /// What stands in for an empty cell, as a code key.
    pub default: Option<&'static str>,
    /// Whether it says of which month's report the record, or what the field tells, is (四(三)): what is dated in a month is
    /// reported with it.
    pub tells_month: bool,
}

impl FieldSpec {
    /// Whether it holds a code or a number and nothing else (编号、代码): never a name, and never a date.
    #[must_use]
    pub fn is_code_or_number(&self) -> bool {
        match self.ty {
            Type::Uscc | Type::Number(_) | Type::Seq(Type::Number(_)) => true,
            Type::Text(_) => self.key == "serial" || self.key.ends_with("_no"),
            _ => false,
        }
    }

    /// A row of the catalogue, before its options.
    #[must_use]
    pub const fn new(
        key: &'static str,
        heading: &'static str,
        other_headings: &'static [&'static str],
        ty: Type,
        need: Need,
        basis: Basis,
        meaning: Words,
    ) -> Self {
        Self {
            key,
            heading,
            other_headings,
            compounds: &[],
            filled_from: &[],
            ty,
            need,
            missing_rule: None,
            empty_when: None,
            secret: Secret::No,
            basis,
            meaning,
            default: None,
            tells_month: false,
        }
    }

    /// Option: the rule of page 8 that speaks instead of `field-missing`.
    #[must_use]
    pub const fn missing_rule(mut self, name: &'static str) -> Self {
        self.missing_rule = Some(name);
        self
    }

    /// Option: when the field must be empty.
    #[must_use]
    pub const fn empty_when(mut self, cond: &'static super::Cond) -> Self {
        self.empty_when = Some(cond);
        self
    }

    /// Option: sensitive.
    #[must_use]
    pub const fn secret(mut self, secret: Secret) -> Self {
        self.secret = secret;
        self
    }

    /// Option: what an empty cell stands for.
    #[must_use]
    pub const fn default(mut self, key: &'static str) -> Self {
        self.default = Some(key);
        self
    }

    /// Option: it says of which month's report the record is.
    #[must_use]
    pub const fn tells_month(mut self, tells: bool) -> Self {
        self.tells_month = tells;
        self
    }

    /// Option: more headings, made of a beginning and an ending.
    #[must_use]
    pub const fn compounds(mut self, compounds: &'static [Compound]) -> Self {
        self.compounds = compounds;
        self
    }

    /// Option: fields from which it may be filled in.
    #[must_use]
    pub const fn filled_from(mut self, fields: &'static [u8]) -> Self {
        self.filled_from = fields;
        self
    }

    /// The field's name for a person.
    #[must_use]
    pub fn name_in(&self, lang: crate::code::Lang) -> String {
        match lang {
            crate::code::Lang::Zh => self.heading.to_owned(),
            crate::code::Lang::En => self.key.replace('_', " "),
        }
    }
}

/// Makes the catalogue of one record kind: a row a field,
/// `key: Type, Need, "heading" ["other headings"], basis, "meaning" / "meaning in English" (, option(value))*;`, then the
/// headings that may mean several of its fields. `told by`: fields whose columns tell the kind, where its key does not.
macro_rules! catalogue {
    (
        $(#[$doc:meta])*
        $kind:ident, key [$($key:ident),+], own date $own:ident, called [$($name:literal),+] $(, told by [$($tell:ident),+])? {
            $( $field:ident : $ty:ty, $need:expr, $heading:literal [$($other:literal),*], $basis:ident,
               $zh:literal / $en:literal $(, $option:ident($value:expr))* ; )+
        } may mean {
            $( [$($word:literal),+] => [$($may:ident),+] ; )*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $kind;

        #[allow(non_camel_case_types, clippy::enum_variant_names)]
        #[derive(Clone, Copy)]
        #[repr(u8)]
        enum Place { $($field),+ }

        $(
            #[doc = concat!($heading, ": ", $zh)]
            pub const $field: $crate::field::Field<$kind, $ty> = $crate::field::Field::new(Place::$field as u8);
        )+

        static FIELDS: &[$crate::field::FieldSpec] = &[$(
            $crate::field::FieldSpec::new(
                stringify!($field),
                $heading,
                &[$($other),*],
                <$ty as $crate::field::FieldType>::TYPE,
                $need,
                $crate::basis::$basis,
                $crate::code::Words { zh: $zh, en: $en },
            )$(.$option($value))*,
        )+];

        impl $crate::field::RecordKind for $kind {
            const KIND: $crate::field::Kind = $crate::field::Kind::$kind;
        }

        pub(crate) static SPEC: $crate::field::KindSpec = $crate::field::KindSpec {
            kind: $crate::field::Kind::$kind,
            key_fields: &[$($key.at),+],
            own_date: $own.at,
            names: &[$($name),+], told_by: &[$($($tell.at),+)?],
            fields: FIELDS,
            ambiguous: &[$( (&[$($word),+], &[$($may.at),+]) ),*],
        };
    };
}

pub(crate) use catalogue;
