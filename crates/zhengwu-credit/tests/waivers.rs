//! Waivers (4.1): what may be let pass, by whom and until when, and nothing else.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::{Value, json};
use zhengwu_credit::api::{CheckOptions, Checked, check};
use zhengwu_credit::code::Lang;
use zhengwu_credit::field::Kind;
use zhengwu_credit::finding::{Provenance, Severity};
use zhengwu_credit::ledger::{WaiverState, Waivers};
use zhengwu_credit::rules::CATALOGUE;
use zhengwu_credit::rules::examples::changed;

/// A code of which the check digit alone is wrong.
const WRONG: &str = "91320685MA1A30012X";

fn waiver(changes: &Value) -> Value {
    let mut waiver = json!({"approver": "海安市示例信用办", "reason": "执照原件如此", "until": "2025-01-10"});
    let members = waiver.as_object_mut().unwrap();
    members.extend(changes.as_object().unwrap().clone());
    waiver
}

fn of_code() -> Value {
    waiver(&json!({"rule": "IDN106", "value": WRONG}))
}

/// A contract after changes, judged as of the day on which the waivers end.
fn judged_on(as_of: Option<&str>, change: &Value, waivers: &[Value]) -> Checked {
    let options = json!({"kind": "contract", "as_of": as_of, "waivers": waivers});
    let options = CheckOptions::from_json(&options.to_string()).unwrap();
    check(&changed(Kind::Contract, &change.to_string()), &options).unwrap()
}

fn judged(change: &Value, waivers: &[Value]) -> Checked {
    judged_on(Some("2025-01-10"), change, waivers)
}

fn codes(checked: &Checked) -> Vec<(&str, bool)> {
    let findings = checked.findings.iter();
    findings
        .map(|one| (one.code.as_str(), one.waived.is_some()))
        .collect()
}

fn states(checked: &Checked) -> Vec<(WaiverState, u64)> {
    let told = checked.summary.waivers.iter();
    told.map(|one| (one.state, one.times)).collect()
}

#[test]
fn what_can_be_waived_is_what_page_4_says() {
    for rule in CATALOGUE {
        let is_light = rule.severity == Severity::Warning || rule.severity == Severity::Notice;
        let is_ours = rule.provenance == Provenance::Hygiene || rule.provenance == Provenance::Parameter;
        let may_be = is_light && is_ours || rule.name == "uscc-check-digit";
        assert_eq!(rule.may_be_waived(), may_be, "{}", rule.code);
    }
}

#[test]
fn a_code_that_is_wrong_as_issued_is_taken_so() {
    let change = json!({"party_b_id": WRONG});
    let without = judged(&change, &[]);
    assert_eq!(codes(&without), [("IDN106", false)]);
    assert_eq!((without.summary.submitted, without.summary.to_correct), (0, 1));
    let with = judged(&change, &[of_code()]);
    assert_eq!(codes(&with), [("IDN106", true)]);
    let waived = with.findings[0].waived.clone().unwrap();
    assert_eq!(
        (waived.approver.as_str(), waived.until.as_str()),
        ("海安市示例信用办", "2025-01-10")
    );
    assert_eq!(
        (
            with.summary.submitted,
            with.summary.to_correct,
            with.summary.waived
        ),
        (1, 0, 1)
    );
    assert!(!with.summary.has_errors());
    assert_eq!(states(&with), [(WaiverState::Applied, 1)]);
    // Wherever it stands: in a list, and where the field is a code and nothing else.
    let list = json!({"party_b_name": "示例一;示例二", "party_b_kind": "legal_person;legal_person",
        "party_b_id_kind": "uscc;uscc", "party_b_id": format!("91320685MA1A30039C;{WRONG}")});
    assert_eq!(codes(&judged(&list, &[of_code()])), [("IDN106", true)]);
    let own = "11320685MB0A10013D";
    let own_wrong = waiver(&json!({"rule": "uscc-check-digit", "value": own}));
    assert_eq!(
        codes(&judged(&json!({"party_a_uscc": own}), &[own_wrong])),
        [("IDN106", true)]
    );
    // Another code beside it is not taken.
    let two = json!({"party_b_name": "示例一;示例二", "party_b_kind": "legal_person;legal_person",
        "party_b_id_kind": "uscc;uscc", "party_b_id": format!("91320685MA1A30039D;{WRONG}")});
    let two = judged(&two, &[of_code()]);
    assert_eq!(codes(&two), [("IDN106", false), ("IDN106", true)]);
    assert_eq!(two.summary.to_correct, 1);
}

