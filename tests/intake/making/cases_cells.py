"""Page 7, 'Cells'."""

import datetime

from .byhand import Xml, csv, formula, xlsx
from .corpus import case, read
from .records import FREE, Register, base, day, number, plain, short
from .writers import Formula, Sheet, by_libreoffice, by_openpyxl, by_xlsxwriter, by_xlwt

FILE = "合同台账.xlsx"
TWO = [short(0), short(1)]
DAYS = ("signed_on", "starts_on", "ends_on")


def register(records=TWO, how=None, **options):
    columns = [(heading, key, (how or {}).get(key)) for heading, key in plain("contract", records)]
    return Register("contract", columns, records, sheet="合同", **options)


def cell(name, says, key, value, writer=by_openpyxl, read_as=FREE, findings=(), notices=(), ending="xlsx", records=TWO, **declared):
    """One cell, of the first record, is what it is; `read_as`: what its field must be, None for empty."""
    one = register(records)
    grid = one.grid()
    grid[1][[keys for _, keys, _ in one.columns].index(key)] = value
    table = one.table({0: read_as if isinstance(read_as, dict) else {key: read_as}})
    found = [one.at(rule, key, 0, severity) for rule, severity in findings]
    told = [one.at(rule, key, 0, "notice") for rule in notices]
    case(f"cells/{name}", says, f"合同台账.{ending}", writer(Sheet("合同", grid)), tables=[table], findings=found, notices=told, **declared)


by_hand = lambda sheet: xlsx(sheet.rows, sheet=sheet.name)
LOST = [("number-precision-lost", "error")]
# 18 digits through a float have lost their end, and a code with a letter was never a number: these are codes of digits.
cell("code-as-number", "codes stored as numbers have lost digits: said so, not 'wrong check digit'", "party_b_id", 91320685123456780000, by_xlsxwriter, findings=LOST)
cell("code-as-number-libreoffice", "the same, written by LibreOffice", "party_b_id", 913206851234567800, by_libreoffice, findings=LOST)
cell("code-as-number-xls", "the same in XLS", "party_b_id", 913206851234567800.0, by_xlwt, ending="xls", findings=LOST)
cell("code-in-scientific-notation", "a code that became 9.13207E+17", "party_b_id", "9.13207E+17", findings=LOST)
person = [short(0, party_b_name="李某某", party_b_kind="natural_person", party_b_id_kind="citizen_id", party_b_id="320685199003070007"), short(1)]
cell("identity-number-as-number", "an identity number that was stored as a number has lost its end", "party_b_id", 320685199003070007, by_xlsxwriter, findings=LOST, records=person, never=["320685199003070007", "320685199003070000", "李某某"])
text = csv(register().grid()).replace("91320685MA1A30012L", "9.13207E+17")
one = Register("contract", plain("contract", TWO), TWO)
case("cells/code-in-scientific-notation-csv", "the same in CSV", "合同台账.csv", text.encode("gbk"), tables=[one.table({0: {"party_b_id": FREE}})], findings=[one.at("number-precision-lost", "party_b_id", 0)])

legacy = [short(0, party_b_id_kind="legacy_registration", party_b_id="032068500012345"), short(1)]
organisation = [short(0, party_b_id_kind="legacy_registration", party_b_id="012345671"), short(1)]
cell("leading-zeros-lost", "leading zeros lost: 8 digits as a number where an organisation code has 9", "party_b_id", 12345671, findings=[("leading-zeros-lost", "error")], records=organisation)
cell("number-kept-as-text", "the same number kept as text has its zeros", "party_b_id", "032068500012345", read_as="032068500012345", records=legacy)
kind = [short(0, contract_kind="02"), short(1)]
cell("list-code-as-number", "a code of a list that a spreadsheet made a number is still that code", "contract_kind", 2, read_as="02", records=kind)

