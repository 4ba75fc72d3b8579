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
        arrive(
            window,
            "the lines",
            "document.querySelector('footer')?.innerText.includes('Apply ')",
        );
    }),
    keys("10-apply", "Alt+ArrowRight", "Apply"),
    acts("10b-applied", |window| {
        window.by_role_like("button", "Apply 136 grants").click();
        arrive(
            window,
            "the end of the run",
            "document.querySelector('h1')?.innerText.startsWith('Applied')",
        );
    }),
    keys("12-export", "Alt+ArrowRight", "Export"),
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
            Way::Keys(keys, title) => {
                window.press(keys);
                let begins =
                    format!("document.querySelector('h1')?.innerText.startsWith('{title}')");
                arrive(window, title, &begins);
            }
            Way::Acts(acts) => acts(window),
        }
    }
}

/// Waits until that holds and nothing on the screen is on its way any more.
fn arrive(window: &Window, what: &str, there: &str) {
    let still = "!document.querySelector('[aria-busy=true], [role=progressbar]')";
    window.wait_for(what, &format!("return {there} && {still}"));
}

/// Looks for something by its words.
fn find(window: &Window, words: &str) {
    window.press("Control+k");
    window.find("[role=combobox]");
    window.type_text(words);
    window.find("[role=option]");
}
