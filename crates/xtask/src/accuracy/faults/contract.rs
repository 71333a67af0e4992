//! Faults of contracts: between fields, and in the procedures.

use zhengwu_credit::field::Kind::{Commitment, Contract, Payment, Performance};

use crate::accuracy::fault::{Fault, fault, one};

/// A counterparty that is one firm.
const FIRM: &str = r#""party_b_kind":"legal_person","party_b_id_kind":"uscc""#;
const FIVE: [&str; 5] = [
    "public_participation",
    "expert_argument",
    "risk_assessment",
    "legality_review",
    "collective_decision",
];

pub(super) fn faults() -> Vec<Fault> {
    let mut all = parties();
    all.extend(terms());
    all.extend(procedures());
    all.extend(kinds());
    all
}

pub(super) fn with(host: &str, more: &str) -> String {
    match more {
        "" => format!("{{{host}}}"),
        more => format!("{{{host},{more}}}"),
    }
}

fn parties() -> Vec<Fault> {
    let firm = |more: &str| with(FIRM, more);
    let organ = r#""party_a_kind":"department|town|subdistrict""#;
    let enterprise = r#""party_a_kind":"state_owned_enterprise""#;
    vec![
        one(
            "party-b-is-party-a",
            Contract,
            &firm(organ),
            r#"{"party_b_id":"{party_a_uscc}"}"#,
            "/party_b_id",
        ),
        one(
            "party-a-not-government",
            Contract,
            &firm(enterprise),
            r#"{"party_a_kind":"department"}"#,
            "/party_a_uscc",
        )
        .without(Payment),
        one(
            "party-a-kind-disagrees-with-code",
            Contract,
            r#"{"party_a_kind":"town|subdistrict"}"#,
            r#"{"party_a_kind":"public_institution"}"#,
            "/party_a_kind",
        ),
        one(
            "party-a-kind-disagrees-with-code",
            Contract,
            r#"{"party_a_kind":"public_institution"}"#,
            r#"{"party_a_kind":"municipal_government"}"#,
            "/party_a_kind",
        ),
        one(
            "codes-of-the-sides-swapped",
            Contract,
            &firm(enterprise),
            r#"{"party_a_kind":"department","party_b_id":"11320685MB0A10013C"}"#,
            "/party_a_uscc",
        )
        .without(Payment),
        one(
            "party-b-kind-disagrees-with-document",
            Contract,
            &firm(""),
            r#"{"party_b_kind":"natural_person"}"#,
            "/party_b_id_kind",
        )
        .what("a person with a credit code"),
        one(
            "party-b-kind-disagrees-with-document",
            Contract,
            r#"{"party_b_kind":"natural_person","party_b_id_kind":"citizen_id"}"#,
            r#"{"party_b_kind":"legal_person"}"#,
            "/party_b_id_kind",
        )
        .what("a firm with an identity number"),
        one(
            "party-b-kind-disagrees-with-code",
            Contract,
            &firm(r#""party_b_id":"^91""#),
            r#"{"party_b_kind":"individual_business"}"#,
            "/party_b_kind",
        ),
        one(
            "party-b-kind-disagrees-with-code",
            Contract,
            r#"{"party_b_kind":"individual_business","party_b_id":"^92"}"#,
            r#"{"party_b_kind":"legal_person"}"#,
            "/party_b_kind",
        ),
        one(
            "lists-of-unequal-length",
            Contract,
            r#"{"party_b_id_kind":"uscc;uscc"}"#,
            r#"{"party_b_name":"海安示例设备有限公司"}"#,
            "/party_b_name",
        ),
        one(
            "lists-of-unequal-length",
            Contract,
            r#"{"party_b_id_kind":"uscc;uscc"}"#,
            r#"{"party_b_id":"91320685MA1A30012L"}"#,
            "/party_b_id",
        ),
        one(
            "lists-of-unequal-length",
            Contract,
            r#"{"party_b_id_kind":"uscc;uscc"}"#,
            r#"{"party_b_kind":"legal_person"}"#,
            "/party_b_kind",
        ),
        one(
            "lists-of-unequal-length",
            Contract,
            r#"{"party_b_id_kind":"uscc;uscc"}"#,
            r#"{"party_b_id_kind":"uscc"}"#,
            "/party_b_id_kind",
        ),
    ]
}

fn terms() -> Vec<Fault> {
    let dated = r#"{"ends_on":"~"}"#;
    vec![
        one(
            "ends-before-starts",
            Contract,
            dated,
            r#"{"ends_on":"{starts_on-1}"}"#,
            "/ends_on",
        ),
        one(
            "effective-before-signed",
            Contract,
            "{}",
            r#"{"effective_on":"{signed_on-1}"}"#,
            "/effective_on",
        ),
        one(
            "starts-before-signed",
            Contract,
            "{}",
            r#"{"starts_on":"{signed_on-1}"}"#,
            "/starts_on",
        ),
        one(
            "signed-after-as-of",
            Contract,
            r#"{"regime":"none","effective_on":null,"ends_on":"长期|2099-12-31","signed_on":">2026"}"#,
            r#"{"signed_on":"2026-09-01","starts_on":"2026-09-02"}"#,
            "/signed_on",
        ),
        one(
            "term-neither-dated-nor-written",
            Contract,
            r#"{"term_text":null}"#,
            r#"{"ends_on":null}"#,
            "/ends_on",
        ),
        one(
            "term-neither-dated-nor-written",
            Contract,
            r#"{"term_text":"*"}"#,
            r#"{"term_text":null}"#,
            "/ends_on",
        ),
        one(
            "term-disagrees-with-dates",
            Contract,
            dated,
            r#"{"term_text":"2019年1月1日至2019年12月31日"}"#,
            "/term_text",
        ),
        one(
            "settled-far-from-amount",
            Contract,
            r#"{"amount_basis":"fixed","amends_contract_no":null}"#,
            r#"{"settled_amount":"{amount%121}","settled_on":"{signed_on+1}"}"#,
            "/settled_amount",
        )
        .beside(
            Performance,
            r#"{"period":"2026-05","performance_status":"performing"}"#,
        ),
    ]
}

fn procedures() -> Vec<Fault> {
    let mut all = Vec::new();
    for field in FIVE {
        let path = format!("/{field}");
        let host = format!(r#"{{"{field}":"^2"}}"#);
        let change = |value: &str| format!(r#"{{"{field}":{value}}}"#);
        for (kind, family) in [(Contract, "CTR"), (Commitment, "CMT")] {
            let rule = |name: &'static str, of_promises: &'static str| {
                if family == "CTR" { name } else { of_promises }
            };
            let day = if kind == Contract { "signed_on" } else { "made_on" };
            let missing = rule("CTR:procedure-missing", "CMT:procedure-missing");
            let late = rule("CTR:procedure-after-signing", "CMT:procedure-after-signing");
            let order = rule("CTR:decision-not-last", "CMT:decision-not-last");
            let unfit = rule(
                "CTR:procedure-reason-does-not-fit",
                "CMT:procedure-reason-does-not-fit",
            );
            let plain = |rule: &'static str, change: &str| {
                let mut fault = fault(rule, kind, &host, change, &[]).what(field);
                fault.expect.push(super::found(rule, &path));
                fault
            };
            all.push(plain(missing, &change("null")));
            let mut after = plain(late, &change(&format!(r#""{{{day}+1}}""#)));
            if field != "collective_decision" {
                after.expect.push(super::found(order, "/collective_decision"));
            }
            all.push(after);
            // A threshold is no reason where procurement or tendering law applies; a promise has no regime.
            if kind == Contract {
                let law = with(
                    &format!(r#""{field}":"^2""#),
                    r#""regime":"procurement_law|tendering_law""#,
                );
                let below = change(r#""not_applicable:below_threshold""#);
                all.push(Fault {
                    host: law,
                    ..plain(unfit, &below)
                });
            }
            let by_procedure = change(r#""not_applicable:by_procurement_procedure""#);
            if matches!(field, "legality_review" | "collective_decision") || kind == Commitment {
                all.push(plain(unfit, &by_procedure));
            } else {
                let none = with(
                    &format!(r#""{field}":"^2""#),
                    r#""regime":"none|below_threshold""#,
                );
                all.push(Fault {
                    host: none,
                    ..plain(unfit, &by_procedure)
                });
            }
        }
    }
    for (kind, rule) in [
        (Contract, "CTR:decision-not-last"),
        (Commitment, "CMT:decision-not-last"),
    ] {
        all.push(one(
            rule,
            kind,
            r#"{"legality_review":"^2","collective_decision":"^2"}"#,
            r#"{"collective_decision":"{legality_review-1}"}"#,
            "/collective_decision",
        ));
    }
    all.push(one(
        "legal-consultation-missing",
        Contract,
        r#"{"legal_consultation":"*"}"#,
        r#"{"legal_consultation":null}"#,
        "/legal_consultation",
    ));
    all
}

fn kinds() -> Vec<Fault> {
    let unexplained = r#""remarks":null"#;
    vec![
        one(
            "framework-hides-procurement",
            Contract,
            r#"{"contract_kind":"11","procurement_method":null}"#,
            r#"{"procurement_method":"open_tender"}"#,
            "/contract_kind",
        ),
        one(
            "framework-hides-procurement",
            Contract,
            r#"{"contract_kind":"11","procurement_method":null}"#,
            r#"{"procurement_method":"direct_selection"}"#,
            "/contract_kind",
        ),
        one(
            "kind-disagrees-with-fields",
            Contract,
            r#"{"contract_kind":"01|02|03|04|05|06|07|08","collective_decision":"*"}"#,
            r#"{"fields":"{fields};investment_promotion"}"#,
            "/contract_kind",
        ),
        one(
            "kind-disagrees-with-fields",
            Contract,
            r#"{"contract_kind":"09"}"#,
            r#"{"fields":"talent"}"#,
            "/contract_kind",
        ),
        one(
            "other-without-explanation",
            Contract,
            &with(unexplained, r#""fields":"!other""#),
            r#"{"fields":"{fields};other"}"#,
            "/remarks",
        ),
        one(
            "other-without-explanation",
            Contract,
            &with(
                unexplained,
                r#""procurement_method":"*","regime":"procurement_law|below_threshold|none""#,
            ),
            r#"{"procurement_method":"other"}"#,
            "/remarks",
        ),
        one(
            "other-without-explanation",
            Contract,
            &with(unexplained, r#""party_b_kind":"legal_person""#),
            r#"{"party_b_id_kind":"none","party_b_id":null}"#,
            "/remarks",
        ),
        one(
            "supplements-over-ten-percent",
            Contract,
            r#"{"amends_contract_no":"*","regime":"procurement_law"}"#,
            r#"{"amount":"{amount%201}"}"#,
            "/amount",
        ),
        one(
            "supplement-without-original",
            Contract,
            r#"{"amends_contract_no":"*"}"#,
            r#"{"amends_contract_no":"没有这一份"}"#,
            "/amends_contract_no",
        ),
    ]
}
