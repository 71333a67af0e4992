"""The shapes that leave the core. `tests/test_types.py` holds them against the schemas in `schemas/`."""

# No `from __future__ import annotations` here: with it a TypedDict does not know which keys may be left out.
from typing import Any, Literal, NotRequired, TypedDict

Kind = Literal["contract", "performance", "commitment", "dishonesty", "unit", "list_review", "payment"]
"""政府合同, 合同履约, 政务承诺, 政务失信记录, 单位, 承诺清单梳理, 收付."""

Severity = Literal["notice", "warning", "violation", "error"]
"""提示, 警告, 违规, 错误. Only errors keep a record from being submitted."""

Phase = Literal["draft", "submit", "accept"]
"""草稿, 报送, 受理."""

Lang = Literal["zh", "en"]
"""The language of `message` and `help`."""

Op = Literal["==", "!=", "<", "<=", ">", ">=", "in", "format", "present", "absent"]
"""How a value was expected to relate."""


class Expected(TypedDict):
    """What was expected."""

    op: Op
    value: NotRequired[Any]


class Source(TypedDict):
    """Where a finding stands in a file, as the user counts."""

    file: str
    sheet: NotRequired[str]
    row: int
    column: NotRequired[str]
    heading: NotRequired[str]


class Finding(TypedDict):
    """One finding (问题). What there is nothing to say about is left out, never `None`."""

    code: str
    severity: Severity
    record: Kind
    key: list[str]
    path: str
    related: NotRequired[list[str]]
    args: dict[str, Any]
    actual: NotRequired[str]
    expected: NotRequired[Expected]
    message: str
    help: str
    basis: str
    source: NotRequired[Source]
