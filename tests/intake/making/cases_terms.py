"""Page 7, 'Composite cells'."""

from .corpus import read
from .records import Register, plain, short
from .writers import Sheet, by_openpyxl

FILE = "合同台账.xlsx"


def terms(name, says, texts, dates=None, keep=(), findings=(), told=True, term_key="履行期限", **more):
    """Contracts whose term stands in one cell. `dates`: (starts_on, ends_on) that come of it, by place."""
    records = []
    for place, text in enumerate(texts):
        record = short(place, term_text=text, **more)
        record = {key: value for key, value in record.items() if key in keep or key not in ("starts_on", "ends_on")}
        records.append(record)
    register = Register("contract", [(term_key, key) if key == "term_text" else (heading, key) for heading, key in plain("contract", records)], records, sheet="合同")
    changes = {}
    for place, (starts, ends) in enumerate(dates or []):
        if starts or ends:
            changes[place] = {key: value for key, value in (("starts_on", starts), ("ends_on", ends)) if value}
    table = register.table(changes)
    notices = [register.at("term-read-as-dates", "term_text", place, "notice") for place in changes] if told else []
    # The one column fills both fields, so that neither is lacking.
    lacking = [found for found in register.missing() if found["path"] not in ("/starts_on", "/ends_on")]
    found = [register.at(rule, key, place, severity) for rule, key, place, severity in findings]
    from .corpus import case

    case(f"terms/{name}", says, FILE, by_openpyxl(Sheet("合同", register.grid())), tables=[table], findings=lacking + found, notices=notices)


YEAR = [("2024-12-05", "2025-12-04"), ("2024-12-06", "2026-12-05")]
terms("chinese-range", "`2024年3月5日至2025年3月4日` fills both dates", ["2024年12月5日至2025年12月4日", "2024年12月6日至2026年12月5日"], YEAR)
terms("dotted-range", "the same with points and a dash", ["2024.12.5-2025.12.4", "2024.12.06－2026.12.05"], YEAR)
terms("iso-range", "the same with hyphens and a tilde", ["2024-12-05~2025-12-04", "2024-12-06 至 2026-12-05"], YEAR)
terms("slashed-range", "the same with slashes and a long dash", ["2024/12/5—2025/12/4", "2024/12/6——2026/12/5"], YEAR)
terms("from-to", "自…起至…止", ["自2024年12月5日起至2025年12月4日止", "从2024年12月6日起到2026年12月5日"], YEAR)
terms("range-other-word", "the same under 合同期限", ["2024年12月5日至2025年12月4日", "2024年12月6日至2026年12月5日"], YEAR, term_key="合同期限")
terms("short-end-year", "the same where the second date leaves out its year", ["2024年12月5日至12月31日", "2024年12月6日至2026年12月5日"], [("2024-12-05", "2024-12-31"), YEAR[1]])
terms("range-and-its-length", "the same with its length beside it", ["2024年12月5日至2025年12月4日（一年）", "两年，2024年12月6日至2026年12月5日"], YEAR)
terms("to-open-end", "a range without an end", ["2024年12月5日至长期", "2024年12月6日起长期有效"], [("2024-12-05", "2099-12-31"), ("2024-12-06", "2099-12-31")])
terms("open-ended", "长期 is open-ended", ["长期", "无固定期限"], [(None, "2099-12-31")] * 2, keep=("starts_on",))
terms("one-year-from-start", "一年 is turned into a date where its starting day is known", ["一年", "2年"], [(None, "2025-12-03"), (None, "2026-12-04")], keep=("starts_on",))
terms("months-and-days-from-start", "12个月, 90天: durations from a known day", ["12个月", "90天"], [(None, "2025-12-03"), (None, "2025-03-04")], keep=("starts_on",))
terms("months-from-signing", "自签订之日起12个月: a period counts from the day after its event (4.4)", ["自签订之日起12个月", "合同签订之日起一年"], [(None, "2025-12-01"), (None, "2025-12-02")], keep=("starts_on",))
terms("from-acceptance", "a duration whose starting day is not known is kept as term_text", ["自验收合格之日起一年", "质保期满为止"], keep=("starts_on",), told=False)
terms("year-without-start", "一年 without a known day is kept as term_text, and no day is invented", ["一年", "12个月"], told=False,
      findings=[("field-missing", "starts_on", 0, "error"), ("field-missing", "starts_on", 1, "error")])
terms("agrees-with-dates", "a term beside the dates that it says", ["2024年12月4日至2025年12月3日", "一年"], keep=("starts_on", "ends_on"), told=False)
terms("disagrees-with-dates", "a term beside dates that it does not say", ["2024年12月4日至2026年12月3日", "三年"], keep=("starts_on", "ends_on"), told=False,
      findings=[("term-disagrees-with-dates", "term_text", 0, "warning"), ("term-disagrees-with-dates", "term_text", 1, "warning")])
terms("impossible-range", "a range with a day that does not exist is kept and never bent", ["2024年12月5日至2025年2月30日", "2024年12月6日至2026年12月5日"], [(None, None), YEAR[1]],
      findings=[("field-missing", "starts_on", 0, "error")])

records = [short(0), short(1), short(2)]
columns = [("乙方统一社会信用代码", ("party_b_id", "party_b_id_kind")) if key == "party_b_id" else (heading, key) for heading, key in plain("contract", records) if key != "party_b_id_kind"]
kinds = Register("contract", columns, records, sheet="合同")
read("terms/code-with-its-kind", "`乙方统一社会信用代码` is party_b_id with its kind", FILE, by_openpyxl(Sheet("合同", kinds.grid())), kinds)
people = [short(0), short(1, party_b_name="李某某", party_b_kind="natural_person", party_b_id_kind="citizen_id", party_b_id="320685199003070007")]
columns = [("乙方身份证号码", ("party_b_id", "party_b_id_kind")) if key == "party_b_id" else (heading, key) for heading, key in plain("contract", people[1:]) if key != "party_b_id_kind"]
person = Register("contract", columns, people[1:], sheet="合同")
read("terms/identity-number-with-its-kind", "so is a heading that names the identity card", FILE, by_openpyxl(Sheet("合同", person.grid())), person, never=["320685199003070007", "李某某"])
