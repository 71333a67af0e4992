//! A fault is put into words, with every sensitive value masked.

use std::borrow::Cow;

use serde_json::{Map, Value};

use crate::code::{Code, Lang};
use crate::field::{Type, describe};
use crate::finding::{Expected, Finding, Op, Severity, Source};
use crate::model::{Key, Place};
use crate::record::{Arg, Record};

use super::{Fault, Rule, naming_page};

/// A fault of a record under a rule (发现).
#[derive(Debug)]
pub struct Found {
    /// The rule.
    pub rule: &'static Rule,
    /// The field; `None` for the record as a whole.
    pub at: Option<u8>,
    /// The fault.
    pub fault: Fault,
}

impl Found {
    /// Whether the record may be submitted all the same: it is no error, or it is waived.
    #[must_use]
    pub fn lets_pass(&self) -> bool {
        self.rule.severity != Severity::Error || self.fault.waived.is_some()
    }

    /// The finding in its wire form.
    #[must_use]
    pub fn render(&self, record: &Record<'_>, place: Option<&Place<'_>>, lang: Lang) -> Finding {
        let rule = self.rule;
        let message = rule.message.in_lang(lang);
        let help = rule.help.in_lang(lang);
        let actual = self.at.and_then(|at| self.actual(record, at));
        Finding {
            code: rule.code.to_owned(),
            severity: rule.severity,
            record: record.kind(),
            key: Key::shown(record),
            path: self.at.and_then(|at| pointer(record, at)).unwrap_or_default(),
            related: rule
                .related
                .iter()
                .chain(&self.fault.related)
                .filter(|at| Some(**at) != self.at)
                .filter_map(|at| pointer(record, *at))
                .collect(),
            args: self.args(record, rule.message.zh),
            actual,
            expected: self.expected(record),
            message: self.fill(record, message, lang),
            help: naming_page(self.fill(record, help, lang), rule.code, lang),
            basis: self.cites(),
            waived: self.fault.waived.as_deref().cloned(),
            source: place.map(|place| source(place, self.at)),
        }
    }

    /// How its source is cited: the one that applies, else all of the rule's.
    #[must_use]
    pub fn cites(&self) -> String {
        match self.fault.basis.as_slice() {
            [] => self.rule.cites(),
            bases => bases
                .iter()
                .map(|basis| basis.cite)
                .collect::<Vec<_>>()
                .join(", "),
        }
    }

    /// What was found at the field, or at its part.
    fn actual(&self, record: &Record<'_>, at: u8) -> Option<String> {
        let text = record.canonical(at)?;
        let text = match self.fault.index {
            Some(index) => Cow::Owned(text.split([';', '；']).nth(usize::from(index))?.trim().to_owned()),
            None => text,
        };
        Some(record.shown(at, self.fault.index, &text)).filter(|shown| !shown.is_empty())
    }

    fn expected(&self, record: &Record<'_>) -> Option<Expected> {
        if let Some((op, value)) = &self.fault.expected {
            return Some(Expected {
                op: *op,
                value: value.as_ref().map(arg_value),
            });
        }
        let (op, value) = self.rule.expects?;
        if op == Op::In {
            let list = record.spec().field(self.at?)?.ty.code_list()?;
            let keys: Vec<&str> = list.codes.iter().map(|code| code.key).collect();
            return Some(Expected {
                op,
                value: Some(Value::from(keys)),
            });
        }
        Some(Expected {
            op,
            value: (!value.is_empty()).then(|| Value::from(value)),
        })
    }

