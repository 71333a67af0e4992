//! Typed access: a field's handle asks for its value and gets its type.

use crate::code::{CodeSet, Coded};
use crate::field::{
    Cond, Currency, Day, Days, End, Field, FieldType, Kind, LongText, Month, Need, Number, One, Percent,
    Proc, RecordKind, Seq, Set, Text, UsccCode, Yes, Yuan,
};
use crate::value::{Date, EndDate, Money, Period, Procedure, Rate, Uscc};

use super::{Fact, Record, Slot, Tri, Value};

/// What is known of a typed field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading<T> {
    /// Nothing was filled in.
    #[default]
    Absent,
    /// Something was, and it cannot be read.
    Malformed,
    /// The value.
    Known(T),
}

impl<T> Reading<T> {
    /// The value, if there is one.
    #[must_use]
    pub fn value(self) -> Option<T> {
        match self {
            Reading::Known(value) => Some(value),
            Reading::Absent | Reading::Malformed => None,
        }
    }
}

/// A field type whose values can be asked for.
pub trait Typed: FieldType {
    /// What is given.
    type Out<'r>;
    /// Reads a slot that holds a value of this type.
    fn take<'r>(slot: &'r Slot<'_>, value: Value) -> Option<Self::Out<'r>>;
}

macro_rules! typed {
    ($( $name:ty => $out:ty, $pattern:pat => $value:expr; )+) => {
        $(impl Typed for $name {
            type Out<'r> = $out;
            fn take(_: &Slot<'_>, value: Value) -> Option<$out> {
                match value {
                    $pattern => Some($value),
                    _ => None,
                }
            }
        })+
    };
}

typed! {
    UsccCode => Uscc, Value::Uscc(uscc) => uscc;
    Day => Date, Value::Date(date) => date;
    End => EndDate, Value::End(end) => end;
    Month => Period, Value::Period(period) => period;
    Yuan => Money, Value::Money(money) => money;
    Percent => Rate, Value::Rate(rate) => rate;
    Days => u32, Value::Count(days) => days;
    Yes => bool, Value::Yes(yes) => yes;
    Proc => Procedure, Value::Procedure(procedure) => procedure;
}

macro_rules! typed_text {
    ($( [$($generics:tt)*] $name:ty; )+) => {
        $(impl<$($generics)*> Typed for $name {
            type Out<'r> = &'r str;
            fn take<'r>(slot: &'r Slot<'_>, _: Value) -> Option<&'r str> {
                Some(&slot.text)
            }
        })+
    };
}

typed_text! {
    [const MAX: u16] Text<MAX>;
    [const MAX: u16] LongText<MAX>;
    [const MAX: u16] Number<MAX>;
    [] Currency;
}

impl<C: Coded> Typed for One<C> {
    type Out<'r> = C;
    fn take(_: &Slot<'_>, value: Value) -> Option<C> {
        match value {
            Value::Code(at) => C::from_place(at),
            _ => None,
        }
    }
}

impl<C: Coded> Typed for Set<C> {
    type Out<'r> = CodeSet<C>;
    fn take(_: &Slot<'_>, value: Value) -> Option<CodeSet<C>> {
        match value {
            Value::Codes(bits) => Some(CodeSet::from_bits(bits)),
            _ => None,
        }
    }
}

impl<T: FieldType> Typed for Seq<T> {
    type Out<'r> = Parts<'r>;
    fn take<'r>(slot: &'r Slot<'_>, _: Value) -> Option<Parts<'r>> {
        Some(Parts(&slot.text))
    }
}

/// The parts of a sequence, each in canonical form.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'r>(&'r str);

impl<'r> Parts<'r> {
    /// The parts in order.
    pub fn iter(self) -> impl Iterator<Item = &'r str> + Clone {
        self.0.split(';')
    }

    /// How many there are.
    #[must_use]
    pub fn count(self) -> usize {
        self.iter().count()
    }

    /// The parts as codes; `None` where a part is not a code of the list.
    pub fn codes<C: Coded>(self) -> impl Iterator<Item = Option<C>> + Clone {
        self.iter().map(|part| C::LIST.read(part).and_then(C::from_place))
    }
}

