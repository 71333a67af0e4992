//! What events say of a subject's secrecy (定密与解密).

use std::sync::Arc;

use crate::model::says_classified;
use crate::value::Date;

use super::correction::effective;
use super::{Action, Event, SubjectKind, tables};

/// Whether a subject is a state secret (涉密). Whoever says that it is one is believed; that it is one no more, a later
/// declassification with its document says, and nothing else does: no correction, and no field of another event.
///
/// # Examples
/// ```
/// use zhengwu_credit::lifecycle::{Action, Event, Secrecy, Subject, SubjectKind};
/// use zhengwu_credit::value::parse_date;
/// let contract = Subject::new(SubjectKind::Contract, ["11320685MB0A10013C", "HA-2024/017"]);
/// let day = |text| parse_date(text).map(|parsed| parsed.date);
/// let open = Event::new(contract.clone(), Action::Register, day("2025-01-10")?).with("classified", false);
/// let secrecy = Secrecy::of(SubjectKind::Contract, &[open.into()]).by_record(day("2024-12-31")?);
/// assert!(secrecy.is_secret());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Secrecy {
    /// When it was last said to be secret.
    classified: Option<(Date, u64)>,
    /// When it was last declassified.
    declassified: Option<(Date, u64)>,
}

impl Secrecy {
    /// What events say, all of one subject.
    #[must_use]
    pub fn of(kind: SubjectKind, events: &[Arc<Event>]) -> Secrecy {
        let says = |event: &&Arc<Event>| {
            event.action == Action::Classify
                || event
                    .text("classified")
                    .is_some_and(|text| says_classified(&text))
        };
        let classified = events.iter().filter(says).map(|event| event.order()).max();
        let is_lifting = |event: &&Arc<Event>| event.action == Action::Declassify;
        if !events.iter().any(|event| is_lifting(&event)) {
            return Secrecy {
                classified,
                declassified: None,
            };
        }
        let mut ordered = events.to_vec();
        ordered.sort_by_key(|event| event.order());
        let lifted = effective(tables::of(kind), &ordered, None);
        let lifted = lifted.iter().filter(is_lifting);
        let declassified = lifted
            .filter(|event| event.text("document").is_some())
            .map(|event| event.order());
        Secrecy {
            classified,
            declassified: declassified.max(),
        }
    }

    /// The same, with a record that classifies it: what is not later than that does not lift it.
    #[must_use]
    pub fn by_record(self, on: Date) -> Secrecy {
        self.and(Secrecy {
            classified: Some((on, u64::MAX)),
            declassified: None,
        })
    }

    /// What both say.
    #[must_use]
    pub fn and(self, other: Secrecy) -> Secrecy {
        Secrecy {
            classified: self.classified.max(other.classified),
            declassified: self.declassified.max(other.declassified),
        }
    }

    /// Whether it is a state secret.
    #[must_use]
    pub fn is_secret(self) -> bool {
        self.classified > self.declassified
    }

    /// The day on which it was last declassified.
    #[must_use]
    pub fn declassified_on(self) -> Option<Date> {
        self.declassified.map(|(on, _)| on)
    }
}
