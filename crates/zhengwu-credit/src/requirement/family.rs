//! The families of rules, and the page that every rule has in the book (规则的门类和说明页).

use crate::code::{Lang, Words};

/// The families, in the order of the catalogue. A rule of one's own is in none of them.
pub const FAMILIES: [(&str, Words); 11] = [
    ("IDN", words("标识与格式", "Identifiers and formats")),
    ("REC", words("记录的形状", "Shape of a record")),
    ("CTR", words("政府合同", "Contract")),
    ("PRC", words("采购与招标投标法", "Procurement and tendering law")),
    ("PAY", words("款项支付", "Payment law")),
    ("PRF", words("合同履约", "Performance")),
    ("CMT", words("政务承诺", "Commitment")),
    ("DIS", words("政务失信记录", "Dishonesty")),
    ("LIF", words("全过程", "Lifecycle")),
    ("XRF", words("记录之间", "Across records")),
    ("SUB", words("报送与时限", "Submission and timeliness")),
];

const fn words(zh: &'static str, en: &'static str) -> Words {
    Words { zh, en }
}

/// The page of a rule in the repository, `docs/rules/CTR201.md`; none of a rule that is not of the catalogue's families.
///
/// # Examples
/// ```
/// use zhengwu_credit::requirement::page_of;
/// assert_eq!(page_of("CTR201").as_deref(), Some("docs/rules/CTR201.md"));
/// assert_eq!(page_of("MYA101"), None);
/// ```
#[must_use]
pub fn page_of(code: &str) -> Option<String> {
    let has_page = FAMILIES.iter().any(|(family, _)| code.starts_with(family));
    has_page.then(|| format!("docs/rules/{code}.md"))
}

/// How to mend a fault, and the page on which more is said.
pub(crate) fn naming_page(help: String, code: &str, lang: Lang) -> String {
    match (page_of(code), lang) {
        (Some(page), Lang::Zh) => format!("{help}（见 {page}）"),
        (Some(page), Lang::En) => format!("{help} (see {page})"),
        (None, _) => help,
    }
}
