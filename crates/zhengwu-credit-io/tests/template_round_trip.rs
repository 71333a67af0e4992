//! A template that was filled in is read back as what was filled in, and gives no finding.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use serde_json::{Map, Value, json};
use support::{found_in, rows_of, tables};
use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::{JsonTable, Table};
use zhengwu_credit::rules::correct;
use zhengwu_credit_io::template::{FIRST_ROW, HEADER_ROW, template, with_rows};
use zhengwu_credit_io::{Opened, OwnedTable};

/// The template of a kind with these records, under a name that tells nothing.
fn filled(kind: Kind, records: &str) -> Opened {
    let table = JsonTable::new(records, Some(kind), None).unwrap();
    tables("填好的.xlsx", with_rows(&table).unwrap())
}

fn the_only(mut opened: Opened) -> OwnedTable {
    assert_eq!(opened.tables.len(), 1, "{:?}", opened.notes);
    opened.tables.remove(0)
}

/// The correct record of a kind with changes, in canonical form; `null` takes a field out.
fn changed(kind: Kind, changes: Value) -> String {
    let mut record: Map<String, Value> = serde_json::from_str(correct(kind)).unwrap();
    for (key, value) in changes.as_object().unwrap() {
        record.insert(key.clone(), value.clone());
    }
    record.retain(|_, value| !value.is_null());
    let text = Value::from(record).to_string();
    rows_of(&JsonTable::new(&text, Some(kind), None).unwrap())[0]
        .1
        .clone()
        .unwrap()
}

#[test]
fn filled_in_with_the_correct_record_it_gives_no_finding() {
    for kind in Kind::ALL {
        let table = the_only(filled(kind, correct(kind)));
        assert_eq!((table.kind(), table.sheet()), (kind, Some(kind.title())));
        assert_eq!(
            rows_of(&table),
            [(u64::from(FIRST_ROW), Ok(correct(kind).to_owned()))]
        );
        // The example above is no second row of the header.
        let columns = table.columns().unwrap();
        assert_eq!(columns.header_row, u64::from(HEADER_ROW));
        for (at, field) in kind.spec().places() {
            let (_, heading) = columns.of(at).unwrap();
            assert!(
                heading.ends_with(field.heading) && !heading.contains("示例"),
                "{heading}"
            );
        }
        // A statement is read beside its contract.
        let mut read = vec![table];
        if kind == Kind::Performance {
            read.push(the_only(filled(Kind::Contract, correct(Kind::Contract))));
        }
        assert_eq!(found_in(&read), [], "{}", kind.key());
    }
}

#[test]
fn what_is_rarer_comes_back_as_it_went_in() {
    let contracts = [
        changed(
            Kind::Contract,
            json!({"contract_no": "HA-2024/018", "party_b_name": "海安示例设备有限公司;示例人甲", "party_b_kind": "legal_person;natural_person",
                "party_b_id_kind": "uscc;passport", "party_b_id": "91320685MA1A30012L;E12345678", "fields": "talent;livelihood"}),
        ),
        changed(
            Kind::Contract,
            json!({"contract_no": "00123", "ends_on": "2099-12-31", "amount": "0.10", "remarks": "第一行\n第二行"}),
        ),
        changed(
            Kind::Contract,
            json!({"contract_no": "=1+1", "ends_on": null, "term_text": "验收合格之日止", "currency": "USD", "amount": "9999999999.99"}),
        ),
        changed(
            Kind::Contract,
            json!({"contract_no": "HA-2024/020", "amends_contract_no": "HA-2024/017", "amount": "-1234.50",
                "expert_argument": "not_applicable:emergency", "overdue_rate": "3.1"}),
        ),
    ];
    let table = the_only(filled(Kind::Contract, &contracts.join("\n")));
    let read: Vec<String> = rows_of(&table).into_iter().map(|(_, row)| row.unwrap()).collect();
    assert_eq!(read, contracts);
}

#[test]
fn empty_it_has_no_rows() {
    for kind in Kind::ALL {
        let table = the_only(tables("空表.xlsx", template(kind).unwrap()));
        assert_eq!(table.kind(), kind);
        assert!(rows_of(&table).is_empty());
    }
}
