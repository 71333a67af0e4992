"""Whole files as offices keep them: what comes together in one file where nobody planned it."""

from .offices import *  # noqa: F403 - the words of a register
from .offices import CENTRE, TOWN
from .records import FREE, plain

COLUMNS = plain("contract", [short(0)])


def month(place, count, name):
    records = [short(place + at) for at in range(count)]
    return Register("contract", [SERIAL] + COLUMNS, records, sheet=name, above=[f"{name}份合同登记"])


sheets = [month(0, 2, "12月上旬"), month(2, 2, "12月中旬"), month(4, 1, "12月下旬")]
empty = Sheet("1月", [["1月份合同登记"], ["序号"] + [heading for heading, _ in COLUMNS]])
# A sheet with its header and nothing below it was matched, and says so.
blank = month(0, 0, "1月")
office("sheet-a-month", "a sheet for each stretch of a month, the last one without rows", "合同登记.xlsx", "xlsx", *sheets, blank, sheets=[Sheet(one.sheet, one.grid()) for one in sheets] + [empty], notes=[["1月", "没有数据"]])

FOUR = contracts(4, TOWN)
TWO_ROWS = [
    (("序号", ""), SERIAL[1:]), (("合同基本情况", "合同编号"), ("contract_no",)), (("", "合同名称"), ("contract_name",)), (("", "金额"), ("amount", wan)), (("", "签订日期"), ("signed_on", slashed_day)),
    (("甲方", "名称"), ("party_a_name",)), (("", "信用代码"), ("party_a_uscc",)), (("乙方", "名称"), ("party_b_name",)), (("", "统一社会信用代码"), (("party_b_id", "party_b_id_kind"),)),
    (("履行期限", "开始日期"), ("starts_on", slashed_day)), (("", "结束日期"), ("ends_on", slashed_day)), (("主要标的", ""), ("subject_matter",)),
] + [((heading, ""), (key,)) for heading, key in REST]
columns = [(heads[1] or heads[0],) + tuple(rest) for heads, rest in TWO_ROWS]
upper, lower = [heads[0] for heads, _ in TWO_ROWS], [heads[1] for heads, _ in TWO_ROWS]
amount = sum(float(record["amount"]) for record in FOUR) / 10000
bottom = ["合计", "", "", round(amount, 6)] + [""] * (len(columns) - 4)
whole = Register("contract", columns, FOUR, sheet="汇总", above=["示例镇2024年度政府合同汇总表", ["填报单位：海安市示例镇人民政府"] + [""] * 9 + ["单位：万元"]], heads=[upper, lower], below=[bottom, ["填报人：李某", "", "", "", "负责人：王某", "", "", "", "填报日期：2025年1月8日"]])
merges = ["A1:U1", "B3:E3", "F3:G3", "H3:I3", "J3:K3", "A3:A4", "L3:L4"] + [f"{column}3:{column}4" for column in "MNOPQRSTU"]
for name, how, ending in [("xlsx", "xlsx", "xlsx"), ("xlsxwriter", "xlsxwriter", "xlsx"), ("lo-xls", "lo-xls", "xls")]:
    office(f"town-summary-{name}", "title, unit at the right, two-row header, total in 万元 and signatures in one table", f"政府合同汇总表.{ending}", how, whole, merges=merges, notes=[["万元"], ["第", "9"], ["第", "10"]])
flat = Register("contract", [column[:2] + (wan_text,) if column[1] == "amount" else column for column in columns], FOUR, above=whole.above, heads=[upper, lower], below=[["合计", "", "", f"{amount:.5f}"], ["填报人：李某", "", "", "", "负责人：王某"]])
office("town-summary-gbk", "the same saved as CSV by Excel", "政府合同汇总表.csv", "gbk", flat, notes=[["万元"], ["第", "9"]])

one_supplier = [short(place, CENTRE, party_b_name="海安示例设备有限公司", party_b_id="91320685MA1A30012L") for place in range(3)]
merged = Register("contract", [SERIAL] + COLUMNS, one_supplier, sheet="按供应商", above=["示例中心合同台账（按供应商）"])
grid = merged.grid()
for row in (3, 4):
    for column in (8, 9, 10, 11):
        grid[row][column] = ""
office("one-supplier-merged", "a supplier that is merged over its contracts", "台账.xlsx", "lo", merged, sheets=[Sheet("按供应商", grid, merges=["A1:V1"] + [f"{column}3:{column}5" for column in "IJKL"])], notes=[["合并"]])

bracketed = {"party_a_name": "甲方（采购人）", "party_b_name": "乙方（供应商）", "amount": "合同金额（小写）", "amount_text": "合同金额（大写）", "signed_on": "签订日期（年/月/日）", "subject_matter": "主要标的（服务内容）"}
written = [dict(short(0), amount_text="壹拾捌万陆仟元整"), dict(short(1), amount_text="叁拾贰万肆仟伍佰元整")]
one = Register("contract", [(bracketed.get(key, heading), key, slashed_day if key.endswith("_on") else None) for heading, key in plain("contract", [short(0)]) + [("金额说明", "amount_text")]], written, sheet="合同")
office("bracketed-headings", "headings that explain themselves in brackets; 小写 beside 大写", "合同信息.xlsx", "xlsxwriter", one, changes={place: {"amount_text": FREE} for place in (0, 1)})

mixed = Register("contract", [SERIAL] + COLUMNS, contracts(4), sheet="合同", above=["合同台账", "填报单位：海安市示例一局"])
grid = mixed.grid()
at = {key: place for place, (_, key, _) in enumerate(mixed.columns)}
for row, (signed, amount) in enumerate([("2024.12.1", "18.6万元"), (day(None, "2024-12-02"), 324500), ("2024年12月3日", "97,800.50"), (45630, "¥58,600.00元")], 3):
    grid[row][at["signed_on"]], grid[row][at["amount"]] = signed, amount
office("every-row-its-own-way", "every row writes days and amounts in its own way", "合同台账.xlsx", "xlsx", mixed, sheets=[Sheet("合同", grid)])

noted = Register("contract", COLUMNS, contracts(2), sheet="合同", above=["合同台账"], below=[[""], ["注：1.合同金额以元为单位。"], ["2.没有的留空。"]])
office("notes-below", "numbered notes below the table", "合同台账.xls", "xls", noted, notes=[["第", "6"]])
gaps = [("", None), SERIAL] + COLUMNS[:11] + [("", None)] + COLUMNS[11:]
airy = Register("contract", gaps, contracts(3), sheet="合同", above=["", ["", "合同台账"], ""])
office("empty-columns", "an empty column at the left and one in the middle", "合同台账.xlsx", "xlsx", airy)
aligned = Register("contract", COLUMNS, [short(0), short(1)], above=[["合同台账"]])
rows = [[cell + " " * (12 - len(cell)) if isinstance(cell, str) and cell else cell for cell in row] for row in aligned.grid()]
aligned.grid = lambda: rows
office("padded-by-a-program", "an old program fills every cell up with spaces", "HT202412.TXT", "tabs", aligned)
