//! From cells to columns (版式): where the header is, and which column is which field.

mod header;

pub(crate) use header::{Header, Reading, Target, kind_in_name, kind_of, knows_any};
