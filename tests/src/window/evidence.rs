//! What a failed test leaves behind: a picture, the page in words, what was printed.

use super::driver::Driver;
use serde_json::json;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

/// What is on the page, in words.
const PAGE: &str = "\
const focus = document.activeElement;
return [
    `title: ${document.title}`,
    `size: ${innerWidth} by ${innerHeight}, ratio ${devicePixelRatio}`,
    `focus: ${focus ? focus.outerHTML.slice(0, 200) : 'nothing'}`,
    '',
    document.body ? document.body.innerText : '',
].join('\\n')";

/// Saves everything and says where it is. A failure to save is part of the message, because
/// the window may be what failed.
pub fn save(driver: &Driver, what: &str) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let folder = folder();
    let test = std::thread::current();
    let test = test.name().unwrap_or("window").replace("::", "-");
    let stem = folder.join(format!("{test}-{}", COUNT.fetch_add(1, Ordering::Relaxed)));
    let mut said = String::new();
    if let Err(wrong) = std::fs::create_dir_all(&folder) {
        _ = writeln!(said, "{}: {wrong}", folder.display());
    }
    let page = driver.ask(
        "POST",
        "/execute/sync",
        &json!({"script": PAGE, "args": []}),
    );
    let page = match &page {
        Ok(page) => page.as_str().unwrap_or_default(),
        Err(wrong) => wrong,
    };
    let printed = std::fs::read_to_string(&driver.log).unwrap_or_default();
    let text = format!("{what}\n\n--- the page\n{page}\n\n--- printed\n{printed}");
    let picture = driver.picture();
    let text_file = stem.with_extension("txt");
    match std::fs::write(&text_file, text) {
        Ok(()) => _ = writeln!(said, "The page in words: {}", text_file.display()),
        Err(wrong) => _ = writeln!(said, "{}: {wrong}", text_file.display()),
    }
    let picture_file = stem.with_extension("png");
    let written = picture
        .and_then(|taken| std::fs::write(&picture_file, taken).map_err(|wrong| wrong.to_string()));
    match written {
        Ok(()) => _ = write!(said, "A picture: {}", picture_file.display()),
        Err(wrong) => _ = write!(said, "No picture: {wrong}"),
    }
    said
}

/// Beside the binaries, where cargo's own output is.
fn folder() -> PathBuf {
    let binaries = crate::binaries();
    let target = binaries.parent().unwrap_or(&binaries);
    target.join("window-failures")
}
