//! Correct promises of every category (政务承诺).

use serde_json::json;
use zhengwu_credit::field::Kind;
use zhengwu_credit::value::Date;

use super::course::REASONS;
use super::draw::{Draw, plus};
use super::{Object, Row, Unit, citizen, month, object};

/// A category, and the sources from which its promises come.
const CATEGORIES: [(&str, &[&str]); 5] = [
    (
        "key_task",
        &["annual_report", "work_plan", "livelihood", "social_governance"],
    ),
    (
        "policy_benefit",
        &["policy", "investment_promotion", "talent", "innovation"],
    ),
    ("contract_performance", &["contract"]),
    ("government_service", &["service", "other"]),
    ("duty", &["work_plan", "service"]),
];

const FIELDS: [&str; 7] = [
    "government_investment;other",
    "livelihood",
    "talent;livelihood",
    "investment_promotion",
    "social_governance",
    "government_procurement",
    "tendering",
];

/// A promise beside a contract; the one and the other may name each other.
pub(super) fn promise(draw: &mut Draw, number: usize, unit: &Unit, signed: &Row) -> Row {
    let at = signed.month;
    let (category, sources) = CATEGORIES
        .get(number % CATEGORIES.len())
        .copied()
        .unwrap_or_default();
    let made_on = draw.day(month(at).first_day(), plus(month(at).first_day(), 20));
    let fields = draw.one_of(&FIELDS);
    let due_on = match category {
        "government_service" | "duty" if draw.once_in(2) => "长期".to_owned(),
        _ => draw
            .day(
                Date::from_ymd_opt(2026, 8, 1).unwrap_or_default(),
                Date::from_ymd_opt(2028, 12, 31).unwrap_or_default(),
            )
            .to_string(),
    };
    let mut record = object(json!({
        "commitment_no": format!("320685{}{:06}", made_on.format("%Y%m%d"), number % 1_000_000),
        "category": category,
        "promisor_kind": "institution",
        "promisor_name": unit.name,
        "promisor_code": unit.uscc,
        "source": draw.one_of(sources),
        "fields": fields,
        "subject": format!("示例承诺事项第{number}号"),
        "content": "按期完成所列事项，并向社会公开进展",
        "liability": "未按期完成的，向社会说明原因并追究责任",
        "authority_doc": "海示发〔2026〕8号",
        "made_on": made_on.to_string(),
        "due_on": due_on,
        "disclosure": draw.one_of(&["public", "limited", "closed"]),
    }));
    if category == "duty" && draw.once_in(2) {
        official(draw, unit, &mut record);
    }
    if category == "contract_performance" {
        put(&mut record, "contract_no", signed.text("contract_no"));
    }
    if category == "policy_benefit" && owes_procedures(fields) {
        procedures(draw, made_on, &mut record);
    }
    if draw.once_in(3) {
        put(&mut record, "beneficiary", "沿线居民");
        put(&mut record, "acceptor_name", "海安市示例办");
        put(&mut record, "acceptor_uscc", &super::uscc("11", "MB", 999_001));
    }
    if draw.once_in(4) {
        let types = [
            "approval_substitution",
            "tolerance",
            "certification",
            "credit_repair",
            "self_discipline",
            "other",
            "voluntary",
        ];
        put(&mut record, "commitment_type", draw.one_of(&types));
    }
    if draw.once_in(6) {
        put(&mut record, "remarks", "经办人已核对原件");
    }
    determination(draw, at, &mut record);
    Row {
        kind: Kind::Commitment,
        month: at,
        record,
    }
}

/// Whether promises of policy in these fields pass the five procedures (4.3).
fn owes_procedures(fields: &str) -> bool {
    let named = [
        "investment_promotion",
        "government_procurement",
        "tendering",
        "talent",
    ];
    fields.split(';').any(|one| named.contains(&one))
}

fn official(draw: &mut Draw, unit: &Unit, record: &mut Object) {
    put(record, "promisor_kind", "official");
    put(record, "promisor_name", "示某某");
    put(record, "unit_name", &unit.name);
    put(record, "unit_uscc", &unit.uscc);
    put(record, "post", "副局长");
    put(record, "disclosure", "limited");
    record.remove("promisor_code");
    if draw.once_in(2) {
        let born = Date::from_ymd_opt(1980, 1, 1).unwrap_or_default();
        let code = citizen("320685", plus(born, draw.below(5_000) as i64));
        put(record, "promisor_code", &code);
    }
}

fn procedures(draw: &mut Draw, made_on: Date, record: &mut Object) {
    for (field, days) in [
        ("public_participation", 20),
        ("expert_argument", 18),
        ("risk_assessment", 15),
        ("legality_review", 10),
    ] {
        let day = plus(made_on, -days);
        let value = match draw.below(5) {
            0 => "not_applicable:statutory_exemption".to_owned(),
            1 => "not_applicable:emergency".to_owned(),
            2 => day.to_string(),
            _ => format!("{day} 海示论〔2026〕3号"),
        };
        put(record, field, &value);
    }
    put(
        record,
        "collective_decision",
        &format!("{} 海示纪〔2026〕12号", plus(made_on, -2)),
    );
}

/// Most promises are still open; some are determined in the month of the report.
fn determination(draw: &mut Draw, at: usize, record: &mut Object) {
    let last = month(at).last_day();
    let status = draw.one_of(&["", "", "", "full", "partial", "none"]);
    if status.is_empty() {
        return;
    }
    put(record, "fulfilment_status", status);
    put(record, "determined_on", &last.to_string());
    put(record, "determined_by", "海安市示例办");
    put(record, "determined_by_uscc", &super::uscc("11", "MB", 999_001));
    if status == "full" {
        return put(record, "evidence", "验收单3号");
    }
    put(record, "unfulfilled_content", "其中第三项尚未完成");
    put(record, "accountability", "对责任科室通报批评");
    put(record, "reason", draw.one_of(&REASONS));
    put(record, "reason_note", "资金计划推迟");
    put(
        record,
        "responsible_side",
        draw.one_of(&["government", "counterparty", "neither"]),
    );
    put(record, "follow_up", "重新安排资金");
    // Nothing more is told of it: the next day is after the last one of the corpus.
    put(record, "next_follow_up_on", "2026-06-20");
}

fn put(record: &mut Object, field: &str, text: &str) {
    record.insert(field.to_owned(), text.into());
}
