//! Payments are judged beside the contracts of the run, as statements are.

use super::*;

#[test]
fn a_payment_is_judged_beside_its_contract_wherever_that_stands() {
    let contracts = lines(
        Kind::Contract,
        &["{}", r#"{"contract_no":"HA-2","party_b_is_sme":false}"#],
    );
    let payments = lines(
        Kind::Payment,
        &[
            r#"{"paid_on":"2024-12-26"}"#,
            r#"{"due_on":"2024-12-26","paid_on":null,"paid":null}"#,
            r#"{"contract_no":"HA-2","paid_on":"2024-12-26"}"#,
            r#"{"contract_no":"HA-3","paid_on":"2024-12-26"}"#,
        ],
    );
    let (contracts, payments) = (table(&contracts, Kind::Contract), table(&payments, Kind::Payment));
    let found = [("PAY401", "/paid_on"), ("PAY402", "/paid")];
    assert_eq!(
        judge(&[Input::judged(&payments), Input::judged(&contracts)]).codes(),
        found
    );
    assert_eq!(judge(&[Input::judged(&payments)]).codes(), []);
}

/// What a contract with an error says is not relied upon.
#[test]
fn of_a_contract_with_an_error_nobody_can_tell_whether_it_was_paid_in_time() {
    let contracts = lines(Kind::Contract, &[r#"{"ends_on":"2024-12-01"}"#]);
    let payments = lines(Kind::Payment, &[r#"{"paid_on":"2024-12-26"}"#]);
    let (contracts, payments) = (table(&contracts, Kind::Contract), table(&payments, Kind::Payment));
    let outcome = judge(&[Input::judged(&contracts), Input::judged(&payments)]);
    assert_eq!(outcome.codes(), [("CTR201", "/ends_on")]);
}
