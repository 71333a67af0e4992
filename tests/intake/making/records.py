"""Invented records, how people show them in cells, and what a case declares of a table."""

import datetime
import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[3]
BASE = ROOT / "crates/zhengwu-credit/data/base"

FORMS = {}
SCHEMAS = {}
for _kind in ("contract", "performance", "commitment", "dishonesty"):
    FORMS[_kind] = {one["key"]: one for one in json.loads((ROOT / f"schemas/{_kind}.form.json").read_text())["fields"]}
    SCHEMAS[_kind] = json.loads((ROOT / f"schemas/{_kind}.schema.json").read_text())


def base(kind, **changes):
    """The correct record of a kind with some fields changed; None takes one away."""
    record = json.loads((BASE / f"{kind}.json").read_text())
    record.update(changes)
    return ordered(kind, {key: value for key, value in record.items() if value is not None})


def ordered(kind, record):
    return {key: record[key] for key in FORMS[kind] if key in record}


BUREAU = ("海安市示例一局", "11320685MB0A10013C", "department")
TOWN = ("海安市示例镇人民政府", "11320685MB0A100217", "town")
CENTRE = ("海安市示例服务中心", "12320685MB0A20019K", "public_institution")
SUPPLIERS = [
    ("海安示例设备有限公司", "91320685MA1A30012L"),
    ("海安示例安装有限公司", "91320685MA1A30039C"),
    ("海安示例环境工程有限公司", "91320621MA1A30020Q"),
    ("海安示例社会工作服务中心", "52320685MJ0A50014M"),
    ("示例村股份经济合作社", "N2320685MF0A60015Q"),
]
MATTERS = [
    ("示例办公楼物业服务合同", "办公楼保洁和秩序维护", "186000.00"),
    ("示例道路绿化养护合同", "道路两侧绿化养护", "324500.00"),
    ("示例河道保洁服务合同", "河道水面保洁", "97800.50"),
    ("示例档案整理服务合同", "档案整理和数字化", "58600.00"),
    ("示例消防设施维护合同", "消防设施检测和维护", "43200.00"),
    ("示例食堂餐饮服务合同", "职工食堂餐饮服务", "276000.00"),
    ("示例会议系统租赁合同", "会议系统租赁", "35000.00"),
    ("示例路灯维护合同", "路灯巡查和维护", "148000.00"),
]


def short(place, office=BUREAU, **changes):
    """A plain contract with nothing but what every contract needs; the place gives number, matter, amount and days."""
    name, matter, amount = MATTERS[place % len(MATTERS)]
    supplier, code = SUPPLIERS[place % 3]
    signed = datetime.date(2024, 12, 1) + datetime.timedelta(days=place)
    starts = signed + datetime.timedelta(days=3)
    record = {
        "contract_no": f"HA-2024/{101 + place}",
        "contract_name": name,
        "contract_kind": "02",
        "fields": "livelihood",
        "party_a_name": office[0],
        "party_a_uscc": office[1],
        "party_a_kind": office[2],
        "party_b_name": supplier,
        "party_b_kind": "legal_person",
        "party_b_id_kind": "uscc",
        "party_b_id": code,
        "signed_on": signed.isoformat(),
        "starts_on": starts.isoformat(),
        "ends_on": (starts + datetime.timedelta(days=364)).isoformat(),
        "amount": amount,
        "amount_basis": "fixed",
        "payment_direction": "government_pays",
        "subject_matter": matter,
        "regime": "none",
        "professional": False,
        "classified": False,
    }
    record.update(changes)
    return ordered("contract", {key: value for key, value in record.items() if value is not None})


def show(kind, key, value):
    """A value as a clerk types it: codes by label."""
    if value is None:
        return ""
    if value is True or value is False:
        return "是" if value else "否"
    choices = FORMS[kind][key].get("choices")
    if choices:
        labels = {one["key"]: one["label"]["zh"] for one in choices}
        return "；".join(labels.get(part, part) for part in str(value).split(";"))
    return str(value)


def heading(kind, key):
    return FORMS[kind][key]["label"]["zh"]


def plain(kind, records):
    """The columns of records under their own headings, in the catalogue's order."""
    return [(heading(kind, key), key) for key in FORMS[kind] if any(key in one for one in records)]


# How people write a value.
def day(record, value):
    return datetime.date.fromisoformat(value)


def chinese_day(record, value):
    one = datetime.date.fromisoformat(value)
    return f"{one.year}年{one.month}月{one.day}日"


def dotted_day(record, value):
    one = datetime.date.fromisoformat(value)
    return f"{one.year}.{one.month}.{one.day}"


def slashed_day(record, value):
    one = datetime.date.fromisoformat(value)
    return f"{one.year}/{one.month}/{one.day}"


