//! Faults planted one at a time: in every field of correct records, one malformed value or one removal, and exactly
//! the one finding that the catalogue promises. What cascades would show here.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use zhengwu_credit::code::Lang;
use zhengwu_credit::field::{FieldSpec, Kind, Need, Type};
use zhengwu_credit::finding::{Finding, Phase};
use zhengwu_credit::model::ContractFacts;
use zhengwu_credit::profile::Profile;
use zhengwu_credit::record::{Record, Tri, read_object};
use zhengwu_credit::requirement::{Context, ContractLookup};
use zhengwu_credit::rules::{CATALOGUE, CORRECT_AS_OF, Judge, examples, find};
use zhengwu_credit::value::Date;

/// A correct record into which faults are planted.
struct Bed {
    name: &'static str,
    kind: Kind,
    change: &'static str,
    contract: Option<&'static str>,
}

const fn bed(name: &'static str, kind: Kind, change: &'static str) -> Bed {
    Bed {
        name,
        kind,
        change,
        contract: None,
    }
}

/// A statement beside the correct contract.
const fn statement(name: &'static str, change: &'static str) -> Bed {
    Bed {
        name,
        kind: Kind::Performance,
        change,
        contract: Some("{}"),
    }
}

const PERFORMED: &str = r#"{"performance_status":"performed","performed_amount":"1280000.00","due_amount":"1280000.00","paid_amount":"1280000.00","delivered_on":"2024-12-20","accepted_on":"2024-12-28","performed_on":"2024-12-28","written_off_on":"2024-12-31","evidence":"验收单3号","remarks":"无"}"#;
const PARTIAL: &str = r#"{"performance_status":"partially_performed","reason":"funds_not_in_place","reason_note":"资金计划推迟","responsible_side":"government","follow_up":"重新安排资金","next_follow_up_on":"2025-01-20"}"#;
const NOT_PERFORMED: &str = r#"{"performance_status":"not_performed","performed_amount":"0.00","paid_amount":"0.00","reason":"counterparty_delay","reason_note":"到货推迟","responsible_side":"counterparty","follow_up":"已发催告函","next_follow_up_on":"2025-01-20"}"#;
const SUSPENDED: &str = r#"{"performance_status":"suspended","change_ground":"public_interest","authority_doc":"海示一发〔2024〕20号","procedure_doc":"海示一纪〔2024〕31号","loss_stated":"56000.00","compensation_decided":"50000.00","compensation_paid":"20000.00"}"#;
const TERMINATED: &str = r#"{"performance_status":"terminated","change_ground":"mutual_consent","ground_proof":"解除协议","written_off_on":"2024-12-31"}"#;
const NOT_STARTED: &str = r#"{"performance_status":"not_started","performed_amount":"0.00","due_amount":"0.00","paid_amount":"0.00"}"#;

const KEPT: &str = r#"{"fulfilment_status":"full","determined_on":"2025-01-05","determined_by":"海安市示例办","determined_by_uscc":"11320685MB0A10013C","evidence":"验收单3号","beneficiary":"沿线居民","commitment_type":"voluntary"}"#;
const UNKEPT: &str = r#"{"fulfilment_status":"none","unfulfilled_content":"全部内容","accountability":"对责任科室通报批评","determined_on":"2025-01-06","determined_by":"海安市示例办","reason":"funds_not_in_place","reason_note":"资金计划推迟","responsible_side":"government","follow_up":"重新安排资金","next_follow_up_on":"2025-02-10"}"#;
const OFFICIAL: &str = r#"{"category":"duty","promisor_kind":"official","promisor_name":"某某某","promisor_code":"320685199003070007","unit_name":"海安市示例一局","unit_uscc":"11320685MB0A10013C","post":"副局长","due_on":"长期","disclosure":"limited"}"#;
const POLICY: &str = r#"{"category":"policy_benefit","source":"policy","fields":"talent;livelihood","public_participation":"2024-11-26","expert_argument":"not_applicable:statutory_exemption","risk_assessment":"2024-11-27 海示一评〔2024〕2号","legality_review":"2024-11-28","collective_decision":"2024-11-29 海示一纪〔2024〕12号"}"#;
const OF_CONTRACT: &str = r#"{"category":"contract_performance","source":"contract","contract_no":"HA-2024/017","acceptor_name":"海安市示例办","acceptor_uscc":"11320685MB0A10013C"}"#;

