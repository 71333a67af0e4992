//! Numbers of identity (证件号码): which checks a number must pass depends on the field beside it.

use crate::code::{Coded, IdKind, PartyBKind, PromisorKind};
use crate::field::{Kind, Type, commitment, contract};
use crate::value::citizen_id::{CitizenId, CitizenIdError};
use crate::value::document::{DocumentKind, check_document};
use crate::value::organisation_code::has_lost_zeros;
use crate::value::uscc::{Uscc, UsccError};
use crate::value::{Date, division};

use super::scalar::{Bad, digits_lost};
use super::{Arg, Fact, Flaw, Record, Value};

/// Judges the numbers whose kind another field tells.
pub(super) fn judge_numbers(record: &mut Record<'_>, as_of: Option<Date>) {
    match record.kind() {
        Kind::Contract => judge_counterparties(record, as_of),
        Kind::Commitment => judge_promisor(record, as_of),
        _ => {}
    }
}

fn judge_counterparties(record: &mut Record<'_>, as_of: Option<Date>) {
    let at = contract::party_b_id.at;
    let (Some(ids), Some(kinds)) = (
        record.value(contract::party_b_id),
        record.value(contract::party_b_id_kind),
    ) else {
        return;
    };
    if ids.count() != kinds.count() {
        return;
    }
    let parties: Vec<Option<PartyBKind>> = match record.value(contract::party_b_kind) {
        Some(parties) => parties.codes().collect(),
        None => Vec::new(),
    };
    let party = |place: usize| parties.get(place).copied().flatten();
    let numeric = record.numeric_parts(at);
    let is_numeric = |place: usize| place < 32 && numeric & (1 << place) != 0;
    let is_implied = record.is_implied(contract::party_b_id_kind.at);
    let results: Vec<_> = kinds
        .codes::<IdKind>()
        .zip(ids.iter())
        .enumerate()
        .map(|(place, (kind, id))| match kind {
            // A document that such a party cannot have is one fault; its number is not held against it too. But where nobody
            // named the document and the column did, what is wrong is the number in it.
            Some(kind) if !is_implied && !may_have(party(place), kind) => Ok(None),
            // That a number is missing is for field-missing to say.
            _ if id.is_empty() => Ok(None),
            kind => match lost_zeros(kind, id).filter(|_| is_numeric(place)) {
                Some(length) => Err(zeros_lost(length)),
                None => read_number(kind, id, as_of),
            },
        })
        .collect();
    for (index, result) in (0_u16..).zip(results) {
        record.note_part(at, Some(index), result);
    }
}

impl Record<'_> {
    /// Takes credit codes whose check digit is wrong as issued, where a waiver names them. The flaw stays.
    pub(crate) fn take_as_issued(&mut self, waived: &dyn Fn(&str) -> Option<Uscc>) {
        let fields = self.flaws().iter().filter(|one| one.flaw == Flaw::UsccCheckDigit);
        let mut fields: Vec<u8> = fields.map(|one| one.field).collect();
        fields.dedup();
        for at in fields {
            let fatal = |one: &&super::FlawAt| one.field == at && is_fatal(one.flaw);
            let taken = self.flaws().iter().filter(fatal).map(|one| {
                let part = self.part(at, one.index)?;
                (one.flaw == Flaw::UsccCheckDigit)
                    .then(|| waived(part.trim()))
                    .flatten()
                    .map(|code| (one.index, code))
            });
            // All that is wrong with the field, or nothing.
            let Some(taken) = taken.collect::<Option<Vec<_>>>() else {
                continue;
            };
            for (index, code) in taken {
                let value = match self.spec().field(at).map(|field| field.ty) {
                    Some(Type::Uscc) => Value::Uscc(code),
                    Some(Type::Seq(_)) => Value::List,
                    _ => Value::Text,
                };
                if let Some(slot) = self.slot_mut(at) {
                    slot.fact = Fact::Known(value);
                }
                self.note_uscc_doubts(at, index, &code);
            }
        }
    }
}

