//! The screens, and how to get to each from the one before. A new screen is one row.

use rollout_tests::window::Window;

/// A screen.
pub struct Place {
    /// Part of the file's name, in the order of the steps.
    pub name: &'static str,
    way: Way,
}

/// How to get to a screen from wherever the window is.
enum Way {
    /// These keys, until the title begins like that.
    Keys(&'static str, &'static str),
    /// Whatever it takes.
    Acts(fn(&Window)),
}

/// In the order in which they are gone through: later ones show what earlier ones did.
pub const PLACES: &[Place] = &[
    keys("02-prerequisites", "Alt+1", "Prerequisites"),
    keys("02b-environments", "Alt+2", "Environments"),
    keys("03-organization", "Alt+3", "Organization"),
    keys("04-access", "Alt+4", "Access"),
    acts("04b-access-role-picker", |window| {
        window
            .find("[role=grid] button[data-at*='/mapping/']")
            .click();
        window.find("[role=listbox] [role=option]");
    }),
    keys("05-networking", "Alt+5", "Networking"),
    keys("05b-encryption", "Alt+6", "Encryption"),
    keys("06-connections", "Alt+7", "Connections"),
    keys("06c-models", "Alt+8", "Models"),
    keys("06d-governance", "Alt+9", "Governance"),
    keys("07-review", "Alt+0", "Review"),
    keys("08-sign-off", "Alt+-", "Sign-off"),
    keys("09-compare", "Alt+ArrowRight", "Compare"),
    acts("09b-compared", |window| {
        window.by_role_in("main", "button", "Compare").click();
        window.by_role_like("button", "Apply 1");
    }),
    acts("10-apply", |window| {
        go(window, "Alt+ArrowRight", "Apply");
        window.by_role_like("button", "Apply 1");
    }),
    acts("10b-applied", |window| {
        window.by_role_like("button", "Apply 1").click();
        arrive(window, "the end of the run", &titled("Applied"));
    }),
    acts("09c-compared-again", |window| {
        go(window, "Alt+ArrowLeft", "Compare");
        window
            .by_role_in("footer", "button", "Compare again")
            .click();
        window.wait_for_text("Nothing to do");
    }),
    acts("12-export", |window| {
        find(window, "> Export");
        window.press("Enter");
        arrive(window, "Export", &titled("Export"));
    }),
    acts("13-command-palette", |window| find(window, "gateway")),
    acts("01-home", |window| {
        window.press("Escape");
        find(window, "> All rollouts");
        window.press("Enter");
        arrive(
            window,
            "the list of rollouts",
            "!document.querySelector('[data-step]')",
        );
    }),
];

const fn keys(name: &'static str, keys: &'static str, title: &'static str) -> Place {
    let way = Way::Keys(keys, title);
    Place { name, way }
}

const fn acts(name: &'static str, acts: fn(&Window)) -> Place {
    let way = Way::Acts(acts);
    Place { name, way }
}

impl Place {
    /// Goes there.
    pub fn go(&self, window: &Window) {
        match self.way {
            Way::Keys(keys, title) => go(window, keys, title),
            Way::Acts(acts) => acts(window),
        }
    }
}

/// Closes what may lie over the screen, then presses keys until the title begins like that.
fn go(window: &Window, keys: &str, title: &str) {
    window.press("Escape");
    let uncovered = "return !document.querySelector('#root[aria-hidden=true]')";
    window.wait_for("nothing to lie over the screen", uncovered);
    window.press(keys);
    arrive(window, title, &titled(title));
}

fn titled(title: &str) -> String {
    format!("document.querySelector('main h1')?.innerText.startsWith('{title}')")
}

/// Waits until that holds and nothing on the screen is on its way any more.
fn arrive(window: &Window, what: &str, there: &str) {
    let still = "!document.querySelector('[aria-busy=true], [role=progressbar]') && \
                 ![...document.querySelectorAll('main [role=status]')] \
                 .some((one) => one.textContent.startsWith('Loading'))";
    window.wait_for(what, &format!("return {there} && {still}"));
}

/// Looks for something by its words.
fn find(window: &Window, words: &str) {
    window.press("Control+k");
    window.find("[role=combobox]");
    window.type_text(words);
    window.find("[role=option]");
}