const EVERY_FIELD: &str = r#"{"paper_role":"party_a","co_party_a":"海安市示例二局","party_a_is_large":false,"settled_amount":"1270000.00","settled_on":"2025-01-05","currency":"CNY","professional":true,"legal_consultation":"2024-12-05 海示司函〔2024〕6号","commitment_no":"32068520241202000001","remarks":"无","term_text":"六个月"}"#;
const CONSORTIUM: &str = r#"{"party_b_name":"海安示例设备有限公司;海安示例安装有限公司","party_b_kind":"legal_person;legal_person","party_b_id_kind":"uscc;uscc","party_b_id":"91320685MA1A30012L;91320685MA1A30039C"}"#;
const PERSON: &str = r#"{"party_b_name":"某某某","party_b_kind":"natural_person","party_b_id_kind":"citizen_id","party_b_id":"320685199003070007"}"#;
const TRAVELLER: &str = r#"{"party_b_name":"某某某","party_b_kind":"natural_person","party_b_id_kind":"hk_macao_permit","party_b_id":"H12345678"}"#;
const NO_NUMBER: &str = r#"{"party_b_name":"示例村民小组","party_b_kind":"unincorporated","party_b_id_kind":"none","party_b_id":null,"remarks":"没有登记，无代码"}"#;
const UNIT_PRICE: &str = r#"{"amount_basis":"unit_price","amount":null}"#;
const ESTIMATE: &str = r#"{"amount_basis":"estimate","amount_text":"约128万元，按实结算"}"#;
const PLAIN: &str = r#"{"contract_kind":"02","fields":"livelihood","regime":"none","procurement_method":null,"payment_direction":"government_receives","ends_on":"长期","public_participation":null,"expert_argument":null,"risk_assessment":null,"legality_review":null,"collective_decision":null,"award_notice_on":null,"published_on":null,"filed_on":null}"#;
const WORDED: &str = r#"{"ends_on":null,"term_text":"自验收合格之日起质保三年"}"#;

const OF_OFFICIAL: &str = r#"{"subject_kind":"official","subject_name":"某某某","post":"副局长","source":"accountability","contract_no":"HA-2024/017"}"#;
const REPAIRED: &str =
    r#"{"repair_applied_on":"2025-01-03","repaired_on":"2025-01-08","repair_doc":"海信修〔2025〕1号"}"#;
const OBJECTED: &str = r#"{"objected_on":"2024-12-27","objection_result":"经核查，异议不成立","authority_uscc":"11320685MB0A10013C"}"#;
const WITHDRAWN: &str = r#"{"objected_on":"2024-12-12","objection_result":"异议成立","withdrawn_on":"2025-01-06","withdrawn_doc":"（2024）苏06行终3号"}"#;
const UNDER_ORDER_36: &str = r#"{"decided_on":"2026-04-01","published_on":"2026-04-08","publication_ends_on":"2027-04-01","repaired_on":"2026-10-01"}"#;

const BEDS: &[Bed] = &[
    bed("a contract", Kind::Contract, "{}"),
    bed("with every field", Kind::Contract, EVERY_FIELD),
    bed("with a consortium", Kind::Contract, CONSORTIUM),
    bed("with a person", Kind::Contract, PERSON),
    bed("with a traveller", Kind::Contract, TRAVELLER),
    bed("with nobody's number", Kind::Contract, NO_NUMBER),
    bed("by unit price", Kind::Contract, UNIT_PRICE),
    bed("by estimate", Kind::Contract, ESTIMATE),
    bed("a lease", Kind::Contract, PLAIN),
    bed("a term in words", Kind::Contract, WORDED),
    statement("performing", "{}"),
    bed("performing, its contract elsewhere", Kind::Performance, "{}"),
    statement("performed", PERFORMED),
    statement("partially performed", PARTIAL),
    statement("not performed", NOT_PERFORMED),
    statement("suspended", SUSPENDED),
    statement("terminated", TERMINATED),
    statement("not started", NOT_STARTED),
    bed("promised", Kind::Commitment, "{}"),
    bed("kept", Kind::Commitment, KEPT),
    bed("not kept", Kind::Commitment, UNKEPT),
    bed("promised by an official", Kind::Commitment, OFFICIAL),
    bed("a policy promise", Kind::Commitment, POLICY),
    bed("a contract promised", Kind::Commitment, OF_CONTRACT),
    bed("dishonesty", Kind::Dishonesty, "{}"),
    bed("an official's dishonesty", Kind::Dishonesty, OF_OFFICIAL),
    bed("repaired", Kind::Dishonesty, REPAIRED),
    bed("objected to", Kind::Dishonesty, OBJECTED),
    bed("withdrawn", Kind::Dishonesty, WITHDRAWN),
    bed("under Order 36", Kind::Dishonesty, UNDER_ORDER_36),
];

