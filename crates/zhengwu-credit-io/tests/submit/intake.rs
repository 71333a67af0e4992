//! A month of files as offices really send them.

use std::collections::BTreeMap;
use std::fs;

use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::Summary;
use zhengwu_credit::rules::correct;

use super::{copy, example, files, run, text};

/// A town's own register: a title, a unit above the table, its own words, a total, a signature, a column of its own, and an
/// error in its second contract.
const REGISTER: &str = "示例镇2024年12月合同台账\n单位：万元\n\
    序号,合同号,名称,名称,甲方信用代码,签约日期,合同价款,联系电话\n\
    1,SZ-901,示例采购合同,海安示例设备有限公司,11320685MB0A100217,2024-12-10,12.5,0513-00000000\n\
    2,SZ-902,示例服务合同,海安示例安装有限公司,11320685MB0A100217,2024-02-30,1.5,320685199001010001\n\
    合计,,,,,,14,\n\
    填表人：某某,,,,,,,\n";
const MAPPING: &str = "[[table]]\nkind = \"contract\"\n[table.headings]\n\"序号\" = \"-\"\n\"合同号\" = \"合同编号\"\n\"名称\" = \"合同名称\"\n\
    \"名称#2\" = \"乙方名称\"\n\"甲方信用代码\" = \"甲方统一社会信用代码\"\n\"签约日期\" = \"签订日期\"\n\
    \"合同价款\" = \"合同金额\"\n\"联系电话\" = \"-\"\n";

#[test]
fn what_is_not_reported_is_told_and_counted_nowhere() {
    let dir = tempfile::tempdir().unwrap();
    copy(&example(), dir.path());
    let out = dir.path().join("out");
    let before = run(dir.path(), "2025-02", &out).report;
    let sent = files(&out);
    let unit = dir.path().join("inbox/2025-02/海安市示例镇人民政府");
    for kind in Kind::ALL.into_iter().filter(|kind| !kind.is_reported()) {
        fs::write(unit.join(format!("{}.ndjson", kind.key())), correct(kind)).unwrap();
    }
    let report = run(dir.path(), "2025-02", &out).report;
    for said in [
        "是单位，不是报送的记录",
        "是承诺清单梳理，不是报送的记录",
        "是收付，不是报送的记录",
        "是中标(合同)公告，不是报送的记录，没有计入本次报送；公告清单放进 published/",
        "是回执，不是报送的记录，没有计入本次报送；回执放进 receipts/月份/",
    ] {
        assert!(
            report.notes.iter().any(|note| note.contains(said)),
            "{:?}",
            report.notes
        );
    }
    assert!(report.adds_up() && report.unread.is_empty());
    let figures = |of: &Summary| {
        (
            of.rows,
            of.submitted,
            of.to_correct,
            of.withheld,
            of.by_kind.clone(),
        )
    };
    assert_eq!(figures(&report.total), figures(&before.total));
    assert_eq!(report.kept.rows, 2, "what the ledger keeps is judged");
    let but_the_report = |mut files: BTreeMap<String, Vec<u8>>| {
        files.retain(|name, _| name != "report.json");
        files
    };
    assert_eq!(but_the_report(files(&out)), but_the_report(sent));
}

