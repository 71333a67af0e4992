"""Page 7, 'Format by content, not by ending'."""

import io
import json
import struct

import xlwt

from .byhand import HEAD, archive, csv, xlsx
from .corpus import Later, read, refuse
from .records import Register, base, day, number, plain, short
from .writers import Sheet, by_libreoffice, by_openpyxl, by_xlsxwriter, by_xlwt

TWO = [short(0), short(1)]
COLUMNS = plain("contract", TWO)


def register(sheet=None, records=TWO, how=()):
    columns = [(heading, key, dict(how).get(key)) for heading, key in plain("contract", records)]
    return Register("contract", columns, records, sheet=sheet)


TYPED = {"signed_on": day, "starts_on": day, "ends_on": day, "amount": number}

one = register("合同", how=TYPED)
page = Sheet("合同", one.grid())
read("format/xlsx-openpyxl", "XLSX", "合同台账.xlsx", by_openpyxl(page), one)
read("format/xlsx-xlsxwriter", "XLSX", "合同台账.xlsx", by_xlsxwriter(page), one)
read("format/xlsx-libreoffice", "XLSX", "合同台账.xlsx", by_libreoffice(page), one)
read("format/xls-xlwt", "legacy XLS", "合同台账.xls", by_xlwt(page), one)
read("format/xls-libreoffice", "legacy XLS", "合同台账.xls", by_libreoffice(page, "xls"), one)
read("format/xls-named-et", "by content, not by ending: WPS names a workbook .et", "合同台账.et", by_xlwt(page), one)
read("format/xls-named-xlsx", "by content, not by ending: an XLS named .xlsx", "合同台账.xlsx", by_xlwt(page), one)
read("format/xlsx-named-xls", "by content, not by ending: an XLSX named .xls", "合同台账.xls", by_openpyxl(page), one)
read("format/xlsx-named-csv", "by content, not by ending: an XLSX named .csv", "合同台账.csv", by_openpyxl(page), one)
read("format/xlsx-strict", "XLSX in its strict form", "合同台账.xlsx", xlsx(one.grid(), strict=True), one)
read("format/xlsx-without-addresses", "XLSX whose cells do not say where they stand", "合同台账.xlsx", xlsx(one.grid(), refs=False), one)
read("format/xlsx-prefixed", "XLSX whose elements have a prefix", "合同台账.xlsx", xlsx(one.grid(), prefix="x:"), one)
shuffled = lambda texts: ["never used"] + sorted(texts, reverse=True)
read("format/xlsx-shared-strings", "XLSX whose shared strings stand in another order", "合同台账.xlsx", xlsx(one.grid(), shared=shuffled), one)


def with_phonetics(data):
    """Runs of rich text, and a reading beside them that is no part of the text."""
    import zipfile

    parts = {}
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        for name in source.namelist():
            parts[name] = source.read(name).decode()
    strings = parts["xl/sharedStrings.xml"]
    plain_text = '<si><t xml:space="preserve">海安市示例一局</t></si>'
    assert plain_text in strings
    runs = '<si><r><rPr><b/></rPr><t>海安市</t></r><r><t>示例一局</t></r><rPh sb="0" eb="3"><t>ハイアンシ</t></rPh><phoneticPr fontId="1"/></si>'
    parts["xl/sharedStrings.xml"] = strings.replace(plain_text, runs)
    return archive(parts)


read("format/xlsx-phonetic-runs", "XLSX with rich text and phonetic readings", "合同台账.xlsx", with_phonetics(xlsx(one.grid(), shared=shuffled)), one)

flat = register()
text = csv(flat.grid())
read("format/csv", "CSV", "合同台账.csv", text.encode(), flat)
read("format/csv-named-xlsx", "a CSV named .xlsx is recognised", "合同台账.xlsx", text.encode(), flat, notes=[["CSV"]])
read("format/csv-named-xls", "a CSV named .xls is recognised", "合同台账.xls", text.encode("gbk"), flat, notes=[["CSV"]])
read("format/tsv", "TSV", "合同台账.tsv", csv(flat.grid(), "\t").encode(), flat)


