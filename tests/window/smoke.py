"""smoke BINARY: what a person does first, done in the real window.

Each step that held is one line. After the first that did not come the accessible tree and
what the program printed; its picture is in target/window.
"""

import multiprocessing
import os
import shutil
import signal
import sys
from contextlib import ExitStack, contextmanager

from calc import Calc
from window import Stage, Unmet, Window, until

PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PICTURES = os.path.join(PROJECT, "target", "window")


class Steps:
    """Counts the steps that held, and says everything about the one that did not."""

    def __init__(self):
        self.passed = 0
        self.told = None

    @contextmanager
    def step(self, what):
        try:
            yield
        except Exception as trouble:
            print(f"FAILED {what}\n{trouble if isinstance(trouble, Unmet) else repr(trouble)}", flush=True)
            self.told = trouble
            raise
        self.passed += 1
        print(f"held   {what}", flush=True)

    @contextmanager
    def program(self, stage, command):
        """The program in its window; a failure inside leaves its traces before the window goes."""
        log = stage.path("program.log")
        with ExitStack() as started:
            started.callback(self.printed, log)
            with self.step("the window opens"):
                window = started.enter_context(Window(stage, command, log))
            try:
                yield window
            except Exception:
                picture = os.path.join(PICTURES, "failed.png")
                print(f"The accessible tree:\n{window.tree()}", flush=True)
                try:
                    window.picture(picture)
                    print(f"The picture: {picture}", flush=True)
                except Unmet as unmet:
                    print(unmet, flush=True)
                raise

    @staticmethod
    def printed(log):
        """Says what the program printed, and forgets it."""
        with open(log, "r+", encoding="utf-8", errors="replace") as file:
            text = file.read().strip()
            file.truncate(0)
        if text:
            print(f"The program printed:\n{text}", flush=True)


def expect(seen, wanted):
    if seen != wanted:
        raise Unmet(f"seen {seen!r}, wanted {wanted!r}")


def close(steps, window):
    with steps.step("the window closes without a question, and the program ends with 0"):
        window.close()
        expect(window.ended(), 0)


def a_figure_is_corrected_and_kept(steps, stage, binary):
    """Growth follows what is typed, and saving keeps both."""
    path = stage.path("project.ron")
    shutil.copyfile(os.path.join(PROJECT, "saves", "kazakhstan-azerbaijan.ron"), path)

    with steps.program(stage, [binary, path]) as window:
        with steps.step("the project opens: Exports, 2023 is 456.3"):
            window.wait("Exports, 2023", value="456.3", seconds=60)
        with steps.step("Exports growth, 2023 is +21.6 %"):
            window.wait("Exports growth, 2023", value="+21.6 %")
        with steps.step("460 is typed into the clicked cell, and its growth becomes ≈ +22.7 %"):
            window.click("Exports, 2023")
            window.type("460")
            window.keys("Return")
            window.wait("Exports growth, 2023", value="≈ +22.7 %")
        with steps.step("Ctrl+S writes 460 to the file"):
            window.keys("ctrl+s")
            until(lambda: holds(path, '"460"'), lambda: 'the file does not contain "460"')
        close(steps, window)

    with steps.program(stage, [binary, path]) as window:
        with steps.step("opened again, Exports, 2023 is 460"):
            window.wait("Exports, 2023", value="460", seconds=60)
        with steps.step("and its growth is ≈ +22.7 %"):
            window.wait("Exports growth, 2023", value="≈ +22.7 %")
        with steps.step("there is nothing to undo"):
            window.click(window.wait("Edit", role="button"))
            window.wait("Undo", role="menu item", enabled=False)
            window.keys("Escape")
            window.gone("Undo", role="menu item")
        close(steps, window)


def holds(path, text):
    with open(path, encoding="utf-8") as file:
        return text in file.read()


