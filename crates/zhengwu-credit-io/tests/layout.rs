//! What stands around records, and what a reader may take for one or for none. Every party is invented.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod support;

use rust_xlsxwriter::{Format, Workbook};
use support::{refused, rows_of, tables, unknown_of};
use zhengwu_credit::code::Lang;
use zhengwu_credit_io::{Mapping, Opened, ReadFailure, ReadOptions, open};

const HEAD: &str = "合同编号,合同名称,甲方统一社会信用代码,签订日期,合同金额,是否涉密";

/// A row that is a record.
fn record(number: u32, amount: &str) -> String {
    format!("HA-{number},示例合同,11320685MB0A10013C,2024-12-10,{amount},否")
}

fn csv(lines: &[&str]) -> Opened {
    tables("台账.csv", lines.join("\n") + "\n")
}

/// The rows that are records, by number, with their amounts.
fn amounts(opened: &Opened) -> Vec<(u64, Option<String>)> {
    let of = |text: &String| {
        let record: serde_json::Value = serde_json::from_str(text).unwrap();
        record["amount"].as_str().map(str::to_owned)
    };
    rows_of(&opened.tables[0])
        .into_iter()
        .map(|(row, record)| (row, record.ok().as_ref().and_then(of)))
        .collect()
}

fn notes(opened: &Opened) -> String {
    let notes: Vec<&str> = opened.notes.iter().map(|note| note.in_lang(Lang::Zh)).collect();
    notes.join("\n")
}

fn some(amount: &str) -> Option<String> {
    Some(amount.to_owned())
}

#[test]
fn rows_that_are_no_records_are_told_for_what_they_are() {
    let (one, two) = (record(1, "100"), record(2, "28"));
    for aside in [
        "合计,,,,128,",
        "工程类小计,,,,128,",
        "2024年合计,,,,128,",
        "共2份合同,,,,128,",
        "合计2份,,,,128,",
        "总金额,,,,128,",
        ",,,,128,",
        "一、政府采购类,,,,,",
        "（二）工程,,,,,",
        "1.本表按月报送,,,,,",
        "*涉密合同不填,,,,,",
        "以下空白,,,,,",
        "第 1 页 共 3 页,,,,,",
        "编制人：,李某,审批：,王某,,",
        "制表人张某,负责人李某,,,,",
        "海安市示例一局（盖章）,,,,,",
        "打印日期：2024-12-31,打印人：admin,,,,",
        "-,-,-,-,-,-",
        "示例：HA-9,示例合同,11320685MB0A10013C,2024-12-10,1,否",
        "注：金额以合同为准，不含变更。,,,,,",
    ] {
        let opened = csv(&[HEAD, &one, &two, aside]);
        assert_eq!(amounts(&opened).len(), 2, "{aside}: {}", notes(&opened));
        assert!(notes(&opened).contains("第 4 行"), "{aside}: {}", notes(&opened));
    }
}

#[test]
fn a_record_is_a_record_however_little_it_says() {
    let one = record(1, "100");
    for row in [
        "HA-2,,,,,",
        "HA：2024-02,,,,,",
        "单位食堂食材采购合同,,,,100,",
        "HA-3,审核服务合同,,,,",
        "HA-4,合计费用结算服务,,2024-12-11,5,",
        "共建-5,,,,,是",
    ] {
        let opened = csv(&[HEAD, &one, row]);
        assert_eq!(amounts(&opened).len(), 2, "{row}: {}", notes(&opened));
    }
}

#[test]
fn a_total_that_is_marked_classified_is_withheld_like_any_row() {
    let (a, b) = (record(1, "10"), record(2, "20"));
    let opened = csv(&[HEAD, &a, &b, "合计,,,,31,是"]);
    let (findings, summary) = support::judge(&opened.tables);
    assert_eq!((summary.rows, summary.withheld), (3, 1));
    assert!(!notes(&opened).contains("合计"), "{}", notes(&opened));
    assert!(findings.iter().all(|one| one.code != "REC403"), "{findings:?}");
    assert!(
        findings.iter().all(|one| !format!("{one:?}").contains("31")),
        "{findings:?}"
    );
    // Unmarked it is a total, and wrong.
    let (findings, summary) = support::judge(&csv(&[HEAD, &a, &b, "合计,,,,31,"]).tables);
    assert_eq!((summary.rows, summary.withheld), (2, 0));
    assert!(findings.iter().any(|one| one.code == "REC403"));
}

