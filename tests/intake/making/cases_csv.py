"""Page 7, 'CSV'."""

from .byhand import csv
from .corpus import read, refuse
from .records import Register, plain, short, thousands

FILE = "合同台账.csv"


def register(*records, more=(), **options):
    return Register("contract", plain("contract", records) + list(more), list(records), **options)


REMARKS = ("备注", "remarks")

broken = register(short(0, subject_matter="办公楼保洁\n和秩序维护"), short(1))
read("csv/line-break-in-quotes", "line breaks inside quotes; the rows below keep their numbers", FILE, csv(broken.grid()).encode(), broken)
windows = csv(broken.grid()).replace("保洁\n和", "保洁\r\n和")
read("csv/line-break-of-windows-in-quotes", "a line break of two characters inside quotes", FILE, windows.encode(), broken)

quoted = register(short(0, subject_matter='办公楼保洁（"示例"标准）'), short(1, contract_name="示例,道路绿化养护合同"))
read("csv/doubled-quotes", "doubled quotes, and commas inside quotes", FILE, csv(quoted.grid()).encode(), quoted)
inner = register(short(0, subject_matter='8" 管道检修'), short(1))
raw = csv(inner.grid()).replace('"8"" 管道检修"', '8" 管道检修')
read("csv/quote-inside-a-cell", "a quote in the middle of an unquoted cell is a character", FILE, raw.encode(), inner)

# The last cells of the second row are not there at all.
ends = register(short(0, remarks="示例"), short(1))
lines = csv(ends.grid()).split("\r\n")
lines[2] = lines[2].rstrip(",")
read("csv/short-row", "short rows: what is not there is empty", FILE, "\r\n".join(lines).encode(), ends)
two = register(short(0), short(1))
lines = csv(two.grid()).split("\r\n")
lines[2] = lines[2].rsplit(",", 2)[0]
lost = {1: {"professional": None, "classified": None}}
read(
    "csv/short-row-lacks-required", "short rows: a required cell that is not there is missing", FILE, "\r\n".join(lines).encode(), tables=[two.table(lost)],
    findings=[two.at("field-missing", "professional", 1), two.at("field-missing", "classified", 1)],
)

# An amount with separators and no quotes shifts every cell behind it.
long = register(short(0), short(1), short(2))
lines = csv(long.grid()).split("\r\n")
lines[2] = lines[2].replace("324500.00", "324,500.00")
read(
    "csv/thousands-make-it-long", "rows made too long by unquoted thousand separators: too many columns, never shifted", FILE, "\r\n".join(lines).encode(),
    tables=[long.table(unreadable=[1])], findings=[{"name": "row-unreadable", "path": "", "row": 3, "severity": "error", "message": ["列"]}],
)
separated = Register("contract", [(name, key, thousands if key == "amount" else None) for name, key in plain("contract", [short(0)])], [short(0), short(1)])
read("csv/thousands-in-quotes", "thousand separators inside quotes are read", FILE, csv(separated.grid()).encode(), separated)
trailing = "".join(line + ",,,\r\n" for line in csv(two.grid()).split("\r\n")[:-1])
read("csv/trailing-commas", "commas at the end make no column", FILE, trailing.encode(), two)
lines = csv(two.grid()).split("\r\n")
lines[1] += ",,,"
read("csv/trailing-commas-of-one-row", "empty cells beyond the header are nothing", FILE, "\r\n".join(lines).encode(), two)

opened = csv(long.grid()).replace("示例道路绿化养护合同", '"示例道路绿化养护合同')
refuse("csv/unclosed-quote", "an unclosed quote is reported with its line", FILE, opened.encode(), "第 3 行", "引号")
opened = csv(register(short(0, subject_matter="一\n二"), short(1)).grid()).replace("示例道路绿化养护合同", '"示例道路绿化养护合同')
refuse("csv/unclosed-quote-after-a-line-break", "an unclosed quote is reported with its line of the file", FILE, opened.encode(), "第 4 行", "引号")

zeros = register(short(0, contract_no="0012"), short(1, contract_no="0013"))
text = csv(zeros.grid()).replace("\r\n0012,", '\r\n="0012",').replace("\r\n0013,", '\r\n"=""0013""",')
read("csv/equals-quoted", '="0012" is read as its text', FILE, text.encode(), zeros)
read("csv/cr-line-ends", "lines that end as on an old Macintosh", FILE, csv(two.grid(), end="\r").encode(), two)
read("csv/lf-line-ends", "lines that end as on Unix", FILE, csv(two.grid(), end="\n").encode(), two)
gaps = register(short(0), short(1), above=[""], between={1: [[""], [""]]})
table = gaps.table()
del table["not_records"]
read("csv/empty-lines", "empty lines are nothing, and are counted", FILE, csv(gaps.grid()).replace("," * (len(gaps.columns) - 1) + "\r\n", "\r\n").encode(), tables=[table])
said = register(short(0), short(1), above=[["sep=,"]])
lines = csv(said.grid()).split("\r\n")
lines[0] = "sep=,"
read("csv/sep-line", "the line in which Excel names its separator is no header", FILE, "\r\n".join(lines).encode(), said)
no_end = csv(two.grid()).removesuffix("\r\n")
read("csv/no-line-end-at-the-end", "a last line without its end", FILE, no_end.encode(), two)

# Two files that somebody put together with `copy`: the second one's mark and header stand in the middle.
joined = register(short(0), short(1), between={1: [[heading for heading, _ in plain("contract", [short(0)])]]})
text = csv(joined.grid())
halves = text.split("\r\n")
both = b"\xef\xbb\xbf" + "\r\n".join(halves[:2]).encode() + b"\r\n\xef\xbb\xbf" + "\r\n".join(halves[2:]).encode()
read("csv/joined-files", "two files put together: the second header is no record", FILE, both, joined, notes=[["3 行"]])
