"""Makes the old workbooks (.xls) in this folder. Every party is invented.

    python make_xls.py          # needs xlwt, openpyxl and LibreOffice (soffice)
"""

import datetime
import pathlib
import subprocess
import tempfile

import openpyxl
import xlwt

HERE = pathlib.Path(__file__).parent
HEADINGS = ["合同编号", "合同名称", "签订日期", "合同金额", "约定逾期利率", "约定付款天数", "备注"]


def style(number_format):
    return xlwt.easyxf(num_format_str=number_format)


def xlwt_contracts():
    """Dates, per cents, padded numbers, an error, a formula without result, merged cells, tabs that are hidden or empty."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("合同台账")
    for column, heading in enumerate(HEADINGS):
        sheet.write(1, column, heading)
    sheet.write_merge(0, 0, 0, 6, "")
    day = datetime.date(2024, 12, 10)
    sheet.write(2, 0, 17, style("000000"))
    sheet.write(2, 1, "示例合同（一）𠮷")
    sheet.write(2, 2, day, style("yyyy\"年\"m\"月\"d\"日\""))
    sheet.write(2, 3, 1280000.5)
    sheet.write(2, 4, 0.0385, style("0.00%"))
    sheet.write(2, 5, 30)
    sheet.write(3, 0, "HA-2")
    sheet.write(3, 1, "示例合同（二）")
    sheet.write(3, 2, day, style("M/D/YY"))
    sheet.row(3).set_cell_error(3, "#REF!")
    sheet.write(3, 4, 0.05, style("0%"))
    sheet.write(3, 5, xlwt.Formula("F3+1"))
    sheet.write(3, 6, 0.5, style("0.0\"%\""))
    hidden = book.add_sheet("履约")
    hidden.visibility = 1
    for column, heading in enumerate(["合同编号", "报告期", "履约状态"]):
        hidden.write(0, column, heading)
    for column, text in enumerate(["HA-2", "2024-12", "履行中"]):
        hidden.write(1, column, text)
    book.add_sheet("空表")
    book.save(str(HERE / "xlwt.xls"))


def epoch_1904():
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = True
    sheet = book.add_sheet("合同")
    for column, heading in enumerate(HEADINGS[:3]):
        sheet.write(0, column, heading)
    sheet.write(1, 0, "HA-1")
    sheet.write(1, 1, "示例合同")
    sheet.write(1, 2, 44174, style("yyyy-mm-dd"))
    book.save(str(HERE / "epoch1904.xls"))


def libreoffice():
    """By LibreOffice, which calculates."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "合同"
    sheet.append(HEADINGS)
    sheet.append(["HA-1", "示例合同", datetime.date(2024, 12, 10), "=1000*1280", 0.0385, 30, '=IF(1=1,"","x")'])
    sheet.append(["HA-2", "长" * 3000, datetime.date(2024, 12, 11), "=1/0", 0.05, "=5+6", '="甲"&"乙"'])
    for row in (2, 3):
        sheet.cell(row, 3).number_format = "yyyy-mm-dd"
        sheet.cell(row, 5).number_format = "0.00%"
    sheet.merge_cells("A4:B5")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        made = folder / "libreoffice.xlsx"
        book.save(made)
        home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
        subprocess.run(["soffice", "--headless", home, "--convert-to", "xls", "--outdir", HERE, made], check=True)


xlwt_contracts()
epoch_1904()
libreoffice()
