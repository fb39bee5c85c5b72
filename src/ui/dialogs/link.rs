//! Asks before a link leaves the program for the browser. Only http and https are opened.

use egui::{Label, OpenUrl, RichText};

use super::{After, shell};
use crate::ui::View;
use crate::ui::theme::Theme;

pub fn is_web(link: &str) -> bool {
    let link = link.trim().to_ascii_lowercase();
    ["http://", "https://"].iter().any(|scheme| link.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()))
}

pub(super) fn link_ui(ui: &egui::Ui, view: &View<'_>, link: &str) -> After {
    let words = view.words;
    let web = is_web(link);
    let shown = shell::modal(ui, "link", words.t("link-title"), 520.0, |ui, fresh| {
        let accent = Theme::of(ui).accent;
        ui.add(Label::new(RichText::new(link).color(accent)).wrap());
        if !web {
            shell::trouble(ui, words.t("link-refused"));
        }
        shell::buttons(ui, |ui| {
            let open = shell::primary(ui, words.t("link-open"), web);
            let cancel = shell::plain(ui, words.t("dialog-cancel"));
            if fresh {
                if web { &open } else { &cancel }.request_focus();
            }
            (open.clicked(), cancel.clicked())
        })
    });
    let (open, cancelled) = shown.inner;
    if open {
        ui.ctx().open_url(OpenUrl::new_tab(link.trim()));
    }
    shell::close_if(open || cancelled || shown.dismissed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_browser_fetches_from_the_web_is_a_link_to_open() {
        for link in ["http://a", "https://example.org/a?b#c", " HTTPS://EXAMPLE.ORG "] {
            assert!(is_web(link), "{link}");
        }
        let others = [
            "",
            "https://",
            "example.org",
            "ftp://example.org/a",
            "ftps://example.org/a",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "data:text/html,a",
            "\\\\server\\share",
            "//server/share",
            "xhttps://example.org",
        ];
        for link in others {
            assert!(!is_web(link), "{link}");
        }
    }
}
