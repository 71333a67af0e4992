//! What a profile sets, value by value (配置项): the one list of what they are called and within what they must be.

use serde::{Deserialize, Serialize};

use crate::code::Words;

use super::{Dated, Profile};

/// A value that a profile sets (配置项).
#[derive(Debug)]
#[non_exhaustive]
pub struct ValueSpec {
    /// Its key, `risk_days`.
    pub key: &'static str,
    /// What it is.
    pub label: Words,
    /// Where it is a number.
    pub number: Option<NumberSpec>,
}

/// A number that a profile sets (参数). It may change from a day on.
#[derive(Debug)]
#[non_exhaustive]
pub struct NumberSpec {
    /// The least and the greatest that it can be.
    pub bounds: (u32, u32),
    /// As of which day it is asked.
    pub asked: Words,
    /// Where it stands.
    pub of: fn(&Profile) -> &Dated,
}

const fn value(key: &'static str, zh: &'static str, en: &'static str) -> ValueSpec {
    let label = Words { zh, en };
    ValueSpec {
        key,
        label,
        number: None,
    }
}

impl ValueSpec {
    /// A number within these bounds, as it is on that day.
    const fn number(self, bounds: (u32, u32), asked: Words, of: fn(&Profile) -> &Dated) -> ValueSpec {
        let number = Some(NumberSpec { bounds, asked, of });
        ValueSpec { number, ..self }
    }
}

/// All values, in the order of the file.
pub static VALUES: &[ValueSpec] = &[
    value("division", "行政区划代码", "the division's code"),
    value(
        "platform",
        "接收报送的平台",
        "the platform that receives the submissions",
    ),
    value(
        "cut_off_day",
        "截止日：次月几日止收上月数据",
        "the day of the next month up to which a month's records are taken in",
    )
    .number(
        (1, 28),
        Words {
            zh: "报告期的最后一天",
            en: "the last day of the month reported",
        },
        |profile| &profile.cut_off_day,
    ),
    value(
        "dishonesty_sources",
        "政务失信记录的来源",
        "the admitted sources of a dishonesty record",
    ),
    value(
        "settled_far_percent",
        "结算金额与固定总价相差多少（%）即提示",
        "from how many percent a settlement is far from a fixed price",
    )
    .number(
        (1, 1000),
        Words {
            zh: "合同签订日期",
            en: "the day on which the contract was signed",
        },
        |profile| &profile.settled_far_percent,
    ),
    value(
        "objection_days",
        "异议应在几天内答复",
        "within how many days an objection is answered",
    )
    .number(
        (1, 3650),
        Words {
            zh: "失信记录认定日期",
            en: "the day of the dishonesty decision",
        },
        |profile| &profile.objection_days,
    ),
    value(
        "due_soon_days",
        "到期前几天起提醒",
        "from how many days before its last one something is due soon",
    )
    .number(
        (0, 3650),
        Words {
            zh: "评判日",
            en: "the day as of which is judged",
        },
        |profile| &profile.due_soon_days,
    ),
    value(
        "risk_days",
        "发现风险后应在几天内主张权利",
        "within how many days rights are asserted against a risk",
    )
    .number(
        (1, 3650),
        Words {
            zh: "风险发现日期",
            en: "the day on which the risk was observed",
        },
        |profile| &profile.risk_days,
    ),
    value(
        "review_months",
        "承诺清单几个月梳理一次",
        "after how many months the commitment list is reviewed again",
    )
    .number(
        (1, 120),
        Words {
            zh: "上次梳理日期",
            en: "the day of the last review",
        },
        |profile| &profile.review_months,
    ),
    value(
        "rules_off",
        "不用的可选规则的代码；其余都用",
        "codes of the optional rules that are off; all others are on",
    ),
    value(
        "holidays",
        "软件里没有的年份的节假日安排",
        "calendars of years that the library does not know",
    ),
    value(
        "lpr_1y",
        "软件里没有的一年期 LPR",
        "one-year loan prime rates that the library does not know",
    ),
];

/// On what a value rests (来历). A habit must never look like law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Says {
    /// The notice says so (通知如此规定).
    Notice,
    /// Law or a standard says so (法律、标准如此规定).
    Law,
    /// Chosen here; nobody prescribes it (本地选定).
    Chosen,
}

impl Says {
    /// It in words.
    #[must_use]
    pub const fn words(self) -> Words {
        let (zh, en) = match self {
            Says::Notice => ("通知如此规定", "the notice says so"),
            Says::Law => ("法律、标准如此规定", "law says so"),
            Says::Chosen => ("本地选定", "chosen here"),
        };
        Words { zh, en }
    }
}

/// Why a value is what it is (说明).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Why {
    /// On what it rests.
    pub says: Says,
    /// The clause or the reason, in Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}
