//! The two languages of every text that a person reads.

use serde::{Deserialize, Serialize};

/// The language of messages (语言). Chinese unless said otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// 中文
    #[default]
    Zh,
    /// English
    En,
}

/// One text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Words {
    /// 中文
    pub zh: &'static str,
    /// English
    pub en: &'static str,
}

impl Words {
    /// The text in the language asked for.
    #[must_use]
    pub const fn in_lang(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}
