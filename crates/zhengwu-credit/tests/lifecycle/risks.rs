//! Risks to performance: of which kinds they are, and which matter one became.

use serde_json::json;
use zhengwu_credit::code::RiskKind;
use zhengwu_credit::lifecycle::{
    Action, EventStore, Log, Machine, MemoryStore, Moment, Stage, State, SubjectKind,
};

use super::common::{brought_to, codes, day, event, good, new_state, subject, table, with_machine};
use super::log::enter;

const RISK: SubjectKind = SubjectKind::Risk;
const CONTRACT: SubjectKind = SubjectKind::Contract;

#[test]
fn a_risk_is_of_one_of_the_kinds() {
    with_machine(|machine| {
        let says = |kind: &str| {
            let event = event(RISK, Action::Observe, json!({"kind": kind}));
            codes(&machine.decide(&new_state(RISK), &event).unmet)
        };
        let kinds = RiskKind::LIST
            .codes
            .iter()
            .flat_map(|code| [code.key, code.label]);
        for kind in kinds.chain(["财产状况恶化"]) {
            assert_eq!(says(kind), [""; 0], "{kind}");
        }
        for wrong in ["deterioration", "领导人员更替", "leadership_change", "?"] {
            assert_eq!(says(wrong), ["LIF107"], "{wrong}");
        }
        assert_eq!(says(""), ["LIF002"]);
    });
}

fn became(machine: &Machine<'_>, risk: &State, matter: &str) -> Vec<&'static str> {
    let event = event(RISK, Action::Realise, json!({"matter": matter}));
    let unmet = machine.decide(risk, &event).unmet;
    if let Some(one) = unmet.iter().find(|one| one.code == "LIF108") {
        let (zh, en) = (&one.message.zh, &one.message.en);
        assert!(
            zh.contains("登记的有：甲（未履约(未兑现)") || zh.contains("没有登记任何问题"),
            "{zh}"
        );
        assert!(
            en.contains("there are: 甲 (shortfall") || en.contains("there are none"),
            "{en}"
        );
    }
    codes(&unmet)
}

#[test]
fn a_risk_becomes_a_matter_of_the_contract_on_which_it_hangs() {
    let mut log = Log::new();
    for event in [good(CONTRACT, Action::Register), good(RISK, Action::Observe)] {
        enter(&mut log, event, "2025-07-01");
    }
    let risk = |log: &Log| {
        let risk = log.state(&subject(RISK), Moment::default());
        assert_eq!(log.states(Moment::default())[&subject(RISK)], risk);
        risk
    };
    with_machine(|machine| {
        assert_eq!(became(machine, &risk(&log), "甲"), ["LIF108"]);
        enter(
            &mut log,
            good(CONTRACT, Action::OpenShortfall).with("matter", "甲"),
            "2025-07-01",
        );
        assert_eq!(became(machine, &risk(&log), "甲"), [""; 0]);
        assert_eq!(became(machine, &risk(&log), "乙"), ["LIF108"]);
        assert_eq!(became(machine, &risk(&log), ""), ["LIF002"]);
        // One that is closed meanwhile is a matter, too.
        let close = good(CONTRACT, Action::CloseMatter).with("matter", "甲");
        enter(&mut log, close, "2025-07-01");
        assert_eq!(became(machine, &risk(&log), "甲"), [""; 0]);
        // A store reads with a risk that on which it hangs.
        let store = MemoryStore::new(log.clone());
        let history = store.history(&subject(RISK)).unwrap();
        let state = history.state(Moment::as_of(day("2025-07-01")));
        assert_eq!(became(machine, &state, "乙"), ["LIF108"]);
        // What came out of its turn is counted again, and what is known of the contract stays known.
        let (again, _) = machine.record_fact(&state, &{
            let mut earlier = good(RISK, Action::Assert);
            earlier.on = day("2025-06-01");
            earlier
        });
        assert_eq!(became(machine, &again, "乙"), ["LIF108"]);
        // A correction is asked the same, by what stands beside the risk.
        enter(
            &mut log,
            good(RISK, Action::Realise).with("matter", "甲"),
            "2025-07-01",
        );
        let fields = json!({"corrects": 5, "matter": "乙", "reason_note": "录错"});
        let other = machine.decide(&risk(&log), &event(RISK, Action::Correct, fields));
        assert_eq!(codes(&other.unmet), ["LIF108"]);
        // Where the contract is not known here, nothing can be held against the name.
        let alone = brought_to(machine, table(RISK), Some(Stage::Observed));
        assert_eq!(became(machine, &alone, "甲"), [""; 0]);
    });
}

/// What hangs on a contract says on which: else it would belong to nothing, and nobody would be told.
#[test]
fn what_hangs_on_nothing_is_refused_with_the_form_of_its_key() {
    let said = |kind: &str, key: serde_json::Value| {
        let event = json!({"subject": {"kind": kind, "key": key}, "on": "2025-03-01", "action": "claim"});
        zhengwu_credit::api::read_event(&event.to_string()).map_err(|error| error.to_string())
    };
    let contract = ["11320685MB0A10013C", "HA-2024/017"];
    for kind in ["compensation", "risk", "accountability"] {
        assert!(said(kind, json!(["contract", contract[0], contract[1], "1"])).is_ok());
        for wrong in [
            json!([contract[0], contract[1], "1"]),
            json!(["contract", contract[0], "1"]),
            json!(["contract", contract[0], contract[1], ""]),
            json!(["dishonesty", contract[0], contract[1], "1"]),
            json!([]),
        ] {
            let refusal = said(kind, wrong.clone()).unwrap_err();
            assert!(
                refusal.contains("[\"contract\", ") && refusal.contains("序号]"),
                "{wrong}: {refusal}"
            );
        }
    }
    assert!(said("contract", json!(contract)).is_ok());
    assert!(
        said("contract", json!([contract[0]]))
            .unwrap_err()
            .contains("合同编号")
    );
}
