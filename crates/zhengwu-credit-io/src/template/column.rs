//! A column of the form: its width, the format of its cells, what they accept.

use rust_xlsxwriter::{
    ColNum, DataValidation, DataValidationRule, ExcelDateTime, Format, FormatAlign, XlsxError,
};
use zhengwu_credit::code::CodeList;
use zhengwu_credit::field::{FieldSpec, Kind, KindSpec, Need, Type};

use super::style::{self, width};
use super::words;

/// Before the heading of a column that every row needs.
pub(super) const REQUIRED_MARK: &str = "*";
/// Before the heading of a column that some rows need.
pub(super) const CONDITIONAL_MARK: &str = "※";

/// One column.
pub(super) struct Column {
    pub(super) number: ColNum,
    pub(super) field: &'static FieldSpec,
    /// In digits.
    pub(super) width: u16,
    /// What stands in it in the example; the first says that it is one.
    pub(super) example: String,
}

/// The columns of a kind: every field of the catalogue, in its order, and what may stand beside them.
pub(super) fn of(kind: Kind, example: &[String]) -> Vec<Column> {
    let fields = (0..).zip(kind.spec().fields.iter().chain(kind.beside()));
    fields
        .map(|(number, field)| {
            let example = example.get(usize::from(number)).map_or("", String::as_str);
            let example = match number {
                0 => format!("示例：{example}"),
                _ => example.to_owned(),
            };
            Column {
                number,
                field,
                width: column_width(field, &example),
                example,
            }
        })
        .collect()
}

impl Column {
    /// The mark before the heading, which the reader drops, and how it looks.
    pub(super) fn mark(&self) -> Option<(&'static str, Format)> {
        match self.field.need {
            Need::Required => Some((REQUIRED_MARK, style::required_mark())),
            Need::When(_) | Need::Owed(_) => Some((CONDITIONAL_MARK, style::conditional_mark())),
            Need::Optional => None,
        }
    }

    /// Whether some rows need it.
    pub(super) fn is_conditional(&self) -> bool {
        matches!(self.field.need, Need::When(_) | Need::Owed(_))
    }
}

/// Wide enough for what is usually written, for a code or date of the example in one line, a text in two, and for the
/// heading in two.
fn column_width(field: &FieldSpec, example: &str) -> u16 {
    let usual = usual_width(field.ty);
    let (heading, example) = (width(field.heading), width(example));
    // A heading of eight characters stands in one line, or its last one would stand alone in a second.
    let heading = if heading > 16 {
        heading.div_ceil(2) + 4
    } else {
        heading + 4
    };
    let example = if example > 30 {
        example.div_ceil(2)
    } else {
        example
    };
    usual.max(heading).max(example + 2)
}

fn usual_width(ty: Type) -> u16 {
    match ty {
        Type::Text(max) if max <= 100 => 18,
        Type::Text(_) => 24,
        Type::LongText(_) => 36,
        Type::Number(_) => 24,
        Type::Uscc => 22,
        Type::Code(list) => longest(list).saturating_add(4).clamp(11, 44),
        Type::Codes(_) => 20,
        Type::Seq(inner) => usual_width(*inner),
        Type::Date | Type::EndDate => 13,
        Type::Period => 11,
        Type::Money => 17,
        Type::Percent | Type::Days => 11,
        Type::YesNo | Type::Currency => 9,
        Type::Procedure => 34,
    }
}

fn longest(list: &CodeList) -> u16 {
    list.codes.iter().map(|code| width(code.label)).max().unwrap_or(0)
}

/// The format of a cell to be filled in; what is always equally long stands in the middle.
pub(super) fn entry(ty: Type) -> Format {
    let format = style::entry(number_format(ty));
    match ty {
        Type::Date | Type::EndDate | Type::Period | Type::YesNo | Type::Currency => {
            format.set_align(FormatAlign::Center)
        }
        _ => format,
    }
}

