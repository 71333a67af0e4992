//! The chapters of the book: one list. What is generated joins it by itself.

use std::collections::BTreeSet;

use anyhow::{Result, bail};
use zhengwu_credit::field::Kind;
use zhengwu_credit::lifecycle::ALL;
use zhengwu_credit::requirement::{FAMILIES, page_of};
use zhengwu_credit::rules::CATALOGUE;

use crate::links::Pages;

/// A chapter, or a heading over chapters.
#[derive(Debug)]
pub(super) struct Chapter {
    /// How deep it stands in the list; a heading over several parts has none.
    depth: Option<usize>,
    title: String,
    pub(super) path: Option<String>,
}

/// The list: depth and path; without a path a heading.
fn list() -> Vec<(Option<usize>, String)> {
    let part = |title: &str| (None, title.to_owned());
    let at = |depth: usize, path: &str| (Some(depth), path.to_owned());
    let mut all = vec![
        at(0, "README.md"),
        part("规则"),
        at(0, "docs/rules/README.md"),
        at(0, "docs/clauses.md"),
        at(0, "docs/rules/by-field.md"),
    ];
    for (family, title) in FAMILIES {
        let rules: Vec<_> = CATALOGUE.iter().filter(|rule| rule.family() == family).collect();
        if rules.is_empty() {
            continue;
        }
        all.push(at(0, &format!("{family} {}", title.zh)));
        let pages = rules.iter().filter_map(|rule| page_of(rule.code));
        all.extend(pages.map(|page| at(1, &page)));
    }
    all.extend([
        at(0, "docs/rules/correct.md"),
        at(0, "docs/rule-sets.md"),
        at(0, "docs/waivers.md"),
        at(0, "docs/profiles.md"),
        at(0, "docs/accuracy.md"),
        part("数据"),
        at(0, "docs/intake.md"),
        at(0, "docs/beside.md"),
        at(0, "docs/limits.md"),
        at(0, "docs/fields/README.md"),
    ]);
    all.extend(Kind::ALL.map(|kind| at(1, &format!("docs/fields/{}.md", kind.key()))));
    all.extend([
        at(0, "docs/codes.md"),
        part("台账与全过程"),
        at(0, "docs/ledger.md"),
        at(0, "docs/lifecycles/README.md"),
    ]);
    all.extend(
        ALL.iter()
            .map(|table| at(1, &format!("docs/lifecycles/{}.md", table.of.key()))),
    );
    all.extend([
        at(0, "examples/haian/README.md"),
        part("开发"),
        at(0, "docs/README.md"),
        at(0, "docs/services.md"),
        at(0, "CONTRIBUTING.md"),
        at(0, "tests/intake/README.md"),
        at(0, "tests/conformance/README.md"),
        at(0, "CHANGELOG.md"),
    ]);
    all
}

/// The chapters with their titles: what their first heading says.
pub(super) fn all(pages: &Pages) -> Result<Vec<Chapter>> {
    let mut chapters = Vec::new();
    let mut left: BTreeSet<&str> = pages
        .keys()
        .map(String::as_str)
        .filter(|path| path.starts_with("docs/"))
        .collect();
    for (depth, path) in list() {
        let page = pages.get(&path);
        if path.ends_with(".md") && page.is_none() {
            bail!("the book has the chapter {path}, and there is no such page");
        }
        left.remove(path.as_str());
        chapters.push(Chapter {
            depth,
            title: page.map_or_else(|| path.clone(), |page| page.title.clone()),
            path: page.map(|_| path),
        });
    }
    if !left.is_empty() {
        bail!(
            "pages of docs/ that are no chapter of the book: {left:?}; crates/xtask/src/book/chapters.rs has the list"
        );
    }
    Ok(chapters)
}

/// `SUMMARY.md`, which mdbook reads.
pub(super) fn summary(chapters: &[Chapter]) -> String {
    let mut text = "# Summary\n".to_owned();
    for chapter in chapters {
        let path = chapter.path.as_deref().unwrap_or_default();
        let title = chapter.title.replace(['[', ']'], " ");
        text += &match chapter.depth {
            None => format!("\n# {title}\n\n"),
            Some(depth) => format!("{}- [{title}]({path})\n", "  ".repeat(depth)),
        };
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{links, shell};

    #[test]
    fn every_page_of_the_docs_is_a_chapter() {
        let mut pages = links::pages(&shell::root()).unwrap();
        let chapters = all(&pages).unwrap();
        let text = summary(&chapters);
        assert!(text.contains("- [CTR 政府合同]()\n  - [CTR001 "), "{text}");
        pages.insert("docs/forgotten.md".to_owned(), links::Page::default());
        assert!(all(&pages).unwrap_err().to_string().contains("docs/forgotten.md"));
        pages.remove("docs/forgotten.md");
        pages.remove("docs/ledger.md");
        assert!(all(&pages).unwrap_err().to_string().contains("docs/ledger.md"));
    }
}
