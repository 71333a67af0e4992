//! Faults of promises and of dishonesty records.

use zhengwu_credit::field::Kind::{Commitment, Dishonesty};

use crate::accuracy::fault::{Fault, fault, one};

const SHORT: &str = r#"{"fulfilment_status":"partial|none"}"#;
const KEPT: &str = r#"{"fulfilment_status":"full"}"#;
/// Named by no contract and still open: under another number nothing else is to be told of it.
const UNNAMED: &str = r#"{"contract_no":null,"fulfilment_status":null}"#;

pub(super) fn faults() -> Vec<Fault> {
    let mut all = numbers();
    all.extend(times());
    all.extend(status());
    all.extend(dishonesty());
    all
}

fn numbers() -> Vec<Fault> {
    let mut all = Vec::new();
    for number in [
        "3206852026020200001",
        "320685202602020000011",
        "CN068520260202000001",
        "32068520261302000001",
    ] {
        let change = format!(r#"{{"commitment_no":"{number}"}}"#);
        all.push(
            one(
                "CMT:number-malformed",
                Commitment,
                UNNAMED,
                &change,
                "/commitment_no",
            )
            .what(number),
        );
    }
    all.push(one(
        "number-date-disagrees",
        Commitment,
        UNNAMED,
        r#"{"commitment_no":"32068520251231000001"}"#,
        "/commitment_no",
    ));
    all.push(one(
        "number-division-unknown",
        Commitment,
        // No procedure is of a day that its new one would be before.
        r#"{"contract_no":null,"fulfilment_status":null,"collective_decision":null}"#,
        r#"{"commitment_no":"99068520260202000001","made_on":"2026-02-02"}"#,
        "/commitment_no",
    ));
    all
}

fn times() -> Vec<Fault> {
    vec![
        one(
            "due-before-made",
            Commitment,
            r#"{"due_on":"~","fulfilment_status":"*"}"#,
            r#"{"due_on":"{made_on-1}"}"#,
            "/due_on",
        ),
        one(
            "open-ended-not-allowed",
            Commitment,
            r#"{"category":"key_task|policy_benefit|contract_performance"}"#,
            r#"{"due_on":"长期"}"#,
            "/due_on",
        ),
        one(
            "made-after-as-of",
            Commitment,
            r#"{"category":"key_task","fulfilment_status":null,"due_on":">2027"}"#,
            r#"{"commitment_no":"32068520260901000001","made_on":"2026-09-01"}"#,
            "/made_on",
        ),
        one(
            "due-without-determination",
            Commitment,
            r#"{"fulfilment_status":null}"#,
            r#"{"due_on":"{made_on}"}"#,
            "/fulfilment_status",
        ),
        one(
            "contract-category-without-contract",
            Commitment,
            r#"{"category":"contract_performance"}"#,
            r#"{"contract_no":null}"#,
            "/contract_no",
        ),
        one(
            "official-without-post",
            Commitment,
            r#"{"promisor_kind":"official"}"#,
            r#"{"post":null}"#,
            "/post",
        ),
        one(
            "personal-data-made-public",
            Commitment,
            r#"{"promisor_kind":"official","promisor_code":"*"}"#,
            r#"{"disclosure":"public"}"#,
            "/disclosure",
        ),
    ]
}

fn status() -> Vec<Fault> {
    let mut all = vec![
        one(
            "status-with-remainder",
            Commitment,
            KEPT,
            r#"{"unfulfilled_content":"第三项"}"#,
            "/unfulfilled_content",
        ),
        one(
            "status-without-remainder",
            Commitment,
            SHORT,
            r#"{"unfulfilled_content":null}"#,
            "/unfulfilled_content",
        ),
        one(
            "status-without-accountability",
            Commitment,
            SHORT,
            r#"{"accountability":null}"#,
            "/accountability",
        ),
        one(
            "full-without-evidence",
            Commitment,
            KEPT,
            r#"{"evidence":null}"#,
            "/evidence",
        ),
    ];
    for ground in [
        "government_transition",
        "leadership_change",
        "institutional_adjustment",
        "responsible_person_change",
        "administrative_division_adjustment",
    ] {
        let change = format!(r#"{{"reason":"{ground}"}}"#);
        all.push(
            one("CMT:reason-forbidden", Commitment, SHORT, &change, "/reason")
                .what(ground)
                .under(super::performance::law_against(ground, "一(三)"))
                .and("commitment", "accountability-owed", "", 1),
        );
    }
    all
}

/// Under NDRC Order 36.
const GENERAL: &str =
    r#"{"severity":"general","decided_on":">2026-03-31","published_on":"*","repaired_on":null}"#;

fn dishonesty() -> Vec<Fault> {
    vec![
        one(
            "source-not-admitted",
            Dishonesty,
            "{}",
            r#"{"source":"disciplinary"}"#,
            "/source",
        ),
        one(
            "document-missing",
            Dishonesty,
            "{}",
            r#"{"document_no":null}"#,
            "/document_no",
        ),
        one(
            "authority-missing",
            Dishonesty,
            "{}",
            r#"{"authority_name":null}"#,
            "/authority_name",
        ),
        one(
            "published-before-decided",
            Dishonesty,
            r#"{"published_on":"*","decided_on":">2026-02-15"}"#,
            r#"{"published_on":"{decided_on-1}"}"#,
            "/published_on",
        ),
        one(
            "repaired-before-published",
            Dishonesty,
            r#"{"repaired_on":"*"}"#,
            r#"{"repaired_on":"{published_on-1}"}"#,
            "/repaired_on",
        ),
        fault(
            "both-repaired-and-withdrawn",
            Dishonesty,
            r#"{"repaired_on":"*"}"#,
            r#"{"withdrawn_on":"{repaired_on+1}","withdrawn_doc":"（2026）苏06行终3号"}"#,
            &[("both-repaired-and-withdrawn", "/withdrawn_on")],
        ),
        one(
            "repaired-too-early",
            Dishonesty,
            GENERAL,
            r#"{"repaired_on":"{published_on+20}","repair_doc":"海信修〔2026〕1号"}"#,
            "/repaired_on",
        ),
        one(
            "published-too-long",
            Dishonesty,
            GENERAL,
            r#"{"publication_ends_on":"{decided_on+400}"}"#,
            "/publication_ends_on",
        ),
        one(
            "published-too-long",
            Dishonesty,
            r#"{"severity":"serious","decided_on":">2026-03-31","published_on":"*"}"#,
            r#"{"publication_ends_on":"{decided_on+1100}"}"#,
            "/publication_ends_on",
        ),
        one(
            "minor-published",
            Dishonesty,
            r#"{"severity":"minor","decided_on":">2026-04-15"}"#,
            r#"{"published_on":"{decided_on+2}","publication_ends_on":"{decided_on+88}"}"#,
            "/published_on",
        ),
        one(
            "objection-unanswered",
            Dishonesty,
            r#"{"objected_on":"<2026-02-20","withdrawn_on":null}"#,
            r#"{"objection_result":null}"#,
            "/objection_result",
        ),
    ]
}
