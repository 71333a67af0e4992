//! What is logged beside the records: risks and the rights asserted against them, claims for compensation, breaches
//! and what answers them (事件).

use serde_json::{Value, json};
use zhengwu_credit::lifecycle::{Action, Event, Subject, SubjectKind};
use zhengwu_credit::value::Date;

use super::course::{Course, Way};
use super::draw::{Draw, plus};
use super::{Row, Unit, month, object};

/// The events of a contract, numbered as a log would number them within one subject.
pub(super) fn events(draw: &mut Draw, signed: &Row, course: &Course, unit: &Unit) -> Vec<Event> {
    let contract = Subject::new(
        SubjectKind::Contract,
        [unit.uscc.as_str(), signed.text("contract_no")],
    );
    let first = plus(month(signed.month).last_day(), 2);
    let mut all = Vec::new();
    match course.way {
        Way::AtRisk => {
            let is_short_for = |reason: &str| course.rows.iter().any(|row| row.text("reason") == reason);
            let kind = match is_short_for("deterioration") {
                true => "business_deterioration",
                false => "force_majeure",
            };
            let on = plus(month(signed.month).last_day(), -3);
            risk(&contract, kind, on, &mut all);
        }
        Way::Performing if signed.month + 1 < super::MONTHS => match draw.below(6) {
            0 => claim(&contract, first, &mut all),
            1 => breach(&contract, "counterparty", first, &mut all),
            2 => breach(&contract, "government", first, &mut all),
            _ => {}
        },
        _ => {}
    }
    all
}

fn add(all: &mut Vec<Event>, subject: &Subject, action: Action, on: Date, payload: Value) {
    let mut event = Event::new(subject.clone(), action, on);
    event.payload = object(payload).into_iter().collect();
    all.push(event);
}

/// What hangs on a contract.
pub(crate) fn hanging(kind: SubjectKind, contract: &Subject) -> Subject {
    let key = ["contract"]
        .into_iter()
        .chain(contract.key.iter().map(String::as_str));
    Subject::new(kind, key.chain(["1"]))
}

fn risk(contract: &Subject, kind: &str, on: Date, all: &mut Vec<Event>) {
    let risk = hanging(SubjectKind::Risk, contract);
    add(all, &risk, Action::Observe, on, json!({"kind": kind}));
    add(
        all,
        &risk,
        Action::Assert,
        plus(on, 1),
        json!({"how": "书面通知（2026）6号"}),
    );
}

fn claim(contract: &Subject, on: Date, all: &mut Vec<Event>) {
    let claim = hanging(SubjectKind::Compensation, contract);
    add(all, &claim, Action::Claim, on, json!({"claimed": "56000"}));
    add(
        all,
        &claim,
        Action::Assess,
        plus(on, 2),
        json!({"assessed": "52000"}),
    );
    let decided = json!({"decided": "50000", "authority_doc": "海示发〔2026〕21号"});
    add(all, &claim, Action::Decide, plus(on, 3), decided);
    add(all, &claim, Action::Pay, plus(on, 5), json!({"paid": "50000"}));
}

/// A breach that is answered: warned or accounted for, followed up, closed.
fn breach(contract: &Subject, side: &str, on: Date, all: &mut Vec<Event>) {
    let facts = json!({"responsible_side": side, "facts": "到期未履行", "matter": "b1"});
    add(all, contract, Action::DeclareBreach, on, facts);
    if side == "counterparty" {
        let warning =
            json!({"measure_kind": "warning", "responsible_side": side, "document": "海信预〔2026〕1号"});
        add(all, contract, Action::TakeMeasure, plus(on, 1), warning);
    } else {
        let account = hanging(SubjectKind::Accountability, contract);
        let unit = contract.key.first().map(String::as_str).unwrap_or_default();
        let opened = json!({"matter": "b1", "subject_kind": "institution", "subject_name": "海安市示例单位", "unit_uscc": unit});
        add(all, &account, Action::Open, plus(on, 1), opened);
        let decided =
            json!({"authority": "示例市纪委监委", "document": "示纪〔2026〕3号", "result": "通报批评"});
        add(all, &account, Action::Decide, plus(on, 4), decided);
        add(all, &account, Action::Close, plus(on, 6), json!({}));
    }
    let followed =
        json!({"matter": "b1", "follow_up": "已发催告函", "next_follow_up_on": plus(on, 12).to_string()});
    add(all, contract, Action::FollowUp, plus(on, 2), followed);
    let closed = json!({"matter": "b1", "how": "cured", "evidence": "补正说明"});
    add(all, contract, Action::CloseMatter, plus(on, 8), closed);
}
