"""Page 7, 'Units'."""

from .byhand import csv
from .corpus import case, read
from .records import FREE, Register, base, number, plain, short, wan, wan_text
from .writers import Sheet, by_openpyxl, by_xlsxwriter, by_xlwt

FILE = "合同台账.xlsx"
TWO = [short(0), short(1)]


def register(records=TWO, name="合同金额", how=number, **options):
    columns = [(name, key, how) if key == "amount" else (heading, key) for heading, key in plain("contract", records)]
    options.setdefault("sheet", "合同")
    return Register("contract", columns, records, **options)


def amounts(called, says, texts, read_as, findings=(), notices=(), records=None, **options):
    """Cells of amounts as somebody typed them, and what they come to; None where no number may be read."""
    records = [short(place, **(records or {})) for place in range(len(texts))]
    notes = options.pop("notes", [])
    one = register(records, how=None, **options)
    grid, changes = one.grid(), {}
    at = [key for _, key, _ in one.columns].index("amount")
    for place, (text, amount) in enumerate(zip(texts, read_as)):
        grid[one.row_of(place) - 1][at] = text
        changes[place] = amount if isinstance(amount, dict) else {"amount": amount}
    found = [one.at(rule, key, place, severity) for rule, key, place, severity in findings]
    told = [one.at(rule, key, place, "notice") for rule, key, place in notices]
    case(f"units/{called}", says, FILE, by_openpyxl(Sheet("合同", grid)), tables=[one.table(changes)], findings=found, notices=told, notes=notes)


for name, heading in [("wan-brackets", "合同金额（万元）"), ("wan-half-width", "合同金额(万元)"), ("wan-line-break", "合同金额\n（单位：万元）"), ("wan-slash", "合同总价/万元"), ("yuan-of-money", "合同金额（人民币元）")]:
    how = number if "yuan" in name else wan
    one = register(name=heading, how=how)
    read(f"units/heading-{name}", "（万元） in the heading", FILE, by_openpyxl(Sheet("合同", one.grid())), one)

for name, line in [("alone", ["单位：万元"]), ("right", [""] * 19 + ["单位：万元"]), ("with-others", ["填报单位：海安市示例一局      2025年1月      金额单位：万元"]), ("bracket", ["（单位：人民币万元）"])]:
    one = register(how=wan, above=["政府合同台账", line])
    read(f"units/above-{name}", "单位：万元 above the table", FILE, by_openpyxl(Sheet("合同", one.grid())), one, notes=[["万元"]])
one = Register("contract", [(heading, key, wan_text if key == "amount" else None) for heading, key in plain("contract", TWO)], TWO, above=[["政府合同台账"], ["单位：万元"]])
read("units/above-csv", "单位：万元 above the table, in CSV", "合同台账.csv", csv(one.grid()).encode("gbk"), one, notes=[["万元"]])
# The reporting unit is an office; only the unit of amounts is one of money.
one = register(above=["政府合同台账", "单位：海安市示例一局"])
read("units/above-is-an-office", "单位：海安市示例一局 is no unit of money", FILE, by_openpyxl(Sheet("合同", one.grid())), one)
one = register(above=["政府合同台账", "单位：元"])
read("units/above-yuan", "单位：元 above the table", FILE, by_openpyxl(Sheet("合同", one.grid())), one)

settled = [short(0, settled_amount="186000.00", settled_on="2025-01-05"), short(1)]
columns = [(heading, key, wan if key in ("amount", "settled_amount") else None) for heading, key in plain("contract", settled)]
both = Register("contract", columns, settled, sheet="合同", above=["政府合同台账", "单位：万元"])
read("units/above-for-all-columns", "the unit above applies to every column of money that says nothing itself", FILE, by_openpyxl(Sheet("合同", both.grid())), both)

SAID = ["money-unit-conflict", "amount"]
clash = register(name="合同金额（元）", above=["政府合同台账", "单位：万元"])
lost = {0: {"amount": FREE}, 1: {"amount": FREE}}
read("units/above-against-heading", "where heading and the line above contradict each other every amount of the column is an error", FILE, by_openpyxl(Sheet("合同", clash.grid())),
     tables=[clash.table(lost)], findings=[clash.at(*SAID, place) for place in (0, 1)])
clash = register(name="合同金额（万元）", how=wan, above=["政府合同台账", "金额单位：元"])
read("units/above-yuan-against-heading-wan", "the same the other way round", FILE, by_openpyxl(Sheet("合同", clash.grid())), tables=[clash.table(lost)], findings=[clash.at(*SAID, place) for place in (0, 1)])

