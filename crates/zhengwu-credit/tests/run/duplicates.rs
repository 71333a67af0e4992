//! Rows of one key (重复).

use super::*;

#[test]
fn a_row_that_stands_twice_is_sent_once_and_counts_as_submitted() {
    let text = lines(
        Kind::Contract,
        &["{}", r#"{"party_a_uscc":" 11320685MB0A10013C"}"#],
    );
    let outcome = judge(&[Input::judged(&table(&text, Kind::Contract))]);
    assert_eq!(
        outcome.fates,
        [(0, 1, Fate::Submitted), (0, 2, Fate::SentWithAnother)]
    );
    assert_eq!(outcome.sent.len(), 1);
    assert_eq!(outcome.summary.submitted, 2);
    assert!(outcome.codes().contains(&("REC401", "")));
}

#[test]
fn rows_of_one_key_that_differ_are_all_errors_and_say_where_they_differ() {
    let text = lines(Kind::Contract, &["{}", r#"{"amount":"1280000.01"}"#, "{}"]);
    let outcome = judge(&[Input::judged(&table(&text, Kind::Contract))]);
    assert!(outcome.fates.iter().all(|(_, _, fate)| *fate == Fate::ToCorrect));
    assert_eq!(outcome.codes(), [("REC402", ""); 3]);
    assert!(
        outcome
            .findings
            .iter()
            .all(|one| one.message.contains("合同金额"))
    );
}

#[test]
fn many_rows_of_one_key_take_no_longer_than_others() {
    let text = lines(Kind::Performance, &["{}"; 20_000]);
    let started = std::time::Instant::now();
    let outcome = judge(&[Input::judged(&table(&text, Kind::Performance))]);
    assert_eq!(outcome.sent.len(), 1);
    assert!(started.elapsed().as_secs() < 60, "by the square of their number");
}

#[test]
fn a_set_in_another_order_and_a_default_said_aloud_are_no_difference() {
    let both = r#"{"fields":"livelihood;government_procurement","currency":"CNY"}"#;
    let text = lines(
        Kind::Contract,
        &[r#"{"fields":"government_procurement;livelihood"}"#, both],
    );
    let outcome = judge(&[Input::judged(&table(&text, Kind::Contract))]);
    assert_eq!(outcome.codes(), [("REC401", "")]);
}

#[test]
fn a_difference_shows_nobodys_name_whichever_row_is_the_persons() {
    let person = r#"{"party_b_name":"欧阳示例","party_b_kind":"natural_person","party_b_id_kind":"passport","party_b_id":"EA1234567"}"#;
    for rows in [[person, "{}"], ["{}", person]] {
        let text = lines(Kind::Contract, &rows);
        let outcome = judge(&[Input::judged(&table(&text, Kind::Contract))]);
        assert_eq!(outcome.codes(), [("REC402", ""); 2]);
        let said = format!("{:?}", outcome.findings);
        assert!(
            !said.contains("欧阳示例") && !said.contains("EA1234567"),
            "{said}"
        );
        assert!(said.contains("海安示例设备有限公司"));
    }
}

#[test]
fn the_elements_of_an_array_on_one_line_are_told_apart() {
    let one = changed(Kind::Contract, "{}");
    let other = changed(Kind::Contract, r#"{"amount":"1.00"}"#);
    let text = format!("[{one},{one}]");
    let outcome = judge(&[Input::judged(&table(&text, Kind::Contract))]);
    assert_eq!(
        outcome.fates,
        [(0, 1, Fate::Submitted), (0, 2, Fate::SentWithAnother)]
    );
    let text = format!("[{one},{other}]");
    let outcome = judge(&[Input::judged(&table(&text, Kind::Contract))]);
    let rows: Vec<_> = outcome
        .findings
        .iter()
        .filter_map(|one| one.args.get("row"))
        .collect();
    assert_eq!(rows, [2, 1]);
}

#[test]
fn a_twin_in_another_file_is_named_with_it() {
    let text = lines(Kind::Contract, &["{}"]);
    let other = JsonTable::new(&text, Some(Kind::Contract), Some("另一个.ndjson".to_owned())).unwrap();
    let outcome = judge(&[
        Input::judged(&table(&text, Kind::Contract)),
        Input::judged(&other),
    ]);
    assert_eq!(outcome.codes(), [("REC401", "")]);
    assert!(
        outcome
            .findings
            .iter()
            .all(|one| one.message.contains("contract.ndjson")),
        "{:?}",
        outcome.findings
    );
}

#[test]
fn rows_that_differ_in_other_columns_are_not_called_identical() {
    let text = lines(
        Kind::Contract,
        &[
            r#"{"经办科室":"一科","楼层":"3"}"#,
            r#"{"经办科室":"二科","楼层":"3"}"#,
        ],
    );
    let outcome = judge(&[Input::judged(&table(&text, Kind::Contract))]);
    assert_eq!(outcome.codes(), [("REC401", "")]);
    let found = &outcome.findings[0];
    assert_eq!(
        found.message,
        "与第 1 行要报送的各项都相同，其他列有不同（经办科室），只报送一次"
    );
    assert!(found.help.contains("先核对"), "{}", found.help);
    let same = lines(Kind::Contract, &[r#"{"楼层":"3"}"#, r#"{"楼层":" 3"}"#]);
    let outcome = judge(&[Input::judged(&table(&same, Kind::Contract))]);
    assert_eq!(outcome.findings[0].message, "与第 1 行完全相同，只报送一次");
}
