"""Whole files as offices keep them: one sheet, one header row or two."""

from .offices import *  # noqa: F403 - the words of a register
from .offices import CENTRE, TOWN

FIVE = contracts(5)
ALL = [("合同编号", "contract_no"), ("合同名称", "contract_name"), ("甲方名称", "party_a_name"), ("甲方统一社会信用代码", "party_a_uscc"), ("乙方名称", "party_b_name"), ID, ("乙方证件号码", "party_b_id"),
       ("签订日期", "signed_on"), ("履行起始日期", "starts_on"), ("履行截止日期", "ends_on"), ("合同金额", "amount"), ("主要标的", "subject_matter")] + REST


def worded(names, hows=None, order=None, before=(SERIAL,), after=()):
    """All columns, some under the office's own words."""
    columns = [(names.get(key, heading), key, (hows or {}).get(key)) for heading, key in ALL]
    if order:
        columns.sort(key=lambda column: order.index(column[1]) if column[1] in order else len(order))
    return list(before) + columns + list(after)


DAYS = {"signed_on": day, "starts_on": day, "ends_on": day}

one = Register("contract", worded({}, DAYS | {"amount": number}), FIVE, sheet="政府合同台账", above=["海安市示例一局2024年度政府合同台账", ""])
office("bureau-titled-openpyxl", "a title, a serial column, days and numbers", "示例一局合同台账.xlsx", "xlsx", one, merges=["A1:V1"])
one = Register("contract", worded({"amount": "合同金额（万元）", "party_a_name": "甲方", "party_b_name": "乙方"}, DAYS | {"amount": wan}, after=(CONTACT, PHONE)), FIVE, sheet="Sheet1")
office("bureau-wan-contact", "（万元） in the heading, 联系人 and 联系电话 behind", "合同统计表.xlsx", "xlsxwriter", one, unknown={0: {"联系人": "李某", "联系电话": "0513-00000000"}})
TOTAL = sum(float(record["amount"]) for record in FIVE)


def total(register, amount, label="合计"):
    row = [""] * len(register.columns)
    row[0] = label
    row[[key for _, key, _ in register.columns].index("amount")] = amount
    return row


one = Register("contract", worded({"signed_on": "签订时间", "amount": "合同价款（元）"}, DAYS | {"amount": number}), FIVE, sheet="台账", above=["2024年政府合同统计表", "填报单位：海安市示例一局（盖章）"])
one.below = [total(one, TOTAL), [""], ["填表人：李某", "", "", "审核人：王某", "", "", "填报时间：2025年1月6日"]]
office("bureau-total-signature", "a total and a signature line", "2024年合同统计表.xlsx", "xlsx", one, notes=[["第", "9"], ["第", "11"]])
one = Register("contract", worded({}, {"amount": wan_text}), FIVE, above=[["政府合同台账"], ["金额单位：万元"]])
one.below = [total(one, f"{TOTAL / 10000:.5f}")]
office("bureau-gbk-wan-above", "GBK CSV of Excel with 金额单位：万元 above and a total in the same unit", "合同台账.csv", "gbk", one, notes=[["万元"], ["第", "9"]])
one = Register("contract", worded({}, {"signed_on": slashed_day, "starts_on": slashed_day, "ends_on": slashed_day, "amount": thousands}), FIVE)
office("bureau-unicode-text", "'Unicode text' of Excel with separators and slashed days", "合同台账.txt", "unicode", one, notes=[["UTF-16"]])
one = Register("contract", worded({"party_b_name": "供应商名称", "party_a_name": "采购单位"}, {"signed_on": chinese_day, "starts_on": chinese_day, "ends_on": chinese_day, "amount": yuan_mark}), FIVE, sheet="合同")
office("bureau-xlwt-chinese-days", "an XLS of an old system: 采购单位, 供应商名称, days in Chinese, ¥", "合同导出.xls", "xls", one)
one = Register("contract", worded({"contract_no": "合同号", "contract_name": "项目名称", "subject_matter": "合同主要内容"}, {"signed_on": dotted_day, "starts_on": dotted_day, "ends_on": dotted_day}), FIVE)
office("bureau-tabs-dotted-days", "a text file with tabs in GBK, days with points", "合同.txt", "tabs", one)
order = ["signed_on", "amount", "party_b_name", "party_b_id", "contract_name", "contract_no"]
one = Register("contract", worded({"signed_on": "签约时间", "party_b_name": "对方单位", "party_b_id": "对方单位证件号码"}, {"amount": number}, order), FIVE, sheet="登记簿")
office("bureau-other-order", "columns in another order: the day first", "登记簿.xlsx", "lo", one)