def the_bulletin_is_typed_and_kept(steps, stage, binary):
    """The main job, from the first start: an empty project, the figures, the printed rates, save, open again."""
    path = stage.path("bulletin.ron")

    with steps.program(stage, [binary]) as window:
        with steps.step("the first start shows the sample"):
            window.wait("Exports, 2023", value="456.3", seconds=60)
        with steps.step("Ctrl+N makes an empty project without a question"):
            window.keys("ctrl+n")
            window.wait("What to do next")
        with steps.step("a dataset of Kazakhstan with Azerbaijan"):
            window.keys("ctrl+shift+d")
            window.wait("Reporter")
            window.type("Kazakhstan")
            window.keys("Tab")
            window.type("Azerbaijan")
            window.keys("Return")
            window.wait("Add the first year")
        with steps.step("the years 2022 and 2023"):
            window.click("+ Add period")
            window.wait("Or a period or a series")
            window.type("2022")
            window.keys("Return")
            window.wait("Exports, 2022", value="—")
            window.click("+ 2023")
            window.wait("Exports, 2023")
        with steps.step("five levels are typed, and growth follows from them alone"):
            for cell, text in LEVELS:
                enter(window, cell, text)
            window.wait("Exports, 2022", value="374.9…375.1")
            for cell, _, calculated in RATES:
                window.wait(cell, value=calculated)
        with steps.step("the three printed rates are typed too, and are shown"):
            for cell, text, _ in RATES:
                # With the signs that are on the keyboard.
                enter(window, cell, text.replace("−", "-").removesuffix(" %"))
            for cell, text, _ in RATES:
                window.wait(cell, value=text)
        with steps.step("Escape puts everything back"):
            window.click("Exports, 2023")
            window.type("999")
            window.wait("Exports growth, 2023", value="≈ +166.4 %")
            window.keys("Escape")
            window.wait("Exports growth, 2023", value="+21.6 %")
        with steps.step("exports 2023 changed to 460 can not hold with the printed rate"):
            enter(window, "Exports, 2023", "460")
            window.wait("Exports growth, 2023", value="≈ +22.7 %")
        with steps.step("Ctrl+Z takes it back, and the printed rate is shown again"):
            window.keys("ctrl+z")
            window.wait("Exports growth, 2023", value="+21.6 %")
        with steps.step("without a file dialog the path is typed, and the file is written"):
            window.keys("ctrl+s")
            window.wait("Path of the file")
            window.keys("ctrl+a")
            window.type(path)
            window.keys("Return")
            until(lambda: os.path.exists(path) and holds(path, '"73"'), lambda: "the file does not hold what was typed")
        close(steps, window)

    with steps.program(stage, [binary]) as window:
        with steps.step("the next start opens the last project, and everything is there"):
            for cell, text in LEVELS:
                window.wait(cell, value=text, seconds=60)
            for cell, text, _ in RATES:
                window.wait(cell, value=text)
        close(steps, window)


def a_block_goes_from_a_spreadsheet_and_back(steps, stage, binary):
    """Cells of LibreOffice Calc through the clipboard into the table, and unchanged back into Calc."""
    path = stage.path("project.ron")
    shutil.copyfile(os.path.join(PROJECT, "saves", "kazakhstan-azerbaijan.ron"), path)
    years, figures = [row[0] for row in BLOCK[1:]], [row[1:] for row in BLOCK[1:]]

    with Calc(stage, BLOCK) as calc, steps.program(stage, [binary, path]) as window:
        with steps.step("a block with heads and years is copied in the spreadsheet"):
            expect(calc.copied("ctrl+Home", "ctrl+shift+End"), lines(BLOCK))
        with steps.step("pasted, it is shown as it was read, and Enter puts it into rows of its own"):
            window.forward()
            window.wait("Exports, 2023", value="456.3", seconds=60)
            window.click("Exports, 2023")
            window.keys("ctrl+v")
            window.wait(f"Pasted Exports, {years[0]}")
            window.keys("Return")
            for year, (exports, imports) in zip(years, figures):
                window.wait(f"Exports, {year}", value=exports)
                window.wait(f"Imports, {year}", value=imports)
        with steps.step("the figures are selected as two ranges and copied: digit for digit what came"):
            window.click(f"Exports, {years[0]}")
            window.keys("shift+Down", "shift+Down")
            window.click(f"Imports, {years[0]}", holding="ctrl")
            window.keys("shift+Down", "shift+Down")
            window.copy_in("nothing yet")
            window.keys("ctrl+c")
            until(lambda: same(window.clipboard(), lines(figures)), lambda: f"the clipboard has {window.clipboard()!r}")
        with steps.step("pasted into the spreadsheet, they are the same numbers there"):
            calc.keys("ctrl+Home", "Down", "Right", "ctrl+shift+End", "Delete", "ctrl+Home", "Down", "Right")
            calc.paste()
            expect(calc.copied("ctrl+Home", "ctrl+shift+End"), lines(BLOCK))
        with steps.step("one Ctrl+Z takes the paste back"):
            window.forward()
            window.keys("ctrl+z")
            window.gone(f"Exports, {years[0]}")


