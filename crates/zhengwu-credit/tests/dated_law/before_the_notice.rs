//! What was broken before the notice, and which law is older than which (此前的法律).

use zhengwu_credit::requirement::Example;
use zhengwu_credit::rules::CATALOGUE;
use zhengwu_credit::rules::examples::findings_of;

use super::{NOT_APPLICABLE, contracts};

/// What happened before the notice is held against the regulation on the business environment, and nothing against no law.
#[test]
fn a_breach_cites_the_law_of_its_day() {
    let cites = |code: &str, change: &str, day: &str| {
        let rule = CATALOGUE.iter().find(|rule| rule.code == code).unwrap();
        let own_date = if code == "CMT103" { "made_on" } else { "status_on" };
        let mut change: serde_json::Map<String, serde_json::Value> = serde_json::from_str(change).unwrap();
        change.insert(own_date.to_owned(), day.into());
        let change: &'static str = serde_json::Value::from(change).to_string().leak();
        let found = findings_of(rule, &Example::of(change)).into_iter();
        let bases: Vec<String> = found
            .filter(|one| one.code == code)
            .map(|one| one.basis)
            .collect();
        bases.join("|")
    };
    let regulation = "优化营商环境条例 31";
    let pleaded = r#"{"performance_status":"suspended","change_ground":"leadership_change"}"#;
    let divisions =
        r#"{"performance_status":"suspended","change_ground":"administrative_division_adjustment"}"#;
    let bare = r#"{"performance_status":"suspended","change_ground":"public_interest","loss_stated":"5.00"}"#;
    for (code, change, notice) in [
        ("PRF101", pleaded, "一(三), 二(三)2"),
        ("PRF101", divisions, regulation),
        ("PRF001", bare, "一(三)"),
        ("PRF002", bare, "一(三)"),
        ("PRF004", bare, "一(三), 二(三)2"),
        (
            "CMT103",
            r#"{"category":"policy_benefit","reason":"leadership_change"}"#,
            "一(三)",
        ),
    ] {
        assert_eq!(cites(code, change, "2024-11-25"), notice, "{code} {change}");
        assert_eq!(cites(code, change, "2024-11-24"), regulation, "{code} {change}");
        assert_eq!(cites(code, change, "2020-01-01"), regulation, "{code} {change}");
        assert_eq!(cites(code, change, "2019-12-31"), "", "{code} {change}");
    }
    // A promise of neither policy nor contract was bound by the notice first.
    let duty = r#"{"category":"government_service","reason":"leadership_change"}"#;
    assert_eq!(cites("CMT103", duty, "2024-11-24"), "");
    assert_eq!(cites("CMT103", duty, "2024-11-25"), "一(三)");
    // The procurement law is younger than the tendering law.
    let awarded = |regime: &str| {
        format!(r#"{{"signed_on":"2002-12-31","award_notice_on":"2002-11-01","regime":"{regime}"}}"#)
    };
    for (regime, expected) in [
        ("procurement_law", NOT_APPLICABLE),
        ("tendering_law", "政府采购法 46, 招标投标法 46"),
    ] {
        let name = "signed-over-30-days-after-award";
        contracts(name, "2025-01-10", &[(&awarded(regime), expected)]);
    }
}
