"""The cases, and how they are written."""

import json
import pathlib
import shutil

ROOT = pathlib.Path(__file__).resolve().parents[1]
CASES = {}


class Later:
    """A file that LibreOffice makes from another; made again only when asked to, for it is never the same twice."""

    def __init__(self, data, source, target):
        self.data, self.source, self.target = data, source, target


def case(name, says, file, data, **declared):
    """A case with one file, or with several: file and data are lists then."""
    assert name not in CASES, name
    for key in list(declared):
        if not declared[key]:
            del declared[key]
    files = {file: data} if isinstance(file, str) else dict(zip(file, data))
    if "mapping" in declared:
        files["kept.map.toml"] = declared.pop("mapping").encode()
        declared["options"] = {"mapping": "kept.map.toml"}
    declared = {"says": says, "file": file} | declared
    CASES[name] = (files, declared)


def read(name, says, file, data, *registers, **declared):
    """A case of registers that are read as they stand, with the findings of the columns they lack."""
    declared.setdefault("tables", [register.table() for register in registers])
    lacking = [found for register in registers for found in register.missing()]
    declared["findings"] = lacking + declared.get("findings", [])
    case(name, says, file, data, **declared)


def refuse(name, says, file, data, *words, **declared):
    case(name, says, file, data, refused={"zh": list(words)}, **declared)


def text_of(declared):
    """JSON with a record a line, so that a person can read it."""
    def line(value):
        return json.dumps(value, ensure_ascii=False)

    def block(value, depth):
        pad = "  " * depth
        if isinstance(value, dict) and ("rows" in value or depth == 0):
            parts = [f"{pad}  {line(key)}: {block(part, depth + 1)}" for key, part in value.items()]
            return "{\n" + ",\n".join(parts) + f"\n{pad}}}"
        if isinstance(value, list) and value and isinstance(value[0], (dict, list)):
            return "[\n" + ",\n".join(f"{pad}  {block(part, depth + 1)}" for part in value) + f"\n{pad}]"
        return line(value)

    return block(declared, 0) + "\n"


def write(with_libreoffice):
    """Writes every case; golden files that lie there stay."""
    from . import libreoffice

    later = []
    for name, (files, declared) in CASES.items():
        folder = ROOT / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "case.json").write_text(text_of(declared))
        for file, data in files.items():
            path = folder / file
            if isinstance(data, Later):
                if with_libreoffice or not path.exists():
                    later.append((path, data))
            else:
                path.write_bytes(data)
    libreoffice.convert(later)
    kept = {"making", "__pycache__"}
    for group in ROOT.iterdir():
        if not group.is_dir() or group.name in kept:
            continue
        for folder in group.iterdir():
            name = f"{group.name}/{folder.name}"
            if name not in CASES:
                shutil.rmtree(folder)
                continue
            wanted = set(CASES[name][0]) | {"case.json", "expected.ndjson", "expected.notes.txt"}
            for path in folder.iterdir():
                if path.name not in wanted:
                    path.unlink()
    print(f"{len(CASES)} cases, {len(later)} files by LibreOffice")
