//! The monthly submission (月度报送): what is sent, in which layout, with which manifest, and what goes back.
//!
//! Plain data and text; the crate `zhengwu-credit-io` writes the files.

mod corrections;
mod layout;
mod manifest;
mod reportable;

pub use corrections::{Carried, Corrections, OpenQuestion, RowToCorrect, UnitCorrections};
pub use layout::{Layout, LayoutColumn};
pub use manifest::{FORMAT, FileEntry, Manifest, ProfileRef, TableEntry, UnitEntry, UnitRef, sha256};
pub use reportable::{Reportable, Table};
