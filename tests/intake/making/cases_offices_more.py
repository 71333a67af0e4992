"""Whole files as offices keep them: procurement, building, leases, statements, promises, several sheets."""

from .offices import *  # noqa: F403 - the words of a register
from .offices import CENTRE
from .records import FREE, base, plain
from .writers import Formula

CODE = ("party_b_id", "party_b_id_kind")
THREE = contracts(3)
procured = [
    SERIAL, ("项目名称", "contract_name"), ("合同编号", "contract_no"), ("采购人", "party_a_name"), ("采购人统一社会信用代码", "party_a_uscc"), ("中标（成交）供应商", "party_b_name"), ("供应商统一社会信用代码", CODE),
    ("合同金额（万元）", "amount", wan), ("合同签订日期", "signed_on", day), ("合同开始日期", "starts_on", day), ("合同结束日期", "ends_on", day), ("采购内容", "subject_matter"), extra("预算金额（万元）", "100"), extra("采购代理机构", "示例代理有限公司"),
] + REST
one = Register("contract", procured, THREE, sheet="政府采购合同", above=["2024年政府采购合同备案表", "填报单位：海安市示例一局    单位：万元"])
office("procurement-office", "采购人, 供应商, and a budget in 万元 that is no contract amount", "采购合同备案表.xlsx", "xlsx", one, unknown={0: {"采购代理机构": "示例代理有限公司"}})
office("procurement-office-xls", "the same as XLS", "采购合同备案表.xls", "lo-xls", one)
plainly = Register("contract", [column[:2] + (wan_text,) if column[1] == "amount" else column[:2] + (slashed_day,) if column[1] in ("signed_on", "starts_on", "ends_on") else column for column in procured], THREE, above=[["2024年政府采购合同备案表"]])
office("procurement-office-gbk", "the same as GBK CSV", "采购合同备案表.csv", "gbk", plainly, notes=[["GBK"]])

building = [
    SERIAL, ("工程名称", "contract_name"), ("合同编号", "contract_no"), ("发包人", "party_a_name"), ("发包人统一社会信用代码", "party_a_uscc"), ("承包人", "party_b_name"), ("承包人统一社会信用代码", CODE),
    ("签约合同价（元）", "amount", thousands), ("合同签订时间", "signed_on"), ("开工日期", "starts_on"), ("竣工日期", "ends_on"), ("工程内容", "subject_matter"), extra("项目经理", "李某"),
] + REST
one = Register("contract", building, contracts(4), sheet="工程合同", above=["工程合同台账"])
office("building-office", "发包人, 承包人, 开工日期, 竣工日期", "工程合同台账.xlsx", "xlsxwriter", one)
office("building-office-lo", "the same, written by LibreOffice", "工程合同台账.xlsx", "lo", one)

leases = [dict(record, payment_direction="government_receives", contract_name=record["contract_name"].replace("服务", "场地租赁")) for record in with_terms(contracts(3, CENTRE))]
leasing = [
    SERIAL, ("合同编号", "contract_no"), ("合同名称", "contract_name"), ("甲方（出租方）", "party_a_name"), ("乙方（承租方）", "party_b_name"), ("租赁期限", ("term_text", "starts_on", "ends_on")), ("合同总金额", "amount", number), ("签订日期", "signed_on", day), ("租赁标的", "subject_matter"), ("收付方向", "payment_direction"),
]
one = Register("contract", leasing, leases, sheet="租赁")
office("lease-office", "甲方（出租方）, 乙方（承租方）, 租赁期限", "租赁合同台账.xlsx", "xlsx", one)

people = [short(0, CENTRE), short(1, CENTRE, party_b_name="李某某", party_b_kind="natural_person", party_b_id_kind="citizen_id", party_b_id="320685199003070007"), short(2, CENTRE, party_b_name="海安示例安装有限公司;海安示例设备有限公司", party_b_kind="legal_person;legal_person", party_b_id_kind="uscc;uscc", party_b_id="91320685MA1A30039C;91320685MA1A30012L")]
one = Register("contract", plain("contract", people) + [CONTACT], people, sheet="合同")
office("persons-and-consortium", "a person and a consortium among the counterparties", "合同明细.xlsx", "xlsxwriter", one, never=["320685199003070007", "李某某"])
one = Register("contract", plain("contract", people), people)
office("persons-and-consortium-gb18030", "the same in GB18030", "合同明细.csv", "gb18030", one, never=["320685199003070007", "李某某"])

