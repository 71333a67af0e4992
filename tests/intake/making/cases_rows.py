"""Page 7, 'Rows', and 'Duplicates'."""

from .byhand import csv, xlsx
from .corpus import case, read, refuse
from .records import Register, base, number, plain, short
from .writers import Formula, Sheet, by_libreoffice, by_openpyxl, by_xlsxwriter, by_xlwt

FILE = "合同台账.xlsx"
THREE = [short(0), short(1), short(2)]
SUM = 186000 + 324500 + 97800.5


def register(records=THREE, **options):
    columns = [(heading, key, number if key == "amount" else None) for heading, key in plain("contract", records)]
    options.setdefault("sheet", "合同")
    return Register("contract", columns, records, **options)


def book(register, writer=by_openpyxl, **options):
    return writer(Sheet(register.sheet or "Sheet1", register.grid(), **options))


def line(cells, columns=21):
    """A row with some cells, by column from 0."""
    row = [""] * columns
    for at, value in cells.items():
        row[at] = value
    return row


AMOUNT = 14

blank = register(between={1: [[""], ["  "]]}, below=[[""], [""]])
table = blank.table()
table.pop("not_records")
for name, writer in [("openpyxl", by_openpyxl), ("xlsxwriter", by_xlsxwriter)]:
    case(f"rows/formatted-blank-{name}", "formatted blank rows are nothing", FILE, book(blank, writer, filled=[3, 4, 7, 8, 9]), tables=[table])

fits = register(below=[line({0: "合计", AMOUNT: SUM})])
read("rows/total-fits", "a total row is recognised, checked, and not read as data", FILE, book(fits), fits, notes=[["合计", "第", "5"]])
spread = register(below=[line({0: "合  计", AMOUNT: SUM})])
read("rows/total-in-words-apart", "a total row that is written 合  计", FILE, book(spread), spread, notes=[["第", "5"]])
computed = register(below=[line({1: "总计", AMOUNT: Formula("=SUM(O2:O4)", SUM)})])
read("rows/total-formula", "a total row with a formula", FILE, book(computed, by_xlsxwriter), computed, notes=[["第", "5"]])
wrong = register(below=[line({0: "合计", AMOUNT: SUM + 1000})])
off = [{"name": "total-does-not-fit", "path": "/amount", "row": 5, "column": "O", "severity": "warning"}]
read("rows/total-does-not-fit", "does the total fit?", FILE, book(wrong), wrong, findings=off, notes=[["合计", "第", "5"]])
text = Register("contract", plain("contract", THREE), THREE, below=[line({0: "合计：", AMOUNT: "608,300.50"})])
read("rows/total-in-csv", "a total row in CSV", "合同台账.csv", csv(text.grid()).encode("gbk"), text, notes=[["第", "5"]])
parts = register(between={2: [line({0: "小计", AMOUNT: 510500})]}, below=[line({0: "小计", AMOUNT: 97800.5}), line({0: "总计", AMOUNT: SUM})])
read("rows/subtotals", "subtotals and the total above them", FILE, book(parts), parts, notes=[["第", "4"]])
counted = register(below=[line({0: "合计", 1: "共3份合同", AMOUNT: SUM})])
read("rows/total-with-a-count", "a total row that counts the contracts too", FILE, book(counted), counted, notes=[["第", "5"]])

signed = register(below=[[""], ["填表人：李某某", "", "", "审核人：王某某", "", "", "单位负责人：赵某某"], ["填报日期：2025年1月6日"]])
read("rows/signatures", "signature rows are no data", FILE, book(signed), signed, notes=[["第", "6"]])
stamp = register(below=[["单位（盖章）：海安市示例一局"], ["备注：本表一式两份。"], ["注：金额单位为元"]])
read("rows/notes-below", "lines of explanation below the table are no data", FILE, book(stamp), stamp, notes=[["第", "5"]])
signed_csv = Register("contract", plain("contract", THREE), THREE, below=[["制表：李某某", "", "复核：王某某"]])
read("rows/signatures-csv", "signature rows in CSV", "合同台账.csv", csv(signed_csv.grid()).encode(), signed_csv, notes=[["第", "5"]])

heads = [heading for heading, _ in plain("contract", THREE)]
again = register(between={2: [heads]})
read("rows/repeated-header", "a header that is repeated on every page is no data", FILE, book(again), again, notes=[["4 行", "表头"]])
numbers = register(between={0: [[str(at) for at in range(1, 22)]]})
read("rows/column-numbers", "the row of column numbers below the header is no data", FILE, book(numbers), numbers, notes=[["第", "2"]])
lettered = register(between={0: [["甲", "乙", "丙", "丁"] + [str(at) for at in range(1, 18)]]})
read("rows/column-letters", "so is one that begins with 甲, 乙, 丙", FILE, book(lettered), lettered, notes=[["第", "2"]])

plain_rows = register()
for name, writer in [("openpyxl", by_openpyxl), ("xlsxwriter", by_xlsxwriter)]:
    read(f"rows/hidden-{name}", "hidden rows are data", FILE, book(plain_rows, writer, hidden_rows=[3]), plain_rows)
read("rows/hidden-xls", "hidden rows are data, in XLS too", "合同台账.xls", book(plain_rows, by_xlwt, hidden_rows=[3]), plain_rows)

# Party A stands once, in a cell that is merged over its three contracts.
grid = register().grid()
for row in (2, 3):
    for column in (4, 5, 6):
        grid[row][column] = ""
