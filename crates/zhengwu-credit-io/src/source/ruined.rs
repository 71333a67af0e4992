//! Text that a wrong save has ruined (乱码): told once for the file, not as forty errors in its fields.
//!
//! What can be seen: Chinese read in the wrong encoding and saved so. Whether the first reading can be undone without
//! loss is not tried: the original is better than a guess.

use encoding_rs::{Encoding, GB18030, UTF_8, WINDOWS_1252};

/// How a text was ruined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ruin {
    /// UTF-8 read as GBK: `鍚堝悓`.
    Utf8AsGbk,
    /// UTF-8 or GBK read as a Western encoding: `åˆåŒ`, `ºÏÍ¬`.
    AsLatin,
    /// GBK read as UTF-8: replacement characters, or `锟斤拷` where those were saved once more.
    Replaced,
    /// Saved in an encoding without Chinese: question marks.
    QuestionMarks,
}

/// Signs of life below which nothing is said: short text may look like anything.
const FEW: usize = 4;

/// How a text was ruined, if most of what is not ASCII in it was.
pub(crate) fn ruined(text: &str) -> Option<Ruin> {
    let replaced = text.matches('\u{fffd}').count() + 2 * text.matches("锟斤拷").count();
    let foreign: Vec<&str> = text
        .split(|c: char| c.is_ascii())
        .filter(|run| !run.is_empty())
        .collect();
    let characters: usize = foreign.iter().map(|run| run.chars().count()).sum();
    if replaced >= FEW && replaced * 3 >= characters {
        return Some(Ruin::Replaced);
    }
    if characters == 0 {
        let runs = text
            .split([',', '\t', '\n', '\r'])
            .filter(|cell| cell.len() >= 2 && cell.bytes().all(|byte| byte == b'?'));
        return (runs.count() >= FEW).then_some(Ruin::QuestionMarks);
    }
    let share = |was: &'static Encoding, really: &'static Encoding| {
        let undone = |run: &&&str| {
            let han = undo(run, was, really);
            han >= 2 || (han == 1 && run.chars().count() <= 3)
        };
        let length = |run: &&str| run.chars().count();
        foreign.iter().filter(undone).map(length).sum::<usize>()
    };
    let is_most = |found: usize| found >= FEW && found * 2 > characters;
    if is_most(share(GB18030, UTF_8)) {
        return Some(Ruin::Utf8AsGbk);
    }
    let is_latin = |c: char| matches!(c, '\u{80}'..='\u{ff}' | '\u{152}'..='\u{178}' | '\u{2013}'..='\u{2122}' | '\u{192}' | '\u{2c6}' | '\u{2dc}');
    if foreign.iter().all(|run| run.chars().all(is_latin))
        && is_most(share(WINDOWS_1252, UTF_8).max(share(WINDOWS_1252, GB18030)))
    {
        return Some(Ruin::AsLatin);
    }
    None
}

/// How many Chinese characters come out where a run is written in the encoding in which it was wrongly read and read
/// in the other. A character at its end may have been cut in two.
fn undo(run: &str, was: &'static Encoding, really: &'static Encoding) -> usize {
    let run = run.trim_matches('\u{fffd}');
    let Some(bytes) = misread(run, was) else {
        return 0;
    };
    let decoded = really.decode_without_bom_handling(&bytes).0;
    let whole = decoded.trim_end_matches(['\u{fffd}', '?']);
    let is_han = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
    let is_near = |c: char| is_han(c) || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}');
    if whole.chars().all(is_near) {
        whole.chars().filter(|c| is_han(*c)).count()
    } else {
        0
    }
}

/// The bytes that were read as this text. Of a Western encoding there are two: with and without Microsoft's additions.
fn misread(run: &str, was: &'static Encoding) -> Option<Vec<u8>> {
    if was != WINDOWS_1252 {
        let (bytes, _, has_failed) = was.encode(run);
        return (!has_failed).then(|| bytes.into_owned());
    }
    let byte = |c: char| match u8::try_from(c) {
        Ok(byte) => Some(byte),
        Err(_) => was
            .encode(c.encode_utf8(&mut [0; 4]))
            .0
            .first()
            .copied()
            .filter(|byte| *byte >= 0x80),
    };
    run.chars().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "合同编号,合同名称,签订日期\nHA-1,示例设备采购合同,2024-12-10\nHA-2,海安市示例一局,2024-12-11\n";

    #[test]
    fn ruined_text_is_told() {
        let misread =
            |bytes: &[u8], wrong: &'static Encoding| wrong.decode_without_bom_handling(bytes).0.into_owned();
        let gbk = GB18030.encode(TEXT).0.into_owned();
        assert_eq!(ruined(&misread(TEXT.as_bytes(), GB18030)), Some(Ruin::Utf8AsGbk));
        assert_eq!(
            ruined(&misread(TEXT.as_bytes(), WINDOWS_1252)),
            Some(Ruin::AsLatin)
        );
        assert_eq!(ruined(&misread(&gbk, WINDOWS_1252)), Some(Ruin::AsLatin));
        let latin: String = TEXT.bytes().map(char::from).collect();
        assert_eq!(ruined(&latin), Some(Ruin::AsLatin));
        let replaced = misread(&gbk, UTF_8);
        assert_eq!(ruined(&replaced), Some(Ruin::Replaced));
        assert_eq!(
            ruined(&misread(replaced.as_bytes(), GB18030)),
            Some(Ruin::Replaced)
        );
        let marks: String = TEXT.chars().map(|c| if c.is_ascii() { c } else { '?' }).collect();
        assert_eq!(ruined(&marks), Some(Ruin::QuestionMarks));
    }

    #[test]
    fn sound_text_is_not() {
        for sound in [
            TEXT,
            "contract_no,contract_name\nHA-1,Chinese–German school\n",
            "合同编号,合同名称（节选）\nHA-1,“示例”——采购\n",
            "名称,備註\n示例公司,繁體字樣\n",
            "Prénom,Ünïcode,Größe,naïve façade\n",
            "a,b\n?,??\n",
        ] {
            assert_eq!(ruined(sound), None, "{sound}");
        }
    }
}
