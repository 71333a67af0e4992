//! Dead links: every link of every Markdown page of the repo to a file or a heading in it. What stands on the web is not asked.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use html5gum::{Token, Tokenizer};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Folders with nothing of the repo's own in them.
const MADE: [&str; 7] = [
    ".git",
    ".venv",
    "node_modules",
    "pkg",
    "submitted",
    "target",
    "__pycache__",
];

/// Markdown pages by their path from the root, with `/`.
pub(crate) type Pages = BTreeMap<String, Page>;

/// What of a page links have to do with.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// The first heading.
    pub(crate) title: String,
    links: Vec<(usize, String)>,
    /// What can be linked to in it.
    anchors: BTreeSet<String>,
}

/// Fails where a link is dead.
pub(crate) fn check(root: &Path) -> Result<()> {
    let pages = pages(root)?;
    let dead = dead(root, &pages);
    let count: usize = pages.values().map(|page| page.links.len()).sum();
    if dead.is_empty() {
        println!("{count} links of {} pages lead somewhere", pages.len());
        return Ok(());
    }
    for line in &dead {
        eprintln!("{line}");
    }
    bail!("dead links: {} of {count}", dead.len());
}

/// Every Markdown page.
pub(crate) fn pages(root: &Path) -> Result<Pages> {
    let mut pages = Pages::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root.join(&folder)).with_context(|| folder.clone())? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = joined(&folder, &name).unwrap_or_default();
            if entry.file_type()?.is_dir() {
                if !MADE.contains(&name.as_str()) {
                    folders.push(path);
                }
            } else if is_page(&name) {
                let text = fs::read_to_string(entry.path()).with_context(|| path.clone())?;
                pages.insert(path, Page::read(&text));
            }
        }
    }
    Ok(pages)
}

/// Whether a path is that of a page.
pub(crate) fn is_page(path: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|extension| extension == "md")
}

impl Page {
    fn read(text: &str) -> Page {
        let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_HEADING_ATTRIBUTES;
        let mut page = Page::default();
        let mut heading: Option<String> = None;
        for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
            match event {
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    let before = text.get(..range.start).unwrap_or_default();
                    let line = before.matches('\n').count() + 1;
                    page.links.push((line, dest_url.into_string()));
                }
                Event::Html(html) | Event::InlineHtml(html) => {
                    let (_, ids) = links_and_ids(&html);
                    page.anchors.extend(ids);
                }
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::Text(part) | Event::Code(part) => {
                    if let Some(heading) = &mut heading {
                        heading.push_str(&part);
                    }
                }
                Event::End(TagEnd::Heading(level)) => page.headed(&heading.take().unwrap_or_default(), level),
                _ => {}
            }
        }
        page
    }

    fn headed(&mut self, heading: &str, level: HeadingLevel) {
        if level == HeadingLevel::H1 && self.title.is_empty() {
            heading.clone_into(&mut self.title);
        }
        let slug = slug(heading);
        let mut again = (1..).map(|number| format!("{slug}-{number}"));
        let free = match self.anchors.contains(&slug) {
            false => Some(slug.clone()),
            true => again.find(|slug| !self.anchors.contains(slug)),
        };
        self.anchors.extend(free);
    }

    /// The files that it links to, from the root; `here` is its own path.
    pub(crate) fn targets(&self, here: &str) -> BTreeSet<String> {
        let local = self.links.iter().filter_map(|(_, to)| target(here, to));
        local.filter_map(|(path, _)| path).collect()
    }
}

/// The name of a heading in links, as GitHub and mdbook make it.
fn slug(heading: &str) -> String {
    let kept = heading
        .trim()
        .chars()
        .filter(|c| c.is_alphanumeric() || c.is_whitespace() || "-_".contains(*c));
    kept.flat_map(char::to_lowercase)
        .map(|c| if c.is_whitespace() { '-' } else { c })
        .collect()
}

/// The links and the ids of HTML.
pub(crate) fn links_and_ids(html: &str) -> (Vec<String>, Vec<String>) {
    let (mut links, mut ids) = (Vec::new(), Vec::new());
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        let Token::StartTag(tag) = token else { continue };
        for (name, value) in &tag.attributes {
            let value = String::from_utf8_lossy(value).into_owned();
            match name.as_slice() {
                b"href" | b"src" => links.push(value),
                b"id" | b"name" => ids.push(value),
                _ => {}
            }
        }
    }
    (links, ids)
}

