//! Small helpers of the pages.

/// What stands at the top of a generated page.
pub(super) fn header(from: &str) -> String {
    format!("<!-- 由 `cargo xtask generate` 从 {from} 生成，请勿手改。Generated; do not edit. -->\n\n")
}

/// A row of a table.
pub(super) fn row(cells: &[&str]) -> String {
    let cells: Vec<String> = cells
        .iter()
        .map(|cell| cell.replace('|', "\\|").replace('\n', "<br>"))
        .collect();
    format!("| {} |\n", cells.join(" | "))
}

/// The head of a table.
pub(super) fn head(headings: &[&str]) -> String {
    let rules = vec!["---"; headings.len()];
    row(headings) + &row(&rules)
}

/// `code`
pub(super) fn code(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!("`{text}`")
}
