//! What a row is, if it is no record.

use std::collections::BTreeSet;

use zhengwu_credit::field::{FieldSpec, Kind, Type, contract, header};
use zhengwu_credit::value::text::{clean_value, fold};
use zhengwu_credit::value::{Money, Uscc, parse_end};

use crate::layout::plan::{Header, Target};
use crate::source::{Cell, Row};

use super::Aside;

/// What a row is.
pub(super) enum What {
    Record,
    /// A total of this rank.
    Total(usize),
    Aside(Aside),
    /// The header of another table.
    SecondHeader,
}

/// What was seen above a row.
pub(super) struct Seen {
    /// Whether it is the first below the header.
    pub(super) is_first: bool,
    /// Whether a total or a signature stands above it, and no record since.
    pub(super) is_after_the_end: bool,
    /// Rows with a cell that is merged over several columns.
    pub(super) wide: BTreeSet<u32>,
}

/// Filled cells that a line of signatures has at most.
const FEW: usize = 8;
/// Headings by which a row is a header.
const ENOUGH: usize = 3;

pub(super) fn what_is(row: &Row<'_>, header: &Header, seen: &Seen) -> What {
    let Some(first) = row.cells().next() else {
        return What::Record;
    };
    if seen.is_first && is_numbers(row) {
        return What::Aside(Aside::Numbers);
    }
    if row.cells().take(3).any(|cell| is_example(&cell.text)) {
        return What::Aside(Aside::Example);
    }
    // What follows asks more of a row, and most rows are records: that shows in the first cells that only they have.
    if evidence(row, header, 1) > 0 {
        return What::Record;
    }
    if heads(row, header) {
        if repeats(row, header) {
            return What::Aside(Aside::Headings);
        }
        return What::SecondHeader;
    }
    // Whatever else it says: of what may be classified nothing is looked at here.
    if says_classified(row, header) {
        return What::Record;
    }
    if is_blank(row, header) {
        return What::Aside(Aside::Blank);
    }
    if let Some(rank) = row.cells().take(4).find_map(|cell| rank_of_total(&cell.text)) {
        return What::Total(rank);
    }
    if is_sum_without_a_word(row, header) {
        return What::Total(1);
    }
    if is_signature(row, header) || is_remark(row, header, &first, seen) {
        return What::Aside(Aside::Remark);
    }
    What::Record
}

/// Whether a row above the header holds what only a record has: more than a line of titles, units or signatures could.
pub(super) fn is_record_above(row: &Row<'_>, header: &Header) -> bool {
    row.cells().count() > ENOUGH
        && !row.cells().take(3).any(|cell| is_example(&cell.text))
        && evidence(row, header, 2) == 2
}

fn field_of<'h>(cell: &Cell<'_>, header: &'h Header) -> Option<(u8, &'h Target, &'static FieldSpec)> {
    let target = header.targets.get(cell.column)?;
    match target {
        Target::Field { at, .. } => Some((*at, target, header.kind.spec().field(*at)?)),
        _ => None,
    }
}

/// How many cells hold what only a record has: a code, a day, a word of a list. Counts up to a number.
fn evidence(row: &Row<'_>, header: &Header, enough: usize) -> usize {
    let holds = |cell: &Cell<'_>| {
        let Some((_, _, spec)) = field_of(cell, header) else {
            return false;
        };
        let text = clean_value(&cell.text);
        match spec.ty {
            Type::Uscc => Uscc::parse(&text).is_ok(),
            Type::Date | Type::EndDate => parse_end(&text).is_ok(),
            Type::Code(list) | Type::Codes(list) | Type::Seq(&Type::Code(list)) => list.read(&text).is_some(),
            _ => false,
        }
    };
    row.cells().filter(holds).take(enough).count()
}

/// Whether at least so many cells are headings as make a header, of this kind of record or of another.
fn heads(row: &Row<'_>, header: &Header) -> bool {
    let heads_of = |kind: Kind| {
        let is_heading = |cell: &Cell<'_>| header::recognise(kind.spec(), &cell.text).is_some();
        row.cells().take(2).any(|cell| is_heading(&cell))
            && row.cells().filter(is_heading).take(ENOUGH).count() == ENOUGH
    };
    heads_of(header.kind) || Kind::REPORTED.into_iter().any(heads_of)
}

