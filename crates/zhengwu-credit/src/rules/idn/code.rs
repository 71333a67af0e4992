//! Rules of codes and shapes (代码、键).

use crate::field::Type;
use crate::rules::prelude::*;

/// 不在代码表中
pub(super) static CODE_UNKNOWN: Rule = Rule {
    code: "IDN170",
    name: "code-unknown",
    title: Words {
        zh: "不在代码表中",
        en: "Not in the code list",
    },
    at: At::Every(|spec| {
        matches!(
            spec.ty,
            Type::Code(_)
                | Type::Codes(_)
                | Type::Seq(Type::Code(_))
                | Type::YesNo
                | Type::Currency
                | Type::Procedure
        )
    }),
    severity: Severity::Error,
    basis: &[N4_3],
    expects: Some((Op::In, "")),
    message: Words {
        zh: "“{field}”的“{value}”不在可选的值之中",
        en: "`{field}`: `{value}` is none of the values to choose from",
    },
    help: Words {
        zh: "改为其中之一：{allowed}",
        en: "Choose one of: {allowed}",
    },
    check: Check::Reading(Flaw::CodeUnknown),
    fires: &[
        Example::in_kind(Kind::Contract, r#"{"contract_kind":"12"}"#),
        Example::in_kind(Kind::Contract, r#"{"fields":"government_procurement;天气"}"#),
        Example::in_kind(Kind::Contract, r#"{"currency":"XYZ"}"#),
    ],
    silent: &[Example::in_kind(
        Kind::Contract,
        r#"{"regime":"政府采购","contract_kind":"6","currency":"人民币"}"#,
    )],
    ..Rule::BASE
};

/// 同一字段出现两次
pub(super) static KEY_REPEATED: Rule = Rule {
    code: "IDN171",
    name: "key-repeated",
    title: Words {
        zh: "同一字段出现两次",
        en: "A field that stands twice",
    },
    at: At::Every(|_| true),
    severity: Severity::Error,
    basis: &[N4_3],
    message: Words {
        zh: "“{field}”在同一条记录中出现了两次",
        en: "`{field}` stands twice in one record",
    },
    help: Words {
        zh: "只保留一个",
        en: "Keep one of them",
    },
    check: Check::Reading(Flaw::KeyRepeated),
    fires: &[Example::in_kind(
        Kind::Contract,
        r#"{"甲方名称":"海安市示例二局"}"#,
    )],
    silent: &[Example::in_kind(Kind::Contract, r#"{}"#)],
    ..Rule::BASE
};

/// 值不是单个文本或数字
pub(super) static VALUE_OF_WRONG_SHAPE: Rule = Rule {
    code: "IDN172",
    name: "value-of-wrong-shape",
    title: Words {
        zh: "值不是单个文本或数字",
        en: "A structure where a single value should be",
    },
    at: At::Every(|_| true),
    severity: Severity::Error,
    basis: &[N4_3],
    message: Words {
        zh: "“{field}”应是单个值，而不是对象或列表",
        en: "`{field}` should be a single value, not an object or a list",
    },
    help: Words {
        zh: "改为一个文本、数字或 true/false",
        en: "Give one text, number or true/false",
    },
    check: Check::Reading(Flaw::ValueOfWrongShape),
    fires: &[
        Example::in_kind(Kind::Contract, r#"{"contract_name":{"zh":"示例"}}"#),
        Example::in_kind(Kind::Contract, r#"{"contract_name":["示例","合同"]}"#),
    ],
    silent: &[Example::in_kind(
        Kind::Contract,
        r#"{"fields":["government_procurement","livelihood"]}"#,
    )],
    ..Rule::BASE
};

/// 单元格是公式错误
pub(super) static CELL_HAS_ERROR: Rule = Rule {
    code: "IDN173",
    name: "cell-has-error",
    title: Words {
        zh: "单元格是公式错误",
        en: "A cell that holds a spreadsheet's error",
    },
    at: At::Every(|_| true),
    severity: Severity::Error,
    basis: &[N4_3],
    message: Words {
        zh: "“{field}”的单元格没有值，只有公式错误（{error}）",
        en: "`{field}` has no value, only a spreadsheet's error ({error})",
    },
    help: Words {
        zh: "在表格软件中改正公式，或直接填写应有的值，保存后再检查",
        en: "Correct the formula or type the value in the spreadsheet program, and save",
    },
    check: Check::Reading(Flaw::CellHasError),
    fires: &[
        Example::in_kind(Kind::Contract, r##"{"contract_name":"#REF!"}"##),
        Example::in_kind(Kind::Contract, r##"{"signed_on":" #DIV/0! "}"##),
    ],
    silent: &[Example::in_kind(
        Kind::Contract,
        r##"{"contract_name":"#1楼改造合同"}"##,
    )],
    ..Rule::BASE
};
