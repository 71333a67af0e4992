//! Why a line is no event (读不出来的原因), without what stood there: a line may hold what nobody should read.

use crate::code::Words;
use crate::model::{KEY_REPEATED, NO_SUCH_DAY};

use super::Text;

/// What the dates of a record are told of such a day.
pub(super) const NO_DAY: Words = Words {
    zh: "日期写不对：没有这一天，或者年份不在 1900 至 2199 之间；照 2025-02-28 这样写",
    en: "no day: there is no such day, or its year is not of 1900 to 2199; a day is written 2025-02-28",
};

/// Says what is wrong.
pub(crate) fn reason(error: &serde_json::Error) -> Text {
    let said = error.to_string();
    let column = error.column();
    // The name of a member is the form's own; what stands in it is not repeated.
    if let Some(member) = said
        .strip_prefix("missing field `")
        .and_then(|rest| rest.split('`').next())
    {
        return Text {
            zh: format!("缺少 {member} 一项"),
            en: format!("the member {member} is missing"),
        };
    }
    let one_of = said.split_once("expected one of ").map(|(_, rest)| rest);
    if let Some(all) = one_of.and_then(|rest| rest.split(" at line").next()) {
        let all = all.replace('`', "");
        return Text {
            zh: format!("第 {column} 列之前的一项写得不对，应为其中之一：{all}"),
            en: format!("what stands before column {column} is none of: {all}"),
        };
    }
    let (zh, en) = match error.classify() {
        serde_json::error::Category::Eof => ("不完整", "cut off"),
        serde_json::error::Category::Syntax => ("不是 JSON", "no JSON"),
        // By what they begin with: what follows may be what stood there.
        _ if said.starts_with(KEY_REPEATED) => (
            "同一字段出现两次（key-repeated）",
            "a field that stands twice (key-repeated)",
        ),
        _ if said.starts_with(NO_SUCH_DAY) => (NO_DAY.zh, NO_DAY.en),
        _ => (
            "有一项的形式不对，不是这一版本的事件",
            "a member of another form: no event of this version",
        ),
    };
    Text {
        zh: format!("{zh}，第 {column} 列"),
        en: format!("{en}, column {column}"),
    }
}
