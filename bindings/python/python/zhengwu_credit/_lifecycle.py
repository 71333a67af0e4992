"""The lifecycles: what may be done to a subject, and what becomes of doing it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import Any, cast

from ._core import CheckError, actions_text, apply_text, lifecycles_text
from ._types import Actions, Applied, Lang, Subject

CHINA = datetime.timezone(datetime.timedelta(hours=8))


def actions(
    events: str | bytes,
    subject: Subject,
    *,
    as_of: datetime.date | str | None = None,
    known_at: datetime.date | str | None = None,
    lang: Lang = "zh",
    profile: Mapping[str, Any] | None = None,
    in_full: bool = False,
) -> Actions:
    """Where a subject stands by the log `events`, and every action of its lifecycle with what it must bring or why it may not
    be done.

    `events` is the log, one event of version 1 a line; `subject` is `{"kind": "contract", "key": [code, number]}`. `as_of` is
    the day of which is asked, `None` for today in China; `known_at` leaves out what was recorded later. Names and numbers of
    natural persons are masked unless `in_full`.

    Raises `CheckError` where the log is damaged; nothing of it is used then.

    >>> import zhengwu_credit
    >>> subject = {"kind": "contract", "key": ["11320685MB0A10013C", "HA-2024/017"]}
    >>> found = zhengwu_credit.actions("", subject, as_of="2024-12-10")
    >>> [one["action"] for one in found["actions"] if one["allowed"]]
    ['draft', 'register']
    """
    text = actions_json(
        events, subject, as_of=as_of, known_at=known_at, lang=lang, profile=profile, in_full=in_full
    )
    return cast(Actions, json.loads(text))


def actions_json(
    events: str | bytes,
    subject: Subject,
    *,
    as_of: datetime.date | str | None = None,
    known_at: datetime.date | str | None = None,
    lang: Lang = "zh",
    profile: Mapping[str, Any] | None = None,
    in_full: bool = False,
) -> str:
    """The same as JSON: the same bytes as in Rust and in the browser."""
    options = {
        "subject": subject,
        "as_of": _day(datetime.datetime.now(CHINA) if as_of is None else as_of),
        "known_at": None if known_at is None else _day(known_at),
        "lang": lang,
        "profile": None if profile is None else dict(profile),
        "in_full": in_full,
    }
    return actions_text(_text(events), json.dumps(options, ensure_ascii=False))


def apply(
    events: str | bytes,
    event: str | Mapping[str, Any],
    *,
    actor: str,
    fact: bool = False,
    recorded_at: datetime.datetime | str | None = None,
    lang: Lang = "zh",
    profile: Mapping[str, Any] | None = None,
    in_full: bool = False,
) -> Applied:
    """Decides about an event, `{"subject", "on", "action", "payload"}`, and gives the line to append to the log.

    What may not be done gives all the reasons and no line; with `fact` it has already happened and is entered all the same.
    `actor` is who enters it, `recorded_at` when (China's time), `None` for now. The core writes nothing: append `line` to the
    log, and only if nobody did so meanwhile.

    Raises `CheckError` where the log is damaged, or the event is not of its form.

    >>> import zhengwu_credit
    >>> subject = {"kind": "contract", "key": ["11320685MB0A10013C", "HA-2024/017"]}
    >>> event = {"subject": subject, "on": "2024-12-10", "action": "register", "payload": {}}
    >>> applied = zhengwu_credit.apply("", event, actor="示例经办", recorded_at="2024-12-11T09:00:00")
    >>> applied["allowed"], applied["next_sequence"], applied["state"]["stage"]
    (True, 2, 'signed')
    """
    text = apply_json(
        events,
        event,
        actor=actor,
        fact=fact,
        recorded_at=datetime.datetime.now(CHINA) if recorded_at is None else recorded_at,
        lang=lang,
        profile=profile,
        in_full=in_full,
    )
    return cast(Applied, json.loads(text))


def apply_json(
    events: str | bytes,
    event: str | Mapping[str, Any],
    *,
    actor: str = "",
    fact: bool = False,
    recorded_at: datetime.datetime | str | None = None,
    lang: Lang = "zh",
    profile: Mapping[str, Any] | None = None,
    in_full: bool = False,
) -> str:
    """The same as JSON: the same bytes as in Rust and in the browser. Without `recorded_at` there is no line."""
    options = {
        "fact": fact,
        "recorded_at": None if recorded_at is None else _moment(recorded_at),
        "actor": actor,
        "lang": lang,
        "profile": None if profile is None else dict(profile),
        "in_full": in_full,
    }
    text = event if isinstance(event, str) else json.dumps(event, ensure_ascii=False, default=str)
    return apply_text(_text(events), text, json.dumps(options, ensure_ascii=False))


def lifecycles() -> list[dict[str, Any]]:
    """The six lifecycles: states, transitions, guards with their rules and fields, clauses."""
    return cast("list[dict[str, Any]]", json.loads(lifecycles_text()))


def _text(events: str | bytes) -> str:
    if isinstance(events, str):
        return events
    try:
        return events.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CheckError(f"not UTF-8: byte {error.start + 1}") from error


def _day(day: datetime.date | str) -> str:
    return str(day)[:10]


def _moment(moment: datetime.datetime | str) -> str:
    if isinstance(moment, str):
        return moment
    if moment.tzinfo is not None:
        moment = moment.astimezone(CHINA).replace(tzinfo=None)
    return moment.isoformat(timespec="seconds")
