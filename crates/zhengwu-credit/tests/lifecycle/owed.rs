//! When a contract is complete: nothing is owed by either side, by performance or by expiry (page 3).

use serde_json::{Value, json};
use zhengwu_credit::lifecycle::{Action, Machine, State, SubjectKind};

use super::common::{codes, day, event, good, new_state, with_machine};

const CONTRACT: SubjectKind = SubjectKind::Contract;

/// A contract with these terms, performing.
fn performing(machine: &Machine<'_>, terms: &Value) -> State {
    let mut register = good(CONTRACT, Action::Register);
    for (field, value) in terms.as_object().unwrap() {
        register = register.with(field, value.clone());
    }
    let (state, _) = machine.record_fact(&new_state(CONTRACT), &register);
    let mut commence = good(CONTRACT, Action::Commence);
    commence.on = register.on;
    machine.record_fact(&state, &commence).0
}

/// What `complete` lacks: the fields; a star at what nobody can tell.
fn lacks(machine: &Machine<'_>, state: &State, on: &str, amounts: &Value) -> Vec<String> {
    let mut complete = event(CONTRACT, Action::Complete, amounts.clone()).with("evidence", "验收单3号");
    complete.on = day(on);
    let unmet = machine.decide(state, &complete).unmet;
    assert!(unmet.iter().all(|one| one.code == "LIF205"), "{unmet:#?}");
    let mut lacks: Vec<String> = unmet
        .iter()
        .map(|one| format!("{}{}", one.fields[0], if one.cannot_tell { "*" } else { "" }))
        .collect();
    lacks.sort();
    lacks
}

