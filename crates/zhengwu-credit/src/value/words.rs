//! Amounts in words (大写金额): 壹佰零贰万伍仟元整.

use super::money::{Money, MoneyError, Unit};

/// Reads an amount in Chinese numerals, formal or plain, to the fen; `None` where the text is anything else.
///
/// # Examples
/// ```
/// use zhengwu_credit::value::words::parse_money;
/// assert_eq!(parse_money("人民币壹佰零贰万伍仟元整").unwrap().to_string(), "1025000.00");
/// assert_eq!(parse_money("叁元伍角贰分").unwrap().to_string(), "3.52");
/// assert!(parse_money("约壹佰万元").is_none());
/// ```
#[must_use]
pub fn parse_money(text: &str) -> Option<Money> {
    let text = text.trim();
    let text = ["大写", "：", ":", "人民币"]
        .iter()
        .fold(text, |rest, word| rest.strip_prefix(word).unwrap_or(rest).trim());
    let text = text.strip_suffix(['整', '正']).unwrap_or(text);
    let (yuan, rest) = text.split_once(['元', '圆', '圓'])?;
    let fen = places(rest)?;
    Some(Money::from_fen(number(yuan)?.checked_mul(100)?.checked_add(fen)?))
}

/// A cell that holds an amount in words, alone or beside digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mixed {
    /// Words alone; or both, and they agree; or digits beside words that cannot be read.
    One(Money),
    /// Digits and words that differ.
    Two {
        /// By the digits.
        digits: Money,
        /// By the words.
        words: Money,
    },
}

/// What may stand between digits and words and says nothing of the amount.
const LABELS: [&str; 6] = ["大写金额", "小写金额", "大写", "小写", "金额", "合计"];

/// Reads a cell that [`Money::parse`] cannot: `1025000元（大写：壹佰零贰万伍仟元整）`, `大写：… 小写：…`, words alone. `unit` is
/// the column's. `None` where the text is anything else.
///
/// # Errors
/// As [`Money::parse`] for the digits; for words alone [`MoneyError::UnitConflict`] where they can hardly be meant in the
/// column's unit: 壹佰元 in a column of 万元.
///
/// # Examples
/// ```
/// use zhengwu_credit::value::{Money, Unit};
/// use zhengwu_credit::value::words::{Mixed, parse_mixed};
/// let money = Money::from_fen(102_500_000);
/// assert_eq!(parse_mixed("1025000元(大写:壹佰零贰万伍仟元整)", Unit::Yuan), Some(Ok(Mixed::One(money))));
/// assert_eq!(parse_mixed("约1025000元", Unit::Yuan), None);
/// ```
#[must_use]
pub fn parse_mixed(text: &str, unit: Unit) -> Option<Result<Mixed, MoneyError>> {
    let text = super::money::without_remark(text);
    let start = text.find(|c| digit(c).is_some() || c == '拾' || c == '十')?;
    let rest = text.get(start..)?;
    let length = rest.find(|c| !is_of_words(c)).unwrap_or(rest.len());
    let (run, after) = rest.split_at_checked(length)?;
    let before = text.get(..start)?;
    let words = parse_money(run);
    // Without words that can be read something must say that there are words, else 三1000元 would be 1000.
    let is_alone =
        matches!(without_labels(before).as_str(), "" | "人民币") && without_labels(after).is_empty();
    let is_round = is_alone && round_money(run).is_some();
    let is_set_apart = is_round
        || text.contains("大写")
        || (before.trim_end().ends_with(['(', '（', '[', '【']) && run.contains(['元', '圆', '圓']));
    if words.is_none() && !is_set_apart {
        return None;
    }
    let (before, after) = (without_labels(before), without_labels(after));
    let before = ["人民币", "￥", "¥"]
        .iter()
        .fold(before.as_str(), |text, word| {
            text.strip_suffix(word).unwrap_or(text)
        })
        .trim_end_matches([' ', ',']);
    let digits = match (before, after.as_str()) {
        ("", "") => match words.or_else(|| round_money(run)) {
            Some(words) if unit == Unit::Contradicted || !may_be_in(words, unit) => {
                return Some(Err(MoneyError::UnitConflict));
            }
            words => return words.map(|words| Ok(Mixed::One(words))),
        },
        (before, "") => before,
        ("", after) => after,
        _ => return None,
    };
    match (Money::parse(digits, unit), words) {
        (Err(MoneyError::Malformed), _) => None,
        (Err(error), _) => Some(Err(error)),
        (Ok(digits), Some(words)) if digits != words => Some(Ok(Mixed::Two { digits, words })),
        (Ok(digits), _) => Some(Ok(Mixed::One(digits))),
    }
}

