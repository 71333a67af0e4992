//! How a contract goes on, month by month: statements, payments, a supplement (履约、收付、补充合同).

use serde_json::{Value, json};
use zhengwu_credit::field::Kind;

use super::draw::{Draw, plus};
use super::{MONTHS, Object, Row, contract, month, object, yuan};

/// What goes wrong with a contract, or does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Performing,
    /// Nothing has begun in the first month.
    Waiting,
    /// Performed and written off in the last month.
    Performed,
    Partial,
    NotPerformed,
    /// Short for force majeure or because the counterparty deteriorates; the log has the rights that were asserted.
    AtRisk,
    Suspended,
    /// Terminated and written off in the last month.
    Terminated,
}

/// A contract's way, and the rows that tell of it.
pub(super) struct Course {
    pub(super) way: Way,
    pub(super) rows: Vec<Row>,
}

const WAYS: [Way; 12] = [
    Way::Performing,
    Way::Performing,
    Way::Performing,
    Way::Waiting,
    Way::Performed,
    Way::Performed,
    Way::Partial,
    Way::NotPerformed,
    Way::AtRisk,
    Way::Suspended,
    Way::Suspended,
    Way::Terminated,
];

/// Why less is performed, but for what the log must answer.
pub(super) const REASONS: [&str; 8] = [
    "funds_not_in_place",
    "government_delay",
    "counterparty_delay",
    "site_or_approval_pending",
    "design_change",
    "quality_dispute",
    "dispute_in_court",
    "other",
];
/// Grounds that demand authority and procedure, and compensation where a loss is stated (2.8).
const OF_AUTHORITY: [&str; 5] = [
    "national_interest",
    "public_interest",
    "planning_adjustment",
    "national_policy_change",
    "other_statutory",
];
/// Grounds that demand a proof.
const OF_PROOF: [&str; 4] = [
    "force_majeure",
    "mutual_consent",
    "counterparty_breach",
    "deterioration",
];
/// Grounds that demand a proof and only end a contract.
const OF_ENDING: [&str; 5] = [
    "agreed_right",
    "counterparty_statutory_right",
    "indefinite_term_notice",
    "bankruptcy",
    "court_or_arbitration",
];

/// The statements of a contract from the month of its report on, and what is paid.
pub(super) fn course(draw: &mut Draw, signed: &Row) -> Course {
    let way = WAYS
        .get(draw.below(WAYS.len()))
        .copied()
        .unwrap_or(Way::Performing);
    let total = fen(&signed.record, "amount");
    let mut rows = Vec::new();
    let ground = match way {
        Way::Suspended if draw.once_in(2) => draw.one_of(&OF_AUTHORITY),
        Way::Suspended => draw.one_of(&OF_PROOF),
        _ => match draw.below(3) {
            0 => draw.one_of(&OF_AUTHORITY),
            1 => draw.one_of(&OF_PROOF),
            _ => draw.one_of(&OF_ENDING),
        },
    };
    let reason = match way {
        Way::AtRisk => draw.one_of(&["force_majeure", "deterioration"]),
        _ => draw.one_of(&REASONS),
    };
    let with_payments = total.is_some() && draw.once_in(2) && way != Way::NotPerformed;
    let mut paid = 0;
    for at in signed.month..MONTHS {
        let is_last = at + 1 == MONTHS;
        let status = status(way, at == signed.month && !is_last, is_last);
        let mut record = object(json!({
            "party_a_uscc": signed.text("party_a_uscc"),
            "contract_no": signed.text("contract_no"),
            "period": month(at).to_string(),
            "status_on": month(at).last_day().to_string(),
            "performance_status": status,
        }));
        if let Some(total) = total {
            let done = match status {
                "not_started" | "not_performed" => 0,
                "performed" => total,
                _ => total / 10 * (at as u64 + 1),
            };
            for field in ["performed_amount", "due_amount", "paid_amount"] {
                put(&mut record, field, yuan(done));
            }
            if with_payments && done > paid {
                rows.push(payment(draw, signed, at, done - paid));
                paid = done;
            }
        }
        tell(draw, &mut record, status, at, (reason, ground));
        rows.push(Row {
            kind: Kind::Performance,
            month: at,
            record,
        });
    }
    if way == Way::Performing {
        rows.extend(supplement(draw, signed));
    }
    // Later things first: the whole is turned round.
    rows.reverse();
    Course { way, rows }
}

