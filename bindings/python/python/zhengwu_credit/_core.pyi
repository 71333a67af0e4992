"""The compiled core. Use `zhengwu_credit` itself."""

__all__ = [
    "CheckError",
    "__version__",
    "actions_text",
    "apply_text",
    "check_file_text",
    "check_text",
    "lifecycles_text",
    "rules_text",
    "schema_text",
]

__version__: str

class CheckError(ValueError): ...

def check_text(text: str, options: str) -> str: ...
def check_file_text(
    path: str | None, bytes: bytes | None, options: str, reading: str
) -> tuple[str, list[str], str, str]: ...
def actions_text(events: str, options: str) -> str: ...
def apply_text(events: str, event: str, options: str) -> str: ...
def lifecycles_text() -> str: ...
def schema_text(kind: str) -> str: ...
def rules_text() -> str: ...
