//! What is judged by the register of units, and across units and months.

use zhengwu_credit::submission::Corrections;

use super::*;

/// What was told of records by these rules: unit, code and path.
fn told(corrections: &Corrections, codes: &[&str]) -> Vec<(String, String, String)> {
    let units = corrections.units.iter();
    let all = units.flat_map(|own| {
        let told = own.told.iter();
        told.map(|one| (own.unit.name.clone(), one.code.clone(), one.path.clone()))
    });
    let mut all: Vec<_> = all
        .filter(|(_, code, _)| codes.contains(&code.as_str()))
        .collect();
    all.dedup();
    all
}

fn copied() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    copy(&example(), dir.path());
    dir
}

fn change(dir: &tempfile::TempDir, file: &str, from: &str, to: &str) {
    let path = dir.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file}");
    fs::write(path, text.replace(from, to)).unwrap();
}

const OF_THE_REGISTER: &[&str] = &["XRF411", "XRF412"];

#[test]
fn units_are_held_against_the_register() {
    let dir = copied();
    let out = dir.path().join("out");
    assert_eq!(
        told(&run(dir.path(), "2024-12", &out).corrections, OF_THE_REGISTER),
        []
    );
    // Renamed in the register alone; a second line with the old name makes it known again.
    change(
        &dir,
        "units.csv",
        "11320685MB0A10013C,海安市示例一局",
        "11320685MB0A10013C,海安市示例发展局",
    );
    let renamed = told(&run(dir.path(), "2024-12", &out).corrections, OF_THE_REGISTER);
    assert!(
        !renamed.is_empty() && renamed.iter().all(|(_, code, _)| code == "XRF412"),
        "{renamed:?}"
    );
    assert!(
        renamed.iter().any(|(_, _, path)| path == "/party_a_name"),
        "{renamed:?}"
    );
    // Another code: the old one is told, and its name is not told besides.
    change(&dir, "units.csv", "11320685MB0A10013C,", "11320685MB0A1003XY,");
    let unknown = told(&run(dir.path(), "2024-12", &out).corrections, OF_THE_REGISTER);
    assert!(unknown.iter().all(|(_, code, _)| code == "XRF411"), "{unknown:?}");
    assert!(
        unknown.iter().any(|(_, _, path)| path == "/party_a_uscc"),
        "{unknown:?}"
    );
}

#[test]
fn a_contract_of_an_earlier_month_is_late_and_is_sent() {
    let dir = copied();
    let out = dir.path().join("out");
    let submitted = run(dir.path(), "2025-01", &out);
    assert_eq!(told(&submitted.corrections, &["SUB301"]), []);
    let before = submitted.report.total.submitted;
    // What was signed in December comes in January for the first time.
    let unit = "11320685MB0A10013C";
    let december = fs::read_to_string(dir.path().join(format!("inbox/2024-12/{unit}/合同.csv"))).unwrap();
    let header = december.lines().next().unwrap();
    let contract = december
        .lines()
        .find(|line| line.starts_with("HA-2024/018"))
        .unwrap();
    let late = contract.replace("HA-2024/018", "HA-2024/099");
    fs::write(
        dir.path().join(format!("inbox/2025-01/{unit}/迟报.csv")),
        format!("{header}\n{late}\n"),
    )
    .unwrap();
    let submitted = run(dir.path(), "2025-01", &out);
    let codes = told(&submitted.corrections, &["SUB301", "XRF408"]);
    let codes: Vec<&str> = codes.iter().map(|(_, code, _)| code.as_str()).collect();
    // And it looks like the contract of December, under another number.
    assert_eq!(codes, ["SUB301", "XRF408"]);
    assert_eq!(submitted.report.total.submitted, before + 1);
}

/// Two units report one contract: both are kept, and the office alone sees that they did.
#[test]
fn a_contract_from_two_units_is_told_to_the_office() {
    let dir = copied();
    let contract =
        zhengwu_credit::rules::examples::changed(Kind::Contract, r#"{"contract_no":"HA-2025/777"}"#);
    for unit in ["11320685MB0A10013C", "12320685MB0A20019K"] {
        fs::write(
            dir.path().join(format!("inbox/2025-01/{unit}/同一份.ndjson")),
            &contract,
        )
        .unwrap();
    }
    let submitted = run(dir.path(), "2025-01", &dir.path().join("out"));
    let seen = submitted.report.across.iter().filter(|one| one.code == "XRF409");
    assert_eq!(seen.count(), 2, "each at its own row");
    assert_eq!(
        told(&submitted.corrections, &["XRF409"]),
        [],
        "a notice is no task of a unit"
    );
}

/// Who has ended by the end of the month is no more when it is reported.
#[test]
fn a_unit_that_ended_in_the_month_need_not_report_it() {
    let dir = copied();
    let out = dir.path().join("out");
    fs::remove_dir_all(dir.path().join("inbox/2025-02/12320685MB0A20019K")).unwrap();
    let silent = || run(dir.path(), "2025-02", &out).report.not_reported.len();
    assert_eq!(silent(), 1);
    for (ended, expected) in [("2025-02-28", 0), ("2025-03-01", 1)] {
        let units = fs::read_to_string(example().join("units.csv")).unwrap();
        let mut lines = units.lines();
        let mut text = format!("{},撤并日期\n", lines.next().unwrap());
        for line in lines {
            let end = if line.starts_with("12320685MB0A20019K") {
                ended
            } else {
                ""
            };
            text.push_str(&format!("{line},{end}\n"));
        }
        fs::write(dir.path().join("units.csv"), text).unwrap();
        assert_eq!(silent(), expected, "{ended}");
    }
}