#[test]
fn totals_are_held_against_the_rows_that_they_sum() {
    let differs = |lines: &[&str]| -> Vec<String> {
        let opened = csv(lines);
        let found = support::found_in(&opened.tables);
        found
            .into_iter()
            .filter(|(code, ..)| code == "REC403")
            .map(|(.., row)| row)
            .collect()
    };
    let (a, b, c) = (record(1, "10"), record(2, "20"), record(3, "11"));
    assert_eq!(differs(&[HEAD, &a, &b, "合计,,,,30,"]), Vec::<String>::new());
    assert_eq!(differs(&[HEAD, &a, &b, "合计,,,,31,"]), ["E4"]);
    // A total directly under the header is of the rows below it.
    assert_eq!(differs(&[HEAD, "合计,,,,30,", &a, &b]), Vec::<String>::new());
    assert_eq!(differs(&[HEAD, "合计,,,,31,", &a, &b]), ["E2"]);
    // Sums of groups, and the sum of the groups.
    let groups = [
        HEAD,
        &a,
        "小计,,,,10,",
        &b,
        "小计,,,,20,",
        "合计,,,,30,",
        &c,
        "小计,,,,11,",
        "合计,,,,11,",
        "总计,,,,41,",
    ];
    assert_eq!(differs(&groups), Vec::<String>::new());
}

#[test]
fn a_thousands_comma_shifts_nothing_silently() {
    let wide = format!("{HEAD},备注,经办人");
    let shifted = "HA-1,示例合同,11320685MB0A10013C,2024-12-10,1,280.00,否,,";
    let opened = csv(&[&wide, shifted]);
    assert!(rows_of(&opened.tables[0])[0].1.is_err());
    // Commas at the end of a row are no columns.
    let trailing = format!("{},,,,", record(2, "280.00"));
    assert_eq!(amounts(&csv(&[&wide, &trailing])), [(2, some("280.00"))]);
}

#[test]
fn a_unit_is_read_wherever_it_stands() {
    let one = record(1, "12.5");
    let read = |lines: &[&str]| amounts(&csv(lines)).last().unwrap().1.clone();
    let wan = some("125000.00");
    assert_eq!(
        read(&[
            "填报单位：示例局  金额单位：万元  填报日期：2024年12月31日",
            HEAD,
            &one
        ]),
        wan
    );
    assert_eq!(read(&[HEAD, &one, "注：本表金额单位为万元。,,,,,"]), wan);
    assert_eq!(read(&[",,,,金额（万元）,", HEAD, &one]), wan);
    let own = HEAD.replace("是否涉密", "是否涉密,金额单位");
    assert_eq!(read(&[&own, &format!("{one},万元")]), wan);
    // What contradicts is no amount, and no money of others is yuan.
    for lines in [
        ["单位：元", &HEAD.replace("合同金额", "合同金额（万元）"), &one],
        ["单位：万美元", HEAD, &one],
        [
            ",,,,金额（万元）,",
            &HEAD.replace("合同金额", "合同金额（元）"),
            &one,
        ],
    ] {
        let found = support::found_in(&csv(&lines).tables);
        assert!(found.iter().any(|(code, ..)| code == "IDN153"), "{lines:?}");
    }
}

#[test]
fn a_second_table_in_one_sheet_is_refused_by_its_row() {
    let one = record(1, "1");
    let other = "合同编号,甲方统一社会信用代码,报告期,状态日期,履约状态";
    for second in [HEAD.replace("合同金额", "合同金额（万元）"), other.to_owned()] {
        let text = [HEAD, &one, "", &second, "HA-1,x,2024-12,2024-12-31,履行中,1"].join("\n");
        let failure = refused("台账.csv", text);
        assert_eq!(failure, ReadFailure::SecondHeader { sheet: None, row: 4 });
    }
}

#[test]
fn a_record_above_the_header_waits_in_the_corrections() {
    let opened = csv(&[&record(1, "1"), HEAD, &record(2, "2")]);
    let rows = rows_of(&opened.tables[0]);
    assert_eq!(
        rows.iter()
            .map(|(row, record)| (*row, record.is_ok()))
            .collect::<Vec<_>>(),
        [(1, false), (3, true)]
    );
}

#[test]
fn two_kinds_of_number_may_stand_side_by_side() {
    let head = format!("{HEAD},乙方统一社会信用代码,乙方身份证号");
    let firm = format!("{},91320685MA1A30012L,", record(1, "1"));
    let person = format!("{},,320685199001010000", record(2, "2"));
    let opened = csv(&[&head, &firm, &person]);
    let kinds: Vec<bool> = rows_of(&opened.tables[0])
        .into_iter()
        .zip(["\"uscc\"", "\"citizen_id\""])
        .map(|((_, record), kind)| record.unwrap().contains(kind))
        .collect();
    assert_eq!(kinds, [true, true]);
}

