//! For every action of every lifecycle an event that may be done, with invented parties.

use serde_json::{Map, Value, json};

use zhengwu_credit::field::Kind;
use zhengwu_credit::lifecycle::{
    ALL, Action, Event, Lifecycle, Machine, Stage, State, Subject, SubjectKind, To,
};
use zhengwu_credit::profile::Profile;
use zhengwu_credit::rules;
use zhengwu_credit::value::{Date, parse_date};

pub(crate) const UNIT: &str = "11320685MB0A10013C";

/// The five grounds that are none (一(三), 二(三)2), one by its label.
pub(crate) const FORBIDDEN: [&str; 5] = [
    "government_transition",
    "leadership_change",
    "机构职能调整",
    "responsible_person_change",
    "行政区划调整",
];

pub(crate) fn day(text: &str) -> Date {
    parse_date(text).unwrap().date
}

pub(crate) fn with_machine<T>(run: impl FnOnce(&Machine<'_>) -> T) -> T {
    let profile = Profile::haian();
    run(&rules::machine(&profile))
}

pub(crate) fn subject(kind: SubjectKind) -> Subject {
    let contract = ["contract", UNIT, "HA-2024/017", "1"];
    match kind {
        SubjectKind::Contract => Subject::new(kind, [UNIT, "HA-2024/017"]),
        SubjectKind::Commitment => Subject::new(kind, [UNIT, "32068520241210000001"]),
        SubjectKind::Dishonesty => Subject::new(kind, [UNIT, "（2024）苏0685行初12号", "1"]),
        SubjectKind::Compensation | SubjectKind::Risk | SubjectKind::Accountability => {
            Subject::new(kind, contract)
        }
    }
}

fn base(kind: Kind, without: &[&str]) -> Map<String, Value> {
    let mut fields: Map<String, Value> = serde_json::from_str(rules::correct(kind)).unwrap();
    for field in without {
        fields.remove(*field);
    }
    fields
}

/// What is done before signing or promising is done on the first day, everything else on the second.
pub(crate) fn good_day(action: Action) -> Date {
    match action {
        Action::Draft
        | Action::Register
        | Action::RecordDecision
        | Action::Sign
        | Action::Propose
        | Action::Make
        | Action::Record => day("2024-12-10"),
        Action::Expire => day("2027-01-04"),
        _ => day("2025-06-02"),
    }
}

/// What an event of this action brings where it may be done.
pub(crate) fn good_fields(kind: SubjectKind, action: Action) -> Value {
    let next = json!({"follow_up": "已发催告函", "next_follow_up_on": "2025-06-20"});
    let short = |more: Value| {
        merge(
            merge(
                next.clone(),
                json!({"reason": "counterparty_delay", "responsible_side": "counterparty"}),
            ),
            more,
        )
    };
    match (kind, action) {
        (SubjectKind::Contract, Action::Draft) => Value::Object(base(
            Kind::Contract,
            &["signed_on", "effective_on", "collective_decision"],
        )),
        (SubjectKind::Contract, Action::Register) => Value::Object(base(Kind::Contract, &[])),
        (SubjectKind::Commitment, Action::Propose | Action::Register) => json!({
            "category": "duty", "promisor_kind": "official", "promisor_name": "某某某", "unit_name": "海安市示例一局",
            "unit_uscc": UNIT, "post": "副局长", "source": "service", "fields": "livelihood", "subject": "示例窗口服务",
            "content": "在岗期间窗口事项当日办结", "liability": "未做到的公开说明", "authority_doc": "海示一发〔2024〕8号",
            "due_on": "2025-05-31", "disclosure": "limited",
        }),
        (SubjectKind::Dishonesty, Action::Record) => {
            Value::Object(base(Kind::Dishonesty, &["published_on", "publication_ends_on"]))
        }
        (_, Action::RecordDecision) => json!({"collective_decision": "2024-12-06 海示一纪〔2024〕12号"}),
        (_, Action::Abandon) => json!({"reason_note": "项目未获立项"}),
        (_, Action::Lapse) => json!({"failed_condition": "未获上级批准"}),
        (_, Action::RecordPerformance) => {
            json!({"performed_amount": "320000", "due_amount": "320000", "paid_amount": "320000"})
        }
        (_, Action::OpenShortfall) => short(json!({})),
        (_, Action::FollowUp) => merge(next, json!({"matter": "m"})),
        (_, Action::CloseMatter) => json!({"how": "cured", "evidence": "验收单3号"}),
        (_, Action::DeclareBreach) => json!({"responsible_side": "counterparty", "facts": "到期未交货"}),
        (_, Action::DeclareBroken) => json!({"facts": "到期未兑现"}),
        (_, Action::Negotiate) => {
            json!({"cause": "leadership_change", "counterparty": "海安示例设备有限公司"})
        }
        (SubjectKind::Contract, Action::Amend | Action::Suspend | Action::Terminate) => {
            json!({"change_ground": "mutual_consent", "ground_proof": "补充协议（2025-06-01）"})
        }
        (_, Action::Amend | Action::Revoke) => json!({
            "change_ground": "planning_adjustment", "authority_doc": "海示一发〔2025〕20号",
            "procedure_doc": "海示一纪〔2025〕31号",
        }),
        (_, Action::Complete) => json!({
            "evidence": "验收单3号", "performed_amount": "1280000", "due_amount": "1280000", "paid_amount": "1280000",
        }),
        (_, Action::SetAside) => json!({"judgment_no": "（2025）苏0685民初34号"}),
        (_, Action::WriteOff | Action::Fulfil) => json!({"evidence": "验收单3号"}),
        (_, Action::RecordProgress) => json!({"progress": "60"}),
        (_, Action::Determine) => short(
            json!({"fulfilment_status": "partial", "determined_by": "海安市示例办", "reason_note": "未办结"}),
        ),
        (_, Action::ConcludeUnfulfilled) => {
            json!({"unfulfilled_content": "部分事项未当日办结", "accountability": "通报批评"})
        }
        (_, Action::HandOver) => {
            json!({"left_on": "2025-06-01", "promise_of": "post", "successor_name": "某某"})
        }
        (_, Action::End) => json!({"left_on": "2025-06-01", "promise_of": "personal"}),
        (_, Action::Claim) => json!({"claimed": "56000"}),
        (_, Action::Assess) => json!({"assessed": "52000"}),
        (SubjectKind::Compensation, Action::Decide) => {
            json!({"authority_doc": "海示一发〔2025〕21号", "decided": "50000"})
        }
        (_, Action::Reject) => json!({"rejection_reason": "损失没有证据"}),
        (_, Action::Contest | Action::Object) => json!({"reason_note": "对金额有异议"}),
        (_, Action::Pay) => json!({"paid": "50000"}),
        (_, Action::Repair) => {
            json!({"duties_performed": "判决已履行", "public_commitment": "信用承诺书（2025-06-01）"})
        }
        (_, Action::Withdraw) => json!({"withdrawn_doc": "（2025）苏06行终3号"}),
        (_, Action::Uphold) => json!({"objection_result": "异议不成立"}),
        (_, Action::Observe) => json!({"kind": "deterioration"}),
        (_, Action::Assert) => json!({"how": "中止履行通知（2025-06-01）"}),
        (_, Action::Realise | Action::Open) => json!({"matter": "m"}),
        (_, Action::Decide) => {
            json!({"authority": "示例市纪委监委", "document": "示纪〔2025〕3号", "result": "通报批评"})
        }
        (_, Action::Succeed) => json!({
            "responsible_side": "government", "successor_name": "海安市示例二局", "successor_id": "11320685MB0A10021Q",
            "document": "海编〔2025〕2号",
        }),
        (_, Action::Classify | Action::Declassify) => json!({"document": "海密〔2025〕1号"}),
        (_, Action::Settle) => json!({"settled_amount": "1280000", "document": "结算审计报告（2025）5号"}),
        _ => json!({}),
    }
}

fn merge(mut one: Value, other: Value) -> Value {
    if let (Value::Object(one), Value::Object(other)) = (&mut one, other) {
        one.extend(other);
    }
    one
}

/// An event that brings what it must.
pub(crate) fn good(kind: SubjectKind, action: Action) -> Event {
    event(kind, action, good_fields(kind, action))
}

pub(crate) fn event(kind: SubjectKind, action: Action, fields: Value) -> Event {
    let mut event = Event::new(subject(kind), action, good_day(action));
    if let Value::Object(fields) = fields {
        event.payload = fields.into_iter().collect();
    }
    event
}

/// The same event, naming the matter that is open.
pub(crate) fn naming_matter(state: &State, mut event: Event) -> Event {
    if let Some(open) = state.open_matters().next()
        && matches!(event.action, Action::FollowUp | Action::CloseMatter)
    {
        event = event.with("matter", open.id.as_str());
    }
    event
}

pub(crate) fn new_state(kind: SubjectKind) -> State {
    State::new(subject(kind))
}

/// The subject in a state, by the shortest way; an open matter on it where one is asked for.
pub(crate) fn brought_to(machine: &Machine<'_>, table: &Lifecycle, stage: Option<Stage>) -> State {
    let mut ways = vec![new_state(table.of)];
    let mut seen = vec![None];
    while let Some(state) = ways.first().cloned() {
        ways.remove(0);
        if state.stage == stage {
            return state;
        }
        for row in table.rows.iter().filter(|row| row.from.has(state.stage)) {
            let To::Stage(to) = row.to else { continue };
            if seen.contains(&Some(to)) {
                continue;
            }
            let mut state = state.clone();
            for action in prepares(row.action) {
                state = machine.apply(&state, &good(table.of, *action)).unwrap();
            }
            if let Ok(next) = machine.apply(&state, &good(table.of, row.action)) {
                seen.push(Some(to));
                ways.push(next);
            }
        }
    }
    panic!("{:?} never gets to {stage:?}", table.of);
}

/// What stands before an action.
pub(crate) fn prepares(action: Action) -> &'static [Action] {
    match action {
        Action::Sign => &[Action::RecordDecision],
        Action::ConcludeUnfulfilled => &[Action::Determine],
        _ => &[],
    }
}

pub(crate) fn table(kind: SubjectKind) -> &'static Lifecycle {
    ALL.into_iter().find(|table| table.of == kind).unwrap()
}

/// The codes of what failed.
pub(crate) fn codes(unmet: &[zhengwu_credit::lifecycle::Unmet]) -> Vec<&'static str> {
    unmet.iter().map(|one| one.code).collect()
}
