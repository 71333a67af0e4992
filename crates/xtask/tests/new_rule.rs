//! What `cargo xtask new-rule` makes really compiles, in a copy of the sources, and is refused until it is filled in.

#![allow(clippy::unwrap_used)] // clippy knows tests by their attribute, not their helpers

use std::collections::BTreeMap;
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

/// A copy of the sources in a folder of this name.
fn copy_of_the_repo(name: &str) -> PathBuf {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let copied = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&copied);
    for part in [
        "crates", "bindings", ".cargo", "docs", "schemas", "tests", "examples",
    ] {
        copy(&root.join(part), &copied.join(part));
    }
    for entry in fs::read_dir(&root).unwrap().map(Result::unwrap) {
        if entry.path().is_file() {
            fs::copy(entry.path(), copied.join(entry.file_name())).unwrap();
        }
    }
    copied
}

/// `cargo xtask new-rule`.
fn make(copied: &Path, code: &str, more: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["new-rule", code, "invented-fault"]).args(more);
    let made = command
        .env("CARGO_MANIFEST_DIR", copied.join("crates/xtask"))
        .status()
        .unwrap();
    assert!(made.success(), "{code}");
}

/// The files of a folder with their bytes, by path.
fn files(root: &Path, folder: &Path, all: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        match path.is_dir() {
            true => files(root, &path, all),
            false => drop(all.insert(
                path.strip_prefix(root).unwrap().to_owned(),
                fs::read(&path).unwrap(),
            )),
        }
    }
}

#[test]
#[ignore = "compiles a copy of the core and of xtask; cargo xtask test --full runs it"]
fn a_rule_is_one_command_and_one_file() {
    let copied = copy_of_the_repo("one-file");
    let crates = |all: &mut _| files(&copied, &copied.join("crates"), all);
    let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
    crates(&mut before);
    make(&copied, "CTR899", &["--no-generate"]);
    let file = copied.join("crates/zhengwu-credit/src/rules/ctr/ctr899_invented_fault.rs");
    let mut text = fs::read_to_string(&file).unwrap();
    for (from, to) in [
        ("（写明问题）", "备注里还有待定的事"),
        ("(say what the fault is)", "The remarks leave something open"),
        ("“{field}”（写明哪里不对）", "“{field}”里写着“待定”"),
        (
            "`{field}` (say what is wrong)",
            "`{field}` says that something is left open",
        ),
        ("（写明怎样改正）", "写明定下的内容，删去“待定”"),
        ("(say how to mend it)", "Say what was settled"),
        ("!remarks.is_empty()", "!remarks.contains(\"待定\")"),
        ("（写一条应当指出的记录）", "金额待定"),
        ("（写一条不应指出的记录）", "金额已定"),
    ] {
        assert!(text.contains(from), "{from}: {text}");
        text = text.replace(from, to);
    }
    fs::write(&file, text).unwrap();
    crates(&mut after);
    let changed: Vec<_> = after
        .iter()
        .filter(|(path, bytes)| before.get(*path) != Some(*bytes))
        .collect();
    let paths: Vec<String> = changed
        .iter()
        .map(|(path, _)| path.display().to_string())
        .collect();
    assert_eq!(
        paths,
        [
            "crates/zhengwu-credit/src/rules/catalogue.rs",
            "crates/zhengwu-credit/src/rules/ctr/ctr899_invented_fault.rs"
        ]
    );
    let xtask = |arguments: &[&str]| {
        let run = [
            "run",
            "--locked",
            "--package",
            "xtask",
            "--no-default-features",
            "--",
        ];
        let done = cargo(&copied, &[&run[..], arguments].concat());
        let text = String::from_utf8_lossy(&done.stdout) + String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "{arguments:?}: {text}");
    };
    xtask(&["generate"]);
    xtask(&["generate", "--check"]);
    xtask(&["accuracy", "--rule", "invented-fault"]);
    xtask(&["links"]);
    let read = |path: &str| fs::read_to_string(copied.join(path)).unwrap();
    let page = read("docs/rules/CTR899.md");
    assert!(
        page.contains("备注里还有待定的事")
            && page.contains("Say what was settled")
            && page.contains("金额已定")
    );
    for index in [
        "docs/rules/README.md",
        "docs/rules/by-field.md",
        "docs/clauses.md",
    ] {
        assert!(
            read(index).contains("CTR899.md) 备注里还有待定的事")
                || read(index).contains("| 备注里还有待定的事 |"),
            "{index}"
        );
    }
    assert!(read("schemas/rules.json").contains("\"docs/rules/CTR899.md\""));
    let tests = [
        "test",
        "--locked",
        "--package",
        "zhengwu-credit",
        "--test",
        "rules",
        "--test",
        "twins",
    ];
    let tests = [&tests[..], &["--test", "conformance", "--test", "floors"]].concat();
    let done = cargo(&copied, &tests);
    let text = String::from_utf8_lossy(&done.stdout) + String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{text}");
}

#[test]
#[ignore = "compiles a copy of the core; cargo xtask test --full runs it"]
fn a_new_rule_compiles_and_is_refused_until_it_is_filled_in() {
    let copied = copy_of_the_repo("new-rule");
    for code in RULES {
        make(&copied, code, &["--no-generate"]);
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
