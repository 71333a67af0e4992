//! What stands beside the reports (旁证): what another source published, and what the platform answered.

use crate::record::Missing;
use crate::value::{Period, Uscc};

/// A published award or contract, held against the contracts that came (公告与报送).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Nobody can tell whether it came, for want of this.
    Unknown(Missing),
    /// Nothing is to be said of it: its unit is not among those that report, or it may be a contract that is withheld.
    NotAsked,
    /// It came, also where it stands in the corrections.
    Reported,
    /// It never came.
    Missing {
        /// Whose it is, where that is known by a code.
        unit: Option<Uscc>,
    },
}

impl Default for Listed {
    fn default() -> Self {
        Listed::Unknown(Missing::ContractNotInRun)
    }
}

/// What became of the record of a receipt (回执之后).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Since {
    /// The records of the month are not in the run.
    #[default]
    NotInRun,
    /// It cannot be told of which record the receipt speaks.
    NoRecord,
    /// A later receipt speaks of it.
    Answered,
    /// It was sent again, and waits for its receipt.
    SentAgain,
    /// Nothing came of it since.
    Nothing {
        /// The month of the receipt.
        month: Option<Period>,
    },
}
