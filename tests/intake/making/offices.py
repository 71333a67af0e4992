"""What the registers of the group `offices` share: columns by the words that offices use, and how they are written."""

from .byhand import csv, unicode_text
from .records import BUREAU, CENTRE, Register, TOWN, chinese_day, day, dotted_day, number, short, slashed_day, thousands, wan, wan_text, yuan_mark
from .writers import Sheet, by_libreoffice, by_openpyxl, by_xlsxwriter, by_xlwt

SERIAL = ("序号", None, lambda place, record: place + 1)
PEOPLE = ["李某", "王某", "赵某", "孙某", "周某", "吴某"]
CONTACT = ("联系人", None, lambda place, record: PEOPLE[place % 6])
PHONE = ("联系电话", None, lambda place, record: f"0513-0000000{place % 10}")


def extra(heading, text=""):
    """A column of the office's own."""
    return (heading, None, lambda place, record: text)


def term(record, value=None):
    return f"{chinese_day(record, record['starts_on'])}至{chinese_day(record, record['ends_on'])}"


def dotted_term(record, value=None):
    return f"{dotted_day(record, record['starts_on'])}-{dotted_day(record, record['ends_on'])}"


def with_terms(records, write=term):
    """The same contracts with their term in one cell, as it is typed."""
    return [dict(record, term_text=write(record)) for record in records]


def contracts(count, office=BUREAU, **changes):
    return [short(place, office, **changes) for place in range(count)]


# What the city's own form asks for and an old register seldom has, under the form's own headings.
REST = [
    ("合同类型", "contract_kind"), ("所属领域", "fields"), ("甲方机构类别", "party_a_kind"), ("乙方主体类别", "party_b_kind"), ("计价方式", "amount_basis"),
    ("收付方向", "payment_direction"), ("适用制度", "regime"), ("是否专业性强", "professional"), ("是否涉密", "classified"),
]
ID = ("乙方证件类型", "party_b_id_kind")

WRITERS = {"xlsx": by_openpyxl, "xlsxwriter": by_xlsxwriter, "lo": by_libreoffice, "xls": by_xlwt, "lo-xls": lambda sheets: by_libreoffice(sheets, "xls")}
TEXTS = {
    "gbk": lambda rows: csv(rows).encode("gbk"),
    "utf8": lambda rows: csv(rows, end="\n").encode(),
    "bom": lambda rows: b"\xef\xbb\xbf" + csv(rows).encode(),
    "gb18030": lambda rows: csv(rows).encode("gb18030"),
    "unicode": unicode_text,
    "tabs": lambda rows: csv(rows, "\t").encode("gbk"),
}


def fills(register, *keys):
    """Fields that a column of terms fills are not lacking."""
    return [found for found in register.missing() if found["path"].lstrip("/") not in keys]


def office(name, says, file, how, *registers, merges=(), sheets=None, notes=(), findings=(), notices=(), never=(), changes=None, unknown=None):
    """A whole file of an office. `merges`: of its first sheet; `sheets`: all of a workbook, where there are others."""
    if how in TEXTS:
        data = TEXTS[how](registers[0].grid())
    else:
        data = WRITERS[how](sheets or [Sheet(one.sheet, one.grid(), merges=merges) for one in registers])
    tables = [one.table(changes, unknown) for one in registers]
    lacking = []
    for one in registers:
        has_term = "term_text" in one.keys()
        lacking += fills(one, "starts_on", "ends_on") if has_term else one.missing()
    from .corpus import case

    case(f"offices/{name}", says, file, data, tables=tables, notes=list(notes), findings=lacking + list(findings), notices=list(notices), never=list(never))
