"""Page 7, 'Header' and 'Columns that are not there'."""

from .byhand import csv
from .corpus import case, read, refuse
from .records import Register, base, heading, number, plain, short
from .writers import Sheet, by_libreoffice, by_openpyxl, by_xlsxwriter

TWO = [short(0), short(1)]
COLUMNS = plain("contract", TWO)
FILE = "合同台账.xlsx"


def renamed(names, records=TWO, **options):
    """The usual columns, some under other headings."""
    columns = [(names.get(key, name), key) for name, key in plain("contract", records)]
    return Register("contract", columns, records, **options)


def book(register, **options):
    return by_openpyxl(Sheet(register.sheet or "Sheet1", register.grid(), **options))


def one(name, says, names, **declared):
    register = renamed(names, sheet="合同")
    read(f"header/{name}", says, FILE, book(register), register, **declared)


titled = renamed({}, sheet="合同", above=["海安市示例一局政府合同台账", "填报单位：海安市示例一局    填报日期：2025年1月6日", ""])
read("header/titles-above", "found wherever it is: titles and reporting lines above it", FILE, book(titled, merges=["A1:U1"]), titled, notes=[["第 4 行", "表头"]])
text = renamed({}, above=[["海安市示例一局政府合同台账"], ["填报单位：海安市示例一局"]])
read("header/titles-above-csv", "found wherever it is, in CSV too", "合同台账.csv", csv(text.grid()).encode("gbk"), text, notes=[["第 3 行", "表头"]])
deep = renamed({}, sheet="合同", above=[f"填报说明第 {line} 条：逐项填写。" for line in range(1, 28)])
read("header/row-28", "found wherever it is: below 27 lines of instructions", FILE, book(deep), deep, notes=[["第 28 行", "表头"]])
buried = renamed({}, sheet="合同", above=[f"填报说明第 {line} 条：逐项填写。" for line in range(1, 40)])
refuse("header/row-40", "no header within the first 30 rows: said", FILE, book(buried), "表头", "30")

pairs = {
    "party_a_name": ("甲方", "名称"), "party_a_uscc": ("甲方", "统一社会信用代码"), "party_a_kind": ("甲方", "机构类别"),
    "party_b_name": ("乙方", "名称"), "party_b_kind": ("乙方", "主体类别"), "party_b_id_kind": ("乙方", "证件类型"), "party_b_id": ("乙方", "证件号码"),
}
upper, lower, last = [], [], None
for name, key in COLUMNS:
    group, rest = pairs.get(key, (name, ""))
    upper.append("" if group == last else group)
    lower.append(rest)
    last = group
merges = ["E2:G2", "H2:K2"] + [f"{'ABCDEFGHIJKLMNOPQRSTU'[at]}2:{'ABCDEFGHIJKLMNOPQRSTU'[at]}3" for at, (_, key) in enumerate(COLUMNS) if key not in pairs]
joined = renamed({}, sheet="合同", above=["政府合同登记表"], heads=[upper, lower])
for name, writer in [("openpyxl", by_openpyxl), ("xlsxwriter", by_xlsxwriter), ("libreoffice", by_libreoffice)]:
    read(f"header/two-rows-{name}", "two-row merged headings joined", FILE, writer(Sheet("合同", joined.grid(), merges=merges)), joined, notes=[["3 行", "表头"]])
flat = renamed({}, above=[["政府合同登记表"]], heads=[upper, lower])
read("header/two-rows-csv", "two-row headings joined, in CSV, where nothing is merged", "合同台账.csv", csv(flat.grid()).encode("gbk"), flat)

one("inner-spaces", "headings with inner spaces", {"contract_no": "合 同 编 号", "contract_name": "合　同　名　称", "signed_on": "签 订 日 期", "amount": " 合同 金额 "})
one("line-breaks", "headings with line breaks", {"party_a_uscc": "甲方统一社会\n信用代码", "party_b_id": "乙方证件\n号码", "amount": "合同金额\n（元）"})
one("full-width-brackets", "headings with full-width brackets", {"amount": "合同金额（元）", "signed_on": "签订日期（年月日）", "classified": "是否涉密（是/否）"})
one("required-marks", "headings with required-marks", {"contract_no": "*合同编号", "contract_name": "合同名称（必填）", "signed_on": "签订日期*", "amount": "※合同金额", "contract_kind": "【必填】合同类型"})
one("keys", "keys are matched", {key: key for _, key in COLUMNS})
one("some-keys", "keys and Chinese headings side by side", {"contract_no": "contract_no", "amount": "amount", "classified": "classified"})
WORDS = {
    "contract_no": "合同号", "contract_name": "合同标题", "party_a_name": "甲方", "party_a_uscc": "甲方信用代码", "party_b_name": "乙方",
    "party_b_id": "乙方证件号", "signed_on": "签约日期", "starts_on": "合同开始日期", "ends_on": "合同到期日期", "amount": "合同总价", "subject_matter": "合同标的",
}
one("other-words", "a table of usual other words", WORDS)
BUYER = {"party_a_name": "采购人", "party_b_name": "供应商", "party_a_uscc": "采购人统一社会信用代码", "signed_on": "合同签订时间", "amount": "合同价款", "subject_matter": "主要标的内容"}
one("words-of-procurement", "the words of procurement: 采购人, 供应商", BUYER)
BUILDER = {"party_a_name": "发包人", "party_b_name": "承包人", "party_a_uscc": "发包人统一社会信用代码", "signed_on": "签订时间", "starts_on": "开工日期", "ends_on": "竣工日期"}
one("words-of-building", "the words of building contracts: 发包人, 承包人", BUILDER)

