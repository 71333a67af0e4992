//! Holds page 6 of the specification: the floors of the core, its purity, and files small enough to hold in the head.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};

/// The floors, lowest first. A module imports from itself and from lower floors.
const FLOORS: &[&str] = &[
    "value",
    "code",
    "basis",
    "field",
    "record",
    "model",
    "finding",
    "profile",
    "requirement",
    "lifecycle",
    "rules",
    "ledger",
    "submission",
    "api",
];

/// The most lines a file may have.
const MOST_LINES: usize = 400;
/// The most lines a binding's `lib.rs` may have.
const MOST_LINES_OF_A_DOOR: usize = 100;
/// Files that are longer today, with what they may have until they are parted.
const LONGER: &[(&str, usize)] = &[];

/// Paths of the standard library that know of a machine.
const IMPURE: &[&str] = &["fs", "net", "env", "time", "process", "thread", "io", "os"];

struct Source {
    /// From the crate's `src`, with `/`.
    name: String,
    /// Without comments.
    code: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn sources() -> Vec<Source> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&src, &mut files);
    let source = |path: &PathBuf| Source {
        name: path
            .strip_prefix(&src)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/"),
        code: without_comments(&fs::read_to_string(path).unwrap()),
    };
    files.iter().map(source).collect()
}

/// Every line up to its `//`; good enough for imports and attributes, which stand on lines without text literals.
fn without_comments(text: &str) -> String {
    let lines = text
        .lines()
        .map(|line| line.split_once("//").map_or(line, |(code, _)| code));
    lines.collect::<Vec<_>>().join("\n")
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| *floor == module)
}

/// The top modules that a file names, by `crate::` or by climbing with `super::`.
fn imports(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in source.code.match_indices("crate::") {
        if !source.code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            first_names(&source.code[at + "crate::".len()..], &mut found);
        }
    }
    let depth = depth(&source.name);
    let mut rest = source.code.as_str();
    while let Some(at) = rest.find("super::") {
        rest = &rest[at..];
        let mut climbed = 0;
        while let Some(above) = rest.strip_prefix("super::") {
            climbed += 1;
            rest = above;
        }
        // Inside a `mod tests` one `super` leads only out of it: the name then found is no floor's.
        if climbed >= depth {
            first_names(rest, &mut found);
        }
    }
    found
}

/// How many modules deep a file is: `value/date.rs` two, `value/mod.rs` one.
fn depth(name: &str) -> usize {
    let parts = name.trim_end_matches(".rs").split('/');
    parts.filter(|part| *part != "mod" && *part != "lib").count()
}

