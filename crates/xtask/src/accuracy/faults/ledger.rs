//! Faults between records, months, units and the register.

use serde_json::json;
use zhengwu_credit::field::Kind::{
    Commitment, Contract, Dishonesty, ListReview, Performance, Published, Receipt, Unit,
};

use crate::accuracy::fault::{Fault, done, fault, one};
use crate::corpus::{Bundle, Corpus, MONTHS, Row};

const ORIGINAL: &str = r#"{"amends_contract_no":null}"#;
/// A contract that was reported in the last month, with one statement.
const NEW: &str = r#"{"amends_contract_no":null,"signed_on":">2026-04-30","commitment_no":null}"#;
/// A contract of a first month.
const OLD: &str = r#"{"amends_contract_no":null,"signed_on":"<2026-03-01"}"#;
const LAST: &str = r#"{"performance_status":"performing","period":"2026-05"}"#;
const BEFORE: &str = r#"{"performance_status":"performing","period":"2026-04"}"#;
const SUPPLEMENT: &str = r#"{"amends_contract_no":"*"}"#;

pub(super) fn faults() -> Vec<Fault> {
    let mut all = rows();
    all.extend(names());
    all.extend(months());
    all.extend(beside());
    all
}

/// What others published and the platform answered.
fn beside() -> Vec<Fault> {
    let signed = r#"{"notice_type":"contract","signed_on":">2024-11-25"}"#;
    let early = r#"{"notice_type":"contract","signed_on":"<2026-05-01"}"#;
    let never = |corpus: &mut Corpus, host: &Row| {
        again(corpus, host, |row| {
            row.record
                .insert("contract_name".to_owned(), "示例漏报项目".into());
            row.record.insert("contract_no".to_owned(), "HA-漏报/001".into());
            row.record.insert("signed_on".to_owned(), "2026-04-30".into());
        })
    };
    let rejected = |corpus: &mut Corpus, host: &Row| {
        again(corpus, host, |row| {
            row.record.insert("result".to_owned(), "rejected".into());
            row.record.insert("reason".to_owned(), "duplicate".into());
        })
    };
    let own = |rule| [(rule, "")];
    let (published, owed) = ("published-but-never-reported", "rejected-and-still-owed");
    vec![
        done(published, Published, signed, never, &own(published)),
        done(published, Published, early, never, &own(published))
            .what("under the name of the register")
            .without_such(Published, r#"{"party_a_uscc":"*"}"#),
        // Of the last month but one, so that it is not in this one.
        done(
            owed,
            Receipt,
            r#"{"record_kind":"performance","period":"<2026-05"}"#,
            rejected,
            &own(owed),
        ),
        done(
            owed,
            Receipt,
            r#"{"record_kind":"contract","result":"accepted"}"#,
            rejected,
            &own(owed),
        )
        .without_such(Contract, r#"{"signed_on":">2026-04-30"}"#),
        done(owed, Receipt, r#"{"result":"withdrawn"}"#, rejected, &own(owed)).what("after a withdrawal"),
    ]
}

fn own(corpus: &mut Corpus) -> Option<&mut Bundle> {
    corpus.bundles.first_mut()
}

/// The host once more, changed.
fn again(corpus: &mut Corpus, host: &Row, change: impl FnOnce(&mut Row)) -> Option<()> {
    let mut row = host.clone();
    change(&mut row);
    own(corpus)?.rows.push(row);
    Some(())
}

/// Rows of one key, contracts that look alike.
fn rows() -> Vec<Fault> {
    let mut all = Vec::new();
    for (kind, host) in [
        (Contract, "{}"),
        (Performance, "{}"),
        (Commitment, "{}"),
        (Dishonesty, "{}"),
    ] {
        all.push(done(
            "duplicate-identical",
            kind,
            host,
            |corpus, host| again(corpus, host, |_| {}),
            &[("duplicate-identical", "")],
        ));
    }
    for (kind, host) in [
        (Performance, r#"{"performance_status":"performing|suspended"}"#),
        (Commitment, r#"{"contract_no":null}"#),
    ] {
        all.push(
            done(
                "duplicate-different",
                kind,
                host,
                |corpus, host| {
                    again(corpus, host, |row| {
                        row.record.insert("remarks".to_owned(), "另报一次".into());
                    })
                },
                &[("duplicate-different", ""), ("duplicate-different", "")],
            )
            .what(kind.key()),
        );
    }
    all.push(
        done(
            "duplicate-different",
            Contract,
            NEW,
            |corpus, host| {
                again(corpus, host, |row| {
                    row.record
                        .insert("subject_matter".to_owned(), "另一种标的".into());
                })
            },
            &[("duplicate-different", ""), ("duplicate-different", "")],
        )
        .and("performance", "performance-without-contract", "/contract_no", 1),
    );
    all.push(done(
        "same-contract-under-two-numbers",
        Contract,
        r#"{"amends_contract_no":null,"signed_on":">2026-04-30","amount":"*","party_b_id":"*"}"#,
        |corpus, host| {
            again(corpus, host, |row| {
                row.record.insert("contract_no".to_owned(), "HA-另编/001".into());
            })
        },
        &[
            ("same-contract-under-two-numbers", "/contract_no"),
            ("same-contract-under-two-numbers", "/contract_no"),
        ],
    ));
    all.push(done(
        "same-contract-from-two-units",
        Contract,
        NEW,
        |corpus, host| {
            let unit = own(corpus)?.unit + 1;
            corpus.bundles.push(Bundle {
                unit,
                rows: vec![host.clone()],
                events: Vec::new(),
            });
            Some(())
        },
        &[
            ("same-contract-from-two-units", ""),
            ("same-contract-from-two-units", ""),
        ],
    ));
    all
}

const CLOSED: &str = "11320685MB0A10013C";
const CLOSED_NAME: &str = "海安市示例撤并局";

/// Adds a unit that was closed long ago.
fn closed_unit(corpus: &mut Corpus, heir: Option<String>) -> Option<()> {
    let mut line =
        json!({"uscc": CLOSED, "name": CLOSED_NAME, "kind": "department", "valid_to": "2020-01-01"});
    if let Some(heir) = heir {
        line["successor_uscc"] = heir.into();
    }
    let record = serde_json::from_value(line).ok()?;
    own(corpus)?.rows.push(Row {
        kind: Unit,
        month: 0,
        record,
    });
    corpus.units.push(crate::corpus::Unit {
        uscc: CLOSED.to_owned(),
        name: CLOSED_NAME.to_owned(),
        kind: "department",
    });
    Some(())
}

/// What names something that is not there, or otherwise than the register.
fn names() -> Vec<Fault> {
    vec![
        one(
            "performance-without-contract",
            Performance,
            r#"{"performance_status":"performing|performed|not_started"}"#,
            r#"{"contract_no":"没有这一份"}"#,
            "/contract_no",
        ),
        one(
            "commitment-names-unknown-contract",
            Commitment,
            r#"{"contract_no":"*"}"#,
            r#"{"contract_no":"没有这一份"}"#,
            "/contract_no",
        ),
        one(
            "contract-names-unknown-commitment",
            Contract,
            ORIGINAL,
            r#"{"commitment_no":"32068520250101000009"}"#,
            "/commitment_no",
        ),
        one(
            "unit-not-in-register",
            Contract,
            NEW,
            r#"{"party_a_uscc":"11320685MB0A10013C","party_a_kind":"department"}"#,
            "/party_a_uscc",
        )
        .and("performance", "performance-without-contract", "/contract_no", 1),
        one(
            "unit-not-in-register",
            Commitment,
            r#"{"promisor_kind":"official","fulfilment_status":null}"#,
            r#"{"unit_uscc":"11320685MB0A10013C"}"#,
            "/unit_uscc",
        ),
        one(
            "unit-not-in-register",
            Commitment,
            r#"{"promisor_kind":"institution","fulfilment_status":null,"contract_no":null}"#,
            r#"{"promisor_code":"11320685MB0A10013C"}"#,
            "/promisor_code",
        ),
        one(
            "unit-not-in-register",
            Dishonesty,
            "{}",
            r#"{"unit_uscc":"11320685MB0A10013C"}"#,
            "/unit_uscc",
        ),
        one(
            "unit-name-disagrees-with-register",
            Contract,
            "{}",
            r#"{"party_a_name":"海安市另一单位"}"#,
            "/party_a_name",
        ),
        one(
            "unit-name-disagrees-with-register",
            Commitment,
            r#"{"promisor_kind":"institution"}"#,
            r#"{"promisor_name":"海安市另一单位"}"#,
            "/promisor_name",
        ),
        one(
            "unit-name-disagrees-with-register",
            Commitment,
            r#"{"promisor_kind":"official"}"#,
            r#"{"unit_name":"海安市另一单位"}"#,
            "/unit_name",
        ),
        one(
            "unit-name-disagrees-with-register",
            Dishonesty,
            "{}",
            r#"{"unit_name":"海安市另一单位"}"#,
            "/unit_name",
        ),
        done(
            "closed-unit-without-successor",
            Unit,
            "{}",
            |corpus, _| closed_unit(corpus, None),
            &[],
        )
        .and("unit", "closed-unit-without-successor", "/successor_uscc", 1),
        done(
            "signed-after-unit-closed",
            Contract,
            NEW,
            |corpus, host| {
                let heir = host.text("party_a_uscc").to_owned();
                closed_unit(corpus, Some(heir))?;
                let number = host.text("contract_no");
                let rows = corpus
                    .bundles
                    .iter_mut()
                    .flat_map(|bundle| bundle.rows.iter_mut());
                for row in rows.filter(|row| row.kind != Unit && row.text("contract_no") == number) {
                    row.record.insert("party_a_uscc".to_owned(), CLOSED.into());
                    if row.kind == Contract {
                        row.record.insert("party_a_name".to_owned(), CLOSED_NAME.into());
                        row.record.insert("party_a_kind".to_owned(), "department".into());
                    }
                }
                Some(())
            },
            &[],
        )
        .and("contract", "signed-after-unit-closed", "/party_a_uscc", 1),
        fault(
            "list-review-overdue",
            ListReview,
            "{}",
            r#"{"reviewed_on":"2025-11-01"}"#,
            &[],
        )
        .and("unit", "list-review-overdue", "", 1),
    ]
}

/// Drops what else was told of a contract in the months in which it is not to be told.
fn drop_told(corpus: &mut Corpus, number: &str, keeps: impl Fn(&Row) -> bool) -> Option<()> {
    let is_told =
        |row: &Row| row.kind != Contract && row.kind != Commitment && row.text("contract_no") == number;
    own(corpus)?
        .rows
        .retain(|row| !is_told(row) || row.kind == Dishonesty || keeps(row));
    Some(())
}

/// What does not go on from one month to the next.
fn months() -> Vec<Fault> {
    vec![
        done(
            "contract-without-performance",
            Contract,
            OLD,
            |corpus, host| drop_told(corpus, host.text("contract_no"), |_| false),
            &[("contract-without-performance", "")],
        )
        .beside(Performance, LAST),
        fault(
            "amounts-fell-without-correction",
            Performance,
            AMOUNT,
            r#"{"performed_amount":"0.01"}"#,
            &[("amounts-fell-without-correction", "/performed_amount")],
        )
        .beside(Performance, BEFORE),
        done(
            "status-went-back",
            Performance,
            NO_AMOUNT,
            |corpus, host| {
                let own = own(corpus).filter(|bundle| bundle.events.is_empty())?;
                let is_host = |row: &&mut Row| row.kind == Performance && row.month == host.month;
                let row = own.rows.iter_mut().find(is_host)?;
                row.record
                    .insert("performance_status".to_owned(), "not_started".into());
                Some(())
            },
            &[("status-went-back", "/performance_status")],
        )
        .beside(Performance, BEFORE),
        done(
            "due-date-moved-without-amendment",
            Contract,
            r#"{"amends_contract_no":null,"signed_on":"<2026-05-01","ends_on":"~"}"#,
            |corpus, host| {
                again(corpus, host, |row| {
                    row.month = MONTHS - 1;
                    row.record.insert("ends_on".to_owned(), "2032-12-31".into());
                })
            },
            &[("due-date-moved-without-amendment", "/ends_on")],
        )
        .beside(Performance, LAST)
        .without_such(Contract, SUPPLEMENT),
        fault(
            "follow-up-missed",
            Performance,
            SHORT,
            r#"{"next_follow_up_on":"2026-06-05"}"#,
            &[("follow-up-missed", "/next_follow_up_on")],
        ),
        // One contract of the month before, and in the last month only what else the unit has.
        done(
            "contract-vanished",
            Performance,
            r#"{"performance_status":"performing","period":"2026-05"}"#,
            |corpus, host| {
                let neighbour = corpus.bundles.get(1)?;
                neighbour
                    .rows
                    .iter()
                    .find(|row| row.kind == Performance && row.month == host.month)?;
                let is_host = |row: &Row| row.kind == Performance && row.month == host.month;
                own(corpus)?.rows.retain(|row| !is_host(row));
                Some(())
            },
            &[("contract-vanished", "")],
        )
        .beside(Performance, BEFORE),
        fault(
            "follow-up-missed",
            Commitment,
            r#"{"fulfilment_status":"partial|none"}"#,
            r#"{"next_follow_up_on":"2026-06-05"}"#,
            &[("follow-up-missed", "/next_follow_up_on")],
        ),
        done(
            "reported-late",
            Contract,
            // No promise names it, which would have named what nobody knew until then.
            r#"{"amends_contract_no":null,"signed_on":"<2026-05-01","commitment_no":null}"#,
            |corpus, host| {
                let neighbour = corpus.bundles.get(1)?;
                neighbour
                    .rows
                    .iter()
                    .find(|row| row.kind == Contract && row.month + 1 < MONTHS)?;
                drop_told(corpus, host.text("contract_no"), |row| row.month + 1 == MONTHS)?;
                let is_host = |row: &&mut Row| {
                    row.kind == Contract && row.text("contract_no") == host.text("contract_no")
                };
                own(corpus)?.rows.iter_mut().find(is_host)?.month = MONTHS - 1;
                Some(())
            },
            &[("reported-late", "/signed_on")],
        )
        .beside(Performance, LAST)
        .without_such(Contract, SUPPLEMENT),
    ]
}

const AMOUNT: &str = r#"{"performance_status":"performing","period":"2026-05","performed_amount":"*"}"#;
const NO_AMOUNT: &str = r#"{"performance_status":"performing","period":"2026-05","performed_amount":null}"#;
const SHORT: &str = r#"{"performance_status":"partially_performed|not_performed","period":"2026-05"}"#;
