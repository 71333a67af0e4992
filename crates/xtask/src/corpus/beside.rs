//! What stands beside the reports (旁证): what was published of a contract, and what the platform answered. All of it is told with
//! the last month.

use serde_json::json;
use zhengwu_credit::field::Kind;
use zhengwu_credit::value::Date;

use super::draw::{Draw, plus};
use super::{MONTHS, Object, Row, Unit, month, object};

fn told(kind: Kind, record: Object) -> Row {
    Row {
        kind,
        month: MONTHS - 1,
        record,
    }
}

/// Notices of a contract, and of a project from which none came.
pub(super) fn published(draw: &mut Draw, number: usize, unit: &Unit, signed: &Row) -> Vec<Row> {
    let signed_on: Date = signed.text("signed_on").parse().unwrap_or_default();
    let mut record = object(json!({
        "notice_type": "contract",
        "contract_name": signed.text("contract_name"),
        "contract_no": signed.text("contract_no"),
        "party_a_name": unit.name,
        "party_b_name": signed.text("party_b_name").replace(';', "、"),
        "signed_on": signed_on.to_string(),
        "published_on": plus(signed_on, 1).to_string(),
        "published_in": format!("https://example.org/notices/{number}"),
    }));
    if let Some(amount) = signed.record.get("amount") {
        record.insert("amount".to_owned(), amount.clone());
    }
    if draw.once_in(2) {
        record.insert("party_a_uscc".to_owned(), unit.uscc.as_str().into());
    }
    if draw.once_in(3) && record.contains_key("amount") {
        // An award has neither the number of the contract nor its day: its name and amount must tell it.
        record.remove("contract_no");
        record.remove("signed_on");
        record.insert("notice_type".to_owned(), "award".into());
        record.insert("project_no".to_owned(), format!("HASL-2026-{number:04}").into());
        record.insert(
            "award_notice_on".to_owned(),
            plus(signed_on, -8).to_string().into(),
        );
    }
    let mut rows = Vec::new();
    if draw.once_in(4) {
        let mut other = record.clone();
        other.insert(
            "notice_type".to_owned(),
            draw.one_of(&["tender", "cancelled"]).into(),
        );
        other.insert("contract_name".to_owned(), "示例未成交项目".into());
        rows.push(told(Kind::Published, other));
    }
    rows.push(told(Kind::Published, record));
    rows
}

/// Receipts of what was sent; what was rejected was sent again and accepted.
pub(super) fn receipts(draw: &mut Draw, number: usize, unit: &Unit, rows: &[Row]) -> Vec<Row> {
    let day = |days: i64| plus(month(MONTHS - 1).first_day(), days).to_string();
    let receipt = |kind: &str, record_no: &str, result: &str, days: i64| {
        object(json!({
            "record_kind": kind,
            "unit_uscc": unit.uscc,
            "record_no": record_no,
            "result": result,
            "received_on": day(days),
        }))
    };
    let of = |kind: Kind| rows.iter().find(|row| row.kind == kind);
    let number_of = |kind: Kind, field: &str| of(kind).map(|row| row.text(field).to_owned());
    let mut records = Vec::new();
    if let Some(contract) = number_of(Kind::Contract, "contract_no") {
        let mut rejected = receipt("contract", &contract, "rejected", 10);
        let reason = draw.one_of(&["format", "duplicate", "name_code_mismatch", "other"]);
        rejected.insert("reason".to_owned(), reason.into());
        if reason == "other" || draw.once_in(2) {
            rejected.insert("reason_note".to_owned(), "平台提示：请核对后重报".into());
        }
        records.push(rejected);
        records.push(receipt("contract", &contract, "accepted", 20));
    }
    if draw.once_in(4) {
        let withdrawn = format!("32068520250101{:06}", number % 1_000_000);
        records.push(receipt("commitment", &withdrawn, "withdrawn", 12));
    }
    if let Some(promise) = number_of(Kind::Commitment, "commitment_no") {
        records.push(receipt("commitment", &promise, "accepted", 12));
    }
    if let Some(document) = number_of(Kind::Dishonesty, "document_no") {
        let mut accepted = receipt("dishonesty", &document, "accepted", 12);
        accepted.insert("serial".to_owned(), "1".into());
        records.push(accepted);
    }
    if let Some(statement) = of(Kind::Performance) {
        let mut accepted = receipt("performance", statement.text("contract_no"), "accepted", 12);
        accepted.insert("period".to_owned(), statement.text("period").into());
        records.push(accepted);
    }
    let row = |record| told(Kind::Receipt, record);
    records.into_iter().map(row).collect()
}
