//! The second sheet: how to fill in the first. It says what the notes say, in one place and on paper.

use rust_xlsxwriter::{ColNum, Format, RowNum, Worksheet, XlsxError};
use zhengwu_credit::field::{FieldSpec, Kind, Type};
use zhengwu_credit::requirement::column_letters;

use super::column::Column;
use super::form::{A4, FIRST_ROW, HEADER_ROW};
use super::style;
use super::words;

/// The name of the second sheet.
pub const SHEET: &str = "填写说明";

/// The columns of the table: heading and width. No heading may be one of a field, nor may a cell below be a bare heading:
/// whoever looks for a table of records must not take this for one.
const COLUMNS: [(&str, u16); 5] = [
    ("列", 30),
    ("什么时候填", 40),
    ("填什么", 40),
    ("怎么填", 60),
    ("出处", 17),
];
const LAST: ColNum = 4;
const WIDTH: u16 = 187;

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, kind: Kind, columns: &[Column]) -> Result<(), XlsxError> {
    sheet.set_name(SHEET)?;
    for (number, (_, width)) in (0..).zip(COLUMNS) {
        sheet.set_column_width(number, width)?;
    }
    let mut row = 0;
    let title = format!("{}填写说明", words::title(kind));
    line(sheet, &mut row, &title, &style::title(), 27)?;
    line(sheet, &mut row, &secrecy(kind), &style::secrecy(), 0)?;
    line(sheet, &mut row, "一、怎样填写", &style::section(), 24)?;
    for (number, text) in (1..).zip(how_to(kind, columns)) {
        let text = format!("{number}．{text}");
        line(sheet, &mut row, &text, &style::wrapped(), 0)?;
    }
    line(sheet, &mut row, "二、填好以后", &style::section(), 24)?;
    line(sheet, &mut row, &afterwards(kind), &style::wrapped(), 0)?;
    line(sheet, &mut row, "三、各列说明", &style::section(), 24)?;
    let headings = row;
    table(sheet, kind, columns, &mut row)?;
    sheet.set_freeze_panes(0, 0)?;
    sheet
        .set_landscape()
        .set_paper_size(A4)
        .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
        .set_print_fit_to_pages(1, 0)
        .set_repeat_rows(headings, headings)?
        .set_footer(format!("&L{title}&R第 &P 页，共 &N 页"))
        .set_screen_gridlines(false);
    Ok(())
}

/// A line across the table, as high as its text needs, at least so many points.
fn line(
    sheet: &mut Worksheet,
    row: &mut RowNum,
    text: &str,
    format: &Format,
    least: u16,
) -> Result<(), XlsxError> {
    sheet.merge_range(*row, 0, *row, LAST, text, format)?;
    let height = (style::lines(text, WIDTH - 4) * 16 + 3).max(least);
    sheet.set_row_height(*row, height)?;
    *row += 1;
    Ok(())
}

fn secrecy(kind: Kind) -> String {
    let classified = kind.spec().fields.iter().find(|field| field.key == "classified");
    classified.map_or_else(
        || words::SECRECY.to_owned(),
        |field| format!("{}标注“{}”为“是”的整行不读不报。", words::SECRECY, field.heading),
    )
}

