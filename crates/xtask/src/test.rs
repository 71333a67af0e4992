//! `cargo xtask test`: everything that must hold before something lands, from a clean checkout.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::{accuracy, book, generate, links, shell, wasm};

/// What the Python door is built and checked with.
const PYTHON_TOOLS: [&str; 2] = ["maturin==1.16.0", "mypy==2.4.1"];

/// One step: its name, what it is for, what it does.
struct Step {
    name: &'static str,
    what: &'static str,
    run: fn(&Places) -> Result<()>,
}

/// Where things stand.
struct Places {
    root: PathBuf,
    target: PathBuf,
}

impl Places {
    /// A program of the virtual environment.
    fn python(&self, program: &str, arguments: &[&str]) -> Command {
        let path = self.target.join("venv/bin").join(program);
        shell::command(&path.to_string_lossy(), arguments)
    }
}

const STEPS: &[Step] = &[
    Step {
        name: "tools",
        what: "what is on this machine, and what rustup adds: rustfmt, clippy, the wasm target",
        run: tools,
    },
    Step {
        name: "fmt",
        what: "formatting",
        run: |_| cargo(&["fmt", "--all", "--check"]),
    },
    Step {
        name: "clippy",
        what: "lints, every warning an error",
        run: |_| {
            let arguments = ["clippy", "--locked", "--workspace", "--all-targets", "--"];
            shell::run(shell::cargo(&arguments).args(["-D", "warnings"]))
        },
    },
    Step {
        name: "tests",
        what: "unit, integration and doc tests of every crate",
        run: |_| cargo(&["test", "--locked", "--workspace"]),
    },
    Step {
        name: "generate",
        what: "what is checked in is what the catalogues say",
        run: |places| generate::run(&places.root, true),
    },
    Step {
        name: "accuracy",
        what: "every planted fault is found, and nothing else; the table in the docs is not stale",
        run: |places| accuracy::run(&places.root, &accuracy::Asked::whole(true)),
    },
    Step {
        name: "links",
        what: "no Markdown page has a dead link",
        run: |places| links::check(&places.root),
    },
    Step {
        name: "book",
        what: "cargo xtask book: docs/ as a book, and no dead link in it; cargo installs mdbook into target/tools",
        run: |places| book::run(&places.root),
    },
    Step {
        name: "doc",
        what: "the API documentation, every warning an error",
        run: |_| {
            let mut command = shell::cargo(&["doc", "--locked", "--workspace", "--no-deps"]);
            shell::run(command.env("RUSTDOCFLAGS", "-D warnings"))
        },
    },
    Step {
        name: "core in wasm",
        what: "the core by itself builds for the browser",
        run: |_| {
            let arguments = ["build", "--locked", "--package", "zhengwu-credit", "--target"];
            shell::run(shell::cargo(&arguments).arg(wasm::TARGET))
        },
    },
    Step {
        name: "npm package",
        what: "cargo xtask wasm: the package, optimised, with its size",
        run: |places| wasm::run(&places.root),
    },
    Step {
        name: "JavaScript door",
        what: "the conformance cases and the door's own tests in Node",
        run: node,
    },
    Step {
        name: "Python tools",
        what: "a virtual environment in target/venv; pip installs maturin and mypy",
        run: python_tools,
    },
    Step {
        name: "Python wheel",
        what: "maturin builds the package, pip installs it",
        run: python_wheel,
    },
    Step {
        name: "Python door",
        what: "the conformance cases and the door's own tests in Python",
        run: |places| {
            let arguments = [
                "-m",
                "unittest",
                "discover",
                "--start-directory",
                "bindings/python/tests",
            ];
            shell::run(&mut places.python("python", &arguments))
        },
    },
    Step {
        name: "Python types",
        what: "mypy strict over package and tests, stubtest over the compiled part",
        run: |places| {
            let config = ["--config-file", "bindings/python/pyproject.toml"];
            let paths = ["bindings/python/tests", "bindings/python/python/zhengwu_credit"];
            shell::run(places.python("mypy", &config).args(paths))?;
            let stubtest = ["-m", "mypy.stubtest", "zhengwu_credit._core"];
            shell::run(&mut places.python("python", &stubtest))
        },
    },
];

