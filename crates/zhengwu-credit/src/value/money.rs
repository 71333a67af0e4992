//! 金额: money in whole fen (分), never binary floating point.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::decimal::{self, DecimalError};
use super::serde_text;

/// 金额: an amount of money, in whole fen (分). Negative is a value: whether it is allowed is a rule's business.
///
/// In JSON a string in yuan with two places (2-records 2.8). A JSON number is read too, as long as it has at most 15 digits.
///
/// ```
/// use zhengwu_credit::value::{Money, Unit};
/// let money = Money::parse("￥1,280,000.5", Unit::Yuan)?;
/// assert_eq!(money.fen(), 128_000_050);
/// assert_eq!(money.to_string(), "1280000.50");
/// # Ok::<(), zhengwu_credit::value::MoneyError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Money(i64);

/// 金额单位: the unit that a column is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Unit {
    /// 元, because nothing else is said: a unit in the cell is taken as it stands. At most 2 places.
    #[default]
    Yuan,
    /// 元, because the heading says so: another unit in the cell contradicts it. At most 2 places.
    StatedYuan,
    /// 千元, at most 5 places.
    QianYuan,
    /// 万元, at most 6 places.
    WanYuan,
    /// 百万元, at most 8 places.
    BaiWanYuan,
    /// 亿元, at most 10 places.
    YiYuan,
    /// What stands above the table contradicts the heading (单位：万元 above, 元 in the heading): no amount of the column can
    /// be relied upon, whatever it says of itself.
    Contradicted,
}

impl Unit {
    /// How many decimal places a whole number of fen has in this unit.
    pub fn places(self) -> usize {
        match self {
            Unit::Yuan | Unit::StatedYuan | Unit::Contradicted => 2,
            Unit::QianYuan => 5,
            Unit::WanYuan => 6,
            Unit::BaiWanYuan => 8,
            Unit::YiYuan => 10,
        }
    }

    /// The units as a heading or a line above a table states them, the longer word before the one that it ends with.
    pub const STATED: [(&'static str, Unit); 5] = [
        ("百万元", Unit::BaiWanYuan),
        ("亿元", Unit::YiYuan),
        ("万元", Unit::WanYuan),
        ("千元", Unit::QianYuan),
        ("元", Unit::StatedYuan),
    ];

    /// What a heading states, together with what stands above its table (单位：万元).
    ///
    /// ```
    /// use zhengwu_credit::value::Unit;
    /// assert_eq!(Unit::Yuan.beside(Unit::WanYuan), Unit::WanYuan);
    /// assert_eq!(Unit::StatedYuan.beside(Unit::WanYuan), Unit::Contradicted);
    /// ```
    #[must_use]
    pub fn beside(self, stated_above: Unit) -> Unit {
        match (self, stated_above) {
            (Unit::Yuan, other) | (other, Unit::Yuan) => other,
            (here, above) if here == above => here,
            _ => Unit::Contradicted,
        }
    }

    /// The unit's Chinese name.
    pub fn label(self) -> &'static str {
        match self {
            Unit::Yuan | Unit::StatedYuan | Unit::Contradicted => "元",
            Unit::QianYuan => "千元",
            Unit::WanYuan => "万元",
            Unit::BaiWanYuan => "百万元",
            Unit::YiYuan => "亿元",
        }
    }
}

/// Why a text is not money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Not an amount: separators in wrong places, words, a range, or more than fits.
    #[error("not an amount of money")]
    Malformed,
    /// More decimal places than whole fen have; zeros at the end do not count.
    #[error("more precise than whole fen: {places} decimal places")]
    TooPrecise {
        /// The decimal places found, in the unit that the text is in.
        places: usize,
    },
    /// `1.2E+05`: a spreadsheet has rounded it.
    #[error("scientific notation")]
    Scientific,
    /// The cell names another unit than its column, or what stands above the column contradicts its heading: a factor of
    /// 10,000 is at stake.
    #[error("the cell, its heading and what stands above the table state different units")]
    UnitConflict,
}

impl From<DecimalError> for MoneyError {
    fn from(error: DecimalError) -> Self {
        match error {
            DecimalError::Malformed => MoneyError::Malformed,
            DecimalError::Scientific => MoneyError::Scientific,
            DecimalError::TooPrecise { places } => MoneyError::TooPrecise { places },
        }
    }
}

/// Longest first: 万元 ends with 元.
const SUFFIXES: [(&str, Unit); 14] = [
    ("百万元整", Unit::BaiWanYuan),
    ("千元整", Unit::QianYuan),
    ("仟元整", Unit::QianYuan),
    ("百万元", Unit::BaiWanYuan),
    ("千元", Unit::QianYuan),
    ("仟元", Unit::QianYuan),
    ("亿元整", Unit::YiYuan),
    ("万元整", Unit::WanYuan),
    ("元整", Unit::Yuan),
    ("亿元", Unit::YiYuan),
    ("万元", Unit::WanYuan),
    ("元", Unit::Yuan),
    ("亿", Unit::YiYuan),
    ("万", Unit::WanYuan),
];

