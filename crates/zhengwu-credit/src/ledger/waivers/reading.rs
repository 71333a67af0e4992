//! A waiver as it is read: what is wrong with it is said with its line, and nothing of what stands there is repeated.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::code::Lang;
use crate::field::Kind;
use crate::finding::Waived;
use crate::lifecycle::Text;
use crate::rules;
use crate::value::mask::scrub;
use crate::value::{Uscc, WaivedCheckDigit};

use super::{Line, Waiver};

/// Why waivers are refused: the line, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("waivers, line {line}: {}", self.reason.en)]
pub struct WaiverError {
    /// The line, or the place in the list, from 1.
    pub line: u64,
    /// What is wrong.
    pub reason: Text,
}

impl WaiverError {
    /// It in words.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => format!("豁免第 {} 行：{}", self.line, self.reason.zh),
            Lang::En => self.to_string(),
        }
    }
}

/// What a member must be.
struct Member {
    key: &'static str,
    is_required: bool,
    zh: &'static str,
    en: &'static str,
}

const fn member(key: &'static str, is_required: bool, zh: &'static str, en: &'static str) -> Member {
    Member {
        key,
        is_required,
        zh,
        en,
    }
}

const MEMBERS: [Member; 8] = [
    member(
        "rule",
        true,
        "规则的代码或名称，如 IDN106",
        "a rule's code or name, IDN106 for instance",
    ),
    member(
        "record",
        false,
        "记录的种类，如 contract",
        "a kind of record, contract for instance",
    ),
    member(
        "key",
        false,
        "一列文字，如 [\"单位代码\", \"合同编号\"]",
        "a list of texts, [\"the unit's code\", \"the contract's number\"]",
    ),
    member(
        "path",
        false,
        "字段，如 /starts_on",
        "a field, /starts_on for instance",
    ),
    member("value", false, "统一社会信用代码", "a credit code"),
    member(
        "approver",
        true,
        "批准的单位或职务",
        "the office or post that approved it",
    ),
    member("reason", true, "理由", "the reason"),
    member(
        "until",
        true,
        "有的日期，如 2025-12-31",
        "a day that there is, 2025-12-31 for instance",
    ),
];

/// One line of a file.
pub(super) fn of_line(line: u64, text: &str) -> Result<Line, WaiverError> {
    let waiver = serde_json::from_str(text).map_err(|_| WaiverError {
        line,
        reason: match serde_json::from_str(text) {
            Ok(Value::Object(members)) => unfit(&members),
            _ => not_an_object(),
        },
    })?;
    Line::of(line, waiver)
}

/// Which waiver among the options cannot be read, where it is one that cannot.
pub(crate) fn unreadable_among(options: &str) -> Option<WaiverError> {
    #[derive(Deserialize)]
    struct Listed {
        #[serde(default)]
        waivers: Vec<Value>,
    }
    let listed: Listed = serde_json::from_str(options).ok()?;
    (1..).zip(listed.waivers).find_map(|(line, value)| {
        serde_json::from_value::<Waiver>(value.clone())
            .is_err()
            .then(|| WaiverError {
                line,
                reason: value.as_object().map_or_else(not_an_object, unfit),
            })
    })
}

fn not_an_object() -> Text {
    Text {
        zh: "不是一个 JSON 对象（{\"rule\": …}）".to_owned(),
        en: "no JSON object ({\"rule\": …})".to_owned(),
    }
}

/// Why an object is no waiver.
fn unfit(members: &Map<String, Value>) -> Text {
    let (zh, en) = match members
        .keys()
        .find(|key| MEMBERS.iter().all(|one| one.key != *key))
    {
        Some(unknown) => {
            let keys = MEMBERS.map(|one| one.key).join(", ");
            // Whatever it is, it is not ours: it may be anybody's number.
            let unknown = scrub(unknown);
            (
                format!("没有“{unknown}”这一项，可以写的有：{keys}"),
                format!("`{unknown}` is not known; there are: {keys}"),
            )
        }
        None => match MEMBERS.iter().find(|one| !fits(one, members)) {
            Some(one) if !members.contains_key(one.key) => (
                format!("没有写 {}：{}", one.key, one.zh),
                format!("`{}` is missing: {}", one.key, one.en),
            ),
            Some(one) => (
                format!("{} 应为{}", one.key, one.zh),
                format!("`{}` must be {}", one.key, one.en),
            ),
            None => ("有一项写了两次".to_owned(), "a member stands twice".to_owned()),
        },
    };
    Text { zh, en }
}

