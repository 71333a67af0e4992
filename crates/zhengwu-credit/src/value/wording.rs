//! What stands where an amount should, and is no number (金额说明): ranges, about, masked digits, "see the contract".

use super::money::yuan;

/// Words that make a text a wording and no numeral. A text that has none of them and is no range is a slip of the pen.
const WORDS: &[&str] = &[
    // 约数
    "约",
    "大概",
    "左右",
    "上下",
    "余元",
    "余万",
    "多万",
    "估",
    "暂",
    "概算",
    "预算",
    "预计",
    "拟",
    // 上限和下限
    "不少于",
    "不低于",
    "不小于",
    "不超过",
    "不高于",
    "不大于",
    "不多于",
    "不足",
    "超过",
    "以上",
    "以下",
    "以内",
    "至少",
    "至多",
    "最高",
    "最低",
    "最多",
    "最少",
    "上限",
    "下限",
    "封顶",
    "保底",
    "起步",
    "之间",
    "不等",
    // 见别处
    "见合同",
    "见协议",
    "见附件",
    "见清单",
    "见备注",
    "详见",
    "参见",
    "参照",
    "按合同",
    "以合同",
    "按协议",
    "依合同",
    "据实",
    "按实",
    "实结",
    "为准",
    "待定",
    "未定",
    "另行",
    "另议",
    "另计",
    "面议",
    "协商",
    "结算时",
    "不确定",
    "无法确定",
    "无固定",
    "无具体",
    "无金额",
    "不涉及",
    "无偿",
    "免费",
    "框架协议",
    // 单价
    "单价",
    "元/",
    "每",
    // 费率
    "%",
    "‰",
    "费率",
    "百分之",
    "千分之",
    "下浮",
    "上浮",
    "比例",
    "折",
    "结算价的",
    // 掩盖或者留空的数字
    "*",
    "XX",
    "xx",
    "××",
    "__",
    "○○",
    "□",
];

/// Whether a text that is no amount is a wording that belongs in 金额说明, and not a number with a typing error.
///
/// ```
/// use zhengwu_credit::value::wording::is_wording;
/// assert!(is_wording("约100万元") && is_wording("100-200万元") && is_wording("35元/吨"));
/// assert!(!is_wording("12O000元") && !is_wording("1.2.3") && !is_wording("1,2345.00"));
/// ```
#[must_use]
pub fn is_wording(text: &str) -> bool {
    WORDS.iter().any(|word| text.contains(word)) || is_range(text)
}

/// `100-200万元`, `100万元至200万元`: two amounts, the second the larger one.
fn is_range(text: &str) -> bool {
    let mut parts = text.split(['-', '–', '—', '―', '~', '～', '〜', '至', '到']);
    let (Some(from), Some(to)) = (parts.next(), parts.next()) else {
        return false;
    };
    // `100——200`
    let to = if to.trim().is_empty() {
        parts.next().unwrap_or(to)
    } else {
        to
    };
    parts.next().is_none() && matches!((yuan(from), yuan(to)), (Some(from), Some(to)) if from < to)
}

/// Whether a text leaves its unit to its column: `100-200` in a column of 万元.
#[must_use]
pub fn names_no_unit(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit()) && !text.contains(['元', '万', '亿', '%', '‰', '折'])
}