/// Where a link on a page leads: a path from the root (`None`: out of the repo) and a place in it. Nothing for the web.
pub(crate) fn target(here: &str, link: &str) -> Option<(Option<String>, Option<String>)> {
    let is_elsewhere = link
        .split_once(':')
        .is_some_and(|(scheme, _)| !scheme.contains(['/', '#']));
    if is_elsewhere || link.starts_with("//") {
        return None;
    }
    let (path, anchor) = match link.split_once('#') {
        Some((path, anchor)) => (path, Some(decoded(anchor))),
        None => (link, None),
    };
    let folder = here.rsplit_once('/').map_or("", |(folder, _)| folder);
    let path = match path {
        "" => Some(here.to_owned()),
        path => joined(folder, &decoded(path)),
    };
    Some((path, anchor))
}

/// `docs/rules` and `../codes.md`: `docs/codes.md`. Nothing where that leads out of the repo.
fn joined(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// `%E4%B8%80`: 一.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        let byte = after.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(byte.unwrap_or(b'%'));
        rest = if byte.is_some() {
            after.get(2..).unwrap_or_default()
        } else {
            after
        };
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What is wrong with the links, a line each.
fn dead(root: &Path, pages: &Pages) -> Vec<String> {
    let mut dead = Vec::new();
    for (here, page) in pages {
        for (line, link) in &page.links {
            let Some((path, anchor)) = target(here, link) else {
                continue;
            };
            let why = match (path, anchor) {
                (None, _) => Some("it leads out of the repo"),
                (Some(path), _) if root.join(&path).is_dir() => {
                    Some("it names a folder: name a file in it, for a book has no folders")
                }
                (Some(path), _) if !root.join(&path).is_file() => Some("there is no such file"),
                (Some(path), Some(anchor)) => match pages.get(&path) {
                    Some(page) if !page.anchors.contains(&anchor) => {
                        Some("the page has no such heading or anchor")
                    }
                    _ => None,
                },
                (Some(_), None) => None,
            };
            dead.extend(why.map(|why| format!("{here}:{line}: {link}: {why}")));
        }
    }
    dead
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(pages: &[(&str, &str)]) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in pages {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        dead(folder.path(), &super::pages(folder.path()).unwrap())
    }

    #[test]
    fn a_dead_link_is_found_where_it_stands() {
        let page = "# A\n\n[here](#a) [there](b.md) [web](https://example.com/x)\n\n| t |\n| --- |\n| [no](none.md) |\n\n\
                    [out](../../x.md) [folder](../docs/) [file](../Cargo.toml)\n";
        let dead = said(&[("docs/a.md", page), ("docs/b.md", "# B\n"), ("Cargo.toml", "")]);
        assert_eq!(
            dead,
            [
                "docs/a.md:7: none.md: there is no such file",
                "docs/a.md:9: ../../x.md: it leads out of the repo",
                "docs/a.md:9: ../docs/: it names a folder: name a file in it, for a book has no folders",
            ]
        );
    }

    #[test]
    fn a_place_in_a_page_must_be_there() {
        let page = "# 合同 `contract`\n\n<a id=\"place\"></a>\n\n## Twice\n\n## Twice\n";
        let of = |anchor: &str| said(&[("a.md", page), ("b.md", &format!("[x](a.md#{anchor})\n"))]).len();
        for anchor in [
            "合同-contract",
            "place",
            "twice",
            "twice-1",
            "%E5%90%88%E5%90%8C-contract",
        ] {
            assert_eq!(of(anchor), 0, "{anchor}");
        }
        for anchor in ["twice-2", "合同", "Twice"] {
            assert_eq!(of(anchor), 1, "{anchor}");
        }
    }

    #[test]
    fn what_is_code_is_no_link() {
        assert!(said(&[("a.md", "`[x](none.md)`\n\n```\n[x](none.md)\n```\n")]).is_empty());
    }

    #[test]
    fn no_link_of_the_repo_is_dead() {
        let root = crate::shell::root();
        let dead = dead(&root, &super::pages(&root).unwrap());
        assert!(dead.is_empty(), "\n{}", dead.join("\n"));
    }
}
