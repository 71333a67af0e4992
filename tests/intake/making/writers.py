"""Workbooks by the usual libraries, the same bytes each time as far as these allow."""

import datetime
import io
import re
import zipfile

import openpyxl
import xlsxwriter
import xlwt
from openpyxl.styles import PatternFill

from .corpus import Later

EPOCH = (1980, 1, 1, 0, 0, 0)
MADE = datetime.datetime(2025, 1, 6, 9, 0, 0)


class Formula:
    """A formula and the result that was stored with it."""

    def __init__(self, text, result=None):
        self.text, self.result = text, result


class Sheet:
    def __init__(self, name, rows, merges=(), hidden_rows=(), hidden=False, formats=None, filled=()):
        # Rows from 1; formats by address; filled: rows that have a colour and nothing else.
        self.name, self.rows, self.merges, self.hidden_rows = name, rows, merges, hidden_rows
        self.hidden, self.formats, self.filled = hidden, formats or {}, filled


def sheets_of(given):
    if isinstance(given, Sheet):
        return [given]
    if given and isinstance(given[0], Sheet):
        return given
    return [Sheet("Sheet1", given)]


def cells(sheet):
    for row, values in enumerate(sheet.rows, 1):
        for column, value in enumerate(values, 1):
            if value not in ("", None):
                yield row, column, value


def steady(data):
    """A ZIP archive with fixed days."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            part = source.read(info)
            if info.filename == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:\w+[^>]*>)[^<]*", rb"\g<1>2025-01-06T09:00:00Z", part)
            fixed = zipfile.ZipInfo(info.filename, EPOCH)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(fixed, part)
    return out.getvalue()


def by_openpyxl(given, epoch_1904=False):
    book = openpyxl.Workbook()
    book.remove(book.active)
    if epoch_1904:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    for sheet in sheets_of(given):
        page = book.create_sheet(sheet.name)
        for row, column, value in cells(sheet):
            cell = page.cell(row, column)
            cell.value = value.text if isinstance(value, Formula) else value
            if isinstance(value, str):
                cell.data_type = "s"
            if isinstance(value, datetime.datetime):
                cell.number_format = "yyyy-mm-dd hh:mm:ss"
            elif isinstance(value, datetime.date):
                cell.number_format = "yyyy/m/d"
        for address, number_format in sheet.formats.items():
            page[address].number_format = number_format
        for row in sheet.filled:
            for column in range(1, 8):
                page.cell(row, column).fill = PatternFill("solid", fgColor="FFEEEEEE")
        for merge in sheet.merges:
            page.merge_cells(merge)
        for row in sheet.hidden_rows:
            page.row_dimensions[row].hidden = True
        if sheet.hidden:
            page.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return steady(out.getvalue())


def by_xlsxwriter(given, options=None):
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False} | (options or {}))
    book.set_properties({"created": MADE})
    days = book.add_format({"num_format": "yyyy-mm-dd"})
    times = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    grey = book.add_format({"bg_color": "#EEEEEE"})
    for sheet in sheets_of(given):
        page = book.add_worksheet(sheet.name)
        for merge in sheet.merges:
            page.merge_range(merge, "")
        for row, column, value in cells(sheet):
            at = (row - 1, column - 1)
            address = xlsxwriter.utility.xl_rowcol_to_cell(*at)
            style = book.add_format({"num_format": sheet.formats[address]}) if address in sheet.formats else None
            if isinstance(value, Formula):
                page.write_formula(*at, value.text, style, value.result if value.result is not None else 0)
            elif isinstance(value, datetime.datetime):
                page.write_datetime(*at, value, times)
            elif isinstance(value, datetime.date):
                page.write_datetime(*at, value, style or days)
            elif isinstance(value, bool):
                page.write_boolean(*at, value)
            elif isinstance(value, (int, float)):
                page.write_number(*at, value, style)
            else:
                page.write_string(*at, value)
        for row in sheet.filled:
            for column in range(7):
                page.write_blank(row - 1, column, None, grey)
        for row in sheet.hidden_rows:
            page.set_row(row - 1, options={"hidden": True})
        if sheet.hidden:
            page.hide()
    book.close()
    return out.getvalue()


def by_xlwt(given):
    book = xlwt.Workbook(encoding="utf-8")
    days = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for sheet in sheets_of(given):
        page = book.add_sheet(sheet.name)
        held = {}
        for merge in sheet.merges:
            first, last = (openpyxl.utils.cell.coordinate_to_tuple(one) for one in merge.split(":"))
            held[first] = last
        for row, column, value in cells(sheet):
            if isinstance(value, Formula):
                value = xlwt.Formula(value.text.lstrip("="))
            style = days if isinstance(value, datetime.date) else xlwt.Style.default_style
            if (row, column) in held:
                last = held[(row, column)]
                page.write_merge(row - 1, last[0] - 1, column - 1, last[1] - 1, value, style)
            else:
                page.write(row - 1, column - 1, value, style)
        for row in sheet.hidden_rows:
            page.row(row - 1).hidden = True
        if sheet.hidden:
            page.visibility = 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def by_libreoffice(given, target="xlsx", **options):
    return Later(by_openpyxl(given, **options), "xlsx", target)
