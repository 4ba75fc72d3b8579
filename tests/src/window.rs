//! The real window, driven from outside: by pointer and keys, on a screen in memory.
//!
//! ```no_run
//! use rollout_tests::window::{Opening, Window};
//!
//! let window = Window::open(&Opening::new().argument("--practice"));
//! window.by_role("button", "Continue").click();
//! window.press("Control+k");
//! window.type_text("Networking");
//! assert_eq!(window.axe(), []);
//! ```
//!
//! Whatever is looked for is waited for, in the page itself and with a limit. A test that
//! fails leaves a picture, the page's text and the program's output in
//! `target/window-failures/`.
//!
//! The client of the WebDriver protocol is ours (`window/driver.rs`): the protocol is a
//! dozen JSON calls on loopback, tests wait for each answer anyway, and the crates for it
//! would bring an asynchronous runtime and fifteen packages more.

mod axe;
mod driver;
mod element;
mod evidence;
mod finding;
mod first_paint;
mod group;
mod http;
mod keys;
mod opening;
mod screen;
mod seat;
mod x11;

pub use axe::Violation;
pub use element::Element;
pub use first_paint::{FirstPaint, first_paint};
pub use opening::Opening;

use crate::window::driver::Driver;
use crate::window::finding::PATIENCE;
use crate::window::screen::Screen;
use serde_json::{Value, json};
use std::cell::Cell;
use std::fmt::Display;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Writes down what the content policy refuses from now on.
const POLICY_LISTENER: &str = "\
window.__refused = [];
addEventListener('securitypolicyviolation', (event) =>
    window.__refused.push(`${event.effectiveDirective}: ${event.blockedURI || event.sample}`))";

/// What it refused since, and styles that it refused before anybody listened: they have no
/// sheet.
const POLICY_REFUSED: &str = "\
const naked = [...document.querySelectorAll('style')].filter((style) => style.sheet === null);
return [...window.__refused, ...naked.map((style) => `style: ${style.textContent.slice(0, 80)}`)]";

/// An open window; it and everything it started end when this value goes.
pub struct Window {
    driver: Driver,
    data: PathBuf,
    /// Whether the evidence of a failure is saved already.
    saved: Cell<bool>,
    /// They go in this order, after the program: the screen, what it kept, and only then may
    /// the next window open.
    screen: Screen,
    _kept: TempDir,
    _seat: seat::Seat,
}

impl Window {
    /// Opens it and waits until the page has something in it.
    ///
    /// # Panics
    ///
    /// When it does not open, with what the program said.
    #[track_caller]
    pub fn open(opening: &Opening) -> Self {
        let seat = seat::take();
        let kept = tempfile::tempdir().expect("a temporary folder");
        let data = opening.data.clone();
        let data = data.unwrap_or_else(|| kept.path().join("data"));
        let screen = Screen::start(opening.screen, &kept.path().join("screen.log"));
        let environment = opening.environment(kept.path(), &data, &screen.display());
        let driver = Driver::start(opening, &environment, &kept.path().join("window.log"));
        let window = Self {
            driver,
            data,
            saved: Cell::new(false),
            screen,
            _kept: kept,
            _seat: seat,
        };
        if let Some(page) = &opening.page {
            window.ask("POST", "/url", &json!({"url": page}));
        }
        window.wait_for(
            "the page to have something in it",
            "return document.body && document.body.innerText.trim() !== ''",
        );
        window.eval(POLICY_LISTENER);
        if let Some((width, height)) = opening.size {
            window.resize(width, height);
        }
        window
    }

    /// Where the program keeps its state.
    pub fn data_folder(&self) -> &Path {
        &self.data
    }

