//! `zhengwu submit` as a clerk runs it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::fs;
use std::process::{Command, Output};

#[path = "../../zhengwu-credit-io/tests/support/folders.rs"]
mod folders;

use folders::files;

fn example() -> String {
    format!("{}/../../examples/haian", env!("CARGO_MANIFEST_DIR"))
}

fn submit(arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhengwu"));
    command
        .arg("submit")
        .args(arguments)
        .envs(environment.iter().copied())
        .output()
        .unwrap()
}

#[test]
fn rows_in_are_submitted_to_correct_or_withheld_and_it_says_so() {
    let out = tempfile::tempdir().unwrap();
    let place = out.path().join("out");
    let run = submit(
        &[
            &example(),
            "--period",
            "2024-12",
            "--out",
            place.to_str().unwrap(),
        ],
        &[],
    );
    let text = String::from_utf8(run.stdout).unwrap();
    assert_eq!(
        run.status.code(),
        Some(1),
        "{text}{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let check = text
        .lines()
        .find(|line| line.contains("核对"))
        .expect("a line that adds up");
    let numbers: Vec<u64> = check
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
        .collect();
    let [rows, submitted, to_correct, withheld, sum] = numbers[..] else {
        panic!("{check}")
    };
    assert_eq!(rows, submitted + to_correct + withheld);
    assert_eq!(rows, sum);
    let report: serde_json::Value = serde_json::from_slice(&files(&place)["report.json"]).unwrap();
    assert_eq!(report["total"]["rows"], rows);
    assert!(run.stderr.is_empty());
    assert!(!text.contains("HA-2024/020"), "a withheld contract is named");
    assert!(!text.contains('\u{1b}'), "colours in a pipe");
}

#[test]
fn the_same_bytes_under_any_time_zone_and_locale() {
    let out = tempfile::tempdir().unwrap();
    let mut all = Vec::new();
    let environments: [&[(&str, &str)]; 3] = [
        &[("TZ", "Asia/Shanghai"), ("LC_ALL", "zh_CN.UTF-8")],
        &[("TZ", "Pacific/Kiritimati"), ("LC_ALL", "C")],
        &[
            ("TZ", "America/Los_Angeles"),
            ("LC_ALL", "tr_TR.UTF-8"),
            ("RAYON_NUM_THREADS", "1"),
        ],
    ];
    for (number, environment) in environments.iter().enumerate() {
        let place = out.path().join(number.to_string());
        submit(
            &[
                &example(),
                "--period",
                "2024-12",
                "--out",
                place.to_str().unwrap(),
            ],
            environment,
        );
        all.push(files(&place));
    }
    assert!(all.iter().all(|one| one.len() > 20 && *one == all[0]));
}

#[test]
fn wrong_use_is_told_in_a_sentence_and_exits_with_2() {
    let empty = tempfile::tempdir().unwrap();
    let empty = empty.path().to_str().unwrap();
    for arguments in [
        &[empty, "--period", "2024-12"][..],
        &[&example(), "--period", "2024-13"],
        &[&example(), "--period", "2030-01"],
        &[&example(), "--period", "2024-12", "--profile", "nowhere"],
        &[&example()],
    ] {
        let run = submit(arguments, &[]);
        let text = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(2), "{arguments:?}: {text}");
        assert!(
            !text.is_empty() && !text.contains("panicked") && run.stdout.is_empty(),
            "{text}"
        );
    }
}

#[test]
fn english_is_english() {
    let out = tempfile::tempdir().unwrap();
    let place = out.path().join("out");
    let run = submit(
        &[
            &example(),
            "--period",
            "2024-12",
            "--lang",
            "en",
            "--out",
            place.to_str().unwrap(),
        ],
        &[],
    );
    let text = String::from_utf8(run.stdout).unwrap();
    assert!(
        text.contains("rows to correct") && text.contains("check: "),
        "{text}"
    );
}

/// The README shows what the command prints, to the letter, save where it was written to and the digest of the rules, which
/// changes with every rule.
#[test]
fn the_readme_shows_the_run_as_it_is() {
    let out = tempfile::tempdir().unwrap();
    let place = out.path().join("out");
    let run = Command::new(env!("CARGO_BIN_EXE_zhengwu"))
        .current_dir(format!("{}/../..", env!("CARGO_MANIFEST_DIR")))
        .args([
            "submit",
            "examples/haian",
            "--period",
            "2024-12",
            "--out",
            place.to_str().unwrap(),
        ])
        .output()
        .unwrap();
    let printed = String::from_utf8(run.stdout).unwrap();
    let printed = printed.replace(place.to_str().unwrap(), "examples/haian/submitted/2024-12");
    let rules = zhengwu_credit::rules::RuleSetRef::newest();
    assert!(printed.contains(rules.short()));
    let printed = printed.replace(rules.short(), "…");
    let readme = fs::read_to_string(format!("{}/../../README.md", env!("CARGO_MANIFEST_DIR"))).unwrap();
    assert!(
        readme.contains(printed.trim_end()),
        "the README shows another run than this:\n{printed}"
    );
}
