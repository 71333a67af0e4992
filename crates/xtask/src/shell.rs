//! Where the repo stands, and how other programs are called.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    // At run time by cargo, so that a copy of the sources works on itself.
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or(env!("CARGO_MANIFEST_DIR").into());
    let mut root = PathBuf::from(manifest);
    root.pop();
    root.pop();
    root
}

/// A program to be called in the root of the workspace.
pub(crate) fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root()).stdin(Stdio::null());
    command
}

/// The cargo that called us.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    command(&cargo, arguments)
}

/// Runs a program; fails with the command to repeat it.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = line(command);
    let status = command
        .status()
        .with_context(|| format!("cannot start: {line}"))?;
    if !status.success() {
        bail!("{status}; to repeat it: {line}");
    }
    Ok(())
}

/// Runs a program and gives what it prints.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let line = line(command);
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.with_context(|| format!("cannot start: {line}"))?;
    if !output.status.success() {
        bail!("{}; to repeat it: {line}", output.status);
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// The command as one would type it in the root of the workspace.
pub(crate) fn line(command: &Command) -> String {
    let mut words = Vec::new();
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            words.push(format!(
                "{}={}",
                name.to_string_lossy(),
                quoted(&value.to_string_lossy())
            ));
        }
    }
    let program = PathBuf::from(command.get_program());
    // A toolchain's own cargo and rustc are called by name.
    let name = program
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let is_cargo = name.as_deref() == Some("cargo");
    words.push(if is_cargo {
        "cargo".to_owned()
    } else {
        program.to_string_lossy().into_owned()
    });
    words.extend(command.get_args().map(|word| quoted(&word.to_string_lossy())));
    words.join(" ")
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_=/.,:@+".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

/// Where cargo builds.
pub(crate) fn target_dir() -> Result<PathBuf> {
    let metadata = read(&mut cargo(&["metadata", "--no-deps", "--format-version", "1"]))?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let directory = metadata.get("target_directory").and_then(Value::as_str);
    Ok(PathBuf::from(
        directory.context("cargo metadata names no target directory")?,
    ))
}

/// What installs packages into the virtual environment for Python, which is made where it is not there yet.
pub(crate) fn pip_install(target: &Path, packages: &[&str]) -> Result<Command> {
    let venv = target.join("venv");
    if !venv.join("bin/python").exists() {
        run(command("python3", &["-m", "venv"]).arg(&venv))?;
    }
    let install = ["install", "--quiet", "--disable-pip-version-check"];
    let mut pip = command(&venv.join("bin/pip").to_string_lossy(), &install);
    pip.args(packages);
    Ok(pip)
}

/// Fails with what to install where a program is not there.
#[cfg(feature = "wasm")]
pub(crate) fn need(program: &str, debian: &str) -> Result<String> {
    let version = command(program, &["--version"]).stderr(Stdio::null()).output();
    match version {
        Ok(output) if output.status.success() => {
            Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
        }
        _ => bail!("{program} is not on this machine; install it: apt-get install {debian}"),
    }
}
