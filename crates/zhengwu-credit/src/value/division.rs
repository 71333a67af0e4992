//! 行政区划代码 (GB/T 2260).

/// The table, sorted by code; it names its sources and how many codes it holds. See [`lookup`].
const TABLE: &str = include_str!("../../data/divisions.txt");

/// 行政区划: a division of the administrative map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Division {
    /// Six digits.
    pub code: &'static str,
    /// Its own name without those above it; of a withdrawn code the newest.
    pub name: &'static str,
    /// Whether the code is in force.
    pub status: DivisionStatus,
}

/// 代码状态: whether a code is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DivisionStatus {
    /// In the table of 2024.
    Current,
    /// Withdrawn; it lives on in the codes issued under it.
    Historic,
    /// Numbered by the Statistics Bureau, in no GB/T 2260 edition (development zones).
    Statistical,
}

/// The division of a six-digit code, historic and statistical ones included; `None` where no table knows it.
///
/// Also 100000 (国家: central organs, in the USCC) and 830000 (residence permits of Taiwan residents). Numbers that only the
/// company register uses (320691) are in no table on purpose.
///
/// ```
/// use zhengwu_credit::value::division::{DivisionStatus, lookup};
/// assert_eq!(lookup("320685").map(|d| d.name), Some("海安市"));
/// assert_eq!(lookup("320621").map(|d| d.status), Some(DivisionStatus::Historic));
/// assert_eq!(lookup("320691"), None);
/// ```
pub fn lookup(code: &str) -> Option<Division> {
    if code.len() != 6 || !code.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    // Binary search by bytes: the middle of the range is moved back to the start of its line. The heading lines begin
    // with `#`, which sorts before every digit.
    let table = TABLE.as_bytes();
    let (mut low, mut high) = (0, table.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = table
            .get(low..middle)?
            .iter()
            .rposition(|b| *b == b'\n')
            .map_or(low, |at| low + at + 1);
        let end = table
            .get(middle..high)?
            .iter()
            .position(|b| *b == b'\n')
            .map_or(high, |at| middle + at);
        let line = TABLE.get(start..end)?;
        match line.as_bytes().get(..6)?.cmp(code.as_bytes()) {
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
            std::cmp::Ordering::Equal => return division(line),
        }
    }
    None
}

fn division(line: &'static str) -> Option<Division> {
    let status = match line.as_bytes().get(6)? {
        b'=' => DivisionStatus::Current,
        b'-' => DivisionStatus::Historic,
        b'~' => DivisionStatus::Statistical,
        _ => return None,
    };
    Some(Division {
        code: line.get(..6)?,
        name: line.get(7..)?,
        status,
    })
}

/// Every division of the table, by code.
///
/// ```
/// use zhengwu_credit::value::division;
/// assert!(division::all().all(|d| division::lookup(d.code) == Some(d)));
/// ```
pub fn all() -> impl Iterator<Item = Division> {
    TABLE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(division)
}
