//! Domain values: what services keep of records. No error is ever in one, and no classified contract.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use zhengwu_credit::code::{AmountBasis, Lang};
use zhengwu_credit::field::{
    Kind, RecordKind, commitment, contract as c, dishonesty, list_review, payment, performance, published,
    receipt, unit,
};
use zhengwu_credit::finding::Severity;
use zhengwu_credit::model::{
    Commitment, Contract, Dishonesty, ListReview, Owned, Payment, Performance, Published, Receipt, Unit,
};
use zhengwu_credit::profile::Profile;
use zhengwu_credit::record::{Record, read_object};
use zhengwu_credit::requirement::{Check, Context};
use zhengwu_credit::rules::examples::{changed, kind_of, record_of};
use zhengwu_credit::rules::{CATALOGUE, NotAdmitted, admit, admit_json, correct};

fn alone(profile: &Profile) -> Context<'_> {
    Context::alone(profile, "2025-01-10".parse().ok())
}

/// Every correct record becomes a domain value, and its JSON is its canonical form.
#[test]
fn a_correct_record_becomes_a_domain_value() {
    fn through<K: RecordKind>() -> Owned<K> {
        let profile = Profile::haian();
        let text = correct(K::KIND);
        let admitted = admit_json::<K>(text, &alone(&profile), &[], Lang::Zh).unwrap();
        assert_eq!(admitted.findings, []);
        assert_eq!(serde_json::to_string(&admitted.value).unwrap(), text);
        let again: Owned<K> = serde_json::from_str(text).unwrap();
        assert_eq!(again, admitted.value);
        let value: serde_json::Value = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::from_value::<Owned<K>>(value).unwrap(), again.clone());
        again
    }
    let contract: Contract = through();
    assert_eq!(contract.get(c::amount_basis), Some(AmountBasis::Fixed));
    assert_eq!(contract.get(c::settled_amount), None);
    assert_eq!(contract.key().parts(), ["11320685MB0A10013C", "HA-2024/017"]);
    assert_eq!(contract.record().digest().len(), 64);
    let _: Performance = through::<performance::Performance>();
    let _: Commitment = through::<commitment::Commitment>();
    let _: Dishonesty = through::<dishonesty::Dishonesty>();
    let _: Unit = through::<unit::Unit>();
    let _: ListReview = through::<list_review::ListReview>();
    let _: Payment = through::<payment::Payment>();
    let _: Published = through::<published::Published>();
    let _: Receipt = through::<receipt::Receipt>();
}

#[test]
fn it_is_send_and_sync_and_lives_in_a_services_own_types() {
    fn is_for_services<
        T: Send + Sync + Clone + Serialize + for<'de> Deserialize<'de> + schemars::JsonSchema + 'static,
    >() {
    }
    is_for_services::<Contract>();
    is_for_services::<Unit>();
    #[derive(Serialize, Deserialize, schemars::JsonSchema)]
    struct Mine {
        contract: Contract,
        tags: BTreeMap<String, String>,
    }
    let text = format!(r#"{{"contract":{},"tags":{{}}}}"#, correct(Kind::Contract));
    let mine: Mine = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_string(&mine).unwrap(), text);
    let schema = serde_json::to_string(&schemars::schema_for!(Mine)).unwrap();
    assert!(
        schema.contains("合同编号") && schema.contains("#/$defs/Contract"),
        "{schema}"
    );
}

