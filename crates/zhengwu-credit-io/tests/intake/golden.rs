//! Golden outputs: the whole stream of findings (4.2) and every sentence, as they are said.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::declared::Case;
use crate::seen::Seen;

const FINDINGS: &str = "expected.ndjson";
const NOTES: &str = "expected.notes.txt";

/// Holds what came against the golden files, or writes them when asked to.
pub(crate) fn differences(case: &Case, seen: &Seen) -> Vec<String> {
    let bless = std::env::var_os("ZHENGWU_BLESS").is_some();
    let outputs = [(FINDINGS, findings(seen)), (NOTES, notes(seen))];
    let mut found = Vec::new();
    for (name, output) in outputs {
        let path = case.folder.join(name);
        if bless {
            fs::write(&path, output).unwrap();
        } else {
            found.extend(compare(name, &path, &output));
        }
    }
    found
}

fn findings(seen: &Seen) -> String {
    let lines = seen
        .findings
        .iter()
        .map(|one| serde_json::to_string(one).unwrap());
    lines.map(|line| line + "\n").collect()
}

/// A sentence a line, Chinese and English by turns.
fn notes(seen: &Seen) -> String {
    let mut text = String::new();
    if let Some((zh, en)) = &seen.refused {
        writeln!(text, "拒绝：{zh}\nrefused: {en}").unwrap();
    }
    for (zh, en) in &seen.notes {
        writeln!(text, "{zh}\n{en}").unwrap();
    }
    text
}

fn compare(name: &str, path: &Path, output: &str) -> Option<String> {
    let Ok(golden) = fs::read_to_string(path) else {
        return Some(format!(
            "{name} is missing: look at what comes, then bless it (ZHENGWU_BLESS=1)"
        ));
    };
    if golden == output {
        return None;
    }
    let (mut was, mut is) = (golden.lines(), output.lines());
    loop {
        let (was, is) = (was.next(), is.next());
        if was != is || was.is_none() {
            let shown = |line: Option<&str>| line.unwrap_or("(no more)").to_owned();
            return Some(format!("{name}\n- {}\n+ {}", shown(was), shown(is)));
        }
    }
}
