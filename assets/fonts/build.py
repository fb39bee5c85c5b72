#!/usr/bin/env python3
"""Build the Tradebook Sans fonts from Inter.

    python3 build.py INTER_REGULAR INTER_SEMIBOLD [OUTPUT_DIR]

INTER_REGULAR and INTER_SEMIBOLD are the static text-size files of Inter 4
(`Inter-Regular` and `Inter-SemiBold`, as .ttf or .woff2, with TrueType
outlines), as in Inter's own releases or in the npm package `inter-ui`
(folder `web`). OUTPUT_DIR is the folder of this script unless given.
Needs Python 3 with `fonttools` (and `brotli` to read .woff2).

What changes against Inter:

* the tabular figures of the `tnum` feature become the default ones, and so
  do the tabular signs (+, minus, =, <, >, ...): one advance for all of them.
  Point, comma, colon and semicolon keep Inter's default shapes, which already
  share one advance (the semicolon apart) and are kerned against letters,
  which the tabular ones are not; the hyphen and the brackets keep their
  widths for prose;
* a few symbols that Inter lacks are drawn (see `draw_symbols`), and the
  Cyrillic letters that look like Latin ones borrow their glyphs;
* only the characters of `RANGES` stay; of the layout features, only kerning,
  mark placement and the composition they rest on;
* the family is called Tradebook Sans. Copyright and licence entries stay.
"""

import math
import sys
from pathlib import Path

from fontTools import subset
from fontTools.misc.transform import Transform
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FAMILY = "Tradebook Sans"
VERSION = "1.000"

# Signs that take their tabular form; the digits always do.
TABULAR_SIGNS = "+−×÷±=<>≤≥≠≈~"

# What is kept, as far as Inter has it.
RANGES = [
    (0x0020, 0x007E), (0x00A0, 0x00FF),          # Basic Latin, Latin-1
    (0x0100, 0x024F), (0x0259, 0x0259),          # Latin Extended-A/B, schwa
    (0x02B9, 0x02DD), (0x0300, 0x036F),          # modifiers, combining marks
    (0x0370, 0x03FF), (0x0400, 0x052F),          # Greek, Cyrillic
    (0x1E9E, 0x1E9E),                            # capital sharp s
    (0x2000, 0x206F), (0x2070, 0x209F),          # punctuation, super/subscripts
    (0x20A0, 0x20C0), (0x2100, 0x215F),          # currencies, letterlike, fractions
    (0x2190, 0x21FF), (0x2200, 0x22FF),          # arrows, mathematics
    (0x2300, 0x23FF), (0x25A0, 0x25FF),          # technical, geometric shapes
    (0x2605, 0x2606), (0x2713, 0x2717),          # stars, ticks and crosses
    (0xFFFD, 0xFFFD),
]

# The build fails unless every one of these has a glyph.
REQUIRED = (
    "0123456789+-.,%əƏ₼₸₽₺₾€$£¥₴₩₹−×±÷≈≤≥≠∞√∑½¼¾‰"
    "←→↑↓↔⇄↗↘▲▼△▽▴▾◂▸▶◀◆●○■□✓✕✗★⌕⌘⇧⏎"
    "…“”„«»‹›–—·•№℃°¶§ƏəӘәҒғҚқҢңӨөҰұҮүҺһІі"
    "\u00a0\u202f\u2007\u2009\u200a"
)

# Cyrillic letters that Inter lacks but whose shape is a Latin one it has.
SAME_SHAPE = {"Ԑ": "Ɛ", "ԑ": "ɛ", "Ԛ": "Q", "ԛ": "q", "Ԝ": "W", "ԝ": "w"}


# ---------------------------------------------------------------- outlines

def contour(pen, points, hole=False):
    """Add a closed polygon; outer contours run clockwise, holes the other way.

    A point is (x, y), or (cx, cy, x, y) for a quadratic curve to (x, y).
    """
    ends = [p[-2:] for p in points]
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ends, ends[1:] + ends[:1]))
    if (area > 0) != hole:
        flipped = [ends[-1]]
        for i in range(len(points) - 1, 0, -1):
            flipped.append(points[i][:-2] + ends[i - 1])
        points = flipped
    pen.moveTo(points[0][-2:])
    for p in points[1:]:
        if len(p) == 4:
            pen.qCurveTo(p[:2], p[2:])
        else:
            pen.lineTo(p)
    pen.closePath()


