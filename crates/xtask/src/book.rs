//! `cargo xtask book`: the pages as a book, in `target/book`. It has the folders of the repo, so that no link has to be changed.

mod chapters;
mod dead;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result, bail};

use crate::links::{self, Pages};
use crate::shell;

/// What makes HTML of Markdown; installed by cargo where it is not there.
const MDBOOK: &str = "0.5.4";
/// What the book itself needs; put at its root.
const OWN: [&str; 2] = ["docs/book.toml", "docs/book.css"];

/// Builds the book and looks for dead links in it.
pub(crate) fn run(root: &Path) -> Result<()> {
    let target = shell::target_dir()?;
    let mdbook = install(&target)?;
    let pages = links::pages(root)?;
    let source = target.join("book-source");
    gather(root, &pages, &source)?;
    let built = target.join("book");
    let mut command = shell::command(&mdbook, &["build"]);
    shell::run(command.arg(&source).arg("--dest-dir").arg(&built))?;
    dead::check(&built)?;
    println!("{}", built.join("index.html").display());
    Ok(())
}

/// The program, in `target/tools`. Not optimised: it is installed once and reads a few hundred pages.
fn install(target: &Path) -> Result<String> {
    let tools = target.join("tools");
    let program = tools.join("bin/mdbook").to_string_lossy().into_owned();
    let version = shell::command(&program, &["--version"])
        .stderr(Stdio::null())
        .output();
    let is_there = version.is_ok_and(|output| {
        String::from_utf8_lossy(&output.stdout)
            .trim()
            .trim_start_matches("mdbook v")
            == MDBOOK
    });
    if is_there {
        return Ok(program);
    }
    let build = tools.join("build");
    let arguments = ["install", "mdbook", "--version", MDBOOK, "--locked", "--force"];
    let mut command = shell::cargo(&arguments);
    // No search: it knows no Chinese words. No server, no watching.
    command.args(["--no-default-features", "--debug"]);
    command.arg("--root").arg(&tools).arg("--target-dir").arg(&build);
    shell::run(command.env("CARGO_PROFILE_DEV_DEBUG", "0"))?;
    fs::remove_dir_all(&build).context("what was built for mdbook")?;
    Ok(program)
}

/// The pages of the book, and the files to which they link, as they stand in the repo.
fn gather(root: &Path, pages: &Pages, source: &Path) -> Result<()> {
    if source.is_dir() {
        fs::remove_dir_all(source)?;
    }
    let chapters = chapters::all(pages)?;
    let paths: BTreeSet<&str> = chapters
        .iter()
        .filter_map(|chapter| chapter.path.as_deref())
        .collect();
    let mut files: BTreeSet<String> = BTreeSet::new();
    for here in &paths {
        let page = pages.get(*here).with_context(|| format!("{here} is no page"))?;
        files.insert((*here).to_owned());
        for path in page.targets(here) {
            if links::is_page(&path) && !paths.contains(path.as_str()) {
                bail!(
                    "{here} links to {path}, which is no chapter: crates/xtask/src/book/chapters.rs has the list"
                );
            }
            files.insert(path);
        }
    }
    for path in &files {
        copy(root, path, &source.join(path))?;
    }
    for path in OWN {
        let name = Path::new(path).file_name().unwrap_or_default();
        copy(root, path, &source.join(name))?;
    }
    fs::write(source.join("SUMMARY.md"), chapters::summary(&chapters))?;
    Ok(())
}

fn copy(root: &Path, path: &str, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(root.join(path), to).with_context(|| path.to_owned())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_page_of_the_book_links_to_is_in_it() {
        let (root, folder) = (shell::root(), tempfile::tempdir().unwrap());
        let source = folder.path().join("source");
        gather(&root, &links::pages(&root).unwrap(), &source).unwrap();
        for path in [
            "SUMMARY.md",
            "book.toml",
            "docs/rules/CTR201.md",
            "schemas/rule-sets.json",
        ] {
            assert!(source.join(path).is_file(), "{path}");
        }
    }
}
