"""Makes the intake corpus again: `python tests/intake/make.py [--libreoffice]`.

Needs openpyxl, XlsxWriter and xlwt; `--libreoffice` makes the files of LibreOffice again too, which are never the same
bytes twice.
"""

import importlib
import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from making import corpus  # noqa: E402

GROUPS = pathlib.Path(__file__).resolve().parent.joinpath("making").glob("cases_*.py")

for group in sorted(GROUPS):
    importlib.import_module(f"making.{group.stem}")
corpus.write("--libreoffice" in sys.argv)
