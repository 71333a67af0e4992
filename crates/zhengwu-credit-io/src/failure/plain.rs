//! Sentences that are the same for every file.

use super::ReadFailure;
use crate::source::Ruin;

/// What is said; `None` where the sentence names a place.
pub(super) fn words(failure: &ReadFailure) -> Option<(&'static str, &'static str)> {
    Some(match failure {
        ReadFailure::NotFound => ("没有这个文件", "there is no such file"),
        ReadFailure::IsFolder => (
            "这是文件夹，请指定其中的文件",
            "this is a folder: name the files in it",
        ),
        ReadFailure::Empty => ("文件是空的", "the file is empty"),
        ReadFailure::LegacyXls => (
            "这是旧版 Excel 文件（.xls），请用 Excel 或 WPS 打开，另存为 .xlsx",
            "this is an Excel 97-2003 file (.xls): open it and save it as .xlsx",
        ),
        ReadFailure::WebPage => (
            "这不是 Excel 文件，而是另存成表格名字的网页，请打开后另存为 .xlsx",
            "this is not an Excel file but a web page saved under its name: open it and save it as .xlsx",
        ),
        ReadFailure::Protected => (
            "工作簿设有打开密码，请去掉密码后另存",
            "the workbook opens with a password: save it without one",
        ),
        ReadFailure::OtherArchive => (
            "这是压缩包，不是工作簿，请先解压，再使用里面的表格文件",
            "this is an archive, not a workbook: unpack it and use the table in it",
        ),
        ReadFailure::NotATable => (
            "这不是 Excel、CSV 或 JSON 文件",
            "this is not an Excel, CSV or JSON file",
        ),
        ReadFailure::TwoMappings => (
            "有两个表头对照都合这个表头，说法却不同；请只留一个，或者指明用哪一个",
            "two kept mappings fit its headings and say different things: keep one, or name one",
        ),
        ReadFailure::NoFile => (
            "这不是普通文件（是设备、管道之类），没有读取",
            "this is no ordinary file (a device, a pipe) and was not read",
        ),
        ReadFailure::NoColumns => (
            "这是 JSON，没有表头，不需要对照",
            "this is JSON: it has no header and needs no mapping",
        ),
        ReadFailure::OpenDocument => (
            "这是 OpenDocument 表格（.ods），请用 WPS、Excel 或 LibreOffice 打开，另存为 .xlsx",
            "this is an OpenDocument spreadsheet (.ods): open it and save it as .xlsx",
        ),
        ReadFailure::BinaryWorkbook => (
            "这是 Excel 二进制工作簿（.xlsb），请用 Excel 打开，另存为 .xlsx",
            "this is a binary Excel workbook (.xlsb): open it in Excel and save it as .xlsx",
        ),
        ReadFailure::Word => (
            "这是 Word 文档，不是表格文件，请把其中的表格复制到 Excel 或 WPS 表格，存为 .xlsx",
            "this is a Word document, not a spreadsheet: copy the table in it to Excel and save it as .xlsx",
        ),
        ReadFailure::Slides => (
            "这是演示文稿（PPT），不是表格文件，请使用原来的表格",
            "these are slides (PowerPoint), not a spreadsheet: use the table they were made from",
        ),
        ReadFailure::Pdf => (
            "这是 PDF 文件，不是表格文件，请使用原来的表格（.xlsx）",
            "this is a PDF, not a spreadsheet: use the table it was made from (.xlsx)",
        ),
        ReadFailure::Picture => (
            "这是图片，不是表格文件，请使用原来的表格（.xlsx），没有的请录入",
            "this is a picture, not a spreadsheet: use the table it shows (.xlsx), or type it in",
        ),
        ReadFailure::RichText => (
            "这是 RTF 文档，不是表格文件，请把其中的表格复制到 Excel 或 WPS 表格，存为 .xlsx",
            "this is a rich text document (RTF), not a spreadsheet: copy the table in it to Excel and save it as .xlsx",
        ),
        ReadFailure::WebArchive => (
            "这不是 Excel 文件，而是“单个文件网页”（MHTML），请用 Excel 或 WPS 打开后另存为 .xlsx",
            "this is not an Excel file but a web page in one file (MHTML): open it in Excel and save it as .xlsx",
        ),
        ReadFailure::OldXml => (
            "这是“XML 表格 2003”，请用 Excel 或 WPS 打开，另存为 .xlsx",
            "this is an \"XML Spreadsheet 2003\": open it in Excel and save it as .xlsx",
        ),
        ReadFailure::Ruined(how) => ruined(*how),
        _ => return None,
    })
}

fn ruined(how: Ruin) -> (&'static str, &'static str) {
    match how {
        Ruin::Utf8AsGbk => (
            "文件里的中文已经成了乱码（UTF-8 的文字被当作 GBK 打开后又保存过）；这里改不回来，请找原来的文件，或者从原系统重新导出",
            "its Chinese is ruined (UTF-8 was opened as GBK and saved): take the original file, or export it again",
        ),
        Ruin::AsLatin => (
            "文件里的中文已经成了乱码（被当作西文编码打开后又保存过）；这里改不回来，请找原来的文件，或者从原系统重新导出",
            "its Chinese is ruined (it was opened in a Western encoding and saved): take the original file, or export it again",
        ),
        Ruin::Replaced => (
            "文件里的中文已经成了乱码，原文丢失（变成了“�”或“锟斤拷”）；请找原来的文件，或者从原系统重新导出",
            "its Chinese is lost (replaced by `�`): take the original file, or export it again",
        ),
        Ruin::QuestionMarks => (
            "文件里的中文已经成了乱码，原文丢失（变成了问号）；请找原来的文件，另存为“CSV UTF-8”或 .xlsx",
            "its Chinese is lost (replaced by question marks): save the original as \"CSV UTF-8\" or .xlsx",
        ),
    }
}
