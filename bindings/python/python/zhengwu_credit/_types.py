"""The shapes that leave the core. `tests/test_types.py` holds them against the schemas in `schemas/`."""

# No `from __future__ import annotations` here: with it a TypedDict does not know which keys may be left out.
from typing import Any, Literal, NotRequired, TypedDict

Kind = Literal[
    "contract", "performance", "commitment", "dishonesty", "unit", "list_review", "payment", "published", "receipt"
]
"""政府合同, 合同履约, 政务承诺, 政务失信记录, 单位, 承诺清单梳理, 收付, 中标(合同)公告, 回执."""

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


class Waived(TypedDict):
    """The waiver by which a finding is let pass (豁免)."""

    approver: str
    reason: str
    until: str


class Waiver(TypedDict):
    """A waiver, as it is written (豁免): of a finding on a record, or of a code that is wrong as issued."""

    rule: str
    record: NotRequired[Kind]
    key: NotRequired[list[str]]
    path: NotRequired[str]
    value: NotRequired[str]
    approver: str
    reason: str
    until: str


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
    waived: NotRequired[Waived]
    source: NotRequired[Source]


# `pass` is a word of Python's: a class could not have it.
Outcomes = TypedDict("Outcomes", {"pass": int, "fail": int, "not_applicable": int, "cannot_tell": int})
"""How often each outcome came out (四种结果): 通过, 不通过, 不适用, 无法判断."""

SubjectKind = Literal["contract", "commitment", "compensation", "dishonesty", "risk", "accountability"]
"""合同, 承诺, 补偿, 政务失信记录, 风险, 问责."""

Standing = Literal["not_due", "due_soon", "overdue", "settled"]
"""未到期, 即将到期, 已逾期, 已了结."""

MatterKind = Literal["shortfall", "breach"]
"""未履约, 违约(违诺)."""


class Subject(TypedDict):
    """What has a lifecycle, and what identifies it."""

    kind: SubjectKind
    key: list[str]


class Label(TypedDict):
    """A text in both languages."""

    zh: str
    en: str


class Missing(TypedDict):
    """What was missing where nobody could tell, and how often (所缺)."""

    what: str
    record: NotRequired[Kind]
    path: NotRequired[str]
    text: Label
    times: int


class Coverage(TypedDict):
    """How often a rule came to which outcome at one place (评判覆盖)."""

    code: str
    name: str
    record: Kind
    path: str
    outcomes: Outcomes
    missing: list[Missing]


class ShownMatter(TypedDict):
    """A shortfall or a breach (问题)."""

    id: str
    kind: MatterKind
    side: str | None
    reason: str | None
    follow_up: str | None
    next_on: str | None
    opened: str
    closed: str | None
    how: str | None


class ShownClaim(TypedDict):
    """A claim for compensation, and where it stands (补偿)."""

    key: list[str]
    stage: str


class ShownState(TypedDict):
    """Where a subject stands (状态), masked; of a secret nothing but key and state."""

    subject: Subject
    stage: str | None
    label: Label | None
    since: str | None
    withheld: bool
    facts: dict[str, str]
    matters: list[ShownMatter]
    compensations: list[ShownClaim]


class Lack(TypedDict):
    """A condition that fails (未满足的条件)."""

    code: str
    name: str
    severity: Severity
    basis: str
    message: str
    help: str
    fields: list[str]
    related: list[str]
    cannot_tell: bool
    is_brought: bool


class OfferedAction(TypedDict):
    """An action, and whether it may be done (动作)."""

    action: str
    label: Label
    allowed: bool
    to_bring: list[Lack]
    refusal: list[Lack]


class Actions(TypedDict):
    """Where a subject stands and what may be done to it (可办事项)."""

    state: ShownState
    standing: Standing
    actions: list[OfferedAction]


class Applied(TypedDict):
    """What became of an event (办理结果); without `line` nothing is to be appended."""

    allowed: bool
    unmet: list[Lack]
    findings: NotRequired[list[Lack]]
    line: NotRequired[str]
    next_sequence: int
    state: ShownState