dated = register(how={key: day for key in DAYS})
grid = dated.grid()
for name, writer, ending in [("openpyxl", by_openpyxl, "xlsx"), ("xlsxwriter", by_xlsxwriter, "xlsx"), ("libreoffice", by_libreoffice, "xlsx"), ("xlwt", by_xlwt, "xls")]:
    read(f"cells/dates-{name}", "dates as serials", f"合同台账.{ending}", writer(Sheet("合同", grid)), dated)
read("cells/dates-1904", "dates as serials of the other epoch", FILE, by_openpyxl(Sheet("合同", grid), epoch_1904=True), dated)
read("cells/dates-1904-xlsxwriter", "dates as serials of the other epoch", FILE, by_xlsxwriter(Sheet("合同", grid), {"date_1904": True}), dated)
read("cells/dates-1904-libreoffice-xls", "dates as serials of the other epoch, in XLS", "合同台账.xls", by_libreoffice(Sheet("合同", grid), "xls", epoch_1904=True), dated)


def serial(epoch):
    return lambda record, value: (datetime.date.fromisoformat(value) - epoch).days


plain_serials = register(how={key: serial(datetime.date(1899, 12, 30)) for key in DAYS})
read("cells/serials-unformatted", "serials that nobody formatted as dates, in date columns", FILE, by_openpyxl(Sheet("合同", plain_serials.grid())), plain_serials)
plain_serials = register(how={key: serial(datetime.date(1904, 1, 1)) for key in DAYS})
read("cells/serials-unformatted-1904", "the same in the other epoch", FILE, xlsx(plain_serials.grid(), properties='date1904="1"'), plain_serials)
iso = register(how={key: lambda record, value: Xml('t="d"', f"<v>{value}T00:00:00</v>") for key in DAYS})
read("cells/dates-iso", "days that a strict workbook writes as text", FILE, xlsx(iso.grid(), strict=True), iso)
cell("serial-in-a-text-column", "a serial is a date only in date columns", "contract_no", 45636, read_as="45636")
cell("serial-in-an-amount-column", "a number like a serial in a column of money is money", "amount", 45636, read_as="45636.00")
for name, typed in {"chinese": "2024年12月1日", "dotted": "2024.12.1", "slashed": "2024/12/1", "packed": "20241201", "spaced": "2024 年 12 月 1 日", "full-width": "２０２４－１２－０１"}.items():
    cell(f"date-{name}", "dates as people type them", "signed_on", typed, read_as="2024-12-01")
cell("date-packed-number", "20241201 as a number", "signed_on", 20241201, read_as="2024-12-01")
cell("date-impossible", "a day that does not exist is a finding, and no other day", "signed_on", "2024-11-31", findings=[("date-impossible", "error")])
cell("date-two-digit-year", "a year of two digits is a finding", "signed_on", "24.12.1", findings=[("date-two-digit-year", "error")])
cell("time-dropped", "times are dropped with a note", "signed_on", datetime.datetime(2024, 12, 1, 8, 30), read_as="2024-12-01", notices=["time-dropped"])
cell("time-dropped-text", "times in text are dropped with a note", "signed_on", "2024-12-01 08:30:00", read_as="2024-12-01", notices=["time-dropped"])
midnight = register()
grid = midnight.grid()
grid[1][11] = datetime.datetime(2024, 12, 1)
read("cells/midnight", "midnight is no time", FILE, by_xlsxwriter(Sheet("合同", grid)), midnight)

TOLD = [["公式", "1"]]
cell("formula", "formula cells are read by their stored result, and told", "amount", Formula("=180000+6000", 186000), by_xlsxwriter, read_as="186000.00", notes=TOLD)
cell("formula-text", "a formula whose result is text", "contract_no", Formula('="HA-2024/"&101', "HA-2024/101"), by_xlsxwriter, read_as="HA-2024/101", notes=TOLD)
cell("formula-libreoffice", "formula cells of LibreOffice", "amount", Formula("=180000+6000"), by_libreoffice, read_as="186000.00", notes=TOLD)
cell("formula-date", "a formula whose result is a day", "starts_on", Formula("=L2+3", 45630), by_xlsxwriter, read_as="2024-12-04", notes=TOLD)
grid = register(how={key: day for key in DAYS} | {"amount": number}).grid()
for at, row in enumerate(grid[1:], 2):
    row[14] = Formula(f"={row[14]}*1", row[14])
    row[12] = Formula(f"=L{at}+3")
