//! One element of the page.

use super::Window;
use serde_json::{Value, json};

/// The key under which the protocol hands an element around.
const REFERENCE: &str = "element-6066-11e4-a52e-4f735466cecf";

/// An element that was found. It goes stale when the page replaces it: find it again then.
pub struct Element<'w> {
    window: &'w Window,
    id: String,
}

impl<'w> Element<'w> {
    #[track_caller]
    pub(super) fn new(window: &'w Window, found: &Value) -> Self {
        let id = found[REFERENCE].as_str();
        let id = id.unwrap_or_else(|| panic!("the page gave no element but {found}"));
        Self {
            window,
            id: id.to_owned(),
        }
    }

    /// Scrolls it into view, moves the pointer to its middle and clicks.
    ///
    /// # Panics
    ///
    /// When it cannot be clicked, for example because something lies over it.
    #[track_caller]
    pub fn click(&self) {
        self.ask("POST", "/click", &json!({}));
    }

    /// Focuses it and types a text after what is in it.
    ///
    /// # Panics
    ///
    /// When it takes no text.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        self.ask("POST", "/value", &json!({"text": text}));
    }

    /// Focuses it, selects what is in it, and types a text in its place.
    ///
    /// # Panics
    ///
    /// When it takes no text.
    #[track_caller]
    pub fn replace_text(&self, text: &str) {
        self.focus();
        self.window.press("Control+a");
        if text.is_empty() {
            self.window.press("Delete");
        } else {
            self.window.type_text(text);
        }
    }

    /// Moves the pointer over it.
    ///
    /// # Panics
    ///
    /// When it is not in the page any more.
    #[track_caller]
    pub fn hover(&self) {
        self.eval("arguments[0].scrollIntoView({ block: 'nearest' })");
        let step = json!({
            "type": "pointerMove", "duration": 0, "origin": self.reference(), "x": 0, "y": 0,
        });
        let pointer = json!({"type": "pointer", "id": "pointer", "actions": [step]});
        self.window
            .ask("POST", "/actions", &json!({"actions": [pointer]}));
    }

    /// Puts the focus on it, without a click.
    ///
    /// # Panics
    ///
    /// When it is not in the page any more.
    #[track_caller]
    pub fn focus(&self) {
        self.eval("arguments[0].focus()");
    }

    /// Its text as it is shown.
    ///
    /// # Panics
    ///
    /// When it is not in the page any more.
    #[track_caller]
    pub fn text(&self) -> String {
        said(&self.eval("return arguments[0].innerText"))
    }

    /// What is in it, for a field.
    ///
    /// # Panics
    ///
    /// When it is not in the page any more.
    #[track_caller]
    pub fn value(&self) -> String {
        said(&self.eval("return arguments[0].value"))
    }

    /// One of its attributes.
    ///
    /// # Panics
    ///
    /// When it is not in the page any more.
    #[track_caller]
    pub fn attribute(&self, name: &str) -> Option<String> {
        let body = "return arguments[0].getAttribute(arguments[1])";
        let value = self
            .window
            .eval_with(body, &json!([self.reference(), name]));
        value.as_str().map(str::to_owned)
    }

    /// One of its styles as the browser computed it, for example `background-color`.
    ///
    /// # Panics
    ///
    /// When it is not in the page any more.
    #[track_caller]
    pub fn style(&self, property: &str) -> String {
        let body = "return getComputedStyle(arguments[0]).getPropertyValue(arguments[1])";
        said(
            &self
                .window
                .eval_with(body, &json!([self.reference(), property])),
        )
    }

    /// Its role and name in the browser's own accessibility tree: what a screen reader hears.
    ///
    /// # Panics
    ///
    /// When it is not in the page any more.
    #[track_caller]
    pub fn heard(&self) -> (String, String) {
        let role = self.ask("GET", "/computedrole", &json!({}));
        let label = self.ask("GET", "/computedlabel", &json!({}));
        (said(&role), said(&label))
    }

    /// Runs the body of a function with the element as its first argument.
    ///
    /// # Panics
    ///
    /// When it throws, or the element is not in the page any more.
    #[track_caller]
    pub fn eval(&self, body: &str) -> Value {
        self.window.eval_with(body, &json!([self.reference()]))
    }

    fn reference(&self) -> Value {
        json!({REFERENCE: self.id})
    }

    #[track_caller]
    fn ask(&self, method: &str, path: &str, body: &Value) -> Value {
        let path = format!("/element/{}{path}", self.id);
        self.window.ask(method, &path, body)
    }
}

fn said(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
