//! Amounts of a record (金额): digits, words, wordings, and the sign.

use std::borrow::Cow;

use crate::field::{Kind, Type, contract};
use crate::value::money::Unit;
use crate::value::text::clean_value;
use crate::value::wording::{is_wording, names_no_unit};
use crate::value::words::{Mixed, parse_mixed, parse_money};
use crate::value::{Money, MoneyError};

use super::scalar::Bad;
use super::{Arg, Fact, Flaw, FlawAt, Raw, Record, Value};

impl<'a> Record<'a> {
    /// Holds an amount in words, from a column of its own (合同金额大写), until [`finish`](Record::finish): there it is held
    /// against the digits of its amount, and gives the amount where the digits are blank. `at` is the amount's place.
    pub fn hold_words(&mut self, at: u8, text: impl Into<Cow<'a, str>>) {
        let text = text.into();
        if self.wanted.has(at) && !text.trim().is_empty() {
            self.pending.words.push((at, text));
        }
    }

    /// Reads an amount; what is a wording of a contract's amount and no number waits for the column of wordings.
    pub(super) fn read_amount(&mut self, at: u8, text: Cow<'a, str>, written: Option<String>, unit: Unit) {
        let read = read_money(&text, unit);
        let is_malformed = matches!(&read, Err(bad) if bad.flaw == Flaw::MoneyMalformed);
        let has_wordings = self.kind() == Kind::Contract && at == contract::amount.at;
        if !(is_malformed && has_wordings && is_wording(&text)) {
            return self.settle(at, text, read);
        }
        let text = written.map_or(text, Cow::Owned);
        // 100-200 in a column of 万元 must not become 100-200.
        let text = match unit {
            Unit::QianYuan | Unit::WanYuan | Unit::BaiWanYuan | Unit::YiYuan if names_no_unit(&text) => {
                Cow::Owned(format!("{text}（单位：{}）", unit.label()))
            }
            _ => text,
        };
        let note = FlawAt::new(at, Flaw::AmountKeptAsText, None);
        self.flawed(note.with("text", Arg::Typed(at, text.clone().into_owned())));
        self.pending.wording = Some(text);
    }

    /// Puts the wording that stood in the column of amounts into that of wordings, behind what stands there.
    pub(super) fn place_wording(&mut self) {
        let Some(wording) = self.pending.wording.take() else {
            return;
        };
        let at = contract::amount_text.at;
        let slot = self.slot(at);
        let text = match slot.fact {
            Fact::Absent => wording,
            _ if slot.text.contains(wording.as_ref()) => return,
            Fact::Known(_) => Cow::Owned(format!("{}；{wording}", slot.text)),
            // What is wrong with it was told; the wording stands in the notice.
            Fact::Malformed => return,
        };
        self.put(at, Cow::Borrowed(""), Fact::Absent);
        self.set(at, Raw::text(text));
    }

    /// Holds amounts in words against the digits, and takes them where there are none.
    pub(super) fn take_words(&mut self) {
        for (at, text) in std::mem::take(&mut self.pending.words) {
            let words = in_words(&clean_value(&text));
            match self.slot(at).fact {
                // A stroke says that there is nothing; and a wording that stands in the column of digits says why.
                Fact::Absent
                    if words.is_none() && (self.pending.wording.is_some() || !says_something(&text)) => {}
                Fact::Absent => self.set(at, Raw::text(text)),
                Fact::Known(Value::Money(digits)) => self.compare(at, digits, words),
                Fact::Known(_) | Fact::Malformed => {}
            }
        }
    }

    /// Holds a contract's amount against its wording, where that is an amount in words.
    pub(super) fn compare_wording(&mut self) {
        if self.kind() == Kind::Contract
            && let (Some(digits), Some(text)) =
                (self.value(contract::amount), self.value(contract::amount_text))
        {
            let words = parse_money(text);
            self.compare(contract::amount.at, digits, words);
        }
    }

    /// Which of the two is right nobody can tell, so neither is relied upon.
    fn compare(&mut self, at: u8, digits: Money, words: Option<Money>) {
        let Some(words) = words.filter(|words| *words != digits) else {
            return;
        };
        let Bad { flaw, args } = disagreement(digits, words);
        let index = None;
        self.flawed(FlawAt {
            field: at,
            flaw,
            index,
            args,
        });
        if let Some(slot) = self.slot_mut(at) {
            slot.fact = Fact::Malformed;
        }
    }
}

/// The words of a cell that should hold nothing else; it may repeat the digits.
fn in_words(text: &str) -> Option<Money> {
    match parse_mixed(text, Unit::Yuan)?.ok()? {
        Mixed::One(money) => Some(money),
        Mixed::Two { words, .. } => Some(words),
    }
}

fn says_something(text: &str) -> bool {
    text != "无" && text.contains(char::is_alphanumeric)
}

fn read_money(text: &str, unit: Unit) -> Result<Value, Bad> {
    let read = match Money::parse(text, unit) {
        Err(MoneyError::Malformed) => parse_mixed(text, unit).unwrap_or(Err(MoneyError::Malformed)),
        read => read.map(Mixed::One),
    };
    match read {
        Ok(Mixed::One(money)) => Ok(Value::Money(money)),
        Ok(Mixed::Two { digits, words }) => Err(disagreement(digits, words)),
        Err(MoneyError::TooPrecise { .. }) => Err(Flaw::MoneyTooPrecise.into()),
        Err(MoneyError::UnitConflict) => Err(Flaw::MoneyUnitConflict.into()),
        Err(MoneyError::Malformed | MoneyError::Scientific) => Err(Flaw::MoneyMalformed.into()),
    }
}

fn disagreement(digits: Money, words: Money) -> Bad {
    Bad {
        flaw: Flaw::MoneyWordsDisagree,
        args: vec![
            ("digits", Arg::Canonical(digits.to_string())),
            ("words", Arg::Canonical(words.to_string())),
        ],
    }
}

/// A negative amount is lawful only as the difference that a supplement makes.
pub(super) fn judge_signs(record: &mut Record<'_>) {
    let is_supplement =
        record.kind() == Kind::Contract && record.slot(contract::amends_contract_no.at).fact != Fact::Absent;
    for (at, spec) in record.spec().places().filter(|(_, spec)| spec.ty == Type::Money) {
        let Fact::Known(Value::Money(money)) = record.slot(at).fact else {
            continue;
        };
        let may_be_negative = is_supplement && spec.key == "amount";
        if money.is_negative() && !may_be_negative {
            record.flawed(FlawAt::new(at, Flaw::MoneyNegative, None));
            if let Some(slot) = record.slot_mut(at) {
                slot.fact = Fact::Malformed;
            }
        }
    }
}
