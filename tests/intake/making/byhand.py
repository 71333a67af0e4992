"""Bytes that no library writes: XML and ZIP by hand, CSV by hand."""

import datetime
import io
import zipfile
from xml.sax.saxutils import escape

from .records import letters
from .writers import EPOCH

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Xml:
    """The inside of a cell as it is to be written: attributes, then content."""

    def __init__(self, attributes, content):
        self.attributes, self.content = attributes, content


def archive(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, text)
    return out.getvalue()


def xlsx(rows, sheet="合同", strict=False, refs=True, shared=None, prefix="", properties="", extra="", styles=None):
    """A workbook of one sheet.

    `refs`: cells and rows say where they stand. `shared`: None for inline strings, else a function from the list of
    texts to their order in the table of shared strings. `prefix`: `x:` names every element by it.
    """
    main, office = (STRICT_MAIN, STRICT_OFFICE) if strict else (MAIN, OFFICE)
    p = prefix
    xmlns = f'xmlns:{p[:-1]}="{main}"' if p else f'xmlns="{main}"'
    texts = [value for row in rows for value in row if isinstance(value, str) and value]
    order = shared(list(dict.fromkeys(texts))) if shared else []
    lines = []
    for at, row in enumerate(rows, 1):
        cells = []
        for column, value in enumerate(row):
            if value in ("", None):
                # Without addresses an empty cell must stand there.
                cells.append("" if refs else f"<{p}c/>")
                continue
            where = f' r="{letters(column)}{at}"' if refs else ""
            cells.append(cell(value, where, p, order, shared))
        where = f' r="{at}"' if refs else ""
        lines.append(f"<{p}row{where}>{''.join(cells)}</{p}row>")
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    named = {"workbook.xml": "sheet.main", "worksheets/sheet1.xml": "worksheet", "styles.xml": "styles"}
    related = ["worksheets/sheet1.xml", "styles.xml"]
    if shared:
        named["sharedStrings.xml"] = "sharedStrings"
        related.append("sharedStrings.xml")
    overrides = "".join(f'<Override PartName="/xl/{part}" ContentType="{kinds}.{kind}+xml"/>' for part, kind in named.items())
    types = {"worksheets/sheet1.xml": "worksheet", "styles.xml": "styles", "sharedStrings.xml": "sharedStrings"}
    relations = "".join(f'<Relationship Id="rId{at}" Type="{office}/{types[part]}" Target="{part}"/>' for at, part in enumerate(related, 1))
    parts = {
        "[Content_Types].xml": HEAD + f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": HEAD + f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": HEAD + f'<{p}workbook {xmlns} xmlns:r="{office}"><{p}workbookPr {properties}/><{p}sheets><{p}sheet name="{sheet}" sheetId="1" r:id="rId1"/></{p}sheets></{p}workbook>',
        "xl/_rels/workbook.xml.rels": HEAD + f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        "xl/worksheets/sheet1.xml": HEAD + f"<{p}worksheet {xmlns}><{p}sheetData>{''.join(lines)}</{p}sheetData>{extra}</{p}worksheet>",
        "xl/styles.xml": HEAD + (styles or f'<{p}styleSheet {xmlns}><{p}cellXfs count="2"><{p}xf numFmtId="0"/><{p}xf numFmtId="14" applyNumberFormat="1"/></{p}cellXfs></{p}styleSheet>'),
    }
    if shared:
        items = "".join(f"<{p}si>{shared_item(text, p)}</{p}si>" for text in order)
        parts["xl/sharedStrings.xml"] = HEAD + f"<{p}sst {xmlns}>{items}</{p}sst>"
    return archive(parts)


def shared_item(text, p):
    return f'<{p}t xml:space="preserve">{escape(text)}</{p}t>'


def cell(value, where, p, order, shared):
    if isinstance(value, Xml):
        return f"<{p}c{where} {value.attributes}>{value.content}</{p}c>"
    if isinstance(value, bool):
        return f'<{p}c{where} t="b"><{p}v>{int(value)}</{p}v></{p}c>'
    if isinstance(value, datetime.date):
        serial = (value - datetime.date(1899, 12, 30)).days
        return f'<{p}c{where} s="1"><{p}v>{serial}</{p}v></{p}c>'
    if isinstance(value, (int, float)):
        return f"<{p}c{where}><{p}v>{value}</{p}v></{p}c>"
    if shared:
        return f'<{p}c{where} t="s"><{p}v>{order.index(value)}</{p}v></{p}c>'
    return f'<{p}c{where} t="inlineStr"><{p}is><{p}t xml:space="preserve">{escape(value)}</{p}t></{p}is></{p}c>'


def formula(text, result, of="n"):
    """A formula cell; a result of None was never stored."""
    stored = "" if result is None else f"<v>{escape(str(result))}</v>"
    return Xml(f't="{of}"' if of != "n" else "", f"<f>{escape(text)}</f>{stored}")


def as_text(value):
    if isinstance(value, (datetime.date, datetime.datetime)):
        return f"{value.year}/{value.month}/{value.day}"
    return "" if value is None else str(value)


def csv(rows, separator=",", end="\r\n"):
    """As Excel writes it: quotes where they are needed."""
    def quoted(value):
        text = as_text(value)
        special = [separator, '"', "\n", "\r"]
        return '"' + text.replace('"', '""') + '"' if any(one in text for one in special) else text

    width = max(len(row) for row in rows)
    lines = [separator.join([quoted(value) for value in row] + [""] * (width - len(row))) for row in rows]
    return end.join(lines) + end


def unicode_text(rows, encoding="utf-16-le", mark=b"\xff\xfe"):
    """Excel's "Unicode text": tabs, UTF-16."""
    return mark + csv(rows, "\t").encode(encoding)
