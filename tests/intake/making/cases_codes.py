"""Page 7, 'USCC columns', and 'Hostile' as far as it can stand in a small file."""

from .byhand import csv
from .corpus import case, read
from .records import FREE, Register, plain, short
from .writers import Sheet, by_openpyxl, by_xlsxwriter

FILE = "合同台账.xlsx"


def code(name, says, typed, key="party_b_id", read_as=FREE, findings=(), notices=(), message=(), **declared):
    """One code as it was typed, in the second row."""
    records = [short(0), short(1)]
    one = Register("contract", plain("contract", records), records, sheet="合同")
    grid = one.grid()
    grid[2][[keys for _, keys, _ in one.columns].index(key)] = typed
    found = [one.at(rule, key, 1, severity, message=list(message)) for rule, severity in findings]
    told = [one.at(rule, key, 1, "notice") for rule in notices]
    case(f"uscc/{name}", says, FILE, by_openpyxl(Sheet("合同", grid)), tables=[one.table({1: {key: read_as}})], findings=found, notices=told, **declared)


LEGACY = [("uscc-is-legacy-number", "error")]
code("registration-15", "15-digit registration numbers are recognised by name", "320685000123459", findings=LEGACY, message=["注册号"])
code("registration-13", "13-digit registration numbers are recognised by name", "3206850001234", findings=LEGACY, message=["注册号"])
code("organisation-code", "hyphenated organisation codes are recognised by name", "MA1A3003-9", findings=LEGACY, message=["组织机构代码"])
code("organisation-code-of-party-a", "hyphenated organisation codes in the column of party A", "MB0A1001-3", "party_a_uscc", findings=LEGACY)
PERSON = "320685199003070007"
code("identity-number", "identity numbers of natural persons are recognised, and masked everywhere", PERSON, findings=[("uscc-is-personal-number", "error")], never=[PERSON])
code("identity-number-of-party-a", "the same in the column of party A", PERSON, "party_a_uscc", findings=[("uscc-is-personal-number", "error")], never=[PERSON])
code("identity-number-spaced", "the same with spaces in it", "320685 19900307 0007", findings=[("uscc-is-personal-number", "error")], never=[PERSON, "320685 19900307 0007"])
code("check-digit", "a wrong check digit", "91320685MA1A30039D", findings=[("uscc-check-digit", "error")])
code("check-digit-as-issued", "most codes that are wrong as issued carry Σ mod 31: the finding says so", "11320685MB0A10013K", "party_a_uscc", findings=[("uscc-check-digit", "error")], message=["31"])
code("unknown-division", "division digits outside every table: a notice, never a refusal", "91320691MA1A300985", read_as="91320691MA1A300985", notices=["uscc-unknown-division"])
code("lower-case", "lower case is upper-cased and told", "91320685ma1a30039c", read_as="91320685MA1A30039C", notices=["code-normalised"])
code("spaces", "spaces inside a code go, and are told", "91320685 MA1A 3003 9C", read_as="91320685MA1A30039C", notices=["code-normalised"])
code("full-width", "full-width characters are made half-width and told", "９１３２０６８５ＭＡ１Ａ３００３９Ｃ", read_as="91320685MA1A30039C", notices=["code-normalised"])
code("placeholder", "the placeholder for 'has no code' is recognised by name", "00000000000000000X", findings=[("uscc-is-placeholder", "error")])
code("seventeen", "a character too few", "91320685MA1A30039", findings=[("uscc-length", "error")])
code("letter-o", "a letter O for a zero", "91320685MA1A3OO39C", findings=[("uscc-alphabet", "error")])

FORMULAS = [
    short(0, contract_name="=HYPERLINK(\"http://example.invalid\",\"合同\")", subject_matter="+1+1", remarks="@SUM(A1:A2)"),
    short(1, contract_name="-2+3示例", subject_matter="=cmd|' /C calc'!A0", remarks="示例"),
]
# In CSV a spreadsheet would compute these; here they are what somebody wrote.
one = Register("contract", plain("contract", FORMULAS), FORMULAS)
read("hostile/formulas-in-csv", "cells that a spreadsheet would run are text on the way in", "合同台账.csv", csv(one.grid()).encode(), one)
two = Register("contract", plain("contract", FORMULAS), FORMULAS, sheet="合同")
read("hostile/formulas-as-text", "the same in a workbook, as text", FILE, by_xlsxwriter(Sheet("合同", two.grid())), two)
MARKUP = [short(0, contract_name="<b>示例</b>合同", subject_matter="<script>alert(1)</script>", remarks="&lt;示例&gt; & \"引号\"")]
three = Register("contract", plain("contract", MARKUP), MARKUP, sheet="合同")
read("hostile/markup", "markup is text on the way in", FILE, by_openpyxl(Sheet("合同", three.grid())), three)
four = Register("contract", plain("contract", MARKUP), MARKUP)
read("hostile/markup-in-csv", "markup in CSV is no web page", "合同台账.csv", csv(four.grid()).encode("gbk"), four)
