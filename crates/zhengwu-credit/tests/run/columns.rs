//! Tables with a header: columns that are not there, and rows that are no records.

use zhengwu_credit::field::contract as c;
use zhengwu_credit::finding::Severity;
use zhengwu_credit::value::Money;

use super::*;

/// Correct contracts under a header, with a total row at the end.
struct Register {
    columns: Columns,
    changes: &'static [&'static str],
    total: Option<(Money, Money)>,
}

impl Table for Register {
    fn kind(&self) -> Kind {
        Kind::Contract
    }
    fn file(&self) -> Option<&str> {
        Some("合同.csv")
    }
    fn columns(&self) -> Option<&Columns> {
        Some(&self.columns)
    }
    fn visit(&self, each: &mut dyn FnMut(Row<'_, '_>)) -> Result<(), ReadError> {
        for (row, change) in (2..).zip(self.changes) {
            let text = changed(Kind::Contract, change);
            let mut record = Record::new(Kind::Contract);
            zhengwu_credit::record::read_object(&text, &mut record).unwrap();
            each(Row::Record(row, &mut record));
        }
        if let Some((total, sum)) = self.total {
            let mut record = Record::new(Kind::Contract);
            record.set(c::contract_no.at, Raw::text("合计"));
            record.set(c::amount.at, Raw::text(total.to_string()));
            record.total_differs(c::amount.at, total, sum);
            each(Row::Aside(99, &mut record));
        }
        Ok(())
    }
}

/// A column for every field but these.
fn columns_without(fields: &[u8]) -> Columns {
    let column = |at: u8| (!fields.contains(&at)).then(|| (usize::from(at), String::from("表头")));
    Columns {
        of_field: Kind::Contract.spec().places().map(|(at, _)| column(at)).collect(),
        header_row: 1,
        ..Columns::default()
    }
}

const TOTAL: Option<(Money, Money)> = Some((Money::from_fen(300_000_000), Money::from_fen(256_000_000)));

#[test]
fn a_total_row_is_told_where_it_does_not_fit_and_counted_nowhere() {
    let register = Register {
        columns: columns_without(&[]),
        changes: &["{}", r#"{"contract_no":"A-2","party_b_id":"91320685MA1A30039C"}"#],
        total: TOTAL,
    };
    let outcome = judge(&[Input::judged(&register)]);
    assert_eq!(outcome.codes(), [("REC403", "/amount")]);
    let finding = &outcome.findings[0];
    assert_eq!(finding.severity, Severity::Warning);
    assert_eq!(finding.source.as_ref().map(|source| source.row), Some(99));
    assert!(
        finding.message.contains("3000000.00") && finding.message.contains("2560000.00"),
        "{}",
        finding.message
    );
    assert_eq!((outcome.summary.rows, outcome.summary.submitted), (2, 2));
    assert_eq!(outcome.summary.count(Severity::Warning), 1);
}

/// What a secret contract costs could be worked out from a total and the rows that are shown.
#[test]
fn nothing_is_said_of_a_total_where_a_row_is_withheld() {
    let register = Register {
        columns: columns_without(&[]),
        changes: &["{}", r#"{"contract_no":"A-2","classified":true}"#],
        total: TOTAL,
    };
    let outcome = judge(&[Input::judged(&register)]);
    assert!(outcome.codes().is_empty(), "{:?}", outcome.codes());
    assert_eq!(outcome.summary.withheld, 1);
}

#[test]
fn a_column_that_another_may_fill_is_not_called_missing() {
    let mut columns = columns_without(&[c::starts_on.at, c::party_b_id_kind.at]);
    columns.implied = vec![c::party_b_id_kind.at];
    let register = Register {
        columns,
        changes: &[r#"{"starts_on":null,"party_b_id_kind":null}"#],
        total: None,
    };
    let outcome = judge(&[Input::judged(&register)]);
    let missing = [("REC001", "/party_b_id_kind"), ("REC001", "/starts_on")];
    assert_eq!(outcome.codes(), missing);

    let register = Register {
        columns: columns_without(&[c::starts_on.at, c::term_text.at]),
        changes: &[r#"{"starts_on":null}"#],
        total: None,
    };
    let outcome = judge(&[Input::judged(&register)]);
    assert_eq!(outcome.codes(), [("REC003", "/starts_on")]);
}

/// A column that only some rows owe is told once too, with the number of those; a row that owes nothing is not held for it.
#[test]
fn a_column_that_some_rows_owe_is_told_once_with_their_number() {
    let register = Register {
        columns: columns_without(&[c::amount.at]),
        changes: &[
            r#"{"amount":null}"#,
            r#"{"contract_no":"A-2","amount":null}"#,
            r#"{"contract_no":"A-3","amount":null,"amount_basis":"unit_price","party_b_id":"91320685MA1A30039C"}"#,
        ],
        total: None,
    };
    let outcome = judge(&[Input::judged(&register)]);
    assert_eq!(outcome.codes(), [("REC003", "/amount")]);
    let told = &outcome.findings[0];
    assert!(told.message.contains("涉及 2 行"), "{}", told.message);
    assert_eq!((outcome.summary.to_correct, outcome.summary.submitted), (2, 1));
    // With the column a row is told by itself.
    let register = Register {
        columns: columns_without(&[]),
        ..register
    };
    let outcome = judge(&[Input::judged(&register)]);
    assert_eq!(outcome.codes(), [("REC001", "/amount"); 2]);
}
