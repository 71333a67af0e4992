//! Faults between records, months, units and the register.

use zhengwu_credit::field::Kind::{Commitment, Contract, Dishonesty, Performance, Published, Receipt};

use crate::accuracy::fault::{Fault, done, fault};
use crate::corpus::{Bundle, Corpus, MONTHS, Row};

pub(super) const ORIGINAL: &str = r#"{"amends_contract_no":null}"#;
/// A contract that was reported in the last month, with one statement.
pub(super) const NEW: &str = r#"{"amends_contract_no":null,"signed_on":">2026-04-30","commitment_no":null}"#;
/// A contract of a first month.
const OLD: &str = r#"{"amends_contract_no":null,"signed_on":"<2026-03-01"}"#;
pub(super) const LAST: &str = r#"{"performance_status":"performing","period":"2026-05"}"#;
pub(super) const BEFORE: &str = r#"{"performance_status":"performing","period":"2026-04"}"#;
pub(super) const SUPPLEMENT: &str = r#"{"amends_contract_no":"*"}"#;

pub(super) fn faults() -> Vec<Fault> {
    let mut all = rows();
    all.extend(super::register::faults());
    all.extend(months());
    all.extend(super::late::faults());
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

pub(super) fn own(corpus: &mut Corpus) -> Option<&mut Bundle> {
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

/// Drops what else was told of a contract in the months in which it is not to be told.
pub(super) fn drop_told(corpus: &mut Corpus, number: &str, keeps: impl Fn(&Row) -> bool) -> Option<()> {
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
    ]
}

const AMOUNT: &str = r#"{"performance_status":"performing","period":"2026-05","performed_amount":"*"}"#;
const NO_AMOUNT: &str = r#"{"performance_status":"performing","period":"2026-05","performed_amount":null}"#;
const SHORT: &str = r#"{"performance_status":"partially_performed|not_performed","period":"2026-05"}"#;
