//! `cargo xtask book`: the pages of `docs/` as a book, by mdbook, which cargo installs into `target/tools`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use zhengwu_credit::requirement::FAMILIES;

use crate::links::{self, Pages};
use crate::shell;

const MDBOOK: &str = "0.5.4";

/// The chapters, in order; a folder stands under its `README.md`. Every page of `docs/` stands in one of them.
const CHAPTERS: [&str; 16] = [
    "docs/rules/README.md",
    "docs/rules/by-field.md",
    "docs/rules/correct.md",
    "docs/clauses.md",
    "docs/fields/README.md",
    "docs/codes.md",
    "docs/lifecycles/README.md",
    "docs/ledger.md",
    "docs/intake.md",
    "docs/limits.md",
    "docs/waivers.md",
    "docs/profiles.md",
    "docs/rule-sets.md",
    "docs/accuracy.md",
    "docs/services.md",
    "docs/README.md",
];

const CONFIGURATION: &str = r#"[book]
title = "政务履约践诺：规则与说明"
language = "zh"
src = "src"

[build]
build-dir = "html"
create-missing = false
# A README stays one: links name it so.
use-default-preprocessors = false

[output.html]
no-section-label = true
fold = { enable = true, level = 0 }
print = { enable = false }
"#;

/// The first page, which mdbook shows at the root.
const COVER: &str = "\
# 政务履约践诺

政务承诺与政府合同：记录、规则、全过程和每月报送。

- [规则](docs/rules/README.md)：每条规则一页，说明查什么、依据哪一条、怎样改正；也可以[按字段](docs/rules/by-field.md)、[按条款](docs/clauses.md)查
- [字段](docs/fields/README.md)和[代码表](docs/codes.md)：怎样填写
- [全过程](docs/lifecycles/README.md)和[台账](docs/ledger.md)：下一步可以做什么，什么逾期了
- [文件怎样读](docs/intake.md)，[豁免](docs/waivers.md)，[城市配置](docs/profiles.md)
- [怎样建成](docs/README.md) How it is built
";

/// Builds the book into `target/book/html` and looks for dead links in it.
pub(crate) fn run(root: &Path) -> Result<()> {
    let target = shell::target_dir()?;
    let book = target.join("book");
    let pages = links::pages(root)?;
    let bound = bound(&pages);
    if book.exists() {
        fs::remove_dir_all(&book)?;
    }
    stage(root, &book.join("src"), &pages, &bound)?;
    fs::write(book.join("src/index.md"), COVER)?;
    fs::write(book.join("src/SUMMARY.md"), summary(&pages, &bound)?)?;
    fs::write(book.join("book.toml"), CONFIGURATION)?;
    let tools = target.join("tools");
    install(&tools)?;
    let mdbook = tools.join("bin/mdbook");
    shell::run(shell::command(&mdbook.to_string_lossy(), &["build"]).arg(&book))?;
    let html = book.join("html");
    let count = no_link_is_dead(&html)?;
    println!(
        "{} pages, {count} links that lead somewhere: {}",
        bound.len(),
        html.join("index.html").display()
    );
    Ok(())
}

/// mdbook of this version, where it is not there yet.
fn install(tools: &Path) -> Result<()> {
    let there = shell::command(&tools.join("bin/mdbook").to_string_lossy(), &["--version"]).output();
    if there.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains(MDBOOK)) {
        return Ok(());
    }
    println!("cargo installs mdbook {MDBOOK}");
    let arguments = [
        "install",
        "mdbook",
        "--locked",
        "--no-default-features",
        "--version",
        MDBOOK,
    ];
    shell::run(shell::cargo(&arguments).arg("--root").arg(tools))
}

/// The pages of the book: those of `docs/`, and whatever page they lead to.
fn bound(pages: &Pages) -> BTreeSet<String> {
    let mut bound = BTreeSet::new();
    let mut open: Vec<String> = pages
        .keys()
        .filter(|path| path.starts_with("docs/"))
        .cloned()
        .collect();
    while let Some(path) = open.pop() {
        let Some(page) = pages.get(&path) else { continue };
        if bound.insert(path.clone()) {
            open.extend(
                page.targets(&path)
                    .into_iter()
                    .filter(|to| pages.contains_key(to)),
            );
            let folders = page
                .targets(&path)
                .into_iter()
                .map(|to| format!("{to}/README.md"));
            open.extend(folders.filter(|to| pages.contains_key(to)));
        }
    }
    bound
}

