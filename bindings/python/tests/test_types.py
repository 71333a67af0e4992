"""The Python types say what the schemas of the core say."""

from __future__ import annotations

import inspect
import json
import unittest
from pathlib import Path
from typing import Any, Literal, get_args, get_type_hints

import zhengwu_credit
from zhengwu_credit import (
    Actions,
    Applied,
    Coverage,
    Expected,
    Finding,
    Kind,
    Label,
    Lack,
    Lang,
    MatterKind,
    Missing,
    OfferedAction,
    Op,
    Outcomes,
    Phase,
    Severity,
    ShownClaim,
    ShownMatter,
    ShownState,
    Source,
    Standing,
    Subject,
    SubjectKind,
    Waived,
    Waiver,
)

SCHEMAS = Path(__file__).resolve().parents[3] / "schemas"


def load(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    return schema


def values(schema: dict[str, Any]) -> set[str]:
    found = set(schema.get("enum", []))
    found |= {one["const"] for one in schema.get("oneOf", []) if "const" in one}
    for one in schema.get("oneOf", []):
        found |= set(one.get("enum", []))
    return found


class Types(unittest.TestCase):
    def assert_same_fields(self, typed: Any, schema: dict[str, Any]) -> None:
        self.assertEqual(list(get_type_hints(typed)), list(schema["properties"]))
        required = set(schema.get("required", []))
        optional = {name for name in schema["properties"] if name not in required}
        self.assertEqual(typed.__required_keys__, required)
        self.assertEqual(typed.__optional_keys__, optional)

    def test_finding(self) -> None:
        schema = load("finding.schema")
        self.assert_same_fields(Finding, schema)
        self.assert_same_fields(Expected, schema["$defs"]["Expected"])
        self.assert_same_fields(Source, schema["$defs"]["Source"])
        self.assert_same_fields(Waived, schema["$defs"]["Waived"])
        self.assert_same_fields(Waiver, load("waiver.schema"))

    def test_coverage(self) -> None:
        schema = load("coverage.schema")
        self.assert_same_fields(Coverage, schema)
        self.assert_same_fields(Outcomes, schema["$defs"]["Outcomes"])
        self.assert_same_fields(Missing, schema["$defs"]["MissingLine"])

    def test_lifecycles(self) -> None:
        schema = load("actions.schema")
        definitions = schema["$defs"]
        self.assert_same_fields(Actions, schema)
        self.assert_same_fields(OfferedAction, definitions["OfferedAction"])
        self.assert_same_fields(Lack, definitions["Lack"])
        self.assert_same_fields(Label, definitions["Text"])
        self.assert_same_fields(Subject, definitions["Subject"])
        self.assert_same_fields(ShownState, definitions["ShownState"])
        self.assert_same_fields(ShownMatter, definitions["ShownMatter"])
        self.assert_same_fields(ShownClaim, definitions["ShownClaim"])
        self.assert_same_fields(Applied, load("applied.schema"))
        self.assertEqual(set(get_args(SubjectKind)), values(definitions["SubjectKind"]))
        self.assertEqual(set(get_args(Standing)), values(definitions["Standing"]))
        self.assertEqual(set(get_args(MatterKind)), values(definitions["MatterKind"]))

    def test_options(self) -> None:
        for name, call, given in (
            ("actions-options", zhengwu_credit.actions, {"events"}),
            ("apply-options", zhengwu_credit.apply, {"events", "event"}),
        ):
            named = set(inspect.signature(call).parameters) - given
            self.assertEqual(named, set(load(f"{name}.schema")["properties"]))

    def test_literals(self) -> None:
        definitions = load("finding.schema")["$defs"]
        self.assertEqual(set(get_args(Severity)), values(definitions["Severity"]))
        self.assertEqual(set(get_args(Kind)), values(definitions["Kind"]))
        self.assertEqual(set(get_args(Op)), values(definitions["Op"]))
        self.assertEqual(set(get_args(Phase)), values(load("check-options.schema")["$defs"]["Phase"]))
        self.assertEqual(Lang, Literal["zh", "en"])


if __name__ == "__main__":
    unittest.main()
