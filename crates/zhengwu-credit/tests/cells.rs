//! Cells as spreadsheets hold them, which JSON cannot write.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::borrow::Cow;

use zhengwu_credit::code::Lang;
use zhengwu_credit::field::{Kind, contract};
use zhengwu_credit::finding::{Finding, Phase};
use zhengwu_credit::profile::Profile;
use zhengwu_credit::record::{Form, Raw, Record};
use zhengwu_credit::requirement::Context;
use zhengwu_credit::rules::{CATALOGUE, Judge};
use zhengwu_credit::value::Unit;

fn cell(text: &str, form: Form) -> Raw<'_> {
    Raw {
        text: Cow::Borrowed(text),
        form,
        unit: Unit::Yuan,
    }
}

/// What is found, in a draft, on a record with these cells.
fn findings(kind: Kind, cells: &[(&str, &'static str, Form)]) -> Vec<Finding> {
    let mut record = Record::new(kind);
    for (key, text, form) in cells {
        record.set(kind.spec().place_of(key).unwrap(), cell(text, *form));
    }
    judged(record)
}

fn judged(mut record: Record<'_>) -> Vec<Finding> {
    record.finish(None);
    let (profile, mut found) = (Profile::haian(), Vec::new());
    Judge::new(record.kind(), Phase::Draft, CATALOGUE).judge(
        &record,
        &Context::alone(&profile, None),
        &mut found,
    );
    found
        .iter()
        .map(|one| one.render(&record, None, Lang::Zh))
        .collect()
}

#[test]
fn a_date_in_a_column_of_codes_is_no_code() {
    for kind in Kind::ALL {
        for (_, spec) in kind.spec().places() {
            let found = findings(kind, &[(spec.key, "2024-12-01", Form::Day)]);
            let is_told = found.iter().any(|one| one.code == "IDN165");
            assert_eq!(is_told, spec.is_code_or_number(), "{}", spec.key);
            if is_told {
                assert_eq!(found.len(), 1, "{}: {found:?}", spec.key);
            }
        }
    }
    let found = findings(Kind::Contract, &[("contract_no", "2024-12-01", Form::Day)]);
    assert_eq!(
        found[0].message,
        "“合同编号”的单元格是日期 2024-12-01，不是录入的编号：表格软件把编号改成了日期"
    );
}

#[test]
fn a_date_elsewhere_is_text() {
    assert!(findings(Kind::Contract, &[("signed_on", "2024-12-01", Form::Day)]).is_empty());
    assert!(findings(Kind::Contract, &[("contract_no", "2024-12", Form::Text)]).is_empty());
    assert!(findings(Kind::Contract, &[("contract_no", " ", Form::Day)]).is_empty());
    assert_eq!(contract::contract_no.at, 0);
}

#[test]
fn a_stroke_in_an_optional_field_is_an_empty_cell() {
    for stroke in ["/", "-", "—", "——", "无", "不适用", "／", " / "] {
        for key in ["effective_on", "settled_on", "settled_amount"] {
            assert!(
                findings(Kind::Contract, &[(key, stroke, Form::Text)]).is_empty(),
                "{key} {stroke}"
            );
        }
        let found = findings(Kind::Contract, &[("signed_on", stroke, Form::Text)]);
        assert!(found.iter().any(|one| one.code == "IDN140"), "{stroke}");
        assert!(
            !findings(Kind::Contract, &[("amount", stroke, Form::Text)]).is_empty(),
            "{stroke}"
        );
    }
}

#[test]
fn a_day_in_a_column_of_months_is_its_month() {
    assert!(findings(Kind::Performance, &[("period", "2024-12-01", Form::Day)]).is_empty());
    let found = findings(Kind::Performance, &[("period", "2024-12-31", Form::Day)]);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].code.as_str(), &found[0].args["to"]),
        ("IDN182", &"2024-12".into())
    );
    // Typed as text, a day is no month: somebody may have mistaken the column.
    assert_eq!(
        findings(Kind::Performance, &[("period", "2024-12-31", Form::Text)])[0].code,
        "IDN160"
    );
}

#[test]
fn amounts_with_remarks() {
    for text in [
        "128万元（含税）",
        "128万元(不含税)",
        "1280仟元",
        "壹佰贰拾捌万",
        "壹佰贰拾捌万整",
        "1280000元（人民币）",
    ] {
        let mut record = Record::new(Kind::Contract);
        record.set(contract::amount.at, cell(text, Form::Text));
        assert_eq!(
            record.value(contract::amount).unwrap().to_string(),
            "1280000.00",
            "{text}"
        );
        assert!(judged(record).is_empty(), "{text}");
    }
}
