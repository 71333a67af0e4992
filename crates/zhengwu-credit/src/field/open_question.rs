//! An open question beside a record (待协调问题): 四(四).

use crate::basis::N4_4;
use crate::code::Words;
use crate::value::text::folds_to;

use super::{FieldSpec, Need, Type};

/// What a unit asks about a row (待协调问题). It may stand beside every record that is reported, and is no part of it: it is in
/// no canonical form and in no submission, and travels with the correction list to those who can answer it.
pub static OPEN_QUESTION: FieldSpec = FieldSpec::new(
    "open_question",
    "待协调问题",
    &[
        "需协调问题",
        "待会商问题",
        "需会商问题",
        "待解决问题",
        "需要协调解决的问题",
        "提请协调的问题",
        "疑问",
    ],
    Type::LongText(1000),
    Need::Optional,
    N4_4,
    Words {
        zh: "有疑问、要与市信用办会商的事项；随更正清单送信用办，不报送平台",
        en: "what is to be worked out with the credit office; it travels with the correction list and is never submitted",
    },
);

impl FieldSpec {
    /// Whether a heading or a key means it by one of its own words, however it is spaced.
    ///
    /// ```
    /// use zhengwu_credit::field::OPEN_QUESTION;
    /// assert!(OPEN_QUESTION.is_headed("待协调 问题"));
    /// assert!(!OPEN_QUESTION.is_headed("备注"));
    /// ```
    #[must_use]
    pub fn is_headed(&self, heading: &str) -> bool {
        let folded = crate::value::text::fold(heading);
        let own = [self.key, self.heading].into_iter();
        own.chain(self.other_headings.iter().copied())
            .any(|word| folds_to(word, &folded))
    }
}
