//! Keys as people name them, as the protocol wants them.

use serde_json::{Value, json};

/// The named keys and their code points in the protocol.
const NAMED: &[(&str, char)] = &[
    ("Backspace", '\u{e003}'),
    ("Tab", '\u{e004}'),
    ("Enter", '\u{e007}'),
    ("Shift", '\u{e008}'),
    ("Control", '\u{e009}'),
    ("Alt", '\u{e00a}'),
    ("Escape", '\u{e00c}'),
    ("Space", ' '),
    ("PageUp", '\u{e00e}'),
    ("PageDown", '\u{e00f}'),
    ("End", '\u{e010}'),
    ("Home", '\u{e011}'),
    ("ArrowLeft", '\u{e012}'),
    ("ArrowUp", '\u{e013}'),
    ("ArrowRight", '\u{e014}'),
    ("ArrowDown", '\u{e015}'),
    ("Insert", '\u{e016}'),
    ("Delete", '\u{e017}'),
    ("F1", '\u{e031}'),
    ("F2", '\u{e032}'),
    ("F3", '\u{e033}'),
    ("F4", '\u{e034}'),
    ("F5", '\u{e035}'),
    ("F6", '\u{e036}'),
    ("F7", '\u{e037}'),
    ("F8", '\u{e038}'),
    ("F9", '\u{e039}'),
    ("F10", '\u{e03a}'),
    ("F11", '\u{e03b}'),
    ("F12", '\u{e03c}'),
    ("Meta", '\u{e03d}'),
];

/// The actions for keys such as `Control+Shift+p F6`.
pub fn pressed(keys: &str) -> Result<Value, String> {
    let mut strokes = Vec::new();
    for chord in keys.split_whitespace() {
        let chord: Vec<char> = chord_of(chord)?;
        strokes.extend(chord.iter().map(|key| stroke("keyDown", *key)));
        strokes.extend(chord.iter().rev().map(|key| stroke("keyUp", *key)));
    }
    Ok(actions(&strokes))
}

/// The actions that type a text; a line end is Enter.
pub fn typed(text: &str) -> Value {
    let mut strokes = Vec::new();
    for letter in text.chars() {
        let key = if letter == '\n' { '\u{e007}' } else { letter };
        strokes.extend([stroke("keyDown", key), stroke("keyUp", key)]);
    }
    actions(&strokes)
}

fn chord_of(chord: &str) -> Result<Vec<char>, String> {
    // `Control++` ends in the key plus.
    let (names, plus) = match chord.strip_suffix('+') {
        Some(before) => (before.trim_end_matches('+'), Some('+')),
        None => (chord, None),
    };
    let named = names.split('+').filter(|name| !name.is_empty()).map(key);
    named.chain(plus.map(Ok)).collect()
}

fn key(name: &str) -> Result<char, String> {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => Ok(letter),
        _ => NAMED
            .iter()
            .find(|(named, _)| *named == name)
            .map(|(_, code)| *code)
            .ok_or_else(|| format!("there is no key `{name}`")),
    }
}

fn stroke(kind: &str, key: char) -> Value {
    json!({"type": kind, "value": key.to_string()})
}

fn actions(strokes: &[Value]) -> Value {
    json!({"actions": [{"type": "key", "id": "keyboard", "actions": strokes}]})
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(actions: &Value) -> Vec<String> {
        let strokes = actions["actions"][0]["actions"].as_array().unwrap();
        let told = |stroke: &Value| {
            let key = stroke["value"]
                .as_str()
                .unwrap()
                .escape_unicode()
                .to_string();
            format!("{} {key}", stroke["type"].as_str().unwrap())
        };
        strokes.iter().map(told).collect()
    }

    #[test]
    fn a_chord_is_let_go_in_the_other_order() {
        assert_eq!(
            told(&pressed("Control+k").unwrap()),
            [
                r"keyDown \u{e009}",
                r"keyDown \u{6b}",
                r"keyUp \u{6b}",
                r"keyUp \u{e009}"
            ]
        );
    }

    #[test]
    fn plus_is_a_key() {
        assert_eq!(chord_of("+"), Ok(vec!['+']));
        assert_eq!(chord_of("Control++"), Ok(vec!['\u{e009}', '+']));
    }

    #[test]
    fn an_unknown_key_is_named() {
        assert_eq!(pressed("Ctrl+k"), Err("there is no key `Ctrl`".to_owned()));
    }
}
