//! Where the link of a document leads, told from its letters alone: nothing is opened and nothing is asked for.
//!
//! *Invariant:* a path on another machine is never taken for one beside the project; a path is inside the project's
//! folder only when no `..` leads out of it.

use std::path::{Component, Path, PathBuf};

use crate::words::Words;

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentPlace {
    Nothing,
    /// `http` or `https`.
    Web,
    /// A path in the folder of the project, or below it.
    Inside(PathBuf),
    /// A path somewhere else on this machine: to be opened only after a question.
    Outside(PathBuf),
    /// On another machine: not even looked at without a question.
    Network,
    /// A relative path, while the project is in no file yet.
    NoFolder,
    /// Another kind of address: never opened.
    Other,
}

/// Tells where a link leads. `folder` is that of the project's file.
pub fn placed(link: &str, folder: Option<&Path>) -> DocumentPlace {
    let link = link.trim();
    if link.is_empty() {
        return DocumentPlace::Nothing;
    }
    let plain = link.replace('\\', "/");
    if plain.starts_with("//") {
        return DocumentPlace::Network;
    }
    if let Some((scheme, rest)) = plain.split_once(':').filter(|(scheme, _)| is_scheme(scheme)) {
        return of_address(&scheme.to_ascii_lowercase(), rest, folder);
    }
    let is_drive = plain.as_bytes().get(1) == Some(&b':');
    of_path(if is_drive { link } else { &plain }, is_drive, folder)
}

/// A letter and a colon is a drive.
fn is_scheme(text: &str) -> bool {
    text.len() > 1
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

fn of_address(scheme: &str, rest: &str, folder: Option<&Path>) -> DocumentPlace {
    match scheme {
        "http" | "https" => DocumentPlace::Web,
        "smb" | "nfs" | "ftp" | "ftps" | "sftp" | "dav" | "davs" => DocumentPlace::Network,
        "file" => match rest.strip_prefix("///") {
            Some(path) if !path.starts_with('/') => of_path(&format!("/{path}"), false, folder),
            _ => DocumentPlace::Network,
        },
        _ => DocumentPlace::Other,
    }
}

fn of_path(text: &str, is_drive: bool, folder: Option<&Path>) -> DocumentPlace {
    let path = Path::new(text);
    if is_drive || path.is_absolute() || text.starts_with('~') {
        let inside = folder.and_then(|folder| path.strip_prefix(folder).ok()).is_some_and(stays_below);
        return if inside { DocumentPlace::Inside(path.to_owned()) } else { DocumentPlace::Outside(path.to_owned()) };
    }
    match folder {
        None => DocumentPlace::NoFolder,
        Some(folder) if stays_below(path) => DocumentPlace::Inside(folder.join(path)),
        Some(folder) => DocumentPlace::Outside(folder.join(path)),
    }
}

/// No step of the path is above where it began.
fn stays_below(path: &Path) -> bool {
    let mut depth = 0_i32;
    for part in path.components() {
        match part {
            Component::Normal(_) => depth += 1,
            Component::ParentDir => depth -= 1,
            Component::CurDir => {}
            Component::Prefix(_) | Component::RootDir => return false,
        }
        if depth < 0 {
            return false;
        }
    }
    true
}

/// The address under which the system opens a file; `None` where there is nothing to open.
pub fn address(link: &str, place: &DocumentPlace) -> Option<String> {
    match place {
        DocumentPlace::Web => Some(link.trim().to_owned()),
        DocumentPlace::Inside(path) | DocumentPlace::Outside(path) => Some(escaped("file://", &path.to_string_lossy())),
        DocumentPlace::Network => {
            let plain = link.trim().replace('\\', "/");
            // An address with a scheme is one already.
            Some(plain.strip_prefix("//").map_or_else(|| plain.clone(), |host| escaped("file://", host)))
        }
        DocumentPlace::Nothing | DocumentPlace::NoFolder | DocumentPlace::Other => None,
    }
}

/// Bytes that mean something else in an address are written as %20.
fn escaped(scheme: &str, path: &str) -> String {
    let path = path.replace('\\', "/");
    let root = if path.as_bytes().get(1) == Some(&b':') { "/" } else { "" };
    let mut address = format!("{scheme}{root}");
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' | b':' => {
                address.push(char::from(byte));
            }
            other => address.push_str(&format!("%{other:02X}")),
        }
    }
    address
}