impl Bed {
    fn object(&self) -> Map<String, Value> {
        serde_json::from_str(&examples::changed(self.kind, self.change)).unwrap()
    }

    /// Asks something of the record as it is read.
    fn with_record<T>(
        &self,
        object: &Map<String, Value>,
        ask: impl FnOnce(&Record<'_>, &Context<'_>) -> T,
    ) -> T {
        let as_of: Option<Date> = CORRECT_AS_OF.parse().ok();
        let profile = Profile::haian();
        let mut context = Context::alone(&profile, as_of);
        if let Some(change) = self.contract {
            let text = examples::changed(Kind::Contract, change);
            let mut contract = Record::new(Kind::Contract);
            read_object(&text, &mut contract).unwrap();
            contract.finish(as_of);
            context.contract = ContractLookup::Found(ContractFacts::of(&contract));
        }
        let text = serde_json::to_string(object).unwrap();
        let mut record = Record::new(self.kind);
        read_object(&text, &mut record).unwrap();
        record.finish(as_of);
        ask(&record, &context)
    }

    fn findings(&self, object: &Map<String, Value>) -> Vec<Finding> {
        self.findings_at(Phase::Accept, object)
    }

    fn findings_at(&self, phase: Phase, object: &Map<String, Value>) -> Vec<Finding> {
        self.with_record(object, |record, context| {
            let mut found = Vec::new();
            Judge::new(self.kind, phase, CATALOGUE).judge(record, context, &mut found);
            found
                .iter()
                .map(|one| one.render(record, None, Lang::Zh))
                .collect()
        })
    }

    /// The name of the finding that the catalogue promises where this field is missing.
    fn missing(&self, object: &Map<String, Value>, spec: &FieldSpec) -> Option<&'static str> {
        let owed = match spec.need {
            Need::Required => true,
            Need::Optional => false,
            Need::When(cond) | Need::Owed(cond) => self.with_record(object, |record, context| {
                record.holds(cond, context.contract_has_amount()) == Tri::Yes
            }),
        };
        owed.then(|| spec.missing_rule.unwrap_or("field-missing"))
    }
}

/// Values that cannot be read, and the rule that says so.
fn malformed(spec: &FieldSpec, who: &str) -> Vec<(Value, &'static str)> {
    let text = |text: &str| Value::from(text);
    let ty = spec.ty;
    let mut faults = match ty {
        Type::Text(max) | Type::LongText(max) | Type::Number(max) => vec![
            (text(&"9".repeat(usize::from(max) + 1)), "text-too-long"),
            (text("海\u{7}安"), "text-control-characters"),
        ],
        Type::Uscc => vec![
            (text("11320685MB0A10013D"), "uscc-check-digit"),
            (text("11320685MB0A1001C"), "uscc-length"),
            (text("11320685MB0A1001IC"), "uscc-alphabet"),
            (text("00000000000000000X"), "uscc-is-placeholder"),
            (text("320685199003070007"), "uscc-is-personal-number"),
            (text("320685000012345"), "uscc-is-legacy-number"),
        ],
        Type::Code(_) | Type::Codes(_) => vec![(text("查无此项"), "code-unknown")],
        Type::Date | Type::EndDate => vec![
            (text("十二月中旬"), "date-malformed"),
            (text("2024-02-30"), "date-impossible"),
            (text("24-12-11"), "date-two-digit-year"),
        ],
        Type::Procedure => vec![
            (text("已完成"), "date-malformed"),
            (text("2024-02-30 海示一纪〔2024〕1号"), "date-impossible"),
            (text("not_applicable:because"), "code-unknown"),
        ],
        Type::Period => vec![(text("2024-13"), "period-malformed")],
        Type::Money => vec![
            (text("约一百万"), "money-malformed"),
            (text("1.28E+6"), "money-malformed"),
            (text("1280.001"), "money-too-precise"),
            (text("-1.00"), "money-negative"),
        ],
        Type::Seq(Type::Code(_)) | Type::YesNo | Type::Currency => vec![(text("查无此项"), "code-unknown")],
        Type::Seq(_) if spec.key == "party_b_name" => vec![(text(&"九".repeat(201)), "text-too-long")],
        Type::Seq(_) => counterparty_numbers(who),
        Type::Percent => vec![
            (text("千分之五"), "number-malformed"),
            (text("36.0001"), "number-out-of-range"),
        ],
        Type::Days => vec![
            (text("一个月"), "number-malformed"),
            (text("-1"), "number-malformed"),
        ],
    };
    if matches!(ty, Type::Uscc | Type::Number(_) | Type::Text(..=100)) {
        faults.push((text("1.13206852E+17"), "number-precision-lost"));
        faults.push((Value::from(320_685_202_412_020_000_u64), "number-precision-lost"));
    }
    if spec.key == "promisor_code" {
        faults.extend(promisor_codes(who == "promised by an official"));
    }
    faults.push((serde_json::json!({"value": 1}), "value-of-wrong-shape"));
    assert!(faults.len() > 1, "nothing to plant in {}", spec.key);
    faults
}

