//! Rules of text (文本).

use crate::field::Type;
use crate::record::takes_any_character;
use crate::rules::prelude::*;

/// 文本过长
pub(super) static TEXT_TOO_LONG: Rule = Rule {
    code: "IDN180",
    name: "text-too-long",
    title: Words {
        zh: "文本过长",
        en: "Text that is too long",
    },
    at: At::Every(|spec| {
        matches!(
            spec.ty,
            Type::Text(_) | Type::LongText(_) | Type::Number(_) | Type::Seq(Type::Text(_) | Type::Number(_))
        )
    }),
    severity: Severity::Error,
    basis: &[N4_3],
    message: Words {
        zh: "“{field}”有 {length} 个字，最多 {limit} 个",
        en: "`{field}` has {length} characters, at most {limit} are taken",
    },
    help: Words {
        zh: "压缩文字，细节放在附件中",
        en: "Shorten it and keep the detail in an annex",
    },
    check: Check::Reading(Flaw::TextTooLong),
    fires: &[Example::in_kind(
        Kind::Contract,
        r#"{"contract_no":"号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号"}"#,
    )],
    silent: &[Example::in_kind(
        Kind::Contract,
        r#"{"contract_no":"号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号号"}"#,
    )],
    ..Rule::BASE
};

/// 文本含有控制字符
pub(super) static TEXT_CONTROL_CHARACTERS: Rule = Rule {
    code: "IDN181",
    name: "text-control-characters",
    title: Words {
        zh: "文本含有控制字符",
        en: "Control characters in text",
    },
    at: At::Every(|_| true),
    severity: Severity::Error,
    basis: &[N4_3],
    message: Words {
        zh: "“{field}”含有看不见的控制字符",
        en: "`{field}` has invisible control characters",
    },
    help: Words {
        zh: "删去后重新录入，不要从其他系统直接粘贴",
        en: "Delete and type it again instead of pasting it",
    },
    check: Check::Reading(Flaw::TextControlCharacters),
    fires: &[Example::in_kind(
        Kind::Contract,
        r#"{"contract_name":"示例\u0007合同"}"#,
    )],
    silent: &[Example::in_kind(Kind::Contract, r#"{}"#)],
    ..Rule::BASE
};

/// 文本已规范
pub(super) static TEXT_NORMALISED: Rule = Rule {
    code: "IDN182",
    name: "text-normalised",
    title: Words {
        zh: "文本已规范",
        en: "Text was normalised",
    },
    at: At::Every(|spec| !is_code(spec.ty)),
    severity: Severity::Notice,
    basis: &[N4_3],
    message: Words {
        zh: "“{field}”已规范为“{to}”（全角字母数字、多余空格等）",
        en: "`{field}` was normalised to `{to}` (full-width characters, spaces)",
    },
    help: Words {
        zh: "无需修改",
        en: "Nothing to mend",
    },
    check: Check::Reading(Flaw::TextNormalised),
    fires: &[Example::in_kind(
        Kind::Contract,
        r#"{"contract_name":" 示例办公设备采购合同２０２４ "}"#,
    )],
    silent: &[Example::in_kind(Kind::Contract, r#"{}"#)],
    ..Rule::BASE
};

/// 代码已规范
pub(super) static CODE_NORMALISED: Rule = Rule {
    code: "IDN183",
    name: "code-normalised",
    title: Words {
        zh: "代码已规范",
        en: "A code was normalised",
    },
    at: At::Every(|spec| is_code(spec.ty)),
    severity: Severity::Notice,
    basis: &[N4_3],
    message: Words {
        zh: "“{field}”已规范为 {to}（大写、半角、去空格）",
        en: "`{field}` was normalised to {to} (upper case, half-width, no spaces)",
    },
    help: Words {
        zh: "无需修改",
        en: "Nothing to mend",
    },
    check: Check::Reading(Flaw::CodeNormalised),
    fires: &[Example::in_kind(
        Kind::Contract,
        r#"{"party_a_uscc":"11320685mb0a10013c"}"#,
    )],
    silent: &[Example::in_kind(Kind::Contract, r#"{}"#)],
    ..Rule::BASE
};

/// 文本中有无法辨认的字符
pub(super) static TEXT_HAS_BROKEN_CHARACTER: Rule = Rule {
    code: "IDN184",
    name: "text-has-broken-character",
    title: Words {
        zh: "文本中有无法辨认的字符",
        en: "A character that could not be decoded",
    },
    at: At::Every(|spec| takes_any_character(spec.ty)),
    severity: Severity::Warning,
    basis: &[N4_3],
    message: Words {
        zh: "“{field}”中有损坏的字符（显示为 \u{fffd}）：{value}",
        en: "`{field}` has a broken character (shown as \u{fffd}): {value}",
    },
    help: Words {
        zh: "文件在转存时损坏了这个字，请对照原件改正后再报",
        en: "The character was damaged when the file was saved; correct it from the original",
    },
    check: Check::Reading(Flaw::TextHasBrokenCharacter),
    fires: &[Example::in_kind(
        Kind::Contract,
        r#"{"contract_name":"示例办公设\uFFFD采购合同"}"#,
    )],
    silent: &[Example::in_kind(Kind::Contract, r#"{}"#)],
    ..Rule::BASE
};

/// Codes and numbers, whose normalisation goes further than that of text.
fn is_code(ty: Type) -> bool {
    matches!(
        ty,
        Type::Uscc | Type::Number(_) | Type::Seq(Type::Number(_)) | Type::Currency
    )
}