/// Whether an otherwise good waiver stays one with this member.
fn fits(one: &Member, members: &Map<String, Value>) -> bool {
    let Some(value) = members.get(one.key) else {
        return !one.is_required;
    };
    let mut good = json!({"rule": "", "approver": "", "reason": "", "until": "2024-11-25"});
    if let Some(good) = good.as_object_mut() {
        good.insert(one.key.to_owned(), value.clone());
    }
    serde_json::from_value::<Waiver>(good).is_ok()
}

impl Line {
    /// Takes a waiver.
    pub(super) fn of(line: u64, waiver: Waiver) -> Result<Line, WaiverError> {
        checked(line, waiver).map_err(|(zh, en)| WaiverError {
            line,
            reason: Text {
                zh: zh.to_owned(),
                en: en.to_owned(),
            },
        })
    }
}

/// What is wrong, in both languages.
type Wrong = (&'static str, &'static str);

fn checked(line: u64, waiver: Waiver) -> Result<Line, Wrong> {
    let known = rules::find(&waiver.rule);
    let [rule] = known[..] else {
        return Err((
            "没有这条规则，或者有几条同名的；写代码，如 IDN106",
            "there is no such rule, or there are several; give its code",
        ));
    };
    if waiver.approver.trim().is_empty() {
        return Err(("没有写批准人（approver）", "no approver is given"));
    }
    if waiver.reason.trim().is_empty() {
        return Err(("没有写理由（reason）", "no reason is given"));
    }
    let code = match rule.is_check_digit_of_a_code() {
        true => Some(code_of(&waiver)?),
        false => {
            check_place(&waiver)?;
            None
        }
    };
    // It goes where findings go: nobody's number goes with it.
    let waived = Arc::new(Waived {
        approver: scrub(&waiver.approver).into_owned(),
        reason: scrub(&waiver.reason).into_owned(),
        until: waiver.until.to_string(),
    });
    Ok(Line {
        line,
        rule,
        waiver,
        waived,
        code,
    })
}

/// The code that is wrong as issued: it says where it stands by itself.
fn code_of(waiver: &Waiver) -> Result<Uscc, Wrong> {
    let says_record = waiver.record.is_some() || !waiver.key.is_empty() || waiver.path.is_some();
    let (Some(text), false) = (&waiver.value, says_record) else {
        return Err((
            "豁免校验位只写代码本身（value），不写记录（record、key、path）：代码在哪里都是它",
            "a check digit is waived by the code alone, `value`, without record, key and path",
        ));
    };
    let as_issued = WaivedCheckDigit {
        approver: waiver.approver.clone(),
        reason: waiver.reason.clone(),
    };
    match (Uscc::parse(text), Uscc::as_issued(text, &as_issued)) {
        (Err(_), Ok(code)) => Ok(code),
        _ => Err((
            "value 不是只有校验位不符的 18 位统一社会信用代码",
            "`value` is no credit code of which the check digit alone is wrong",
        )),
    }
}

/// Which records, and which of their fields.
fn check_place(waiver: &Waiver) -> Result<(), Wrong> {
    let (Some(kind), None, Some(first)) = (waiver.record, &waiver.value, waiver.key.first()) else {
        return Err((
            "要写豁免哪条记录：record 和 key（可以只写单位代码），不写 value",
            "say which record: `record` and `key`, or the key's beginning, and no `value`",
        ));
    };
    if first.trim().is_empty() || waiver.key.len() > kind.spec().key_fields.len() {
        return Err((
            "key 不是这种记录的主键：照抄问题里的 key，第一段不能为空",
            "`key` is no key of this kind of record: copy that of the finding; its first part is never empty",
        ));
    }
    match waiver.path.as_deref() {
        Some(path) if !path.is_empty() && !is_field(kind, path) => Err((
            "path 不是这种记录的字段，如 /party_b_id",
            "`path` is no field of this kind of record, as /party_b_id is",
        )),
        _ => Ok(()),
    }
}

fn is_field(kind: Kind, path: &str) -> bool {
    path.strip_prefix('/')
        .is_some_and(|key| kind.spec().place_of(key).is_some())
}