/// How many digits a number had before it was stored as a number and lost its leading zeros; `None` where zeros before it
/// would not make it right. Other documents never begin with zero, or are of no fixed length.
fn lost_zeros(kind: Option<IdKind>, number: &str) -> Option<i64> {
    match kind? {
        IdKind::Uscc | IdKind::LegacyRegistration if has_lost_zeros(number) => Some(9),
        IdKind::TaiwanPermit if number.len() == 7 && number.bytes().all(|b| b.is_ascii_digit()) => Some(8),
        _ => None,
    }
}

/// The flaw of a number that has lost its leading zeros, and had so many digits.
pub(super) fn zeros_lost(length: i64) -> Bad {
    Bad {
        flaw: Flaw::LeadingZerosLost,
        args: vec![("length", Arg::Int(length))],
    }
}

/// Whether a party of this kind can have a document of that kind; an individual business may have either.
#[must_use]
pub fn may_have(party: Option<PartyBKind>, document: IdKind) -> bool {
    match party {
        Some(PartyBKind::NaturalPerson) => !document.is_organisational(),
        Some(PartyBKind::LegalPerson | PartyBKind::Unincorporated) => !document.is_personal(),
        Some(PartyBKind::IndividualBusiness) | None => true,
    }
}

fn judge_promisor(record: &mut Record<'_>, as_of: Option<Date>) {
    let Some(kind) = record.value(commitment::promisor_kind) else {
        return;
    };
    let Some(code) = record.value(commitment::promisor_code) else {
        return;
    };
    let id_kind = match kind {
        PromisorKind::Institution => IdKind::Uscc,
        PromisorKind::Official => IdKind::CitizenId,
    };
    let is_numeric = record.numeric_parts(commitment::promisor_code.at) != 0;
    let result = match lost_zeros(Some(id_kind), code).filter(|_| is_numeric) {
        Some(length) => Err(zeros_lost(length)),
        None => read_number(Some(id_kind), code, as_of),
    };
    record.note_part(commitment::promisor_code.at, None, result);
}

/// Reads one number by its kind; gives the credit code where it is one.
fn read_number(kind: Option<IdKind>, number: &str, as_of: Option<Date>) -> Result<Option<Uscc>, Bad> {
    let Some(kind) = kind else { return Ok(None) };
    let document = match kind {
        IdKind::Uscc => return read_uscc(number).map(Some),
        IdKind::CitizenId => return read_citizen_id(number, as_of).map(|()| None),
        IdKind::ResidencePermit => {
            // Its form, and which divisions it may have, is the permit's own business.
            match read_citizen_id(number, as_of) {
                Err(Bad {
                    flaw: Flaw::CitizenIdUnknownDivision | Flaw::CitizenIdLength,
                    ..
                })
                | Ok(()) => {}
                Err(bad) => return Err(bad),
            }
            DocumentKind::ResidencePermit
        }
        IdKind::HkMacaoPermit => DocumentKind::HkMacaoPermit,
        IdKind::TaiwanPermit => DocumentKind::TaiwanPermit,
        IdKind::Passport => DocumentKind::Passport,
        IdKind::ForeignPermit => DocumentKind::ForeignPermit,
        IdKind::ForeignRegistration => DocumentKind::ForeignRegistration,
        IdKind::LegacyRegistration => DocumentKind::LegacyRegistration,
        IdKind::Other => DocumentKind::Other,
        // Nothing to hold a number against.
        IdKind::None => return Ok(None),
    };
    check_document(document, number).map(|()| None).map_err(|_| Bad {
        flaw: Flaw::DocumentNumberFormat,
        args: vec![("id_kind", Arg::Code(kind.code()))],
    })
}

