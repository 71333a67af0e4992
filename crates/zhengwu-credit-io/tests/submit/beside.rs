//! Lists of published awards and contracts, and the platform's receipts, beside the inbox.

use zhengwu_credit::finding::Finding;
use zhengwu_credit::submission::UnitCorrections;

use super::*;

const UNIT: &str = "11320685MB0A10013C";
/// 1 and 2 came in December, 3 in January's own inbox, 4 is withheld, 5 never came, 6 is not due, 7 is nobody's who reports.
const NOTICES: &str = "公告类型,项目名称,合同编号,采购人,采购人统一社会信用代码,中标供应商,中标金额（万元）,合同签订日期,公告日期,公告网址\n\
    合同公告,示例办公设备采购合同,HA-2024/017,海安市示例一局,,海安示例设备有限公司,128,2024-12-10,2024-12-11,https://example.org/1\n\
    合同公告,示例系统运维合同,,海安市示例一局,11320685MB0A10013C,海安示例安装有限公司,36,2024-12-16,2024-12-17,https://example.org/2\n\
    合同公告,示例培训服务合同,HA-2025/001,海安市示例一局,11320685MB0A10013C,,,2025-01-10,2025-01-11,https://example.org/3\n\
    合同公告,（略）,HA-2024/020,海安市示例一局,11320685MB0A10013C,,,2024-12-12,2024-12-13,https://example.org/4\n\
    合同公告,示例会议系统采购合同,HA-2024/030,海安市示例服务中心,,海安示例设备有限公司,9.8,2024-12-20,2024-12-23,https://example.org/5\n\
    中标公告,示例绿化养护项目,,海安市示例服务中心,,海安示例设备有限公司,21,,2025-01-20,https://example.org/6\n\
    合同公告,示例外地项目,W-1,外地示例局,52320685MJ0A50014M,海安示例设备有限公司,1,2024-12-20,2024-12-23,https://example.org/7\n";
const RECEIPTS: &str = "记录种类,单位代码,记录编号,报告期,处理结果,退回原因,原因说明,回执日期\n\
    政府合同,11320685MB0A10013C,HA-2024/017,,退回,名称与代码不符,乙方名称与基础库不一致,2024-12-20\n\
    政府合同,11320685MB0A10013C,HA-2024/018,,已受理,,,2024-12-20\n\
    合同履约,11320685MB0A10013C,HA-2024/017,2024-12,退回,格式不符,,2024-12-20\n\
    政府合同,11320685MB0A10013C,HA-2024/020,,退回,重复,,2024-12-20\n";

fn with(place: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    copy(&example(), dir.path());
    for (name, text) in place {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    dir
}

fn of_unit<'c>(submitted: &'c Submitted, code: &str) -> Option<&'c UnitCorrections> {
    let mut units = submitted.corrections.units.iter();
    units.find(|unit| unit.unit.uscc == code)
}

fn codes(findings: &[Finding]) -> Vec<(&str, Vec<&str>)> {
    findings
        .iter()
        .map(|one| (one.code.as_str(), one.key.iter().map(String::as_str).collect()))
        .collect()
}

#[test]
fn what_was_published_and_never_came_is_told_to_its_unit_and_in_the_report() {
    let dir = with(&[("published/公告.csv", NOTICES)]);
    let out = dir.path().join("out");
    let plain = run(&example(), "2025-01", &dir.path().join("plain")).report;
    let submitted = run(dir.path(), "2025-01", &out);
    let report = &submitted.report;
    assert!(
        report.unread.is_empty() && report.adds_up(),
        "{:?}",
        report.unread
    );
    assert_eq!(
        (report.total.rows, report.total.submitted, report.total.withheld),
        (plain.total.rows, plain.total.submitted, plain.total.withheld)
    );
    assert_eq!((report.published.rows, report.published.withheld), (7, 1));
    let told = codes(&report.published.findings);
    assert_eq!(
        told,
        [("SUB401", vec!["", "HA-2024/030", "示例会议系统采购合同"])]
    );
    let source = report.published.findings[0].source.as_ref().unwrap();
    assert_eq!((source.file.as_str(), source.row), ("published/公告.csv", 6));
    let unit = of_unit(&submitted, "12320685MB0A20019K").unwrap();
    assert_eq!(unit.owed, report.published.findings);
    assert!(text(&files(&out), "corrections.json").contains("\"owed\""));
    // The next month the award is due too, and nothing that was withheld ever shows.
    let next = run(dir.path(), "2025-02", &out);
    assert_eq!(next.report.published.findings.len(), 1);
    let later = SubmitOptions {
        as_of: "2025-03-11".parse().ok(),
        ..options("2025-02", &out)
    };
    let later = submit(dir.path(), &later, &mut |_| {}).unwrap();
    assert_eq!(later.report.published.findings.len(), 2);
    for (name, bytes) in files(&out) {
        assert!(
            !String::from_utf8(bytes).unwrap().contains("HA-2024/020"),
            "{name}"
        );
    }
}

