//! Faults that only files and folders have.

use std::fs;
use std::path::Path;

use anyhow::Result;
use serde_json::{Value, json};

use crate::accuracy::fault::Expect;
use crate::accuracy::folder::{InFolder, csv, inbox, published, receipts, workbook};
use crate::corpus::{MONTHS, Object, month};

/// One contract with nothing beside it but its statement.
const PLAIN: &str =
    r#"{"amends_contract_no":null,"commitment_no":null,"party_b_kind":"legal_person","remarks":null}"#;
const PRICED: &str = r#"{"amends_contract_no":null,"commitment_no":null,"amount":"*","settled_amount":null}"#;

pub(crate) fn in_folders() -> Vec<InFolder> {
    let held = || Expect {
        at: Some("performance"),
        ..Expect::new("performance-without-contract", "/contract_no")
    };
    vec![
        InFolder {
            rule: "month-not-reported",
            host: PLAIN,
            plant: |folder, host| Ok(fs::remove_dir_all(inbox(folder, host))?),
            expect: vec![Expect {
                at: Some("unit"),
                ..Expect::new("month-not-reported", "")
            }],
        },
        InFolder {
            rule: "column-missing",
            host: PLAIN,
            plant: |folder, host| {
                let own = inbox(folder, host);
                fs::remove_file(own.join("contract.ndjson"))?;
                Ok(fs::write(
                    own.join("contract.csv"),
                    csv(&host.record, "contract_kind", &[]),
                )?)
            },
            expect: vec![Expect::new("column-missing", "/contract_kind"), held()],
        },
        InFolder {
            rule: "row-unreadable",
            host: PLAIN,
            plant: |folder, host| {
                let path = inbox(folder, host).join("contract.ndjson");
                let text = fs::read_to_string(&path)?;
                Ok(fs::write(path, text + "{\"contract_no\":\"HA-1\",\n")?)
            },
            expect: vec![Expect::new("row-unreadable", "")],
        },
        InFolder {
            rule: "total-does-not-fit",
            host: PRICED,
            plant: |folder, host| {
                let own = inbox(folder, host);
                fs::remove_file(own.join("contract.ndjson"))?;
                let total = [("contract_no", "合计"), ("amount", "1.00")];
                Ok(fs::write(
                    own.join("contract.csv"),
                    csv(&host.record, "", &total),
                )?)
            },
            expect: vec![Expect::new("total-does-not-fit", "/amount")],
        },
        InFolder {
            rule: "code-became-a-date",
            host: PLAIN,
            plant: |folder, host| {
                let own = inbox(folder, host);
                fs::remove_file(own.join("contract.ndjson"))?;
                workbook(&host.record, &own.join("contract.xlsx"))
            },
            expect: vec![Expect::new("code-became-a-date", "/contract_no"), held()],
        },
        InFolder {
            rule: "key-repeated",
            host: PLAIN,
            plant: |folder, host| {
                let path = inbox(folder, host).join("contract.ndjson");
                let text = fs::read_to_string(&path)?.replacen('{', r#"{"remarks":"一","remarks":"二","#, 1);
                Ok(fs::write(path, text)?)
            },
            expect: vec![Expect::new("key-repeated", "/remarks"), held()],
        },
        InFolder {
            rule: "classified-after-reporting",
            host: PLAIN,
            plant: |folder, host| {
                // A contract of the unit's earlier months, once more, and secret now. It would take its supplements along.
                let unit = host.text("party_a_uscc");
                let of_month = |at| {
                    let folder = folder.join("inbox").join(month(at).to_string());
                    fs::read_to_string(folder.join(unit).join("contract.ndjson")).unwrap_or_default()
                };
                let all: String = (0..MONTHS).map(of_month).collect();
                for line in
                    (0..MONTHS - 1).flat_map(|at| of_month(at).lines().map(str::to_owned).collect::<Vec<_>>())
                {
                    let mut record: Object = serde_json::from_str(&line)?;
                    let number = record.get("contract_no").cloned().unwrap_or_default();
                    if all.contains(&format!(r#""amends_contract_no":{number}"#)) {
                        continue;
                    }
                    record.insert("classified".to_owned(), true.into());
                    let own = inbox(folder, host).join("涉密.ndjson");
                    return Ok(fs::write(own, Value::from(record).to_string() + "\n")?);
                }
                anyhow::bail!("the unit reported nothing before")
            },
            expect: vec![Expect::new("classified-after-reporting", "")],
        },
        InFolder {
            rule: "published-but-never-reported",
            host: PLAIN,
            plant: |folder, host| {
                let line = json!({
                    "contract_name": "示例漏报项目", "contract_no": "HA-漏报/001", "party_a_name": host.text("party_a_name"),
                    "amount": "1.00", "signed_on": "2026-03-02", "published_in": "示例平台",
                });
                append(&published(folder), &line)
            },
            expect: vec![Expect {
                at: Some("published"),
                ..Expect::new("published-but-never-reported", "")
            }],
        },
        InFolder {
            // A statement of an earlier month, which nobody sent again.
            rule: "rejected-and-still-owed",
            host: PLAIN,
            plant: |folder, host| {
                let line = json!({
                    "record_kind": "performance", "unit_uscc": host.text("party_a_uscc"), "record_no": host.text("contract_no"),
                    "period": month(0).to_string(), "result": "rejected", "reason": "format", "received_on": "2026-05-30",
                });
                append(&receipts(folder), &line)
            },
            expect: vec![Expect {
                at: Some("performance"),
                ..Expect::new("rejected-and-still-owed", "")
            }],
        },
    ]
}

fn append(path: &Path, line: &Value) -> Result<()> {
    let text = fs::read_to_string(path)?;
    Ok(fs::write(path, format!("{text}{line}\n"))?)
}
