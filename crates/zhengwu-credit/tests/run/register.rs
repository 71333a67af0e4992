//! The register among the files of a run (`units.csv`): what names a unit is held against it.

use super::*;

fn found(units: &[&str]) -> Vec<(String, String)> {
    let contracts = lines(Kind::Contract, &["{}"]);
    let units = lines(Kind::Unit, units);
    let (contracts, units) = (table(&contracts, Kind::Contract), table(&units, Kind::Unit));
    let outcome = judge(&[Input::judged(&contracts), Input::judged(&units)]);
    let codes = outcome.codes().into_iter();
    codes
        .filter(|(code, _)| code.starts_with("XRF41"))
        .map(|(code, path)| (code.to_owned(), path.to_owned()))
        .collect()
}

#[test]
fn a_register_in_the_run_is_asked_whatever_the_order_of_the_files() {
    let own = r#"{"uscc":"11320685MB0A10013C","name":"海安市示例一局"}"#;
    let other = r#"{"uscc":"11320685MB0A100217","name":"海安市示例二局"}"#;
    let nameless = r#"{"uscc":"11320685MB0A100217","name":null}"#;
    assert!(
        found(&[nameless]).is_empty(),
        "who is in it nobody can tell: one cause, one finding"
    );
    let renamed = r#"{"uscc":"11320685MB0A10013C","name":"海安市示例旧局"}"#;
    assert!(found(&[own, other]).is_empty(), "{:?}", found(&[own, other]));
    assert_eq!(
        found(&[other]),
        [("XRF411".to_owned(), "/party_a_uscc".to_owned())]
    );
    assert_eq!(
        found(&[renamed]),
        [("XRF412".to_owned(), "/party_a_name".to_owned())]
    );
}
