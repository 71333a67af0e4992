//! What stands around the words of a heading: units and hints.

use crate::value::money::Unit;

/// What a decoration says.
pub(super) enum Decoration {
    /// How to fill the column in: nothing about what it is.
    Hint,
    /// The unit of its amounts.
    Money(Unit),
    /// That it holds values of this sort.
    Of(Sort),
}

/// Sorts of values that a decoration belongs to.
#[derive(Clone, Copy)]
pub(super) enum Sort {
    Money,
    Days,
    Percent,
    Dates,
}

/// Brackets that say how to fill in (填写提示).
const HINTS: &[&str] = &[
    "必填",
    "必填项",
    "必录",
    "必选",
    "选填",
    "选填项",
    "可选",
    "非必填",
    "条件必填",
    "下拉",
    "单选",
    "多选",
    "选择",
    "盖章",
    "公章",
    "签章",
    "签字",
    "全称",
    "文本",
    "文本格式",
    "数字",
    "数值",
    "日期",
    "日期格式",
    "18位",
    "18位代码",
    "是/否",
    "是",
    "否",
    "保留两位小数",
    "两位小数",
    "精确到分",
];

/// Beginnings of brackets that say how to fill in: `如：…`, `格式为…`, `请从下拉列表中选择`.
const HINTS_BEGIN: &[&str] = &[
    "如",
    "若",
    "例",
    "示例",
    "样例",
    "格式",
    "请",
    "填",
    "按",
    "用",
    "多个",
    "多家",
    "多方",
    "注:",
    "注意",
    "从",
    "下拉",
    "可",
    "没有",
    "无则",
    "有则",
    "没有则",
    "详见",
    "见填",
    "见说明",
    "系统",
    "自动",
];

/// Words beside a unit that change nothing about it. 含税 and 不含税 name two amounts: two such columns are two columns of
/// one field, and somebody is asked.
const BESIDE_MONEY: &[&str] = &[
    "单位",
    "人民币",
    "rmb",
    "cny",
    "¥",
    "￥",
    "含税",
    "不含税",
    "税前",
    "税后",
    "小写",
    "大小写",
    "币种",
];

/// Units that stand in brackets only: elsewhere 万 may be a part of the word.
const IN_BRACKETS: &[(&str, Unit)] = &[
    ("仟元", Unit::QianYuan),
    ("百万", Unit::BaiWanYuan),
    ("亿", Unit::YiYuan),
    ("万", Unit::WanYuan),
    ("千", Unit::QianYuan),
    ("圆", Unit::StatedYuan),
];

/// What is said around a unit: `以万元为单位`, `请按万元填写`, `万元整`, `万元人民币`.
const BEFORE_UNIT: &[&str] = &[
    "请",
    "均",
    "统一",
    "金额",
    "单位",
    "人民币",
    "以",
    "按照",
    "按",
    "用",
    "填写",
    "填报",
    "填",
    "为",
];
const BEHIND_UNIT: &[&str] = &[
    "为计量单位",
    "为单位",
    "作单位",
    "单位",
    "计算",
    "计价",
    "计量",
    "计",
    "填写",
    "填报",
    "录入",
    "整",
    "人民币",
    "rmb",
];

/// Units of which a hint that cannot be read may not be passed over: a factor of 10,000 is at stake.
const GRAVE: &[&str] = &["万元", "亿元", "千元", "仟元", "美元", "外币"];

const DAYS: &[&str] = &["天", "日", "日历天", "日历日", "自然日", "单位", "个"];
const PERCENT: &[&str] = &[
    "%",
    "年",
    "每年",
    "年利率",
    "年利率%",
    "年化",
    "年化%",
    "百分比",
    "单位",
];

/// Takes one decoration off: a bracket at the end or the beginning; without brackets a unit of money, or that the amount is
/// in digits (小写).
pub(super) fn split(stem: &str) -> Option<(&str, Decoration)> {
    if let Some((rest, bracket)) = bracket_at_end(stem).or_else(|| bracket_at_start(stem)) {
        return Some((rest, read(bracket)?));
    }
    if let Some(rest) = stem.strip_suffix("小写").or_else(|| stem.strip_prefix("小写")) {
        return (!rest.is_empty()).then_some((rest, Decoration::Money(Unit::Yuan)));
    }
    let (rest, unit) = unit_of(stem)?;
    let joints: &[char] = &['/', '-', '_', ':', ',', '|'];
    let rest = rest.trim_end_matches(joints);
    let rest = ["单位", "人民币"].iter().fold(rest, |rest, word| {
        rest.strip_suffix(word).unwrap_or(rest).trim_end_matches(joints)
    });
    (!rest.is_empty()).then_some((rest, Decoration::Money(unit)))
}

