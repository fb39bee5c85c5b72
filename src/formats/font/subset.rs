//! A font file cut down to the glyphs that a picture needs, for pictures that carry their font along.
//!
//! The tables are those of the OpenType specification 1.9; numbers are big-endian.
//! *Invariant:* what comes out is a whole font, or nothing.

use std::collections::{BTreeMap, BTreeSet};

use skrifa::raw::TableProvider;
use skrifa::raw::tables::glyf::{CompositeGlyphFlags, Glyph};
use skrifa::raw::tables::{glyf::Glyf, loca::Loca};
use skrifa::{FontRef, GlyphId, Tag};

use super::face::Face;

/// What a picture needs of a face.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Used {
    pub glyphs: BTreeSet<u32>,
    /// Characters with their glyphs.
    pub characters: BTreeMap<char, u32>,
    /// How much nearer together two glyphs stand than their widths say, in the font's units.
    pub kerns: BTreeMap<(u32, u32), i16>,
}

/// Tables that stay as they are.
const KEPT: [&[u8; 4]; 6] = [b"OS/2", b"name", b"cvt ", b"fpgm", b"prep", b"gasp"];

/// More pairs than this a table of its own has no room for.
const MOST_KERNS: usize = 10_000;

/// `None` for fonts whose outlines are of another kind than TrueType's, or whose weight is chosen: they go whole.
pub fn subset(face: &Face, used: &Used) -> Option<Vec<u8>> {
    let font = face.font().filter(|_| face.weight().is_none())?;
    let (loca, glyf) = (font.loca(None).ok()?, font.glyf().ok()?);
    let order = order(&loca, &glyf, used)?;
    let places: BTreeMap<u32, u16> =
        order.iter().enumerate().filter_map(|(place, glyph)| Some((*glyph, u16::try_from(place).ok()?))).collect();
    let count = u16::try_from(order.len()).ok()?;
    let (glyphs, offsets) = outlines(&font, &loca, &order, &places)?;
    let mut tables: BTreeMap<[u8; 4], Vec<u8>> = BTreeMap::new();
    for tag in KEPT {
        if let Some(data) = table(&font, tag) {
            tables.insert(*tag, data.to_vec());
        }
    }
    // Its check sum is counted later; places of glyphs have four bytes.
    tables.insert(*b"head", patched(table(&font, b"head")?, &[(8, &[0; 4]), (50, &[0, 1])])?);
    tables.insert(*b"hhea", patched(table(&font, b"hhea")?, &[(34, &count.to_be_bytes())])?);
    tables.insert(*b"maxp", patched(table(&font, b"maxp")?, &[(4, &count.to_be_bytes())])?);
    // Without the names of glyphs.
    tables.insert(*b"post", patched(table(&font, b"post")?.get(..32)?, &[(0, &[0, 3, 0, 0])])?);
    tables.insert(*b"hmtx", widths(&font, &order)?);
    tables.insert(*b"glyf", glyphs);
    tables.insert(*b"loca", offsets);
    tables.insert(*b"cmap", characters(used, &places)?);
    if let Some(kern) = kern(used, &places) {
        tables.insert(*b"kern", kern);
    }
    file(tables)
}

fn table<'a>(font: &FontRef<'a>, tag: &[u8; 4]) -> Option<&'a [u8]> {
    font.table_data(Tag::new(tag)).map(|data| data.as_bytes())
}

/// The glyphs that stay, in their new order: characters first, so that neighbours stay neighbours.
fn order(loca: &Loca<'_>, glyf: &Glyf<'_>, used: &Used) -> Option<Vec<u32>> {
    let mut order = vec![0];
    let mut there: BTreeSet<u32> = order.iter().copied().collect();
    let wanted = used.characters.values().chain(&used.glyphs).copied();
    order.extend(wanted.filter(|glyph| there.insert(*glyph)));
    let mut next = 0;
    while let Some(glyph) = order.get(next).copied() {
        next += 1;
        if let Ok(Some(Glyph::Composite(composite))) = loca.get_glyf(GlyphId::new(glyph), glyf) {
            let parts = composite.component_glyphs_and_flags().map(|(part, _)| u32::from(part.to_u16()));
            order.extend(parts.filter(|part| there.insert(*part)));
        }
    }
    (order.len() <= usize::from(u16::MAX)).then_some(order)
}