/// Whether the headings stand here once more.
fn repeats(row: &Row<'_>, header: &Header) -> bool {
    row.cells().all(|cell| {
        let mut own = header.columns.of_field.iter().flatten();
        own.find(|(column, _)| *column == cell.column)
            .is_none_or(|(_, heading)| fold(heading) == fold(&cell.text))
    })
}

/// Whether the row says anything of being classified.
fn says_classified(row: &Row<'_>, header: &Header) -> bool {
    header.kind == Kind::Contract
        && row
            .cells()
            .filter(|cell| !is_dashes(&cell.text))
            .any(|cell| field_of(&cell, header).is_some_and(|(at, ..)| at == contract::classified.at))
}

/// A number of the row, dashes and dots: nothing that a record says.
fn is_blank(row: &Row<'_>, header: &Header) -> bool {
    row.cells().all(|cell| {
        let is_number = || {
            let text = fold(&cell.text);
            text.trim_end_matches(['.', '、'])
                .bytes()
                .all(|byte| byte.is_ascii_digit())
        };
        !cell.text.is_empty() && (is_dashes(&cell.text) || (field_of(&cell, header).is_none() && is_number()))
    })
}

fn is_dashes(text: &str) -> bool {
    let is_dash = |c: char| matches!(c, '-' | '—' | '–' | '/' | '－' | '…' | '.' | '·');
    text.trim().chars().all(is_dash)
}

/// `示例：…`, `（示例）…`
fn is_example(text: &str) -> bool {
    if !text.contains('例') {
        return false;
    }
    let text = fold(text);
    ["示例:", "(示例)", "样例:", "(样例)", "例:", "(例)"]
        .iter()
        .any(|mark| text.starts_with(mark))
}

/// The rank of a total that a cell names: `合计`, `工程类小计`, `合 计（3笔）`, `共2份合同`, `2024年总计`.
fn rank_of_total(text: &str) -> Option<usize> {
    const LONGEST: usize = 14;
    const WORDS: [(&str, usize); 8] = [
        ("小计", 0),
        ("总计", 2),
        ("总合计", 2),
        ("累计", 2),
        ("合计", 1),
        ("共计", 1),
        ("总金额", 1),
        ("total", 1),
    ];
    let folded = fold(text);
    if folded.chars().count() > LONGEST {
        return None;
    }
    let counts = folded.strip_prefix('共').is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_digit()) && rest.contains(['份', '笔', '个', '项', '条'])
    });
    let word = WORDS
        .iter()
        .find(|(word, _)| folded.contains(word))
        .map(|(_, rank)| *rank);
    word.or(counts.then_some(1))
}

/// Whether a cell of money holds an amount.
fn holds_amount(cell: &Cell<'_>, header: &Header) -> bool {
    match field_of(cell, header) {
        Some((_, Target::Field { unit, .. }, spec)) => {
            spec.ty == Type::Money && Money::parse(&clean_value(&cell.text), *unit).is_ok()
        }
        _ => false,
    }
}

/// Amounts and nothing else: a sum that nobody called so.
fn is_sum_without_a_word(row: &Row<'_>, header: &Header) -> bool {
    row.cells().all(|cell| holds_amount(&cell, header))
}

/// Words that begin a signature whatever follows.
const SIGNS: &[&str] = &[
    "填表人",
    "填报人",
    "制表人",
    "编制人",
    "审核人",
    "复核人",
    "审批人",
    "校对人",
    "打印日期",
    "打印时间",
    "打印人",
    "导出时间",
    "导出日期",
    "填表日期",
    "填报日期",
    "制表日期",
    "报送日期",
    "填表时间",
    "填报时间",
    "主管领导",
    "分管领导",
    "分管负责人",
    "单位负责人",
    "主要负责人",
    "经办人签字",
    "科长签字",
    "以下空白",
    "此页无正文",
    "本页无正文",
];
/// Words that begin one before a colon or a bracket.
const SIGNS_WITH_COLON: &[&str] = &[
    "制表",
    "编制",
    "审核",
    "复核",
    "校对",
    "审批",
    "负责人",
    "经办人",
    "联系人",
    "联系电话",
    "电话",
    "财务",
    "主管",
    "填报单位",
    "报送单位",
    "编制单位",
    "单位盖章",
    "单位",
    "盖章",
    "签字",
    "日期",
    "注",
    "备注",
    "附注",
    "说明",
    "注意",
];