/// Numbers that the counterparty's document does not have.
fn counterparty_numbers(who: &str) -> Vec<(Value, &'static str)> {
    let numbers: &[(&str, &str)] = match who {
        "with a person" => &[
            ("32068519900307000", "citizen-id-length"),
            ("320685199003070008", "citizen-id-check-digit"),
        ],
        "with a traveller" => &[
            ("K12345678", "document-number-format"),
            ("H1234567", "document-number-format"),
        ],
        "with a consortium" => &[("91320685MA1A30012L;91320685MA1A30038C", "uscc-check-digit")],
        "with nobody's number" => &[("1".repeat(51).leak(), "text-too-long")],
        _ => &[
            ("91320685MA1A30013L", "uscc-check-digit"),
            ("91320685MA1A3001L", "uscc-length"),
            ("320685199003070007", "uscc-is-personal-number"),
            ("00000000000000000X", "uscc-is-placeholder"),
            ("9.1320685E+17", "number-precision-lost"),
        ],
    };
    numbers
        .iter()
        .map(|(number, name)| (Value::from(*number), *name))
        .collect()
}

/// Codes that the promisor's kind does not have.
fn promisor_codes(is_official: bool) -> Vec<(Value, &'static str)> {
    let codes: &[(&str, &str)] = if is_official {
        &[
            ("32068519900307001", "citizen-id-length"),
            ("320685199003070014", "citizen-id-check-digit"),
            ("320685199013070019", "citizen-id-birth-date"),
        ]
    } else {
        &[
            ("11320685MB0A1001C", "uscc-length"),
            ("11320685MB0A10013D", "uscc-check-digit"),
            ("320685199003070007", "uscc-is-personal-number"),
        ]
    };
    codes
        .iter()
        .map(|(code, name)| (Value::from(*code), *name))
        .collect()
}

fn names(findings: &[Finding]) -> Vec<(String, String)> {
    let name = |one: &Finding| {
        find(&one.code)
            .first()
            .map_or_else(String::new, |rule| rule.name.to_owned())
    };
    findings.iter().map(|one| (name(one), one.path.clone())).collect()
}

fn expect(
    bed: &Bed,
    what: &str,
    findings: &[Finding],
    expected: &[(&str, &str)],
    problems: &mut Vec<String>,
) {
    let found = names(findings);
    let expected: Vec<(String, String)> = expected
        .iter()
        .map(|(name, key)| ((*name).to_owned(), format!("/{key}")))
        .collect();
    if found != expected {
        problems.push(format!(
            "{}: {what}: found {found:?}, expected {expected:?}",
            bed.name
        ));
    }
    for one in findings {
        if one.message.contains(['{', '}']) || one.help.contains(['{', '}']) || one.message.contains("“”")
        {
            problems.push(format!("{}: {what}: unfilled: {}", bed.name, one.message));
        }
    }
}