/// The number format. Codes, numbers of identity and months are text, or a spreadsheet would make 1.1320685E+17 of one and
/// the first of a month of another; a procedure begins with a day that must not become a serial. Days are days: then
/// `2024/12/10` and `2024-12-10` are the same, sort and filter.
fn number_format(ty: Type) -> &'static str {
    match ty {
        Type::Date | Type::EndDate => "yyyy-mm-dd",
        Type::Money => "#,##0.00",
        Type::Days => "0",
        // Only so does `3.85%` become a percentage, which the reader knows from 0.0385.
        Type::Percent => "General",
        Type::Seq(inner) => number_format(*inner),
        Type::Text(_)
        | Type::LongText(_)
        | Type::Number(_)
        | Type::Uscc
        | Type::Code(_)
        | Type::Codes(_)
        | Type::Period
        | Type::YesNo
        | Type::Currency
        | Type::Procedure => "@",
    }
}

/// What the cells of a column accept, and what is said of it; `None` where there is nothing to say.
pub(super) fn validation(spec: &KindSpec, field: &FieldSpec) -> Result<Option<DataValidation>, XlsxError> {
    let prompt = words::prompt(spec, field);
    let rule = rule(field.ty)?;
    if rule.is_none() && prompt.is_none() {
        return Ok(None);
    }
    let mut validation = rule.unwrap_or_else(|| DataValidation::new().allow_any_value());
    validation = validation
        .set_error_title("请改一改")?
        .set_error_message(words::refusal(field.ty))?;
    if let Some(prompt) = prompt {
        validation = validation
            .set_input_title(field.heading)?
            .set_input_message(prompt)?;
    }
    Ok(Some(validation))
}

/// Only what the reader could not use is refused. No rule is a formula.
fn rule(ty: Type) -> Result<Option<DataValidation>, XlsxError> {
    let any = DataValidation::new;
    let at_most = |max: u16| any().allow_text_length(DataValidationRule::LessThanOrEqualTo(u32::from(max)));
    let exactly = |length: u32| any().allow_text_length(DataValidationRule::EqualTo(length));
    Ok(Some(match ty {
        Type::Text(max) | Type::LongText(max) | Type::Number(max) => at_most(max),
        Type::Uscc => exactly(18),
        Type::Code(list) => drop_down(list)?,
        // One of the list is chosen, several are typed: offered, not insisted on.
        Type::Codes(list) | Type::Seq(&Type::Code(list)) => drop_down(list)?.show_error_message(false),
        Type::Procedure => any()
            .allow_list_strings(&words::not_applicable())?
            .show_error_message(false),
        Type::YesNo => any().allow_list_strings(&["是", "否"])?,
        Type::Date => any().allow_date(DataValidationRule::Between(
            ExcelDateTime::from_ymd(1950, 1, 1)?,
            ExcelDateTime::from_ymd(2099, 12, 31)?,
        )),
        Type::Period => exactly(7),
        // Fifteen digits are what a spreadsheet keeps.
        Type::Money => any().allow_decimal_number(DataValidationRule::Between(
            -9_999_999_999_999.99,
            9_999_999_999_999.99,
        )),
        Type::Percent => any().allow_decimal_number(DataValidationRule::Between(0.0, 36.0)),
        Type::Days => any().allow_whole_number(DataValidationRule::Between(0, 36_500)),
        Type::Currency => exactly(3),
        // A day, or 长期.
        Type::EndDate | Type::Seq(_) => return Ok(None),
    }))
}

/// The labels to choose from, in the validation itself: it survives when rows are copied to another workbook.
fn drop_down(list: &CodeList) -> Result<DataValidation, XlsxError> {
    let labels: Vec<&str> = list.codes.iter().map(|code| code.label).collect();
    DataValidation::new().allow_list_strings(&labels)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_list_fits_into_a_drop_down() {
        for list in zhengwu_credit::code::ALL {
            // Excel takes 255 characters and parts them at commas. A longer list needs a range of cells.
            assert!(drop_down(list).is_ok(), "{}", list.name);
            assert!(
                list.codes.iter().all(|code| !code.label.contains(',')),
                "{}",
                list.name
            );
        }
        assert!(words::not_applicable().iter().all(|text| !text.contains(',')));
    }

    #[test]
    fn every_field_has_its_validation_within_the_limits_of_excel() {
        for kind in Kind::ALL {
            for field in kind.spec().fields {
                validation(kind.spec(), field).unwrap();
            }
        }
    }
}
