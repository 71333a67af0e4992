//! What `cargo xtask new-rule` makes really compiles, in a copy of the sources, and is refused until it is filled in.

#![allow(clippy::unwrap_used)] // clippy knows tests by their attribute, not their helpers

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// One rule a template, and a family that has no folder yet.
const RULES: [&str; 8] = [
    "IDN899", "CTR899", "PRC899", "PAY899", "PRF899", "CMT899", "DIS899", "LIF899",
];

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let name = entry.file_name();
        let is_made = ["target", "node_modules", "pkg", ".git"]
            .iter()
            .any(|made| name == *made);
        match entry.path().is_dir() {
            true if is_made => {}
            true => copy(&entry.path(), &to.join(name)),
            false => drop(fs::copy(entry.path(), to.join(name)).unwrap()),
        }
    }
}

fn cargo(copied: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO"));
    command.args(arguments).current_dir(copied);
    command.env(
        "CARGO_TARGET_DIR",
        Path::new(env!("CARGO_TARGET_TMPDIR")).join("target"),
    );
    command.output().unwrap()
}

#[test]
#[ignore = "compiles a copy of the core; cargo xtask test --full runs it"]
fn a_new_rule_compiles_and_is_refused_until_it_is_filled_in() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let copied = Path::new(env!("CARGO_TARGET_TMPDIR")).join("new-rule");
    let _ = fs::remove_dir_all(&copied);
    for part in ["crates", "bindings", ".cargo"] {
        copy(&root.join(part), &copied.join(part));
    }
    for file in ["Cargo.toml", "Cargo.lock", "rustfmt.toml", "clippy.toml"] {
        fs::copy(root.join(file), copied.join(file)).unwrap();
    }
    for code in RULES {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(["new-rule", code, "invented-fault", "--no-generate"]);
        let made = command
            .env("CARGO_MANIFEST_DIR", copied.join("crates/xtask"))
            .status()
            .unwrap();
        assert!(made.success(), "{code}");
    }
    let formatted = cargo(&copied, &["fmt", "--package", "zhengwu-credit", "--check"]);
    assert!(
        formatted.status.success(),
        "{}",
        String::from_utf8_lossy(&formatted.stdout)
    );
    let tests = [
        "test",
        "--locked",
        "--package",
        "zhengwu-credit",
        "--test",
        "rules",
        "--",
    ];
    let with = |filter: &[&'static str]| [&tests[..], filter].concat();
    let listed = cargo(
        &copied,
        &with(&["codes_are", "names_are", "every_rule_file", "every_placeholder"]),
    );
    let text = String::from_utf8_lossy(&listed.stdout) + String::from_utf8_lossy(&listed.stderr);
    assert!(listed.status.success(), "{text}");
    assert!(!text.contains("warning: unused"), "{text}");
    let refused = cargo(&copied, &with(&["every_rule_fires"]));
    let text = String::from_utf8_lossy(&refused.stdout);
    assert!(!refused.status.success(), "{text}");
    for code in RULES.iter().filter(|code| !code.starts_with("LIF")) {
        assert!(
            text.contains(&format!("{code} on ")),
            "{code} is not refused: {text}"
        );
    }
    // No table names the new guard.
    let guards = [
        "test",
        "--locked",
        "--package",
        "zhengwu-credit",
        "--test",
        "lifecycle",
        "--",
        "every_guard",
    ];
    let refused = cargo(&copied, &guards);
    let text = String::from_utf8_lossy(&refused.stdout) + String::from_utf8_lossy(&refused.stderr);
    assert!(
        !refused.status.success() && text.contains("LIF899 guards nothing"),
        "{text}"
    );
}
