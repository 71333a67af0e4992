//! Rows among the records that are none (合计行、签名行): totals, signatures, headings that are repeated, numbers of
//! columns. They are recognised and told, and a total is held against the rows above it.

use std::collections::BTreeMap;

use zhengwu_credit::field::{KindSpec, Type};
use zhengwu_credit::record::Form;
use zhengwu_credit::value::text::{clean_value, fold};
use zhengwu_credit::value::{Money, Uscc, parse_end};

use crate::source::{Cell, Grid, Row};

use super::plan::{Header, Target};

/// A row that is no record.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Aside {
    /// 合计; the amounts that do not fit the rows above: the field, what the row says, what the rows give.
    Total(Vec<Differs>),
    /// 填表人, 审核人, 注.
    Signature,
    /// The headings once more, as on every printed page.
    Headings,
    /// 1, 2, 3 … under the headings.
    Numbers,
}

/// An amount of a total row that is not the sum.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Differs {
    pub(crate) at: u8,
    pub(crate) total: Money,
    pub(crate) sum: Money,
}

/// The rows that are no records, by their numbers.
pub(crate) type Asides = BTreeMap<u32, Aside>;

/// Finds them below a header; tells whether there are others, which are records.
pub(crate) fn find(grid: &Grid, header: &Header) -> (Asides, bool) {
    let mut asides = Asides::new();
    let mut has_records = false;
    let mut sums = Sums::new(header);
    let mut is_first = true;
    grid.each_block(&mut |rows| {
        for row in rows.filter(|row| row.number > header.row) {
            let aside = match kind_of(&row, header, is_first) {
                Some(Aside::Total(_)) => Some(Aside::Total(sums.differing(&row, header))),
                Some(other) => Some(other),
                None => {
                    has_records = true;
                    sums.add(&row, header);
                    None
                }
            };
            is_first = false;
            asides.extend(aside.map(|aside| (row.number, aside)));
        }
    });
    (asides, has_records)
}

const TOTALS: [&str; 12] = [
    "合计",
    "总计",
    "小计",
    "共计",
    "累计",
    "总合计",
    "本页合计",
    "本页小计",
    "本月合计",
    "本月累计",
    "合计金额",
    "total",
];
const SIGNATURES: &[&str] = &[
    "填表人",
    "填报人",
    "制表人",
    "制表",
    "审核人",
    "审核",
    "复核人",
    "复核",
    "审批人",
    "负责人",
    "单位负责人",
    "分管领导",
    "分管负责人",
    "主要负责人",
    "经办人",
    "联系人",
    "联系电话",
    "填表日期",
    "填报日期",
    "制表日期",
    "报送日期",
    "填报单位",
    "报送单位",
    "单位盖章",
    "单位",
    "盖章",
    "注",
    "备注",
    "附注",
    "说明",
];
/// Filled cells that a line of signatures has at most.
const FEW: usize = 8;

fn kind_of(row: &Row<'_>, header: &Header, is_first: bool) -> Option<Aside> {
    let mut cells = row.cells();
    let first = cells.next()?;
    let opening = fold(&first.text);
    if is_total(&opening) && cells.clone().all(|cell| is_of_a_total(&cell, header)) {
        return Some(Aside::Total(Vec::new()));
    }
    if is_first && is_numbers(row) {
        return Some(Aside::Numbers);
    }
    let is_signature = is_signature(&opening) && row.cells().count() <= FEW && !holds_a_record(row, header);
    if is_signature || is_remark(row) {
        return Some(Aside::Signature);
    }
    repeats(row, header).then_some(Aside::Headings)
}

/// `合计`, `合 计：`, `合计（3笔）`.
fn is_total(opening: &str) -> bool {
    TOTALS.iter().any(|word| {
        opening
            .strip_prefix(word)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '(']))
    })
}

/// Beside 合计 stand amounts, counts and remarks, and nothing that only a record has: a code, a day.
fn is_of_a_total(cell: &Cell<'_>, header: &Header) -> bool {
    let spec = header.kind.spec();
    let text = clean_value(&cell.text);
    match header.targets.get(cell.column) {
        Some(Target::Field { at, .. }) => match spec.field(*at).map(|field| field.ty) {
            Some(Type::Uscc) => Uscc::parse(&text).is_err(),
            Some(Type::Date | Type::EndDate) => parse_end(&text).is_err(),
            Some(Type::Code(list)) => list.read(&text).is_none(),
            _ => true,
        },
        _ => true,
    }
}