THREE = contracts(3, TOWN)
group = [("甲方", 2), ("乙方", 3), ("履行期限", 2)]
columns = [SERIAL, ("合同编号", "contract_no"), ("合同名称", "contract_name"), ("甲方名称", "party_a_name"), ("统一社会信用代码", "party_a_uscc"), ("乙方名称", "party_b_name"), ID, ("证件号码", "party_b_id"),
           ("签订日期", "signed_on", day), ("起始", "starts_on", day), ("截止", "ends_on", day), ("合同金额（元）", "amount", number), ("主要标的", "subject_matter")] + REST
upper = ["序号", "合同编号", "合同名称", "甲方", "", "乙方", "", "", "签订日期", "履行期限", "", "合同金额（元）", "主要标的"] + [heading for heading, _ in REST]
lower = ["", "", "", "名称", "统一社会信用代码", "名称", "证件类型", "证件号码", "", "起始日期", "截止日期", "", ""] + [""] * len(REST)
merged = ["D2:E2", "F2:H2", "J2:K2"] + [f"{column}2:{column}3" for column in "ABCILMNOPQRSTUV"]
one = Register("contract", columns, THREE, sheet="合同", above=["示例镇政府合同登记表"], heads=[upper, lower])
office("town-two-rows", "two-row merged headings: 甲方, 乙方, 履行期限", "示例镇合同登记表.xlsx", "xlsx", one, merges=["A1:V1"] + merged, notes=[["3 行", "表头"]])
office("town-two-rows-lo", "the same, written by LibreOffice", "示例镇合同登记表.xlsx", "lo", one, merges=["A1:V1"] + merged)
office("town-two-rows-lo-xls", "the same as XLS", "示例镇合同登记表.xls", "lo-xls", one, merges=["A1:V1"] + merged)
flat = Register("contract", columns, THREE, above=[["示例镇政府合同登记表"], ["填报单位：海安市示例镇人民政府", "", "", "", "", "单位：元"]], heads=[upper, lower])
office("town-two-rows-gbk", "the same saved as CSV by Excel", "示例镇合同登记表.csv", "gbk", flat)

TERMS = with_terms(contracts(4, CENTRE))
short_columns = [SERIAL, ("合同名称", "contract_name"), ("合同编号", "contract_no"), ("甲方", "party_a_name"), ("乙方", "party_b_name"), ("合同金额（元）", "amount", number), ("签订日期", "signed_on", day), ("履行期限", "term_text"), ("合同标的", "subject_matter"), extra("备注说明")]
columns_filled = [column if column[1] != "term_text" else ("履行期限", ("term_text", "starts_on", "ends_on")) for column in short_columns]
one = Register("contract", columns_filled, TERMS, sheet="2024", above=["海安市示例服务中心合同台账"])
told = [one.at("term-read-as-dates", "term_text", place, "notice") for place in range(4)]
office("centre-own-register", "a register with few columns: what is lacking is told once a column", "合同台账2024.xlsx", "xlsxwriter", one, notices=told)
DOTTED = with_terms(contracts(4, CENTRE), dotted_term)
one = Register("contract", [column[:2] + (dotted_day,) if column[1] == "signed_on" else column for column in columns_filled], DOTTED)
told = [one.at("term-read-as-dates", "term_text", place, "notice") for place in range(4)]
office("centre-gbk-terms", "the same as GBK CSV, terms with points", "合同台账2024.csv", "gbk", one, notices=told)
one = Register("contract", columns_filled, TERMS, sheet="合同", above=["合同台账", "单位：元"], below=[["制表人：李某      审核人：王某"]])
office("centre-xlwt", "the same from an old system, with a signature line", "合同.xls", "xls", one, notes=[["第", "8"]])
spaced = [(f"{heading[0]}　{heading[1:]}" if heading == "备注说明" else heading.replace("合同名称", "合 同 名 称").replace("签订日期", "签  订\n日  期"), *rest) for heading, *rest in columns_filled]
one = Register("contract", spaced, TERMS, sheet="Sheet1", above=["合 同 台 账"])
office("centre-spaced-headings", "headings with spaces and line breaks", "台账.xlsx", "xlsx", one)
