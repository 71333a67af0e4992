//! What comes a month or more after its own (迟报).

use zhengwu_credit::field::Kind::{self, Commitment, Contract, Performance};

use super::ledger::{BEFORE, LAST, SUPPLEMENT, drop_told, own};
use crate::accuracy::fault::{Fault, done};
use crate::corpus::{Corpus, MONTHS, Row};

const LATE: &str = "reported-late";
/// A promise that no contract names and that names none: of it alone is told.
const PROMISE: &str = r#"{"contract_no":null,"made_on":"<2026-05-01"}"#;
const DETERMINED: &str = r#"{"contract_no":null,"determined_on":"<2026-05-01"}"#;
/// What is empty until a promise is determined.
const OF_THE_DETERMINATION: [&str; 12] = [
    "fulfilment_status",
    "determined_on",
    "determined_by",
    "determined_by_uscc",
    "evidence",
    "unfulfilled_content",
    "accountability",
    "reason",
    "reason_note",
    "responsible_side",
    "follow_up",
    "next_follow_up_on",
];

pub(super) fn faults() -> Vec<Fault> {
    vec![
        done(
            LATE,
            Contract,
            // No promise names it, which would have named what nobody knew until then.
            r#"{"amends_contract_no":null,"signed_on":"<2026-05-01","commitment_no":null}"#,
            |corpus, host| {
                drop_told(corpus, host.text("contract_no"), |row| row.month + 1 == MONTHS)?;
                comes_last(corpus, host, Contract, "contract_no")
            },
            &[(LATE, "/signed_on")],
        )
        .beside(Performance, LAST)
        .without_such(Contract, SUPPLEMENT),
        done(
            LATE,
            Performance,
            BEFORE,
            |corpus, host| {
                let neighbour = corpus.bundles.get(1)?;
                let is_beside = |row: &&Row| row.kind == Performance && row.month == host.month;
                neighbour.rows.iter().find(is_beside)?;
                comes_last(corpus, host, Performance, "period")
            },
            &[(LATE, "/period")],
        )
        .beside(
            Performance,
            r#"{"performance_status":"performing","period":"2026-03"}"#,
        )
        .beside(Performance, LAST)
        // Of its own month it was missed, for others of the unit came.
        .and("performance", "contract-vanished", "", 1),
        done(
            LATE,
            Commitment,
            PROMISE,
            |corpus, host| comes_last(corpus, host, Commitment, "commitment_no"),
            &[(LATE, "/made_on")],
        ),
        done(
            LATE,
            Commitment,
            DETERMINED,
            |corpus, host| {
                let mut before = host.clone();
                for field in OF_THE_DETERMINATION {
                    before.record.remove(field);
                }
                comes_last(corpus, host, Commitment, "commitment_no")?;
                own(corpus)?.rows.push(before);
                Some(())
            },
            &[(LATE, "/determined_on")],
        )
        .what("determined"),
    ]
}

/// The host comes in the last month only; what else the unit has came before, so that it is no baseline.
fn comes_last(corpus: &mut Corpus, host: &Row, kind: Kind, key: &str) -> Option<()> {
    let neighbour = corpus.bundles.get(1)?;
    let is_report = |row: &&Row| row.kind.is_reported() && row.month + 1 < MONTHS;
    neighbour.rows.iter().find(is_report)?;
    let is_host = |row: &&mut Row| row.kind == kind && row.text(key) == host.text(key);
    own(corpus)?.rows.iter_mut().find(is_host)?.month = MONTHS - 1;
    Some(())
}
