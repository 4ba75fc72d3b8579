//! Is there a web view, and is it new enough? If not, a page says so where one can be shown.

use std::io::Write as _;
use std::process::ExitCode;

use rollout_engine::problem::{Code, Problem};

/// The oldest WebKitGTK that the interface is built for.
const OLDEST_WEBKIT: (u32, u32) = (2, 40);
/// The oldest WebView2.
const OLDEST_WEBVIEW2: (u32, u32) = (110, 0);

/// Refuses to start where no window could be drawn.
///
/// # Errors
/// The web view is missing or too old, with what to install.
pub fn fit() -> Result<(), Problem> {
    let oldest = if cfg!(windows) {
        OLDEST_WEBVIEW2
    } else if cfg!(target_os = "linux") {
        OLDEST_WEBKIT
    } else {
        // macOS names its web view by the system's version, which the bundle's minimum covers.
        (0, 0)
    };
    judge(wry::webview_version().ok().as_deref(), oldest)
}

fn judge(version: Option<&str>, oldest: (u32, u32)) -> Result<(), Problem> {
    let next = "Install the current WebView2 Runtime (Windows) or WebKitGTK 4.1 (Linux: package \
libwebkit2gtk-4.1-0), then start again. The command line `rollout` needs none.";
    let Some(version) = version else {
        return Err(Problem::new(
            Code::Internal,
            "The system has no web view",
            "Foundry Rollout draws its window with the system's own web view, and none is installed.",
            next,
        ));
    };
    let mut parts = version
        .split('.')
        .map_while(|part| part.parse::<u32>().ok());
    let found = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    if found >= oldest {
        return Ok(());
    }
    Err(Problem::new(
        Code::Internal,
        "The system's web view is too old",
        format!(
            "It is version {version}; the window needs {}.{} or newer.",
            oldest.0, oldest.1
        ),
        next,
    ))
}

/// Says why there is no window: on the error stream, and as a page in the browser, because whoever
/// started the app from a menu sees no stream.
pub fn tell(problem: &Problem) -> ExitCode {
    _ = writeln!(std::io::stderr(), "{problem}");
    if let Some(page) = write_page(problem)
        && cfg!(not(debug_assertions))
    {
        _ = open::that_detached(page);
    }
    ExitCode::FAILURE
}

fn write_page(problem: &Problem) -> Option<std::path::PathBuf> {
    let path = std::env::temp_dir().join(format!("foundry-rollout-{}.html", std::process::id()));
    rollout_engine::files::write_file(&path, page(problem).as_bytes()).ok()?;
    Some(path)
}

fn page(problem: &Problem) -> String {
    let text = |text: &str| {
        text.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
    };
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Foundry Rollout</title>\
<main><h1>{}</h1><p>{}</p><p>{}</p></main></html>\n",
        text(&problem.title),
        text(&problem.detail),
        text(&problem.next)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_or_old_web_view_is_said_with_what_to_install() {
        for (version, oldest, good) in [
            (Some("2.50.6"), OLDEST_WEBKIT, true),
            (Some("2.40.0"), OLDEST_WEBKIT, true),
            (Some("2.38.9"), OLDEST_WEBKIT, false),
            (Some("156.0.8078.73"), OLDEST_WEBVIEW2, true),
            (Some("odd"), OLDEST_WEBKIT, false),
            (None, OLDEST_WEBKIT, false),
        ] {
            let judged = judge(version, oldest);
            assert_eq!(judged.is_ok(), good, "{version:?}");
            if let Err(problem) = judged {
                assert!(problem.next.contains("WebKitGTK"), "{problem}");
            }
        }
    }

    #[test]
    fn the_page_shows_text_as_text() {
        let page = page(&Problem::new(Code::Internal, "<b>", "a & b", "c"));
        assert!(
            page.contains("<h1>&lt;b&gt;</h1><p>a &amp; b</p>"),
            "{page}"
        );
    }
}
