//! Rows as a whole: duplicates, sequences that do not match, lines that cannot be read (整行).

use crate::field::{Type, contract as c};
use crate::record::Parts;
use crate::requirement::{Difference, Twin};
use crate::rules::prelude::*;

/// 联合体各列个数不一致
pub(super) static LISTS_OF_UNEQUAL_LENGTH: Rule = Rule {
    code: "REC201",
    name: "lists-of-unequal-length",
    title: Words {
        zh: "乙方各列个数不一致",
        en: "The counterparty's lists differ in length",
    },
    at: At::Fields(&[
        c::party_b_name.at,
        c::party_b_kind.at,
        c::party_b_id_kind.at,
        c::party_b_id.at,
    ]),
    related: &[c::party_b_name.at],
    message: Words {
        zh: "“{field}”有 {count} 个，与其他各列的 {wanted} 个对不上",
        en: "there are {count} in `{field}`, and {wanted} in the lists beside it",
    },
    help: Words {
        zh: "各方按同一顺序用“;”连接，每一列个数相同；没有证件号码的位置留空",
        en: "Join the parties in one order by `;`, as many in every column; leave the place of a missing number empty",
    },
    check: Check::Contract(|case, at| {
        let names = case.known(c::party_b_name)?.count();
        let lists = [
            (c::party_b_name.at, Some(names)),
            (
                c::party_b_kind.at,
                case.record.value(c::party_b_kind).map(Parts::count),
            ),
            (
                c::party_b_id_kind.at,
                case.record.value(c::party_b_id_kind).map(Parts::count),
            ),
            (
                c::party_b_id.at,
                case.record.value(c::party_b_id).map(Parts::count),
            ),
        ];
        let counts = || lists.iter().filter_map(|(_, count)| *count);
        // What most lists say is right; where as many say one thing as another, the names are.
        let agreeing = |count: usize| counts().filter(|other| *other == count).count();
        let wanted = counts()
            .max_by_key(|count| (agreeing(*count), *count == names))
            .unwrap_or(names);
        let own = lists.iter().find(|(field, _)| *field == at);
        let count = own.and_then(|(_, count)| *count).ok_or(Stop::NotApplicable)?;
        ensure(count == wanted, || {
            Fault::new()
                .arg("wanted", int(wanted))
                .arg("count", int(count))
                .expecting_count(Op::Eq, wanted)
        })
    }),
    fires: &[
        Example::of(
            r#"{"party_b_name":"海安示例设备有限公司;海安示例安装有限公司","party_b_kind":"legal_person;legal_person","party_b_id_kind":"uscc;uscc"}"#,
        ),
        // One name too few: it is the names that are out of step.
        Example::of(
            r#"{"party_b_kind":"legal_person;legal_person","party_b_id_kind":"uscc;uscc","party_b_id":"91320685MA1A30012L;91320685MA1A30039C"}"#,
        ),
    ],
    silent: &[Example::of(
        r#"{"party_b_name":"海安示例设备有限公司;海安示例安装有限公司","party_b_kind":"legal_person;legal_person","party_b_id_kind":"uscc;uscc","party_b_id":"91320685MA1A30012L;91320685MA1A30039C"}"#,
    )],
    ..Rule::BASE
};

fn int(count: usize) -> Arg {
    Arg::Int(i64::try_from(count).unwrap_or(i64::MAX))
}

/// 整行重复
pub(super) static DUPLICATE_IDENTICAL: Rule = Rule {
    code: "REC401",
    name: "duplicate-identical",
    title: Words {
        zh: "整行重复",
        en: "The same row twice",
    },
    severity: Severity::Warning,
    memory: Some(KEYS),
    message: Words {
        zh: "与{where}第 {row} 行{same}，只报送一次",
        en: "{same} row {row}{where}; sent once",
    },
    help: Words {
        zh: "确是同一条记录的，删去多余的一行；其他列有不同的，先核对是不是两条记录，是两条的改正编号",
        en: "Where it is one record, delete one row; where other columns differ, see first whether there are two, and correct the number if so",
    },
    check: Check::Any(|_, context, _| match &context.twin {
        Twin::NotCompared => Err(Stop::CannotTell(Missing::OtherRows)),
        Twin::Alone | Twin::First | Twin::Different { .. } => Ok(()),
        Twin::Identical { row, file, others } => {
            let fault = beside(*row, file);
            Err(match others.is_empty() {
                true => fault.arg("same", Arg::Words(SAME)),
                false => fault
                    .arg("columns", Arg::Text(others.join("；")))
                    .arg("same", Arg::Words(SAME_IN_FIELDS)),
            }
            .into())
        }
    }),
    ..Rule::BASE
};

