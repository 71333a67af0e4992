//! The program as a clerk calls it: what it prints, and with which exit status it ends.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use serde_json::{Value, json};
use support::{Office, Record, changed, csv_of, gbk, ndjson_of, xlsx_of};
use zhengwu_credit::field::Kind;

/// Persons' numbers, one whose check digit is wrong, and one that is right: neither may be seen anywhere.
const WRONG_NUMBER: &str = "320685199001010001";
const PERSON: &str = "110105194912310003";

/// Records with faults of several kinds, and one without.
fn records() -> Vec<Record> {
    let contract = |changes| changed(Kind::Contract, changes);
    vec![
        contract(json!({"contract_no": "A-1"})),
        contract(json!({"contract_no": "A-2", "ends_on": "2024-02-30", "amount": "很多"})),
        contract(
            json!({"contract_no": "A-3", "amount": "1280001.00", "fields": "天气", "contract_name": " 示例　合同 "}),
        ),
        contract(
            json!({"contract_no": "A-4", "party_b_kind": "natural_person", "party_b_id_kind": "citizen_id",
                        "party_b_name": "示例人", "party_b_id": WRONG_NUMBER, "party_b_is_sme": null}),
        ),
        contract(json!({"contract_no": "", "party_b_id": PERSON})),
    ]
}

#[test]
fn a_correct_file_ends_with_0_and_a_faulty_one_with_1() {
    let office = Office::new();
    office.write("good.ndjson", ndjson_of(&[changed(Kind::Contract, json!({}))]));
    let good = office.check(&["good.ndjson"]);
    assert_eq!(good.status, 0, "{}{}", good.stdout, good.stderr);
    assert!(good.stdout.contains("没有错误") && good.stdout.contains("评判日 2025-01-10"));
    office.write("bad.ndjson", ndjson_of(&records()));
    let bad = office.check(&["bad.ndjson"]);
    assert_eq!(bad.status, 1);
    assert!(bad.stderr.is_empty(), "no progress bar in a pipe: {}", bad.stderr);
}

#[test]
fn the_same_records_give_the_same_findings_in_every_format() {
    let office = Office::new();
    let records = records();
    let objects: Vec<_> = records.iter().map(|(_, record)| record).collect();
    office.write("a.ndjson", ndjson_of(&records));
    office.write("a.json", serde_json::to_string_pretty(&objects).unwrap());
    office.write("utf8.csv", csv_of(&records));
    office.write("bom.csv", format!("\u{feff}{}", csv_of(&records)));
    office.write("gbk.csv", gbk(&csv_of(&records)));
    office.write("a.xlsx", xlsx_of("合同", &records));
    let findings = |file: &str| -> Vec<Value> {
        let told = office.check(&[file, "--format", "json"]);
        assert_eq!(told.status, 1, "{file}: {}", told.stderr);
        let without_source = |line: &str| {
            let mut finding: Value = serde_json::from_str(line).unwrap();
            assert!(finding.as_object_mut().unwrap().remove("source").is_some());
            finding
        };
        told.stdout.lines().map(without_source).collect()
    };
    let expected = findings("a.ndjson");
    assert!(expected.len() >= 6, "{expected:?}");
    for file in ["a.json", "utf8.csv", "bom.csv", "gbk.csv", "a.xlsx"] {
        assert_eq!(findings(file), expected, "{file}");
    }
}

#[test]
fn json_is_findings_and_nothing_else() {
    let office = Office::new();
    office.write("a.xlsx", xlsx_of("合同", &records()));
    let told = office.check(&["a.xlsx", "no.csv", "--format", "json"]);
    assert_eq!(told.status, 2);
    for line in told.stdout.lines() {
        let finding: Value = serde_json::from_str(line).unwrap();
        assert_eq!(finding["source"]["file"], "a.xlsx");
        assert_eq!(finding["source"]["sheet"], "合同");
    }
    assert!(told.stderr.contains("no.csv：没有这个文件"));
    assert!(told.stderr.contains("共 5 行") && told.stderr.contains("无法判断"));
}

#[test]
fn findings_have_the_address_of_their_cell() {
    let office = Office::new();
    let records = records();
    office.write("a.xlsx", xlsx_of("合同", &records));
    office.write("a.csv", csv_of(&records));
    office.write("a.ndjson", ndjson_of(&records));
    let letter = support::letter_of(&records, "ends_on");
    let book = office.check(&["a.xlsx"]).stdout;
    assert!(
        book.contains("a.xlsx 合同!第3行  11320685MB0A10013C  A-2\n"),
        "{book}"
    );
    assert!(
        book.contains(&format!("[错误] IDN141  合同!{letter}3  履行截止日期\n")),
        "{book}"
    );
    let csv = office.check(&["a.csv"]).stdout;
    assert!(
        csv.contains(&format!("[错误] IDN141  {letter}3  履行截止日期\n")),
        "{csv}"
    );
    let lines = office.check(&["a.ndjson"]).stdout;
    assert!(
        lines.contains("[错误] IDN141  第2行 /ends_on  履行截止日期\n"),
        "{lines}"
    );
    for part in [
        "实填  2024-02-30",
        "应为  格式 YYYY-MM-DD",
        "改正  ",
        "依据  四(三)  (date-impossible)",
    ] {
        assert!(book.contains(part), "{part}: {book}");
    }
}