def arc(cx, cy, r, start, stop, steps=16):
    """Points on a circle from angle `start` to `stop` (radians), as curves."""
    d = (stop - start) / steps
    points = [(cx + r * math.cos(start), cy + r * math.sin(start))]
    for i in range(steps):
        a, m, b = start + i * d, start + (i + 0.5) * d, start + (i + 1) * d
        k = r / math.cos(d / 2)
        points.append((cx + k * math.cos(m), cy + k * math.sin(m),
                       cx + r * math.cos(b), cy + r * math.sin(b)))
    return points


def arrow(x_tail, x_tip, y, head, t):
    """A horizontal arrow with an open 45° head, as one polygon."""
    s = 1 if x_tip > x_tail else -1
    c = t / math.sqrt(2)                         # the cut end of the head's strokes
    bend = x_tip - s * (2 * c + t / 2)           # where the head meets the shaft
    return [
        (x_tip, y), (x_tip - s * head, y + head),
        (x_tip - s * (head + c), y + head - c), (bend, y + t / 2),
        (x_tail, y + t / 2), (x_tail, y - t / 2),
        (bend, y - t / 2), (x_tip - s * (head + c), y - head + c),
        (x_tip - s * head, y - head),
    ]


def draw_symbols(t):
    """The symbols Inter lacks: {character: (advance, glyph)}.

    `t` is the thickness of the font's minus sign; 2048 units per em.
    """
    mid = 652                                    # the axis of Inter's own arrows
    out = {}

    def add(char, advance, *contours):
        pen = TTGlyphPen(None)
        for points, hole in contours:
            contour(pen, [tuple(round(v) for v in p) for p in points], hole)
        out[char] = (advance, pen.glyph())

    # Small triangles: sort marks, menus, unfolding rows.
    w, h = 1060, 680
    adv_v, adv_h = w + 280, h + 400
    turn = Transform()
    for char, advance, triangle in (
        ("▾", adv_v, [(-w / 2, h / 2), (w / 2, h / 2), (0, -h / 2)]),
        ("▴", adv_v, [(-w / 2, -h / 2), (w / 2, -h / 2), (0, h / 2)]),
        ("▸", adv_h, [(-h / 2, w / 2), (-h / 2, -w / 2), (h / 2, 0)]),
        ("◂", adv_h, [(h / 2, w / 2), (h / 2, -w / 2), (-h / 2, 0)]),
    ):
        shift = turn.translate(advance / 2, mid)
        add(char, advance, (shift.transformPoints(triangle), False))

    # Multiplication cross, as a button's "remove": a plus turned by 45°.
    arm, k, advance = 780, t / 2, 1540
    plus = [(k, k), (k, arm), (-k, arm), (-k, k), (-arm, k), (-arm, -k),
            (-k, -k), (-k, -arm), (k, -arm), (k, -k), (arm, -k), (arm, k)]
    spin = turn.translate(advance / 2, 687).rotate(math.pi / 4)
    add("✕", advance, (spin.transformPoints(plus), False))

    # Right arrow over left arrow.
    left, right, gap, head, thin = 170, 1730, 400, 370, t * 0.86
    add("⇄", 1900,
        (arrow(left, right, mid + gap, head, thin), False),
        (arrow(right, left, mid - gap, head, thin), False))

    # Magnifier: a ring whose outer line runs on into the handle.
    cx, cy, r, reach, k = 760, 800, 560, 1290, t * 0.6
    a = math.asin(k / r)
    east = turn.translate(cx, cy).rotate(-math.pi / 4)
    ring = arc(cx, cy, r, -math.pi / 4 + a, -math.pi / 4 + 2 * math.pi - a)
    handle = east.transformPoints([(reach, -k), (reach, k)])
    add("⌕", 1940, (ring + handle, False),
        (arc(cx, cy, r - t, 0, 2 * math.pi), True))
    return out


