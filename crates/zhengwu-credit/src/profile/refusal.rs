//! Why a profile is refused: the line, the value, the reason.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::code::Lang;

/// Why a profile is refused (配置不可用的原因).
#[derive(Debug, thiserror::Error)]
#[error("{}", self.describe(Lang::En))]
pub enum ProfileError {
    /// Not JSON of this shape; the reason names line and column.
    Unreadable(#[from] serde_json::Error),
    /// A value that cannot be.
    Impossible {
        /// Where it stands, a JSON Pointer: `/risk_days/2026-01-01`.
        path: String,
        /// The line, where the profile came as a text.
        line: Option<usize>,
        /// The value.
        value: String,
        /// What it must be.
        must_be: (String, String),
    },
}

impl ProfileError {
    pub(crate) fn impossible(path: String, value: impl ToString, zh: String, en: String) -> ProfileError {
        ProfileError::Impossible {
            path,
            line: None,
            value: value.to_string(),
            must_be: (zh, en),
        }
    }

    /// With the line, from the text of the profile.
    pub(crate) fn in_text(mut self, text: &str) -> ProfileError {
        if let ProfileError::Impossible { path, line, .. } = &mut self {
            *line = line_of(text, path);
        }
        self
    }

    /// It in words: line, value, reason.
    #[must_use]
    pub fn describe(&self, lang: Lang) -> String {
        match (self, lang) {
            (ProfileError::Unreadable(error), Lang::Zh) => {
                format!(
                    "第 {} 行第 {} 个字符处不对（{error}）",
                    error.line(),
                    error.column()
                )
            }
            (ProfileError::Unreadable(error), Lang::En) => format!("the profile cannot be read: {error}"),
            (
                ProfileError::Impossible {
                    path,
                    line,
                    value,
                    must_be,
                },
                Lang::Zh,
            ) => {
                let line = line.map_or_else(String::new, |line| format!("第 {line} 行："));
                format!("{line}{path} 不能是 {value}，应为{}", must_be.0)
            }
            (
                ProfileError::Impossible {
                    path,
                    line,
                    value,
                    must_be,
                },
                Lang::En,
            ) => {
                let line = line.map_or_else(String::new, |line| format!("line {line}: "));
                format!("{line}the profile's `{path}` cannot be {value}: {}", must_be.1)
            }
        }
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
    // What was found is a part of the text: so far from its beginning.
    let before = (at.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
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