/// 壹佰贰拾捌万, without 元: a sum of 万 or 亿 can hardly be a number of anything else.
fn round_money(run: &str) -> Option<Money> {
    let bare = run.strip_suffix(['整', '正']).unwrap_or(run);
    let is_round = bare.contains(['万', '萬', '亿', '億']);
    Some(Money::from_fen(
        number(bare).filter(|_| is_round)?.checked_mul(100)?,
    ))
}

/// Words name their amount outright; but less than one 万 in a column of 万元 was meant in 万.
fn may_be_in(words: Money, unit: Unit) -> bool {
    match unit {
        Unit::QianYuan => words.fen() >= 100_000,
        Unit::WanYuan => words.fen() >= 1_000_000,
        Unit::BaiWanYuan => words.fen() >= 100_000_000,
        Unit::YiYuan => words.fen() >= 10_000_000_000,
        Unit::Yuan | Unit::StatedYuan | Unit::Contradicted => true,
    }
}

/// A character of a count: a digit or 十, 百, 千.
pub(super) fn is_numeral(character: char) -> bool {
    digit(character).is_some() || small_unit(character).is_some()
}

fn is_of_words(character: char) -> bool {
    is_numeral(character)
        || matches!(
            character,
            '万' | '萬' | '亿' | '億' | '元' | '圆' | '圓' | '角' | '分' | '整' | '正'
        )
}

/// The text without labels, brackets and what joins.
fn without_labels(text: &str) -> String {
    let bare = LABELS
        .iter()
        .fold(text.to_owned(), |text, label| text.replace(label, " "));
    let bare = bare.replace(
        [
            '(', ')', '（', '）', '[', ']', '【', '】', ':', '：', ';', '；', '，', '、', '。',
        ],
        " ",
    );
    let joint = |c: char| c.is_whitespace() || c == ',';
    // Spaces inside stay: two numbers are not joined to one.
    bare.trim_matches(joint)
        .trim_end_matches("即")
        .trim_matches(joint)
        .to_owned()
}

/// 角 and 分.
fn places(text: &str) -> Option<i64> {
    let text = text.strip_prefix(['零', '〇']).unwrap_or(text);
    let (jiao, rest) = match text.split_once('角') {
        Some((jiao, rest)) => (digit_of(jiao)?, rest),
        None => (0, text),
    };
    let rest = rest.strip_prefix(['零', '〇']).unwrap_or(rest);
    let fen = match rest.strip_suffix('分') {
        Some(fen) => digit_of(fen)?,
        None if rest.is_empty() => 0,
        None => return None,
    };
    Some(jiao * 10 + fen)
}

fn digit_of(text: &str) -> Option<i64> {
    let mut characters = text.chars();
    let digit = digit(characters.next()?)?;
    characters.next().is_none().then_some(digit)
}

/// A whole number in 个, 十, 百, 千, 万, 亿.
pub(super) fn number(text: &str) -> Option<i64> {
    let (mut total, mut section, mut current) = (0_i64, 0_i64, None::<i64>);
    if text.is_empty() {
        return None;
    }
    for character in text.chars() {
        if let Some(digit) = digit(character) {
            if current.is_some_and(|held| held != 0) {
                return None;
            }
            current = Some(digit);
        } else if let Some(unit) = small_unit(character) {
            // 拾 at the beginning is ten.
            let held = current
                .take()
                .filter(|held| *held != 0)
                .or((section == 0 && unit == 10).then_some(1))?;
            section = section.checked_add(held * unit)?;
        } else {
            let unit = match character {
                '万' | '萬' => 10_000,
                '亿' | '億' => 100_000_000,
                _ => return None,
            };
            section = section.checked_add(current.take().unwrap_or(0))?;
            total = match unit {
                10_000 => total.checked_add(section.checked_mul(unit)?)?,
                _ => total.checked_add(section)?.checked_mul(unit)?,
            };
            section = 0;
        }
    }
    total.checked_add(section)?.checked_add(current.unwrap_or(0))
}

fn digit(character: char) -> Option<i64> {
    Some(match character {
        '零' | '〇' => 0,
        '壹' | '一' | '壱' => 1,
        '贰' | '二' | '貳' | '两' | '兩' => 2,
        '叁' | '三' | '參' | '叄' | '参' => 3,
        '肆' | '四' => 4,
        '伍' | '五' => 5,
        '陆' | '六' | '陸' => 6,
        '柒' | '七' => 7,
        '捌' | '八' => 8,
        '玖' | '九' => 9,
        _ => return None,
    })
}