    /// The arguments: the record's own fields that the message names, in the catalogue's order, then the fault's.
    fn args(&self, record: &Record<'_>, template: &str) -> Map<String, Value> {
        let mut fields: Vec<u8> = placeholders(template)
            .filter(|name| !self.fault.args.iter().any(|(own, _)| own == name))
            .filter_map(|name| record.spec().place_of(name))
            .collect();
        fields.sort_unstable();
        fields.dedup();
        let mut args = Map::new();
        for at in fields {
            if let (Some(spec), Some(text)) = (record.spec().field(at), record.canonical(at)) {
                args.insert(spec.key.to_owned(), Value::from(record.shown(at, None, &text)));
            }
        }
        for (name, arg) in &self.fault.args {
            let value = match arg {
                Arg::Words(_) | Arg::InBoth { .. } | Arg::Need(_) | Arg::Cond(_) => continue,
                Arg::Typed(at, text) => Value::from(record.shown(*at, self.fault.index, text)),
                Arg::Field(at) => Value::from(record.spec().field(*at).map_or("", |spec| spec.key)),
                Arg::Differences(fields) => {
                    let key = |(at, ..): &(u8, String, String)| record.spec().field(*at).map(|spec| spec.key);
                    Value::from(fields.iter().filter_map(key).collect::<Vec<_>>().join(";"))
                }
                other => arg_value(other),
            };
            args.insert((*name).to_owned(), value);
        }
        if let Some(index) = self.fault.index {
            args.insert("index".to_owned(), Value::from(index));
        }
        args
    }

    /// Fills the placeholders of a template.
    fn fill(&self, record: &Record<'_>, template: &str, lang: Lang) -> String {
        let mut text = String::with_capacity(template.len() + 32);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let Some((name, after)) = after.split_once('}') else {
                break;
            };
            text.push_str(&self.named(record, name, lang));
            rest = after;
        }
        text.push_str(rest);
        text
    }

    fn named(&self, record: &Record<'_>, name: &str, lang: Lang) -> String {
        if let Some((_, arg)) = self.fault.args.iter().find(|(own, _)| *own == name) {
            return match arg {
                Arg::Text(text) | Arg::Canonical(text) => text.clone(),
                Arg::Int(number) => number.to_string(),
                Arg::Code(code) => code.label_in(lang),
                Arg::Named(_, label) if lang == Lang::Zh => (*label).to_owned(),
                Arg::Named(key, _) => key.replace('_', " "),
                Arg::Words(words) => self.fill(record, words.in_lang(lang), lang),
                Arg::InBoth { zh, .. } if lang == Lang::Zh => zh.clone(),
                Arg::InBoth { en, .. } => en.clone(),
                Arg::Differences(fields) => differences(record, fields, lang),
                Arg::Need(need) => need.describe(record.spec(), lang),
                Arg::Cond(cond) => describe(record.spec(), cond, lang),
                Arg::Typed(at, text) => record.shown(*at, self.fault.index, text),
                Arg::Field(at) => record
                    .spec()
                    .field(*at)
                    .map_or_else(String::new, |spec| spec.name_in(lang)),
            };
        }
        match (name, self.at) {
            ("field", Some(at)) => record
                .spec()
                .field(at)
                .map_or_else(String::new, |spec| spec.name_in(lang)),
            ("allowed", Some(at)) => record
                .spec()
                .field(at)
                .map_or_else(String::new, |spec| allowed(spec.ty, lang)),
            ("value", Some(at)) => self.actual(record, at).unwrap_or_default(),
            _ => record
                .spec()
                .place_of(name)
                .map_or_else(String::new, |at| shown_value(record, at, self.fault.index, lang)),
        }
    }
}

/// A field's value for a person: codes by their label; of a sequence the part that is spoken of.
fn shown_value(record: &Record<'_>, at: u8, index: Option<u16>, lang: Lang) -> String {
    let empty = match lang {
        Lang::Zh => "（空）",
        Lang::En => "(empty)",
    };
    let (Some(text), Some(spec)) = (record.canonical(at), record.spec().field(at)) else {
        return empty.to_owned();
    };
    let text = match (spec.ty, index) {
        (Type::Seq(_), Some(index)) => text.split(';').nth(usize::from(index)).unwrap_or_default(),
        _ => text.as_ref(),
    };
    match (spec.ty.code_list(), record.slot(at).value()) {
        (Some(list), Some(_)) => {
            let label = |key: &str| {
                let code = list.codes.iter().find(|code| code.key == key);
                code.map_or_else(|| key.to_owned(), |code| code.label_in(lang))
            };
            text.split(';').map(label).collect::<Vec<_>>().join(";")
        }
        _ => record.shown(at, index, text),
    }
}

