//! Requirements (要求): one condition in one place, shared by record rules and by the guards of lifecycles.
//!
//! [`Rule`] is a declaration: everything about a rule stands in it. [`Case`] is what its check sees, [`Verdict`]
//! what it answers.

mod ask;
pub mod beside;
mod case;
pub mod compensation;
pub mod earlier;
pub mod facts;
mod family;
pub mod given_word;
pub mod payment_law;
pub mod peers;
pub mod procedures;
pub mod publication;
pub mod register;
mod render;
mod rule;
mod verdict;
mod version;
pub mod watch;

pub use ask::ask;
pub(crate) use ask::found_in;
pub use case::{Case, Context, ContractLookup, Difference, Twin};
pub use facts::{Facts, NamedMatter};
pub(crate) use family::naming_page;
pub use family::{FAMILIES, page_of};
pub use render::{Found, column_letters};
pub(crate) use render::{choices, placeholders};
pub use rule::{At, Check, Example, Rule};
pub use verdict::{Fault, Stop, Verdict, ensure};
pub use version::Version;
pub use watch::{
    Arrear, Beside, Instead, Lacking, ListWatch, Oddity, OddityKind, Origin, Overdue, Side, Sighted,
    Sighting, Stated, Watch, YearWatch,
};