fn small_unit(character: char) -> Option<i64> {
    Some(match character {
        '拾' | '十' => 10,
        '佰' | '百' => 100,
        '仟' | '千' => 1000,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_amounts_are_read() {
        for (text, yuan) in [
            ("壹拾玖万元整", "190000.00"),
            ("壹佰陆拾玖萬貳仟捌佰元整", "1692800.00"),
            ("大写：人民币壹亿零伍佰万元正", "105000000.00"),
            ("拾万元整", "100000.00"),
            ("贰仟零伍元零叁分", "2005.03"),
            ("陆亿叁仟万元整", "630000000.00"),
            ("一万二千元", "12000.00"),
        ] {
            assert_eq!(
                parse_money(text).map(|money| money.to_string()).as_deref(),
                Some(yuan),
                "{text}"
            );
        }
    }

    #[test]
    fn words_beside_digits() {
        let one = |yuan: &str| Some(Ok(Mixed::One(yuan.parse().unwrap())));
        for text in [
            "1025000元(大写:壹佰零贰万伍仟元整)",
            "1025000元（大写：壹佰零贰万伍仟元整）",
            "人民币壹佰零贰万伍仟元整(￥1,025,000.00)",
            "大写:壹佰零贰万伍仟元整 小写:1025000.00",
            "小写:￥1025000.00,大写:人民币壹佰零贰万伍仟圆整",
            "￥1025000.00 (壹佰零贰万伍仟元整)",
            "人民币(大写)壹佰零贰万伍仟元整(小写)￥1025000",
            "102.5万元(壹佰零贰万伍仟元整)",
            "壹佰零贰万伍仟元整",
            "壹佰零貳萬伍仟圓整",
            "一百零二万五千元",
            "人民币壹佰零贰万伍仟元整",
            "1025000(大写:壹佰零贰万伍仟柒)",
            "1025000元(壹佰零贰伍万元整)",
        ] {
            assert_eq!(parse_mixed(text, Unit::Yuan), one("1025000"), "{text}");
        }
        for text in [
            "壹佰零贰万伍仟",
            "壹佰零贰万伍仟整",
            "人民币壹佰零贰万伍仟",
            "1025000元(含税)",
            "壹佰零贰万伍仟元整(不含税)",
        ] {
            let read = match Money::parse(text, Unit::Yuan) {
                Ok(money) => Some(Ok(Mixed::One(money))),
                Err(_) => parse_mixed(text, Unit::Yuan),
            };
            assert_eq!(read, one("1025000"), "{text}");
        }
        assert_eq!(
            parse_mixed("102.5(大写:壹佰零贰万伍仟元整)", Unit::WanYuan),
            one("1025000")
        );
        assert_eq!(parse_mixed("壹佰零贰万伍仟元整", Unit::WanYuan), one("1025000"));
        let two = Mixed::Two {
            digits: "1025000".parse().unwrap(),
            words: "1020000".parse().unwrap(),
        };
        assert_eq!(
            parse_mixed("1025000元(大写:壹佰零贰万元整)", Unit::Yuan),
            Some(Ok(two))
        );
    }

    #[test]
    fn what_is_no_amount_in_words_and_digits() {
        for text in [
            "约1025000元(壹佰零贰万伍仟元整)",
            "约壹佰万元",
            "三1000元",
            "一次性支付100元",
            "12壹佰元34",
            "壹佰元,贰佰元",
            "(1025000)",
            "100(一)",
            "100(一期)",
            "壹佰元/吨",
            "壹佰",
            "壹佰万余",
            "约壹佰万",
            "万",
            "一",
            "",
        ] {
            assert_eq!(parse_mixed(text, Unit::Yuan), None, "{text}");
        }
        let conflict = Some(Err(MoneyError::UnitConflict));
        assert_eq!(parse_mixed("壹佰贰拾捌元整", Unit::WanYuan), conflict);
        assert_eq!(parse_mixed("壹佰贰拾捌万元整", Unit::Contradicted), conflict);
        assert_eq!(
            parse_mixed("1025000元(壹佰零贰万伍仟元整)", Unit::WanYuan),
            conflict
        );
    }

    #[test]
    fn anything_else_is_not() {
        for text in [
            "",
            "元",
            "约壹佰万元",
            "壹佰万",
            "壹贰元",
            "不低于伍元",
            "佰元",
            "叁元伍",
        ] {
            assert_eq!(parse_money(text), None, "{text}");
        }
    }
}
