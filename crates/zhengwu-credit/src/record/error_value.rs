//! Cells that a spreadsheet could not compute (公式错误).

use crate::code::Words;

use super::{Arg, Fact, Flaw, FlawAt, Form, Raw, Record};

const NO_STORED_RESULT: Words = Words {
    zh: "公式没有保存计算结果",
    en: "a formula without a stored result",
};

impl<'a> Record<'a> {
    /// Whether the cell is an error value; then, whatever the field, it is not the field's value, and is flawed.
    pub(super) fn take_error_value(&mut self, at: u8, raw: &Raw<'a>) -> bool {
        if raw.form != Form::Error && !is_error_value(&raw.text) {
            return false;
        }
        let error = match raw.text.trim() {
            "" => Arg::Words(NO_STORED_RESULT),
            shown => Arg::Text(shown.to_owned()),
        };
        self.flawed(FlawAt::new(at, Flaw::CellHasError, None).with("error", error));
        self.put(at, raw.text.clone(), Fact::Malformed);
        true
    }
}

/// What spreadsheets write where a formula fails; it survives as text in CSV and in copies.
fn is_error_value(text: &str) -> bool {
    text.trim_start().starts_with('#')
        && matches!(
            text.trim(),
            "#REF!" | "#DIV/0!" | "#N/A" | "#NAME?" | "#NULL!" | "#NUM!" | "#VALUE!" | "#SPILL!" | "#CALC!"
        )
}
