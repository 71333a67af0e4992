//! A field with its type, so that what it holds is known when the code is compiled.

use std::marker::PhantomData;

use crate::code::Coded;

use super::Type;

/// A typed handle of a field: which record it belongs to (`K`) and what it holds (`T`).
pub struct Field<K, T> {
    /// Its place in the catalogue of its record.
    pub at: u8,
    of: PhantomData<fn() -> (K, T)>,
}

impl<K, T> Field<K, T> {
    /// The field at this place; only the catalogue's macro calls it.
    #[must_use]
    pub const fn new(at: u8) -> Self {
        Self { at, of: PhantomData }
    }
}

impl<K, T> Clone for Field<K, T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K, T> Copy for Field<K, T> {}

/// A type that a field may have in the catalogue.
pub trait FieldType {
    /// The same as data.
    const TYPE: Type;
}

macro_rules! field_types {
    ($( $(#[$doc:meta])* $name:ident = $ty:expr; )+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug)]
            pub struct $name;
            impl FieldType for $name {
                const TYPE: Type = $ty;
            }
        )+
    };
}

field_types! {
    /// [`Type::Uscc`]
    UsccCode = Type::Uscc;
    /// [`Type::Date`]
    Day = Type::Date;
    /// [`Type::EndDate`]
    End = Type::EndDate;
    /// [`Type::Period`]
    Month = Type::Period;
    /// [`Type::Money`]
    Yuan = Type::Money;
    /// [`Type::Percent`]
    Percent = Type::Percent;
    /// [`Type::Days`]
    Days = Type::Days;
    /// [`Type::YesNo`]
    Yes = Type::YesNo;
    /// [`Type::Currency`]
    Currency = Type::Currency;
    /// [`Type::Procedure`]
    Proc = Type::Procedure;
}

/// [`Type::Text`]
#[derive(Clone, Copy, Debug)]
pub struct Text<const MAX: u16>;
impl<const MAX: u16> FieldType for Text<MAX> {
    const TYPE: Type = Type::Text(MAX);
}

/// [`Type::LongText`]
#[derive(Clone, Copy, Debug)]
pub struct LongText<const MAX: u16>;
impl<const MAX: u16> FieldType for LongText<MAX> {
    const TYPE: Type = Type::LongText(MAX);
}

/// [`Type::Number`]
#[derive(Clone, Copy, Debug)]
pub struct Number<const MAX: u16>;
impl<const MAX: u16> FieldType for Number<MAX> {
    const TYPE: Type = Type::Number(MAX);
}

/// [`Type::Code`]
pub struct One<C>(PhantomData<C>);
impl<C: Coded> FieldType for One<C> {
    const TYPE: Type = Type::Code(C::LIST);
}

/// [`Type::Codes`]
pub struct Set<C>(PhantomData<C>);
impl<C: Coded> FieldType for Set<C> {
    const TYPE: Type = Type::Codes(C::LIST);
}

/// [`Type::Seq`]
pub struct Seq<T>(PhantomData<T>);
impl<T: FieldType> FieldType for Seq<T> {
    const TYPE: Type = Type::Seq(&T::TYPE);
}