amounts("in-the-cell", "a unit in the cell", ["18.6万元", "324500元", "9.78005万"], ["186000.00", "324500.00", "97800.50"])
amounts("in-the-cell-and-heading", "a unit in the cell that the heading says too", ["18.6万元", "32.45"], ["186000.00", "324500.00"], name="合同金额（万元）")
amounts("cell-against-heading-wan", "yuan in the cell, 万元 in the heading: that amount is an error", ["186000元", "32.45"], [FREE, "324500.00"], [("money-unit-conflict", "amount", 0, "error")], name="合同金额（万元）")
amounts("cell-against-heading-yuan", "万元 in the cell, yuan in the heading", ["18.6万元", "324500"], [FREE, "324500.00"], [("money-unit-conflict", "amount", 0, "error")], name="合同金额（元）")
amounts("cell-against-above", "yuan in the cell, 万元 above the table", ["186000元", "32.45"], [FREE, "324500.00"], [("money-unit-conflict", "amount", 0, "error")], above=["政府合同台账", "单位：万元"])
amounts("usual-forms", "separators, marks and spaces", ["186,000.00", "￥324,500", "¥ 97800.5", "人民币58600元整"], ["186000.00", "324500.00", "97800.50", "58600.00"])
amounts("full-width", "full-width digits", ["１８６０００", "３２４５００．００"], ["186000.00", "324500.00"])
amounts("too-precise", "more places than a fen has are a finding", ["186000.005", "324500"], [FREE, "324500.00"], [("money-too-precise", "amount", 0, "error")])

amounts("words", "amounts in words are read", ["壹佰零贰万伍仟元整", "人民币叁拾贰万肆仟伍佰元整", "玖万柒仟捌佰元伍角"], [{"amount": one, "amount_text": FREE} for one in ("1025000.00", "324500.00", "97800.50")])
amounts("words-beside-digits", "words beside digits in one cell are held against them", ["186000元（大写：壹拾捌万陆仟元整）", "人民币叁拾贰万肆仟伍佰元整（￥324500.00）"], [{"amount": one, "amount_text": FREE} for one in ("186000.00", "324500.00")])
amounts("words-against-digits", "words that disagree with the digits beside them", ["186000元（大写：壹拾捌万元整）", "324500"],
        [{"amount": FREE, "amount_text": FREE}, "324500.00"], [("money-words-disagree", "amount", 0, "error")])
RATE = {"amount_basis": "rate"}
for name, texts in {
    "range": ["10-20万元", "180000～200000"], "about": ["约18.6万元", "324500左右"], "not-less": ["不少于18万元", "不超过30万元"],
    "masked": ["******", "18****元"], "see-contract": ["见合同", "详见合同附件"], "by-settlement": ["据实结算", "以审计结果为准"], "unit-price": ["120元/人·月", "8.5元/平方米"],
}.items():
    amounts(f"no-number-{name}", "ranges, 约, 不少于, masked digits, 见合同 are not numbers: they stay as amount_text", texts, [{"amount": None, "amount_text": text} for text in texts],
            notices=[("amount-kept-as-text", "amount", place) for place in range(len(texts))], records=RATE)
amounts("no-number-where-one-is-owed", "a wording where a fixed price owes a number: the number is missing", ["约18.6万元", "324500"], [{"amount": None, "amount_text": "约18.6万元"}, "324500.00"],
        [("field-missing", "amount", 0, "error")], notices=[("amount-kept-as-text", "amount", 0)])

stated = [short(0, amount="1025000.00", amount_text="壹佰零贰万伍仟元整"), short(1, amount="1025000.00", amount_text="人民币壹佰零贰万元整")]
columns = [("金额大写", key) if key == "amount_text" else (heading, key) for heading, key in plain("contract", stated)]
written = Register("contract", columns, stated, sheet="合同")
read("units/column-of-words", "a column of amounts in words is held against the digits", FILE, by_xlsxwriter(Sheet("合同", written.grid())), written,
     # Whether the words are kept beside the digits is the reader's choice; that they are held against them is not.
     tables=[written.table({place: {"amount_text": FREE} for place in (0, 1)})],
     findings=[written.at("money-words-disagree", "amount", 1)])

statement = base("performance")
columns = [(heading + "（万元）" if key.endswith("_amount") else heading, key, wan if key.endswith("_amount") else None) for heading, key in plain("performance", [statement])]
monthly = Register("performance", columns, [statement], sheet="履约")
read("units/heading-wan-in-performance", "（万元） in the headings of a monthly statement", "履约.xls", by_xlwt(Sheet("履约", monthly.grid())), monthly)

each = [short(0, settled_amount="186000.00", settled_on="2025-01-05"), short(1)]
columns = [("合同金额（万元）" if key == "amount" else "结算金额（元）" if key == "settled_amount" else heading, key, wan if key == "amount" else number if key == "settled_amount" else None) for heading, key in plain("contract", each)]
own = Register("contract", columns, each, sheet="合同")
read("units/heading-each-its-own", "every column has the unit of its own heading", FILE, by_openpyxl(Sheet("合同", own.grid())), own)
one = register(how=wan)
heads = [[heading for heading, _, _ in one.columns], ["（万元）" if key == "amount" else "" for _, key, _ in one.columns]]
below = Register("contract", one.columns, TWO, sheet="合同", heads=heads)
read("units/heading-wan-in-second-row", "（万元） in a row of its own below the heading", FILE, by_openpyxl(Sheet("合同", below.grid())), below)
thousand = lambda record, value: float(value) / 1000
one = register(name="合同金额（千元）", how=thousand)
read("units/heading-thousand", "（千元） is never read as yuan", FILE, by_openpyxl(Sheet("合同", one.grid())), one)
one = register(how=thousand, above=["政府合同台账", "单位：千元"])
read("units/above-thousand", "单位：千元 above the table is never read as yuan", FILE, by_openpyxl(Sheet("合同", one.grid())), one)