def a_chart_is_looked_at_and_leaves_the_program(steps, stage, binary):
    """The sample's chart: opened from the tree, changed, read as a table, exported in each format."""
    path = stage.path("charts.ron")
    shutil.copyfile(os.path.join(PROJECT, "saves", "kazakhstan-azerbaijan.ron"), path)
    folder = stage.path("out")
    os.makedirs(folder)

    with steps.program(stage, [binary, path]) as window:
        with steps.step("the sample's first chart opens from the tree with its title and its figures"):
            window.wait(CHART, role="tree item", seconds=60)
            window.click(window.wait(CHART, role="tree item"))
            for figure in ("529.4", "456.3", "73"):
                tells(window, figure)
        with steps.step("its session stands under the axis and opens the record"):
            window.click(window.wait("20th session, Astana", role="button"))
            window.wait("Head of delegation, Kazakhstan")
            window.click(window.wait(CHART, role="tree item"))
            window.wait(TITLE, role="image")
        with steps.step("another kind is chosen by its command, and one Ctrl+Z takes it back"):
            tells(window, "Bars up and down")
            command(window, "Stacked bars")
            tells(window, "Stacked bars. ")
            window.keys("ctrl+z")
            tells(window, "Bars up and down")
        with steps.step("shown as a table it has the same figures"):
            window.click("As table")
            window.wait("Imports, 2023", value="73")
            window.click("As table")
            window.gone("Imports, 2023")
        for ending, begins in BEGINS.items():
            with steps.step(f"it is exported to a typed path as {ending.upper()}, as its ending says"):
                target = os.path.join(folder, f"desk.{ending}")
                window.keys("ctrl+e")
                window.wait("Format")
                window.click(window.wait("Path of the file", role="entry"))
                window.type(target)
                window.keys("Return")
                until(lambda: starts(target, begins), lambda: f"{os.listdir(folder)} has no whole {ending}")
                window.gone("Path of the file")
        with steps.step("nothing else is in the folder"):
            expect(sorted(os.listdir(folder)), sorted(f"desk.{ending}" for ending in BEGINS))
        with steps.step("an event is added to the visits and agreements"):
            window.click(window.wait("Visits and agreements", role="tree item"))
            window.wait("Nothing here yet")
            window.click(window.wait("New event", role="button"))
            window.click(window.wait("Title, Visit", role="entry"))
            window.type("State visit")
            window.keys("Tab")
            window.wait("Title, State visit", value="State visit")


CHART = "Trade with Azerbaijan in 2023"
TITLE = "Exports to Azerbaijan rose by 21.6"
# Each format with how its file begins.
BEGINS = {"svg": b"<svg", "pdf": b"%PDF", "png": b"\x89PNG"}


def tells(window, text):
    """The page says in words what it shows."""
    page = window.wait(TITLE, role="image")
    said = lambda: page.accessible.get_description() or ""
    until(lambda: text in said(), lambda: f"{text!r} is not in {said()!r}")


def command(window, name):
    """A command by its name in the palette."""
    window.keys("ctrl+k")
    window.wait("Find a command")
    window.type(name)
    window.keys("Return")


def starts(path, begins):
    if not os.path.exists(path):
        return False
    with open(path, "rb") as file:
        return file.read(len(begins)) == begins