/// Reads a credit code; the first thing wrong with it speaks.
pub(super) fn read_uscc(text: &str) -> Result<Uscc, Bad> {
    Uscc::parse(text).map_err(|error| match error {
        UsccError::Placeholder => Flaw::UsccIsPlaceholder.into(),
        UsccError::PersonalNumber => Flaw::UsccIsPersonalNumber.into(),
        UsccError::Legacy(_) => Flaw::UsccIsLegacyNumber.into(),
        UsccError::Length { found } => Bad {
            flaw: Flaw::UsccLength,
            args: vec![("length", Arg::Int(i64::try_from(found).unwrap_or(i64::MAX)))],
        },
        UsccError::Alphabet { found, position } => Bad {
            flaw: Flaw::UsccAlphabet,
            args: vec![
                ("character", Arg::Text(found.to_string())),
                ("position", Arg::Int(i64::try_from(position).unwrap_or(i64::MAX))),
            ],
        },
        UsccError::CheckDigit { .. } if has_lost_end(text) => digits_lost(text),
        UsccError::CheckDigit {
            found,
            expected,
            is_modulo,
        } => {
            let mut args = vec![
                ("check", Arg::Text(found.to_string())),
                ("computed", Arg::Text(expected.to_string())),
            ];
            if is_modulo {
                args.push(("sum_mod_31", Arg::Text(found.to_string())));
                args.push(("why", Arg::Words(SUM_MOD_31)));
            }
            Bad {
                flaw: Flaw::UsccCheckDigit,
                args,
            }
        }
        UsccError::WaiverIncomplete => Flaw::UsccCheckDigit.into(),
    })
}

const SUM_MOD_31: crate::code::Words = crate::code::Words {
    zh: "（该位恰为加权和除以 31 的余数，可能是赋码时少减了一步）",
    en: " (it is the weighted sum mod 31 itself: the code may have been issued wrong)",
};

const IS_NOT_OF_18: crate::code::Words = crate::code::Words {
    zh: "有 {length} 位",
    en: "has {length} characters",
};
const HAS_OTHER_CHARACTERS: crate::code::Words = crate::code::Words {
    zh: "前 17 位中有不是数字的字符",
    en: "has other characters than digits among its first 17",
};

/// 18 digits that end in 000: of a number whose check digit is wrong a sign that a spreadsheet kept 15 of them and wrote the
/// file as text (CSV).
fn has_lost_end(text: &str) -> bool {
    text.len() == 18 && text.ends_with("000") && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn read_citizen_id(text: &str, as_of: Option<Date>) -> Result<(), Bad> {
    match CitizenId::parse(text) {
        Err(CitizenIdError::CheckDigit) if has_lost_end(text) => Err(digits_lost(text)),
        Err(CitizenIdError::CheckDigit) => Err(Flaw::CitizenIdCheckDigit.into()),
        Err(CitizenIdError::BirthDate) => Err(Flaw::CitizenIdBirthDate.into()),
        Err(error) => {
            let why = match error {
                CitizenIdError::Character { .. } => HAS_OTHER_CHARACTERS,
                _ => IS_NOT_OF_18,
            };
            let length = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
            let args = vec![("length", Arg::Int(length)), ("why", Arg::Words(why))];
            Err(Bad {
                flaw: Flaw::CitizenIdLength,
                args,
            })
        }
        Ok(id) if as_of.is_some_and(|day| id.born_after(day)) => Err(Flaw::CitizenIdBirthDate.into()),
        Ok(id) if is_of_unknown_division(&id) => Err(Flaw::CitizenIdUnknownDivision.into()),
        Ok(_) => Ok(()),
    }
}

fn is_of_unknown_division(id: &CitizenId) -> bool {
    !id.is_residence_permit() && division::lookup(id.division()).is_none()
}

/// What is odd about a valid credit code.
pub(super) fn uscc_doubts(uscc: &Uscc) -> impl Iterator<Item = Flaw> + use<> {
    [
        (!uscc.category_is_known()).then_some(Flaw::UsccUnknownCategory),
        (!uscc.organisation_code_is_valid()).then_some(Flaw::UsccOrganisationCode),
        division::lookup(uscc.division())
            .is_none()
            .then_some(Flaw::UsccUnknownDivision),
        uscc.also_personal_number()
            .then_some(Flaw::UsccAlsoValidPersonalNumber),
    ]
    .into_iter()
    .flatten()
}

/// Whether the flaw leaves nothing that a rule could work with.
pub(super) fn is_fatal(flaw: Flaw) -> bool {
    !matches!(flaw, Flaw::CitizenIdUnknownDivision)
}