/// Every error of the catalogue, in every kind: no road leads in.
#[test]
fn no_error_is_ever_in_a_domain_value() {
    fn is_refused<K: RecordKind>(text: &str, code: &str) {
        let profile = Profile::haian();
        match admit_json::<K>(text, &alone(&profile), &[], Lang::Zh) {
            Err(NotAdmitted::Findings(found)) => assert!(found.iter().any(|one| one.code == code), "{code}"),
            Err(NotAdmitted::Unreadable(_)) => {}
            other => panic!("{code}: {other:?}"),
        }
        // Read without a day: all is refused but what is wrong only as of a day (signed in the future).
        let without_a_day = admit_json::<K>(text, &Context::alone(&profile, None), &[], Lang::Zh);
        let read = serde_json::from_str::<Owned<K>>(text);
        assert_eq!(read.is_ok(), without_a_day.is_ok(), "{code}: {text}");
        assert!(
            read.is_err() || code.as_bytes()[3] == b'3' || code == "IDN122",
            "{code}: {text}"
        );
    }
    let mut seen = 0;
    let errors = CATALOGUE.iter().filter(|rule| rule.severity == Severity::Error);
    for rule in errors {
        for example in rule.fires.iter().filter(|example| example.contract.is_none()) {
            if matches!(rule.check, Check::Intake | Check::Guard(_)) {
                continue;
            }
            let kind = kind_of(rule, example);
            let text = record_of(rule, example);
            seen += 1;
            match kind {
                Kind::Contract => is_refused::<c::Contract>(&text, rule.code),
                Kind::Performance => is_refused::<performance::Performance>(&text, rule.code),
                Kind::Commitment => is_refused::<commitment::Commitment>(&text, rule.code),
                Kind::Dishonesty => is_refused::<dishonesty::Dishonesty>(&text, rule.code),
                Kind::Unit => is_refused::<unit::Unit>(&text, rule.code),
                Kind::ListReview => is_refused::<list_review::ListReview>(&text, rule.code),
                Kind::Payment => is_refused::<payment::Payment>(&text, rule.code),
                Kind::Published => is_refused::<published::Published>(&text, rule.code),
                Kind::Receipt => is_refused::<receipt::Receipt>(&text, rule.code),
            }
        }
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn there_is_no_way_round_the_judgement() {
    let profile = Profile::haian();
    // A key that stands twice, one that nobody knows, a number that has lost its digits.
    let text = correct(Kind::Contract);
    for wrong in [
        text.replacen('{', r#"{"contract_no":"HA-1","#, 1),
        text.replacen('{', r#"{"unknown":"x","#, 1),
        text.replace(r#""1280000.00""#, "1280000.5"),
    ] {
        assert!(serde_json::from_str::<Contract>(&wrong).is_err(), "{wrong}");
    }
    // Columns that a file lacks are missing all the same, and a record that nobody finished is finished.
    let missing = [c::amount.at];
    let context = Context {
        missing_columns: &missing,
        ..alone(&profile)
    };
    let text = changed(Kind::Contract, r#"{"amount":null}"#);
    assert!(matches!(
        admit_json::<c::Contract>(&text, &context, &[], Lang::Zh),
        Err(NotAdmitted::Findings(_))
    ));
    let text = changed(Kind::Contract, r#"{"party_b_id":"91320685MA1A30012X"}"#);
    for is_finished in [false, true] {
        let mut record = Record::new(Kind::Contract);
        read_object(&text, &mut record).unwrap();
        if is_finished {
            record.finish(None);
        }
        let refused = admit::<c::Contract>(record, &alone(&profile), &[], Lang::Zh).unwrap_err();
        let NotAdmitted::Findings(found) = refused else {
            panic!("{refused}")
        };
        assert_eq!(
            found.iter().filter(|one| one.severity == Severity::Error).count(),
            1,
            "{found:?}"
        );
    }
    // A contract is no promise.
    let mut record = Record::new(Kind::Contract);
    read_object(correct(Kind::Contract), &mut record).unwrap();
    let refused = admit::<commitment::Commitment>(record, &alone(&profile), &[], Lang::Zh);
    assert!(matches!(refused, Err(NotAdmitted::OtherKind { .. })));
}

/// Of a classified contract nothing is made and nothing is said, whatever else is wrong with it.
#[test]
fn a_classified_contract_is_never_a_domain_value() {
    let profile = Profile::haian();
    for classified in [r#"true"#, r#""是（机密）""#, r#""秘密★10年""#] {
        for more in ["", r#","ends_on":"2024-12-01","amount":null"#] {
            let text = changed(Kind::Contract, &format!(r#"{{"classified":{classified}{more}}}"#));
            let refused = admit_json::<c::Contract>(&text, &alone(&profile), &[], Lang::Zh).unwrap_err();
            assert_eq!(refused, NotAdmitted::Withheld);
            let error = serde_json::from_str::<Contract>(&text).unwrap_err().to_string();
            let said = format!("{refused} {refused:?} {error}");
            assert!(
                !said.contains("HA-2024") && !said.contains("CTR") && !said.contains("示例"),
                "{said}"
            );
        }
    }
    // Said twice, the graver is believed; not said at all, it is an error.
    let twice = correct(Kind::Contract).replacen('{', r#"{"classified":true,"#, 1);
    let refused = admit_json::<c::Contract>(&twice, &alone(&profile), &[], Lang::Zh);
    assert_eq!(refused.unwrap_err(), NotAdmitted::Withheld);
    for unsaid in ["null", r#""待定""#] {
        let text = changed(Kind::Contract, &format!(r#"{{"classified":{unsaid}}}"#));
        let refused = admit_json::<c::Contract>(&text, &alone(&profile), &[], Lang::Zh);
        assert!(matches!(refused, Err(NotAdmitted::Findings(_))));
    }
}

#[test]
fn debug_masks_persons() {
    let person = r#"{"party_b_name":"欧阳示例","party_b_kind":"natural_person","party_b_id_kind":"citizen_id",
        "party_b_id":"320685199003070007","party_b_is_sme":null,"remarks":"联系人 320685199003070007"}"#;
    let text = changed(Kind::Contract, person);
    let contract = serde_json::from_str::<Contract>(&text);
    let profile = Profile::haian();
    let refused = admit_json::<c::Contract>(&text, &alone(&profile), &[], Lang::Zh);
    let shown = format!("{contract:?} {refused:?}");
    assert!(
        !shown.contains("320685199003070007") && !shown.contains("欧阳示例"),
        "{shown}"
    );
    assert!(shown.contains("HA-2024/017"), "{shown}");
}
