//! Three-valued truth.

/// Yes, no, or not to be told (a fact is missing or malformed).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tri {
    /// It holds.
    Yes,
    /// It does not hold.
    No,
    /// Cannot tell.
    Unknown,
}

impl Tri {
    /// At least one holds.
    pub fn any(all: impl IntoIterator<Item = Tri>) -> Tri {
        let mut sum = Tri::No;
        for one in all {
            match one {
                Tri::Yes => return Tri::Yes,
                Tri::Unknown => sum = Tri::Unknown,
                Tri::No => {}
            }
        }
        sum
    }

    /// All hold.
    pub fn all(all: impl IntoIterator<Item = Tri>) -> Tri {
        let mut product = Tri::Yes;
        for one in all {
            match one {
                Tri::No => return Tri::No,
                Tri::Unknown => product = Tri::Unknown,
                Tri::Yes => {}
            }
        }
        product
    }
}

impl From<bool> for Tri {
    fn from(holds: bool) -> Tri {
        if holds { Tri::Yes } else { Tri::No }
    }
}
