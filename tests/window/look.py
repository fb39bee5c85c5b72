"""look [-c COMMANDS] BINARY WIDTHxHEIGHT OUT.png [ARGUMENTS…]

Opens the program on a display of that size, which its window fills, waits until the picture
is drawn and at rest, and saves it. COMMANDS is a file, or - for the standard input; one
command a line, # begins a comment:

    click NAME      the mouse on the node of that name; also: double NAME, right NAME
    keys KEY…       keys by their X names: keys ctrl+k Down Return
    type TEXT       the rest of the line, key by key
    wait NAME       until such a node is there
    close           asks the window to close
    tree            prints every node
    shot FILE       a picture now

Ends with the program's own status when the program ends before its picture is taken.
"""

import re
import sys

from window import Stage, Unmet, Window


def carry_out(window, line):
    word, _, rest = line.partition(" ")
    rest = rest.strip()
    match word:
        case "click":
            window.click(rest)
        case "double":
            window.click(rest, times=2)
        case "right":
            window.click(rest, button=3)
        case "keys":
            window.keys(*rest.split())
        case "type":
            window.type(rest)
        case "wait":
            window.wait(rest)
        case "close":
            window.close()
        case "tree":
            print(window.tree(), flush=True)
        case "shot":
            window.settle()
            window.picture(rest)
        case _:
            raise Unmet(f"there is no command {word!r}")


def lines(path):
    if path is None:
        return []
    with sys.stdin if path == "-" else open(path, encoding="utf-8") as file:
        return [(number, text) for number, line in enumerate(file, 1) if (text := line.strip()) and text[0] != "#"]


def main(words):
    commands = None
    if words[:1] == ["-c"]:
        commands, words = words[1] if len(words) > 1 else "", words[2:]
    size = re.fullmatch(r"(\d+)x(\d+)", words[1]) if len(words) > 2 else None
    if not size:
        print(__doc__.splitlines()[0], file=sys.stderr)
        return 2
    binary, _, out, *arguments = words
    script = lines(commands)

    with Stage(int(size[1]), int(size[2]), filling=True) as stage:
        window = Window(stage, [binary, *arguments])
        try:
            with window:
                window.settle()
                for number, line in script:
                    try:
                        carry_out(window, line)
                    except Unmet as unmet:
                        raise Unmet(f"line {number}, {line}: {unmet}") from unmet
                window.settle()
                window.picture(out)
                return 0
        except Unmet as unmet:
            print(f"look: {unmet}", file=sys.stderr)
            status = window.status or 1
            return status if status > 0 else 128 - status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