/// Where two rows differ, for a person. Where both are masked to the same, the field alone is named.
fn differences(record: &Record<'_>, fields: &[(u8, String, String)], lang: Lang) -> String {
    let value = |text: &str| match (text, lang) {
        ("", Lang::Zh) => "（空）".to_owned(),
        ("", Lang::En) => "(empty)".to_owned(),
        (text, _) => text.to_owned(),
    };
    let one = |(at, here, there): &(u8, String, String)| {
        let name = record.spec().field(*at)?.name_in(lang);
        Some(match here == there {
            true => name,
            false => format!("{name} {} ≠ {}", value(here), value(there)),
        })
    };
    let all: Vec<String> = fields.iter().filter_map(one).collect();
    all.join(match lang {
        Lang::Zh => "；",
        Lang::En => "; ",
    })
}

/// What may be chosen, for a person.
fn allowed(ty: Type, lang: Lang) -> String {
    let (zh, en) = match ty {
        Type::YesNo => ("是、否", "yes, no"),
        Type::Currency => (
            "三个字母的币种代码，如 CNY",
            "a three-letter currency code, CNY for instance",
        ),
        Type::Procedure => (
            "日期和文号，或者 不适用(限额以下)、不适用(应急)、不适用(法定除外)、不适用(已依采购(招标)程序进行)",
            "a date and document, or not_applicable: with below_threshold, emergency, statutory_exemption or by_procurement_procedure",
        ),
        _ => ("", ""),
    };
    match (ty.code_list(), lang) {
        (Some(list), _) => choices(list.codes.iter(), lang),
        (None, Lang::Zh) => zh.to_owned(),
        (None, Lang::En) => en.to_owned(),
    }
}

/// Codes from which somebody chooses.
pub(crate) fn choices<'c>(codes: impl Iterator<Item = &'c Code>, lang: Lang) -> String {
    // Labels have 、 in them, and a number is shorter to type than a long label.
    let in_zh = |code: &Code| match code.key.bytes().all(|byte| byte.is_ascii_digit()) {
        true => format!("{} {}", code.key, code.label),
        false => code.label.to_owned(),
    };
    match lang {
        Lang::Zh => codes.map(in_zh).collect::<Vec<_>>().join("；"),
        Lang::En => codes.map(|code| code.key).collect::<Vec<_>>().join(", "),
    }
}

fn arg_value(arg: &Arg) -> Value {
    match arg {
        Arg::Text(text) | Arg::Canonical(text) | Arg::Typed(_, text) => Value::from(text.as_str()),
        Arg::Int(number) => Value::from(*number),
        Arg::Code(code) => Value::from(code.key),
        Arg::Named(key, _) => Value::from(*key),
        Arg::Words(words) => Value::from(words.zh),
        Arg::Field(at) => Value::from(*at),
        Arg::InBoth { .. } | Arg::Need(_) | Arg::Cond(_) | Arg::Differences(_) => Value::Null,
    }
}

/// The names that a template fills in.
pub(crate) fn placeholders(template: &str) -> impl Iterator<Item = &str> {
    template
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}

/// The JSON Pointer of a field.
fn pointer(record: &Record<'_>, at: u8) -> Option<String> {
    record.spec().field(at).map(|spec| format!("/{}", spec.key))
}

fn source(place: &Place<'_>, at: Option<u8>) -> Source {
    let column = at.and_then(|at| place.columns.and_then(|columns| columns.of(at)));
    Source {
        file: place.file.to_owned(),
        sheet: place.sheet.map(str::to_owned),
        row: place.row,
        column: column.map(|(number, _)| column_letters(*number)),
        heading: column.map(|(_, heading)| heading.clone()),
    }
}

/// The letters by which a spreadsheet names a column; 0 is `A`, 26 is `AA`.
#[must_use]
pub fn column_letters(mut number: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(number % 26).unwrap_or(0)));
        if number < 26 {
            break;
        }
        number = number / 26 - 1;
    }
    letters.iter().rev().collect()
}