/// What is to be said beside a link, where anything is. `is_there` is what the disk says of a path that was looked for.
pub fn document_sentence(words: &Words, place: &DocumentPlace, is_there: Option<bool>) -> Option<String> {
    let id = match (place, is_there) {
        (DocumentPlace::Inside(_) | DocumentPlace::Outside(_), Some(false)) => "document-gone",
        (DocumentPlace::Outside(_), _) => "document-outside",
        (DocumentPlace::Network, _) => "document-network",
        (DocumentPlace::NoFolder, _) => "document-no-folder",
        (DocumentPlace::Other, _) => "document-other",
        (DocumentPlace::Nothing | DocumentPlace::Web | DocumentPlace::Inside(_), _) => return None,
    };
    Some(words.t(id).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn where_a_link_leads_is_told_without_following_it() {
        let folder = Path::new("/home/desk/project");
        let inside = |path: &str| DocumentPlace::Inside(PathBuf::from(path));
        let outside = |path: &str| DocumentPlace::Outside(PathBuf::from(path));
        for (link, place) in [
            ("", DocumentPlace::Nothing),
            ("  ", DocumentPlace::Nothing),
            ("https://example.org/protocol.pdf", DocumentPlace::Web),
            ("HTTP://example.org", DocumentPlace::Web),
            ("protocol.pdf", inside("/home/desk/project/protocol.pdf")),
            ("scans\\protocol.pdf", inside("/home/desk/project/scans/protocol.pdf")),
            ("a/../protocol.pdf", inside("/home/desk/project/a/../protocol.pdf")),
            ("/home/desk/project/protocol.pdf", inside("/home/desk/project/protocol.pdf")),
            ("file:///home/desk/project/protocol.pdf", inside("/home/desk/project/protocol.pdf")),
            ("../protocol.pdf", outside("/home/desk/project/../protocol.pdf")),
            ("/home/desk/project/../x.pdf", outside("/home/desk/project/../x.pdf")),
            ("/etc/passwd", outside("/etc/passwd")),
            ("~/protocol.pdf", outside("~/protocol.pdf")),
            ("C:\\protocol.pdf", outside("C:\\protocol.pdf")),
            ("\\\\server\\share\\protocol.pdf", DocumentPlace::Network),
            ("//server/share/protocol.pdf", DocumentPlace::Network),
            ("file://server/share/protocol.pdf", DocumentPlace::Network),
            ("file:////server/share", DocumentPlace::Network),
            ("smb://server/share", DocumentPlace::Network),
            ("ftp://server/protocol.pdf", DocumentPlace::Network),
            ("SFTP://server/protocol.pdf", DocumentPlace::Network),
            ("javascript:alert(1)", DocumentPlace::Other),
            ("mailto:a@b.org", DocumentPlace::Other),
        ] {
            assert_eq!(placed(link, Some(folder)), place, "{link}");
        }
        assert_eq!(placed("protocol.pdf", None), DocumentPlace::NoFolder);
        assert_eq!(placed("/etc/passwd", None), outside("/etc/passwd"));
    }

    #[test]
    #[cfg(unix)]
    fn a_file_is_opened_under_an_address_that_means_only_it() {
        let folder = Path::new("/home/desk/project");
        for (link, wanted) in [
            ("protocol 20.pdf", Some("file:///home/desk/project/protocol%2020.pdf")),
            ("a#b?.pdf", Some("file:///home/desk/project/a%23b%3F.pdf")),
            ("C:\\scans\\p.pdf", Some("file:///C:/scans/p.pdf")),
            ("\\\\server\\share\\p.pdf", Some("file://server/share/p.pdf")),
            ("smb://server/share", Some("smb://server/share")),
            ("ftp://server/p.pdf", Some("ftp://server/p.pdf")),
            ("https://example.org/a", Some("https://example.org/a")),
            ("javascript:alert(1)", None),
            ("", None),
        ] {
            let place = placed(link, Some(folder));
            assert_eq!(address(link, &place).as_deref(), wanted, "{link}");
        }
    }

    #[test]
    fn what_can_not_be_opened_at_once_says_why() {
        let words = Words::english();
        let says = |place: &DocumentPlace, is_there| document_sentence(&words, place, is_there).is_some();
        let (inside, outside) = (DocumentPlace::Inside("a".into()), DocumentPlace::Outside("a".into()));
        assert!(says(&inside, Some(false)) && says(&outside, Some(false)) && says(&outside, Some(true)));
        assert!(!says(&inside, Some(true)) && !says(&inside, None) && !says(&DocumentPlace::Web, None));
        for place in [DocumentPlace::Network, DocumentPlace::NoFolder, DocumentPlace::Other] {
            assert!(says(&place, None));
        }
    }
}