fn amounts(performed: &str, due: &str, paid: &str) -> Value {
    let fields = [
        ("performed_amount", performed),
        ("due_amount", due),
        ("paid_amount", paid),
    ];
    let stated = fields.into_iter().filter(|(_, amount)| !amount.is_empty());
    stated
        .map(|(field, amount)| (field.to_owned(), json!(amount)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

const EVERY_AMOUNT: &[&str] = &["due_amount*", "paid_amount*", "performed_amount*"];

#[test]
fn a_contract_is_complete_when_nothing_is_owed_by_either_side() {
    let nothing = amounts("", "", "");
    let (before, over) = ("2025-06-02", "2027-01-01");
    let fixed = json!({"amount": "100", "ends_on": "2026-12-31"});
    let no_price = |basis: &str| json!({"amount": null, "amount_basis": basis, "ends_on": "2026-12-31"});
    let open_ended = json!({"amount": null, "amount_basis": "rate", "ends_on": "长期", "payment_direction": "government_receives"});
    let lease = json!({"amount": "100", "ends_on": "2026-12-31", "payment_direction": "government_receives"});
    let framework =
        json!({"amount": null, "amount_basis": "none", "ends_on": "2026-12-31", "payment_direction": "none"});
    let unknown = json!({"amount": null, "amount_basis": null, "ends_on": "2026-12-31"});
    let settled =
        json!({"amount": "100", "settled_amount": "90", "settled_on": "2024-12-10", "ends_on": "2026-12-31"});
    let cases: Vec<(&str, &Value, &str, Value, &[&str])> = vec![
        (
            "fixed, nothing said",
            &fixed,
            before,
            nothing.clone(),
            &["paid_amount*", "performed_amount*"],
        ),
        (
            "fixed, all of it",
            &fixed,
            before,
            amounts("100", "100", "100"),
            &[],
        ),
        (
            "fixed, no word of what fell due",
            &fixed,
            before,
            amounts("100", "", "100"),
            &[],
        ),
        (
            "fixed, a part",
            &fixed,
            before,
            amounts("99", "99", "99"),
            &["performed_amount"],
        ),
        (
            "fixed, performed and not paid",
            &fixed,
            before,
            amounts("100", "100", "99"),
            &["paid_amount"],
        ),
        (
            "fixed, performed and not yet due",
            &fixed,
            before,
            amounts("100", "0", "0"),
            &["paid_amount"],
        ),
        (
            "fixed, more performed than the price",
            &fixed,
            before,
            amounts("110", "100", "100"),
            &[],
        ),
        (
            "fixed, over, what was performed is paid: expiry frees nobody of the rest",
            &fixed,
            over,
            amounts("60", "60", "60"),
            &["performed_amount"],
        ),
        (
            "fixed, over, nothing was performed",
            &fixed,
            over,
            amounts("0", "0", "0"),
            &["performed_amount"],
        ),
        (
            "fixed, over, all of it",
            &fixed,
            over,
            amounts("100", "100", "100"),
            &[],
        ),
        (
            "fixed, over, what was performed is not paid",
            &fixed,
            over,
            amounts("60", "", "50"),
            &["paid_amount", "performed_amount"],
        ),
        (
            "fixed, over, nobody says whether it was paid",
            &fixed,
            over,
            nothing.clone(),
            &["paid_amount*", "performed_amount*"],
        ),
        (
            "settled below its price",
            &settled,
            before,
            amounts("90", "90", "90"),
            &[],
        ),
        (
            "settled, and less paid",
            &settled,
            before,
            amounts("90", "80", "80"),
            &["paid_amount"],
        ),
        (
            "settled, over and not paid",
            &settled,
            over,
            amounts("90", "80", "80"),
            &["paid_amount"],
        ),
        (
            "lease with an end, before it",
            &lease,
            before,
            amounts("40", "40", "40"),
            &["performed_amount"],
        ),
        (
            "lease with an end, after it",
            &lease,
            over,
            amounts("100", "100", "100"),
            &[],
        ),
        (
            "lease with an end, after it, its use is over with its term",
            &lease,
            over,
            amounts("60", "100", "100"),
            &[],
        ),
        (
            "lease with an end, after it, no rent was called for",
            &lease,
            over,
            amounts("0", "0", "0"),
            &["paid_amount"],
        ),
        (
            "lease with an end, after it, rent open",
            &lease,
            over,
            amounts("", "100", "90"),
            &["paid_amount"],
        ),
        (
            "lease without end",
            &open_ended,
            over,
            nothing.clone(),
            EVERY_AMOUNT,
        ),
        (
            "lease without end, rent open",
            &open_ended,
            over,
            amounts("60", "60", "50"),
            &["paid_amount"],
        ),
        (
            "lease without end, nothing open",
            &open_ended,
            over,
            amounts("60", "60", "60"),
            &[],
        ),
        (
            "framework without amount",
            &framework,
            before,
            nothing.clone(),
            &[],
        ),
        (
            "framework without amount, something fell due",
            &framework,
            before,
            amounts("", "5", "4"),
            &["paid_amount", "performed_amount*"],
        ),
        (
            "framework without amount, nothing owed",
            &framework,
            before,
            amounts("0", "0", ""),
            &[],
        ),
        (
            "framework without amount, over",
            &framework,
            over,
            nothing.clone(),
            &[],
        ),
        (
            "nobody knows how it is priced",
            &unknown,
            before,
            amounts("60", "60", "60"),
            &["amount_basis*"],
        ),
        (
            "nobody knows how it is priced, over",
            &unknown,
            over,
            nothing.clone(),
            &["amount_basis*"],
        ),
        (
            "nobody knows how it is priced, over, due and not paid",
            &unknown,
            over,
            amounts("", "60", "50"),
            &["amount_basis*", "paid_amount"],
        ),
    ];
    with_machine(|machine| {
        let lacking = |terms: &Value, on: &str, said: &Value| {
            let state = performing(machine, terms);
            lacks(machine, &state, on, said)
        };
        for (what, terms, on, said, expected) in cases {
            assert_eq!(lacking(terms, on, &said), expected, "{what}");
        }
        for basis in ["unit_price", "estimate", "rate", "ceiling", "none"] {
            let terms = no_price(basis);
            assert_eq!(lacking(&terms, before, &nothing), EVERY_AMOUNT, "{basis}");
            assert!(
                lacking(&terms, before, &amounts("60", "60", "60")).is_empty(),
                "{basis}"
            );
            assert_eq!(
                lacking(&terms, before, &amounts("50", "60", "60")),
                ["performed_amount"],
                "an advance"
            );
            assert_eq!(
                lacking(&terms, before, &amounts("60", "50", "50")),
                ["paid_amount"],
                "{basis}"
            );
            assert!(lacking(&terms, over, &nothing).is_empty(), "{basis}");
        }
        let all = amounts("60", "60", "60");
        for (field, text) in [
            ("amount", json!(null)),
            ("amount", json!("12O0元")),
            ("settled_amount", json!("待定")),
        ] {
            let mut terms = json!({"ends_on": "2026-12-31"});
            terms[field] = text;
            assert_eq!(lacking(&terms, before, &all), [format!("{field}*")]);
            assert_eq!(lacking(&terms, over, &all), [format!("{field}*")]);
            terms["payment_direction"] = json!("government_receives");
            assert!(lacking(&terms, over, &all).is_empty(), "{field}");
        }
        let odd = json!({"amount": "60", "amount_basis": "大概", "ends_on": "2026-12-31"});
        assert_eq!(lacking(&odd, before, &all), ["amount_basis*"]);
    });
}

#[test]
fn what_a_price_lacks_is_the_subjects_to_mend() {
    with_machine(|machine| {
        let state = performing(machine, &json!({"amount_basis": null}));
        let offers = machine.actions(&state, day("2025-06-02"));
        let complete = offers
            .iter()
            .find(|offer| offer.action == Action::Complete)
            .unwrap();
        assert!(!complete.is_allowed(), "{complete:?}");
        // Nor does the event bring it.
        let brings = good(CONTRACT, Action::Complete).with("amount_basis", "fixed");
        assert!(codes(&machine.decide(&state, &brings).unmet).contains(&"LIF015"));
    });
}
