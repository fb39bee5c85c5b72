//! A scene as PDF: shapes as shapes, text as text, and a figure that says what it shows.
//!
//! *Invariant:* everything on the page belongs to one figure with an alternative text; fonts are inside the file.

mod shapes;

use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{Point, Transform};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::{BBox, ContentTag, Tag, TagGroup, TagTree};
use krilla::{Document, SerializeSettings};

use super::font::Font;
use super::picture::{PictureError, printable};
use crate::domain::scene::Scene;
use shapes::{Painter, f32_of, rect};

/// Points of a pixel at 96 dpi.
const POINTS: f64 = 72.0 / 96.0;

/// The longest side of a page (ISO 32000-1, annex C).
const MOST_POINTS: f64 = 14_400.0;

/// The file's bytes. `language` is the BCP 47 tag of the texts; `name` is the title where the scene has none.
pub fn write(scene: &Scene, font: &Font, language: &str, name: &str) -> Result<Vec<u8>, PictureError> {
    let accessible = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    match with(scene, font, language, name, accessible.unwrap_or_default()) {
        // A font of another maker can lack what the standard asks for; the picture is made all the same.
        Err(KrillaError::Validation(_)) => with(scene, font, language, name, Configuration::default()),
        other => other,
    }
    .map_err(|error| PictureError::Other(error.to_string()))
    .and_then(|bytes| if bytes.is_empty() { Err(PictureError::NoSize) } else { Ok(bytes) })
}

/// No bytes for a scene without a size.
fn with(
    scene: &Scene,
    font: &Font,
    language: &str,
    name: &str,
    configuration: Configuration,
) -> Result<Vec<u8>, KrillaError> {
    let (width, height) = (scene.width * POINTS, scene.height * POINTS);
    let fits = |length: f64| length > 0.0 && length <= MOST_POINTS;
    let Some(size) = PageSettings::from_wh(f32_of(width), f32_of(height)).filter(|_| fits(width) && fits(height))
    else {
        return Ok(Vec::new());
    };
    let title = first_said(&[&scene.title, name]);
    let said = first_said(&[&scene.description, &title]);
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let mut page = document.start_page_with(size);
    let mut surface = page.surface();
    surface.push_transform(&Transform::from_scale(f32_of(POINTS), f32_of(POINTS)));
    let content = surface.start_tagged(ContentTag::Other);
    Painter::new(&mut surface, font).scene(scene);
    surface.end_tagged();
    surface.pop();
    surface.finish();
    page.finish();
    let whole = rect(0.0, 0.0, width, height).map(|rect| BBox { page_idx: 0, rect });
    let figure = TagGroup::with_children(Tag::Figure(Some(said.clone())).with_bbox(whole), vec![content.into()]);
    let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
    tree.push(figure);
    document.set_tag_tree(tree);
    let mut outline = Outline::new();
    outline.push_child(OutlineNode::new(title.clone(), XyzDestination::new(0, Point::from_xy(0.0, 0.0))));
    document.set_outline(outline);
    let metadata = Metadata::new().title(title).description(said).language(language.to_owned());
    document.set_metadata(metadata.creator("Tradebook".to_owned()));
    document.finish()
}

/// The first text with a letter in it.
fn first_said(texts: &[&str]) -> String {
    let said = texts.iter().map(|text| printable(text)).find(|text| !text.trim().is_empty());
    said.map_or_else(String::new, |text| text.into_owned())
}

#[cfg(test)]
mod tests;