def the_session_is_entered_by_keys_alone(steps, stage, binary):
    """The second worked example by the keyboard, in at most 60 presses beyond its own text."""
    path = stage.path("session.ron")

    with steps.program(stage, [binary]) as window:
        hands = Hands(window)
        with steps.step("the first start shows the sample"):
            window.wait("Exports, 2023", value="456.3", seconds=60)
            window.keys("ctrl+n")
            window.wait("What to do next")
        with steps.step("a commission of Kazakhstan and Azerbaijan"):
            hands.press("ctrl+k")
            window.wait("New dataset")
            hands.press(*"new", "space", *"com", "Return")
            hands.at("Name")
            hands.text("Joint Intergovernmental Commission")
            hands.press("Tab")
            hands.text("Kazakhstan, Azerbaijan")
            hands.press("Return")
            window.wait("New session", role="button")
        with steps.step("its 20th session, with place and date"):
            hands.press("ctrl+shift+m")
            hands.at("Session number")
            hands.text("20")
            hands.tab_to("Place")
            hands.text("Astana")
            hands.tab_to("Date")
            hands.text("5 March 2024")
        with steps.step("the heads of both delegations"):
            for party, head, office in HEADS:
                hands.tab_to(f"Head of delegation, {party}")
                hands.text(head)
                hands.tab_to(f"Office, {party}")
                hands.text(office)
        with steps.step("four topics, Enter from one to the next"):
            hands.tab_to("+ Add a topic")
            for nth, topic in enumerate(TOPICS, 1):
                hands.press("Return")
                hands.at(f"Topic {nth}")
                hands.text(topic)
        with steps.step("three outcomes with kind, deadline and who answers for them"):
            hands.press("ctrl+shift+a")
            hands.at("What was decided, outcome 1")
            hands.text(OUTCOMES[0])
            hands.press("Return")
            hands.at("What was decided, outcome 2")
            hands.text(OUTCOMES[1])
            hands.tab_to("Deadline, outcome 2")
            hands.text("in the near future")
            hands.press("Return")
            hands.at("What was decided, outcome 3")
            hands.text(OUTCOMES[2])
            hands.tab_to("Responsible, outcome 3")
            hands.text("Azerbaijan")
            hands.tab_to("Kind, outcome 3", most=3, key="shift+Tab")
            hands.press("i")
        with steps.step("everything is there"):
            window.wait("Date", value="5 March 2024")
            window.wait("Deadline, outcome 2", value="in the near future")
            window.wait("Responsible, outcome 3", value="Azerbaijan")
        with steps.step("saved, the file holds every word"):
            hands.press("ctrl+s")
            window.wait("Path of the file")
            window.keys("ctrl+a")
            window.type(path)
            hands.press("Return")
            texts = [*TOPICS, *OUTCOMES, *(text for head in HEADS for text in head[1:]), "NearFuture", "Intention"]
            until(
                lambda: os.path.exists(path) and all(holds(path, text) for text in texts),
                lambda: "the file does not hold what was typed",
            )
        with steps.step(f"with {hands.presses} presses beyond the text, of at most 60"):
            if hands.presses > 60:
                raise Unmet(f"{hands.presses} presses")
        close(steps, window)


def what_could_be_lost_is_there(steps, stage, binary):
    """A kill, another program that writes the file, older versions, a file that somebody edited by hand."""
    path = stage.path("project.ron")
    shutil.copyfile(os.path.join(PROJECT, "saves", "kazakhstan-azerbaijan.ron"), path)

    with steps.program(stage, [binary, path]) as window:
        with steps.step("an edit that is not saved is said to be kept"):
            window.wait("Exports, 2023", value="456.3", seconds=60)
            enter(window, "Exports, 2023", "460")
            window.wait("· kept")
        with steps.step("the program is killed"):
            window.program.kill()
            expect(window.ended(), -signal.SIGKILL)

    with steps.program(stage, [binary, path]) as window:
        with steps.step("the next start has the file as it was saved, and offers the edit"):
            window.wait("Exports, 2023", value="456.3", seconds=60)
            press(window, "Restore edits…")
            window.wait("1 edit, last at")
        with steps.step("restored, 460 is there again"):
            press(window, "Restore")
            window.wait("Exports, 2023", value="460")
        with steps.step("what another program wrote meanwhile is not written over unasked"):
            written_outside(path, '"73"', '"74"')
            window.keys("ctrl+s")
            window.wait("project.ron was not saved")
            expect(holds(path, '"460"'), False)
        with steps.step("compared, both changes are on the screen, and saved both are in the file"):
            press(window, "Compare…")
            window.wait("Compare with project.ron")
            press(window, "Apply")
            window.wait("Imports, 2023", value="74")
            window.wait("Exports, 2023", value="460")
            window.keys("ctrl+s")
            until(lambda: holds(path, '"460"') and holds(path, '"74"'), lambda: "the file does not hold both")
        with steps.step("the file as the other program wrote it is among the older versions"):
            command(window, "Older versions")
            window.wait("Older versions of project.ron")
            window.wait("differs in")
            press(window, "Close")
        close(steps, window)

    written_outside(path, '"460"', '"461"')
    with steps.program(stage, [binary, path]) as window:
        with steps.step("a file that somebody changed by hand opens with a banner that says so"):
            window.wait("Exports, 2023", value="461", seconds=60)
            window.wait("its seal does not fit")
        close(steps, window)


