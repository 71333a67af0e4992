"""Files that LibreOffice writes."""

import pathlib
import subprocess
import tempfile

# Filters by ending; CSV with commas, in UTF-8, every sheet's first only.
FILTERS = {
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "xls": "xls:MS Excel 97",
    "ods": "ods:calc8",
    "csv": "csv:Text - txt - csv (StarCalc):44,34,76,1",
    "gbk.csv": "csv:Text - txt - csv (StarCalc):44,34,65,1",
}


def convert(later):
    """[(path, Later)]: one run of LibreOffice for each kind of file."""
    for target in sorted({one.target for _, one in later}):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            (folder / "out").mkdir()
            jobs = []
            for number, (path, one) in enumerate(later):
                if one.target == target:
                    source = folder / f"{number}.{one.source}"
                    source.write_bytes(one.data)
                    jobs.append((path, source))
            # A profile of its own, so that nobody's settings show in the files.
            profile = (folder / "profile").as_uri()
            command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", FILTERS[target]]
            command += ["--outdir", str(folder / "out")] + [str(source) for _, source in jobs]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            ending = target.rsplit(".", 1)[-1]
            for path, source in jobs:
                path.write_bytes((folder / "out" / f"{source.stem}.{ending}").read_bytes())