over = ["E2:E4", "F2:F4", "G2:G4"]
for name, ending, writer in [("openpyxl", "xlsx", by_openpyxl), ("xlsxwriter", "xlsx", by_xlsxwriter), ("libreoffice", "xlsx", by_libreoffice), ("xlwt", "xls", by_xlwt)]:
    read(f"rows/merged-{name}", "merged cells are filled down only with a note", f"合同台账.{ending}", writer(Sheet("合同", grid, merges=over)), plain_rows, notes=[["合并"]])
unmerged = {1: {key: None for key in ("party_a_name", "party_a_uscc", "party_a_kind")}}
missing = [plain_rows.at("field-missing", key, 1) for key in unmerged[1]]
hollow = [row[:] for row in register().grid()]
hollow[2][4:7] = ["", "", ""]
case("rows/empty-is-not-merged", "what is empty and not merged stays empty", FILE, by_openpyxl(Sheet("合同", hollow)), tables=[plain_rows.table(unmerged)], findings=missing)

match = register(sheet="合同登记")
statement = [base("performance", contract_no="HA-2024/101", paid_amount="0.00", performed_amount="0.00", due_amount="0.00")]
second = Register("performance", plain("performance", statement), statement, sheet="履约")
readme = Sheet("填表说明", [["一、本表由各单位填报。"], ["二、逐项填写。"]])
sheets = [readme, Sheet("合同登记", match.grid()), Sheet("履约", second.grid()), Sheet("Sheet3", [])]
read("rows/several-sheets", "several sheets: those that match are read, the others are named with the reason", FILE, by_openpyxl(sheets), match, second, notes=[["填表说明"], ["Sheet3"]])
other = Register("contract", plain("contract", [short(4)]), [short(4)], sheet="2025年")
hidden = [Sheet("合同", plain_rows.grid()), Sheet("2025年", other.grid(), hidden=True)]
read("rows/hidden-sheet", "hidden sheets are data", FILE, by_xlsxwriter(hidden), plain_rows, other)
none = Sheet("通讯录", [["姓名", "电话"], ["李某", "0513-00000001"]])
refuse("rows/no-sheet-matches", "no sheet matches: said with the reason for each", FILE, by_openpyxl([readme, none]), "填表说明", "通讯录")

empty = register(records=[])
empty.columns = plain_rows.columns
empty.heads = [heads]
table = dict(plain_rows.table(), rows=[])
case("rows/header-without-data", "a header without data is said in one sentence", FILE, by_openpyxl(Sheet("合同", [heads])), tables=[table], notes=[["没有数据"]])
case("rows/header-without-data-csv", "a header without data is said in one sentence", "合同台账.csv", (",".join(heads) + "\r\n").encode(), tables=[dict(table, sheet=None)], notes=[["没有数据"]])
refuse("rows/empty-file", "an empty file is said in one sentence", "合同台账.csv", b"", "空")
refuse("rows/empty-file-bom", "a file of nothing but its mark is empty", "合同台账.csv", b"\xef\xbb\xbf\r\n", "空")
refuse("rows/empty-workbook", "a workbook with nothing in it is said in one sentence", FILE, by_openpyxl([Sheet("Sheet1", [])]), "没有内容")

same = [short(0), short(1), short(0)]
twice = register(same)
twice_table = twice.table()


def found(name, row, severity, *words):
    return {"name": name, "path": "", "row": row, "severity": severity, "message": list(words)}


def repeated(name, says, records, findings, changes=None, **more):
    one = register(records)
    one.records = records
    rows = one.table(changes)
    case(f"duplicates/{name}", says, FILE, book(one), tables=[rows], findings=findings, **more)


repeated("identical", "identical rows", same, [found("duplicate-identical", 4, "warning", "第", "2")])
differ = [short(0), short(1), short(0, amount="186500.00")]
repeated("different", "the same key with different content: the difference is shown", differ, [found("duplicate-different", 2, "error", "186500.00", "合同金额"), found("duplicate-different", 4, "error", "186000.00", "合同金额")])
trimmed = [short(0), short(1), short(0, contract_no=" HA-2024/101　")]
repeated("equal-after-trimming", "keys equal after trimming", trimmed, [found("duplicate-identical", 4, "warning")], {2: {"contract_no": "HA-2024/101"}}, notices=[{"name": "text-normalised", "path": "/contract_no", "row": 4, "column": "A"}])
loose = [short(0), short(0, contract_no="HA-2024/101 ", subject_matter="办公楼保洁")]
repeated("different-after-trimming", "keys equal after trimming, with different content", loose, [found("duplicate-different", 2, "error", "主要标的"), found("duplicate-different", 3, "error", "主要标的")], {1: {"contract_no": "HA-2024/101"}})
first, last = register([short(0), short(1)]), register([short(1), short(2)], sheet="补报")
case("duplicates/across-sheets", "identical rows on two sheets", FILE, by_openpyxl([Sheet("合同", first.grid()), Sheet("补报", last.grid())]), tables=[first.table(), last.table()],
     findings=[dict(found("duplicate-identical", 2, "warning"), sheet="补报")])
one, more = Register("contract", plain("contract", [short(0)]), [short(0), short(1)]), Register("contract", plain("contract", [short(0)]), [short(1), short(2)])
case("duplicates/across-files", "identical rows in two files of one run", ["合同一.csv", "合同二.csv"], [csv(one.grid()).encode(), csv(more.grid()).encode()], tables=[one.table(), more.table()],
     findings=[found("duplicate-identical", 2, "warning", "合同一.csv")])
