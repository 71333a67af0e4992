//! Why a profile is refused: the line, the place, what it must be.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::code::{Lang, Words};

/// Why a profile is refused (配置不可用的原因).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.describe(Lang::En))]
#[non_exhaustive]
pub struct ProfileError {
    /// Where, a JSON Pointer: `/risk_days/2026-01-01`; empty for the whole.
    pub path: String,
    /// The line, from 1, where the profile came as a text.
    pub line: Option<usize>,
    /// What is wrong there.
    pub fault: Fault,
}

/// What is wrong at a place of a profile (配置的错误).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// Not JSON.
    NotJson {
        /// The character of the line, from 1.
        column: usize,
        /// Whether it ends before it is whole.
        is_cut_off: bool,
    },
    /// It is not there.
    Missing {
        /// What it is, where it is a value of the profile.
        label: Option<Words>,
        /// What it must be.
        must_be: Words,
    },
    /// Nothing of this name can stand there.
    Unknown {
        /// What can.
        known: Vec<&'static str>,
    },
    /// It stands there twice.
    Twice,
    /// A value that cannot be.
    Impossible {
        /// The value.
        value: String,
        /// What it must be, in Chinese and in English.
        must_be: (String, String),
    },
}

impl Fault {
    pub(super) fn impossible(value: impl Into<String>, must_be: Words) -> Fault {
        Fault::Impossible {
            value: value.into(),
            must_be: (must_be.zh.to_owned(), must_be.en.to_owned()),
        }
    }
}

impl ProfileError {
    pub(crate) fn impossible(path: String, value: &str, zh: &str, en: &str) -> ProfileError {
        let (value, must_be) = (value.to_owned(), (zh.to_owned(), en.to_owned()));
        ProfileError {
            path,
            line: None,
            fault: Fault::Impossible { value, must_be },
        }
    }

    pub(super) fn not_json(error: &serde_json::Error) -> ProfileError {
        ProfileError {
            path: String::new(),
            line: Some(error.line()),
            fault: Fault::NotJson {
                column: error.column(),
                is_cut_off: error.is_eof(),
            },
        }
    }

    /// With the line, from the text of the profile.
    pub(crate) fn in_text(mut self, text: &str) -> ProfileError {
        self.line = line_of(text, &self.path);
        self
    }

    /// It in words: line, place, what it must be.
    #[must_use]
    pub fn describe(&self, lang: Lang) -> String {
        let path = &self.path;
        let line = match (self.line, lang) {
            (None, _) => String::new(),
            (Some(line), Lang::Zh) => format!("第 {line} 行："),
            (Some(line), Lang::En) => format!("line {line}: "),
        };
        let said = match (&self.fault, lang) {
            (Fault::NotJson { is_cut_off: true, .. }, Lang::Zh) => {
                "到这里还没有写完，少了引号或者括号".to_owned()
            }
            (Fault::NotJson { is_cut_off: true, .. }, Lang::En) => {
                "it ends before it is whole: a quote or a bracket is missing".to_owned()
            }
            (Fault::NotJson { column, .. }, Lang::Zh) => {
                format!("第 {column} 个字符处不是 JSON，看看前后是不是少了或者多了逗号、引号、括号")
            }
            (Fault::NotJson { column, .. }, Lang::En) => {
                format!(
                    "no JSON at character {column}: look for a comma, quote or bracket too few or too many"
                )
            }
            (Fault::Missing { label, must_be }, Lang::Zh) => {
                let label = label.map_or_else(String::new, |label| format!("（{}）", label.zh));
                format!("缺少 {path}{label}，应为{}", must_be.zh)
            }
            (Fault::Missing { label, must_be }, Lang::En) => {
                let label = label.map_or_else(String::new, |label| format!(" ({})", label.en));
                format!("`{path}`{label} is missing: {}", must_be.en)
            }
            (Fault::Unknown { known }, Lang::Zh) => {
                format!("没有 {path} 这一项，可以写的有 {}", known.join("、"))
            }
            (Fault::Unknown { known }, Lang::En) => {
                format!("there is no `{path}`; there are {}", known.join(", "))
            }
            (Fault::Twice, Lang::Zh) => format!("{path} 写了两次，只留一个"),
            (Fault::Twice, Lang::En) => format!("`{path}` stands there twice: keep one"),
            (Fault::Impossible { value, must_be }, Lang::Zh) => match path.as_str() {
                "" => format!("不能是 {value}，应为{}", must_be.0),
                _ => format!("{path} 不能是 {value}，应为{}", must_be.0),
            },
            (Fault::Impossible { value, must_be }, Lang::En) => match path.as_str() {
                "" => format!("it cannot be {value}: {}", must_be.1),
                _ => format!("`{path}` cannot be {value}: {}", must_be.1),
            },
        };
        format!("{line}{said}")
    }
}

/// The line, from 1, on which the value that a pointer names begins.
fn line_of(text: &str, path: &str) -> Option<usize> {
    let mut at = text;
    for step in path.split('/').skip(1) {
        let inner: &RawValue = match serde_json::from_str::<BTreeMap<String, &RawValue>>(at) {
            Ok(map) => map.get(step).copied()?,
            Err(_) => {
                let list: Vec<&RawValue> = serde_json::from_str(at).ok()?;
                list.get(step.parse::<usize>().ok()?).copied()?
            }
        };
        at = inner.get();
    }
    line_at(text, at)
}

/// The line, from 1, on which a part of a text begins.
pub(super) fn line_at(text: &str, part: &str) -> Option<usize> {
    // The part is of the text: so far from its beginning.
    let before = (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    Some(text.get(..before)?.matches('\n').count() + 1)
}

#[cfg(test)]
mod tests {
    use super::line_of;

    #[test]
    fn the_line_of_a_value_is_found() {
        let text = "{\n \"a\": 1,\n \"b\": {\"x\": 1,\n  \"y\": [2,\n 3]}}";
        let line = |path| line_of(text, path);
        assert_eq!(
            [line("/a"), line("/b/x"), line("/b/y/1")],
            [Some(2), Some(3), Some(5)]
        );
        assert_eq!([line("/c"), line("/b/y/2"), line("/a/b")], [None; 3]);
    }
}
