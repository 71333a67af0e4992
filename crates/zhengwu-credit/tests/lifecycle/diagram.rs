//! The pictures of the lifecycles are drawn from the tables and from nothing else.

use std::collections::BTreeSet;

use zhengwu_credit::code::{Coded, Lang};
use zhengwu_credit::lifecycle::{ALL, Action, From, Lifecycle, Stage, SubjectKind, To, mermaid};

/// Every arrow and every line of a box: from, to, actions by label.
pub(crate) fn drawn(text: &str) -> BTreeSet<(String, String, String)> {
    let mut said = BTreeSet::new();
    for line in text.lines().map(str::trim) {
        let (from, to, labels) = match line.split_once(" --> ") {
            Some((_, rest)) if !rest.contains(": ") => continue,
            Some((from, rest)) => {
                let (to, labels) = rest.split_once(": ").unwrap();
                (from, to, labels)
            }
            None => match line.split_once(": ") {
                Some(("title", _)) | None => continue,
                Some((stage, labels)) => (stage, stage, labels),
            },
        };
        for label in labels.split(['、', ',']) {
            said.insert((from.to_owned(), to.to_owned(), label.trim().to_owned()));
        }
    }
    said
}

/// The same from the table, as naively as can be.
fn walked(table: &Lifecycle, lang: Lang) -> BTreeSet<(String, String, String)> {
    let mut said = BTreeSet::new();
    let stages = table.stages();
    for from in std::iter::once(None).chain(stages.iter().copied().map(Some)) {
        for row in table.rows.iter().filter(|row| row.from.has(from)) {
            let here = from.map_or("[*]", Stage::key);
            let to = match row.to {
                To::Stage(to) => to.key(),
                To::Same => here,
            };
            said.insert((here.to_owned(), to.to_owned(), row.action.code().label_in(lang)));
        }
    }
    said
}

#[test]
fn a_picture_says_what_its_table_says() {
    for table in ALL {
        for lang in [Lang::Zh, Lang::En] {
            let text = mermaid(table, lang);
            assert_eq!(drawn(&text), walked(table, lang), "{text}");
            for stage in table.stages() {
                let label = stage.code().label_in(lang);
                assert!(text.contains(&format!("state \"{label}\" as {}\n", stage.key())));
                let ends = text.contains(&format!("    {} --> [*]\n", stage.key()));
                assert_eq!(ends, table.is_final(stage), "{stage:?}");
            }
            for row in table.all_rows().filter(|row| row.from == From::Any) {
                let title = text.lines().nth(1).unwrap();
                assert!(title.contains(&row.action.code().label_in(lang)), "{title}");
            }
        }
    }
}

/// What would end a label, an alias or a title before its time.
#[test]
fn no_label_breaks_the_grammar() {
    let codes = Stage::LIST.codes.iter().chain(Action::LIST.codes);
    for code in codes {
        for label in [
            code.key.to_owned(),
            code.label_in(Lang::Zh),
            code.label_in(Lang::En),
        ] {
            assert!(
                !label.contains(['"', ':', ';', '\n', '#', '<', '、', ',']),
                "{label}"
            );
        }
    }
}

#[test]
fn keys_are_those_of_the_wire_form() {
    for kind in SubjectKind::ALL {
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.key());
    }
}
