//! The kind of record that the name of a file or a sheet tells.

use zhengwu_credit::field::Kind;

/// The kind that the name of a sheet or file contains; of several the one whose name is longest: 合同履约 is not 合同.
pub(crate) fn kind_in_name(name: &str) -> Option<Kind> {
    if let Some(kind) = Kind::read(name) {
        return Some(kind);
    }
    let name = name.to_ascii_lowercase();
    let longest = |kind: Kind| {
        kind.spec()
            .names
            .iter()
            .filter(|own| name.contains(**own))
            .map(|own| own.len())
            .max()
    };
    // 合同公告 is no 合同 either.
    let mut found: Vec<(usize, Kind)> = Kind::REPORTED
        .into_iter()
        .chain([Kind::Published, Kind::Receipt])
        .filter_map(|kind| Some((longest(kind)?, kind)))
        .collect();
    found.sort_by_key(|(length, _)| std::cmp::Reverse(*length));
    match found.as_slice() {
        [(_, kind)] => Some(*kind),
        [(longest, kind), (next, _), ..] if longest > next => Some(*kind),
        _ => None,
    }
}