/// `填表人：某某`, `审核（签字）`, `某局（盖章）`, `第 1 页 共 3 页`.
fn is_signature(row: &Row<'_>, header: &Header) -> bool {
    let is_sign = |cell: &Cell<'_>| {
        let text = fold(&cell.text);
        let with_colon = |word: &&str| {
            text.strip_prefix(*word)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '(']))
        };
        SIGNS.iter().any(|word| text.starts_with(word))
            || SIGNS_WITH_COLON.iter().any(with_colon)
            || text.ends_with("(盖章)")
            || text.ends_with("(公章)")
            || (text.starts_with('第') && text.contains('页') && text.chars().count() < 12)
    };
    row.cells().count() <= FEW
        && row.cells().take(2).any(|cell| is_sign(&cell))
        && !row.cells().any(|cell| holds_amount(&cell, header))
}

/// A line of explanation or the title of a group: one cell of words in the whole row.
fn is_remark(row: &Row<'_>, header: &Header, only: &Cell<'_>, seen: &Seen) -> bool {
    if row.cells().count() != 1 {
        return false;
    }
    let text = only.text.trim();
    let words = text
        .chars()
        .filter(|c| matches!(c, '\u{4e00}'..='\u{9fff}'))
        .count();
    // The number of a record stands in its own column, and has few words.
    let is_key = field_of(only, header).is_some_and(|(at, ..)| header.kind.spec().key_fields.contains(&at));
    if words < 4 && is_key && !seen.is_after_the_end && !is_numbered(text) {
        return false;
    }
    let is_sentence = words >= 4 && text.contains(['：', ':', '。', '；', '，']);
    is_sentence
        || is_numbered(text)
        || text.starts_with(['*', '※', '＊'])
        || seen.wide.contains(&row.number)
        || (seen.is_after_the_end && (words > 0 || parse_end(&clean_value(text)).is_ok()))
}

/// `一、政府采购类`, `1.本表按月报送`, `（二）工程`.
fn is_numbered(text: &str) -> bool {
    let text = clean_value(text);
    let text = text.trim_start_matches('(');
    let number: usize = text
        .chars()
        .take_while(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c))
        .map(char::len_utf8)
        .sum();
    let rest = text.get(number..).unwrap_or_default();
    let after = rest.trim_start_matches(['、', '.', ')']);
    number > 0
        && after.len() < rest.len()
        && after
            .trim_start()
            .starts_with(|c| matches!(c, '\u{4e00}'..='\u{9fff}'))
}

/// `1 2 3 …` or `(1) (2) (3) …`, the number of every column; the first ones often have letters, 甲 乙 丙.
fn is_numbers(row: &Row<'_>) -> bool {
    let is_letter = |text: &str| {
        let mut characters = text.chars();
        let first = characters.next();
        characters.next().is_none() && first.is_some_and(|c| c.is_ascii_alphabetic() || STEMS.contains(c))
    };
    let cells: Vec<String> = row.cells().map(|cell| fold(&cell.text)).collect();
    let numbers = cells.iter().skip_while(|text| *text == "栏次" || is_letter(text));
    let numbers: Vec<Option<u32>> = numbers.map(|text| number(text)).collect();
    cells.len() >= 3 && numbers.len() >= 2 && numbers.iter().zip(1..).all(|(number, at)| *number == Some(at))
}

/// `3`, `(3)`, `③`
fn number(text: &str) -> Option<u32> {
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(circled @ '①'..='⑳'), None) => Some(u32::from(circled) - u32::from('①') + 1),
        _ => text.trim_matches(['(', ')']).parse().ok(),
    }
}

/// The ten by which Chinese tables count before they use numbers.
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
