//! What is withheld is withheld with a waiver as without one.

use super::*;

/// Σ mod 31 stands in the last place; computed it is a `C`.
const WRONG: &str = "11320685MB0A10013K";
const COMPUTED: &str = "11320685MB0A10013C";

/// A classified contract of a unit whose code is wrong as issued; a statement and a payment name it by that code, or by the
/// one that somebody has mended.
#[test]
fn a_waiver_lets_no_secret_out() {
    let waiver = format!(
        r#"{{"rule":"IDN106","value":"{WRONG}","approver":"示例办","reason":"证书原件如此","until":"2030-12-31"}}"#
    );
    let waivers = Waivers::from_ndjson(&waiver).unwrap();
    let secret = format!(r#"{{"party_a_uscc":"{WRONG}","classified":true}}"#);
    for code in [WRONG, COMPUTED] {
        let named = format!(r#"{{"party_a_uscc":"{code}"}}"#);
        let texts = [
            (Kind::Contract, changed(Kind::Contract, &secret)),
            (Kind::Performance, changed(Kind::Performance, &named)),
            (Kind::Payment, changed(Kind::Payment, &named)),
        ];
        let tables: Vec<_> = texts
            .iter()
            .map(|(kind, text)| JsonTable::new(text, Some(*kind), None).unwrap())
            .collect();
        let inputs: Vec<Input<'_>> = tables.iter().map(|table| Input::judged(table)).collect();
        for waivers in [None, Some(&waivers)] {
            let outcome = judge_waiving(&inputs, waivers);
            let withheld = outcome
                .fates
                .iter()
                .filter(|(_, _, fate)| *fate == Fate::Withheld);
            assert_eq!(withheld.count(), 3, "{code}, waived: {}", waivers.is_some());
            assert_eq!(outcome.findings, []);
            assert!(outcome.sent.is_empty());
        }
    }
}
