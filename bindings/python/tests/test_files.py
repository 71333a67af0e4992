"""Files through the Python door: the same as the program says."""

from __future__ import annotations

import json
import tempfile
import unittest
from pathlib import Path
from typing import Any

from zhengwu_credit import CheckError, CheckedFile, Waiver, check, check_file, rules

ROOT = Path(__file__).resolve().parents[3]
INTAKE = ROOT / "tests" / "intake"
DAY = "2025-01-10"
CSV = "2024年12月合同台账\n单位：万元\n合同编号,合同名称,合同金额,签订日期\nHA-1,示例合同,12.5,2024-02-30\n"


class Files(unittest.TestCase):
    def test_the_corpus_is_read_as_in_rust(self) -> None:
        compared = 0
        for path in sorted(INTAKE.glob("*/*/case.json")):
            case: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            # Cases of several files are one run; this door takes one file at a time.
            name = case["file"]
            if not isinstance(name, str):
                continue
            file = path.parent / name
            options = case.get("options", {})
            kind = options.get("kind")
            mappings = [path.parent / options["mapping"]] if "mapping" in options else []
            with self.subTest(str(path.parent.relative_to(INTAKE))):
                expected = path.parent / "expected.ndjson"
                try:
                    by_path = check_file(file, kind=kind, as_of=DAY, name=name, mappings=mappings)
                    content = file.read_bytes()
                    by_bytes = check_file(content, kind=kind, as_of=DAY, name=name, mappings=mappings)
                except CheckError as error:
                    said = (path.parent / "expected.notes.txt").read_text(encoding="utf-8")
                    self.assertIn("refused", case)
                    self.assertIn(str(error), said)
                    continue
                finally:
                    compared += 1
                self.assertEqual(by_bytes, by_path)
                lines = [json.loads(line) for line in expected.read_text(encoding="utf-8").splitlines()]
                self.assertEqual(by_path.findings, lines)
        self.assertGreater(compared, 250)

    def test_a_path_the_bytes_and_the_text_of_a_path(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "台账.csv"
            path.write_text(CSV, encoding="gb18030")
            by_path = check(path, as_of=DAY, file="台账.csv")
            self.assertEqual([one["code"] for one in by_path if one["path"] == "/signed_on"], ["IDN141"])
            self.assertEqual(check(str(path), as_of=DAY, file="台账.csv"), by_path)
            self.assertEqual(check(path.read_bytes(), as_of=DAY, file="台账.csv"), by_path)
            # A file on disk goes by its path where nothing else is said.
            self.assertEqual(check(path, as_of=DAY)[0]["source"]["file"], str(path))

    def test_what_the_reader_decided_is_told(self) -> None:
        found = check_file(CSV.encode("gb18030"), as_of=DAY, name="台账.csv")
        self.assertIsInstance(found, CheckedFile)
        self.assertEqual(found.summary["rows"], 1)
        self.assertTrue(any("GBK" in note and "第 3 行" in note and "万元" in note for note in found.notes))
        english = check_file(CSV.encode(), as_of=DAY, name="台账.csv", lang="en")
        self.assertTrue(any("header in row 3" in note for note in english.notes))

    def test_what_could_not_be_judged_is_told_with_what_was_missing(self) -> None:
        csv = "合同编号,合同名称,履行起始日期,履行截止日期\nHA-1,示例合同,,2024-12-10\n"
        found = check_file(csv.encode(), kind="contract", as_of=DAY)
        (rule,) = [one for one in found.coverage if one["code"] == "CTR201"]
        self.assertEqual(rule["outcomes"]["cannot_tell"], 1)
        (missing,) = rule["missing"]
        self.assertEqual((missing["what"], missing["path"], missing["times"]), ("empty", "/starts_on", 1))
        self.assertIn("履行起始日期", missing["text"]["zh"])

    def test_a_verdict_names_its_rule_set(self) -> None:
        newest = check_file(CSV.encode(), as_of=DAY).summary["rule_set"]
        self.assertEqual(newest["digest"], rules()["digest"])
        old = check_file(CSV.encode(), as_of=DAY, rule_set="2024.12.1").summary["rule_set"]
        self.assertEqual(old["version"], "2024.12.1")
        with self.assertRaisesRegex(CheckError, "2024.12.1"):
            check_file(CSV.encode(), as_of=DAY, rule_set="2020.1.1")

    def test_a_code_that_is_wrong_as_issued_is_waived(self) -> None:
        wrong = "91320685MA1A30012X"
        contract = {"party_b_id_kind": "uscc", "party_b_kind": "legal_person", "party_b_id": wrong}
        waiver: Waiver = {
            "rule": "uscc-check-digit",
            "value": wrong,
            "approver": "海安市示例信用办",
            "reason": "执照原件如此",
            "until": "2030-12-31",
        }
        (found,) = check([contract], kind="contract", as_of=DAY, phase="draft", waivers=[waiver])
        self.assertEqual((found["code"], found["waived"]["reason"]), ("IDN106", "执照原件如此"))
        told = check_file(
            json.dumps(contract).encode(),
            kind="contract",
            as_of=DAY,
            phase="draft",
            waivers=[waiver, {**waiver, "until": "2024-12-01"}],
        ).summary
        self.assertEqual([one["state"] for one in told["waivers"]], ["applied", "expired"])
        self.assertEqual((told["submitted"], told["waived"]), (1, 1))
        with self.assertRaisesRegex(CheckError, "line 2.*`until`"):
            check([contract], kind="contract", as_of=DAY, waivers=[waiver, {**waiver, "until": "2025-02-30"}])
        with self.assertRaisesRegex(CheckError, "line 1"):
            check([contract], kind="contract", as_of=DAY, waivers=[{**waiver, "rule": "IDN999"}])

    def test_mappings_and_limits(self) -> None:
        csv = "合同编号,名称,名称,签订日期\nHA-1,示例合同,海安示例设备有限公司,2024-12-10\n"
        with self.assertRaisesRegex(CheckError, "zhengwu map"):
            check_file(csv.encode(), kind="contract", as_of=DAY)
        with tempfile.TemporaryDirectory() as folder:
            mapping = Path(folder) / "甲.map.toml"
            mapping.write_text(
                '[[table]]\nkind = "contract"\n[table.headings]\n"合同编号" = "合同编号"\n"名称" = "合同名称"\n'
                '"名称#2" = "乙方名称"\n"签订日期" = "签订日期"\n',
                encoding="utf-8",
            )
            found = check_file(csv.encode(), as_of=DAY, mappings=[mapping])
            self.assertTrue(any("甲.map.toml" in note for note in found.notes))
            # One that lies beside the file is used by itself.
            (Path(folder) / "台账.csv").write_text(csv, encoding="utf-8")
            self.assertEqual(check_file(Path(folder) / "台账.csv", as_of=DAY).summary["rows"], 1)
        with self.assertRaisesRegex(CheckError, "columns"):
            check_file(CSV.encode(), as_of=DAY, limits={"columns": 2})
        with self.assertRaisesRegex(CheckError, "there is no limit"):
            check_file(CSV.encode(), as_of=DAY, limits={"colums": 2})

    def test_what_cannot_be_read_is_one_sentence(self) -> None:
        with self.assertRaisesRegex(CheckError, "^没有这个文件$"):
            check("no.xlsx")
        with self.assertRaisesRegex(CheckError, "^there is no such file$"):
            check(Path("no.xlsx"), lang="en")
        with self.assertRaisesRegex(CheckError, "网页"):
            check(b"<html><table></table></html>")


if __name__ == "__main__":
    unittest.main()
