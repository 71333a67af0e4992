//! A cell becomes a slot: normalised, read by its type, its flaws noted.

use std::borrow::Cow;

use crate::field::{Kind, Need, Type, contract};
use crate::value::organisation_code::has_lost_zeros;
use crate::value::text::{clean_code, clean_text, clean_value, first_control};
use crate::value::{Period, Procedure, ProcedureError, date, rate};

use super::classified::read_classified;
use super::documents::read_uscc;
use super::scalar::{
    Bad, clean, date_flaw, digits_lost, fits, has_lost_digits, is_stroke, may_lose_digits, read_code,
    read_percent, read_yes,
};
use super::{Arg, Fact, Flaw, FlawAt, Form, Raw, Record, Value, currency};

impl<'a> Record<'a> {
    /// Sets a field from a cell. A field that is set a second time keeps its first value and is flawed.
    pub fn set(&mut self, at: u8, raw: Raw<'a>) {
        let Some(spec) = self.spec().field(at) else {
            return;
        };
        self.next = at.saturating_add(1);
        self.is_finished = false;
        if !self.wanted.has(at) {
            return;
        }
        if self.slot(at).fact != Fact::Absent {
            self.repeat(at, &raw);
            return;
        }
        if self.take_error_value(at, &raw) {
            return;
        }
        if raw.form == Form::Day && spec.is_code_or_number() && !raw.text.trim().is_empty() {
            self.flawed(FlawAt::new(at, Flaw::CodeBecameADate, None));
            self.put(at, raw.text, Fact::Malformed);
            return;
        }
        let takes_lists = matches!(spec.ty, Type::Codes(_) | Type::Seq(_));
        if raw.form == Form::Structure || (matches!(raw.form, Form::List { .. }) && !takes_lists) {
            self.flawed(FlawAt::new(at, Flaw::ValueOfWrongShape, None));
            self.put(at, Cow::Borrowed(""), Fact::Malformed);
            return;
        }
        if takes_lists {
            self.read_list(at, spec.ty, raw);
        } else {
            self.read(at, spec.ty, raw);
        }
    }

    /// Carries a column along that the catalogue does not know.
    pub fn set_unknown(&mut self, key: Cow<'a, str>, value: Cow<'a, str>) {
        self.unknown.push((key, value));
    }

    /// A key that stands twice. Whichever of the two says that the contract is classified, is believed.
    fn repeat(&mut self, at: u8, raw: &Raw<'a>) {
        if self.tells_secrecy(at) && read_classified(&raw.text) == Some(true) {
            self.put(at, Cow::Borrowed("true"), Fact::Known(Value::Yes(true)));
        }
        self.flawed(FlawAt::new(at, Flaw::KeyRepeated, None));
    }

    fn tells_secrecy(&self, at: u8) -> bool {
        self.kind() == Kind::Contract && at == contract::classified.at
    }

    pub(super) fn put(&mut self, at: u8, text: Cow<'a, str>, fact: Fact) {
        if let Some(slot) = self.slot_mut(at) {
            slot.text = text;
            slot.fact = fact;
        }
    }

    fn read(&mut self, at: u8, ty: Type, raw: Raw<'a>) {
        let (form, unit) = (raw.form, raw.unit);
        let is_code = matches!(ty, Type::Number(_) | Type::Uscc | Type::Currency);
        let text = match ty {
            Type::Text(_) | Type::Code(_) => clean(raw.text, |text| clean_text(text, false)),
            Type::LongText(_) => clean(raw.text, |text| clean_text(text, true)),
            _ if is_code => clean(raw.text, clean_code),
            _ => clean(raw.text, clean_value),
        };
        let (text, changed_from) = text;
        if text.is_empty() || self.is_stroke(at, ty, &text) {
            return;
        }
        if form == Form::Day && ty == Type::Period {
            return self.read_month_of_day(at, text);
        }
        self.note_broken(at, &text);
        if form == Form::Number && ty.is_identity_number() {
            self.pending.numeric.push((at, 1));
        }
        if form == Form::Number && ty == Type::Uscc && has_lost_zeros(&text) {
            return self.settle(at, text, Err(super::documents::zeros_lost(9)));
        }
        if may_lose_digits(ty) && has_lost_digits(&text, form) {
            let lost = digits_lost(&text);
            return self.settle(at, text, Err(lost));
        }
        // A wording keeps its punctuation as it was written.
        let written = changed_from
            .as_deref()
            .filter(|_| ty == Type::Money)
            .map(|before| clean_text(before, false).into_owned());
        // The width of punctuation in a date or an amount is a way of writing it, and no change worth telling.
        if let Some(before) =
            changed_from.filter(|before| is_code || clean_text(before, true) != before.as_str())
        {
            let flaw = if is_code {
                Flaw::CodeNormalised
            } else {
                Flaw::TextNormalised
            };
            let note = FlawAt::new(at, flaw, None).with("from", Arg::Typed(at, before));
            self.flawed(note.with("to", Arg::Typed(at, text.clone().into_owned())));
        }
        if first_control(&text).is_some() {
            self.flawed(FlawAt::new(at, Flaw::TextControlCharacters, None));
            self.put(at, text, Fact::Malformed);
            return;
        }
        if ty == Type::Money {
            return self.read_amount(at, text, written, unit);
        }
        self.interpret(at, ty, text);
    }

