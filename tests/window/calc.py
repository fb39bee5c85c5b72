"""A spreadsheet beside the program, on the same stage: what is copied there is pasted here, and back.

*Invariant:* the spreadsheet ends with the `with` block, and its profile is in the stage's folder.
"""

import os
import subprocess

from window import Unmet, end, said, until

SHEET = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
 <office:automatic-styles>
  <number:number-style style:name="one"><number:number number:decimal-places="1" number:min-decimal-places="1"
   number:min-integer-digits="1"/></number:number-style>
  <style:style style:name="figure" style:family="table-cell" style:data-style-name="one"/>
 </office:automatic-styles>
 <office:body><office:spreadsheet><table:table table:name="Bulletin">{rows}</table:table></office:spreadsheet></office:body>
</office:document>
"""


def cell(text):
    if not text:
        return "<table:table-cell/>"
    try:
        number = float(text)
    except ValueError:
        return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    style = ' table:style-name="figure"' if "." in text else ""
    return f'<table:table-cell office:value-type="float" office:value="{number}"{style}><text:p>{text}</text:p></table:table-cell>'


class Calc:
    """LibreOffice Calc with a sheet of these rows of texts."""

    def __init__(self, stage, rows):
        self.stage, self.rows = stage, rows
        self.program = None

    def __enter__(self):
        path = self.stage.path("bulletin.fods")
        rows = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in self.rows)
        with open(path, "w", encoding="utf-8") as file:
            file.write(SHEET.format(rows=rows))
        profile = f"-env:UserInstallation=file://{self.stage.path('calc')}"
        environment = dict(os.environ, SAL_USE_VCLPLUGIN="gen", NO_AT_BRIDGE="1", GNOME_ACCESSIBILITY="0")
        self.program = subprocess.Popen(
            ["soffice", profile, "--calc", "--norestore", "--nologo", "--nofirststartwizard", path],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True, env=environment,
        )
        try:
            until(lambda: self._windows(), lambda: "the spreadsheet did not open", 120)
        except Unmet:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        end(self.program)

    @staticmethod
    def _windows(title="bulletin"):
        return said("xdotool", "search", "--onlyvisible", "--name", title).split()

    def keys(self, *combinations):
        """Presses keys in the sheet's window."""
        window = self._windows()[-1]
        subprocess.run(["xdotool", "windowactivate", "--sync", window], check=True, stderr=subprocess.DEVNULL)
        for combination in combinations:
            subprocess.run(["xdotool", "key", "--delay", "40", combination], check=True)

    def paste(self):
        """Pastes at the cursor; a table from another program comes with a question about its language."""
        self.keys("ctrl+v")
        question = until(lambda: self._windows("Import Options"), lambda: "the spreadsheet did not ask", 20)
        subprocess.run(["xdotool", "windowactivate", "--sync", question[-1], "key", "Return"], check=True)
        until(lambda: not self._windows("Import Options"), lambda: "the question is still there", 20)

    def copied(self, *combinations):
        """The text that is on the clipboard after these keys and Ctrl+C; what was there before does not count."""
        subprocess.run(
            ["xclip", "-selection", "clipboard"], input=b"nothing yet", check=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        self.keys(*combinations, "ctrl+c")

        def probe():
            text = said("xclip", "-selection", "clipboard", "-out", "-target", "UTF8_STRING")
            return text if text and text != "nothing yet" else None

        return until(probe, lambda: "the spreadsheet copied nothing", 20)
