//! Pages of a list. The page size comes from the weather.

use serde::Serialize;
use serde_json::{Value, json};

use crate::Practice;
use crate::answer::Answer;
use crate::call::Call;
use crate::encoding::{base64url, from_base64url};

/// A page as ARM writes it.
#[derive(Serialize)]
pub(crate) struct Page<T> {
    pub(crate) value: Vec<T>,
    #[serde(rename = "nextLink", skip_serializing_if = "Option::is_none")]
    pub(crate) next_link: Option<String>,
}

/// One page of a list that is at hand as a whole.
pub(crate) fn of(practice: &Practice, call: &Call, mut items: Vec<Value>) -> Answer {
    let start = skip_token(call)
        .and_then(|text| text.parse::<usize>().ok())
        .unwrap_or_default();
    let size = practice.weather.page_size;
    let mut value = items.split_off(start.min(items.len()));
    let mut next_link = None;
    if size > 0 && value.len() > size {
        value.truncate(size);
        next_link = Some(link(call, &(start + size).to_string()));
    }
    Answer::json(200, &Page { value, next_link })
}

/// The link that carries a token.
pub(crate) fn link(call: &Call, token: &str) -> String {
    call.next_link("$skipToken", &base64url(token.as_bytes()))
}

/// The token a link carried.
pub(crate) fn skip_token(call: &Call) -> Option<String> {
    let text = call.query("$skiptoken")?;
    String::from_utf8(from_base64url(text)?).ok()
}

/// A list that is never paged.
pub(crate) fn whole(items: &[Value]) -> Answer {
    Answer::json(200, &json!({ "value": items }))
}
