//! `cargo xtask generate`: writes what is checked in and made from the catalogues alone.

mod by_field;
mod clauses;
mod code_cases;
mod codes;
mod conformance;
mod correct;
mod fields;
mod lifecycle_cases;
mod lifecycles;
mod limits;
mod markdown;
mod profiles;
mod rule_examples;
mod rule_sets;
mod rules;
mod schemas;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// Folders in which nothing stands that is not made here.
const OWNED: [&str; 7] = [
    "docs/fields",
    "docs/lifecycles",
    "docs/rules",
    "schemas",
    "tests/conformance/codes",
    "tests/conformance/lifecycle",
    "tests/conformance/rules",
];

/// Files by their path from the root, with `/`.
type Files = BTreeMap<String, String>;

/// Writes the files, or with `check` compares them with what is there.
pub(crate) fn run(root: &Path, check: bool) -> Result<()> {
    let mut files = Files::new();
    fields::add(&mut files);
    clauses::add(root, &mut files)?;
    codes::add(&mut files);
    limits::add(&mut files);
    lifecycles::add(&mut files);
    profiles::add(&mut files)?;
    rule_sets::add(root, &mut files)?;
    rules::add(root, &mut files)?;
    by_field::add(&mut files);
    correct::add(&mut files);
    schemas::add(&mut files)?;
    conformance::add(root, &mut files)?;
    let differences = differences(root, &files)?;
    if !check {
        for difference in &differences {
            apply(root, difference, &files)?;
            println!("{difference}");
        }
        println!(
            "{} files, {} of them written anew",
            files.len(),
            differences.len()
        );
        return Ok(());
    }
    if differences.is_empty() {
        println!("{} generated files are as the catalogues say", files.len());
        return Ok(());
    }
    for difference in &differences {
        eprintln!("{difference}");
    }
    bail!("run `cargo xtask generate` and check in what it writes");
}

/// How a file differs from what it should be.
enum Difference {
    Missing(String),
    Stale(String),
    Superfluous(String),
}

impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missing(path) => write!(f, "missing      {path}"),
            Self::Stale(path) => write!(f, "stale        {path}"),
            Self::Superfluous(path) => write!(f, "superfluous  {path}"),
        }
    }
}

fn differences(root: &Path, files: &Files) -> Result<Vec<Difference>> {
    let mut differences = Vec::new();
    for (path, wanted) in files {
        match fs::read(root.join(path)) {
            Ok(found) if found == wanted.as_bytes() => {}
            Ok(_) => differences.push(Difference::Stale(path.clone())),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                differences.push(Difference::Missing(path.clone()));
            }
            Err(error) => return Err(error).with_context(|| path.clone()),
        }
    }
    for folder in OWNED {
        for path in list(root, folder)? {
            if !files.contains_key(&path) {
                differences.push(Difference::Superfluous(path));
            }
        }
    }
    Ok(differences)
}

fn apply(root: &Path, difference: &Difference, files: &Files) -> Result<()> {
    match difference {
        Difference::Superfluous(path) => fs::remove_file(root.join(path)).with_context(|| path.clone()),
        Difference::Missing(path) | Difference::Stale(path) => {
            let (full, text) = (root.join(path), files.get(path).map_or("", String::as_str));
            if let Some(folder) = full.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(&full, text).with_context(|| path.clone())
        }
    }
}

/// The files that stand directly in a folder, sorted; none where there is no such folder.
fn list(root: &Path, folder: &str) -> Result<Vec<String>> {
    let Ok(entries) = fs::read_dir(root.join(folder)) else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for entry in entries {
        found.push(format!("{folder}/{}", entry?.file_name().to_string_lossy()));
    }
    found.sort();
    Ok(found)
}