merged = Register("contract", plain("contract", THREE), THREE, sheet="合同", above=["合同台账"])
grid = merged.grid()
for row in (3, 4):
    grid[row][4:7] = ["", "", ""]
office("merged-office", "the office's own name stands once, merged over its contracts", "合同台账.xlsx", "xlsx", merged, sheets=[Sheet("合同", grid, merges=["A1:U1", "E3:E5", "F3:F5", "G3:G5"])], notes=[["合并"]])
office("merged-office-xls", "the same in XLS", "合同台账.xls", "lo-xls", merged, sheets=[Sheet("合同", grid, merges=["A1:U1", "E3:E5", "F3:F5", "G3:G5"])], notes=[["合并"]])

statements = [base("performance", contract_no=record["contract_no"], performed_amount=amount, due_amount=amount, paid_amount=amount) for record, amount in zip(THREE, ("46500.00", "81125.00", "0.00"))]
monthly = [
    SERIAL, ("合同编号", "contract_no"), ("甲方统一社会信用代码", "party_a_uscc"), ("报告月份", "period", lambda record, value: "2024年12月"), ("截至日期", "status_on", chinese_day), ("履行状态", "performance_status"),
    ("累计履约金额（万元）", "performed_amount", wan), ("到期应付金额（万元）", "due_amount", wan), ("已付金额（万元）", "paid_amount", wan),
]
one = Register("performance", monthly, statements, sheet="履约情况", above=["政府合同履约情况月报表", "2024年12月"], below=[["填表人：李某", "", "", "负责人：王某"]])
office("monthly-statements", "a monthly table in 万元", "履约月报.xlsx", "xlsx", one, notes=[["第", "7"]])
office("monthly-statements-xls", "the same from an old system", "履约月报.xls", "xls", one)
text = Register("performance", [column[:2] + (wan_text,) if "万元" in column[0] else column for column in monthly], statements, above=[["政府合同履约情况月报表"]])
office("monthly-statements-unicode", "the same as 'Unicode text'", "履约月报.txt", "unicode", text)
contract_sheet = Register("contract", plain("contract", THREE), THREE, sheet="合同", above=["合同信息表"])
help_sheet = Sheet("填报说明", [["填报说明"], ["1. 金额以元为单位。"], ["2. 日期按年月日填写。"]])
both = [help_sheet, Sheet("合同", contract_sheet.grid()), Sheet("履约情况", one.grid()), Sheet("字典", [["类型"], ["固定总价"], ["费率"]], hidden=True)]
office("contracts-and-statements", "a book of instructions, contracts, statements and a hidden list", "12月报送.xlsx", "xlsxwriter", contract_sheet, one, sheets=both, notes=[["填报说明"], ["字典"]])
office("contracts-and-statements-lo", "the same, written by LibreOffice", "12月报送.xlsx", "lo", contract_sheet, one, sheets=both, notes=[["填报说明"]])

promises = [base("commitment"), base("commitment", commitment_no="32068520241203000002", made_on="2024-12-03", subject="示例公园改造", content="2025年9月底前完成示例公园改造", due_on="2025-09-30")]
platform = ["commitment_no", "promisor_name", "promisor_kind", "promisor_code", "commitment_type", "subject", "content", "liability", "made_on", "due_on", "fulfilment_status", "unfulfilled_content", "accountability", "determined_on", "determined_by", "determined_by_uscc", "acceptor_name", "acceptor_uscc", "disclosure", "remarks"]
titles = dict(zip(platform, "承诺编码 承诺人名称 承诺人类别 承诺人代码 承诺类型 承诺事由 承诺内容 违诺责任 承诺作出日期 承诺有效期 承诺履行状态 未履行的承诺内容 违诺责任追究内容 状态认定日期 认定单位 认定单位代码 承诺受理单位 承诺受理单位代码 公开类型 备注".split()))
one = Register("commitment", [(titles[key], key) for key in platform], promises, sheet="信用承诺")
office("promises-20-columns", "the 20 columns of credit platforms", "信用承诺信息.xls", "xls", one)
listed = [SERIAL, ("承诺编号", "commitment_no"), ("承诺类别", "category"), ("承诺人类别", "promisor_kind"), ("承诺单位", "promisor_name"), ("承诺单位统一社会信用代码", "promisor_code"), ("承诺来源", "source"), ("领域", "fields"), ("承诺事项", "subject"),
          ("承诺内容", "content"), ("违诺责任", "liability"), ("政策依据", "authority_doc"), ("承诺时间", "made_on", chinese_day), ("完成时限", "due_on", chinese_day), ("公开类型", "disclosure"), extra("责任科室", "综合科")]
