//! The register of units (单位名册): who must report, and what the units are called.

use std::collections::{BTreeMap, BTreeSet};

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