#[test]
fn withheld_rows_are_a_number_and_nothing_else() {
    let office = Office::new();
    let secret =
        json!({"contract_no": "MI-7", "contract_name": "#REF!", "classified": true, "ends_on": "2024-02-30"});
    let rows = [
        changed(Kind::Contract, secret),
        changed(Kind::Contract, json!({})),
    ];
    office.write("a.ndjson", ndjson_of(&rows));
    office.write("a.csv", csv_of(&rows));
    office.write("a.xlsx", xlsx_of("合同", &rows));
    for file in ["a.ndjson", "a.csv", "a.xlsx"] {
        for format in ["text", "json"] {
            let told = office.check(&[file, "--format", format]);
            assert_eq!(told.status, 0, "{}", told.stdout);
            let all = told.stdout.clone() + &told.stderr;
            assert!(all.contains("涉密不报 1"), "{all}");
            assert!(!all.contains("MI-7") && !all.contains("IDN"), "{all}");
            assert!(format == "text" || told.stdout.is_empty());
        }
    }
}

#[test]
fn numbers_of_persons_are_masked_in_every_output() {
    let office = Office::new();
    let mut records = records();
    let elsewhere = json!({"contract_no": "A-6", "contract_name": format!("{PERSON}的合同").repeat(40)});
    records.push(changed(Kind::Contract, elsewhere));
    office.write("a.ndjson", ndjson_of(&records));
    office.write("a.csv", csv_of(&records));
    office.write("a.xlsx", xlsx_of("合同", &records));
    office.write(
        "header.csv",
        format!("{PERSON},{WRONG_NUMBER}\n{PERSON},\"{WRONG_NUMBER}\n"),
    );
    office.write("broken.json", format!("[{{\"party_b_id\":\"{PERSON}\"}},{{"));
    for file in ["a.ndjson", "a.csv", "a.xlsx", "header.csv", "broken.json"] {
        for extra in [["--format", "text"], ["--format", "json"], ["--lang", "en"]] {
            let told = office.check(&[&[file], &extra[..]].concat());
            let all = told.stdout + &told.stderr;
            assert!(!all.is_empty());
            assert!(
                !all.contains(PERSON) && !all.contains(WRONG_NUMBER),
                "{file}: {all}"
            );
        }
    }
}

#[test]
fn what_cannot_be_read_is_told_and_the_others_are_judged() {
    let office = Office::new();
    office.write("good.ndjson", ndjson_of(&[changed(Kind::Contract, json!({}))]));
    office.write(
        "page.xls",
        "<html><table><tr><td>合同编号</td></tr></table></html>",
    );
    let told = office.check(&["no.csv", "good.ndjson", ".", "page.xls"]);
    assert_eq!(told.status, 2);
    assert!(told.stderr.contains("no.csv：没有这个文件"), "{}", told.stderr);
    assert!(told.stderr.contains(".：这是文件夹"));
    assert!(told.stderr.contains("page.xls：这不是 Excel 文件"));
    assert!(told.stdout.contains("共 1 行") && told.stdout.contains("有 3 个文件没能读取"));
    let english = office.check(&["no.csv", ".", "--lang", "en"]);
    assert!(english.stderr.contains("no.csv: there is no such file"));
    assert!(english.stderr.contains(".: this is a folder"));
    assert!(english.stderr.is_ascii(), "{}", english.stderr);
}

#[test]
fn several_files_are_one_run() {
    let office = Office::new();
    let contract = changed(
        Kind::Contract,
        json!({"amount": null, "amount_basis": "unit_price"}),
    );
    let statement = changed(Kind::Performance, json!({"paid_amount": null}));
    office.write("合同.csv", csv_of(&[contract]));
    office.write("履约.ndjson", ndjson_of(&[statement]));
    // The statement owes no amount because its contract, in the other file, states none.
    let told = office.check(&["履约.ndjson", "合同.csv", "--format", "json"]);
    assert!(!told.stdout.contains("/paid_amount"), "{}", told.stdout);
    assert!(told.stderr.contains("共 2 行"), "{}", told.stderr);
}

#[test]
fn standard_input_is_a_file_like_others() {
    let office = Office::new();
    for bytes in [
        ndjson_of(&records()).into_bytes(),
        gbk(&csv_of(&records())),
        xlsx_of("合同", &records()),
    ] {
        let told = office.run_with(&["check", "-", "--as-of", "2025-01-10"], &[], &bytes);
        assert_eq!(told.status, 1);
        assert!(told.stdout.contains("标准输入"));
    }
}

#[test]
fn sheets_left_out_are_named() {
    let office = Office::new();
    let mut book = rust_xlsxwriter::Workbook::new();
    support::add_sheet(&mut book, "合同", &[changed(Kind::Contract, json!({}))]);
    let notes = book.add_worksheet().set_name("说明").unwrap();
    notes.write_string(0, 0, "请看").unwrap();
    office.write("a.xlsx", book.save_to_buffer().unwrap());
    let told = office.check(&["a.xlsx"]);
    assert!(
        told.stdout.contains("\n  工作表“说明”没有读取"),
        "{}",
        told.stdout
    );
    let json = office.check(&["a.xlsx", "--format", "json"]);
    assert!(json.stdout.is_empty() && json.stderr.contains("工作表“说明”没有读取"));
}
