//! What the programs of others make of our files: librsvg paints the SVG, Poppler reads and paints the PDF.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tradebook::domain::Chart;
use tradebook::formats::svg::Letters;
use tradebook::session::charts::{PictureFormat, Wish};

use crate::charts::{chart, file_of, kinds, page_of, sample};

/// Twice the screen's, so that letters count.
const DPI: u16 = 192;

/// Runs a program that `./test` installs; its absence is a failure, not a reason to pass.
fn run(program: &str, arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("{program} ({error}); `./test` installs it"));
    assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

struct Image {
    width: usize,
    height: usize,
    /// Red, green, blue.
    pixels: Vec<u8>,
}

fn read(bytes: &[u8]) -> Image {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut pixels).unwrap();
    pixels.truncate(frame.buffer_size());
    let pixels = match frame.color_type {
        png::ColorType::Rgb => pixels,
        png::ColorType::Rgba => pixels.chunks(4).flat_map(|pixel| pixel[..3].to_vec()).collect(),
        other => panic!("{other:?}"),
    };
    Image { width: frame.width as usize, height: frame.height as usize, pixels }
}

/// The mean difference of a colour's part, and the share of pixels that differ much.
fn difference(a: &Image, b: &Image) -> (f64, f64) {
    let (width, height) = (a.width.min(b.width), a.height.min(b.height));
    assert!(a.width.abs_diff(b.width) <= 1 && a.height.abs_diff(b.height) <= 1, "one size");
    let (mut sum, mut far) = (0.0, 0.0);
    for y in 0..height {
        for x in 0..width {
            let pixel = |image: &Image| {
                let at = (y * image.width + x) * 3;
                [image.pixels[at], image.pixels[at + 1], image.pixels[at + 2]].map(f64::from)
            };
            let (a, b) = (pixel(a), pixel(b));
            let parts = [0, 1, 2].map(|part: usize| (a[part] - b[part]).abs());
            sum += parts.iter().sum::<f64>() / 3.0;
            far += f64::from(u8::from(parts.iter().any(|part| *part > 96.0)));
        }
    }
    let count = (width * height) as f64;
    (sum / count, far / count)
}

fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("others");
    fs::create_dir_all(&folder).unwrap();
    folder.join(name)
}

#[test]
fn librsvg_paints_the_svg_as_we_paint_the_png() {
    let project = sample();
    for (name, kind) in kinds() {
        let chart = Chart { patterns: true, ..chart(&project, kind) };
        let (svg, png) = (Wish { letters: Letters::Outlines, ..Wish::of(PictureFormat::Svg) }, PictureFormat::Png);
        let path = scratch(&format!("{name}.svg"));
        fs::write(&path, file_of(&project, &chart, &svg)).unwrap();
        let theirs = run("rsvg-convert", &["--zoom", "2", path.to_str().unwrap()]);
        let ours = file_of(&project, &chart, &Wish { dpi: DPI, ..Wish::of(png) });
        fs::write(path.with_extension("ours.png"), &ours).unwrap();
        fs::write(path.with_extension("theirs.png"), &theirs).unwrap();
        let (mean, far) = difference(&read(&ours), &read(&theirs));
        assert!(mean < 1.0 && far < 0.004, "{name}: mean {mean:.3}, far {far:.5}");
    }
}

#[test]
fn librsvg_sets_the_text_of_the_svg_where_the_outlines_are() {
    let project = sample();
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
    // As if the font were installed: librsvg takes none from a file.
    let config = scratch("fonts.conf");
    let cache = scratch("font-cache");
    let text =
        format!("<fontconfig><dir>{}</dir><cachedir>{}</cachedir></fontconfig>", fonts.display(), cache.display());
    fs::write(&config, text).unwrap();
    for (name, kind) in kinds() {
        let chart = chart(&project, kind);
        let path = scratch(&format!("{name}-text.svg"));
        fs::write(&path, file_of(&project, &chart, &Wish::of(PictureFormat::Svg))).unwrap();
        let output = Command::new("rsvg-convert").arg("--zoom=2").arg(&path).env("FONTCONFIG_FILE", &config).output();
        let theirs = output.unwrap_or_else(|error| panic!("rsvg-convert ({error}); `./test` installs it")).stdout;
        let ours = file_of(&project, &chart, &Wish { dpi: DPI, ..Wish::of(PictureFormat::Png) });
        fs::write(path.with_extension("theirs.png"), &theirs).unwrap();
        let (mean, far) = difference(&read(&ours), &read(&theirs));
        assert!(mean < 2.5 && far < 0.02, "{name}: mean {mean:.3}, far {far:.5}");
    }
}

#[test]
fn poppler_finds_every_word_of_the_pdf_and_paints_it_as_we_do() {
    let project = sample();
    for (name, kind) in kinds() {
        let chart = chart(&project, kind);
        let pdf = Wish::of(PictureFormat::Pdf);
        let path = scratch(&format!("{name}.pdf"));
        fs::write(&path, file_of(&project, &chart, &pdf)).unwrap();
        let words = String::from_utf8(run("pdftotext", &["-raw", path.to_str().unwrap(), "-"])).unwrap();
        let plain = |text: &str| text.split(|c: char| c.is_whitespace()).collect::<String>();
        let found = plain(&words);
        let page = page_of(&project, &chart, &pdf);
        for text in page.scene.texts() {
            assert!(found.contains(&plain(text)), "{name}: {text:?} in {words}");
        }
        let about = String::from_utf8(run("pdfinfo", &[path.to_str().unwrap()])).unwrap();
        assert!(about.contains("Tagged:          yes") && about.contains("Pages:           1"), "{about}");
        let stem = path.with_extension("");
        run(
            "pdftoppm",
            &["-r", &DPI.to_string(), "-png", "-singlefile", path.to_str().unwrap(), stem.to_str().unwrap()],
        );
        let ours = file_of(&project, &chart, &Wish { dpi: DPI, ..Wish::of(PictureFormat::Png) });
        let (mean, far) = difference(&read(&ours), &read(&fs::read(stem.with_extension("png")).unwrap()));
        assert!(mean < 1.6 && far < 0.02, "{name}: mean {mean:.3}, far {far:.5}");
    }
}
