//! Lifecycles as pictures.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use support::Office;
use zhengwu_credit::code::Lang;
use zhengwu_credit::lifecycle::{ALL, mermaid};

#[test]
fn every_lifecycle_is_drawn_by_its_key_and_its_names() {
    let office = Office::new();
    for table in ALL {
        for name in [table.of.key(), table.title.zh, table.title.en] {
            let told = office.run(&["diagram", name]);
            assert_eq!(
                (told.status, told.stdout),
                (0, mermaid(table, Lang::Zh)),
                "{name}"
            );
        }
        let english = office.run(&["diagram", table.of.key(), "--lang", "en"]);
        assert_eq!(english.stdout, mermaid(table, Lang::En));
    }
    for (name, key) in [
        ("合同", "contract"),
        ("承诺", "commitment"),
        ("补偿", "compensation"),
        ("失信", "dishonesty"),
        ("风险", "risk"),
        ("问责", "accountability"),
    ] {
        let (by_name, by_key) = (office.run(&["diagram", name]), office.run(&["diagram", key]));
        assert_eq!(by_name.stdout, by_key.stdout, "{name}");
    }
}

#[test]
fn an_unknown_name_is_told_with_those_that_there_are() {
    let office = Office::new();
    for name in ["天气", "政务", "", "Contract "] {
        let told = office.run(&["diagram", name]);
        assert_eq!((told.status, told.stdout.as_str()), (2, ""), "{name}");
        for table in ALL {
            assert!(
                told.stderr.contains(table.of.key()) && told.stderr.contains(table.title.zh),
                "{}",
                told.stderr
            );
        }
    }
    let english = office.run(&["diagram", "weather", "--lang", "en"]);
    assert!(
        english
            .stderr
            .contains("there is no lifecycle `weather`; there are contract")
    );
    assert!(office.run(&["diagram"]).stderr.contains("还缺 <名称>"));
}