one = Register("commitment", listed, promises, sheet="承诺清单", above=["海安市示例一局政务承诺事项清单"])
office("promises-list", "a list of promises with the words of offices", "承诺事项清单.xlsx", "xlsx", one)
text = Register("commitment", listed, promises, above=[["海安市示例一局政务承诺事项清单"]])
office("promises-list-gbk", "the same as GBK CSV", "承诺事项清单.csv", "gbk", text)
judged = [base("dishonesty")]
one = Register("dishonesty", plain("dishonesty", judged), judged, sheet="失信记录", above=["政务失信记录登记表", ""])
office("dishonesty-register", "a register of dishonesty records", "政务失信记录.xlsx", "lo", one)

FIVE = contracts(5)
computed = Register("contract", [(heading, key, (lambda record, value: Formula(f"={value}*1", float(value))) if key == "amount" else None) for heading, key in plain("contract", FIVE)], FIVE, sheet="合同")
computed.below = [["合计"] + [""] * 13 + [Formula("=SUM(O2:O6)", sum(float(record["amount"]) for record in FIVE))]]
office("formulas-and-total", "amounts by formula and a total by SUM", "合同测算.xlsx", "xlsxwriter", computed, notes=[["公式"], ["第", "7"]])
office("formulas-and-total-lo-xls", "the same as XLS", "合同测算.xls", "lo-xls", computed, notes=[["公式"]])
wide = Register("contract", plain("contract", [base("contract")]) + [CONTACT, PHONE], [base("contract")], sheet="合同", above=["政府合同信息采集表", "填报单位：海安市示例一局", "说明：逐项填写，没有的留空。"])
office("all-columns", "everything that a contract may say, below three lines", "信息采集表.xlsx", "xlsx", wide, notes=[["4 行", "表头"]])
office("all-columns-gbk", "the same as GBK CSV", "信息采集表.csv", "gbk", Register("contract", plain("contract", [base("contract")]) + [CONTACT, PHONE], [base("contract")], above=[["政府合同信息采集表"], ["填报单位：海安市示例一局"], ["说明：逐项填写，没有的留空。"]]))
pages = Register("contract", [SERIAL] + plain("contract", FIVE), FIVE, sheet="打印", above=["合同台账"], between={0: [[str(at) for at in range(1, 23)]], 3: [["序号"] + [heading for heading, _ in plain("contract", FIVE)]]})
office("printed-pages", "column numbers below the header, the header again on the second page", "打印台账.xlsx", "xlsxwriter", pages, notes=[["第", "3"], ["第", "7"]])
bad = [short(0), short(1, amount="约32万元", signed_on="2024-11-31"), short(2, party_b_id="91320621MA1A30020R")]
fault = Register("contract", plain("contract", bad), bad, sheet="合同", above=["合同台账"])
office("with-faults", "three faults in one file, each at its cell", "合同台账.xlsx", "xlsx", fault, changes={1: {"amount": None, "amount_text": "约32万元", "signed_on": FREE}, 2: {"party_b_id": FREE}},
       findings=[fault.at("date-impossible", "signed_on", 1), fault.at("field-missing", "amount", 1), fault.at("uscc-check-digit", "party_b_id", 2)], notices=[fault.at("amount-kept-as-text", "amount", 1, "notice")])