def packed_day(record, value):
    return value.replace("-", "")


def number(record, value):
    return int(float(value)) if float(value).is_integer() else float(value)


def wan(record, value):
    return round(float(value) / 10000, 6)


def wan_text(record, value):
    return f"{float(value) / 10000:.6f}".rstrip("0").rstrip(".")


def thousands(record, value):
    return f"{float(value):,.2f}"


def yuan_mark(record, value):
    return f"¥{float(value):,.2f}"


def letters(column):
    """From 0: A, B … AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


# A field whose cell cannot be read keeps what was typed, in whatever digits; its finding is what counts.
FREE = object()


class Register:
    """A table as an office keeps it: lines above, a header of one row or two, records, lines below.

    A column is (heading, key) or (heading, key, how): the key of the field that it fills, a tuple of keys where it
    fills several, or None where no field is meant; `how` makes the cell from (record, value).
    """

    def __init__(self, kind, columns, records, above=(), below=(), heads=None, sheet=None, between=None, numbered=False):
        self.kind, self.records, self.sheet = kind, records, sheet
        self.columns = [tuple(column) + (None,) * (3 - len(column)) for column in columns]
        self.above = [list(row) if isinstance(row, (list, tuple)) else [row] for row in above]
        self.below = [list(row) if isinstance(row, (list, tuple)) else [row] for row in below]
        self.heads = heads or [[column[0] for column in self.columns]]
        # Rows that are no records, by the place of the record before which they stand.
        self.between = between or {}
        self.header_row = len(self.above) + len(self.heads)

    def body(self):
        """(cells, record or None) by row."""
        for place, record in enumerate(self.records):
            for row in self.between.get(place, []):
                yield row, None
            yield [self.cell(place, record, column) for column in self.columns], record

    def cell(self, place, record, column):
        _, keys, how = column
        if keys is None:
            return how(place, record) if how else ""
        key = keys if isinstance(keys, str) else keys[0]
        value = record.get(key)
        if how and value is not None:
            return how(record, value)
        return show(self.kind, key, value)

    def grid(self):
        return self.above + self.heads + [cells for cells, _ in self.body()] + self.below

    def keys(self):
        found = []
        for _, keys, _ in self.columns:
            found += [keys] if isinstance(keys, str) else list(keys or ())
        return found

    def row_of(self, place):
        """The row of a record, as the spreadsheet counts."""
        at = self.header_row
        for _, record in self.body():
            at += 1
            if record is self.records[place]:
                return at
        raise IndexError(place)

    def letter(self, key):
        for at, (_, keys, _) in enumerate(self.columns):
            if keys == key or (isinstance(keys, tuple) and key in keys):
                return letters(at)
        raise KeyError(key)

    def table(self, changes=None, unknown=None, partial=(), unreadable=()):
        """What must be read. `changes` by place: fields that come out otherwise than the record has them."""
        keys = set(self.keys())
        rows, skipped, at, place = [], [], self.header_row, 0
        for _, record in self.body():
            at += 1
            if record is None:
                skipped.append(at)
                continue
            read = {key: value for key, value in record.items() if key in keys}
            read.update((changes or {}).get(place, {}))
            if place not in partial:
                read = {key: value for key, value in read.items() if value is not None}
            free = [key for key, value in read.items() if value is FREE]
            read = {key: value for key, value in read.items() if value is not FREE}
            one = {"row": at, "record": {} if place in unreadable else ordered(self.kind, read)}
            if free:
                one["free"] = free
            if place in partial:
                one["partial"] = True
            if unknown and place in unknown:
                one["unknown"] = unknown[place]
            rows.append(one)
            place += 1
        skipped += [at + 1 + more for more, row in enumerate(self.below) if any(cell not in ("", None) for cell in row)]
        table = {"kind": self.kind, "sheet": self.sheet, "header_row": self.header_row, "rows": rows}
        if skipped:
            table["not_records"] = skipped
        return table

    def missing(self):
        """Required columns that it lacks: once each, at the header."""
        keys = self.keys()
        lacking = [key for key in SCHEMAS[self.kind]["required"] if key not in keys]
        found = {"name": "column-missing", "row": self.header_row, "severity": "error"}
        if self.sheet:
            found["sheet"] = self.sheet
        return [dict(found, path=f"/{key}") for key in lacking]

    def at(self, name, key, place, severity="error", **more):
        """A finding at a cell."""
        found = {"name": name, "path": f"/{key}", "row": self.row_of(place)}
        if key in self.keys():
            found["column"] = self.letter(key)
        if severity != "notice":
            found["severity"] = severity
        found.update(more)
        return found
