//! `docs/fields/<kind>.md`: the field tables.

use zhengwu_credit::code::{CodeList, Lang};
use zhengwu_credit::field::{FieldSpec, Kind, KindSpec, Secret, Type, describe};
use zhengwu_credit::rules;

use super::Files;
use super::markdown::{code, head, header, row};

const FROM: &str = "`crates/zhengwu-credit/src/field`";

pub(super) fn add(files: &mut Files) {
    let mut index = header(FROM) + "# 字段\n\n";
    for kind in Kind::ALL {
        files.insert(format!("docs/fields/{}.md", kind.key()), page(kind));
        let count = kind.spec().fields.len();
        index += &format!(
            "- [{}]({}.md) `{}`：{count} 个字段\n",
            kind.title(),
            kind.key(),
            kind.key()
        );
    }
    files.insert("docs/fields/README.md".to_owned(), index);
}

fn page(kind: Kind) -> String {
    let spec = kind.spec();
    let mut text = header(FROM);
    text += &format!("# {} `{}`\n\n", kind.title(), kind.key());
    let key: Vec<String> = spec.key_fields.iter().map(|at| code(key_of(spec, *at))).collect();
    text += &format!("主键：{}。", key.join("、"));
    if kind == Kind::Commitment {
        text += "承诺人为公职人员时，以 `unit_uscc` 代替 `promisor_code`。";
    }
    text += &format!(
        "依 {} 当日的法规和参数评判。\n\n",
        code(key_of(spec, spec.own_date))
    );
    let names: Vec<&str> = spec.names.iter().copied().skip(1).collect();
    text += &format!("工作表、文件可以叫作：{}。\n\n", names.join("、"));
    text += &head(&[
        "键",
        "表头",
        "也读作",
        "类型",
        "何时必填",
        "敏感",
        "依据",
        "含义",
        "Meaning",
    ]);
    for field in spec.fields {
        text += &row(&[
            &code(field.key),
            field.heading,
            &also_read(spec, field),
            &type_words(field.ty),
            &need_words(spec, field),
            &secret_words(spec, field.secret),
            field.basis.cite,
            field.meaning.zh,
            field.meaning.en,
        ]);
    }
    if let Some(beside) = kind.beside() {
        text += &format!(
            "\n旁边还可以有一列“{}”（`{}`，也读作 {}）：{}。依据 {}。{}.\n",
            beside.heading,
            beside.key,
            beside.other_headings.join("、"),
            beside.meaning.zh,
            beside.basis.cite,
            capital(beside.meaning.en),
        );
    }
    if !spec.ambiguous.is_empty() {
        text += "\n## 可能指几个字段的表头\n\n这些表头不自动匹配，须由人指定是哪个字段。Headings that may mean several fields: \
                 nobody guesses, somebody is asked.\n\n";
        text += &head(&["表头", "可能的字段"]);
        for (words, fields) in spec.ambiguous {
            let fields: Vec<String> = fields.iter().map(|at| code(key_of(spec, *at))).collect();
            text += &row(&[&words.join("、"), &fields.join("、")]);
        }
    }
    text
}

/// The same as the beginning of a sentence.
fn capital(words: &str) -> String {
    let mut rest = words.chars();
    rest.next()
        .map(|first| first.to_uppercase().chain(rest).collect())
        .unwrap_or_default()
}

/// Other headings; those made of a beginning and an ending are written as two lists.
fn also_read(spec: &KindSpec, field: &FieldSpec) -> String {
    let mut all = field.other_headings.join("、");
    for compound in field.compounds {
        let list = |words: &[&str]| -> String {
            let some: Vec<&str> = words.iter().copied().filter(|word| !word.is_empty()).collect();
            some.join("、")
        };
        if !all.is_empty() {
            all += "；";
        }
        all += &format!("〔{}〕＋〔{}〕", list(compound.stems), list(compound.endings));
        if let Some((at, value)) = compound.implies {
            all += &format!("（同时得知 {} 为 `{value}`）", code(key_of(spec, at)));
        }
    }
    all
}

fn key_of(spec: &KindSpec, at: u8) -> &'static str {
    spec.field(at).map_or("", |field| field.key)
}

fn list_link(list: &CodeList) -> String {
    format!("[{}](../codes.md#{})", list.title, list.name)
}

fn type_words(ty: Type) -> String {
    match ty {
        Type::Text(max) => format!("文本，至多 {max} 字"),
        Type::LongText(max) => format!("可换行的文本，至多 {max} 字"),
        Type::Number(max) => format!("号码，至多 {max} 位"),
        Type::Uscc => "统一社会信用代码".to_owned(),
        Type::Code(list) => format!("代码：{}", list_link(list)),
        Type::Codes(list) => format!("代码，一个或多个，用“;”连接：{}", list_link(list)),
        Type::Seq(inner) => format!("按顺序用“;”连接的{}", type_words(*inner)),
        Type::Date => "日期".to_owned(),
        Type::EndDate => "日期，或长期".to_owned(),
        Type::Period => "月份".to_owned(),
        Type::Money => "金额（元），至多两位小数".to_owned(),
        Type::Percent => "年利率的百分数，0 至 36，至多四位小数".to_owned(),
        Type::Days => "天数".to_owned(),
        Type::YesNo => "是或否".to_owned(),
        Type::Currency => "币种（ISO 4217）".to_owned(),
        Type::Procedure => "程序：日期（可附文号），或不适用及其理由".to_owned(),
    }
}

fn need_words(spec: &KindSpec, field: &FieldSpec) -> String {
    let mut words = field.need.describe(spec, Lang::Zh);
    if let Some(default) = field.default {
        words += &format!("，不填即 `{default}`");
    }
    if let Some(name) = field.missing_rule {
        let rule = rules::find(name)
            .into_iter()
            .find(|rule| rule.kind().is_none_or(|kind| kind == spec.kind));
        words += &match rule {
            Some(rule) => format!("；缺项见 [{}](../rules/{}.md)", rule.code, rule.code),
            None => format!("；缺项见 `{name}`"),
        };
    }
    if let Some(cond) = field.empty_when {
        words += &format!("；{}时须留空", describe(spec, cond, Lang::Zh));
    }
    words
}

fn secret_words(spec: &KindSpec, secret: Secret) -> String {
    let (what, at, place) = match secret {
        Secret::No => return String::new(),
        Secret::NameIf(at, place) => ("姓名", at, place),
        Secret::NumberIf(at, place) => ("号码", at, place),
    };
    let Some(field) = spec.field(at) else {
        return what.to_owned();
    };
    let label = field.ty.code_list().and_then(|list| list.get(place));
    let label = label.map_or("", |code| code.label);
    format!("{what}：“{}”为{label}或者不明时遮蔽", field.heading)
}
