//! How it looks: a font that every office has, two tints that also a grey printer tells apart, and how wide a text is.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};
use zhengwu_credit::field::Need;

/// 宋体 is the font of a new workbook in the Chinese Excel and WPS; elsewhere another one takes its place.
const FONT: &str = "宋体";
pub(super) const NOTE_FONT: &str = FONT;
/// GB 2312, so that a font that takes the place of 宋体 is a Chinese one.
const CHARSET: u8 = 134;
/// Neither serif nor sans, as Excel says of 宋体.
const FAMILY: u8 = 3;

const RED: Color = Color::RGB(0x00C0_0000);
const BLUE: Color = Color::RGB(0x001F_4E9E);
const GREY: Color = Color::RGB(0x0076_7676);
const LINE: Color = Color::RGB(0x00BF_BFBF);
/// Not to be told from the other by eye.
const LINE_THAT_PRINTS: Color = Color::RGB(0x00BE_BEBE);
const TINT_REQUIRED: Color = Color::RGB(0x00FC_E4D6);
const TINT_CONDITIONAL: Color = Color::RGB(0x00DD_EBF7);
const TINT_OPTIONAL: Color = Color::RGB(0x00F2_F2F2);

/// The font of the workbook, and the pixels of a row and a column of it in Excel.
pub(super) fn default() -> (Format, u32, u32) {
    (text(), 18, 72)
}

pub(super) fn text() -> Format {
    Format::new()
        .set_font_name(FONT)
        .set_font_size(11)
        .set_font_charset(CHARSET)
        .set_font_family(FAMILY)
        .set_align(FormatAlign::VerticalCenter)
}

pub(super) fn title() -> Format {
    above().set_font_size(16).set_bold()
}

pub(super) fn section() -> Format {
    text().set_font_size(12).set_bold()
}

pub(super) fn secrecy() -> Format {
    above().set_bold().set_font_color(RED)
}

pub(super) fn wrapped() -> Format {
    text().set_text_wrap()
}

fn boxed(format: Format) -> Format {
    format.set_border(FormatBorder::Thin).set_border_color(LINE)
}

/// A cell of the table on the second sheet.
pub(super) fn listed() -> Format {
    boxed(wrapped().set_align(FormatAlign::Top))
}

/// A cell above the table. It says that it has no line around it, or it would have that of its column.
pub(super) fn above() -> Format {
    text().set_align(FormatAlign::Left)
}

/// A cell to be filled in.
pub(super) fn entry(number_format: &str) -> Format {
    boxed(wrapped()).set_num_format(number_format)
}

/// The same, but that it prints although it is empty: LibreOffice prints no cell that is like its column.
pub(super) fn printed(entry: Format) -> Format {
    entry.set_border_color(LINE_THAT_PRINTS)
}

/// A cell of the example.
pub(super) fn example(entry: Format) -> Format {
    entry.set_italic().set_font_color(GREY)
}

/// A heading, tinted by when its column is owed.
pub(super) fn heading(need: Option<Need>) -> Format {
    let tint = match need {
        Some(Need::Required) => TINT_REQUIRED,
        Some(Need::When(_) | Need::Owed(_)) => TINT_CONDITIONAL,
        Some(Need::Optional) | None => TINT_OPTIONAL,
    };
    boxed(wrapped().set_bold())
        .set_align(FormatAlign::Center)
        .set_background_color(tint)
}

/// The letters of a heading, without cell.
pub(super) fn bold() -> Format {
    text().set_bold()
}

/// The mark of a heading that every row needs.
pub(super) fn required_mark() -> Format {
    bold().set_font_color(RED)
}

/// The mark of a heading that some rows need.
pub(super) fn conditional_mark() -> Format {
    bold().set_font_color(BLUE)
}

/// How wide a text is, in digits: Chinese takes two.
pub(super) fn width(text: &str) -> u16 {
    let wide = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 });
    wide.fold(0_u16, u16::saturating_add)
}

/// How many lines a text takes in this width.
pub(super) fn lines(text: &str, wide: u16) -> u16 {
    let lines = text
        .split('\n')
        .map(|line| width(line).div_ceil(wide.max(1)).max(1));
    lines.fold(0_u16, u16::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_takes_two() {
        assert_eq!(width("合同A1"), 6);
        assert_eq!(lines("合同编号\nA", 6), 3);
        assert_eq!(lines("", 0), 1);
    }
}