    /// Reads clean text by its type.
    fn interpret(&mut self, at: u8, ty: Type, text: Cow<'a, str>) {
        let read = match ty {
            Type::Text(max) | Type::LongText(max) | Type::Number(max) => fits(&text, max),
            Type::Uscc => read_uscc(&text).map(Value::Uscc),
            Type::Code(list) => read_code(list, &text),
            // Lists are read part by part.
            Type::Codes(_) | Type::Seq(_) => return,
            Type::Date => self.read_date(at, &text),
            Type::EndDate => match date::parse_end(&text) {
                Ok(end) => {
                    self.note_time(
                        at,
                        date::parse_date(&text).is_ok_and(|parsed| parsed.time_dropped),
                    );
                    Ok(Value::End(end))
                }
                Err(error) => Err(date_flaw(error).into()),
            },
            Type::Period => Period::parse(&text)
                .map(Value::Period)
                .map_err(|_| Flaw::PeriodMalformed.into()),
            // Read with its wording.
            Type::Money => return,
            Type::Percent => read_percent(&text),
            Type::Days => rate::parse_count(&text)
                .map(Value::Count)
                .ok_or(Flaw::NumberMalformed.into()),
            Type::YesNo if self.tells_secrecy(at) => read_classified(&text)
                .map(Value::Yes)
                .ok_or(Flaw::CodeUnknown.into()),
            Type::YesNo => read_yes(&text).map(Value::Yes).ok_or(Flaw::CodeUnknown.into()),
            Type::Currency => match currency::read(&text) {
                Some(code) => return self.put(at, Cow::Borrowed(code), Fact::Known(Value::Text)),
                None => Err(Flaw::CodeUnknown.into()),
            },
            Type::Procedure => match Procedure::parse(&text) {
                Ok((procedure, _)) => {
                    self.note_time(
                        at,
                        date::parse_date(&text).is_ok_and(|parsed| parsed.time_dropped),
                    );
                    Ok(Value::Procedure(procedure))
                }
                Err(ProcedureError::Date(error)) => Err(date_flaw(error).into()),
                Err(ProcedureError::ReasonUnknown | ProcedureError::ReasonMissing) => {
                    Err(Flaw::CodeUnknown.into())
                }
            },
        };
        self.settle(at, text, read);
    }

    /// Puts what was read, or the flaw that says why it could not be.
    pub(super) fn settle(&mut self, at: u8, text: Cow<'a, str>, read: Result<Value, Bad>) {
        let fact = match read {
            Ok(value) => {
                self.note_doubts(at, value);
                Fact::Known(value)
            }
            Err(Bad { flaw, args }) => {
                self.flawed(FlawAt {
                    field: at,
                    flaw,
                    index: None,
                    args,
                });
                Fact::Malformed
            }
        };
        self.put(at, text, fact);
    }

    /// Whether a stroke stands where there is nothing to fill in: in a date or an amount that may always be empty. Where
    /// something is owed, nobody can tell what the stroke means.
    fn is_stroke(&self, at: u8, ty: Type, text: &str) -> bool {
        matches!(ty, Type::Date | Type::EndDate | Type::Money)
            && is_stroke(text)
            && self
                .spec()
                .field(at)
                .is_some_and(|spec| spec.need == Need::Optional)
    }

    /// A month in a cell that a spreadsheet made a date: 2024-12 becomes the first of it, and some give the last.
    fn read_month_of_day(&mut self, at: u8, text: Cow<'a, str>) {
        let Ok(day) = date::parse_date(&text).map(|parsed| parsed.date) else {
            return self.settle(at, text, Err(Flaw::PeriodMalformed.into()));
        };
        let month = Period::of(day);
        if day != month.first_day() {
            let note =
                FlawAt::new(at, Flaw::TextNormalised, None).with("from", Arg::Typed(at, text.into_owned()));
            self.flawed(note.with("to", Arg::Typed(at, month.to_string())));
        }
        self.settle(at, Cow::Owned(month.to_string()), Ok(Value::Period(month)));
    }

    fn read_date(&mut self, at: u8, text: &str) -> Result<Value, Bad> {
        let parsed = date::parse_date(text).map_err(date_flaw)?;
        self.note_time(at, parsed.time_dropped);
        Ok(Value::Date(parsed.date))
    }

    fn note_time(&mut self, at: u8, dropped: bool) {
        if dropped {
            self.flawed(FlawAt::new(at, Flaw::TimeDropped, None));
        }
    }

    /// What is odd about a value that can be read.
    fn note_doubts(&mut self, at: u8, value: Value) {
        if let Value::Uscc(uscc) = value {
            self.note_uscc_doubts(at, None, &uscc);
        }
    }

    pub(super) fn note_uscc_doubts(&mut self, at: u8, index: Option<u16>, uscc: &crate::value::Uscc) {
        for flaw in super::documents::uscc_doubts(uscc) {
            let doubt = FlawAt::new(at, flaw, index);
            self.flawed(match flaw {
                Flaw::UsccUnknownCategory => doubt.with("category", Arg::Text(uscc.category().to_owned())),
                // Of what may be a person's number no part is shown.
                Flaw::UsccUnknownDivision if uscc.also_personal_number() => {
                    doubt.with("division", Arg::Text("******".to_owned()))
                }
                Flaw::UsccUnknownDivision => doubt.with("division", Arg::Text(uscc.division().to_owned())),
                _ => doubt,
            });
        }
    }

    pub(super) fn note_part(
        &mut self,
        at: u8,
        index: Option<u16>,
        result: Result<Option<crate::value::Uscc>, Bad>,
    ) {
        match result {
            Ok(Some(uscc)) => self.note_uscc_doubts(at, index, &uscc),
            Ok(None) => {}
            Err(Bad { flaw, args }) => {
                self.flawed(FlawAt {
                    field: at,
                    flaw,
                    index,
                    args,
                });
                if super::documents::is_fatal(flaw)
                    && let Some(slot) = self.slot_mut(at)
                {
                    slot.fact = Fact::Malformed;
                }
            }
        }
    }
}
