//! What a code list is, and how a typed code is read.

use std::fmt;
use std::marker::PhantomData;

use crate::value::text::{fold, folds_to};

use super::Lang;

/// What may stand between key and label.
const BETWEEN: [char; 6] = ['.', '-', '_', ',', '、', ':'];

/// One value of a code list (代码).
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// The canonical form: in JSON, in APIs, in digests.
    pub key: &'static str,
    /// What people see and type.
    pub label: &'static str,
    /// The English label; empty where the key itself reads as one.
    pub en: &'static str,
    /// Other words that a reader would take for this value.
    pub variants: &'static [&'static str],
}

impl Code {
    /// What a person reads in this language.
    #[must_use]
    pub fn label_in(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.label.to_owned(),
            Lang::En if self.en.is_empty() => self.key.replace('_', " "),
            Lang::En => self.en.to_owned(),
        }
    }
}

/// A code list (代码表).
#[derive(Debug, PartialEq, Eq)]
pub struct CodeList {
    /// Its name in schemas and documentation, `contract_kind`.
    pub name: &'static str,
    /// Its Chinese name.
    pub title: &'static str,
    /// The clause or standard it comes from.
    pub basis: &'static str,
    /// The day from which it holds, `YYYY-MM-DD`; none has ended.
    pub valid_from: &'static str,
    /// Its values, in order.
    pub codes: &'static [Code],
}

impl CodeList {
    /// Reads a key, a label or a variant; returns the value's place in the list.
    #[must_use]
    pub fn read(&self, text: &str) -> Option<u8> {
        if let Some(at) = self
            .codes
            .iter()
            .position(|code| code.key == text || code.label == text)
        {
            return u8::try_from(at).ok();
        }
        let folded = fold(text);
        if folded.is_empty() {
            return None;
        }
        let at = self.codes.iter().position(|code| code.is_called(&folded))?;
        u8::try_from(at).ok()
    }

    /// The value at a place.
    #[must_use]
    pub fn get(&self, at: u8) -> Option<&'static Code> {
        self.codes.get(usize::from(at))
    }
}

impl Code {
    /// Whether a folded text is this code's key, label, a variant, or key and label together (`06 政府采购…`).
    fn is_called(&self, folded: &str) -> bool {
        let mut words = [self.key, self.label]
            .into_iter()
            .chain(self.variants.iter().copied());
        words.any(|word| folds_to(word, folded))
            || folded
                .strip_prefix(self.key)
                .is_some_and(|rest| folds_to(self.label, rest.trim_start_matches(BETWEEN)))
    }
}

/// An enum that is the typed form of a [`CodeList`].
pub trait Coded: Copy + Eq + 'static {
    /// The list.
    const LIST: &'static CodeList;
    /// The value at a place of the list.
    fn from_place(at: u8) -> Option<Self>;
    /// Its place in the list.
    fn place(self) -> u8;
    /// Its entry.
    fn code(self) -> &'static Code {
        static NONE: Code = Code {
            key: "",
            label: "",
            en: "",
            variants: &[],
        };
        Self::LIST.get(self.place()).unwrap_or(&NONE)
    }
}

/// A set of values of one list (`fields` 所属领域), in a word of bits.
pub struct CodeSet<C> {
    bits: u32,
    of: PhantomData<C>,
}

impl<C: Coded> CodeSet<C> {
    /// The set from its bits; bit n is the value at place n.
    #[must_use]
    pub const fn from_bits(bits: u32) -> Self {
        Self {
            bits,
            of: PhantomData,
        }
    }

    /// Whether the value is in the set.
    #[must_use]
    pub fn contains(self, code: C) -> bool {
        self.bits & (1 << code.place()) != 0
    }
}

impl<C> Clone for CodeSet<C> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<C> Copy for CodeSet<C> {}
impl<C> fmt::Debug for CodeSet<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CodeSet({:b})", self.bits)
    }
}

