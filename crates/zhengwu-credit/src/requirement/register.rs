//! The register of units (单位名册): who must report, and what the units are called.

use std::collections::{BTreeMap, BTreeSet};

use crate::value::Date;

/// The units of `units.csv`, by code, with every name that a line of the register gives them.
///
/// # Examples
/// ```
/// use zhengwu_credit::requirement::register::{Register, Registered};
/// let mut register = Register::default();
/// register.add("11320685MB0A10013C", "海安市示例一局");
/// assert_eq!(register.of("11320685MB0A10013C", "海安市示例一局"), Registered::Same);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Register {
    names: BTreeMap<String, BTreeSet<String>>,
    ends: BTreeMap<String, End>,
}

/// Until when a unit exists, by all its lines.
#[derive(Clone, Debug, Default)]
struct End {
    /// Whether a line gives no end: another one then only gives an older name.
    is_open: bool,
    on: Option<Date>,
    heir: Option<String>,
}

/// Who has taken over from a unit (承继单位).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heir {
    /// Nobody needs to: it was not closed.
    NotClosed,
    /// It was closed and names nobody.
    None,
    /// One that the register does not know, by code.
    Unknown(String),
    /// Whoever takes over leads back to it.
    Circle,
    /// A unit that exists, or one that was closed later and says itself who follows, by code.
    Unit(String),
}

/// What the register says of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Registered {
    /// It does not know the code.
    Missing,
    /// It calls it so, too.
    Same,
    /// It calls it otherwise.
    Named(String),
}

impl Register {
    /// Adds a line.
    pub fn add(&mut self, code: &str, name: &str) {
        let names = self.names.entry(code.to_owned()).or_default();
        names.insert(name.to_owned());
    }

    /// The codes of its units.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.names.keys().map(String::as_str)
    }

    /// Whether it knows a code.
    #[must_use]
    pub fn knows(&self, code: &str) -> bool {
        self.names.contains_key(code)
    }

    /// The one code of a name; `None` where no unit is called so, or several are.
    #[must_use]
    pub fn code_of(&self, name: &str) -> Option<&str> {
        let mut called = self.names.iter().filter(|(_, names)| names.contains(name));
        let (code, _) = called.next()?;
        called.next().is_none().then_some(code.as_str())
    }

    /// Notes what a line says of a unit's end.
    pub fn note_end(&mut self, code: &str, valid_to: Option<Date>, heir: Option<&str>) {
        let end = self.ends.entry(code.to_owned()).or_default();
        end.is_open |= valid_to.is_none();
        end.on = end.on.max(valid_to);
        end.heir = heir.map(str::to_owned).or(end.heir.take());
    }

    /// The last day of a unit that was closed or merged.
    #[must_use]
    pub fn closed_on(&self, code: &str) -> Option<Date> {
        self.ends.get(code).filter(|end| !end.is_open)?.on
    }

    /// Who has taken over from a unit.
    #[must_use]
    pub fn heir(&self, code: &str) -> Heir {
        if self.closed_on(code).is_none() {
            return Heir::NotClosed;
        }
        let next = |code: &str| self.ends.get(code)?.heir.as_deref();
        let Some(heir) = next(code) else {
            return Heir::None;
        };
        let (mut at, mut seen) = (heir, BTreeSet::new());
        while seen.insert(at) && self.closed_on(at).is_some() {
            if at == code {
                return Heir::Circle;
            }
            let Some(further) = next(at) else { break };
            at = further;
        }
        match self.ends.contains_key(heir) {
            true => Heir::Unit(heir.to_owned()),
            false => Heir::Unknown(heir.to_owned()),
        }
    }

    /// What it says of a unit of this code and name.
    #[must_use]
    pub fn of(&self, code: &str, name: &str) -> Registered {
        match self.names.get(code) {
            None => Registered::Missing,
            Some(names) if names.contains(name) => Registered::Same,
            Some(names) => {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                Registered::Named(names.join("、"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_unit_has_an_heir_or_none_of_use() {
        let day = |day| Date::from_ymd_opt(2025, 3, day);
        let mut register = Register::default();
        register.note_end("A", day(31), Some("B"));
        register.note_end("B", None, None);
        register.note_end("C", day(31), None);
        register.note_end("D", day(31), Some("X"));
        register.note_end("E", day(1), Some("F"));
        register.note_end("F", day(2), Some("E"));
        register.note_end("G", day(31), Some("G"));
        // Renamed: only the older name has an end.
        register.note_end("H", day(1), None);
        register.note_end("H", None, None);
        // Leads into a circle that it is no part of: that is told there.
        register.note_end("I", day(1), Some("E"));
        let heirs = ["A", "B", "C", "D", "E", "F", "G", "H", "I"].map(|code| register.heir(code));
        let expected = [
            Heir::Unit("B".into()),
            Heir::NotClosed,
            Heir::None,
            Heir::Unknown("X".into()),
            Heir::Circle,
            Heir::Circle,
            Heir::Circle,
            Heir::NotClosed,
            Heir::Unit("E".into()),
        ];
        assert_eq!(heirs, expected);
        assert_eq!(
            (register.closed_on("A"), register.closed_on("H")),
            (day(31), None)
        );
    }
}
