"""A program in a real window that only a test sees.

`Stage` is the machine: a virtual display, a window manager, a session bus with the
accessibility bus on it, and folders of its own in place of the user's. `Window` is the
program on that stage. It is read as a screen reader reads it, over AT-SPI, and worked as a
person works it, with keys and mouse from outside the process.

    with Stage(1280, 800) as stage, Window(stage, ["target/debug/tradebook"]) as window:
        window.wait("Exports, 2023", value="456.3")
        window.click("Exports, 2023")
        window.type("460")
        window.keys("Return")

*Invariant:* whatever was started ends with the `with` block, also after SIGTERM, and nothing
is left outside the stage's own temporary folder.
"""

import ctypes
import itertools
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PATIENCE = 20.0
"""Seconds that a wait lasts unless it is told otherwise: software rendering is slow."""

PAUSE = 0.05
"""Seconds between two looks of a wait."""

OPENBOX = """<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew></focus>
  <keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
  <mouse>
    <context name="Client">
      <mousebind button="Left" action="Press"><action name="Focus"/><action name="Raise"/></mousebind>
    </context>
  </mouse>
  <applications>{rules}</applications>
</openbox_config>
"""

FILLING = (
    '<application class="*" type="normal"><decor>no</decor><maximized>yes</maximized></application>'
)


class Unmet(AssertionError):
    """Something that a person would have seen did not come; the message says what was seen."""


def until(probe, what, seconds=PATIENCE):
    """The first answer of `probe` that is true; `Unmet` with `what()` when none comes in time."""
    last = time.monotonic() + seconds
    while True:
        answer = probe()
        if answer:
            return answer
        if time.monotonic() > last:
            raise Unmet(f"{what()} (after {seconds:g} s)")
        time.sleep(PAUSE)


class Stage:
    """Display, window manager, buses and private folders, for as long as the `with` block."""

    def __init__(self, width=1280, height=800, filling=False):
        """`filling`: windows take the whole display and have no title bar."""
        self.width, self.height, self.filling = width, height, filling
        self.helpers = []
        self.folder = None
        self.environment_before = None

    def __enter__(self):
        adopt_orphans()
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda n, _frame: sys.exit(128 + n))
        self.environment_before = dict(os.environ)
        self.folder = tempfile.mkdtemp(prefix="stage-")
        try:
            self._folders()
            self._display()
            self._manager()
            self._session_bus()
            self._accessibility_bus()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for helper in reversed(self.helpers):
            end(helper)
        end_orphans()
        os.environ.clear()
        os.environ.update(self.environment_before)
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, *parts):
        """A path inside the stage's own folder."""
        return os.path.join(self.folder, *parts)

    def _folders(self):
        places = {
            "HOME": "home",
            "XDG_CONFIG_HOME": "config",
            "XDG_DATA_HOME": "data",
            "XDG_STATE_HOME": "state",
            "XDG_CACHE_HOME": "cache",
            "XDG_RUNTIME_DIR": "runtime",
        }
        for variable, place in places.items():
            os.mkdir(self.path(place), 0o700)
            os.environ[variable] = self.path(place)
        for inherited in ("WAYLAND_DISPLAY", "XAUTHORITY", "AT_SPI_BUS_ADDRESS", "NO_AT_BRIDGE", "LANGUAGE"):
            os.environ.pop(inherited, None)
        # The same language and the same size of a pixel on every machine.
        os.environ.update(LANG="C.UTF-8", LC_ALL="C.UTF-8", XDG_SESSION_TYPE="x11", WINIT_X11_SCALE_FACTOR="1")

    def _helper(self, *command, answers=None):
        """Starts a helper; with `answers` ("{fd}" in the command) returns the line it writes there."""
        if answers is None:
            self.helpers.append(quietly(command))
            return None
        reader, writer = os.pipe()
        command = [word.replace("{fd}", str(writer)) for word in command]
        self.helpers.append(quietly(command, pass_fds=[writer]))
        os.close(writer)
        with os.fdopen(reader) as stream:
            line = stream.readline().strip()
        if not line:
            raise Unmet(f"{command[0]} did not start: no {answers}")
        return line

    def _display(self):
        screen = f"{self.width}x{self.height}x24"
        number = self._helper(
            "Xvfb", "-displayfd", "{fd}", "-screen", "0", screen, "-dpi", "96", "-nolisten", "tcp", "-noreset",
            answers="display number",
        )
        os.environ["DISPLAY"] = f":{number}"

    def _manager(self):
        rules = self.path("openbox.xml")
        with open(rules, "w", encoding="utf-8") as file:
            file.write(OPENBOX.format(rules=FILLING if self.filling else ""))
        self._helper("openbox", "--config-file", rules)
        # The manager is there once it has put its name on the root window's check window.
        until(lambda: said("xdotool", "get_num_desktops"), lambda: "the window manager did not start")

    def _session_bus(self):
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = self._helper(
            "dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address={fd}", answers="address",
        )

    def _accessibility_bus(self):
        """Starts the bus by asking for it, then says that somebody listens: toolkits wait for that."""
        from gi.repository import Gio, GLib

        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        session.set_exit_on_close(False)

        def ask(interface, method, arguments):
            return session.call_sync(
                "org.a11y.Bus", "/org/a11y/bus", interface, method, arguments,
                None, Gio.DBusCallFlags.NONE, 10_000, None,
            )

        ask("org.a11y.Bus", "GetAddress", None)
        yes = GLib.Variant("b", True)
        for switch in ("IsEnabled", "ScreenReaderEnabled"):
            ask("org.freedesktop.DBus.Properties", "Set", GLib.Variant("(ssv)", ("org.a11y.Status", switch, yes)))


