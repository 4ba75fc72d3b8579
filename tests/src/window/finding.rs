//! Waiting for things and finding them: whatever is looked for is waited for.

use super::{Element, Window};
use serde_json::{Value, json};
use std::time::Duration;

/// How long something that has to come may take on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Looks for elements by role and accessible name, as a person who listens would.
const ROLES: &str = include_str!("roles.js");

impl Window {
    /// Waits until the body of a function returns something true, and gives it.
    ///
    /// # Panics
    ///
    /// When that does not happen within half a minute.
    #[track_caller]
    pub fn wait_for(&self, what: &str, body: &str) -> Value {
        self.wait(PATIENCE, what, body, &json!([]))
    }

    /// As [`Window::wait_for`], for what takes its time.
    ///
    /// # Panics
    ///
    /// When that does not happen within `limit`.
    #[track_caller]
    pub fn wait_longer(&self, limit: Duration, what: &str, body: &str) -> Value {
        self.wait(limit, what, body, &json!([]))
    }

    /// As [`Window::wait_longer`], with `arguments`.
    #[track_caller]
    pub(super) fn wait(&self, limit: Duration, what: &str, body: &str, arguments: &Value) -> Value {
        match self.driver.wait(limit, body, arguments) {
            Ok(found) if found["late"] == true => {
                let why = found["why"].as_str().unwrap_or_default();
                let limit = limit.as_secs_f32();
                self.fail(&format!("waited {limit} s for {what}{why}"))
            }
            Ok(found) => found["value"].clone(),
            Err(wrong) => self.fail(&format!("waiting for {what}: {wrong}")),
        }
    }

    /// Waits until the page says this somewhere.
    ///
    /// # Panics
    ///
    /// When it does not.
    #[track_caller]
    pub fn wait_for_text(&self, text: &str) {
        let said = "return document.body.innerText.includes(arguments[0])";
        let what = format!("the page to say `{text}`");
        self.wait(PATIENCE, &what, said, &json!([text]));
    }

    /// The first element that matches a selector.
    ///
    /// # Panics
    ///
    /// When none appears.
    #[track_caller]
    pub fn find(&self, css: &str) -> Element<'_> {
        let found = "return document.querySelector(arguments[0])";
        let found = self.wait(PATIENCE, &format!("`{css}`"), found, &json!([css]));
        Element::new(self, &found)
    }

    /// How many elements match a selector now.
    ///
    /// # Panics
    ///
    /// When the selector is not one.
    #[track_caller]
    pub fn count(&self, css: &str) -> u64 {
        let count = "return document.querySelectorAll(arguments[0]).length";
        let count = self.eval_with(count, &json!([css]));
        count.as_u64().unwrap_or_default()
    }

    /// The one visible element with that role and exactly that accessible name.
    ///
    /// # Panics
    ///
    /// When there is none, or more than one.
    #[track_caller]
    pub fn by_role(&self, role: &str, name: &str) -> Element<'_> {
        self.one("body", role, name, true)
    }

    /// As [`Window::by_role`], where the name holds this text.
    ///
    /// # Panics
    ///
    /// When there is none, or more than one.
    #[track_caller]
    pub fn by_role_like(&self, role: &str, part: &str) -> Element<'_> {
        self.one("body", role, part, false)
    }

    /// As [`Window::by_role`], below the elements that match a selector.
    ///
    /// # Panics
    ///
    /// When there is none, or more than one.
    #[track_caller]
    pub fn by_role_in(&self, css: &str, role: &str, name: &str) -> Element<'_> {
        self.one(css, role, name, true)
    }

    #[track_caller]
    fn one(&self, css: &str, role: &str, name: &str, exact: bool) -> Element<'_> {
        let body = format!("{ROLES}\nreturn one(...arguments)");
        let what = format!("one {role} `{name}`");
        let arguments = json!([css, role, name, exact]);
        Element::new(self, &self.wait(PATIENCE, &what, &body, &arguments))
    }

    /// The accessible names of everything visible with that role, in the order of the page.
    ///
    /// # Panics
    ///
    /// When the page does not answer.
    #[track_caller]
    pub fn names(&self, role: &str) -> Vec<String> {
        let body = format!("{ROLES}\nreturn all('body', arguments[0]).map(nameOf)");
        let names = self.eval_with(&body, &json!([role]));
        let names = names.as_array().into_iter().flatten();
        names
            .map(|name| name.as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// The element that has the focus.
    ///
    /// # Panics
    ///
    /// When nothing has it.
    #[track_caller]
    pub fn focused(&self) -> Element<'_> {
        let found = "return document.activeElement !== document.body && document.activeElement";
        Element::new(self, &self.wait_for("something to have the focus", found))
    }
}
