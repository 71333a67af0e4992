"""The language-neutral cases of tests/conformance, byte for byte."""

from __future__ import annotations

import json
import unittest
from pathlib import Path
from typing import Any

import zhengwu_credit

CASES = Path(__file__).resolve().parents[3] / "tests" / "conformance"


def outcome(case: dict[str, Any]) -> tuple[str, str]:
    try:
        if "call" in case:
            return "expected", lifecycle(case)
        found = zhengwu_credit.check_ndjson(case["input"], kind=case["kind"], **case["options"])
    except zhengwu_credit.CheckError as error:
        return "error", str(error)
    return "expected", found


def lifecycle(case: dict[str, Any]) -> str:
    log = "".join(line + "\n" for line in case["log"])
    if case["call"] == "actions":
        return zhengwu_credit.actions_json(log, **case["options"])
    return zhengwu_credit.apply_json(log, case["event"], **case["options"])


class Conformance(unittest.TestCase):
    def run_folder(self, folder: str, at_least: int) -> None:
        count = 0
        for file in sorted((CASES / folder).glob("*.json")):
            for case in json.loads(file.read_text(encoding="utf-8")):
                count += 1
                with self.subTest(case["name"]):
                    how, text = outcome(case)
                    self.assertEqual(text.encode(), case.get(how, "").encode())
                    self.assertIn(how, case)
        self.assertGreaterEqual(count, at_least)
        print(f"\n{folder}: {count} cases")

    def test_cases_written_by_hand(self) -> None:
        self.run_folder("cases", 70)

    def test_codes_of_the_lists(self) -> None:
        self.run_folder("codes", 200)

    def test_examples_of_the_rules(self) -> None:
        self.run_folder("rules", 80)

    def test_rows_of_the_lifecycles(self) -> None:
        self.run_folder("lifecycle", 300)

    def test_lifecycle_cases_written_by_hand(self) -> None:
        self.run_folder("lifecycle-cases", 10)


if __name__ == "__main__":
    unittest.main()
