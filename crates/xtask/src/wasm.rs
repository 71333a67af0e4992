//! `cargo xtask wasm`: the npm package, in `bindings/wasm/pkg`.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::json;
use wasm_bindgen_cli_support::Bindgen;

use crate::shell;

/// The target without an operating system.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
/// wasm-opt, as npm ships it.
const BINARYEN: &str = "132.0.0";
/// What rustc emits for the target and Node 20 knows; with `--all-features` wasm-opt emits what Node 20 refuses.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];
/// Sections that only tools read.
const STRIP: [&str; 3] = ["--strip-debug", "--strip-producers", "--strip-target-features"];

pub(crate) fn run(root: &Path) -> Result<()> {
    versions_agree(root)?;
    add_target()?;
    let arguments = ["build", "--locked", "--profile", "wasm", "--target", TARGET];
    shell::run(shell::cargo(&arguments).args(["--package", "zhengwu-credit-wasm"]))?;
    let target = shell::target_dir()?;
    let built = target.join(TARGET).join("wasm/zhengwu_credit_wasm.wasm");
    let package = root.join("bindings/wasm/pkg");
    if package.is_dir() {
        fs::remove_dir_all(&package)?;
    }
    Bindgen::new()
        .input_path(&built)
        .out_name("zhengwu_credit")
        .web(true)?
        .typescript(true)
        .omit_default_module_path(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(&package)?;
    let module = package.join("zhengwu_credit_bg.wasm");
    optimise(&target, &module)?;
    complete(root, &package)?;
    let bytes = fs::read(&module)?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&bytes)?;
    println!(
        "bindings/wasm/pkg: {} bytes of wasm, {} with gzip",
        bytes.len(),
        gzip.finish()?.len()
    );
    Ok(())
}

/// Adds the target to the toolchain, where it is missing.
pub(crate) fn add_target() -> Result<()> {
    let sysroot = shell::read(&mut shell::command("rustc", &["--print", "sysroot"]))?;
    if Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(TARGET)
        .is_dir()
    {
        return Ok(());
    }
    shell::run(&mut shell::command("rustup", &["target", "add", TARGET]))
}

/// The library that writes the JavaScript must be of the version of the macros: their format is private to both.
fn versions_agree(root: &Path) -> Result<()> {
    let lock = fs::read_to_string(root.join("Cargo.lock"))?;
    let versions = |name: &str| -> Vec<String> {
        let start = format!("name = \"{name}\"\nversion = \"");
        let found = lock.split(&start).skip(1);
        found
            .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
            .collect()
    };
    let (macros, writer) = (versions("wasm-bindgen"), versions("wasm-bindgen-cli-support"));
    if macros.len() != 1 || macros != writer {
        bail!(
            "Cargo.lock has wasm-bindgen {macros:?} and wasm-bindgen-cli-support {writer:?}: set both to one version \
             in bindings/wasm/Cargo.toml and crates/xtask/Cargo.toml"
        );
    }
    Ok(())
}

fn optimise(target: &Path, module: &Path) -> Result<()> {
    let npm = target.join("npm");
    let binaryen = npm.join("node_modules/binaryen");
    let installed = fs::read_to_string(binaryen.join("package.json")).unwrap_or_default();
    if !installed.contains(&format!("\"version\": \"{BINARYEN}\"")) {
        shell::need("npm", "npm")?;
        fs::create_dir_all(&npm)?;
        let arguments = [
            "install",
            "--no-save",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
        ];
        let wanted = format!("binaryen@{BINARYEN}");
        shell::run(
            shell::command("npm", &arguments)
                .arg("--prefix")
                .arg(&npm)
                .arg(wanted),
        )?;
    }
    shell::need("node", "nodejs")?;
    let smaller = module.with_extension("opt");
    let mut command = shell::command("node", &[]);
    command
        .arg(binaryen.join("bin/wasm-opt"))
        .arg("-Os")
        .args(FEATURES)
        .args(STRIP);
    shell::run(command.arg(module).arg("-o").arg(&smaller))?;
    fs::rename(&smaller, module).context("wasm-opt wrote nothing")
}

/// What wasm-bindgen does not write: the entry for Node, the package's description, the licences.
fn complete(root: &Path, package: &Path) -> Result<()> {
    let from: [PathBuf; 4] = [
        root.join("bindings/wasm/js/node.mjs"),
        root.join("bindings/wasm/js/node.d.mts"),
        root.join("LICENSE-MIT"),
        root.join("LICENSE-APACHE"),
    ];
    for file in &from {
        let name = file.file_name().unwrap_or_default();
        fs::copy(file, package.join(name)).with_context(|| file.display().to_string())?;
    }
    let description = json!({
        "name": "zhengwu-credit",
        "version": env!("CARGO_PKG_VERSION"),
        "description": "Judges records of Chinese government promises and contracts (政府履约践诺)",
        "license": "MIT OR Apache-2.0",
        "private": true,
        "type": "module",
        "engines": {"node": ">=20"},
        "main": "./node.mjs",
        "browser": "./zhengwu_credit.js",
        "types": "./zhengwu_credit.d.ts",
        "exports": {
            ".": {
                "node": {"types": "./node.d.mts", "default": "./node.mjs"},
                "types": "./zhengwu_credit.d.ts",
                "default": "./zhengwu_credit.js",
            },
            "./zhengwu_credit_bg.wasm": "./zhengwu_credit_bg.wasm",
            "./package.json": "./package.json",
        },
        "sideEffects": ["./node.mjs"],
    });
    fs::write(
        package.join("package.json"),
        serde_json::to_string_pretty(&description)? + "\n",
    )?;
    Ok(())
}
