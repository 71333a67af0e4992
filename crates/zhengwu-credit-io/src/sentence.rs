//! A sentence in Chinese and in English.

use zhengwu_credit::code::Lang;

/// A sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    zh: String,
    en: String,
}

impl Sentence {
    /// The sentence in Chinese and in English.
    pub(crate) fn new(zh: impl Into<String>, en: impl Into<String>) -> Sentence {
        let (zh, en) = (zh.into(), en.into());
        Sentence { zh, en }
    }

    /// What is called the same in both: a cell, a name, nothing.
    pub(crate) fn same(text: impl Into<String>) -> Sentence {
        let text = text.into();
        Sentence::new(text.clone(), text)
    }

    pub(crate) fn both(&self) -> (&str, &str) {
        (&self.zh, &self.en)
    }

    /// The sentence in the language asked for.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}
