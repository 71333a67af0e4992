//! 程序 (四(二)): one of the five procedures before signing, as a record tells it.

use chrono::NaiveDate;

use super::date::{self, DateError};
use super::text::fold;

/// 程序: done on a day, or not applicable for a reason. The document itself (文号) stays with the record's text.
///
/// ```
/// use zhengwu_credit::value::{Procedure, Reason};
/// let (done, document) = Procedure::parse("2025年2月10日 海政纪〔2025〕3号")?;
/// assert_eq!(done.canonical(document), "2025-02-10 海政纪〔2025〕3号");
/// let (not, _) = Procedure::parse("不适用（限额以下）")?;
/// assert_eq!(not, Procedure::NotApplicable(Reason::BelowThreshold));
/// # Ok::<(), zhengwu_credit::value::ProcedureError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Procedure {
    /// 已履行.
    Done {
        /// The day it was concluded.
        on: NaiveDate,
        /// Whether a document (文号) was named.
        document: bool,
    },
    /// 不适用.
    NotApplicable(Reason),
}

/// 不适用的原因: why a procedure was not owed. Where each reason fits is a rule's business (4-rules 4.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// 限额以下.
    BelowThreshold,
    /// 应急.
    Emergency,
    /// 法定除外.
    StatutoryExemption,
    /// 已依采购(招标)程序进行.
    ByProcurementProcedure,
}

/// Why a text is not a procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProcedureError {
    /// It begins with neither a date nor 不适用.
    #[error(transparent)]
    Date(#[from] DateError),
    /// Not applicable, for a reason that is none of the list.
    #[error("not applicable for an unknown reason")]
    ReasonUnknown,
    /// Not applicable, without a reason.
    #[error("not applicable without a reason")]
    ReasonMissing,
}

impl Reason {
    /// All, in the list's order.
    pub const ALL: [Reason; 4] = [
        Reason::BelowThreshold,
        Reason::Emergency,
        Reason::StatutoryExemption,
        Reason::ByProcurementProcedure,
    ];

    /// The canonical key.
    pub fn key(self) -> &'static str {
        match self {
            Reason::BelowThreshold => "below_threshold",
            Reason::Emergency => "emergency",
            Reason::StatutoryExemption => "statutory_exemption",
            Reason::ByProcurementProcedure => "by_procurement_procedure",
        }
    }

    /// What people see and type.
    pub fn label(self) -> &'static str {
        match self {
            Reason::BelowThreshold => "限额以下",
            Reason::Emergency => "应急",
            Reason::StatutoryExemption => "法定除外",
            Reason::ByProcurementProcedure => "已依采购(招标)程序进行",
        }
    }

    /// Reads a key or a label, or the label with one of its two words (已依采购程序进行).
    pub fn parse(text: &str) -> Option<Reason> {
        let exact = |text: &str| {
            Reason::ALL
                .into_iter()
                .find(|reason| text == reason.key() || text == reason.label())
        };
        exact(text).or_else(|| {
            let folded = fold(text);
            let short = matches!(folded.as_str(), "已依采购程序进行" | "已依招标程序进行");
            if short {
                Some(Reason::ByProcurementProcedure)
            } else {
                exact(&folded)
            }
        })
    }
}

impl Procedure {
    /// Reads a procedure and its document, `""` if none is named; the text is cleaned by
    /// [`clean_value`](super::text::clean_value).
    ///
    /// A date in any form of [`parse_date`](super::date::parse_date) and, after a space, a document; or `not_applicable` or
    /// 不适用 and a reason after a colon or space or in brackets.
    ///
    /// # Errors
    /// See [`ProcedureError`].
    pub fn parse(text: &str) -> Result<(Procedure, &str), ProcedureError> {
        let text = text.trim();
        let key = "not_applicable";
        let after_key = text
            .split_at_checked(key.len())
            .filter(|(head, _)| head.eq_ignore_ascii_case(key));
        if let Some(rest) = after_key
            .map(|(_, rest)| rest)
            .or_else(|| text.strip_prefix("不适用"))
        {
            return reason(rest).map(|reason| (Procedure::NotApplicable(reason), ""));
        }
        let Some(split) = date::split_date(text) else {
            // A serial, or no date at all.
            return Ok((
                Procedure::Done {
                    on: date::parse_date(text)?.date,
                    document: false,
                },
                "",
            ));
        };
        // `2025-02-10号` is a slip of the pen, not a document called 号.
        let glued = !split.rest.is_empty() && !split.rest.starts_with(' ');
        if glued && (!split.chinese || split.rest.starts_with(|c: char| c.is_ascii())) {
            return Err(DateError::Malformed.into());
        }
        let document = split.rest.trim();
        Ok((
            Procedure::Done {
                on: split.date?,
                document: !document.is_empty(),
            },
            document,
        ))
    }

    /// The day it was concluded, if it was.
    pub fn on(&self) -> Option<NaiveDate> {
        match self {
            Procedure::Done { on, .. } => Some(*on),
            Procedure::NotApplicable(_) => None,
        }
    }

    /// The canonical text: `2025-02-10 文号` or `not_applicable:below_threshold`. `document` is what [`Procedure::parse`] gave.
    pub fn canonical(&self, document: &str) -> String {
        match self {
            Procedure::Done { on, document: true } if !document.is_empty() => {
                format!("{on} {document}")
            }
            Procedure::Done { on, .. } => on.to_string(),
            Procedure::NotApplicable(reason) => format!("not_applicable:{}", reason.key()),
        }
    }
}

fn reason(rest: &str) -> Result<Reason, ProcedureError> {
    let rest = rest
        .trim_start_matches([':', '：', ' ', ',', '，', '-'])
        .trim_end();
    let inner = rest
        .strip_prefix(['(', '（', '[', '【', '〔'])
        .and_then(|inner| inner.strip_suffix([')', '）', ']', '】', '〕']))
        .unwrap_or(rest)
        .trim();
    if inner.is_empty() {
        return Err(ProcedureError::ReasonMissing);
    }
    Reason::parse(inner).ok_or(ProcedureError::ReasonUnknown)
}
