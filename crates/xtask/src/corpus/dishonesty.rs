//! Correct dishonesty records of every source and severity (政务失信记录).

use serde_json::json;
use zhengwu_credit::field::Kind;
use zhengwu_credit::value::Date;

use super::draw::{Draw, plus};
use super::{Row, Unit, month, object};

/// With one contract in three. Records of before and under NDRC Order 36 (from 2026-04-01).
pub(super) fn dishonesty(
    draw: &mut Draw,
    number: usize,
    unit: &Unit,
    (signed, promise): (&Row, &Row),
) -> Option<Row> {
    if !number.is_multiple_of(3) {
        return None;
    }
    let at = signed.month;
    let order_36 = Date::from_ymd_opt(2026, 4, 1).unwrap_or_default();
    let decided_on = plus(month(at).first_day(), draw.below(15) as i64);
    let severity = draw.one_of(&["", "minor", "general", "serious"]);
    let mut record = object(json!({
        "subject_kind": "institution",
        "subject_name": unit.name,
        "unit_name": unit.name,
        "unit_uscc": unit.uscc,
        "source": draw.one_of(&["court_judgment", "administrative_penalty", "accountability"]),
        "document_no": format!("（2026）苏0685行初{number}号"),
        "serial": "1",
        "authority_name": "示例市人民法院",
        "decided_on": decided_on.to_string(),
        "facts": "未按合同约定支付价款，经认定违约",
    }));
    let mut put = |field: &str, text: &str| record.insert(field.to_owned(), text.into());
    if !severity.is_empty() {
        put("severity", severity);
    }
    // What is minor is not made public under the order; what is, for a time within its bounds.
    if severity != "minor" || decided_on < order_36 {
        let months = match severity {
            "minor" => 85,
            "serious" => 700,
            _ => 300,
        };
        let ends_on = plus(decided_on, months);
        put("published_on", &plus(decided_on, 5).to_string());
        put("publication_ends_on", &ends_on.to_string());
        // A short one is over before the corpus ends.
        if severity == "minor" {
            put("withdrawn_on", &plus(decided_on, 9).to_string());
            put("withdrawn_doc", "（2026）苏06行终3号");
        }
    }
    // Before the order a repair had no shortest period.
    if severity == "general" && decided_on < order_36 && draw.once_in(2) {
        put("repair_applied_on", &plus(decided_on, 6).to_string());
        put("repaired_on", &plus(decided_on, 9).to_string());
        put("repair_doc", "海信修〔2026〕1号");
    }
    if draw.once_in(2) {
        put("objected_on", &plus(decided_on, 3).to_string());
        put("objection_result", "经核查，异议不成立");
    }
    if draw.once_in(3) {
        put("subject_kind", "official");
        put("subject_name", "示某某");
        put("post", "副局长");
    }
    if draw.once_in(3) {
        put("contract_no", signed.text("contract_no"));
        put("commitment_no", promise.text("commitment_no"));
    }
    if draw.once_in(2) {
        put("authority_uscc", &super::uscc("11", "MB", 999_002));
    }
    Some(Row {
        kind: Kind::Dishonesty,
        month: at,
        record,
    })
}
