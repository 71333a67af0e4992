//! Values as JSON strings. One visitor for all: no allocation, and numbers only where a type reads them.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::{Deserializer, Error, Visitor};

struct TextVisitor<T> {
    expecting: &'static str,
    numbers: bool,
    value: PhantomData<T>,
}

impl<T> Visitor<'_> for TextVisitor<T>
where
    T: FromStr,
    T::Err: fmt::Display,
{
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expecting)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        self.number(&number)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        self.number(&number)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<T, E> {
        // serde has already made a binary number of the literal. Its shortest decimal form is the literal's own digits as
        // long as these are at most 15; beyond that a digit may be lost, and nobody could tell.
        let text = number.to_string();
        let significant = text
            .trim_start_matches(['-', '0', '.'])
            .bytes()
            .filter(u8::is_ascii_digit)
            .count();
        if significant > 15 {
            return Err(E::custom(
                "a number with more than 15 digits may have lost some: give it as a string",
            ));
        }
        self.number(&text)
    }
}

impl<T> TextVisitor<T>
where
    T: FromStr,
    T::Err: fmt::Display,
{
    fn number<E: Error>(self, number: &impl fmt::Display) -> Result<T, E> {
        if !self.numbers {
            return Err(E::custom(format_args!(
                "expected {}, found a number",
                self.expecting
            )));
        }
        number.to_string().parse().map_err(E::custom)
    }
}

/// A value written as a JSON string.
pub(super) fn text<'de, D, T>(deserializer: D, expecting: &'static str) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr,
    T::Err: fmt::Display,
{
    deserializer.deserialize_str(TextVisitor {
        expecting,
        numbers: false,
        value: PhantomData,
    })
}

/// A value written as a JSON string or number.
pub(super) fn text_or_number<'de, D, T>(deserializer: D, expecting: &'static str) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr,
    T::Err: fmt::Display,
{
    deserializer.deserialize_any(TextVisitor {
        expecting,
        numbers: true,
        value: PhantomData,
    })
}