/// The first names of a path or of a group of paths.
fn first_names(path: &str, found: &mut Vec<String>) {
    let ident = |text: &str| -> String {
        text.trim_start()
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    let Some(group) = path.strip_prefix('{') else {
        found.push(ident(path));
        return;
    };
    let mut nesting = 0;
    let mut start = 0;
    for (at, c) in group.char_indices() {
        match c {
            '{' => nesting += 1,
            '}' if nesting > 0 => nesting -= 1,
            ',' | '}' if nesting == 0 => {
                found.push(ident(&group[start..at]));
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
}

#[test]
fn the_list_of_lib_rs_is_the_floors() {
    let lib = sources()
        .into_iter()
        .find(|source| source.name == "lib.rs")
        .unwrap();
    let listed: Vec<&str> = lib
        .code
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    assert_eq!(listed, FLOORS);
}

#[test]
fn a_module_imports_only_from_lower_floors() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for source in sources() {
        let own = source.name.split(['/', '.']).next().unwrap();
        let Some(own_floor) = floor(own) else {
            assert_eq!(own, "lib", "{} stands on no floor", source.name);
            continue;
        };
        for import in imports(&source) {
            let Some(other) = floor(&import) else { continue };
            seen += 1;
            if other > own_floor {
                wrong.push(format!("{} ({own}) imports from {import}", source.name));
            }
        }
    }
    assert!(
        seen > 200,
        "only {seen} imports were seen: is the reading still right?"
    );
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn imports_are_read_as_they_are_written() {
    let source = |name: &str, code: &str| Source {
        name: name.to_owned(),
        code: code.to_owned(),
    };
    let of = |name, code| imports(&source(name, code));
    assert_eq!(of("value/date.rs", "use crate::api::check;"), ["api"]);
    assert_eq!(
        of("value/date.rs", "use crate::{rules, field::{Kind, Cond}, code};"),
        ["rules", "field", "code"]
    );
    assert_eq!(of("value/date.rs", "use super::super::rules::find;"), ["rules"]);
    assert_eq!(of("value/date.rs", "use super::text::fold;"), [""; 0]);
    assert_eq!(of("value/mod.rs", "use super::rules;"), ["rules"]);
}

#[test]
fn the_core_is_pure() {
    let mut wrong = Vec::new();
    for source in sources() {
        let mut complain = |what: &str| wrong.push(format!("{}: {what}", source.name));
        if source.name == "lib.rs" && !source.code.contains("#![forbid(unsafe_code)]") {
            complain("does not forbid unsafe code");
        }
        let plain: String = source.code.chars().filter(|c| !c.is_whitespace()).collect();
        if plain.replace("#[cfg(test)]", "").contains("cfg(") || plain.contains("cfg!(") {
            complain("has a `cfg` that is not `cfg(test)`");
        }
        if plain.contains("cfg_attr(") {
            complain("has a `cfg_attr`");
        }
        for (at, _) in plain.match_indices("std::") {
            let mut names = Vec::new();
            first_names(&plain[at + "std::".len()..], &mut names);
            for name in names.iter().filter(|name| IMPURE.contains(&name.as_str())) {
                complain(&format!("uses std::{name}"));
            }
        }
        for clock in ["Utc::now", "Local::now", "SystemTime", "Instant::now"] {
            if plain.contains(clock) {
                complain(&format!("asks a clock: {clock}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_core_has_chrono_without_its_clock() {
    let read = |path: &str| fs::read_to_string(root().join(path)).unwrap();
    let line = |text: &str| {
        let mut lines = text.lines().filter(|line| line.starts_with("chrono"));
        lines.next().unwrap().to_owned()
    };
    let workspace = line(&read("Cargo.toml"));
    assert!(workspace.contains("default-features = false"), "{workspace}");
    assert!(
        !workspace.contains("clock") && !workspace.contains("\"now\""),
        "{workspace}"
    );
    assert_eq!(
        line(&read("crates/zhengwu-credit/Cargo.toml")),
        "chrono.workspace = true"
    );
}

#[test]
fn files_are_small_enough_to_hold_in_the_head() {
    let mut files = Vec::new();
    for folder in ["crates", "bindings"] {
        for part in fs::read_dir(root().join(folder)).unwrap() {
            for inner in ["src", "tests"] {
                let path = part.as_ref().unwrap().path().join(inner);
                if path.is_dir() {
                    rust_files(&path, &mut files);
                }
            }
        }
    }
    let mut sizes: Vec<(usize, String)> = files
        .iter()
        .map(|path| {
            let name = path.strip_prefix(root()).unwrap();
            let lines = fs::read_to_string(path).unwrap().lines().count();
            (lines, name.to_string_lossy().replace('\\', "/"))
        })
        .collect();
    sizes.sort_by(|a, b| b.cmp(a));
    println!("the largest files:");
    for (lines, name) in sizes.iter().take(5) {
        println!("{lines:5} {name}");
    }
    let limit = |name: &str| {
        let longer = LONGER.iter().find(|(long, _)| *long == name);
        match name.strip_prefix("bindings/") {
            Some(rest) if rest.ends_with("/src/lib.rs") => MOST_LINES_OF_A_DOOR,
            _ => longer.map_or(MOST_LINES, |(_, lines)| *lines),
        }
    };
    let wrong: Vec<String> = sizes
        .iter()
        .filter(|(lines, name)| *lines > limit(name))
        .map(|(lines, name)| format!("{name} has {lines} lines, at most {}", limit(name)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    for (name, _) in LONGER {
        let lines = sizes
            .iter()
            .find(|(_, found)| found == name)
            .map_or(0, |(lines, _)| *lines);
        assert!(
            lines > MOST_LINES,
            "{name} has {lines} lines: take it off the list of long files"
        );
    }
}