#[test]
fn the_beds_are_correct() {
    let mut problems = Vec::new();
    for bed in BEDS {
        expect(bed, "as it is", &bed.findings(&bed.object()), &[], &mut problems);
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn every_field_is_somewhere_filled_in() {
    for kind in Kind::REPORTED {
        let filled: BTreeSet<String> = BEDS
            .iter()
            .filter(|bed| bed.kind == kind)
            .flat_map(|bed| bed.object().into_iter().map(|(key, _)| key))
            .collect();
        let empty: Vec<&str> = kind
            .spec()
            .fields
            .iter()
            .map(|spec| spec.key)
            .filter(|key| !filled.contains(*key))
            .collect();
        let never: &[&str] = match kind {
            Kind::Commitment => &["remarks"],
            Kind::Dishonesty => &["commitment_no"],
            Kind::Contract => &["amends_contract_no"],
            _ => &[],
        };
        assert_eq!(empty, never, "{kind:?}");
    }
}

#[test]
fn one_malformed_value_is_one_finding() {
    let mut problems = Vec::new();
    for bed in BEDS {
        for (_, spec) in bed.kind.spec().places() {
            for (value, name) in malformed(spec, bed.name) {
                let mut object = bed.object();
                let what = format!("{} = {}", spec.key, short(&value));
                object.insert(spec.key.to_owned(), value);
                expect(
                    bed,
                    &what,
                    &bed.findings(&object),
                    &[(name, spec.key)],
                    &mut problems,
                );
            }
        }
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

fn short(value: &Value) -> String {
    value.to_string().chars().take(40).collect()
}

#[test]
fn one_removal_is_one_finding_where_the_field_is_owed() {
    let mut problems = Vec::new();
    for bed in BEDS {
        let whole = bed.object();
        for (_, spec) in bed.kind.spec().places() {
            if !whole.contains_key(spec.key) {
                continue;
            }
            let expected = match (bed.name, spec.key) {
                // Either of the two is enough, and the date is asked for.
                (_, "term_text") if !whole.contains_key("ends_on") => {
                    Some(("term-neither-dated-nor-written", "ends_on"))
                }
                ("with nobody's number", "remarks") => Some(("other-without-explanation", "remarks")),
                _ => bed.missing(&whole, spec).map(|name| (name, spec.key)),
            };
            for empty in [Value::Null, Value::from(" ")] {
                let mut object = whole.clone();
                object.insert(spec.key.to_owned(), empty);
                let what = format!("without {}", spec.key);
                expect(
                    bed,
                    &what,
                    &bed.findings(&object),
                    expected.as_slice(),
                    &mut problems,
                );
            }
        }
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

/// Removals that are found though the field is optional: what was due is no longer said.
#[test]
fn what_was_due_is_missed() {
    let due = r#"{"due_on":"2025-01-09","fulfilment_status":"full","determined_on":"2025-01-10","determined_by":"海安市示例办","evidence":"验收单3号"}"#;
    let objected = r#"{"objected_on":"2024-12-25","objection_result":"经核查，异议不成立"}"#;
    let cases = [
        (
            bed("kept when due", Kind::Commitment, due),
            "fulfilment_status",
            "due-without-determination",
        ),
        (
            bed("answered when due", Kind::Dishonesty, objected),
            "objection_result",
            "objection-unanswered",
        ),
    ];
    let mut problems = Vec::new();
    for (bed, key, name) in cases {
        let mut object = bed.object();
        expect(&bed, "as it is", &bed.findings(&object), &[], &mut problems);
        object.remove(key);
        expect(&bed, key, &bed.findings(&object), &[(name, key)], &mut problems);
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn nothing_is_called_missing_in_a_draft() {
    let mut problems = Vec::new();
    for bed in BEDS {
        let whole = bed.object();
        for key in whole.keys() {
            let mut object = whole.clone();
            object.remove(key);
            expect(
                bed,
                key,
                &bed.findings_at(Phase::Draft, &object),
                &[],
                &mut problems,
            );
        }
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn without_a_day_or_a_contract_nobody_can_tell() {
    let profile = Profile::haian();
    let context = Context::alone(&profile, None);
    let cases = [
        (
            bed("performed", Kind::Performance, PERFORMED),
            &["PRF301", "PRF302", "PRF401", "PRF402", "PRF403", "PRF404"][..],
        ),
        (bed("promised", Kind::Commitment, "{}"), &["CMT301", "CMT302"]),
        (
            bed("objected to", Kind::Dishonesty, r#"{"objected_on":"2024-12-25"}"#),
            &["DIS301"],
        ),
    ];
    for (bed, codes) in cases {
        let text = examples::changed(bed.kind, bed.change);
        let mut record = Record::new(bed.kind);
        read_object(&text, &mut record).unwrap();
        record.finish(None);
        let mut judge = Judge::new(bed.kind, Phase::Accept, CATALOGUE);
        judge.judge(&record, &context, &mut Vec::new());
        for (rule, _, outcomes) in judge.outcomes().filter(|(rule, ..)| codes.contains(&rule.code)) {
            assert_eq!(outcomes.cannot_tell, 1, "{}: {outcomes:?}", rule.code);
        }
    }
}
