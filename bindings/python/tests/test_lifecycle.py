"""What only the Python door does for the lifecycles: dicts, days, now, errors."""

from __future__ import annotations

import datetime
import doctest
import json
import unittest
from pathlib import Path
from typing import Any

import zhengwu_credit
from zhengwu_credit import CheckError, Subject, _lifecycle

ROOT = Path(__file__).resolve().parents[3]
SUBJECT: Subject = {"kind": "contract", "key": ["11320685MB0A10013C", "HA-2024/017"]}


def event(action: str, on: object, **payload: Any) -> dict[str, Any]:
    return {"subject": SUBJECT, "on": on, "action": action, "payload": payload}


def load_tests(
    loader: unittest.TestLoader, tests: unittest.TestSuite, pattern: str | None
) -> unittest.TestSuite:
    tests.addTests(doctest.DocTestSuite(_lifecycle))
    return tests


class Lifecycle(unittest.TestCase):
    def test_lines_make_a_log(self) -> None:
        log = ""
        for one in (event("register", datetime.date(2024, 12, 10)), event("commence", "2024-12-12")):
            applied = zhengwu_credit.apply(log, one, actor="示例经办")
            self.assertEqual(applied["unmet"], [])
            log += applied["line"] + "\n"
        self.assertEqual(applied["next_sequence"], 3)
        found = zhengwu_credit.actions(log.encode(), SUBJECT, as_of=datetime.date(2024, 12, 31), lang="en")
        self.assertEqual(found["state"]["stage"], "performing")
        earlier = zhengwu_credit.actions(log, SUBJECT, as_of="2024-12-11")
        self.assertEqual(earlier["state"]["stage"], "signed")

    def test_now_is_chinas(self) -> None:
        before = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=8, seconds=-1)
        applied = zhengwu_credit.apply("", event("register", "2024-12-10"), actor="示例经办")
        recorded = datetime.datetime.fromisoformat(json.loads(applied["line"])["recorded_at"])
        self.assertLess(abs(recorded - before.replace(tzinfo=None)), datetime.timedelta(minutes=1))
        moment = datetime.datetime(2024, 12, 10, 20, tzinfo=datetime.timezone.utc)
        applied = zhengwu_credit.apply("", event("register", "2024-12-10"), actor="示例经办", recorded_at=moment)
        self.assertEqual(json.loads(applied["line"])["recorded_at"], "2024-12-11T04:00:00")

    def test_a_refusal_has_no_line(self) -> None:
        refused = zhengwu_credit.apply("", event("commence", "2024-12-12"), actor="示例经办")
        self.assertFalse(refused["allowed"])
        self.assertNotIn("line", refused)
        self.assertEqual([one["code"] for one in refused["unmet"]], ["LIF001"])

    def test_errors(self) -> None:
        with self.assertRaisesRegex(CheckError, "line 1 cannot be read"):
            zhengwu_credit.actions("{}\n", SUBJECT)
        with self.assertRaisesRegex(CheckError, "the event cannot be read"):
            zhengwu_credit.apply("", "{", actor="示例经办")
        with self.assertRaisesRegex(CheckError, "`begin` is no action"):
            zhengwu_credit.apply("", event("begin", "2024-12-12"), actor="示例经办")
        with self.assertRaisesRegex(CheckError, "not UTF-8: byte 1"):
            zhengwu_credit.actions(b"\xff", SUBJECT)

    def test_the_tables(self) -> None:
        checked_in = (ROOT / "schemas/lifecycles.json").read_text(encoding="utf-8")
        self.assertEqual(zhengwu_credit.lifecycles(), json.loads(checked_in))


if __name__ == "__main__":
    unittest.main()