#[test]
fn headings_of_three_rows_are_joined() {
    let opened = csv(&[
        "合同编号,合同名称,甲方,,签订日期,合同情况,,是否涉密",
        ",,名称,统一社会信用代码,,金额,计价方式,",
        ",,,,,（万元）,,",
        "HA-1,示例合同,海安市示例一局,11320685MB0A10013C,2024-12-10,12.5,固定总价,否",
    ]);
    assert!(
        notes(&opened).contains("表头在第 1 行和第 "),
        "{}",
        notes(&opened)
    );
    let rows = rows_of(&opened.tables[0]);
    assert!(
        rows.last()
            .unwrap()
            .1
            .as_ref()
            .unwrap()
            .contains("11320685MB0A10013C")
    );
}

#[test]
fn what_may_say_that_a_contract_is_secret_is_asked_for() {
    let head = HEAD.replace("是否涉密", "定密情况");
    let failure = refused("台账.csv", [head.as_str(), &record(1, "1")].join("\n"));
    assert!(failure.sentence().in_lang(Lang::Zh).contains("是不是“是否涉密”"));
    // A mapping does not switch it off.
    let mapping = "[[table]]\nkind = \"contract\"\n[table.headings]\n\"合同编号\" = \"合同编号\"\n\"合同名称\" = \"合同名称\"\n\
        \"甲方统一社会信用代码\" = \"甲方统一社会信用代码\"\n\"签订日期\" = \"签订日期\"\n\"合同金额\" = \"合同金额\"\n\"是否涉密\" = \"-\"\n";
    let options = ReadOptions {
        mappings: Mapping::parse("甲.map.toml", mapping).unwrap(),
        ..ReadOptions::default()
    };
    let text = [HEAD, &record(1, "1").replace("否", "是")].join("\n");
    let opened = open("台账.csv", text.into_bytes(), &options).unwrap();
    assert!(
        rows_of(&opened.tables[0])[0]
            .1
            .as_ref()
            .unwrap()
            .contains("\"classified\":true")
    );
}

#[test]
fn a_mapping_keeps_the_unit_of_the_heading_and_tells_where_it_does_not_fit() {
    let text = [
        &HEAD.replace("合同金额", "成交金额（万元）"),
        record(1, "12.5").as_str(),
    ]
    .join("\n");
    let mapping = "[[table]]\nkind = \"contract\"\n[table.headings]\n\"合同编号\" = \"合同编号\"\n\"合同名称\" = \"合同名称\"\n\
        \"甲方统一社会信用代码\" = \"甲方统一社会信用代码\"\n\"签订日期\" = \"签订日期\"\n\"成交金额（万元）\" = \"合同金额\"\n\"是否涉密\" = \"是否涉密\"\n";
    let with = |mapping: &str, text: &str| {
        let options = ReadOptions {
            mappings: Mapping::parse("甲.map.toml", mapping)
                .unwrap()
                .into_iter()
                .map(Mapping::named)
                .collect(),
            ..ReadOptions::default()
        };
        open("台账.csv", text.as_bytes().to_vec(), &options)
    };
    assert_eq!(amounts(&with(mapping, &text).unwrap()), [(2, some("125000.00"))]);
    let opened = with(mapping, &[HEAD, &record(1, "1")].join("\n")).unwrap();
    assert!(notes(&opened).contains("没有用上"), "{}", notes(&opened));
    let other = mapping.replace(
        "\"成交金额（万元）\" = \"合同金额\"",
        "\"成交金额（万元）\" = \"-\"",
    );
    assert_eq!(
        with(&format!("{mapping}{other}"), &text).unwrap_err(),
        ReadFailure::TwoMappings
    );
}

#[test]
fn amounts_are_read_as_their_format_shows_them_and_merged_ones_once() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("合同").unwrap();
    for (column, heading) in (0..).zip(HEAD.split(',')) {
        sheet.write_string(0, column, heading).unwrap();
    }
    let wan = Format::new().set_num_format("#,##0.00\"万元\"");
    for row in 1..4 {
        for (column, text) in (0..).zip(record(row, "").split(',')) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    sheet.write_number_with_format(1, 4, 128, &wan).unwrap();
    sheet.merge_range(2, 4, 3, 4, "", &Format::new()).unwrap();
    sheet.write_number(2, 4, 100).unwrap();
    let opened = tables("台账.xlsx", workbook.save_to_buffer().unwrap());
    assert_eq!(
        amounts(&opened),
        [(2, some("1280000.00")), (3, some("100.00")), (4, None)]
    );
    assert!(notes(&opened).contains("合并的金额只算在第一行：E3:E4") || notes(&opened).contains("E3:E4"));
    assert!(unknown_of(&opened.tables[0]).iter().all(Vec::is_empty));
}