const PREFIXES: [&str; 5] = ["￥", "¥", "人民币", "RMB", "CNY"];

/// Brackets behind an amount that change nothing about it.
const REMARKS: [&str; 6] = ["含税", "不含税", "未含税", "含税价", "不含税价", "人民币"];

/// The text without a bracket of [`REMARKS`] behind it: `128万元(含税)`.
pub(super) fn without_remark(text: &str) -> &str {
    let text = text.trim();
    let bracket = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    match bracket {
        Some((before, remark)) if REMARKS.contains(&remark.trim()) => before.trim_end(),
        _ => text,
    }
}

impl Money {
    /// Nothing.
    pub const ZERO: Money = Money(0);

    /// From whole fen (分).
    pub const fn from_fen(fen: i64) -> Money {
        Money(fen)
    }

    /// In whole fen (分).
    pub const fn fen(self) -> i64 {
        self.0
    }

    /// Whether it is below zero.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The sum, unless it does not fit.
    pub fn checked_add(self, other: Money) -> Option<Money> {
        self.0.checked_add(other.0).map(Money)
    }

    /// The difference, unless it does not fit.
    pub fn checked_sub(self, other: Money) -> Option<Money> {
        self.0.checked_sub(other.0).map(Money)
    }

    /// What is left of it when so much is paid; never negative.
    #[must_use]
    pub fn left_after(self, paid: Money) -> Money {
        let left = self.checked_sub(paid).filter(|left| !left.is_negative());
        left.unwrap_or(Money::ZERO)
    }

    /// Reads an amount; `unit` is the column's, the text is cleaned by [`clean_value`](super::text::clean_value).
    ///
    /// `1234.5`, `1,234.50`, a sign, a prefix (`￥` `¥` `人民币` `RMB` `CNY`), a suffix (`元` `元整` `万` `万元` `亿` `亿元`), a bracket (`(含税)`). In
    /// a column of yuan a unit in the cell is taken as it stands; in another column it must be the column's.
    ///
    /// # Errors
    /// See [`MoneyError`]. `约100`, `见合同`, `1-2万` are malformed: no number is invented.
    ///
    /// ```
    /// use zhengwu_credit::value::{Money, MoneyError, Unit};
    /// assert_eq!(Money::parse("12.5万元", Unit::Yuan), Ok(Money::from_fen(12_500_000)));
    /// assert_eq!(Money::parse("12.5", Unit::WanYuan), Ok(Money::from_fen(12_500_000)));
    /// assert_eq!(Money::parse("125000元", Unit::WanYuan), Err(MoneyError::UnitConflict));
    /// ```
    pub fn parse(text: &str, unit: Unit) -> Result<Money, MoneyError> {
        let (mut negative, mut rest) = (None, without_remark(text));
        let mut named = false;
        // At most one sign and one prefix, in either order: `-￥5`, `￥-5`.
        loop {
            if let Some((sign, after)) = decimal::take_sign(rest)
                && negative.is_none()
            {
                (negative, rest) = (Some(sign), after.trim_start());
            } else if let Some(after) = PREFIXES.iter().find_map(|p| rest.strip_prefix(p))
                && !named
            {
                (named, rest) = (true, after.trim_start());
            } else {
                break;
            }
        }
        let suffix = SUFFIXES
            .iter()
            .find_map(|(s, u)| rest.strip_suffix(s).map(|before| (before.trim_end(), *u)));
        let (digits, cell_unit) = suffix.map_or((rest, unit), |(before, u)| (before, u));
        // The numeral first: of text that is no number at all it would be idle to say that its unit is wrong.
        match decimal::parse(digits, negative.unwrap_or(false), cell_unit.places()) {
            Ok(_) | Err(DecimalError::TooPrecise { .. })
                if unit == Unit::Contradicted
                    || (unit != Unit::Yuan && cell_unit.label() != unit.label()) =>
            {
                Err(MoneyError::UnitConflict)
            }
            Ok(fen) => Ok(Money(fen)),
            Err(error) => Err(error.into()),
        }
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fen = self.0.unsigned_abs();
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{:02}", fen / 100, fen % 100)
    }
}

impl FromStr for Money {
    type Err = MoneyError;

    /// In yuan.
    fn from_str(text: &str) -> Result<Self, MoneyError> {
        Money::parse(text, Unit::Yuan)
    }
}

/// The amount that a text names, in yuan; `None` where it names none.
#[must_use]
pub fn yuan(text: &str) -> Option<Money> {
    text.parse().ok()
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde_text::text_or_number(deserializer, "an amount in yuan, as a string")
    }
}