class Node:
    """One thing that a screen reader can name."""

    def __init__(self, accessible, depth):
        self.accessible, self.depth = accessible, depth
        self.name = accessible.get_name() or ""

    @property
    def role(self):
        # Releases of the bus differ in the name of this one.
        return self.accessible.get_role_name().replace("push button", "button")

    @property
    def value(self):
        """What it holds: its text, else its number, else nothing."""
        text = self.accessible.get_text_iface()
        if text is not None:
            return text.get_text(0, text.get_character_count())
        number = self.accessible.get_value_iface()
        if number is not None:
            return f"{number.get_current_value():.15g}"
        return ""

    @property
    def enabled(self):
        from gi.repository import Atspi

        return self.accessible.get_state_set().contains(Atspi.StateType.ENABLED)

    @property
    def focused(self):
        from gi.repository import Atspi

        return self.accessible.get_state_set().contains(Atspi.StateType.FOCUSED)

    @property
    def place(self):
        """(x, y, width, height) on the display; None for what has no place."""
        from gi.repository import Atspi

        component = self.accessible.get_component_iface()
        if component is None:
            return None
        box = component.get_extents(Atspi.CoordType.SCREEN)
        return (box.x, box.y, box.width, box.height) if box.width > 0 and box.height > 0 else None

    def __str__(self):
        value = self.value
        holds = f" = {value!r}" if value and value != self.name else ""
        state = "" if self.enabled or self.role == "application" else " (disabled)"
        return f"{'  ' * self.depth}{self.role} {self.name!r}{holds}{state} {self.place or ''}".rstrip()