/// What takes longer.
const FULL: &[Step] = &[
    Step {
        name: "properties",
        what: "the property tests with many more cases",
        run: |_| {
            let mut command = shell::cargo(&["test", "--locked", "--workspace", "--", "propert"]);
            shell::run(command.env("PROPTEST_CASES", "20000"))
        },
    },
    Step {
        name: "new rule",
        what: "what cargo xtask new-rule makes compiles, and is refused until it is filled in",
        run: |_| cargo(&["test", "--locked", "--package", "xtask", "--", "--ignored"]),
    },
    Step {
        name: "bench",
        what: "the benchmark runs (its figures are for reading, nothing is barred)",
        run: |_| cargo(&["xtask", "bench", "--rows", "20000"]),
    },
];

/// Runs all steps in order; stops at the first that fails.
pub(crate) fn run(root: &Path, full: bool) -> Result<()> {
    let target = shell::target_dir()?;
    let places = Places {
        root: root.to_owned(),
        target,
    };
    let steps: Vec<&Step> = STEPS.iter().chain(if full { FULL } else { &[] }).collect();
    let mut done: Vec<(&str, Duration)> = Vec::new();
    for (number, step) in (1..).zip(&steps) {
        println!("\n[{number}/{}] {}: {}", steps.len(), step.name, step.what);
        let start = Instant::now();
        let result = (step.run)(&places);
        done.push((step.name, start.elapsed()));
        if let Err(error) = result {
            println!("\n{} failed: {error:#}", step.name);
            println!("{} passed, 1 failed", done.len() - 1);
            bail!("{} failed", step.name);
        }
    }
    println!();
    for (name, time) in &done {
        println!("{:7.1} s  {name}", time.as_secs_f64());
    }
    let total: Duration = done.iter().map(|(_, time)| *time).sum();
    println!("{:7.1} s  together", total.as_secs_f64());
    println!("{} passed, 0 failed", done.len());
    Ok(())
}

fn cargo(arguments: &[&str]) -> Result<()> {
    shell::run(&mut shell::cargo(arguments))
}

fn tools(_: &Places) -> Result<()> {
    for component in ["rustfmt", "clippy"] {
        let subcommand = component.trim_start_matches("rust");
        if shell::read(&mut shell::cargo(&[subcommand, "--version"])).is_err() {
            shell::run(&mut shell::command("rustup", &["component", "add", component]))?;
        }
    }
    wasm::add_target()?;
    println!(
        "{}",
        shell::need("rustc", "rustup, then: rustup toolchain install stable")?
    );
    let node = shell::need("node", "nodejs")?;
    let major = node
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|major| major.parse().ok());
    if major.is_none_or(|major: u32| major < 20) {
        bail!("node {node} is too old: 20 or newer is wanted");
    }
    println!("node {node}, npm {}", shell::need("npm", "npm")?);
    println!("{}", shell::need("python3", "python3")?);
    let check = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))";
    shell::run(&mut shell::command("python3", &["-c", check]))
        .context("Python 3.11 or newer with venv is wanted; install it: apt-get install python3-venv")
}

fn node(_: &Places) -> Result<()> {
    let install = [
        "install",
        "--no-save",
        "--no-package-lock",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ];
    let mut command = shell::command("npm", &install);
    shell::run(command.args(["--prefix", "bindings/wasm", "./bindings/wasm/pkg"]))?;
    shell::run(&mut shell::command("node", &["--test", "bindings/wasm/tests/"]))
}

fn python_tools(places: &Places) -> Result<()> {
    shell::run(&mut shell::pip_install(&places.target, &PYTHON_TOOLS)?)
}

fn python_wheel(places: &Places) -> Result<()> {
    let wheels = places.target.join("wheels");
    if wheels.is_dir() {
        std::fs::remove_dir_all(&wheels)?;
    }
    let build = [
        "build",
        "--locked",
        "--manifest-path",
        "bindings/python/Cargo.toml",
        "--out",
    ];
    shell::run(places.python("maturin", &build).arg(&wheels))?;
    let wheel = std::fs::read_dir(&wheels)?
        .next()
        .context("maturin made no wheel")??
        .path();
    let pip = [
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--force-reinstall",
        "--no-deps",
    ];
    shell::run(places.python("pip", &pip).arg(wheel))
}