#[test]
fn what_was_rejected_and_not_sent_again_is_told_at_its_key() {
    let dir = with(&[("receipts/2024-12/回执.csv", RECEIPTS)]);
    let out = dir.path().join("out");
    let submitted = run(dir.path(), "2025-01", &out);
    let report = &submitted.report;
    assert!(
        report.adds_up() && report.unread.is_empty(),
        "{:?}",
        report.unread
    );
    assert_eq!((report.receipts.rows, report.receipts.withheld), (4, 1));
    let contract = ("SUB402", vec![UNIT, "HA-2024/017"]);
    let statement = ("SUB402", vec![UNIT, "HA-2024/017", "2024-12"]);
    assert_eq!(
        codes(&report.receipts.findings),
        [contract.clone(), statement.clone()]
    );
    let owed = &of_unit(&submitted, UNIT).unwrap().owed;
    assert_eq!(
        (owed[0].record, owed[1].record),
        (Kind::Contract, Kind::Performance)
    );
    assert!(
        owed[0].message.contains("2024-12 报送的")
            && owed[0]
                .message
                .contains("（名称与代码不符：乙方名称与基础库不一致）"),
        "{}",
        owed[0].message
    );
    let source = owed[0].source.as_ref().unwrap();
    assert_eq!(
        (source.file.as_str(), source.row),
        ("receipts/2024-12/回执.csv", 2)
    );
    // It does not get lost: not in the month after, and not where a later receipt speaks of something else.
    let dir = with(&[
        ("receipts/2024-12/回执.csv", RECEIPTS),
        (
            "receipts/2025-01/回执.json",
            r#"[{"record_kind":"performance","unit_uscc":"11320685MB0A10013C","record_no":"HA-2024/017","period":"2024-12","result":"accepted","received_on":"2025-02-12"}]"#,
        ),
    ]);
    let told = run(dir.path(), "2025-02", &out).report.receipts.findings;
    assert_eq!(codes(&told), std::slice::from_ref(&contract));
    // Sent again, it waits for its receipt; accepted, it is done with.
    let december = dir.path().join("inbox/2024-12").join(UNIT).join("合同.csv");
    let again = dir.path().join("inbox/2025-02").join(UNIT).join("重新报送.csv");
    let rows = fs::read_to_string(december).unwrap();
    let rows: Vec<&str> = rows.lines().take(2).collect();
    fs::write(&again, rows.join("\n")).unwrap();
    assert_eq!(
        codes(&run(dir.path(), "2025-02", &out).report.receipts.findings),
        []
    );
    fs::remove_file(again).unwrap();
    let accepted = RECEIPTS
        .lines()
        .take(2)
        .collect::<Vec<_>>()
        .join("\n")
        .replace("退回,名称与代码不符,乙方名称与基础库不一致", "已受理,,");
    fs::write(dir.path().join("receipts/2025-02.csv"), &accepted).unwrap();
    let wrong_place = run(dir.path(), "2025-02", &out).report;
    assert_eq!(wrong_place.unread[0].file, "receipts/2025-02.csv");
    assert!(wrong_place.unread[0].reason.contains("receipts/月份/"));
    fs::remove_file(dir.path().join("receipts/2025-02.csv")).unwrap();
    fs::create_dir(dir.path().join("receipts/2025-02")).unwrap();
    fs::write(dir.path().join("receipts/2025-02/回执.csv"), &accepted).unwrap();
    assert_eq!(
        codes(&run(dir.path(), "2025-02", &out).report.receipts.findings),
        []
    );
    // What is still to come is not yet known.
    let before = run(dir.path(), "2025-01", &out).report.receipts.findings;
    assert_eq!(codes(&before), [contract]);
}

/// A unit that sends nothing at all, or is merged into another, owes what was rejected all the same.
#[test]
fn who_sends_nothing_still_owes_it_and_so_does_a_successor() {
    let dir = with(&[("receipts/2024-12/回执.csv", RECEIPTS)]);
    let out = dir.path().join("out");
    fs::remove_dir_all(dir.path().join("inbox/2025-01").join(UNIT)).unwrap();
    let submitted = run(dir.path(), "2025-01", &out);
    let unit = of_unit(&submitted, UNIT).unwrap();
    assert_eq!((unit.unit.name.as_str(), unit.owed.len()), ("海安市示例一局", 2));
    let register = "统一社会信用代码,单位名称,撤并日期,承继单位代码\n\
        11320685MB0A10013C,海安市示例一局,2024-12-31,12320685MB0A20019K\n\
        12320685MB0A20019K,海安市示例服务中心,,\n11320685MB0A100217,海安市示例镇人民政府,,\n";
    fs::write(dir.path().join("units.csv"), register).unwrap();
    let submitted = run(dir.path(), "2025-01", &out);
    assert!(of_unit(&submitted, UNIT).is_none_or(|unit| unit.owed.is_empty()));
    assert_eq!(of_unit(&submitted, "12320685MB0A20019K").unwrap().owed.len(), 2);
}

#[test]
fn a_fault_in_a_list_or_a_receipt_is_a_finding_like_any_other() {
    let wrong = RECEIPTS.replace("退回,格式不符", "办结,格式不符");
    let dir = with(&[
        ("receipts/2024-12/回执.csv", &wrong),
        (
            "published/公告.csv",
            &NOTICES.replace("2024-12-20,2024-12-23,https://example.org/5", "2024-02-30,,x"),
        ),
        ("published/说明.pdf", "%PDF"),
        ("published/旧/a.csv", NOTICES),
    ]);
    let submitted = run(dir.path(), "2025-01", &dir.path().join("out"));
    let report = &submitted.report;
    let of = |findings: &[Finding]| -> Vec<String> {
        findings
            .iter()
            .map(|one| format!("{}{}", one.code, one.path))
            .collect()
    };
    assert_eq!(of(&report.receipts.findings), ["SUB402", "IDN170/result"]);
    // When it was due nobody can tell.
    assert_eq!(of(&report.published.findings), ["IDN141/signed_on"]);
    assert_eq!(
        (report.published.with_errors, report.receipts.with_errors),
        (1, 1)
    );
    assert!(report.adds_up() && report.has_errors());
    let unread: Vec<&str> = report.unread.iter().map(|one| one.file.as_str()).collect();
    assert_eq!(unread, ["published/说明.pdf", "published/旧"]);
}
