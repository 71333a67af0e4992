//! A unit whose own code is wrong as issued: its month, the register, the ledger and the secrets agree.

use serde_json::{Value, json};
use tempfile::TempDir;
use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::WaiverState;
use zhengwu_credit::rules::examples::changed;
use zhengwu_credit_io::OpenedLedger;
use zhengwu_credit_io::submit::RunReport;

use super::{Lang, Path, Profile, fs, options, run, submit};

/// Σ mod 31 stands in the last place; the computed check digit is `C`.
const WRONG: &str = "11320685MB0A10013K";
const COMPUTED: &str = "11320685MB0A10013C";
const NAME: &str = "海安市示例一局";

fn waiver() -> Value {
    json!({"rule": "IDN106", "value": WRONG, "approver": "海安市示例信用办", "reason": "证书原件如此", "until": "2030-12-31"})
}

/// A working folder of one unit; of two months its contract and a statement of it.
fn office(classified: &Value, named_by: &str) -> TempDir {
    let office = tempfile::tempdir().unwrap();
    let put = |name: &str, text: String| {
        let path = office.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text + "\n").unwrap();
    };
    put(
        "units.csv",
        format!("uscc,name,kind,reports_from\n{WRONG},{NAME},department,2024-12"),
    );
    let contract = json!({"party_a_uscc": WRONG, "classified": classified});
    put(
        &format!("inbox/2024-12/{NAME}/contracts.ndjson"),
        changed(Kind::Contract, &contract.to_string()),
    );
    let statement = json!({"party_a_uscc": named_by, "period": "2025-01", "status_on": "2025-01-31"});
    put(
        &format!("inbox/2025-01/{NAME}/statements.ndjson"),
        changed(Kind::Performance, &statement.to_string()),
    );
    put("waivers.ndjson", waiver().to_string());
    office
}

fn report(office: &Path, period: &str) -> RunReport {
    run(office, period, &office.join(format!("submitted/{period}"))).report
}

fn figures(report: &RunReport) -> (u64, u64, u64) {
    let total = &report.total;
    (total.submitted, total.to_correct, total.withheld)
}

#[test]
fn a_unit_whose_own_code_is_wrong_as_issued_reports_month_after_month() {
    let office = office(&json!(false), WRONG);
    for period in ["2024-12", "2025-01"] {
        let told = report(office.path(), period);
        assert_eq!(figures(&told), (1, 0, 0), "{period}");
        assert!(!told.has_errors() && told.not_reported.is_empty());
        assert_eq!(told.units[0].unit.uscc, WRONG);
        assert!(told.units[0].registered);
        // The register shows it too, waived.
        let shown: Vec<(&str, bool)> = told
            .register
            .iter()
            .map(|one| (one.code.as_str(), one.waived.is_some()))
            .collect();
        assert_eq!(shown, [("IDN106", true)]);
        assert_eq!(told.total.waivers[0].state, WaiverState::Applied);
        let package = office.path().join(format!("submitted/{period}/units/{WRONG}"));
        assert!(package.join("manifest.json").is_file());
    }
    // Without the waiver nothing of it is sent.
    fs::remove_file(office.path().join("waivers.ndjson")).unwrap();
    assert_eq!(figures(&report(office.path(), "2024-12")), (0, 1, 0));
}

#[test]
fn the_ledger_knows_what_was_submitted() {
    let office = office(&json!(false), WRONG);
    let day = "2025-02-10".parse().unwrap();
    let open = || OpenedLedger::open(office.path(), &Profile::haian(), day, Lang::Zh);
    let summary = open().unwrap().summary;
    assert_eq!((summary.submitted, summary.to_correct), (3, 0));
    // A wrong line refuses there as it does in a submission.
    fs::write(office.path().join("waivers.ndjson"), "{}\n").unwrap();
    let refused = open().unwrap_err().in_lang(Lang::Zh);
    assert!(refused.contains("waivers.ndjson：豁免第 1 行"), "{refused}");
}

#[test]
fn a_waiver_only_the_register_needs_has_matched() {
    let office = office(&json!(false), WRONG);
    fs::remove_dir_all(office.path().join("inbox/2025-01")).unwrap();
    fs::create_dir_all(office.path().join("inbox/2025-01")).unwrap();
    fs::remove_dir_all(office.path().join("inbox/2024-12")).unwrap();
    let told = report(office.path(), "2025-01");
    assert_eq!(told.total.waivers[0].state, WaiverState::Applied);
    assert_eq!(told.not_reported.len(), 1);
}

/// Another clerk has mended the code in the statement; it names a secret all the same.
#[test]
fn a_waiver_lets_no_secret_out() {
    for named_by in [WRONG, COMPUTED] {
        let office = office(&json!(true), named_by);
        let with = report(office.path(), "2025-01");
        assert_eq!(figures(&with), (0, 0, 1), "{named_by}");
        assert_eq!(figures(&report(office.path(), "2024-12")), (0, 0, 1));
        fs::remove_file(office.path().join("waivers.ndjson")).unwrap();
        assert_eq!(
            figures(&report(office.path(), "2025-01")),
            (0, 0, 1),
            "{named_by}"
        );
    }
}

#[test]
fn a_wrong_line_leaves_what_was_written_before() {
    let office = office(&json!(false), WRONG);
    let out = office.path().join("submitted/2024-12");
    report(office.path(), "2024-12");
    let before = super::files(&out);
    fs::write(
        office.path().join("waivers.ndjson"),
        format!("{}\n{{\"rule\":\"IDN106\"}}\n", waiver()),
    )
    .unwrap();
    let refused = submit(office.path(), &options("2024-12", &out), &mut |_| {}).unwrap_err();
    assert!(refused.to_string().contains("豁免第 2 行"), "{refused}");
    assert_eq!(super::files(&out), before);
}