xls = [row[:] for row in grid]
read("cells/formulas-libreoffice-xls", "formula cells in XLS, counted", "合同台账.xls", by_libreoffice(Sheet("合同", xls, formats={"M2": "yyyy-mm-dd", "M3": "yyyy-mm-dd"}), "xls"), register(), notes=[["公式", "4"]])
ERROR = [("cell-has-error", "error")]
cell("formula-without-result", "no stored result: an error at that cell, and the formula is never evaluated", "amount", formula("180000+6000", None), by_hand, findings=ERROR)
cell("formula-openpyxl", "a formula that openpyxl wrote has no stored result", "amount", Formula("=180000+6000"), findings=ERROR)
cell("formula-with-empty-text", "a stored result of no text is an empty cell", "subject_matter", formula('IF(1=1,"","x")', "", "str"), by_hand, read_as=None, findings=[("field-missing", "error")])
cell("error-ref", "#REF! is an error at that cell", "party_a_name", formula("单位!A1", "#REF!", "e"), by_hand, findings=ERROR)
cell("error-div", "#DIV/0! is an error at that cell", "amount", formula("1/0", "#DIV/0!", "e"), by_hand, findings=ERROR)
cell("error-libreoffice", "#DIV/0! as LibreOffice stores it", "amount", Formula("=1/0"), by_libreoffice, findings=ERROR)
cell("error-as-text", "#N/A that was copied as text", "party_b_name", "#N/A", findings=ERROR)
cell("external-link", "external links are never followed: the stored result counts", "party_b_name", formula("[1]供应商!$B$2", "海安示例设备有限公司", "str"), by_hand, read_as="海安示例设备有限公司", notes=[["公式"]])
shared = [row[:] for row in register().grid()]
shared[1][14] = Xml("", '<f t="shared" ref="O2:O3" si="0">100000+86000</f><v>186000</v>')
shared[2][14] = Xml("", '<f t="shared" si="0"/><v>324500</v>')
read("cells/formula-shared", "shared formulas, by their stored results", FILE, xlsx(shared), register(), notes=[["公式", "2"]])

cell("apostrophe", "Excel's leading apostrophe goes, and is told", "party_b_id", "'91320685MA1A30012L", read_as="91320685MA1A30012L", notices=["code-normalised"])
cell("boolean", "a boolean cell is yes or no", "classified", False, read_as=False)
cell("yes-no-marks", "√ and ×", "professional", "×", read_as=False)
cell("float-tail", "a sum that carries a tail of binary fractions", "amount", 186000.00000000003, by_xlsxwriter, read_as="186000.00")
percent = [short(0, overdue_rate="3.85", payment_days=30), short(1, overdue_rate="3.85", payment_days=30)]
one = register(percent, how={"overdue_rate": lambda record, value: 0.0385, "payment_days": lambda record, value: 30})
read("cells/percent", "a cell that shows 3.85% says 3.85", FILE, by_openpyxl(Sheet("合同", one.grid(), formats={f"{one.letter('overdue_rate')}{row}": "0.00%" for row in (2, 3)})), one)
statement = base("performance")
month = Register("performance", [(heading, key, (lambda record, value: datetime.date(2024, 12, 1)) if key == "period" else None) for heading, key in plain("performance", [statement])], [statement], sheet="履约")
read("cells/month-as-day", "a month that a spreadsheet made the first day of it", "履约.xlsx", by_xlsxwriter(Sheet("履约", month.grid(), formats={f"{month.letter('period')}2": 'yyyy"年"m"月"'})), month)
