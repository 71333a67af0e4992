//! Generated contracts: varied, and the same in every run.

use serde_json::{Map, Value};
use zhengwu_credit::field::Kind;
use zhengwu_credit::rules::correct;
use zhengwu_credit::value::{Uscc, organisation_code};

/// So many contracts, one a line. Most are correct; some have a fault, a violation, or something to normalise.
pub(super) fn ndjson(count: usize) -> String {
    let base: Map<String, Value> = serde_json::from_str(correct(Kind::Contract)).unwrap_or_default();
    let firms: Vec<String> = (0..997).filter_map(firm).collect();
    let mut text = String::new();
    for number in 0..count {
        let mut row = base.clone();
        let mut set = |key: &str, value: Value| {
            row.insert(key.to_owned(), value);
        };
        let firm = |step: usize| {
            firms
                .get((number * 31 + step * 7) % firms.len().max(1))
                .cloned()
                .unwrap_or_default()
        };
        set("contract_no", format!("HA-2024/{number:07}").into());
        set(
            "contract_name",
            format!(
                "示例{}采购合同（第{number}号）",
                "办公设备".repeat(1 + number % 4)
            )
            .into(),
        );
        set(
            "subject_matter",
            "办公设备及其安装、调试和三年维护。".repeat(1 + number % 5).into(),
        );
        set("party_b_id", firm(0).into());
        set(
            "amount",
            format!("{}.{:02}", 10_000 + number * 7919 % 5_000_000, number % 100).into(),
        );
        set("party_b_is_sme", (number % 3 == 0).into());
        set("payment_days", (10 + number % 50).into());
        let day = number % 5;
        for (field, first) in [
            ("signed_on", 10),
            ("effective_on", 10),
            ("published_on", 11),
            ("starts_on", 12),
            ("filed_on", 16),
        ] {
            set(field, format!("2024-12-{:02}", first + day).into());
        }
        if number % 4 == 0 {
            set("remarks", format!("档案号 {number}；经办人已核对原件。").into());
        }
        if number % 30 == 0 {
            set("party_b_name", "海安示例设备有限公司;海安示例安装有限公司".into());
            set("party_b_kind", "legal_person;legal_person".into());
            set("party_b_id_kind", "uscc;uscc".into());
            set("party_b_id", format!("{};{}", firm(0), firm(1)).into());
        }
        match number % 100 {
            7 => set("effective_on", "2024-02-30".into()),
            23 => set("collective_decision", "2024-12-25".into()),
            42 => set("contract_name", "示例设备采购合同２０２４".into()),
            71 => set("amount", "1,280,000".into()),
            _ => {}
        }
        text.push_str(&Value::from(row).to_string());
        text.push('\n');
    }
    text
}

/// The code of an invented firm.
fn firm(number: usize) -> Option<String> {
    let stem = format!("MA1A{:04}", 3000 + number);
    let organisation = organisation_code::check_digit(&stem)?;
    let first = format!("91320685{stem}{organisation}");
    let check = Uscc::compute_check(&first)?;
    Some(format!("{first}{check}"))
}

#[cfg(test)]
mod tests {
    use zhengwu_credit::api::{CheckOptions, check};

    use super::*;

    #[test]
    fn rows_are_correct_but_for_what_is_planted() {
        let options = CheckOptions::from_json(r#"{"as_of":"2025-01-10","kind":"contract"}"#).unwrap();
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