/// Copies the pages, and the files to which they lead.
fn stage(root: &Path, src: &Path, pages: &Pages, bound: &BTreeSet<String>) -> Result<()> {
    let mut files: BTreeSet<String> = bound.clone();
    for path in bound {
        let targets = pages.get(path).map(|page| page.targets(path)).unwrap_or_default();
        for to in targets {
            if root.join(&to).is_dir() {
                for entry in fs::read_dir(root.join(&to))? {
                    let entry = entry?;
                    if entry.file_type()?.is_file() {
                        files.insert(format!("{to}/{}", entry.file_name().to_string_lossy()));
                    }
                }
            } else {
                files.insert(to);
            }
        }
    }
    for file in files {
        let to = src.join(&file);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(root.join(&file), to).with_context(|| file.clone())?;
    }
    Ok(())
}

/// The list of chapters: a folder's pages under its first, rules by their families.
fn summary(pages: &Pages, bound: &BTreeSet<String>) -> Result<String> {
    let title = |path: &str| pages.get(path).map_or("", |page| page.title.as_str());
    let entry = |depth: usize, path: &str| format!("{}- [{}]({path})\n", "  ".repeat(depth), title(path));
    let mut left = bound.clone();
    let mut text = String::from("# 目录\n\n[封面](index.md)\n\n");
    for chapter in CHAPTERS {
        if !left.remove(chapter) {
            bail!("the book has no {chapter}");
        }
    }
    for chapter in CHAPTERS {
        text += &entry(0, chapter);
        let Some(folder) = chapter
            .strip_suffix("README.md")
            .filter(|folder| *folder != "docs/")
        else {
            continue;
        };
        let inside: Vec<String> = left
            .iter()
            .filter(|path| path.starts_with(folder))
            .cloned()
            .collect();
        let mut families: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for path in &inside {
            left.remove(path);
            let name = path.strip_prefix(folder).unwrap_or_default();
            let family = FAMILIES.iter().position(|(family, _)| name.starts_with(family));
            match family.filter(|_| folder == "docs/rules/") {
                Some(family) => families.entry(family).or_default().push(path),
                None => text += &entry(1, path),
            }
        }
        for (family, rules) in families {
            let Some((code, words)) = FAMILIES.get(family) else {
                continue;
            };
            // A heading that folds; it has no page of its own.
            text += &format!("  - [{code} {}]()\n", words.zh);
            for path in rules {
                text += &entry(2, path);
            }
        }
    }
    if let Some(forgotten) = left.iter().find(|path| path.starts_with("docs/")) {
        bail!("{forgotten} is in no chapter: add it to CHAPTERS in crates/xtask/src/book.rs");
    }
    text += "\n# 项目\n\n";
    for path in &left {
        text += &entry(0, path);
    }
    Ok(text)
}

/// Every link of the HTML that stays in the book leads to a file or a folder in it.
fn no_link_is_dead(html: &Path) -> Result<usize> {
    let (mut count, mut dead) = (0, Vec::new());
    let mut folders = vec![html.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            // What mdbook puts beside the pages has links from the root of a server.
            let is_page = path.extension().is_some_and(|extension| extension == "html");
            if !is_page || path.file_name().is_some_and(|name| name == "404.html") {
                continue;
            }
            let here = path.strip_prefix(html)?.to_string_lossy().replace('\\', "/");
            let (links, _) = links::links_and_ids(&fs::read_to_string(&path)?);
            for link in links {
                let Some((Some(to), _)) = links::target(&here, &link) else {
                    continue;
                };
                count += 1;
                if !html.join(&to).exists() {
                    dead.push(format!("{here}: {link}"));
                }
            }
        }
    }
    dead.sort();
    dead.dedup();
    for line in &dead {
        eprintln!("{line}");
    }
    match dead.len() {
        0 => Ok(count),
        dead => bail!("dead links in the book: {dead} of {count}"),
    }
}