def of_json(first_line):
    table = flat.table()
    table["header_row"] = None
    for at, row in enumerate(table["rows"]):
        row["row"] = first_line + at
    return table


lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in TWO)
read("format/ndjson", "NDJSON", "合同.ndjson", lines.encode(), tables=[of_json(1)])
named = [{heading: record[key] for heading, key in COLUMNS} for record in TWO]
lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in named)
read("format/ndjson-chinese-keys", "NDJSON under Chinese headings", "合同.txt", lines.encode(), tables=[of_json(1)])
whole = "[\n" + ",\n".join(json.dumps(record, ensure_ascii=False) for record in TWO) + "\n]\n"
read("format/json", "JSON", "合同.json", whole.encode(), tables=[of_json(1)])

for kind, name in [("performance", "履约"), ("commitment", "承诺"), ("dishonesty", "失信")]:
    records = [base(kind)]
    other = Register(kind, plain(kind, records), records, sheet="Sheet1")
    read(f"format/xlsx-{kind}", f"XLSX of {kind}", f"{name}.xlsx", by_openpyxl(Sheet("Sheet1", other.grid())), other)

full = register("合同", [base("contract")])
read("format/xlsx-every-column", "XLSX with all that a contract may say", "合同台账.xlsx", by_xlsxwriter(Sheet("合同", full.grid())), full)

rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in flat.grid())
html = f'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><table>{rows}</table></body></html>'
SAVE = (".xlsx",)
refuse("format/html-named-xls", "an HTML table named .xls: refused in words a clerk understands", "合同台账.xls", html.encode(), "网页", *SAVE)
refuse("format/html-gbk-named-xls", "an HTML table in GBK named .xls", "导出.xls", html.replace("utf-8", "gb2312").encode("gbk"), "网页", *SAVE)
mhtml = f"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary=\"----=_Part\"\r\n\r\n------=_Part\r\nContent-Location: file:///C:/book.htm\r\nContent-Type: text/html; charset=\"utf-8\"\r\n\r\n{html}\r\n------=_Part--\r\n"
refuse("format/mhtml-named-xls", "a web archive named .xls", "合同台账.xls", mhtml.encode(), "网页", *SAVE)
cells = "".join("<Row>" + "".join(f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in row) + "</Row>" for row in flat.grid())
spreadsheet = f'<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="合同"><Table>{cells}</Table></Worksheet></Workbook>'
refuse("format/xml-2003", "XML of Excel 2003", "合同台账.xls", spreadsheet.encode(), "XML", *SAVE)
refuse("format/ods", "OpenDocument", "合同台账.ods", Later(by_openpyxl(page), "xlsx", "ods"), "ODS", *SAVE)
binary = archive({"[Content_Types].xml": HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>', "xl/workbook.bin": b"\x83\x01\x00", "xl/worksheets/sheet1.bin": b"\x81\x01\x00"})
refuse("format/xlsb", "a binary workbook", "合同台账.xlsb", binary, "XLSB", *SAVE)
document = archive({"[Content_Types].xml": HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>', "word/document.xml": HEAD + '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>合同台账</w:t></w:r></w:p></w:body></w:document>'})
refuse("format/docx-named-xlsx", "a Word document", "合同台账.xlsx", document, "Word", *SAVE)
refuse("format/zip", "an archive of files", "合同台账.zip", archive({"合同台账.csv": text}), "压缩")
pdf = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
refuse("format/pdf-named-xls", "a PDF", "合同台账.xls", pdf, "PDF")


def encrypted():
    """The outside of a workbook that opens with a password: a compound file whose stream is EncryptedPackage."""
    out = io.BytesIO()
    book = xlwt.Workbook()
    book.add_sheet("x")
    book.save(out)
    data = bytearray(out.getvalue())
    name = "Workbook".encode("utf-16-le")
    at = data.rindex(name)
    new = "EncryptedPackage".encode("utf-16-le")
    data[at : at + 64] = new.ljust(64, b"\0")
    struct.pack_into("<H", data, at + 64, len(new) + 2)
    return bytes(data)


def locked_xls():
    """A legacy workbook with a password: the record FILEPASS stands right behind its beginning."""
    book = xlwt.Workbook()
    book.add_sheet("x").write(0, 0, "合同编号")
    stream = book.get_biff_data()
    length = 4 + struct.unpack_from("<H", stream, 2)[0]
    stream = stream[:length] + struct.pack("<HHHHHH", 0x2F, 6, 0, 0, 0x1234, 0x5678) + stream[length:]
    out = io.BytesIO()
    xlwt.CompoundDoc.XlsDoc().save(out, stream)
    return out.getvalue()


refuse("format/password-xlsx", "a workbook that opens with a password", "合同台账.xlsx", encrypted(), "密码")
refuse("format/password-xls", "a legacy workbook that opens with a password", "合同台账.xls", locked_xls(), "密码")


def biff5(rows, sheet):
    """A workbook of Excel 95, as old export tools still write them: text in GBK, one record a cell."""
    def record(kind, data):
        return struct.pack("<HH", kind, len(data)) + data

    globals_head = record(0x0809, struct.pack("<HHHH", 0x0500, 0x0005, 0x096C, 0x07CC)) + record(0x0042, struct.pack("<H", 936))
    name = sheet.encode("gbk")
    end = record(0x000A, b"")
    # The sheet begins behind this record and the end of the globals.
    start = len(globals_head) + 4 + 7 + len(name) + len(end)
    bound = record(0x0085, struct.pack("<IHB", start, 0, len(name)) + name)
    cells = b""
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            data = str(value).encode("gbk")
            if data:
                cells += record(0x0204, struct.pack("<HHHH", row, column, 0, len(data)) + data)
    page = record(0x0809, struct.pack("<HHHH", 0x0500, 0x0010, 0x096C, 0x07CC))
    page += record(0x0200, struct.pack("<HHHHH", 0, len(rows), 0, len(rows[0]), 0)) + cells + end
    stream = globals_head + bound + end + page
    out = io.BytesIO()
    # A stream below 4096 bytes would stand elsewhere in the compound file.
    xlwt.CompoundDoc.XlsDoc().save(out, stream.ljust(4096, b"\0"))
    data = bytearray(out.getvalue())
    at = data.rindex("Workbook".encode("utf-16-le"))
    data[at : at + 64] = "Book".encode("utf-16-le").ljust(64, b"\0")
    struct.pack_into("<H", data, at + 64, 10)
    return bytes(data)


old = register("合同")
read("format/xls-excel-95", "legacy XLS of Excel 95, its text in GBK", "合同台账.xls", biff5(old.grid(), "合同"), old)


def with_macros(data):
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    types = parts["[Content_Types].xml"].decode()
    types = types.replace("openxmlformats-officedocument.spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main")
    types = types.replace("</Types>", '<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>')
    return archive(parts | {"[Content_Types].xml": types, "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"})


read("format/xlsm", "XLSX with macros, which are never looked at", "合同台账.xlsm", with_macros(xlsx(one.grid())), one)
lines = [json.dumps(record, ensure_ascii=False) for record in TWO]
torn = "\n".join([lines[0], lines[1][:40], lines[1]]) + "\n"
table = of_json(1)
table["rows"][1]["row"] = 3
table["rows"].insert(1, {"row": 2, "record": {}})
read("format/ndjson-torn-line", "NDJSON with a line that is not whole: the others are read", "合同.ndjson", torn.encode(), tables=[table], findings=[{"name": "row-unreadable", "path": "", "row": 2, "severity": "error"}])
read("format/csv-libreoffice", "CSV that LibreOffice wrote", "合同台账.csv", by_libreoffice(Sheet("合同", flat.grid()), "csv"), flat)
