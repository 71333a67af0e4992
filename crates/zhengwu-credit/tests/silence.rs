//! Nothing that a person would not want to read in a log is in a `Debug`, a finding or an error.
#![allow(clippy::unwrap_used)]

use zhengwu_credit::api::{CheckOptions, actions_text, check, check_text};
use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::{JsonTable, Row, Table};
use zhengwu_credit::lifecycle::{Action, Event, Log, Subject, SubjectKind};
use zhengwu_credit::model::Key;
use zhengwu_credit::record::{Record, read_object};
use zhengwu_credit::rules::examples::changed;
use zhengwu_credit::value::parse_date;

const NUMBER: &str = "320685199003070007";
const NAME: &str = "欧阳示例";

fn with_a_person(more: &str) -> String {
    let person = format!(
        r#"{{"party_b_name":"{NAME}","party_b_kind":"natural_person","party_b_id_kind":"citizen_id","party_b_id":"{NUMBER}"{more}}}"#
    );
    changed(Kind::Contract, &person)
}

#[test]
fn debug_shows_nothing_that_was_typed() {
    let text = with_a_person(r#","classified":true"#);
    let mut record = Record::new(Kind::Contract);
    read_object(&text, &mut record).unwrap();
    record.finish(None);
    let slots: Vec<_> = (0..40).map(|at| record.slot(at).clone()).collect();
    let table = JsonTable::new(&text, Some(Kind::Contract), None).unwrap();
    let mut rows = String::new();
    table
        .visit(&mut |row| {
            rows.push_str(&format!("{row:?}"));
            if let Row::Record(_, record) = row {
                rows.push_str(&format!("{:?}", record.flaws()));
            }
        })
        .unwrap();
    let shown = format!("{record:?} {slots:?} {table:?} {:?} {rows}", record.flaws());
    assert!(
        !shown.contains(NUMBER) && !shown.contains(NAME) && !shown.contains("示例办公"),
        "{shown}"
    );
}

#[test]
fn a_key_never_shows_an_identity_number() {
    let text = changed(Kind::Contract, &format!(r#"{{"party_a_uscc":"{NUMBER}"}}"#));
    let mut record = Record::new(Kind::Contract);
    read_object(&text, &mut record).unwrap();
    assert!(!format!("{:?}", Key::of(&record)).contains(NUMBER));
    assert!(!check_text(&text, "").unwrap().contains(NUMBER));
}

/// The number in every text field, by itself and within other text, whole or one digit wrong: nothing that is said
/// has it.
#[test]
fn a_number_is_masked_wherever_it_was_typed() {
    for kind in Kind::ALL {
        for (_, spec) in kind.spec().places() {
            for typed in [
                NUMBER.to_owned(),
                format!("（身份证{NUMBER}）"),
                format!("SFZ{NUMBER}"),
                format!("ID{NUMBER}号"),
                "３２０６８５１９９００３０７０００７".to_owned(),
                format!("{NUMBER}0"),
                "320685199003070008".to_owned(),
                format!(" {NUMBER} "),
                "320685 199003070007".to_owned(),
                "320685-19900307-0007".to_owned(),
                "320685.199003070007".to_owned(),
                "320685　19900307\u{200b}0007".to_owned(),
            ] {
                let change = serde_json::json!({ spec.key: typed }).to_string();
                let options = CheckOptions {
                    kind: Some(kind),
                    ..CheckOptions::default()
                };
                let findings = check(&changed(kind, &change), &options).unwrap().findings;
                let shown = serde_json::to_string(&findings).unwrap() + &format!("{findings:?}");
                // A longer run of digits is a code of another kind, save in a field for such numbers.
                let is_number = spec.ty.is_identity_number();
                let longer = typed.ends_with("70") && !is_number;
                for secret in [
                    NUMBER,
                    "320685199003070008",
                    "３２０６８５１９９００３０７０００７",
                ] {
                    assert!(
                        longer || !shown.contains(secret),
                        "{kind:?} {} {typed}: {shown}",
                        spec.key
                    );
                }
            }
        }
    }
}

#[test]
fn a_persons_name_and_number_are_masked_in_every_finding() {
    for more in [
        r#","party_b_id":"320685199003070008""#,
        r#","party_b_id_kind":"uscc""#,
        r#","party_b_kind":null"#,
        r#","party_b_kind":"企鹅""#,
        r#","party_b_id_kind":"passport""#,
        r#","party_b_name":" 欧阳示例 ""#,
        r#","party_b_name":"欧阳示例;欧阳示例""#,
    ] {
        let text = check_text(&with_a_person(more), "").unwrap();
        assert!(!text.is_empty(), "{more} is found");
        for secret in [NAME, NUMBER, "320685199003070008"] {
            assert!(!text.contains(secret), "{more}: {text}");
        }
    }
}

/// What is put elsewhere or held against another field is masked there too.
#[test]
fn a_number_within_wordings_and_terms_is_masked() {
    for change in [
        r#"{"amount":"约100万元（身份证N）"}"#,
        r#"{"amount":"详见合同N","amount_text":"N"}"#,
        r#"{"amount":null,"合同金额大写":"见N"}"#,
        r#"{"amount":"N（大写：壹佰元整）"}"#,
        r#"{"ends_on":null,"term_text":"2024年12月12日至2025年6月30日（N）"}"#,
        r#"{"contract_name":"\uFFFDN"}"#,
        r#"{"party_b_name":"\uFFFDN","party_b_kind":null}"#,
        r#"{"乙方统一社会信用代码":"N","party_b_id":null,"party_b_id_kind":null}"#,
        r#"{"乙方身份证号":"N","party_b_id":null,"party_b_id_kind":null}"#,
    ] {
        let text = changed(Kind::Contract, &change.replace('N', NUMBER));
        let found = check_text(&text, "").unwrap();
        assert!(!found.contains(NUMBER), "{change}: {found}");
    }
}

#[test]
fn an_error_quotes_nothing() {
    for text in [
        format!("{NAME}{NUMBER}"),
        format!("[{{\"a\":\"{NUMBER}\"]"),
        format!("{{\"{NAME}\":\"{NUMBER}\"}}"),
    ] {
        let error = check(&text, &CheckOptions::default()).unwrap_err();
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains(NUMBER) && !shown.contains(NAME), "{shown}");
    }
}

/// What was classified later is secret in every earlier knowledge, and no other event shows it again.
#[test]
fn what_the_log_calls_secret_is_withheld_of_every_day() {
    let subject = Subject::new(SubjectKind::Contract, ["11320685MB0A10013C", "HA-2024/017"]);
    let mut log = Log::new();
    for (on, action, payload) in [
        ("2024-12-10", Action::Register, r#"{"contract_name":"机密工程"}"#),
        ("2025-01-10", Action::Classify, r#"{"document":"海密1号"}"#),
        (
            "2025-01-11",
            Action::Amend,
            r#"{"change_ground":"mutual_consent","ground_proof":"协议1号","classified":false}"#,
        ),
    ] {
        let on = parse_date(on).unwrap().date;
        let mut event = Event::new(subject.clone(), action, on);
        event.payload = serde_json::from_str(payload).unwrap();
        log.append(event, on.and_hms_opt(9, 0, 0).unwrap(), "", log.next_sequence())
            .unwrap();
    }
    for known_at in ["2024-12-31", "2025-12-31"] {
        let options = serde_json::json!({"subject": subject, "as_of": "2025-02-01", "known_at": known_at});
        let told = actions_text(&log.to_text(), &options.to_string()).unwrap();
        assert!(
            !told.contains("机密") && told.contains(r#""withheld":true"#),
            "{told}"
        );
    }
}

/// A contract that is called by its party, or tells of it: the name is masked there as in its own field.
#[test]
fn a_persons_name_is_masked_in_the_name_of_the_contract() {
    let told =
        format!(r#","contract_name":"{NAME}房屋租赁合同","subject_matter":"{NAME}（{NUMBER}）的房屋""#);
    let text = with_a_person(&told);
    let mut record = Record::new(Kind::Contract);
    read_object(&text, &mut record).unwrap();
    record.finish(None);
    let shown = |field: &str| {
        let at = record.spec().place_of(field).unwrap();
        record.shown(at, None, &record.canonical(at).unwrap())
    };
    assert_eq!(shown("contract_name"), "欧***房屋租赁合同");
    assert!(!shown("subject_matter").contains(NAME) && !shown("subject_matter").contains(NUMBER));
    // A firm's name is nobody's secret.
    let firm = changed(
        Kind::Contract,
        r#"{"contract_name":"海安示例设备有限公司采购合同"}"#,
    );
    let mut record = Record::new(Kind::Contract);
    read_object(&firm, &mut record).unwrap();
    record.finish(None);
    let at = record.spec().place_of("contract_name").unwrap();
    let name = record.canonical(at).unwrap();
    assert_eq!(record.shown(at, None, &name), name);
}