class Window:
    """The program, started on a stage, until it ends or the `with` block does."""

    def __init__(self, stage, command, log=None):
        """`log`: the file that takes what the program prints; without it the output is ours."""
        self.stage, self.command, self.log = stage, [str(word) for word in command], log
        self.program = None
        self.status = None
        """How the program ended by itself; None while it runs, and when it had to be ended."""

    def __enter__(self):
        import gi

        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi

        Atspi.init()
        Atspi.set_timeout(5_000, 15_000)
        output = open(self.log, "ab") if self.log else None
        try:
            self.program = subprocess.Popen(
                self.command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True,
            )
        finally:
            if output:
                output.close()
        try:
            until(self._appeared, lambda: "no window opened", 60)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.status = self.program.poll()
        end(self.program)

    def _appeared(self):
        if self.program.poll() is not None:
            raise Unmet(f"the program ended with {self.program.returncode} before its window opened")
        return self.windows()

    def windows(self):
        """The X ids of the program's visible windows."""
        return said("xdotool", "search", "--all", "--onlyvisible", "--pid", self.program.pid, "--name", ".").split()

    # What can be read

    def nodes(self):
        """Every node of the program, parents before children, read afresh."""
        from gi.repository import Atspi, GLib

        found = []

        def visit(accessible, depth):
            try:
                found.append(Node(accessible, depth))
                for index in range(accessible.get_child_count()):
                    child = accessible.get_child_at_index(index)
                    if child is not None:
                        visit(child, depth + 1)
            except GLib.Error:
                pass  # Gone while it was read; the next look sees what is there instead.

        try:
            desktop = Atspi.get_desktop(0)
            desktop.clear_cache()
            for index in range(desktop.get_child_count()):
                application = desktop.get_child_at_index(index)
                if application is not None and application.get_process_id() == self.program.pid:
                    application.set_cache_mask(Atspi.Cache.NONE)
                    visit(application, 0)
        except GLib.Error:
            pass
        return found

    def named(self, name, role=None):
        """The nodes of that name, else the nodes whose name contains it."""
        nodes = [node for node in self.nodes() if role is None or node.role == role]
        return [node for node in nodes if node.name == name] or [node for node in nodes if name in node.name]

    def wait(self, name, value=None, role=None, enabled=None, seconds=PATIENCE):
        """The first node of that name, once it is there and holds `value`."""
        seen = []

        def probe():
            self._alive()
            seen[:] = attempt(lambda: self.named(name, role)) or []
            return next(filter(fits, seen), None)

        def fits(node):
            return attempt(lambda: (value is None or node.value == value) and enabled in (None, node.enabled))

        def what():
            wanted = f"{name!r}" + (f" with {value!r}" if value is not None else "")
            wanted += {None: "", True: " that can be used", False: " that is disabled"}[enabled]
            return f"no {wanted}; seen: " + ("; ".join(str(node).strip() for node in seen[:5]) or "nothing of that name")

        return until(probe, what, seconds)

    def gone(self, name, role=None, seconds=PATIENCE):
        """Waits until no node is named so."""
        until(lambda: attempt(lambda: self.named(name, role)) == [], lambda: f"{name!r} is still there", seconds)

    def value(self, name, role=None):
        """What the node of that name holds."""
        return self.wait(name, role=role).value

    def tree(self):
        """Every node on a line of its own."""
        return "\n".join(attempt(lambda n=node: str(n)) or f"{node.name!r} (gone)" for node in self.nodes())

    # What can be done

    def forward(self):
        """Brings the window before all others and gives it the keyboard."""
        act("windowactivate", "--sync", self.windows()[0])

    def click(self, target, button=1, times=1, holding=None):
        """Clicks with the real mouse in the middle of a node, given itself or by its name; `holding` a modifier."""
        node = target if isinstance(target, Node) else self.wait(target)
        place = until(lambda: self._resting(node), lambda: f"{node.name!r} has no place on the display")
        x, y, width, height = place
        held = ("keydown", holding), ("keyup", holding)
        before, after = held if holding else ((), ())
        act(
            "mousemove", x + width // 2, y + height // 2,
            *before, "click", "--repeat", times, "--delay", 60, button, *after,
        )

    def _resting(self, node):
        """The node's place, once two looks agree about it: what moves is missed."""
        first = attempt(lambda: node.place)
        time.sleep(PAUSE)
        return first if first and first == attempt(lambda: node.place) else None

    def keys(self, *combinations):
        """Presses keys by their X names: `keys("ctrl+s", "Return", "F2")`."""
        for combination in combinations:
            act("key", "--delay", 20, combination)

    def type(self, text):
        """Types text key by key; a line end is Enter, a tab is Tab."""
        for kind, run in itertools.groupby(text, kind_of_key):
            if kind in NAMED_KEYS:
                self.keys(*(NAMED_KEYS[kind] for _ in run))
            else:
                # A character that is not on the keyboard borrows a key, and is lost when the key
                # goes back before the program has looked at it.
                act("type", "--delay", 20 if kind == "plain" else 200, "--", "".join(run))

    def copy_in(self, text):
        """Puts text on the clipboard, as another program would."""
        subprocess.run(
            ["xclip", "-selection", "clipboard"], input=text.encode(), check=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )

    def clipboard(self):
        """The text on the clipboard."""
        return said("xclip", "-selection", "clipboard", "-out")

    def close(self):
        """Asks the window to close, through the window manager."""
        self.keys("alt+F4")

    def ended(self, seconds=PATIENCE):
        """Waits for the end of the program: its exit status."""
        until(lambda: self.program.poll() is not None, lambda: "the program still runs", seconds)
        return self.program.returncode

    def _alive(self):
        if self.program.poll() is not None:
            raise Unmet(f"the program ended with {self.program.returncode}")

    # What can be seen

    def pixels(self):
        """The window's picture as raw bytes; empty when it has none."""
        windows = self.windows()
        if not windows:
            return b""
        command = ["import", "-silent", "-window", windows[0], "-depth", "8", "rgb:-"]
        return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout

    def settle(self, apart=0.3, seconds=PATIENCE):
        """Waits until something is drawn and two pictures, `apart` seconds from each other, are equal."""
        latest = self.pixels()

        def probe():
            nonlocal latest
            self._alive()
            before = latest
            time.sleep(apart)
            latest = self.pixels()
            return latest == before and is_drawn(latest)

        until(probe, lambda: "the picture keeps changing" if is_drawn(latest) else "nothing was drawn", seconds)

    def picture(self, path):
        """Saves the window's picture as a PNG; the whole display when there is no window."""
        path = os.path.abspath(path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        shown = (self.windows() or ["root"])[0]
        # Without the time of day, so that an equal picture is an equal file.
        plain = ["-define", "png:exclude-chunks=date,time", "+set", "date:create", "+set", "date:modify"]
        done = subprocess.run(["import", "-silent", "-window", shown, *plain, f"png24:{path}"], check=False)
        if done.returncode:
            raise Unmet(f"the picture could not be saved in {path}")


NAMED_KEYS = {"\n": "Return", "\t": "Tab"}


def kind_of_key(character):
    """How a character is typed: by the key of that name, as a plain key, or as a borrowed one."""
    if character in NAMED_KEYS:
        return character
    return "plain" if character.isascii() else "borrowed"


def is_drawn(pixels):
    """True for a picture that is not of one colour only."""
    return len(pixels) > 3 and pixels != pixels[:3] * (len(pixels) // 3)


def attempt(read):
    """The answer of `read`; None when the node went away meanwhile."""
    from gi.repository import GLib

    try:
        return read()
    except GLib.Error:
        return None


def quietly(command, **options):
    return subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True, **options,
    )


def said(*command):
    """What a command printed; nothing when it failed."""
    words = [str(word) for word in command]
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=30, check=False)
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""


def act(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True, stdout=subprocess.DEVNULL, timeout=60)


def end(process):
    """Ends a process, kindly first."""
    if process is None or process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def adopt_orphans():
    """What our children leave behind becomes our child too: the buses start helpers of their own."""
    subreaper = 36  # PR_SET_CHILD_SUBREAPER
    ctypes.CDLL(None).prctl(subreaper, 1, 0, 0, 0)


def end_orphans():
    """Ends every process that is still a child of this one."""
    last = time.monotonic() + 5
    while True:
        orphans = children()
        if not orphans:
            return
        for pid in orphans:
            try:
                os.kill(pid, signal.SIGTERM if time.monotonic() < last else signal.SIGKILL)
                os.waitpid(pid, os.WNOHANG)
            except (ProcessLookupError, ChildProcessError):
                pass
        time.sleep(PAUSE)


def children():
    """The ids of the processes whose parent is this one."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
                parent = file.read().rpartition(")")[2].split()[1]
        except OSError:
            continue
        if int(parent) == os.getpid():
            found.append(int(pid))
    return found