# ------------------------------------------------------------------- steps

def set_cmap(font, char, glyph):
    for table in font["cmap"].tables:
        if table.isUnicode() and (ord(char) < 0x10000 or table.format == 12):
            table.cmap[ord(char)] = glyph


def tabular(font):
    """Point the digits and signs at the glyphs of the `tnum` feature."""
    gsub, swap = font["GSUB"].table, {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for table in gsub.LookupList.Lookup[index].SubTable:
                    swap.update(getattr(table, "ExtSubTable", table).mapping)
    cmap = font.getBestCmap()
    for char in "0123456789" + TABULAR_SIGNS:
        set_cmap(font, char, swap[cmap[ord(char)]])


def complete(font):
    """Add the symbols and letters that are missing."""
    cmap, glyf = font.getBestCmap(), font["glyf"]
    minus = glyf[cmap[ord("−")]]
    minus.recalcBounds(glyf)
    for char, (advance, glyph) in draw_symbols(minus.yMax - minus.yMin).items():
        if ord(char) not in cmap:
            name = f"uni{ord(char):04X}"
            glyf[name] = glyph
            glyph.recalcBounds(glyf)
            font["hmtx"][name] = (advance, glyph.xMin)
            set_cmap(font, char, name)
    for char, like in SAME_SHAPE.items():
        if ord(char) not in cmap and ord(like) in cmap:
            set_cmap(font, char, cmap[ord(like)])
    font.setGlyphOrder(list(glyf.glyphOrder))


def reduce(font):
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp"]
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.recalc_timestamp = False
    tool = subset.Subsetter(options)
    tool.populate(unicodes={u for a, b in RANGES for u in range(a, b + 1)})
    tool.subset(font)


def rename(font, style):
    names = font["name"]
    kept = {i: names.getDebugName(i) for i in (0, 9, 13, 14)}
    based_on = names.getDebugName(5).removeprefix("Version ").split(";")[0]
    names.names = []
    regular, compact = style == "Regular", FAMILY.replace(" ", "")
    entries = kept | {
        1: FAMILY if regular else f"{FAMILY} {style}",
        2: "Regular",
        3: f"{VERSION};{compact}-{style}",
        4: f"{FAMILY} {style}",
        5: f"Version {VERSION}; based on Inter {based_on}",
        6: f"{compact}-{style}",
        10: "Inter with tabular figures as the default ones and a few more "
            "symbols, cut down to the characters that Tradebook shows.",
    }
    if not regular:
        entries |= {16: FAMILY, 17: style}
    for number, text in entries.items():
        if text:
            names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].achVendID = "    "
    font["head"].fontRevision = float(VERSION)


def check(font):
    cmap, glyf, advance = font.getBestCmap(), font["glyf"], font["hmtx"]
    for char in sorted(set(REQUIRED)):
        name = cmap.get(ord(char))
        if name is None:
            sys.exit(f"no glyph for U+{ord(char):04X} {char}")
        if not char.isspace() and glyf[name].numberOfContours == 0:
            sys.exit(f"empty glyph for U+{ord(char):04X} {char}")
    widths = {advance[cmap[ord(c)]][0] for c in "0123456789\u2007" + TABULAR_SIGNS}
    if len(widths) != 1:
        sys.exit(f"the tabular characters differ in advance: {sorted(widths)}")


def build(source, style, folder):
    font = TTFont(source, recalcTimestamp=False)
    if "glyf" not in font or "fvar" in font:
        sys.exit(f"{Path(source).name}: not a static font with TrueType outlines")
    font.flavor = None
    tabular(font)
    complete(font)
    reduce(font)
    rename(font, style)
    check(font)
    target = Path(folder) / f"{FAMILY.replace(' ', '')}-{style}.ttf"
    font.save(target)
    print(f"{target.name}: {len(font.getBestCmap())} characters, "
          f"{target.stat().st_size} bytes")


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    folder = sys.argv[3] if len(sys.argv) == 4 else Path(__file__).parent
    build(sys.argv[1], "Regular", folder)
    build(sys.argv[2], "SemiBold", folder)


if __name__ == "__main__":
    main()
