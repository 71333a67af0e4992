//! The canonical form of a record (规范形式, 2.8), and what of it may be shown.

use std::borrow::Cow;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use sha2::{Digest, Sha256};

use crate::code::{Code, IdKind};
use crate::field::{FieldSpec, Secret, Type, contract};
use crate::value::mask::{looks_personal, mask_name, mask_number, scrub};
use crate::value::{Procedure, Uscc};

use super::{Fact, Record, Slot, Value};

impl Record<'_> {
    /// The canonical text of a field: codes by key, dates and money in their one form; of what cannot be read the
    /// text as typed. `None` where it is empty.
    #[must_use]
    pub fn canonical(&self, at: u8) -> Option<Cow<'_, str>> {
        let (slot, spec) = (self.slot(at), self.spec().field(at)?);
        match slot.fact {
            Fact::Absent => None,
            Fact::Malformed => Some(Cow::Borrowed(&slot.text)),
            Fact::Known(value) => Some(canonical_value(slot, spec, value)),
        }
    }

    /// The code that a field holds.
    #[must_use]
    pub fn code(&self, at: u8) -> Option<&'static Code> {
        match (self.slot(at).value()?, self.spec().field(at)?.ty) {
            (Value::Code(place), Type::Code(list)) => list.get(place),
            _ => None,
        }
    }

    /// The record as one JSON object: UTF-8, no spaces, keys in the catalogue's order, empty fields left out.
    #[must_use]
    pub fn to_canonical_json(&self) -> String {
        serde_json::to_string(&Canonical(self)).unwrap_or_default()
    }

    /// SHA-256 over the canonical form, lower-case hex.
    #[must_use]
    pub fn digest(&self) -> String {
        hex(&Sha256::digest(self.to_canonical_json()))
    }

    /// A value of this field as it may be shown: names and numbers of natural persons are masked, and so is
    /// whatever looks like an identity number, wherever it stands.
    #[must_use]
    pub fn shown(&self, at: u8, index: Option<u16>, text: &str) -> String {
        let Some(spec) = self.spec().field(at) else {
            return String::new();
        };
        match spec.secret {
            Secret::No => match self.slot(at).value() {
                Some(Value::Uscc(uscc)) if !uscc.also_personal_number() => text.to_owned(),
                _ => self.without_persons(guarded(spec.ty, text)),
            },
            Secret::NameIf(..) | Secret::NumberIf(..) if index.is_none() && text.contains(';') => {
                let parts = (0_u16..).zip(text.split(';'));
                parts
                    .map(|(place, part)| self.shown_part(spec, place, part))
                    .collect::<Vec<_>>()
                    .join(";")
            }
            Secret::NameIf(..) | Secret::NumberIf(..) => self.shown_part(spec, index.unwrap_or(0), text),
        }
    }

    /// The text with the names and numbers of the record's natural persons masked: a contract is often called by its party.
    pub(crate) fn without_persons(&self, text: String) -> String {
        let secret = self.spec().places().filter(|(_, spec)| spec.secret != Secret::No);
        let parts = secret.flat_map(|(at, spec)| {
            let parts = (0_u16..).zip(self.slot(at).text.split(';'));
            parts.map(move |(place, part)| (part, self.shown_part(spec, place, part)))
        });
        // One character is in too many words to be known for a name.
        let masked = parts.filter(|(part, shown)| part != shown && part.chars().nth(1).is_some());
        masked.fold(text, |text, (part, shown)| text.replace(part, &shown))
    }

    fn shown_part(&self, spec: &FieldSpec, place: u16, part: &str) -> String {
        let is_open = match spec.secret {
            Secret::No => true,
            Secret::NameIf(kind, code) | Secret::NumberIf(kind, code) => {
                self.is_another_code(kind, place, code) && !self.has_personal_document(place)
            }
        };
        match spec.secret {
            _ if is_open && Uscc::parse(part).is_ok_and(|uscc| !uscc.also_personal_number()) => {
                part.to_owned()
            }
            _ if is_open => guarded(spec.ty, part),
            Secret::NumberIf(..) => mask_number(part),
            Secret::No | Secret::NameIf(..) => mask_name(part),
        }
    }

    /// Whether the field (or its part at this place) is known to be another code than this.
    fn is_another_code(&self, field: u8, place: u16, code: u8) -> bool {
        let (slot, Some(spec)) = (self.slot(field), self.spec().field(field)) else {
            return false;
        };
        match (slot.value(), spec.ty) {
            (Some(Value::Code(found)), _) => found != code,
            (Some(Value::List), Type::Seq(Type::Code(list))) => {
                let part = self.part(field, Some(place));
                part.and_then(|part| list.read(part))
                    .is_some_and(|found| found != code)
            }
            _ => false,
        }
    }

    /// Whether the counterparty at this place is identified by a natural person's document.
    fn has_personal_document(&self, place: u16) -> bool {
        self.kind() == crate::field::Kind::Contract
            && self.value(contract::party_b_id_kind).is_some_and(|kinds| {
                kinds
                    .codes::<IdKind>()
                    .nth(usize::from(place))
                    .flatten()
                    .is_some_and(IdKind::is_personal)
            })
    }
}