fn status(way: Way, is_first: bool, is_last: bool) -> &'static str {
    match way {
        Way::Waiting if is_first => "not_started",
        Way::Performed if is_last => "performed",
        Way::Terminated if is_last => "terminated",
        Way::Partial => "partially_performed",
        Way::NotPerformed => "not_performed",
        Way::AtRisk => "partially_performed",
        Way::Suspended => "suspended",
        _ => "performing",
    }
}

/// What a status asks for.
fn tell(draw: &mut Draw, record: &mut Object, status: &str, at: usize, (reason, ground): (&str, &str)) {
    let last = month(at).last_day();
    match status {
        "performed" => {
            put(record, "delivered_on", plus(last, -8).to_string());
            put(record, "accepted_on", plus(last, -5).to_string());
            put(record, "performed_on", plus(last, -5).to_string());
            put(
                record,
                "written_off_on",
                plus(last, -(draw.below(4) as i64)).to_string(),
            );
            put(record, "evidence", "验收单3号");
        }
        "partially_performed" | "not_performed" => {
            let side = match reason {
                "counterparty_delay" | "deterioration" => "counterparty",
                "funds_not_in_place" | "government_delay" => "government",
                _ => "neither",
            };
            put(record, "reason", reason);
            put(record, "reason_note", "已查明，按计划分步解决");
            put(record, "responsible_side", side);
            put(record, "follow_up", "与对方会商，重新排定进度");
            // After the cut-off, or the follow-up would have been missed by then.
            put(
                record,
                "next_follow_up_on",
                plus(last, 15 + draw.below(10) as i64).to_string(),
            );
        }
        "suspended" | "terminated" => {
            put(record, "change_ground", ground);
            if OF_AUTHORITY.contains(&ground) {
                put(record, "authority_doc", "海示发〔2026〕20号");
                put(record, "procedure_doc", "海示纪〔2026〕31号");
                if draw.once_in(2) {
                    for field in ["loss_stated", "compensation_decided", "compensation_paid"] {
                        put(record, field, "50000.00");
                    }
                }
            } else {
                put(record, "ground_proof", "有关协议、通知或者裁判文书（2026）5号");
            }
            if status == "terminated" {
                put(record, "written_off_on", last.to_string());
            }
        }
        _ => {}
    }
    if draw.once_in(6) {
        put(record, "remarks", "按计划进行");
    }
}

/// What was due in a month, and paid in time.
fn payment(draw: &mut Draw, signed: &Row, at: usize, amount: u64) -> Row {
    let due_on = plus(month(at).last_day(), -(draw.below(4) as i64));
    let record = object(json!({
        "party_a_uscc": signed.text("party_a_uscc"),
        "contract_no": signed.text("contract_no"),
        "due_on": due_on.to_string(),
        "due": yuan(amount),
        "paid_on": due_on.to_string(),
        "paid": yuan(amount),
    }));
    Row {
        kind: Kind::Payment,
        month: at,
        record,
    }
}

/// A supplement of the month after, of less than ten percent.
fn supplement(draw: &mut Draw, signed: &Row) -> Option<Row> {
    let at = signed.month + 1;
    let amount = fen(&signed.record, "amount")? / 20;
    if at >= MONTHS || draw.once_in(3) {
        return None;
    }
    let day = plus(month(at).first_day(), 10 + draw.below(10) as i64);
    let mut record = signed.record.clone();
    for field in [
        "award_notice_on",
        "commitment_no",
        "effective_on",
        "legal_consultation",
        "settled_amount",
        "settled_on",
    ] {
        record.remove(field);
    }
    let number = signed.text("contract_no").to_owned();
    put(&mut record, "amends_contract_no", number.as_str());
    put(&mut record, "contract_no", format!("{number}-补1"));
    put(&mut record, "amount", yuan(amount));
    for field in ["signed_on", "starts_on", "published_on", "filed_on"] {
        if record.contains_key(field) {
            put(&mut record, field, day.to_string());
        }
    }
    contract::procedures(draw, day, &mut record);
    Some(Row {
        kind: Kind::Contract,
        month: at,
        record,
    })
}

fn fen(record: &Object, field: &str) -> Option<u64> {
    record
        .get(field)
        .and_then(Value::as_str)?
        .replace('.', "")
        .parse()
        .ok()
}

fn put(record: &mut Object, field: &str, text: impl Into<String>) {
    record.insert(field.to_owned(), text.into().into());
}