/// Makes an enum and its [`CodeList`] from one table: `Variant "key" "label" [variants] "English"?`.
macro_rules! code_list {
    (
        $(#[$doc:meta])*
        $name:ident = $list:literal $title:literal, $basis:literal from $from:literal {
            $( $variant:ident $key:literal $label:literal [$($other:literal),*] $($en:literal)?, )+
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum $name {
            $( #[doc = $label] $variant, )+
        }

        impl $crate::code::Coded for $name {
            const LIST: &'static $crate::code::CodeList = &$crate::code::CodeList {
                name: $list,
                title: $title,
                basis: $basis,
                valid_from: $from,
                codes: &[$(
                    $crate::code::Code {
                        key: $key,
                        label: $label,
                        en: code_list!(@en $($en)?),
                        variants: &[$($other),*],
                    },
                )+],
            };

            fn from_place(at: u8) -> Option<Self> {
                const ALL: &[$name] = &[$($name::$variant),+];
                ALL.get(usize::from(at)).copied()
            }

            fn place(self) -> u8 {
                self as u8
            }
        }

        impl $name {
            /// The code list.
            pub const LIST: &'static $crate::code::CodeList = <$name as $crate::code::Coded>::LIST;
        }
    };
    (@en) => { "" };
    (@en $en:literal) => { $en };
}

/// A code list that ends with the grounds that 一(三) forbids, so that they stand in one place.
macro_rules! code_list_with_the_forbidden {
    ( $(#[$doc:meta])* $name:ident = $list:literal $title:literal, $basis:literal from $from:literal { $($rows:tt)+ } ) => {
        code_list! {
            $(#[$doc])*
            $name = $list $title, $basis from $from {
                $($rows)+
                GovernmentTransition "government_transition" "政府换届" ["换届", "换届选举"],
                LeadershipChange "leadership_change" "领导人员更替" ["领导更替", "领导变动", "领导调整", "主要领导调整"],
                InstitutionalAdjustment "institutional_adjustment" "机构职能调整" ["机构调整", "机构改革", "职能调整"],
                ResponsiblePersonChange "responsible_person_change" "相关责任人更替" ["责任人更替", "责任人变更", "负责人变更"],
                AdministrativeDivisionAdjustment "administrative_division_adjustment" "行政区划调整" ["区划调整"],
            }
        }

        impl $name {
            /// A ground that never excuses a breach: a change of government term, of leaders, of institutions'
            /// functions, of responsible persons (一(三), 二(三)2) or of administrative divisions (优化营商环境条例 31).
            #[must_use]
            pub const fn is_forbidden(self) -> bool {
                matches!(
                    self,
                    Self::GovernmentTransition
                        | Self::LeadershipChange
                        | Self::InstitutionalAdjustment
                        | Self::ResponsiblePersonChange
                        | Self::AdministrativeDivisionAdjustment
                )
            }
        }
    };
}

pub(crate) use {code_list, code_list_with_the_forbidden};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::ALL;

    /// What [`folds_to`] relies on, and what every reader may type.
    #[test]
    fn every_word_of_every_list_is_read_however_it_is_written() {
        for list in ALL {
            for (at, code) in list.codes.iter().enumerate() {
                assert_eq!(fold(code.key), code.key, "{} {}", list.name, code.key);
                for word in [&code.key, &code.label].into_iter().chain(code.variants) {
                    assert!(folds_to(word, &fold(word)), "{} {word}", list.name);
                    // A word that two codes have is the first one's.
                    let has = |other: &Code| other.is_called(&fold(word));
                    let first = list.codes.iter().position(has).filter(|first| *first < at);
                    let place = u8::try_from(first.unwrap_or(at)).ok();
                    let spaced: String = word.chars().flat_map(|c| [c, '\u{3000}']).collect();
                    for written in [spaced, format!("※{word}："), word.to_uppercase()] {
                        assert_eq!(list.read(&written), place, "{} {written}", list.name);
                    }
                }
                let both = format!("{}、{}", code.key, code.label);
                assert_eq!(
                    list.read(&both).map(usize::from),
                    Some(at),
                    "{} {both}",
                    list.name
                );
            }
        }
    }
}
