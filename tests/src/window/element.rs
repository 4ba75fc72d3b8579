//! One element of the page.

use super::Window;
use serde_json::{Value, json};

/// The key under which the protocol hands an element around.
const REFERENCE: &str = "element-6066-11e4-a52e-4f735466cecf";

/// The middle of an element in an enlarged page, in pixels of the screen; null in one that
/// is not.
const MIDDLE: &str = "\
const zoom = outerWidth / innerWidth;
if (Math.abs(zoom - 1) < 0.01) return null;
const [element] = arguments;
element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
const box = element.getBoundingClientRect();
const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
const there = document.elementFromPoint(x, y);
const over = element.contains(there) ? undefined : there ? there.outerHTML.slice(0, 200) : 'nothing';
return { x: Math.round(x * zoom), y: Math.round(y * zoom), over }";

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
        // A dialog that grows into place is not yet where it says; what never ends is not waited for.
        self.window.wait_for(
            "nothing to move any more",
            "return document.getAnimations().every((one) => one.playState !== 'running'
                 || one.effect?.getTiming().iterations === Number.POSITIVE_INFINITY)",
        );
        match self.enlarged_middle() {
            None => _ = self.ask("POST", "/click", &json!({})),
            Some(at) => self.point(&[
                move_to(&at),
                json!({"type": "pointerDown", "button": 0}),
                json!({"type": "pointerUp", "button": 0}),
            ]),
        }
    }

    /// Where its middle is on the screen, when the page is enlarged: the driver forgets that
    /// and would point elsewhere. Scrolls it into view.
    #[track_caller]
    fn enlarged_middle(&self) -> Option<Value> {
        let at = self.eval(MIDDLE);
        if let Some(over) = at["over"].as_str() {
            self.window
                .fail(&format!("it cannot be clicked: {over} lies over it"));
        }
        (!at.is_null()).then_some(at)
    }

    #[track_caller]
    fn point(&self, steps: &[Value]) {
        let pointer = json!({"type": "pointer", "id": "pointer", "actions": steps});
        self.window
            .ask("POST", "/actions", &json!({"actions": [pointer]}));
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
        let step = match self.enlarged_middle() {
            Some(at) => move_to(&at),
            None => json!({
                "type": "pointerMove", "duration": 0, "origin": self.reference(), "x": 0, "y": 0,
            }),
        };
        self.point(&[step]);
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

fn move_to(at: &Value) -> Value {
    json!({"type": "pointerMove", "duration": 0, "x": at["x"], "y": at["y"]})
}

fn said(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
