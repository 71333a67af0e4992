//! Format traps in every field of every kind of record: what cannot be read, and what is not its type's.

use serde_json::{Value, json};
use zhengwu_credit::field::Kind::{Commitment, Contract, Dishonesty, Performance, Unit};
use zhengwu_credit::field::{FieldSpec, Kind, Type};

use super::found;
use crate::accuracy::fault::{Fault, Plant, fault, one};

pub(super) fn faults() -> Vec<Fault> {
    let mut all = Vec::new();
    for kind in Kind::ALL {
        for (_, spec) in kind.spec().places() {
            // Nothing of a unit that is there for good is filled in there.
            let is_of_its_end = kind == Unit && matches!(spec.key, "valid_to" | "successor_uscc");
            all.extend(traps(kind, spec).into_iter().map(|mut trap| {
                if is_of_its_end {
                    trap.host = "{}".to_owned();
                }
                trap
            }));
        }
    }
    all.extend(identifiers());
    all.extend(amounts());
    for one in &mut all {
        one.hosts = 2;
    }
    all
}

/// One value planted into a field that is filled in.
fn planted(rule: &'static str, kind: Kind, field: &str, value: Value) -> Fault {
    let host = host(kind, field);
    let mut planted = fault(rule, kind, &host, "{}", &[]).what(format!("{}/{field}", kind.key()));
    planted.plant = Plant::Change([(field.to_owned(), value)].into_iter().collect());
    planted.expect.push(found(rule, &format!("/{field}")));
    planted
}

/// A statement of a contract with which all is well: nothing was to be followed up.
const UNTROUBLED: &str = r#"{"performance_status":"performing|performed|not_started"}"#;