/// A line of explanation below a table: one cell of text in the whole row, with a mark that no number or name has.
fn is_remark(row: &Row<'_>) -> bool {
    let mut cells = row.cells();
    match (cells.next(), cells.next()) {
        (Some(only), None) => only.text.contains(['：', ':', '。', '；', '，']),
        _ => false,
    }
}

/// `填表人：`, `审核（签字）`, `注：…`.
fn is_signature(opening: &str) -> bool {
    SIGNATURES.iter().any(|word| {
        opening
            .strip_prefix(word)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '(']))
    })
}

/// Whether a field of the key, or one that only a record has, is filled in.
fn holds_a_record(row: &Row<'_>, header: &Header) -> bool {
    let spec = header.kind.spec();
    let mut cells = row.cells().skip(1);
    cells.any(|cell| match header.targets.get(cell.column) {
        Some(Target::Field { at, unit, .. }) => {
            let text = clean_value(&cell.text);
            match spec.field(*at).map(|field| field.ty) {
                Some(Type::Uscc) => Uscc::parse(&text).is_ok(),
                Some(Type::Money) => Money::parse(&text, *unit).is_ok() && cell.form == Form::Number,
                Some(Type::Code(list)) => list.read(&text).is_some(),
                _ => false,
            }
        }
        _ => false,
    })
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
    let numbers: Vec<Option<usize>> = numbers
        .map(|text| text.trim_matches(['(', ')']).parse().ok())
        .collect();
    cells.len() >= 3 && numbers.len() >= 2 && numbers.iter().zip(1..).all(|(number, at)| *number == Some(at))
}

/// The ten by which Chinese tables count before they use numbers.
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";

/// Whether the headings stand here once more.
fn repeats(row: &Row<'_>, header: &Header) -> bool {
    let mut same = 0;
    for cell in row.cells() {
        let heading = header
            .columns
            .of_field
            .iter()
            .flatten()
            .find(|(column, _)| *column == cell.column);
        match heading {
            Some((_, heading)) if fold(heading) == fold(&cell.text) => same += 1,
            Some(_) => return false,
            None => {}
        }
    }
    same >= 2
}

/// What the amounts of every column add up to: since the beginning, and since the last total.
struct Sums {
    columns: Vec<Sum>,
}

struct Sum {
    column: usize,
    at: u8,
    /// `None` once an amount could not be read: then nothing can be said.
    all: Option<Money>,
    since_total: Option<Money>,
}

impl Sums {
    fn new(header: &Header) -> Sums {
        let spec: &KindSpec = header.kind.spec();
        let columns = header
            .targets
            .iter()
            .enumerate()
            .filter_map(|(column, target)| match target {
                Target::Field { at, .. } if spec.field(*at)?.ty == Type::Money => Some(Sum {
                    column,
                    at: *at,
                    all: Some(Money::ZERO),
                    since_total: Some(Money::ZERO),
                }),
                _ => None,
            });
        Sums {
            columns: columns.collect(),
        }
    }

    fn add(&mut self, row: &Row<'_>, header: &Header) {
        for sum in &mut self.columns {
            if let Some(amount) = amount(row, header, sum.column) {
                let plus = |before: Option<Money>| before?.checked_add(amount?);
                sum.all = plus(sum.all);
                sum.since_total = plus(sum.since_total);
            }
        }
    }

    /// The amounts of a total row that are neither sum.
    fn differing(&mut self, row: &Row<'_>, header: &Header) -> Vec<Differs> {
        let mut differing = Vec::new();
        for sum in &mut self.columns {
            if let (Some(Some(total)), Some(all), Some(since)) =
                (amount(row, header, sum.column), sum.all, sum.since_total)
                && total != all
                && total != since
            {
                differing.push(Differs {
                    at: sum.at,
                    total,
                    sum: if since == Money::ZERO { all } else { since },
                });
            }
            sum.since_total = Some(Money::ZERO).filter(|_| sum.all.is_some());
        }
        differing
    }
}

/// The amount in a column: `None` where there is none, `Some(None)` where it cannot be read.
fn amount(row: &Row<'_>, header: &Header, column: usize) -> Option<Option<Money>> {
    let cell = row.cells().find(|cell| cell.column == column)?;
    let Some(Target::Field { unit, .. }) = header.targets.get(column) else {
        return None;
    };
    Some(Money::parse(&clean_value(&cell.text), *unit).ok())
}
