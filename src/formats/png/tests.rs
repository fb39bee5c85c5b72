//! Pixels, sizes and resolutions of PNG files, read back.

use super::*;
use crate::domain::drawing::{Area, Side, Text};
use crate::domain::scene::{Fill, Item, Layer, Rgb};

const BLUE: Rgb = Rgb::hex(0x0b6490);

fn scene(width: f64, height: f64, background: Option<Rgb>) -> Scene {
    let left = Area { left: 0.0, top: 0.0, right: width / 2.0, bottom: height };
    let text = Text { x: width - 4.0, y: height / 2.0, text: "Экспорт".into(), side: Side::Right };
    let items = vec![
        Item::Rect { area: left, corner: 0.0, fill: Some(Fill::plain(BLUE)), stroke: None },
        Item::Text { text, size: 12.0, bold: true, color: Rgb::hex(0) },
    ];
    let layers = vec![Layer { clip: None, items }];
    Scene { width, height, background, layers, title: "Trade".into(), description: "Экспорт вырос".into() }
}

/// Size, resolution in pixels a metre, colour type, words, pixels.
fn read(bytes: &[u8]) -> (u32, u32, u32, ColorType, Vec<String>, Vec<u8>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    let info = reader.info();
    let words = info.utf8_text.iter().map(|chunk| chunk.get_text().unwrap()).collect();
    let resolution = info.pixel_dims.unwrap();
    assert_eq!((resolution.xppu, resolution.unit), (resolution.yppu, Unit::Meter));
    (info.width, info.height, resolution.xppu, info.color_type, words, pixels)
}

#[test]
fn size_and_resolution_follow_the_scale() {
    let font = Font::bundled();
    let scene = scene(201.0, 100.0, Some(Rgb::hex(0xffffff)));
    for (dpi, width, height, a_meter) in
        [(96.0, 201, 100, 3780), (150.0, 314, 156, 5906), (300.0, 628, 313, 11811), (600.0, 1256, 625, 23622)]
    {
        let read = read(&write(&scene, &font, dpi / SCREEN).unwrap());
        assert_eq!((read.0, read.1, read.2, read.3), (width, height, a_meter, ColorType::Rgb), "{dpi}");
        assert_eq!(read.4, ["Trade", "Экспорт вырос"]);
        assert_eq!(read.5[..3], [0x0b, 0x64, 0x90]);
        assert_eq!(read.5[read.5.len() - 3..], [0xff; 3], "the last pixel is covered whole");
        let dark = read.5.chunks(3).filter(|pixel| pixel.iter().all(|part| *part < 60)).count();
        assert!(dark > 20, "letters are there: {dark}");
    }
}

#[test]
fn without_a_background_the_picture_is_transparent() {
    let (width, _, _, kind, _, pixels) = read(&write(&scene(40.0, 20.0, None), &Font::bundled(), 2.0).unwrap());
    assert_eq!((width, kind), (80, ColorType::Rgba));
    assert_eq!(pixels[..4], [0x0b, 0x64, 0x90, 0xff]);
    assert_eq!(pixels[pixels.len() - 4..], [0; 4]);
}

#[test]
fn strips_fit_together() {
    let scene = scene(700.0, 500.0, Some(Rgb::hex(0xffffff)));
    let Pixels { width, height, bytes: whole } = pixels_of(&scene, &Font::bundled(), 4.0).unwrap();
    assert!(width * height > 2 * usize::try_from(STRIP).unwrap());
    let strips = read(&write(&scene, &Font::bundled(), 4.0).unwrap()).5;
    assert_eq!(strips, whole.chunks(4).flat_map(|pixel| pixel[..3].to_vec()).collect::<Vec<_>>());
}

#[test]
fn a_picture_that_is_too_large_or_nothing_is_said_to_be() {
    let font = Font::bundled();
    let of = |width, height, scale| write(&scene(width, height, None), &font, scale).unwrap_err();
    assert_eq!(of(4000.0, 4000.0, 6.25), PictureError::TooLarge(25_000, 25_000));
    assert_eq!(of(4000.0, 10.0, 10.0), PictureError::TooLarge(40_000, 100));
    for (width, height, scale) in [(0.0, 10.0, 1.0), (10.0, f64::NAN, 1.0), (10.0, 10.0, -1.0), (10.0, 10.0, 0.0)] {
        assert_eq!(of(width, height, scale), PictureError::NoSize);
    }
    assert_eq!(of(f64::INFINITY, 1.0, 1.0), PictureError::NoSize);
    assert!(pixels_of(&scene(4000.0, 4000.0, None), &font, 4.0).is_err());
}