/// Text of nobody in particular, with identity numbers masked. In a field for numbers also one that is a digit too long
/// or too short.
fn guarded(ty: Type, text: &str) -> String {
    let begins_like_a_person = || {
        text.get(..14)
            .is_some_and(|begin| text.len() > 15 && looks_personal(&format!("{begin}0000")))
    };
    if ty.is_identity_number() && begins_like_a_person() {
        mask_number(text)
    } else {
        scrub(text).into_owned()
    }
}

fn canonical_value<'s>(slot: &'s Slot<'_>, spec: &FieldSpec, value: Value) -> Cow<'s, str> {
    match value {
        Value::Text | Value::List => Cow::Borrowed(&slot.text),
        Value::Uscc(uscc) => Cow::Owned(uscc.as_str().to_owned()),
        Value::Code(place) => match spec.ty {
            Type::Code(list) => Cow::Borrowed(list.get(place).map_or("", |code| code.key)),
            _ => Cow::Borrowed(&slot.text),
        },
        Value::Codes(_) => Cow::Owned(canonical_set(slot, spec)),
        Value::Date(date) => Cow::Owned(date.to_string()),
        Value::End(end) => Cow::Owned(end.to_string()),
        Value::Period(period) => Cow::Owned(period.to_string()),
        Value::Money(money) => Cow::Owned(money.to_string()),
        Value::Rate(rate) => Cow::Owned(rate.to_string()),
        Value::Count(count) => Cow::Owned(count.to_string()),
        Value::Yes(yes) => Cow::Borrowed(if yes { "true" } else { "false" }),
        Value::Procedure(procedure) => {
            let document = Procedure::parse(&slot.text).map_or("", |(_, document)| document);
            Cow::Owned(procedure.canonical(document))
        }
    }
}

/// A set in the order given, each code once.
fn canonical_set(slot: &Slot<'_>, spec: &FieldSpec) -> String {
    let Type::Codes(list) = spec.ty else {
        return slot.text.clone().into_owned();
    };
    let mut keys: Vec<&str> = Vec::new();
    for part in slot.text.split([';', '；']) {
        if let Some(code) = list.read(part.trim()).and_then(|place| list.get(place))
            && !keys.contains(&code.key)
        {
            keys.push(code.key);
        }
    }
    keys.join(";")
}

/// Serialises a record in canonical form. Not for what may be classified: so no record is `Serialize` itself.
pub(crate) struct Canonical<'r, 'a>(pub(crate) &'r Record<'a>);

impl Serialize for Canonical<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (at, spec) in self.0.spec().places() {
            let Some(text) = self.0.canonical(at) else {
                continue;
            };
            match self.0.slot(at).value() {
                Some(Value::Yes(yes)) => map.serialize_entry(spec.key, &yes)?,
                Some(Value::Count(count)) => map.serialize_entry(spec.key, &count)?,
                _ => map.serialize_entry(spec.key, &text)?,
            }
        }
        map.end()
    }
}

/// Lower-case hex.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}
