"""Judges records of Chinese government promises and contracts (政府履约践诺).

>>> import zhengwu_credit
>>> findings = zhengwu_credit.check([{"contract_no": "A-1", "signed_on": "2024-02-30"}], phase="draft")
>>> [(one["code"], one["path"]) for one in findings]
[('IDN141', '/signed_on')]
"""

from __future__ import annotations

import dataclasses
import datetime
import decimal
import json
import os
from collections.abc import Mapping, Sequence
from typing import Any, TypeGuard, cast

from ._core import CheckError, __version__, check_file_text, check_text, rules_text, schema_text
from ._lifecycle import actions, actions_json, apply, apply_json, lifecycles
from ._types import (
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

__all__ = [
    "Actions",
    "Applied",
    "CheckError",
    "CheckedFile",
    "Coverage",
    "Expected",
    "Finding",
    "Kind",
    "Label",
    "Lack",
    "Lang",
    "MatterKind",
    "Missing",
    "OfferedAction",
    "Op",
    "Outcomes",
    "Phase",
    "Severity",
    "ShownClaim",
    "ShownMatter",
    "ShownState",
    "Source",
    "Standing",
    "Subject",
    "SubjectKind",
    "Waived",
    "Waiver",
    "__version__",
    "actions",
    "actions_json",
    "apply",
    "apply_json",
    "check",
    "check_file",
    "check_ndjson",
    "lifecycles",
    "rules",
    "schema",
]

_CHINA = datetime.timezone(datetime.timedelta(hours=8))


@dataclasses.dataclass(frozen=True)
class CheckedFile:
    """What a check of a file found (检查结果)."""

    findings: list[Finding]
    """The findings, in order."""
    notes: list[str]
    """What the reader decided: encoding, header, unit, sheets that were left out."""
    summary: dict[str, Any]
    """The figures: by which rule set (version and digest), rows, submitted, to_correct, withheld, findings by severity,
    outcomes."""
    coverage: list[Coverage]
    """Of every rule at every place how often it could judge, and what was missing; the least covered first."""


def check(
    data: bytes | str | os.PathLike[str] | Sequence[Mapping[str, Any]],
    *,
    kind: Kind | None = None,
    as_of: datetime.date | str | None = None,
    phase: Phase = "submit",
    lang: Lang = "zh",
    profile: Mapping[str, Any] | None = None,
    rule_set: str | None = None,
    waivers: Sequence[Waiver] = (),
    file: str | None = None,
) -> list[Finding]:
    """Judges records and returns all findings, in order.

    `data` is a path of a file or the bytes of one (XLSX, XLS, CSV, TSV, NDJSON, JSON, told by its content); or NDJSON, a
    JSON array or a JSON object as text (a `str` that begins with a bracket; any other is a path); or a list of records as
    dicts, keyed by field keys or Chinese headings. `DataFrame.to_dict("records")` fits: NaN, NaT and NA are empty cells,
    30.0 is 30 (a column of whole numbers with gaps has become one of floats), a timestamp at midnight is a date; other
    dates, times and decimals are taken as they are written.

    `kind` is told from the keys or headings where it is left out. `as_of` is the day as of which is judged, `None` for
    today in China (UTC+8, whatever the machine's own time zone). `phase` says how far the record has come: in a `"draft"`
    nothing is called missing. `profile` is another city's constants (`schemas/check-options.schema.json`), `None` for
    Hai'an's. `rule_set` is a version of the rules (docs/rule-sets.md), `None` for the newest. `waivers` are let pass and marked
    (docs/waivers.md); what became of each, `check_file` says in `summary["waivers"]`. `file` is the name by which findings call their source; a file on disk goes by its path. Its row is the row of
    the spreadsheet, the line of the text, or the place in the list, from 1.

    What the reader decided (header, unit, sheets left out) is told by `check_file`.

    Raises `CheckError`, a `ValueError`, where nothing can be judged: a file that cannot be read, a kind that cannot be
    told, an option that is not known. What is wrong with a record is a finding.
    """
    if _is_file(data):
        options = _options(kind, as_of, phase, lang, profile, file, rule_set, waivers)
        path, content = _source(data)
        return _findings(check_file_text(path, content, options, "")[0])
    records = cast("str | Sequence[Mapping[str, Any]]", data)
    lines = check_ndjson(
        records,
        kind=kind,
        as_of=as_of,
        phase=phase,
        lang=lang,
        profile=profile,
        rule_set=rule_set,
        waivers=waivers,
        file=file,
    )
    return _findings(lines)


def check_ndjson(
    data: bytes | str | Sequence[Mapping[str, Any]],
    *,
    kind: Kind | None = None,
    as_of: datetime.date | str | None = None,
    phase: Phase = "submit",
    lang: Lang = "zh",
    profile: Mapping[str, Any] | None = None,
    rule_set: str | None = None,
    waivers: Sequence[Waiver] = (),
    file: str | None = None,
) -> str:
    """Judges records in JSON or NDJSON, as text or UTF-8 bytes, or as dicts, and gives the findings as NDJSON, one a line:
    the same bytes as in Rust and in the browser."""
    return check_text(_text(data), _options(kind, as_of, phase, lang, profile, file, rule_set, waivers))


def check_file(
    file: bytes | str | os.PathLike[str],
    *,
    kind: Kind | None = None,
    as_of: datetime.date | str | None = None,
    phase: Phase = "submit",
    lang: Lang = "zh",
    profile: Mapping[str, Any] | None = None,
    rule_set: str | None = None,
    waivers: Sequence[Waiver] = (),
    name: str | None = None,
    mappings: Sequence[str | os.PathLike[str]] = (),
    limits: Mapping[str, int] | None = None,
) -> CheckedFile:
    """Judges a file, by its path or as bytes, and tells also how it was read.

    `name` is how findings call it. `mappings` are kept mappings of headings (`zhengwu map`); those that lie beside a file
    on disk (`*.map.toml`) are used by themselves. `limits` change what a file may hold, by name (docs/intake.md).
    """
    options = _options(kind, as_of, phase, lang, profile, name, rule_set, waivers)
    reading = {"mappings": [os.fspath(one) for one in mappings], "limits": dict(limits or {})}
    path, content = _source(file)
    lines, notes, summary, coverage = check_file_text(path, content, options, json.dumps(reading))
    return CheckedFile(_findings(lines), notes, json.loads(summary), json.loads(coverage))


def _options(
    kind: Kind | None,
    as_of: datetime.date | str | None,
    phase: Phase,
    lang: Lang,
    profile: Mapping[str, Any] | None,
    file: str | None,
    rule_set: str | None,
    waivers: Sequence[Waiver],
) -> str:
    if as_of is None:
        as_of = datetime.datetime.now(_CHINA).date()
    options = {
        "as_of": str(as_of)[:10] if isinstance(as_of, datetime.date) else as_of,
        "kind": kind,
        "phase": phase,
        "lang": lang,
        "profile": None if profile is None else dict(profile),
        "file": file,
        "rule_set": rule_set,
        "waivers": [dict(one) for one in waivers],
    }
    return json.dumps(options, ensure_ascii=False)


def _findings(lines: str) -> list[Finding]:
    return [cast(Finding, json.loads(line)) for line in lines.split("\n") if line]


def _is_file(data: object) -> TypeGuard[bytes | str | os.PathLike[str]]:
    """Whether data is a file, by its path or its bytes, and not records."""
    if isinstance(data, str):
        return not data.lstrip("\ufeff \t\r\n").startswith(("{", "["))
    return isinstance(data, bytes | bytearray | memoryview | os.PathLike)


def _source(file: bytes | str | os.PathLike[str]) -> tuple[str | None, bytes | None]:
    if isinstance(file, bytes | bytearray | memoryview):
        return None, bytes(file)
    return os.fspath(file), None


def schema(kind: Kind) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record of this kind in canonical form."""
    return cast("dict[str, Any]", json.loads(schema_text(kind)))


def rules() -> dict[str, Any]:
    """The catalogue of rules, with the version and the digest of the rule set."""
    return cast("dict[str, Any]", json.loads(rules_text()))


def _text(data: bytes | str | Sequence[Mapping[str, Any]]) -> str:
    if isinstance(data, str):
        return data
    if isinstance(data, bytes | bytearray | memoryview):
        try:
            return bytes(data).decode("utf-8")
        except UnicodeDecodeError as error:
            raise CheckError(f"not UTF-8: byte {error.start + 1}") from error
    if isinstance(data, Mapping):
        data = [data]
    # One a line, so that rows can be told apart: `source.row` is the place in the list, from 1. No row is no fault.
    lines = (json.dumps(_plain(one), ensure_ascii=False, allow_nan=False) for one in data)
    return "\n".join(lines) or "[]"


def _plain(value: Any) -> Any:
    """What JSON can say of a value; gaps become `None`."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(part) for part in value]
    if _is_gap(value):
        return None
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return str(value.date())
    if isinstance(value, datetime.date | decimal.Decimal):
        return str(value)
    if type(value).__name__ in ("datetime64", "Period"):  # numpy's and pandas' days and months
        return str(value)[:10]
    if callable(getattr(value, "item", None)):  # a number or a flag of numpy's
        return _plain(value.item())
    raise TypeError(f"{type(value).__name__} is no value of a record")


def _is_gap(value: Any) -> bool:
    """NaN and NaT are not equal to themselves; pandas' NA does not even answer."""
    try:
        return bool(value != value)
    except TypeError:
        return True
