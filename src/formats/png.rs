//! A scene as PNG, painted from its SVG, with its resolution and its words.
//!
//! *Invariant:* a picture takes only the memory of a strip of it, and of the file.

use png::{BitDepth, ColorType, Compression, Encoder, PixelDimensions, Unit};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;

use super::font::Font;
use super::picture::{PictureError, Pixels, printable};
use super::svg::{self, Letters, SvgOptions};
use crate::domain::scene::Scene;

/// Pixels of an inch of the screen that layout is made for.
pub const SCREEN: f64 = 96.0;

/// More than any printer shows on a page.
const MOST_SIDE: u32 = 30_000;
const MOST: u64 = 120_000_000;

/// Pixels that are painted at once.
const STRIP: u32 = 1 << 21;

/// The file's bytes; a scale of 1 is 96 pixels an inch. Without a background the picture is transparent.
pub fn write(scene: &Scene, font: &Font, scale: f64) -> Result<Vec<u8>, PictureError> {
    let (width, height) = (pixels(scene.width, scale)?, pixels(scene.height, scale)?);
    if width.max(height) > MOST_SIDE || u64::from(width) * u64::from(height) > MOST {
        return Err(PictureError::TooLarge(width, height));
    }
    let tree = tree(scene, font)?;
    let size = tree.size();
    #[allow(clippy::cast_precision_loss, reason = "at most the largest side")]
    let transform = Transform::from_scale(width as f32 / size.width(), height as f32 / size.height());
    let mut bytes = Vec::new();
    let mut header = encoder(&mut bytes, scene, width, height, scale).and_then(Encoder::write_header).map_err(other)?;
    let mut writer = header.stream_writer().map_err(other)?;
    let rows = (STRIP / width).clamp(1, height);
    for top in (0..height).step_by(usize::try_from(rows).unwrap_or(1)) {
        let strip = strip(&tree, transform, width, rows.min(height - top), top)?;
        std::io::Write::write_all(&mut writer, &colors(&strip, scene.background.is_some()))
            .map_err(|error| PictureError::Other(error.to_string()))?;
    }
    writer.finish().map_err(other)?;
    header.finish().map_err(other)?;
    Ok(bytes)
}

/// A whole picture as pixels.
pub fn pixels_of(scene: &Scene, font: &Font, scale: f64) -> Result<Pixels, PictureError> {
    let (width, height) = (pixels(scene.width, scale)?, pixels(scene.height, scale)?);
    if u64::from(width) * u64::from(height) > MOST / 4 {
        return Err(PictureError::TooLarge(width, height));
    }
    let tree = tree(scene, font)?;
    let size = tree.size();
    #[allow(clippy::cast_precision_loss, reason = "at most the largest side")]
    let transform = Transform::from_scale(width as f32 / size.width(), height as f32 / size.height());
    let whole = strip(&tree, transform, width, height, 0)?;
    let side = |pixels: u32| usize::try_from(pixels).unwrap_or_default();
    Ok(Pixels { width: side(width), height: side(height), bytes: colors(&whole, false) })
}

fn other(error: png::EncodingError) -> PictureError {
    PictureError::Other(error.to_string())
}

fn pixels(length: f64, scale: f64) -> Result<u32, PictureError> {
    let pixels = (length * scale).round();
    if !pixels.is_finite() || pixels < 1.0 {
        return Err(PictureError::NoSize);
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within a million by the clamp")]
    let pixels = pixels.min(1e6) as u32;
    Ok(pixels)
}

/// The SVG with letters as outlines, so that no other font has a say.
fn tree(scene: &Scene, font: &Font) -> Result<usvg::Tree, PictureError> {
    let text = svg::write(scene, &SvgOptions { font, letters: Letters::Outlines, language: "", id: "c" });
    usvg::Tree::from_str(&text, &usvg::Options::default()).map_err(|error| PictureError::Other(error.to_string()))
}

fn strip(tree: &usvg::Tree, transform: Transform, width: u32, height: u32, top: u32) -> Result<Pixmap, PictureError> {
    let mut strip = Pixmap::new(width, height).ok_or(PictureError::TooLarge(width, height))?;
    #[allow(clippy::cast_precision_loss, reason = "at most the largest side")]
    let up = -(top as f32);
    resvg::render(tree, transform.post_translate(0.0, up), &mut strip.as_mut());
    Ok(strip)
}

/// The bytes of pixels, without their opacity where everything is covered.
fn colors(strip: &Pixmap, covered: bool) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(strip.data().len());
    for pixel in strip.pixels() {
        let color = pixel.demultiply();
        bytes.extend([color.red(), color.green(), color.blue()]);
        if !covered {
            bytes.push(color.alpha());
        }
    }
    bytes
}

fn encoder<'a>(
    bytes: &'a mut Vec<u8>,
    scene: &Scene,
    width: u32,
    height: u32,
    scale: f64,
) -> Result<Encoder<'static, &'a mut Vec<u8>>, png::EncodingError> {
    let mut encoder = Encoder::new(bytes, width, height);
    encoder.set_color(if scene.background.is_some() { ColorType::Rgb } else { ColorType::Rgba });
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a scale of a picture that has a size")]
    let a_meter = (SCREEN * scale / 0.0254).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: a_meter, yppu: a_meter, unit: Unit::Meter }));
    for (keyword, text) in [("Title", &scene.title), ("Description", &scene.description)] {
        if !text.is_empty() {
            encoder.add_itxt_chunk(keyword.to_owned(), printable(text).into_owned())?;
        }
    }
    Ok(encoder)
}

#[cfg(test)]
mod tests;
