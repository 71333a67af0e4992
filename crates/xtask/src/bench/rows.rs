//! The contracts of a generated corpus, as many as are asked for, with a fault, a violation or something to normalise in
//! some of them.

use serde_json::Value;

use crate::corpus::{Object, contracts, plus};

/// So many contracts, one a line; the same in every run.
pub(super) fn ndjson(count: usize) -> String {
    let mut text = String::new();
    for (number, mut row) in contracts(1, count)
        .filter(fits_a_register)
        .take(count)
        .enumerate()
    {
        let late = after_signing(&row);
        let mut set = |key: &str, value: Value| drop(row.insert(key.to_owned(), value));
        match number % 100 {
            7 => set("effective_on", "2026-02-30".into()),
            23 => set("collective_decision", late.into()),
            42 => set("contract_name", "示例设备采购合同２０２４".into()),
            71 => set("amount", "1,280,000".into()),
            _ => {}
        }
        text.push_str(&Value::from(row).to_string());
        text.push('\n');
    }
    text
}

/// Whether a register without columns for wordings and remarks can hold it.
fn fits_a_register(row: &Object) -> bool {
    let says = |field: &str| row.get(field).and_then(Value::as_str).unwrap_or_default();
    let explains = [
        ("fields", "other"),
        ("procurement_method", "other"),
        ("party_b_id_kind", "none"),
    ];
    let owes_procedures = row.contains_key("collective_decision");
    let is_worded = ["term_text", "amount_text", "legal_consultation"]
        .iter()
        .any(|field| row.contains_key(*field));
    owes_procedures
        && !is_worded
        && explains
            .iter()
            .all(|(field, other)| !says(field).split(';').any(|one| one == *other))
}

fn after_signing(row: &Object) -> String {
    let signed = row.get("signed_on").and_then(Value::as_str).unwrap_or_default();
    signed
        .parse()
        .map_or_else(|_| String::new(), |day| plus(day, 1).to_string())
}

#[cfg(test)]
mod tests {
    use zhengwu_credit::api::{CheckOptions, check};

    use super::*;

    #[test]
    fn rows_are_correct_but_for_what_is_planted() {
        let options = CheckOptions::from_json(r#"{"as_of":"2026-06-10","kind":"contract"}"#).unwrap();
        let checked = check(&ndjson(200), &options).unwrap();
        let name = |code: &str| zhengwu_credit::rules::find(code).first().map(|rule| rule.name);
        let mut names: Vec<_> = checked
            .findings
            .iter()
            .filter_map(|one| name(&one.code))
            .collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(
            names,
            ["date-impossible", "procedure-after-signing", "text-normalised"]
        );
        assert_eq!(checked.findings.len(), 6);
        assert_eq!(ndjson(50), ndjson(50));
    }
}
