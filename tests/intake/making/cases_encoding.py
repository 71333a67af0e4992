"""Page 7, 'Encoding'."""

from .byhand import csv, unicode_text
from .corpus import read, refuse
from .records import Register, plain, short


def register(*records, **options):
    return Register("contract", plain("contract", records), list(records), **options)


two = register(short(0), short(1))
text = csv(two.grid())
FILE = "合同台账.csv"

read("encoding/utf-8", "UTF-8 without BOM", FILE, text.encode(), two)
read("encoding/utf-8-bom", "UTF-8 with BOM", FILE, b"\xef\xbb\xbf" + text.encode(), two)
read("encoding/gbk", "GBK, as Excel saves CSV", FILE, text.encode("gbk"), two, notes=[["GBK"]])
read("encoding/gbk-tabs", "GBK with tabs: 'text (tab delimited)'", "合同台账.txt", csv(two.grid(), "\t").encode("gbk"), two, notes=[["GBK"]])

rare = register(
    short(0, party_b_name="海安㐂示例设备有限公司", subject_matter="𠮷祥路办公楼保洁"),
    short(1, contract_name="示例䶮桥养护合同"),
)
read("encoding/gb18030-four-bytes", "GB18030: four-byte characters survive", FILE, csv(rare.grid()).encode("gb18030"), rare)
read("encoding/utf-8-rare-characters", "the same characters in UTF-8", FILE, csv(rare.grid()).encode(), rare)
read("encoding/utf-16le-bom-tabs", "UTF-16 with tabs ('Unicode text')", "合同台账.txt", unicode_text(two.grid()), two, notes=[["UTF-16"]])
read("encoding/utf-16be-bom-tabs", "UTF-16, the other order of bytes", "合同台账.txt", unicode_text(two.grid(), "utf-16-be", b"\xfe\xff"), two)
read("encoding/utf-16le-without-bom", "UTF-16 without BOM", "合同台账.txt", unicode_text(two.grid(), mark=b""), two)
read("encoding/utf-16le-commas", "UTF-16 with commas", FILE, b"\xff\xfe" + text.encode("utf-16-le"), two)
read("encoding/utf-16le-named-csv", "'Unicode text' named .csv", FILE, unicode_text(two.grid()), two)

lines = csv(register(short(0), short(1), short(2), short(3)).grid()).split("\r\n")


def mixed(first, then, at):
    """The lines before line `at` in one encoding, from there on in another."""
    head, tail = "\r\n".join(lines[: at - 1]) + "\r\n", "\r\n".join(lines[at - 1 :])
    return head.encode(first) + tail.encode(then)


refuse("encoding/utf-8-then-gbk", "a file that changes encoding half-way: the line is named", FILE, mixed("utf-8", "gbk", 4), "第 4 行", "编码")
refuse("encoding/utf-8-bom-then-gbk", "a file that changes encoding half-way, with BOM", FILE, b"\xef\xbb\xbf" + mixed("utf-8", "gbk", 3), "第 3 行", "编码")
refuse("encoding/gbk-then-utf-8", "a file that changes encoding half-way: GBK first", FILE, mixed("gbk", "utf-8", 4), "第 4 行", "编码")

RUINED = ["乱码"]
# Bytes of UTF-8 taken for GBK; what does not fit became question marks, as Windows does it.
as_gbk = text.encode().decode("gbk", errors="replace").replace("\ufffd", "?")
refuse("encoding/ruined-utf-8-as-gbk", "UTF-8 read as GBK and saved: said once, not as forty field errors", FILE, as_gbk.encode(), *RUINED)
as_latin = text.encode("gbk").decode("latin-1")
refuse("encoding/ruined-gbk-as-latin", "GBK read as Western text and saved", FILE, as_latin.encode(), *RUINED)
as_latin = text.encode().decode("latin-1")
refuse("encoding/ruined-utf-8-as-latin", "UTF-8 read as Western text and saved", FILE, as_latin.encode(), *RUINED)
lost = "".join(character if character.isascii() else "锟斤拷" for character in text)
refuse("encoding/ruined-replaced", "every character replaced, then read as GBK and saved", FILE, lost.encode(), "锟斤拷")
marks = "".join(character if character.isascii() else "?" for character in text)
refuse("encoding/ruined-question-marks", "saved in an encoding without Chinese: nothing but question marks is left", FILE, marks.encode(), "问号")

named = register(short(0), short(1, contract_name="示例@道路绿化养护合同"))


def broken(register, encoding):
    return csv(register.grid()).encode(encoding).replace(b"@", b"\xff")


hurt = {1: {"contract_name": "示例\ufffd道路绿化养护合同"}}
said = [named.at("text-has-broken-character", "contract_name", 1, "warning")]
for name, encoding in [("utf-8", "utf-8"), ("gbk", "gbk")]:
    read(f"encoding/one-broken-byte-{name}", "one broken byte: read on, with a warning that names the place", FILE, broken(named, encoding), tables=[named.table(hurt)], findings=said, notes=[["第 3 行"]])

records = [short(0), short(1)]
spare = Register("contract", plain("contract", records) + [("联系人", None, lambda place, record: "王@某" if place else "李某")], records)
read("encoding/one-broken-byte-elsewhere", "one broken byte in a column that is no field: only told", FILE, broken(spare, "utf-8"), tables=[spare.table()], notes=[["第 3 行"]])

from .writers import Sheet, by_libreoffice  # noqa: E402

read("encoding/gbk-libreoffice", "GBK as LibreOffice writes it", FILE, by_libreoffice(Sheet("合同", two.grid()), "gbk.csv"), two, notes=[["GBK"]])

whole = csv(spare.grid()).replace("@", "").encode()
# The last character was cut through when the file was copied.
cut = whole[: whole.rindex("某".encode()) + 2]
read("encoding/cut-off", "a file cut off in the middle of a character: read on, with the place", FILE, cut, tables=[spare.table()], notes=[["第 3 行"]])