/// A payment that came late is a breach, whether payments are submitted or not; one that cannot be read is named.
#[test]
fn payments_and_reviews_of_lists_are_judged_and_told_to_their_unit() {
    let dir = tempfile::tempdir().unwrap();
    copy(&example(), dir.path());
    let out = dir.path().join("out");
    let before = run(dir.path(), "2025-02", &out);
    let unit = dir.path().join("inbox/2025-02/海安市示例镇人民政府");
    let payment = |change: &str| zhengwu_credit::rules::examples::changed(Kind::Payment, change) + "\n";
    let late = payment(r#"{"contract_no":"HA-2024/777","due_on":"2025-01-10","paid_on":"2025-02-20"}"#);
    let wrong = payment(r#"{"contract_no":"HA-2024/777","due_on":"2025-02-30"}"#);
    fs::write(unit.join("收付.ndjson"), late + &wrong).unwrap();
    let contract = zhengwu_credit::rules::examples::changed(
        Kind::Contract,
        r#"{"contract_no":"HA-2024/777","party_b_is_sme":"yes"}"#,
    );
    fs::write(unit.join("合同.ndjson"), contract).unwrap();
    let after = run(dir.path(), "2025-02", &out);
    let (report, kept) = (&after.report, &after.report.kept);
    assert_eq!((kept.rows, kept.with_errors), (2, 1));
    assert!(report.adds_up() && report.has_errors());
    assert_eq!(
        report.total.rows,
        before.report.total.rows + 1,
        "the contract alone"
    );
    let own = &after.corrections.units;
    let own: Vec<_> = own.iter().filter(|one| !one.kept.is_empty()).collect();
    assert_eq!(own.len(), 1);
    assert_eq!(own[0].unit.name, "海安市示例镇人民政府");
    let told: Vec<_> = own[0]
        .kept
        .iter()
        .map(|one| (one.code.as_str(), one.path.as_str()))
        .collect();
    assert_eq!(told, [("PAY401", "/paid_on"), ("IDN141", "/due_on")]);
}

#[test]
fn an_offices_own_register_is_read_by_its_kept_mapping() {
    let dir = tempfile::tempdir().unwrap();
    copy(&example(), dir.path());
    let unit = dir.path().join("inbox/2025-02/海安市示例镇人民政府");
    fs::write(unit.join("台账.csv"), REGISTER).unwrap();
    let out = dir.path().join("out");
    // Without a mapping it is asked, not guessed.
    let asked = run(dir.path(), "2025-02", &out).report;
    assert_eq!(asked.unread.len(), 1);
    assert!(
        asked.unread[0].reason.contains("zhengwu map"),
        "{}",
        asked.unread[0].reason
    );

    for place in ["mappings", "inbox/2025-02/海安市示例镇人民政府"] {
        let folder = dir.path().join(place);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("示例镇.map.toml"), MAPPING).unwrap();
        let submitted = run(dir.path(), "2025-02", &out);
        fs::remove_file(folder.join("示例镇.map.toml")).unwrap();
        assert!(submitted.report.unread.is_empty(), "{place}");
        assert!(submitted.report.adds_up());
        let notes = submitted.report.notes.join("\n");
        for told in ["示例镇.map.toml", "万元", "第 6 行是合计行", "第 7 行是签名"] {
            assert!(notes.contains(told), "{told}: {notes}");
        }
        let rows: Vec<u64> = submitted
            .corrections
            .units
            .iter()
            .flat_map(|unit| &unit.to_correct)
            .filter(|row| row.file.ends_with("台账.csv"))
            .map(|row| row.row)
            .collect();
        assert_eq!(rows, [4, 5], "its columns do not suffice: both wait");
    }
}

#[test]
fn columns_that_nobody_knows_come_back_with_the_corrections() {
    let dir = tempfile::tempdir().unwrap();
    copy(&example(), dir.path());
    let unit = dir.path().join("inbox/2025-02/海安市示例镇人民政府");
    fs::write(
        unit.join("台账.csv"),
        REGISTER.replace("名称,名称", "合同名称,乙方名称"),
    )
    .unwrap();
    let out = dir.path().join("out");
    run(dir.path(), "2025-02", &out);
    let corrections = text(&files(&out), "corrections.json");
    for carried in [
        "\"heading\": \"联系电话\"",
        "\"value\": \"0513-00000000\"",
        "\"heading\": \"序号\"",
    ] {
        assert!(corrections.contains(carried), "{carried}");
    }
    // Somebody put an identity number there: it comes back masked.
    assert!(!corrections.contains("320685199001010001"));
    assert!(corrections.contains("\"value\": \"320685********0001\"") || corrections.contains("***"));
}

#[test]
fn a_mapping_that_cannot_be_used_is_told() {
    let dir = tempfile::tempdir().unwrap();
    copy(&example(), dir.path());
    fs::create_dir(dir.path().join("mappings")).unwrap();
    fs::write(
        dir.path().join("mappings/甲.map.toml"),
        "[[table]]\nkind = \"contract\"\n[table.headings]\n\"名称\" = \"?\"\n",
    )
    .unwrap();
    let notes = run(dir.path(), "2025-02", &dir.path().join("out")).report.notes;
    assert!(
        notes
            .iter()
            .any(|note| note.contains("甲.map.toml") && note.contains("第 4 行")),
        "{notes:?}"
    );
}