/// The lines of the first part; each only where the kind has such a field.
fn how_to(kind: Kind, columns: &[Column]) -> Vec<String> {
    let spec = kind.spec();
    let has = |ty: fn(Type) -> bool| columns.iter().any(|column| ty(column.field.ty));
    let named = |which: fn(&FieldSpec) -> bool| -> String {
        let fields = columns
            .iter()
            .map(|column| column.field)
            .filter(|field| which(field));
        let quoted: Vec<String> = fields.map(|field| format!("“{}”", field.heading)).collect();
        quoted.join("、")
    };
    let key: Vec<String> = spec
        .key_fields
        .iter()
        .filter_map(|at| spec.field(*at))
        .map(|field| format!("“{}”", field.heading))
        .collect();
    let conditional = columns.iter().any(Column::is_conditional);
    let mut lines = vec![
        format!(
            "在“{}”表里从第 {FIRST_ROW} 行起填写，一行一条，中间不留空行。第 {} 行灰色的示例只供对照，不会被读取，不用删。第 {HEADER_ROW} 行的列名不要改；列的先后可以调，选填的列可以空着。",
            kind.title(),
            HEADER_ROW - 1
        ),
        format!("一条记录由{}认定，同一条不要填两行。", key.join("、")),
        match conditional {
            true => "列名前有红色 * 的每行必填；有蓝色 ※ 的在条件符合时填，条件写在列名的批注里和下面的表里；其余选填。",
            false => "列名前有红色 * 的每行必填；其余选填。",
        }
        .to_owned(),
        "有下拉箭头的从中点选。长号码的列已经设成文本，不要改成数字，否则后几位会丢失；从别处复制来的，用“选择性粘贴”中的“数值”，免得冲掉格式和下拉框。".to_owned(),
    ];
    let several = named(|field| matches!(field.ty, Type::Codes(_)));
    if !several.is_empty() {
        lines.push(format!("{several}可以填几项，用“;”隔开，如 招商引资;人才引进。"));
    }
    let parallel = named(|field| matches!(field.ty, Type::Seq(_)));
    if !parallel.is_empty() {
        lines.push(format!(
            "有几方的，{parallel}都按同样的顺序用“;”隔开，个数相同，如 示例一公司;示例二公司。"
        ));
    }
    if has(|ty| ty == Type::Money) {
        lines.push("金额以元为单位，只填数字，至多两位小数，不要填以万元为单位的数。".to_owned());
    }
    let mut dates = "日期写成 2024-12-10 或者 2024/12/10".to_owned();
    if has(|ty| ty == Type::EndDate) {
        dates += "；没有期限的填“长期”";
    }
    if has(|ty| ty == Type::Period) {
        dates += "；月份写成 2024-12";
    }
    lines.push(dates + "。");
    let procedures = named(|field| field.ty == Type::Procedure);
    if !procedures.is_empty() {
        lines.push(format!(
            "程序（{procedures}）：经过的填日期，有文号的空一格写文号，如 2025-02-10 海政纪〔2025〕3号；不适用的从下拉框中点选 {} 之一；应当经过而没有经过的，如实留空。",
            words::not_applicable().join("、")
        ));
    }
    lines
}

fn afterwards(kind: Kind) -> String {
    let check = format!(
        "保存为 .xlsx 文件，如 {0}.xlsx，运行 zhengwu check {0}.xlsx：哪一格有错、错在哪里、怎样改，都会指出来。",
        kind.title()
    );
    let then = match kind {
        Kind::Unit => "改到没有错误，另存为 CSV 文件 units.csv，放进报送的工作目录。",
        Kind::Published => "改到没有错误，放进报送工作目录的 published/；受理时与各单位报来的合同比对。",
        Kind::Receipt => {
            "改到没有错误，放进报送工作目录的 receipts/月份/，如 receipts/2024-12/；退回而没有重新报来的，会列入更正清单。"
        }
        _ if !kind.is_reported() => "改到没有错误；它不是报送的记录，留在本单位，不放进报送的收件夹。",
        _ => "改到没有错误再报送；违规的如实报送，不要为了通过而改。",
    };
    check + then
}

fn table(sheet: &mut Worksheet, kind: Kind, columns: &[Column], row: &mut RowNum) -> Result<(), XlsxError> {
    for (number, (heading, _)) in (0..).zip(COLUMNS) {
        sheet.write_string_with_format(*row, number, heading, &style::heading(None))?;
    }
    sheet.set_row_height(*row, 22)?;
    *row += 1;
    let format = style::listed();
    let bold = style::bold();
    for column in columns {
        let field = column.field;
        // With the letters of its column it is easier found, and no bare heading.
        let letters = format!("{}　", column_letters(usize::from(column.number)));
        match column.mark() {
            None => sheet.write_string_with_format(*row, 0, letters + field.heading, &format)?,
            Some((sign, mark)) => sheet.write_rich_string_with_format(
                *row,
                0,
                &[(&style::text(), &letters), (&mark, sign), (&bold, field.heading)],
                &format,
            )?,
        };
        let cells = [
            words::need(kind.spec(), field),
            // A sentence: 单位全称 alone would be a heading.
            format!("{}。", field.meaning.zh),
            words::how(field.ty),
            field.basis.cite.to_owned(),
        ];
        let mut lines = 1;
        for ((number, text), (_, width)) in (1..).zip(&cells).zip(COLUMNS.iter().skip(1)) {
            sheet.write_string_with_format(*row, number, text, &format)?;
            lines = lines.max(style::lines(text, width - 2));
        }
        // LibreOffice leaves a row as low as it comes.
        sheet.set_row_height(*row, lines * 15 + 4)?;
        *row += 1;
    }
    Ok(())
}