/// The tables `glyf` and `loca`.
fn outlines(
    font: &FontRef<'_>,
    loca: &Loca<'_>,
    order: &[u32],
    places: &BTreeMap<u32, u16>,
) -> Option<(Vec<u8>, Vec<u8>)> {
    let all = table(font, b"glyf")?;
    let (mut glyphs, mut offsets) = (Vec::new(), Vec::new());
    for glyph in order {
        offsets.extend(u32::try_from(glyphs.len()).ok()?.to_be_bytes());
        let place = usize::try_from(*glyph).ok()?;
        let (Some(from), Some(to)) = (loca.get_raw(place), loca.get_raw(place + 1)) else { continue };
        let outline = all.get(usize::try_from(from).ok()?..usize::try_from(to).ok()?)?;
        let at = glyphs.len();
        glyphs.extend_from_slice(outline);
        renumber(glyphs.get_mut(at..)?, places)?;
        while !glyphs.len().is_multiple_of(4) {
            glyphs.push(0);
        }
    }
    offsets.extend(u32::try_from(glyphs.len()).ok()?.to_be_bytes());
    Some((glyphs, offsets))
}

/// In a glyph that is made of others, writes their new numbers.
fn renumber(outline: &mut [u8], places: &BTreeMap<u32, u16>) -> Option<()> {
    let contours = outline.first_chunk().map_or(0, |bytes| i16::from_be_bytes(*bytes));
    if contours >= 0 {
        return Some(());
    }
    let mut at = 10;
    loop {
        let flags = u16::from_be_bytes(*outline.get(at..)?.first_chunk()?);
        let part = outline.get_mut(at + 2..at + 4)?;
        let old = u16::from_be_bytes(*part.first_chunk()?);
        part.copy_from_slice(&places.get(&u32::from(old))?.to_be_bytes());
        let flags = CompositeGlyphFlags::from_bits_truncate(flags);
        at += 4 + if flags.contains(CompositeGlyphFlags::ARG_1_AND_2_ARE_WORDS) { 4 } else { 2 };
        at += if flags.contains(CompositeGlyphFlags::WE_HAVE_A_SCALE) {
            2
        } else if flags.contains(CompositeGlyphFlags::WE_HAVE_AN_X_AND_Y_SCALE) {
            4
        } else if flags.contains(CompositeGlyphFlags::WE_HAVE_A_TWO_BY_TWO) {
            8
        } else {
            0
        };
        if !flags.contains(CompositeGlyphFlags::MORE_COMPONENTS) {
            return Some(());
        }
    }
}

/// The table `hmtx`.
fn widths(font: &FontRef<'_>, order: &[u32]) -> Option<Vec<u8>> {
    let hmtx = font.hmtx().ok()?;
    let glyph = |glyph: &u32| {
        let glyph = GlyphId::new(*glyph);
        let (advance, side) = (hmtx.advance(glyph).unwrap_or_default(), hmtx.side_bearing(glyph).unwrap_or_default());
        [advance.to_be_bytes(), side.to_be_bytes()].concat()
    };
    Some(order.iter().flat_map(glyph).collect())
}

/// Neighbouring characters with neighbouring glyphs.
struct Segment {
    first: u32,
    last: u32,
    glyph: u16,
}

/// The table `cmap`, in the format for all characters and the one that every program knows.
fn characters(used: &Used, places: &BTreeMap<u32, u16>) -> Option<Vec<u8>> {
    let mut segments: Vec<Segment> = Vec::new();
    for (c, glyph) in &used.characters {
        let (c, glyph) = (u32::from(*c), *places.get(glyph)?);
        match segments.last_mut() {
            Some(last)
                if last.last + 1 == c
                    && u32::from(last.glyph) + c - last.first == u32::from(glyph)
                    && c != 0x1_0000 =>
            {
                last.last = c;
            }
            _ => segments.push(Segment { first: c, last: c, glyph }),
        }
    }
    let (four, twelve) = (format_4(&segments)?, format_12(&segments)?);
    let mut table = Vec::new();
    table.extend([0, 0, 0, 2]);
    // Windows, Unicode: the common plane at byte 20, and all of it after that.
    table.extend([0, 3, 0, 1, 0, 0, 0, 20, 0, 3, 0, 10]);
    table.extend(u32::try_from(20 + four.len()).ok()?.to_be_bytes());
    table.extend(four);
    table.extend(twelve);
    Some(table)
}

