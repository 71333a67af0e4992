//! Lists of notices and receipts as a clerk gives them to the program.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::fs;

use zhengwu_credit::field::Kind;
use zhengwu_credit::rules::{correct, examples::changed};

mod support;

use support::{Office, folders};

const NOTICES: &str = "公告类型,项目名称,合同编号,采购人,采购人统一社会信用代码,中标供应商,成交金额（万元）,合同签订日期,发布媒体\n\
    合同公告,示例办公设备采购合同,HA-2024/017,海安市示例一局,11320685MB0A10013C,海安示例设备有限公司,128,2024-12-10,示例采购网\n\
    合同公告,示例会议系统采购合同,HA-2024/030,海安市示例一局,11320685MB0A10013C,海安示例家具有限公司,9.8,2024-12-20,示例采购网\n";

/// Recognised by its headings, and held against the file beside it.
#[test]
fn check_holds_a_list_of_notices_against_the_contracts_beside_it() {
    let office = Office::new();
    office.write("公告.csv", NOTICES);
    office.write("合同.ndjson", correct(Kind::Contract));
    let both = ["check", "公告.csv", "合同.ndjson", "--as-of", "2025-01-11"];
    let told = office.run(&[&both[..], &["--phase", "accept"]].concat());
    assert_eq!(told.status, 0, "{}{}", told.stdout, told.stderr);
    assert_eq!(
        told.stdout.matches("SUB401").count(),
        2,
        "once, and the page: {}",
        told.stdout
    );
    for said in ["示例会议系统采购合同", "HA-2024/030", "2025-01-10", "公告.csv"] {
        assert!(told.stdout.contains(said), "{said}: {}", told.stdout);
    }
    // The last day belongs to the term, and a unit's own check is not the office's.
    for other in [
        &[
            "check",
            "公告.csv",
            "合同.ndjson",
            "--as-of",
            "2025-01-10",
            "--phase",
            "accept",
        ][..],
        &both,
    ] {
        let told = office.run(other);
        assert!(!told.stdout.contains("SUB401"), "{}", told.stdout);
    }
    let coverage = office.run(&[
        "check",
        "合同.ndjson",
        "--as-of",
        "2025-01-11",
        "--phase",
        "accept",
        "--coverage",
    ]);
    assert!(
        coverage.stdout.contains("没有中标(合同)公告清单") && coverage.stdout.contains("没有平台的回执"),
        "{}",
        coverage.stdout
    );
    // What is withheld is in nothing that is said.
    office.write(
        "合同.ndjson",
        changed(
            Kind::Contract,
            r#"{"contract_no":"HA-2024/030","classified":true}"#,
        ),
    );
    for more in [&[][..], &["--format", "json"], &["--coverage"]] {
        let told = office.run(&[&both[..], &["--phase", "accept"], more].concat());
        assert!(!told.stdout.contains("HA-2024/030"), "{}", told.stdout);
        assert!(!told.stderr.contains("HA-2024/030"), "{}", told.stderr);
    }
}

#[test]
fn submit_prints_what_is_still_owed() {
    let office = Office::new();
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/haian");
    folders::copy(std::path::Path::new(example), office.folder());
    fs::create_dir_all(office.folder().join("receipts/2024-12")).unwrap();
    fs::create_dir(office.folder().join("published")).unwrap();
    office.write("published/公告.csv", NOTICES);
    office.write(
        "receipts/2024-12/回执.csv",
        "记录种类,单位代码,记录编号,处理结果,退回原因,回执日期\n政府合同,11320685MB0A10013C,HA-2024/017,退回,名称与代码不符,2024-12-20\n\
         政府合同,11320685MB0A10013C,HA-2024/018,退了,,2024-12-20\n",
    );
    let args = ["submit", ".", "--period", "2025-01", "--out", "out"];
    let told = office.run(&args);
    // A row of a receipt cannot be read.
    assert_eq!(told.status, 1, "{}{}", told.stdout, told.stderr);
    let (_, owed) = told
        .stdout
        .split_once("仍欠报送 2 条：\n  海安市示例一局\n")
        .expect(&told.stdout);
    let owed: String = owed.split_whitespace().collect();
    for said in [
        "published/公告.csv第3行SUB401",
        "HA-2024/030",
        "receipts/2024-12/回执.csv第2行SUB402",
        "2024-12报送的政府合同“HA-2024/017”被平台退回（名称与代码不符）",
        "公告清单和回执里的问题1个",
        "回执.csvD3IDN170",
    ] {
        assert!(owed.contains(said), "{said}: {}", told.stdout);
    }
    let told = office.run(&[&args[..], &["--lang", "en"]].concat());
    assert!(told.stdout.contains("2 still owed:"), "{}", told.stdout);
    let corrections = fs::read_to_string(office.folder().join("out/corrections.json")).unwrap();
    let corrections: serde_json::Value = serde_json::from_str(&corrections).unwrap();
    let owed = &corrections["units"][0]["owed"];
    assert_eq!(owed[0]["record"], "published");
    assert_eq!(
        owed[1]["key"],
        serde_json::json!(["11320685MB0A10013C", "HA-2024/017"])
    );
}
