//! Amounts in words (大写金额): 壹佰零贰万伍仟元整.

use super::Money;

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
fn number(text: &str) -> Option<i64> {
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
        '壹' | '一' => 1,
        '贰' | '二' | '貳' | '两' => 2,
        '叁' | '三' | '參' | '叄' => 3,
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