/// Which records take something in a field: those where it is filled in and nothing else hangs on it.
pub(super) fn host(kind: Kind, field: &str) -> String {
    match (kind, field) {
        // What cannot be identified is not known to what names it.
        (Contract, "contract_no") => r#"{"commitment_no":null}"#.to_owned(),
        (Commitment, "commitment_no") => r#"{"contract_no":null}"#.to_owned(),
        (Performance, "party_a_uscc" | "contract_no" | "period") => UNTROUBLED.to_owned(),
        // What the promisor's code is depends on who promises.
        (Commitment, "promisor_code") => r#"{"promisor_kind":"institution"}"#.to_owned(),
        (Contract, "party_b_id") => r#"{"party_b_id_kind":"uscc"}"#.to_owned(),
        (Contract, "party_b_kind" | "party_b_id_kind" | "party_b_name") => {
            r#"{"party_b_id_kind":"uscc","party_b_kind":"legal_person"}"#.to_owned()
        }
        // Of a supplement it may be negative.
        (Contract, "amount") => r#"{"amount":"*","amends_contract_no":null}"#.to_owned(),
        _ => format!(r#"{{"{field}":"*"}}"#),
    }
}

/// The traps of a field's type (2.6).
fn traps(kind: Kind, spec: &FieldSpec) -> Vec<Fault> {
    let text = |text: &str| Value::from(text);
    let mut traps: Vec<(&'static str, Value)> = vec![
        ("value-of-wrong-shape", json!({"value": 1})),
        ("cell-has-error", text("#REF!")),
    ];
    match spec.ty {
        Type::Text(max) | Type::LongText(max) | Type::Number(max) => {
            let normalised = match spec.ty {
                Type::Number(_) => "code-normalised",
                _ => "text-normalised",
            };
            traps.push(("text-too-long", text(&"九".repeat(usize::from(max) + 1))));
            traps.push(("text-control-characters", text("海\u{7}安")));
            traps.push((normalised, text(&format!("  {{{}}}", spec.key))));
        }
        Type::Uscc => {
            for (rule, code) in CODES {
                traps.push((rule, text(code)));
            }
        }
        Type::Code(_) | Type::Codes(_) | Type::YesNo | Type::Currency => {
            traps.push(("code-unknown", text("查无此项")))
        }
        Type::Seq(Type::Code(_)) => traps.push(("code-unknown", text("查无此项"))),
        Type::Date | Type::EndDate => {
            traps.push(("date-malformed", text("十二月中旬")));
            traps.push(("date-impossible", text("2026-02-30")));
            traps.push(("date-two-digit-year", text("26-02-11")));
        }
        Type::Procedure => {
            traps.push(("date-malformed", text("已完成")));
            traps.push(("date-impossible", text("2026-02-30 海示纪〔2026〕1号")));
            traps.push(("code-unknown", text("not_applicable:because")));
        }
        Type::Period => traps.push(("period-malformed", text("2026-13"))),
        Type::Money => {
            traps.push(("money-malformed", text("12O000元")));
            traps.push(("money-malformed", text("1.28E+6")));
            traps.push(("money-too-precise", text("1280.001")));
            traps.push(("money-negative", text("-1.00")));
            traps.push(("money-words-disagree", text("1280000元（壹佰贰拾元整）")));
        }
        Type::Seq(_) if spec.key == "party_b_id" => {
            for (rule, code) in CODES {
                traps.push((rule, text(code)));
            }
        }
        Type::Seq(_) => traps.push(("text-too-long", text(&"九".repeat(201)))),
        Type::Percent => {
            traps.push(("IDN:number-malformed", text("千分之五")));
            traps.push(("number-out-of-range", text("36.0001")));
        }
        Type::Days => traps.push(("IDN:number-malformed", text("一个月"))),
    }
    if matches!(spec.ty, Type::Uscc | Type::Number(_) | Type::Text(..=100)) {
        traps.push(("number-precision-lost", text("1.13206852E+17")));
        traps.push(("number-precision-lost", Value::from(320_685_202_412_020_000_u64)));
    }
    traps
        .into_iter()
        .map(|(rule, value)| planted(rule, kind, spec.key, value))
        .collect()
}

/// What no credit code is, by the one rule that speaks: placeholder, personal number, legacy number, length, alphabet,
/// check digit, in this order (page 8).
const CODES: [(&str, &str); 10] = [
    ("uscc-is-placeholder", "00000000000000000X"),
    ("uscc-is-personal-number", "320685199003070007"),
    ("uscc-is-legacy-number", "320685000012345"),
    ("uscc-is-legacy-number", "3206850000123"),
    ("uscc-is-legacy-number", "MB0A10013"),
    ("uscc-length", "11320685MB0A1001C"),
    ("uscc-length", "11320685MB0A10013CC"),
    ("uscc-alphabet", "11320685MB0A1001IC"),
    ("uscc-check-digit", "11320685MB0A10013D"),
    ("uscc-check-digit", "11320685MB00002111"),
];

/// Numbers of units, firms and persons that are well formed, and yet something is to be said.
fn identifiers() -> Vec<Fault> {
    let unrelated = [
        (Commitment, "acceptor_uscc"),
        (Commitment, "determined_by_uscc"),
        (Dishonesty, "authority_uscc"),
    ];
    let mut all = Vec::new();
    for (kind, field) in unrelated {
        all.push(planted(
            "uscc-unknown-category",
            kind,
            field,
            super::code("22320685MB", "000018").into(),
        ));
        all.push(planted(
            "uscc-organisation-code",
            kind,
            field,
            wrong_inside().into(),
        ));
        all.push(planted(
            "uscc-unknown-division",
            kind,
            field,
            super::code("11999999MB", "000018").into(),
        ));
        all.push(planted(
            "code-normalised",
            kind,
            field,
            "11320685mb0a10013c".into(),
        ));
        all.push(planted(
            "code-normalised",
            kind,
            field,
            "１１３２０６８５MB0A10013C".into(),
        ));
    }
    // Also the number of somebody born in 1951 (of no known division, as a credit code).
    all.push(fault(
        "uscc-also-valid-personal-number",
        Contract,
        r#"{"party_b_id_kind":"uscc","party_b_kind":"legal_person"}"#,
        r#"{"party_b_id":"130102195107210009"}"#,
        &[
            ("uscc-also-valid-personal-number", "/party_b_id"),
            ("uscc-unknown-division", "/party_b_id"),
        ],
    ));
    let person = |kind: &str| format!(r#"{{"party_b_id_kind":"{kind}"}}"#);
    let numbers: &[(&'static str, &str, &str)] = &[
        ("citizen-id-length", "citizen_id", "32068519900307000"),
        ("citizen-id-check-digit", "citizen_id", "320685199003070008"),
        ("citizen-id-birth-date", "citizen_id", "320685199013070019"),
        ("document-number-format", "hk_macao_permit", "K12345678"),
        ("document-number-format", "hk_macao_permit", "H1234567"),
        ("document-number-format", "taiwan_permit", "1234567"),
        ("document-number-format", "residence_permit", "81000019900101001"),
        ("document-number-format", "legacy_registration", "12345"),
    ];
    for (rule, kind, number) in numbers {
        let change = format!(r#"{{"party_b_id":"{number}"}}"#);
        all.push(one(rule, Contract, &person(kind), &change, "/party_b_id").what(*kind));
    }
    let nowhere = crate::corpus::citizen(
        "999999",
        zhengwu_credit::value::Date::from_ymd_opt(1990, 3, 7).unwrap_or_default(),
    );
    let change = format!(r#"{{"party_b_id":"{nowhere}"}}"#);
    all.push(one(
        "citizen-id-unknown-division",
        Contract,
        &person("citizen_id"),
        &change,
        "/party_b_id",
    ));
    all.push(one(
        "leading-zeros-lost",
        Contract,
        &person("legacy_registration"),
        r#"{"party_b_id":12345671}"#,
        "/party_b_id",
    ));
    all
}

/// A code whose own check character is right and that of the organisation code inside is wrong.
fn wrong_inside() -> String {
    let first = "11320685MB0000002";
    let check = zhengwu_credit::value::Uscc::compute_check(first).unwrap_or_default();
    format!("{first}{check}")
}

/// Amounts that are told apart from their units and wordings, dates with a time, terms in words.
fn amounts() -> Vec<Fault> {
    let priced = r#"{"amount_basis":"fixed","amends_contract_no":null}"#;
    vec![
        one(
            "money-unit-conflict",
            Contract,
            priced,
            r#"{"amount":null,"合同金额（元）":"128万元"}"#,
            "/amount",
        ),
        one(
            "money-unit-conflict",
            Contract,
            priced,
            r#"{"amount":null,"合同金额（万元）":"1280000元"}"#,
            "/amount",
        ),
        one(
            "money-words-disagree",
            Contract,
            priced,
            r#"{"amount_text":"人民币壹仟贰佰捌拾元零伍角整"}"#,
            "/amount",
        ),
        one(
            "amount-kept-as-text",
            Contract,
            r#"{"amount_basis":"unit_price"}"#,
            r#"{"amount":"35元/吨"}"#,
            "/amount",
        ),
        one(
            "time-dropped",
            Contract,
            "{}",
            r#"{"signed_on":"{signed_on} 00:00:00"}"#,
            "/signed_on",
        ),
        one(
            "time-dropped",
            Performance,
            "{}",
            r#"{"status_on":"{status_on} 08:30"}"#,
            "/status_on",
        ),
        one(
            "term-read-as-dates",
            Contract,
            r#"{"ends_on":"长期"}"#,
            r#"{"ends_on":null,"term_text":"长期"}"#,
            "/term_text",
        ),
        one(
            "text-has-broken-character",
            Contract,
            r#"{"subject_matter":"*"}"#,
            r#"{"subject_matter":"办公\uFFFD备"}"#,
            "/subject_matter",
        ),
    ]
}