impl Record<'_> {
    /// What is known of a field. A record of another kind has no such field.
    #[must_use]
    pub fn get<K: RecordKind, T: Typed>(&self, field: Field<K, T>) -> Reading<T::Out<'_>> {
        if self.kind() != K::KIND {
            return Reading::Absent;
        }
        let slot = self.slot(field.at);
        match slot.fact {
            Fact::Absent => Reading::Absent,
            Fact::Malformed => Reading::Malformed,
            Fact::Known(value) => T::take(slot, value).map_or(Reading::Malformed, Reading::Known),
        }
    }

    /// The value of a field, if there is one that can be read.
    #[must_use]
    pub fn value<K: RecordKind, T: Typed>(&self, field: Field<K, T>) -> Option<T::Out<'_>> {
        self.get(field).value()
    }

    /// Whether a condition holds. `contract_has_amount` answers for the contract of a statement.
    #[must_use]
    pub fn holds(&self, cond: &Cond, contract_has_amount: Tri) -> Tri {
        match cond {
            Cond::Is(field, codes) => self.is_one_of(*field, codes),
            Cond::IsNot(field, codes) => self.is_none_of(*field, codes),
            Cond::Yes(field) => match self.slot(*field).fact {
                Fact::Known(Value::Yes(yes)) => yes.into(),
                _ => Tri::Unknown,
            },
            Cond::Present(field) => match self.slot(*field).fact {
                Fact::Absent => Tri::No,
                Fact::Malformed => Tri::Unknown,
                Fact::Known(_) => Tri::Yes,
            },
            Cond::Absent(field) => (self.slot(*field).fact == Fact::Absent).into(),
            Cond::ContractHasAmount => contract_has_amount,
            Cond::Any(all) => Tri::any(all.iter().map(|one| self.holds(one, contract_has_amount))),
            Cond::All(all) => Tri::all(all.iter().map(|one| self.holds(one, contract_has_amount))),
        }
    }

    fn is_one_of(&self, field: u8, codes: &[u8]) -> Tri {
        let (Fact::Known(value), Some(spec)) = (self.slot(field).fact, self.spec().field(field)) else {
            return self.silence(field);
        };
        match value {
            Value::Code(code) => codes.contains(&code).into(),
            Value::Codes(bits) => codes.iter().any(|code| bits & (1 << code) != 0).into(),
            Value::List => self
                .list_codes(field, spec.ty)
                .any(|code| codes.contains(&code))
                .into(),
            _ => Tri::Unknown,
        }
    }

    fn is_none_of(&self, field: u8, codes: &[u8]) -> Tri {
        let (Fact::Known(value), Some(spec)) = (self.slot(field).fact, self.spec().field(field)) else {
            return self.silence(field);
        };
        match value {
            Value::Code(code) => (!codes.contains(&code)).into(),
            Value::Codes(bits) => (!codes.iter().any(|code| bits & (1 << code) != 0)).into(),
            // Of a sequence: there is one that is none of these.
            Value::List => self
                .list_codes(field, spec.ty)
                .any(|code| !codes.contains(&code))
                .into(),
            _ => Tri::Unknown,
        }
    }

    /// What an empty or unreadable coded field answers: an empty one that is not owed says no.
    fn silence(&self, field: u8) -> Tri {
        let Some(spec) = self
            .spec()
            .field(field)
            .filter(|_| self.slot(field).fact == Fact::Absent)
        else {
            return Tri::Unknown;
        };
        match spec.need {
            Need::Optional => Tri::No,
            Need::Required => Tri::Unknown,
            Need::When(cond) | Need::Owed(cond) => match self.holds(cond, Tri::Unknown) {
                Tri::No => Tri::No,
                Tri::Yes | Tri::Unknown => Tri::Unknown,
            },
        }
    }

    fn list_codes(&self, field: u8, ty: crate::field::Type) -> impl Iterator<Item = u8> {
        let list = match ty {
            crate::field::Type::Seq(crate::field::Type::Code(list)) => Some(*list),
            _ => None,
        };
        self.slot(field)
            .text
            .split(';')
            .filter_map(move |part| list?.read(part))
    }

    /// Whether the row is to be withheld: a contract that says it is classified (四(三)).
    #[must_use]
    pub fn is_classified(&self) -> bool {
        self.kind() == Kind::Contract && self.value(crate::field::contract::classified) == Some(true)
    }
}
