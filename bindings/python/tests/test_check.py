"""What only the Python door does: dicts, gaps, bytes, today, errors."""

from __future__ import annotations

import datetime
import decimal
import doctest
import json
import threading
import unittest
from pathlib import Path
from typing import Any

import zhengwu_credit
from zhengwu_credit import CheckError, check, check_ndjson

ROOT = Path(__file__).resolve().parents[3]
CONTRACT: dict[str, Any] = json.loads(
    (ROOT / "crates/zhengwu-credit/data/base/contract.json").read_text(encoding="utf-8")
)
DAY = "2025-01-10"


class NotAnAnswer:
    """Behaves as pandas' NA: comparing it gives something that is neither true nor false."""

    def __ne__(self, other: object) -> Any:
        return self

    def __bool__(self) -> bool:
        raise TypeError("boolean value of NA is ambiguous")


def load_tests(
    loader: unittest.TestLoader, tests: unittest.TestSuite, pattern: str | None
) -> unittest.TestSuite:
    tests.addTests(doctest.DocTestSuite(zhengwu_credit))
    return tests


class Check(unittest.TestCase):
    def test_a_correct_record_as_dict(self) -> None:
        self.assertEqual(check([CONTRACT], as_of=DAY), [])

    def test_findings_are_dicts(self) -> None:
        (finding,) = check([{**CONTRACT, "effective_on": "2025-02-30"}], as_of=DAY, file="a.json")
        self.assertEqual((finding["code"], finding["severity"]), ("IDN141", "error"))
        self.assertEqual(finding["source"]["row"], 1)
        self.assertEqual(finding["expected"], {"op": "format", "value": "YYYY-MM-DD"})

    def test_every_dict_is_a_row(self) -> None:
        records = [CONTRACT, {**CONTRACT, "contract_no": "A-2", "amount": "7.00", "effective_on": "2025-02-30"}, CONTRACT]
        found = check(records, as_of=DAY, file="list")
        self.assertEqual([(one["code"], one["source"]["row"]) for one in found], [("IDN141", 2), ("REC401", 3)])
        self.assertEqual(check([], kind="contract"), [])
        with self.assertRaisesRegex(CheckError, "no record"):
            check([])

    def test_values_of_python(self) -> None:
        record = {
            **CONTRACT,
            "signed_on": datetime.date(2024, 12, 10),
            "amount": decimal.Decimal("1280000.00"),
            "fields": ["government_procurement"],
            "payment_days": 30.0,
            "effective_on": datetime.datetime(2024, 12, 10),
            "paper_role": float("nan"),
            "settled_amount": decimal.Decimal("NaN"),
            "settled_on": NotAnAnswer(),
            "remarks": None,
        }
        self.assertEqual(check([record], as_of=DAY), [])

    def test_a_time_of_day_is_dropped_and_told(self) -> None:
        record = {**CONTRACT, "signed_on": datetime.datetime(2024, 12, 10, 9, 30)}
        self.assertEqual([one["code"] for one in check([record], as_of=DAY)], ["IDN143"])

    def test_a_code_that_went_through_a_float_is_an_error(self) -> None:
        record = {**CONTRACT, "party_b_id": 91320685123456789.0}
        self.assertEqual([one["code"] for one in check([record], as_of=DAY)], ["IDN163"])

    def test_infinity_and_odd_values_are_refused(self) -> None:
        with self.assertRaises(ValueError):
            check([{**CONTRACT, "amount": float("inf")}], as_of=DAY)
        with self.assertRaises(TypeError):
            check([{**CONTRACT, "amount": object()}], as_of=DAY)

    def test_one_dict_is_one_record_and_no_dict_is_no_fault(self) -> None:
        one: Any = CONTRACT
        self.assertEqual(check(one, kind="contract", as_of="2025-01-10"), [])
        self.assertEqual(check([], kind="contract"), [])

    def test_bytes_and_text_say_the_same(self) -> None:
        text = json.dumps({**CONTRACT, "effective_on": "2025-02-30"}, ensure_ascii=False)
        self.assertEqual(check_ndjson(text, as_of=DAY), check_ndjson(text.encode(), as_of=DAY))
        self.assertTrue(check_ndjson(text, as_of=DAY).endswith("}\n"))

    def test_the_day_may_be_a_date_or_a_datetime(self) -> None:
        text = json.dumps(CONTRACT)
        day = datetime.datetime(2025, 1, 10, 23, 59)
        self.assertEqual(check_ndjson(text, as_of=DAY), check_ndjson(text, as_of=day))
        self.assertEqual(check_ndjson(text, as_of=DAY), check_ndjson(text, as_of=day.date()))

    def test_without_a_day_it_is_today_in_china(self) -> None:
        def born(day: datetime.date) -> dict[str, Any]:
            body = f"320685{day:%Y%m%d}001"
            weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
            total = sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True))
            return {
                **CONTRACT,
                "party_b_name": "张某某",
                "party_b_kind": "natural_person",
                "party_b_id_kind": "citizen_id",
                "party_b_id": body + "10X98765432"[total % 11],
            }

        today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8))).date()
        tomorrow = today + datetime.timedelta(days=2)
        codes = [one["code"] for one in check([born(today)])]
        self.assertNotIn("IDN122", codes)
        codes = [one["code"] for one in check([born(tomorrow)])]
        self.assertIn("IDN122", codes)

    def test_errors_are_value_errors_with_the_words_of_the_core(self) -> None:
        self.assertTrue(issubclass(CheckError, ValueError))
        with self.assertRaisesRegex(CheckError, "^not JSON: line 1, character 1$"):
            check_ndjson("合同编号,合同名称")
        with self.assertRaisesRegex(CheckError, "^not UTF-8: byte 1$"):
            check_ndjson("合同".encode("gbk"))
        with self.assertRaisesRegex(CheckError, "options cannot be read"):
            check("{}", kind="contracts")  # type: ignore[arg-type]
        with self.assertRaisesRegex(CheckError, "options cannot be read"):
            check([CONTRACT], as_of="2024-02-30")

    def test_several_threads_judge_at_once(self) -> None:
        text = "\n".join(json.dumps({**CONTRACT, "contract_no": f"A-{n}", "amount": f"{1000000 + n}.00"}) for n in range(200))
        found: list[str] = []
        threads = [
            threading.Thread(target=lambda: found.append(check_ndjson(text, as_of=DAY)))
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(found, [""] * 4)

    def test_schema_and_rules_are_what_is_checked_in(self) -> None:
        schema = json.loads((ROOT / "schemas/contract.schema.json").read_text(encoding="utf-8"))
        self.assertEqual(zhengwu_credit.schema("contract"), schema)
        rules = json.loads((ROOT / "schemas/rules.json").read_text(encoding="utf-8"))
        self.assertEqual(zhengwu_credit.rules(), rules)


if __name__ == "__main__":
    unittest.main()