def press(window, button):
    """Presses a button of a dialog, once that stands still."""
    window.wait(button, role="button")
    window.settle(0.1)
    window.click(window.wait(button, role="button"))


def written_outside(path, old, new):
    """Another program changes one word, and knows nothing of the seal."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    with open(path, "w", encoding="utf-8") as file:
        file.write(text.replace(old, new, 1))


class Hands:
    """The keyboard, with a count of every press that is not a letter of the text."""

    def __init__(self, window):
        self.window, self.presses = window, 0

    def press(self, *keys):
        self.presses += len(keys)
        self.window.keys(*keys)

    def text(self, text):
        """Types into the field that has the keyboard, and waits until the program has drawn it."""
        self.window.settle(0.1)
        self.window.type(text)
        self.window.settle(0.1)

    def is_at(self, name):
        nodes = self.window.named(name)
        return any(node.name == name and node.focused for node in nodes)

    def at(self, name):
        until(lambda: self.is_at(name), lambda: f"the keyboard is not at {name!r}")

    def tab_to(self, name, most=14, key="Tab"):
        """Tab, and again, until the field has the keyboard."""
        for _ in range(most):
            self.press(key)
            self.window.settle(0.1)
            if self.is_at(name):
                return
        raise Unmet(f"{key} {most} times did not lead to {name!r}")


HEADS = [
    ("Kazakhstan", "Marat Karabayev", "Minister of Transport"),
    ("Azerbaijan", "Parviz Shahbazov", "Minister of Energy"),
]
TOPICS = [
    "Oil and gas cooperation",
    "Joint projects",
    "Transit of Kazakh oil along various routes",
    "More cargo on the Trans-Caspian route (Middle Corridor)",
]
OUTCOMES = [
    "Appropriate steps towards completing the Caspian underwater fibre-optic line"
    " within the Digital Silk Road project",
    "Technical specification to begin a feasibility study of electricity supply along Central Asia-Europe",
    "Cooperation with Kazakh companies in renewable energy and energy efficiency",
]

BLOCK = [
    ["", "Exports", "Imports"],
    ["2016", "287.9", "44.4"],
    ["2017", "375.0", "88.3"],
    ["2018", "456.3", "73.0"],
]


def lines(rows):
    """Rows as they stand on the clipboard."""
    return "".join("\t".join(row) + "\n" for row in rows)


def same(one, other):
    """The same cells: line ends are each program's own."""
    return one.split() == other.split()


LEVELS = [
    ("Turnover, 2022", "463.3"),
    ("Imports, 2022", "88.3"),
    ("Turnover, 2023", "529.4"),
    ("Exports, 2023", "456.3"),
    ("Imports, 2023", "73"),
]
# The cell, its printed rate, and what follows from the levels alone.
RATES = [
    ("Turnover growth, 2023", "+14.2 %", "≈ +14.3 %"),
    ("Exports growth, 2023", "+21.6 %", "≈ +21.7 %"),
    ("Imports growth, 2023", "−17.3 %", "≈ −17.3 %"),
]


def enter(window, cell, text):
    window.click(cell)
    window.type(text)
    window.keys("Return")


SCENARIOS = [
    a_figure_is_corrected_and_kept,
    the_bulletin_is_typed_and_kept,
    a_block_goes_from_a_spreadsheet_and_back,
    a_chart_is_looked_at_and_leaves_the_program,
    the_session_is_entered_by_keys_alone,
    what_could_be_lost_is_there,
]


def run(scenario, binary):
    """Steps that held and scenarios that failed, for one scenario."""
    steps = Steps()
    try:
        with Stage(1280, 800) as stage:
            scenario(steps, stage, binary)
    except Exception as trouble:
        if trouble is not steps.told:  # It came between two steps.
            print(f"FAILED {scenario.__name__}: {trouble!r}", flush=True)
        return steps.passed, 1
    return steps.passed, 0


def main(words):
    if len(words) != 1:
        print("smoke BINARY", file=sys.stderr)
        return 2
    binary = os.path.abspath(words[0])
    # A process of its own for each: the accessibility library stays with the first bus that it has seen.
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        results = pool.starmap(run, [(scenario, binary) for scenario in SCENARIOS], chunksize=1)
    passed, failed = (sum(column) for column in zip(*results))
    print(f"{passed} passed, {failed} failed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
