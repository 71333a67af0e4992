//! 是否涉密: what people write there beside yes and no.
//!
//! To take a secret contract for a public one is the worst mistake there is; so a text is a no only where every part of it
//! says so, and what may be secret is taken for secret.

use crate::value::text::clean_value;

use super::scalar::read_yes;

/// Levels that are no level of secrecy, under the heading 密级. 内部 is not among them: it is no state secret, but whoever
/// writes it means that it is not for everybody.
const OPEN: &[&str] = &["公开", "普通", "一般", "无", "没有", "unclassified"];

/// The heading, repeated in the cell: `是否涉密：否`.
const LABELS: &[&str] = &["是否涉密", "密级"];

/// Beginnings of a denial.
const NOT: &[&str] = &["没有", "不", "非", "无", "未", "否"];

/// What may follow in a denial: nothing that says anything else. 机密 and 绝密 are not among them, for what is no 机密 may
/// be 秘密; nor is 定, for what is 未定密 may be about to be.
const DENIED: &[&str] = &[
    "涉及", "属于", "存在", "需要", "涉", "属", "是", "含", "有", "需", "国家", "任何", "秘密", "保密",
    "密级", "密", "内容", "信息", "事项", "要求", "合同", "项目",
];

/// Reads whether a contract is classified (是否涉密).
pub(super) fn read_classified(text: &str) -> Option<bool> {
    if let Some(said) = read_yes(text) {
        return Some(said);
    }
    let text = clean_value(text).to_lowercase();
    let parts = || {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|part| !part.is_empty())
            .enumerate()
            .filter(|(at, part)| !(*at == 0 && LABELS.contains(part)))
            .map(|(_, part)| part)
    };
    let says_no = |part: &str| read_yes(part) == Some(false) || OPEN.contains(&part) || is_denial(part);
    let in_one: String = text.split_whitespace().collect();
    if (parts().next().is_some() && parts().all(says_no)) || is_denial(&in_one) {
        return Some(false);
    }
    // `是（机密）`, `涉密`, `秘密★10年`, `不涉密，附件机密`
    let may_be_secret = |part: &str| {
        part.starts_with('是') || (part.contains('密') && !NOT.iter().any(|not| part.starts_with(not)))
    };
    parts().any(may_be_secret).then_some(true)
}

/// `非涉密`, `不属于国家秘密`: a denial of secrecy and nothing else.
fn is_denial(part: &str) -> bool {
    let Some(mut rest) = NOT.iter().find_map(|not| part.strip_prefix(not)) else {
        return false;
    };
    while let Some(after) = DENIED.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = after;
    }
    rest.is_empty() && part.contains('密')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_no() {
        for text in [
            "否",
            "不涉密",
            "非涉密",
            "非密",
            "无",
            "公开",
            "普通",
            "一般",
            "否（非涉密）",
            "否(不涉密)",
            "否，非涉密",
            "不属于国家秘密",
            "不涉及国家秘密",
            "无保密要求",
            "没有密级",
            "未涉密",
            "密级：公开",
            "是否涉密：否",
            "N",
            "0",
            "×",
            " 非 涉 密 ",
            "公开（非密）",
        ] {
            assert_eq!(read_classified(text), Some(false), "{text}");
        }
    }

    #[test]
    fn what_may_be_secret() {
        for text in [
            "是",
            "是（机密）",
            "涉密",
            "秘密★10年",
            "机密",
            "绝密",
            "否，但附件机密",
            "不涉密，附件涉密",
            "部分不涉密",
            "商业秘密",
            "☐涉密 ☑不涉密",
            "是否涉密：是",
            "密级：秘密",
        ] {
            assert_eq!(read_classified(text), Some(true), "{text}");
        }
    }

    #[test]
    fn what_nobody_can_tell() {
        for text in [
            "内部",
            "未定密",
            "非常机密",
            "不是机密",
            "不涉密，附件除外",
            "无法确定是否涉密",
            "待定",
            "/",
            "（）",
            "不是非涉密",
            "不",
            "非公开",
            "不公开",
            "未公开",
        ] {
            assert_eq!(read_classified(text), None, "{text}");
        }
    }
}
