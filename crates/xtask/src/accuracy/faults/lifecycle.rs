//! Faults that the ledger of a day shows: what was logged and not answered, what is due and not done.

use serde_json::{Value, json};
use zhengwu_credit::field::Kind::{Contract, Dishonesty, Performance};
use zhengwu_credit::lifecycle::{Action, Event, Subject, SubjectKind};
use zhengwu_credit::value::Date;

use crate::accuracy::fault::{Fault, done, fault};
use crate::corpus::{Corpus, Row, hanging, object};

const LAST: &str = r#"{"performance_status":"performing","period":"2026-05"}"#;
const SHORT: &str = r#"{"performance_status":"partially_performed|not_performed","period":"2026-05"}"#;
const SUPPLEMENT: &str = r#"{"amends_contract_no":"*"}"#;
const RUNNING: &str = r#"{"amends_contract_no":null,"signed_on":"<2026-05-01","ends_on":"~"}"#;

pub(super) fn faults() -> Vec<Fault> {
    let mut all = due();
    all.extend(logged());
    all.extend(compensation());
    all
}

fn subject(host: &Row) -> Subject {
    Subject::new(
        SubjectKind::Contract,
        [host.text("party_a_uscc"), host.text("contract_no")],
    )
}

/// Logs something on a day.
fn log(corpus: &mut Corpus, subject: &Subject, action: Action, on: &str, payload: Value) -> Option<()> {
    let on: Date = on.parse().ok()?;
    let mut event = Event::new(subject.clone(), action, on);
    event.payload = object(payload).into_iter().collect();
    corpus.bundles.first_mut()?.events.push(event);
    Some(())
}

/// Of a contract that is performed and of which nothing is logged.
fn of_running(
    rule: &'static str,
    plant: fn(&mut Corpus, &Row) -> Option<()>,
    expect: &[(&'static str, &'static str)],
) -> Fault {
    done(rule, Contract, RUNNING, plant, expect)
        .beside(Performance, LAST)
        .without_such(Contract, SUPPLEMENT)
}

fn is_unlogged(corpus: &Corpus) -> Option<()> {
    corpus
        .bundles
        .first()
        .filter(|bundle| bundle.events.is_empty())
        .map(|_| ())
}