/// What is built on the code is judged: it is a value, not a gap.
#[test]
fn other_rules_judge_the_code_that_is_taken() {
    let change = json!({"party_b_id": WRONG, "party_b_kind": "individual_business"});
    assert_eq!(codes(&judged(&change, &[])), [("IDN106", false)]);
    let with = judged(&change, &[of_code()]);
    assert_eq!(codes(&with), [("CTR225", false), ("IDN106", true)]);
}

#[test]
fn a_warning_of_data_quality_is_waived_by_its_record() {
    let change = json!({"starts_on": "2024-12-09"});
    let found = judged(&change, &[]);
    assert_eq!(codes(&found), [("CTR203", false)]);
    let of = |changes: Value| {
        let mut named =
            json!({"rule": "CTR203", "record": "contract", "key": ["11320685MB0A10013C", "HA-2024/017"]});
        named
            .as_object_mut()
            .unwrap()
            .extend(changes.as_object().unwrap().clone());
        waiver(&named)
    };
    for matching in [
        json!({}),
        json!({"key": ["11320685MB0A10013C"]}),
        json!({"path": "/starts_on"}),
    ] {
        let waived = judged(&change, &[of(matching.clone())]);
        assert_eq!(codes(&waived), [("CTR203", true)], "{matching}");
        assert_eq!(waived.summary.count(Severity::Warning), 0);
    }
    for other in [
        json!({"key": ["11320685MB0A10013C", "HA-2024/018"]}),
        json!({"path": "/ends_on"}),
        json!({"record": "payment"}),
        json!({"rule": "CTR202"}),
    ] {
        let told = judged(&change, &[of(other.clone())]);
        assert_eq!(codes(&told), [("CTR203", false)], "{other}");
        assert_eq!(states(&told), [(WaiverState::Unmatched, 0)], "{other}");
    }
}

#[test]
fn an_expired_one_and_an_inadmissible_one_have_no_effect_and_are_told() {
    let change = json!({"party_b_id": WRONG});
    // The last day belongs to it.
    let next_day = judged_on(Some("2025-01-11"), &change, &[of_code()]);
    assert_eq!(codes(&next_day), [("IDN106", false)]);
    assert_eq!(states(&next_day), [(WaiverState::Expired, 0)]);
    let no_day = judged_on(None, &change, &[of_code()]);
    assert_eq!(states(&no_day), [(WaiverState::Undated, 0)]);
    // A violation of a mandated rule, and an error of data quality.
    for (code, change) in [
        ("CTR002", json!({"legality_review": null})),
        ("CTR201", json!({"ends_on": "2024-12-11"})),
    ] {
        let mandated = waiver(&json!({"rule": code, "record": "contract", "key": ["11320685MB0A10013C"]}));
        let told = judged(&change, &[mandated]);
        assert_eq!(codes(&told), [(code, false)]);
        assert_eq!(states(&told), [(WaiverState::Inadmissible, 0)]);
        assert!(told.summary.waivers[0].text.zh.contains("不能豁免"));
    }
    // An alert alone is no finding on a record.
    let alerts = || {
        CATALOGUE
            .iter()
            .filter(|rule| rule.may_be_waived() && !rule.judges_records() && !rule.is_across())
    };
    assert!(alerts().count() > 0);
    for rule in alerts() {
        let alert = waiver(&json!({"rule": rule.code, "record": "unit", "key": ["11320685MB0A10013C"]}));
        let told = judged(&json!({}), &[alert]);
        assert_eq!(states(&told), [(WaiverState::Alert, 0)], "{}", rule.code);
        assert!(told.summary.waivers[0].text.zh.contains("预警不看豁免"));
    }
}

