//! From cells to columns (版式): where the header is, which column is which field, which rows are no records.

pub(crate) mod asides;
mod delimiter;
mod names;
mod plan;
mod search;
pub(crate) mod units;

use zhengwu_credit::field::Kind;
use zhengwu_credit::value::money::Unit;

use crate::mapping::Mapping;
use crate::source::Sheet;
use crate::source::grid::HeadRow;

pub(crate) use delimiter::{delimiter, delimiter_words};
pub(crate) use names::kind_in_name;
pub(crate) use plan::{Choice, Header, Plan, Reading, Target};
pub(crate) use search::{WITHIN, one_line};

/// What was made of a sheet.
pub(crate) struct Layout {
    pub(crate) plan: Plan,
    /// Mappings that were named for the file and do not fit this table, with the headings that differ.
    pub(crate) unfit: Vec<Unfit>,
    /// The unit that stands above the table, and how.
    pub(crate) unit: Option<(Unit, String)>,
}

/// A mapping that was named and does not fit.
pub(crate) struct Unfit {
    pub(crate) name: String,
    /// Headings that it has and the table has not.
    pub(crate) missing: Vec<String>,
    /// Headings that the table has besides.
    pub(crate) superfluous: Vec<String>,
}

/// Why a sheet is no table of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoLayout {
    Empty,
    /// No row has headings of a kind.
    NoHeader,
    /// No row has a heading of the kind that was named.
    NoHeading(Kind),
    /// The kind was named, and the headings are plainly another's.
    OfAnotherKind(Kind, Kind),
    /// The headings could be of two kinds.
    KindUnknown,
    /// Two kept mappings fit, and say different things.
    TwoMappings,
}

/// Finds the header of a sheet. `names` are what may tell the kind where headings do not: the sheet's, the file's.
pub(crate) fn find(
    sheet: &Sheet,
    head: &[HeadRow],
    names: &[&str],
    given: Option<Kind>,
    is_only: bool,
    mappings: &[Mapping],
) -> Result<Layout, NoLayout> {
    if head.is_empty() {
        return Err(NoLayout::Empty);
    }
    let candidates = search::candidates(head, &sheet.merged);
    let (plan, unfit) = match kept(&candidates, mappings, given)? {
        Some(plan) => (plan, Vec::new()),
        None => {
            let found = header_of(&candidates, names, given, is_only)?;
            let unfit = |mapping: &Mapping| {
                let (missing, superfluous) = found.header.beside(&mapping.headings());
                Unfit {
                    name: mapping.name().to_owned(),
                    missing,
                    superfluous,
                }
            };
            let named = mappings.iter().filter(|mapping| mapping.is_named());
            (Plan::of(&found), named.map(unfit).collect())
        }
    };
    let unit = units::above(head, plan.rows.0);
    Ok(Layout { plan, unfit, unit })
}

/// The header that a kept mapping was made for. One that was named comes before those that lie beside the file; of two
/// that say different things none is taken.
fn kept(
    candidates: &[search::Candidate],
    mappings: &[Mapping],
    given: Option<Kind>,
) -> Result<Option<Plan>, NoLayout> {
    for is_named in [true, false] {
        let fits = |mapping: &&Mapping| {
            mapping.is_named() == is_named && given.is_none_or(|kind| kind == mapping.kind())
        };
        let mut found: Option<(&Mapping, &search::Candidate)> = None;
        for mapping in mappings.iter().filter(fits) {
            let headings = mapping.headings();
            let own = candidates
                .iter()
                .find(|candidate| candidate.has_headings(&headings));
            match (found, own) {
                (Some((first, _)), Some(_)) if !first.says_the_same(mapping) => {
                    return Err(NoLayout::TwoMappings);
                }
                (None, Some(header)) => found = Some((mapping, header)),
                _ => {}
            }
        }
        if let Some((mapping, header)) = found {
            return Ok(Some(Plan::by_mapping(header, mapping)));
        }
    }
    Ok(None)
}

fn header_of(
    candidates: &[search::Candidate],
    names: &[&str],
    given: Option<Kind>,
    is_only: bool,
) -> Result<search::Found, NoLayout> {
    let mut found: Vec<search::Found> = Kind::ALL
        .into_iter()
        .filter_map(|kind| search::best(candidates, kind))
        .filter(|found| found.is_told || given == Some(found.kind))
        .collect();
    let most = found.iter().map(|one| one.known).max().unwrap_or(0);
    if let Some(given) = given {
        let plainly = found.iter().find(|one| {
            one.known == most && most >= 2 && found.iter().filter(|other| other.known == most).count() == 1
        });
        return match (found.iter().find(|one| one.kind == given), plainly) {
            (None, _) => Err(NoLayout::NoHeading(given)),
            // The kind is given for the file; a sheet that plainly holds another is not bent into it, unless it is the
            // only one.
            (Some(_), Some(other)) if other.kind != given && !is_only => {
                Err(NoLayout::OfAnotherKind(other.kind, given))
            }
            (Some(own), _) => Ok(own.clone()),
        };
    }
    let named: Vec<Kind> = names.iter().filter_map(|name| kind_in_name(name)).collect();
    // One heading alone is believed where the name of the sheet or the file says the same.
    found.retain(|one| one.known == most && (most >= 2 || named.contains(&one.kind)));
    let by_name = named
        .iter()
        .find_map(|kind| found.iter().position(|one| one.kind == *kind));
    match (found.len(), by_name) {
        (0, _) => Err(NoLayout::NoHeader),
        (1, _) => Ok(found.remove(0)),
        (_, Some(at)) => Ok(found.remove(at)),
        (_, None) => Err(NoLayout::KindUnknown),
    }
}