two_names = renamed({"contract_name": "名称", "party_b_name": "名称"}, sheet="合同")
refuse("header/two-names", "what is ambiguous is asked for: two columns called 名称", FILE, book(two_names), "名称", "B", "H", "zhengwu map")
two_amounts = Register("contract", COLUMNS + [("合同总价", None, lambda place, record: "1")], TWO, sheet="合同")
refuse("header/two-amounts", "what is ambiguous is asked for: two amount columns", FILE, book(two_amounts), "合同金额", "合同总价", "zhengwu map")
lone = renamed({"contract_name": "名称"}, sheet="合同")
refuse("header/lone-name", "an ambiguous heading whose field no other column gives is asked for", FILE, book(lone), "名称", "zhengwu map")
extra = Register("contract", [("名称", None, lambda place, record: "示例")] + COLUMNS, TWO, sheet="合同")
spoken = {place: {"名称": "示例"} for place in (0, 1)}
read("header/name-beside-the-names", "an ambiguous heading takes no field from a column that says it plainly", FILE, book(extra), tables=[extra.table(unknown=spoken)])

people = [("序号", None, lambda place, record: place + 1)] + COLUMNS + [("联系人", None, lambda place, record: ["李某", "王某"][place]), ("联系电话", None, lambda place, record: ["0513-00000001", "0513-00000002"][place])]
contact = Register("contract", people, TWO, sheet="合同")
carried = {0: {"序号": "1", "联系人": "李某", "联系电话": "0513-00000001"}, 1: {"序号": "2", "联系人": "王某", "联系电话": "0513-00000002"}}
read("header/unknown-columns", "unknown columns are carried along untouched", FILE, book(contact), tables=[contact.table(unknown=carried)], notes=[["联系人"]])

moved = Register("contract", list(reversed(COLUMNS)), TWO, sheet="合同")
read("header/any-order", "columns in any order", FILE, book(moved), moved)
aside = Register("contract", [("", None)] * 2 + COLUMNS, TWO, sheet="合同", above=["", "", ""])
read("header/not-in-the-corner", "a table that begins at C4", FILE, book(aside), aside)

case("header/kind-given", "the kind is given where headings do not tell it", "导出.csv", "合同编号,备注\r\nHA-2024/101,示例\r\n".encode(), options={"kind": "contract"},
     tables=[{"kind": "contract", "sheet": None, "header_row": 1, "rows": [{"row": 2, "record": {"contract_no": "HA-2024/101", "remarks": "示例"}}]}],
     findings=Register("contract", [("合同编号", "contract_no"), ("备注", "remarks")], []).missing() + [{"name": "term-neither-dated-nor-written", "path": "/ends_on", "row": 2}])
refuse("header/no-kind", "a table of something else is refused in one sentence", "通讯录.csv", "姓名,电话\r\n李某,1\r\n王某,2\r\n".encode(), "表头")

fewer = Register("contract", [column for column in COLUMNS if column[1] not in ("classified", "regime")], TWO, sheet="合同")
read("columns/missing-once", "a required column that a file lacks is told once, with the number of rows", FILE, book(fewer), fewer)
plain_missing = Register("contract", [column for column in COLUMNS if column[1] != "classified"], [short(place) for place in range(5)], sheet="合同")
case("columns/missing-says-how-many", "column-missing says how many rows it touches", FILE, book(plain_missing), tables=[plain_missing.table()],
     findings=[dict(found, message=["5"]) for found in plain_missing.missing()])
statement = base("performance")
other = Register("performance", [column for column in plain("performance", [statement]) if column[1] != "status_on"], [statement], sheet="履约")
read("columns/missing-in-performance", "the same in a monthly statement", "履约.xlsx", book(other), other)


def kept(meanings):
    """A mapping as somebody keeps it: what each heading means."""
    lines = [f'"{name}" = "{meaning}"' for name, meaning in meanings]
    return '[[table]]\nkind = "contract"\n\n[table.headings]\n' + "\n".join(lines) + "\n"


answers = [(f"{name}#2" if key == "party_b_name" else name, heading("contract", key)) for name, key, _ in two_names.columns]
read("header/two-names-mapped", "a mapping names the columns: which 名称 is which", FILE, book(two_names), two_names, mapping=kept(answers), notes=[["kept.map.toml"]])
answers = [(name, heading("contract", key) if key else "-") for name, key, _ in two_amounts.columns]
read("header/two-amounts-mapped", "a mapping names the columns: which amount counts", FILE, book(two_amounts), tables=[two_amounts.table(unknown={0: {"合同总价": "1"}})], mapping=kept(answers), notes=[["kept.map.toml"]])
odd = renamed({"contract_no": "流水", "contract_name": "事项", "amount": "数额"}, sheet="合同")
answers = [(name, key) for name, key, _ in odd.columns]
read("header/own-words-mapped", "a mapping names columns by words that no table knows", FILE, book(odd), odd, mapping=kept(answers), notes=[["kept.map.toml"]])
lacking = odd.missing() + [{"name": "column-missing", "path": f"/{key}", "row": 1, "severity": "error"} for key in ("contract_no", "contract_name", "amount")]
unread = {place: {key: None for key in ("contract_no", "contract_name", "amount")} for place in (0, 1)}
carried = {0: {"流水": "HA-2024/101", "事项": "示例办公楼物业服务合同", "数额": "186000.00"}}
case("header/own-words", "without one they are carried along, and what is lacking is told", FILE, book(odd), tables=[odd.table(unread, carried)],
     findings=lacking)
