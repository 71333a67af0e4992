//! What falls due after the month of its record is told by the month in which it does, though no row of that asks for it.

use std::fs;
use std::path::Path;

use serde_json::json;
use zhengwu_credit::field::Kind;
use zhengwu_credit::rules::examples::changed;

use super::{example, run};

const UNIT: &str = "11320685MB0A10013C";

/// What the unit is told of a month, with the months of which the rows came.
fn told(dir: &Path, period: &str, code: &str) -> Vec<String> {
    // A month of which nothing came.
    fs::create_dir_all(dir.join(format!("inbox/{period}"))).unwrap();
    let submitted = run(dir, period, &dir.join(format!("out-{period}")));
    let units = submitted.corrections.units.into_iter();
    let told = units.flat_map(|unit| unit.told);
    let of = told.filter(|one| one.code == code);
    of.map(|one| one.source.map(|source| source.file).unwrap_or_default())
        .collect()
}

fn report(dir: &Path, period: &str, file: &str, kind: Kind, changes: &str) {
    let inbox = dir.join(format!("inbox/{period}/{UNIT}"));
    fs::create_dir_all(&inbox).unwrap();
    fs::write(inbox.join(file), changed(kind, changes)).unwrap();
}

fn folder() -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    fs::copy(example().join("units.csv"), place.path().join("units.csv")).unwrap();
    place
}

#[test]
fn a_promise_that_falls_due_later_is_told_then_and_until_it_is_determined() {
    let place = folder();
    let dir = place.path();
    let due = json!({"due_on": "2025-03-31"}).to_string();
    report(dir, "2025-01", "承诺.ndjson", Kind::Commitment, &due);
    // Up to the cut-off of February, 10 March, there is time; that of March is 10 April.
    for (period, expected) in [("2025-01", 0), ("2025-02", 0), ("2025-03", 1), ("2025-04", 1)] {
        let told = told(dir, period, "CMT302");
        assert_eq!(told.len(), expected, "{period} {told:?}");
        assert!(told.iter().all(|file| file.contains("2025-01")), "{told:?}");
    }
    let kept = json!({
        "due_on": "2025-03-31", "fulfilment_status": "full", "determined_on": "2025-04-20",
        "determined_by": "海安市示例办", "evidence": "验收单3号",
    });
    report(dir, "2025-04", "承诺.ndjson", Kind::Commitment, &kept.to_string());
    assert_eq!(told(dir, "2025-04", "CMT302"), [""; 0]);
    assert_eq!(told(dir, "2025-05", "CMT302"), [""; 0]);
}

/// What could be told with the record itself was told there, and not every month anew.
#[test]
fn what_was_late_in_its_own_month_is_told_there() {
    let place = folder();
    let dir = place.path();
    let due = json!({"due_on": "2025-01-31"}).to_string();
    report(dir, "2025-01", "承诺.ndjson", Kind::Commitment, &due);
    assert_eq!(told(dir, "2025-01", "CMT302").len(), 1);
    assert_eq!(told(dir, "2025-02", "CMT302"), [""; 0]);
}