fn format_4(segments: &[Segment]) -> Option<Vec<u8>> {
    let common = |segment: &&Segment| segment.last < 0xffff;
    let end = Segment { first: 0xffff, last: 0xffff, glyph: 0 };
    let segments: Vec<_> = segments.iter().filter(common).chain(std::iter::once(&end)).collect();
    let count = u16::try_from(segments.len()).ok().filter(|count| *count < 0x1000)?;
    let (range, selector, shift) = search(count, 2);
    let mut table = Vec::new();
    let mut put = |number: u16| table.extend(number.to_be_bytes());
    put(4);
    put(16 + 8 * count);
    put(0);
    [2 * count, range, selector, shift].into_iter().for_each(&mut put);
    let low = |c: u32| u16::try_from(c).unwrap_or(u16::MAX);
    segments.iter().for_each(|segment| put(low(segment.last)));
    put(0);
    segments.iter().for_each(|segment| put(low(segment.first)));
    segments.iter().for_each(|segment| put(segment.glyph.wrapping_sub(low(segment.first))));
    segments.iter().for_each(|_| put(0));
    Some(table)
}

fn format_12(segments: &[Segment]) -> Option<Vec<u8>> {
    let count = u32::try_from(segments.len()).ok()?;
    let mut table = vec![0, 12, 0, 0];
    let mut put = |number: u32| table.extend(number.to_be_bytes());
    put(16 + 12 * count);
    put(0);
    put(count);
    for segment in segments {
        put(segment.first);
        put(segment.last);
        put(segment.glyph.into());
    }
    Some(table)
}

/// The table `kern`.
fn kern(used: &Used, places: &BTreeMap<u32, u16>) -> Option<Vec<u8>> {
    let place = |((left, right), by): (&(u32, u32), &i16)| Some(((*places.get(left)?, *places.get(right)?), *by));
    let pairs: BTreeMap<(u16, u16), i16> = used.kerns.iter().filter_map(place).take(MOST_KERNS).collect();
    let count = u16::try_from(pairs.len()).ok().filter(|count| *count > 0)?;
    let (range, selector, shift) = search(count, 6);
    let mut table = Vec::new();
    let mut put = |number: u16| table.extend(number.to_be_bytes());
    // One table, of horizontal pairs.
    [0, 1, 0, 14 + 6 * count, 1, count, range, selector, shift].into_iter().for_each(&mut put);
    for ((left, right), by) in pairs {
        put(left);
        put(right);
        put(by.cast_unsigned());
    }
    Some(table)
}

/// What the tables keep for searching by halves: the largest power of two among `count` entries of this many bytes in
/// bytes, its exponent, and the bytes of what is left.
fn search(count: u16, bytes: u16) -> (u16, u16, u16) {
    let selector = count.max(1).ilog2();
    let power = 1_u16 << selector.min(15);
    (power.saturating_mul(bytes), u16::try_from(selector).unwrap_or_default(), (count - power).saturating_mul(bytes))
}

fn patched(table: &[u8], changes: &[(usize, &[u8])]) -> Option<Vec<u8>> {
    let mut table = table.to_vec();
    for (at, bytes) in changes {
        table.get_mut(*at..at + bytes.len())?.copy_from_slice(bytes);
    }
    Some(table)
}

/// Tables with their directory and check sums.
fn file(tables: BTreeMap<[u8; 4], Vec<u8>>) -> Option<Vec<u8>> {
    let count = u16::try_from(tables.len()).ok()?;
    let (range, selector, shift) = search(count, 16);
    let mut file = vec![0, 1, 0, 0];
    [count, range, selector, shift].into_iter().for_each(|number| file.extend(number.to_be_bytes()));
    let mut at = 12 + 16 * u32::from(count);
    let mut head = 0;
    for (tag, table) in &tables {
        if tag == b"head" {
            head = usize::try_from(at).ok()?;
        }
        let length = u32::try_from(table.len()).ok()?;
        file.extend(tag);
        [check_sum(table), at, length].into_iter().for_each(|number| file.extend(number.to_be_bytes()));
        at += length.next_multiple_of(4);
    }
    for table in tables.values() {
        file.extend(table);
        while !file.len().is_multiple_of(4) {
            file.push(0);
        }
    }
    let adjustment = 0xb1b0_afba_u32.wrapping_sub(check_sum(&file));
    file.get_mut(head + 8..head + 12)?.copy_from_slice(&adjustment.to_be_bytes());
    Some(file)
}

fn check_sum(bytes: &[u8]) -> u32 {
    let word = |bytes: &[u8]| {
        let mut word = [0; 4];
        word.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
        u32::from_be_bytes(word)
    };
    bytes.chunks(4).map(word).fold(0, u32::wrapping_add)
}
