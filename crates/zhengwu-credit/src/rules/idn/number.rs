//! Rules of periods and numbers (报告期、数字).

use crate::field::{FieldSpec, Type};
use crate::rules::prelude::*;

/// 报告期无法识别
pub(super) static PERIOD_MALFORMED: Rule = Rule {
    code: "IDN160",
    name: "period-malformed",
    title: Words {
        zh: "报告期无法识别",
        en: "Not a month",
    },
    at: At::Every(|spec| spec.ty == Type::Period),
    severity: Severity::Error,
    basis: &[N4_3],
    expects: Some((Op::Format, "YYYY-MM")),
    message: Words {
        zh: "“{field}”的“{value}”不是能识别的月份",
        en: "`{field}`: `{value}` cannot be read as a month",
    },
    help: Words {
        zh: "写成 2024-12",
        en: "Write 2024-12",
    },
    check: Check::Reading(Flaw::PeriodMalformed),
    fires: &[Example::in_kind(Kind::Performance, r#"{"period":"2024-13"}"#)],
    silent: &[Example::in_kind(Kind::Performance, r#"{"period":"2024年12月"}"#)],
    ..Rule::BASE
};

/// 数字无法识别
pub(super) static NUMBER_MALFORMED: Rule = Rule {
    code: "IDN161",
    name: "number-malformed",
    title: Words {
        zh: "数字无法识别",
        en: "Not a number",
    },
    at: At::Every(|spec| matches!(spec.ty, Type::Days | Type::Percent)),
    severity: Severity::Error,
    basis: &[N4_3],
    message: Words {
        zh: "“{field}”的“{value}”不是能识别的数字",
        en: "`{field}`: `{value}` cannot be read as a number",
    },
    help: Words {
        zh: "只填数字；天数为整数，利率为每年百分之几",
        en: "Give digits only: whole days, or percent a year",
    },
    check: Check::Reading(Flaw::NumberMalformed),
    fires: &[
        Example::in_kind(Kind::Contract, r#"{"payment_days":"一个月"}"#),
        Example::in_kind(Kind::Contract, r#"{"overdue_rate":"千分之五"}"#),
    ],
    silent: &[Example::in_kind(
        Kind::Contract,
        r#"{"payment_days":"30天","overdue_rate":"3.85%"}"#,
    )],
    ..Rule::BASE
};

/// 数字超出范围
pub(super) static NUMBER_OUT_OF_RANGE: Rule = Rule {
    code: "IDN162",
    name: "number-out-of-range",
    title: Words {
        zh: "数字超出范围",
        en: "A number out of range",
    },
    at: At::Every(|spec| spec.ty == Type::Percent),
    severity: Severity::Error,
    basis: &[N4_3],
    expects: Some((Op::Le, "36")),
    message: Words {
        zh: "“{field}”{value} 超出范围，应在 0 至 36 之间",
        en: "`{field}` {value} is out of range: 0 to 36",
    },
    help: Words {
        zh: "填写年利率的百分数",
        en: "Give percent a year",
    },
    check: Check::Reading(Flaw::NumberOutOfRange),
    fires: &[Example::in_kind(Kind::Contract, r#"{"overdue_rate":"40"}"#)],
    silent: &[Example::in_kind(Kind::Contract, r#"{"overdue_rate":"36"}"#)],
    ..Rule::BASE
};

/// 号码按数字存储，末位已丢失
pub(super) static NUMBER_PRECISION_LOST: Rule = Rule {
    code: "IDN163",
    name: "number-precision-lost",
    title: Words {
        zh: "号码按数字存储，末位已丢失",
        en: "A code stored as a number has lost its end",
    },
    at: At::Every(|spec| {
        matches!(
            spec.ty,
            Type::Uscc | Type::Number(_) | Type::Seq(Type::Number(_)) | Type::Text(..=100)
        )
    }),
    severity: Severity::Error,
    basis: &[N4_3],
    message: Words {
        zh: "“{field}”的 {value} 是按数字存储的，{lost}",
        en: "`{field}` {value} was stored as a number and {lost}",
    },
    help: Words {
        zh: "把单元格设为文本格式，重新录入完整的号码",
        en: "Format the cell as text and type the whole code again",
    },
    check: Check::Reading(Flaw::NumberPrecisionLost),
    fires: &[
        Example::in_kind(Kind::Contract, r#"{"party_b_id":"9.1320685E+17"}"#),
        // All digits are there, and as a number they cannot be relied upon.
        Example::in_kind(Kind::Contract, r#"{"party_b_id":912345678901234567}"#),
        // Text again, after a spreadsheet has opened and saved the CSV.
        Example::in_kind(
            Kind::Contract,
            r#"{"party_b_name":"张某某","party_b_kind":"natural_person","party_b_id_kind":"citizen_id","party_b_id":"320685199003070000"}"#,
        ),
    ],
    silent: &[
        Example::in_kind(Kind::Contract, r#"{}"#),
        // A whole number that happens to end like that.
        Example::in_kind(
            Kind::Contract,
            r#"{"party_b_name":"张某某","party_b_kind":"natural_person","party_b_id_kind":"citizen_id","party_b_id":"320685199001010000"}"#,
        ),
    ],
    ..Rule::BASE
};

/// 号码按数字存储，开头的 0 已丢失
pub(super) static LEADING_ZEROS_LOST: Rule = Rule {
    code: "IDN164",
    name: "leading-zeros-lost",
    title: Words {
        zh: "号码按数字存储，开头的 0 已丢失",
        en: "A code stored as a number has lost its leading zeros",
    },
    at: At::Every(|spec| spec.ty.is_identity_number()),
    severity: Severity::Error,
    basis: &[N4_3],
    message: Words {
        zh: "“{field}”的 {value} 曾按数字存储，开头的 0 已经丢失，原来应有 {length} 位",
        en: "`{field}` {value} was stored as a number and has lost its leading zeros; it had {length} digits",
    },
    help: Words {
        zh: "把单元格设为文本格式，对照证照重新录入完整的号码",
        en: "Format the cell as text and type the whole code again from the document",
    },
    check: Check::Reading(Flaw::LeadingZerosLost),
    fires: &[Example::in_kind(
        Kind::Contract,
        r#"{"party_b_id_kind":"legacy_registration","party_b_id":12345671}"#,
    )],
    silent: &[Example::in_kind(
        Kind::Contract,
        r#"{"party_b_id_kind":"legacy_registration","party_b_id":"012345671"}"#,
    )],
    ..Rule::BASE
};

/// 编号被表格软件改成了日期
pub(super) static CODE_BECAME_A_DATE: Rule = Rule {
    code: "IDN165",
    name: "code-became-a-date",
    title: Words {
        zh: "编号被表格软件改成了日期",
        en: "A code that the spreadsheet made a date",
    },
    at: At::Every(FieldSpec::is_code_or_number),
    severity: Severity::Error,
    basis: &[N4_3],
    message: Words {
        zh: "“{field}”的单元格是日期 {value}，不是录入的编号：表格软件把编号改成了日期",
        en: "`{field}`: the cell is the date {value} and not the code that was typed: the spreadsheet made a date of it",
    },
    help: Words {
        zh: "先把单元格设为文本格式，再重新录入编号",
        en: "Format the cell as text first, then type the code again",
    },
    check: Check::Reading(Flaw::CodeBecameADate),
    // JSON has no cells that are dates: its examples stand in `tests/cells.rs`.
    ..Rule::BASE
};
