//! `docs/rules/correct.md`: the correct record of each kind, which the examples of rules change.

use serde_json::{Map, Value};
use zhengwu_credit::field::Kind;
use zhengwu_credit::rules::{CORRECT_AS_OF, correct};

use super::Files;
use super::markdown::{code, head, header, row};

pub(super) fn add(files: &mut Files) {
    let mut text = header("`crates/zhengwu-credit/data/base`");
    text += &format!(
        "# 正确的记录\n\n每种一条，截至 {CORRECT_AS_OF} 评判没有问题；规则的示例都是在它们上面改动几项。单位、企业和人员都是虚构的。没有列出的字段是空的。\n"
    );
    for kind in Kind::ALL {
        text += &format!("\n<a id=\"{}\"></a>\n\n## {}\n\n", kind.key(), kind.title());
        text += &head(&["字段", "键", "值"]);
        let record: Map<String, Value> = serde_json::from_str(correct(kind)).unwrap_or_default();
        for (_, field) in kind.spec().places() {
            if let Some(value) = record.get(field.key) {
                text += &row(&[field.heading, &code(field.key), &code(&shown(value))]);
            }
        }
    }
    files.insert("docs/rules/correct.md".to_owned(), text);
}

fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A field of a file that the catalogue does not have would be left out of the page.
    #[test]
    fn every_field_is_shown() {
        for kind in Kind::ALL {
            let record: Map<String, Value> = serde_json::from_str(correct(kind)).unwrap();
            for key in record.keys() {
                assert!(kind.spec().place_of(key).is_some(), "{key} of {kind:?}");
            }
        }
    }
}