fn unit_of(text: &str) -> Option<(&str, Unit)> {
    Unit::STATED
        .iter()
        .find_map(|(word, unit)| Some((text.strip_suffix(word)?, *unit)))
}

/// A unit in a bracket, with what is said around it.
fn unit_in_bracket(part: &str) -> Option<Unit> {
    let mut rest = part;
    while let Some(shorter) = BEFORE_UNIT.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = shorter;
    }
    loop {
        let all = || Unit::STATED.iter().chain(IN_BRACKETS);
        if let Some((_, unit)) = all().find(|(word, _)| *word == rest) {
            return Some(*unit);
        }
        rest = BEHIND_UNIT.iter().find_map(|word| rest.strip_suffix(word))?;
    }
}

/// `合同金额(万元)`: what stands before the last bracket, and what in it.
pub(super) fn bracket_at_end(stem: &str) -> Option<(&str, &str)> {
    let inner = stem.strip_suffix(')')?;
    let mut depth = 0_u32;
    for (at, c) in inner.char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' if depth > 0 => depth -= 1,
            '(' => return Some((stem.get(..at)?, inner.get(at + 1..)?)),
            _ => {}
        }
    }
    None
}

/// `(必填)合同编号`
fn bracket_at_start(stem: &str) -> Option<(&str, &str)> {
    let (inner, rest) = stem.strip_prefix('(')?.split_once(')')?;
    Some((rest, inner))
}

/// What a bracket says; `None` where it may change what the column is.
fn read(bracket: &str) -> Option<Decoration> {
    let parts = || {
        bracket
            .split([',', '、', ';', '/', ':', '|'])
            .filter(|part| !part.is_empty())
    };
    let all = |words: &[&str]| parts().all(|part| words.contains(&part));
    if HINTS.contains(&bracket) || all(HINTS) {
        return Some(Decoration::Hint);
    }
    if all(PERCENT) && bracket.contains(['%', '年']) && !is_day_pattern(bracket) {
        return Some(Decoration::Of(Sort::Percent));
    }
    if all(DAYS) && bracket.contains(['天', '日']) {
        return Some(Decoration::Of(Sort::Days));
    }
    if is_day_pattern(bracket) {
        return Some(Decoration::Of(Sort::Dates));
    }
    money(parts()).map(Decoration::Money).or_else(|| {
        let is_hint = HINTS_BEGIN.iter().any(|word| bracket.starts_with(word))
            && !GRAVE.iter().any(|unit| bracket.contains(unit));
        is_hint.then_some(Decoration::Hint)
    })
}

/// `年月日`, `yyyy-mm-dd`, `2024-01-01`, `日期格式:2024年1月1日`
fn is_day_pattern(bracket: &str) -> bool {
    let pattern = bracket.strip_prefix("日期格式").or(bracket.strip_prefix("格式"));
    let pattern = pattern.unwrap_or(bracket).trim_start_matches([':', '为']);
    let is_part = |c: char| {
        matches!(
            c,
            'y' | 'm' | 'd' | 'h' | 's' | '年' | '月' | '日' | '-' | '/' | '.' | ':' | '0'..='9'
        )
    };
    pattern.chars().count() > 1
        && !pattern.ends_with('年')
        && pattern.chars().all(is_part)
        && pattern.contains(['y', '年', '-'])
}

/// The unit that the parts of a bracket state: `单位:万元`, `人民币万元`, `含税,元`.
fn money<'p>(parts: impl Iterator<Item = &'p str>) -> Option<Unit> {
    let (mut unit, mut says_something) = (Unit::Yuan, false);
    for part in parts {
        let rest = match unit_in_bracket(part).map(|stated| ("", stated)).or(unit_of(part)) {
            Some((rest, stated)) => {
                unit = unit.beside(stated);
                rest
            }
            None => part,
        };
        if !(rest.is_empty() || BESIDE_MONEY.contains(&rest) || HINTS.contains(&rest)) {
            return None;
        }
        says_something = true;
    }
    says_something.then_some(unit)
}