fn due() -> Vec<Fault> {
    vec![
        fault(
            "due-soon",
            Contract,
            RUNNING,
            r#"{"ends_on":"2026-06-30"}"#,
            &[("due-soon", "")],
        )
        .beside(Performance, LAST)
        .without_such(Contract, SUPPLEMENT),
        fault(
            "past-due-with-open-matter",
            Contract,
            RUNNING,
            r#"{"ends_on":"2026-05-20"}"#,
            &[("past-due-with-open-matter", "")],
        )
        .beside(Performance, SHORT)
        .without_such(Contract, SUPPLEMENT),
        fault(
            "write-off-owed",
            Performance,
            r#"{"performance_status":"performed"}"#,
            r#"{"written_off_on":null}"#,
            &[],
        )
        .and("contract", "write-off-owed", "", 1),
        fault(
            "publication-over",
            Dishonesty,
            r#"{"severity":"general","decided_on":"<2026-03-31","repaired_on":null,"published_on":"*"}"#,
            r#"{"publication_ends_on":"{decided_on+65}"}"#,
            &[("publication-over", "/publication_ends_on")],
        ),
        fault(
            "due-and-not-paid",
            Performance,
            r#"{"performance_status":"performing","period":"2026-05","performed_amount":"*"}"#,
            r#"{"paid_amount":"{due_amount%90}"}"#,
            &[],
        )
        .beside(Contract, r#"{"party_b_is_sme":null,"amends_contract_no":null}"#)
        .without(zhengwu_credit::field::Kind::Payment)
        .and("contract", "due-and-not-paid", "", 1),
    ]
}

fn logged() -> Vec<Fault> {
    vec![
        of_running(
            "shortfall-open-without-follow-up",
            |corpus, host| {
                is_unlogged(corpus)?;
                let short = json!({"reason": "design_change", "responsible_side": "neither", "matter": "s1"});
                log(corpus, &subject(host), Action::OpenShortfall, "2026-06-02", short)
            },
            &[],
        )
        .and("performance", "shortfall-open-without-follow-up", "/follow_up", 1),
        of_running(
            "breach-open-without-follow-up",
            |corpus, host| {
                is_unlogged(corpus)?;
                let breach =
                    json!({"responsible_side": "counterparty", "facts": "到期未交货", "matter": "b1"});
                log(
                    corpus,
                    &subject(host),
                    Action::DeclareBreach,
                    "2026-06-02",
                    breach,
                )?;
                let warned = json!({"measure_kind": "warning", "responsible_side": "counterparty", "document": "海信预〔2026〕1号"});
                log(corpus, &subject(host), Action::TakeMeasure, "2026-06-03", warned)
            },
            &[],
        )
        .and("performance", "breach-open-without-follow-up", "/follow_up", 1),
        done(
            "written-off-with-open-matter",
            Performance,
            r#"{"performance_status":"performed","written_off_on":"*","period":"2026-05"}"#,
            |corpus, host| {
                is_unlogged(corpus)?;
                let on = host.text("written_off_on");
                let facts = json!({"responsible_side": "counterparty", "facts": "质量不合格", "matter": "b1"});
                log(corpus, &subject(host), Action::DeclareBreach, on, facts)?;
                let followed = json!({"matter": "b1", "follow_up": "已发催告函", "next_follow_up_on": "2026-06-20"});
                log(corpus, &subject(host), Action::FollowUp, on, followed)?;
                let warned = json!({"measure_kind": "warning", "responsible_side": "counterparty", "document": "海信预〔2026〕1号"});
                log(corpus, &subject(host), Action::TakeMeasure, on, warned)
            },
            &[],
        )
        .and("contract", "written-off-with-open-matter", "", 1),
        of_running(
            "counterparty-not-warned",
            |corpus, host| {
                is_unlogged(corpus)?;
                breach(corpus, host, "counterparty")
            },
            &[("counterparty-not-warned", "")],
        ),
        of_running(
            "accountability-owed",
            |corpus, host| {
                is_unlogged(corpus)?;
                breach(corpus, host, "government")
            },
            &[("accountability-owed", "")],
        ),
        of_running(
            "statement-contradicts-event",
            |corpus, host| {
                is_unlogged(corpus)?;
                let agreed = json!({"change_ground": "mutual_consent", "ground_proof": "解除协议"});
                log(corpus, &subject(host), Action::Terminate, "2026-05-20", agreed)
            },
            &[("write-off-owed", "")],
        )
        .and("performance", "statement-contradicts-event", "/performance_status", 1),
        of_running(
            "written-off-but-not-reported",
            |corpus, host| {
                is_unlogged(corpus)?;
                if host.month > 0 {
                    return None;
                }
                let own = corpus.bundles.first_mut()?;
                let first = own.rows.iter().find(|row| row.kind == Performance)?.clone();
                own.rows.retain(|row| row.month == 0);
                let mut done = object(json!({"evidence": "验收单3号"}));
                let amounts = ["performed_amount", "due_amount", "paid_amount"];
                for field in amounts
                    .into_iter()
                    .filter(|field| first.record.contains_key(*field))
                {
                    done.insert(field.to_owned(), first.text(field).into());
                }
                log(
                    corpus,
                    &subject(host),
                    Action::Complete,
                    "2026-03-05",
                    done.into(),
                )?;
                log(
                    corpus,
                    &subject(host),
                    Action::WriteOff,
                    "2026-03-08",
                    json!({"evidence": "验收单3号"}),
                )
            },
            &[],
        )
        .and("performance", "written-off-but-not-reported", "/written_off_on", 1),
        of_running(
            "risk-not-asserted",
            |corpus, host| {
                is_unlogged(corpus)?;
                let risk = hanging(SubjectKind::Risk, &subject(host));
                log(
                    corpus,
                    &risk,
                    Action::Observe,
                    "2026-05-06",
                    json!({"kind": "business_deterioration"}),
                )
            },
            &[],
        )
        .and("risk", "risk-not-asserted", "", 1),
        unanswered(
            "force-majeure-without-notice",
            r#"{"reason":"force_majeure","period":"2026-05"}"#,
        ),
        unanswered(
            "deterioration-without-assertion",
            r#"{"reason":"deterioration","period":"2026-05"}"#,
        ),
    ]
}

/// A breach of one side, followed up and neither warned of nor accounted for.
fn breach(corpus: &mut Corpus, host: &Row, side: &str) -> Option<()> {
    let facts = json!({"responsible_side": side, "facts": "到期未履行", "matter": "b1"});
    log(corpus, &subject(host), Action::DeclareBreach, "2026-06-02", facts)?;
    let followed = json!({"matter": "b1", "follow_up": "已发催告函", "next_follow_up_on": "2026-06-20"});
    log(corpus, &subject(host), Action::FollowUp, "2026-06-03", followed)
}

/// A shortfall whose answer is taken out of the log.
fn unanswered(rule: &'static str, host: &'static str) -> Fault {
    done(
        rule,
        Performance,
        host,
        |corpus, _| {
            corpus.bundles.first_mut()?.events.clear();
            Some(())
        },
        &[],
    )
    .and("performance", rule, "/reason", 1)
}

fn compensation() -> Vec<Fault> {
    let of_claim = |rule: &'static str, plant: fn(&mut Corpus, &Row) -> Option<()>| {
        of_running(rule, plant, &[]).and("compensation", rule, "", 1)
    };
    vec![
        of_claim("compensation-undecided", |corpus, host| {
            is_unlogged(corpus)?;
            claim(corpus, host, None)
        }),
        of_claim("compensation-owed", |corpus, host| {
            is_unlogged(corpus)?;
            claim(corpus, host, Some("2026-09-30"))
        }),
        of_claim("compensation-overdue", |corpus, host| {
            is_unlogged(corpus)?;
            claim(corpus, host, Some("2026-06-05"))
        }),
        fault(
            "compensation-owed",
            Performance,
            r#"{"loss_stated":"*","period":"2026-05","performance_status":"suspended"}"#,
            r#"{"compensation_paid":"20000.00"}"#,
            &[],
        )
        .and("contract", "compensation-owed", "", 1),
    ]
}

/// A claim, and where a last day is told the decision to pay by it.
fn claim(corpus: &mut Corpus, host: &Row, due_on: Option<&str>) -> Option<()> {
    let claim = hanging(SubjectKind::Compensation, &subject(host));
    log(
        corpus,
        &claim,
        Action::Claim,
        "2026-06-01",
        json!({"claimed": "56000"}),
    )?;
    let Some(due_on) = due_on else { return Some(()) };
    log(
        corpus,
        &claim,
        Action::Assess,
        "2026-06-02",
        json!({"assessed": "52000"}),
    )?;
    let decided = json!({"decided": "50000", "authority_doc": "海示发〔2026〕21号", "due_on": due_on});
    log(corpus, &claim, Action::Decide, "2026-06-03", decided)
}