/// 主键相同而内容不同
pub(super) static DUPLICATE_DIFFERENT: Rule = Rule {
    code: "REC402",
    name: "duplicate-different",
    title: Words {
        zh: "主键相同而内容不同",
        en: "Two rows of one key that differ",
    },
    memory: Some(KEYS),
    message: Words {
        zh: "与{where}第 {row} 行是同一条记录，但内容不同：{fields}",
        en: "the same record as row {row}{where}, but they differ in: {fields}",
    },
    help: Words {
        zh: "只保留正确的一行；确是两条记录的，改正编号",
        en: "Keep the row that is right; where they are two records, correct the number",
    },
    check: Check::Any(|_, context, _| match &context.twin {
        Twin::NotCompared => Err(Stop::CannotTell(Missing::OtherRows)),
        Twin::Alone | Twin::First | Twin::Identical { .. } => Ok(()),
        Twin::Different { row, file, fields } => {
            let of = |one: &Difference| (one.field, one.here.clone(), one.there.clone());
            let fields = Arg::Differences(fields.iter().map(of).collect());
            Err(beside(*row, file).arg("fields", fields).into())
        }
    }),
    ..Rule::BASE
};

const KEYS: Words = Words {
    zh: "每条记录的主键 16 字节；重复的另记整行",
    en: "16 bytes for the key of every record; of those that stand twice the whole row",
};
const SAME: Words = Words {
    zh: "完全相同",
    en: "the same as",
};
const SAME_IN_FIELDS: Words = Words {
    zh: "要报送的各项都相同，其他列有不同（{columns}）",
    en: "the same in every reported field (other columns differ: {columns}) as",
};
/// Names the other row, and its file where that is another.
fn beside(row: u64, file: &Option<String>) -> Fault {
    let fault = Fault::new().arg("row", Arg::Int(i64::try_from(row).unwrap_or(i64::MAX)));
    match file {
        Some(file) => fault
            .arg("file", Arg::Text(file.clone()))
            .arg("where", Arg::Words(IN_FILE)),
        None => fault.arg("where", Arg::Words(HERE)),
    }
}

const HERE: Words = Words { zh: "", en: "" };
const IN_FILE: Words = Words {
    zh: "文件 {file} ",
    en: " of {file}",
};

/// 合计与各行之和不符
pub(super) static TOTAL_DOES_NOT_FIT: Rule = Rule {
    code: "REC403",
    name: "total-does-not-fit",
    title: Words {
        zh: "合计与各行之和不符",
        en: "A total that its rows do not come to",
    },
    at: At::Every(|spec| spec.ty == Type::Money),
    severity: Severity::Warning,
    message: Words {
        zh: "合计行的“{field}”为 {total} 元，各行相加为 {sum} 元",
        en: "the total row says {total} yuan in `{field}`, and the rows add up to {sum} yuan",
    },
    help: Words {
        zh: "合计行不作为记录报送；请核对各行金额有没有填错、漏行或者多行，再改正合计",
        en: "The total row is no record and is not sent; see whether an amount is wrong or a row is missing, then correct the total",
    },
    check: Check::Reading(Flaw::TotalDoesNotFit),
    ..Rule::BASE
};

/// 一行无法读取
pub(super) static ROW_UNREADABLE: Rule = Rule {
    code: "REC004",
    name: "row-unreadable",
    title: Words {
        zh: "一行无法读取",
        en: "A row that cannot be read",
    },
    message: Words {
        zh: "这一行不是一条完整的记录：{why}",
        en: "this line is not one whole record: {why}",
    },
    help: Words {
        zh: "检查引号、逗号和括号是否完整；CSV 里的金额不要写千位逗号，或者整格加上引号",
        en: "See whether quotes, commas and brackets are complete; in CSV write amounts without separators, or quote them",
    },
    check: Check::Intake,
    ..Rule::BASE
};