#[test]
fn a_wrong_line_refuses_all_and_repeats_nothing_of_it() {
    let good = of_code().to_string();
    let person = "320685199003070007";
    let without = |key: &str| {
        let mut one = of_code();
        one.as_object_mut().unwrap().remove(key);
        one.to_string()
    };
    let of_contract = |changes: Value| {
        let mut named = json!({"rule": "CTR203", "record": "contract", "key": ["A"]});
        let members = named.as_object_mut().unwrap();
        members.extend(changes.as_object().unwrap().clone());
        waiver(&named).to_string()
    };
    let of_wrong = |changes: Value| {
        let mut named = of_code();
        let members = named.as_object_mut().unwrap();
        members.extend(changes.as_object().unwrap().clone());
        named.to_string()
    };
    for (wrong, zh) in [
        (without("approver"), "没有写 approver"),
        (without("reason"), "没有写 reason"),
        (without("until"), "没有写 until"),
        (without("rule"), "没有写 rule"),
        (of_wrong(json!({"approver": " "})), "没有写批准人"),
        (of_wrong(json!({"reason": ""})), "没有写理由"),
        (of_wrong(json!({"until": "2025-02-30"})), "until 应为有的日期"),
        (of_wrong(json!({"until": person})), "until 应为有的日期"),
        (of_wrong(json!({"until": 20_251_231})), "until 应为有的日期"),
        (of_wrong(json!({"rule": "IDN999"})), "没有这条规则"),
        (of_wrong(json!({"rule": person})), "没有这条规则"),
        (of_wrong(json!({"record": person})), "record 应为"),
        (of_wrong(json!({"given": "2024-12-01"})), "没有“given”这一项"),
        (of_wrong(json!({person: "x"})), "这一项"),
        (of_wrong(json!({"record": "contract"})), "只写代码本身"),
        (without("value"), "只写代码本身"),
        (of_wrong(json!({"value": "91320685MA1A30012L"})), "只有校验位不符"),
        (of_wrong(json!({"value": person})), "只有校验位不符"),
        (waiver(&json!({"rule": "CTR203"})).to_string(), "豁免哪条记录"),
        (of_contract(json!({"value": WRONG})), "豁免哪条记录"),
        (of_contract(json!({"key": "A"})), "key 应为一列文字"),
        (
            of_contract(json!({"key": [" ", "HA-2024/017"]})),
            "不是这种记录的主键",
        ),
        (of_contract(json!({"key": ["A", "B", "C"]})), "不是这种记录的主键"),
        (of_contract(json!({"path": "/starts"})), "不是这种记录的字段"),
        (
            format!("{{\"rule\":\"CTR203\",{}", &of_code().to_string()[1..]),
            "写了两次",
        ),
        ("[]".to_owned(), "不是一个 JSON 对象"),
        ("{".to_owned(), "不是一个 JSON 对象"),
    ] {
        let refusal = Waivers::from_ndjson(&format!("{good}\n\n{wrong}\n")).unwrap_err();
        assert_eq!(refusal.line, 3, "{wrong}");
        let told = [refusal.in_lang(Lang::Zh), refusal.in_lang(Lang::En)];
        assert!(
            told[0].starts_with("豁免第 3 行：") && told[0].contains(zh),
            "{told:?}"
        );
        assert!(
            told[1].contains("line 3") && !told.iter().any(|text| text.contains(person)),
            "{told:?}"
        );
    }
    assert!(Waivers::from_ndjson(&format!("\u{feff}{good}\n")).is_ok());
    let options = json!({"waivers": [waiver(&json!({"rule": "IDN999", "value": WRONG}))]});
    let refused = CheckOptions::from_json(&options.to_string()).unwrap_err();
    assert!(refused.to_string().contains("waivers, line 1"), "{refused}");
    let options = json!({"waivers": [of_code(), waiver(&json!({"rule": "IDN106", "until": person}))]});
    let refused = CheckOptions::from_json(&options.to_string())
        .unwrap_err()
        .to_string();
    assert!(
        refused.contains("waivers, line 2: `until` must be") && !refused.contains(person),
        "{refused}"
    );
}

/// What goes with a finding goes to the units: nobody's number goes with it.
#[test]
fn a_number_in_a_reason_is_masked() {
    let person = "320685199003070007";
    let mut written = of_code();
    written["reason"] = json!(format!("法定代表人{person}提供的执照"));
    written["approver"] = json!(format!("经办{person}"));
    let told = judged(&json!({"party_b_id": WRONG}), std::slice::from_ref(&written));
    let text = serde_json::to_string(&told.findings).unwrap();
    assert!(!text.contains(person) && text.contains("提供的执照"), "{text}");
    let waiver: zhengwu_credit::ledger::Waiver = serde_json::from_value(written).unwrap();
    assert!(!format!("{waiver:?}").contains(person));
}