    /// Changes the size of the window and waits until the page has it.
    ///
    /// # Panics
    ///
    /// When it does not get that size.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        let size = json!({"x": 0, "y": 0, "width": width, "height": height});
        self.ask("POST", "/window/rect", &size);
        self.wait_for(
            &format!("a window of {width} by {height}"),
            &format!("return outerWidth === {width} && outerHeight === {height}"),
        );
    }

    /// Runs the body of a function in the page and gives what it returns.
    ///
    /// # Panics
    ///
    /// When it throws.
    #[track_caller]
    pub fn eval(&self, body: &str) -> Value {
        self.eval_with(body, &json!([]))
    }

    /// As [`Window::eval`], with `arguments`.
    ///
    /// # Panics
    ///
    /// When it throws.
    #[track_caller]
    pub fn eval_with(&self, body: &str, arguments: &Value) -> Value {
        let script = json!({"script": body, "args": arguments});
        self.ask("POST", "/execute/sync", &script)
    }

    /// Presses keys, one after the other: `Control+k`, `Tab Tab Enter`, `Alt+ArrowRight`.
    ///
    /// # Panics
    ///
    /// When there is no such key.
    #[track_caller]
    pub fn press(&self, keys: &str) {
        let actions = keys::pressed(keys).unwrap_or_else(|wrong| panic!("{wrong}"));
        self.ask("POST", "/actions", &actions);
    }

    /// Types a text where the focus is.
    ///
    /// # Panics
    ///
    /// When the window does not take it.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        self.ask("POST", "/actions", &keys::typed(text));
    }

    /// The text of the first element that matches a selector, as it is shown.
    ///
    /// # Panics
    ///
    /// When there is none.
    #[track_caller]
    pub fn text(&self, css: &str) -> String {
        self.find(css).text()
    }

    /// Saves a picture of the page.
    ///
    /// # Panics
    ///
    /// When it cannot be taken or written.
    #[track_caller]
    pub fn screenshot(&self, path: &Path) {
        // What was changed by the last command is drawn in the frame after it.
        self.wait(
            PATIENCE,
            "two frames and the fonts",
            include_str!("window/drawn.js"),
            &json!([]),
        );
        let taken = self.driver.picture();
        let taken = taken.unwrap_or_else(|wrong| self.fail(&format!("no picture: {wrong}")));
        std::fs::write(path, taken).expect("the picture can be written");
    }

    /// What the page's content policy refused.
    ///
    /// # Panics
    ///
    /// When the page does not answer.
    #[track_caller]
    pub fn refused_by_policy(&self) -> Vec<String> {
        let refused = self.eval(POLICY_REFUSED);
        let refused = refused.as_array().into_iter().flatten();
        refused
            .map(|one| one.as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// What axe-core finds on the whole page.
    ///
    /// # Panics
    ///
    /// When axe-core is not installed or does not run.
    #[track_caller]
    pub fn axe(&self) -> Vec<Violation> {
        self.axe_in("html")
    }

    /// What axe-core finds below a selector.
    ///
    /// # Panics
    ///
    /// When axe-core is not installed or does not run.
    #[track_caller]
    pub fn axe_in(&self, css: &str) -> Vec<Violation> {
        axe::run(self, css)
    }

    /// Asks the window to close, as its title bar does. It may have a question first.
    ///
    /// # Panics
    ///
    /// When there is no window that could be asked.
    #[track_caller]
    pub fn ask_to_close(&self) {
        if let Err(wrong) = self.screen.ask_to_close() {
            self.fail(&format!("closing the window: {wrong}"));
        }
    }

    /// Closes the window as somebody does who is done, and waits until the program has ended.
    ///
    /// # Panics
    ///
    /// When it does not end.
    #[track_caller]
    pub fn close(self) {
        self.ask_to_close();
        if !self.driver.has_ended(PATIENCE) {
            self.fail(&"the window was asked to close, and is still open");
        }
    }

    /// The processes of the program: its own and those of WebKit, as the system numbers them.
    pub fn processes(&self) -> Vec<u32> {
        let members = self.driver.members().into_iter();
        let of_it = members.filter(|one| !matches!(one.name.as_str(), "sh" | "WebKitWebDriver"));
        of_it.map(|one| one.id).collect()
    }

    #[track_caller]
    fn ask(&self, method: &str, path: &str, body: &Value) -> Value {
        let answer = self.driver.ask(method, path, body);
        answer.unwrap_or_else(|wrong| self.fail(&wrong))
    }

    /// Fails the test, with where its evidence is.
    #[track_caller]
    fn fail(&self, what: &dyn Display) -> ! {
        self.saved.set(true);
        let saved = evidence::save(&self.driver, &what.to_string());
        panic!("{what}\n{saved}")
    }
}

/// A test that failed in its own words shows the window, too.
impl Drop for Window {
    #[expect(
        clippy::print_stderr,
        reason = "the message of the failure is out already; this belongs behind it"
    )]
    fn drop(&mut self) {
        if std::thread::panicking() && !self.saved.get() {
            let saved = evidence::save(&self.driver, "the test failed while the window was open");
            eprintln!("{saved}");
        }
    }
}
