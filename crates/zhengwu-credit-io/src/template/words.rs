//! What the template says of a field, in a clerk's words; made from what the catalogue says of it.

use zhengwu_credit::code::{CodeList, Lang};
use zhengwu_credit::field::{FieldSpec, Kind, KindSpec, Need, Type, describe};
use zhengwu_credit::value::Reason;

/// 涉密: on both sheets.
pub(super) const SECRECY: &str = "保密提示：涉密材料一律不得存入本机、不得填入本表。";

/// 政府合同填报表
pub(super) fn title(kind: Kind) -> String {
    format!("{}填报表", kind.title())
}

/// The labels of a list. Some have 、 in them, so ； stands between.
fn labels(list: &CodeList) -> String {
    let labels: Vec<&str> = list.codes.iter().map(|code| code.label).collect();
    labels.join("；")
}

/// The reasons for which a procedure is not applicable, as they are written in a cell.
pub(super) fn not_applicable() -> Vec<String> {
    let reasons = Reason::ALL.into_iter();
    reasons
        .map(|reason| format!("不适用({})", reason.label()))
        .collect()
}

/// How a field is written.
pub(super) fn how(ty: Type) -> String {
    match ty {
        Type::Text(max) => format!("文字，至多 {max} 字"),
        Type::LongText(max) => format!("文字，至多 {max} 字，可以分行"),
        Type::Number(max) => format!("号码，至多 {max} 位"),
        Type::Uscc => "18 位统一社会信用代码，照证书填写".to_owned(),
        Type::Code(list) => format!("点选一项：{}", labels(list)),
        Type::Codes(list) => format!("一项的点选，几项的用“;”隔开填写：{}", labels(list)),
        Type::Seq(inner) => format!("{}。有几方的，按同样的顺序用“;”隔开", how(*inner)),
        Type::Date => "日期，如 2024-12-10".to_owned(),
        Type::EndDate => "日期，如 2025-06-30；没有期限的填“长期”".to_owned(),
        Type::Period => "月份，如 2024-12".to_owned(),
        Type::Money => "数字，单位元，至多两位小数，如 1280000.00".to_owned(),
        Type::Percent => "每年百分之几的数字，0 至 36，至多四位小数，如 3.85".to_owned(),
        Type::Days => "天数，整数，如 30".to_owned(),
        Type::YesNo => "点选是或者否".to_owned(),
        Type::Currency => "三个大写字母，如 CNY（人民币）、USD（美元）".to_owned(),
        Type::Procedure => format!(
            "日期，有文号的空一格写文号，如 2025-02-10 海政纪〔2025〕3号；不适用的点选：{}",
            not_applicable().join("；")
        ),
    }
}

/// When a field is filled in.
pub(super) fn need(spec: &KindSpec, field: &FieldSpec) -> String {
    let mut words = field.need.describe(spec, Lang::Zh);
    if matches!(field.need, Need::Owed(_)) {
        words += "；没有的如实留空";
    }
    if let Some(cond) = field.empty_when {
        words += &format!("；{}时留空", describe(spec, cond, Lang::Zh));
    }
    if let Some(label) = default_label(field) {
        words += &format!("；不填即为“{label}”");
    }
    words
}

/// What an empty cell stands for, as people call it.
fn default_label(field: &FieldSpec) -> Option<&'static str> {
    let key = field.default?;
    let list = field.ty.code_list();
    let code = list.and_then(|list| list.codes.iter().find(|code| code.key == key));
    Some(code.map_or(key, |code| code.label))
}

/// The note on a heading.
pub(super) fn note(spec: &KindSpec, field: &FieldSpec) -> String {
    format!(
        "{}\n填写：{}\n何时填：{}\n依据：{}",
        field.meaning.zh,
        how(field.ty),
        need(spec, field),
        field.basis.cite
    )
}

/// What is said when a cell is chosen; nothing where heading and drop-down say it all, for a box that opens at every cell
/// is in the way.
pub(super) fn prompt(spec: &KindSpec, field: &FieldSpec) -> Option<String> {
    let is_plain = matches!(
        field.ty,
        Type::Text(_) | Type::LongText(_) | Type::Code(_) | Type::YesNo | Type::Date
    );
    let is_free = matches!(field.need, Need::Required | Need::Optional);
    // What a number is made of stands in its meaning.
    let how = match field.ty {
        Type::Number(_) => field.meaning.zh.to_owned(),
        ty => how(ty),
    };
    let parts = match (is_plain, is_free) {
        (true, true) => return None,
        (true, false) => vec![need(spec, field)],
        (false, true) => vec![how],
        (false, false) => vec![how, need(spec, field)],
    };
    let text = parts.join("\n");
    if fits_prompt(&text) {
        return Some(text);
    }
    let first = parts.into_iter().next().filter(|first| fits_prompt(first));
    Some(first.map_or_else(
        || "填写的方法见列名上的批注".to_owned(),
        |first| format!("{first}\n何时填见列名上的批注"),
    ))
}

/// Excel shows no more than 255 UTF-16 units, of which a line is kept free.
fn fits_prompt(text: &str) -> bool {
    text.encode_utf16().count() <= 240
}

/// What is said when a cell is refused.
pub(super) fn refusal(ty: Type) -> String {
    match ty {
        Type::Date => "这一列填日期，写成 2024-12-10 这样；没有的留空。".to_owned(),
        Type::Money => "这一列填数字，单位是元，不带文字。".to_owned(),
        Type::Code(_) | Type::YesNo => "请从下拉框中点选一项。".to_owned(),
        _ => format!("这一列应填：{}。", how(ty)),
    }
}
