//! What a service does: it checks a record, shows what may be done, and enters what was decided, though two decide at once.
//! `cargo run --package zhengwu-credit-io --example service`

use std::{error::Error, slice};

use zhengwu_credit::code::{Coded, Lang};
use zhengwu_credit::field::{Kind, contract as c};
use zhengwu_credit::lifecycle::{Action, Event, EventStore, History, Machine, Moment, Refusal, Stage, State};
use zhengwu_credit::lifecycle::{StoreError, Subject, SubjectKind};
use zhengwu_credit::model::Contract;
use zhengwu_credit::profile::Profile;
use zhengwu_credit::requirement::Context;
use zhengwu_credit::rules::{NotAdmitted, admit_json, correct, examples::changed, machine};
use zhengwu_credit::value::parse_date;
use zhengwu_credit_io::{EventLogError, FileStore};

/// Decides on what somebody has seen, and enters it if it may be done and nobody else was first.
fn decide(
    (store, machine): (&FileStore, &Machine<'_>),
    (seen, event): (&History, &Event),
    actor: &str,
) -> Result<Result<State, Refusal>, StoreError<EventLogError>> {
    let decided = machine.apply(&seen.state(Moment::default()), event);
    if decided.is_ok() {
        let now = event.on.and_hms_opt(9, 30, 0).unwrap_or_default();
        store.append(slice::from_ref(event), now, actor, seen.next)?;
    }
    Ok(decided)
}

/// Runs the example.
pub fn main() -> Result<(), Box<dyn Error>> {
    let profile = Profile::haian();
    let folder = tempfile::tempdir()?;
    let store = FileStore::new(folder.path().join("events.ndjson"));
    let service = (&store, &machine(&profile));

    // What has no error becomes a contract; what has is told at its place.
    let context = Context::alone(&profile, "2025-01-10".parse().ok());
    let wrong = changed(Kind::Contract, r#"{"ends_on":"2024-12-01"}"#);
    if let Err(NotAdmitted::Findings(all)) = admit_json::<c::Contract>(&wrong, &context, &[], Lang::Zh) {
        let said: Vec<&str> = all.iter().map(|one| one.message.as_str()).collect();
        println!("{}", said.join("；"));
    }
    let contract: Contract = admit_json(correct(Kind::Contract), &context, &[], Lang::Zh)?.value;

    // It is registered with everything that it says, and commenced.
    let subject = Subject::new(SubjectKind::Contract, contract.key().parts());
    let event = |action, day| parse_date(day).map(|on| Event::new(subject.clone(), action, on.date));
    let mut register = event(Action::Register, "2024-12-10")?;
    register.payload = serde_json::from_value(serde_json::to_value(&contract)?)?;
    decide(service, (&store.history(&subject)?, &register), "甲")??;
    let commence = event(Action::Commence, "2024-12-12")?;
    decide(service, (&store.history(&subject)?, &commence), "甲")??;

    // 甲 and 乙 both have it on the screen, with what may be done and why the rest may not.
    let seen = store.history(&subject)?;
    let suspend = event(Action::Suspend, "2025-03-03")?.with("change_ground", "force_majeure");
    let suspend = suspend.with("ground_proof", "不可抗力通知〔2025〕1号");
    for offer in service.1.actions(&seen.state(Moment::default()), suspend.on) {
        let codes = |no: &Refusal| no.unmet.iter().map(|one| one.code).collect::<Vec<_>>().join(" ");
        let answer = offer.refusal.as_ref().map_or("可以办理".to_owned(), codes);
        println!("{}：{answer}", offer.action.code().label);
    }
    decide(service, (&seen, &suspend), "甲")??;
    // 乙 wants the same and was late: what was seen is no longer so.
    let late = decide(service, (&seen, &suspend), "乙");
    assert!(late.is_err_and(|error| error.is_conflict()));
    // Read again, it may no longer be done; something else may.
    let seen = store.history(&subject)?;
    let refusal = decide(service, (&seen, &suspend), "乙")?.err();
    println!("{}", refusal.ok_or("it was suspended twice")?);
    let resumed = decide(service, (&seen, &event(Action::Resume, "2025-04-01")?), "乙")??;
    assert_eq!(resumed.stage, Some(Stage::Performing));
    Ok(())
}
