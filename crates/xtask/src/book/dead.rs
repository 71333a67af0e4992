//! Dead links of the book as it was built: what a reader clicks is HTML, and mdbook names files and headings in its own way.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::links::{links_and_ids, target};

/// Its links are from the root of a server, wherever it is shown.
const NOT_FOUND: &str = "404.html";

/// Fails where a link of a page of this folder leads nowhere.
pub(super) fn check(built: &Path) -> Result<()> {
    let mut pages: BTreeMap<String, (Vec<String>, BTreeSet<String>)> = BTreeMap::new();
    let mut files = BTreeSet::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(built.join(&folder)).with_context(|| folder.clone())? {
            let entry = entry?;
            let path = format!("{folder}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                folders.push(format!("{path}/"));
                continue;
            }
            if path.ends_with(".html") && path != NOT_FOUND {
                let (links, ids) = links_and_ids(&fs::read_to_string(entry.path())?);
                pages.insert(path.clone(), (links, ids.into_iter().collect()));
            }
            files.insert(path);
        }
    }
    let (mut count, mut dead) = (0, Vec::new());
    for (here, (links, _)) in &pages {
        for link in links {
            let Some((path, anchor)) = target(here, link) else {
                continue;
            };
            count += 1;
            let path = path.unwrap_or_default();
            let has_place = match (pages.get(&path), anchor.as_deref()) {
                (Some((_, ids)), Some(anchor)) => anchor.is_empty() || ids.contains(anchor),
                _ => true,
            };
            if !files.contains(&path) || !has_place {
                dead.push(format!("{here}: {link}"));
            }
        }
    }
    if !dead.is_empty() {
        bail!("dead links in the book:\n{}", dead.join("\n"));
    }
    println!(
        "{count} links of {} pages of the book lead somewhere",
        pages.len()
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dead_link_of_the_book_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let said = |page: &str| {
            fs::create_dir_all(folder.path().join("docs")).unwrap();
            fs::write(folder.path().join("docs/a.html"), page).unwrap();
            fs::write(folder.path().join("b.html"), "<h1 id=\"合同\">b</h1>").unwrap();
            check(folder.path()).map_err(|error| error.to_string())
        };
        said("<a href=\"../b.html#%E5%90%88%E5%90%8C\"></a><a href='#'></a><a href=https://example.com></a>")
            .unwrap();
        for dead in ["c.html", "../b.html#b", "../b.md", "../../b.html"] {
            let error = said(&format!("<p><a class=x href=\"{dead}\">x</a>")).unwrap_err();
            assert!(error.contains(&format!("docs/a.html: {dead}")), "{error}");
        }
    }
}
