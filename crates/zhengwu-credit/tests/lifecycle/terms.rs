//! No term of a subject is changed by the way.

use serde_json::json;
use zhengwu_credit::lifecycle::{Action, Stage, SubjectKind};

use super::common::{brought_to, codes, event, table, with_machine};

#[test]
fn no_term_is_changed_by_the_way() {
    with_machine(|machine| {
        let promise = brought_to(machine, table(SubjectKind::Commitment), Some(Stage::Made));
        let due = promise.fact("due_on").map(str::to_owned);
        let progress = event(
            SubjectKind::Commitment,
            Action::RecordProgress,
            json!({"progress": "10", "due_on": "2030-01-01"}),
        );
        let refusal = machine.apply(&promise, &progress).unwrap_err();
        assert_eq!(codes(&refusal.unmet), ["LIF015"]);
        assert_eq!(refusal.unmet[0].fields, ["due_on"]);
        // As a fact it is told, and the promise is due when it was.
        let (after, unmet) = machine.record_fact(&promise, &progress);
        assert_eq!(codes(&unmet), ["LIF015"]);
        assert_eq!(after.fact("due_on").map(str::to_owned), due);
        assert_eq!(after.fact("progress"), Some("10"));
        // Nor does an event bring the condition under which it may be done.
        let conclude = event(
            SubjectKind::Commitment,
            Action::ConcludeUnfulfilled,
            json!({"fulfilment_status": "none", "unfulfilled_content": "未通车", "accountability": "已约谈"}),
        );
        let refusal = machine.apply(&promise, &conclude).unwrap_err();
        assert_eq!(refusal.unmet[0].fields, ["fulfilment_status"]);
        let contract = brought_to(machine, table(SubjectKind::Contract), Some(Stage::Signed));
        for (action, fields) in [
            (Action::Commence, json!({"ends_on": "2030-01-01"})),
            (
                Action::Terminate,
                json!({"change_ground": "mutual_consent", "ground_proof": "协议", "amount": "1"}),
            ),
            (Action::Commence, json!({"contract_no": "HA-9"})),
        ] {
            let refusal = machine
                .apply(&contract, &event(SubjectKind::Contract, action, fields))
                .unwrap_err();
            assert_eq!(codes(&refusal.unmet), ["LIF015"]);
        }
        // What says again what is known changes nothing.
        let again = json!({"contract_no": contract.fact("contract_no")});
        assert!(
            machine
                .apply(&contract, &event(SubjectKind::Contract, Action::Commence, again))
                .is_ok()
        );
    });
}
