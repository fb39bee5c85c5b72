//! The clipboard of the system: text for spreadsheets and a table for word processors, put there together; pictures.
//!
//! *Invariant:* where both can not be put, the text is there all the same.

use arboard::{Clipboard, ImageData};

use crate::formats::picture::Pixels;
use crate::session::copying::Copied;

/// Kept as long as the program runs: on X11 what was copied is gone with its owner.
#[derive(Default)]
pub struct SystemClipboard {
    open: Option<Clipboard>,
    failed: bool,
}

impl SystemClipboard {
    /// Puts text and table on the clipboard; false where only the window's own way is left.
    pub fn put(&mut self, copied: &Copied) -> bool {
        if copied.html.is_empty() || is_wayland() {
            return false;
        }
        self.opened().is_some_and(|clipboard| clipboard.set_html(&copied.html, Some(&copied.text)).is_ok())
    }

    /// Puts a picture on the clipboard; false where there is no way to.
    pub fn put_picture(&mut self, pixels: Pixels) -> bool {
        let Pixels { width, height, bytes } = pixels;
        let image = ImageData { width, height, bytes: bytes.into() };
        self.opened().is_some_and(|clipboard| clipboard.set_image(image).is_ok())
    }

    fn opened(&mut self) -> Option<&mut Clipboard> {
        if self.open.is_none() && !self.failed {
            self.open = Clipboard::new().ok();
            self.failed = self.open.is_none();
        }
        self.open.as_mut()
    }
}

/// There the window has the clipboard, and another connection to it would not be heard.
#[allow(clippy::disallowed_methods, reason = "which display there is is known only to the environment")]
fn is_wayland() -> bool {
    cfg!(target_os = "linux") && std::env::var_os("WAYLAND_DISPLAY").is_some_and(|name| !name.is_empty())
}
